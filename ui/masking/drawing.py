"""What is drawn over a picture: boxes, and the frame of what stays. Every step can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal

FRAME = -1  # chosen in place of a box
NOTHING = -2
_SMALLEST = 4  # pixels of the picture, each way
_STEPS = 500


@dataclass(frozen=True, slots=True)
class Masks:
    """The boxes, and what of the picture stays; in pixels of the picture."""

    boxes: tuple[QRect, ...]
    frame: QRect


class Drawing(QObject):
    """Boxes over a picture of `size`, one of them chosen. `changed` follows every change.

    Changes with the same `gesture`, one after the other, are undone as one.
    """

    changed = Signal()

    def __init__(self, size: QSize, covered: bool = False, parent: QObject | None = None) -> None:
        """With `covered` it begins with one box over everything."""
        super().__init__(parent)
        self.whole = QRect(QPoint(0, 0), size)
        self.masks = self.first = Masks((self.whole,) if covered else (), self.whole)
        self.chosen = 0 if covered else NOTHING
        self._before: list[Masks] = []
        self._after: list[Masks] = []
        self._gesture: object = None

    @property
    def rect(self) -> QRect | None:
        """The box that is chosen, or the frame."""
        if self.chosen == FRAME:
            return self.masks.frame
        return self.masks.boxes[self.chosen] if self.chosen >= 0 else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._after)

    def choose(self, which: int) -> None:
        """Choose a box by its place, FRAME, or NOTHING."""
        self.chosen, self._gesture = which, None
        self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the next one, or with -1 the one before; the frame comes after the last box."""
        places = [*range(len(self.masks.boxes)), FRAME]
        at = places.index(self.chosen) + by if self.chosen in places else 0 if by > 0 else -1
        self.choose(places[at % len(places)])

    def add(self, rect: QRect, gesture: object = None) -> None:
        """Add a box and choose it."""
        boxes = (*self.masks.boxes, self._inside(rect))
        self.chosen = len(boxes) - 1
        self._turn(replace(self.masks, boxes=boxes), gesture)

    def put(self, rect: QRect, gesture: object = None) -> None:
        """Give what is chosen another place and size."""
        rect = self._inside(rect)
        if self.chosen == FRAME:
            self._turn(replace(self.masks, frame=rect), gesture)
        elif self.chosen >= 0:
            boxes = list(self.masks.boxes)
            boxes[self.chosen] = rect
            self._turn(replace(self.masks, boxes=tuple(boxes)), gesture)

    def move(self, across: int, down: int, gesture: object = None) -> None:
        """Move what is chosen, as far as the picture goes."""
        if self.rect is None:
            return
        rect, whole = self.rect, self.whole
        across = max(whole.left() - rect.left(), min(whole.right() - rect.right(), across))
        down = max(whole.top() - rect.top(), min(whole.bottom() - rect.bottom(), down))
        self.put(rect.translated(across, down), gesture)

    def stretch(self, across: int, down: int, gesture: object = None) -> None:
        """Move the right and the lower edge of what is chosen."""
        if self.rect is not None:
            rect = self.rect
            width = max(_SMALLEST, rect.width() + across)
            height = max(_SMALLEST, rect.height() + down)
            self.put(QRect(rect.topLeft(), QSize(width, height)), gesture)

    def remove(self) -> None:
        """Take away the box that is chosen; of the frame, what it cut off comes back."""
        if self.chosen == FRAME:
            self.put(self.whole)
        elif self.chosen >= 0:
            at = self.chosen
            boxes = (*self.masks.boxes[:at], *self.masks.boxes[at + 1 :])
            self.chosen = min(at, len(boxes) - 1) if boxes else NOTHING
            self._turn(replace(self.masks, boxes=boxes), None)

    def cut(self, frame: QRect) -> None:
        """Let only this part of the picture stay."""
        self.chosen = FRAME
        self.put(frame)

    def undo(self) -> None:
        """Take back the last step."""
        if self._before:
            self._after.append(self.masks)
            self._show(self._before.pop())

    def redo(self) -> None:
        """Take the last step that was taken back once more."""
        if self._after:
            self._before.append(self.masks)
            self._show(self._after.pop())

    def _turn(self, masks: Masks, gesture: object) -> None:
        if masks == self.masks:
            self.changed.emit()
            return
        if gesture is None or gesture != self._gesture:
            self._before = [*self._before[-_STEPS:], self.masks]
        self._gesture = gesture
        self._after.clear()
        self.masks = masks
        self.changed.emit()

    def _show(self, masks: Masks) -> None:
        self.masks, self._gesture = masks, None
        if self.chosen >= len(masks.boxes):
            self.chosen = len(masks.boxes) - 1 if masks.boxes else NOTHING
        self.changed.emit()

    def _inside(self, rect: QRect) -> QRect:
        """Within the picture, and large enough to be seen and taken hold of."""
        rect = rect.normalized() & self.whole
        width = min(max(_SMALLEST, rect.width()), self.whole.width())
        height = min(max(_SMALLEST, rect.height()), self.whole.height())
        left = max(0, min(rect.left(), self.whole.width() - width))
        top = max(0, min(rect.top(), self.whole.height() - height))
        return QRect(left, top, width, height)
