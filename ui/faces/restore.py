"""A backup becomes a record again, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion import restoration
from companion.errors import Cancelled
from companion.restoration import Restored
from ui.faces.face import Face
from ui.limits import please_choose
from ui.places import room
from ui.tasks import Tasks
from ui.widgets.choose import FolderChooser, OneFileChooser
from ui.widgets.flow import Flow
from ui.widgets.long_act import LongAct
from ui.widgets.parts import Button, LinkButton, PageTitle, Words
from ui.widgets.place import PlaceLine
from ui.widgets.shown import file_name


class RestoreFace(Face):
    """`restored` carries the folder of the record that is there now."""

    restored = Signal(object)
    back = Signal()

    size_wanted = (640, 620)

    def __init__(self, folder: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        """`folder` is where the restored record goes unless another is chosen."""
        super().__init__(parent)
        self._tasks = tasks
        self._source: Path | None = None
        self._folder = folder
        self._file = Words(self.tr("No file is chosen yet."), quiet=True)
        self._choose = Button(self.tr("Choose the backup"))
        self._choose.clicked.connect(self._ask_file)
        self._place = PlaceLine(self.tr("The record goes here"), self.tr("Choose another folder"))
        self._place.asked.connect(self._ask_place)
        self._place.show_place(folder)
        self._go = Button(self.tr("Restore it"), main=True)
        self._go.clicked.connect(self._begin)
        self._go.setEnabled(False)
        self._open = Button(self.tr("Open it"), main=True)
        self._open.clicked.connect(self._tell)
        self._open.hide()
        self._about = Words()
        self._act = LongAct(self.tr("Restoring"))
        self._act.ended.connect(self._rest)
        self._back = LinkButton(self.tr("Back"))
        self._back.clicked.connect(self.back)
        self._lay_out()
        self.begin_at(self._choose)

    def leave(self) -> None:
        self._act.cancel()

    def take(self, found: list[Path]) -> None:
        """Take the first of these files for the backup."""
        self._source = found[0]
        self._file.setText(file_name(found[0]))
        self._go.setEnabled(True)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_file(self) -> None:
        chooser = OneFileChooser(self, self.tr("Choose the backup"))
        chooser.chosen.connect(self.take)
        chooser.begin()

    def _ask_place(self) -> None:
        chooser = FolderChooser(self, self.tr("Choose a folder for the record"))
        chooser.chosen.connect(self._put)
        chooser.begin()

    def _put(self, found: list[Path]) -> None:
        self._folder = room(found[0], self._folder.name)
        self._place.show_place(self._folder)

    def _begin(self) -> None:
        source, folder = self._source, self._folder
        if source is None or self._act.running:
            return
        if not self._place.agreed:
            self.say(please_choose())
            return
        self.say("")
        for part in (self._choose, self._place, self._go, self._back):
            part.setEnabled(False)
        self._act.begin(
            self._tasks.run,
            lambda progress: restoration.restore(source, folder, progress),
            self._done,
            self.refused,
        )

    def refused(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.say(self.tr("Stopped. Nothing was left behind, and the backup is untouched."))
        else:
            super().refused(error)

    def _rest(self) -> None:
        for part in (self._choose, self._place, self._go, self._back):
            part.setEnabled(True)

    def _done(self, found: Restored) -> None:
        for part in (self._about, self._choose, self._file, self._go, self._back):
            part.hide()
        self._place.settle()
        lines = [self.tr("The record is there again.")]
        if found.behind:
            lines.append(
                self.tr(
                    "The last backup onto this file was cut off in the middle, so this is the one"
                    " before it."
                )
            )
        if found.damaged:
            lines.append(
                self.tr(
                    "Not everything in the backup could be read as it was written. Open it, and"
                    " look it over under Settings; what is missing is named there."
                )
            )
        self.say("\n\n".join(lines))
        self._open.show()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.restored.emit(self._folder)

    def _lay_out(self) -> None:
        row = Flow()
        row.addWidget(self._choose)
        self._about.setText(
            self.tr(
                "The backup itself stays as it is. It opens with the passphrase or the code that"
                " the record had on the day of the backup."
            )
        )
        self.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(PageTitle(self.tr("Restore from a backup")))
        self.column.addWidget(self._about)
        self.column.addLayout(row)
        self.column.addWidget(self._file)
        self.column.addWidget(self._place)
        self.column.addWidget(self._act)
        self.column.addWidget(self.said)
        self.column.addWidget(self._go)
        self.column.addWidget(self._open)
        self.column.addStretch(1)
