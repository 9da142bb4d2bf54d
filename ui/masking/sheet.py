"""Making a masked copy: from the file through memory to new pixels, and nothing else is kept.

Until the masked copy is kept nothing is written anywhere: not the picture, not the boxes. Closed
before, nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion import evidence, masked
from companion.errors import Cancelled
from companion.intake import unmasked
from companion.intake.unmasked import Unmasked
from companion.progress import Progress, Step
from companion.records import Provenance, Shows
from companion.vault import Vault
from ui import theme
from ui.masking import burning
from ui.masking.check_step import CheckStep
from ui.masking.draw_step import DrawStep
from ui.masking.drawing import Drawing, Masks
from ui.messages import sentence
from ui.session import Session
from ui.widgets.drop import Pasted, Source
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words
from ui.widgets.picture_view import PictureView
from ui.widgets.sight import image_of

_WORK = 1000  # of progress


class MaskSheet(Overlay):
    """Makes a masked copy of `of`: an item's id, or what comes in. `kept` carries the new id.

    `shows` is what the guard was told of the picture. `about` is written about the copy.
    """

    WIDTH = 1000
    kept = Signal(object)

    def __init__(
        self,
        session: Session,
        over: QWidget,
        of: int | Source,
        shows: Shows,
        about: Provenance = Provenance(),
        incident: int | None = None,
    ) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Make a masked copy"))
        self._session, self._of, self._shows = session, of, shows
        self._about, self._incident = about, incident
        self._image = QImage()
        self._origin: masked.Origin | None = None
        self._drawing: Drawing | None = None
        self._step: DrawStep | CheckStep | None = None
        self._closing = False
        self._view = PictureView(self)
        self._live = LiveLine()
        self._opening = LongAct(self.tr("Opening the picture"))
        self._act = LongAct(self.tr("Making the masked copy"))
        self._words = Words("")
        self._words.hide()
        self._main = Button(self.tr("Next"), main=True)
        self._main.clicked.connect(self._go_on)
        self._main.hide()
        self.body.addWidget(self._words)
        self.body.addWidget(self._opening)
        self.body.addWidget(self._act)
        self.foot.addWidget(self._live, 1)
        self.foot.addStretch(0)
        self.foot.addWidget(self._main, 0, Qt.AlignmentFlag.AlignBottom)
        read = _reading(session.vault, of)
        self._opening.begin(session.read, read, self._begin, self._not_opened)

    def may_close(self) -> bool:
        if self._act.running:
            self._closing = True
            self._act.cancel()
            return False
        self._opening.cancel()
        self._forget()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _begin(self, found: _Met) -> None:
        self._image = found.image
        item = self._of if isinstance(self._of, int) else None
        name = self._of.name if isinstance(self._of, Path) and not self._sexual else ""
        file = not isinstance(self._of, Pasted)  # else the bytes are ours, and their digest too
        sha256, size = (found.sha256, found.size) if file else ("", 0)
        self._origin = masked.Origin(self._shows, sha256, size, name, item)
        self._drawing = Drawing(self._image.size(), self._sexual, self)
        self._draw()

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._session.said.emit(self.tr("Stopped. Nothing was kept."))
            self.close()
            return
        self._words.setText(sentence(error))
        self._words.show()

    def _fail(self, error: Exception) -> None:
        stopped = isinstance(error, Cancelled)
        self._live.say(self.tr("Stopped. Nothing was kept.") if stopped else sentence(error))

    @property
    def _sexual(self) -> bool:
        return self._shows is not Shows.ORDINARY

    def _go_on(self) -> None:
        self._live.say("")
        if self._drawing is None or self._act.running:
            return
        if isinstance(self._step, CheckStep):
            self._keep(self._step)
        elif self._drawing.masks == Masks((), self._drawing.whole):
            self._live.say(self.tr("Nothing is covered or cut off yet."))
        else:
            self._check()

    def _draw(self) -> None:
        if self._drawing is None:
            return
        said = self.tr(
            "Cover with boxes what must not be seen. The picture stays covered until you want to"
            " see it."
        )
        if self._sexual:
            said = self.tr(
                "To begin with, everything is covered. Pull the box in only as far as names, times"
                " and addresses can be read. Nothing has been kept yet."
            )
        step = DrawStep(self._image, self._drawing, said)
        step.cut_wanted.connect(self._find_edges)
        self._turn_to(step, said, self.tr("Next"))
        self._fit()

    def _check(self) -> None:
        if self._drawing is None:
            return
        masks = self._drawing.masks
        frame = masks.frame
        said = self.tr("{} × {} pixels, boxes: {}. No time, place or name of the file comes along.")
        step = CheckStep(said.format(frame.width(), frame.height(), len(masks.boxes)), self._sexual)
        step.held.connect(self._look)
        step.let_go.connect(self._view.cover)
        step.back_wanted.connect(self._draw)
        words = self.tr("This is what will be kept: new pixels, the boxes part of them.")
        self._turn_to(step, words, self.tr("Keep the masked copy"))

    def _look(self) -> None:
        if self._drawing is not None:
            self._view.wait(self.tr("Covered again as soon as you let go."), focus=False)
            masks = self._drawing.masks
            # Not burnt yet: a second time all pixels of a large picture is much memory.
            self._view.show_image(
                self._image, masks.frame, lambda painter: burning.fill(painter, masks)
            )

    def _find_edges(self) -> None:
        image = self._image
        self._session.read(self, lambda: burning.framed(image), self._cut)

    def _cut(self, frame: QRect) -> None:
        if isinstance(self._step, DrawStep):
            self._step.cut(frame)

    def _keep(self, step: CheckStep) -> None:
        if not step.ready:
            self._live.say(self.tr("Please look at it once more, and say that nothing is left."))
            step.sure.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._origin is None or self._drawing is None:
            return
        origin = replace(self._origin, made_by=step.maker, why=step.reason)
        vault, case, incident = self._session.vault, self._session.case.id, self._incident
        image, masks = self._image, self._drawing.masks
        about = replace(self._about, title=self._about.title or self.tr("Masked copy"))

        def keep(progress: Progress) -> int:
            size = masks.frame.width(), masks.frame.height()
            whole = Step(progress, 0, _WORK, _WORK)
            drawn, kept = whole.share(0, 0.8), whole.share(0.8, 1)
            png = masked.encode(burning.strips(image, masks), *size, progress=drawn.of)
            made = evidence.keep_masked(vault, case, png, origin, about, incident, progress=kept.of)
            return made.id

        for part in (step, self._main):
            part.hide()
        self._act.begin(self._session.change, keep, self._done, self._not_kept)
        self._act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_kept(self, error: Exception) -> None:
        if self._closing:
            self.close()
            return
        if self._step is not None:
            self._step.show()
        self._main.show()
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fail(error)

    def _done(self, ident: int) -> None:
        self.kept.emit(ident)
        self._session.said.emit(self.tr("The masked copy is kept. You can stop here."))
        self.close()

    def _turn_to(self, step: DrawStep | CheckStep, said: str, button: str) -> None:
        if self._step is not None:
            self._step.hide()
            self._step.deleteLater()
        self._step = step
        self._words.setText(said)
        self._words.show()
        self.body.addWidget(step)
        step.show()
        self._main.setText(button)
        self._main.setAccessibleName(button)
        self._main.show()
        inside = [stop for stop in self._stops() if step.isAncestorOf(stop)]
        if inside:
            self.setTabOrder(inside[-1], self._main)
        if self.isVisible():
            self.focus_first()
            self.scroll_to_top()

    def _fit(self) -> None:
        if isinstance(self._step, DrawStep):
            room = self.room()
            over = self._words.heightForWidth(room.width()) + theme.GAP
            self._words.setHidden(self._step.fit(room, over))

    def _forget(self) -> None:
        self._view.cover()
        if isinstance(self._step, DrawStep):
            self._step.canvas.forget()
        self._image = QImage()


@dataclass(frozen=True, slots=True)
class _Met:
    """A picture as it was met, and its file's digest and size."""

    image: QImage
    sha256: str
    size: int


def _reading(vault: Vault, of: int | Source) -> Callable[[Progress], _Met]:
    def met(progress: Progress) -> Unmasked:
        if isinstance(of, int):
            item = evidence.get(vault, of)
            return unmasked.of_chunks(evidence.content(vault, item), item.media, progress)
        if isinstance(of, Path):
            return unmasked.of_file(of, progress)
        return unmasked.of_bytes(of.png(), progress)

    def read(progress: Progress) -> _Met:
        found = met(progress)
        return _Met(image_of(found.picture), found.sha256, found.size)

    return read
