"""Blocks that list: acts, accounts, addresses, evidence, and what comes without a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from companion.intake import probe
from companion.records import Account, Evidence, Incident, Shows
from companion.report.blocks import Block, Column, Heading, Paragraph, Row, Table
from companion.report.quotes import numbers
from companion.report.story import accounts as accounts_of
from companion.report.story import happened, note, who
from companion.report.writing import Writing, grouped, size

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Cells(Generic[Thing]):
    """A column: its label, its share of the width, the fields it needs, and its cells."""

    label: str
    share: int
    needs: tuple[str, ...]
    cell: Callable[[Thing], str]


def act_table(w: Writing) -> list[Block]:
    """One row for each event that names an act; every event when none does."""
    named = [incident for incident in w.chosen.incidents if w.act_names(incident)]
    columns: list[Cells[Incident]] = [
        Cells("order", 2, (), lambda i: str(w.numbers[i.id])),
        Cells("date", 6, ("incident.happened",), lambda i: happened(w, i)),
        Cells("place_url", 11, ("incident.place",), lambda i: _places(w, i)),
        Cells(
            "accounts", 8, ("incident.accounts",), lambda i: lines(*who(w, i), *accounts_of(w, i))
        ),
        Cells("act", 6, ("incident.acts",), lambda i: "\n".join(w.act_names(i))),
        Cells("gist", 7, ("incident.title",), lambda i: w.read.text(i, "title")),
        Cells("exhibits", 4, ("incident.evidence",), lambda i: "\n".join(w.exhibits(i))),
    ]
    made = table(w, columns, named or list(w.chosen.incidents))
    return [Heading(w.say("heading.act_table")), *note(w, "act_table"), made]


def accounts(w: Writing) -> list[Block]:
    """Every account with its id, which stays when the shown name changes."""
    if not w.chosen.accounts:
        return [Heading(w.say("heading.accounts")), Paragraph(w.say("nothing"))]
    order = {account.id: number for number, account in enumerate(w.chosen.accounts, 1)}
    columns: list[Cells[Account]] = [
        Cells("order", 2, (), lambda a: str(order[a.id])),
        Cells("platform", 4, ("account.platform",), w.platform),
        field(w, "account", "display_name", 5),
        field(w, "account", "handle", 6),
        field(w, "account", "profile_url", 11),
        field(w, "account", "room", 5),
        Cells("incident", 4, ("incident.accounts",), lambda a: _events_of(w, a)),
    ]
    made = table(w, columns, list(w.chosen.accounts))
    return [Heading(w.say("heading.accounts")), *note(w, "accounts"), made]


def links(w: Writing) -> list[Block]:
    """Every address at which something was seen, to the last character."""
    if w.layout.urls == "none" or not w.read.may("evidence.url"):
        return []
    found = [item for item in w.chosen.items if w.read.text(item, "url")]
    if not found:
        return []
    columns: list[Cells[Evidence]] = [
        Cells("exhibits", 4, ("evidence.number",), w.exhibit),
        field(w, "evidence", "url", 16),
        field(w, "evidence", "title", 8, "what"),
        Cells("seen", 7, ("evidence.seen",), lambda i: w.time(i, "seen")),
    ]
    return [Heading(w.say("heading.links")), table(w, columns, found)]


def evidence_list(w: Writing) -> list[Block]:
    """Every item: what, when, from whom, how it was obtained, what it is to show."""
    made: list[Block] = [Heading(w.say("heading.evidence_list"))]
    if w.knows("evidence_list.text"):
        made.append(Paragraph(w.say("evidence_list.text", offset=w.offset())))
    if not w.chosen.items:
        return [*made, Paragraph(w.say("nothing"))]
    if any(w.root(item) for item in w.chosen.items):
        made.append(Paragraph(w.say("evidence_list.part")))
    columns: list[Cells[Evidence]] = [
        Cells("number", 4, ("evidence.number",), w.exhibit),
        Cells("item", 9, ("evidence.title",), lambda i: _item(w, i)),
        Cells("dates", 8, ("evidence.seen",), lambda i: _dates(w, i)),
        Cells("author", 6, ("evidence.account",), lambda i: author(w, i)),
        Cells("method", 7, ("evidence.method",), lambda i: _method(w, i)),
        Cells("source", 8, ("evidence.url",), lambda i: source(w, i)),
        field(w, "evidence", "proves", 7),
        Cells("holder", 6, ("evidence.holder",), lambda i: _holder(w, i)),
    ]
    return [*made, table(w, columns, list(w.chosen.items), lambda i: _file(w, i))]


def withheld(w: Writing) -> list[Block]:
    """The items without a file, each with the reason and what helps to find it."""
    found = [item for item in w.chosen.items if item.id not in w.chosen.files]
    if not found or not w.read.may("evidence.kind", "evidence.shows"):
        return []
    columns: list[Cells[Evidence]] = [
        Cells("number", 4, ("evidence.number",), w.exhibit),
        Cells("kind", 5, ("evidence.kind",), lambda i: w.say(f"kind.{w.read.read(i, 'kind')}")),
        Cells("reason", 12, ("evidence.shows",), lambda i: _reason(w, i)),
        Cells("left", 14, ("evidence.kind",), lambda i: _left(w, i)),
    ]
    return [
        Heading(w.say("heading.withheld")),
        Paragraph(w.say("withheld.text")),
        table(w, columns, found),
    ]


def file_name(item: Evidence) -> str:
    """What an item's file is called in a bundle: E0001.png. Nothing of its own name is in it."""
    return f"E{item.number:04}.{probe.EXTENSIONS.get(item.media, 'bin')}"


