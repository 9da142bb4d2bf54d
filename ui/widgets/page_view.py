"""Pages of documents as they will be, one at a time, as a picture or as words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from companion.intake.images import Picture
from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Chip

_A4 = 297 / 210
_SETTLE = 200  # ms after the last change of size before a page is drawn anew


class Leaf(QWidget):
    """The picture of one page, as wide as there is room."""

    sized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture | None) -> None:
        """Show a page, or none."""
        self._image = QImage()
        if picture is not None:
            form, stride = QImage.Format.Format_RGB888, 3 * picture.width
            # A copy: Qt reads the bytes in place, and Python may let go of them.
            pixels = QImage(picture.rgb, picture.width, picture.height, stride, form)
            self._image = pixels.copy()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        tall = _A4
        if not self._image.isNull():
            tall = self._image.height() / self._image.width()
        return round(width * tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.sized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(0, 0, self.width(), self.heightForWidth(self.width()))
        if not self._image.isNull():
            painter.drawImage(room, self._image)
        painter.setPen(QColor(theme.tokens().line))
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))


class PageView(QWidget):
    """Turns pages. `wanted` asks for page (document, page, width in pixels), from 0.

    `copy_wanted` names the document whose words are to be copied.
    """

    wanted = Signal(int, int, int)
    copy_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[tuple[int, int]] = []
        self._titles: list[str] = []
        self._at = 0
        self._leaf, self._where = Leaf(), LiveLine(quiet=True)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(self.tr("The words on this page"))
        self._back = Button(self.tr("Page before"))
        self._on = Button(self.tr("Next page"))
        self.as_words = Chip(self.tr("As words"))
        self._copy = Button(self.tr("Copy this document as text"))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._lay_out()
        self._listen()

    @property
    def text(self) -> str:
        """The words on the page that is shown."""
        return self._words.toPlainText()

    def show_documents(self, documents: Sequence[tuple[str, int]]) -> None:
        """Show these documents of (title, pages), from the page that was shown."""
        self._titles = [title for title, _ in documents]
        self._pages = [(d, p) for d, (_, count) in enumerate(documents) for p in range(count)]
        self._turn_to(min(self._at, max(0, len(self._pages) - 1)))

    def show_page(self, picture: Picture, text: str) -> None:
        """Show what was asked for."""
        self._leaf.show_picture(picture)
        self._words.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self._next()
        elif event.key() == Qt.Key.Key_PageUp:
            self._before()
        else:
            super().keyPressEvent(event)

    def _turn_to(self, at: int) -> None:
        self._at = at
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at + 1 < len(self._pages))
        if not self._pages:
            self._leaf.show_picture(None)
            self._words.clear()
            self._where.say("")
            return
        document, page = self._pages[at]
        count = sum(1 for shown, _ in self._pages if shown == document)
        where = self.tr("{title}, page {page} of {count}")
        self._where.say(where.format(title=self._titles[document], page=page + 1, count=count))
        self._ask()

    def _ask(self) -> None:
        if self._pages:
            width = max(160, round(self._leaf.width() * self.devicePixelRatioF()))
            self.wanted.emit(*self._pages[self._at], width)

    def _ask_copy(self) -> None:
        if self._pages:
            self.copy_wanted.emit(self._pages[self._at][0])

    def _next(self) -> None:
        if self._at + 1 < len(self._pages):
            self._turn_to(self._at + 1)

    def _before(self) -> None:
        if self._at > 0:
            self._turn_to(self._at - 1)

    def _show_words(self, words: bool) -> None:
        self._leaf.setVisible(not words)
        self._words.setVisible(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        row = Flow()
        for part in (self._back, self._on, self.as_words, self._copy):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._where)
        column.addWidget(self._leaf)
        column.addWidget(self._words)
        self._words.setMinimumHeight(20 * self.fontMetrics().lineSpacing())
        self._show_words(False)

    def _listen(self) -> None:
        self._back.clicked.connect(self._before)
        self._on.clicked.connect(self._next)
        self.as_words.toggled.connect(self._show_words)
        self._copy.clicked.connect(self._ask_copy)
        self._leaf.sized.connect(self._settle.start)
        self._settle.timeout.connect(self._ask)
