"""Columns of a table: by shares, and never narrower than what they are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui import theme
from ui.widgets.columns import widths
from ui.widgets.rows_table import RowsTable

COLUMNS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 200)), min_size=1, max_size=6)


@given(st.integers(0, 2000), COLUMNS)
def test_heads_have_room_wherever_there_is_enough(width, columns):
    shares, least = zip(*columns, strict=True)
    found = widths(width, shares, least)
    assert sum(found) <= width
    if sum(least) <= width - len(columns):
        assert all(wide >= need for wide, need in zip(found, least, strict=True))


def test_a_share_that_is_enough_stays():
    assert widths(300, (1, 2), (50, 50)) == [100, 200]
    assert widths(300, (5, 1), (50, 80)) == [220, 80]


def test_a_head_and_a_long_number_are_whole_at_200_percent(qapp, front):
    theme.apply(qapp, "light", 2.0)
    try:
        table = RowsTable("handed in", ["Entries", "When"], (1, 9))
        table.show_rows([(1, ("5", "2026-000123-000456-000789-000321-000654"))])
        front(table, 420, 400)
        qapp.processEvents()
        head = table.horizontalHeader()
        assert head.sectionSize(0) >= head.sectionSizeHint(0)
        assert table.rowHeight(0) >= 3 * table.fontMetrics().lineSpacing()  # it goes on below
    finally:
        theme.apply(qapp, "light")
