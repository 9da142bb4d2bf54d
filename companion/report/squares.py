"""A QR code on paper."""

from __future__ import annotations

from companion.report.sheet import INK, Sheet

QUIET = 4  # squares kept free around it (ISO/IEC 18004)


def draw(sheet: Sheet, rows: list[list[bool]], left: float, top: float, module: float) -> None:
    """Draw the dark squares, each `module` wide."""
    for down, row in enumerate(rows):
        for first, last in _runs(row):
            x, width = left + first * module, (last - first) * module
            sheet.box(x, top + down * module, width, module, INK)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark squares begin and end in a row."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs
