"""While a large file is taken in, the window's thread is never held and every page can be read."""

from __future__ import annotations

import os
import time
from contextlib import closing
from itertools import cycle, pairwise

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest

from companion import cases, evidence, timeline
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from tests.core import cheap
from tests.faults.conftest import FULL
from ui import theme
from ui.intake import How, Intake, Outcome, Result, Wish
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks

SIZE = (4 << 30) if FULL else (64 << 20)
BEAT = 5  # ms between two heartbeats of the window's thread
TURN = 400  # ms between two turns of the page, which blocks it for a moment of its own
LATE = 100  # ms


@pytest.mark.timeout(1800)
def test_a_large_file_holds_nothing_up(tmp_path, qapp, promise):
    theme.apply(qapp, "light")
    large = tmp_path / "large"
    with large.open("wb") as file:
        for _ in range(SIZE >> 20):
            file.write(os.urandom(1 << 20))
    tasks, beats, turned = Tasks(), [], []
    results: list[Result] = []
    with closing(cheap.make(tmp_path / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        for number in range(30):
            evidence.refer(vault, case, Provenance(f"item {number}"))
            timeline.add(vault, case, NewIncident(f"day {number}"))
        window = MainWindow(Session(vault, tasks))
        window.show()
        pages = cycle(("evidence", "timeline", "today"))
        for _ in range(3):  # each is built once before
            window.begin(next(pages))
        QTest.qWait(300)
        beat = QTimer(interval=BEAT)
        beat.timeout.connect(lambda: beats.append(time.perf_counter()))
        intake = Intake(window.session, [Wish(large, Shows.ORDINARY, How.KEEP)], None, window)
        intake.told.connect(results.append)
        begun = time.perf_counter()
        beat.start()
        intake.start()
        while not results:
            QTest.qWait(TURN)
            at = time.perf_counter()
            window.begin(next(pages))
            window.grab()
            turned.append((time.perf_counter() - at) * 1000)
        took = time.perf_counter() - begun
        beat.stop()
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        tasks.stop()
        assert [one.outcome for one in results] == [Outcome.KEPT]
    stalls = sorted((after - before) * 1000 for before, after in pairwise(beats))
    # Where other tests run at the same time, a turn of the page may be late, which is one beat in
    # eighty; in full none is.
    assert stalls[-1 if FULL else len(stalls) * 95 // 100] < LATE, stalls[-10:]
    promise(
        f"{SIZE >> 20} MB taken in within {took:.1f} s: the window's thread late by"
        f" {stalls[-1] - BEAT:.0f} ms at worst, {len(turned)} pages turned and drawn meanwhile,"
        f" {max(turned):.0f} ms at worst"
    )
