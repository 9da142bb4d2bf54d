"""The program as its own process: how it starts, hides, locks, and says that it cannot start."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion import cases, check, drafts, paths
from companion.errors import VaultInUse
from companion.vault import open_
from tests.core import cheap
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import FLOOR
from ui.__main__ import _missing, main
from ui.start import Start, parse

ROOT = Path(__file__).parent.parent.parent
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")

# Opens the vault as the person would, then does what is asked of it.
OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from companion import keys
from companion.vault import open_
from ui.app import Program
from ui.start import Start

app = QApplication(["notes"])
app.setQuitOnLastWindowClosed(False)
program = Program(app, Start(Path(sys.argv[1]), "ko"))
program._opened(open_(Path(sys.argv[1]), sys.argv[2], floor=keys.Cost(1, 1, 1)))
program.session.page_wanted.emit("steps")
field = next(f for f in program.window.findChildren(QLineEdit) if "할 일" in f.accessibleName())
field.setText("여기까지 적었어요")
QTimer.singleShot(50, getattr(program, sys.argv[3]))
app.exec()
"""


# Holds the lane inside a write for longer than anyone waits, then hides.
BUSY = """
import threading
def hold():
    with program.session.vault.change("vault.created"):
        threading.Event().wait(60)
program.tasks.run(program, hold, print, print)
"""

# Goes through a first start: chooses a folder, makes a record, looks at every page, closes.
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from companion import keys
from ui.app import Program
from ui.create import Beginning
from ui.main_window import PAGES, MainWindow
from ui.start import Start
from ui.widgets.choose import FolderChooser

app = QApplication(["notes"])
app.setQuitOnLastWindowClosed(False)
place = Path(sys.argv[1])
cost = keys.Cost(64, 1, 1)
program = Program(app, Start(place, "ko"), cost=cost, floor=keys.Cost(1, 1, 1))
program.begin()
program.window._choose()
chooser = program.window.findChild(FolderChooser)
chooser.setDirectory(sys.argv[2])
app.processEvents()
chooser.selectFile(sys.argv[2])
chooser.accept()
app.processEvents()
program.window._show_face(begin=True)
face = program.window._face
face._forward()
for field in face._ask.findChildren(QLineEdit):
    field.setText("paper lamp river seven")
face._ask._give()
while program.session is None:
    app.processEvents()
program.window._decline()
while not isinstance(program.window, MainWindow):
    app.processEvents()
for name in PAGES:
    program.window.go(name)
    for _ in range(20):
        app.processEvents()
program.window.close()
app.exec()
"""


def environment(**more: str) -> dict[str, str]:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in screens}
    return kept | {"PYTHONPATH": str(ROOT)} | more


@contextmanager
def started(*command: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A process of ours, ended by its own id whatever happens."""
    running = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield running
    finally:
        if running.poll() is None:
            running.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        running.communicate()


