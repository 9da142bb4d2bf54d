"""From a new code to one that was typed back, or to going on without one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import recovery
from companion.progress import Progress
from ui import theme
from ui.recovery.paper import PaperPage, SharesPage
from ui.recovery.typed import TypeBackPage
from ui.tasks import Tasks
from ui.widgets.begins import BeginsAt
from ui.widgets.flow import Flow
from ui.widgets.long_act import Run
from ui.widgets.parts import Button, PageTitle, Words


class RecoveryPages(BeginsAt):
    """Makes a code and lets it be put on paper and typed back.

    `typed` carries the code then, and only then may it become a way in: a code nobody wrote down
    never opens anything, however the program ends in between. `declined` when the person goes on
    without one. Whoever hears `typed` calls `work`, or lets the pages go. `refused` when it did not
    become a way in: why is said here, and it can be tried again.
    """

    typed = Signal(str)
    refused = Signal()
    declined = Signal()
    later = Signal()
    turned = Signal()

    def __init__(
        self,
        tasks: Tasks,
        language: str,
        *,
        alone: bool = True,
        practised: bool = False,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`alone` when no other code opens the record, so that going on without has to be said.

        `new` when the record was just made: then it begins with whether this is the moment, in a
        few words, and `later` asks for it at the next opening.
        """
        super().__init__(parent)
        self._alone = alone
        self._code = recovery.new_code()
        self._papers: tuple[str, ...] = ()  # split once: shares of two splittings fit no more
        self._paper = PaperPage(tasks, language, alone=alone, practised=practised, new=new)
        self._shares = SharesPage(tasks, language, alone=alone, practised=practised, new=new)
        self._type = TypeBackPage()
        self._without = _Without()
        self._all: list[BeginsAt] = [self._paper, self._shares, self._type, self._without]
        if new:
            first = _NowOrLater()
            first.now.connect(self._show_code)
            first.later.connect(self.later)
            self._all.insert(0, first)
        # A stack would be as high as the highest of them, and scroll where there is no need.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in self._all:
            column.addWidget(page)
        self._show(self._all[0])
        for paper in (self._paper, self._shares):
            paper.written.connect(self._ask)
            paper.other.connect(self._turn)
            paper.without.connect(self._offer_none)
            paper.later.connect(self.later)
        self._type.typed.connect(self._tell)
        self._type.refused.connect(self.refused)
        self._type.back.connect(self._return)
        self._without.back.connect(self._return)
        self._without.sure.connect(self.declined)
        self._shown: PaperPage = self._paper
        self._paper.show_codes([self._code])

    def forget(self) -> None:
        """Let go of the code wherever it stands."""
        self._code, self._papers = "", ()
        self._type.forget()
        for page in (self._paper, self._shares):
            page.show_codes([])

    def work(
        self, run: Run, call: Callable[[Progress], None], done: Callable[[None], None]
    ) -> None:
        """Make the code a way in, by `call(progress)`, and show how far that is."""
        self._type.work(run, call, done)

    def _show_code(self) -> None:
        self._go_to(self._shown)

    def _ask(self) -> None:
        self._go_to(self._type)
        self._type.begin(self._code, split=self._shown is self._shares)

    def _turn(self) -> None:
        self._papers = self._papers or recovery.split(self._code)
        self._shown.show_codes([])
        if self._shown is self._shares:
            self._shown = self._paper
            self._shown.show_codes([self._code])
        else:
            self._shown = self._shares
            self._shown.show_codes(self._papers)
        self._go_to(self._shown)

    def _return(self) -> None:
        self._type.forget()
        self._go_to(self._shown)

    def _offer_none(self) -> None:
        if self._alone:
            self._go_to(self._without)
        else:
            self.declined.emit()

    def _tell(self) -> None:
        self.typed.emit(self._code)

    def _go_to(self, page: BeginsAt) -> None:
        self._show(page)
        self.turned.emit()
        self.focus_first()

    def _show(self, shown: BeginsAt) -> None:
        for page in self._all:
            page.setHidden(page is not shown)
        self.begin_at(shown)


class _NowOrLater(BeginsAt):
    """Whether there is a paper now, before any code can be seen: who came to write, writes."""

    now = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        later = Button(self.tr("Write first, and be asked again next time"), main=True)
        later.clicked.connect(self.later)
        now = Button(self.tr("Make the code now"))
        now.clicked.connect(self.now)
        about = self.tr(
            "Then only a recovery code opens the record. You can put one on paper now, or write"
            " first."
        )
        _lay_out(self, self.tr("If the passphrase is ever forgotten"), about, later, now)


class _Without(BeginsAt):
    """What going on without a code means, and the two answers."""

    back = Signal()
    sure = Signal()

    def __init__(self) -> None:
        super().__init__()
        stay = Button(self.tr("Back to the code"), main=True)
        stay.clicked.connect(self.back)
        leave = Button(self.tr("Go on without a code"))
        leave.clicked.connect(self.sure)
        about = self.tr(
            "Then the passphrase is the only way in. If it is ever forgotten, nobody can open the"
            " record again.\n\nPerhaps there is no safe place for a paper just now. That is a good"
            " reason. You can make a code at any time later, under “Keys & copies”."
        )
        _lay_out(self, self.tr("Without a code?"), about, stay, leave)


def _lay_out(page: BeginsAt, title: str, about: str, first: Button, second: Button) -> None:
    """A question and its two answers, the first of which has the focus."""
    buttons = Flow()
    for button in (first, second):
        buttons.addWidget(button)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP)
    column.addWidget(PageTitle(title))
    column.addWidget(Words(about))
    column.addLayout(buttons)
    column.addStretch(1)
    page.begin_at(first)
