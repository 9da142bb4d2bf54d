"""Capturing the screen: what of it, a countdown, what would be kept, and then the guard."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import when
from companion.records import Provenance
from ui import shot, theme
from ui.session import Session
from ui.widgets.covered_tile import HoldButton
from ui.widgets.drop import Pasted, Received
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words
from ui.widgets.picture_view import PictureView
from ui.widgets.radios import Radios
from ui.widgets.shown import plain
from ui.widgets.ticks import Tick

_TITLE = 80  # letters of a window's title in the list


class ScreenShotSheet(Overlay):
    """`taken` carries a Received with the picture, still in memory; the sheet is closed then."""

    taken = Signal(object)

    def __init__(self, session: Session, over: QWidget, taking: shot.Shot | None = None) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Capture the screen"))
        self._session = session
        self._shot = taking or shot.Shot(self)
        self._shot.taken.connect(self._show)
        self._targets = shot.targets() if shot.possible() else []
        self._target = shot.Target(0)
        self._image, self._at = QImage(), datetime.now().astimezone()
        self._view = PictureView(self)
        self._live = LiveLine()
        self._main = Button(self.tr("Capture in 3 seconds"), main=True)
        self._main.clicked.connect(self._go_on)
        self._note_title = Tick("title", self.tr("Note the title of the window, too"))
        self._which = Radios(self.tr("What do you want to capture?"), self._ways())
        self._which.chosen.connect(self._chosen)
        self._kept = Words()
        self._after = QWidget()
        self._lay_out()
        self._main.setVisible(bool(self._targets))

    def may_close(self) -> bool:
        self._view.cover()
        self._image = QImage()
        return True

    def _lay_out(self) -> None:
        hold = HoldButton(self.tr("Look at it while held"))
        hold.held.connect(self._look)
        hold.let_go.connect(self._view.cover)
        again = Button(self.tr("Once more"))
        again.clicked.connect(self._begin)
        row = Flow()
        row.addWidget(hold)
        row.addWidget(again)
        after = QVBoxLayout(self._after)
        after.setContentsMargins(0, 0, 0, 0)
        after.setSpacing(theme.GAP)
        after.addWidget(self._kept)
        after.addLayout(row)
        self._intro = Words(self._told())
        self.body.addWidget(self._intro)
        for part in (self._which, self._note_title, self._after):
            self.body.addWidget(part)
        self._after.hide()
        self._note_title.hide()
        self._which.setVisible(bool(self._targets))
        if self._targets:
            self._which.choose("0")
        self.foot.addWidget(self._live, 1)
        self.foot.addStretch(0)
        self.foot.addWidget(self._main, 0, Qt.AlignmentFlag.AlignBottom)

    def _told(self) -> str:
        if not self._targets:
            return self.tr(
                "This desktop does not let a program see the screen. Capture it with the computer's"
                " own key, and paste it on the page of evidence with Ctrl+V: then it does not lie"
                " in a folder either."
            )
        return self.tr(
            "This window goes away, a number counts down from 3, and the screen is captured as it"
            " is then. It stays in memory: no file is made, and nothing is kept before two"
            " questions. Have the whole page in sight, with its address, account and time."
        )

    def _ways(self) -> list[tuple[str, str, str]]:
        ways = []
        for number, target in enumerate(self._targets):
            if target.window:
                title = plain(target.title)[:_TITLE]
                words = self.tr("Window: {}").format(title)
            else:
                size = shot.screen_of(target).size() * shot.screen_of(target).devicePixelRatio()
                words = self.tr("Screen {} ({} × {})").format(
                    target.screen + 1, size.width(), size.height()
                )
            ways.append((str(number), words, ""))
        return ways

    def _chosen(self) -> None:
        self._note_title.setVisible(bool(self._targets[int(self._which.key)].window))

    def _go_on(self) -> None:
        if self._image.isNull():
            self._begin()
            return
        received = Received((Pasted(self._image, self._about()),))
        self.close()
        self.taken.emit(received)

    def _begin(self) -> None:
        self._live.say("")
        self._image = QImage()
        self._target = self._targets[int(self._which.key)]
        self._shot.begin(self._target, self.window())

    def _show(self, image: QImage) -> None:
        self._at = self._session.vault.now().astimezone()
        self._image = image
        taken = not image.isNull()
        for part in (self._which, self._intro):
            part.setVisible(not taken)
        self._note_title.setVisible(not taken and bool(self._target.window))
        self._after.setVisible(taken)
        if not taken:
            self._live.say(self.tr("Nothing could be captured. The computer may not allow it."))
            return
        said = self.tr("A picture of {} × {} pixels, taken at {}. It is covered, and not kept yet.")
        self._kept.setText(said.format(image.width(), image.height(), self._stamp()))
        words = self.tr("Go on to the two questions")
        self._main.setText(words)
        self._main.setAccessibleName(words)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        self._view.wait(self.tr("Covered again as soon as you let go."), focus=False)
        self._view.show_image(self._image)

    def _stamp(self) -> str:
        return f"{self._at:%Y-%m-%d %H:%M:%S} (UTC{self._at:%z}, {self._at.tzname()})"

    def _about(self) -> Provenance:
        at = self._at
        method = self.tr("Captured from the screen by this program at {} by this computer's clock")
        titled = self._note_title.box.isChecked() and bool(self._target.window)
        title = self.tr("Title of the window: {}").format(plain(self._target.title))
        return Provenance(
            title=self.tr("Screen capture, {}").format(f"{at:%H:%M}"),
            description=title if titled else "",
            obtained=when.exact(at.year, at.month, at.day, at.hour, at.minute),
            method=method.format(self._stamp()),
            device=self.tr("This computer"),
        )
