"""Any script in what a person writes is drawn, or said by its code, and turns nothing around."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QTextLayout

from companion import paths, people, timeline
from companion.records import NewIncident, NewPerson, Part
from companion.report.pdf import load
from companion.when import UNKNOWN
from ui import theme
from ui.main_window import MainWindow
from ui.models import Column, TimelineModel
from ui.widgets import scripts
from ui.widgets.fields import Labelled, Line, Story
from ui.widgets.parts import Words
from ui.widgets.row_delegate import write

WRITTEN = {
    "arabic": "مرحبا",
    "hebrew": "שלום",
    "thai": "สวัสดี",
    "devanagari": "नमस्ते",
    "vietnamese": "Tiếng Việt ướt",
    "emoji": "🙂👩\u200d👧",
    "hanja": "漢字㐀",
    "private": "\ue000",
    "unassigned": "\u0378",
    "korean": "한글 쀍",
}
TURNING = "\u202egnihton \u2067x"


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, "light")


def ink(draw: Any) -> int:
    """How many dark pixels something leaves."""
    image = QImage(600, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x in range(600) for y in range(60))


@pytest.mark.parametrize("name", WRITTEN)
def test_each_letter_is_drawn_or_named_in_rows_and_labels(name, keep):
    text, font = WRITTEN[name], theme.font(theme.BODY)
    shown = scripts.drawable(text)
    metrics = QFontMetrics(font)
    for letter in shown:
        unseen = unicodedata.category(letter)[0] in "CMZ"
        assert unseen or metrics.inFontUcs4(ord(letter)), hex(ord(letter))
    for letter in scripts.undrawn(text):
        assert scripts.coded(letter) in shown
    assert ink(lambda painter: write(painter, QRect(0, 0, 600, 40), text, font, "#000000")) > 10
    label = keep(Words(text))
    label.resize(600, 60)
    assert ink(lambda painter: label.render(painter, QPoint(0, 0))) > 10


def test_what_our_own_face_has_is_not_looked_up():
    scripts._known.clear()
    assert scripts.drawable("오늘은 – “쉬어요” 3분 ✓") == "오늘은 – “쉬어요” 3분 ✓"
    assert len(scripts._known.get(theme.font(15).family(), {})) <= 1


@pytest.mark.parametrize("field", [Line, Story])
def test_a_field_says_which_letters_it_cannot_draw_and_keeps_them(field, keep):
    made: Any = field("words")
    labelled = keep(Labelled("words", made))
    put = made.setText if field is Line else made.setPlainText
    put("한글 \ue000 x")
    assert labelled._lost.isVisible()
    assert "[U+E000]" in labelled._lost.text()
    assert "\ue000" in (made.text() if field is Line else made.toPlainText())
    put("한글")
    assert not labelled._lost.isVisible()


@pytest.mark.parametrize("text", [WRITTEN["arabic"], WRITTEN["hebrew"], TURNING, "\u2069 x \u202e"])
def test_a_text_that_is_held_turns_nothing_around(text, qapp):
    """What stands after it stands to its right, and digits keep their order."""
    line = f"{scripts.held(text)} · 12 자료"
    layout = QTextLayout(line, theme.font(theme.BODY))
    layout.beginLayout()
    row = layout.createLine()
    layout.endLayout()
    at = [row.cursorToX(line.rindex(mark))[0] for mark in ("·", "1", "2", "자", "료")]  # type: ignore[index]
    assert at == sorted(at)
    assert at[0] > row.cursorToX(0)[0]  # type: ignore[index]
    assert "\u202e" not in line


def test_a_text_that_turns_nothing_stays_as_it_is():
    for text in ("한글", "a – b", "", WRITTEN["thai"], WRITTEN["emoji"]):
        assert scripts.held(text) is text


def test_lists_hold_what_people_are_called(session, vault):
    case = session.case.id
    for name in ("\u202eevil", WRITTEN["arabic"]):
        person = people.add(vault, case, NewPerson(Part.OTHER, name))
        new = NewIncident(f"t {name}", happened=UNKNOWN, people=(person.id,))
        timeline.add(vault, case, new)
    model = TimelineModel(vault, session.words)
    model.show(timeline.ids(vault, case))
    for row in range(2):
        for column in (Column.WHAT, Column.WHO):
            said = str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))
            assert "\u202e" not in said
            assert said.count("\u2068") == said.count("\u2069")


def test_a_record_in_many_scripts_is_shown_on_every_page(session, vault, keep, qtbot):
    for text in (*WRITTEN.values(), TURNING, "\u0000".join("ab"), "가" * 3000):
        timeline.add(vault, session.case.id, NewIncident(text.replace("\0", " ")[:90], text))
    window: Any = keep(MainWindow(session))
    for page in ("today", "timeline", "documents"):
        window.begin(page)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20_000)
        assert not window.grab().isNull()


@pytest.mark.parametrize("name", WRITTEN)
def test_paper_names_what_its_face_has_not(name):
    faces = load(paths.fonts())
    said = faces.cleaner.clean(WRITTEN[name])
    assert said.strip()
    if name in ("thai", "devanagari", "private"):
        assert f"[U+{ord(WRITTEN[name][0]):04X}]" in said
