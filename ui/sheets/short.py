"""Three minutes: one field for what comes to mind. It becomes an ordinary entry as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import timeline
from companion.records import NewIncident
from ui import theme
from ui.session import Session
from ui.sheets.incident_form import first_words
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Labelled, Story
from ui.widgets.parts import Words
from ui.widgets.when_field import WhenField


class ShortForm(QWidget):
    """What comes to mind, and when it was, which need not be known."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        today = session.vault.now().astimezone().date()
        self.narrative = Story(self.tr("What comes to mind?"), lines=6)
        self.happened = WhenField(self.tr("When was it?"), session.words, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        said = self.tr("A word is enough, in any order.")
        column.addWidget(Labelled(self.narrative.accessibleName(), self.narrative, said))
        column.addWidget(Labelled(self.tr("When was it?"), self.happened))
        column.addStretch(1)
        for signal in (self.narrative.textChanged, self.happened.changed):
            signal.connect(self._tell)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        return {"narrative": self.narrative.toPlainText(), "happened": self.happened.state()}

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""
        self.narrative.setPlainText(content["narrative"])
        self.happened.set_state(content["happened"])

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        return not self.narrative.toPlainText().strip()

    def unready(self) -> QWidget | None:
        """The time, where it is half filled."""
        return None if self.happened.ready else self.happened.span

    def value(self) -> NewIncident:
        """An entry that can be gone on with like any other."""
        text = self.narrative.toPlainText()
        return NewIncident(title=first_words(text), narrative=text, happened=self.happened.value())

    def _tell(self) -> None:
        self.changed.emit()


class ShortSheet(RecordSheet):
    """Closing saves, too."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over, f"short:new:{session.case.id}", new=True)
        self._case = session.case.id
        self.set_title(self.tr("Three minutes"))
        self.body.addWidget(
            Words(
                self.tr("You can stop at any word, and go on another day under What happened."),
                quiet=True,
            )
        )
        self._form = ShortForm(session)
        self.body.addWidget(self._form)
        self.set_form(self._form)

    def focus_first(self) -> None:
        """The cursor stands where one writes."""
        self._form.narrative.setFocus()

    def write(self) -> Callable[[], int]:
        vault, case, new = self.session.vault, self._case, self._form.value()
        return lambda: timeline.add(vault, case, new).id
