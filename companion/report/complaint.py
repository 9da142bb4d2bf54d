"""Blocks of a complaint to the police, section by section as the form has them.

A wish for punishment stands in a document of its own, which the layout makes only where it was
chosen. Numbers that prove who somebody is are never kept: there is room to write them by hand.
"""

from __future__ import annotations

from companion.records import Part, Person
from companion.report.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Signature,
    Style,
    Ticks,
)
from companion.report.story import note, told
from companion.report.writing import Writing

_OFFENCE = frozenset(
    ("happened", "place", "who", "accounts", "acts", "narrative", "known", "effect", "evidence")
)


def filer(w: Writing) -> list[Block]:
    """Who files it: the person harmed, or the parent, who may do so on their own."""
    case, role = w.chosen.case, w.role()
    person, writer = w.read.text(case, "person"), w.read.text(case, "writer")
    age = w.read.text(case, "age")
    rows = [(w.label("person"), writer if role == "child" else person)]
    rows += [(w.label("age"), w.say(f"age.{age}"))] if age and role != "child" else []
    rows += [(label, "") for label in w.each("byhand")]
    rows.append((w.label("contact"), w.read.text(case, "contact")))
    rows.append((w.say("agent.label"), w.say(f"agent.{role}")))
    if role == "child":
        rows += [(w.say("harmed.name"), person), (w.say("harmed.relation"), "")]
        rows += [(w.say("harmed.age"), w.say(f"age.{age}"))] if age else []
    if role in ("support", "teacher"):
        rows.append((w.say("submitter"), writer))
    return [Heading(w.say("heading.filer")), Facts(tuple(rows)), *note(w, "filer")]


def respondent(w: Writing) -> list[Block]:
    """Each other person with what is known of them; what is not known stays open."""
    made: list[Block] = [Heading(w.say("heading.respondent"))]
    found: list[Person] = []
    if w.read.may("person.name", "person.part"):
        found = [p for p in w.chosen.people if w.read.read(p, "part") is Part.OTHER]
    if not found:
        made.append(Paragraph(w.say("others.unknown")))
    for person in found:
        rows = [(w.label("person"), w.read.text(person, "name"))]
        rows += [(w.label(f"others.{n}"), w.read.text(person, n)) for n in ("relation", "basis")]
        rows.append((w.label("others.accounts"), _accounts(w, person)))
        kept = [(label, said) for label, said in rows if said]
        kept += [(label, "") for label in w.each("unknown")]
        made.append(Facts(tuple(kept)))
    return [*made, *note(w, "respondent")]


def purpose(w: Writing) -> list[Block]:
    """What is asked for, and the acts it is about."""
    acts = dict.fromkeys(act for one in w.chosen.incidents for act in w.act_names(one))
    said = ", ".join(acts) or w.say("purpose.unnamed")
    return [Heading(w.say("heading.purpose")), Paragraph(w.say("purpose.text", acts=said))]


def offences(w: Writing) -> list[Block]:
    """When, where, how, and what came of it, for each event that names an act."""
    named = [one for one in w.chosen.incidents if w.act_names(one)]
    made: list[Block] = [Heading(w.say("heading.offences")), *note(w, "offences")]
    for one in named or w.chosen.incidents:
        number, title = w.numbers[one.id], w.read.text(one, "title")
        made.append(Heading(w.say("heading.event", number=number, title=title), 2))
        made.append(told(w, one, _OFFENCE))
    return made


def reasons(w: Writing) -> list[Block]:
    """Why it is filed: where that is told, and what the person wishes, in their own words."""
    wishes = ((w.numbers[one.id], w.read.text(one, "wish")) for one in w.chosen.incidents)
    rows = tuple((w.say("reasons.event", number=number), wish) for number, wish in wishes if wish)
    made: list[Block] = [Heading(w.say("heading.reasons")), Paragraph(w.say("reasons.text"))]
    return [*made, Paragraph(w.say("reasons.wishes"), Style.QUIET), Facts(rows)] if rows else made


def proofs(w: Writing) -> list[Block]:
    """Whether there is more than the statement."""
    some = bool(w.chosen.items) and w.read.may("evidence.number")
    if w.read.may("person.name", "person.part"):
        some |= any(w.read.read(p, "part") is Part.WITNESS for p in w.chosen.people)
    ticks = ((w.say("proofs.none"), not some), (w.say("proofs.some"), some))
    return [Heading(w.say("heading.proofs")), Ticks(ticks)]


def related(w: Writing) -> list[Block]:
    """Other proceedings: questions that only a hand answers."""
    rows = [(label, w.say("related.answer")) for label in w.each("related")]
    rows.append((w.say("related.more"), ""))
    return [Heading(w.say("heading.related")), Facts(tuple(rows)), *note(w, "related")]


def pledge(w: Writing) -> list[Block]:
    """That it is true as far as it is known; the signature of who files, and of who hands it in."""
    case, role = w.chosen.case, w.role()
    person, writer = w.read.text(case, "person"), w.read.text(case, "writer")
    signers = [(w.say(f"signer.{role}"), writer if role == "child" else person)]
    if role in ("support", "teacher"):
        signers.append((w.say("submitter"), writer))
    words = (w.say("pledge.text"), w.say("date_line"), w.say("sign"))
    return [Heading(w.say("heading.pledge")), Signature(*words, tuple(signers), w.addressee())]


def _accounts(w: Writing, person: Person) -> str:
    if not w.read.may("person.accounts"):
        return ""
    named = set(w.read.read(person, "accounts"))
    said = []
    for account in w.chosen.accounts:
        if account.id in named:
            said += [w.account(account), w.read.text(account, "profile_url")]
    return "\n".join(line for line in said if line)
