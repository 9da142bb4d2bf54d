"""A look at this computer: what was found, what one can do, and what is better left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import surroundings
from companion.surroundings import Answer, Finding, Topic
from ui import theme
from ui.computer_words import advice, title
from ui.session import Session
from ui.tasks import Tasks
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, Sheet, Words, clear
from ui.widgets.progress import Bar

Look = Callable[[Path], list[Finding]]
_SOON = 700  # ms before one sees that it takes long: each program of the system has 1.5 s
_NOTICED = {Topic.MANAGED, Topic.FAMILY, Topic.REMOTE}  # where a sudden change is seen by others


class ComputerCheck(QWidget):
    """Looks off the UI thread, once `begin` is called, and says what it found.

    Nothing waits for it: whoever leaves, leaves it behind.
    """

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        look: Look = surroundings.look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._folder, self._look = tasks, folder, look
        self.said = LiveLine(quiet=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.STEP)
        self._bar = Bar(self.tr("Looking at this computer; nothing is sent …"))
        self._bar.hide()
        self._late = QTimer(self, singleShot=True, interval=_SOON)
        self._late.timeout.connect(self._bar.run)
        self._late.timeout.connect(self._bar.show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addLayout(self._rows)
        column.addWidget(self.said)
        column.addWidget(self._bar)

    def begin(self) -> None:
        """Look."""
        self.said.say(self.tr("Looking at this computer; nothing is sent …"))
        self._late.start()
        look, folder = self._look, self._folder
        self._tasks.apart(self, lambda: look(folder), self._show, self._failed)

    def _end(self) -> None:
        self._late.stop()
        self._bar.hide()

    def _show(self, found: list[Finding]) -> None:
        self._end()
        clear(self._rows)
        seen = [one for one in found if one.answer is Answer.SEEN]
        if _NOTICED & {one.topic for one in seen}:
            self._rows.addWidget(Notice(self._gently()))
        for one in seen:
            self._rows.addWidget(FindingRow(one))
        for words, answer in (
            (self.tr("Looked for and not found: {topics}."), Answer.NOT_FOUND),
            (self.tr("Could not be seen: {topics}. It may be there or not."), Answer.UNSEEN),
        ):
            topics = [advice(one.topic).name for one in found if one.answer is answer]
            if topics:
                told = Words(words.format(topics=", ".join(topics)), quiet=True)
                self._rows.addWidget(told)
                if answer is Answer.NOT_FOUND:  # much to read, and nothing to do about it
                    self._fold(told)
        self.said.say(self._limits())

    def _fold(self, told: Words) -> None:
        toggle = LinkButton(self.tr("What was looked for"))
        toggle.setCheckable(True)
        toggle.toggled.connect(told.setVisible)
        told.hide()
        self._rows.insertWidget(self._rows.count() - 1, toggle, 0, Qt.AlignmentFlag.AlignLeft)

    def _failed(self, _: Exception) -> None:
        self._end()
        self.said.say(self.tr("This computer could not be looked at."))

    def _gently(self) -> str:
        return self.tr(
            "Nothing has to be changed now. Turning things off or deleting them all at once can be"
            " noticed. You can go on using this computer as before, and do this on another one."
        )

    def _limits(self) -> str:
        return self.tr(
            "Nothing was sent. What was not found may still be there, and who else knows your"
            " password cannot be seen."
        )


class FindingRow(Sheet):
    """One thing that was found; what it means opens under it."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said, told = title(finding), advice(finding.topic)
        self.setAccessibleName(said)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(said))
        self._more = [
            Words(told.means),
            Words(self.tr("What you can do: {words}").format(words=told.can)),
            Words(self.tr("What may stay as it is: {words}").format(words=told.leave)),
        ]
        toggle = LinkButton(self.tr("What that means"))
        toggle.setAccessibleDescription(said)
        toggle.setCheckable(True)
        toggle.toggled.connect(self._open)
        self.body.addWidget(toggle)
        for line in self._more:
            line.hide()
            self.body.addWidget(line)

    def _open(self, shown: bool) -> None:
        for line in self._more:
            line.setVisible(shown)


class ComputerHere(QWidget):
    """The way to a look, among the settings."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = self.tr("Who else may see what is done on it. Nothing is sent.")
        self.look = Button(self.tr("Look at this computer"))
        self.look.setAccessibleDescription(said)
        self.look.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(Words(said, quiet=True))
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)


class ComputerSheet(Overlay):
    """The same look over a page of an open record."""

    def __init__(self, session: Session, over: QWidget, look: Look = surroundings.look) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("This computer"))
        self.check = ComputerCheck(session.tasks, session.vault.folder, look)
        self.body.addWidget(self.check)
        self.check.begin()
