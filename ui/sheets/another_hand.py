"""Another person writes for the one whose record it is: who, and when that ends."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from companion import hands
from companion.errors import CompanionError
from ui.messages import sentence
from ui.session import Session
from ui.widgets.fields import Labelled, Line
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, LinkButton, Notice, Words
from ui.widgets.shown import breakable, plain


class AnotherHandSheet(Overlay):
    """Asks for one name. Nothing else changes, but that what they write is marked."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Someone writes for me"))
        self._session = session
        self._name = Line(self.tr("Who writes for you now?"))
        self._name.returnPressed.connect(self._begin)
        self._said = LiveLine()
        begin = Button(self.tr("Begin"), main=True)
        begin.clicked.connect(self._begin)
        about = self.tr(
            "You tell, and they type. What they write down or change is marked with their name"
            " here. Documents say only that another person wrote it down, without the name. They"
            " see what is open here: stay beside them, or lock it when you go."
        )
        self.body.addWidget(Words(about))
        said = self.tr("A name only you need to understand: my aunt, the counsellor.")
        self.body.addWidget(Labelled(self._name.accessibleName(), self._name, said))
        self.body.addWidget(self._said)
        self.foot.addStretch(1)
        self.foot.addWidget(begin, 0, Qt.AlignmentFlag.AlignBottom)

    def _begin(self) -> None:
        vault, case, name = self._session.vault, self._session.case.id, self._name.text()
        self._session.change(self, lambda: hands.begin(vault, case, name), self._begun, self._tell)

    def _begun(self, _: None) -> None:
        self.close()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, CompanionError):
            self._said.say(sentence(error))
            self._name.setFocus()


class HandNotice(Notice):
    """Over every page, while another person writes; with the way to end it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._session = session
        self._end = LinkButton(self.tr("I write myself again"))
        self._end.clicked.connect(self._stop)
        self.column.addWidget(self._end, 0, Qt.AlignmentFlag.AlignLeft)
        session.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        name = hands.now(self._session.vault, self._session.case.id)
        if not name or self.parentWidget() is not None:  # alone it would be a window
            self.setVisible(bool(name))
        if name:
            self.say(self.tr("Now writes here for you: {name}").format(name=breakable(plain(name))))

    def _stop(self) -> None:
        vault, case = self._session.vault, self._session.case.id
        self._session.change(self, lambda: hands.end(vault, case))


def who_wrote(session: Session, subject: str) -> str:
    """Whose hand it was, in a sentence; "" where it was the person's own."""
    name = hands.of(session.vault, session.case.id).get(subject, "")
    if not name:
        return ""
    said = QCoreApplication.translate("AnotherHandSheet", "Written down or changed by: {name}")
    return said.format(name=breakable(plain(name)))
