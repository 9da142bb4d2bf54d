"""The sandbox of the decoding child, tried from inside, in real processes."""

from __future__ import annotations

import json
import os
import platform
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from companion.intake import images, sandbox
from tests.core import pictures

ROOT = Path(__file__).parents[2]
LINUX = sys.platform == "linux"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="never run on Windows yet")
if LINUX:
    from companion.intake import sandbox_linux

# What somebody who has taken over a decoder would try. Each line is one attempt; what it needs
# is imported before, as the decoder's own libraries are.
PRELUDE = """
import ctypes, json, mmap, os, socket, subprocess, sys, threading
sys.path.insert(0, sys.argv[1])
from companion.intake import sandbox
if sys.platform == "linux":
    from companion.intake import sandbox_linux
    from companion.intake import sandbox_unix
FILE, NEW, PORT, PARENT = sys.argv[2], sys.argv[3], int(sys.argv[4]), os.getppid()
C = ctypes.CDLL(None, use_errno=True)

def call(number, *given):
    if C.syscall(number, *given) < 0:
        raise OSError(ctypes.get_errno(), "refused")

def waited():
    begun = threading.Thread(target=print)
    begun.start()
    begun.join()

ATTEMPTS = {
    "read": lambda: open(FILE).read(),
    "write": lambda: open(NEW, "w"),
    "list": lambda: os.listdir("/"),
    "delete": lambda: os.unlink(FILE),
    "connect": lambda: socket.socket().connect(("127.0.0.1", PORT)),
    "listen": lambda: socket.socket().bind(("127.0.0.1", 0)),
    "run": lambda: subprocess.run(["/bin/true"], check=True),
    "fork": lambda: os.fork() or os._exit(0),
    "signal": lambda: os.kill(PARENT, 0),
    "look at a path": lambda: os.stat("/"),
    "pipe": os.pipe,
    "new code": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC),
    "hold a process": lambda: call(434, PARENT, 0),  # pidfd_open
    "io_uring": lambda: call(425, 8, ctypes.create_string_buffer(256)),
    "thread": waited,
    "2 GB": lambda: mmap.mmap(-1, 2 << 30),
}

def tried():
    for name, attempt in ATTEMPTS.items():
        try:
            attempt()
        except (OSError, RuntimeError):
            yield name, False
        else:
            yield name, True
"""
ALL = {
    "read", "write", "list", "delete", "connect", "listen", "run", "fork", "signal",
    "look at a path", "pipe", "new code", "hold a process", "io_uring", "thread", "2 GB",
}  # fmt: skip


@pytest.fixture
def able(tmp_path):
    """What a process is still able to do after a line of code, as a set of names of attempts."""

    def run(line: str) -> set[str]:
        (tmp_path / "file").write_text("a")
        with socket.create_server(("127.0.0.1", 0)) as listening:
            said = f"{PRELUDE}\n{line}\nos.write(1, json.dumps(dict(tried())).encode())"
            where = (ROOT, tmp_path / "file", tmp_path / "new", listening.getsockname()[1])
            command = [sys.executable, "-I", "-c", said, *map(str, where)]
            done = subprocess.run(command, capture_output=True, check=True)
        return {name for name, worked in json.loads(done.stdout).items() if worked}

    return run


