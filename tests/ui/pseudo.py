"""Languages that nobody speaks, to see what breaks when words are longer or written otherwise.

"pseudo" is English with accents, in brackets, two fifths longer: what has no brackets cannot be
translated, and where one is missing something was cut off. "double" says everything twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget

from companion import texts
from companion.texts import Texts, Words
from ui.session import Session
from ui.widgets.parts import Words as Label

LANGUAGES = ("pseudo", "double")
_KEPT = re.compile(r"(\{[^{}]*\}|%n|%L?\d|&&|\s+)")
_ACCENTS = str.maketrans(
    "aceghijklnorstuwyzACEGHIJKLNORSTUWYZ", "åçéĝĥîĵķļñôŕšţûŵýžÅÇÉĜĤÎĴĶĻÑÔŔŠŢÛŴÝŽ"
)
_MORE = 0.4
_FILL = "~"


def pseudo(text: str) -> str:
    """The text accented, in brackets and two fifths longer; places for values stay as they are."""
    if not text.strip():
        return text
    parts = _KEPT.split(text)
    said = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(parts))
    more = round(_MORE * sum(len(part) for part in parts[::2]))
    words = " ".join(_FILL * 6 for _ in range(more // 7)) + _FILL * (more % 7)
    return f"[{said}{' ' if ' ' in text and words else ''}{words}]"


def double(text: str) -> str:
    """The text twice; places for values only once, so that they stay what they are."""
    if not text.strip():
        return text
    return f"{text} {_KEPT.sub(' ', text).strip()}".strip()


CHANGES: dict[str, Callable[[str], str]] = {"pseudo": pseudo, "double": double}


class Otherwise(QTranslator):
    """Says every text of the window in one of them."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._change = CHANGES[language]

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context.startswith("Q") and context[1:2].isupper():  # Qt's own
            return ""
        said = self._change(source)
        return said.replace("%n", str(n)) if n >= 0 else said


def words(language: str, *tables: Words) -> Texts:
    """The texts of the core and of packs in one of them."""
    change = CHANGES[language]
    return Texts("en", *({"en": {k: change(t) for k, t in one["en"].items()}} for one in tables))


class _Pseudo(Session):
    def _texts(self) -> Texts:
        return words("pseudo", texts.own(), self.pack.words)


class _Double(Session):
    def _texts(self) -> Texts:
        return words("double", texts.own(), self.pack.words)


SESSIONS: dict[str, type[Session]] = {"pseudo": _Pseudo, "double": _Double}


def cut_off(window: QWidget) -> list[str]:
    """What can be seen of `window` and has not the room that its words need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not widget.width():
            continue
        if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
            text = widget.text()
            wide = max(widget.fontMetrics().horizontalAdvance(one) for one in text.split("\n"))
            if text and wide > widget.width():
                found.append(f"{type(widget).__name__} {wide} > {widget.width()}: {text}")
        elif isinstance(widget, Label) and widget.text():
            high = widget.heightForWidth(widget.width())
            if high > widget.height() + 1:
                found.append(f"{type(widget).__name__} {high} > {widget.height()}: {widget.text()}")
    return found
