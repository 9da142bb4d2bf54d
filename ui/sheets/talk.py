"""The sheet of a talk: with whom, when, what was said, what was promised."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from companion import contacts, when
from companion.records import NewStep, NewTalk, Talk
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Line, Story
from ui.widgets.plain_form import PlainForm
from ui.widgets.when_field import WhenField

_TEXTS = ("contact", "channel", "said", "officer", "case_number", "promise")
_SHOWN = 100  # letters of a promise in the title of its step


class TalkSheet(RecordSheet):
    """Writes down a talk, or changes one. `known` are names one may have talked to.

    A new one begins with `whom`.
    """

    def __init__(
        self,
        session: Session,
        over: QWidget,
        known: list[str],
        talk: Talk | None = None,
        whom: str = "",
    ) -> None:
        place = f"talk:{talk.id}" if talk else f"talk:new:{session.case.id}"
        super().__init__(session, over, place, new=talk is None)
        self._talk = talk
        self.set_title(self.tr("A talk you had"))
        self._fields = self._form(known, whom)
        if talk is not None:
            self._show(talk)
        self.body.addWidget(self._fields)
        if talk is not None:
            self.offer_bin(
                partial(contacts.remove_talk, session.vault, talk.id),
                self.tr("The step of what was promised stays."),
            )
        self.set_form(self._fields)

    def _form(self, known: list[str], whom: str) -> PlainForm:
        self._with = Line(self.tr("With whom"))
        self._with.setText(whom)
        names = QCompleter(known, self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        self._with.setCompleter(names)
        today = self.session.vault.now().astimezone().date()
        self._held = WhenField(self.tr("When"), self.session.words, today, around=False)
        self._by = WhenField(self.tr("Until when"), self.session.words, today, around=False)
        return PlainForm(
            {
                "contact": self._with,
                "held": self._held,
                "channel": Line(self.tr("How: by phone, chat, in person")),
                "said": Story(self.tr("What was said"), lines=5),
                "officer": Line(self.tr("Who looks after it there")),
                "case_number": Line(self.tr("Number they gave: case, receipt")),
                "promise": Story(self.tr("What they said they would do"), lines=3),
                "promised_by": self._by,
            },
            {
                "contact": self.tr("A place, or the name of the person you talked to."),
                "officer": self.tr("The name or the section they told you to ask for."),
                "promised_by": self.tr("With a day, it is also among your next steps."),
            },
            needed="contact",
        )

    def write(self) -> Callable[[], int]:
        vault, case, old = self.session.vault, self.session.case.id, self._talk
        said = self._fields.content()
        new = NewTalk(
            **{name: said[name] for name in _TEXTS},
            held=self._held.value(),
            promised_by=self._by.value(),
        )
        follow = self._follow(new)
        if old is None:
            return lambda: contacts.note_talk(vault, case, new, follow).id
        return lambda: contacts.edit_talk(vault, old.id, new, follow).id

    def _follow(self, new: NewTalk) -> NewStep:
        """The step that looks after what was promised, in words."""
        lines = [line.strip() for line in new.promise.splitlines() if line.strip()]
        promise = lines[0] if lines else new.contact.strip()
        if len(promise) > _SHOWN:
            promise = f"{promise[:_SHOWN]}…"
        held = when.words(new.held, self.session.words) if new.held != when.UNKNOWN else ""
        about = (new.contact, held, new.channel, new.officer, new.case_number)
        named = "  ·  ".join(filter(None, map(str.strip, about)))
        return NewStep(
            self.tr("See whether it was done: {promise}").format(promise=promise),
            note=self.tr("From a talk: {talk}").format(talk=named),
        )

    def _show(self, talk: Talk) -> None:
        self._fields.show_content({name: getattr(talk, name) for name in _TEXTS})
        self._held.set_value(talk.held)
        self._by.set_value(talk.promised_by)
