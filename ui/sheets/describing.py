"""Saying what a picture shows without opening it: a few plain questions, none of them needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.fields import Choice, Labelled, Line
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Words
from ui.widgets.ticks import Ticks

_PREFIX = "guide_"


class Describing(QWidget):
    """Opens at a click; `described` carries a text made of the answers. `changed` follows a key."""

    changed = Signal()
    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = Choice(self.tr("What kind of thing is it?"), self._kinds())
        self._who = Line(self.tr("Who can be seen or is named in it?"))
        self._words = Line(self.tr("Which words in it matter?"))
        self._before = Line(self.tr("What should someone know before they open it?"))
        self._seen = Ticks()
        self._seen.show_options(self._facts(), ())
        self._lines = {"who": self._who, "words": self._words, "before": self._before}
        self.open = LinkButton(self.tr("Describe it with a few questions, without opening it"))
        self._done = Button(self.tr("Put this into the description"))
        self._inside = QWidget()
        self._lay_out()
        self.open.clicked.connect(self.begin)
        self._done.clicked.connect(self._give)
        self._kind.chosen.connect(self._tell)
        self._seen.changed.connect(self._tell)
        for line in self._lines.values():
            line.textChanged.connect(self._tell)
        self._inside.hide()

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        content = {_PREFIX + name: line.text() for name, line in self._lines.items()}
        ticked = " ".join(self._seen.chosen())
        return content | {_PREFIX + "kind": self._kind.key, _PREFIX + "seen": ticked}

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave, opened when there is anything."""
        for name, line in self._lines.items():
            line.setText(content.get(_PREFIX + name, ""))
        self._kind.choose(content.get(_PREFIX + "kind", ""))
        self._seen.show_options(self._facts(), content.get(_PREFIX + "seen", "").split())
        if any(self.content().values()):
            self.unfold()

    def text(self) -> str:
        """The answers as sentences for a description."""
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)

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
