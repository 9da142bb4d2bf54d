"""How names, sizes and other people's texts are shown, so that none of them plays tricks."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QLocale

# Runs of letters that Qt would not part by itself, Hangul among them, and never inside an emoji
_RUN = re.compile(
    r"[!-~]{16}(?=[!-~])"
    r"|[^\s!-~]{7}[^\s!-~\u200d](?=[^\s!-~\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff])"
)
_BREAK = "\u200b"
_JOINER = "\u200d"  # holds emoji together; the other unseen letters turn or hide what is written
_LONGEST = 44


def breakable(text: str) -> str:
    """The text with places where a long address or name may go on in the next line."""
    return _RUN.sub(lambda run: run[0] + _BREAK, text)


def plain(text: str) -> str:
    """One line of someone else's text; what is not seen, or turns the writing, becomes �."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() or c == _JOINER else "\ufffd" for c in whole)


def file_name(path: Path) -> str:
    """The name of a file, short enough for a line, its ending kept."""
    name = plain(path.name)
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 16]}…{name[-15:]}"
    return breakable(name)


def amount(count: int) -> str:
    """A number of bytes as people read it, 1 kB = 1,000 bytes."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def grouped(digest: str) -> str:
    """A digest in groups of four, for eyes and voices."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))
