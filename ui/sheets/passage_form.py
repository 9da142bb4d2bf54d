"""The fields of one passage: the words, and in words how they are known and how sure one is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import timeline, when
from companion.records import Answer, Known, NewPassage, Passage, Role, Sure, Voice
from ui import theme
from ui.session import Session
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton
from ui.widgets.radios import Radios
from ui.widgets.scripts import held

_BLOCK = 500  # incidents read at once


class PassageForm(QWidget):
    """Shows a passage or nothing yet, and gives what stands in it."""

    changed = Signal()

    def __init__(self, session: Session, asked: str, parent: QWidget | None = None) -> None:
        """`asked` is the question, which names the field to write in."""
        super().__init__(parent)
        self._session, words = session, session.words
        voices = [(str(one), words.say(f"voice.{one}"), "") for one in Voice]
        self.voice = Radios(self.tr("Whose words are these?"), voices)
        self.voice.choose(Voice.OWN)
        if session.case.role is Role.MINE:
            self.voice.hide()
        self.text = Story(asked, lines=8)
        self.unknown = LinkButton(self.tr("I don't know"))
        self.later = LinkButton(self.tr("Not now"))
        known = [(str(one), words.say(f"known.{one}")) for one in Known]
        self.known = Choice(self.tr("How do you know?"), known)
        self.told_by = Line(self.tr("Who told you, or where did you read it?"))
        self._told_row = Labelled(self.tr("Who told you, or where did you read it?"), self.told_by)
        sure = [(str(one), words.say(f"sure.{one}")) for one in Sure]
        self.sure = Choice(self.tr("How sure are you?"), sure)
        self.link = LinkButton(self.tr("Does it belong to something you wrote down?"))
        self.incident = Choice(
            self.tr("Something you wrote down that this belongs to"),
            [("", self.tr("To none of them, or not yet"))],
        )
        self._incident_row = Labelled(
            self.tr("Something you wrote down that this belongs to"), self.incident
        )
        self._lay_out()
        self._listen()
        self._ask()

    def value(self, prompt: str) -> NewPassage:
        """What stands here as the answer to a question."""
        return NewPassage(
            prompt,
            self.text.toPlainText(),
            Answer.TOLD,
            Voice(self.voice.key),
            Known(self.known.key),
            self.told_by.text(),
            Sure(self.sure.key),
            int(self.incident.key) if self.incident.key else None,
        )

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        return {
            "text": self.text.toPlainText(),
            "voice": self.voice.key,
            "known": self.known.key,
            "told_by": self.told_by.text(),
            "sure": self.sure.key,
            "incident": self.incident.key,
        }

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave, over what is shown now."""
        full = self.content() | content
        self.text.setPlainText(full["text"])
        self.voice.choose(full["voice"])
        self.known.choose(full["known"])
        self.told_by.setText(full["told_by"])
        self.sure.choose(full["sure"])
        if full["incident"]:
            self._offer_incidents()
            if self.incident.findData(full["incident"]) < 0:  # in the bin, and linked all the same
                there = timeline.get(self._session.vault, int(full["incident"]))
                self.incident.addItem(there.title, full["incident"])
            self.incident.choose(full["incident"])

    def show_passage(self, passage: Passage) -> None:
        """Show what is saved."""
        incident = "" if passage.incident is None else str(passage.incident)
        names = ("text", "voice", "known", "told_by", "sure")
        said = {name: str(getattr(passage, name)) for name in names}
        self.show_content(said | {"incident": incident})

    def is_blank(self) -> bool:
        """Whether no word was written."""
        return not self.text.toPlainText().strip()

    def unready(self) -> QWidget | None:
        """The field to write in, while nothing stands in it."""
        return self.text if self.is_blank() else None

    def _offer_incidents(self) -> None:
        """Fill the list of incidents, which may be long, only when somebody asks for it."""
        if not self.link.isHidden():
            vault, case = self._session.vault, self._session.case.id
            ids = timeline.ids(vault, case)
            for start in range(0, len(ids), _BLOCK):
                lines = timeline.lines(vault, ids[start : start + _BLOCK])
                for line in (lines[ident] for ident in ids[start : start + _BLOCK]):
                    day = when.words(line.happened, self._session.words)
                    self.incident.addItem(f"{day} · {held(line.title)}", str(line.id))
            self.link.hide()
            self._incident_row.show()

    def _ask_incident(self) -> None:
        self._offer_incidents()
        self.incident.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.text)  # under its question, so that in large type both are seen
        answers = Flow()
        answers.addWidget(self.unknown)
        answers.addWidget(self.later)
        column.addLayout(answers)
        column.addWidget(self.voice)
        column.addWidget(Labelled(self.tr("How do you know?"), self.known))
        column.addWidget(self._told_row)
        column.addWidget(Labelled(self.tr("How sure are you?"), self.sure))
        column.addWidget(self.link)
        column.addWidget(self._incident_row)
        self._incident_row.hide()

    def _listen(self) -> None:
        self.known.chosen.connect(self._ask)
        self.link.clicked.connect(self._ask_incident)
        for signal in (
            self.text.textChanged,
            self.voice.chosen,
            self.known.chosen,
            self.told_by.textChanged,
            self.sure.chosen,
            self.incident.chosen,
        ):
            signal.connect(self._tell)

    def _ask(self) -> None:
        self._told_row.setVisible(self.known.key in {Known.TOLD, Known.READ})

    def _tell(self) -> None:
        self.changed.emit()
