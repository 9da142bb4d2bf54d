"""How an item of evidence is called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.intake import probe
from companion.quoted import ExcerptLine
from companion.records import Evidence, Kind
from companion.texts import Texts
from ui.looking import seeable
from ui.widgets.covered_tile import Cover
from ui.widgets.scripts import held
from ui.widgets.shown import amount, breakable, plain

# What is drawn before each sort of file that has a drawing of its own.
_GLYPHS = {"image": "picture", "video": "video", "audio": "sound", "text": "documents"}
_ARCHIVES = {"application/zip", "application/x-7z-compressed", "application/vnd.rar"}


def cover(item: Evidence, words: Texts) -> Cover:
    """What a covered tile says about an item."""
    return Cover(
        item.id,
        label(item),
        title(item),
        about(item, words),
        seeable(item),
        "" if seeable(item) else why_unseen(item),
        disagreement(item),
        _glyph(item),
    )


def _glyph(item: Evidence) -> str:
    """The drawing of its kind."""
    if item.kind is Kind.CHAT_EXPORT:
        return "chat"
    if item.object is None:
        return "digest" if item.sha256 else "link"
    if item.media in _ARCHIVES:
        return "archive"
    return _GLYPHS.get(item.media.partition("/")[0], "file")


def label(item: Evidence) -> str:
    """The number of an item, which it never loses."""
    return QCoreApplication.translate("Items", "Item {}").format(item.number)


def title(item: Evidence) -> str:
    """What the person calls it; else its file's name, else nothing but its number."""
    return held(breakable(item.title or plain(item.original_name))) or label(item)


def heading(item: Evidence) -> str:
    """Its number and what it is called, once where that is the same."""
    return " · ".join(dict.fromkeys((label(item), title(item))))


def about(item: Evidence, words: Texts) -> str:
    """Kind and size, such as "사진 · 1.2 MB"."""
    named = item.object is None or item.kind is Kind.CHAT_EXPORT
    kind = words.say(f"kind.{item.kind}") if named else media_word(item, words)
    return f"{kind} · {amount(item.size)}" if item.size else kind


def excerpt_line(line: ExcerptLine, words: Texts) -> str:
    """What names an excerpt in a list, such as "excerpt 3-1 · class chat · messages: 7"."""
    named = words.say("excerpt.name", item=line.item, number=line.number)
    count = words.say("excerpt.messages", count=line.messages)
    return breakable(" · ".join(part for part in (named, plain(line.room), count) if part))


def media_word(item: Evidence, words: Texts) -> str:
    """What sort of file it is, by its content."""
    sort = item.media.partition("/")[0]
    if item.media == "application/pdf":
        sort = "pdf"
    elif item.media in _ARCHIVES:
        sort = "archive"
    elif sort not in ("image", "video", "audio", "text"):
        sort = "file"
    return words.say(f"media.{sort}")


def why_unseen(item: Evidence) -> str:
    """Why there is nothing to look at."""
    if item.kind is Kind.CHAT_EXPORT:
        return QCoreApplication.translate(
            "Items", "Kept just as it came. Its messages can be read here."
        )
    if item.object is not None:
        return QCoreApplication.translate(
            "Items", "Kept just as it came. This kind of file is never opened here."
        )
    if item.sha256:
        return QCoreApplication.translate("Items", "The file itself is not kept here.")
    return QCoreApplication.translate("Items", "Without a file. The record is whole.")


def disagreement(item: Evidence) -> str:
    """That a file's name claims another kind than its content has, "" when it does not."""
    if not probe.name_disagrees(item.original_name, item.media):
        return ""
    said = QCoreApplication.translate("Items", "Its name ends in .{}, but its content is {}.")
    ending = plain(item.original_name.rpartition(".")[2])
    return said.format(ending, probe.extension(item.media).upper())
