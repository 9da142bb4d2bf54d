"""The system calls of a process and its threads, as `strace` writes them down, one by one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_ENDED = re.compile(r"(.*)\)\s+= (-?\d+|0x[0-9a-f]+|\?)(?: (E[A-Z]+))?(.*)", re.DOTALL)

needed = pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call.

    `args` has "" in the place of every text; the texts stand in `texts`. `result` is None at the
    moment the call begins (`ended` False); each call comes twice, and other threads' calls may
    come between.
    """

    thread: int
    name: str
    args: tuple[str, ...]
    texts: tuple[bytes, ...]
    ended: bool
    result: int | None = None
    error: str = ""
    injected: bool = False

    @property
    def handle(self) -> int:
        return int(self.args[0])


def follow(out: Path, calls: str, command: list[str], inject: str = "", **popen) -> int:
    """Run a module of ours under strace, which writes into `out`; the exit code."""
    # With the filter in the kernel only the calls that are asked for stop the process: five times
    # as fast where few are.
    traced = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(out), "-xx", "-s", "100000000"]
    traced += ["-e", "signal=none"]
    traced += ["-e", f"trace={calls}"] + (["-e", f"inject={inject}"] if inject else [])
    done = subprocess.run([*traced, sys.executable, *command], cwd=ROOT, check=False, **popen)
    return done.returncode


def read(out: Path) -> Iterator[Call]:
    """Every call in the order in which it began and ended. Raises ValueError for an odd line."""
    waiting: dict[int, str] = {}
    with out.open(encoding="ascii") as lines:
        for line in lines:
            thread, text = line.rstrip("\n").split(None, 1)
            if text.startswith(("+++", "---")):
                continue
            number = int(thread)
            if text.startswith("<... "):
                begun, (_, _, end) = waiting.pop(number), text.partition(" resumed>")
                yield _call(number, begun + end, ended=True)
            elif text.endswith(" <unfinished ...>"):
                waiting[number] = text.removesuffix(" <unfinished ...>")
                yield _call(number, waiting[number], ended=False)
            else:
                yield _call(number, text, ended=False)
                yield _call(number, text, ended=True)


def _call(thread: int, text: str, *, ended: bool) -> Call:
    name, _, rest = text.partition("(")
    found = _ENDED.fullmatch(rest)
    if ended and found is None:
        raise ValueError(text[:200])
    inside = found[1] if found else rest
    texts = []
    for hexed, cut in _TEXT.findall(inside):
        if cut:
            raise ValueError(f"cut off: {text[:200]}")
        texts.append(bytes.fromhex(hexed.replace("\\x", "")))
    args = tuple(part.strip() for part in _TEXT.sub("", inside).split(","))
    if not ended or found is None:
        return Call(thread, name, args, tuple(texts), ended=False)
    result = None if found[2] == "?" else int(found[2], 0)
    return Call(
        thread,
        name,
        args,
        tuple(texts),
        ended=True,
        result=result,
        error=found[3] or "",
        injected="(INJECTED)" in found[4],
    )
