"""An account or a room: where it is, and both of its names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import people, takedowns
from companion.records import Account, NewAccount
from ui import theme
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.sheets.takedown import TakedownSheet
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.parts import LinkButton, Words

PLATFORMS = (
    "telegram", "kakaotalk", "instagram", "x", "discord", "tiktok", "facebook", "line",
    "naver_band", "dcinside", "everytime",
)  # fmt: skip
"""Keys of the platforms offered, the most usual first; words: `platform.<key>`."""
_OTHER = "other"
_LINES = ("display_name", "handle", "profile_url", "room")


class AccountForm(QWidget):
    """The fields of an account; any one of its names is enough."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = session.words
        offered = [("", self.tr("I don't know"))]
        offered += [(key, words.say(f"platform.{key}")) for key in (*PLATFORMS, _OTHER)]
        self.platform = Choice(self.tr("Where is it?"), offered)
        self.other = Line(self.tr("The name of the place"))
        self._other_row = Labelled(self.tr("The name of the place"), self.other)
        self.display_name = Line(self.tr("The name that is shown"))
        self.handle = Line(self.tr("The id"))
        self.profile_url = Line(self.tr("Address of the profile (URL)"))
        self.room = Line(self.tr("Room or channel"))
        self.note = Story(self.tr("A note for you alone"), lines=2)
        self._lines = {
            "other": self.other,
            "display_name": self.display_name,
            "handle": self.handle,
            "profile_url": self.profile_url,
            "room": self.room,
        }
        self._lay_out()
        for line in self._lines.values():
            line.textChanged.connect(self._tell)
        self.note.textChanged.connect(self._tell)
        self.platform.chosen.connect(self._tell)

    def value(self) -> NewAccount:
        """What stands here."""
        named = self.platform.key == _OTHER and self.other.text().strip()
        texts = {name: self._lines[name].text() for name in _LINES}
        platform = self.other.text() if named else self.platform.key
        return NewAccount(platform, note=self.note.toPlainText(), **texts)

    def show_account(self, account: Account) -> None:
        """Show what is saved."""
        known = account.platform in ("", _OTHER, *PLATFORMS)
        self.platform.choose(account.platform if known else _OTHER)
        self.other.setText("" if known else account.platform)
        for name in _LINES:
            self._lines[name].setText(getattr(account, name))
        self.note.setPlainText(account.note)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        content = {name: line.text() for name, line in self._lines.items()}
        return content | {"platform": self.platform.key, "note": self.note.toPlainText()}

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""
        self.platform.choose(content["platform"])
        self.note.setPlainText(content["note"])
        for name, line in self._lines.items():
            line.setText(content[name])

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        return not any(text.strip() for text in self.content().values())

    def unready(self) -> QWidget | None:
        """The shown name, while nothing names the account."""
        named = any(self._lines[name].text().strip() for name in _LINES)
        return None if named else self.display_name

    def _lay_out(self) -> None:
        names = self.tr(
            "The shown name can be changed at any moment. The id (with @, or a number) hardly ever"
            " is, so with both the account can be found again."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Words(names, quiet=True))
        column.addWidget(Labelled(self.tr("Where is it?"), self.platform))
        column.addWidget(self._other_row)
        for name, field, said in (
            (self.tr("The name that is shown"), self.display_name, ""),
            (self.tr("The id"), self.handle, self.tr("For example: @name or 123456789")),
            (self.tr("Room or channel"), self.room, ""),
            (
                self.tr("Address of the profile (URL)"),
                self.profile_url,
                self.tr("Copy it as it is. Nothing here ever opens it."),
            ),
            (
                self.tr("A note for you alone"),
                self.note,
                self.tr("It goes into no document, whoever it is for."),
            ),
        ):
            column.addWidget(Labelled(name, field, said))
        self._other_row.hide()

    def _tell(self) -> None:
        self._other_row.setVisible(self.platform.key == _OTHER)
        self.changed.emit()


class AccountSheet(RecordSheet):
    """Notes an account or a room, or changes one that is there."""

    def __init__(self, session: Session, over: QWidget, ident: int | None) -> None:
        place = f"account:{ident or f'new:{session.case.id}'}"
        super().__init__(session, over, place, new=ident is None)
        self._ident = ident
        self._form = AccountForm(session)
        self.body.addWidget(self._form)
        if ident is None:
            self.set_title(self.tr("Note an account or a room"))
        else:
            self.set_title(self.tr("An account or a room"))
            self._form.show_account(people.get_account(session.vault, ident))
            asked = LinkButton(self.tr("Note that I asked for this to be taken down"))
            asked.clicked.connect(self._note_asked)
            self.body.addWidget(asked, 0, Qt.AlignmentFlag.AlignLeft)
            self._add_remove(ident)
        self.set_form(self._form)

    def write(self) -> Callable[[], int]:
        vault, case, ident = self.session.vault, self.session.case.id, self._ident
        new = self._form.value()
        if ident is None:
            return lambda: people.add_account(vault, case, new).id
        return lambda: people.edit_account(vault, ident, new).id

    def _note_asked(self) -> None:
        """Where its address was noted before, that place is opened, for another asking."""
        session, ident = self.session, self._ident
        if ident is None:
            return
        url = people.get_account(session.vault, ident).profile_url
        there = takedowns.noted(session.vault, session.case.id, url)
        sheet = TakedownSheet(session, self, there, account=None if there else ident)
        sheet.thrown_away.connect(self.thrown_away)
        sheet.open()

    def _add_remove(self, ident: int) -> None:
        self.offer_bin(
            partial(people.remove_account, self.session.vault, ident),
            self.tr(
                "What happened, and the items, stay as you wrote them and only no longer name it."
            ),
        )
