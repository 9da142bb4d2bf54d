"""Saying what a picture shows without opening it: a few plain questions, none of them needed."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.fields import Choice, Labelled, Line
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Words
from ui.widgets.ticks import Ticks

_PREFIX = "guide_"
_BLANK = {_PREFIX + name: "" for name in ("who", "words", "before", "kind", "seen")}


class Describing(QWidget):
    """Opens at a click; `described` carries a text made of the answers. `changed` follows a key."""

    changed = Signal()
    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made = False
        words = self.tr("Describe it with a few questions, without opening it")
        self.open = LinkButton(words, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.clicked.connect(self.begin)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        if not self._made:
            return dict(_BLANK)
        content = {_PREFIX + name: line.text() for name, line in self._lines.items()}
        ticked = " ".join(self._seen.chosen())
        return content | {_PREFIX + "kind": self._kind.key, _PREFIX + "seen": ticked}

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave, opened when there is anything."""
        shown = {key: content.get(key, "") for key in _BLANK}
        if not self._made and not any(shown.values()):
            return
        self._make()
        for name, line in self._lines.items():
            line.setText(shown[_PREFIX + name])
        self._kind.choose(shown[_PREFIX + "kind"])
        self._seen.show_options(self._facts(), shown[_PREFIX + "seen"].split())
        if any(self.content().values()):
            self.unfold()

    def text(self) -> str:
        """The answers as sentences for a description."""
        if not self._made:
            return ""
        kinds, facts = dict(self._kinds()), dict(self._facts())
        said = [kinds[self._kind.key] if self._kind.key else ""]
        for line, words in (
            (self._who, self.tr("In it: {}")),
            (self._words, self.tr("Words: {}")),
        ):
            said.append(words.format(line.text().strip()) if line.text().strip() else "")
        read = ", ".join(facts[key] for key in self._seen.chosen())
        said.append(self.tr("To be read in it: {}").format(read) if read else "")
        before = self._before.text().strip()
        said.append(self.tr("Before opening: {}").format(before) if before else "")
        return "\n".join(filter(None, said))

    def _make(self) -> None:
        """Make the questions when they are first asked for: most items are described without."""
        if self._made:
            return
        self._made = True
        self._inside = QWidget(self)
        self._kind = Choice(self.tr("What kind of thing is it?"), self._kinds(), self._inside)
        self._who = Line(self.tr("Who can be seen or is named in it?"), self._inside)
        self._words = Line(self.tr("Which words in it matter?"), self._inside)
        self._seen = Ticks(self._inside)
        self._seen.show_options(self._facts(), ())
        before = self.tr("What should someone know before they open it?")
        self._before = Line(before, self._inside)
        self._lines = {"who": self._who, "words": self._words, "before": self._before}
        self._done = Button(self.tr("Put this into the description"), parent=self._inside)
        self._lay_out()
        self._done.clicked.connect(self._give)
        self._kind.chosen.connect(self._tell)
        self._seen.changed.connect(self._tell)
        for line in self._lines.values():
            line.textChanged.connect(self._tell)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.GAP)
        said = self.tr("Only what you know or were told. Every answer can stay empty.")
        inside.addWidget(Words(said, quiet=True))
        for field in (self._kind, self._who, self._words):
            inside.addWidget(Labelled(field.accessibleName(), field))
        inside.addWidget(Words(self.tr("Can any of this be read in it?")))
        inside.addWidget(self._seen)
        inside.addWidget(Labelled(self._before.accessibleName(), self._before))
        row = Flow()
        row.addWidget(self._done)
        inside.addLayout(row)
        self._column.addWidget(self._inside)
        boxes = [tick.box for tick in self._seen.ticks.values()]
        stops = [self.open, self._kind, self._who, self._words, *boxes, self._before, self._done]
        for before, after in pairwise(stops):  # for Tab they come here, not last
            self.setTabOrder(before, after)

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("I don't know, or none of these")),
            ("chat", self.tr("A chat")),
            ("post", self.tr("A post or a comment")),
            ("profile", self.tr("A profile or a list of members")),
            ("person", self.tr("A picture of a person")),
            ("made", self.tr("A picture that was made or changed")),
            ("money", self.tr("A demand, or something about money")),
        ]

    def _facts(self) -> list[tuple[str, str]]:
        return [
            ("time", self.tr("a date or time")),
            ("account", self.tr("an account name or id")),
            ("address", self.tr("an address (URL)")),
            ("room", self.tr("the name of a room")),
            ("count", self.tr("how many saw it or are in the room")),
        ]

    def unfold(self) -> None:
        """Show the questions."""
        self._make()
        self._inside.show()
        self.open.hide()

    def begin(self) -> None:
        """Show the questions and put the focus on the first."""
        self.unfold()
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        text = self.text()
        if text:
            self.described.emit(text)
            self.show_content({})
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
