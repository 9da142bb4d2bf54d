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

REMEMBERED = "authority"


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
                " nothing can be read. The authority at the address below gets it, and sees from"
                " where and when it was asked. Whoever watches this network can see whom you asked."
                " It is not needed: a receipt with a date on it does the same."
            )
        )
        self.address = Line(self.tr("Address of the authority, beginning with https://"))
        self.address.setText(settings.get(session.vault, REMEMBERED))
        said = self.tr("This program names none: none could be checked yet.")
        self._field = Labelled(self.address.accessibleName(), self.address, said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        for part in (self.tick, self._told, self._field):
            column.addWidget(part)
        self.tick.turned.connect(self._show)
        self._show("")

    @property
    def url(self) -> str:
        """The address to ask, "" for nobody."""
        return self.address.text().strip() if self.tick.box.isChecked() else ""

    def flaw(self) -> NoStamp | None:
        """Why the address cannot be asked, before anything is."""
        if not self.tick.box.isChecked():
            return None
        try:
            stamp.check(self.url)
        except NoStamp as error:
            return error
        return None

    def _show(self, _: str) -> None:
        for part in (self._told, self._field):
            part.setVisible(self.tick.box.isChecked())
