"""What a person does with a window: press, hold, type, look for a button by its words."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from companion import evidence, picks, statement, timeline
from companion.picks import Picks
from ui.session import Session

W = TypeVar("W", bound=QWidget)


def button(inside: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words."""
    found = [b for b in inside.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
    assert found, f"no button {words!r} among {texts(inside)}"
    return found[-1]


def click(inside: QWidget, words: str) -> None:
    """Click that button."""
    QTest.mouseClick(button(inside, words), Qt.MouseButton.LeftButton)


def texts(inside: QWidget) -> list[str]:
    """Every text that can be seen, in labels and on buttons, without places to break a line."""
    QApplication.processEvents()  # Qt shows what was added to a layout a moment later
    shown = [label for label in inside.findChildren(QLabel) if label.isVisible()]
    labels = [label.text().replace("\u200b", "") for label in shown]
    return labels + [b.text() for b in inside.findChildren(QAbstractButton) if b.isVisible()]


def says(inside: QWidget, words: str) -> bool:
    """Whether a visible text holds these words."""
    return any(words in text for text in texts(inside))


def tick_all(session: Session) -> None:
    """Remember everything there is as ticked for every desk, for the page of documents to find."""
    vault, case = session.vault, session.case.id
    chosen = Picks(
        tuple(timeline.ids(vault, case)),
        tuple(item.id for item in evidence.items(vault, case)),
        tuple(passage.id for passage in statement.passages(vault, case)),
    )
    for desk in session.pack.reports:
        picks.keep(vault, case, desk, chosen)


def only(inside: QWidget, kind: type[W]) -> W:
    """The one visible child of a kind."""
    QApplication.processEvents()  # as in `texts`
    (found,) = [child for child in inside.findChildren(kind) if child.isVisible()]
    return found


def focus() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and let go of a key where the focus is."""
    QTest.keyClick(focus(), key, modifier)


def nameless(inside: QWidget) -> list[str]:
    """Visible widgets that take the focus and have no name for a screen reader."""
    return [
        f"{type(w).__name__} {w.objectName()}"
        for w in inside.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not w.accessibleName()
        and not (isinstance(w, QAbstractButton) and w.text())
    ]


def unplain(inside: QWidget) -> list[str]:
    """Labels that would take what they show for markup."""
    return [
        label.text()
        for label in inside.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.text()
    ]
