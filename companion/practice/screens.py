"""What is on each picture of the practice case. Measures are pixels of a phone 1080 wide.

The apps do not exist: no face, no brand, nothing sexual. How things are drawn is in
companion/practice/pictures.py, what is said is in resources/practice/.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.practice.pictures import Sheet

PHONE, FRIENDS_PHONE = (1080, 1920), (1080, 2160)
WHITE, PALE, GREY, CARD = "#FFFFFF", "#F4F6F8", "#EEF0F2", "#E4E7EA"
INK, SOFT, BLUE = "#1B1F24", "#6B737C", "#3C6FB0"
EDGE = 48


@dataclass(frozen=True, slots=True)
class Screen:
    """A picture: what paints it, and what file it becomes.

    `form` is PNG, JPEG or WEBP; `taken` ("2026:09:11 22:30:41") and `device` are what the
    camera or phone wrote into a JPEG.
    """

    paint: Callable[[Sheet], None]
    size: tuple[int, int] = PHONE
    ground: str = WHITE
    form: str = "PNG"
    taken: str = ""
    device: str = ""


def _message(sheet: Sheet) -> None:
    """A message from somebody unknown that waits to be accepted."""
    sheet.status()
    sheet.bar(sheet.say("back"))
    sheet.rule(sheet.y)
    sheet.avatar(540, sheet.y + 150, 92, "#8FA9B8")
    sheet.y += 262
    sheet.lines(EDGE, sheet.say("name"), 42, face="bold", center=True)
    sheet.y += 8
    for key in ("handle", "facts", "stranger"):
        sheet.lines(EDGE, sheet.say(key), 30, SOFT, center=True)
    sheet.y += 56
    sheet.lines(EDGE, sheet.say("day"), 28, SOFT, center=True)
    sheet.y += 12
    for key in ("one", "two", "link", "three"):
        sheet.bubble(sheet.say(key), GREY, BLUE if key == "link" else INK)
    sheet.y = 1582
    sheet.rule(sheet.y)
    sheet.y += 6
    sheet.lines(80, sheet.say("hint"), 28, SOFT, center=True)
    for left, key in ((48, "block"), (384, "delete"), (720, "accept")):
        box = (left, 1690, left + 312, 1790)
        sheet.button(box, sheet.say(key), GREY, BLUE if key == "accept" else INK)


def _invite(sheet: Sheet) -> None:
    """The page in a browser that one sees before going into a room."""
    sheet.status()
    sheet.round((EDGE, 100, 948, 184), 42, "#E3E7EB")
    sheet.lock(93, 140, SOFT)
    sheet.text((126, 154), sheet.say("address"), 32)
    sheet.menu(1014, 142)
    sheet.rule(212)
    sheet.round((EDGE, 300, 1032, 1530), 40, WHITE)
    sheet.avatar(540, 500, 120, "#4F6D8A")
    sheet.y = 640
    sheet.lines(110, sheet.say("name"), 56, face="bold", center=True)
    sheet.y += 14
    sheet.lines(110, sheet.say("members"), 34, SOFT, center=True)
    sheet.y += 28
    sheet.lines(110, sheet.say("about"), 36, center=True)
    sheet.y = 1000
    for key in ("owner", "made", "link"):
        sheet.fact(sheet.say(f"{key}_label"), sheet.say(key))
    sheet.button((110, 1360, 970, 1470), sheet.say("join"), BLUE, WHITE)
    sheet.y = 1550
    sheet.lines(110, sheet.say("hint"), 30, SOFT, center=True)


def _open_chat(sheet: Sheet) -> None:
    """A chat of many who do not show their names."""
    sheet.soft = "#5B666C"
    sheet.status()
    sheet.bar(sheet.say("name"), beside=sheet.say("members"))
    sheet.pill(sheet.say("day"), "#C2CED3", "#3A454A")
    for who, color, said in (
        ("one", "#7F9A8C", "one"),
        ("two", "#A58F78", "two"),
        ("one", "#7F9A8C", "three"),
        ("four", "#7D86A8", "four"),
        ("two", "#A58F78", "five"),
    ):
        sheet.avatar(92, sheet.y + 72, 44, color)
        sheet.text((160, sheet.y + 56), sheet.say(f"who_{who}"), 28, "#3A454A")
        sheet.y += 58
        sheet.bubble(sheet.say(said), WHITE, clock=sheet.say(f"clock_{said}"), left=156)
        sheet.y += 14
    sheet.field(sheet.say("hint"), WHITE, GREY)


def _profile(sheet: Sheet) -> None:
    """A profile with its counts and six small pictures."""
    sheet.status()
    sheet.bar(sheet.say("handle"))
    sheet.avatar(160, 350, 112, "#B58E86")
    for x, key in ((430, "posts"), (666, "followers"), (902, "following")):
        sheet.text((x, 340), sheet.say(key), 44, face="bold", anchor="ms")
        sheet.text((x, 392), sheet.say(f"{key}_label"), 30, SOFT, anchor="ms")
    sheet.y = 490
    sheet.lines(EDGE, sheet.say("name"), 36, face="bold")
    for line in sheet.say("about").split("\n"):
        sheet.lines(EDGE, line, 34)
    sheet.lines(EDGE, sheet.say("link"), 34, BLUE)
    top = sheet.y + 40
    sheet.button((EDGE, top, 528, top + 88), sheet.say("follow"), BLUE, WHITE)
    sheet.button((552, top, 1032, top + 88), sheet.say("message"), GREY, INK)
    for number in range(6):
        sheet.tile(number, (number % 3 * 361, top + 132 + number // 3 * 361))


def _notice(sheet: Sheet) -> None:
    """What a platform answers to a report."""
    sheet.status()
    sheet.bar(sheet.say("back"))
    sheet.round((EDGE, 270, 1032, 1370), 40, WHITE)
    sheet.circle(540, 420, 70, "#DCEBE5")
    sheet.stroke((510, 422, 532, 444, 572, 398), "#2A6459", 10)
    sheet.y = 510
    sheet.lines(110, sheet.say("title"), 48, face="bold", center=True)
    sheet.y += 14
    sheet.lines(140, sheet.say("about"), 34, SOFT, center=True)
    sheet.y = 790
    for key in ("what", "why", "when", "number", "state"):
        sheet.fact(sheet.say(f"{key}_label"), sheet.say(key))
    sheet.button((EDGE, 1690, 1032, 1796), sheet.say("done"), BLUE, WHITE)


def _friend_chat(sheet: Sheet) -> None:
    """A friend's phone in the evening, in dark colours."""
    sheet.ink, sheet.soft = "#E8EBED", "#939CA3"
    sheet.status()
    sheet.bar(sheet.say("name"), sheet.say("handle"), "#B58E86")
    sheet.rule(sheet.y, "#2A2F33")
    sheet.pill(sheet.say("day"), "#14171A", sheet.soft)
    for key in ("one", "two", "three", "four", "five", "six"):
        mine = key in {"three", "six"}
        sheet.bubble(sheet.say(key), "#34557A" if mine else "#2A2F33", mine=mine)
        sheet.y += 10
    sheet.text((1032, sheet.y + 48), sheet.say("seen"), 26, sheet.soft, anchor="rs")
    sheet.field(sheet.say("hint"), "#14171A", "#2A2F33")


