"""The ledger of consents: what may go to whom, a line to add, and how one is taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from companion import consents, packs, when
from companion.consents import Consent, Ground, NewConsent
from ui.session import Session
from ui.sheets.reader_words import desk_name
from ui.sheets.record import RecordSheet
from ui.widgets.confirm import Confirm
from ui.widgets.fields import Choice, Line, Story
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.rows_table import RowsTable
from ui.widgets.shown import breakable, plain
from ui.widgets.when_field import WhenField

_LAW = "law.youth-34"  # words of the duty to tell the police, where the country's pack has it


def said_of_missing(reason: str) -> str:
    """Why nothing can be made for a reader yet, by the reason of `consents.missing`."""
    translate = QCoreApplication.translate
    return {
        consents.NONE: translate(
            "Consents",
            "No consent for this reader is noted. The pages can be seen here; they can be made"
            " once the person has agreed and it is noted among the consents.",
        ),
        consents.ENDED: translate(
            "Consents",
            "The consent for this reader has ended. The pages can be seen here; they can be made"
            " once the person agrees again.",
        ),
        consents.WITHDRAWN: translate(
            "Consents",
            "The person took their consent for this reader back. The pages can be seen here, but"
            " not made.",
        ),
    }.get(reason, "")


class ConsentsSheet(Overlay):
    """All lines, those that hold first. `thrown_away` carries a draft that was not wanted."""

    thrown_away = Signal(str, dict)
    WIDTH = 860

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.session = session
        self.set_title(self.tr("Consents"))
        self.body.addWidget(
            Words(
                self.tr(
                    "What the person agreed to: what may go to whom, and until when. Documents for"
                    " a reader are made only while a line here covers that reader. No line is"
                    " changed or deleted; it is ended when the person takes it back."
                )
            )
        )
        self.body.addWidget(Words(law_words(session), quiet=True))
        self._table = RowsTable(
            self.tr("Consents"),
            [self.tr("To whom"), self.tr("What"), self.tr("From whom"), self.tr("Holds")],
            [3, 4, 3, 3],
        )
        self._empty = Words(self.tr("Nothing is noted yet."), quiet=True)
        self._add = Button(self.tr("Note a consent"), main=True)
        for part in (self._table, self._empty):
            self.body.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        self._table.opened.connect(self._open)
        self._add.clicked.connect(self._note)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        there = consents.all_of(self.session.vault, self.session.case.id)
        self._table.show_rows([(one.id, self._cells(one)) for one in there])
        self._table.setVisible(bool(there))
        self._empty.setVisible(not there)

    def _cells(self, one: Consent) -> tuple[str, ...]:
        words = self.session.words
        law = self.tr("A law obliges: {}").format(one.article) if one.article else ""
        given = "" if one.given == when.UNKNOWN else when.words(one.given, words)
        return (
            _cell(desk_name(one.desk, words), one.whom),
            _cell(one.what),
            _cell(law, one.giver, one.way, given),
            _cell(holds_words(one, self.session)),
        )

    def _open(self, ident: int) -> None:
        ConsentLineSheet(self.session, self, ident).open()

    def _note(self) -> None:
        sheet = ConsentSheet(self.session, self)
        sheet.thrown_away.connect(self.thrown_away)
        sheet.open()


class ConsentLineSheet(Overlay):
    """One line to the letter, and its withdrawal."""

    def __init__(self, session: Session, over: QWidget, ident: int) -> None:
        super().__init__(over, "")
        self._session, self._ident = session, ident
        one, words = consents.get(session.vault, ident), session.words
        self.set_title(desk_name(one.desk, words))
        given = "" if one.given == when.UNKNOWN else when.words(one.given, words)
        for name, said in (
            (self.tr("To whom exactly"), one.whom),
            (self.tr("What may go to them"), one.what),
            (self.tr("Which law obliges"), one.article),
            (self.tr("Who agreed"), one.giver),
            (self.tr("How they agreed"), one.way),
            (self.tr("When"), given),
            (self.tr("Holds"), holds_words(one, session)),
            (self.tr("What was said then"), one.withdrawn),
        ):
            if said:
                self.body.addWidget(Words(name, quiet=True))
                self.body.addWidget(Words(breakable(plain(said))))
        if not one.withdrawn_at:
            self.body.addWidget(self._confirm(one))

    def _confirm(self, one: Consent) -> Confirm:
        law = one.ground is Ground.LAW
        said = (
            self.tr("The line stays here and says until when it held.")
            if law
            else self.tr(
                "From now on nothing is made for this reader. Every consent for this reader ends;"
                " the lines stay and say until when they held. What was handed out already stays"
                " with them; if the person wishes, ask there."
            )
        )
        ask = self.tr("End this line") if law else self.tr("The person takes this back")
        yes, no = self.tr("Note it"), self.tr("Leave it as it is")
        confirm = Confirm(ask, said, yes, no)
        confirm.confirmed.connect(self._withdraw)
        return confirm

    def _withdraw(self) -> None:
        vault, ident = self._session.vault, self._ident
        self._session.change(self, lambda: consents.withdraw(vault, ident), self._ended)

    def _ended(self, _: int) -> None:
        self._session.said.emit(self.tr("Saved. You can stop here."))
        self.close()


class ConsentForm(PlainForm):
    """What is noted; who agreed is needed, or the law that obliges."""

    def unready(self) -> QWidget | None:
        ground = self.content()["ground"]
        for key in ("article",) if ground == Ground.LAW else ("giver",):
            if not self.content()[key].strip():
                return self.fields[key]
        return super().unready()


class ConsentSheet(RecordSheet):
    """Notes a line, which stays as it is noted."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over, f"consent:new:{session.case.id}", new=True)
        self.set_title(self.tr("Note a consent"))
        words, today = session.words, session.vault.now().astimezone().date()
        self._given = WhenField(self.tr("When"), words, today, around=False)
        self._ends = WhenField(self.tr("Until when it holds"), words, today, around=False)
        desks = [(one.id, desk_name(one.id, words)) for one in packs.ordered(session.pack)]
        grounds = [
            (Ground.CONSENT, self.tr("The person agreed")),
            (Ground.LAW, self.tr("A law obliges to tell them")),
        ]
        self._fields = ConsentForm(
            {
                "desk": Choice(self.tr("For which reader"), desks),
                "ground": Choice(self.tr("Why it may go there"), grounds),
                "giver": Line(self.tr("Who agreed")),
                "article": Line(self.tr("Which law obliges")),
                "what": Story(self.tr("What may go to them"), 2),
                "whom": Line(self.tr("To whom exactly")),
                "way": Line(self.tr("How they agreed")),
                "given": self._given,
                "ends": self._ends,
            },
            {
                "giver": self.tr("A nickname is enough. For a child perhaps a guardian, too."),
                "article": self.tr("Only where a law obliges: name it and its article."),
                "what": self.tr("For example: the list of what happened, without pictures."),
                "way": self.tr("For example: told me face to face, on paper."),
                "ends": self.tr("Left open, it holds until the person takes it back."),
            },
        )
        self.body.addWidget(Words(law_words(session), quiet=True))
        self.body.addWidget(self._fields)
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        vault, case, said = self.session.vault, self.session.case.id, self._fields.content()
        new = NewConsent(
            desk=said["desk"],
            ground=Ground(said["ground"]),
            given=self._given.value(),
            ends=consents.last_day(self._ends.value()),
            **{name: said[name] for name in ("whom", "what", "giver", "way", "article")},
        )
        return lambda: consents.note(vault, case, new).id


