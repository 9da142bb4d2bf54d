"""Looking at a kept picture: decoded when asked for, drawn while wanted, gone after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from companion import custody, evidence
from companion.intake import images, probe
from companion.progress import Progress
from companion.records import Evidence
from ui.messages import sentence
from ui.session import Session
from ui.tasks import Work
from ui.widgets.picture_view import PictureView
from ui.widgets.sight import image_of


def seeable(item: Evidence) -> bool:
    """Whether an item holds a picture that can be looked at here."""
    return item.object is not None and item.media in probe.SHOWN


def held_words() -> str:
    """What is said under a picture that is seen while something is held."""
    return QCoreApplication.translate(
        "Looking",
        "Covered again as soon as you let go. + and − for size, R to turn, C for colours.",
    )


def once_words(seconds: float) -> str:
    """What is said under a picture that is seen for some seconds."""
    return QCoreApplication.translate(
        "Looking", "Covered again after {} seconds, and by any other key or a click."
    ).format(round(seconds))


def _let_be(_: Exception) -> None:
    """What is in the way of writing is told where something is written."""


class Looking(QObject):
    """Shows an item's picture over `over` while it is held, or once for some seconds.

    Who lets go ends the decoder; what comes from it all the same is dropped unseen.
    """

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._asked = self._ident = self._noted = 0
        self._work: Work | None = None
        self.view = PictureView(over)
        self.view.covered.connect(self._covered)
        self.view.nearer.connect(self._look_closer)

    def hold(self, ident: int) -> None:
        """Show it until `let_go`."""
        self._ask(ident, held_words(), focus=False)

    def once(self, ident: int) -> None:
        """Show it until a key, a click, another window, or some seconds cover it again."""
        self._ask(ident, once_words(self.view.seconds), focus=True)

    def let_go(self) -> None:
        """Cover it."""
        self.view.cover()

    def _ask(self, ident: int, words: str, focus: bool) -> None:
        self.view.wait(words, focus)
        self._asked += 1
        self._ident = ident
        asked, vault, room = self._asked, self._session.vault, self.view.room
        box = (room.width(), room.height())

        def decode(progress: Progress) -> QImage:
            item = evidence.get(vault, ident)
            return image_of(images.show(evidence.content(vault, item), item.media, box, progress))

        self._read(
            decode, lambda image: self._show(asked, image), lambda error: self._say(asked, error)
        )

    def _look_closer(self) -> None:
        """Every pixel there is; until then, and if there are too many, the ones that are here."""
        asked, vault, ident = self._asked, self._session.vault, self._ident

        def decode(progress: Progress) -> QImage:
            item = evidence.get(vault, ident)
            content = evidence.content(vault, item)
            return image_of(images.whole(content, item.media, progress=progress))

        self._read(
            decode, lambda image: self._show(asked, image), lambda _: self._leave_as_it_is(asked)
        )

    def _read(
        self,
        decode: Callable[[Progress], QImage],
        done: Callable[[QImage], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if self._work is not None:
            self._work.deleteLater()
        work = self._work = Work(self)
        work.progressed.connect(self.view.set_part)
        report = work.report
        self.view.await_pixels()
        self._session.read(self, lambda: decode(report), done, failed)

    def _leave_as_it_is(self, asked: int) -> None:
        if asked == self._asked:
            self.view.end_waiting()

    def _show(self, asked: int, image: QImage) -> None:
        if asked == self._asked:
            self.view.show_image(image)
            self._note(asked)

    def _note(self, asked: int) -> None:
        """That it was looked at, once a look: a full disk keeps nobody from looking."""
        if asked != self._noted:
            self._noted = asked
            session, vault, ident = self._session, self._session.vault, self._ident
            # Owned by the session: a sheet closed meanwhile is not kept by what is still noted.
            session.change(session, lambda: custody.view(vault, ident), failed=_let_be)

    def _say(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self.view.say(sentence(error))

    def _covered(self) -> None:
        self._asked += 1
        if self._work is not None:
            self._work.cancel()
            self._work.deleteLater()
        self._work = None
