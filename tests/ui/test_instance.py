"""A second start brings the first window forward and ends, without asking for anything."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import PASSPHRASE
from tests.ui.test_start import OPEN, environment, started, wait_for
from ui import instance
from ui.instance import Instance, address, ask

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="sockets lie in folders")
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_sockets(tmp_path, monkeypatch):
    """Sockets of these tests meet nobody else's."""
    place = tmp_path / "run"
    place.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))


@pytest.fixture
def first(qapp):
    made = Instance()
    yield made
    made.release()
    made.deleteLater()


def second_start(folder: Path, seconds: float = 30) -> tuple[int, float, str]:
    """Start the program for a folder; its exit status, how long it took, and what it said."""
    begun = time.monotonic()
    with started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen") as running:
        out, problems = running.communicate(timeout=seconds)
    return running.returncode, time.monotonic() - begun, out + problems


ASK = """
import sys
from pathlib import Path
from ui.instance import ask
print(ask(Path(sys.argv[1])))
"""


def asked_of(folder: Path, qtbot) -> bool:
    """Whether this process answers; asked by another one, as it is."""
    with started("-c", ASK, str(folder)) as asking:
        qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
        assert asking.stdout
        return asking.stdout.read() == "True\n"


# Two real processes


def test_the_second_ends_at_once_and_the_first_stays(folder):
    with started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen") as running:
        wait_for(lambda: ask(folder))
        took = []
        for _ in range(3):
            status, seconds, said = second_start(folder)
            assert (status, said) == (0, "")
            took.append(seconds)
        assert running.poll() is None
    assert min(took) < 1


def test_the_window_of_an_open_record_comes_forward(opened, folder, qtbot):
    opened.window.showMinimized()
    command = [sys.executable, "-m", "ui", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(QT_QPA_PLATFORM="offscreen")
    ) as running:
        qtbot.waitUntil(lambda: running.poll() is not None, timeout=30_000)
    assert running.returncode == 0
    assert opened.window.isVisible()
    assert not opened.window.windowState() & Qt.WindowState.WindowMinimized


def test_the_locked_face_comes_forward_too_and_keeps_what_is_typed(run, folder, qtbot):
    running = run(folder)
    running.locked.showMinimized()
    assert asked_of(folder, qtbot)
    qtbot.waitUntil(lambda: not running.locked.windowState() & Qt.WindowState.WindowMinimized)
    assert not running.is_open


def test_another_folder_is_another_window(folder, tmp_path):
    with started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen"):
        wait_for(lambda: ask(folder))
        assert not ask(tmp_path / "another")


@POSIX
def test_a_killed_one_leaves_nothing_in_the_way(folder):
    for _ in range(2):
        with started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen") as running:
            wait_for(lambda: ask(folder))
            running.send_signal(signal.SIGKILL)
            running.wait(20)
        assert Path(address(folder)).exists()  # it had no time to take it away
        assert not ask(folder)


@POSIX
def test_locked_it_is_still_the_one_to_call(folder):
    """The process is replaced; who calls meanwhile or later meets the new one."""
    with started("-c", OPEN, str(folder), PASSPHRASE, "lock", QT_QPA_PLATFORM="offscreen") as run:
        command = Path(f"/proc/{run.pid}/cmdline")
        wait_for(lambda: b"-m\0ui\0" in command.read_bytes())
        wait_for(lambda: ask(folder))
        assert second_start(folder)[0] == 0
        assert run.poll() is None


@POSIX
def test_hidden_it_leaves_no_name_behind(folder):
    with started("-c", OPEN, str(folder), PASSPHRASE, "hide", QT_QPA_PLATFORM="offscreen") as run:
        assert run.wait(60) == 0
    assert not Path(address(folder)).exists()


def test_two_started_at_once_become_one(folder):
    alone = 0
    for _ in range(3):
        with (
            started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen") as one,
            started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen") as other,
        ):
            wait_for(lambda: ask(folder))
            time.sleep(1)
            left = [running.poll() for running in (one, other)]
            assert left in ([None, None], [None, 0], [0, None])
            alone += left != [None, None]
    assert alone > 0


# Whatever else may lie or speak there


