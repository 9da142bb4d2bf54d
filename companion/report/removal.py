"""Blocks that ask for deletion: who may ask, where it is, and by what it can be found.

No file goes along, and a picture that shows anything sexual least of all: whoever looks for it
needs its address. Where it has none, the room, the account and the words beside it help.
"""

from __future__ import annotations

from companion.records import Evidence, Shows
from companion.report.allowed import host
from companion.report.asks import choices, picked, ticks
from companion.report.blocks import Block, Facts, Heading, Paragraph, Style, Ticks
from companion.report.lists import Cells, author, field, table
from companion.report.story import note
from companion.report.writing import Writing

_WHO = ("self", "spouse", "family", "sibling", "agent")
_IS = {"mine": "self", "child": "family", "teacher": "agent"}  # who supports may be any of them


def entitled(w: Writing) -> list[Block]:
    """Who asks, of those whom the law lets ask, and which papers each of them hands in."""
    case, role = w.chosen.case, w.role()
    rows = [(w.label("person"), w.read.text(case, "person"))]
    age = w.read.text(case, "age")
    rows += [(w.label("age"), w.say(f"age.{age}"))] if age else []
    if role != "mine":
        rows.append((w.say("entitled.writer"), w.read.text(case, "writer")))
    rows.append((w.label("contact"), w.read.text(case, "contact")))
    marks = ((w.say(f"entitled.{one}"), _IS.get(role) == one) for one in _WHO)
    rows.append(
        (w.say("entitled.who"), "    ".join(f"{'■' if is_ else '□'} {text}" for text, is_ in marks))
    )
    rows += [(label, "") for label in w.each("byhand")]
    return [
        Heading(w.say("heading.entitled")),
        Facts(tuple(rows)),
        Paragraph(w.say("entitled.bring")),
        Ticks(tuple((text, False) for text in w.each("entitled.papers"))),
        *note(w, "entitled"),
    ]


def targets(w: Writing) -> list[Block]:
    """Every address, or room where there is no address, at which it was seen; room for more."""
    found = [item for item in w.chosen.items if _is_somewhere(w, item) and _is_here(w, item)]
    order = {item.id: number for number, item in enumerate(found, 1)}
    columns: list[Cells[Evidence]] = [
        Cells("order", 2, (), lambda i: str(order[i.id])),
        field(w, "evidence", "url", 10),
        field(w, "evidence", "title", 7, "what"),
        field(w, "evidence", "room", 5),
        Cells("author", 8, ("evidence.account",), lambda i: author(w, i)),
        Cells("seen", 6, ("evidence.seen",), lambda i: w.time(i, "seen")),
    ]
    shown: list[Block] = [table(w, columns, found)] if found else []
    more = Facts(((w.say("targets.more"), ""), ("", "")))
    return [Heading(w.say("heading.targets")), *note(w, "targets"), *shown, more]


def sources(w: Writing) -> list[Block]:
    """Ordinary items that show that it is the person: what they are, and who keeps them."""
    found = [
        item for item in w.chosen.items if _is_ordinary(w, item) and not _is_somewhere(w, item)
    ]
    columns: list[Cells[Evidence]] = [
        Cells("number", 4, ("evidence.number",), w.exhibit),
        field(w, "evidence", "title", 12, "what"),
        field(w, "evidence", "holder", 12),
    ]
    shown: Block = Facts(((w.say("sources.none"), ""),))
    if found and w.read.may("evidence.number"):
        shown = table(w, columns, found)
    return [Heading(w.say("heading.sources")), *note(w, "sources"), shown]


def found_by(w: Writing) -> list[Block]:
    """Words to look for; what was written beside a picture is left to the hand."""
    rows = [(label, "") for label in w.each("found_by")]
    return [Heading(w.say("heading.found_by")), *note(w, "found_by"), Facts(tuple(rows))]


def wanted(w: Writing) -> list[Block]:
    """What help is wished, of all that is on offer."""
    return [Heading(w.say("heading.wanted")), *ticks(w, "wanted"), *note(w, "wanted")]


def applicant(w: Writing) -> list[Block]:
    """Who asks a platform: left to the hand, for what is sent may be passed on."""
    rows = [(label, "") for label in w.each("applicant")]
    to = [(w.say("applicant.to"), w.place)] if w.place else []
    return [Heading(w.say("heading.applicant")), Facts((*to, *rows)), *note(w, "applicant")]


def kinds(w: Writing) -> list[Block]:
    """Whether it is reported, or to be deleted."""
    return [Heading(w.say("heading.kinds")), Ticks(tuple(choices(w, "kinds")))]


def grounds(w: Writing) -> list[Block]:
    """On which ground of the law; the person says so, and we never conclude it."""
    said = [] if picked(w, "grounds") else [Paragraph(w.say("grounds.open"), Style.QUIET)]
    return [Heading(w.say("heading.grounds")), Ticks(tuple(choices(w, "grounds"))), *said]


def capture(w: Writing) -> list[Block]:
    """Why no picture of the screen comes with it, and who may look instead."""
    return [Heading(w.say("heading.capture")), Paragraph(w.say("capture.text"))]


def places(w: Writing) -> list[str]:
    """Who runs the places where items are, each once, in the order of the items; [""] for none."""
    found = [place_of(w, item) for item in w.chosen.items if _is_somewhere(w, item)]
    return list(dict.fromkeys(found)) or [""]


def place_of(w: Writing, item: Evidence) -> str:
    """Who runs the place where an item is: by its address, else by its account."""
    name = host(w.read.text(item, "url"))
    if name or not w.read.may("evidence.account"):
        return name
    account = w.read.read(item, "account")
    return next((w.platform(known) for known in w.chosen.accounts if known.id == account), "")


def _is_somewhere(w: Writing, item: Evidence) -> bool:
    return bool(w.read.text(item, "url") or w.read.text(item, "room"))


def _is_ordinary(w: Writing, item: Evidence) -> bool:
    """Whether an item shows nothing sexual; who may not know that gets no other."""
    return not w.read.may("evidence.shows") or w.read.read(item, "shows") is Shows.ORDINARY


def _is_here(w: Writing, item: Evidence) -> bool:
    """Whether an item is for this document, where each place gets its own."""
    return not w.place or place_of(w, item) == w.place
