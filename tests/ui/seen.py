"""Measures every screen: ./dev seen [--only PART …]

As ./dev screenshots shows them, in windows of 900 by 600: texts cut off, contrast, targets and
the focus, as tests/ui/measured.py reads them from what was drawn. Ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import measured
from tests.ui.screens import Camera, take_all

SIZE = (900, 600)
_ROUNDS = 3


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev seen", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[""], metavar="PART")
    options = parser.parse_args(arguments)
    app, begun = QApplication(["notes"]), time.monotonic()
    with TemporaryDirectory() as scratch:
        examiner = Examiner(app, Path(scratch), options.only)
        take_all(examiner)
    kinds = Counter(finding.kind for _, finding in examiner.found)
    took = time.monotonic() - begun
    print(f"{examiner.taken} screens, {examiner.rings} kinds of focus, {took:.0f} s")
    print(", ".join(f"{kinds[kind]} {kind}" for kind in KINDS))
    return 1 if kinds else 0


KINDS = ("clipped", "contrast", "border", "target", "focus")


class Examiner(Camera):
    """Measures each window where the camera would keep a picture of it."""

    size = SIZE

    def __init__(self, app: QApplication, scratch: Path, only: list[str]) -> None:
        super().__init__(app, scratch, scratch, only)
        self.found: list[tuple[str, measured.Finding]] = []
        self.rings = 0
        self._known: set[str] = set()

    def dress(self, language: str, scheme: str, scale: int) -> None:
        super().dress(language, scheme, scale)
        self._known = set()

    def keep(self, window: QWidget, name: str) -> None:
        if window.width() > SIZE[0] or window.height() > SIZE[1]:
            window.resize(*SIZE)
            QApplication.processEvents()
        for _ in range(_ROUNDS):  # what comes with a scroll bar is laid out once more after it
            window.grab()
            QApplication.processEvents()
        known = len(self._known)
        found = measured.measure(window) + measured.measure_focus(window, self._known)
        self.rings += len(self._known) - known
        for finding in found:
            self.found.append((name, finding))
            print(f"{name}: {finding}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
