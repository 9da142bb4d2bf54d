"""Windows: one process, so much memory and time, no rights to write, no new code. Never run yet.

A job object bounds this process and forbids it children; the lowest integrity level closes every
file, key and window to writing; mitigations forbid new executable memory and libraries from
elsewhere. Reading files and the network stay open: only a token or container given at the start
could close them, and Python cannot be started in one without preparing its folder as
administrator. Layouts: winnt.h.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

if sys.platform != "win32":
    raise ImportError

_KERNEL = ctypes.WinDLL("kernel32", use_last_error=True)
_RIGHTS = ctypes.WinDLL("advapi32", use_last_error=True)

_ONE_PROCESS, _MEMORY, _TIME, _DIE_ON_FAULT = 0x8, 0x100, 0x2, 0x400
_EXTENDED_LIMITS = 9
_TOKEN_QUERY_AND_ADJUST_DEFAULT = 0x88
_INTEGRITY_LEVEL, _GROUP_INTEGRITY = 25, 0x20
_UNTRUSTED = "S-1-16-0"
# Policies of SetProcessMitigationPolicy, and what to set in each.
_POLICIES = {
    "dynamic code": (2, 0b1),
    "image load": (10, 0b11),
    "child process": (13, 0b1),
}


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),  # of 100 ns
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


class _Label(ctypes.Structure):
    _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))


def job(memory: int, seconds: int) -> bool:
    """Bound this process by a job of its own. The handle stays open, so the job does, too.

    Without limits on windows and clipboard: no job with those may lie inside another, and a
    virtual environment starts Python inside one.
    """
    make, here = _KERNEL.CreateJobObjectW, _KERNEL.GetCurrentProcess
    make.restype = here.restype = wintypes.HANDLE
    made = wintypes.HANDLE(make(None, None))
    limits = _ExtendedLimits()
    limits.basic.flags = _ONE_PROCESS | _MEMORY | _TIME | _DIE_ON_FAULT
    limits.basic.processes = 1
    limits.basic.process_time = seconds * 10_000_000
    limits.process_memory = memory
    given, size = ctypes.byref(limits), ctypes.sizeof(limits)
    if not _KERNEL.SetInformationJobObject(made, _EXTENDED_LIMITS, given, size):
        return False
    return bool(_KERNEL.AssignProcessToJobObject(made, wintypes.HANDLE(here())))


def integrity() -> bool:
    """Lower this process to "untrusted": what is not marked so can no longer be written."""
    here = _KERNEL.GetCurrentProcess
    here.restype = wintypes.HANDLE
    token, sid = wintypes.HANDLE(), ctypes.c_void_p()
    rights = _TOKEN_QUERY_AND_ADJUST_DEFAULT
    if not _RIGHTS.OpenProcessToken(wintypes.HANDLE(here()), rights, ctypes.byref(token)):
        return False
    if not _RIGHTS.ConvertStringSidToSidW(_UNTRUSTED, ctypes.byref(sid)):
        return False
    label = _Label(sid.value, _GROUP_INTEGRITY)
    size = ctypes.sizeof(label)
    return bool(_RIGHTS.SetTokenInformation(token, _INTEGRITY_LEVEL, ctypes.byref(label), size))


def mitigations() -> bool:
    """No new executable memory, no library from a share or marked low, no child."""
    held = True
    for number, bits in _POLICIES.values():
        flags = wintypes.DWORD(bits)
        size = ctypes.sizeof(flags)
        held &= bool(_KERNEL.SetProcessMitigationPolicy(number, ctypes.byref(flags), size))
    return held
