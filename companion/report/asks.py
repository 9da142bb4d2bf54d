"""Blocks that ask something of the reader, and the sentence on what is proved."""

from __future__ import annotations

from collections.abc import Sequence

from companion import when
from companion.records import Account, Age, Incident
from companion.report.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Row,
    Style,
    Table,
    Ticks,
)
from companion.report.chosen import plans
from companion.report.lists import Cells, field, table
from companion.report.story import note
from companion.report.writing import Writing, grouped
from companion.when import When


def requests(w: Writing) -> list[Block]:
    """What the person asks for; a thing they did not choose is not even mentioned."""
    said = "\n".join(f"· {text}" for text in picked(w, "requests")) or w.say("requests.none")
    return [Heading(w.say("heading.requests")), Paragraph(said)]


def protections(w: Writing) -> list[Block]:
    """Every protection on offer, with a mark at those chosen."""
    made: list[Block] = [Heading(w.say("heading.protections")), *ticks(w, "protections")]
    age = w.read.text(w.chosen.case, "age")
    if age and age != Age.ADULT and w.knows("protections.child"):
        made.append(Paragraph(w.say("protections.child"), Style.QUIET))
    return made


def separation(w: Writing) -> list[Block]:
    """Whether to be kept apart; how and for how long is left to the hand."""
    rows = tuple((label, "") for label in w.each("separation"))
    made: list[Block] = [
        Heading(w.say("heading.separation")),
        Paragraph(w.say("separation.text")),
        Ticks(tuple(choices(w, "separation"))),
        Facts(rows),
    ]
    if w.knows("separation.source"):
        made.append(Paragraph(w.say("separation.source"), Style.QUIET))
    return made


def measures(w: Writing) -> list[Block]:
    """Every measure on offer, those wished marked; who answers and by when is left open."""
    rows = tuple((w.say(f"measures.{name}"), "") for name in ("contact", "reply"))
    return [
        Heading(w.say("heading.measures")),
        *ticks(w, "measures"),
        Facts(rows),
    ]


def guardian(w: Writing) -> list[Block]:
    """Room for a parent; filled in only when a parent writes."""
    name = w.read.text(w.chosen.case, "writer") if w.role() == "child" else ""
    values = {"name": name, "relation": "", "contact": "", "sign": ""}
    rows = tuple((w.say(f"guardian.{key}"), value) for key, value in values.items())
    return [Heading(w.say("heading.guardian")), Facts(rows)]


def preservation(w: Writing) -> list[Block]:
    """A request to have platforms keep what they hold, with the days it is about."""
    lines = [w.say("preservation.text")]
    span = _span(w, w.chosen.incidents)
    if span:
        lines.append(w.say("preservation.period", **_ends(w, span)))
    lines.append(w.say("preservation.removal"))
    return [Notice(w.say("heading.preservation"), tuple(lines))]


def preserved(w: Writing) -> list[Block]:
    """Each account and room with the days that it comes up in, as far as days are known."""
    order = {account.id: number for number, account in enumerate(w.chosen.accounts, 1)}
    if not order:
        return []
    columns: list[Cells[Account]] = [
        Cells("order", 2, (), lambda a: str(order[a.id])),
        Cells("platform", 5, ("account.platform",), w.platform),
        field(w, "account", "display_name", 6),
        field(w, "account", "handle", 6),
        field(w, "account", "room", 5),
        field(w, "account", "profile_url", 11),
        Cells("period", 9, ("incident.accounts",), lambda a: _period(w, a)),
    ]
    made = table(w, columns, list(w.chosen.accounts))
    return [Heading(w.say("heading.preserved")), *note(w, "preserved"), made]


def notices(w: Writing) -> list[Block]:
    """How the person wants to hear of what goes on."""
    contact = w.read.text(w.chosen.case, "contact")
    return [
        Heading(w.say("heading.notices")),
        Paragraph(w.say("notices.text")),
        Facts(((w.label("contact"), contact),)),
    ]


