"""Says over every page of a made-up record that it is one, and leads back out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion import settings
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton, Notice, Words


class PracticeNotice(Notice):
    """Where a page asks for the passphrase of what nobody chose one for, it is told here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, band=True)
        self._session = session
        self._words = settings.get(session.vault, "practice_words")
        self._plain = self.tr(
            "A made-up record, for trying. Write nothing real here: all of it goes when it closes."
        )
        self._told = LinkButton(self.tr("Its passphrase"))
        self._told.clicked.connect(self._tell)
        self._leave = LinkButton(self.tr("End the practice"))
        self._leave.clicked.connect(session.lock_wanted)
        self._short = Words(self.tr("This is practice."))
        self._short.setMinimumHeight(self._leave.sizeHint().height())
        self._short.hide()
        links = Flow()
        for part in (self._short, self._leave, self._told):
            links.addWidget(part)
        self.column.addLayout(links)
        self._told.setHidden(not self._words)
        self.say(self._plain)

    def shorten(self, short: bool) -> None:
        """Say in few words that it is a practice, beside the way out.

        The bar says it too, but not where it is narrow.
        """
        short = short and self._told.isVisibleTo(self) == bool(self._words)
        self.label.setHidden(short)
        self._short.setVisible(short)
        self.level()

    def _tell(self) -> None:
        self.label.show()
        self.level()
        said = self.tr("Where this record asks for its passphrase, type: {passphrase}")
        self.say(f"{self._plain}\n{said.format(passphrase=self._words)}")
        self._told.hide()
