"""What is written about an item, so that it can be understood without opening it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import people
from companion.records import Account, Provenance
from companion.texts import Texts
from ui import theme
from ui.session import Session
from ui.sheets.describing import Describing
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.parts import GroupTitle
from ui.widgets.scripts import held
from ui.widgets.stop_point import StopPoint
from ui.widgets.when_field import WhenField


class ProvenanceForm(QWidget):
    """Every field may stay empty. With `reference` only what fits an item without a file."""

    changed = Signal()

    def __init__(
        self, session: Session, reference: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words, today = session.words, session.vault.now().astimezone().date()
        accounts = people.accounts(session.vault, session.case.id)
        unknown = ("", self.tr("I don't know, or none of these"))
        self.title = Line(self.tr("Title"))
        self.description = Story(self.tr("Description"), lines=3)
        self.describing = Describing()
        self.url = Line(self.tr("Address (URL)"))
        self.room = Line(self.tr("Room or channel"))
        self.account = Choice(
            self.tr("Account"), [unknown, *((str(a.id), account_words(a, words)) for a in accounts)]
        )
        self.seen = WhenField(self.tr("When it was seen"), words, today)
        self.obtained = WhenField(self.tr("When it came to you"), words, today)
        self.obtained_from = Line(self.tr("From whom"))
        self.method = Line(self.tr("How it was captured"))
        self.device = Line(self.tr("With which device"))
        self.seen_by = Story(self.tr("Who else saw it"), lines=2)
        self.proves = Story(self.tr("What it is meant to show"), lines=2)
        self.holder = Line(self.tr("Who has the original"))
        self._lines = {
            "title": self.title,
            "url": self.url,
            "room": self.room,
            "obtained_from": self.obtained_from,
            "method": self.method,
            "device": self.device,
            "holder": self.holder,
        }
        self._stories = {
            "description": self.description,
            "seen_by": self.seen_by,
            "proves": self.proves,
        }
        self._times = {"seen": self.seen, "obtained": self.obtained}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self._lay_out_reference() if reference else self._lay_out()
        self._listen()

    def value(self) -> Provenance:
        """What stands here. Raises ImpossibleDate while a time is not ready."""
        stories = {name: story.toPlainText() for name, story in self._stories.items()}
        answers = self.describing.text()  # nothing that was answered is lost by not putting it in
        if answers:
            before = stories["description"].rstrip()
            stories["description"] = "\n".join(filter(None, (before, answers)))
        return Provenance(
            account=int(self.account.key) if self.account.key else None,
            seen=self.seen.value(),
            obtained=self.obtained.value(),
            **{name: line.text() for name, line in self._lines.items()},
            **stories,
        )

    def show_about(self, about: Provenance) -> None:
        """Show what is saved."""
        for name, line in self._lines.items():
            line.setText(getattr(about, name))
        for name, story in self._stories.items():
            story.setPlainText(getattr(about, name))
        for name, time in self._times.items():
            time.set_value(getattr(about, name))
        self.account.choose(str(about.account or ""))

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        content = {name: line.text() for name, line in self._lines.items()}
        content |= {name: story.toPlainText() for name, story in self._stories.items()}
        content |= {name: time.state() for name, time in self._times.items()}
        return content | {"account": self.account.key} | self.describing.content()

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""
        for name, line in self._lines.items():
            line.setText(content[name])
        for name, story in self._stories.items():
            story.setPlainText(content[name])
        for name, time in self._times.items():
            time.set_state(content[name])
        self.account.choose(content["account"])
        self.describing.show_content(content)

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        texts = [line.text() for line in self._lines.values()]
        texts += [story.toPlainText() for story in self._stories.values()]
        texts += self.describing.content().values()
        times = [time.span.key for time in self._times.values()]
        return not any(map(str.strip, texts)) and set(times) == {"unknown"} and not self.account.key

    def unready(self) -> QWidget | None:
        """The first time that is half filled or impossible, if one is."""
        return next((time.span for time in self._times.values() if not time.ready), None)

    def _lay_out(self) -> None:
        self._group(self.tr("What is it?"))
        self._title_row()
        self._row(
            self.tr("What can be seen or read in it?"),
            self.description,
            self.tr("So that nobody has to open it to understand."),
        )
        self._column.addWidget(self.describing)
        self._group(self.tr("Where was it?"))
        self._where_rows()
        self._column.addWidget(StopPoint())
        self._group(self.tr("How did it come to you?"))
        self._row(self.tr("When?"), self.obtained)
        self._row(self.tr("From whom?"), self.obtained_from)
        self._row(
            self.tr("How was it captured?"),
            self.method,
            self.tr("For example: a screenshot, a photo of the screen, sent to me"),
        )
        self._row(self.tr("With which device?"), self.device)
        self._group(self.tr("Anything else"))
        self._row(self.tr("Who else saw it?"), self.seen_by)
        self._row(self.tr("What does it show about what happened?"), self.proves)
        self._row(self.tr("Who has the original?"), self.holder)

    def _lay_out_reference(self) -> None:
        self._title_row()
        self._where_rows()
        self._row(self.tr("Who told you about it?"), self.obtained_from)
        self._row(
            self.tr("What did it say or show, in your words?"),
            self.description,
            self.tr("As much as you want to write. One word is enough."),
        )
        self._row(self.tr("Who else saw it?"), self.seen_by)
        self._row(
            self.tr("Who has the original?"),
            self.holder,
            self.tr("For example: it is still on my phone, in the chat room"),
        )
        for unasked in (self.obtained, self.method, self.device, self.proves, self.describing):
            unasked.setParent(self)
            unasked.hide()

    def _title_row(self) -> None:
        self._row(
            self.tr("A short name in your own words"),
            self.title,
            self.tr("It is what the covered tile shows."),
        )

    def _where_rows(self) -> None:
        self._row(
            self.tr("Address (URL)"),
            self.url,
            self.tr("Copy it as it is. Nothing here ever opens it."),
        )
        self._row(self.tr("Room or channel"), self.room)
        self._row(self.tr("Which account?"), self.account)
        self._row(self.tr("When was it seen or posted?"), self.seen)

    def _group(self, name: str) -> None:
        self._column.addWidget(GroupTitle(name, self))

    def _row(self, name: str, field: QWidget, said: str = "") -> None:
        if isinstance(field, Line) and not said:
            field.setPlaceholderText(self.tr("It's fine not to know"))
        self._column.addWidget(Labelled(name, field, said, self))

    def _listen(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(self._tell)
        for story in self._stories.values():
            story.textChanged.connect(self._tell)
        for time in self._times.values():
            time.changed.connect(self._tell)
        self.account.chosen.connect(self._tell)
        self.describing.changed.connect(self._tell)
        self.describing.described.connect(self._describe)

    def _describe(self, text: str) -> None:
        before = self.description.toPlainText().rstrip()
        self.description.setPlainText("\n".join(filter(None, (before, text))))
        self.description.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.changed.emit()


def account_words(account: Account, words: Texts) -> str:
    """An account in one line."""
    name = account.display_name or account.room or account.profile_url
    handle = f"({held(account.handle)})" if account.handle else ""
    said = " ".join(filter(None, (held(name), handle)))
    return " · ".join(filter(None, (platform_words(account.platform, words), said)))


def platform_words(platform: str, words: Texts) -> str:
    """The name of a platform that has one here, else what the person wrote."""
    key = f"platform.{platform}"
    return words.say(key) if words.knows(key) else platform
