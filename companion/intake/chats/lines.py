"""Bytes of any of the usual encodings as text, as lines, and as records of several lines."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from companion.intake.chats.chat import TEXT, Spoken, storable
from companion.intake.chats.dates import Day

LONGEST = 1 << 20  # characters of a line; what is longer goes on as another
_HEAD = 1024  # bytes in which an encoding shows itself
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def texts(chunks: Iterable[bytes | memoryview]) -> Iterator[str]:
    """The text in pieces: UTF-8, UTF-16 with or without a mark, else CP949 (Korean Windows).

    Bytes that fit none become U+FFFD; nothing is left out and nothing is raised.
    """
    flow = map(bytes, chunks)
    head = b""
    for chunk in flow:
        head += chunk
        if len(head) >= _HEAD:
            break
    mark, name = next(((m, n) for m, n in _MARKS if head.startswith(m)), (b"", ""))
    if not name and b"\0" in head:
        little = head[1::2].count(0) >= head[0::2].count(0)
        name = "utf-16-le" if little else "utf-16-be"
    head = head[len(mark) :]
    if name.startswith("utf-16"):
        yield from _decoded(name, head, flow)
    else:
        yield from _utf8_or_korean(head, flow)


def _decoded(name: str, head: bytes, flow: Iterable[bytes]) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    yield decoder.decode(head)
    for chunk in flow:
        yield decoder.decode(chunk)
    yield decoder.decode(b"", True)


def _utf8_or_korean(head: bytes, flow: Iterator[bytes]) -> Iterator[str]:
    """UTF-8 until something is not; then CP949, if all before was ASCII, which is both."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    plain, chunk = True, head
    while True:
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as error:
            left = decoder.getstate()[0] + chunk
            plain = plain and left[: error.start].isascii()
            yield from _decoded("cp949" if plain else "utf-8", left, flow)
            return
        plain = plain and text.isascii()
        yield text
        following = next(flow, None)
        if following is None:
            yield "\ufffd" if decoder.getstate()[0] else ""
            return
        chunk = following


def lines(pieces: Iterable[str]) -> Iterator[str]:
    """Lines without their ends. Only LF and CRLF end one; other breaks are part of a message."""
    rest = ""
    for piece in pieces:
        *whole, rest = (rest + piece).split("\n")
        for line in whole:
            yield line[:-1] if line.endswith("\r") else line
        if len(rest) > LONGEST:
            yield rest
            rest = ""
    if rest:
        yield rest


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of the program's own, if what comes after it is one, too; else words of a message.

    It names the day of the messages after it, or is a notice, or neither.
    """

    day: Day | None = None
    notice: Spoken | None = None


Begin = Callable[[str, Day | None], Spoken | Aside | None]


def records(whole: Iterable[str], begin: Begin) -> Iterator[Spoken]:
    """Messages of one line or more: `begin` says of a line, on a day, whether one begins there.

    It gives None for a line that goes on with the message before. Blank lines at the end of a
    message are left out, and so is what stands before the first.
    """
    open_one = _Open()
    on: Day | None = None
    asides: list[Aside] = []
    for line in whole:
        days = [aside.day for aside in asides if aside.day]
        begun = begin(line, days[-1] if days else on)
        if isinstance(begun, Aside):
            asides.append(begun)
            open_one.wait(line)
        elif begun is None:
            # Blank lines stand between a message and the name of a day, and within messages.
            if line.strip():
                asides.clear()
            open_one.go_on(line)
        else:
            yield from open_one.end()
            yield from (aside.notice for aside in asides if aside.notice)
            on = days[-1] if days else on
            asides.clear()
            open_one = _Open(begun)
    yield from open_one.end()
    yield from (aside.notice for aside in asides if aside.notice)


class _Open:
    """A message whose end is not known yet."""

    def __init__(self, first: Spoken | None = None) -> None:
        self._first = first
        self._more: list[str] = []
        self._size = 0
        self._waiting: list[str] = []

    def wait(self, line: str) -> None:
        """A line that is part of the message only if an ordinary one follows."""
        if self._size < TEXT:
            self._waiting.append(line)
            self._size += len(line) + 1

    def go_on(self, line: str) -> None:
        """A further line."""
        if self._waiting and not line.strip():
            self.wait(line)
        elif self._first is not None and self._size < TEXT:
            self._more += [*self._waiting, line]
            self._waiting.clear()
            self._size += len(line) + 1

    def end(self) -> Iterator[Spoken]:
        """The message, if there is one, without what still waits."""
        while self._more and not self._more[-1].strip():
            self._more.pop()
        if self._first is not None and self._more:
            text = "\n".join((self._first.text, *self._more))
            yield self._first._replace(text=storable(text, TEXT))
        elif self._first is not None:
            yield self._first