def law_words(session: Session) -> str:
    """That a law may oblige to tell, whatever stands here; with its name where the pack has it."""
    translate, words = QCoreApplication.translate, session.words
    said = translate(
        "Consents",
        "A law may oblige you to tell the police, whether or not the person agrees; these lines do"
        " not decide that. If it is so, say it to the person first.",
    )
    if not words.knows(_LAW):
        return said
    korea = translate(
        "Consents",
        "Where someone under 19 was harmed, that is so for those who work at a school or a"
        " counselling centre: {law}.",
    )
    return f"{said} {korea.format(law=words.say(_LAW))}"


def holds_words(one: Consent, session: Session) -> str:
    """Until when a line holds or held."""
    translate = QCoreApplication.translate
    if one.withdrawn_at:
        return translate("Consents", "Ended on {day}").format(day=_day(one.withdrawn_at, session))
    if not one.ends and one.ground is Ground.LAW:
        return translate("Consents", "Until it is ended")
    if not one.ends:
        return translate("Consents", "Until it is taken back")
    day = _day(one.ends, session)
    if one.holds(consents.today_of(session.vault)):
        return translate("Consents", "Until {day}").format(day=day)
    return translate("Consents", "Held until {day}").format(day=day)


def _day(text: str, session: Session) -> str:
    """A day or a moment of ours, as a day in words, where this computer is."""
    return when.words(when.day_of(text), session.words)


def _cell(*lines: str) -> str:
    return breakable("\n".join(plain(line) for line in lines if line)) or "–"
