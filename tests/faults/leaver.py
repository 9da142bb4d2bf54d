"""The real program in a process of its own, without a screen: what it leaves is looked at outside.

`practise`: opens the practice record and makes documents from it. `own`: begins a record, writes
in it, opens every page and the guide. Each says what the page about traces says, waits for a line,
and hides.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtWidgets import QApplication

from companion import footprint, keys, timeline
from companion.records import Age, NewCase, NewIncident, Role
from companion.report import bundle
from ui import instance
from ui.app import Program
from ui.create import Beginning
from ui.main_window import PAGES, MainWindow
from ui.process import harden
from ui.recovery.window import RecoveryWindow
from ui.start import Start
from ui.unlock import UnlockWindow

CHEAP, FLOOR = keys.Cost(64, 1, 1), keys.Cost(1, 1, 1)


def main(act: str, own: str) -> int:
    environment: dict[str, str] = {}
    harden(environment)
    app = QApplication(["notes"])
    program = Program(app, Start(None, "ko"), cost=CHEAP, floor=FLOOR)
    program.begin()
    {"practise": practise, "own": begin}[act](program, Path(own))
    session = program.session
    assert session is not None
    found = footprint.look(session.vault.folder, instance.address(program.folder), FLOOR)
    os.write(1, json.dumps([asdict(trace) for trace in found]).encode() + b"\n")
    sys.stdin.readline()
    program.hide()
    return 1  # it is gone before


def until(app: QApplication, there: Callable[[], bool]) -> None:
    ends = time.monotonic() + 60
    while not there():
        app.processEvents()
        time.sleep(0.01)
        assert time.monotonic() < ends
    for _ in range(50):
        app.processEvents()


def practise(program: Program, own: Path) -> None:
    assert isinstance(program.window, UnlockWindow)
    program.window._practise()
    until(program.app, lambda: isinstance(program.window, MainWindow))
    session = program.session
    assert session is not None
    timeline.add(session.vault, session.case.id, NewIncident(title="typed here"))
    bundle.write(session.vault, session.case.id, "school", "ko", own / "chosen")


def begin(program: Program, _: Path) -> None:
    window = program.window
    assert isinstance(window, UnlockWindow)
    case = NewCase(Role.MINE, Age.UNDER19)
    window._create(Beginning(program.folder, "a lamp of paper here", "ko", case))
    until(program.app, lambda: isinstance(program.window, RecoveryWindow))
    assert isinstance(program.window, RecoveryWindow)
    program.window._decline()
    until(program.app, lambda: isinstance(program.window, MainWindow))
    opened = program.window
    assert isinstance(opened, MainWindow)
    for name in PAGES:
        opened.go(name)
        program.app.processEvents()
    opened._write()
    opened.show_guide()
    until(program.app, lambda: not program.tasks.busy)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
