"""Days counted from something that happened: what a rule says of them, and what kind of rule."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion import follow_up, steps, when
from companion.follow_up import Following
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Choice
from ui.widgets.live import LiveLine
from ui.widgets.parts import Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.when_field import WhenField


class CountingSheet(RecordSheet):
    """Puts what follows from a day among the next steps; it is read before it is put there."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over, f"count:new:{session.case.id}", new=True)
        self.set_title(self.tr("Days that follow"))
        today = session.vault.now().astimezone().date()
        words = session.words
        options = [(one, words.say(f"event.{one}")) for one in follow_up.events(session.pack)]
        self._event = Choice(self.tr("Counted from"), options)
        self._on = WhenField(self.tr("When that was"), words, today, around=False)
        self._fields = PlainForm({"event": self._event, "on": self._on})
        self._follow = LiveLine()
        said = self.tr(
            "What follows is put among your next steps. A law binds them, a guidebook does not;"
            " each line says which it is."
        )
        self.body.addWidget(Words(said, quiet=True))
        self.body.addWidget(self._fields)
        self.body.addWidget(self._follow)
        self.set_form(self._fields)
        self.save_button.setText(self.tr("Put it among my next steps"))
        self.save_button.setAccessibleName(self.save_button.text())
        self._fields.changed.connect(self._tell)
        self._tell()

    def write(self) -> Callable[[], int]:
        vault, case, found = self.session.vault, self.session.case.id, self._found()
        happened = self._on.value().sort_key

        def put() -> int:
            taken = [
                steps.take(vault, case, f"deadline:{one.rule.id}:{happened}", one.step)
                for one in found
            ]
            return taken[-1].id if taken else 0

        return put

    def may_close(self) -> bool:
        """Whoever only looked can go: closing puts nothing among the steps, and can be undone."""
        if not (self._busy or self._done) and self._keeper.has_draft:
            self.thrown_away.emit(self._keeper.place.name, self.form.content())
            self._keeper.put_away()
            return True
        return super().may_close()

    def _found(self) -> list[Following]:
        if not self._on.ready or not self._event.key:
            return []
        session = self.session
        return follow_up.after_event(self._event.key, self._on.value(), session.pack, session.words)

    def _tell(self) -> None:
        """Say what follows, each with its day and what the rule is."""
        words, lines = self.session.words, []
        for one in self._found():
            day = "" if one.step.due == when.UNKNOWN else f"{when.words(one.step.due, words)}\n"
            lines.append(f"{one.step.title}\n{day}{one.step.note}")
        self._follow.say("\n\n".join(lines))
