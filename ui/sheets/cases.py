"""The cases of a record: what is to be done in each, one to turn to, a new one, one to put away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import caseload, cases, countries, deletion_note, returning, when
from companion.caseload import Due
from companion.consents import HOLDERS
from companion.records import Age, Case, NewCase, Role
from companion.report import received
from ui import theme
from ui.messages import sentence
from ui.places import free
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.choose import FolderChooser
from ui.widgets.fields import Choice, Line
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, LinkButton, Sheet, Words, clear
from ui.widgets.plain_form import PlainForm
from ui.widgets.shown import breakable, plain


def name_of(case: Case, session: Session) -> str:
    """What a case is called on the screen: its neutral name, else whose matter it is."""
    return breakable(plain(case.name)) or session.words.say(f"role.{case.role}")


class CasesSheet(Overlay):
    """One place that tells what is to be done in each case, by neutral names and steps alone.

    `return_wanted` carries the id of a case that is to be given back, after the sheet is closed;
    `thrown_away` a draft that was not wanted.
    """

    return_wanted = Signal(object)
    thrown_away = Signal(str, dict)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self._session = session
        self.set_title(self.tr("Records in here"))
        self._note = NoteWaiting(session)
        self._open, self._away = QVBoxLayout(), QVBoxLayout()
        self._away_title = GroupTitle(self.tr("Put away"))
        self._add = Button(self.tr("Begin another record"), main=True)
        self.body.addWidget(
            Words(
                self.tr(
                    "Only the name you gave each of them is shown here, and what is to be done"
                    " next. Everything else is seen in one of them at a time."
                ),
                quiet=True,
            )
        )
        self.body.addWidget(self._note)
        for column in (self._open, self._away):
            column.setSpacing(theme.STEP)
        self.body.addLayout(self._open)
        self.body.addWidget(self._away_title)
        self.body.addLayout(self._away)
        self.foot.addStretch(1)
        self.foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        self._add.clicked.connect(self._begin)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        vault = self._session.vault
        clear(self._open)
        clear(self._away)
        for due in caseload.due(vault):
            card = _Card(self._session, due)
            card.opened.connect(self._turn)
            card.away_wanted.connect(self._put_away)
            card.return_wanted.connect(self._give_back)
            self._open.addWidget(card)
        away = caseload.put_away(vault)
        there = [case for case in cases.all_of(vault) if case.id in away]
        for case in there:
            row = _AwayRow(self._session, case)
            row.wanted.connect(self._take_up)
            self._away.addWidget(row)
        self._away_title.setVisible(bool(there))
        self._note.refresh()

    def _turn(self, ident: int) -> None:
        session = self._session
        self.close()
        if ident != session.case.id:
            session.choose_case(cases.find(session.vault, ident))
        session.page_wanted.emit("today")

    def _put_away(self, ident: int) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: caseload.close(vault, ident))

    def _take_up(self, ident: int) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: caseload.reopen(vault, ident))

    def _give_back(self, ident: int) -> None:
        if self.close():
            self.return_wanted.emit(ident)

    def _begin(self) -> None:
        sheet = NewCaseSheet(self._session, self)
        sheet.thrown_away.connect(self.thrown_away)
        sheet.saved.connect(self._turn)
        sheet.open()


class _Card(Sheet):
    """One case: its name, its next steps, and what can be done with it."""

    opened = Signal(object)
    away_wanted = Signal(object)
    return_wanted = Signal(object)

    def __init__(self, session: Session, due: Due) -> None:
        super().__init__()
        self._ident = due.case.id
        name, words = name_of(due.case, session), session.words
        here = due.case.id == session.case.id
        self.setAccessibleName(name)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(name))
        lines = [_step(step.title, when.words(step.due, words), step.due) for step in due.steps]
        if due.more:
            lines.append(self.tr("and {} more").format(due.more))
        for line in lines:
            self.body.addWidget(Words(line))
        if not lines:
            self.body.addWidget(Words(self.tr("Nothing is noted as a next step."), quiet=True))
        row = Flow()
        open_ = Button(self.tr("Shown now") if here else self.tr("Open"))
        away = LinkButton(self.tr("Put away"))
        give = LinkButton(self.tr("Give back and remove"))
        for button, said in ((open_, self._open), (away, self._put), (give, self._give)):
            button.setAccessibleDescription(name)
            button.clicked.connect(said)
            row.addWidget(button)
        theirs = due.case.role in HOLDERS or received.of(session.vault, due.case.id) is not None
        give.setVisible(theirs)
        away.setVisible(not here)
        self.body.addLayout(row)

    def _open(self) -> None:
        self.opened.emit(self._ident)

    def _put(self) -> None:
        self.away_wanted.emit(self._ident)

    def _give(self) -> None:
        self.return_wanted.emit(self._ident)


class _AwayRow(QWidget):
    """A case that is put away."""

    wanted = Signal(object)

    def __init__(self, session: Session, case: Case) -> None:
        super().__init__()
        self._ident = case.id
        name = name_of(case, session)
        button = LinkButton(self.tr("Take up again"))
        button.setAccessibleDescription(name)
        button.clicked.connect(self._tell)
        row = Flow(self)
        row.addWidget(Words(name))
        row.addWidget(button)

    def _tell(self) -> None:
        self.wanted.emit(self._ident)


class NewCaseSheet(RecordSheet):
    """Begins a case, and shows it."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over, f"case:new:{session.case.id}", new=True)
        self.set_title(self.tr("Another record"))
        words = session.words
        self._name = Line(self.tr("A name for it that says nothing to others"))
        roles = [Role.SUPPORT, Role.TEACHER, Role.CHILD, Role.MINE]
        self._fields = PlainForm(
            {
                "name": self._name,
                "role": Choice(
                    self.tr("Whose matter is it?"),
                    [(role, words.say(f"role.{role}")) for role in roles],
                ),
                "age": Choice(
                    self.tr("How old is the person who was harmed?"),
                    [(age, words.say(f"age.{age}")) for age in Age],
                ),
                "pack": Choice(
                    self.tr("In which country?"), countries.named(session.vault, session.language)
                ),
            },
            {"name": self.tr("A colour, a plant, a number: not the person's name or nickname.")},
            needed="name",
        )
        self._fields.show_content({"pack": session.case.pack, "age": Age.UNSURE})
        self._hint = LiveLine(quiet=True)
        self.body.addWidget(self._fields)
        self.body.addWidget(self._hint)
        self.set_form(self._fields)
        self._name.textChanged.connect(self._advise)
        self._advise()

    def write(self) -> Callable[[], int]:
        vault, said = self.session.vault, self._fields.content()
        new = NewCase(Role(said["role"]), Age(said["age"]), said["name"], said["pack"])
        return lambda: cases.add(vault, new).id

    def _advise(self) -> None:
        self._hint.say(name_advice(self.session, self._name.text()))


