"""How a chat and its messages are told on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.intake.chats.chat import TEXT, Chat, Clock, Message
from companion.records import Evidence
from companion.texts import Texts
from ui.chat_model import line, when
from ui.widgets.shown import breakable

_SHOWN = 5000  # letters of a message shown at once; laying out more would be felt


def facts(chat: Chat, words: Texts) -> str:
    """What wrote it, its room, how much it is, and whose clock its times are of."""
    count = words.say("excerpt.messages", count=f"{len(chat.messages):,}")
    room = breakable(line(chat.room))
    first = " · ".join(part for part in (words.say(f"program.{chat.kind}"), room, count) if part)
    lines = [first, words.say(f"clock.{chat.clock}")]
    if chat.saved:
        said = QCoreApplication.translate("Chat", "Saved by the program on: {}")
        lines.insert(1, said.format(line(chat.saved)))
    return "\n".join(lines)


def head(one: Message, clock: Clock) -> str:
    """Who wrote it and when, with the zone where it is stated."""
    time = when(one)
    if one.moment is not None:
        time = f"{one.moment:%Y-%m-%d %H:%M:%S}" if one.moment.second else time
        if one.moment.tzinfo is not None:
            time = f"{time} (UTC{one.moment.isoformat()[-6:]})"
    if clock is Clock.DEVICE and one.moment is not None:
        time = QCoreApplication.translate("Chat", "{} by the device's clock").format(time)
    parts = [breakable(line(one.sender)), time, breakable(line(one.room))]
    if one.origin:
        passed = QCoreApplication.translate("Chat", "passed on from {}")
        parts.append(passed.format(breakable(line(one.origin))))
    return " · ".join(part for part in parts if part)


def attached(one: Message, item: Evidence | None) -> str:
    """The file a message names, and whether it is among the items."""
    name = breakable(line(one.attachment))
    if item is not None:
        return QCoreApplication.translate("Chat", "File: {}").format(name)
    return QCoreApplication.translate("Chat", "File: {} (not among the items)").format(name)


def body(one: Message) -> str:
    """The words of a message, as they are written but for what turns or hides writing."""
    text = "\n".join(line(part) for part in one.text[:_SHOWN].split("\n"))
    if len(one.text) > _SHOWN:
        more = QCoreApplication.translate("Chat", "Only the beginning is shown here.")
        text += f"…\n\n{more}"
    if len(one.text) >= TEXT:
        cut = QCoreApplication.translate("Chat", "The rest of it is in the export.")
        text += f"\n{cut}"
    return breakable(text)
