"""The way to whom to call now, in every window; what it shows is loaded when it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.open_window import OpenWindow
from ui.widgets.parts import Button

if TYPE_CHECKING:
    from ui.session import Session
    from ui.tasks import Tasks


class CallButton(Button):
    """Beside Hide, in every window. With a session it knows what the person noted."""

    def __init__(
        self, session: Session | None = None, tasks: Tasks | None = None, language: str = ""
    ) -> None:
        super().__init__("")
        self._session, self._tasks, self._language = session, tasks, language
        self.shorten(short=False)
        self.setAccessibleName(self.tr("To call (F1)"))
        self.setAccessibleDescription(
            self.tr(
                "Shows at once whom you can call now, and what you can say. Nothing is dialled, and"
                " nothing is written down."
            )
        )
        self.clicked.connect(self.show_numbers)

    def minimumSizeHint(self) -> QSize:
        """Never cut off: what is needed in a hurry has to be read at once."""
        return self.sizeHint()

    def shorten(self, short: bool) -> None:
        """Leave the key and the drawing out, where there is little room."""
        self.show_glyph("" if short else "help")
        self.setText(self.tr("To call") if short else self.tr("To call (F1)"))

    def show_numbers(self) -> None:
        """Lay the numbers over the window; they are there once, however often it is asked."""
        from ui.call_now import COUNTRY, CallNow, of_session

        window = self.window()
        if any(view.isVisible() for view in window.findChildren(CallNow)):
            return
        view = CallNow(window)
        if self._session is not None:
            view.show_known(of_session(self._session))  # first, so that it is seen at once
        view.open()
        if self._session is None:
            view.country_wanted.connect(self._read)
            self._read(COUNTRY)

    def _read(self, country: str) -> None:
        from ui.call_now import CallNow, of_country

        views = self.window().findChildren(CallNow)
        if self._tasks is None or not views:
            return
        view, now = views[-1], datetime.now(UTC)
        call = partial(of_country, self._language, country, now)
        self._tasks.apart(view, call, view.show_known, view.say_none)


def call_from(window: QWidget | None) -> None:
    """Show whom to call over a window, unless that is covered: then nobody may touch it."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    if window is None or (isinstance(window, OpenWindow) and window.is_covered):
        return
    for button in window.findChildren(CallButton):
        button.show_numbers()