def wait_for(what, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_free(folder: Path) -> bool:
    try:
        open_(folder, PASSPHRASE, floor=FLOOR).close()
    except VaultInUse:
        return False
    return True


def draft(folder: Path) -> dict[str, str] | None:
    vault = open_(folder, PASSPHRASE, floor=FLOOR)
    found = drafts.load(vault, f"step:new:{cases.all_of(vault)[0].id}")
    vault.close()
    return found


def test_the_locked_face_needs_nothing_heavy(tmp_path):
    """What only an open record needs is read when one is opened."""
    cheap.make(tmp_path / "there").close()
    probe = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.start import Start
app = QApplication(["notes"])
program = Program(app, Start(Path(sys.argv[1])))
program.begin()
app.processEvents()
assert program.window.isVisible()
heavy = {"reportlab", "PIL", "requests", "keyring", "cryptography", "sqlcipher3", "numpy"}
heavy |= {"companion.records", "companion.texts", "ui.session", "ui.main_window", "ui.create"}
print(*sorted(heavy & set(sys.modules)))
"""
    with started("-c", probe, str(tmp_path / "there"), QT_QPA_PLATFORM="offscreen") as running:
        out, problems = running.communicate(timeout=60)
    assert running.returncode == 0, problems
    assert out.strip() == ""


def test_hiding_ends_the_process_and_keeps_what_was_typed(folder):
    with started("-c", OPEN, str(folder), PASSPHRASE, "hide", QT_QPA_PLATFORM="offscreen") as run:
        assert run.wait(60) == 0
    assert draft(folder) == {"title": "여기까지 적었어요"}


def test_hiding_does_not_wait_for_a_long_write(folder):
    script = OPEN.replace("QTimer.singleShot", BUSY + "QTimer.singleShot")
    with started("-c", script, str(folder), PASSPHRASE, "hide", QT_QPA_PLATFORM="offscreen") as run:
        begun = time.monotonic()
        assert run.wait(60) == 0
        assert time.monotonic() - begun < 20  # the write holds the vault for a minute
    vault = open_(folder, PASSPHRASE, floor=FLOOR)
    events = [row[0] for row in vault.rows("SELECT event FROM journal")]
    vault.close()
    assert sum("vault.created" in event for event in events) == 1  # the other was rolled back


@LINUX
def test_nothing_is_written_outside_the_vault(tmp_path):
    home, place, chosen = (tmp_path / name for name in ("home", "record", "a chosen folder"))
    for folder in (home, chosen):
        folder.mkdir()
    dirs = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "CACHE", "DATA", "STATE")}
    script = (FIRST, str(place), str(chosen))
    with started("-c", *script, HOME=str(home), QT_QPA_PLATFORM="offscreen", **dirs) as running:
        out, problems = running.communicate(timeout=60)
    assert running.returncode == 0, out + problems
    assert is_free(place)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in written if place not in path.parents]


@LINUX
def test_locking_becomes_another_process_that_holds_nothing(folder):
    with started("-c", OPEN, str(folder), PASSPHRASE, "lock", QT_QPA_PLATFORM="offscreen") as run:
        command = Path(f"/proc/{run.pid}/cmdline")
        wait_for(lambda: b"-m\0ui\0" in command.read_bytes())
        assert os.fsencode(folder) not in command.read_bytes()
        assert PASSPHRASE.encode() not in command.read_bytes()
        wait_for(lambda: is_free(folder))
        time.sleep(0.5)
        assert run.poll() is None  # locked, and still there
    assert draft(folder) == {"title": "여기까지 적었어요"}


@LINUX
@pytest.mark.parametrize("what", ["hangs", "is gone"])
def test_a_lock_becomes_another_process_though_the_disk(folder, what):
    """Covered it is at once; and not for ever with the key in it."""
    before = BUSY if what == "hangs" else "import shutil\nshutil.rmtree(sys.argv[1])\n"
    script = OPEN.replace("QTimer.singleShot", before + "QTimer.singleShot")
    with started("-c", script, str(folder), PASSPHRASE, "lock", QT_QPA_PLATFORM="offscreen") as run:
        command = Path(f"/proc/{run.pid}/cmdline")
        wait_for(lambda: b"-m\0ui\0" in command.read_bytes(), 30)
        time.sleep(0.5)
        assert run.poll() is None
    if what == "hangs":
        vault = open_(folder, PASSPHRASE, floor=FLOOR)  # as after a power cut
        assert check.run(vault) == []
        vault.close()


@LINUX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_system_ending_the_program_loses_nothing(folder, number):
    script = OPEN.replace(
        "QTimer.singleShot(50, getattr(program, sys.argv[3]))",
        "Collector(program)\nsignal.signal(int(sys.argv[3]), program.end)\n"
        "QTimer.singleShot(50, lambda: print('typed', flush=True))",
    ).replace(
        "from ui.app import Program",
        "import signal\nfrom ui.app import Program\nfrom ui.collector import Collector",
    )
    given = (str(folder), PASSPHRASE, str(int(number)))
    with started("-c", script, *given, QT_QPA_PLATFORM="offscreen") as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "typed\n"
        run.send_signal(number)
        assert run.wait(30) == 0
    assert draft(folder) == {"title": "여기까지 적었어요"}


@LINUX
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}])
def test_without_a_display_one_sentence_is_said(display):
    with started("-m", "ui", LANG="en_US.UTF-8", **display) as running:
        out, said = running.communicate(timeout=60)
    assert running.returncode == 2
    assert out == ""
    assert "screen" in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


@LINUX
def test_the_sentence_is_in_the_language_of_the_computer(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    said = []
    for language in ("ko_KR.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"):
        monkeypatch.setenv("LANG", language)
        assert main([]) == 2
        said.append(capsys.readouterr().err)
    assert "화면이 없어요" in said[0]
    assert "no screen" in said[1]
    assert said[1] == said[2]


@LINUX
def test_a_display_is_not_asked_for_where_qt_needs_none():
    assert _missing({"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert _missing({"WAYLAND_DISPLAY": "wayland-0"}) == ""
    assert _missing({}) == "window.no_screen"


@LINUX
def test_no_memory_image_is_left_and_fcitx_can_be_used():
    probe = """
import ctypes, os, resource
from ui.process import harden
harden(os.environ)
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
print(os.environ["QT_IM_MODULE"])
"""
    with started("-c", probe, XMODIFIERS="@im=fcitx") as running:
        out, _ = running.communicate(timeout=60)
    assert out.splitlines() == ["(0, 0) 0", "ibus"]


def test_qt_says_where_it_complains_and_never_about_what():
    """What a desktop program prints is kept in the system's log."""
    probe = """
import os
from PySide6.QtCore import QCoreApplication, QFile, QObject, qCritical, qDebug, qWarning
from ui.process import harden
harden(os.environ)
app = QCoreApplication([])
for say in (qDebug, qWarning, qCritical):
    say("캐나리아")
QObject().setObjectName("캐나리아")
QFile("캐나리아").write(b"to a file that is not open")
"""
    loud = {
        "QT_LOGGING_RULES": "*=true",
        "QT_MESSAGE_PATTERN": "%{message} %{file}",
        "QT_DEBUG_PLUGINS": "1",
        "QT_FORCE_STDERR_LOGGING": "1",
    }
    with started("-c", probe, **loud) as running:
        out, said = running.communicate(timeout=60)
    assert out == ""
    assert "캐나리아" not in said
    assert set(said.splitlines()) <= {"Warning: default", "Critical: default", "Warning: qt"}
    assert "Warning: default" in said


def test_what_it_was_started_with_comes_through_a_lock(tmp_path):
    start = Start(tmp_path / "-odd name", "ko", "dark", 150, shielded=False)
    environment = start.environment()
    assert parse(start.arguments(), environment) == start
    assert environment == {}  # nobody else is told
    assert parse([], {}) == Start()
    with pytest.raises(SystemExit):
        parse(["--scale", "900"])


def test_the_usual_place_is_not_named(tmp_path):
    """Other accounts of the computer can list command lines."""
    assert Start(paths.default_vault(), "ko").environment() == {}
    assert str(tmp_path) not in " ".join(Start(tmp_path, "ko").arguments())


def has_screen() -> bool:
    """Whether there is a virtual screen, and what Qt needs to draw on it."""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return False
    return shutil.which("xvfb-run") is not None


# Grabs the whole virtual screen until the window's ground is on it.
LOOK = """
import sys, subprocess, time
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["look"])
running = subprocess.Popen([sys.executable, "-m", "companion"])
end = time.monotonic() + 40
seen = False
while not seen and time.monotonic() < end and running.poll() is None:
    app.processEvents()
    image = app.primaryScreen().grabWindow(0).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 16)
               for y in range(0, image.height(), 16)}
    seen = bool({"#f6f5f1", "#161b1a"} & colours) and len(colours) > 1
    time.sleep(0.1)
alive = running.poll() is None
running.kill()
running.wait()
print("seen" if seen and alive else "nothing")
"""


@LINUX
@pytest.mark.skipif(not has_screen(), reason="needs xvfb-run and Qt's libraries for X11")
def test_a_real_window_opens_on_a_real_screen(tmp_path):
    home = environment(HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"), LANG="C.UTF-8")
    command = ["xvfb-run", "-a", "-s", "-screen 0 1200x900x24", sys.executable, "-c", LOOK]
    done = subprocess.run(
        command, cwd=ROOT, env=home, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.stdout.strip() == "seen", done.stderr
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and p.name != ".Xauthority"]
