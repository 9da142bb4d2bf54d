"""What has to be told after an opening, over every page: calm, in full, and it can be put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from companion import settings
from ui import computer, theme
from ui.finding_words import DAMAGE, KEPT_FILES, lines
from ui.limits import lies_in
from ui.session import Session
from ui.widgets.confirm import Confirm
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, clear, scrolled

_HIGHEST = 0.42  # of the window's height; what is longer can be scrolled
_PAGE = 50  # px at 100 % that the page under it may take of that
_LOWEST = 56  # px at 100 %, where the page under it needs the room


class OpeningNotice(QFrame):
    """Hidden while there is nothing to tell. What a look finds comes through the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = self._at_once()
        self._title = GroupTitle("")
        self._texts = QVBoxLayout()
        self._accept = Confirm(
            self.tr("Go on with this state"),
            self.tr(
                "Then the record as it is here counts from now on, and this is not spoken of again."
                " Nothing is deleted by it."
            ),
            self.tr("Yes, go on with it"),
            self.tr("Not yet"),
        )
        self._accept.confirmed.connect(self._trust)
        self._mend = Button(self.tr("Save what can be read into a new folder"))
        self._mend.clicked.connect(session.mend_wanted)
        self._lay_out()
        self._show()
        session.looked.connect(self._show)

    def _at_once(self) -> list[str]:
        """What is known without a look: how the files were found, and what copies the folder."""
        vault = self._session.vault
        said = [self._session.words.say(f"note.{note}") for note in vault.notes]
        service = computer.synced_by(vault.folder)
        if service and service != settings.get(vault, "synced_told"):
            said.append(lies_in(service))
            self._session.tasks.beside(
                self,
                lambda: settings.set_(vault, "synced_told", service),
                _settled,
                self._session.failed.emit,
            )
        return said

    def _show(self) -> None:
        found = self._session.findings or []
        kinds = {finding.what for finding in found}
        said = ["· " + line for line in lines(self._session.words, found)]
        if "rolled_back" in kinds:
            said[0] = self._older()
        if kinds & (DAMAGE | KEPT_FILES):
            said += [self._comfort(), self._next("database" in kinds, bool(kinds & DAMAGE))]
        if not found:
            said = list(self._told)
            if said and self._session.findings is not None:
                said.append(self.tr("All that is in it was looked over, and is as it was written."))
        clear(self._texts)
        for text in said:
            self._texts.addWidget(Words(text))
        self._title.setText(self._heading(kinds))
        self._accept.setVisible(kinds == {"rolled_back"})
        self._mend.setVisible("database" in kinds)
        self._dress(strong=bool(found))
        self.setVisible(bool(said))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as all of it is, but never most of the window."""
        width = max(1, self._room.viewport().width())
        needed = max(0, self._inside.heightForWidth(width))  # -1 without any text
        highest = round(self.window().height() * _HIGHEST)
        roomy = max(theme.scaled(_LOWEST), highest - theme.scaled(_PAGE))
        self._room.setMaximumHeight(min(needed, highest))
        self._room.setMinimumHeight(min(needed, roomy))

    def _heading(self, kinds: set[str]) -> str:
        if kinds & DAMAGE:
            return self.tr("Something in the record is not as it was written")
        if kinds & KEPT_FILES:
            return self.tr("Some kept files are not as they were put in")
        if kinds:
            return self.tr("This is an older state of the record")
        return self.tr("About the record's files")

    def _older(self) -> str:
        return self.tr(
            "What was written later may be missing here. Another program that copies the folder has"
            " probably put it there; it is nothing you did. Please look first whether a newer one"
            " is on another computer or in a backup. If you brought the older one back yourself,"
            " you can simply go on."
        )

    def _comfort(self) -> str:
        return self.tr(
            "This happens when a computer goes off in the middle of something, when a disk grows"
            " old, or when another program copies the folder. It is nothing you did."
        )

    def _next(self, stopped: bool, damaged: bool) -> str:
        if stopped:
            return self.tr(
                "From now on nothing more is written into this folder, so it cannot get worse."
                " What you type is kept beside it. Please copy the whole folder to another place"
                " before anything else."
            )
        if damaged:
            return self.tr(
                "You can go on. If there is a backup, what was there before may still be in it."
            )
        return self.tr(
            "Everything you wrote is as it was, and you can go on. If there is a backup, the files"
            " may still be whole there."
        )

    def _trust(self) -> None:
        vault = self._session.vault
        self._session.change(self, vault.trust, self._trusted)

    def _trusted(self, _: None) -> None:
        self._told = []
        self._session.look_over([])
        self._session.said.emit(self.tr("Good. This state counts from now on."))

    def _dress(self, strong: bool) -> None:
        self.setProperty("note", strong)
        self.setProperty("notice", not strong)
        self.style().unpolish(self)
        self.style().polish(self)

    def _lay_out(self) -> None:
        """All of it can be scrolled: at 200 % the window is too small for texts and buttons."""
        away = LinkButton(self.tr("Put away"))
        away.clicked.connect(self.hide)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, theme.STEP, 0)
        self._inside.setSpacing(theme.STEP)
        self._texts.setSpacing(theme.STEP // 2)
        self._inside.addWidget(self._title)
        self._inside.addLayout(self._texts)
        self._inside.addWidget(self._accept)
        self._inside.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        self._room = scrolled(inside)
        for part in (inside, self._room.viewport()):
            part.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GROUP, theme.GAP, theme.GROUP, theme.GAP)
        column.addWidget(self._room)


def _settled(_: None) -> None:
    """It was noted that this was told."""
