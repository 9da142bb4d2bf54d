"""Blocks of a summary for a counsellor: counts and kinds, and not one word of an account.

What is told twice in different words can be held against a person, and a summary goes further
than one thinks. So no name is read here, no title and no story; who it is about is a number
that a hand writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from companion.records import Known
from companion.report.asks import span_words
from companion.report.blocks import Block, Facts, Heading, Ticks
from companion.report.story import note
from companion.report.writing import Writing


def client(w: Writing) -> list[Block]:
    """Whom it is about, without a name, and what was agreed on: left to the hand."""
    age = w.read.text(w.chosen.case, "age")
    rows = [(label, "") for label in w.each("client")]
    rows += [(w.label("age"), w.say(f"age.{age}"))] if age else []
    rows.append((w.say("client.writes"), w.say(f"client.{w.role()}")))
    return [Heading(w.say("heading.client")), Facts(tuple(rows)), *note(w, "client")]


def agreed(w: Writing) -> list[Block]:
    """What may be shared with whom, and until when."""
    rows = tuple((label, "") for label in w.each("agreed"))
    return [Heading(w.say("heading.agreed")), Facts(rows)]


def presenting(w: Writing) -> list[Block]:
    """How much, of what kind, where and since when, and how it is known."""
    told = w.chosen.incidents
    rows = [(w.say("presenting.count"), w.say("presenting.things", count=len(told)))]
    rows.append((w.say("presenting.period"), span_words(w, told)))
    acts = (act for one in told for act in w.act_names(one, known=True))
    rows.append((w.say("presenting.acts"), _counted(w, acts)))
    linked = (account for one in told for account in w.linked(one))
    platforms = (w.platform(account, known=True) for account in linked)
    rows.append((w.say("presenting.platforms"), ", ".join(dict.fromkeys(filter(None, platforms)))))
    if w.read.may("incident.known"):
        order = sorted(Known, key=lambda known: known is Known.UNSAID)
        how = Counter(w.read.read(one, "known") for one in told)
        said = (_times(w, w.say(f"known.{known}"), how[known]) for known in order if how[known])
        rows.append((w.say("presenting.known"), ", ".join(said)))
    rows.append((w.say("presenting.items"), w.say("presenting.kept")))
    return [
        Heading(w.say("heading.presenting")),
        Facts(tuple(r for r in rows if r[1])),
        *note(w, "presenting"),
    ]


def risks(w: Writing) -> list[Block]:
    """What has to be looked at now: asked and ticked by a person, never worked out by us."""
    asked = tuple((text, False) for text in w.each("risks"))
    rows = ((w.say("risks.when"), ""), (w.say("risks.who"), ""))
    return [Heading(w.say("heading.risks")), Ticks(asked), Facts(rows)]


def tasks(w: Writing) -> list[Block]:
    """What is still to be done, and who answers for this page."""
    rows = tuple((label, "") for label in w.each("tasks"))
    return [Heading(w.say("heading.tasks")), Facts(rows)]


def _counted(w: Writing, names: Iterable[str]) -> str:
    """Each name with how often it comes up, the most frequent first."""
    found = Counter(filter(None, names)).most_common()
    return ", ".join(_times(w, name, count) for name, count in found)


def _times(w: Writing, what: str, count: int) -> str:
    return w.say("presenting.times", what=what, count=count)
