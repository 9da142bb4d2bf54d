"""All places of help: what one looks for, and the list of those that fit."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from companion import contacts, directory, places
from companion.places import Entry, Wanted
from ui import theme
from ui.place_list import PlaceList, PlaceModel
from ui.place_words import Tellers
from ui.session import Session
from ui.widgets.contact_card import Place
from ui.widgets.fields import Choice, Line
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.one_of import OneOf
from ui.widgets.parts import Chip, LinkButton

_AUDIENCES = ("all", "student", "parent", "teacher", "victim")
_MANY = 500  # places whose words are gathered before somebody looks for one
_SHOWN = 300  # ms after which they are: first the page is drawn
_TYPING = 120  # ms after the last key before the list is sifted


class Directory(QWidget):
    """The filters and the list. `opened` carries the Entry that was chosen."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: list[Entry] = []
        self._entries: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self.tellers = self._new_tellers()
        self.model = PlaceModel(self.tellers.place, self)
        self.list = PlaceList(self.model, self.tr("All places"))
        self.list.opened.connect(self.opened)
        self.text = Line(self.tr("Find a place by name, number or word"))
        self.text.setObjectName("search")
        self.text.setPlaceholderText(self.text.accessibleName())
        self._pause = QTimer(self, singleShot=True, interval=_TYPING)
        self._pause.timeout.connect(self.sift)
        self.text.textChanged.connect(self._pause.start)
        self._later = QTimer(self, singleShot=True, interval=_SHOWN)
        self._later.timeout.connect(self._learn)
        self._audience = OneOf(self)
        self._audience.picked.connect(self._sift_by)
        self.open_now = self._chip(self.tr("Open now"))
        self.writes = self._chip(self.tr("By chat or text"))
        self.age = self._chip(self.tr("For this age"))
        self.language = Choice(self.tr("Language"), [])
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.language.chosen.connect(self.sift)
        self.said = LiveLine(quiet=True)
        self.put_away = LinkButton("")
        self.put_away.setCheckable(True)
        self.put_away.toggled.connect(self._sift_by)
        self._lay_out()

    def refresh(self) -> None:
        """Read what is the person's own again, and the pack where it is another."""
        session, vault, case = self._session, self._session.vault, self._session.case.id
        if self.tellers.pack is not session.pack or not self._known:
            self._turn()
        self.tellers.turn(vault.now())
        own, mine = contacts.own(vault, case), directory.mine(vault, case)
        self._entries = places.entries(self._known, own, mine)
        self._by_id = {entry.ident: entry for entry in self._entries}
        band = session.words.say(f"age.{session.case.age}")
        self.age.setText(self.tr("For ages {age}").format(age=band))
        self.age.setAccessibleName(self.age.text())
        self.sift()
        if len(self._entries) > _MANY:
            self._later.start()

    def sift(self) -> None:
        """Show what fits now."""
        wanted = self.wanted()
        found = places.sift(self._entries, wanted, self.tellers.state, self.tellers.found_by)
        here = self.list.currentIndex().row()
        ident = self.model.entry(here).ident if here >= 0 else ""
        self.model.show([*found.fits, *found.unsure], self.tellers.place)
        again = self.model.row_of(ident) if ident else -1
        if again >= 0:
            self.list.setCurrentIndex(self.model.index(again))
        self.said.say("" if wanted == Wanted(put_away=wanted.put_away) else self._told(found))
        away = sum(entry.mine.hidden for entry in self._entries)
        self.put_away.setText(self.tr("Places you put away: {count}").format(count=away))
        self.put_away.setAccessibleName(self.put_away.text())
        self.put_away.setVisible(away > 0)

    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(
            self.text.text(),
            _AUDIENCES[max(self._audience.checkedId(), 0)],
            self.open_now.isChecked(),
            self.writes.isChecked(),
            self.language.key if self.language.count() else "",
            self._session.case.age if self.age.isChecked() else None,
            self.put_away.isChecked(),
        )

    def entry(self, ident: str) -> Entry | None:
        """The entry of this id, however the list is sifted."""
        if not self._entries:
            self.refresh()
        return self._by_id.get(ident)

    def place(self, ident: str) -> Place | None:
        """What is said of it."""
        entry = self.entry(ident)
        return None if entry is None else self.tellers.place(entry)

    def names(self) -> list[str]:
        """The name of every place, one's own first."""
        own = [one.own.name for one in self._entries if one.own is not None]
        say = self._session.words.say
        return own + [say(f"contact.{one.ident}.name") for one in self._entries if one.contact]

    def _turn(self) -> None:
        """Have the places of the pack that is in use."""
        session, say = self._session, self._session.words.say
        self.tellers = self._new_tellers()
        self._known = places.of_pack(session.pack.contacts)
        spoken = places.speaks(session.pack.contacts.values())
        options = [(one, say(f"language.{one}")) for one in spoken]
        self.language.show_options([("", self.tr("Any language")), *options])

    def _told(self, found: places.Found) -> str:
        said = self.tr("Places that fit: {count}.").format(count=len(found.fits))
        if found.unsure:
            more = self.tr(
                "After them come those of which it is not known: {count}."
                " Please ask, or look at their page."
            )
            said = f"{said} {more.format(count=len(found.unsure))}"
        if self.open_now.isChecked():
            usual = self.tr("By their usual hours; on holidays it may be otherwise.")
            said = f"{said} {usual}"
        return said

    def _new_tellers(self) -> Tellers:
        session = self._session
        return Tellers(session.pack, session.words, session.vault.now())

    def _learn(self) -> None:
        tellers, every = self.tellers, self._entries
        self._session.read(self, lambda: tellers.learn(every), self._learned)

    def _learned(self, _: None) -> None:
        """The words of every place are known, so that the first letter finds as fast as others."""

    def _sift_by(self, _: object) -> None:
        self.sift()

    def _chip(self, text: str) -> Chip:
        chip = Chip(text)
        chip.toggled.connect(self._sift_by)
        return chip

    def _lay_out(self) -> None:
        whom, more = Flow(), Flow()
        for index, audience in enumerate(_AUDIENCES):
            everyone = self.tr("Everyone")
            said = self._session.words.say(f"audience.{audience}") if index else everyone
            chip = Chip(said)
            chip.setAccessibleDescription(self.tr("Show places for: {whom}").format(whom=said))
            self._audience.addButton(chip, index)
            whom.addWidget(chip)
        self._audience.put(self._audience.button(0))
        for part in (self.open_now, self.writes, self.age, self.language):
            more.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.text)
        column.addLayout(whom)
        column.addLayout(more)
        column.addWidget(self.said)
        column.addWidget(self.list)
        column.addWidget(self.put_away)
