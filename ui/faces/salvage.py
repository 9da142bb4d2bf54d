"""Saving what can be read of a damaged record into a new one, and saying what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import keys, salvage, texts
from companion.errors import Cancelled
from companion.remains import Loss
from companion.salvage import Saved
from ui import theme
from ui.faces.face import Face
from ui.limits import please_choose
from ui.places import room
from ui.tasks import Tasks
from ui.widgets.choose import FolderChooser
from ui.widgets.long_act import LongAct
from ui.widgets.parts import Button, GroupTitle, LinkButton, PageTitle, Words
from ui.widgets.place import PlaceLine
from ui.widgets.shown import breakable, plain

_SHOWN = 50  # losses named; more are counted


class SalvageFace(Face):
    """Writes into a new folder only. `open_wanted` carries it once something is there."""

    open_wanted = Signal(object)
    back = Signal()

    size_wanted = (640, 660)

    def __init__(
        self,
        damaged: Path,
        secret: keys.Secret,
        folder: Path,
        tasks: Tasks,
        language: str,
        floor: keys.Cost = keys.FLOOR,
        parent: QWidget | None = None,
    ) -> None:
        """`secret` opened the damaged record; `folder` is where to, unless another is chosen."""
        super().__init__(parent)
        self._damaged, self._secret, self._folder = damaged, secret, folder
        self._tasks, self._floor = tasks, floor
        self._words = texts.load(language)
        self._title = PageTitle(self.tr("Save what can be read"))
        self._about = Words(
            self.tr(
                "Everything that can still be read is copied into a new record, piece by piece."
                " The damaged one stays exactly as it is. This can take some minutes."
            )
        )
        self._place = PlaceLine(
            self.tr("The new record goes here"), self.tr("Choose another folder")
        )
        self._place.asked.connect(self._ask_place)
        self._place.show_place(folder)
        self._go = Button(self.tr("Begin"), main=True)
        self._go.clicked.connect(self._begin)
        self._act = LongAct(self.tr("Saving what can be read"))
        self._act.ended.connect(self._rest)
        self._back = LinkButton(self.tr("Back"))
        self._back.clicked.connect(self.back)
        self._result = QVBoxLayout()
        self._result.setSpacing(theme.STEP)
        self._open = Button(self.tr("Open the new record"), main=True)
        self._open.clicked.connect(self._tell)
        self._open.hide()
        self._lay_out()
        self.begin_at(self._go)

    def leave(self) -> None:
        self._act.cancel()

    def refused(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.say(self.tr("Stopped. The damaged record is as it was."))
        else:
            super().refused(error)

    def _ask_place(self) -> None:
        chooser = FolderChooser(self, self.tr("Choose a folder for the record"))
        chooser.chosen.connect(self._put)
        chooser.begin()

    def _put(self, found: list[Path]) -> None:
        self._folder = room(found[0], self._folder.name)
        self._place.show_place(self._folder)

    def _begin(self) -> None:
        if self._act.running:
            return
        if not self._place.agreed:
            self.say(please_choose())
            return
        self.say("")
        for part in (self._place, self._go, self._back):
            part.setEnabled(False)
        damaged, secret, folder, floor = self._damaged, self._secret, self._folder, self._floor
        self._act.begin(
            self._tasks.run,
            lambda progress: salvage.run(damaged, secret, folder, progress, floor),
            self._show,
            self.refused,
        )

    def _rest(self) -> None:
        for part in (self._place, self._go, self._back):
            part.setEnabled(True)

    def _show(self, saved: Saved) -> None:
        for part in (self._about, self._place, self._go, self._back):
            part.hide()
        self._title.setText(self.tr("This is what could be saved"))
        self.say(self._sum(saved))
        names = self._names(saved.lost)
        if names:
            self._result.addWidget(GroupTitle(self.tr("What could not be read any more")))
        for name in names[:_SHOWN]:
            self._result.addWidget(Words("· " + breakable(name)))
        if len(names) > _SHOWN:
            more = self.tr("and %n more", "", len(names) - _SHOWN)
            self._result.addWidget(Words(more))
        self._open.show()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sum(self, saved: Saved) -> str:
        lines = [self.tr("%n pieces of the record are there.", "", saved.records)]
        if saved.from_snapshot:
            lines.append(
                self.tr(
                    "%n of them come from a copy that the program kept in the last days.",
                    "",
                    saved.from_snapshot,
                )
            )
        if not saved.lost:
            lines.append(self.tr("Nothing was lost."))
        if saved.journal_lines_lost:
            lines.append(self.tr("The log of when what was changed has a gap."))
        lines.append(
            self.tr(
                "The damaged folder is still where it was, unchanged. Please keep it until you are"
                " sure that nothing is missing."
            )
        )
        return "\n".join(lines)

    def _names(self, lost: Sequence[Loss]) -> list[str]:
        """A line a loss; those that cannot be told apart in one."""
        counted = Counter(self._name(loss) for loss in lost)
        return [
            name if count == 1 else self._words.say("loss.many", name=name, count=count)
            for name, count in counted.items()
        ]

    def _name(self, loss: Loss) -> str:
        """What became of a record, and which one it was, as far as that is known."""
        say = self._words.say
        thing = say(f"thing.{loss.table}")
        if loss.number:
            thing = say("loss.item", number=loss.number)
        name = f"{thing}: {plain(loss.title)}" if loss.title else thing
        return say(f"loss.{loss.what}", name=name)

    def _tell(self) -> None:
        self.open_wanted.emit(self._folder)

    def _lay_out(self) -> None:
        self.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._title, self._about, self._place, self._act, self.said):
            self.column.addWidget(part)
        self.column.addLayout(self._result)
        self.column.addWidget(self._go)
        self.column.addWidget(self._open)
        self.column.addStretch(1)