def table(
    w: Writing,
    columns: list[Cells[Thing]],
    things: list[Thing],
    under: Callable[[Thing], str] = lambda _: "",
) -> Table:
    """The columns whose fields this reader gets."""
    kept = [column for column in columns if w.read.may(*column.needs)]
    heads = tuple(Column(w.label(column.label), column.share) for column in kept)
    rows = (Row(tuple(column.cell(thing) for column in kept), under(thing)) for thing in things)
    return Table(heads, tuple(rows))


def field(w: Writing, record: str, name: str, share: int, label: str = "") -> Cells[Any]:
    """A column that says a field of the record and nothing else."""
    return Cells(label or name, share, (f"{record}.{name}",), lambda r: w.read.text(r, name))


def lines(*parts: str) -> str:
    """The parts that say something, each once, one under the other."""
    return "\n".join(part for part in dict.fromkeys(parts) if part)


def _places(w: Writing, incident: Incident) -> str:
    accounts = w.linked(incident)
    named = set(w.read.read(incident, "evidence")) if w.read.may("incident.evidence") else set()
    urls = [w.read.text(account, "profile_url") for account in accounts]
    urls += [w.read.text(item, "url") for item in w.chosen.items if item.id in named]
    platforms = dict.fromkeys(w.platform(account) for account in accounts)
    return lines(", ".join(platforms), w.read.text(incident, "place"), *urls)


def _events_of(w: Writing, account: Account) -> str:
    found = [i for i in w.chosen.incidents if account.id in w.read.read(i, "accounts")]
    return ", ".join(str(w.numbers[incident.id]) for incident in found)


def _item(w: Writing, item: Evidence) -> str:
    kind = w.say(f"kind.{w.read.read(item, 'kind')}") if w.read.may("evidence.kind") else ""
    title = w.read.text(item, "title")
    quoted = ", ".join(numbers(w, item.id))
    return lines(
        title,
        f"({kind})" if kind else "",
        w.read.text(item, "description"),
        w.say("quote.listed", numbers=quoted) if quoted else "",
    )


def _dates(w: Writing, item: Evidence) -> str:
    said = {"seen": w.time(item, "seen"), "obtained": w.time(item, "obtained")}
    said["taken"] = w.stamp(w.read.text(item, "taken_at"))
    if [name for name in said if w.read.may(f"evidence.{name}")] == ["seen"]:
        return said["seen"]
    return lines(*(w.say(f"evidence.{key}", when=time) for key, time in said.items() if time))


def author(w: Writing, item: Evidence) -> str:
    """The account an item is from, where it is known. `evidence.account` has to be allowed."""
    account = w.read.read(item, "account")
    return lines(*(w.account(known) for known in w.chosen.accounts if known.id == account))


def _method(w: Writing, item: Evidence) -> str:
    name = w.read.text(item, "obtained_from")
    return lines(
        w.read.text(item, "method"),
        w.read.text(item, "device"),
        w.say("evidence.from", name=name) if name else "",
        _seen_by(w, item),
    )


def source(w: Writing, item: Evidence) -> str:
    """Where an item was: its address and its room."""
    return lines(w.read.text(item, "url"), w.read.text(item, "room"))


def _holder(w: Writing, item: Evidence) -> str:
    handed = w.say("evidence.handed") if item.id in w.chosen.files else ""
    return lines(w.read.text(item, "holder"), handed)


def _file(w: Writing, item: Evidence) -> str:
    """The line under an item: its file in the bundle, its size and its fingerprint."""
    if not w.read.may("evidence.sha256", "evidence.size"):
        return ""
    sha256, copy = w.read.text(item, "sha256"), w.chosen.files.get(item.id)
    met = {"size": size(w.read.read(item, "size")), "sha256": grouped(sha256)}
    if copy is None:
        return w.say("evidence.fingerprint", **met) if sha256 else w.say("evidence.none")
    values = {"size": size(copy.size), "sha256": grouped(copy.sha256)}
    said = [w.say("evidence.file", name=file_name(item), **values)]
    if sha256 and sha256 != copy.sha256:
        said.append(w.say("evidence.masked", **met))
    name = w.read.text(item, "original_name")
    said += [w.say("evidence.original", name=name)] if name else []
    return " · ".join(said)


def _reason(w: Writing, item: Evidence) -> str:
    """Why there is no file: what it shows weighs more than what kind of item it is."""
    shows, kind = w.read.read(item, "shows"), w.read.read(item, "kind")
    return w.say(f"withheld.{kind if shows is Shows.ORDINARY else shows}")


def _left(w: Writing, item: Evidence) -> str:
    seen = w.time(item, "seen")
    return lines(source(w, item), seen, _seen_by(w, item))


def _seen_by(w: Writing, item: Evidence) -> str:
    name = w.read.text(item, "seen_by")
    return w.say("evidence.seen_by", name=name) if name else ""
