"""The running program as a screen reader gets it: a real client over AT-SPI (./dev accessible)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PASSPHRASE, SENTENCE = "paper lamp river seven", "Someone sent me a link"
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("xvfb-run", "dbus-run-session", "xdotool")
BOTH = """
"$1" -m ui --language en --scheme light --scale 100 &
program=$!
"$2" tests/ui/at_spi_client.py "$3" "$4" > "$5"
code=$?
kill $program
exit $code
"""


def has_client() -> bool:
    """Whether the system's Python can speak AT-SPI, and there is a screen to be had."""
    if not all(map(shutil.which, NEEDED)) or not Path(SYSTEM_PYTHON).exists():
        return False
    ask = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    done = subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True, check=False)
    return done.returncode == 0


def hear(home: Path, *what: str) -> Any:
    """All that the client heard and read of a program of its own."""
    if not os.environ.get("COMPANION_ACCESSIBLE"):
        pytest.skip("half a minute; ./dev accessible runs it")
    if not has_client():
        pytest.skip("no AT-SPI client here (gir1.2-atspi-2.0, at-spi2-core, xdotool, xvfb)")
    home.chmod(0o700)
    told = home / "told.json"
    places = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR"), str(home))
    places |= {"XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config")}
    speaking = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", "dbus-run-session", "--"]
    command += ["bash", "-c", BOTH, "bash", sys.executable, SYSTEM_PYTHON]
    command += [*what, str(told)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | places | speaking,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert not done.returncode, done.stderr[-3000:]
    return json.loads(told.read_text("utf-8"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """From the first window to the last page."""
    return hear(tmp_path_factory.mktemp("home"), PASSPHRASE, SENTENCE)


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The timeline of the practice record in every view."""
    return hear(tmp_path_factory.mktemp("lanes"), "--lanes", "Alder")


pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]


def test_everything_that_takes_the_focus_has_a_name(told):
    assert len(told["screens"]) == 13
    assert not {one["where"]: one["unnamed"] for one in told["screens"] if one["unnamed"]}


def test_the_passphrase_is_in_nothing_that_is_told(told):
    asked = next(one for one in told["screens"] if one["where"] == "passphrase")
    assert asked["passwords"] == 2  # by role: a screen reader says so, and does not read it out
    assert not told["leaked"]
    assert not told["heard_passphrase"]


def test_the_live_line_is_announced(told):
    assert any("Saved" in one for one in told["heard"])


def test_every_page_shows_something_else(told):
    pages = {one["where"]: one["things"] for one in told["screens"][4:]}
    assert len(pages) == 9
    assert len(set(told["titles"])) == 9


def test_tables_have_headers_and_their_cells_have_words(told):
    there = {one["name"]: one for one in told["tables"]}
    assert there
    for table in there.values():
        assert table["rows"], table
        assert all(table["cells"]), table
        if len(table["heads"]) > 1:
            assert all(head and not head.isdigit() for head in table["heads"]), table


def test_what_was_written_is_read_where_it_belongs(told):
    assert {"three minutes", "Today", "What happened"} <= set(told["sentence"])
    assert "Settings" not in told["sentence"]


def test_the_lanes_are_read_entry_by_entry_and_as_a_table(lanes):
    assert [one["where"] for one in lanes["screens"]] == [
        *("lanes", "by person", "table", "choosing", "counted"),
    ]
    assert not {one["where"]: one["unnamed"] for one in lanes["screens"] if one["unnamed"]}
    first, second = lanes["walked"]["Right"]
    assert "2 of 3" in first  # whose lane, which entry, when it was and what
    assert "3 of 3" in second
    assert lanes["walked"]["Down"][0].partition(",")[0] != first.partition(",")[0]
    assert lanes["walked"]["plus"][0].startswith("In sight now: ")
    assert lanes["walked"]["0"][0].startswith("In sight now: ")
    assert lanes["walked"]["0"] != lanes["walked"]["plus"]
    assert len(lanes["walked"]["Return"]) > 3  # it opened
    table = lanes["tables"][0]
    assert len(table["heads"]) == 5
    assert table["rows"] == 16


def test_what_is_counted_is_read_in_tables(lanes):
    named = {one["name"]: one for one in lanes["tables"]}
    assert named["After you asked them to stop"]["rows"] > 0
    for table in named.values():
        assert all(table["heads"]), table
        assert all(table["cells"]), table
