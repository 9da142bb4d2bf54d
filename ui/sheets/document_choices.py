"""What a person decides about a document: for whom, in which language, with what in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import evidence, packs, timeline, when
from companion.facts import Layout
from companion.records import Age, Evidence, Kind, Line, Shows
from companion.report.chosen import may_know
from companion.texts import Texts
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.sheets.item_words import heading
from ui.sheets.reader_words import desk_name
from ui.widgets.check_list import CheckList
from ui.widgets.fields import Choice, Labelled
from ui.widgets.parts import GroupTitle, Notice, Words
from ui.widgets.radios import Radios
from ui.widgets.ticks import Ticks

_BLOCK = 500  # lines read at once


class DocumentChoices(QWidget):
    """The choices, the least that makes sense ticked beforehand.

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
        for long in (self.incidents, self.items):
            long.setLayoutMode(CheckList.LayoutMode.Batched)  # thousands of rows at once are felt
        self.wishes = Ticks()
        self._told = Notice(strong=True)
        self._no_items = Words(self.tr("There is no item that this reader may get."), quiet=True)
        self._least = Words(quiet=True)
        self._turn_country()
        self._lay_out()
        self.desks.chosen.connect(self._turn_desk)
        self.language.chosen.connect(self._tell)
        self.incidents.changed.connect(self._tell)
        self.items.changed.connect(self._tell)
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
        self._session.read(
            self,
            lambda: (_events(vault, case.id, words), evidence.items(vault, case.id)),
            self._show_options,
        )
        self._told.say(self.warning())
        self._told.setVisible(bool(self.warning()))
        wishes = [(choice, words.say(f"choice.{choice}")) for choice in layout.choices]
        self.wishes.show_options(wishes, case.choices)
        self._least.setText(self._said_of_least(layout))

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
            "If you show this to a teacher, the teacher has to tell the police right away (Article"
            " 34 of the Act on the Protection of Children and Youth against Sex Offenses), and the"
            " school tells your guardians. You decide when you show it."
        )

    def choices(self) -> tuple[str, ...]:
        """What the case asks for: what is ticked here, and what was ticked for other desks."""
        here = set(self.layout_of_desk.choices)
        others = tuple(c for c in self._session.case.choices if c not in here)
        return (*others, *self.wishes.chosen())

    def _show_options(self, found: tuple[list[tuple[int, str]], list[Evidence]]) -> None:
        events, items = found
        layout = self.layout_of_desk
        self.incidents.show_options(events, [ident for ident, _ in events])
        known = [item for item in items if may_know(layout, item)]
        named = [(item.id, heading(item)) for item in known]
        self.items.show_options(named, [i.id for i in known if _is_least(layout, i)])
        self._no_items.setVisible(not known)
        self.changed.emit()

    def _said_of_least(self, layout: Layout) -> str:
        if layout.originals:
            return self.tr(
                "Ordinary items and those without a file are ticked; take out what you like."
            )
        if layout.adults:
            return self.tr(
                "Items that show an adult sexually and have an address (URL) are ticked. Addresses"
                " of anything that may show someone under 19 are not offered here; there is room to"
                " write them by hand."
            )
        if _looks_there(layout):
            return self.tr(
                "Items with an address (URL) are ticked; take out what you like. This reader gets"
                " a list of items, never a file."
            )
        return self.tr("No item is ticked. This reader gets a list of items, never a file.")

    def _turn_country(self) -> None:
        """Offer the desks and the languages of the case's country."""
        self._pack, words = self._session.pack, self._session.words
        known = [layout.id for layout in packs.ordered(self._pack)]
        desks = [(i, desk_name(i, words), words.say(f"report.{i}.reader")) for i in known]
        self.desks.show_answers(desks)
        languages = [(code, words.say(f"language.{code}")) for code in self._pack.meta.languages]
        self.language.show_options(languages)

    def _turn_desk(self) -> None:
        for ticked in (self.incidents, self.items):
            ticked.set_ticks("{}")
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
        column.addWidget(GroupTitle(self.tr("What happened")))
        column.addWidget(self.incidents)
        column.addWidget(GroupTitle(self.tr("Items")))
        column.addWidget(self._least)
        column.addWidget(self._no_items)
        column.addWidget(self.items)
        column.addWidget(GroupTitle(self.tr("What would you like to ask for?")))
        column.addWidget(Words(self.tr("Nothing needs to be ticked."), quiet=True))
        column.addWidget(self.wishes)
        column.addStretch(1)


def _events(vault: Vault, case: int, words: Texts) -> list[tuple[int, str]]:
    """What happened, earliest first, in a line each. Runs in the lane: there may be thousands."""
    ids = timeline.ids(vault, case, oldest_first=True)
    lines: dict[int, Line] = {}
    for start in range(0, len(ids), _BLOCK):
        lines |= timeline.lines(vault, ids[start : start + _BLOCK])
    known = [lines[ident] for ident in ids if ident in lines]
    return [(line.id, f"{when.words(line.happened, words)} · {line.title}") for line in known]


def _is_least(layout: Layout, item: Evidence) -> bool:
    """Whether an item is ticked beforehand.

    For a desk that gets files all are, except masked copies of something sexual; for one that
    is to delete what is at an address, those that have one, of ordinary ones none where it is there
    for sexual pictures of adults; else none is.
    """
    if layout.originals:
        return item.kind is not Kind.MASKED_COPY or item.shows is Shows.ORDINARY
    there_for_it = not layout.adults or item.shows is not Shows.ORDINARY
    return _looks_there(layout) and bool(item.url) and there_for_it


def _looks_there(layout: Layout) -> bool:
    """Whether a desk gets addresses to go to, though no files."""
    return not layout.originals and layout.urls == "full" and "evidence.url" in layout.fields