def _threat(sheet: Sheet) -> None:
    """A chat with a picture in it that was never opened."""
    sheet.round((0, 0, 1080, 224), 0, WHITE)
    sheet.status()
    sheet.bar(sheet.say("name"), sheet.say("handle"), "#6F7C87")
    sheet.rule(sheet.y)
    sheet.pill(sheet.say("day"), "#CBD5C9", "#3D4A3F")
    sheet.bubble(sheet.say("one"), WHITE, clock=sheet.say("clock_one"))
    top = sheet.y + 16
    sheet.round((EDGE, top, 608, top + 420), 34, WHITE)
    sheet.round((EDGE + 12, top + 12, 596, top + 408), 26, "#D3D8DC")
    sheet.circle(328, top + 160, 62, "#AEB6BC")
    sheet.lock(328, top + 152, WHITE, 2)
    sheet.text((328, top + 288), sheet.say("photo"), 34, face="bold", anchor="ms")
    sheet.text((328, top + 338), sheet.say("photo_hint"), 28, "#56606A", anchor="ms")
    sheet.text((624, top + 414), sheet.say("clock_photo"), 24, SOFT)
    sheet.y = top + 420
    for key in ("two", "three"):
        sheet.bubble(sheet.say(key), WHITE, clock=sheet.say(f"clock_{key}"))
    sheet.field(sheet.say("hint"), WHITE, GREY)


def _note(sheet: Sheet) -> None:
    """A page of a notebook on a desk, written by hand."""
    keys = ("one", "two", "three", "four", "five", "six")
    sheet.notebook([sheet.say("day"), "", *(sheet.say(key) for key in keys)])


def _withheld(sheet: Sheet) -> None:
    """The bytes whose fingerprint alone is kept: an empty grey card."""


SCREENS = {
    "message": Screen(_message),
    "invite": Screen(_invite, FRIENDS_PHONE, PALE, "JPEG", "2026:09:11 22:30:41", "Phone B"),
    "open_chat": Screen(_open_chat, ground="#D5DEE2"),
    "note": Screen(_note, (1600, 1200), "#A98C6C", "JPEG", "2026:09:17 23:18:55", "Phone"),
    "profile": Screen(_profile, form="WEBP"),
    "notice": Screen(_notice, ground=PALE),
    "friend_chat": Screen(
        _friend_chat, FRIENDS_PHONE, "#14171A", "JPEG", "2026:09:21 20:15:17", "Phone A"
    ),
    "threat": Screen(_threat, ground="#E7ECE6"),
    "withheld": Screen(_withheld, (640, 480), "#C9CED2", "JPEG", "2026:09:28 22:13:00", "Practice"),
}
"""Every picture by name."""
