"""The sheets of a place where something is, and of one time somebody was asked to take it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from companion import evidence, people, takedowns, when
from companion.asked import Asking, NewTakedown, Pictured, Takedown
from companion.errors import NotThere
from companion.packs import Pack
from companion.records import NewStep, Shows
from companion.texts import Texts
from companion.vault import Vault
from ui.session import Session
from ui.sheets.asking_form import AskingForm, next_place
from ui.sheets.item_words import heading
from ui.sheets.provenance_form import platform_words
from ui.sheets.record import RecordSheet
from ui.sheets.takedown_form import PlaceForm
from ui.sheets.takedown_words import asking_cells, found_words
from ui.widgets.parts import Button, GroupTitle, Words
from ui.widgets.rows_table import RowsTable
from ui.widgets.shown import breakable

_ASKED = "asked "  # before the keys of an asking in a draft
_AGES = {
    Shows.ORDINARY: Pictured.UNSAID,  # the item may be ordinary, and what it leads to not
    Shows.SEXUAL_ADULT: Pictured.ADULT,
    Shows.SEXUAL_MINOR: Pictured.UNSURE,  # under 19 is not yet under 18
    Shows.UNSURE: Pictured.UNSURE,
}
_PLACE = [field.name for field in fields(NewTakedown)]


class TakedownSheet(RecordSheet):
    """Notes a place and that somebody was asked, or changes what was noted of a place.

    A new one may begin with what is known of an item or an account. Its draft names them.
    """

    def __init__(
        self,
        session: Session,
        over: QWidget,
        ident: int | None = None,
        item: int | None = None,
        account: int | None = None,
    ) -> None:
        place = f"takedown:{ident}" if ident else _new_place(session.case.id, item, account)
        begun = item is not None or account is not None
        super().__init__(session, over, place, new=ident is None and not begun)
        self._known = takedowns.get(session.vault, ident) if ident else None
        self.set_title(self.tr("Asked to take something down"))
        said = self.tr("This only notes it. Nothing is sent, and no address is opened.")
        self.body.addWidget(Words(said, quiet=True))
        self._where = PlaceForm(session)
        self._asking = AskingForm(session, self._where.age) if self._known is None else None
        self._begin(item, account)
        self._lay_out()
        self.set_form(_Both(self._where, self._asking, self))

    def write(self) -> Callable[[], int]:
        session, old, new = self.session, self._known, self._where.value()
        vault, case, pack, words = session.vault, session.case.id, session.pack, session.words
        asking = self._asking
        asked = asking.value() if asking is not None and not asking.is_blank() else None
        if old is not None:
            step = _step(vault, old.id, new, pack, words)
            return lambda: takedowns.edit(vault, old.id, new, step).id
        new = next_place(new, asked) if asked is not None else new
        rule = pack.deadlines.get(asked.rule) if asked is not None else None
        due = asked.due if asked is not None else new.next_look
        step = takedowns.step_for(new, words, rule, due)
        return lambda: takedowns.add(vault, case, new, step, asked).id

    def _begin(self, item: int | None, account: int | None) -> None:
        session = self.session
        if self._known is not None:
            self._where.show_place(self._known)
        elif item is not None:
            self._where.show_place(_of_item(session, item))
        elif account is not None:
            self._where.show_place(_of_account(session, account))
        about = self._known.evidence if self._known is not None else item
        if about is not None:
            named = heading(evidence.get(session.vault, about))
            self.body.addWidget(Words(breakable(self.tr("About: {}").format(named))))

    def _lay_out(self) -> None:
        self.body.addWidget(self._where)
        if self._asking is not None:
            self._where.settled.connect(self._look_for_it)
            self.body.addWidget(GroupTitle(self.tr("Whom you asked (if you did)")))
            self.body.addWidget(self._asking)
            self._where.pictured.connect(self._offer)
            self._offer()
            return
        self._lay_out_askings()
        if self._known is not None:
            self.offer_bin(
                partial(takedowns.remove, self.session.vault, self._known.id),
                self.tr("The requests that were noted for it go along."),
            )

    def _lay_out_askings(self) -> None:
        """What was known of it so far, and every time somebody was asked."""
        self._looks = Words(quiet=True)
        self._table = RowsTable(
            self.tr("Whom you asked"),
            [self.tr("When"), self.tr("Whom"), self.tr("Number"), self.tr("Answer")],
            [3, 4, 4, 3],
        )
        self._table.opened.connect(self._open_asking)
        again = Button(self.tr("Note that you asked again"))
        again.clicked.connect(self._ask_again)
        self.body.addWidget(self._looks)
        self.body.addWidget(GroupTitle(self._table.accessibleName()))
        self.body.addWidget(self._table)
        self.body.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self.session.changed.connect(self._show_askings)
        self._show_askings()

    def _show_askings(self) -> None:
        session, known = self.session, self._known
        if known is None:
            return
        try:
            one = takedowns.get(session.vault, known.id)
        except NotThere:  # it was just deleted, and this sheet is on its way
            return
        lines = [
            f"{_day(look.at, session.words)} · {found_words(look.found)}" for look in one.looks
        ]
        self._looks.setText("\n".join(lines))
        self._looks.setVisible(len(lines) > 1)
        found = takedowns.askings(session.vault, known.id)
        rows = [(ask.id, asking_cells(ask, session.pack, session.words)) for ask in found]
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))

    def _look_for_it(self, url: str) -> None:
        """Say it where the address is in the list already; noting it again is no harm."""
        vault, case = self.session.vault, self.session.case.id
        self.session.read(self, lambda: takedowns.noted(vault, case, url), self._say_noted)

    def _say_noted(self, ident: int | None) -> None:
        said = self.tr(
            "This address is in the list already. You can open it there and note that you asked"
            " again."
        )
        self._where.say_noted(said if ident is not None else "")

    def _offer(self) -> None:
        if self._asking is not None:
            self._asking.offer(self._where.age)

    def _ask_again(self) -> None:
        self._lay(None)

    def _open_asking(self, ident: int) -> None:
        self._lay(ident)

    def _lay(self, ident: int | None) -> None:
        if self._known is not None:
            sheet = AskingSheet(self.session, self, self._known.id, ident)
            sheet.thrown_away.connect(self.thrown_away)
            sheet.moved.connect(self._follow)
            sheet.open()

    def _follow(self, place: Takedown) -> None:
        """Show the day to ask again that came with an asking."""
        shown = self._where.value() if self.form.unready() is None else None
        if shown is not None and self._known is not None:
            self._known = place
            self._where.show_place(replace(shown, next_look=place.next_look))


class AskingSheet(RecordSheet):
    """Notes one more time that somebody was asked, or what came of one.

    `moved` carries the place, once its day to ask again came with the asking.
    """

    moved = Signal(object)

    def __init__(
        self, session: Session, over: QWidget, takedown: int, ident: int | None = None
    ) -> None:
        new = f"asking:new:{session.case.id}:{takedown}"
        super().__init__(session, over, f"asking:{ident}" if ident else new, new=ident is None)
        self._there = takedowns.get(session.vault, takedown)
        self._known = takedowns.get_asking(session.vault, ident) if ident else None
        self.set_title(self.tr("Whom you asked"))
        said = self.tr("This only notes it. Nothing is sent, and no address is opened.")
        self.body.addWidget(Words(said, quiet=True))
        self._fields = AskingForm(session, self._there.pictured)
        if self._known is not None:
            self._fields.show_asking(self._known)
        self.body.addWidget(self._fields)
        if self._known is not None:
            self.offer_bin(partial(takedowns.remove_asking, session.vault, self._known.id))
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        session, old, there, asked = self.session, self._known, self._there, self._fields.value()
        vault, pack, words = session.vault, session.pack, session.words

        def note() -> int:
            if old is not None:
                made = takedowns.edit_asking(vault, old.id, asked)
            else:
                made = takedowns.ask(vault, there.id, asked)
            place = NewTakedown(**{name: getattr(there, name) for name in _PLACE})
            moved = next_place(place, made, old.due if old is not None else when.UNKNOWN)
            if moved != place:
                step = takedowns.step_for(moved, words, pack.deadlines.get(made.rule), made.due)
                takedowns.edit(vault, there.id, moved, step)
            return made.id

        return note

    def _saved(self, ident: int) -> None:
        self.moved.emit(takedowns.get(self.session.vault, self._there.id))
        super()._saved(ident)


class _Both(QObject):
    """A place and, for a new one, the first asking as one form."""

    changed = Signal()

    def __init__(self, place: PlaceForm, asking: AskingForm | None, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._asking = place, asking
        place.changed.connect(self.changed)
        if asking is not None:
            asking.changed.connect(self.changed)

    def content(self) -> dict[str, str]:
        asked = self._asking.content() if self._asking is not None else {}
        return self._place.content() | {f"{_ASKED}{key}": text for key, text in asked.items()}

    def show_content(self, content: Mapping[str, str]) -> None:
        self._place.show_content(content)
        if self._asking is not None:
            start = len(_ASKED)
            self._asking.show_content(
                {key[start:]: text for key, text in content.items() if key.startswith(_ASKED)}
            )

    def is_blank(self) -> bool:
        return self._place.is_blank() and (self._asking is None or self._asking.is_blank())

    def unready(self) -> QWidget | None:
        asked = self._asking
        beside = asked.unready() if asked is not None and not asked.is_blank() else None
        return self._place.unready() or beside


def _day(at: str, words: Texts) -> str:
    return when.words(when.day_of(at), words)


def open_again(session: Session, over: QWidget, place: str) -> RecordSheet:
    """The sheet of a draft, by its place. Raises NotThere for one whose place is gone."""
    kind, *rest = place.split(":")
    if kind == "asking" and rest[0] == "new":
        return AskingSheet(session, over, int(rest[2]))
    if kind == "asking":
        one: Asking = takedowns.get_asking(session.vault, int(rest[0]))
        return AskingSheet(session, over, one.takedown, one.id)
    if rest[0] != "new":
        return TakedownSheet(session, over, int(rest[0]))
    about = dict(zip(rest[2::2], map(int, rest[3::2]), strict=True))
    return TakedownSheet(session, over, item=about.get("item"), account=about.get("account"))


def _new_place(case: int, item: int | None, account: int | None) -> str:
    start = f"takedown:new:{case}"
    if item is not None:
        return f"{start}:item:{item}"
    return f"{start}:account:{account}" if account is not None else start


def _of_item(session: Session, ident: int) -> NewTakedown:
    item = evidence.get(session.vault, ident)
    platform = ""
    if item.account is not None:
        account = people.get_account(session.vault, item.account)
        platform = platform_words(account.platform, session.words)
    return NewTakedown(
        platform or takedowns.short(item.url),
        item.url,
        item.room,
        ident,
        _AGES[item.shows],
    )


def _of_account(session: Session, ident: int) -> NewTakedown:
    one = people.get_account(session.vault, ident)
    where = platform_words(one.platform, session.words) or takedowns.short(one.profile_url)
    return NewTakedown(where, one.profile_url, one.room or one.handle or one.display_name)


def _step(vault: Vault, ident: int, new: NewTakedown, pack: Pack, words: Texts) -> NewStep | None:
    """The next step of a place that is there, which names the rule its day comes from, if any."""
    for asked in takedowns.askings(vault, ident):
        if asked.rule in pack.deadlines and asked.due == new.next_look:
            return takedowns.step_for(new, words, pack.deadlines[asked.rule], asked.due)
    return takedowns.step_for(new, words)
