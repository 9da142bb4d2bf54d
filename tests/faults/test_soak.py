"""Long use: after thousands of times the same, the program is as large as before.

`./dev soak` does it in full; a short form with the same bound runs with the other tests.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOAK = os.environ.get("COMPANION_FAULTS") == "soak"
CYCLES = {"record": 10_000 if SOAK else 100, "window": 500 if SOAK else 60}
GROWTH = 20e6  # bytes of memory after the warm-up, however many times

pytestmark = [
    pytest.mark.timeout(4 * 3600),
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux says how large"),
]


@pytest.mark.parametrize("what", CYCLES)
def test_long_use_leaves_no_growth(what, tmp_path, promise):
    cycles = CYCLES[what]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [
        sys.executable,
        "-m",
        "tests.faults.soak",
        what,
        str(tmp_path / "notes"),
        str(cycles),
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert said[-1]["cycle"] == cycles
    warm, last = said[len(said) // 4 - 1], said[-1]
    grown = {name: last[name] - warm[name] for name in last}
    assert grown["memory"] < GROWTH, said
    assert grown["handles"] <= 0, said
    for name in ("widgets", "objects"):
        assert grown.get(name, 0) <= 0, said
    promise(
        f"{cycles} times {'opened, written into and closed' if what == 'record' else 'an editor'}:"
        f" {grown['memory'] / 1e6:+.1f} MB after the first quarter, handles"
        f" {grown['handles']:+}" + (f", widgets {grown['widgets']:+}" if what == "window" else "")
    )
