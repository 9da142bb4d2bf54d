"""The drawings: that each is one, that Qt's own reader sees the same, and that it takes colours."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from companion import paths
from ui import theme
from ui.main_window import PAGES
from ui.sheets.item_words import _GLYPHS
from ui.widgets import glyph
from ui.widgets.parts import Button, LinkButton, NavButton

SIDE = 96
NAMES = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


def ours(name: str) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    glyph.draw(painter, name, QRectF(0, 0, SIDE, SIDE), "#000000")
    painter.end()
    return image


def theirs(name: str) -> QImage:
    """As Qt's SVG reader draws the file."""
    text = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    sized = text.replace(b"<svg ", f'<svg width="{SIDE}" height="{SIDE}" '.encode(), 1)
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, QImage.fromData(sized))
    painter.end()
    return image


def ink(image: QImage) -> set[tuple[int, int]]:
    return {(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixelColor(x, y).value() < 90}


@pytest.mark.parametrize("name", NAMES)
def test_each_drawing_is_what_its_file_says(qapp, name):
    """So the files can be opened and changed with any drawing program, and stay simple."""
    mine, other = ink(ours(name)), ink(theirs(name))
    assert len(mine) > 100
    assert len(mine ^ other) <= 0.06 * len(mine | other)
    edge = {point for point in mine if not all(2 <= at < SIDE - 2 for at in point)}
    assert not edge  # nothing is cut off
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert f'stroke-width="{glyph.WEIGHT}"' in text  # one weight
    assert set(re.findall(r"<([a-z]+)", text)) <= {"svg", "path", "circle", "rect"}


def test_every_page_and_kind_has_a_drawing():
    assert set(PAGES) | set(_GLYPHS.values()) | {"lock", "hide", "find"} <= set(NAMES)


@pytest.mark.parametrize(
    ("make", "ink"), [(Button, "text"), (LinkButton, "accent"), (NavButton, "quiet")]
)
def test_a_drawing_turns_with_the_scheme(qapp, keep, make, ink):
    theme.apply(qapp, "light")
    button = keep(make("x", glyph="lock"))
    for name, use in theme.SCHEMES.items():
        theme.paint(qapp, name, 1.0)
        assert _colour(button) == getattr(use, ink)
    theme.apply(qapp, "light")


def _colour(button: Button) -> str:
    image = button.icon().pixmap(button.iconSize()).toImage()
    strongest = max(
        (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())),
        key=QColor.alpha,
    )
    return QColor(strongest.rgb()).name().upper()
