"""The tokens, the type, and the small parts everything is made of."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui import theme
from ui.theme import SCHEMES, Tokens
from ui.widgets.parts import LINE_HEIGHT, Button, Chip, LinkButton, NavButton, PageTitle, Words


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio of two colours."""

    def light(name: str) -> float:
        colour = QColor(name)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", list(SCHEMES))
def test_everything_can_be_told_apart(name: str):
    use: Tokens = SCHEMES[name]
    strong = name.startswith("strong-")
    for ground in (use.ground, use.surface, use.accent_soft):
        assert contrast(use.text, ground) >= (12 if strong else 10)
        assert contrast(use.quiet, ground) >= (7 if strong else 4.5)
        assert contrast(use.accent, ground) >= (7 if strong else 4.5)
        assert contrast(use.line, ground) >= (4.5 if strong else 3)
    for ground in (use.ground, use.surface):
        assert not strong or contrast(use.hair, ground) >= 4.5
    assert contrast(use.on_accent, use.accent) >= (7 if strong else 6.5)
    assert contrast(use.note, use.note_soft) >= (7 if strong else 5)


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_what_cannot_be_pressed_yet_can_be_read(qapp, keep, scheme):
    """With strong contrast the main button was a dark grey on dark grey while it was disabled."""
    theme.apply(qapp, scheme)
    button = keep(Button("open", main=True))
    button.setEnabled(False)
    button.show()
    ground = button.grab().toImage().pixelColor(button.width() // 2, 4)
    assert contrast(SCHEMES[scheme].quiet, ground.name()) >= 4
    theme.apply(qapp, "light")


def test_nothing_is_red():
    """No colour of any scheme is one that says danger."""
    for use in SCHEMES.values():
        for value in asdict(use).values():
            colour = QColor(value)
            is_grey = colour.saturation() < 40
            assert is_grey or 20 < colour.hue() < 200, value


@pytest.mark.parametrize("scheme", list(SCHEMES))
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_the_program_is_dressed_whole(qapp, scheme, scale):
    theme.apply(qapp, scheme, scale)
    assert theme.tokens() is SCHEMES[scheme]
    assert theme.ring() == (3 if scheme.startswith("strong-") else 2)
    assert qapp.font().pixelSize() == round(theme.BODY * scale)
    assert theme.scaled(100) == pytest.approx(100 * scale, rel=0.04)
    drawings = [Path(name) for name in re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())]
    assert len(drawings) >= 3
    assert all(not QImage(str(path)).isNull() for path in drawings)
    theme.apply(qapp, "light")


def text_rows(widget: QWidget) -> list[int]:
    """The rows of pixels that hold ink."""
    image = widget.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0)
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != ground for x in range(0, image.width(), 2))
    ]


def test_lines_have_room_between_them(qapp, keep):
    theme.apply(qapp, "light")
    words = keep(Words("가나다\n라마바\n사아자"))
    step = round(LINE_HEIGHT * theme.BODY)
    assert words.heightForWidth(300) == 3 * step
    words.resize(300, words.heightForWidth(300))
    rows = text_rows(words)
    starts = [y for y in rows if y - 1 not in rows]
    assert len(starts) == 3
    assert {b - a for a, b in pairwise(starts)} <= {step - 1, step, step + 1}


def test_korean_wraps_between_words(qapp, keep):
    theme.apply(qapp, "light")
    words = keep(Words("여기서 멈춰도 괜찮아요"))
    one = words.fontMetrics().horizontalAdvance("여기서 멈춰")  # "도" no longer fits
    lines, _ = words._lines(one + 2)
    shown = [words_in(lines, number) for number in range(lines.lineCount())]
    assert shown == ["여기서 ", "멈춰도 ", "괜찮아요"]


def words_in(lines, number: int) -> str:
    line = lines.lineAt(number)
    text: str = lines.text()[line.textStart() : line.textStart() + line.textLength()]
    return text.replace("\u2060", "")


def test_a_word_longer_than_the_line_is_not_cut_off(qapp, keep):
    theme.apply(qapp, "light")
    words = keep(Words("가" * 200 + " " + "x" * 200))
    lines, height = words._lines(100)
    assert lines.lineCount() > 10
    assert height == lines.lineCount() * round(LINE_HEIGHT * theme.BODY)
    assert all(lines.lineAt(n).naturalTextWidth() <= 100 for n in range(lines.lineCount()))


