"""What was done with an item, line by line, and to whom it was handed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import custody, when
from companion.custody import Act, HandOver
from ui import theme
from ui.session import Session
from ui.sheets.reader_words import desk_name
from ui.widgets.parts import GroupTitle, LinkButton, Words, clear
from ui.widgets.shown import breakable, plain

_AT_ONCE = 8  # lines shown before one asks for the others


class CustodyLines(QWidget):
    """The lines of one item, the newest last; read again when the record changed."""

    def __init__(self, session: Session, ident: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ident = session, ident
        self._said: list[str] = []
        self._earlier = LinkButton(self.tr("Show what came before"))
        self._earlier.clicked.connect(self._show_all)
        self._earlier.hide()
        self._is_long = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.STEP // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(GroupTitle(self.tr("What was done with it")))
        column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._lines)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        vault, ident = self._session.vault, self._ident
        self._session.read(self, lambda: custody.acts(vault, ident), self._tell)

    def _tell(self, acts: list[Act]) -> None:
        self._said = [*_said(acts, self._session)]
        self._show()

    def _show(self) -> None:
        shown = self._said if self._is_long else self._said[-_AT_ONCE:]
        self._earlier.setVisible(len(shown) < len(self._said))
        clear(self._lines)
        for line in shown:
            self._lines.addWidget(Words(line, quiet=True))

    def _show_all(self) -> None:
        self._is_long = True
        self._show()


def receipt(handed: HandOver, session: Session) -> str:
    """A hand-over in one line: to whom, when, how, and their number."""
    number = QCoreApplication.translate("CustodyLines", "number {}").format(handed.reference)
    told = (
        handed.whom,
        "" if handed.happened == when.UNKNOWN else when.words(handed.happened, session.words),
        handed.way,
        number if handed.reference else "",
    )
    return breakable(plain(" · ".join(filter(None, told))))


def _said(acts: Sequence[Act], session: Session) -> Iterator[str]:
    """One line for each act; looking again and again is one line."""
    for what, several in groupby(acts, key=_alike):
        same = list(several)
        at = when.words(when.minute_of(same[-1].at), session.words)
        said = _words(same[-1], session)
        if what == custody.VIEWED and len(same) > 1:
            times = QCoreApplication.translate("CustodyLines", "Looked at {} times")
            said = times.format(len(same))
        yield f"{at} · {said}"


def _alike(act: Act) -> str:
    return act.what if act.what == custody.VIEWED else str(act.seq)


def _words(act: Act, session: Session) -> str:
    translate = QCoreApplication.translate
    if act.handed is not None:
        told = translate("CustodyLines", "Handed over: {}")
        return told.format(receipt(act.handed, session))
    if act.what == custody.DELETED and act.why:
        told = translate("CustodyLines", "The kept file was deleted: {}")
        return told.format(breakable(plain(act.why)))
    if act.what == custody.MASKED:
        return translate("CustodyLines", "A masked copy was made of it: item {}").format(act.other)
    if act.what == custody.EXPORTED:
        desk = desk_name(act.desk, session.words)
        return translate("CustodyLines", "Went into documents: {}").format(desk)
    return {
        custody.TAKEN_IN: translate("CustodyLines", "Put in"),
        custody.MADE: translate("CustodyLines", "Made, as a masked copy"),
        custody.MET: translate("CustodyLines", "The same file came in once more"),
        custody.LEARNED: translate("CustodyLines", "Measured, to know the same picture again"),
        custody.VIEWED: translate("CustodyLines", "Looked at"),
        custody.NOTED: translate("CustodyLines", "What is written about it was changed"),
        custody.QUOTED: translate("CustodyLines", "Messages were picked from it"),
        custody.ANSWERED: translate("CustodyLines", "What it shows was answered again"),
        custody.REMOVED: translate("CustodyLines", "Moved to the bin"),
        custody.RESTORED: translate("CustodyLines", "Taken out of the bin"),
        custody.DELETED: translate("CustodyLines", "The kept file was deleted"),
    }.get(act.what, act.what)
