"""What was begun to write and not saved: said calmly on every page, with the way on and away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import (
    chats,
    contacts,
    drafts,
    evidence,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
)
from companion.errors import NotThere
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.sheets.incident_form import first_words
from ui.widgets.draft_notice import DraftNotice
from ui.widgets.undo_line import UndoLine

_KNOWN_BY = 20  # letters
_KNOWN_FIRST = (
    "title",
    "name",
    "contact",
    "display_name",
    "narrative",
    "said",
    "description",
    "text",
)
_NOT_WORDS = {
    *("part", "known", "time_source", "platform", "role", "age", "account"),  # chosen
    *("sure", "voice"),
    *("happened", "noticed", "seen", "obtained", "held", "promised_by", "due", "on"),  # times
    "event",
    *("acts", "accounts", "people", "evidence", "excerpts"),  # ticked
    *("picked", "around", "incident"),  # of a chat
    *("ground", "given", "ends"),  # of a consent
    "items",  # that arrived together, or went
    *("exported", "desk", "way", "steps"),  # of something handed in
    *("pictured", "found", "next_look", "route", "means", "reply", "replied", "submission"),
    *("pin", "reference", "url"),  # of something to be taken down: these stay covered
    *("asked route", "asked happened", "asked means", "asked reply", "asked replied"),
    *("asked pin", "asked reference", "asked submission"),
    *("guide_kind", "guide_seen"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of draft: the page its editor lies over, its name, how to find its record."""

    page: str
    name: object  # of the kind, to be translated
    find: Callable[[Vault, int], Any] | None = None


KINDS = {
    "incident": Kind("timeline", QT_TRANSLATE_NOOP("Unfinished", "What happened"), timeline.get),
    "short": Kind("today", QT_TRANSLATE_NOOP("Unfinished", "Three minutes")),
    "passage": Kind("timeline", QT_TRANSLATE_NOOP("Unfinished", "In my own words"), statement.get),
    "evidence": Kind("evidence", QT_TRANSLATE_NOOP("Unfinished", "An item"), evidence.get),
    "handed": Kind("evidence", QT_TRANSLATE_NOOP("Unfinished", "A hand-over"), evidence.get),
    "chat": Kind("evidence", QT_TRANSLATE_NOOP("Unfinished", "Picked messages"), chats.kept),
    "person": Kind("people", QT_TRANSLATE_NOOP("Unfinished", "A person"), people.get),
    "account": Kind(
        "people", QT_TRANSLATE_NOOP("Unfinished", "An account or a room"), people.get_account
    ),
    "talk": Kind("help", QT_TRANSLATE_NOOP("Unfinished", "A talk"), contacts.get_talk),
    "contact": Kind("help", QT_TRANSLATE_NOOP("Unfinished", "A place of help"), contacts.get),
    "place": Kind("help", QT_TRANSLATE_NOOP("Unfinished", "A note about a place of help")),
    "say": Kind("help", QT_TRANSLATE_NOOP("Unfinished", "What you want to say")),
    "submission": Kind(
        "documents", QT_TRANSLATE_NOOP("Unfinished", "Something handed in"), submissions.get
    ),
    "consent": Kind("documents", QT_TRANSLATE_NOOP("Unfinished", "A consent")),
    "takedown": Kind(
        "documents", QT_TRANSLATE_NOOP("Unfinished", "Asked to take something down"), takedowns.get
    ),
    "asking": Kind(
        "documents",
        QT_TRANSLATE_NOOP("Unfinished", "Asked to take something down"),
        takedowns.get_asking,
    ),
    "case": Kind("settings", QT_TRANSLATE_NOOP("Unfinished", "About this record")),
    "plan": Kind("steps", QT_TRANSLATE_NOOP("Unfinished", "A next step"), steps.get),
    "count": Kind("steps", QT_TRANSLATE_NOOP("Unfinished", "Days that follow")),
    "step": Kind("steps", QT_TRANSLATE_NOOP("Unfinished", "Something to do next")),
}
"""By the first word of a draft's place, which is KIND:ID, KIND:new:CASE… or KIND:CASE."""


def kind_of(place: str) -> str:
    """The first word of a place."""
    return place.partition(":")[0]


