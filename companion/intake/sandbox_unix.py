"""Every Unix: limits that a process sets itself. macOS: its sandbox, too (never run yet)."""

from __future__ import annotations

import ctypes
import sys

if sys.platform == "win32":
    raise ImportError

import resource


def limits(memory: int, seconds: int) -> bool:
    """Set them all; one that a system refuses does not keep off the others."""
    held = True
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NOFILE, 0),  # what is open stays open
        (resource.RLIMIT_AS, memory),  # macOS refuses this one
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            held = False
    return held


def seatbelt() -> bool:
    """macOS: no service of the system at all. Deprecated for years, and what browsers still use."""
    try:
        system = ctypes.CDLL("/usr/lib/libSystem.dylib")
        named, said = ctypes.c_uint64(1), ctypes.c_char_p()
        return bool(system.sandbox_init(b"pure-computation", named, ctypes.byref(said)) == 0)
    except (OSError, AttributeError):
        return False
