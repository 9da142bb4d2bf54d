"""Pictures from the clipboard: taken as another program gave them, and nobody waits for them."""

from __future__ import annotations

import io
import os
import threading
import time
from typing import ClassVar

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QTimer
from PySide6.QtGui import QImage, QImageWriter

from companion import evidence
from companion.errors import NotAPicture
from tests.ui import hands, pixels
from tests.ui.test_evidence_guard import NO, answer
from ui.pages.evidence import EvidencePage
from ui.sheets.take_in import TakeInSheet
from ui.widgets.drop import Pasted, Received, receive

WIDTH, HEIGHT = 2400, 1600  # 4 megapixels; of 24 the longest wait was measured


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 900, 700)


class Offer(QMimeData):
    """What another program offers, which it makes when it is asked for it."""

    def __init__(self, kinds):
        super().__init__()
        self.kinds, self.asked = kinds, []

    def formats(self):
        return list(self.kinds)

    def hasFormat(self, kind):
        return kind in self.kinds

    def retrieveData(self, kind, _):
        if kind.startswith("image/"):
            self.asked.append(kind)
        return QByteArray(self.kinds.get(kind, b""))


def pasted(offer):
    (made,) = receive(offer).sources
    assert isinstance(made, Pasted)
    return made.png()


def bmp():
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"BMP")).write(pixels.picture())
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg", "image/webp", "image/gif"])
def test_bytes_are_taken_as_they_are_and_not_decoded(kind):
    """Only the locked-in child decodes what came from another program."""
    assert pasted(Offer({kind: b"no picture at all"})) == b"no picture at all"


def test_of_one_picture_in_many_forms_the_quickest_is_asked_for():
    """A PNG of 24 megapixels that is made on being asked took longer than Qt waits: it was lost."""
    offer = Offer({"image/png": b"slow", "image/jpeg": b"slow", "image/bmp": bmp()})
    made = Image.open(io.BytesIO(pasted(offer)))
    assert offer.asked == ["image/bmp"]
    assert made.format == "PNG"
    assert made.size == (pixels.picture().width(), pixels.picture().height())


def test_what_did_not_come_in_time_is_asked_for_otherwise():
    offer = Offer({"image/png": b"", "image/jpeg": b"there", "image/bmp": b""})
    assert pasted(offer) == b"there"
    assert offer.asked == ["image/bmp", "image/png", "image/jpeg"]


def test_nothing_that_came_is_said(page):
    page.bring(receive(Offer({"image/png": b"", "text/plain": b""})))
    assert page._sheet is None
    assert hands.says(page, "Only files, pictures and addresses can be put in here.")


@pytest.mark.parametrize("picture", [QImage(), QByteArray(b"BM cut off")])
def test_pixels_that_are_none_are_no_picture(picture):
    with pytest.raises(NotAPicture):
        Pasted(picture).png()


class Watched(Pasted):
    """Notes where and for how long it was encoded."""

    noted: ClassVar[list[tuple[threading.Thread, float]]] = []

    def png(self):
        begun = time.monotonic()
        made = super().png()
        self.noted.append((threading.current_thread(), time.monotonic() - begun))
        return made


def test_a_large_picture_is_encoded_beside_the_window(page, session, qtbot):
    noise = QImage(os.urandom(4 * WIDTH * HEIGHT), WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    Watched.noted.clear()
    waits, last = [], [0.0]

    def tick():
        now = time.monotonic()
        waits.append(now - last[0])
        last[0] = now

    ticking = QTimer(interval=2)
    ticking.timeout.connect(tick)
    page.bring(Received((Watched(noise.copy()),)))
    sheet = hands.only(page, TakeInSheet)
    last[0] = time.monotonic()
    ticking.start()
    answer(sheet, NO)
    qtbot.waitUntil(lambda: hands.says(sheet, "That's it"), timeout=60_000)
    tick()
    ticking.stop()
    (item,) = evidence.items(session.vault, session.case.id)
    assert item.media == "image/png"
    ((thread, took),) = Watched.noted
    assert thread is not threading.main_thread()
    assert max(waits) < max(0.1, took / 2)  # a busy machine counts for both
