"""What a process that holds secrets asks of the system before it touches one.

Linux is tested. What is here for Windows and macOS was written from their documentation and
never run; each step stands alone, so that one that does not work takes no other with it.
"""

from __future__ import annotations

import ctypes
import faulthandler
import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

# With these set, Python says more than a class and a place, or stays when it should end.
_TALKATIVE = (
    "PYTHONBREAKPOINT",
    "PYTHONDEVMODE",
    "PYTHONDUMPREFS",
    "PYTHONDUMPREFSFILE",
    "PYTHONFAULTHANDLER",
    "PYTHONINSPECT",
    "PYTHONPERFSUPPORT",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONSTARTUP",
    "PYTHONTRACEMALLOC",
    "PYTHONVERBOSE",
    "PYTHONWARNINGS",
)
_OWN_PACKAGES = {"ui", "companion"}
ALONE = "--alone"  # frozen: run one of our files and nothing else


def harden(environment: MutableMapping[str, str] = os.environ) -> None:
    """Leave no memory image, keep others of the same account out, write for the owner only.

    On Linux another process of the same account then gets EACCES for our memory and our
    environment, and a crash leaves no core file. Nothing that goes wrong in Python is printed with
    more than its class and the place in the program: what a desktop program prints is kept in
    the system's log. Children and a successor inherit a silent environment. Twice is once.
    """
    for name in _TALKATIVE:
        environment.pop(name, None)
    os.umask(0o077)
    _be_quiet()
    with suppress(OSError, ValueError, AttributeError):
        _leave_no_image()
    with suppress(OSError, ValueError, AttributeError):
        _keep_others_out()


def alone(file: Path) -> list[str]:
    """The command line that runs one of our own files as a process of its own.

    From source that is Python, cut off from its surroundings. Frozen there is no Python to start:
    the program starts itself, and runs the file before anything else (packaging/start.py).
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, ALONE, file.stem]
    return [sys.executable, "-I", str(file)]


def place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The class and the innermost line of our own code, such as `KeyError, today.py 88`."""
    frames = [(Path(f.f_code.co_filename), n) for f, n in traceback.walk_tb(trace)]
    own = [(path.name, n) for path, n in frames if _OWN_PACKAGES & set(path.parts)]
    return f"{kind.__name__}, {own[-1][0]} {own[-1][1]}" if own else kind.__name__


def _be_quiet() -> None:
    faulthandler.disable()
    logging.disable()
    warnings.simplefilter("ignore")
    sys.excepthook = _say_place
    sys.unraisablehook = _say_unraisable
    threading.excepthook = _say_on_thread


def _say_place(
    kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None
) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(place(kind, trace) + "\n")


def _say_unraisable(what: sys.UnraisableHookArgs) -> None:
    _say_place(what.exc_type, None, what.exc_traceback)


def _say_on_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_type is not SystemExit:
        _say_place(what.exc_type, None, what.exc_traceback)


if sys.platform == "win32":
    _NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000
    _ONLY_DACL = 4
    # The owner may ask whether we run, wait for us and end us; nobody may read our memory. An
    # entry for "owner rights" also takes away the owner's right to change this list.
    _LIST = "D:P(A;;0x101001;;;OW)(A;;0x101001;;;SY)"

    def _leave_no_image() -> None:
        """No box that offers a dump, and no report of a crash for our own program file."""
        ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOXES)
        if getattr(sys, "frozen", False):  # from source it would be every Python of the account
            ctypes.windll.wer.WerAddExcludedApplication(os.path.basename(sys.executable), False)

    def _keep_others_out() -> None:
        kernel, advapi = ctypes.windll.kernel32, ctypes.windll.advapi32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        made = ctypes.c_void_p()
        if advapi.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _LIST, 1, ctypes.byref(made), None
        ):
            process = ctypes.c_void_p(kernel.GetCurrentProcess())
            advapi.SetKernelObjectSecurity(process, _ONLY_DACL, made)
            kernel.LocalFree(made)
else:
    import resource

    _SET_DUMPABLE = 4  # prctl(2), PR_SET_DUMPABLE
    _DENY_ATTACH = 31  # ptrace(2) of macOS, PT_DENY_ATTACH

    def _leave_no_image() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _keep_others_out() -> None:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            system.ptrace(_DENY_ATTACH, 0, None, 0)
        else:
            system.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
