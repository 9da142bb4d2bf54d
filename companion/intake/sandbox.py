"""What the decoding child gives up for good before it touches a byte that came from outside.

On every Unix: memory, processor time, writing files, opening anything at all. On top of it what
the system has for a program without special rights: Landlock and a seccomp filter on Linux, the
"pure computation" profile on macOS; a job object, the lowest integrity level and mitigations on
Windows. What a system does not have is left out. Whatever is still to be imported must be
imported before.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

MEMORY = 1 << 30  # bytes of address space
SECONDS = 10  # of processor time


def begin() -> None:
    """What comes before all else: on Linux nobody reads this process, nor does it stay alone."""
    if sys.platform == "linux":
        from companion.intake import sandbox_linux

        sandbox_linux.alone()


def enter(threads: bool = False) -> tuple[str, ...]:
    """Lock this process down, `threads` allowed or not; the names of the guards that now hold.

    Names: landlock, limits, seccomp, seatbelt, mitigations, job, integrity. No way leads back.
    """
    return tuple(name for name, put_up in _guards(threads).items() if put_up())


def _guards(threads: bool) -> dict[str, Callable[[], bool]]:
    """What this system has, in an order in which none keeps off the next."""
    if sys.platform == "win32":
        from companion.intake import sandbox_windows as windows

        return {
            "mitigations": windows.mitigations,
            "job": partial(windows.job, MEMORY, SECONDS),
            "integrity": windows.integrity,
        }
    from companion.intake import sandbox_unix as unix

    limits = partial(unix.limits, MEMORY, SECONDS)
    if sys.platform == "linux":
        from companion.intake import sandbox_linux as linux

        return {
            "landlock": linux.landlock,
            "limits": limits,
            "seccomp": partial(linux.seccomp, threads),
        }
    return {"limits": limits, "seatbelt": unix.seatbelt}
