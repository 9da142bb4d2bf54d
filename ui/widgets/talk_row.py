"""One talk in a list: with whom, what was said, and what became of what was promised."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.records import Talk
from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, LinkButton, Sheet, TypedWords, Words
from ui.widgets.scripts import held


class TalkRow(Sheet):
    """Shows a talk; `wanted` carries it to be changed, `marked` to say that a promise was kept.

    `held` and `by` are its times in words, "" for none.
    """

    wanted = Signal(object)
    marked = Signal(object)

    def __init__(self, talk: Talk, on: str, by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.setAccessibleName(talk.contact)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(talk.contact))
        quiet = (on, talk.channel, talk.officer, talk.case_number)
        self.body.addWidget(Words("  ·  ".join(held(one) for one in quiet if one), quiet=True))
        if talk.said:
            self.body.addWidget(TypedWords(talk.said))
        if talk.promise or by:
            self.body.addWidget(TypedWords(self._promise(by)))
        row = Flow()
        change = Button(self.tr("Change"))
        change.clicked.connect(self._want)
        row.addWidget(change)
        change.setAccessibleDescription(talk.contact)
        if talk.step:
            row.addWidget(self._mark_button())
        self.body.addLayout(row)

    def _promise(self, by: str) -> str:
        lines = [self._talk.promise]
        if by:
            lines.append(self.tr("Until: {day}").format(day=by))
        if self._talk.done_at:
            lines.append(self.tr("That is done."))
        said = "\n".join(filter(None, lines))
        return self.tr("What they promised: {said}").format(said=said)

    def _mark_button(self) -> LinkButton:
        open_ = not self._talk.done_at
        button = LinkButton(self.tr("They did it") if open_ else self.tr("It is still open"))
        button.setAccessibleDescription(self._talk.contact)
        button.clicked.connect(self._mark)
        return button

    def _want(self) -> None:
        self.wanted.emit(self._talk)

    def _mark(self) -> None:
        self.marked.emit(self._talk)
