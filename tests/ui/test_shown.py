"""Other people's names and texts on screen: in their place, and without tricks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.empty import Empty
from ui.widgets.parts import Words, scrolled
from ui.widgets.shown import amount, breakable, file_name, grouped, plain


@pytest.mark.parametrize("text", ["w" * 300, "가" * 300, "https://example.com/" + "x" * 280])
def test_a_long_text_fits_a_narrow_label(qapp, text):
    label = Words(breakable(text))
    assert label.minimumSizeHint().width() < 300 < Words(text).minimumSizeHint().width()


def test_an_empty_page_is_read_to_its_end_in_large_type(qapp, keep, qtbot):
    """Its words are narrower than the page, and the room for them was that of wider ones."""
    theme.apply(qapp, "light", 2.0)
    try:
        for width in (700, 1000, 1500, 2000):
            inside = QWidget()
            column = QVBoxLayout(inside)
            column.addWidget(Empty("what this page is for, and that it may stay empty " * 4))
            column.addStretch(1)
            shown = keep(scrolled(inside))
            shown.resize(width, 700)
            qtbot.wait(20)
            (words,) = shown.findChildren(Words)
            assert words.height() >= words.heightForWidth(words.width())
    finally:
        theme.apply(qapp, "light")


@given(st.text())
def test_breaks_change_no_letter(text):
    if "\u200b" not in text:
        assert breakable(text).replace("\u200b", "") == text


@pytest.mark.parametrize("text", ["👨‍👩‍👧‍👦" * 12, "👍🏽" * 20, "e\u0301" * 40])
def test_breaks_part_no_letter(text):
    for part in breakable(text).split("\u200b")[1:]:
        assert part[0] not in "\u200d\u0301\U0001f3fd"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("photo\u202egnp.exe", "photo\ufffdgnp.exe"),
        ("a\nb\0c", "a\ufffdb\ufffdc"),
        ("bad\udcff", "bad?"),
        ("여름 👨‍👩‍👧.png", "여름 👨‍👩‍👧.png"),
    ],
)
def test_what_is_not_seen_is_made_visible(text, shown):
    assert plain(text) == shown


def test_a_file_keeps_its_ending():
    name = file_name(Path("/x") / ("n" * 200 + ".jpeg")).replace("\u200b", "")
    assert name.endswith("nnnn.jpeg")
    assert len(name) == 44


def test_numbers_for_people():
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("en"))
        assert amount(931) == "931 bytes"
        assert amount(12_400) == "12.4 kB"
    finally:
        QLocale.setDefault(before)
    assert grouped("0123456789ab") == "0123 4567 89ab"
