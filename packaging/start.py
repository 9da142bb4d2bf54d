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
# Where they name a folder, Qt, OpenSSL and the C library load programs from it into ours. A desktop
# made of other versions of Qt sets the first two, and ours would come down with it.
LOADING = (
    *("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS"),
    *("OPENSSL_CONF", "OPENSSL_ENGINES", "OPENSSL_MODULES", "GCONV_PATH"),
)


def load_own() -> None:
    """Let nobody's plug-ins into the program but those it came with.

    What the system's loader reads before (LD_PRELOAD, LD_LIBRARY_PATH) cannot be undone from here.
    """
    for name in LOADING:
        os.environ.pop(name, None)


def give_back() -> None:
    """Let what the program starts, such as a browser, find its own libraries, not ours.

    What it starts is also itself: after a lock, as a new process. That has to look for its
    libraries anew, or on a computer without them no window would come back.
    """
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    before = os.environ.pop(f"{_OWN}_ORIG", "")
    if before:
        os.environ[_OWN] = before
    else:
        os.environ.pop(_OWN, None)


def main() -> int:
    """Do what the command line says; the exit status."""
    load_own()
    if len(sys.argv) == 3 and sys.argv[1] == ALONE and sys.argv[2] in CHILDREN:
        os._exit(import_module(CHILDREN[sys.argv[2]]).main() or 0)
    give_back()
    window = not Path(sys.executable).stem.endswith("-cli")
    return int(import_module("ui.__main__").main() if window else command_line())


def command_line() -> int:
    return int(import_module("companion.__main__").start())


if __name__ == "__main__":
    sys.exit(main())
