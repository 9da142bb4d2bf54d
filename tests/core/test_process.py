"""A process that holds secrets: nobody else of the account reads it, and it leaves no image."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from companion import process

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")

# As an ordinary account, which root becomes first; that makes a process unreadable by itself, so
# that is taken back before anything is tried.
ORDINARY = """
import ctypes, os, resource, signal, sys
sys.path.insert(0, sys.argv[1])
from companion import process
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
"""
HOLD = """
if sys.argv[2] == "hardened":
    process.harden()
print("ready", flush=True)
sys.stdin.read()
"""
PRY = """
for what in ("mem", "environ"):
    try:
        with open(f"/proc/{sys.argv[2]}/{what}", "rb") as file:
            print("open")
    except PermissionError:
        print("refused")
"""
FALL = """
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
if sys.argv[2] == "hardened":
    process.harden()
os.kill(os.getpid(), signal.SIGSEGV)
"""


def run(code: str, *given: str, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(ROOT), *given]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, **options
    )


def pried(how: str) -> list[str]:
    """What another process of the same account gets of one."""
    with subprocess.Popen(
        [sys.executable, "-c", ORDINARY + HOLD, str(ROOT), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == "ready\n"
        got = run(ORDINARY + PRY, str(held.pid)).stdout.split()
        held.kill()
    return got


@LINUX
def test_another_process_of_the_account_is_refused():
    if pried("open") != ["open", "open"]:
        pytest.skip("this system lets nobody read another process anyway")
    assert pried("hardened") == ["refused", "refused"]


@LINUX
def test_a_crash_leaves_no_core_file(tmp_path):
    free = tmp_path / "free"
    for place, how in ((free, "open"), (tmp_path / "closed", "hardened")):
        place.mkdir(mode=0o777)
        place.chmod(0o777)
        done = run(ORDINARY + FALL, how, cwd=place)
        assert done.returncode == -signal.SIGSEGV
        assert done.stdout == done.stderr == ""  # and no traceback either
    assert list((tmp_path / "closed").iterdir()) == []
    if not list(free.iterdir()):
        pytest.skip("this system writes no core file into a folder anyway")


@LINUX
def test_it_is_closed_and_files_are_the_owners(tmp_path):
    probe = """
import ctypes, os, resource, sys
sys.path.insert(0, sys.argv[1])
from companion import process
process.harden()
process.harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
open("file", "w").close()
os.mkdir("folder")
"""
    assert run(probe, cwd=tmp_path).stdout == "(0, 0) 0\n"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "folder").stat().st_mode & 0o777 == 0o700


# Everything that could make Python say more than it should, or stay when it is to end.
LOUD = {
    "PYTHONFAULTHANDLER": "1",
    "PYTHONINSPECT": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONTRACEMALLOC": "5",
    "PYTHONWARNINGS": "always",
    "PYTHONASYNCIODEBUG": "1",
}
CANARY = "캐나리아"


@pytest.mark.parametrize(
    "fault",
    [
        "raise ValueError(word)",
        "import threading; t = threading.Thread(target=int, args=(word,)); t.start(); t.join()",
        "class Bad:\n    def __del__(self): raise KeyError(word)\nBad()",
        "import warnings; warnings.warn(word, ResourceWarning)",
        "open(word, 'w')",
        "import logging; logging.getLogger(word).error(word); logging.critical(word)",
    ],
)
def test_nothing_a_person_wrote_is_printed_when_something_goes_wrong(tmp_path, fault):
    start = f"""
import sys
import time
sys.path.insert(0, sys.argv[1])
from companion import process
process.harden()
word = {CANARY!r}
"""
    (tmp_path / "faulty.py").write_text(start + fault + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "faulty.py", str(ROOT)],
        cwd=tmp_path,
        env=os.environ | LOUD | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    said = done.stdout + done.stderr
    assert CANARY not in said
    assert "Traceback" not in said
    assert str(tmp_path) not in said
    assert len(said.splitlines()) <= 1


@LINUX
def test_a_crash_says_nothing_though_it_was_asked_to():
    code = """
import os, sys, signal
sys.path.insert(0, sys.argv[1])
from companion import process
process.harden()
os.kill(os.getpid(), signal.SIGSEGV)
"""
    done = run(code, env=os.environ | LOUD)
    assert done.returncode == -signal.SIGSEGV
    assert done.stderr == ""


def test_a_place_is_a_class_and_a_line_of_ours():
    with pytest.raises(AttributeError) as caught:
        process.place(None, None)  # type: ignore[arg-type]
    assert process.place(caught.type, caught.tb).startswith("AttributeError, process.py ")
    assert process.place(KeyError, None) == "KeyError"


@LINUX
def test_the_command_line_closes_itself_off_before_it_asks_for_a_passphrase(tmp_path):
    (tmp_path / "vault.keys").write_bytes(b"{}")
    with subprocess.Popen(
        [sys.executable, "-m", "companion", "check", str(tmp_path), "--passphrase-file", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as asking:
        told = Path(f"/proc/{asking.pid}")
        end = time.monotonic() + 30
        while "Umask:\t0077" not in (told / "status").read_text():
            assert asking.poll() is None
            assert time.monotonic() < end
            time.sleep(0.02)
        time.sleep(0.2)
        (limit,) = (x for x in (told / "limits").read_text().splitlines() if "core file" in x)
        asking.kill()
    assert limit.split()[4:6] == ["0", "0"]
