"""The window over a large picture or a long chat: `python -m tests.faults.large_things WHAT`.

WHAT is `picture` or `chat`, and the folder that has it. Each step is a line; `blocked` is the
longest time in which the window's thread did nothing it was asked for, without the time in which
the computer let that thread, or the one it waited for, stand in line; `peak` the most memory of
the whole process until then, children not counted.

    {"step": …, "blocked": seconds, "peak": bytes}
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import cases, evidence
from companion.records import Age, NewCase, Provenance, Role, Shows
from companion.vault import Vault, create
from tests.faults.looker import peak
from tests.ui import evidence_faces, hands
from tests.ui.program import CHEAP, FLOOR
from ui import theme
from ui.language import Speech
from ui.main_window import MainWindow
from ui.masking.canvas import MaskCanvas
from ui.masking.sheet import MaskSheet
from ui.pages.evidence import EvidencePage
from ui.session import Session
from ui.sheets.chat import ChatSheet
from ui.sheets.item import ItemSheet
from ui.tasks import Tasks

SIZE = (6000, 4000)
MESSAGES = 10_000
BEAT = 2  # ms


def say(**values: Any) -> None:
    os.write(1, json.dumps(values).encode() + b"\n")


def waited() -> dict[str, float]:
    """Seconds in which each thread of this process could have run and was not let."""
    found = {}
    for thread in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # it ended meanwhile
            found[thread.name] = int((thread / "schedstat").read_text().split()[1]) / 1e9
    return found


class Beat(QObject):
    """Notices how long the window's thread is away."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self._last, self._waited = time.monotonic(), waited()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT)

    def beat(self) -> None:
        now, stood = time.monotonic(), waited()
        in_line = max(stood[name] - self._waited.get(name, stood[name]) for name in stood)
        self.worst = max(self.worst, now - self._last - in_line)
        self._last, self._waited = time.monotonic(), stood


class Person:
    """What one does with the window, and what it took."""

    def __init__(self, app: QApplication, vault: Vault, tasks: Tasks) -> None:
        self.app, self.vault, self.tasks = app, vault, tasks
        self.session = Session(vault, tasks, cost=CHEAP, floor=FLOOR)
        self.window = MainWindow(self.session)
        self.window.resize(1280, 900)
        self.window.begin("evidence")
        self.window.show()
        self.window.activateWindow()
        self.beat = Beat()
        self.until(self.window.isActiveWindow)
        self.begin()

    @property
    def page(self) -> EvidencePage:
        found = self.window.page
        assert isinstance(found, EvidencePage)
        return found

    def begin(self) -> None:
        """Count nothing of what was before."""
        self.quiet()
        self.beat.beat()
        self.beat.worst = 0.0

    def until(self, there: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not there():
            self.app.processEvents()
            assert time.monotonic() < end, hands.texts(self.window)

    def quiet(self) -> None:
        """Wait until nothing is done any more."""
        still = time.monotonic()
        while self.tasks.busy or time.monotonic() - still < 0.15:
            still = time.monotonic() if self.tasks.busy else still
            self.app.processEvents()

    def step(self, name: str) -> None:
        self.quiet()
        self.beat.beat()
        say(step=name, blocked=round(self.beat.worst, 3), peak=peak())
        self.beat.worst = 0.0

    def press(self, on: Any, *keys: Qt.Key, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(on, key, held)
            self.app.processEvents()


def drawn(path: Path) -> Path:
    """A photograph, as it were: soft forms of many colours, with noise over them."""
    soft = Image.effect_noise((60, 40), 120).resize(SIZE, Image.Resampling.BICUBIC)
    fine = Image.effect_noise(SIZE, 12)
    other = soft.transpose(Image.Transpose.ROTATE_180)
    made = Image.merge("RGB", [Image.blend(one, fine, 0.3) for one in (soft, other, soft)])
    made.save(path, quality=92)
    return path


def look(person: Person, path: Path) -> None:
    case, page = person.session.case.id, person.page
    item = evidence.take_in(person.vault, case, path, Shows.ORDINARY, Provenance("it"))
    page.open_item(item.id)
    sheet = hands.only(person.window, ItemSheet)
    person.begin()
    hands.click(sheet, "Look once")
    view = sheet._looking.view
    person.until(lambda: not view._sight.is_empty)
    person.step("looked at")
    person.press(view, *[Qt.Key.Key_Plus] * 3)
    person.until(lambda: view._sight._image.width() == SIZE[0])
    person.step("all its pixels")
    person.press(view, *[Qt.Key.Key_Plus] * 5, *[Qt.Key.Key_Right] * 5)
    person.step("come nearer")
    person.press(view, Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_0)
    person.step("turned, in colours, whole")
    person.press(view, Qt.Key.Key_Escape)
    mask(person, sheet)


def mask(person: Person, sheet: ItemSheet) -> None:
    hands.click(sheet, "Make a masked copy")
    made = hands.only(sheet, MaskSheet)
    person.until(lambda: made._step is not None)
    person.step("masking")
    for look_ in ("Coarse and grey", "Clear, in grey", "Clear, in colours", *["Larger"] * 4):
        hands.click(made, look_)
        person.app.processEvents()
    person.step("seen in every way")
    hands.click(made, "New box")
    canvas = hands.only(made, MaskCanvas)
    person.press(canvas, *[Qt.Key.Key_Right] * 9)
    person.press(canvas, *[Qt.Key.Key_Down] * 9, shift=True)
    hands.click(made, "Cut off plain edges")
    person.step("boxes drawn")
    hands.click(made, "Next")
    button = hands.button(made, "Look at it while held")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    person.step("looked at what will be kept")
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    hands.click(made, "Keep the masked copy")
    case = person.session.case.id
    person.until(lambda: len(evidence.items(person.vault, case)) == 2)
    person.step("kept")


def read(person: Person) -> None:
    case, page = person.session.case.id, person.page
    data = evidence_faces.export("ko", MESSAGES)
    item = evidence.take_in_bytes(person.vault, case, data, Shows.ORDINARY)
    person.begin()
    page.open_chat(item.id)
    sheet = hands.only(person.window, ChatSheet)
    person.until(lambda: sheet.model.rowCount() == MESSAGES)
    person.step("read")
    sheet.finder.begin(sheet._chat.messages if sheet._chat else (), "모르")
    person.until(lambda: not sheet.finder.is_looking)
    person.press(sheet.table, Qt.Key.Key_End, Qt.Key.Key_Home, *[Qt.Key.Key_PageDown] * 9)
    person.step("looked through")
    sheet.close()
    person.step("closed")


def vault_in(folder: Path) -> Iterator[Vault]:
    vault = create(folder / "notes", "paper lamp river seven", CHEAP)
    cases.add(vault, NewCase(Role.MINE, Age.ADULT, name="notes"))
    yield vault
    vault.close()


def main(folder: Path, what: str) -> None:
    app = QApplication(["notes"])
    gc.disable()  # as in the program, where it runs between events
    Speech(app).speak("en")
    theme.apply(app, "light")
    path = folder / "large.jpg"
    for vault in vault_in(folder):
        tasks = Tasks()
        person = Person(app, vault, tasks)
        look(person, path) if what == "picture" else read(person)
        tasks.wind_up()
        tasks.stop()


if __name__ == "__main__":
    main(Path(sys.argv[2]), sys.argv[1])
    os._exit(0)
