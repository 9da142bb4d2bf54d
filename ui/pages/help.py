"""Places of help: the first to call, talks to remember, and all places with one's own."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import contacts, directory, steps, when
from companion.facts import Procedure
from companion.places import Entry
from companion.records import Talk
from ui import theme
from ui.countries_here import source
from ui.directory import Directory
from ui.glossary import GlossarySheet
from ui.pages.page import Page
from ui.place_words import named
from ui.session import Session
from ui.sheets import place as doing
from ui.sheets.my_place import MyPlaceSheet
from ui.sheets.own_contact import ContactSheet
from ui.sheets.place import PlaceSheet
from ui.sheets.say import SaySheet
from ui.sheets.site import SiteSheet
from ui.sheets.talk import TalkSheet
from ui.sheets.way import Ways, WaySheet
from ui.unfinished import kind_of, record_of
from ui.widgets.contact_card import FirstPlace, Place
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, clear, scrolled
from ui.widgets.talk_row import TalkRow

TALKS = 10  # shown at first, the latest
_MINUTE = 60_000  # ms; what is open changes with the minutes


class HelpPage(Page):
    """Nothing here dials, and a page opens only after a sheet that says what that leaves behind."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("HelpPage", "Places of help")
        super().__init__(session, title, parent)
        self._first, self._talks = QVBoxLayout(), QVBoxLayout()
        self._shown: list[tuple[str, Place, str]] = []
        self._listed: list[Talk] | None = None
        self._most = TALKS
        self._all_talks = LinkButton(self.tr("Show all talks"))
        self._all_talks.clicked.connect(self._show_all_talks)
        self._source = Words(quiet=True)
        self.directory = Directory(session)
        self.directory.opened.connect(self._open)
        self._ways = Ways(session)
        self._ways.wanted.connect(self._open_way)
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self._changed)
        self._clock.start()
        self._lay_out()

    def go_on(self, place: str) -> None:
        vault, ident, kind = self.session.vault, record_of(place), kind_of(place)
        if kind == "talk":
            talk = None if ident is None else contacts.get_talk(vault, ident)
            self.lay_over(TalkSheet(self.session, self, self.directory.names(), talk))
        elif kind == "contact":
            own = None if ident is None else contacts.get(vault, ident)
            self.lay_over(ContactSheet(self.session, self, own))
        else:
            found = place.split(":", 3)[3]
            self._do(doing.SAY if kind == "say" else doing.CHANGE, found)

    def refresh(self) -> None:
        vault, case, words = self.session.vault, self.session.case.id, self.session.words
        self._source.setText(source(self.session))
        self._ways.refresh()
        # Not every country's ways have been written down yet.
        self._what_happens.setVisible(bool(self.session.pack.procedures))
        self._terms.setVisible(bool(self.session.pack.terms))
        self.directory.refresh()
        self._show_first()
        talks = contacts.talks(vault, case, self._most + 1)
        self._all_talks.setVisible(len(talks) > self._most)
        talks = talks[: self._most]
        if talks == self._listed:
            return
        self._listed = talks
        clear(self._talks)
        for talk in talks:
            held, by = (when.words(one, words) for one in (talk.held, talk.promised_by))
            row = TalkRow(talk, held, by if talk.promised_by != when.UNKNOWN else "")
            row.wanted.connect(self._edit_talk)
            row.marked.connect(self._mark)
            self._talks.addWidget(row)

    def _show_all_talks(self) -> None:
        self._most = sys.maxsize - 1
        self.refresh()

    def _show_first(self) -> None:
        """The first to call, without those the person put away."""
        first, shown = self.session.pack.meta.first, []
        for moment, idents in (
            (self.tr("Now"), first.now),
            (self.tr("Today"), first.today),
            (self.tr("When you are ready"), first.later),
        ):
            found = [place for i in idents if (place := self.directory.place(i)) is not None]
            left = [place for place in found if not place.hidden]
            if left:
                also = "\n".join(named(place) for place in left[1:4] if place.number)
                shown.append((moment, left[0], also))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._first)
        for moment, place, also in shown:
            card = FirstPlace(moment, place, also)
            card.opened.connect(self._open_by_id)
            card.say_wanted.connect(self._say)
            self._first.addWidget(card)

    def _open(self, entry: Entry) -> None:
        self._open_by_id(entry.ident)

    def _open_by_id(self, ident: str) -> None:
        place = self.directory.place(ident)
        if place is not None:
            sheet = PlaceSheet(self, place)
            sheet.wanted.connect(self._do)
            self.lay_over(sheet)

    def _say(self, ident: str) -> None:
        self._do(doing.SAY, ident)

    def _do(self, what: str, ident: str) -> None:
        """What was chosen for a place, or its draft."""
        entry, place = self.directory.entry(ident), self.directory.place(ident)
        if entry is None or place is None:
            return
        session = self.session
        if what == doing.SAY:
            self.lay_over(SaySheet(session, self, place))
        elif what == doing.TALK:
            names = self.directory.names()
            self.lay_over(TalkSheet(session, self, names, whom=place.name))
        elif what == doing.SITE and entry.contact is not None:
            self.lay_over(SiteSheet(self, entry.contact, place.name))
        elif what == doing.CHANGE and entry.own is not None:
            self.lay_over(ContactSheet(session, self, entry.own))
        elif what == doing.CHANGE:
            self.lay_over(MyPlaceSheet(session, self, place))
        elif what in (doing.PIN, doing.UNPIN):
            self._set(ident, pinned=what == doing.PIN)
        elif what in (doing.PUT_AWAY, doing.BRING_BACK):
            self._set(ident, hidden=what == doing.PUT_AWAY)

    def _set(self, ident: str, **values: bool) -> None:
        vault, case = self.session.vault, self.session.case.id
        self.session.change(self, lambda: directory.change(vault, case, ident, **values))

    def _add_talk(self) -> None:
        self.lay_over(TalkSheet(self.session, self, self.directory.names()))

    def _edit_talk(self, talk: Talk) -> None:
        self.lay_over(TalkSheet(self.session, self, self.directory.names(), talk))
        self.session.opened("talk", talk.id)

    def _mark(self, talk: Talk) -> None:
        vault, done = self.session.vault, not talk.done_at
        self.session.change(self, lambda: steps.mark(vault, talk.step, done))

    def _open_way(self, procedure: Procedure) -> None:
        self.lay_over(WaySheet(self.session, self, procedure))

    def _explain(self) -> None:
        self.lay_over(GlossarySheet(self.session, self))

    def _add_own(self) -> None:
        self.lay_over(ContactSheet(self.session, self))

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH + 120))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._first)
        column.addSpacing(theme.STEP)
        column.addWidget(self._ways_group(column.spacing()))
        talk = Button(self.tr("Note a talk"), main=True)
        talk.clicked.connect(self._add_talk)
        own = Button(self.tr("Add a place"))
        own.clicked.connect(self._add_own)
        said = self.tr("Whom you spoke with, what they said, which number they gave.")
        self._group(column, self.tr("Talks to remember"), said, talk)
        column.insertLayout(column.count() - 1, self._talks)
        left = Qt.AlignmentFlag.AlignLeft
        column.insertWidget(column.count() - 1, self._all_talks, 0, left)
        said = self.tr(
            "You can add a person or a place you trust, and note a number of your own beside any of"
            " these."
        )
        self._group(column, self.tr("All places"), said, own)
        column.insertWidget(column.count() - 2, self._source)
        column.addWidget(self.directory)
        column.addStretch(1)
        for rows in (self._first, self._talks):
            rows.setSpacing(theme.STEP)
        self.sheet.addWidget(area, 1)

    def _ways_group(self, spacing: int) -> QWidget:
        self._what_happens = QWidget()
        ways = QVBoxLayout(self._what_happens)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(spacing)
        ways.addWidget(GroupTitle(self.tr("What happens if …")))
        ways.addWidget(
            Words(self.tr("To read before you decide anything. Nothing is sent."), quiet=True)
        )
        ways.addWidget(self._ways)
        self._terms = Button(self.tr("Words, in plain sentences"))
        self._terms.clicked.connect(self._explain)
        row = Flow()
        row.addWidget(self._terms)
        ways.addLayout(row)
        return self._what_happens

    def _group(self, column: QVBoxLayout, title: str, said: str, button: Button) -> None:
        column.addSpacing(theme.STEP)
        column.addWidget(GroupTitle(title))
        column.addWidget(Words(said, quiet=True))
        buttons = Flow()
        buttons.addWidget(button)
        column.addLayout(buttons)
