"""Excerpts of chats, as an incident cites them: who is shown as writing what, and when.

Where a desk masks names, everybody who writes in a chat is masked: they are others' children, and
nobody asked them. The chat's other words are masked as all text is, and by these names too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from companion.intake.chats.chat import TEXT
from companion.quoted import Excerpt, Quoted
from companion.records import Incident
from companion.report.allowed import Mask, initial
from companion.report.blocks import Block, Column, Paragraph, Row, Style, Table
from companion.report.writing import Writing

_NEEDED = ("incident.excerpts", "evidence.number", "excerpt.number", "excerpt.messages")
_ME = "me"  # how Discord's own export is read: it holds no name
_PICKED = "* "


def quotes(w: Writing, incident: Incident) -> list[Block]:
    """Each excerpt that an event cites, as a line that names it and its messages."""
    if not w.read.may(*_NEEDED):
        return []
    cited = set(w.read.read(incident, "excerpts"))
    made: list[Block] = []
    for excerpt in w.chosen.excerpts:
        if excerpt.id in cited:
            made += [Paragraph(_caption(w, excerpt), Style.QUIET), _table(w, excerpt)]
    return made


def numbers(w: Writing, item: int) -> list[str]:
    """The numbers of an item's excerpts that this reader gets."""
    if not w.read.may(*_NEEDED):
        return []
    return [str(x.number) for x in w.chosen.excerpts if x.evidence == item]


def _caption(w: Writing, excerpt: Excerpt) -> str:
    item = next(item for item in w.chosen.items if item.id == excerpt.evidence)
    number = w.read.read(excerpt, "number")
    parts = [w.say("quote.name", exhibit=w.exhibit(item), number=number)]
    program, clock = w.read.text(excerpt, "program"), w.read.text(excerpt, "clock")
    known = w.texts.knows(f"program.{program}")
    parts += [w.texts.say(f"program.{program}") if known else program, w.read.text(excerpt, "room")]
    said = w.read.text(excerpt, "saved")
    parts += [w.say("quote.saved", when=said)] if said else []
    first = " · ".join(part for part in parts if part)
    lines = [first, w.say(f"quote.{clock}") if clock else "", w.say("quote.picked")]
    return "\n".join(line for line in lines if line)


def _table(w: Writing, excerpt: Excerpt) -> Table:
    said = w.read.read(excerpt, "messages")
    names = _names(w, said) if w.layout.names != "full" else {}
    columns = [("quote.seq", 3), ("quote.when", 7), ("quote.who", 6), ("quote.text", 20)]
    heads = tuple(Column(w.label(name), share) for name, share in columns)
    # One letter alone is a word, not a name.
    words = {name: word for name, word in names.items() if len(name) > 1}
    own = w.read.text(w.chosen.case, "person")
    mask = Mask(words, own, w.say("someone"))
    return Table(heads, tuple(_row(w, one, names, mask) for one in said))


def _row(w: Writing, one: Quoted, names: Mapping[str, str], mask: Mask) -> Row:
    read = {name: w.read.text(one, name) for name in ("seq", "sender", "sent", "moment", "text")}
    mark = _PICKED if w.may(one, "picked") and one.picked else ""
    text = [mask.over(read["text"])]
    if len(one.text) >= TEXT and read["text"]:
        text.append(w.say("quote.cut"))
    file = mask.over(w.read.text(one, "attachment"))
    text += [w.say("quote.file", name=file)] if file else []
    origin = w.read.text(one, "origin")
    text += [w.say("quote.origin", name=_who(origin, names))] if origin else []
    room = w.read.text(one, "room")
    who = "\n".join(part for part in (_who(read["sender"], names, one.sender), room) if part)
    when = _when(read["moment"]) or read["sent"]
    return Row((mark + read["seq"], when, who, "\n".join(filter(None, text))))


def _when(moment: str) -> str:
    """A moment with its zone, where one is stated."""
    if not moment:
        return ""
    at = datetime.fromisoformat(moment)
    zone = f" {moment[-6:]}" if at.tzinfo else ""
    return f"{at:%Y-%m-%d %H:%M:%S}{zone}" if at.second else f"{at:%Y-%m-%d %H:%M}{zone}"


def _names(w: Writing, said: tuple[Quoted, ...]) -> dict[str, str]:
    """What stands for everyone who writes or is passed on, and is not masked already or the writer.

    Two who would look the same are told apart by a number.
    """
    own = {w.chosen.case.person, _ME} if w.read.may("case.person") else {_ME}
    known = {person.name for person in w.chosen.named}
    masks: dict[str, str] = {}
    for name in dict.fromkeys(name for one in said for name in (one.sender, one.origin) if name):
        if name not in own | known:
            mask = initial(name)
            same = sum(other.split(" ")[0] == mask for other in masks.values())
            masks[name] = f"{mask} {same + 1}" if same else mask
    return masks


def _who(shown: str, names: Mapping[str, str], name: str = "") -> str:
    """A sender, masked: by its own mask, else as the reader's rules made it already."""
    return names.get(name or shown, shown)
