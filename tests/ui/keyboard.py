"""Typing as a person does who has no mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.date_fields import DateFields
from ui.widgets.fields import Choice
from ui.widgets.when_field import WhenField


def here() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(here(), key, modifier)


def type_into(widget: QWidget, text: str) -> None:
    """Go to a field and type."""
    widget.setFocus()
    QApplication.processEvents()  # a number selects itself once it has the focus
    QTest.keyClicks(widget, text)


def pick(choice: Choice, key: str) -> None:
    """Choose with the arrow keys, without opening the box."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.findData(key)):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.key == key


def choose(field: WhenField, span: str) -> None:
    """Choose a kind of time."""
    pick(field.span, span)


def type_date(fields: DateFields, year: int, month: int, day: int) -> None:
    """Fill in a whole date."""
    type_into(fields.year, str(year))
    pick(fields.month, str(month))
    type_into(fields.day, str(day))
