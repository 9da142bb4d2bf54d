"""Blocks that tell: who writes, what happened in the order it happened, and the signature."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from companion.records import Incident, Known, Part, Person
from companion.report.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Row,
    Signature,
    Style,
    Table,
)
from companion.report.quotes import quotes
from companion.report.writing import Writing

_OWN = ("person", "age", "contact", "school", "grade")


def parties(w: Writing) -> list[Block]:
    """Who writes and for whom, who the other person is, who saw it. ID numbers by hand."""
    case = w.chosen.case
    rows = [(w.label(name), _of_case(w, name)) for name in _OWN if w.read.may(f"case.{name}")]
    rows += [(label, "") for label in w.each("byhand")]
    if w.role() != "mine":
        rows.append((w.say(f"signer.{w.role()}"), w.read.text(case, "writer")))
    made: list[Block] = [Heading(w.say(f"parties.{w.role()}")), Facts(tuple(rows))]
    if any(not value for _, value in rows):
        made.append(Paragraph(w.say("byhand.text"), Style.QUIET))
    if w.read.may("person.name", "person.part"):
        made += _persons(w, Part.OTHER, "others") + _persons(w, Part.WITNESS, "witnesses")
    return made


def summary(w: Writing) -> list[Block]:
    """How many events, and which of them were seen, told, read, worked out."""
    told = w.chosen.incidents
    made: list[Block] = [Heading(w.say("heading.summary"))]
    made.append(Paragraph(w.say("summary.count", count=len(told))))
    if w.read.may("incident.known"):
        rows = []
        for known in sorted(Known, key=lambda known: known is Known.UNSAID):
            found = [str(w.numbers[i.id]) for i in told if w.read.read(i, "known") is known]
            if found:
                numbers = w.say("summary.numbers", numbers=", ".join(found))
                rows.append((w.say(f"known.{known}"), numbers))
        made.append(Facts(tuple(rows)))
    return made


def events(w: Writing) -> list[Block]:
    """Every event as who, when, where, what, how, and how it is known, earliest first."""
    made: list[Block] = [Heading(w.say("heading.events"))]
    made += [Paragraph(w.say(f"intro.{w.role()}")), *note(w, "events")]
    for incident in w.chosen.incidents:
        number, title = w.numbers[incident.id], w.read.text(incident, "title")
        made.append(Heading(w.say("heading.event", number=number, title=title), 2))
        made.append(told(w, incident, leave={"wish"} if w.has("wishes") else ()))
        made += quotes(w, incident)
    return made


def declaration(w: Writing) -> list[Block]:
    """That it agrees with the facts; the day and the signature are left to the hand."""
    return [
        Heading(w.say("heading.declaration")),
        Signature(
            w.say("declaration.text"),
            w.say("date_line"),
            w.say("sign"),
            tuple(_signers(w)),
            w.addressee(),
        ),
    ]


def _signers(w: Writing) -> Iterator[tuple[str, str]]:
    """Who signs: whoever writes; first the person harmed and a parent, where words name them."""
    case, role = w.chosen.case, w.role()
    person, writer = w.read.text(case, "person"), w.read.text(case, "writer")
    if w.knows("signer.person"):
        yield w.say("signer.person"), person
    elif role == "mine":
        yield w.say("signer.mine"), person
    if w.knows("signer.guardian"):
        yield w.say("signer.guardian"), writer if role == "child" else ""
    if role != "mine" and not (role == "child" and w.knows("signer.guardian")):
        yield w.say(f"signer.{role}"), writer


def note(w: Writing, block: str) -> list[Block]:
    """What a desk's readers should know before they read a block, where there is such a thing."""
    if not w.knows(f"{block}.text"):
        return []
    return [Paragraph(w.say(f"{block}.text", offset=w.offset()), Style.QUIET)]


def who(w: Writing, incident: Incident) -> list[str]:
    """The other people that an event names, as far as this reader gets them."""
    return _named(w, incident, Part.OTHER)


def accounts(w: Writing, incident: Incident) -> list[str]:
    """The accounts that an event names. Whose they are is not said: one may be the writer's."""
    return [line for line in map(w.account, w.linked(incident)) if line]


