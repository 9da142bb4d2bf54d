"""Blocks of what goes to a school: what is wished, what a parent thinks, what is due when."""

from __future__ import annotations

from collections.abc import Iterator

from companion.records import Incident
from companion.report.asks import picked
from companion.report.blocks import Block, Facts, Heading, Paragraph, Style
from companion.report.story import note
from companion.report.writing import Writing

_ROOM = 2  # empty lines under a question


def wishes(w: Writing) -> list[Block]:
    """What the person wishes, event by event, and room for more."""
    rows = [*_each(w, "wish"), (w.say("wishes.more"), ""), ("", "")]
    return [Heading(w.say("heading.wishes")), *note(w, "wishes"), Facts(tuple(rows))]


def opinion(w: Writing) -> list[Block]:
    """What a parent is asked, filled in from the record as far as it goes, with room to write."""
    case = w.chosen.case
    who = {name: w.read.text(case, name) for name in ("person", "grade")}
    rows = [(w.say(f"opinion.{name}"), said) for name, said in who.items()]
    rows.append((w.say("opinion.writer"), w.read.text(case, "writer")))
    rows.append((w.say("opinion.relation"), ""))
    rows.append((w.say("opinion.contact"), w.read.text(case, "contact")))
    made: list[Block] = [Heading(w.say("heading.opinion.who")), Facts(tuple(rows))]
    made += note(w, "opinion")
    asked: list[tuple[str, list[tuple[str, str]]]] = [
        ("learned", _first_noticed(w)),
        ("state", list(_each(w, "effect"))),
        ("understood", []),
        ("before", []),
        ("done", []),
        ("requests", [*_each(w, "wish"), *_chosen(w)]),
        ("view", []),
    ]
    for name, known in asked:
        room = [(w.say("opinion.room"), ""), *[("", "")] * (_ROOM - 1)]
        made += [Heading(w.say(f"heading.opinion.{name}")), Facts((*known, *room))]
    return made


def deadlines(w: Writing) -> list[Block]:
    """Until when what is due: what the law says, and apart from it what a guidebook says."""
    made: list[Block] = []
    for name in ("law", "guide"):
        labels, texts = w.each(f"deadlines.{name}"), w.each(f"deadlines.{name}_by")
        rows = tuple(zip(labels, texts, strict=True))
        if rows:
            made += [Heading(w.say(f"heading.deadlines_{name}"), 2), Facts(rows)]
            made.append(Paragraph(w.say(f"deadlines.{name}_source"), Style.QUIET))
    return [Heading(w.say("heading.deadlines")), *made] if made else []


def activity(w: Writing) -> list[Block]:
    """What ties it to a teacher's work: questions that only a hand answers."""
    rows = [(label, "") for label in w.each("activity")]
    return [Heading(w.say("heading.activity")), *note(w, "activity"), Facts((*rows, ("", "")))]


def _each(w: Writing, name: str) -> Iterator[tuple[str, str]]:
    """A field of every event that says something there, by the event's number."""
    for incident in w.chosen.incidents:
        said = w.read.text(incident, name)
        if said:
            yield w.say("wishes.event", number=w.numbers[incident.id]), said


def _chosen(w: Writing) -> Iterator[tuple[str, str]]:
    said = [text for block in ("separation", "measures") for text in picked(w, block)]
    if said:
        yield w.say("opinion.chosen"), "\n".join(said)


def _first_noticed(w: Writing) -> list[tuple[str, str]]:
    """When the first of it was noticed, as far as days are known."""
    if not w.read.may("incident.noticed"):
        return []

    def earliest(incident: Incident) -> str:
        moment = w.read.read(incident, "noticed").earliest
        return moment.isoformat() if moment else ""

    known = sorted(filter(earliest, w.chosen.incidents), key=earliest)
    return [(w.say("opinion.first"), w.time(known[0], "noticed"))] if known else []
