"""Words of the law in plain sentences: beside the texts they stand in, and all on a sheet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from companion import glossary
from companion.facts import Term
from ui import theme
from ui.basis import basis_words
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.overlay import Overlay
from ui.widgets.parts import GroupTitle, LinkButton, Sheet, Words
from ui.widgets.popover import Popover

KEY = "Shift+F1"


class Terms(QWidget):
    """A small link for each word of the law that stands in `text`; nothing where none does."""

    def __init__(self, session: Session, text: str) -> None:
        super().__init__()
        row = Flow()
        found = glossary.found(session.pack, session.words, text)
        for term in found:
            row.addWidget(_Link(session, term))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.there = bool(found)


class _Link(LinkButton):
    """One word; pressed, it says what it is."""

    def __init__(self, session: Session, term: Term) -> None:
        words = session.words
        self._said = words.say(f"term.{term.id}.name")
        super().__init__(self._said)
        self.setText(self.tr("{term}?").format(term=self._said))
        self.setAccessibleName(self.tr("What is that: {term}").format(term=self._said))
        self._plain = words.say(f"term.{term.id}.plain")
        self._rests = basis_words(term, words)
        self.clicked.connect(self._show)

    def _show(self) -> None:
        Popover(self, self._said, self._plain, self._rests)


class GlossarySheet(Overlay):
    """All the words, those that stand in `text` first."""

    def __init__(self, session: Session, over: QWidget, text: str = "") -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Words, in plain sentences"))
        pack, words = session.pack, session.words
        here = glossary.found(pack, words, text)
        rest = [term for term in pack.terms.values() if term not in here]
        for title, terms in ((self.tr("On this page"), here), (self.tr("All others"), rest)):
            if here and terms:
                self.body.addWidget(GroupTitle(title))
            for term in terms:
                self.body.addWidget(_Entry(session, term))
        self.body.addStretch(1)


class _Entry(Sheet):
    """One word, which Tab stops at, so that the list can be read by keyboard."""

    def __init__(self, session: Session, term: Term) -> None:
        super().__init__()
        name, plain = (session.words.say(f"term.{term.id}.{part}") for part in ("name", "plain"))
        rests = basis_words(term, session.words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{plain} {rests}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        for part in (GroupTitle(name), Words(plain), Words(rests, quiet=True)):
            self.body.addWidget(part)


class Glossary(QObject):
    """Shift+F1 over a window: the words, those first that can be read there now."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        QShortcut(QKeySequence(KEY), window, self.show)

    def show(self) -> None:
        """Lay the sheet over what is shown, whatever lies over it."""
        window, session = self._window, self._session
        if not session.pack.terms:
            session.said.emit(self.tr("For this country no words are explained yet."))
        elif not any(one.isVisible() for one in window.findChildren(GlossarySheet)):
            page = getattr(window, "page", window)
            labels = (one for one in page.findChildren(QLabel) if one.isVisible())
            GlossarySheet(session, page, "\n".join(one.text() for one in labels)).open()
