"""Notes for the person alone: opened by a passphrase of their own, and closed with the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import drafts, guardian, only_me, settings, when
from companion.errors import WrongPassphrase
from companion.only_me import Notebook, OwnNote
from companion.vault import Vault
from ui import theme
from ui.drafts import DraftKeeper
from ui.messages import sentence
from ui.session import Session
from ui.sheets.incident_form import first_words
from ui.widgets.confirm import Confirm
from ui.widgets.fields import Labelled, Story
from ui.widgets.live import LiveLine
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, Sheet, Words, clear
from ui.widgets.passphrase import Passphrase
from ui.widgets.patience import Patience
from ui.widgets.shown import plain

_PLACE = "only-me:"
_KNOWN_BY = 40  # letters of a note in the list


class OnlyMeSheet(Overlay):
    """Begins such notes, opens them, and lists them. Whatever closes it forgets their key."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Only for me"))
        self._session = session
        self._book: Notebook | None = None
        self._busy = False
        self._told = Words(self._about())
        self._warned = Notice(self._about_forgetting(), strong=True)
        self._new = NewPassphrase(session.tasks, session.language)
        self._secret = Passphrase(self.tr("The passphrase of these notes"))
        self._patience = Patience(parent=self)
        self._patience.over.connect(self._settle)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.STEP)
        self._live = LiveLine()
        self._begin = Button(self.tr("Begin them"), main=True)
        self._open = Button(self.tr("Open them"), main=True)
        self._write = Button(self.tr("Write something"), main=True)
        self._anew = LinkButton(self.tr("Another passphrase"))
        self._lock = Button(self.tr("From now on this passphrase"), main=True)
        self._choosing = False  # of another passphrase
        self._forgot = Confirm(
            self.tr("I forgot the passphrase of these notes"),
            self.tr("Nobody can open them without it, not even we. They can only be deleted, all"
                    " of them, so that you can begin again."),
            self.tr("Delete them all"),
            self.tr("Keep them; it may come to me"),
        )  # fmt: skip
        above: tuple[QWidget, ...] = (self._told, self._warned, self._new, self._secret)
        for part in above:
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._live)
        self.body.addWidget(self._forgot)
        self.foot.addWidget(self._anew, 0, Qt.AlignmentFlag.AlignBottom)
        self.foot.addStretch(1)
        for button in (self._begin, self._open, self._write, self._lock):
            self.foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._begin.clicked.connect(self._make)
        self._new.entered.connect(self._make)
        self._open.clicked.connect(self._unlock)
        self._secret.entered.connect(self._unlock)
        self._write.clicked.connect(self._write_new)
        self._anew.clicked.connect(self._choose_anew)
        self._lock.clicked.connect(self._make)
        self._forgot.confirmed.connect(self._forget_all)
        self._show()

    def may_close(self) -> bool:
        return not self._busy

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            if self._book is not None:
                self._book.close()
                self._book = None
            clear(self._list)
            self._new.forget()
            self._secret.clear()

    def _about(self) -> str:
        return self.tr(
            "A place for what nobody else shall read: not a guardian who opens this record, not a"
            " counsellor. It is in no document, no search and no count. It has a passphrase of its"
            " own; better not the one that opens the record."
        )

    def _about_forgetting(self) -> str:
        return self.tr(
            "If you forget this passphrase, these notes are lost: nobody can open them, and no"
            " recovery code does. Whoever watches the screen or the keys while you write can read"
            " along."
        )

    def _make(self) -> None:
        if self._busy or not self._new.ready():
            return
        vault, text, cost = self._session.vault, self._new.text, self._session.cost
        book = self._book
        if book is None:
            self._work(lambda: only_me.begin(vault, text, cost))
        else:
            self._work(lambda: book.lock_anew(text, cost), self._locked)

    def _choose_anew(self) -> None:
        self._choosing = True
        self._show()
        self._new.begin()

    def _locked(self, _: None) -> None:
        self._busy = self._choosing = False
        self._new.forget()
        self._show()
        self._live.say(self.tr("From now on these notes open with the new passphrase."))
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlock(self) -> None:
        if not self._busy and not self._patience.pausing:
            vault, text, floor = self._session.vault, self._secret.text, self._session.floor
            self._work(lambda: only_me.unlock(vault, text, floor))

    def _work(self, call: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        self._busy = True
        self._settle()
        self._live.say(self.tr("One moment…"))
        self._session.tasks.run(self, call, done or self._opened, self._refused)

    def _opened(self, book: Notebook) -> None:
        self._busy = False
        self._book = book
        self._new.forget()
        self._secret.clear()
        self._live.say("")
        self._show()
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        if _begun(self._session.vault, book):
            self._write_new()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        pause = self._patience.begin() if isinstance(error, WrongPassphrase) else ""
        self._live.say(f"{sentence(error)} {pause}".strip())
        self._settle()
        self._secret.select()

    def _settle(self) -> None:
        ready = not self._busy and not self._patience.pausing
        for button in (self._begin, self._open, self._lock):
            button.setEnabled(ready)

    def _show(self) -> None:
        """What can be done now: begin, open, or read and write."""
        vault, book = self._session.vault, self._book
        begun = only_me.there(vault)
        old: tuple[QWidget, ...] = (self._secret, self._open)
        new: tuple[QWidget, ...] = (self._warned, self._new)
        for part in new:
            part.setVisible(self._choosing or (book is None and not begun))
        self._begin.setVisible(book is None and not begun)
        self._lock.setVisible(self._choosing)
        for part in old:
            part.setVisible(book is None and begun)
        own = not guardian.here(vault)  # to delete them is for whom they are of
        self._forgot.setVisible(book is None and begun and own)
        self._told.setVisible(book is None)
        self._write.setVisible(book is not None and not self._choosing)
        # What is still a draft is sealed under the key until now.
        drafted = any(place.startswith(_PLACE) for place in drafts.places(vault))
        self._anew.setVisible(book is not None and not drafted and not self._choosing)
        self._settle()
        clear(self._list)
        if book is not None:
            if not book.notes:
                self._list.addWidget(Words(self.tr("Nothing is written here yet."), quiet=True))
            for note in book.notes:
                row = _NoteRow(note, self._day(note))
                row.wanted.connect(self._read)
                self._list.addWidget(row)
            if book.put_by:
                self._list.addWidget(GroupTitle(self.tr("Put away")))
            for note in book.put_by:
                away = _AwayRow(note, settings.bin_days(vault))
                away.wanted.connect(self._bring_back)
                away.unwanted.connect(self._erase)
                self._list.addWidget(away)

    def _day(self, note: OwnNote) -> str:
        return when.words(when.day_of(note.changed_at), self._session.words)

    def _write_new(self) -> None:
        self._lay("")

    def _read(self, ident: str) -> None:
        self._lay(ident)

    def _lay(self, ident: str) -> None:
        if self._book is not None:
            sheet = OwnNoteSheet(self._session, self, self._book, ident)
            sheet.closed.connect(self._show)
            sheet.open()

    def _bring_back(self, ident: str) -> None:
        if (book := self._book) is not None:
            self._session.tasks.run(
                self, lambda: book.bring_back(ident), self._turned, self._refused
            )

    def _erase(self, ident: str) -> None:
        if (book := self._book) is not None:
            self._session.tasks.run(self, lambda: book.erase(ident), self._turned, self._refused)

    def _turned(self, _: None) -> None:
        self._show()

    def _forget_all(self) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: only_me.forget(vault), self._forgotten)

    def _forgotten(self, _: None) -> None:
        self._live.say(self.tr("They are deleted. You can begin again, or leave it."))
        self._show()