@POSIX
def test_one_that_does_not_answer_is_as_good_as_none(folder):
    name = address(folder)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(name)
        silent.listen()
        begun = time.monotonic()
        assert not ask(folder)
        assert time.monotonic() - begun < 1
        with started("-m", "ui", str(folder), QT_QPA_PLATFORM="offscreen") as running:
            time.sleep(3)
            assert running.poll() is None  # its window is there; the folder's lock does the rest
        assert Path(name).exists()


@POSIX
@pytest.mark.parametrize("said", [b"", b"coming", b"no\n", b"comingcoming\n", b"\xff" * 5000])
def test_a_wrong_answer_is_none(folder, said):
    with socket.socket(socket.AF_UNIX) as strange:
        strange.bind(address(folder))
        strange.listen()

        def answer() -> None:
            line, _ = strange.accept()
            with line, suppress(OSError):  # it may hang up before all was said
                line.sendall(said)
                line.recv(100)

        answering = threading.Thread(target=answer)
        answering.start()
        assert not ask(folder)
        answering.join()


@POSIX
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives away")
def test_a_socket_of_another_account_is_not_trusted(folder):
    name = address(folder)
    with socket.socket(socket.AF_UNIX) as theirs:
        theirs.bind(name)
        theirs.listen()
        theirs.settimeout(0.2)
        os.chown(name, 65534, 65534)
        assert not ask(folder)
        with pytest.raises(TimeoutError):  # nobody even connected
            theirs.accept()


@POSIX
@pytest.mark.parametrize("what", ["a file", "a folder", "a link to a socket"])
def test_what_is_no_socket_is_left_alone(folder, first, what):
    name = Path(address(folder))
    if what == "a file":
        name.write_bytes(b"mine")
    elif what == "a folder":
        name.mkdir()
    else:
        elsewhere = name.with_name("elsewhere")
        with socket.socket(socket.AF_UNIX) as other:
            other.bind(str(elsewhere))
        name.symlink_to(elsewhere)
    before = name.lstat()
    assert not ask(folder)
    assert not first.claim(folder)
    assert name.lstat() == before


@POSIX
def test_nobody_else_may_speak_to_it(folder, first):
    assert first.claim(folder)
    found = os.lstat(address(folder))
    assert stat.S_ISSOCK(found.st_mode)
    assert not found.st_mode & 0o077
    assert folder.name not in address(folder)


@POSIX
def test_a_shared_runtime_folder_is_not_taken_for_ones_own(folder, tmp_path, monkeypatch):
    (tmp_path / "run").chmod(0o755)
    assert not address(folder).startswith(str(tmp_path / "run"))
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert not address(folder).startswith(str(tmp_path / "run"))


@POSIX
def test_junk_said_to_the_first_does_nothing(folder, first, qtbot):
    called: list[str] = []
    first.called.connect(called.append)
    assert first.claim(folder)
    lines = []
    for junk in (b"", b"\0" * 1000, b"come\xff\n", b"go \n", b"come " + b"x" * 300 + b"\n"):
        line = socket.socket(socket.AF_UNIX)
        line.connect(address(folder))
        line.sendall(junk)
        lines.append(line)
    assert asked_of(folder, qtbot)
    assert called == [""]
    for line in lines:
        line.close()
    assert asked_of(folder, qtbot)


@POSIX
def test_the_desktops_token_comes_through(folder, first, qtbot, monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "kwin-1234")
    called: list[str] = []
    first.called.connect(called.append)
    assert first.claim(folder)
    assert asked_of(folder, qtbot)
    assert called == ["kwin-1234"]


def test_claimed_anew_it_lets_the_other_folder_go(folder, tmp_path, first, qtbot):
    assert first.claim(folder)
    assert first.claim(folder)
    assert first.claim(tmp_path / "another")
    assert not ask(folder)
    assert asked_of(tmp_path / "another", qtbot)
    first.release()
    assert not ask(tmp_path / "another")


@POSIX
def test_a_link_to_a_folder_is_that_folder(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert address(tmp_path / "link") == address(folder)
    assert address(Path(os.path.relpath(folder))) == address(folder)
    assert len(instance.address(folder).encode()) < 108  # what a socket's name may have
