"""Pictures made to harm: the program that asks for them lives, in little memory and soon."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from companion.intake import child, images
from tests.core import pictures
from tests.faults.conftest import FULL

ROOT = Path(__file__).parents[2]
MUTATED = 5000 if FULL else 60
PART = 20  # pictures one process looks at
PEAK = 300 * 1024**2
SECONDS = child.SECONDS + 2  # to start and to end on a busy computer
STRACE = shutil.which("strace")
SLOW = "jpeg: 4,000 scans"  # ten seconds of a processor, and then the end

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def hostile() -> dict[str, tuple[str, bytes]]:
    given = pictures.hostile()
    return {name: given[name] for name in given if FULL or name != SLOW}


def looks(*words: object) -> tuple[list[dict], int]:
    """What one process said of each picture, and the most memory it held."""
    command = [sys.executable, "-m", "tests.faults.looker", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    *seen, last = map(json.loads, done.stdout.splitlines())
    return seen, last["peak"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The hostile pictures as files, whose ending is what they are said to be."""
    made = tmp_path_factory.mktemp("hostile")
    for number, (media, data) in enumerate(hostile().values()):
        (made / f"{number:02}.{media.partition('/')[2]}").write_bytes(data)
    return made


def test_hostile_pictures_are_refused_or_shown_and_nothing_else(folder, promise):
    seen, peak = looks("folder", folder)
    assert len(seen) == len(hostile()) >= 50
    assert peak < PEAK
    slowest = max(one["seconds"] for one in seen)
    assert slowest < SECONDS
    shown = sum(one["seen"] for one in seen)
    promise(
        f"{len(seen)} hostile pictures, {shown} shown, the others refused, slowest {slowest} s, "
        f"most memory {peak >> 20} MiB"
    )


@pytest.mark.timeout(3600)
def test_changed_pictures_are_refused_or_shown_and_nothing_else(promise):
    with ThreadPoolExecutor(2) as two:
        parts = two.map(lambda seed: looks("mutated", seed, PART), range(0, MUTATED, PART))
        told = list(parts)
    seen = [one for part, _ in told for one in part]
    peak = max(peak for _, peak in told)
    assert len(seen) == MUTATED
    assert peak < PEAK
    slowest = max(one["seconds"] for one in seen)
    assert slowest < SECONDS
    shown = sum(one["seen"] for one in seen)
    assert 0 < shown < MUTATED
    promise(
        f"{MUTATED} changed pictures, {shown} shown, the others refused, 0 ends of the program, "
        f"slowest {slowest} s, most memory {peak >> 20} MiB"
    )


# What a call may be that succeeds once the sandbox is closed. Reading and writing is of pipes.
INNER = {
    "read", "write", "mmap", "munmap", "mremap", "mprotect", "brk", "madvise", "futex", "clone",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "set_robust_list", "rseq",
    "sched_yield", "restart_syscall", "clock_gettime", "getrandom", "getpid", "gettid", "exit",
    "exit_group", "seccomp",
}  # fmt: skip
CALL = re.compile(r"^\d+ +(?:<\.\.\. )?(\w+)(?:\(| resumed>)(.*)$")


def succeeded(trace: str) -> tuple[set[str], set[str]]:
    """The calls that did something after the sandbox was closed, and those it refused."""
    inner, refused = set[str](), set[str]()
    _, closed, after = trace.partition("seccomp(SECCOMP_SET_MODE_FILTER")
    assert closed
    for line in after.splitlines()[1:]:
        call = CALL.match(line)
        if call and " = -1 E" in call[2]:
            refused.add(call[1])
        elif call and "<unfinished" not in call[2]:
            inner.add(call[1])
    return inner, refused


def traced(media: str, data: bytes, log: Path) -> str:
    head = f"show {images.FORMATS[media]} 1600 1200".encode().ljust(child.HEAD)
    command = [str(STRACE), "-f", "-o", str(log), sys.executable, "-I", str(child._FILE)]
    subprocess.run(command, input=head + data, capture_output=True, check=False)
    return log.read_text()


@pytest.mark.skipif(STRACE is None, reason="without strace nothing can be watched")
@pytest.mark.skipif("seccomp" not in images.guards(), reason="this kernel has no seccomp filter")
def test_a_child_opens_nothing_once_it_reads_what_came_from_outside(tmp_path, promise):
    given = pictures.honest() | pictures.hostile()
    names = [name for name in given if name != SLOW][:: 1 if FULL else 6]
    refused = set[str]()
    for name in names:
        inner, outer = succeeded(traced(*given[name], tmp_path / "log"))
        assert inner <= INNER, name
        assert {"read", "exit_group"} <= inner, name
        refused |= outer
    tried = ", ".join(sorted(refused - {"futex"})) or "nothing"
    promise(f"{len(names)} pictures traced: no file, socket or process; tried in vain: {tried}")
