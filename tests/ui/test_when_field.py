from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import packs, texts, when
from companion.errors import ImpossibleDate
from companion.when import DayPart, MonthPart, Span
from tests.ui.keyboard import choose, here, pick, press, type_date, type_into
from ui.widgets.when_field import WhenField

TODAY = date(2026, 11, 22)
WORDS = {code: texts.load(code, packs.load("kr").words) for code in ("ko", "en")}

EVERY_KIND = [
    when.UNKNOWN,
    when.exact(2026, 9, 8, 21, 40),
    when.exact(2026, 9, 8, 0, 5),
    when.exact(2026, 9, 8, 12, 0),
    when.day(2026, 9, 11),
    *(when.day(2026, 9, 11, part) for part in DayPart),
    when.week(2026, 9, 16),
    when.month(2026, 9),
    *(when.month(2024, 2, part) for part in MonthPart),
    when.term(2026, 1),
    when.term(2026, 2),
    when.between(date(2026, 10, 1), date(2026, 10, 4)),
    when.before("체육대회"),
    when.before("체육대회", when.month(2026, 9, MonthPart.EARLY)),
    when.after("중간고사", when.exact(2026, 10, 15, 13, 30)),
]

dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
plain = st.one_of(
    st.datetimes(min_value=when.exact(1900, 1, 1, 0, 0).earliest).filter(lambda d: d.year <= 2100)
    .map(lambda d: when.exact(d.year, d.month, d.day, d.hour, d.minute)),
    st.builds(lambda d, p: when.day(d.year, d.month, d.day, p), dates, st.sampled_from(DayPart)),
    dates.map(lambda d: when.week(d.year, d.month, d.day)),
    st.builds(lambda d, p: when.month(d.year, d.month, p), dates, st.sampled_from(MonthPart)),
    st.builds(when.term, st.integers(1900, 2099), st.sampled_from((1, 2))),
    st.tuples(dates, dates).map(lambda pair: when.between(*sorted(pair))),
)  # fmt: skip
anchors = st.text(min_size=1, max_size=40).filter(lambda text: text == text.strip() and text)


@pytest.fixture
def field(qapp, keep):
    made = WhenField("언제", WORDS["ko"], TODAY)
    made.resize(640, 400)
    return keep(made)


def test_it_begins_with_not_knowing(field):
    assert field.ready
    assert field.value() == when.UNKNOWN
    assert field.sentence.isHidden()


@pytest.mark.parametrize("shown", EVERY_KIND, ids=str)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_time_comes_back_as_it_was_shown(qapp, shown, language):
    field = WhenField("언제", WORDS[language], TODAY)
    field.set_value(shown)
    assert field.value() == shown
    if shown != when.UNKNOWN:
        assert when.words(shown, WORDS[language]) in field.sentence.text()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shown=st.one_of(plain, st.builds(when.before, anchors, plain)))
def test_any_time_comes_back(qapp, shown):
    field = WhenField("언제", WORDS["ko"], TODAY)
    field.set_value(shown)
    assert field.value() == shown
    again = WhenField("언제", WORDS["ko"], TODAY)
    again.set_state(field.state())
    assert again.value() == shown


def test_each_kind_by_keyboard(field):
    choose(field, Span.DAY)
    assert not field.ready  # no date is made up
    type_date(field.first, 2026, 9, 11)
    assert field.value() == when.day(2026, 9, 11)
    choose(field, Span.DAY_PART)
    pick(field.day_part, DayPart.NIGHT)
    assert field.value() == when.day(2026, 9, 11, DayPart.NIGHT)
    choose(field, Span.WEEK)
    assert field.value() == when.week(2026, 9, 11)
    choose(field, Span.MONTH)
    assert field.value() == when.month(2026, 9)
    choose(field, Span.MONTH_PART)
    pick(field.month_part, MonthPart.LATE)
    assert field.value() == when.month(2026, 9, MonthPart.LATE)
    choose(field, Span.TERM)
    pick(field.term, "2")
    assert field.value() == when.term(2026, 2)
    choose(field, Span.RANGE)
    type_date(field.last, 2026, 9, 14)
    assert field.value() == when.between(date(2026, 9, 11), date(2026, 9, 14))
    choose(field, Span.BEFORE)
    type_into(field.anchor, "sports day")
    assert field.value() == when.before("sports day")
    choose(field, Span.AFTER)
    choose(field.hint, Span.MONTH)
    type_into(field.hint.first.year, "2025")
    pick(field.hint.first.month, "6")
    assert field.value() == when.after("sports day", when.month(2025, 6))
    assert field.hint.sentence.isHidden()  # said once, for the whole
    choose(field, Span.UNKNOWN)
    assert field.value() == when.UNKNOWN
    choose(field, Span.DAY)
    assert field.value() == when.day(2026, 9, 11)  # what was typed before was kept


@pytest.mark.parametrize(
    ("half", "hour", "minute", "read"),
    [
        ("pm", 9, 40, (21, 40)),
        ("am", 9, 40, (9, 40)),
        ("am", 12, 5, (0, 5)),
        ("pm", 12, 5, (12, 5)),
        ("", 21, 40, (21, 40)),
        ("am", 21, 40, (21, 40)),
        ("", 0, 5, (0, 5)),
    ],
)
def test_the_hour_as_phones_and_as_clocks_write_it(field, half, hour, minute, read):
    choose(field, Span.EXACT)
    type_date(field.first, 2026, 9, 8)
    type_into(field.clock.hour, str(hour))
    type_into(field.clock.minute, str(minute))
    field.clock.half.choose(half)
    assert field.value() == when.exact(2026, 9, 8, *read)


