"""The next steps the person means to do: the open ones, a line to add one, and the way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import days_off, drafts, steps, when
from companion.records import NewStep, Step
from companion.vault import Vault
from ui import theme
from ui.drafts import DraftKeeper
from ui.session import Session
from ui.widgets.fields import Line
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Words, clear
from ui.widgets.undo_line import UndoLine

SHOWN = 5  # open steps at first, and so many more each time; a long list would hurry
PLACE = "step:new"  # and the case


class NextSteps(QWidget):
    """Open steps, earliest first. What is typed and not added yet is a draft.

    `wanted` carries a step to be looked at and changed.
    """

    wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._done: int | None = None
        self._shown = SHOWN
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP)
        self._more = LinkButton(self.tr("Show more of them"))
        self._more.clicked.connect(self._show_more)
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
        column.addLayout(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._undo)
        column.addLayout(row)

    def begin(self) -> None:
        """Put the cursor behind what is typed."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the steps again."""
        clear(self._rows)
        session = self._session
        vault, case = session.vault, session.case.id
        found = steps.some(vault, case, done=False, most=self._shown + 1)
        today = vault.now().astimezone().date()
        origins = {ident: key for key, ident in steps.taken(vault, case).items()}
        told: set[str] = set()
        for step in found[: self._shown]:
            about = [one for one in due_lines(step, today, session) if one not in told]
            told.update(about[1:])  # what there is to know about a day is said once
            row = _Row(step, about, self._origin(origins.get(step.id)))
            row.done.connect(self._mark)
            row.wanted.connect(self.wanted)
            self._rows.addWidget(row)
        self._more.setVisible(len(found) > self._shown)

    def keep_draft(self) -> None:
        """Keep what is typed and not added yet."""
        self._keeper.keep_now()

    def _origin(self, key: str | None) -> str:
        """Which way a step came from, in words; "" where it is one's own or the way is gone."""
        kind, _, rest = (key or "").partition(":")
        way = rest.partition(":")[0]
        if kind != "stage" or way not in self._session.pack.procedures:
            return ""
        return self._session.words.say(f"procedure.{way}.name")

    def _show_more(self) -> None:
        self._shown += SHOWN
        self.refresh()
        last = self._rows.itemAt(self._rows.count() - 1)
        row = last.widget() if last is not None else None
        if isinstance(row, _Row) and self._more.isHidden():
            row.button.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._undo.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reopen(self) -> None:
        vault, ident = self._session.vault, self._done
        if ident is not None:
            self._session.change(self, lambda: steps.mark(vault, ident, False))


class _Row(QWidget):
    """One open step."""

    done = Signal(object)  # id; too large for Qt's int
    wanted = Signal(object)

    def __init__(self, step: Step, due: list[str], origin: str) -> None:
        super().__init__()
        self._step = step
        self.button = Button(QCoreApplication.translate("NextSteps", "Done"))
        self.button.clicked.connect(self._tell)
        change = LinkButton(QCoreApplication.translate("NextSteps", "Another day, or change it"))
        change.clicked.connect(self._ask)
        for button in (self.button, change):
            button.setAccessibleDescription(step.title)
        head = QHBoxLayout()
        head.addWidget(written(step.title), 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for line in filter(None, (*due, step.note, origin)):
            column.addWidget(written(line, quiet=True))
        under = Flow()
        under.addWidget(change)
        column.addLayout(under)

    def _tell(self) -> None:
        self.done.emit(self._step.id)

    def _ask(self) -> None:
        self.wanted.emit(self._step)


def written(text: str, quiet: bool = False) -> Words:
    """Words that a person wrote: one word may be longer than the page, and breaks then."""
    label = Words(text, quiet)
    label.setMinimumWidth(1)
    return label


def due_lines(step: Step, today: date, session: Session) -> list[str]:
    """When a step is due, in words, and what to know about that day."""
    if step.due == when.UNKNOWN:
        return []
    lines = [when.words(step.due, session.words)]
    last = step.due.latest
    if last is None:
        return lines
    translate = QCoreApplication.translate
    if last.date() < today:
        lines.append(
            translate("NextSteps", "That day is past, and that is fine. It can stay, or move.")
        )
    elif days_off.is_off(session.pack, last.date()):
        lines.append(translate("NextSteps", "A day on which some places may be closed."))
    return lines


def _add(vault: Vault, case: int, title: str, place: str) -> Step:
    """Save the step and forget its draft. Runs in the lane."""
    step = steps.add(vault, case, NewStep(title))
    drafts.discard(vault, place)
    return step
