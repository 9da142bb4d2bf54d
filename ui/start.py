"""What the program is started with: a vault's folder, and how to look until it is open."""

from __future__ import annotations

import argparse
import os
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from companion import paths
from companion.languages import LANGUAGES

_FOLDER = "NOTES_FOLDER"
SCHEMES = ("system", "light", "dark", "strong-light", "strong-dark")
SCALES = range(100, 201)


@dataclass(frozen=True, slots=True)
class Start:
    """Nothing of it is kept on the disk; a locked program hands it to its successor.

    `folder` None is the usual place, `language` "" that of the computer; `scale` in percent.
    `mending` when what can be read of a damaged record is to be saved, instead of opening it.
    `shielded` is whether the window is kept out of pictures of the screen, where that works.
    `easy` is for short and easy sentences.
    """

    folder: Path | None = None
    language: str = ""
    scheme: str = "system"
    scale: int = 100
    shielded: bool = True
    mending: bool = False
    easy: bool = False

    def arguments(self) -> list[str]:
        """All but the folder, as a command line that `parse` reads."""
        said = ["--language", self.language] if self.language else []
        said += ["--scheme", self.scheme, "--scale", str(self.scale)]
        said += [] if self.shielded else ["--unshielded"]
        said += ["--easy"] if self.easy else []
        return said + (["--mending"] if self.mending else [])

    def environment(self) -> dict[str, str]:
        """The folder, where it is not the usual one, as `parse` reads it.

        Every account of a computer can list command lines; an environment only its own.
        """
        usual = self.folder is None or self.folder == paths.default_vault()
        return {} if usual else {_FOLDER: str(self.folder)}


def parse(arguments: Sequence[str], environment: MutableMapping[str, str] = os.environ) -> Start:
    """Read a command line, and take the folder a predecessor left out of the environment.

    Ends the process with code 2 and a usage line when it makes no sense.
    """
    parser = argparse.ArgumentParser(prog="notes", description="Open the window.")
    parser.add_argument("folder", nargs="?", type=Path, help="the folder of a record")
    parser.add_argument("--language", default="", choices=tuple(LANGUAGES))
    parser.add_argument("--scheme", default="system", choices=SCHEMES)
    parser.add_argument("--scale", default=100, type=int, choices=SCALES, metavar="PERCENT")
    parser.add_argument("--easy", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--unshielded", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--mending", action="store_true", help=argparse.SUPPRESS)
    found = parser.parse_args(arguments)
    left = environment.pop(_FOLDER, "")
    folder = found.folder or (Path(left) if left else None)
    look = (found.language, found.scheme, found.scale)
    return Start(folder, *look, not found.unshielded, found.mending, found.easy)
