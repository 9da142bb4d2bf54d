"""A place in a long form where it is fine to stop."""

from __future__ import annotations

from ui.widgets.parts import Words


class StopPoint(Words):
    """Says so, quietly; what was typed up to here is kept as it is."""

    def __init__(self) -> None:
        super().__init__(quiet=True)
        self.setText(self.tr("You can stop here. What you wrote is kept, and the rest may wait."))
