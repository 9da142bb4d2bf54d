"""What became of each file that was brought in, one line each."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.looks import Near
from ui import theme
from ui.intake import Outcome, Result
from ui.messages import sentence
from ui.sheets.guard_steps import source_name
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Words

_AT_ONCE = 60  # lines made at once; what could not be read comes before all others
_NEW = (Outcome.KEPT, Outcome.FINGERPRINT, Outcome.MASKED)


class TakenLines(QWidget):
    """Grows by a line with each result, and sums up in the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: list[Result] = []
        self._waiting: list[Result] = []
        self._near: dict[int, Near] = {}
        self._hints: dict[int, Words] = {}  # by item
        self._unread = self._shown = 0
        self._sum = LiveLine()
        self._counts = LiveLine(quiet=True)
        self._more = Button(self.tr("Show more"))
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.STEP // 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.STEP // 2)
        whole.addWidget(self._sum)
        whole.addWidget(self._counts)
        whole.addLayout(self._column)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def ids(self) -> list[int]:
        """The items that are in the record now, each once."""
        return list(dict.fromkeys(r.item for r in self._results if r.item is not None))

    @property
    def new(self) -> dict[int, Result]:
        """What came of the files whose items were not there before, by item."""
        return {r.item: r for r in self._results if r.item is not None and r.outcome in _NEW}

    def add(self, result: Result) -> None:
        """Say what became of one file."""
        self._results.append(result)
        if result.outcome is Outcome.UNREAD and self._unread < _AT_ONCE:
            self._column.insertWidget(self._unread, self._line(result))
            self._unread += 1
        elif self._shown < _AT_ONCE:
            self._show_line(result)
        else:
            self._waiting.append(result)

    def tell_near(self, ident: int, near: Near) -> None:
        """Say that an item's picture is probably one that is there."""
        self._near[ident] = near
        if ident in self._hints:
            self._hints[ident].setText(self._alike(near))
            self._hints[ident].show()

    def sum_up(self) -> None:
        """Say that what is in is saved, when anything is."""
        if self.ids:
            self._sum.say(self.tr("Saved. You can stop here."))
        else:
            self._sum.say(self.tr("Nothing was put in. The files are where they were."))
        if self._waiting:
            count = Counter(self._said(result) for result in self._results)
            self._counts.say(" · ".join(f"{said}: {many}" for said, many in count.items()))
            self._more.show()

    def _show_more(self) -> None:
        now, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for result in now:
            self._show_line(result)
        self._more.setVisible(bool(self._waiting))

    def _show_line(self, result: Result) -> None:
        self._shown += 1
        self._column.addWidget(self._line(result))

    def _line(self, result: Result) -> QWidget:
        """One file in its own box, so that more can be said of it later."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = source_name(result.wish.source, self.tr("Pasted picture"))
        column.addWidget(
            Words(self.tr("{outcome}: {name}").format(outcome=self._said(result), name=name))
        )
        more = Words(self._why(result), quiet=True)
        more.setContentsMargins(theme.SHEET, 0, 0, theme.STEP)
        column.addWidget(more)  # shown before, it would be a window of its own for a moment
        more.setVisible(bool(more.text()))
        if result.item is not None:
            self._hints[result.item] = more
        return box

    def _why(self, result: Result) -> str:
        if result.error is not None and result.outcome is Outcome.UNREAD:
            return sentence(result.error)
        near = self._near.get(result.item or 0)
        return "" if near is None else self._alike(near)

    def _alike(self, near: Near) -> str:
        return self.tr("Probably the same picture as item {}.").format(near.number)

    def _said(self, result: Result) -> str:
        return {
            Outcome.KEPT: self.tr("Put in"),
            Outcome.KNOWN: self.tr("Already there"),
            Outcome.FINGERPRINT: self.tr("Fingerprint kept, the file not"),
            Outcome.MASKED: self.tr("Masked copy kept, the picture not"),
            Outcome.NOT_KEPT: self.tr("Not kept"),
            Outcome.UNREAD: self.tr("Could not be read"),
            Outcome.STOPPED: self.tr("Stopped, not put in"),
        }[result.outcome]
