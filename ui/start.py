"""What the program is started with: a vault's folder, and how to look until it is open."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCHEMES = ("system", "light", "dark")
SCALES = range(100, 201)


@dataclass(frozen=True, slots=True)
class Start:
    """Nothing of it is kept on the disk; a locked program hands it to its successor.

    `folder` None is the usual place, `language` "" that of the computer; `scale` in percent.
    """

    folder: Path | None = None
    language: str = ""
    scheme: str = "system"
    scale: int = 100

    def arguments(self) -> list[str]:
        """The same, as a command line that `parse` reads."""
        said = ["--language", self.language] if self.language else []
        said += ["--scheme", self.scheme, "--scale", str(self.scale)]
        return said + (["--", str(self.folder)] if self.folder is not None else [])


def parse(arguments: Sequence[str]) -> Start:
    """Read a command line. Ends the process with code 2 and a usage line when it makes no sense."""
    parser = argparse.ArgumentParser(prog="notes", description="Open the window.")
    parser.add_argument("folder", nargs="?", type=Path, help="the folder of a record")
    parser.add_argument("--language", default="", choices=("ko", "en"))
    parser.add_argument("--scheme", default="system", choices=SCHEMES)
    parser.add_argument("--scale", default=100, type=int, choices=SCALES, metavar="PERCENT")
    found = parser.parse_args(arguments)
    return Start(found.folder, found.language, found.scheme, found.scale)
