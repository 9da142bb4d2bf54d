"""What a session with the dialogs for files leaves on the disk: its vault, and nothing else.

A person of their own with an empty home. Every file and folder under it is looked at after: those
of the program, of Qt, and of whatever Qt brings along.
"""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from companion import cases, keys, reminders
from companion.records import Age, NewCase, Role
from companion.vault import create
from tests.faults.onlooker import PASSPHRASE, Person
from tests.faults.screen import NEEDS_SCREEN, SHIFT, Screen, xvfb

# Written by libraries of the system that draw letters and pictures. They hold the names of fonts
# and of folders of fonts, and compiled shaders; nothing that a program shows.
HARMLESS = (Path(".cache/fontconfig"), Path(".cache/mesa_shader_cache"))
_EVERY = ["", "GNOME", "ubuntu:GNOME", "XFCE", "KDE"]
DESKTOPS = _EVERY if os.environ.get("COMPANION_FAULTS") == "full" else _EVERY[::4]
GIVEN = {Path(name) for name in ("run", "tmp", "secret places", "secret places/a secret name.png")}


def strays(home: Path, vault: Path) -> list[Path]:
    """What lies there and is neither given, nor in the vault, nor harmless."""
    found = (path for path in home.rglob("*") if path != vault and vault not in path.parents)
    below = {path.relative_to(home) for path in found} - GIVEN
    known = {parent for fine in HARMLESS for parent in (fine, *fine.parents)}
    return [
        path for path in below if path not in known and not any(f in path.parents for f in HARMLESS)
    ]


@NEEDS_SCREEN
@pytest.mark.timeout(300)
@pytest.mark.parametrize("desktop", DESKTOPS)
def test_choosing_files_leaves_no_trace(tmp_path, promise, desktop):
    home, vault = tmp_path, tmp_path / "notes-data"
    places = home / "secret places"
    places.mkdir()
    (places / "a secret name.png").touch()
    with closing(create(vault, PASSPHRASE, keys.FLOOR)) as made:
        reminders.code_declined(made)
        cases.add(made, NewCase(Role.MINE, Age.UNDER19))
    with xvfb() as display:
        screen = Screen(display)
        more = {"XDG_CURRENT_DESKTOP": desktop, "DESKTOP_SESSION": desktop.lower()}
        with Person(screen, display, home, vault, **more) as person:
            assert person.do("unlock", PASSPHRASE) == "open"
            for _ in range(2):
                assert person.do("choose") == "choosing"
                assert person.do("visit", str(places), "a secret name.png") == "chosen"
            assert person.do("choose") == "choosing"
            person.tell("lock")
            assert screen.wait_for_windows(0)
            assert screen.wait_for_windows(1)
            said = Path(f"/proc/{person.pid}/cmdline").read_bytes()
            assert str(home).encode() not in said
            waiting = [path for path in strays(home, vault) if not (home / path).is_socket()]
            assert waiting == []  # while it runs, a second start has to find it
            screen.focus()
            for _ in range(3):
                screen.press(SHIFT)
            assert screen.wait_for_windows(0)
            while not person.is_gone():
                time.sleep(0.01)
        screen.close()
    assert strays(home, vault) == []
    promise(f"files left by choosing files, as on {desktop or 'no desktop'}: 0 outside the vault")
