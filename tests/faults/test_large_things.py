"""A picture of 24 megapixels, ten thousand messages: little memory, and the window never waits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import large_things
from tests.faults.conftest import FULL, quick_folder

ROOT = Path(__file__).parents[2]
PEAK = 310_000_000  # bytes: the program has 80 MB, and three copies of 72 MB of pixels are held
BLOCKED = 0.1  # s, on a machine that does nothing else
BUSY = 3  # times as long where others run

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
    pytest.mark.timeout(300),
]


def steps(folder: Path, what: str) -> list[dict]:
    command = [sys.executable, "-m", "tests.faults.large_things", what, str(folder)]
    without = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=without)
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return list(map(json.loads, done.stdout.splitlines()))


def worst(found: list[dict]) -> str:
    one = max(found, key=lambda step: step["blocked"])
    return f"window waited {round(1000 * one['blocked'])} ms at most ({one['step']})"


def test_a_picture_of_24_megapixels_is_looked_at_and_masked(promise):
    with quick_folder() as folder:
        large_things.drawn(folder / "large.jpg")
        found = steps(folder, "picture")
    assert found[-1]["step"] == "kept"
    peak = found[-1]["peak"]
    assert peak <= PEAK
    assert max(step["blocked"] for step in found) < BLOCKED * (1 if FULL else BUSY)
    promise(f"24 megapixels looked at and masked: {peak / 1e6:.0f} MB at most, {worst(found)}")


def test_ten_thousand_messages_are_read(promise):
    with quick_folder() as folder:
        found = steps(folder, "chat")
    assert found[-1]["step"] == "closed"
    assert max(step["blocked"] for step in found) < BLOCKED * (1 if FULL else BUSY)
    promise(f"10,000 messages read and looked through: {worst(found)}")
