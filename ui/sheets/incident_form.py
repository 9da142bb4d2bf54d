"""The fields of one incident: when and what first, everything else only if one wants."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import typed
from companion.errors import TooLong
from companion.records import Incident, Known, NewIncident, TimeSource
from companion.when import Span
from ui import theme
from ui.session import Session
from ui.sheets.incident_more import MoreFields
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.parts import Button
from ui.widgets.stop_point import StopPoint
from ui.widgets.when_field import WhenField

TITLE = 40  # letters of a title made from the story


class IncidentForm(QWidget):
    """Shows an incident, a draft or nothing yet, and gives what stands in it."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = session.vault.now().astimezone().date()
        words = session.words
        self.more = MoreFields(session, today)
        self.happened = WhenField(
            self.tr("When did it happen?"), words, today, landmarks=self.more.landmarks
        )
        self.title = Line(self.tr("Title"))
        self.narrative = Story(self.tr("What happened?"), lines=8)
        self.narrative.setPlaceholderText(
            self.tr("Start with whatever you remember, in any order.")
        )
        self.known = Choice(
            self.tr("How do you know?"), [(str(k), words.say(f"known.{k}")) for k in Known]
        )
        self.told_by = Line(self.tr("Who told you, or where did you read it?"))
        self._told_row = Labelled(self.tr("Who told you, or where did you read it?"), self.told_by)
        self.expander = Button("")
        self.expander.setCheckable(True)
        self._lay_out()
        self._listen()
        self._ask()

    def value(self) -> NewIncident:
        """What stands here, to be saved. Raises ImpossibleDate while a time is not `ready`.

        Without a title it takes the first words of the story.
        """
        narrative, more = self.narrative.toPlainText(), self.more
        return NewIncident(
            title=self.title.text() if self.title.text().strip() else first_words(narrative),
            narrative=narrative,
            happened=self.happened.value(),
            time_source=TimeSource(more.time_source.key),
            noticed=more.noticed.value(),
            acts=more.acts.chosen(),
            place=more.place.text(),
            known=Known(self.known.key),
            told_by=self.told_by.text(),
            effect=more.effect.toPlainText(),
            wish=more.wish.toPlainText(),
            accounts=more.accounts.chosen(),
            people=more.people.chosen(),
            evidence=more.evidence.chosen(),
            excerpts=more.excerpts.chosen(),
        )

    def content(self) -> dict[str, str]:
        """Everything as it stands, half filled or not, for a draft."""
        return self.more.content() | {
            "happened": self.happened.state(),
            "title": self.title.text(),
            "narrative": self.narrative.toPlainText(),
            "known": self.known.key,
            "told_by": self.told_by.text(),
        }

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave, over what is shown now."""
        full = self.content() | content
        self.more.show_content(full)
        self.happened.set_state(full["happened"])
        self.title.setText(full["title"])
        self.narrative.setPlainText(full["narrative"])
        self.known.choose(full["known"])
        self.told_by.setText(full["told_by"])
        self.expander.setChecked(self.expander.isChecked() or self._says_more())

    def show_incident(self, incident: Incident | None) -> None:
        """Show what is saved; None is a new one."""
        self.more.show_options(incident)
        if incident is None:
            self._show_more(False)
            return
        self.more.show_incident(incident)
        self.happened.set_value(incident.happened)
        self.title.setText(incident.title)
        self.narrative.setPlainText(incident.narrative)
        self.known.choose(incident.known)
        self.told_by.setText(incident.told_by)
        self.expander.setChecked(self._says_more())
        self._show_more(self.expander.isChecked())

    def unready(self) -> WhenField | None:
        """The first time that is half filled or impossible, if one is."""
        return next((f for f in (self.happened, self.more.noticed) if not f.ready), None)

    def too_long(self) -> QWidget | None:
        """The first field whose text is longer than can be kept, if one is."""
        lines = (self.title, self.told_by, self.more.place)
        stories = (self.narrative, self.more.effect, self.more.wish)
        long: list[QWidget] = [f for f in lines if not _fits(typed.line, f.text())]
        long += [f for f in stories if not _fits(typed.story, f.toPlainText())]
        return long[0] if long else None

    def _says_more(self) -> bool:
        more = self.more
        texts = (more.place.text(), more.effect.toPlainText(), more.wish.toPlainText())
        chosen = [more.acts.chosen(), *(checks.chosen() for checks in more.links().values())]
        return (
            any(texts)
            or any(chosen)
            or more.stop.isChecked()
            or more.noticed.span.key != Span.UNKNOWN
        )

    def _lay_out(self) -> None:
        unsure = self.tr("It need not be exact. Choose as much as you know.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Labelled(self.tr("When did it happen?"), self.happened, unsure))
        said = self.tr("Left empty, it is made from the first words of what you write.")
        column.addWidget(Labelled(self.tr("Title"), self.title, said))
        for name, field in (
            (self.tr("What happened?"), self.narrative),
            (self.tr("How do you know?"), self.known),
        ):
            column.addWidget(Labelled(name, field))
        column.addWidget(self._told_row)
        column.addWidget(StopPoint())
        column.addWidget(self.expander)
        column.addWidget(self.more)
        column.addStretch(1)

    def _listen(self) -> None:
        self.expander.toggled.connect(self._show_more)
        self.known.chosen.connect(self._ask)
        for signal in (
            self.happened.changed,
            self.title.textChanged,
            self.narrative.textChanged,
            self.known.chosen,
            self.told_by.textChanged,
            self.more.changed,
        ):
            signal.connect(self._tell)

    def _ask(self) -> None:
        heard = self.known.key in {Known.TOLD, Known.READ}
        self._told_row.setVisible(heard or bool(self.told_by.text()))

    def _show_more(self, shown: bool) -> None:
        said = self.tr("Show less") if shown else self.tr("Write more (you need not)")
        self.expander.setText(said)
        self.expander.setAccessibleName(said)
        if self.more.isHidden() == shown:  # else it would be laid out before it has its width
            self.more.setVisible(shown)

    def _tell(self) -> None:
        self.changed.emit()


def first_words(story: str, limit: int = TITLE) -> str:
    """The first words of a story; cut between words, with “…” where it was cut."""
    line = next((line.strip() for line in story.splitlines() if line.strip()), "")
    if len(line) <= limit:
        return line
    whole = line[:limit].rpartition(" ")[0]
    return (whole or line[: limit - 1]).rstrip() + "…"


def _fits(check: Callable[[str], str], text: str) -> bool:
    try:
        check(text)
    except TooLong:
        return False
    return True
