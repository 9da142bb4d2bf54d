"""The timeline of a long record, without a screen: `./dev bench timeline --sizes 10000 100000`.

What is found is compared with looking through every text. Keys are derived cheaply: what is timed
is what comes after that. The load of the machine is told: on a busy one only the work of
the window's own thread means something. A star marks the slowest of a few.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from companion import cases, keys, people, search, sequence, settings, timeline, when
from companion.records import Age, NewAccount, NewCase, NewIncident, Role
from companion.vault import Vault, create, open_
from companion.when import DayPart, When
from ui import theme
from ui.collector import Collector
from ui.language import Speech
from ui.main_window import MainWindow
from ui.pages.timeline import TimelinePage
from ui.session import Session
from ui.tasks import Tasks
from ui.timeline_views import LANES, LIST

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

CHEAP, FLOOR = keys.Cost(64, 1, 1), keys.Cost(1, 1, 1)
SECRET = "paper lamp river seven"
SIZE = (900, 700)
FRAMES = 400
ACCOUNTS = 12
Took = tuple[float, float]  # seconds: by the wall, and of work in the window's own thread
STORY = (
    "그때 대화방에서 친구가 보내 준 화면을 보았다 모르는 계정이 메시지를 보냈고 선생님께 말씀드렸다"
    " 사진이 올라왔다는 말을 들었다 지워 달라고 했다 답이 없었다 message 를 다시 받았다 screenshot"
    " 학교에서 돌아와 적는다 기억나는 대로 적어 둔다"
)
WORDS = STORY.split()
RARE = ("유포", "협박을", "telegram")
QUERIES = {
    "2 syllables": "유포",
    "3 syllables": "협박을",
    "English": "telegram",
    "common word": "대화방",
    "no match": "없는말",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench timeline", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    given = parser.parse_args()
    app = QApplication(["notes"])
    Collector(app)  # as in the program: Python looks for what is left over between events only
    Speech(app).speak("ko")
    theme.apply(app, "light")
    print(f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    good = True
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as name:
            texts = fill(Path(name) / "notes-data", size)
            good = measure(app, Path(name) / "notes-data", texts) and good
    print(f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    return 0 if good else 1


def fill(folder: Path, size: int) -> dict[int, str]:
    """A record of so many entries in one transaction; their texts by id."""
    vault = create(folder, SECRET, CHEAP)
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19)).id
    accounts = [
        people.add_account(vault, case, NewAccount("telegram", handle=f"@name{n}")).id
        for n in range(ACCOUNTS)
    ]
    chance, now = random.Random(1), vault.stamp()  # noqa: S311 - the same in every run
    texts: dict[int, str] = {}
    rows, words, links = [], [], []
    for ident in range(1, size + 1):
        said = chance.choices(WORDS, k=110)
        if ident % 97 == 0:
            said[7] = RARE[ident % len(RARE)]
        title, story = " ".join(said[:5]), " ".join(said[5:])
        happened = moment(chance)
        texts[ident] = f"{title}\n{story}"
        row = (ident, case, title, story, when.dump(happened), happened.sort_key, now, now)
        rows.append(row)
        words.append((ident, search.index(texts[ident])))
        links.append((ident, chance.choice(accounts)))
    with vault.change("incident.added") as db:
        db.executemany(
            "INSERT INTO incident VALUES (?, randomblob(16), ?, ?, ?, ?, ?, 'memory',"
            " '{\"span\":\"unknown\"}', '[]', '', 'saw', '', '', '', ?, ?, '')",
            rows,
        )
        db.executemany("INSERT INTO incident_words(rowid, words) VALUES (?, ?)", words)
        db.executemany("INSERT INTO incident_account VALUES (?, ?)", links)
    settings.set_(vault, "case", str(case))
    vault.close()
    return texts


def moment(chance: random.Random) -> When:
    """A time of any kind, in seven years."""
    day = (chance.randint(2020, 2026), chance.randint(1, 12), chance.randint(1, 28))
    kind = chance.random()
    if kind < 0.01:
        return when.UNKNOWN
    if kind < 0.5:
        return when.exact(*day, chance.randint(0, 23), chance.randint(0, 59))
    if kind < 0.7:
        return when.day(*day)
    if kind < 0.8:
        return when.day(*day, DayPart.NIGHT)
    return when.week(*day) if kind < 0.95 else when.month(*day[:2])


def measure(app: QApplication, folder: Path, texts: dict[int, str]) -> bool:
    """Print a line for each thing; whether all that was found is what is there."""
    print(f"\n{len(texts):,} entries{'':12}{'ms':>9}{'p99':>9}{'work':>9}{'p99':>9}")
    opened(app, folder)  # brings in what is imported and read while a key is derived
    tell("unlock to painted", [opened(app, folder) for _ in range(3)])
    vault, tasks = open_(folder, SECRET, floor=FLOOR), Tasks()
    session = Session(vault, tasks, cost=CHEAP, floor=FLOOR)
    case = session.case.id
    first = [painted(app, session) for _ in range(5)]
    tell("first paint", [took for took, _ in first])
    for _, shown in first:
        drop(app, shown)
    page: TimelinePage = painted(app, session)[1]
    bar = page.table.verticalScrollBar()
    tell("scroll by rows", frames(page.table, lambda at: bar.setValue(at * 40)))
    step = max(1, bar.maximum() // FRAMES)
    tell("scroll to anywhere", frames(page.table, lambda at: bar.setValue(at * step)))
    good = True
    for name, query in QUERIES.items():
        tell(f"find: {name}", [timed(partial(page_shows, page, query)) for _ in range(5)])
        found = sequence.read(vault, case, query).ids
        truth = {ident for ident, text in texts.items() if query in text}
        if set(found) != truth or len(found) != len(truth):
            print(f"  found {len(found)}, but {len(truth)} hold it")
            good = False
    page_shows(page, "")
    lanes_of(app, session, page, tasks)
    saves = [timed(partial(save, vault, case, n)) for n in range(200)]
    late = [sorted(one[which] for one in saves)[190] * 1000 for which in (0, 1)]
    print(f"{'save, p95':28}{late[0]:9.1f}{'':9}{late[1]:9.1f}")
    close(app, page, tasks, vault)
    return good


def lanes_of(app: QApplication, session: Session, page: TimelinePage, tasks: Tasks) -> None:
    """The lanes: from the press until all in sight is painted, and panning nearer."""
    took = []
    for _ in range(5):
        page.views.choose(LIST)
        other = painted(app, session)[1]
        settle(app, tasks)
        began = clock()
        other.views.choose(LANES)
        while not other.lanes.view.bars.course.ids:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        other.lanes.view.viewport().repaint()
        took.append(since(began))
        settle(app, tasks)
        drop(app, other)
    tell("lanes, first paint", took)
    page.views.choose(LANES)
    settle(app, tasks)
    view = page.lanes.view
    along = view.horizontalScrollBar()
    for name, factor in (("all", 1e-9), ("a year", 7.0), ("a month", 12.0), ("days", 8.0)):
        view.zoom(factor)
        settle(app, tasks)
        along.setValue(along.maximum() // 2)
        here = along.value()
        pans = frames(view, partial(pan, along, here), tasks, app)
        tell(f"lanes, pan, {name}", pans)


def pan(bar: QScrollBar, start: int, at: int) -> None:
    """Nine pixels further with each frame."""
    bar.setValue(start + at * 9)


def opened(app: QApplication, folder: Path) -> Took:
    """From the derived key to the painted timeline, with a new window."""
    tasks = Tasks()
    began = clock()
    vault = open_(folder, SECRET, floor=FLOOR)
    window = MainWindow(Session(vault, tasks, cost=CHEAP, floor=FLOOR))
    window.resize(1080, 760)
    window.begin("timeline")
    window.show()
    app.processEvents()
    window.repaint()
    took = since(began)
    close(app, window, tasks, vault)
    return took


def painted(app: QApplication, session: Session) -> tuple[Took, Any]:
    """A new page, shown and painted."""
    began = clock()
    page = TimelinePage(session)
    page.resize(*SIZE)
    page.show()
    app.processEvents()  # it is exposed, and painted for that
    page.repaint()
    return since(began), page


def page_shows(page: TimelinePage, query: str) -> None:
    """What follows the last key of a search, less the pause: read and painted."""
    page._query = query
    page.refresh()
    while page.session.tasks.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    page.table.viewport().repaint()


def save(vault: Vault, case: int, number: int) -> None:
    """One new entry, synced to the disk."""
    happened = when.exact(2026, 9, 8, 21, number % 60)
    timeline.add(vault, case, NewIncident(f"새로 적은 일 {number}", "짧은 글 " * 40, happened))


def frames(
    view: QAbstractScrollArea,
    move: Callable[[int], object],
    tasks: Tasks | None = None,
    app: QApplication | None = None,
) -> list[Took]:
    """The seconds of each frame of a way; what is read beside is let in between."""
    took = []
    for at in range(FRAMES):
        began = clock()
        move(at)
        view.viewport().repaint()
        if tasks is not None and app is not None:
            app.processEvents()
        took.append(since(began))
    return took


def clock() -> Took:
    """Now: by the wall, and by the work of this thread."""
    return time.perf_counter(), time.thread_time()


def since(began: Took) -> Took:
    """What has gone by."""
    now = clock()
    return now[0] - began[0], now[1] - began[1]


def timed(call: Callable[[], object]) -> Took:
    began = clock()
    call()
    return since(began)


def tell(name: str, took: list[Took]) -> None:
    """A line: the middle and, where there are many, the slowest but one in a hundred."""
    cells = []
    for which in (0, 1):
        some = sorted(one[which] * 1000 for one in took)
        late = f"{some[len(some) * 99 // 100]:9.1f}" if len(some) >= 100 else f"{some[-1]:8.1f}*"
        cells.append(f"{median(some):9.1f}{late}")
    print(f"{name:28}{''.join(cells)}", flush=True)


def settle(app: QApplication, tasks: Tasks) -> None:
    """Let everything be read that was asked for."""
    until = time.monotonic() + 0.2
    while tasks.busy or time.monotonic() < until:
        app.processEvents()


def drop(app: QApplication, window: Any) -> None:
    """Have a window no longer: it would be painted beside the next."""
    window.hide()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def close(app: QApplication, window: Any, tasks: Tasks, vault: Vault) -> None:
    settle(app, tasks)
    drop(app, window)
    tasks.wind_up()
    tasks.stop()
    vault.close()


if __name__ == "__main__":
    sys.exit(main())