def attachments(w: Writing) -> list[Block]:
    """Everything handed in together, and what the person still has to add."""
    titles = [
        w.texts.say(plan.title) for plan in plans(w.chosen, w.layout) if plan.id != w.document
    ]
    rows = [(title, w.say("attachments.one"), "■") for title in titles]
    if w.chosen.files:
        count = w.say("attachments.count", count=len(w.chosen.files))
        rows.append((w.say("attachments.files"), count, "■"))
    if w.knows(f"attachments.{w.role()}"):
        rows.append((w.say(f"attachments.{w.role()}"), "", "□"))
    rows.append(("", "", "□"))
    heads = (
        ("order", 2),
        ("attachments.what", 20),
        ("attachments.copies", 4),
        ("attachments.in", 4),
    )
    columns = tuple(Column(w.label(name), share) for name, share in heads)
    made = tuple(Row((str(number), *cells)) for number, cells in enumerate(rows, 1))
    return [Heading(w.say("heading.attachments")), Table(columns, made), *note(w, "attachments")]


def staff_notice(w: Writing) -> list[Block]:
    """What whoever receives this must not do, and what the law asks of them."""
    return [Notice(w.say("staff_notice.title"), tuple(w.each("staff_notice")))]


def proof(w: Writing) -> list[Block]:
    """What a hash and a log do and do not prove, and how to check."""
    said = w.say("proof.text")
    if w.mark.export:
        said = f"{said} {w.say('proof.how')}"
    return [Note(said)]


def custody(w: Writing) -> list[Block]:
    """The end of the log and the fingerprint of the list, to hold against the files."""
    if not w.mark.export:
        return []
    rows = [(w.label("log_sha256"), grouped(w.mark.log))]
    if w.mark.head:
        rows += [
            (w.label("chain_lines"), str(w.mark.seq)),
            (w.label("chain_head"), grouped(w.mark.head)),
        ]
    text = [Paragraph(w.say("custody.text"))] if w.mark.head else []
    return [Heading(w.say("heading.custody")), *text, Facts(tuple(rows))]


def picked(w: Writing, block: str) -> list[str]:
    """What was chosen of a block's choices, in words."""
    return [text for text, chosen in choices(w, block) if chosen]


def choices(w: Writing, block: str) -> list[tuple[str, bool]]:
    """The layout's choices that belong to a block, by the word their ids begin with."""
    chosen = w.read.read(w.chosen.case, "choices") if w.read.may("case.choices") else ()
    return [
        (w.texts.say(f"choice.{choice}"), choice in chosen)
        for choice in w.layout.choices
        if choice.partition("-")[0] == block
    ]


def ticks(w: Writing, block: str) -> list[Block]:
    """A block's choices, those chosen marked, and what the marks mean."""
    return [Ticks(tuple(choices(w, block))), Paragraph(w.say("chosen"), Style.QUIET)]


def _period(w: Writing, account: Account) -> str:
    named = [one for one in w.chosen.incidents if account.id in w.read.read(one, "accounts")]
    return span_words(w, named)


def span_words(w: Writing, told: Sequence[Incident]) -> str:
    """The days that events are about, in words; "" where no day is known."""
    span = _span(w, told)
    if not span:
        return ""
    ends = _ends(w, span)
    return ends["first"] if span[0] == span[1] else w.say("span", **ends)


def _ends(w: Writing, span: tuple[When, When]) -> dict[str, str]:
    first, last = (w.read.words(when.words(end, w.texts)) for end in span)
    return {"first": first, "last": last}


def _span(w: Writing, told: Sequence[Incident]) -> tuple[When, When] | None:
    """From the earliest to the latest day of what is told, as far as days are known."""
    if not w.read.may("incident.happened"):
        return None
    times = [w.read.read(incident, "happened") for incident in told]
    firsts = [time.earliest for time in times if time.earliest]
    lasts = [time.latest for time in times if time.latest]
    if not firsts or not lasts:
        return None
    # A term may end after today, but nothing has happened yet that has not happened.
    today = w.at.astimezone().replace(tzinfo=None)
    ends = min(*firsts, today), min(max(lasts), today)
    first, last = (when.day(end.year, end.month, end.day) for end in ends)
    return first, last
