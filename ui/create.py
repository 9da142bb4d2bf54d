"""Beginning a record: first what it cannot do, then a passphrase and two answers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from companion import cases, keys, settings, texts, vault
from companion.records import Age, NewCase, Role
from companion.vault import Vault
from ui import computer, messages, theme
from ui.limits import does, does_not, synced
from ui.widgets.choose import FolderChooser
from ui.widgets.fields import Choice, Labelled
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, PageTitle, Words
from ui.widgets.passphrase import Passphrase

SHORT = 8  # letters under which a passphrase is called easy to guess; it is taken all the same


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new record is made from."""

    folder: Path
    passphrase: str
    language: str
    case: NewCase

    def make(self, cost: keys.Cost | None = None) -> Vault:
        """Make the vault with its first case. Raises what `vault.create` and `cases.add` raise."""
        made = vault.create(self.folder, self.passphrase, cost)
        try:
            settings.set_(made, "language", self.language)
            cases.add(made, self.case)
        except BaseException:
            made.close()
            raise
        return made


class CreateFace(QWidget):
    """Two pages: what to know before beginning, and the few things asked.

    `ready` carries a Beginning.
    """

    ready = Signal(object)
    practise = Signal()
    elsewhere = Signal()

    def __init__(self, folder: Path, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._know = _KnowFirst(folder)
        self._ask = _Ask(folder, language)
        self._pages = QStackedWidget()
        for page in (self._know, self._ask):
            self._pages.addWidget(page)
        self._know.go_on.clicked.connect(self._forward)
        self._know.practise.clicked.connect(self.practise)
        self._know.other.clicked.connect(self.elsewhere)
        self._ask.back.clicked.connect(self._backward)
        self._ask.ready.connect(self.ready)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GROUP, 0, theme.GROUP, theme.GROUP)
        column.addWidget(self._pages)
        self.setFocusProxy(self._know.go_on)

    def work(self) -> None:
        """Show that the record is being made."""
        self._know.setEnabled(False)
        self._ask.work()

    def fitted(self) -> None:
        """Forget what was typed."""
        self._ask.forget()

    def refused(self, error: Exception) -> None:
        """Say why there is no record yet."""
        self._know.setEnabled(True)
        self._know.said.say(messages.sentence(error))
        self._ask.refused(error)

    def _forward(self) -> None:
        self._know.said.say("")
        self._pages.setCurrentWidget(self._ask)
        self._ask.begin()

    def _backward(self) -> None:
        self._pages.setCurrentWidget(self._know)
        self._know.go_on.setFocus()


class _KnowFirst(QWidget):
    """What the program does and does not protect against, in the same size, and this computer."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.go_on = Button(self.tr("Go on"), main=True)
        self.practise = LinkButton(self.tr("Try it with a made-up record first"))
        self.other = LinkButton(self.tr("Open a record that is already there"))
        self.said = LiveLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(PageTitle(self.tr("Before you begin")))
        for title, text in (
            (self.tr("What this program does"), does()),
            (self.tr("What it cannot do"), does_not()),
        ):
            column.addWidget(GroupTitle(title))
            column.addWidget(Words(text))
        column.addWidget(GroupTitle(self.tr("This computer")))
        column.addWidget(Words(self._advice()))
        service = computer.synced_by(folder)
        if service:
            column.addWidget(Notice(synced(service), strong=True))
        column.addWidget(self.said)
        column.addWidget(self.go_on)
        column.addWidget(self.practise, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _advice(self) -> str:
        return self.tr(
            "If someone looks at what you do on this computer, or if it belongs to a school or a"
            " company, a friend's or a counsellor's computer is the better place to begin. If"
            " others use the same account, lock the record whenever you leave."
        )


class _Ask(QWidget):
    """The passphrase twice, whose matter it is, and where the record lies."""

    ready = Signal(object)

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__()
        self._folder, self._language = folder, language
        words = texts.load(language)
        self._first = Passphrase(self.tr("Passphrase"))
        self._again = Passphrase(self.tr("The same passphrase once more"))
        self._role = Choice(
            self.tr("Whose matter is it?"), [(role, words.say(f"role.{role}")) for role in Role]
        )
        self._age = Choice(
            self.tr("How old is the person who was harmed?"),
            [(age, words.say(f"age.{age}")) for age in (Age.UNSURE, *list(Age)[:-1])],
        )
        self._where = Words(quiet=True)
        self._synced = Notice(strong=True)
        self._hint = LiveLine(quiet=True)
        self._said = LiveLine()
        self._bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._make = Button(self.tr("Make the record"), main=True)
        self.back = LinkButton(self.tr("Back"))
        self._first.changed.connect(self._advise)
        self._again.entered.connect(self._give)
        self._make.clicked.connect(self._give)
        self._lay_out()
        self._place(folder)
        self._bar.hide()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._first.select()

    def work(self) -> None:
        """Show that it takes a moment."""
        self.setEnabled(False)
        self._said.say(self.tr("Making the record and locking it with your passphrase…"))
        self._bar.show()

    def forget(self) -> None:
        """Empty both fields."""
        self._first.clear()
        self._again.clear()

    def refused(self, error: Exception) -> None:
        """Say why, and let it be tried again."""
        self.setEnabled(True)
        self._bar.hide()
        self._said.say(messages.sentence(error))

    def _give(self) -> None:
        if self._first.text != self._again.text:
            self._said.say(self.tr("The two passphrases differ. Please type the second one again."))
            self._again.select()
            return
        case = NewCase(Role(self._role.key), Age(self._age.key))
        self.ready.emit(Beginning(self._folder, self._first.text, self._language, case))

    def _advise(self) -> None:
        typed = self._first.text
        if any(not letter.isascii() for letter in typed):
            self._hint.say(
                self.tr("Korean letters are fine. To type them again later, press Show first.")
            )
        elif 0 < len(typed) < SHORT:
            self._hint.say(self.tr("Short ones are easily guessed. Four words are easy to keep."))
        else:
            self._hint.say("")

    def _elsewhere(self) -> None:
        chooser = FolderChooser(self, self.tr("Choose a folder for the record"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _chosen(self, found: list[Path]) -> None:
        self._place(found[0])

    def _place(self, folder: Path) -> None:
        self._folder = folder
        self._where.setText(str(folder).replace(os.sep, f"{os.sep}\u200b"))  # may wrap there
        service = computer.synced_by(folder)
        self._synced.say(synced(service) if service else "")
        self._synced.setVisible(bool(service))

    def _lay_out(self) -> None:
        other = LinkButton(self.tr("Choose another folder"))
        other.clicked.connect(self._elsewhere)
        place = QHBoxLayout()
        place.addWidget(self._where, 1)
        place.addWidget(other, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PageTitle(self.tr("A new record")))
        column.addWidget(self._first)
        column.addWidget(self._hint)
        column.addWidget(self._again)
        column.addWidget(Labelled(self._role.accessibleName(), self._role))
        column.addWidget(
            Labelled(
                self._age.accessibleName(),
                self._age,
                self.tr("It decides which pictures may be kept. You can change it later."),
            )
        )
        column.addWidget(Words(self.tr("Where the record lies")))
        column.addLayout(place)
        column.addWidget(self._synced)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addWidget(self._make)
        column.addStretch(1)