def test_nine_o_clock_does_not_guess_the_half_of_the_day(field):
    choose(field, Span.EXACT)
    type_date(field.first, 2026, 9, 8)
    type_into(field.clock.hour, "9")
    type_into(field.clock.minute, "40")
    assert not field.ready
    pick(field.clock.half, "pm")
    assert field.value() == when.exact(2026, 9, 8, 21, 40)


@pytest.mark.parametrize(
    ("span", "parts", "said"),
    [
        (Span.DAY, [2026, 9, 31], "30"),
        (Span.DAY_PART, [2026, 9, 31], "30"),
        (Span.EXACT, [2026, 9, 31], "30"),
        (Span.WEEK, [2027, 2, 29], "28"),
        (Span.DAY, [2026, 9, 0], "30"),
        (Span.DAY, [26, 9, 8], "2026"),
        (Span.MONTH, [2201, 9, None], "2026"),
        (Span.TERM, [12, None, None], "2026"),
    ],
)
def test_an_impossible_date_is_said_and_left_as_it_was_typed(field, span, parts, said):
    choose(field, span)
    field.first.put(parts)
    assert not field.ready  # for a part of a day, this is said before the part is chosen
    assert said in field.sentence.text()
    assert field.sentence.text()
    assert field.first.parts() == parts
    with pytest.raises(ImpossibleDate):
        field.value()


def test_digits_are_taken_as_they_are_typed(field):
    choose(field, Span.EXACT)
    type_date(field.first, 2026, 9, 45)
    type_into(field.clock.hour, "99")
    assert field.first.parts() == [2026, 9, 45]
    assert field.clock.hour.number == 99
    field.first.put([2026, 9, 8])
    type_into(field.clock.minute, "61")
    assert not field.ready
    assert "59" in field.sentence.text()


def test_a_range_that_ends_before_it_begins(field):
    choose(field, Span.RANGE)
    field.first.put([2026, 9, 11])
    field.last.put([2026, 9, 10])
    assert not field.ready
    assert field.why
    field.last.put([2026, 9, 31])
    assert "30" in field.why
    field.last.put([2026, 9, 11])
    assert field.ready


def test_an_anchor_that_is_too_long_or_missing(field):
    choose(field, Span.BEFORE)
    assert not field.ready
    field.anchor.setText("가" * 201)
    assert not field.ready
    assert "200" in field.why
    assert len(field.anchor.text()) == 201
    field.anchor.setText("가" * 200)
    assert field.ready


def test_a_bad_hint_is_said_by_the_inner_field(field):
    choose(field, Span.AFTER)
    type_into(field.anchor, "exams")
    choose(field.hint, Span.DAY)
    field.hint.first.put([2026, 9, 31])
    assert not field.ready
    assert "30" in field.why
    assert [field.hint.span.itemData(i) for i in range(field.hint.span.count())].count(
        "before"
    ) == 0


def test_half_filled_fields_come_back_from_a_draft(field, qapp):
    choose(field, Span.EXACT)
    type_into(field.first.day, "31")
    type_into(field.clock.hour, "9")
    again = WhenField("언제", WORDS["ko"], TODAY)
    again.set_state(field.state())
    assert again.first.parts() == [2026, None, 31]
    assert again.clock.parts() == ["", 9, None]
    assert again.state() == field.state()


def test_looking_at_other_kinds_leaves_no_draft(field):
    blank = field.state()
    for span in Span:
        choose(field, span)
    choose(field, Span.UNKNOWN)
    assert field.state() == blank


def test_today_and_yesterday(field):
    choose(field, Span.DAY)
    field.first.yesterday.setFocus()
    QTest.keyClick(field.first.yesterday, Qt.Key.Key_Space)
    assert field.value() == when.day(2026, 11, 21)
    QTest.mouseClick(field.first.today, Qt.MouseButton.LeftButton)
    assert field.value() == when.day(2026, 11, 22)


def test_the_wheel_chooses_nothing(field):
    choose(field, Span.EXACT)
    type_date(field.first, 2026, 9, 8)
    before = field.state()
    for widget in (field.span, field.first.month, field.first.day, field.clock.half):
        turn = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -240),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, turn)
    assert field.state() == before


def test_the_arrows_begin_where_it_makes_sense(field):
    choose(field, Span.EXACT)
    QTest.keyClick(field.clock.hour, Qt.Key.Key_Up)
    assert field.clock.hour.number == 9
    QTest.keyClick(field.clock.hour, Qt.Key.Key_Up)
    assert field.clock.hour.number == 10


def test_tab_follows_the_eye_and_everything_has_a_name(field):
    choose(field, Span.AFTER)
    choose(field.hint, Span.EXACT)
    choose(field, Span.RANGE)
    choose(field, Span.AFTER)
    field.span.setFocus()
    for stop in [s for s in field.stops() if s.isVisible() and s.isEnabled()][1:]:
        press(Qt.Key.Key_Tab)
        assert here() is stop
    names = [stop.accessibleName() for stop in field.stops()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_hostile_text_is_only_text(field):
    choose(field, Span.BEFORE)
    field.anchor.setText("<b>x</b> & \u202e {month} 🙂")
    assert field.value().anchor == "<b>x</b> & \u202e {month} 🙂"
    assert field.sentence.textFormat() is Qt.TextFormat.PlainText
