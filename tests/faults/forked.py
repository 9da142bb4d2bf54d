"""Processes to be killed that need no time to begin: `python -m tests.faults.forked MODULE`.

It loads the module once. For each line it reads, a list of arguments as JSON, it forks: the child
runs the module's `main` with them, and never comes back from it by itself. What is said, all on
one pipe, a line at a time: `{"pid": NUMBER}`, whatever the child says, `{"ended": STATUS}`.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]


class Forks:
    """One child at a time: `begin` it, hear some of what it says, `kill` it."""

    def __init__(self, module: str) -> None:
        command = [sys.executable, "-m", "tests.faults.forked", module]
        pipe = subprocess.PIPE
        self._parent = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe)
        self._child = 0

    def __enter__(self) -> Forks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child:
            os.kill(self._child, signal.SIGKILL)
        self._parent.communicate()

    def begin(self, *arguments: str) -> None:
        assert self._parent.stdin is not None
        self._parent.stdin.write(json.dumps(arguments).encode() + b"\n")
        self._parent.stdin.flush()
        self._child = json.loads(self.hear())["pid"]

    def hear(self) -> bytes:
        """The next line; waits for it."""
        assert self._parent.stdout is not None
        line = self._parent.stdout.readline()
        assert not line.startswith(b'{"ended"'), "it fell over by itself"
        return line

    def kill(self) -> list[bytes]:
        """End it as the system does, at once; the lines that it said and nobody heard yet."""
        assert self._parent.stdout is not None
        os.kill(self._child, signal.SIGKILL)
        self._child = 0
        heard = []
        while not (line := self._parent.stdout.readline()).startswith(b'{"ended"'):
            assert line
            heard.append(line)
        assert json.loads(line)["ended"] == signal.SIGKILL  # and not that it fell over by itself
        return heard


def main() -> None:
    run = importlib.import_module(sys.argv[1]).main
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.write(1, json.dumps({"pid": os.getpid()}).encode() + b"\n")
            run(*json.loads(line))
            os._exit(1)
        status = os.waitpid(child, 0)[1]
        os.write(1, json.dumps({"ended": status}).encode() + b"\n")


if __name__ == "__main__":
    main()
