"""Where what the program says of a country comes from, and the way back to its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import countries
from companion.countries import Kept
from ui import theme
from ui.messages import sentence
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Words, clear


def source(session: Session) -> str:
    """One sentence on where the information of the case's country comes from."""
    meta = session.pack.meta
    if session.case.pack != meta.country:
        return QCoreApplication.translate(
            "CountriesHere",
            "The information of this record's country ({code}) can't be read here, so that of"
            " {country} is shown. In Settings another country can be chosen, or other information.",
        ).format(code=session.case.pack, country=session.words.say("pack.name"))
    kept = countries.kept(session.vault).get(meta.country)
    if kept is not None:
        return _taken(session.words.say("pack.name"), kept)
    return QCoreApplication.translate(
        "CountriesHere", "{country}: comes with the program, version {version}, checked {day}."
    ).format(country=session.words.say("pack.name"), version=meta.version, day=meta.checked)


class CountriesHere(QWidget):
    """In the settings: what holds, one button back for each pack that was taken.

    `wanted` when another pack is to be looked at.
    """

    wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.STEP)
        self._live = LiveLine()
        look = Button(self.tr("Look at other information"))
        look.clicked.connect(self.wanted)
        row = Flow()
        row.addWidget(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addLayout(self._rows)
        column.addLayout(row)
        column.addWidget(self._live)

    def refresh(self) -> None:
        """Read what holds now."""
        session = self._session
        kept = countries.kept(session.vault)
        names = dict(countries.named(session.vault, session.language)) if kept else {}
        clear(self._rows)
        if session.pack.meta.country not in kept:
            self._rows.addWidget(Words(source(session)))
        for country, about in kept.items():
            row = _Row(country, _taken(names.get(country, country), about))
            row.wanted.connect(self._give_back)
            self._rows.addWidget(row)

    def _give_back(self, country: str) -> None:
        session = self._session
        call = partial(countries.give_back, session.vault, country)
        session.change(self, call, self._gone, self._fail)

    def _gone(self, _: None) -> None:
        self._session.read_pack()
        self._live.say(self.tr("What the program brings holds again."))

    def _fail(self, error: Exception) -> None:
        self._live.say(sentence(error))


class _Row(QWidget):
    """A pack that was taken."""

    wanted = Signal(str)

    def __init__(self, country: str, said: str) -> None:
        super().__init__()
        self._country = country
        back = Button(QCoreApplication.translate("CountriesHere", "Go back to the program's own"))
        back.setAccessibleDescription(said)
        back.clicked.connect(self._tell)
        row = Flow()
        row.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(Words(said))
        column.addLayout(row)

    def _tell(self) -> None:
        self.wanted.emit(self._country)


def _taken(name: str, kept: Kept) -> str:
    translate = QCoreApplication.translate
    update = translate(
        "CountriesHere", "{country}: from a signed update of {day}, version {version}."
    )
    folder = translate(
        "CountriesHere", "{country}: from a folder chosen on {day}, version {version}."
    )
    shape = update if kept.origin == "update" else folder
    return shape.format(country=name, day=kept.taken, version=kept.version)
