"""Choosing files leaves no list of where one has been."""

from __future__ import annotations

import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ui.widgets.choose import FileChooser, FolderChooser

ROOT = Path(__file__).parents[2]
CHOOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from ui.widgets.choose import FileChooser
app = QApplication([])
page = QWidget()
page.show()
chooser = FileChooser(page, "Choose")
chooser.setDirectory(sys.argv[1])
chooser.begin()
def choose():
    chooser.findChild(QLineEdit).setText("a name.png")
    chooser.accept()
chooser.destroyed.connect(app.quit)
chooser.chosen.connect(lambda paths: print(len(paths)))
QTimer.singleShot(300, choose)
app.exec()
"""


@pytest.fixture
def page(qtbot, keep):
    return keep(QWidget())


def test_nothing_is_written_about_it(tmp_path):
    folder = tmp_path / "a secret place"
    folder.mkdir()
    (folder / "a name.png").touch()
    home = tmp_path / "home"
    home.mkdir()
    kept = {"PATH", "LD_LIBRARY_PATH", "SYSTEMROOT"}
    environment = {name: os.environ[name] for name in kept & os.environ.keys()}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CHOOSE, str(folder)],
        env=environment, capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout == "1\n"
    written = [path for path in home.rglob("*") if path.is_file()]
    assert [path for path in written if b"secret" in path.read_bytes()] == []
    assert [path.name for path in written if path.name.startswith("QtProject")] == []


def test_several_files_are_chosen_and_what_was_visited_is_forgotten(page, qtbot, tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).touch()
    chooser = FileChooser(page, "Choose")
    chooser.setDirectory(str(tmp_path))
    chooser.begin()
    line = chooser.findChild(QLineEdit)
    assert line is not None
    line.setText('"a.png" "b.png"')
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.accept()
    assert sorted(chosen.args[0]) == [tmp_path / "a.png", tmp_path / "b.png"]
    assert str(tmp_path) not in QFileDialog(page).directory().path()


def test_a_folder_is_chosen(page, qtbot, tmp_path):
    chooser = FolderChooser(page, "Choose")
    chooser.setDirectory(str(tmp_path))
    chooser.begin()
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.accept()
    assert chosen.args[0] == [tmp_path]


@pytest.mark.parametrize("kind", [FileChooser, FolderChooser])
def test_hide_stays_in_reach_and_nothing_is_left(page, gone, kind):
    chooser = kind(page, "Choose")
    chooser.begin()
    assert chooser.windowModality() is Qt.WindowModality.NonModal
    reference = weakref.ref(chooser)
    chooser.reject()
    del chooser
    assert gone(reference)
