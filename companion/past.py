"""What was done since the vault was opened, so that it can be taken back: in memory alone.

A step keeps how the records of one change stood before it. What was deleted for good, and what goes
out into the world, ends the row of steps: nothing before it is remembered any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.held import Stands, stands

if TYPE_CHECKING:
    from sqlcipher3 import Connection

MOST = 50  # acts remembered
LARGEST = 500  # records of one change
_VERBS = frozenset({"added", "edited", "removed", "restored", "done", "reopened", "cited"})
_NOUNS = frozenset(
    {
        *("incident", "passage", "person", "account", "evidence", "excerpt", "contact", "talk"),
        *("directory", "step", "submission", "takedown", "asking", "case"),
    }
)
_NEVER = frozenset({"case.added", "case.reopened", "excerpt.added"})
_BY_THE_WAY = frozenset(
    {"evidence.viewed", "evidence.learned", "guardian.opened", "report.exported"}
)


@dataclass(slots=True)
class Act:
    """One thing the person did: the changes it took, the first one's event, and how all stood."""

    event: str
    before: Stands = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)


class Past:
    """The acts that can be taken back, `done`, and those that were, `again`; the newest last."""

    def __init__(self) -> None:
        self.done: list[Act] = []
        self.again: list[Act] = []
        self._into: list[Act] | None = None
        self._one = False
        self._open: Act | None = None

    def stands(self, db: Connection, event: str, subjects: tuple[str, ...]) -> Stands:
        """How the records stand that a change is going to touch; nothing where that is too much.

        Of a removal always: the bin has it from here.
        """
        wanted = event.endswith(".removed") or (_counts(event) and len(subjects) <= LARGEST)
        return stands(db, subjects) if wanted else {}

    def note(self, event: str, before: Stands, line: int, gone: bool) -> None:
        """A change was made, with this line. With `gone`, something was deleted for good."""
        if event in _BY_THE_WAY and not gone:
            return
        if gone or not before:
            self.forget()
            return
        if self._open is None or not self._one:
            self._open = Act(event)
            self._keep(self._open)
        self._open.lines.append(line)
        for subject, stood in before.items():
            self._open.before.setdefault(subject, stood)

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self.done.clear()
        self.again.clear()
        self._open = None

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """What is changed meanwhile is one act."""
        self._open, self._one = None, True
        try:
            yield
        finally:
            self._open, self._one = None, False

    @contextmanager
    def into(self, acts: list[Act]) -> Iterator[None]:
        """What is changed meanwhile is an undoing, or its undoing: it goes to `acts`."""
        self._into, self._open = acts, None
        try:
            yield
        finally:
            self._into, self._open = None, None

    def _keep(self, act: Act) -> None:
        into = self._into
        if into is None:
            into = self.done
            self.again.clear()
        into.append(act)
        del into[:-MOST]


def _counts(event: str) -> bool:
    noun, _, verb = event.partition(".")
    return noun in _NOUNS and verb in _VERBS and event not in _NEVER
