"""The process watched for growth: `python -m tests.faults.soak record|window FOLDER CYCLES`.

It does the same again and again and says now and then how large it is, as a line of JSON:
memory in bytes (the part that is in RAM), open handles, widgets, and QObjects under the window.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any

from companion import cases, drafts, evidence, timeline
from companion.records import Age, NewCase, NewIncident, Role, Shows
from tests.core import cheap
from ui.widgets.fields import Line, Story

SAMPLES = 20


def size() -> dict[str, int]:
    """How large this process is."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return {
        "memory": pages * os.sysconf("SC_PAGE_SIZE"),
        "handles": len(os.listdir("/proc/self/fd")),
    }


def go_round(
    cycles: int, once: Callable[[int], object], more: Callable[[], dict[str, int]]
) -> None:
    """Do it so many times, and say how large everything is SAMPLES times on the way."""
    every = max(1, cycles // SAMPLES)
    for number in range(1, cycles + 1):
        once(number)
        if number % every == 0:
            gc.collect()
            line = json.dumps({"cycle": number, **size(), **more()})
            os.write(1, line.encode() + b"\n")


def record(folder: Path, cycles: int) -> None:
    """Open, write, close: what a lock and an unlocking do to the core."""
    with closing(cheap.make(folder)) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id

    def once(number: int) -> None:
        with closing(cheap.again(folder)) as vault:
            evidence.sweep(vault)
            incident = timeline.add(vault, case, NewIncident(f"일 {number}", "있었던 일 " * 40))
            drafts.save(vault, "incident:new", {"narrative": str(number)})
            timeline.latest(vault, case)
            if number % 10 == 0:
                data = os.urandom(50_000)
                item = evidence.take_in_bytes(vault, case, data, Shows.ORDINARY)
                assert sum(map(len, evidence.content(vault, item))) == len(data)
                evidence.erase(vault, item.id)
            timeline.get(vault, incident.id)

    go_round(cycles, once, dict)


def window(folder: Path, cycles: int) -> None:
    """Open an editor, type into it, throw that away, close it: one after the other."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from tests.ui.editors import EDITORS
    from ui import theme
    from ui.collector import Collector
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.tasks import Tasks

    app = QApplication([])
    theme.apply(app, "light")
    Collector(app)
    with closing(cheap.make(folder)) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        ids = {"incident": timeline.add(vault, case, NewIncident("일")).id}
        ids["item"] = evidence.take_in_bytes(vault, case, b"x", Shows.ORDINARY).id
        session = Session(vault, Tasks())
        main: Any = MainWindow(session)
        main.show()
        main.begin("today")
        known = {*ids, *(n for n in EDITORS if n.startswith(("new_", "reference", "case_")))}
        known -= {
            "new_takedown",
            "new_asking",
            "new_submission",
            "new_consent",
            "new_case",
        }  # which lies over a sheet of its own, or begins another case
        openers = cycle([opener for name, opener in EDITORS.items() if name in known])

        def settle() -> None:
            while session.tasks.busy:
                app.processEvents()
            for _ in range(3):
                app.processEvents()
                app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        def once(number: int) -> None:
            next(openers)(main, ids)
            app.processEvents()
            sheet: Any = getattr(main.page, "sheet_open", None) or main.page._sheet
            for field in _fields(sheet):
                field.insertPlainText("말") if isinstance(field, Story) else field.insert("말")
            sheet.discard.click()
            settle()

        def more() -> dict[str, int]:
            settle()
            return {"widgets": len(app.allWidgets()), "objects": len(main.findChildren(QObject))}

        go_round(cycles, once, more)
        session.tasks.stop()


def _fields(sheet: Any) -> list[Any]:
    """Some fields of a sheet, by their names in it: to search all children would make more."""
    form = getattr(sheet, "form", None) or sheet._form
    named = [getattr(form, name, None) for name in ("title", "name", "narrative", "description")]
    plain = list(getattr(form, "fields", {}).values())
    return [field for field in (*named, *plain) if isinstance(field, Line | Story)][:3]


if __name__ == "__main__":
    {"record": record, "window": window}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
