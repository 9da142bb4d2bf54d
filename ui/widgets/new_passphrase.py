"""Choosing a passphrase: typed twice, with calm advice, or five words to take."""

from __future__ import annotations

import os

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import passphrase, texts
from companion.errors import CompanionError
from companion.languages import LANGUAGES
from ui import messages, theme
from ui.tasks import Tasks
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import LinkButton, Words
from ui.widgets.passphrase import Passphrase

_PAUSE = 250  # ms after the last letter until something is said about it


class NewPassphrase(QWidget):
    """Two fields that have to agree. Advice is only advice; what stops is said by `ready`."""

    entered = Signal()

    def __init__(self, tasks: Tasks, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._words = texts.load(language)
        self._first = Passphrase(self.tr("New passphrase"))
        self._again = Passphrase(self.tr("The same once more"))
        self._advice = LiveLine(quiet=True)
        self._said = LiveLine()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._advise)
        self._first.changed.connect(self._touched)
        self._first.shown.connect(self._again.show_letters)
        self._first.entered.connect(self._again.select)
        self._again.entered.connect(self.entered)
        self._suggest = {code: LinkButton("") for code in self._order(language)}
        self._lay_out()
        self.setFocusProxy(self._first)

    @property
    def text(self) -> str:
        """The passphrase."""
        return self._first.text

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._first.select()

    def ready(self) -> bool:
        """Whether it can be taken; what is in the way is said, and the cursor put there."""
        try:
            passphrase.secret(self._first.text)
        except CompanionError as error:
            self._said.say(messages.sentence(error))
            self._first.select()
            return False
        if self._first.text != self._again.text:
            self._said.say(self.tr("The two differ. Please type the second one again."))
            self._again.select()
            return False
        self._said.say("")
        return True

    def forget(self) -> None:
        """Empty both fields."""
        self._first.clear()
        self._again.clear()
        self._advice.say("")

    def _touched(self) -> None:
        self._said.say("")
        if self._first.text:
            self._timer.start()
        else:
            self._timer.stop()
            self._advice.say("")

    def _advise(self) -> None:
        if not self.isVisible():
            return
        text = self._first.text
        self._tasks.run(
            self, lambda: passphrase.advise(text), lambda advice: self._say(text, advice), _ignore
        )

    def _say(self, text: str, advice: passphrase.Advice) -> None:
        if text != self._first.text:
            return
        said = self._words.say(advice.key)
        if not text.isascii():
            said += " " + self.tr("To type Korean letters again later, press Show first.")
        self._advice.say(said)

    def _fill(self) -> None:
        chosen = next(c for c, button in self._suggest.items() if button is self.sender())
        self._first.put(passphrase.suggest(chosen, os.urandom))
        self._again.clear_letters()
        self._said.say(
            self.tr(
                "These five words were drawn by lot. Picture them as one small scene, then type"
                " them once more here. You can also draw others."
            )
        )
        self._again.select()

    def _order(self, language: str) -> list[str]:
        listed = (code for code in LANGUAGES if code in passphrase.LISTS)
        return sorted(listed, key=lambda code: code != language)

    def _lay_out(self) -> None:
        row = Flow()
        label = Words(self.tr("Suggest five words:"), quiet=True)
        label.setMinimumHeight(theme.scaled(theme.CONTROL))  # level with the links beside it
        row.addWidget(label)
        for code, button in self._suggest.items():
            button.setText(LANGUAGES[code])
            button.setAccessibleName(self.tr("Suggest five words: {}").format(LANGUAGES[code]))
            button.clicked.connect(self._fill)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self._first)
        column.addWidget(self._advice)
        column.addLayout(row)
        column.addWidget(self._again)
        column.addWidget(self._said)


def _ignore(_: Exception) -> None:
    """Advice that could not be given is no matter."""
