"""Where the program's own data lies, and where a person's data goes unless they say otherwise.

It runs from a source checkout, from an installed package, frozen (PyInstaller), and
frozen on a stick: with an empty file `portable.txt` beside the program, everything it
writes stays beside the program. The names of the folders say nothing about what for.
"""

from __future__ import annotations

import os
import stat
import sys
from importlib.util import find_spec
from pathlib import Path

import platformdirs

_DEBIAN_FONTS = Path("/usr/share/fonts/truetype/nanum")
_FONT = "NanumGothic.ttf"
EASY = "-easy"  # behind a language: the same words in short and easy ones


def resources() -> Path:
    """The folder with packs, words and icons."""
    frozen = _frozen()
    if frozen is not None:
        return frozen / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def fonts() -> Path:
    """The folder with the NanumGothic TTF files.

    Where there is none, the last place looked at; who opens a font there finds it missing.
    """
    if _frozen() is not None:
        return resources() / "fonts"
    # find_spec reads no code: the package itself would import matplotlib.
    spec = find_spec("koreanize_matplotlib")
    if spec is not None and spec.origin is not None:
        packaged = Path(spec.origin).parent / "fonts"
        if (packaged / _FONT).is_file():
            return packaged
    return _DEBIAN_FONTS


def default_vault() -> Path:
    """The folder a new vault is offered at. Nothing is made here."""
    return _own_folder("notes-data")


def packs_folder() -> Path:
    """The folder for country packs of the person's own. Nothing is made here."""
    return _own_folder("notes-packs")


def practice_folder() -> Path:
    """Where a practice record lies while it is open. Nothing is made here.

    On Linux that is in the memory of the computer, where the system gives this account such a
    place; else among what is only for now, or beside the person's own data.
    """
    name = "notes-practice"
    if is_portable():
        return _own_folder(name)
    if sys.platform != "linux":
        return platformdirs.user_runtime_path(name, appauthor=False)
    own = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return own / name if own.is_absolute() and _is_private(own) else _own_folder(name)


def program() -> Path:
    """The folder that the program itself lies in."""
    return _beside() if _frozen() is not None else Path(__file__).resolve().parent.parent


def caches() -> Path:
    """The folder in which the system's libraries keep what they can make anew."""
    return platformdirs.user_cache_path()


def is_portable() -> bool:
    """Whether all that the program writes stays beside it, as on a stick."""
    return _frozen() is not None and (_beside() / "portable.txt").is_file()


def _own_folder(name: str) -> Path:
    if is_portable():
        return _beside() / name
    return platformdirs.user_data_path(name, appauthor=False)


def _beside() -> Path:
    return Path(sys.executable).resolve().parent


def _is_private(folder: Path) -> bool:
    """Whether a folder is this account's, and nobody else may look into it."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077 and _is_mine(found.st_uid)


def _is_mine(owner: int) -> bool:
    return sys.platform == "win32" or owner == os.getuid()


def _frozen() -> Path | None:
    """Where PyInstaller unpacked us, None when Python runs us as usual."""
    unpacked = getattr(sys, "_MEIPASS", None) if getattr(sys, "frozen", False) else None
    return Path(unpacked) if unpacked else None
