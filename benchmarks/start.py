"""From the start to a painted window, and memory: `./dev bench start`.

All run under one virtual screen, whose memory is read to see when a window is painted: when more
than a few colours are on it. That is from outside, the same for everybody. Beside ours run a bare
PySide6 script with one field (what nobody who uses PySide6 gets below), KeePassXC with an empty
file, where it is installed, and the frozen program, where `./dev package` has made it.
"""

from __future__ import annotations

import argparse
import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import IO, cast

from benchmarks.intake import Command
from benchmarks.race import ROOT
from companion import cases, keys, timeline
from companion.records import Age, NewCase, NewIncident, Role
from companion.vault import create

PASSPHRASE = "only for measuring"
COLOURS = 16  # letters with smooth edges have many more, an empty window has one
GIVEN_UP = 30.0  # s
SETTLED = 3.0  # s after which a program has done what it does at its start
FROZEN = ROOT / "build" / "frozen" / "notes" / "notes"
BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
app = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
for part in (QLabel("기록장"), QLineEdit(), QPushButton("열기")):
    column.addWidget(part)
window.resize(900, 600)
window.show()
app.exec()
"""


@dataclass
class Entrant:
    """One program: how it is started, how soon it was painted, and what it held then."""

    name: str
    command: Command
    seconds: list[float] = field(default_factory=list)
    held: list[tuple[float, float]] = field(default_factory=list)  # RSS and PSS, in MB


class Screen:
    """A virtual screen whose memory can be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        line = ["Xvfb", "-displayfd", "1", "-screen", "0", "1100x800x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(
            [*line, "-nolisten", "tcp", "-nocursor", "-br"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        told = cast(IO[bytes], self._server.stdout).readline()
        self.name = ":" + told.decode().strip()
        file = (folder / "Xvfb_screen0").open("rb")
        self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # XWD: length of the head, then at word 19 how many colours follow it, 12 bytes each.
        head = struct.unpack(">25I", self._pixels[:100])
        self._from = head[0] + head[19] * 12

    def colours(self) -> int:
        """How many colours there are on every fourth row."""
        row = 1100 * 4
        seen: set[int] = set()
        for at in range(self._from, self._from + 800 * row, 4 * row):
            seen.update(memoryview(self._pixels[at : at + row]).cast("I"))
        return len(seen)

    def close(self) -> None:
        """End the server, which ends everybody who is on it."""
        self._server.terminate()
        self._server.wait()


def environment(screen: Screen, home: Path) -> Mapping[str, str]:
    """An empty home, and nothing of the desktop this runs on."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
    places = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "TMPDIR": str(home)}
    return kept | places | {"DISPLAY": screen.name, "LANG": "C.UTF-8"}


@contextmanager
def running(
    entrant: Entrant, screen: Screen, home: Path
) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """The program, and how many seconds it took to paint."""
    while screen.colours() > 2:
        time.sleep(0.05)  # the one before is still going
    began = time.perf_counter()
    child = subprocess.Popen(
        [str(word) for word in entrant.command],
        env=environment(screen, home),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield child, _painted(child, screen, began)
    finally:
        child.kill()
        child.wait()


def _painted(child: subprocess.Popen[bytes], screen: Screen, began: float) -> float:
    while screen.colours() < COLOURS:
        if child.poll() is not None or time.perf_counter() - began > GIVEN_UP:
            sys.exit(f"{child.args!r} painted nothing")
        time.sleep(0.001)
    return time.perf_counter() - began


def held(child: subprocess.Popen[bytes]) -> tuple[float, float]:
    """RSS and PSS of a process, in MB."""
    told = Path(f"/proc/{child.pid}/smaps_rollup").read_text(encoding="ascii")
    found = {line.split(":")[0]: line.split()[1] for line in told.splitlines() if " kB" in line}
    return int(found["Rss"]) * 1024 / 1e6, int(found["Pss"]) * 1024 / 1e6


def race(entrants: list[Entrant], screen: Screen, home: Path, rounds: int) -> None:
    """Start each once a round, in turn."""
    for number in range(rounds + 1):  # the first brings everything into the disk's cache
        for one in entrants:
            with running(one, screen, home) as (child, seconds):
                if number:
                    one.seconds.append(seconds)
                if number == rounds:
                    time.sleep(SETTLED)
                    one.held.append(held(child))


def full(command: Command, screen: Screen, home: Path) -> tuple[float, float]:
    """What ours holds with 10,000 entries open."""
    with running(Entrant("", command), screen, home) as (child, _):
        time.sleep(1)
        press(environment(screen, home), "type", PASSPHRASE)
        press(environment(screen, home), "key", "Return")
        time.sleep(4 + SETTLED)
        return held(child)


def press(there: Mapping[str, str], what: str, keys: str) -> None:
    """Press keys ("key"), or type a text ("type"), in the window that came last."""
    asked = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(asked, env=there, capture_output=True, text=True, check=True)
    subprocess.run(["xdotool", "windowfocus", found.stdout.split()[-1]], env=there, check=True)
    time.sleep(0.3)
    slow = ["--delay", "20"] if what == "type" else []
    subprocess.run(["xdotool", what, *slow, keys], env=there, check=True)


def record(folder: Path, number: int) -> Path:
    """A record with that many entries."""
    with closing(create(folder, PASSPHRASE, keys.Cost(8 * 1024, 1, 1))) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        for at in range(number):
            timeline.add(vault, case, NewIncident(f"대화방에서 본 화면 {at}을 그대로 적어 둔 것"))
    return folder


def entrants(home: Path) -> list[Entrant]:
    """Who is here."""
    there = record(home / "there", 1)
    found = [
        Entrant("companion", [sys.executable, "-m", "ui", there]),
        Entrant("bare PySide6", [sys.executable, "-c", BARE]),
    ]
    if FROZEN.is_file():
        found.append(Entrant("companion, frozen", [FROZEN, there]))
    if shutil.which("keepassxc-cli"):
        file = home / "empty.kdbx"
        secret = f"{PASSPHRASE}\n{PASSPHRASE}\n"
        line = ["keepassxc-cli", "db-create", "-p", str(file)]
        subprocess.run(line, input=secret, text=True, check=True, capture_output=True)
        found.append(Entrant("KeePassXC", ["keepassxc", file]))
    else:
        print("KeePassXC is not installed and left out")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--entries", type=int, default=10_000)
    given = parser.parse_args()
    if not shutil.which("Xvfb"):
        print("Without Xvfb there is nothing to start a window on, so this was not measured")
        return 0
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        with closing(Screen(home)) as screen:
            here = entrants(home)
            race(here, screen, home, given.rounds)
            print(table(here))
            if shutil.which("xdotool"):
                folder = record(home / "record", given.entries)
                line: Command = [sys.executable, "-m", "ui", folder]
                rss, pss = full(line, screen, home)
                print(f"{given.entries:,} entries open: RSS {rss:.0f}, PSS {pss:.0f} MB")
    return 0


def table(entrants: list[Entrant]) -> str:
    """One line for each; the ratio is of ours to that one's, the median over rounds."""
    lines = [f"{'':20}{'s':>8}{'from':>8}{'to':>8}{'ratio':>8}{'RSS MB':>9}{'PSS MB':>9}"]
    for one in entrants:
        pairs = zip(entrants[0].seconds, one.seconds, strict=True)
        ratio = median(mine / theirs for mine, theirs in pairs)
        rss, pss = one.held[-1]
        lines.append(
            f"{one.name:20}{median(one.seconds):8.3f}{min(one.seconds):8.3f}"
            f"{max(one.seconds):8.3f}{ratio:8.2f}{rss:9.0f}{pss:9.0f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
