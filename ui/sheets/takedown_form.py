"""What is written about a place where something is, and who takes such things down."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import procedures, takedowns
from companion.asked import Found, NewTakedown, Pictured
from companion.facts import Contact
from ui import theme
from ui.session import Session
from ui.sheets.takedown_words import found_words, pictured_words
from ui.widgets.fields import Choice, Line, Story
from ui.widgets.live import LiveLine
from ui.widgets.parts import GroupTitle, Words, clear
from ui.widgets.plain_form import PlainForm
from ui.widgets.shown import breakable
from ui.widgets.when_field import WhenField

_TEXTS = ("platform", "url", "room", "note")
_ADDRESS = 2  # fields up to the address
_AFTER = 4  # fields before what is said about who takes it down


class PlaceForm(QWidget):
    """The fields of a place. The address or the platform is enough, or where in it.

    `pictured` follows each choice of the age in the picture, `settled` carries an address once
    it is typed.
    """

    changed = Signal()
    pictured = Signal()
    settled = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        today = session.vault.now().astimezone().date()
        self._evidence: int | None = None
        self._age = Choice(
            self.tr("How old was the person when the picture was taken?"),
            [(str(one), pictured_words(one)) for one in Pictured],
        )
        self._next = WhenField(self.tr("When to ask again"), session.words, today, around=False)
        self._fields = PlainForm(self._named(), self._said())
        self._advice = Advice(session)
        self._noted = LiveLine(quiet=True)
        column = self._fields.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(_AFTER, self._advice)
            column.insertWidget(_ADDRESS, self._noted)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._fields)
        self._fields.changed.connect(self.changed)
        self._age.chosen.connect(self._turn)
        url = self._fields.fields["url"]
        if isinstance(url, Line):
            url.editingFinished.connect(self._settle)
        self._turn()

    @property
    def age(self) -> Pictured:
        """The age in the picture, as it is chosen now."""
        return Pictured(self._age.key)

    def say_noted(self, text: str) -> None:
        """Say something about the address, under it; "" for nothing."""
        self._noted.say(text)

    def value(self) -> NewTakedown:
        """What stands here."""
        content = self._fields.content()
        texts = {name: content[name] for name in _TEXTS}
        return NewTakedown(
            evidence=self._evidence,
            pictured=self.age,
            found=Found(content["found"]),
            next_look=self._next.value(),
            **texts,
        )

    def show_place(self, one: NewTakedown) -> None:
        """Show what is saved, or what it is to begin with."""
        self._evidence = one.evidence
        texts = {name: getattr(one, name) for name in _TEXTS}
        texts |= {"pictured": str(one.pictured), "found": str(one.found)}
        self._fields.show_content(texts)
        self._next.set_value(one.next_look)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        return self._fields.content()

    def show_content(self, content: Mapping[str, str]) -> None:
        """Show what `content` gave."""
        self._fields.show_content(content)

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        return self._fields.is_blank()

    def unready(self) -> QWidget | None:
        """The first field that cannot be saved as it stands."""
        content = self._fields.content()
        if not any(content[name].strip() for name in ("platform", "url", "room")):
            return self._fields.fields["platform"]
        return self._fields.unready()

    def _named(self) -> dict[str, Line | Story | Choice | WhenField]:
        return {
            "platform": Line(self.tr("Which site or app is it on?")),
            "url": Line(self.tr("Address (URL), if you have it")),
            "room": Line(self.tr("Where in it: room, account, post")),
            "pictured": self._age,
            "found": Choice(
                self.tr("Is it still there, as far as you were told?"),
                [(str(one), found_words(one)) for one in Found],
            ),
            "next_look": self._next,
            "note": Story(self.tr("A note about this place, for you alone"), lines=2),
        }

    def _said(self) -> dict[str, str]:
        return {
            "url": self.tr(
                "It stays in this record, goes into no document from here, and is never opened. You"
                " need not look for it again."
            ),
            "found": self.tr(
                "You need not open it yourself. Whoever you asked can tell you, or the centre."
            ),
            "next_look": self.tr(
                "If you choose a day, it is among your next steps. Without one nothing reminds you."
            ),
        }

    def _settle(self) -> None:
        self.settled.emit(self._fields.content()["url"])

    def _turn(self) -> None:
        self._advice.show_for(self.age)
        self.pictured.emit()


class Advice(QWidget):
    """Who takes such pictures down, by the age in the picture. Nothing here opens or sends."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.SHEET, 0, 0, 0)
        self._rows.setSpacing(theme.STEP // 2)
        self.hide()

    def show_for(self, pictured: Pictured) -> None:
        """Say who they are, in the order in which to turn to them."""
        clear(self._rows)
        found = takedowns.routes(self._session.pack, pictured)
        for contact in found:
            self._tell(contact)
        if found:
            said = self.tr("Please don't download or share it in order to send it in.")
            self._rows.addWidget(Words(said))
        self.setVisible(bool(found))

    def _tell(self, contact: Contact) -> None:
        words, key = self._session.words, f"contact.{contact.id}"
        self._rows.addWidget(GroupTitle(words.say(f"{key}.name")))
        reach = "  ·  ".join(filter(None, (contact.phone, contact.url)))
        told = [words.say(f"{key}.what"), reach]
        told += [words.say(f"{key}.{part}") for part in ("after", "note") if
                 words.knows(f"{key}.{part}")]  # fmt: skip
        if contact.age_of == "now":
            told.append(self._guardian())
        for line in filter(None, told):
            self._rows.addWidget(Words(breakable(line), quiet=True))
        self._rows.addSpacing(theme.STEP)

    def _guardian(self) -> str:
        """What the country's way says about a guardian's consent, where it says anything."""
        session = self._session
        way = session.pack.procedures.get("takedown")
        stages = procedures.stages(way, session.case) if way is not None else []
        if not any(stage.id == "guardian" for stage in stages):
            return ""
        key = "procedure.takedown.guardian"
        return f"{session.words.say(f'{key}.title')}. {session.words.say(f'{key}.text')}"