class NoteWaiting(QWidget):
    """Offers the note about a case that was given back, until somebody has it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._live = LiveLine()
        save = Button(self.tr("Save the note (PDF and text)"))
        enough = LinkButton(self.tr("I don't need it"))
        save.clicked.connect(self._ask)
        enough.clicked.connect(self._forget)
        row = Flow()
        row.addWidget(save)
        row.addWidget(enough)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        said = self.tr(
            "A record was given back and removed here. There is a note about it, for you and for"
            " its owner. Once you have it, its words are forgotten here, too."
        )
        column.addWidget(Words(said))
        column.addLayout(row)
        column.addWidget(self._live)
        self.hide()

    def refresh(self) -> None:
        """Show it where there is one."""
        told = returning.note(self._session.vault)
        if self.parentWidget() is not None:
            self.setVisible(told is not None or bool(self._live.text()))

    def save(self, places: list[Path]) -> None:
        """Put the note into the first of these folders."""
        vault, language = self._session.vault, self._session.language
        told = returning.note(vault)
        if told is None:
            return
        target = free(places[0] / f"note-{when.day_of(told.at).start:%Y%m%d}.pdf")
        self._session.change(
            self,
            lambda: deletion_note.save(vault, told, target, language),
            self._saved,
            self._failed,
        )

    def _ask(self) -> None:
        chooser = FolderChooser(self, self.tr("Where should the note go?"))
        chooser.chosen.connect(self.save)
        chooser.begin()

    def _forget(self) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: returning.noted(vault))

    def _saved(self, made: tuple[Path, Path]) -> None:
        said = self.tr("The note is here: {}")
        self._live.say(said.format(breakable(plain(str(made[0])))))

    def _failed(self, error: Exception) -> None:
        self._live.say(sentence(error))


def name_advice(session: Session, name: str) -> str:
    """A gentle word where a case seems to be called as somebody is; "" where it does not."""
    if not caseload.may_name(session.vault, name):
        return ""
    return QCoreApplication.translate(
        "Cases",
        "Is that somebody's name? Whoever glances at the screen would read it. A colour or a plant"
        " says nothing. You can keep it, too.",
    )


def _step(title: str, day: str, due: when.When) -> str:
    said = breakable(plain(title))
    return said if due == when.UNKNOWN else f"{said}  ·  {day}"
