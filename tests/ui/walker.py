"""Somebody who walks through the real window, with a mouse or by keyboard alone, and is counted.

Everything goes through the windows of the system, as a person's own keys and clicks do: what lies
under a sheet, is off the screen or takes no focus cannot be reached here either.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QRadioButton,
    QWidget,
)

from tests.ui.program import Running
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.overlay import Overlay

W = TypeVar("W", bound=QWidget)

FAR = 400  # Tabs after which a thing counts as out of reach
PATIENCE = 60.0  # seconds that anything may take


@dataclass
class Counts:
    """What somebody had to do. `letters` are those of what they typed; `waited` in seconds."""

    clicks: int = 0
    scrolls: int = 0
    keys: int = 0
    letters: int = 0
    fields: int = 0
    decisions: int = 0
    words: int = 0  # on the screens on the way, each text once; what a sheet lies over is not read
    waited: float = 0.0
    longest: float = 0.0

    @property
    def actions(self) -> int:
        """Clicks, and keys that are no letters."""
        return self.clicks + self.keys

    @property
    def by_hand(self) -> float:
        """Seconds for the hands and the decisions, by the keystroke-level model.

        Card, Moran and Newell 1980: 0.28 s a key of who types little, 1.1 + 0.2 s to point and
        click, 1.35 s to make up one's mind. Reading is not in it.
        """
        hands = 0.28 * (self.keys + self.letters) + 1.3 * (self.clicks + self.scrolls)
        return hands + 1.35 * self.decisions

    @property
    def to_read(self) -> float:
        """Seconds to read every word on the way, 200 in a minute."""
        return self.words * 60 / 200


class Walker:
    """Uses `running` with a mouse, or by keyboard alone."""

    def __init__(self, running: Running, mouse: bool) -> None:
        self.running, self.mouse = running, mouse
        self.counts = Counts()
        self._read: set[str] = set()
        self.settle()

    @property
    def top(self) -> QWidget:
        """The window in front: a dialog that is open, or else the program's."""
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
        shown = [one for one in dialogs if one.isVisible()]
        window = self.running.program.window
        assert window is not None
        return shown[-1] if shown else window

    def settle(self) -> None:
        """Let the program answer, and note how long that took."""
        self.until(lambda: not self.running.program.tasks.busy)
        self._bring_forward()
        self._note_words()

    def until(self, there: Callable[[], bool]) -> None:
        """Wait for something, and note how long that took."""
        begun = time.monotonic()
        QApplication.processEvents()
        while not there():
            assert time.monotonic() - begun < PATIENCE, "it never came"
            QApplication.processEvents()
            time.sleep(0.002)
        QApplication.processEvents()
        took = time.monotonic() - begun
        self.counts.waited += took
        self.counts.longest = max(self.counts.longest, took)

    def decide(self, times: int = 1) -> None:
        """Something had to be made up one's mind about."""
        self.counts.decisions += times

    def flee(self) -> None:
        """Hide at once, and note how long it is until nothing can be seen any more."""
        begun = time.monotonic()
        if self.mouse:
            self._click(self.find("Hide (⇧×3)", QAbstractButton))
        else:
            for _ in range(3):
                self._key(Qt.Key.Key_Shift)
        self.counts.waited = self.counts.longest = time.monotonic() - begun

    def chord(self, keys: str) -> None:
        """Press keys together, such as Ctrl+V; it does the same for a hand with a mouse."""
        QTest.keySequence(self._handle(), QKeySequence(keys))
        self.counts.keys += 1
        self.settle()

    def write(self, text: str) -> None:
        """Type where the cursor is."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, text)
        self.counts.letters += len(text)
        self.counts.fields += 1
        self.settle()

    def into(self, name: str, text: str) -> None:
        """Go to a field, unless one is there already, and type."""
        self.reach(name)
        self.write(text)

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press what is called so."""
        target = self.find(name, QAbstractButton, within)
        if self.mouse:
            self._click(target)
        elif isinstance(target, QRadioButton):
            self._answer(target)
        else:
            self._tab_to(target)
            self._key(Qt.Key.Key_Return)
        self.settle()

    def reach(self, name: str) -> QWidget:
        """Have the focus on what is called so."""
        target = self.find(name, QWidget)
        if target.hasFocus():
            return target
        self._click(target) if self.mouse else self._tab_to(target)
        self.settle()
        return target

    def choose(self, name: str, words: str) -> None:
        """Choose one of several in a box."""
        box = self.find(name, QComboBox)
        at = box.findText(words)
        assert at >= 0, f"{words!r} is not among the choices"
        if self.mouse:
            self._click(box)
            view = box.view()
            self._tap(view.viewport(), view.visualRect(view.model().index(at, 0)).center())
        else:
            self._tab_to(box)
            for _ in range(abs(at - box.currentIndex())):
                self._key(Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up)
        assert box.currentIndex() == at
        self.settle()

    def tick_all(self, name: str) -> None:
        """Tick everything in a list."""
        rows = self.find(name, QAbstractItemView)
        last = rows.model().rowCount() - 1
        shift = Qt.KeyboardModifier.ShiftModifier
        if self.mouse:
            keep_in_sight(rows)
            for at in dict.fromkeys((0, last)):
                index = rows.model().index(at, 0)
                rows.scrollTo(index)
                spot = rows.visualRect(index).topLeft() + QPoint(12, 12)
                self._tap(rows.viewport(), spot, shift if at else Qt.KeyboardModifier.NoModifier)
                self.counts.scrolls += at > 0
        else:
            self._tab_to(rows)
            self._key(Qt.Key.Key_Home)
            self._key(Qt.Key.Key_Space)
            if last:
                self._key(Qt.Key.Key_End)
                self._key(Qt.Key.Key_Space, shift)
        self.settle()

    def find(self, name: str, kind: type[W], within: QWidget | None = None) -> W:
        """The one thing of a kind that is called so and can be used now."""
        around = within or self.top
        found = [
            one
            for one in around.findChildren(kind)
            if one.isVisible() and one.isEnabled() and name in (one.accessibleName(), _text(one))
        ]
        there = [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus] or found
        assert there, f"nothing to use is called {name!r} on {self._names()}"
        return there[-1]

    def says(self, words: str) -> bool:
        """Whether these words can be read."""
        return any(words in text for text in self._texts())

    def _names(self) -> list[str]:
        buttons = self.top.findChildren(QAbstractButton)
        return [one.text() or one.accessibleName() for one in buttons if one.isVisible()]

    def _texts(self) -> list[str]:
        labels = self.top.findChildren(QLabel)
        shown = [one for one in labels if one.isVisible() and not _is_under(one)]
        return [one.text().replace("\u200b", "") for one in shown]

    def _bring_forward(self) -> None:
        """What a window manager does; a virtual screen has none."""
        window = self.top
        end = time.monotonic() + 1
        while window.isVisible() and not window.isActiveWindow() and time.monotonic() < end:
            window.activateWindow()
            QApplication.processEvents()

    def _note_words(self) -> None:
        if self.running.ends.left or self.running.ends.restarted:
            return
        for text in self._texts():
            if text not in self._read:
                self._read.add(text)
                self.counts.words += sum(any(map(str.isalnum, word)) for word in text.split())

    def _handle(self) -> QWindow:
        handle = self.top.windowHandle()
        assert handle is not None
        return handle

    def _key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._handle(), key, modifier)
        QApplication.processEvents()
        self.counts.keys += 1

    def _tab_to(self, target: QWidget) -> None:
        for _ in range(FAR):
            here = QApplication.focusWidget()
            if here is target or (here is not None and here.focusProxy() is target):
                return
            self._key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {target.accessibleName() or _text(target)!r}")

    def _answer(self, target: QRadioButton) -> None:
        """Tab to the answers, then arrow keys; Space where it is the one that has the focus."""
        group = target.group()
        answers = [one for one in group.buttons() if one.isVisible()] or [target]
        for _ in range(FAR):
            here = QApplication.focusWidget()
            if here in answers:
                break
            self._key(Qt.Key.Key_Tab)
        for _ in answers:
            if target.hasFocus():
                break
            self._key(Qt.Key.Key_Down)
        if not target.isChecked():
            self._key(Qt.Key.Key_Space)
        assert target.isChecked()

    def _click(self, target: QWidget) -> None:
        middle = target.rect().center()
        spot = target.mapTo(self.top, middle)
        if not self.top.rect().contains(spot) or target.visibleRegion().isEmpty():
            keep_in_sight(target)
            QApplication.processEvents()
            self.counts.scrolls += 1
        self._tap(target, middle)

    def _tap(
        self,
        target: QWidget,
        spot: QPoint,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        window = target.window()
        at = target.mapTo(window, spot)
        hit = window.childAt(at)
        assert hit is not None, f"{_text(target)!r} is off the window"
        assert hit is target or target.isAncestorOf(hit), f"{hit!r} lies over {_text(target)!r}"
        handle = window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, modifier, at)
        QApplication.processEvents()
        self.counts.clicks += 1


def _text(widget: QWidget) -> str:
    return widget.text().replace("&&", "&") if isinstance(widget, QAbstractButton) else ""


def _is_under(label: QWidget) -> bool:
    """Whether a sheet lies over it: through its veil nobody reads."""
    sheets = [one for one in label.window().findChildren(Overlay) if one.isVisible()]
    if not sheets:
        return False
    page = sheets[-1].parentWidget()
    return page is not None and page.isAncestorOf(label) and not sheets[-1].isAncestorOf(label)
