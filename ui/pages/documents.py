"""Documents for a desk: chosen on the left, seen on the right as they will be, then made."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion import cases, consents, submissions
from companion.errors import Cancelled, NoConsent, NothingToReport
from companion.records import NewCase
from companion.report import preview
from companion.report.chosen import tells
from companion.report.preview import Preview
from ui import theme
from ui.messages import sentence
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.case_facts import CaseSheet
from ui.sheets.consents import ConsentSheet, ConsentsSheet, said_of_missing
from ui.sheets.document_choices import DocumentChoices
from ui.sheets.export import ExportSheet, Order
from ui.sheets.reader_words import others, seen, unseen
from ui.sheets.submission import SubmissionSheet
from ui.sheets.takedown import open_again
from ui.sheets.takedown_words import DESKS
from ui.sheets.takedowns import TakedownsSheet
from ui.sheets.who_has import WhoHasSheet
from ui.tasks import Work
from ui.unfinished import kind_of, record_of
from ui.widgets import copying
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.page_view import PageView
from ui.widgets.parts import Button, GroupTitle, Notice, Words, scrolled
from ui.widgets.progress import ProgressLine

_SETTLE = 300  # ms after the last choice before the documents are set anew
_SLOW = 800  # ms after which a bar is shown
_WIDE = 820  # px at 100 % from which choices and pages lie side by side


class DocumentsPage(Page):
    """Shows what a desk would get, page by page, before anything leaves the record."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("DocumentsPage", "Documents")
        super().__init__(session, title, parent)
        self._preview: Preview | None = None
        self._leaf_asked = 0
        self._work = Work(self)
        self._choices = DocumentChoices(session)
        self._view = PageView()
        self._line = LiveLine()
        self._empty = Empty(
            self.tr("Papers for the police, a school or a counsellor are made here.")
            + "\n"
            + sentence(NothingToReport()),
            "documents",
        )
        self._write = Button(self.tr("Write down what happened"), main=True, glyph="pen")
        for part in (self._empty, self._write):
            part.hide()
        self._seen, self._unseen, self._named = Words(), Words(), Words()
        self._columns = QWidget()
        self._make = Button(self.tr("Make the documents"), main=True)
        self._facts = Button(self.tr("Name, school, police station"))
        self._who = Button(self.tr("Who has what"))
        self._down = Button(self.tr("Asked to take down"))
        self._ledger = Button(self.tr("Consents"))
        self._agreed = Notice(strong=True)
        self._noting = ""  # the export that was just made, and whose receiver is to be noted
        self._bar = ProgressLine(self.tr("Setting the pages"), self.tr("Stop"))
        self._bar.hide()
        self._settle, self._slow = QTimer(self), QTimer(self)
        for timer, pause in ((self._settle, _SETTLE), (self._slow, _SLOW)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        self._choices.refresh()
        self._look_for_consent()

    def go_on(self, place: str) -> None:
        if kind_of(place) == "consent":
            self.lay_over(ConsentSheet(self.session, self))
        elif kind_of(place) in ("takedown", "asking"):
            self.lay_over(open_again(self.session, self, place))
        else:
            self._lay_submission(SubmissionSheet(self.session, self, record_of(place)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.font(theme.BODY).pixelSize() / theme.BODY
        wide = self.width() >= _WIDE * scale
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _build(self) -> None:
        """Set the documents in the lane; what was being set before is not wanted any more."""
        self._work.cancel()
        self._work.deleteLater()
        self._work = work = Work(self)
        work.progressed.connect(self._bar.set_part)
        self._choices.keep()
        if not self.isVisible():  # it is read again when it is shown; the country may be another
            return
        session, order = self.session, self._order()
        vault, case, pack = session.vault, session.case.id, session.pack
        what = (order.desk, order.language, pack, order.items, order.incidents)
        told = order.passages
        self._bar.set_part(0)  # not where the last one ended
        self._slow.start()
        session.read(
            self,
            lambda: preview.make(vault, case, *what, progress=work.report, passages=told),
            lambda made: self._show(work, made),
            lambda error: self._fail(work, error),
        )

    def _show(self, work: Work, made: Preview) -> None:
        if work is not self._work:
            return
        self._preview = made
        self._rest()
        layout = self._choices.layout_of_desk
        self._seen.setText("\n".join(f"· {line}" for line in seen(layout, made)))
        self._unseen.setText("\n".join(f"· {line}" for line in unseen(layout, made)))
        self._named.setText("\n".join(others(layout, made)))
        self._line.say("")
        self._choices.show()
        self._show_parts(True)
        self._view.show_documents([(draft.title, draft.pages) for draft in made.drafts])

    def _fail(self, work: Work, error: Exception) -> None:
        if work is not self._work:
            return
        self._preview = None
        self._rest()
        nothing = isinstance(error, NothingToReport)
        if nothing and self._choices.options:
            self._line.say(
                self.tr(
                    "There are no pages yet. Tick what this reader should know of; one thing is"
                    " enough."
                )
            )
        else:
            items = nothing and not tells(self._choices.layout_of_desk)
            there = nothing and self._choices.for_some
            empty = nothing and not there
            self._line.say("" if empty or (items and there) else sentence(error))
            self._choices.setVisible(there or isinstance(error, Cancelled))
            self._show_parts(False, empty)
            return
        self._show_parts(False)

    def _rest(self) -> None:
        self._slow.stop()
        self._bar.hide()

    def _stop(self) -> None:
        self._work.cancel()

    def _show_parts(self, there: bool, empty: bool = False) -> None:
        for part in (self._view, self._columns):
            part.setVisible(there)
        for part in (self._empty, self._write):
            part.setVisible(empty)
        self._make.setVisible(there and not self._look_for_consent())

    def _look_for_consent(self) -> str:
        """Say before anything is made that nothing may go to this reader yet; why, "" when it may.

        Where it is one's own case, there is no ledger.
        """
        case = self.session.case
        reason = consents.missing(self.session.vault, case.id, self._choices.desks.key)
        self._ledger.setVisible(case.role in consents.HOLDERS)
        self._agreed.say(said_of_missing(reason))
        self._agreed.setVisible(bool(reason))
        if reason:
            self._make.hide()
        return reason

    def _read_leaf(self, document: int, page: int, width: int) -> None:
        if self._preview is None:
            return
        self._leaf_asked += 1
        asked, pdf = self._leaf_asked, self._preview.drafts[document].pdf
        self.session.read(
            self,
            lambda: preview.page(pdf, page, width),
            lambda leaf: self._show_leaf(asked, leaf),
        )

    def _show_leaf(self, asked: int, leaf: preview.Page) -> None:
        if asked == self._leaf_asked:
            self._view.show_page(leaf.picture, leaf.text)

    def _copy(self, document: int) -> None:
        """Put the words of a document where they can be pasted from."""
        if self._preview is not None:
            if self._look_for_consent():  # a form on the web is a way out, too
                self.session.failed.emit(NoConsent())
                return
            draft = self._preview.drafts[document]
            copying.copy(draft.text)
            said = self.tr(
                "Copied: {}. It can be pasted for a minute, or until this locks. Until then other"
                " programs can read it, too."
            )
            self.session.said.emit(said.format(draft.title))

    def _order(self) -> Order:
        choices = self._choices
        return Order(
            choices.desks.key,
            choices.language.key,
            choices.items.chosen(),
            choices.incidents.chosen(),
            choices.warning(),
            choices.passages.chosen(),
        )

    def _save_wishes(self) -> None:
        vault, case, chosen = self.session.vault, self.session.case, self._choices.choices()
        kept = {field.name: getattr(case, field.name) for field in fields(NewCase)}
        new = NewCase(**kept | {"choices": chosen})
        self.session.change(self, lambda: cases.edit(vault, case.id, new))

    def _open_facts(self) -> None:
        self.lay_over(CaseSheet(self.session, self))

    def _export(self) -> None:
        sheet = ExportSheet(self.session, self, self._order())
        sheet.noting.connect(self._begin_noting)
        self.lay_over(sheet)
        sheet.closed.connect(self._note_receiver)  # after the page let go of it

    def _begin_noting(self, export: str) -> None:
        self._noting = export

    def _note_receiver(self) -> None:
        """Once the sheet is gone under which the documents were made."""
        name, self._noting = self._noting, ""
        made = submissions.exports(self.session.vault, self.session.case.id) if name else []
        key = next((str(one.id) for one in made if one.name == name), "")
        if key:
            self._lay_submission(SubmissionSheet(self.session, self, exported=key))

    def _show_who(self) -> None:
        sheet = WhoHasSheet(self.session, self)
        sheet.thrown_away.connect(self.unfinished.offer_back)
        sheet.item_wanted.connect(self._go_to_item)
        self.lay_over(sheet)

    def _show_ledger(self) -> None:
        sheet = ConsentsSheet(self.session, self)
        sheet.thrown_away.connect(self.unfinished.offer_back)
        self.lay_over(sheet)
        sheet.closed.connect(self._settle.start)

    def _go_to_write(self) -> None:
        self.session.page_wanted.emit("timeline")

    def _show_down(self) -> None:
        sheet = TakedownsSheet(self.session, self)
        sheet.thrown_away.connect(self.unfinished.offer_back)
        sheet.request_wanted.connect(self._offer_requests)
        self.lay_over(sheet)

    def _offer_requests(self) -> None:
        """Choose the first desk whose papers ask for a removal, unless one of them is chosen."""
        buttons = self._choices.desks.buttons
        offered = [desk for desk in DESKS if desk in buttons]
        if offered and self._choices.desks.key not in offered:
            buttons[offered[0]].click()
        if offered:
            buttons[self._choices.desks.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_submission(self, sheet: SubmissionSheet) -> None:
        sheet.item_wanted.connect(self._go_to_item)
        self.lay_over(sheet)

    def _go_to_item(self, ident: int) -> None:
        self.session.draft_wanted.emit(f"evidence:{ident}")

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP)
        right.addWidget(self._view)
        right.addWidget(self._columns)
        right.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(theme.SHEET)
        self._halves.addWidget(self._choices, 2)
        self._halves.addLayout(right, 3)
        for part in (self._agreed, self._bar, self._line):
            column.addWidget(part)
        column.addWidget(self._empty, 1)
        column.addLayout(self._halves)
        column.addStretch(0)
        self._lay_out_columns()
        foot = QWidget()
        row = Flow(foot)
        for button in (self._write, self._make, self._facts, self._who, self._down, self._ledger):
            row.addWidget(button)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.addWidget(area, 1)
        self.end_with(foot, column)

    def _lay_out_columns(self) -> None:
        both = QVBoxLayout(self._columns)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.STEP)
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(theme.SHEET)
        both.addLayout(columns)
        both.addSpacing(theme.STEP)
        both.addWidget(GroupTitle(self.tr("Who else is named in it")))
        both.addWidget(self._named)
        for name, words in (
            (self.tr("What the reader gets to see"), self._seen),
            (self.tr("What the reader does not see"), self._unseen),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.STEP)
            column.addWidget(GroupTitle(name))
            column.addWidget(words)
            column.addStretch(1)
            columns.addLayout(column, 1)

    def _listen(self) -> None:
        self._choices.changed.connect(self._settle.start)
        self._choices.wishes_changed.connect(self._save_wishes)
        self._settle.timeout.connect(self._build)
        self._slow.timeout.connect(self._bar.show)
        self._bar.cancelled.connect(self._stop)
        self._view.wanted.connect(self._read_leaf)
        self._view.copy_wanted.connect(self._copy)
        self._make.clicked.connect(self._export)
        self._facts.clicked.connect(self._open_facts)
        self._who.clicked.connect(self._show_who)
        self._down.clicked.connect(self._show_down)
        self._ledger.clicked.connect(self._show_ledger)
        self._write.clicked.connect(self._go_to_write)
