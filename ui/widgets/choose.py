"""Choosing files and folders without leaving a trace of it.

The system's own dialogs keep lists of recent files outside our reach, so Qt's is used; and Qt's
writes where one has been into its settings file, so that is led nowhere.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QSize, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import theme
from ui.widgets.hide import HideButton

_PLACES = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
    QStandardPaths.StandardLocation.PicturesLocation,
)

_LEAST = QSize(800, 560)


class FileChooser(QFileDialog):
    """Chooses files to bring in: `chosen` carries their paths. Use `begin()`, not `open()`.

    It blocks nothing, so that Hide stays in reach, and is deleted once it is closed.
    """

    chosen = Signal(object)  # a list of Path

    def __init__(self, parent: QWidget, title: str) -> None:
        _lead_settings_nowhere()
        super().__init__(parent, title, QDir.homePath())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        self.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.setModal(False)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Folder:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Kind:"))
        self.resize(parent.window().size().expandedTo(_LEAST) * 0.9)
        self._offer_places()
        self._offer_hide()
        self.filesSelected.connect(self._tell)
        self.finished.connect(self._forget)
        self.destroyed.connect(_forget_settings)

    def begin(self) -> None:
        """Show it over its parent."""
        self.show()

    def _offer_places(self) -> None:
        found = dict.fromkeys(QStandardPaths.writableLocation(place) for place in _PLACES)
        there = [path for path in found if path and QDir(path).exists()]
        self.setSidebarUrls([QUrl.fromLocalFile(path) for path in there])

    def _offer_hide(self) -> None:
        """Put Hide where it is in every window: at the top right, with a line of its own."""
        self._hide = HideButton(self)
        self._hide.adjustSize()
        layout = self.layout()
        if layout is not None:
            edges = layout.contentsMargins()
            edges.setTop(edges.top() + self._hide.height() + theme.STEP)
            layout.setContentsMargins(edges)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hide.move(self.width() - self._hide.width() - theme.STEP, theme.STEP)

    def _tell(self, names: list[str]) -> None:
        self.chosen.emit([Path(name) for name in names])

    def _forget(self) -> None:
        self.setHistory([])
        self.setDirectory(QDir.rootPath())  # Qt remembers the last folder while it runs


class OneFileChooser(FileChooser):
    """Chooses one file: `chosen` carries a list of one path."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)


class FolderChooser(FileChooser):
    """Chooses one folder: `chosen` carries a list of one path."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)


def _lead_settings_nowhere() -> None:
    """Make Qt's own settings file one that can be neither read nor written.

    Everything the program keeps is in the vault, so nothing else asks for QSettings.
    """
    form, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, os.devnull)


def _forget_settings() -> None:
    """Where Qt writes into the registry or preferences, which have no path, take it out again."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
