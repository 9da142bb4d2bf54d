"""The free account: passages of the statement, verbatim but for what a desk's masks take out."""

from __future__ import annotations

from companion.records import Answer, Known, Passage, Sure
from companion.report.blocks import Block, Heading, Paragraph, Style
from companion.report.writing import Writing


def account(w: Writing) -> list[Block]:
    """The chosen passages in the order they were asked, nothing at all when none was chosen."""
    if not (w.chosen.passages and w.read.may("passage.text", "passage.prompt", "passage.answer")):
        return []
    made: list[Block] = [Heading(w.say("heading.account"))]
    whole = w.layout.names == "full" and w.layout.urls == "full"
    intro = w.say("account.text" if whole else "account.masked", offset=w.offset())
    made.append(Paragraph(intro, Style.QUIET))
    for passage in w.chosen.passages:
        asked = f"statement.asked.{w.read.text(passage, 'prompt')}"
        if w.texts.knows(asked):  # one of a later version has none here
            made.append(Heading(w.texts.say(asked), 2))
        told = w.read.read(passage, "answer") is Answer.TOLD
        said = w.read.text(passage, "text") if told else w.say("account.unknown")
        made += [Paragraph(said), Paragraph(_about(w, passage, told), Style.QUIET)]
    return made


def _about(w: Writing, passage: Passage, told: bool) -> str:
    """Whose words, how known, how sure, of which event, and when they were written."""
    own = w.role() == "mine" or not w.may(passage, "voice")
    parts = ["" if own else w.say(f"voice.{w.read.read(passage, 'voice')}")]
    if told:
        parts.append(_known(w, passage))
        sure = w.read.read(passage, "sure") if w.may(passage, "sure") else Sure.UNSAID
        parts.append("" if sure is Sure.UNSAID else w.say(f"sure.{sure}"))
    number = w.numbers.get(passage.incident or 0) if w.may(passage, "incident") else None
    parts.append(w.say("account.incident", number=number) if number else "")
    written = _written(w, passage)
    by_another = written and f"passage:{passage.id}" in w.chosen.by_another
    parts += [written, w.say("hand.another") if by_another else ""]
    return " · ".join(filter(None, parts))


def _known(w: Writing, passage: Passage) -> str:
    if not w.may(passage, "known"):
        return ""
    known, name = w.read.read(passage, "known"), w.read.text(passage, "told_by")
    if known is Known.TOLD and name:
        return w.say("known.told_by", name=name)
    said = w.say(f"known.{known}")
    said = said.rstrip(".")  # it is one of several things in a line
    return f"{said} ({name})" if name else said


def _written(w: Writing, passage: Passage) -> str:
    first, last = (w.read.text(passage, name) for name in ("recorded_at", "changed_at"))
    if not (first and last):
        return ""
    if last == first:  # to the second: within a minute much can be changed
        return w.say("account.recorded", first=w.stamp(first))
    return w.say("account.changed", first=w.stamp(first), last=w.stamp(last))