class OwnNoteSheet(Overlay):
    """One note, saved when it is closed. What is typed is a draft within a second, sealed too."""

    def __init__(self, session: Session, over: QWidget, book: Notebook, ident: str) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Only for me"))
        self._session, self._book, self._ident = session, book, ident
        self._sealed: tuple[str, dict[str, str]] = ("", {})
        self._done = self._busy = self._told = False
        self._text = Story(self.tr("What nobody else shall read"), 10)
        self._text.setPlainText(book.find(ident).text if ident else "")
        self._keeper = DraftKeeper(session, f"{_PLACE}{ident or 'new'}", self._content, self)
        draft = self._keeper.begin()
        if draft is not None:
            self._text.setPlainText(book.open_draft(draft).get("text", self._text.toPlainText()))
            self.body.addWidget(Notice(self.tr("This is what you wrote last time, not saved yet.")))
        self._live = LiveLine()
        save = Button(self.tr("Save"), main=True)
        save.clicked.connect(self.close)
        self.body.addWidget(Labelled(self._text.accessibleName(), self._text))
        if ident:
            away = LinkButton(self.tr("Put this away"))
            away.clicked.connect(self._put_away)
            self.body.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout()
        column.addWidget(self._live)
        column.addWidget(save, 0, Qt.AlignmentFlag.AlignRight)
        self.foot.addLayout(column)
        self._text.textChanged.connect(self._touched)

    def keep_draft(self) -> None:
        """Write what stands here at once, sealed: the program locks or hides."""
        if not self._done:
            self._keeper.keep_now()

    def may_close(self) -> bool:
        if self._done:
            return True
        if self._busy:
            return False
        if self._told:  # it cannot be saved now: what is typed stays as a draft
            self._keeper.end()
            return True
        text, before = self._text.toPlainText(), ""
        if self._ident:
            before = self._book.find(self._ident).text
        if text.strip() and text != before:
            book, ident = self._book, self._ident
            self._act(lambda: book.keep(text, ident))
            return False
        self._keeper.put_away()
        return True

    def _content(self) -> dict[str, str]:
        """What the draft is: the same seal as long as the text is the same."""
        text = self._text.toPlainText()
        if text != self._sealed[0] or not self._sealed[1]:
            self._sealed = (text, self._book.seal_draft({"text": text}))
        return self._sealed[1]

    def _put_away(self) -> None:
        """With what is typed and was not saved: it may come back."""
        book, ident, text = self._book, self._ident, self._text.toPlainText()
        self._act(lambda: book.put_away(ident, text))

    def _act(self, call: Callable[[], object]) -> None:
        self._busy = True
        self._keeper.end()
        place = self._keeper.place

        def write() -> None:
            call()
            place.finish()

        self._session.tasks.run(self, write, self._saved, self._refused)

    def _saved(self, _: object) -> None:
        self._busy, self._done = False, True
        self.close()

    def _refused(self, error: Exception) -> None:
        self._busy, self._told = False, True
        self._keeper.resume()
        self._live.say(sentence(error))

    def _touched(self) -> None:
        self._told = False
        self._keeper.touched()


