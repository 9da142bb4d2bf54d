"""One calm line for what was noted for today, or for a day that is past. Nothing is counted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion import first_lines, steps
from ui import theme
from ui.session import Session
from ui.sheets.next_steps import written
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Sheet
from ui.widgets.scripts import held


class DueLine(Sheet):
    """Hidden while there is nothing, and for the rest of a day on which it was put away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = written("")
        self._see = Button(self.tr("See next steps"))
        self._see.clicked.connect(self._go)
        self._hush = LinkButton(self.tr("Not today"))
        self._hush.clicked.connect(self._put_away)
        row = Flow()
        for button in (self._see, self._hush):
            row.addWidget(button)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.GAP, theme.GAP)
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self.hide()

    def refresh(self) -> bool:
        """Look whether anything is; fast. Whether it is said."""
        vault, case = self._session.vault, self._session.case.id
        today = vault.now().astimezone().date()
        due = steps.due(vault, case, today)
        quiet = first_lines.hushed(vault, case) == today.isoformat()
        self.setVisible(bool(due) and not quiet)
        if due:
            last = due[0].due.latest
            said = self.tr("You noted this for today: {title}")
            if last is not None and last.date() < today:
                said = self.tr("The day you noted is past, and that is fine: {title}")
            text = said.format(title=held(due[0].title))
            self._text.setText(text)
            for button in (self._see, self._hush):
                button.setAccessibleDescription(text)
        return bool(due) and not quiet

    def _go(self) -> None:
        self._session.page_wanted.emit("steps")

    def _put_away(self) -> None:
        vault, case = self._session.vault, self._session.case.id
        today = vault.now().astimezone().date().isoformat()
        self._session.change(self, lambda: first_lines.hush(vault, case, today))
