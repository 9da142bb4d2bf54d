"""PDQ, the fingerprint of how a picture looks: 256 bits that change little when it is re-encoded.

Written after the description of the algorithm ("The TMK+PDQF Video-Hashing Algorithm and the PDQ
Image-Hashing Algorithm", Facebook 2019, chapter 3): brightness; a tent filter made of two passes
of a box; 64 × 64 samples; the 16 × 16 lowest waves of a discrete cosine transform without the
constant ones; each bit says whether its wave is stronger than the median. Only the child that
decodes imports this (`decode.py`); what is done with the bits stands in `fingerprint.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SIDE = 512  # a picture is first made to fit a square of so many pixels
LEAST = 5  # pixels of a side, under which there is nothing to see
_GRID, _WAVES = 64, 16
_BRIGHTNESS = np.array([0.299, 0.587, 0.114])  # of red, green, blue (ITU-R BT.601)

Floats = NDArray[np.float64]


def measure(rgb: bytes, width: int, height: int) -> tuple[int, list[int]]:
    """Quality from 0 to 100, and eight hashes of 256 bits, from RGB rows without padding.

    The hashes are of the picture as it is, turned a quarter, a half, three quarters to the left,
    and the same of its mirror image. Bit 16 i + j is of wave j + 1 across and i + 1 down; written
    in hexadecimal from bit 255 to bit 0, a hash reads as in other programs. A picture smaller than
    LEAST has quality 0 and no bit set.
    """
    if min(width, height) < LEAST:
        return 0, [0] * 8
    pixels = np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
    small = _sampled(_tented(pixels @ _BRIGHTNESS))
    waves = _waves(small)
    return _quality(small), [_bits(form) for form in _forms(waves)]


def _tented(light: Floats) -> Floats:
    """Every pixel becomes a weighted mean around it, as wide as the grid is coarse."""
    down, across = (-(-length // (2 * _GRID)) for length in light.shape)
    for _ in range(2):
        light = _boxed(_boxed(light, across, 1), down, 0)
    return light


def _boxed(light: Floats, window: int, axis: int) -> Floats:
    """The mean of `window` neighbours along an axis; of fewer at the edges."""
    length = light.shape[axis]
    ahead = (window + 2) // 2
    here = np.arange(length)
    first = np.maximum(here - (window - ahead), 0)
    last = np.minimum(here + ahead, length)
    sums = np.concatenate([np.zeros_like(light.take([0], axis)), light.cumsum(axis)], axis)
    count = np.expand_dims(last - first, 1 - axis)
    made: Floats = (sums.take(last, axis) - sums.take(first, axis)) / count
    return made


def _sampled(light: Floats) -> Floats:
    """The middle pixel of each of 64 × 64 fields."""
    rows, columns = (
        ((np.arange(_GRID) + 0.5) * length / _GRID).astype(int) for length in light.shape
    )
    fields: Floats = light[np.ix_(rows, columns)]
    return fields


def _quality(small: Floats) -> int:
    """How much there is to see: the sum of clear steps between neighbours, capped at 100."""
    steps = (np.trunc(np.diff(small, axis=axis) * 100 / 255) for axis in (0, 1))
    return min(int(sum(np.abs(step).sum() for step in steps)) // 90, 100)


def _waves(small: Floats) -> Floats:
    wave, place = np.arange(1, _WAVES + 1)[:, None], np.arange(_GRID)
    cosines = np.sqrt(2 / _GRID) * np.cos(np.pi / (2 * _GRID) * wave * (2 * place + 1))
    made: Floats = cosines @ small @ cosines.T
    return made


def _forms(waves: Floats) -> list[Floats]:
    """Turned and mirrored: the mirror image of a picture has its odd waves upside down."""
    odd = np.where(np.arange(_WAVES) % 2, 1.0, -1.0)
    mirrored = waves * odd
    return [*_turned(waves, odd), *_turned(mirrored, odd)]


def _turned(waves: Floats, odd: Floats) -> list[Floats]:
    """As it is, and turned to the left by a quarter, a half, three quarters."""
    over = waves.T
    return [waves, over * odd[:, None], waves * odd * odd[:, None], over * odd]


def _bits(waves: Floats) -> int:
    flat = waves.ravel()
    median = np.partition(flat, flat.size // 2 - 1)[flat.size // 2 - 1]
    return int.from_bytes(np.packbits(flat > median, bitorder="little").tobytes(), "little")
