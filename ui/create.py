"""Beginning a record: first what it cannot do, then a passphrase and two answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from companion import cases, keys, packs, reminders, settings, texts, vault
from companion.records import Age, NewCase, Role
from companion.vault import Vault
from ui import computer, messages, theme
from ui.computer_check import ComputerCheck
from ui.faces.face import Face, Foot
from ui.limits import does, does_not, please_choose, synced
from ui.places import room
from ui.tasks import Tasks
from ui.widgets.choose import FolderChooser
from ui.widgets.fields import Choice, Labelled
from ui.widgets.flow import Flow
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.live import LiveLine
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, PageTitle, Words
from ui.widgets.place import PlaceLine


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new record is made from."""

    folder: Path
    passphrase: str
    language: str
    case: NewCase
    easy: bool = False

    def make(self, cost: keys.Cost | None = None) -> Vault:
        """Make the vault with its first case. Raises what `vault.create` and `cases.add` raise."""
        made = vault.create(self.folder, self.passphrase, cost)
        try:
            settings.set_(made, "language", self.language)
            settings.set_(made, "easy", "yes" if self.easy else "")
            reminders.begin(made)
            cases.add(made, self.case)
        except BaseException:
            made.close()
            raise
        return made


class CreateFace(Face):
    """Two pages: what to know before beginning, and the few things asked.

    `ready` carries a Beginning.
    """

    ready = Signal(object)
    practise = Signal()
    elsewhere = Signal()
    restoring = Signal()

    calls = True

    size_wanted = (720, 850)

    def __init__(
        self, folder: Path, language: str, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._know = _KnowFirst(folder, tasks)
        self._ask = _Ask(folder, language, tasks)
        self.foot = Foot()
        for page in (self._know, self._ask):
            self.column.addWidget(page)
            self.foot.column.addWidget(page.foot)
        self._show(self._know)
        self._know.go_on.clicked.connect(self._forward)
        self._know.practise.clicked.connect(self.practise)
        self._know.other.clicked.connect(self.elsewhere)
        self._ask.back.clicked.connect(self._backward)
        self._ask.ready.connect(self.ready)
        self._know.restore.clicked.connect(self.restoring)
        self.begin_at(self._know.go_on)

    def work(self) -> None:
        self._ask.work()

    def make_up(self) -> None:
        self._know.said.say(self.making())
        self._know.bar.show()

    def fitted(self) -> None:
        self._ask.forget()

    def leave(self) -> None:
        self._ask.forget()

    def refused(self, error: Exception) -> None:
        self._know.bar.hide()
        self._know.said.say(messages.sentence(error))
        self._ask.refused(error)

    def _forward(self) -> None:
        self._know.said.say("")
        self._show(self._ask)
        self._ask.begin()

    def _backward(self) -> None:
        self._show(self._know)
        self._know.go_on.setFocus()

    def _show(self, shown: QWidget) -> None:
        """One of the two pages, from its beginning."""
        for page in (self._know, self._ask):
            page.setHidden(page is not shown)
            page.foot.setHidden(page is not shown)
        keep_in_sight(self, QRect(0, 0, 1, 1))


class _KnowFirst(QWidget):
    """What the program does and does not protect against, in the same size, and this computer."""

    def __init__(self, folder: Path, tasks: Tasks) -> None:
        super().__init__()
        self.check = ComputerCheck(tasks, folder)
        self._looked = False
        self.go_on = Button(self.tr("Go on"), main=True)
        self.practise = LinkButton(self.tr("Try it with a made-up record first"))
        self.other = LinkButton(self.tr("Open a record that is already there"))
        self.restore = LinkButton(self.tr("Restore from a backup"))
        self.said = LiveLine()
        self.bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
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
        column.addWidget(self.check)
        column.addStretch(1)
        self.foot = self._foot()

    def _foot(self) -> QWidget:
        """What can be done next: in sight, however much there is to read."""
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        self.bar.hide()
        row = Flow()
        for part in (self.go_on, self.practise, self.other, self.restore):
            row.addWidget(part)
        column.addLayout(row)
        return foot

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self.check.begin()

    def _advice(self) -> str:
        return self.tr(
            "Does someone watch this computer, or is it a school's or a company's? Then a friend's"
            " or a counsellor's is better. If others use this account, lock whenever you leave."
        )


class _Ask(QWidget):
    """The passphrase twice, whose matter it is, where, and where the record lies."""

    ready = Signal(object)

    def __init__(self, folder: Path, language: str, tasks: Tasks) -> None:
        super().__init__()
        self._folder, self._language = folder, language
        words = texts.load(language)
        self._passphrase = NewPassphrase(tasks, language)
        self._role = Choice(
            self.tr("Whose matter is it?"), [(role, words.say(f"role.{role}")) for role in Role]
        )
        self._age = Choice(
            self.tr("How old is the person who was harmed?"),
            [(age, words.say(f"age.{age}")) for age in (Age.UNSURE, *list(Age)[:-1])],
        )
        self._country = Choice(self.tr("In which country?"), packs.named(language))
        self._country.choose("kr")
        self._place = PlaceLine(self.tr("Where the record lies"), self.tr("Choose another folder"))
        self._place.asked.connect(self._elsewhere)
        self._said = LiveLine()
        self._bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._make = Button(self.tr("Make the record"), main=True)
        self.foot = QWidget()
        self.back = LinkButton(self.tr("Back"))
        self._passphrase.entered.connect(self._give)
        self._make.clicked.connect(self._give)
        self._lay_out()
        self._place.show_place(folder)
        self._bar.hide()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._passphrase.begin()

    def work(self) -> None:
        """Show that it takes a moment."""
        self._said.say(self.tr("Making the record and locking it with your passphrase…"))
        self._bar.show()

    def forget(self) -> None:
        """Empty both fields."""
        self._passphrase.forget()

    def refused(self, error: Exception) -> None:
        """Say why."""
        self._bar.hide()
        self._said.say(messages.sentence(error))

    def _give(self) -> None:
        if not self._passphrase.ready():
            return
        if self._place.agreed:
            country = self._country.key
            case = NewCase(Role(self._role.key), Age(self._age.key), pack=country)
            text = self._passphrase.text
            self.ready.emit(Beginning(self._folder, text, self._language, case))
        else:
            self._said.say(please_choose())

    def _elsewhere(self) -> None:
        chooser = FolderChooser(self, self.tr("Choose a folder for the record"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _chosen(self, found: list[Path]) -> None:
        self._folder = room(found[0], self._folder.name)
        self._place.show_place(self._folder)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PageTitle(self.tr("A new record")))
        column.addWidget(self._passphrase)
        column.addWidget(Labelled(self._role.accessibleName(), self._role))
        column.addWidget(
            Labelled(
                self._age.accessibleName(),
                self._age,
                self.tr("It decides which pictures may be kept. You can change it later."),
            )
        )
        column.addWidget(
            Labelled(
                self._country.accessibleName(),
                self._country,
                self.tr("Help and papers come from this country."),
            )
        )
        column.addWidget(self._place)
        column.addStretch(1)
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        for part in (self._said, self._bar, self._make):
            below.addWidget(part)