def happened(w: Writing, incident: Incident) -> str:
    """When it happened, in words, and where the time comes from."""
    if not w.read.may("incident.happened"):
        return ""
    said = w.time(incident, "happened")
    if not said:
        return w.texts.say("when.unknown")
    if not w.read.may("incident.time_source"):
        return said
    source = w.say(f"time_source.{w.read.read(incident, 'time_source')}")
    return w.say("sureness", when=said, source=source)


def told(
    w: Writing,
    incident: Incident,
    names: Collection[str] | None = None,
    leave: Collection[str] = (),
) -> Facts:
    """What is known of an event: all of it, or the rows of these names, but what is to be left."""
    found = [
        (n, said)
        for n, said in _event(w, incident)
        if said and (names is None or n in names) and n not in leave
    ]
    return Facts(tuple((w.label(name), said) for name, said in found))


def _event(w: Writing, incident: Incident) -> list[tuple[str, str]]:
    return [
        ("happened", happened(w, incident)),
        ("noticed", w.time(incident, "noticed")),
        ("place", w.read.text(incident, "place")),
        ("who", ", ".join(who(w, incident))),
        ("accounts", ", ".join(accounts(w, incident))),
        ("seen_by", ", ".join(_named(w, incident, Part.WITNESS))),
        ("acts", ", ".join(w.act_names(incident))),
        ("narrative", w.read.text(incident, "narrative")),
        ("known", _known(w, incident)),
        ("effect", w.read.text(incident, "effect")),
        ("wish", w.read.text(incident, "wish")),
        ("evidence", ", ".join(w.exhibits(incident))),
        ("recorded", _recorded(w, incident)),
    ]


def _named(w: Writing, incident: Incident, part: Part) -> list[str]:
    """Names of the people of that part whom an event names."""
    if not w.read.may("incident.people", "person.part"):
        return []
    ids = set(w.read.read(incident, "people"))
    people = [p for p in w.chosen.people if p.id in ids and w.read.read(p, "part") is part]
    return [w.read.text(person, "name") for person in people]


def _known(w: Writing, incident: Incident) -> str:
    if not w.read.may("incident.known"):
        return ""
    known, name = w.read.read(incident, "known"), w.read.text(incident, "told_by")
    if known is Known.UNSAID:
        return ""
    if known is Known.TOLD and name:
        return w.say("known.told_by", name=name)
    return w.say(f"known.{known}")


def _recorded(w: Writing, incident: Incident) -> str:
    first = w.stamp(w.read.text(incident, "recorded_at"))
    last = w.stamp(w.read.text(incident, "changed_at"))
    if not first:
        return ""
    told = "event.changed" if last and last != first else "event.recorded"
    said = w.say(told, first=first, last=last)
    by_another = f"incident:{incident.id}" in w.chosen.by_another
    return f"{said}; {w.say('hand.another')}" if by_another else said


def _of_case(w: Writing, name: str) -> str:
    said = w.read.text(w.chosen.case, name)
    return w.say(f"age.{said}") if name == "age" else said


def _persons(w: Writing, part: Part, heading: str) -> list[Block]:
    found = [person for person in w.chosen.people if w.read.read(person, "part") is part]
    if not found:
        if not w.knows(f"{heading}.unknown"):
            return []
        return [Heading(w.say(f"heading.{heading}")), Paragraph(w.say(f"{heading}.unknown"))]
    wanted = [("name", 3), ("relation", 3), ("basis", 6), ("accounts", 5)]
    columns = [
        (name, share)
        for name, share in wanted
        if w.read.may(f"person.{name}") and any(_of_person(w, person, name) for person in found)
    ]
    rows = tuple(Row(tuple(_of_person(w, p, name) for name, _ in columns)) for p in found)
    heads = tuple(Column(w.label(f"{heading}.{name}"), share) for name, share in columns)
    return [Heading(w.say(f"heading.{heading}")), Table(heads, rows)]


def _of_person(w: Writing, person: Person, name: str) -> str:
    if name != "accounts":
        return w.read.text(person, name)
    named = set(w.read.read(person, "accounts"))
    return "\n".join(w.account(account) for account in w.chosen.accounts if account.id in named)
