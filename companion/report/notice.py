"""Blocks of a notice to a platform in another country: what its law wants said, in a pack's words.

Which part of which law a block answers stands in its heading, which is the pack's, too.
"""

from __future__ import annotations

from companion.report.blocks import Block, Facts, Heading, Paragraph
from companion.report.story import note
from companion.report.writing import Writing


def request(w: Writing) -> list[Block]:
    """What is asked for by which law."""
    return [Heading(w.say("heading.request")), *map(Paragraph, w.each("request"))]


def belief(w: Writing) -> list[Block]:
    """What the sender believes in good faith, and room for what else helps to see it."""
    room = Facts(((w.say("belief.room"), ""), ("", "")))
    return [Heading(w.say("heading.belief")), *map(Paragraph, w.each("belief")), room]


def asked(w: Writing) -> list[Block]:
    """What the platform is asked to do, a line each."""
    lines = "\n".join(f"· {line}" for line in w.each("asked"))
    return [Heading(w.say("heading.asked")), Paragraph(lines)]


def sent(w: Writing) -> list[Block]:
    """When it was sent and how: left to the hand, for a deadline runs from it."""
    rows = tuple((label, "") for label in w.each("sent"))
    return [Heading(w.say("heading.sent")), Facts(rows), *note(w, "sent")]
