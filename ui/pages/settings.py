"""Settings: how it looks and speaks, when it locks, the facts of the case, and what is true."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication, Signal, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

import companion
from companion import settings
from companion.languages import LANGUAGES
from companion.report import received
from ui import capture, language, theme
from ui.computer_check import ComputerHere, ComputerSheet
from ui.countries_here import CountriesHere
from ui.limits import does, does_not
from ui.pages.page import Page
from ui.records_here import RecordsHere
from ui.session import Session
from ui.sheets.another_hand import AnotherHandSheet
from ui.sheets.bin import BinSheet
from ui.sheets.case_facts import CaseSheet
from ui.sheets.cases import CasesSheet, NewCaseSheet
from ui.sheets.country_pack import PackSheet
from ui.sheets.giving_back import GivingBackSheet
from ui.sheets.look_over import LookOver
from ui.sheets.only_me import OnlyMeSheet
from ui.sheets.receive import ReceiveSheet
from ui.start import SCHEMES
from ui.widgets.fields import Choice, Labelled
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, Group, Words, scrolled

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30)
SIZES = (100, 125, 150, 175, 200)


class SettingsPage(Page):
    """`dressed` when the window has to be made anew, `timed` when the time to lock changed."""

    dressed = Signal()
    timed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("SettingsPage", "Settings")
        super().__init__(session, title, parent)
        self._choices = {
            "language": self._choice(self.tr("Language"), list(LANGUAGES.items())),
            **self._easy(),
            "scheme": self._choice(self.tr("Light or dark"), self._schemes()),
            "scale": self._choice(self.tr("Text size"), [(str(s), f"{s} %") for s in SIZES]),
            "lock_minutes": self._choice(
                self.tr("Locks by itself after"),
                [(str(m), self.tr("{minutes} min").format(minutes=m)) for m in MINUTES],
            ),
        }
        self._choices["rest_line"] = self._choice(
            self.tr("After a long time"),
            [("yes", self.tr("One calm line about a break")), ("", self.tr("Nothing"))],
        )
        if capture.POSSIBLE:
            self._choices["shield"] = self._choice(
                self.tr("Pictures of the screen and screen sharing"),
                [
                    ("yes", self.tr("Leave this window out")),
                    ("", self.tr("Show it, for example to a magnifier or to someone who helps")),
                ],
            )
        self._facts = Words()
        self._change = Button(self.tr("Change"))
        self._records = RecordsHere(session)
        self._records.wanted.connect(self._receive)
        self._countries = CountriesHere(session)
        self._countries.wanted.connect(self._look_at_pack)
        self._records.listed.connect(self.show_cases)
        self._computer = ComputerHere()
        self._computer.wanted.connect(self._look_at_computer)
        self._lay_out()
        for name, choice in self._choices.items():
            choice.choose(settings.get(session.vault, name))
            choice.chosen.connect(self._save)

    def go_on(self, place: str) -> None:
        if ":new:" in place:
            self.lay_over(NewCaseSheet(self.session, self))
        else:
            self._edit_case()

    def show_cases(self) -> None:
        """Lay the list of all records over the page."""
        sheet = CasesSheet(self.session, self)
        sheet.thrown_away.connect(self.unfinished.offer_back)
        sheet.return_wanted.connect(self._give_back)
        self.lay_over(sheet)

    def _only_me(self) -> QWidget:
        self._own = QWidget()
        column = QVBoxLayout(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        said = self.tr("Notes that nobody reads who opens this record, and that go nowhere.")
        column.addWidget(Words(said))
        button = Button(self.tr("Open what is only for me"))
        button.clicked.connect(self.show_only_me)
        row = Flow()
        row.addWidget(button)
        column.addLayout(row)
        return self._own

    def show_only_me(self) -> None:
        """Lay the notes for the person alone over the page; they are closed with it."""
        self.lay_over(OnlyMeSheet(self.session, self))

    def _bin(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(
            Words(self.tr("What you moved to the bin waits here, and can be brought back."))
        )
        button = Button(self.tr("Look into the bin"))
        button.clicked.connect(self.show_bin)
        row = Flow()
        row.addWidget(button)
        column.addLayout(row)
        return inside

    def show_bin(self) -> None:
        """Lay what was put away over the page."""
        self.lay_over(BinSheet(self.session, self))

    def _give_back(self, ident: int) -> None:
        self.lay_over(GivingBackSheet(self.session, self, ident))

    def refresh(self) -> None:
        words, case = self.session.words, self.session.case
        said = [words.say(f"role.{case.role}"), words.say(f"age.{case.age}")]
        said += filter(None, (case.person, case.school, case.grade, case.station))
        self._facts.setText("  ·  ".join(said))
        self._records.refresh()
        self._countries.refresh()
        self._change.setVisible(received.of(self.session.vault, case.id) is None)

    def _save(self) -> None:
        vault = self.session.vault
        chosen = {name: choice.key for name, choice in self._choices.items()}
        new = {n: key for n, key in chosen.items() if key != settings.get(vault, n)}

        def call() -> set[str]:
            for name, key in new.items():
                settings.set_(vault, name, key)
            return set(new)

        self.session.change(self, call, self._saved)

    def _saved(self, names: set[str]) -> None:
        if names - {"lock_minutes", "rest_line"}:
            self.dressed.emit()
        elif names:
            self.timed.emit()
            self.session.said.emit(self.tr("Saved."))

    def _receive(self) -> None:
        self.lay_over(ReceiveSheet(self.session, self))

    def _look_at_pack(self) -> None:
        self.lay_over(PackSheet(self.session, self))

    def _look_at_computer(self) -> None:
        self.lay_over(ComputerSheet(self.session, self))

    def _let_another_write(self) -> None:
        self.lay_over(AnotherHandSheet(self.session, self))

    def _edit_case(self) -> None:
        self.lay_over(CaseSheet(self.session, self))

    def _easy(self) -> dict[str, Choice]:
        """Whether to speak in easy words, in a language that has some."""
        if not language.has_easy(self.session.language):
            return {}
        options = [("", self.tr("As usual")), ("yes", self.tr("In short and easy words"))]
        return {"easy": self._choice(self.tr("How it speaks"), options)}

    def _choice(self, name: str, options: list[tuple[str, str]]) -> Choice:
        return Choice(name, options)

    def _schemes(self) -> list[tuple[str, str]]:
        names = (
            self.tr("As the computer is"),
            self.tr("Light"),
            self.tr("Dark"),
            self.tr("Light, strong contrast"),
            self.tr("Dark, strong contrast"),
        )
        return list(zip(SCHEMES, names, strict=True))

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH) + 2 * theme.SHEET)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, theme.STEP, 2)
        column.setSpacing(theme.GAP)
        look = Group(self.tr("How it looks, and when it locks"))
        for choice in self._choices.values():
            look.body.addWidget(Labelled(choice.accessibleName(), choice))
        column.addWidget(look)
        change = self._change
        change.setAccessibleDescription(self.tr("About this record"))
        change.clicked.connect(self._edit_case)
        row = Flow()
        row.addWidget(change)
        other = Button(self.tr("Someone writes for me"))
        other.clicked.connect(self._let_another_write)
        row.addWidget(other)
        facts = Group(self.tr("About this record"))
        facts.body.addWidget(self._facts)
        facts.body.addLayout(row)
        column.addWidget(facts)
        for title, part in (
            (self.tr("Records in here"), self._records),
            (self.tr("Where places of help and procedures come from"), self._countries),
            (self.tr("Only for me"), self._only_me()),
            (self.tr("The bin"), self._bin()),
            (self.tr("Is the record whole?"), LookOver(self.session)),
            (self.tr("This computer"), self._computer),
            (self.tr("What this program does"), Words(does())),
            (self.tr("What it cannot do"), self._cannot()),
            (self.tr("About the program"), Words(self._versions(), quiet=True)),
        ):
            group = Group(title)
            group.body.addWidget(part)
            column.addWidget(group)
        column.addStretch(1)
        self.sheet.addWidget(area, 1)

    def _cannot(self) -> QWidget:
        """What it cannot do, and where all of that is said."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(Words(does_not()))
        row = Flow()
        for text, show in (
            (self.tr("All that it does not protect against"), self._show_limits),
            (self.tr("What stays on this computer"), self._show_traces),
        ):
            button = Button(text)
            button.clicked.connect(show)
            row.addWidget(button)
        column.addLayout(row)
        return made

    def _show_limits(self) -> None:
        self.session.guide_wanted.emit("limits")

    def _show_traces(self) -> None:
        self.session.guide_wanted.emit("footprint")

    def _versions(self) -> str:
        said = [f"Companion {companion.__version__}, GPL-3.0-or-later"]
        for name, pragma in (("SQLCipher", "version"), ("OpenSSL", "provider_version")):
            row = self.session.vault.row(f"PRAGMA cipher_{pragma}")
            said.append(f"{name}: {row[0] if row else '–'}")
        said.append(f"Qt {qVersion()}, Python {platform.python_version()}")
        return "\n".join(said)
