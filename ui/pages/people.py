"""Who is in the case, and under which names they showed themselves."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import people
from companion.records import Account, Person
from ui import theme
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.account import AccountSheet
from ui.sheets.person import PersonSheet
from ui.sheets.provenance_form import account_words, platform_words
from ui.unfinished import kind_of, record_of
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, Words, scrolled
from ui.widgets.rows_table import RowsTable
from ui.widgets.shown import breakable

_LONGEST = 160  # letters of a text in a cell; the whole one is in the sheet


class PeoplePage(Page):
    """Two lists, people and accounts, each with its own way to add to it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PeoplePage", "People & accounts")
        super().__init__(session, title, parent)
        self._people = RowsTable(
            self.tr("People"),
            [self.tr("Name"), self.tr("Who it is"), self.tr("Why you think so")],
            [3, 3, 4],
        )
        self._accounts = RowsTable(
            self.tr("Accounts and rooms"),
            [self.tr("Where"), self.tr("Shown name, room"), self.tr("Id")],
            [3, 4, 4],
        )
        self._no_people = Words(
            self.tr("Nobody noted yet. You need not know who it was."), quiet=True
        )
        self._no_accounts = Words(
            self.tr("No account noted yet. A shown name alone is a start."), quiet=True
        )
        self._empty = Empty(f"{self._no_accounts.text()}\n{self._no_people.text()}", "people")
        self._lists = QWidget()
        self._add_person = Button(self.tr("Note a person"), glyph="people")
        self._add_account = Button(self.tr("Note an account or a room"), main=True, glyph="add")
        self._lay_out()
        self._people.opened.connect(self.open_person)
        self._accounts.opened.connect(self.open_account)
        self._add_person.clicked.connect(self._new_person)
        self._add_account.clicked.connect(self._new_account)

    def open_person(self, ident: int) -> None:
        """Show everything about a person."""
        self.lay_over(PersonSheet(self.session, self, ident))
        self.session.opened("person", ident)

    def open_account(self, ident: int) -> None:
        """Show everything about an account."""
        self.lay_over(AccountSheet(self.session, self, ident))
        self.session.opened("account", ident)

    def go_on(self, place: str) -> None:
        kind = PersonSheet if kind_of(place) == "person" else AccountSheet
        self.lay_over(kind(self.session, self, record_of(place)))

    def refresh(self) -> None:
        vault, case = self.session.vault, self.session.case.id
        persons, accounts = people.persons(vault, case), people.accounts(vault, case)
        named = {account.id: account for account in accounts}
        self._people.show_rows([(p.id, self._person(p, named)) for p in persons])
        self._accounts.show_rows([(a.id, self._account(a)) for a in accounts])
        self._empty.setVisible(not persons and not accounts)
        self._lists.setHidden(not persons and not accounts)
        self._people.setVisible(bool(persons))
        self._no_people.setVisible(not persons)
        self._accounts.setVisible(bool(accounts))
        self._no_accounts.setVisible(not accounts)

    def _person(self, person: Person, accounts: dict[int, Account]) -> tuple[str, ...]:
        words = self.session.words
        theirs = [account_words(accounts[i], words) for i in person.accounts if i in accounts]
        name = "\n".join(filter(None, (person.name, *theirs)))
        who = "\n".join(filter(None, (words.say(f"part.{person.part}"), person.relation)))
        return _cells(name, who, person.basis)

    def _account(self, account: Account) -> tuple[str, ...]:
        where = platform_words(account.platform, self.session.words) or "–"
        shown = "\n".join(filter(None, (account.display_name, account.room)))
        return _cells(where, shown or "–", account.handle or account.profile_url or "–")

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        either = QVBoxLayout(inside)
        either.setContentsMargins(0, 0, theme.STEP, 0)
        either.addWidget(self._empty, 1)
        either.addWidget(self._lists, 1)
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        names = self.tr(
            "A shown name can be changed at any moment; an id hardly ever is. With both, the same"
            " account can be found again."
        )
        column.addWidget(GroupTitle(self.tr("Accounts and rooms")))
        column.addWidget(Words(names, quiet=True))
        column.addWidget(self._no_accounts)
        column.addWidget(self._accounts)
        column.addSpacing(theme.GAP)
        column.addWidget(GroupTitle(self.tr("People")))
        column.addWidget(self._no_people)
        column.addWidget(self._people)
        column.addStretch(1)
        row = Flow()
        row.addWidget(self._add_account)
        row.addWidget(self._add_person)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.addWidget(area, 1)
        self.sheet.addLayout(row)

    def _new_person(self) -> None:
        self.lay_over(PersonSheet(self.session, self, None))

    def _new_account(self) -> None:
        self.lay_over(AccountSheet(self.session, self, None))


def _cells(*texts: str) -> tuple[str, ...]:
    """Texts short enough for a table, with places to break their lines."""
    cut = (text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…" for text in texts)
    return tuple(breakable(text) for text in cut)
