"""Which program an export is from, and all of its messages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from itertools import chain
from sys import intern

from companion.errors import NotAChat
from companion.intake.chats import discord, instagram, kakaotalk, telegram, telegram_page, whatsapp
from companion.intake.chats.chat import (
    NAME,
    Chat,
    Clock,
    Export,
    Facts,
    Kind,
    Message,
    Spoken,
    storable,
)
from companion.intake.chats.lines import lines, texts
from companion.intake.chats.packed import START, Walk, names
from companion.progress import Progress, quiet

_HEAD = 64 * 1024  # characters in which a program shows itself
_LINES = 200
_LOOK = 64 << 20  # bytes of a zip in which a chat has to come
_MAY_BE = ("application/zip", "application/octet-stream")  # the latter is UTF-16, among others
# May begin with the newest, so they are turned round.
_NEWEST_FIRST = (Kind.INSTAGRAM, Kind.DISCORD_EXPORTER, Kind.DISCORD_PACKAGE)
_ENDINGS = (".txt", ".csv", ".json", ".html")  # of members of a zip that are looked into


def detect(export: Export) -> Kind | None:
    """Which program's export it is, by its content; None if it is of none that is known.

    Of a zip, the first chat in it counts. Raises what reading the export raises.
    """
    for _, content in _parts(iter(export.chunks()))[1]:
        kind = _kind(_head(texts(content))[1])
        if kind:
            return kind
    return None


def is_export(chunks: Iterable[bytes | memoryview], media: str) -> bool:
    """Whether a file of this type is a chat export, by its beginning; of a zip by 64 MB.

    Raises what `chunks` raises.
    """
    if not (media.startswith("text/") or media in _MAY_BE):
        return False

    def some() -> Iterator[bytes]:
        left = _LOOK
        for chunk in chunks:
            yield bytes(chunk)
            left -= len(chunk)
            if left <= 0:
                return

    return detect(Export(some, 0)) is not None


def beside(export: Export) -> list[str]:
    """The names of what lies in a zip beside its chats, such as pictures; [] for what is no zip.

    Whoever takes such an export in must ask what they show, as of any other. Raises what reading
    the export raises.
    """
    return [name for name in names(export.chunks()) if not name.lower().endswith(_ENDINGS)]


def read(export: Export, progress: Progress = quiet) -> Chat:
    """All messages of an export, oldest first; of a zip with several chats, chat by chat.

    An export that ends in the middle is read as far as it goes (`Chat.whole`). `progress(done,
    size)` in bytes; raise Cancelled in it to stop. Raises NotAChat, and what reading the export
    raises.
    """
    chunks = _counted(export, progress)
    walk, parts = _parts(chunks)
    chats = []
    for name, content in parts:
        chat = _one(texts(content))
        if chat:
            chats.append(replace(chat, room=chat.room or storable(name, NAME)))
    deque(chunks, maxlen=0)  # whether the bytes are as they were is known at their end only
    if not chats:
        raise NotAChat
    whole = all(chat.whole for chat in chats) and (walk is None or walk.whole)
    return replace(chats[0], whole=whole) if len(chats) == 1 else _joined(chats, whole)


def _parts(
    chunks: Iterator[bytes | memoryview],
) -> tuple[Walk | None, Iterable[tuple[str, Iterable[bytes | memoryview]]]]:
    """What may hold a chat, by name; the name is "" for the export itself."""
    first = next(chunks, b"")
    again = chain((first,), chunks)
    if bytes(first[: len(START)]) != START:
        return None, [("", again)]
    walk = Walk(again, lambda name: name.lower().endswith(_ENDINGS))
    return walk, walk


def _head(pieces: Iterator[str]) -> tuple[list[str], str]:
    """The first pieces, and what of them is enough for a program to show itself."""
    taken, got = [], 0
    for piece in pieces:
        taken.append(piece)
        got += len(piece)
        if got >= _HEAD:
            break
    return taken, "".join(taken)[:_HEAD]


def _one(pieces: Iterator[str]) -> Chat | None:
    """One chat; None if it is of no program that is known."""
    taken, head = _head(pieces)
    kind = _kind(head)
    if kind is None:
        return None
    facts = Facts(kind)
    spoken = _READERS[kind](facts, chain(taken, pieces))
    messages = [Message(seq, intern(one[0]), *one[1:]) for seq, one in enumerate(spoken, 1)]
    if kind.platform == "whatsapp":
        whatsapp.settle(facts, messages)
    elif kind in _NEWEST_FIRST:
        _turn(messages)
    return Chat(kind, facts.room, facts.saved, facts.clock, facts.whole, messages)


def _joined(chats: list[Chat], whole: bool) -> Chat:
    """Several chats of one zip; each message names its room."""
    messages: list[Message] = []
    for chat in chats:
        for one in chat.messages:
            messages.append(one._replace(seq=len(messages) + 1, room=one.room or chat.room))
        chat.messages.clear()
    clocks = {chat.clock for chat in chats}
    clock = clocks.pop() if len(clocks) == 1 else Clock.UNCLEAR
    return Chat(chats[0].kind, "", chats[0].saved, clock, whole, messages)


def _kind(head: str) -> Kind | None:
    start = head.lstrip()[:1]
    if start in ("{", "["):
        found = discord.kind(head)
        if found or telegram.begins(head):
            return found or Kind.TELEGRAM_JSON
        if instagram.begins(head):
            return Kind.INSTAGRAM
    if start == "<" and telegram_page.begins(head):
        return Kind.TELEGRAM_HTML
    first = [line.removesuffix("\r") for line in head.split("\n")[:_LINES]]
    return kakaotalk.kind(first) or whatsapp.kind(first) or discord.kind(head)


def _kakaotalk(facts: Facts, pieces: Iterator[str]) -> Iterator[Spoken]:
    return kakaotalk.spoken(facts, lines(pieces))


def _whatsapp(facts: Facts, pieces: Iterator[str]) -> Iterator[Spoken]:
    return whatsapp.spoken(facts, lines(pieces))


def _discord_own(facts: Facts, pieces: Iterator[str]) -> Iterator[Spoken]:
    first = next(pieces, "")
    again = chain((first,), pieces)
    if first.lstrip().startswith("["):
        return discord.own(facts, again)
    return discord.table(facts, lines(again))


_READERS: dict[Kind, Callable[[Facts, Iterator[str]], Iterator[Spoken]]] = {
    Kind.KAKAOTALK_WINDOWS: _kakaotalk,
    Kind.KAKAOTALK_MAC: _kakaotalk,
    Kind.KAKAOTALK_ANDROID: _kakaotalk,
    Kind.KAKAOTALK_IOS: _kakaotalk,
    Kind.TELEGRAM_JSON: telegram.spoken,
    Kind.TELEGRAM_HTML: telegram_page.spoken,
    Kind.WHATSAPP_ANDROID: _whatsapp,
    Kind.WHATSAPP_IOS: _whatsapp,
    Kind.INSTAGRAM: instagram.spoken,
    Kind.DISCORD_EXPORTER: discord.spoken,
    Kind.DISCORD_PACKAGE: _discord_own,
}
"""What reads each; a kind is known by its beginning, in `_kind`."""


def _counted(export: Export, progress: Progress) -> Iterator[bytes | memoryview]:
    done = 0
    for chunk in export.chunks():
        yield chunk
        done += len(chunk)
        progress(done, export.size)


def _turn(messages: list[Message]) -> None:
    """Turn them round where the file begins with the newest."""
    moments = [one.moment for one in messages if one.moment]
    times = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments]
    if times and times[0] > times[-1]:
        messages.reverse()
        for at, one in enumerate(messages):
            messages[at] = one._replace(seq=at + 1)
