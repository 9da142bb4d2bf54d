"""What is drawn of a picture: the pixels that were asked for, soon, however many there are."""

from __future__ import annotations

import gc
import time
import weakref

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from companion.intake.images import Picture
from ui.masking import burning
from ui.masking.drawing import Masks
from ui.widgets.sight import Sight, image_of, part

LARGE = QSize(6000, 4000)
ROOM = QRectF(0, 0, 1200, 800)


def quarters(size: QSize) -> QImage:
    """Red, green, blue and black: above from the left, then below."""
    made = QImage(size, QImage.Format.Format_RGB888)
    made.fill(QColor("black"))
    width, height = size.width() // 2, size.height() // 2
    with QPainter(made) as painter:
        painter.fillRect(0, 0, width, height, QColor("red"))
        painter.fillRect(width, 0, width, height, QColor("green"))
        painter.fillRect(0, height, width, height, QColor("blue"))
    return made


def drawn(sight: Sight, room: QRectF = ROOM) -> QImage:
    made = QImage(room.size().toSize(), QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    with QPainter(made) as painter:
        sight.draw(painter, room, 1)
    return made


def test_at_its_own_size_every_pixel_is_itself():
    image = quarters(QSize(40, 30))
    assert part(image, QRectF(image.rect()), image.size(), coloured=True) == image.convertToFormat(
        QImage.Format.Format_RGB32
    )
    piece = QRect(7, 5, 26, 17)
    assert part(image, QRectF(piece), piece.size(), coloured=True) == image.copy(
        piece
    ).convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("size", [QSize(3, 2), QSize(1200, 800), QSize(2560, 1440), QSize(0, 9)])
def test_a_large_one_is_made_smaller_soon(size):
    image = quarters(LARGE)
    begun = time.thread_time()
    made = part(image, QRectF(image.rect()), size, coloured=False)
    assert time.thread_time() - begun < 0.1
    assert made.size() == size.expandedTo(QSize(1, 1))


@pytest.mark.parametrize("turned", range(4))
@pytest.mark.parametrize("steps", [0, 3, 9])
def test_turned_and_near_it_shows_the_part_that_is_there(turned, steps):
    colours = [QColor(name) for name in ("red", "green", "black", "blue")]  # clockwise
    sight = Sight()
    sight.put(quarters(LARGE))
    sight.colour()
    for _ in range(turned):
        sight.turn()
    sight.nearer(steps, ROOM, 1)
    sight.move(QPointF(-100_000, -100_000), ROOM, 1)
    made = drawn(sight)
    place = sight._place(ROOM, 1)
    at = place.topLeft() + QPointF(5, 5)
    assert made.pixelColor(at.toPoint()) == colours[-turned % 4]
    sight.move(QPointF(100_000, 100_000), ROOM, 1)
    made = drawn(sight)
    at = sight._place(ROOM, 1).bottomRight() - QPointF(5, 5)
    assert made.pixelColor(at.toPoint()) == colours[(2 - turned) % 4]


@pytest.mark.parametrize("turned", range(4))
def test_what_is_looked_at_before_it_is_kept_is_what_is_burnt(turned):
    image = quarters(QSize(60, 40))
    masks = Masks((QRect(10, 4, 9, 30), QRect(25, 15, 30, 3)), QRect(5, 2, 50, 36))
    burnt, shown = Sight(), Sight()
    burnt.put(burning.burn(image, masks))
    shown.put(image, masks.frame, lambda painter: burning.fill(painter, masks))
    for sight in (burnt, shown):
        sight.colour()
        for _ in range(turned):
            sight.turn()
    assert drawn(shown) == drawn(burnt)
    for sight in (burnt, shown):
        sight.nearer(100, ROOM, 1)  # as near as it comes
    for way in (QPointF(), QPointF(-60, 75), QPointF(-1e6, 1e6)):
        for sight in (burnt, shown):
            sight.move(way, ROOM, 1)
        assert close(drawn(shown), drawn(burnt))


def close(one: QImage, other: QImage) -> bool:
    """Alike but along the edges of boxes, where a smooth enlargement mixes what lies there."""
    small, smaller = (image.scaled(60, 40) for image in (one, other))
    unlike = sum(small.pixel(x, y) != smaller.pixel(x, y) for x in range(60) for y in range(40))
    return unlike <= 150


class Pixels(bytearray):
    """Bytes of which one can tell when they are gone."""


def test_an_image_keeps_the_bytes_it_is_made_of_as_long_as_any_of_its_copies():
    made = Pixels(b"\x01\x02\x03" * 6)
    last = weakref.ref(made)
    image = image_of(Picture(3, 2, made))  # type: ignore[arg-type]
    sight = Sight()
    sight.put(QImage(image))
    del made, image
    gc.collect()
    assert last() is not None
    assert sight._image.pixelColor(2, 1) == QColor(1, 2, 3)
    sight.clear()
    gc.collect()
    assert last() is None


def test_what_is_put_away_is_gone():
    sight = Sight()
    sight.put(quarters(LARGE))
    drawn(sight)
    sight.clear()
    assert sight.is_empty
    assert sight._drawn.isNull()
    assert drawn(sight).pixelColor(600, 400) == QColor("white")
