"""The one thing that may be worth a thought today, on the first page, and a way to put it away."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from companion import reminders
from ui import theme
from ui.session import Session
from ui.sheets.backup import BackupSheet
from ui.sheets.recovery_code import NewCodeSheet, TryCodeSheet
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Sheet, Words

# What is said, what the button says, and what putting it away says.
_WORDS = {
    reminders.TRY_CODE: (
        QT_TRANSLATE_NOOP(
            "Reminder",
            "Is the paper with the recovery code still where you put it? Trying it once takes a"
            " minute.",
        ),
        QT_TRANSLATE_NOOP("Reminder", "Try the code"),
        QT_TRANSLATE_NOOP("Reminder", "No need"),
    ),
    reminders.BACK_UP: (
        QT_TRANSLATE_NOOP(
            "Reminder",
            "The record lies only on this computer, or the last backup is more than a month old.",
        ),
        QT_TRANSLATE_NOOP("Reminder", "Make a backup"),
        QT_TRANSLATE_NOOP("Reminder", "Not this week"),
    ),
    reminders.MAKE_CODE: (
        QT_TRANSLATE_NOOP(
            "Reminder",
            "There is no recovery code yet. If there is a safe place for a paper now, you can make"
            " one.",
        ),
        QT_TRANSLATE_NOOP("Reminder", "Make a code"),
        QT_TRANSLATE_NOOP("Reminder", "Don't ask again"),
    ),
}
_SHEETS = {
    reminders.TRY_CODE: TryCodeSheet,
    reminders.BACK_UP: BackupSheet,
    reminders.MAKE_CODE: NewCodeSheet,
}


class Reminder(Sheet):
    """Hidden while there is nothing to remind of. Its sheets lie over `over`."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__()
        self._session, self._over = session, over
        self._due = ""
        self._text = Words()
        self._do = Button("")
        self._do.clicked.connect(self._open)
        self._away = LinkButton("")
        self._away.clicked.connect(self._put_away)
        row = Flow()
        row.addWidget(self._do)
        row.addWidget(self._away)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.GAP, theme.GAP)
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self.hide()

    def refresh(self) -> None:
        """Look what is due; fast."""
        self._due = reminders.due(self._session.vault, self._session.floor)
        self.setVisible(bool(self._due))
        if self._due:
            said, action, away = (
                QCoreApplication.translate("Reminder", str(words)) for words in _WORDS[self._due]
            )
            self._text.setText(said)
            for button, words in ((self._do, action), (self._away, away)):
                button.setText(words)
                button.setAccessibleName(words)
                button.setAccessibleDescription(said)

    def _open(self) -> None:
        _SHEETS[self._due](self._session, self._over).open()

    def _put_away(self) -> None:
        vault, due = self._session.vault, self._due
        self._session.change(self, lambda: reminders.put_away(vault, due))
