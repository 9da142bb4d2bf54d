"""What a person decides about a document: for whom, in which language, with what in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import evidence, packs, picks, statement, timeline, when
from companion.facts import Layout
from companion.picks import Picks
from companion.records import Age, Answer, Evidence, Kind, Line, Shows
from companion.report.chosen import may_know, tells
from companion.texts import Texts
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.sheets.incident_form import first_words
from ui.sheets.item_words import heading
from ui.sheets.reader_words import desk_name
from ui.widgets.check_list import CheckList
from ui.widgets.fields import Choice, Labelled
from ui.widgets.parts import GroupTitle, LinkButton, Notice, Words
from ui.widgets.radios import Radios
from ui.widgets.scripts import held
from ui.widgets.ticks import Ticks

_BLOCK = 500  # lines read at once


class DocumentChoices(QWidget):
    """The choices. Ticked beforehand is only what the person ticked for that desk before.

    `changed` follows every choice, and that there is something else to choose from;
    `wishes_changed` a choice of what is asked for, which belongs to the case.
    """

    changed = Signal()
    wishes_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pack: packs.Pack | None = None
        self.desks = Radios(self.tr("Who will read it?"), [])
        self.language = Choice(self.tr("Language of the documents"), [])
        self.incidents = CheckList(self.tr("What happened"))
        self.items = CheckList(self.tr("Items"))
        self.passages = CheckList(self.tr("In my own words"))
        self.wishes = Ticks()
        self._told = Notice(strong=True)
        self._no_items = Words(self.tr("There is no item that this reader may get."), quiet=True)
        self._least, self._least_items = Words(quiet=True), Words(quiet=True)
        self._belonging = LinkButton(self.tr("Also tick the items of what is ticked above"))
        self._addressed = LinkButton(self.tr("Tick the items that have an address (URL)"))
        self._events = GroupTitle(self.tr("What happened"))
        self._own = (
            GroupTitle(self.tr("In my own words")),
            Words(self.tr("What you told is there word for word."), quiet=True),
        )
        self._known: list[Evidence] = []  # items that the buttons may tick
        self._kept = Picks()
        self._shown: tuple[int, str] | None = None  # the case and the desk of what is shown
        self.for_some = True
        """Whether there is anything in the record that some reader may get."""
        self._turn_country()
        self._lay_out()
        self.desks.chosen.connect(self._turn_desk)
        self.language.chosen.connect(self._tell)
        self.incidents.changed.connect(self._tell)
        self.items.changed.connect(self._tell)
        self.passages.changed.connect(self._tell)
        self._belonging.clicked.connect(self._look_for_belonging)
        self._addressed.clicked.connect(self._tick_addressed)
        self.wishes.changed.connect(self._wish)

    @property
    def layout_of_desk(self) -> Layout:
        """The layout of the desk that is chosen."""
        return self._session.pack.reports[self.desks.key]

    def refresh(self) -> None:
        """Read again what can be chosen; what was ticked here stays."""
        if self._pack is not self._session.pack:
            self._turn_country()
        self.desks.offer([one.id for one in packs.desks(self._session.pack, self._session.case)])
        layout, words, case = self.layout_of_desk, self._session.words, self._session.case
        vault = self._session.vault
        if self._shown not in (None, (case.id, layout.id)):
            self._put_away()
        self._session.read(
            self,
            lambda: _read(vault, case.id, layout, words),
            self._show_options,
        )
        self._told.say(self.warning())
        self._told.setVisible(bool(self.warning()))
        wishes = [(choice, words.say(f"choice.{choice}")) for choice in layout.choices]
        self.wishes.show_options(wishes, case.choices)
        self._least_items.setText(self._said_of_items(layout))

    def warning(self) -> str:
        """What the person has to know before this reader gets anything, "" for nothing."""
        adult, words = self._session.case.age is Age.ADULT, self._session.words
        own = ("warning",) if adult else ("warning_child", "warning")
        for key in (f"report.{self.desks.key}.{name}" for name in own):
            if words.knows(key):
                return words.say(key)
        blocks = {name for plan in self.layout_of_desk.documents for name in plan.blocks}
        if "staff_notice" not in blocks:
            return ""
        if adult:
            return self.tr(
                "Whoever works at the school has to tell the head of the school about it. You"
                " decide when you show it."
            )
        return self.tr(
            "If you show this to a teacher, the teacher has to tell the police right away. That is"
            " Article 34 of the Act on the Protection of Children and Youth against Sex Offenses."
            " The school tells your guardians, too. You decide when you show it."
        )

    def picks(self) -> Picks:
        """What is ticked."""
        return Picks(self.incidents.chosen(), self.items.chosen(), self.passages.chosen())

    @property
    def options(self) -> int:
        """How many things there are of which this reader needs one at least."""
        return (self.incidents if tells(self.layout_of_desk) else self.items).count()

    def keep(self) -> None:
        """Remember what is ticked for this desk, inside the vault."""
        chosen = self.picks()
        if self._shown is not None and chosen != self._kept:
            self._kept = chosen
            keep = partial(picks.keep, self._session.vault, *self._shown, chosen)
            self._session.tasks.run(self._session, keep, _nothing, self._session.failed.emit)

    def choices(self) -> tuple[str, ...]:
        """What the case asks for: what is ticked here, and what was ticked for other desks."""
        here = set(self.layout_of_desk.choices)
        others = tuple(c for c in self._session.case.choices if c not in here)
        return (*others, *self.wishes.chosen())

    def _show_options(self, found: _Found) -> None:
        if found.about != (self._session.case.id, self.desks.key):
            return  # another one was chosen meanwhile
        self._shown, self.for_some = found.about, found.for_some
        adults = self.layout_of_desk.adults
        self._known = [item for item in found.items if _may_be_ticked(item, adults)]
        for ticks, options, picked in (
            (self.incidents, found.incidents, found.picks.incidents),
            (self.items, [(i.id, heading(i)) for i in found.items], found.picks.items),
            (self.passages, found.passages or [], found.picks.passages),
        ):
            there = {ident for ident, _ in options}
            ticks.show_options(options, [ident for ident in picked if ident in there])
        self._kept = self.picks()
        self._least.setText(self._said_of_least(found.picks != Picks()))
        self._no_items.setVisible(not found.items)
        told = tells(self.layout_of_desk)
        self._belonging.setVisible(told and bool(found.items))
        self._addressed.setVisible(not told and any(item.url for item in self._known))
        for part in (self._events, self._least):
            part.setVisible(told)
        for part in self._own:
            part.setVisible(bool(found.passages))
        self.changed.emit()

    def _put_away(self) -> None:
        """Remember what is ticked, and show none of it for another desk or case."""
        self.keep()
        self._shown = None
        for ticked in (self.incidents, self.items, self.passages):
            ticked.show_options([], [])
            ticked.set_ticks("{}")

    def _said_of_least(self, before: bool) -> str:
        first = (
            self.tr("What you ticked for this reader before is ticked.")
            if before
            else self.tr("Nothing is ticked beforehand.")
        )
        return f"{first} " + self.tr(
            "Only what you tick goes along. It is remembered in this record, for this reader. To"
            " tick several in a row, tick the first and then, with Shift, the last."
        )

    def _said_of_items(self, layout: Layout) -> str:
        if layout.originals:
            return self.tr("Only what you tick goes along.")
        if layout.adults:
            return self.tr(
                "Addresses of anything that may show someone under 19 are not offered here; there"
                " is room to write them by hand."
            )
        return self.tr("This reader gets a list of items, never a file.")

    def _look_for_belonging(self) -> None:
        vault, chosen = self._session.vault, self.incidents.chosen()
        self._session.read(self, lambda: timeline.cited(vault, chosen), self._tick_belonging)

    def _tick_belonging(self, found: list[int]) -> None:
        known = {item.id for item in self._known}
        self.items.tick(ident for ident in found if ident in known)

    def _tick_addressed(self) -> None:
        self.items.tick(item.id for item in self._known if item.url)

    def _turn_country(self) -> None:
        """Offer the desks and the languages of the case's country."""
        self._pack, words = self._session.pack, self._session.words
        known = [layout.id for layout in packs.ordered(self._pack)]
        desks = [(i, desk_name(i, words), words.say(f"report.{i}.reader")) for i in known]
        self.desks.show_answers(desks)
        languages = [(code, words.say(f"language.{code}")) for code in self._pack.meta.languages]
        self.language.show_options(languages)

    def _turn_desk(self) -> None:
        self.refresh()

    def _wish(self) -> None:
        self.wishes_changed.emit()

    def _tell(self) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.desks)
        column.addWidget(self._told)
        column.addWidget(Labelled(self.tr("Language of the documents"), self.language))
        column.addWidget(self._events)
        column.addWidget(self._least)
        column.addWidget(self.incidents)
        for part in (*self._own, self.passages):
            column.addWidget(part)
        column.addWidget(GroupTitle(self.tr("Items")))
        column.addWidget(self._least_items)
        column.addWidget(self._no_items)
        for link in (self._belonging, self._addressed):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.items)
        column.addWidget(GroupTitle(self.tr("What would you like to ask for?")))
        column.addWidget(Words(self.tr("Nothing needs to be ticked."), quiet=True))
        column.addWidget(self.wishes)
        column.addStretch(1)


