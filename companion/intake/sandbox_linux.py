"""Linux: no file system (Landlock), and only the system calls a decoder lives on (seccomp).

Both need no rights. Numbers and layouts: linux/landlock.h, linux/seccomp.h, linux/bpf_common.h,
asm/unistd.h. The filter allows by name, so a call unknown to it is refused, not let through.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct

_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_COLUMN = {"x86_64": 0, "aarch64": 1}
# Memory, the open pipes, waiting, time, the end. No path, no descriptor and no process can be
# made with any of them.
_ALLOWED = {
    "read": (0, 63),
    "write": (1, 64),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "brk": (12, 214),
    "madvise": (28, 233),
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_MEMORY = {"mmap": (9, 222), "mprotect": (10, 226)}  # allowed, but nothing that can be run
# What starting a thread takes: the HEIC decoder cannot do without one.
_THREADS = {"set_robust_list": (273, 99), "rseq": (334, 293)}
_CLONE, _CLONE3 = (56, 220), (435, 435)
_PTHREAD = 0x3D0F00  # the flags of pthread_create, and no others
_SECCOMP = (317, 277)
_LANDLOCK_MAKE, _LANDLOCK_ENTER = 444, 446  # the same everywhere

_PROT_EXEC = 4
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_FAIL = 0x00050000
_ALL_THREADS = 1

_SIGKILL = 9
_SET_DEATH_SIGNAL, _SET_DUMPABLE, _SET_NO_NEW_PRIVS = 1, 4, 38


def alone() -> None:
    """Let no other process of the account read this one, and end it when its parent ends."""
    kernel = ctypes.CDLL(None)
    kernel.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    kernel.prctl(_SET_DEATH_SIGNAL, _SIGKILL, 0, 0, 0)


def landlock() -> bool:
    """Handle every right there is and allow none: no path can be opened, no port, no signal."""
    kernel = _kernel()
    version = kernel.syscall(_LANDLOCK_MAKE, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    rules = ruleset(version)
    handle = kernel.syscall(_LANDLOCK_MAKE, rules, ctypes.c_size_t(len(rules)), 0)
    if handle < 0:
        return False
    held = kernel.syscall(_LANDLOCK_ENTER, handle, 0) == 0
    os.close(handle)
    return bool(held)


def ruleset(version: int) -> bytes:
    """`struct landlock_ruleset_attr`: every right that this version of Landlock knows."""
    files = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}.get(version, 0xFFFF)
    rights = struct.pack("=Q", files)
    if version >= 4:
        rights += struct.pack("=Q", 0b11)  # TCP: to bind, to connect
    if version >= 6:
        rights += struct.pack("=Q", 0b11)  # abstract sockets, signals
    return rights


def seccomp(threads: bool = False) -> bool:
    """Allow only the system calls a decoder lives on, to every thread; refuse all others."""
    machine = platform.machine()
    if machine not in _AUDIT or struct.calcsize("P") != 8:
        return False
    steps = filtering(machine, threads)
    program = ctypes.create_string_buffer(steps, len(steps))
    handed = struct.pack("@HP", len(steps) // 8, ctypes.addressof(program))
    call = _SECCOMP[_COLUMN[machine]]
    return bool(_kernel().syscall(call, 1, _ALL_THREADS, handed) == 0)


def _kernel() -> ctypes.CDLL:
    """The C library, in a process that can gain no rights."""
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return kernel


def filtering(machine: str, threads: bool) -> bytes:
    """The filter as classic BPF: another machine's calls kill, what is not allowed is refused."""
    column = _COLUMN[machine]
    refuse, allow = _step(_RETURN, _FAIL | errno.EPERM), _step(_RETURN, _ALLOW)
    steps = [
        _step(_LOAD, 4),
        _step(_EQUAL, _AUDIT[machine], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, 0),
    ]
    for numbers in (*_ALLOWED.values(), *(_THREADS.values() if threads else ())):
        steps += [_step(_EQUAL, numbers[column], 0, 1), allow]
    for numbers in _MEMORY.values():
        steps += [_step(_EQUAL, numbers[column], 0, 4), _argument(2)]
        steps += [_step(_ANY_BIT, _PROT_EXEC, 1, 0), allow, refuse]
    if threads:
        # clone3 hides its flags in memory; "no such call" makes the C library take clone instead.
        steps += [_step(_EQUAL, _CLONE3[column], 0, 1), _step(_RETURN, _FAIL | errno.ENOSYS)]
        steps += [_step(_EQUAL, _CLONE[column], 0, 4), _argument(0)]
        steps += [_step(_EQUAL, _PTHREAD, 0, 1), allow, refuse]
    return b"".join((*steps, refuse))


def _argument(number: int) -> bytes:
    return _step(_LOAD, 16 + 8 * number)


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
