"""What is imported before somebody waits for it: all of it there, and nothing that is felt."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject

from ui import ahead
from ui.ahead import OTHERS, Later

ROOT = Path(__file__).parent.parent.parent
STEPS = """
import importlib, json, sys
from ui.ahead import OTHERS, PARTS
for name in PARTS:
    importlib.import_module(name)
took = []
for name in OTHERS:
    before = len(sys.modules)
    importlib.import_module(name)
    took.append(len(sys.modules) - before)
print(json.dumps(took))
"""


def test_no_step_brings_in_much_and_none_is_in_vain():
    said = subprocess.run(
        [sys.executable, "-c", STEPS], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    took = dict(zip(OTHERS, json.loads(said), strict=True))
    assert min(took.values()) > 0, took
    assert max(took.values()) <= 12, took


def test_nothing_is_imported_while_somebody_does_something(qtbot, monkeypatch):
    monkeypatch.setattr(ahead, "_REST", 1)
    quiet = [0.0]
    owner = QObject()
    later = Later(owner, lambda: quiet[0])
    qtbot.wait(50)
    assert later._left == list(OTHERS)
    quiet[0] = 1.0
    qtbot.waitUntil(lambda: not later._left)
    qtbot.wait(10)
    assert not later._timer.isActive()
