"""Someone at a screen with the program in front of them, and what is left of the program after."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.faults.screen import Screen

ROOT = Path(__file__).parents[2]
PASSPHRASE = "paper lamp river seven"
_KEPT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


def environment(home: Path, display: str) -> dict[str, str]:
    """That of a person of their own: nothing of ours, every folder under `home`."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folders = {f"XDG_{kind}_HOME": f".{kind.lower()}" for kind in ("CONFIG", "CACHE", "DATA")}
    places = {name: str(home / folder) for name, folder in folders.items()}
    runtime = home / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(home / "tmp")}
    (home / "tmp").mkdir(exist_ok=True)
    return kept | places | own | {"DISPLAY": display, "PYTHONDONTWRITEBYTECODE": "1"}


class Person:
    """Starts the window (tests/faults/window.py) over a vault; ends it on leaving."""

    def __init__(self, screen: Screen, display: str, home: Path, folder: Path, **more: str) -> None:
        self.screen = screen
        self._run = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.window", str(folder)],
            cwd=ROOT,
            env=environment(home, display) | {"PYTHONPATH": str(ROOT)} | more,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self.pid = self._run.pid
        self._heard = b""

    def __enter__(self) -> Person:
        assert self.hear(60) == "shown"
        assert self.screen.wait_for_windows(1)
        self.screen.focus()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._run:
            self._run.kill()

    def tell(self, name: str, *given: object) -> None:
        """Ask for something, and do not wait for it."""
        assert self._run.stdin is not None
        self._run.stdin.write(json.dumps([name, *given]).encode() + b"\n")

    def do(self, name: str, *given: object) -> Any:
        """Ask for something; the answer."""
        self.tell(name, *given)
        return self.hear()

    def hear(self, seconds: float = 60) -> Any:
        """The next line it says."""
        assert self._run.stdout is not None
        end = time.monotonic() + seconds
        while b"\n" not in self._heard:
            left = end - time.monotonic()
            ready, _, _ = select.select([self._run.stdout], [], [], max(0, left))
            assert ready, "nothing was said"
            said = os.read(self._run.stdout.fileno(), 65536)
            assert said, "the program is gone"
            self._heard += said
        line, _, self._heard = self._heard.partition(b"\n")
        return json.loads(line)

    def heard(self) -> list[Any]:
        """Everything it said by now that nobody asked for; also after its end."""
        assert self._run.stdout is not None
        while select.select([self._run.stdout], [], [], 0)[0]:
            said = os.read(self._run.stdout.fileno(), 65536)
            if not said:
                break
            self._heard += said
        lines, self._heard = self._heard.splitlines(), b""
        return [json.loads(line) for line in lines]

    def is_gone(self) -> bool:
        """Whether the process has ended."""
        return self._run.poll() is not None

    @property
    def code(self) -> int | None:
        return self._run.returncode


def children(pid: int) -> dict[int, str]:
    """Every process below one: its id and when it began, which together are never used again."""
    parents: dict[int, tuple[int, str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = (int(fields[1]), fields[19])
    found: dict[int, str] = {}
    grown = True
    while grown:
        new = {
            child: began
            for child, (parent, began) in parents.items()
            if (parent == pid or parent in found) and child not in found
        }
        found |= new
        grown = bool(new)
    return found


def alive(processes: dict[int, str]) -> list[int]:
    """Those of them that still run."""
    left = []
    for pid, began in processes.items():
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[19] == began and fields[0] not in "ZX":
            left.append(pid)
    return left
