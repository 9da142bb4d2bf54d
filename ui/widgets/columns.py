"""How wide the columns of a table are: by shares, but none narrower than what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableView


def share_out(table: QTableView, shares: Sequence[int]) -> None:
    """Give each column that is seen its share of the table's width, and its head the room it needs.

    Where not even the heads have room, the shares alone count.
    """
    head, width = table.horizontalHeader(), table.viewport().width()
    shown = [at for at in range(len(shares)) if not table.isColumnHidden(at)]
    least = [head.sectionSizeHint(at) for at in shown]
    for at, wide in zip(shown, widths(width, [shares[at] for at in shown], least), strict=True):
        table.setColumnWidth(at, wide)


def widths(width: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """So many pixels by shares; what a column has too little of, those with more give up."""
    found = [width * share // max(1, sum(shares)) for share in shares]
    missing = sum(max(0, need - wide) for wide, need in zip(found, least, strict=True))
    spare = sum(max(0, wide - need) for wide, need in zip(found, least, strict=True))
    if missing > spare:
        return found
    return [
        need if wide <= need else wide + -missing * (wide - need) // spare
        for wide, need in zip(found, least, strict=True)
    ]