def test_a_changed_text_and_a_changed_size_are_measured_again(qapp, keep):
    theme.apply(qapp, "light")
    words = keep(Words("하나"))
    low = words.heightForWidth(100)
    words.setText("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나")
    high = words.heightForWidth(100)
    assert high > low
    words.setFont(theme.font(theme.NUMBER))
    assert words.heightForWidth(100) > high


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "a & b", "<img src='file:///etc/hostname'>", "\u202egpj"]
)
def test_a_text_is_only_a_text(qapp, keep, text):
    words = keep(Words(text))
    assert words.text() == text
    plain = keep(Words("x"))
    assert words.sizeHint().width() > plain.sizeHint().width()


def test_an_ampersand_in_the_sidebar_is_an_ampersand(qapp):
    button = NavButton("People & accounts")
    assert button.accessibleName() == "People & accounts"
    assert button.text() == "People && accounts"


@pytest.mark.parametrize("make", [Button, LinkButton, NavButton], ids=lambda kind: kind.__name__)
def test_the_focus_can_be_seen(qapp, keep, qtbot, make):
    theme.apply(qapp, "light")
    window = keep(QWidget())
    button: QWidget = make("Here")
    other: QWidget = make("There")
    for part in (button, other):
        part.setParent(window)
        part.resize(120, 40)
        part.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert QApplication.focusWidget() is button
    assert button.grab().toImage() != before


def test_a_title_is_larger_than_the_text(qapp):
    theme.apply(qapp, "light", 2.0)
    assert PageTitle("x").font().pixelSize() == 2 * theme.TITLE
    theme.apply(qapp, "light")


@pytest.mark.parametrize("scheme", list(SCHEMES))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_ring_takes_nothing_from_the_words(qapp, scheme, scale):
    """The last letter was cut off as soon as something had the focus."""
    theme.apply(qapp, scheme, scale)
    pressed = Chip("Not gone yet")
    pressed.setChecked(True)
    buttons = [Button("Note a place"), Button("Save", main=True), LinkButton("Copy the number")]
    several: list[tuple[QPushButton | QRadioButton | QCheckBox, QStyle.SubElement]] = [
        (one, QStyle.SubElement.SE_PushButtonContents)
        for one in (*buttons, Chip("Not gone yet"), pressed)
    ]
    several.append((QRadioButton("No"), QStyle.SubElement.SE_RadioButtonContents))
    several.append((QCheckBox("Not now"), QStyle.SubElement.SE_CheckBoxContents))
    for button, contents in several:
        button.ensurePolished()
        button.resize(button.sizeHint())
        option = QStyleOptionButton()
        button.initStyleOption(option)
        widths = []
        for focus in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_HasFocus):
            option.state = (option.state & ~QStyle.StateFlag.State_HasFocus) | focus
            widths.append(button.style().subElementRect(contents, option, button).width())
        needed = QFontMetrics(button.font()).horizontalAdvance(button.text())
        assert min(widths) >= needed, (button.text(), widths, needed)
        assert widths[0] == widths[1], (button.text(), widths)
        button.deleteLater()


@pytest.mark.parametrize("name", list(SCHEMES))
def test_a_main_button_that_waits_can_be_read(name):
    """With strong contrast its words lay dark on dark."""
    sheet = theme._sheet(SCHEMES[name], 1.0)
    found = re.search(r'\[main="true"\]:disabled \{ background: (#\w+); color: (#\w+);', sheet)
    assert found is not None
    assert contrast(*found.groups()) >= (7 if name.startswith("strong-") else 3)


@pytest.mark.parametrize(
    "text", ["여기서 멈춰도 괜찮아요. " * 6, "One word, " * 9 + "x" * 60, "가\n나다 라"]
)
def test_a_height_that_is_remembered_is_the_one_it_would_have(qapp, keep, text):
    theme.apply(qapp, "light")
    asked = keep(Words(text))
    widths = [*range(40, 700, 97), *range(40, 700)]
    for width in widths:
        assert asked.heightForWidth(width) == Words(text).heightForWidth(width), width


def test_words_in_another_size_take_another_height(qapp, keep):
    theme.apply(qapp, "light")
    words = keep(Words("여기서 멈춰도 괜찮아요"))
    before = words.heightForWidth(60)
    words.setFont(theme.font(theme.TITLE))
    assert words.heightForWidth(60) > before
    theme.apply(qapp, "light", 2.0)
    later = keep(Words("여기서 멈춰도 괜찮아요"))
    small = later.heightForWidth(120)
    theme.apply(qapp, "light", 1.0)
    assert later.heightForWidth(120) < small
