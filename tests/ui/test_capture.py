from __future__ import annotations

import importlib

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from ui import capture
from ui.capture import Shield


@pytest.fixture
def put():
    return []


@pytest.fixture
def shield(qapp, put):
    made = Shield(None, lambda window, on: put.append((window, on)))
    yield made
    made.deleteLater()


def of(put, *widgets) -> list[bool]:
    """What was put on these; windows of other tests may still be there."""
    wanted = {int(widget.winId()) for widget in widgets}
    return [on for window, on in put if window in wanted]


def test_every_window_is_shielded_once_also_one_that_comes_later(shield, put, keep):
    window = keep(QWidget())
    shield.turn(True)
    assert of(put, window) == [True]
    menu = QMenu()
    menu.addAction("one")  # an empty one may be too small to come up at all
    keep(menu)
    shield.look()  # what its timer does; a busy test run may hold that back
    assert of(put, menu) == [True]
    shield.look()
    assert of(put, window, menu) == [True, True]


def test_it_can_be_turned_off_and_on(shield, put, keep):
    window = keep(QWidget())
    for on in (True, False, False, True):
        shield.turn(on)
    assert of(put, window) == [True, False, True]


def test_where_nothing_can_be_done_nothing_is(qapp, keep):
    keep(QWidget())
    made = Shield()
    made.turn(True)
    assert made._timer.isActive() is capture.POSSIBLE


@pytest.mark.parametrize("name", ["ui.objc", "ui.away.windows", "ui.away.macos", "ui.away.linux"])
def test_what_is_for_another_system_can_be_read_here(name):
    importlib.import_module(name)
