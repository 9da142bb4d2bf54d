"""Bringing files in: what do they show, what is to become of them, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from companion import evidence, masked
from companion.intake import walk
from companion.records import Age, Provenance, Shows
from ui.intake import How, Intake, Outcome, Result, Wish
from ui.learning import Learning
from ui.masking.sheet import MaskSheet
from ui.messages import sentence
from ui.session import Session
from ui.sheets.arrival import ArrivalSheet
from ui.sheets.guard_steps import AdultStep, AskStep, ChoiceStep, RefusedStep, Step
from ui.sheets.reference import ReferenceSheet
from ui.sheets.taken_lines import TakenLines
from ui.widgets.drop import Pasted, Source
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words
from ui.widgets.progress import ProgressLine

_GRAVEST = (Shows.SEXUAL_MINOR, Shows.UNSURE, Shows.SEXUAL_ADULT)


class _Stage(Enum):
    LOOK = auto()
    ASK = auto()
    REFUSED = auto()
    ADULT = auto()
    BRING = auto()
    DONE = auto()


class TakeInSheet(Overlay):
    """Asks the guard's questions before a byte is read, then brings in what may be kept.

    `taken` carries the ids of the items that are there now, also of those that were before.
    With `incident` they are attached to it.
    """

    taken = Signal(object)  # a list of ids

    def __init__(
        self,
        session: Session,
        over: QWidget,
        sources: Sequence[Source],
        incident: int | None = None,
    ) -> None:
        super().__init__(over, "")
        self._session, self._page, self._incident = session, over, incident
        self._sources = list(sources)
        self._answers: list[Shows] = []
        self._hows = {_Stage.REFUSED: How.NOTHING, _Stage.ADULT: How.NOTHING}
        self._intake: Intake | None = None
        self._lines = TakenLines()
        self._leaving = False
        self._masks: list[Wish] = []
        self._copy: int | None = None
        self._stage = _Stage.LOOK
        self._step = Step()
        self._main = Button("", main=True)
        self._main.clicked.connect(self._go_on)
        self._live = LiveLine()
        self.foot.addWidget(self._live, 1)
        self.foot.addStretch(0)
        self.foot.addWidget(self._main, 0, Qt.AlignmentFlag.AlignBottom)
        self.set_title(self.tr("Before it goes in: two questions"))
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an answer goes on, as the button does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._main.isVisible():
            self._main.click()
        super().keyPressEvent(event)

    def may_close(self) -> bool:
        if self._stage is not _Stage.BRING or self._intake is None:
            return True
        self._leaving = True
        self._intake.stop()
        return False

    def _begin(self) -> None:
        """Ask; of a folder, about the files in it."""
        paths = [source for source in self._sources if not isinstance(source, Pasted)]
        if not any(walk.is_folder(path) for path in paths):
            self._turn_to(_Stage.ASK, AskStep(self._sources, self._young()))
            return
        looking, without = Step(), self._session.vault.folder
        looking.column.addWidget(Words(self.tr("Seeing what lies in the folder. No file is read.")))
        self._turn_to(_Stage.LOOK, looking)
        self._session.read(
            self, lambda: walk.files(paths, without), self._found, self._found_too_much
        )

    def _found(self, paths: list[Path]) -> None:
        self._sources = [*paths]
        if paths:
            self._turn_to(_Stage.ASK, AskStep(self._sources, self._young()))
        else:
            self._say_and_end(
                self.tr("There is no file in this folder. You can choose another, or single files.")
            )

    def _found_too_much(self, error: Exception) -> None:
        self._say_and_end(sentence(error))

    def _say_and_end(self, said: str) -> None:
        told = Step()
        told.column.addWidget(Words(said))
        self.set_title(self.tr("Nothing was put in"))
        self._turn_to(_Stage.DONE, told)
        self._set_button(self.tr("Done"))
        self._main.setFocus()

    def _go_on(self) -> None:
        if not self._step.ready:
            self._live.say(self.tr("Please choose an answer first. “I'm not sure” is one too."))
            self.focus_first()
        elif self._stage is _Stage.ASK:
            self._answered()
        elif self._stage is _Stage.DONE:
            self._write_reference() if self._is_reference_wanted() else self.close()
        else:
            if isinstance(self._step, ChoiceStep):
                self._hows[self._stage] = self._step.how
            self._choose_or_bring()

    def _answered(self) -> None:
        if not isinstance(self._step, AskStep):
            return
        answer = self._step.answer
        count = len(self._sources)
        if answer is not None:
            asked_all = not self._answers and len(self._step.sources) == count
            self._answers += [answer] * (count if asked_all else 1)
        at = len(self._answers)
        if at == count:
            self._choose_or_bring()
        else:
            one = AskStep(self._sources[at : at + 1], self._young(), at + 1, count)
            self._turn_to(_Stage.ASK, one)

    def _choose_or_bring(self) -> None:
        """The next choice there is to make, else bring in what is to be kept."""
        refused, adult = self._group(refused=True), self._group(refused=False)
        if refused and self._stage is _Stage.ASK:
            case = self._session.case
            reasons = [evidence.refusal(case, shows) for _, shows in refused]
            maskable = not any(masked.refusal(case, shows) for _, shows in refused)
            sources = [source for source, _ in refused]
            self.set_title(self.tr("This is not kept here"))
            self._turn_to(_Stage.REFUSED, RefusedStep(sources, reasons, case.role, maskable))
        elif adult and self._stage is not _Stage.ADULT:
            self.set_title(self.tr("A sexual picture or video of a grown-up"))
            self._turn_to(_Stage.ADULT, AdultStep([source for source, _ in adult]))
        else:
            self._bring()

    def _group(self, refused: bool) -> list[tuple[Source, Shows]]:
        """What the guard refuses, or else what is the person's own choice."""
        case = self._session.case
        pairs = zip(self._sources, self._answers, strict=True)
        return [
            (source, shows)
            for source, shows in pairs
            if shows is not Shows.ORDINARY and bool(evidence.refusal(case, shows)) is refused
        ]

    def _how(self, shows: Shows) -> How:
        if shows is Shows.ORDINARY:
            return How.KEEP
        refused = evidence.refusal(self._session.case, shows)
        return self._hows[_Stage.REFUSED if refused else _Stage.ADULT]

    def _bring(self) -> None:
        pairs = zip(self._sources, self._answers, strict=True)
        wishes = [Wish(source, shows, self._how(shows)) for source, shows in pairs]
        if all(wish.how is How.REFERENCE for wish in wishes):
            self._write_reference()
            return
        self._masks = [wish for wish in wishes if wish.how is How.MASK]
        wishes = [wish for wish in wishes if wish.how is not How.MASK]
        self._intake = Intake(self._session, wishes, self._incident, self)
        self._bar = ProgressLine(self.tr("Putting it in"), self.tr("Stop"))
        self._bar.cancelled.connect(self._intake.stop)
        self._intake.progressed.connect(self._bar.set_part)
        self._intake.told.connect(self._lines.add)
        self._intake.finished.connect(self._mask_next)
        running = Step()
        running.column.addWidget(self._bar)
        running.column.addWidget(self._lines)
        self.set_title(self.tr("Putting it in"))
        self._turn_to(_Stage.BRING, running)
        self._intake.start()

    def _mask_next(self) -> None:
        """Let the person draw over the next picture of which a masked copy is to be kept."""
        if not self._masks:
            self._finish()
            return
        self._wish, self._copy = self._masks.pop(0), None
        if self._leaving:
            self._masked()
            return
        self._bar.hide()
        source, shows = self._wish.source, self._wish.shows
        about = source.about if isinstance(source, Pasted) else Provenance()
        sheet = MaskSheet(self._session, self, source, shows, about, self._incident)
        sheet.kept.connect(self._keep_copy)
        sheet.closed.connect(self._masked)
        sheet.open()

    def _keep_copy(self, ident: int) -> None:
        self._copy = ident

    def _masked(self) -> None:
        kept = Outcome.NOT_KEPT if self._copy is None else Outcome.MASKED
        self._lines.add(Result(self._wish, kept, self._copy))
        self._mask_next()

    def _finish(self) -> None:
        self._stage = _Stage.DONE
        self.taken.emit(self._lines.ids)
        self._learn()
        if self._leaving:
            self.close()
            return
        self._bar.hide()
        self.set_title(self.tr("That's it"))
        self._lines.sum_up()
        wanted = self._is_reference_wanted()
        if self._lines.new and not wanted:
            self._offer_more()
        note = self.tr("Note the address, the account and the time")
        self._set_button(note if wanted else self.tr("Done"))
        self._main.show()
        self._main.setFocus()

    def _learn(self) -> None:
        """Learn from the pictures that are in now; that may go on once the sheet is closed."""
        paths: dict[int, Path | None] = {}
        for ident, result in self._lines.new.items():
            source = result.wish.source
            if result.outcome is not Outcome.MASKED:
                paths[ident] = None if isinstance(source, Pasted) else source
        learning = Learning(self._session, paths)
        learning.near.connect(self._lines.tell_near)
        learning.start()

    def _offer_more(self) -> None:
        """The short form about where it is from, which may as well wait or never come."""
        more = Button(self.tr("Write where it is from"))
        more.clicked.connect(self._write_more)
        self._step.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._put_button_last()

    def _write_more(self) -> None:
        form = ArrivalSheet(self._session, self._page, list(self._lines.new))
        form.closed.connect(self.close)
        form.open()

    def _is_reference_wanted(self) -> bool:
        return any(self._how(shows) is How.REFERENCE for shows in self._answers)

    def _write_reference(self) -> None:
        """Lay the form over this sheet, which goes when the form goes."""
        self._stage = _Stage.DONE
        shows = next(grave for grave in _GRAVEST if grave in self._answers)
        form = ReferenceSheet(self._session, self._page, shows=shows, incident=self._incident)
        form.taken.connect(self.taken)
        form.closed.connect(self.close)
        form.open()

    def _turn_to(self, stage: _Stage, step: Step) -> None:
        self._stage = stage
        if step is not self._step:
            self._step.hide()
            self._step.deleteLater()
        self._step = step
        self.body.addWidget(step)
        step.show()
        self._put_button_last()
        step.changed.connect(self._judge)
        self._main.setVisible(stage is not _Stage.BRING)
        self._judge()
        if self.isVisible():
            self.focus_first()
            self.scroll_to_top()

    def _put_button_last(self) -> None:
        """The step came after the button; Tab and the first focus go through the step first."""
        inside = [stop for stop in self._stops() if self._step.isAncestorOf(stop)]
        if inside:
            self.setTabOrder(inside[-1], self._main)

    def _judge(self) -> None:
        self._live.say("")
        self._set_button(self._step.button)

    def _set_button(self, words: str) -> None:
        self._main.setText(words)
        self._main.setAccessibleName(words)

    def _young(self) -> bool:
        return self._session.case.age is not Age.ADULT
