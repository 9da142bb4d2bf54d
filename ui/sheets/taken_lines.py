"""What became of each file that was brought in, one line each."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.intake import Outcome, Result
from ui.messages import sentence
from ui.sheets.guard_steps import source_name
from ui.widgets.live import LiveLine
from ui.widgets.parts import Words


class TakenLines(QWidget):
    """Grows by a line with each result, and sums up in the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: list[Result] = []
        self._sum = LiveLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP // 2)
        self._column.addWidget(self._sum)

    @property
    def ids(self) -> list[int]:
        """The items that are in the record now, each once."""
        return list(dict.fromkeys(r.item for r in self._results if r.item is not None))

    def add(self, result: Result) -> None:
        """Say what became of one file."""
        self._results.append(result)
        name = source_name(result.wish.source, self.tr("Pasted picture"))
        line = Words(self.tr("{outcome}: {name}").format(outcome=self._said(result), name=name))
        self._column.addWidget(line)
        if result.error is not None and result.outcome is Outcome.UNREAD:
            why = Words(sentence(result.error), quiet=True)
            why.setContentsMargins(theme.SHEET, 0, 0, theme.STEP)
            self._column.addWidget(why)

    def sum_up(self) -> None:
        """Say that what is in is saved, when anything is."""
        if self.ids:
            self._sum.say(self.tr("Saved. You can stop here."))
        else:
            self._sum.say(self.tr("Nothing was put in. The files are where they were."))

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
