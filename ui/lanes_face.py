"""What happened in lanes, by account or by person, and the entry that is chosen in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import lanes, timeline, when
from companion.lanes import Course, Reach
from companion.when import When
from ui import theme
from ui.lanes_view import LanesView
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine, announce
from ui.widgets.one_of import OneOf
from ui.widgets.parts import Button, Chip, LinkButton, Words

KINDS = ("account", "person")
_PAUSE = 250  # ms after the last of several steps nearer, so that one of them is told
Found = tuple[object, Course, dict[str, When]]
Beside = Callable[[QObject, Callable[[], Found], Callable[[Found], None]], None]


class LanesFace(QWidget):
    """`opened` carries an id; `list_wanted` when the same is to be seen as a table.

    `turned` carries the kind of lanes that the person chose.
    """

    opened = Signal(object)
    list_wanted = Signal()
    turned = Signal(str)

    def __init__(self, session: Session, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: object = None
        self._read: object = None
        self._keys = self.tr(
            "Left and right: the entry before and after. Up and down: another lane. Plus and"
            " minus: nearer and farther, 0: everything. Enter opens, T shows a table."
        )
        self.view = LanesView(
            self.tr("What happened, in lanes"), self.tr("Nobody named"), self._keys
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out(kind)
        self._listen()

    @property
    def kind(self) -> str:
        """What has lanes, one of KINDS."""
        return next(kind for kind, chip in self.chips.items() if chip.isChecked())

    def refresh(
        self, only: Sequence[int] | None, landmarks: Mapping[str, When], beside: Beside | None
    ) -> None:
        """Read again: all entries, or `only` some. In a long record that happens `beside`."""
        vault, case, kind = self._session.vault, self._session.case.id, self.kind
        some = None if only is None else tuple(only)
        times = dict(landmarks)
        self._asked = asked = object()

        def read() -> Found:
            return asked, lanes.read(vault, case, kind, times, some), times

        if beside is not None:
            beside(self, read, self._take)
        else:
            self._take(read())

    def _take(self, read: Found) -> None:
        asked, course, times = read
        if asked is not self._asked:
            return
        marks = [
            (lanes.minute(time.earliest), lanes.minute(time.latest), name)
            for name, time in times.items()
            if time.earliest is not None and time.latest is not None
        ]
        self.view.show_course(course, sorted(marks), self._session.words)
        said = self.tr("%n entries without a time are only in the list.", "", course.untimed)
        self.untimed.setText(said)
        self.untimed.setVisible(course.untimed > 0)
        self._tell()

    def _lay_out(self, kind: str) -> None:
        self.chips = {"account": Chip(self.tr("By account")), "person": Chip(self.tr("By person"))}
        self._group = OneOf(self)
        row = Flow()
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.put(self.chips[kind])
        self.nearer, self.farther = Button("＋"), Button("－")
        self.nearer.setAccessibleName(self.tr("Nearer"))
        self.farther.setAccessibleName(self.tr("Farther"))
        self.everything = Button(self.tr("Everything in sight"))
        self.as_table = LinkButton(self.tr("The same as a table (T)"))
        for button in (self.nearer, self.farther):
            button.setToolTip(button.accessibleName())
        for part in (self.nearer, self.farther, self.everything, self.as_table):
            row.addWidget(part)
        self.untimed = Words(quiet=True)
        self.untimed.hide()
        self.line = LiveLine()
        self.open = LinkButton(self.tr("Open"))
        self.open.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addWidget(self.untimed)
        column.addWidget(self.line)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def _listen(self) -> None:
        self._group.picked.connect(self._turn)
        self.nearer.clicked.connect(self.view.zoom_in)
        self.farther.clicked.connect(self.view.zoom_out)
        self.everything.clicked.connect(self.view.see_all)
        self.as_table.clicked.connect(self.list_wanted)
        self.view.list_wanted.connect(self.list_wanted)
        self.view.opened.connect(self.opened)
        self.view.moved.connect(self._tell)
        self.view.spanned.connect(self._pause.start)
        self._pause.timeout.connect(self._tell_span)
        self.view.wanted.connect(self._find)
        self.open.clicked.connect(self._open)

    def _turn(self) -> None:
        self.turned.emit(self.kind)

    def _open(self) -> None:
        if self.view.chosen is not None:
            self.opened.emit(self.view.chosen)

    def _find(self, ids: list[int], titled: bool) -> None:
        """Read how far times reach that came into sight, and titles, beside the window."""
        vault, asked = self._session.vault, self._asked

        def read() -> tuple[object, dict[int, Reach], dict[int, str]]:
            found = timeline.lines(vault, ids) if titled else {}
            titles = {ident: line.title for ident, line in found.items()}
            known = dict.fromkeys(ids, "") if titled else {}
            return asked, lanes.reaches(vault, ids), known | titles

        self._session.read(self, read, self._found)

    def _found(self, read: tuple[object, dict[int, Reach], dict[int, str]]) -> None:
        asked, reach, titles = read
        if asked is self._asked:
            self.view.learn(reach, titles)

    def _tell(self) -> None:
        """Say the entry that is chosen in words."""
        chosen, current = self.view.chosen, self.view.current
        self.open.setVisible(chosen is not None)
        if chosen is None or current is None:
            self.line.say("")
            return
        lane = self.view.bars.course.lanes[current[0]]
        line = timeline.lines(self._session.vault, [chosen]).get(chosen)
        if line is None:
            self.line.say("")
            return
        place = self.tr("{name}, {at} of {all}").format(
            name=lane.name or self.view.nobody, at=current[1] + 1, all=len(lane.entries)
        )
        parts = [when.words(line.happened, self._session.words), line.title]
        if line.evidence:
            parts.append(self.tr("items: {}").format(line.evidence))
        self.line.say(f"{place}: " + " · ".join(parts))

    def _tell_span(self) -> None:
        """Say from when to when is seen now, to ears alone: eyes read it from the line of time."""
        first, last = (lanes.moment(round(edge)).date() for edge in self.view.ends())
        said = when.words(when.between(first, last), self._session.words)
        seen = self.tr("In sight now: {span}").format(span=said)
        self.view.setAccessibleDescription(f"{seen}. {self._keys}")
        announce(self.view, seen)
