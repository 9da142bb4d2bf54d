"""The next steps the person means to do: the open ones, a line to add one, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import drafts, steps, when
from companion.records import NewStep, Step
from companion.vault import Vault
from ui import theme
from ui.drafts import DraftKeeper
from ui.session import Session
from ui.widgets.fields import Line
from ui.widgets.parts import Button, GroupTitle, Words, clear
from ui.widgets.undo_line import UndoLine

SHOWN = 5  # open steps at once; more would be a list that hurries
PLACE = "step:new"  # and the case


class NextSteps(QWidget):
    """Open steps, earliest first. What is typed and not added yet is a draft."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._done: int | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.STEP)
        self._more = Words(quiet=True)
        self._undo = UndoLine()
        self._undo.undone.connect(self._reopen)
        self._field = Line(self.tr("Something to do next"))
        self._field.setPlaceholderText(self._field.accessibleName())
        self._field.returnPressed.connect(self._add)
        self._button = Button(self.tr("Add"))
        self._button.clicked.connect(self._add)
        self._keeper = DraftKeeper(session, f"{PLACE}:{session.case.id}", self._content, self)
        draft = self._keeper.begin()
        self._field.setText((draft or {}).get("title", ""))
        self._field.textChanged.connect(self._keeper.touched)
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(GroupTitle(self.tr("Next steps")))
        for part in (self._rows, row):
            column.addLayout(part)
        column.insertWidget(2, self._more)
        column.insertWidget(3, self._undo)

    def begin(self) -> None:
        """Put the cursor behind what is typed."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the steps again."""
        clear(self._rows)
        vault, case = self._session.vault, self._session.case.id
        open_ones = [step for step in steps.all_of(vault, case) if not step.done_at]
        for step in open_ones[:SHOWN]:
            row = _Row(step, self._due(step))
            row.done.connect(self._mark)
            self._rows.addWidget(row)
        left = len(open_ones) - SHOWN
        self._more.setText(self.tr("And {count} more, for another time.").format(count=left))
        self._more.setVisible(left > 0)

    def keep_draft(self) -> None:
        """Keep what is typed and not added yet."""
        self._keeper.keep_now()

    def _due(self, step: Step) -> str:
        return when.words(step.due, self._session.words) if step.due != when.UNKNOWN else ""

    def _content(self) -> dict[str, str]:
        return {"title": self._field.text()}

    def _add(self) -> None:
        vault, case, title = self._session.vault, self._session.case.id, self._field.text()
        if title.strip() and not self._field.isReadOnly():
            place = self._keeper.place.name
            self._field.setReadOnly(True)  # what is typed now would go with what is added
            self._session.change(
                self, lambda: _add(vault, case, title, place), self._added, self._not_added
            )

    def _not_added(self, error: Exception) -> None:
        self._field.setReadOnly(False)
        self._session.failed.emit(error)

    def _added(self, _: Step) -> None:
        self._field.setReadOnly(False)
        self._field.clear()
        self._session.said.emit(
            QCoreApplication.translate("NextSteps", "Saved. You can stop here.")
        )

    def _mark(self, ident: int) -> None:
        vault = self._session.vault
        self._done = ident
        self._session.change(self, lambda: steps.mark(vault, ident, True), self._marked)

    def _marked(self, _: None) -> None:
        self._undo.offer(self.tr("Noted as done."))

    def _reopen(self) -> None:
        vault, ident = self._session.vault, self._done
        if ident is not None:
            self._session.change(self, lambda: steps.mark(vault, ident, False))


class _Row(QWidget):
    """One open step."""

    done = Signal(object)  # id; too large for Qt's int

    def __init__(self, step: Step, due: str) -> None:
        super().__init__()
        self._ident = step.id
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Words(step.title))
        for line in filter(None, (due, step.note)):
            text.addWidget(Words(line, quiet=True))
        button = Button(QCoreApplication.translate("NextSteps", "Done"))
        button.setAccessibleDescription(step.title)
        button.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(text, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _tell(self) -> None:
        self.done.emit(self._ident)


def _add(vault: Vault, case: int, title: str, place: str) -> Step:
    """Save the step and forget its draft. Runs in the lane."""
    step = steps.add(vault, case, NewStep(title))
    drafts.discard(vault, place)
    return step
