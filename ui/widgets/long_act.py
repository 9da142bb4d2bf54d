"""Something that takes long: its progress, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tasks import Progress, Work
from ui.widgets.progress import ProgressLine

T = TypeVar("T")
_LAST = 400  # ms that all may be done without an end before one says why


class Run(Protocol):
    """`Tasks.run`, `Session.change` or `Session.read`."""

    def __call__(
        self,
        owner: QObject,
        call: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a call in the lane."""


class LongAct(QWidget):
    """Hidden until something is under way. `ended` follows, however it ends.

    A call that is cancelled ends with Cancelled, and so does one whose LongAct is gone, unless it
    `lasts` (`Work`). Once all is done but for a last step of the core's, which cannot be stopped,
    that is said.
    """

    ended = Signal()

    def __init__(
        self, text: str, parent: QWidget | None = None, *, lasts: bool = False, last: str = ""
    ) -> None:
        """`last` is said of a last step that cannot be stopped, instead of that there is one."""
        super().__init__(parent)
        self._last_text = last
        self._lasts = lasts
        self._work: Work | None = None
        self._line = ProgressLine(text, self.tr("Stop"))
        self._line.cancelled.connect(self.cancel)
        self._last = QTimer(self, singleShot=True, interval=_LAST)
        self._last.timeout.connect(self._say_last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        self.setFocusProxy(self._line)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def begin(
        self,
        run: Run,
        call: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `call(progress)` in the lane; `done(result)` or `failed(error)` follows."""
        self.begin_to_last(run, lambda progress, _: call(progress), done, failed)

    def begin_to_last(
        self,
        run: Run,
        call: Callable[[Progress, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """The same for `call(progress, last)`, whose long last step cannot be stopped.

        `last` says how far that is, and the bar begins again for it.
        """
        work = self._work = Work(self, lasts=self._lasts)
        work.progressed.connect(self._show_part)
        work.last_progressed.connect(self._show_last)
        report, last = work.report, work.report_last
        self._line.begin()
        self.show()

        def finish(result: T) -> None:
            self._end()
            done(result)

        def refuse(error: Exception) -> None:
            self._end()
            failed(error)

        run(self, lambda: call(report, last), finish, refuse)

    def cancel(self) -> None:
        """Stop it at its next step."""
        if self._work is not None:
            self._work.cancel()

    def _show_part(self, part: float) -> None:
        self._line.set_part(part)
        if part < 1:
            self._last.stop()
        elif not self._last.isActive():
            self._last.start()

    def _show_last(self, part: float) -> None:
        self._say_last()
        self._line.set_part(part)

    def _say_last(self) -> None:
        self._last.stop()
        self._line.say_last(
            self._last_text
            or self.tr(
                "The last step, which cannot be stopped any more. Where there is much, it takes a"
                " minute."
            )
        )

    def _end(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
        self._work = None
        self._last.stop()
        self.hide()
        self.ended.emit()
