"""What a frozen program runs first: the window, the command line, or one of our files alone.

The children that decode a picture or ask an address are run from their files by Python, where
there is a Python. Frozen there is none, so the program starts itself with `--alone NAME`
(`companion.process.alone`); such a child loads nothing of the rest.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

ALONE = "--alone"
CHILDREN = {"decode": "companion.intake.decode", "asking": "companion.network.asking"}
_OWN = "LD_LIBRARY_PATH"


def give_back() -> None:
    """Let what the program starts, such as a browser, find its own libraries, not ours."""
    before = os.environ.pop(f"{_OWN}_ORIG", "")
    if before:
        os.environ[_OWN] = before
    else:
        os.environ.pop(_OWN, None)


def main() -> int:
    """Do what the command line says; the exit status."""
    if len(sys.argv) == 3 and sys.argv[1] == ALONE and sys.argv[2] in CHILDREN:
        os._exit(import_module(CHILDREN[sys.argv[2]]).main() or 0)
    give_back()
    window = not Path(sys.executable).stem.endswith("-cli")
    return int(import_module("ui.__main__").main() if window else command_line())


def command_line() -> int:
    return int(import_module("companion.__main__").start())


if __name__ == "__main__":
    sys.exit(main())
