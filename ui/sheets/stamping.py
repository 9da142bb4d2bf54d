"""Whether an authority outside is asked for the time, which one, and what it gets to know."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import settings
from companion.errors import NoStamp
from companion.report import stamp
from ui import theme
from ui.session import Session
from ui.widgets.fields import Labelled, Line
from ui.widgets.parts import Notice
from ui.widgets.ticks import Tick

REMEMBERED = ("authority", "second_authority")


class Stamping(QWidget):
    """Unticked beforehand, always: nothing leaves the computer without this tick."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = Tick(
            "stamp",
            self.tr("Have an authority outside confirm when this existed (time stamp, RFC 3161)"),
        )
        self._told = Notice(
            self.tr(
                "For this, something leaves the computer: one fingerprint of 32 bytes, from which"
                " nothing can be read. Each authority named below gets it, and sees from"
                " where and when it was asked. Whoever watches this network can see whom you asked."
                " It is not needed: a receipt with a date on it does the same."
            )
        )
        self.address = Line(self.tr("Address of the authority, beginning with https://"))
        self.second = Line(self.tr("Address of a second one, if you like"))
        for line, name in zip((self.address, self.second), REMEMBERED, strict=True):
            line.setText(settings.get(session.vault, name))
        said = self.tr("This program names none: none could be checked yet.")
        self._fields = (
            Labelled(self.address.accessibleName(), self.address, said),
            Labelled(self.second.accessibleName(), self.second),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        for part in (self.tick, self._told, *self._fields):
            column.addWidget(part)
        self.tick.turned.connect(self._show)
        self._show("")

    @property
    def urls(self) -> list[str]:
        """The addresses to ask, none for nobody; with the tick the first, and any second one."""
        if not self.tick.box.isChecked():
            return []
        return [self.address.text().strip(), *filter(None, [self.second.text().strip()])]

    def flaw(self) -> tuple[Line, NoStamp] | None:
        """Which address cannot be asked, and why, before anything is."""
        for line, url in zip((self.address, self.second), self.urls, strict=False):
            try:
                stamp.check(url)
            except NoStamp as error:
                return line, error
        return None

    def _show(self, _: str) -> None:
        for part in (self._told, *self._fields):
            part.setVisible(self.tick.box.isChecked())
