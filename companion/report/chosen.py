"""What goes into a report: the records the person chose, less what the desk must not get."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from companion import cases, evidence, excerpts, hands, people, settings, statement, timeline
from companion.errors import NothingToReport, ObjectMissing
from companion.facts import Document, Layout
from companion.intake.images import FORMATS
from companion.progress import GoesOn, silent
from companion.quoted import Excerpt
from companion.records import (
    Account,
    Answer,
    Case,
    Evidence,
    Incident,
    Kind,
    Part,
    Passage,
    Person,
    Role,
    Shows,
)
from companion.report.numbering import numbered
from companion.vault import Vault

FILES = frozenset((Kind.FILE, Kind.CHAT_EXPORT, Kind.MASKED_COPY))
_PARTS = (Part.OTHER, Part.WITNESS)


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes of an item that go along: an original's, or those of a masked copy.

    `width` and `height` in pixels, 0 where they are not known.
    """

    sha256: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Records of one case for one desk.

    Incidents come earliest first, those of unknown time last; items by number. `files` are
    those whose bytes go along, by id; `excerpts` are those that the incidents cite, of these items.
    `named` is everyone whose name the person noted, for masks alone. `numbers` are those of
    `numbering.numbered`, where the desk has such. In a `practised` record all is made up.
    """

    case: Case
    incidents: tuple[Incident, ...]
    items: tuple[Evidence, ...]
    people: tuple[Person, ...]
    accounts: tuple[Account, ...]
    files: Mapping[int, Copy]
    named: tuple[Person, ...]
    excerpts: tuple[Excerpt, ...] = ()
    passages: tuple[Passage, ...] = ()
    numbers: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    practised: bool = False
    by_another: frozenset[str] = frozenset()  # what another person wrote: "incident:7"

    def number(self, item: Evidence) -> tuple[int, int]:
        """The number an item has on paper, and its place from 1 among those that share it."""
        return self.numbers.get(item.id, (item.number, 1))


def gather(
    vault: Vault,
    case: int,
    layout: Layout,
    items: Collection[int] | None = None,
    incidents: Collection[int] | None = None,
    passages: Collection[int] = (),
    goes_on: GoesOn = silent,
) -> Chosen:
    """The chosen records of a case; None chooses all that this desk may get.

    Of the statement only the `passages` that are named go along; what is not answered now never.

    Left out whatever was asked: what is in the bin or in another case; helpers and other people
    who were harmed; witnesses, where names are masked, for nobody asked them; and, for a desk
    that may not know what an item shows, every item that shows anything sexual.
    `goes_on` may raise Cancelled. Raises NotThere, NothingToReport, ObjectMissing.
    """
    found, every = cases.find(vault, case), timeline.incidents(vault, case, goes_on)
    told = [one for one in every if incidents is None or one.id in incidents]
    asked = (one for one in evidence.items(vault, case) if _is_asked(layout, one, items))
    shown = [item for item in asked if may_know(layout, item)]
    if not told and (tells(layout) or not shown):
        raise NothingToReport
    everyone = people.persons(vault, case)
    parts = _PARTS if layout.names == "full" else _PARTS[:1]
    known = [person for person in everyone if person.part in parts]
    accounts = people.accounts(vault, case)
    if incidents is not None or items is not None:
        named = {ident for incident in told for ident in incident.accounts}
        named |= {ident for person in known for ident in person.accounts}
        named |= {item.account for item in shown if item.account is not None}
        accounts = [account for account in accounts if account.id in named]
    made = Chosen(
        found,
        tuple(told),
        tuple(shown),
        tuple(known),
        tuple(accounts),
        {item.id: _copy(vault, item) for item in shown if _may_have(layout, item, items or ())},
        tuple(everyone),
        tuple(_cited(vault, case, told, shown)),
        tuple(_told(vault, case, layout, passages)),
        numbered(vault, case) if layout.part else {},
        bool(settings.get(vault, "practice")),
    )
    ordered = tuple(sorted(shown, key=made.number))
    return replace(made, items=ordered, by_another=frozenset(hands.of(vault, case)))


def tells(layout: Layout) -> bool:
    """Whether a desk is told what happened, and not only where something is."""
    return any(field.startswith("incident.") for field in layout.fields)


def plans(chosen: Chosen, layout: Layout) -> list[Document]:
    """The documents that this person's choices ask for, in the layout's order."""
    made = set(chosen.case.choices) if "case.choices" in layout.fields else set()
    role = chosen.case.role if "case.role" in layout.fields else Role.MINE
    return [
        plan
        for plan in layout.documents
        if (plan.chosen is None or plan.chosen in made)
        and plan.unchosen not in made
        and (not plan.roles or role in plan.roles)
        and (plan.needs is None or pictures(chosen))
    ]


def pictures(chosen: Chosen) -> list[Evidence]:
    """The items that a page may show: pictures that go along, but none of anything sexual."""
    return [
        item
        for item in chosen.items
        if item.id in chosen.files and item.shows is Shows.ORDINARY and item.media in FORMATS
    ]


def _cited(
    vault: Vault, case: int, told: list[Incident], shown: list[Evidence]
) -> Iterator[Excerpt]:
    """What the incidents quote of chats that the desk may know of."""
    cited = {ident for incident in told for ident in incident.excerpts}
    items = {item.id for item in shown}
    for excerpt in excerpts.of_case(vault, case) if cited else ():
        if excerpt.id in cited and excerpt.evidence in items:
            yield excerpt


def _told(vault: Vault, case: int, layout: Layout, chosen: Collection[int]) -> Iterator[Passage]:
    """The chosen passages of the statement, for a desk that gets their words."""
    for passage in statement.passages(vault, case) if "passage.text" in layout.fields else ():
        if passage.id in chosen and passage.answer is not Answer.LATER:
            yield passage


def _is_asked(layout: Layout, item: Evidence, asked: Collection[int] | None) -> bool:
    """Whether an item is among those asked for; with nothing asked, what the desk is there for."""
    if asked is not None:
        return item.id in asked
    return not layout.adults or item.shows is not Shows.ORDINARY


def may_know(layout: Layout, item: Evidence) -> bool:
    """Whether a desk may be told that the item exists: at least by its number."""
    if "evidence.number" not in layout.fields:
        return False
    if layout.adults and item.shows in (Shows.SEXUAL_MINOR, Shows.UNSURE):
        return False
    return item.shows is Shows.ORDINARY or "evidence.shows" in layout.fields


def _may_have(layout: Layout, item: Evidence, asked: Collection[int]) -> bool:
    """Whether the item's bytes may go to the desk.

    What may show a person under 19 never does (아동ㆍ청소년의 성보호에 관한 법률 제11조); of an
    adult only a masked copy that was chosen by itself, to a desk that may have one
    (성폭력처벌법 제14조의2).
    """
    if not layout.originals or item.object is None or item.kind not in FILES:
        return False
    if item.shows is Shows.SEXUAL_ADULT:
        return layout.masked and item.kind is Kind.MASKED_COPY and item.id in asked
    return item.shows is Shows.ORDINARY


def _copy(vault: Vault, item: Evidence) -> Copy:
    sql = (
        "SELECT o.sha256, o.size, l.width, l.height FROM object o"
        " LEFT JOIN look l ON l.evidence = ? WHERE o.id = ?"
    )
    row = vault.row(sql, item.id, item.object)
    if row is None:
        raise ObjectMissing(item.number)
    return Copy(row["sha256"], row["size"], row["width"] or 0, row["height"] or 0)
