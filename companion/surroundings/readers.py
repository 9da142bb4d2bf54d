"""How a system is asked: files, programs, processes and the registry, each of them a parameter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_PATIENCE = 1.5  # s for one program
_LIMIT = 1 << 20  # characters of what it says

Run = Callable[[Sequence[str]], str | None]
Value = Callable[[str, str], str | int | None]
Keys = Callable[[str], list[str] | None]


@dataclass(frozen=True, slots=True)
class Readers:
    """`root` stands before every path that is not in the home folder.

    `run` gives what a program says, None where it is not there, fails or takes too long.
    `value(key, name)` and `keys(key)` read the registry; keys begin with HKLM or HKCU, and
    None is "not there".
    """

    root: Path
    home: Path
    user: int
    environment: Mapping[str, str]
    run: Run
    value: Value
    keys: Keys

    def text(self, path: str) -> str | None:
        """A small file, None where it cannot be read."""
        with suppress(OSError, ValueError):
            return self.at(path).read_bytes()[:_LIMIT].decode("utf-8", "replace")
        return None

    def at(self, path: str) -> Path:
        """Where an absolute path lies."""
        return self.root / path.lstrip("/")

    def there(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return os.path.lexists(self.at(path))


def here() -> Readers:
    """This computer."""
    user = 0
    if sys.platform != "win32":
        user = os.getuid()
    return Readers(Path("/"), Path.home(), user, os.environ, run, _value, _keys)


def run(command: Sequence[str]) -> str | None:
    """What a program of the system says, in a second and a half."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        done = subprocess.run(
            list(command),
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            stdin=subprocess.DEVNULL,
            creationflags=flags,
        )
        return done.stdout.decode("utf-8", "replace")[:_LIMIT]
    return None


def _value(key: str, name: str) -> str | int | None:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(_hive(key), _below(key)) as opened:
            found = winreg.QueryValueEx(opened, name)[0]
            return found if isinstance(found, str | int) else None
    return None


def _keys(key: str) -> list[str] | None:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(_hive(key), _below(key)) as opened:
            return [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]
    return None


def _hive(key: str) -> int:
    if sys.platform == "win32":
        import winreg

        return winreg.HKEY_CURRENT_USER if key.startswith("HKCU") else winreg.HKEY_LOCAL_MACHINE
    return 0


def _below(key: str) -> str:
    return key.partition("\\")[2]


@dataclass(frozen=True, slots=True)
class Programs:
    """Programs that matter, by the names their processes have; names in small letters."""

    known: Mapping[str, str] = field(default_factory=dict)

    def among(self, processes: Sequence[str] | None) -> list[str] | None:
        """Which of them run; a process is known by its whole name without `.exe`."""
        if not processes:
            return None
        bare = {one.casefold().removesuffix(".exe") for one in processes}
        # Linux keeps the first fifteen letters of a name
        return [name for key, name in self.known.items() if key in bare or key[:15] in bare]
