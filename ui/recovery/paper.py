"""What goes on paper: the code, or three parts of it, and where to keep them."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import files
from ui import messages, theme
from ui.places import free
from ui.tasks import Tasks
from ui.widgets.begins import BeginsAt
from ui.widgets.choose import FolderChooser
from ui.widgets.code import CodePanel
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, GroupTitle, LinkButton, PageTitle, Words, clear
from ui.widgets.shown import breakable, plain


class PaperPage(BeginsAt):
    """Shows what is to be written down. `written` when it is; `other` leads to the other way.

    `without` when no code is wanted, `later` when not before the next opening.
    """

    written = Signal()
    other = Signal()
    without = Signal()
    later = Signal()

    def __init__(
        self,
        tasks: Tasks,
        language: str,
        *,
        alone: bool,
        practised: bool = False,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`new` where the record was just made, and something may want to be written first."""
        super().__init__(parent)
        self._new = new
        self._tasks, self._language, self._practised = tasks, language, practised
        self._codes: Sequence[str] = ()
        self._panels = QVBoxLayout()
        self._panels.setSpacing(theme.STEP)
        self._said = LiveLine()
        self._go_on = Button(self.tr("I have it on paper"), main=True)
        self._go_on.clicked.connect(self.written)
        self._save = Button(self.tr("Save a sheet to print (PDF)"))
        self._save.clicked.connect(self._ask)
        self._turn = LinkButton(self.turn_text())
        self._turn.clicked.connect(self.other)
        self._lay_out(self.tr("Go on without a code") if alone else self.tr("Leave it as it is"))
        self.begin_at(self._go_on)

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show one code, or three shares; none forgets what was shown."""
        self._codes = codes
        self._said.say("")
        clear(self._panels)
        for number, code in enumerate(codes, start=1):
            name = self.tr("Paper {} of 3").format(number) if len(codes) > 1 else ""
            panel = CodePanel(name)
            panel.show_code(code)
            self._panels.addWidget(panel)

    def title(self) -> str:
        """What the page is about."""
        return self.tr("A recovery code")

    def about(self) -> str:
        """What the code is for."""
        return self.tr(
            "If the passphrase is ever forgotten, only this code opens the record again. Nobody"
            " else can, not even the makers of the program. Please put it on paper now: by hand,"
            " or printed. It is not shown a second time."
        )

    def keeping(self) -> str:
        """Where to keep it, one thing a line."""
        return self.tr(
            "· Whoever has this code can read everything here. Keep it where only you look, and"
            " not beside this computer.\n"
            "· If someone at home worries you, keep it outside.\n"
            "· Don't give it to anyone you are even a little unsure of. You may simply say no.\n"
            "· Better no photo, and no message to yourself: those stay in clouds and chats."
        )

    def turn_text(self) -> str:
        """The words of the link to the other way."""
        return self.tr("Split it over three papers")

    def save(self, places: list[Path]) -> None:
        """Put a PDF with the codes into the first of these folders."""
        codes, language, practised = self._codes, self._language, self._practised
        target = free(places[0] / "sheet.pdf")

        def call() -> Path:
            sheet = importlib.import_module("companion.report.recovery_sheet")
            files.write(target, sheet.draw(codes, language, practised=practised))
            return target

        self._save.setEnabled(False)
        self._tasks.run(self, call, self._saved, self._failed)

    def _ask(self) -> None:
        chooser = FolderChooser(self, self.tr("Where should the sheet go?"))
        chooser.chosen.connect(self.save)
        chooser.begin()

    def _saved(self, path: Path) -> None:
        self._save.setEnabled(True)
        self._said.say(
            self.tr(
                "It is here: {}. The file is not locked. Print it, then delete it and empty the"
                " bin."
            ).format(breakable(plain(str(path))))
        )

    def _failed(self, error: Exception) -> None:
        self._save.setEnabled(True)
        self._said.say(messages.sentence(error))

    def _lay_out(self, leaving: str) -> None:
        without = LinkButton(leaving)
        without.clicked.connect(self.without)
        buttons = Flow()
        buttons.addWidget(self._go_on)
        buttons.addWidget(self._save)
        letters = self.tr("There is no letter O, I, L or U in it: 0 is zero, and 1 is one.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(PageTitle(self.title()))
        column.addWidget(Words(self.about()))
        column.addLayout(self._panels)
        column.addWidget(Words(letters, quiet=True))
        column.addWidget(GroupTitle(self.tr("Where to keep it")))
        column.addWidget(Words(self.keeping()))
        column.addWidget(self._said)
        column.addLayout(buttons)
        if self._new:
            later = LinkButton(self.tr("Write first, and be asked again next time"))
            later.clicked.connect(self.later)
            column.addWidget(later, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(without, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class SharesPage(PaperPage):
    """The same for three papers of which any two make the code."""

    def title(self) -> str:
        return self.tr("Three papers, any two of them open")

    def about(self) -> str:
        return self.tr(
            "One paper alone opens nothing and says nothing. Any two of the three make the code"
            " together. Put each on a paper of its own."
        )

    def keeping(self) -> str:
        return self.tr(
            "· Keep them in three different places, at most one of them at home.\n"
            "· Someone you trust may keep one. Two people with one each could open the record"
            " together.\n"
            "· If one is lost, the other two still open. Then make new ones."
        )

    def turn_text(self) -> str:
        return self.tr("One code on one paper after all")
