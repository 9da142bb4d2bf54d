"""How long the window keeps somebody waiting for each press, on a full record: `./dev bench feel`.

With `--at-once` before anything was imported that comes while nobody does anything (ui/ahead.py).

10,000 entries, 1,000 items, and some hundreds of everything else, made out of the practice case.
For each thing that one does, the longest time in which the window's thread was at nothing else;
what the computer let stand in line is not counted. More than LIMIT is too long, and fails.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import practice, search, settings
from companion.vault import Vault
from tests.faults.large_things import Beat
from tests.ui.program import CHEAP, FLOOR
from ui import theme
from ui.ahead import OTHERS
from ui.language import Speech
from ui.main_window import PAGES, MainWindow
from ui.session import Session
from ui.tasks import Tasks
from ui.widgets.overlay import Overlay

LIMIT = 0.100  # seconds
MANY = {
    "incident": 10_000,
    "evidence": 1_000,
    "person": 100,
    "account": 200,
    "talk": 200,
    "step": 200,
    "takedown": 200,
}
_SPACED = 1 << 40  # ids of what is made here: above all that are given meanwhile


def multiply(vault: Vault, share: float) -> None:
    """So many of everything, each like one there is, with an id and a number of its own."""
    with vault.jot() as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = triggers.fetchall()
        for name, _ in found:
            db.execute(f"DROP TRIGGER {name}")
        for table, many in MANY.items():
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            other = {"id": f"{_SPACED} * ?1 + id", "number": "number + 1000 * ?1", "object": "NULL"}
            other |= {"salt": "randomblob(16)"}
            if table == "evidence":
                other["kind"] = "'reference'"
            new = ", ".join(other.get(column, column) for column in columns)
            there = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for turn in range(1, 1 + int(many * share) // there):
                copied = f"INSERT INTO {table} SELECT {new} FROM {table} WHERE id < {_SPACED}"
                db.execute(copied, (turn,))
        rows = db.execute(f"SELECT id, title, narrative FROM incident WHERE id >= {_SPACED}")
        words = [(row[0], search.index(f"{row[1]} {row[2]}")) for row in rows.fetchall()]
        db.executemany("INSERT INTO incident_words(rowid, words) VALUES (?, ?)", words)
        for _, sql in found:
            db.execute(sql)


class Feeling:
    """Somebody at the window; what each step took is in `took`."""

    def __init__(self, app: QApplication, vault: Vault) -> None:
        self.app, self.tasks = app, Tasks()
        self.session = Session(vault, self.tasks, cost=CHEAP, floor=FLOOR)
        self.window = MainWindow(self.session)
        self.window.resize(1280, 860)
        self.window.show()
        self.window.begin("today")
        self.beat = Beat()
        self.took: dict[str, float] = {}
        self.rest()

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return self.window.page

    def rest(self) -> None:
        """Until nothing is done any more."""
        still = 0
        while still < 12:
            self.app.processEvents()
            QTest.qWait(5)
            still = 0 if self.tasks.busy else still + 1
        self.beat.beat()
        self.beat.worst = 0.0

    def step(self, name: str, act: Callable[[], Any]) -> None:
        """Do something, and keep the longest time the window was away."""
        self.beat.beat()
        self.beat.worst = 0.0
        act()
        self.app.processEvents()
        still = 0
        while still < 12:
            QTest.qWait(5)
            still = 0 if self.tasks.busy else still + 1
        self.beat.beat()
        self.took[name] = self.beat.worst

    def sheet(self) -> Any:
        return [one for one in self.window.findChildren(Overlay) if one.isVisible()][-1]

    def shut(self, name: str) -> None:
        """Close what lies over the page."""
        self.step(f"{name}: closed", lambda: self.sheet().close())
        for left in self.window.findChildren(Overlay):
            left.close()
        self.rest()


def pages(me: Feeling) -> None:
    """Each page for the first time, and again."""
    for turn in ("first", "again"):
        for name in PAGES:
            me.step(f"{name}, {turn}", partial(me.window.go, name))


def timeline(me: Feeling) -> None:
    """Searching by letter, going through the list, opening and writing."""
    me.window.go("timeline")
    field = me.window._bar._field
    for word in ("사", "사진", "사진이"):
        me.step(f"search {word}", partial(field.setText, word))
    me.step("search nothing", field.clear)
    table: Any = me.page.table
    for name, key in (("down", Qt.Key.Key_PageDown), ("end", Qt.Key.Key_End)):
        me.step(f"timeline {name}", partial(QTest.keyClick, table, key))
    me.step("oldest first", me.page.oldest_first.click)
    me.step("entry: opened", lambda: me.page._open_row(3))
    me.shut("entry")
    me.step("entry: new", me.page.write_new)
    me.shut("new entry")
    me.step("entry: to the bin", lambda: me.page._bin_row(3))
    me.step("taken back", lambda: press(me, Qt.Key.Key_Z))


def press(me: Feeling, which: Qt.Key) -> None:
    me.page.setFocus()
    QTest.keyClick(me.page, which, Qt.KeyboardModifier.ControlModifier)


def others(me: Feeling) -> None:
    """A sheet over each of the other pages, and the bin."""
    vault, case = me.session.vault, me.session.case.id
    me.window.go("evidence")
    me.rest()
    page = me.page
    item = vault.rows("SELECT id FROM evidence WHERE casefile = ? LIMIT 1 OFFSET 5", case)[0][0]
    me.step("item: opened", lambda: page.open_item(item))
    me.shut("item")
    me.window.go("people")
    me.rest()
    for table in ("person", "account"):
        ident = vault.rows(f"SELECT id FROM {table} LIMIT 1")[0][0]
        opener = getattr(me.page, f"open_{table}")
        me.step(f"{table}: opened", partial(opener, ident))
        me.shut(table)
    me.window.go("documents")
    me.rest()
    for desk in ("police", "school"):
        button = me.page._choices.desks.buttons[desk]
        me.step(f"documents for {desk}", button.click)
    me.step("list of takedowns", me.page._show_down)
    me.shut("takedowns")
    me.window.go("settings")
    me.rest()
    me.step("bin", me.page.show_bin)
    me.shut("bin")


def measured(share: float, at_once: bool) -> dict[str, float]:
    """What each step took, with this share of MANY."""
    app = QApplication(["notes"])
    gc.disable()  # as in the program, where it runs between events
    with tempfile.TemporaryDirectory() as place:
        made = practice.make(Path(place) / "notes", "ko", CHEAP)
        with closing(made) as vault:
            settings.set_(vault, "practice", "")
            multiply(vault, share)
            Speech(app).speak("ko")
            theme.apply(app, "light")
            me = Feeling(app, vault)
            for part in () if at_once else OTHERS:
                importlib.import_module(part)
            me.rest()
            for course in (pages, timeline, others):
                course(me)
            me.window.close()
            me.tasks.wind_up()
            me.tasks.stop()
    return me.took


def told(took: dict[str, float]) -> Iterator[str]:
    """The steps, the longest first."""
    for name, seconds in sorted(took.items(), key=lambda one: -one[1]):
        yield f"{1000 * seconds:7.0f} ms  {name}"


def main() -> int:
    """Measure, print, and fail where anything takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="of all that is in the record")
    parser.add_argument("--at-once", action="store_true")
    given = parser.parse_args()
    took = measured(given.share, given.at_once)
    print("\n".join(told(took)))
    return int(max(took.values()) > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
