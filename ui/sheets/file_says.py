"""What an item's file says of itself: read when asked for, and never taken for the truth."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import evidence
from companion.intake import images
from companion.intake.said import Said
from companion.records import Evidence
from ui import theme
from ui.messages import sentence
from ui.session import Session
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, Words
from ui.widgets.shown import breakable, plain

_AT_ONCE = 24  # rows shown before one asks for more
_LONG = 400  # letters of a value


class FileSays(QWidget):
    """Reads an item's metadata at a click and lists it; what tells a place comes first, marked."""

    def __init__(self, session: Session, item: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._item = session, item
        self._rows: list[Said] = []
        self._show = Button(self.tr("Show what the file says of itself"))
        self._show.clicked.connect(self._read)
        self._more = LinkButton(self.tr("Show the rest"))
        self._more.clicked.connect(self._add_rest)
        self._more.hide()
        self._live = LiveLine(quiet=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)
        self._column.addWidget(GroupTitle(self.tr("What the file says")))
        said = self.tr(
            "Time, device, sometimes a place. Anyone can write such things into a file: they can be"
            " right or not, and prove nothing by themselves."
        )
        self._column.addWidget(Words(said, quiet=True))
        self._column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._live)

    def _read(self) -> None:
        self._show.setEnabled(False)
        self._live.say(self.tr("One moment."))
        vault, item = self._session.vault, self._item

        def describe() -> images.Described:
            return images.describe(evidence.content(vault, item), item.media)

        self._session.read(self, describe, self._tell, self._fail)

    def _fail(self, error: Exception) -> None:
        self._show.setEnabled(True)
        self._live.say(sentence(error))

    def _tell(self, found: images.Described) -> None:
        self._show.hide()
        size = self.tr("{} × {} pixels.").format(found.width, found.height)
        if not found.said:
            self._live.say(size + " " + self.tr("The file says nothing else of itself."))
            return
        self._live.say(size)
        places = [one for one in found.said if one.place]
        if places:
            self._column.addWidget(Notice(self._of_places(places), strong=True))
        self._rows = [one for one in found.said if not one.place]
        self._add(_AT_ONCE)

    def _of_places(self, places: list[Said]) -> str:
        told = self.tr(
            "This file names a place. Whoever gets the original can read it; documents and masked"
            " copies do not carry it, unless the original is among the files you hand over."
        )
        return "\n".join((told, *(self._line(one) for one in places)))

    def _add(self, count: int) -> None:
        for one in self._rows[:count]:
            self._column.addWidget(Words(self._line(one)))
        self._rows = self._rows[count:]
        self._more.setVisible(bool(self._rows))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_rest(self) -> None:
        self._add(len(self._rows))

    def _line(self, one: Said) -> str:
        value = plain(one.value)
        short = value if len(value) <= _LONG else value[:_LONG] + "…"
        return breakable(f"{self._name(one)}: {short}")

    def _name(self, one: Said) -> str:
        """What a row is called, where it has a name people know; else as the file calls it."""
        known = {
            "DateTimeOriginal": self.tr("Time of the picture, by the clock of its device"),
            "DateTimeDigitized": self.tr("Time it was digitised"),
            "DateTime": self.tr("Time the file was changed"),
            "OffsetTimeOriginal": self.tr("Time zone of that clock"),
            "Make": self.tr("Maker of the device"),
            "Model": self.tr("Device"),
            "Software": self.tr("Program"),
            "Latitude": self.tr("Latitude"),
            "Longitude": self.tr("Longitude"),
            "parameters": self.tr("Words given to a program that makes pictures"),
            "prompt": self.tr("Words given to a program that makes pictures"),
            "C2PA": self.tr("Signed statements on its making (C2PA), not checked"),
            "thumbnail": self.tr("A small picture inside the file"),
        }
        return known.get(one.name) or f"{plain(one.name)} ({one.source})"
