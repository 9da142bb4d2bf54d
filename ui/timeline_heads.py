"""What stands over the rows of the timeline: weeks or months, and landmarks in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from companion import when
from companion.sequence import Sequence
from companion.texts import Texts
from companion.when import When
from ui.models import Head
from ui.widgets.scripts import held


def heads(
    found: Sequence, landmarks: Mapping[str, When], words: Texts
) -> dict[int, tuple[Head, ...]]:
    """The quiet lines over each row, the upper one first."""
    over: defaultdict[int, list[Head]] = defaultdict(list)
    spans: dict[int, When | None] = {}
    for part in found.parts:
        if part.time is None:
            said = QCoreApplication.translate("TimelineModel", "When is not certain")
        else:
            said = when.words(part.time, words)
        if part.time is not None or len(found.parts) > 1:
            over[part.first].append(Head(said))
            spans[part.first] = part.time
    for row, name in found.marks:
        time = landmarks[name]
        head = Head(f"{held(name)} · {when.words(time, words)}", landmark=True)
        if row in spans and not _within(time, spans[row]):
            over[row].insert(0, head)  # it belongs to the part above
        else:
            over[row].append(head)
    return {row: tuple(lines) for row, lines in over.items()}


def _within(time: When, part: When | None) -> bool:
    if part is None or part.start is None or part.end is None or time.start is None:
        return False
    return part.start <= time.start <= part.end