def record_of(place: str) -> int | None:
    """The record a draft goes on with; None where it is a new one."""
    _, *rest = place.split(":")
    whole = len(rest) == 1 and rest[0].isdecimal() and KINDS[kind_of(place)].find is not None
    return int(rest[0]) if whole else None


class Unfinished(QWidget):
    """Offers one draft of the case at a time, the latest first.

    `inline` are kinds whose editor is part of this page, so that their text is seen anyway.
    """

    def __init__(
        self, session: Session, inline: frozenset[str] = frozenset(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._inline = session, inline
        self._at = 0
        self._thrown: tuple[str, dict[str, str]] | None = None
        self._shown: tuple[str, str, int, bool] | None = None
        self.notice: DraftNotice | None = None
        self.undo = UndoLine()
        self.undo.undone.connect(self._bring_back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)
        self._column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        """Read the drafts again."""
        found = self.drafts()
        self._at = self._at if self._at < len(found) else 0
        shown = None
        if found:
            place, content = found[self._at]
            open_ = any(k.is_open and k.place.name == place for k in self._session.keepers)
            shown = (place, self._words(place, content), len(found), open_)
        if shown != self._shown:
            self._show(shown)
        self.setVisible(shown is not None or not self.undo.isHidden())

    def drafts(self) -> list[tuple[str, dict[str, str]]]:
        """Place and content of what was begun in this case and neither saved nor put off."""
        found = []
        for place in drafts.places(self._session.vault):
            if kind_of(place) in KINDS.keys() - self._inline and self._is_here(place):
                content = drafts.load(self._session.vault, place)
                if content is not None and self._session.put_off.get(place) != content:
                    found.append((place, content))
        return found

    def offer_back(self, place: str, content: dict[str, str]) -> None:
        """Say that a draft was thrown away, and how to undo it."""
        self._thrown = (place, content)
        self.undo.offer(self.tr("What you typed was thrown away."))
        self.refresh()

    def _is_here(self, place: str) -> bool:
        """Whether the draft is of this case, and what it goes on with is still there."""
        case, ident = self._session.case.id, record_of(place)
        find = KINDS[kind_of(place)].find
        if ident is None or find is None:
            named = [int(part) for part in place.split(":") if part.isdecimal()]
            return not named or named[0] == case
        try:
            record = find(self._session.vault, ident)
        except NotThere:
            return False
        return record.case == case and not getattr(record, "removed_at", "")

    def _words(self, place: str, content: dict[str, str]) -> str:
        """What it is known by: its first words, else its kind."""
        keys = [*_KNOWN_FIRST, *(key for key in content if key not in _NOT_WORDS)]
        texts = (first_words(content.get(key, ""), _KNOWN_BY) for key in keys)
        kind = QCoreApplication.translate("Unfinished", str(KINDS[kind_of(place)].name))
        return next(filter(None, texts), kind)

    def _show(self, shown: tuple[str, str, int, bool] | None) -> None:
        self._shown = shown
        if self.notice is not None:
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if shown is None:
            return
        self.notice = DraftNotice(*shown)
        self.notice.open_wanted.connect(self._session.draft_wanted)
        self.notice.discard_wanted.connect(self._discard)
        self.notice.next_wanted.connect(self._turn)
        self.notice.later_wanted.connect(self._put_off)
        self._column.insertWidget(0, self.notice)

    def _turn(self) -> None:
        self._at += 1
        self.refresh()
        if self.notice is not None:
            self.notice.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_off(self, place: str) -> None:
        """Say no more of it until it is written on again, or the record is opened again."""
        content = drafts.load(self._session.vault, place)
        if content is not None:
            self._session.put_off[place] = content
        self._session.drafted.emit()

    def _discard(self, place: str) -> None:
        vault, session = self._session.vault, self._session
        content = drafts.load(vault, place)
        if content is not None:
            session.change(session, lambda: drafts.discard(vault, place))
            self.offer_back(place, content)

    def _bring_back(self) -> None:
        vault, session = self._session.vault, self._session
        if self._thrown is not None:
            place, content = self._thrown
            self._thrown = None
            session.change(session, lambda: drafts.save(vault, place, content))