@dataclass(frozen=True, slots=True)
class _Found:
    """What can be chosen for a desk, as (id, words), and what was chosen before."""

    about: tuple[int, str]
    incidents: list[tuple[int, str]]
    items: list[Evidence]
    passages: list[tuple[int, str]] | None  # None: this desk gets none
    picks: Picks
    for_some: bool


def _read(vault: Vault, case: int, layout: Layout, words: Texts) -> _Found:
    """Everything a person chooses from. Runs in the lane: there may be thousands."""
    items, gets = evidence.items(vault, case), "passage.text" in layout.fields
    events = _events(vault, case, words)
    return _Found(
        (case, layout.id),
        events if tells(layout) else [],
        [item for item in items if may_know(layout, item)],
        list(_passages(vault, case, words)) if gets else None,
        picks.load(vault, case, layout.id),
        bool(events or items),
    )


def _nothing(_: None) -> None:
    """There is nothing to tell."""


def _passages(vault: Vault, case: int, words: Texts) -> Iterator[tuple[int, str]]:
    """The passages of the statement that may go along, in a line each."""
    for one in statement.passages(vault, case):
        if one.answer is not Answer.LATER:
            said = first_words(one.text) or words.say(f"answer.{one.answer}")
            yield one.id, f"{words.say(f'statement.name.{one.prompt}')} · {held(said)}"


def _may_be_ticked(item: Evidence, adults: bool) -> bool:
    """Whether an item may be ticked along with others: masked copies of something sexual may not.

    Nor may anything ordinary for a desk that is there for sexual pictures of `adults`.
    """
    if adults and item.shows is Shows.ORDINARY:
        return False
    return item.kind is not Kind.MASKED_COPY or item.shows is Shows.ORDINARY


def _events(vault: Vault, case: int, words: Texts) -> list[tuple[int, str]]:
    """What happened, earliest first, in a line each. Runs in the lane: there may be thousands."""
    ids = timeline.ids(vault, case, oldest_first=True)
    lines: dict[int, Line] = {}
    for start in range(0, len(ids), _BLOCK):
        lines |= timeline.lines(vault, ids[start : start + _BLOCK])
    known = [lines[ident] for ident in ids if ident in lines]
    return [(line.id, f"{when.words(line.happened, words)} · {held(line.title)}") for line in known]
