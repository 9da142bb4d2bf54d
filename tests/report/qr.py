"""Reads a QR code of version 3, level H, by ISO/IEC 18004 and nothing of the maker's.

Errors are not corrected: one wrong square, and another text comes out.
"""

from __future__ import annotations

from collections.abc import Iterator

SIDE = 29
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_MASKS = (
    lambda row, column: (row + column) % 2,
    lambda row, column: row % 2,
    lambda row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)


def read(dark: list[list[bool]]) -> str:
    """The text in the rows of dark and light squares."""
    assert len(dark) == SIDE
    assert {len(row) for row in dark} == {SIDE}
    level = [dark[8][0] ^ True, dark[8][1] ^ False]  # 7.9: the format is masked by 10101…
    assert level == [True, False]
    mask = (dark[8][2] ^ True) << 2 | (dark[8][3] ^ False) << 1 | (dark[8][4] ^ True)
    bits = [dark[row][column] ^ (_MASKS[mask](row, column) == 0) for row, column in _way()]
    words = ["".join(str(int(bit)) for bit in bits[at : at + 8]) for at in range(0, 26 * 8, 8)]
    return _decoded("".join(words[0::2] + words[1::2]))  # two blocks of 13 words, interleaved


def _way() -> Iterator[tuple[int, int]]:
    """The squares that hold data, in the order of 7.7.3."""
    up = True
    for right in (*range(28, 6, -2), 5, 3, 1):
        for row in range(SIDE - 1, -1, -1) if up else range(SIDE):
            for column in (right, right - 1):
                if not _fixed(row, column):
                    yield row, column
        up = not up


def _fixed(row: int, column: int) -> bool:
    """Finders with their borders and the format, timing, alignment."""
    corner = (row < 9 and (column < 9 or column >= SIDE - 8)) or (row >= SIDE - 8 and column < 9)
    return corner or 6 in (row, column) or (20 <= row <= 24 and 20 <= column <= 24)


def _decoded(bits: str) -> str:
    text, at = "", 0

    def take(count: int) -> int:
        nonlocal at
        at += count
        return int(bits[at - count : at], 2)

    while (mode := take(4)) != 0:
        assert mode in {1, 2}
        if mode == 1:
            left = take(10)
            while left:
                digits = min(left, 3)
                text += f"{take((0, 4, 7, 10)[digits]):0{digits}}"
                left -= digits
        else:
            left = take(9)
            for _ in range(left // 2):
                first, second = divmod(take(11), 45)
                text += _ALPHANUMERIC[first] + _ALPHANUMERIC[second]
            text += _ALPHANUMERIC[take(6)] if left % 2 else ""
    return text