def has(guard: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(guard not in images.guards(), reason=f"this system has no {guard}")


def test_without_it_everything_can_be_done(able):
    """Else the tests below would prove nothing."""
    assert able("") >= ALL - {"io_uring", "2 GB"}  # what some systems refuse anyone


@has("seccomp")
def test_inside_nothing_can_be_done(able):
    assert able("sandbox.enter()") == set()


@has("seccomp")
def test_a_thread_is_all_that_can_be_added(able):
    assert able("sandbox.enter(threads=True)") == {"thread"}


@has("landlock")
def test_landlock_alone_closes_files_and_network(able):
    left = able("sandbox_linux.landlock()")
    assert not left & {"read", "write", "list", "delete", "run"}
    if sandbox_linux._kernel().syscall(444, None, 0, 1) >= 4:
        assert not left & {"connect", "listen"}


@has("seccomp")
def test_the_filter_alone_closes_all_but_memory(able):
    assert able("sandbox_linux.seccomp()") <= {"2 GB"}


def test_the_limits_alone_let_nothing_be_opened(able):
    left = able(f"sandbox_unix.limits({sandbox.MEMORY}, {sandbox.SECONDS})")
    assert not left & {"read", "write", "connect", "listen", "run", "pipe"}
    assert not LINUX or "2 GB" not in left


def test_the_limits_end_what_does_not_end():
    line = "from companion.intake import sandbox_unix as u; u.limits(1 << 30, 1)\nwhile True: pass"
    said = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {line}"
    assert subprocess.run([sys.executable, "-I", "-c", said], check=False).returncode < 0


@pytest.mark.skipif(not LINUX, reason="Landlock and seccomp are Linux's")
def test_what_a_kernel_does_not_have_is_left_out_and_not_claimed():
    """Told to a kernel whose calls all fail: the numbers are those of no call."""
    line = (
        "from companion.intake import sandbox, sandbox_linux as l;"
        "l._LANDLOCK_MAKE, l._SECCOMP = 4_000, (4_000, 4_000);"
        "held = sandbox.enter(); import os; os.write(1, ' '.join(held).encode())"
    )
    said = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {line}"
    done = subprocess.run([sys.executable, "-I", "-c", said], capture_output=True, check=True)
    assert done.stdout == b"limits"


@pytest.mark.skipif(not LINUX, reason="Landlock and seccomp are Linux's")
def test_each_version_of_landlock_is_asked_for_what_it_knows():
    sizes = {version: len(sandbox_linux.ruleset(version)) for version in range(1, 9)}
    assert sizes == {1: 8, 2: 8, 3: 8, 4: 16, 5: 16, 6: 24, 7: 24, 8: 24}
    files = [struct.unpack("=Q", sandbox_linux.ruleset(v)[:8])[0] for v in range(1, 6)]
    assert [bits.bit_count() for bits in files] == [13, 14, 15, 15, 16]


class Machine:
    """Classic BPF, as much of it as the filter uses."""

    def __init__(self, steps: bytes) -> None:
        self.steps = list(struct.iter_unpack("=HBBI", steps))

    def judge(self, audit: int, number: int, arguments=(0,) * 6) -> int:
        data = struct.pack("=IIQ6Q", number, audit, 0, *arguments)
        at = held = 0
        while True:
            code, yes, no, value = self.steps[at]
            at += 1
            if code == 0x20:
                held = struct.unpack_from("=I", data, value)[0]
            elif code == 0x15:
                at += yes if held == value else no
            elif code == 0x45:
                at += yes if held & value else no
            else:
                assert code == 0x06
                return int(value)


@pytest.mark.skipif(not LINUX, reason="Landlock and seccomp are Linux's")
@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("threads", [False, True])
def test_the_filter_allows_what_it_lists_on_each_processor_and_nothing_else(machine, threads):
    """Also for the processor that this one is not."""
    column = sandbox_linux._COLUMN[machine]
    judge = Machine(sandbox_linux.filtering(machine, threads)).judge
    audit = sandbox_linux._AUDIT[machine]
    lists = [sandbox_linux._ALLOWED, sandbox_linux._MEMORY]
    lists += [sandbox_linux._THREADS] if threads else []
    allowed = {numbers[column] for one in lists for numbers in one.values()}
    clone = sandbox_linux._CLONE[column]
    for number in range(1024):
        assert (judge(audit, number) == 0x7FFF0000) == (number in allowed), number
        assert judge(audit ^ 1, number) == 0x80000000
        assert judge(audit, number | 0x40000000) != 0x7FFF0000
    for numbers in sandbox_linux._MEMORY.values():
        assert judge(audit, numbers[column], (0, 0, 4, 0, 0, 0)) != 0x7FFF0000
    pthread = (sandbox_linux._PTHREAD, 0, 0, 0, 0, 0)
    assert (judge(audit, clone, pthread) == 0x7FFF0000) == threads
    assert judge(audit, clone, (0x11, 0, 0, 0, 0, 0)) != 0x7FFF0000


def test_this_processor_is_one_the_filter_knows():
    if LINUX and platform.machine() in {"x86_64", "aarch64"}:
        assert {"limits", "seccomp"} <= set(images.guards())


LOADED = """
import sys
sys.path.insert(0, sys.argv[1])
from companion.intake import decode
from tests.core import pictures
from companion.intake import images
known = {**pictures.honest(), **pictures.hostile()}
known.pop("jpeg: 4,000 scans")
found = set()
for name, (media, data) in known.items():
    form = images.FORMATS[media]
    for job, do in (("show", lambda: decode.show(data, form, (1600, 1200))),
                    ("whole", lambda: decode.whole(data, form, 1600 * 1200)),
                    ("examine", lambda: decode.examine(data, form)),
                    ("describe", lambda: decode.describe(data, form))):
        decode.load(job, form)
        before = set(sys.modules)
        try:
            do()
        except BaseException:
            pass
        found |= {f"{job} {name}" for name in set(sys.modules) - before}
print("found:", *sorted(found))
"""


def test_all_a_decoder_imports_is_imported_before(tmp_path):
    """Once the sandbox is closed an import fails, and a good picture would be refused."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(ROOT)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.rpartition(b"found:")[1:] == (b"found:", b"\n")  # before: how far it read
    assert pictures.honest()


ORPHAN = """
import os, sys
sys.path.insert(0, sys.argv[1])
from companion.intake import child, images
def slow():
    yield sys.stdin.buffer.read()
    os.write(1, str(next(iter(child._running)).pid).encode())
images.show(slow(), "image/jpeg", (9, 9))
"""


@pytest.mark.skipif(not LINUX, reason="only Linux has a signal for it")
def test_a_child_does_not_outlive_the_program(tmp_path):
    """Not even while it is busy for seconds and would not notice that nobody listens any more."""
    (tmp_path / "slow").write_bytes(pictures.hostile()["jpeg: 4,000 scans"][1])
    command = [sys.executable, "-c", ORPHAN, str(ROOT)]
    pipe = subprocess.PIPE
    with (
        (tmp_path / "slow").open("rb") as slow,
        subprocess.Popen(command, stdin=slow, stdout=pipe) as parent,
    ):
        assert parent.stdout
        child = Path(f"/proc/{int(os.read(parent.stdout.fileno(), 20))}")
        time.sleep(0.5)
        assert child.exists()
        parent.kill()
        for _ in range(200):
            if not child.exists():
                return
            time.sleep(0.01)
    pytest.fail("it is still there")
