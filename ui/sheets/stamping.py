"""Whether an authority outside is asked for the time, which one, and what it gets to know."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from companion import settings
from companion.errors import NoStamp
from companion.report import stamp
from ui import theme
from ui.session import Session
from ui.widgets.fields import Labelled, Line
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton, Notice
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
        self._known = list(session.pack.authorities.values())
        self._offered = QButtonGroup(self)
        self._offers = QWidget()
        offers = Flow(self._offers)
        for number, one in enumerate(self._known):
            name = session.words.say(f"authority.{one.id}.name")
            button = LinkButton(self.tr("Ask {name}").format(name=name))
            self._offered.addButton(button, number)
            offers.addWidget(button)
        self._offered.idClicked.connect(self._use)
        none = self.tr("This program names none: none could be checked yet.")
        said = self.tr("One of those above, or another one.") if self._known else none
        self._fields = (
            Labelled(self.address.accessibleName(), self.address, said),
            Labelled(self.second.accessibleName(), self.second),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        for part in (self.tick, self._told, self._offers, *self._fields):
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

    def _use(self, number: int) -> None:
        """Into the first line that is empty; the second one, where none is."""
        url = str(self._known[number].url)
        lines = (self.address, self.second)
        if all(line.text().strip() != url for line in lines):
            empty = (line for line in lines if not line.text().strip())
            next(empty, self.second).setText(url)

    def _show(self, _: str) -> None:
        for part in (self._told, *self._fields):
            part.setVisible(self.tick.box.isChecked())
        self._offers.setVisible(self.tick.box.isChecked() and bool(self._known))
