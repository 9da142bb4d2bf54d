"""What a file says of itself, as rows. It may be anything: each row can be written by anyone."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from msgspec import Meta

ROWS = 200
NAME, VALUE = 80, 2000  # characters


class Said(NamedTuple):
    """One statement: where it stands, its name and value as written, whether it tells a place."""

    source: Annotated[str, Meta(max_length=16)]  # exif, gps, xmp, text, comment, inside
    name: Annotated[str, Meta(max_length=NAME)]
    value: Annotated[str, Meta(max_length=VALUE)]
    place: bool = False
