"""JSON read piece by piece, so that an array of a million elements needs the memory of one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

LARGEST = 16 << 20  # characters of one value
_BLANK = " \t\r\n"
_NUMBER = "0123456789+-.eE"


class Cut(Exception):
    """The text ends, or stops being JSON, in the middle of something."""


class Json:
    """A cursor in a JSON text. Every method raises Cut where the text does not go on as it must."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text = ""
        self._at = 0
        self._decoder = json.JSONDecoder()

    def peek(self) -> str:
        """The next character that is no blank."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANK:
                    return self._text[self._at]
                self._at += 1
            if not self._more(1):
                raise Cut

    def value(self) -> object:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError):
                if not self._more(max(len(self._text) - self._at, 1 << 16)):
                    raise Cut from None
                continue
            # A number at the very end may go on in the next piece.
            if end == len(self._text) and self._text[-1] in _NUMBER and self._more(64):
                continue
            self._at = end
            return found

    def members(self) -> Iterator[str]:
        """The keys of an object; whoever asks for the next has taken the value of the last."""
        self._take("{")
        if self._ended("}"):
            return
        while True:
            key = self.value()
            self._take(":")
            yield str(key)
            if self._ended("}"):
                return
            self._take(",")

    def elements(self) -> Iterator[None]:
        """The elements of an array; whoever asks for the next has taken the last."""
        self._take("[")
        if self._ended("]"):
            return
        while True:
            yield
            if self._ended("]"):
                return
            self._take(",")

    def _take(self, wanted: str) -> None:
        if self.peek() != wanted:
            raise Cut
        self._at += 1

    def _ended(self, closing: str) -> bool:
        if self.peek() != closing:
            return False
        self._at += 1
        return True

    def _more(self, wanted: int) -> bool:
        """Bring at least so many characters more; False when there are none, or far too many."""
        if len(self._text) - self._at > LARGEST:
            return False
        parts, got = [self._text[self._at :]], 0
        for piece in self._pieces:
            parts.append(piece)
            got += len(piece)
            if got >= wanted:
                break
        self._text, self._at = "".join(parts), 0
        return got > 0
