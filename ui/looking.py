"""Looking at a kept picture: decoded when asked for, drawn while wanted, gone after."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from companion import evidence
from companion.intake import images, probe
from companion.records import Evidence
from ui.messages import sentence
from ui.session import Session
from ui.widgets.picture_view import PictureView


def seeable(item: Evidence) -> bool:
    """Whether an item holds a picture that can be looked at here."""
    return item.object is not None and item.media in probe.SHOWN


class Looking(QObject):
    """Shows an item's picture over `over` while it is held, or once for some seconds.

    What comes from the decoder after the person let go is dropped unseen.
    """

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._asked = 0
        self.view = PictureView(over)
        self.view.covered.connect(self._covered)

    def hold(self, ident: int) -> None:
        """Show it until `let_go`."""
        self._ask(ident, self.tr("Covered again as soon as you let go."), focus=False)

    def once(self, ident: int) -> None:
        """Show it until a key, a click, another window, or some seconds cover it again."""
        self._ask(ident, self.tr("Any key or click covers it again, or 20 seconds."), focus=True)

    def let_go(self) -> None:
        """Cover it."""
        self.view.cover()

    def _ask(self, ident: int, words: str, focus: bool) -> None:
        self.view.wait(words, focus)
        self._asked += 1
        asked, vault, room = self._asked, self._session.vault, self.view.room
        box = (room.width(), room.height())

        def decode() -> images.Picture:
            item = evidence.get(vault, ident)
            return images.show(evidence.content(vault, item), item.media, box)

        self._session.read(
            self,
            decode,
            lambda picture: self._show(asked, picture),
            lambda error: self._say(asked, error),
        )

    def _show(self, asked: int, picture: images.Picture) -> None:
        if asked == self._asked:
            self.view.show_picture(picture)

    def _say(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self.view.say(sentence(error))

    def _covered(self) -> None:
        self._asked += 1
