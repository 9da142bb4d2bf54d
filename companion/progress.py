"""How a long call says how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # (done, total); may raise Cancelled, which ends the call


def quiet(done: int, total: int) -> None:
    """The progress callback of whoever does not want to know."""