class _NoteRow(QWidget):
    """The first words of a note, and when it was written last."""

    wanted = Signal(str)

    def __init__(self, note: OwnNote, day: str) -> None:
        super().__init__()
        self._ident = note.id
        said = plain(first_words(note.text, _KNOWN_BY)).replace("&", "&&")
        link = LinkButton(said or "…")
        link.clicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Words(day, quiet=True))

    def _tell(self) -> None:
        self.wanted.emit(self._ident)


class _AwayRow(Sheet):
    """A note that was put away, by its first words; it comes back, or goes for good."""

    wanted = Signal(str)
    unwanted = Signal(str)

    def __init__(self, note: OwnNote, keep: int | None) -> None:
        super().__init__()
        self._ident = note.id
        said = plain(first_words(note.text, _KNOWN_BY)) or "…"
        self.setAccessibleName(said)
        column = self.body
        column.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(Words(said))
        if keep is not None:
            days = max(0, keep - (note.away or 0))
            column.addWidget(Words(self.tr("%n days left", "", days), quiet=True))
        back = LinkButton(self.tr("Bring back"))
        back.setAccessibleDescription(said)
        back.clicked.connect(self._want)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        erase = Confirm(
            self.tr("Delete for good"),
            self.tr("This cannot be brought back."),
            self.tr("Delete"),
            self.tr("Keep it"),
        )
        erase.ask.setAccessibleName(f"{erase.ask.text()}: {said}")
        erase.confirmed.connect(self._unwant)
        column.addWidget(erase)

    def _want(self) -> None:
        self.wanted.emit(self._ident)

    def _unwant(self) -> None:
        self.unwanted.emit(self._ident)


def _begun(vault: Vault, book: Notebook) -> bool:
    """Whether a new note was begun and not saved."""
    found = drafts.load(vault, f"{_PLACE}new")
    return found is not None and bool(book.open_draft(found))
