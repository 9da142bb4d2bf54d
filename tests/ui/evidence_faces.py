"""Brings everything around looking, masking, capturing and chats onto the window, to be drawn.

The pictures and the words are those of the practice case, or made up here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from companion import chats, custody, evidence, excerpts, when
from companion.records import Evidence, Shows
from tests.ui import hands
from ui.masking.canvas import Look
from ui.masking.draw_step import DrawStep
from ui.masking.sheet import MaskSheet
from ui.sheets.answering import AnsweringSheet
from ui.sheets.beside import BesideSheet
from ui.sheets.chat import ChatSheet
from ui.sheets.file_says import FileSays
from ui.sheets.item import ItemSheet
from ui.sheets.screen_shot import ScreenShotSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.drop import Pasted, Received
from ui.widgets.picture_view import PictureView

Act = Callable[[Any], None]
MESSAGES = 10_000

WORDS = {
    "ko": (
        ("강하나", "이두리", "박세찬", "방장 ㅋ", "모르는 사람"),
        (
            *("아직 안 자?", "내일 몇 시에 모여", "어제 올라온 거 봤어?", "지워 달라고 말했어"),
            *("누가 그랬는지 모르겠어", "캡처해 둘게", "선생님한테 말하자", "ㅇㅇ", "괜찮아?"),
            (
                "나도 처음 봤는데 그 방에 사람이 백 명도 넘게 있었고 다들 아무 말도 안 하더라."
                " 그래서 더 무서웠어. 내일 같이 가 줄 수 있으면 같이 가 줘."
            ),
        ),
        ("하나고 2학년 3반 님과 카카오톡 대화", "저장한 날짜 : 2026-09-14 21:15:03"),
        "--------------- 2026년 9월 {}일 월요일 ---------------",
        "[{}] [오후 {}:{:02}] {}",
    ),
    "en": (
        ("Hana", "Duri", "Sechan", "host :)", "someone"),
        (
            *("still awake?", "when do we meet tomorrow", "did you see it?", "I asked them to"),
            *("no idea who it was", "let's tell the teacher", "yes", "are you all right?"),
            (
                "I saw it for the first time, too. There were more than a hundred people in that"
                " room, and nobody said a word. That was the worst of it. Come along"
                " tomorrow if you can."
            ),
        ),
        ("Class 3 with KakaoTalk Chats", "Date Saved : 2026-09-14 21:15:03"),
        "--------------- Monday, September {}, 2026 ---------------",
        "[{}] [{}:{:02} PM] {}",
    ),
}


def export(language: str, count: int) -> bytes:
    """A chat of so many messages."""
    names, said, head, day, line = WORDS[language]
    chance, lines = random.Random(1), [*head, ""]
    for number in range(count):
        if number % 400 == 0:
            lines.append(day.format(7 + number // 400 % 20))
        when = (1 + number % 400 // 40, number % 60)
        lines.append(line.format(chance.choice(names), *when, chance.choice(said)))
    return ("\n".join(lines) + "\n").encode()


def picture(window: Any) -> Evidence:
    """The first picture of the practice case."""
    session = window.session
    items = evidence.items(session.vault, session.case.id)
    return next(one for one in items if one.media.startswith("image/") and one.object)


def page(window: Any) -> None:
    window.begin("evidence")


def open_item(window: Any) -> None:
    page(window)
    window.page.open_item(picture(window).id)


def sheet(window: Any, kind: type[Any]) -> Any:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1, hands.texts(window)
    return found[0]


def hold(window: Any) -> None:
    sheet(window, ItemSheet)._looking.hold(picture(window).id)


def once(window: Any) -> None:
    window.activateWindow()
    QTest.qWait(20)
    sheet(window, ItemSheet)._looking.once(picture(window).id)


def press(*keys: Qt.Key) -> Act:
    def act(window: Any) -> None:
        for key in keys:
            QTest.keyClick(sheet(window, PictureView), key)

    return act


def bottom(window: Any) -> None:
    bar = sheet(window, ItemSheet)._area.verticalScrollBar()
    bar.setValue(bar.maximum())


def describe(window: Any) -> None:
    item = sheet(window, ItemSheet)
    item._form.describing.begin()
    item._area.ensureWidgetVisible(item._form.describing, 0, 40)


def say(window: Any) -> None:
    item = sheet(window, ItemSheet)
    item._area.ensureWidgetVisible(item.findChild(FileSays), 0, 40)
    item.findChild(FileSays)._read()


def scroll_to_said(window: Any) -> None:
    item = sheet(window, ItemSheet)
    item._area.ensureWidgetVisible(item.findChild(FileSays), 0, 40)


def mask(window: Any) -> None:
    sheet(window, ItemSheet)._make_masked()


def mask_minor(window: Any) -> None:
    page(window)
    image = QImage.fromData(_bytes(window))
    window.page.lay_over(MaskSheet(window.session, window.page, Pasted(image), Shows.SEXUAL_MINOR))


def _bytes(window: Any) -> bytes:
    vault = window.session.vault
    return b"".join(bytes(piece) for piece in evidence.content(vault, picture(window)))


def draw(window: Any) -> None:
    step = sheet(window, DrawStep)
    whole = step._drawing.whole
    width, height = whole.width(), whole.height()
    for at in ((0.1, 0.1, 0.5, 0.1), (0.2, 0.45, 0.6, 0.2)):
        x, y, wide, high = (round(a * b) for a, b in zip(at, (width, height) * 2, strict=True))
        step._drawing.add(QRect(x, y, wide, high))


def look(which: Look) -> Act:
    def act(window: Any) -> None:
        step = sheet(window, DrawStep)
        step.canvas.show_as(which)
        step._mark_look()
        step.canvas.setFocus()

    return act


def cut(window: Any) -> None:
    whole = sheet(window, DrawStep)._drawing.whole
    sheet(window, DrawStep)._drawing.cut(whole.adjusted(0, whole.height() // 4, -60, -90))


def go_on(window: Any) -> None:
    sheet(window, MaskSheet)._go_on()


def beside(window: Any) -> None:
    sheet(window, ItemSheet)._let_look()


def look_beside(window: Any) -> None:
    sheet(window, BesideSheet)._look()


def shoot(window: Any) -> None:
    page(window)
    window.page._capture()


def shot(window: Any) -> None:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    sheet(window, ScreenShotSheet)._show(image)


def bring(window: Any) -> None:
    page(window)
    image = QImage.fromData(_bytes(window))
    window.page.bring(Received((Pasted(image),)))


def answer(sexual: str, young: str) -> Act:
    def act(window: Any) -> None:
        taking = sheet(window, TakeInSheet)
        taking._step.questions.sexual.buttons[sexual].click()
        if young:
            taking._step.questions.under_19.buttons[young].click()

    return act


def take_on(window: Any) -> None:
    sheet(window, TakeInSheet)._go_on()


def open_chat(window: Any, data: bytes) -> None:
    page(window)
    session = window.session
    item = evidence.take_in_bytes(session.vault, session.case.id, data, Shows.ORDINARY)
    window.page.refresh()
    window.page.open_chat(item.id)


def long_chat(window: Any) -> None:
    open_chat(window, export(window.session.language, MESSAGES))


def empty_chat(window: Any) -> None:
    open_chat(window, export(window.session.language, 0))


def find(words: str) -> Act:
    def act(window: Any) -> None:
        chat = sheet(window, ChatSheet)
        chat.seek._focus()
        chat._area.ensureWidgetVisible(chat.seek)
        chat.seek.line.setText(words)
        chat.seek._ask()

    return act


def find_there(window: Any) -> None:
    find("모르" if window.session.language == "ko" else "teacher")(window)
    QTest.qWait(200)
    sheet(window, ChatSheet)._step(1)


def pick(window: Any) -> None:
    chat = sheet(window, ChatSheet)
    chat.table.go_to(405)
    chat._turn([403, 405, 406])


def cover(window: Any) -> None:
    sheet(window, ChatSheet).covered.click()


def excerpt(window: Any) -> None:
    """A chat with an excerpt, seen at its end."""
    data = export(window.session.language, 500)
    session = window.session
    item = evidence.take_in_bytes(session.vault, session.case.id, data, Shows.ORDINARY)
    if not excerpts.of_item(session.vault, item.id):
        excerpts.add(session.vault, item.id, chats.read(session.vault, item.id), {40, 43}, 3, 3)
    open_chat(window, data)


def chat_end(window: Any) -> None:
    bar = sheet(window, ChatSheet)._area.verticalScrollBar()
    bar.setValue(bar.maximum())


def acted(window: Any) -> None:
    """An item with which much was done."""
    session = window.session
    words = {"ko": ("○○경찰서 사이버팀", "직접 가서"), "en": ("the police", "in person")}
    ident, (whom, way) = picture(window).id, words[session.language]
    if not custody.handed(session.vault, ident):
        for _ in range(3):
            custody.view(session.vault, ident)
        told = custody.HandOver(whom, when.day(2026, 9, 20), way, "2026-001234")
        custody.hand_over(session.vault, ident, told)
    open_item(window)


def delete(window: Any) -> None:
    sheet(window, ItemSheet)._erasing._confirm.ask.click()


def hand_over(window: Any) -> None:
    sheet(window, ItemSheet)._hand.click()


def anew(window: Any) -> None:
    sheet(window, ItemSheet)._anew.click()


def anew_yes(window: Any) -> None:
    sheet(window, AnsweringSheet)._questions.sexual.buttons["yes"].click()


def in_folder(window: Any) -> Path:
    """A folder of the practice pictures, two of them alike, and what can't be read."""
    folder = Path(window.session.vault.folder).parent / "from my phone"
    folder.mkdir(exist_ok=True)
    session = window.session
    data = b"".join(map(bytes, evidence.content(session.vault, picture(window))))
    data += b"%d" % len(evidence.items(session.vault, session.case.id))  # else it is there already
    (folder / "IMG_0417.png").write_bytes(data)
    (folder / "IMG_0418.png").write_bytes(data + b"y")
    (folder / "chat.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (folder / "empty.txt").touch()
    return folder


def bring_folder(window: Any) -> None:
    page(window)
    window.page.bring(Received((in_folder(window),)))


def bring_none(window: Any) -> None:
    page(window)
    folder = Path(window.session.vault.folder).parent / "nothing"
    folder.mkdir(exist_ok=True)
    window.page.bring(Received((folder,)))


def where_from(window: Any) -> None:
    sheet(window, TakeInSheet)._write_more()


NEARER = press(Qt.Key.Key_C, *[Qt.Key.Key_Plus] * 5, Qt.Key.Key_R)

SEEN: dict[str, tuple[Act, ...]] = {
    "item": (open_item,),
    "item-end": (open_item, bottom),
    "describing": (open_item, describe),
    "file-says": (open_item, say, scroll_to_said),
    "looking-held": (open_item, hold),
    "looking-once": (open_item, once),
    "looking-colours": (open_item, once, press(Qt.Key.Key_C)),
    "looking-near-turned": (open_item, once, NEARER),
    "beside": (open_item, beside),
    "beside-held": (open_item, beside, look_beside),
    "mask-begin": (open_item, mask),
    "mask-coarse": (open_item, mask, draw, look(Look.COARSE)),
    "mask-grey": (open_item, mask, draw, look(Look.GREY)),
    "mask-cut": (open_item, mask, draw, cut, look(Look.COLOURS)),
    "mask-check": (open_item, mask, draw, go_on),
    "mask-minor": (mask_minor,),
    "mask-minor-check": (mask_minor, draw, go_on),
    "shoot": (shoot,),
    "shoot-shot": (shoot, shot),
    "item-acts": (acted, bottom),
    "item-delete": (acted, delete, bottom),
    "hand-over": (acted, hand_over),
    "answer-anew": (open_item, anew),
    "answer-anew-gone": (open_item, anew, anew_yes),
    "bring": (bring,),
    "bring-folder": (bring_folder,),
    "bring-done": (bring_folder, answer("no", ""), take_on),
    "bring-from": (bring_folder, answer("no", ""), take_on, where_from),
    "bring-none": (bring_none,),
    "bring-minor": (bring, answer("yes", "yes"), take_on),
    "bring-unsure": (bring, answer("unsure", "unsure"), take_on),
    "bring-adult": (bring, answer("yes", "no"), take_on),
    "chat": (long_chat,),
    "chat-found": (long_chat, find_there),
    "chat-none": (long_chat, find("zzz")),
    "chat-picked": (long_chat, pick),
    "chat-covered": (long_chat, pick, cover),
    "chat-empty": (empty_chat,),
    "chat-excerpts": (excerpt, chat_end),
}
"""What is to be seen, and what is done one after the other until it is."""
