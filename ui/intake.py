"""Bringing files into the vault, one after the other, each with an outcome of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from companion import evidence
from companion.errors import Cancelled, Forbidden
from companion.progress import Progress
from companion.records import Evidence, Shows
from companion.vault import Vault
from ui.session import Session
from ui.tasks import Work
from ui.widgets.drop import Pasted, Source


class How(StrEnum):
    """What is to become of a file."""

    KEEP = "keep"
    FINGERPRINT = "fingerprint"
    MASK = "mask"  # by hand, in ui/masking; nothing is read here
    REFERENCE = "reference"
    NOTHING = "nothing"


class Outcome(StrEnum):
    """What became of a file."""

    KEPT = "kept"
    KNOWN = "known"
    FINGERPRINT = "fingerprint"
    MASKED = "masked"
    NOT_KEPT = "not_kept"
    UNREAD = "unread"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Wish:
    """A file, what the person says it shows, and what they want of it."""

    source: Source
    shows: Shows
    how: How


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a wish: `item` where there is one, `error` where something was in the way."""

    wish: Wish
    outcome: Outcome
    item: int | None = None
    error: Exception | None = None


class Intake(QObject):
    """Carries out wishes in the lane. `told` carries each Result, `finished` comes last.

    `progressed` is the part of the whole, 0 … 1. A `stop` lets what is in the vault be.
    """

    told = Signal(object)
    progressed = Signal(float)
    finished = Signal()

    def __init__(
        self,
        session: Session,
        wishes: Sequence[Wish],
        incident: int | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._left = list(wishes)
        self._count = len(wishes)
        self._incident = incident
        self._work = Work(self)
        self._work.progressed.connect(self._report)
        self._stopped = False

    def start(self) -> None:
        """Begin with the first."""
        self._next()

    def stop(self) -> None:
        """Stop at the next chance; what is not in by then is not kept."""
        self._stopped = True
        self._work.cancel()

    def _next(self) -> None:
        while self._left:
            wish = self._left.pop(0)
            outcome = self._without_reading(wish)
            if outcome is None:
                self._bring(wish)
                return
            self.told.emit(Result(wish, outcome))
        self.finished.emit()

    def _without_reading(self, wish: Wish) -> Outcome | None:
        if self._stopped:
            return Outcome.STOPPED
        return Outcome.NOT_KEPT if wish.how in (How.REFERENCE, How.NOTHING) else None

    def _bring(self, wish: Wish) -> None:
        vault, case = self._session.vault, self._session.case.id
        incident, report = self._incident, self._work.report
        self._session.change(
            self,
            lambda: _carry_out(vault, case, wish, incident, report),
            self._tell,
            lambda error: self._tell(_refused(wish, error)),
        )

    def _tell(self, result: Result) -> None:
        self.told.emit(result)
        self._report(0.0)
        self._next()

    def _report(self, part: float) -> None:
        done = self._count - len(self._left) - (1 if part else 0)
        self.progressed.emit((done + part) / self._count)


def _carry_out(
    vault: Vault, case: int, wish: Wish, incident: int | None, report: Progress
) -> Result:
    """One wish, in the lane."""
    shows, source = wish.shows, wish.source
    if wish.how is How.FINGERPRINT and not isinstance(source, Pasted):
        item = evidence.fingerprint(vault, case, source, shows, incident=incident, progress=report)
        return Result(wish, Outcome.FINGERPRINT, item.id)
    if isinstance(source, Pasted):
        data, about = source.png(), source.about
        item = evidence.take_in_bytes(vault, case, data, shows, about, incident, report)
    else:
        item = evidence.take_in(vault, case, source, shows, incident=incident, progress=report)
    return Result(wish, _kept(vault, item), item.id)


def _kept(vault: Vault, item: Evidence) -> Outcome:
    """What is there already has one more source now."""
    return Outcome.KNOWN if len(evidence.sources(vault, item.id)) > 1 else Outcome.KEPT


def _refused(wish: Wish, error: Exception) -> Result:
    if isinstance(error, Cancelled):
        return Result(wish, Outcome.STOPPED)
    kind = Outcome.NOT_KEPT if isinstance(error, Forbidden) else Outcome.UNREAD
    return Result(wish, kind, error=error)
