"""Times whole processes against each other, round after round."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
# A process's peak counts what it was before it became another program: so a small one starts it.
STARTER = """
import os, sys, time
line = sys.argv[1:]
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
began = time.perf_counter()
child = os.posix_spawnp(line[0], line, os.environ, file_actions=quiet)
_, status, used = os.wait4(child, 0)
print(time.perf_counter() - began, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass
class Runner:
    """One contender. `command` gives what to run, in a fresh place that is not timed."""

    name: str
    command: Callable[[], Sequence[str | Path]]
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)  # MiB, of its largest process

    def run(self) -> None:
        line = [str(word) for word in self.command()]
        told = subprocess.run(
            [sys.executable, "-I", "-S", "-c", STARTER, *line],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=False,
        )
        if told.returncode:
            sys.exit(f"{self.name}: exit code {told.returncode}")
        seconds, peak = told.stdout.split()[-2:]
        self.seconds.append(float(seconds))
        self.peaks.append(float(peak) / (2**20 if sys.platform == "darwin" else 1024))


def race(runners: Sequence[Runner], rounds: int) -> None:
    """Let each run once a round, in turn, so that a slow moment of the machine hits all alike."""
    for _ in range(rounds):
        for runner in runners:
            runner.run()


def ratio(one: Runner, other: Runner) -> float:
    """How long one takes, in times of the other."""
    pairs = zip(one.seconds, other.seconds, strict=True)
    return median(mine / theirs for mine, theirs in pairs)


def table(runners: Sequence[Runner], size: int, count: int = 0) -> str:
    """One line for each; `size` in bytes, the ratio is of the first's time to that one's."""
    first = runners[0]
    lines = [f"{'':24}{'s':>8}{'from':>8}{'to':>8}{'MB/s':>8}{'files/s':>9}{'ratio':>8}{'MiB':>7}"]
    for one in runners:
        middle = median(one.seconds)
        files = f"{count / middle:9.0f}" if count else f"{'':9}"
        lines.append(
            f"{one.name:24}{middle:8.2f}{min(one.seconds):8.2f}{max(one.seconds):8.2f}"
            f"{size / middle / 1e6:8.0f}{files}{ratio(first, one):8.2f}{median(one.peaks):7.0f}"
        )
    return "\n".join(lines)
