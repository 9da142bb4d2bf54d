"""The record could not be opened: what happened, that nothing more is changed, what one can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.errors import (
    CompanionError,
    KeysDamaged,
    NoSpace,
    VaultDamaged,
    VaultReadOnly,
    VaultTooNew,
)
from ui import messages
from ui.faces.face import Face
from ui.widgets.parts import Button, LinkButton, PageTitle, Words

SHOWN: tuple[type[CompanionError], ...] = (
    KeysDamaged,
    NoSpace,
    VaultDamaged,
    VaultReadOnly,
    VaultTooNew,
)
"""What gets a face of its own; everything else is said where it was asked for."""


class TroubleFace(Face):
    """Says one error calmly and in full. Each signal is one thing that can be done."""

    again = Signal()
    salvaging = Signal()
    restoring = Signal()
    elsewhere = Signal()

    size_wanted = (600, 620)

    def __init__(
        self, error: Exception, *, can_salvage: bool = False, parent: QWidget | None = None
    ) -> None:
        """`can_salvage` when what opens the record is known, so that it need not be asked."""
        super().__init__(parent)
        self._damaged = isinstance(error, KeysDamaged | VaultDamaged)
        title, about = self._words(error)
        self.column.addWidget(PageTitle(title))
        self.column.addWidget(self.said)  # said before, it would be a window of its own
        self.say(about)
        if self._damaged:
            self.column.addWidget(Words(self._comfort()))
        buttons = self._buttons(can_salvage=can_salvage)
        for button in buttons:
            left = isinstance(button, LinkButton)
            self.column.addWidget(
                button, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
            )
        self.column.addStretch(1)
        self.begin_at(buttons[0])

    def _words(self, error: Exception) -> tuple[str, str]:
        """What happened, in one line, and what to know about it."""
        for kind, title, about in (
            (
                KeysDamaged,
                self.tr("The key files can't be read"),
                messages.sentence(error),
            ),
            (
                NoSpace,
                self.tr("There is no room left"),
                self.tr(
                    "To open the record, a little room is needed on its disk. The record is as it"
                    " was. Please delete or move something you don't need, such as downloads, and"
                    " then try again."
                ),
            ),
            (
                VaultReadOnly,
                self.tr("Nothing can be written here"),
                self.tr(
                    "The record is there, but its folder or its disk lets nothing be written."
                    " Please copy the whole folder onto this computer's own disk, and open the"
                    " copy."
                ),
            ),
            (
                VaultTooNew,
                self.tr("A newer version wrote this"),
                self.tr("Nothing was changed. Please open it with the newer version."),
            ),
        ):
            if isinstance(error, kind):
                return title, about
        return (
            self.tr("A part of the record can't be read"),
            self.tr("Something in it is no longer as it was written."),
        )

    def _comfort(self) -> str:
        return self.tr(
            "This happens when a computer goes off in the middle of something, or when a disk"
            " grows old. It is nothing you did. From now on nothing in this folder is changed, so"
            " it cannot get worse from here."
        )

    def _buttons(self, *, can_salvage: bool) -> list[Button | LinkButton]:
        wanted = []
        if can_salvage:
            save = self.tr("Save what can be read into a new folder")
            wanted.append(Button(save, main=True))
            wanted[-1].clicked.connect(self.salvaging)
        if self._damaged:
            wanted.append(Button(self.tr("Restore from a backup"), main=not wanted))
            wanted[-1].clicked.connect(self.restoring)
        wanted.append(Button(self.tr("Try to open it again"), main=not wanted))
        wanted[-1].clicked.connect(self.again)
        other = LinkButton(self.tr("Open another record"))
        other.clicked.connect(self.elsewhere)
        return [*wanted, other]
