"""Every part of the window as it was drawn, in every scheme; and that the measures can fail.

The screens themselves are measured by ./dev seen; docs/accessibility.md has the figures.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui import gallery, measured
from ui import theme
from ui.main_window import MainWindow
from ui.widgets.parts import Button, Words


@pytest.fixture
def light(qapp):
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("scheme", "scale"),
    [("light", 100), ("dark", 200), ("strong-light", 200), ("strong-dark", 100)],
)
def test_every_part_can_be_read_told_apart_hit_and_seen_in_focus(qapp, light, scheme, scale):
    shown = gallery.show(qapp, scheme, scale)
    shown.activateWindow()
    known: set[str] = set()
    found = measured.measure(shown)
    if scheme == "strong-dark":  # ./dev seen looks at the others
        found += measured.measure_focus(shown, known)
        assert len(known) > 15
    shown.hide()
    shown.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [str(one) for one in found]


@pytest.fixture
def page(qapp, keep, light):
    """An empty page, and a way to put something into it."""
    window: QWidget = keep(QWidget())
    window.resize(400, 300)
    window.activateWindow()

    def put(*parts: QWidget, laid: bool = True) -> QWidget:
        column = QVBoxLayout(window) if laid else None
        for part in parts:
            if column is None:
                part.setParent(window)
                part.show()
            else:
                column.addWidget(part)
        qapp.processEvents()
        return window

    return put


def kinds(window: QWidget) -> set[str]:
    return {one.kind for one in measured.measure(window)}


def test_what_is_well_made_is_not_found(page):
    assert not kinds(page(Words("A line of words"), Button("Go on"), Button("Main", main=True)))


def test_a_text_that_is_cut_off_is_found(page):
    button, label = Button("A rather long text on it"), Words("a b c d e f g h i j k l m " * 3)
    button.setFixedWidth(60)
    label.setFixedSize(80, 20)
    assert [one.kind for one in measured.measure(page(button, label))] == ["clipped", "clipped"]


def test_what_lies_outside_is_found(page):
    label = QLabel("Words")
    window = page(label, laid=False)
    label.move(390, 10)
    assert kinds(window) == {"clipped"}


def test_pale_words_are_found(page):
    label = QLabel("Words that nobody can read")
    label.setStyleSheet("color: #B0B0A8")
    assert kinds(page(label)) == {"contrast"}


def test_an_edge_that_cannot_be_seen_is_found(page):
    field = QLineEdit()
    field.setAccessibleName("field")
    field.setStyleSheet("border: 1px solid #E8E7E3; background: #F6F5F1")
    assert kinds(page(field)) == {"border"}


def test_something_too_small_to_hit_is_found(page):
    button = Button("x")
    button.setStyleSheet("min-height: 0; padding: 0; font-size: 9px")
    button.setFixedSize(20, 20)
    assert "target" in kinds(page(button))


def test_a_focus_that_cannot_be_seen_is_found(page):
    button = QPushButton("Here")
    button.setStyleSheet(
        "QPushButton, QPushButton:focus { border: 2px solid #7B837F; outline: none }"
    )
    window = page(button, Button("There"))
    found = measured.measure_focus(window, set())
    assert [one.what for one in found] == ["QPushButton 'Here'"]


def test_what_lies_under_a_sheet_is_not_measured(page):
    label = QLabel("Words that nobody can read")
    label.setStyleSheet("color: #B0B0A8")
    window = page(label)
    over = QWidget(window)
    over.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    over.setGeometry(window.rect())
    over.show()
    assert not kinds(window)


def test_pages_lose_nothing_in_a_small_window_at_200(make_session, keep, qapp, qtbot, light):
    """Titles and rows of buttons had nowhere to go; room is saved in an order now."""
    session = make_session("ko")
    theme.apply(qapp, "light", 2.0)
    window = keep(MainWindow(session))
    window.resize(900, 600)
    for name in ("today", "evidence", "documents"):  # ./dev seen measures the others
        window.go(name)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20000)
        for _ in range(3):
            qapp.processEvents()
        found = [str(one) for one in measured.measure(window) if one.kind == "clipped"]
        assert not found, name
