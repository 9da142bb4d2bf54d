"""What leaves a process and its children: bytes, names and attempts to reach somebody.

Unlike `trace`, which plays back the order of calls, this keeps where each byte went to.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,setxattr,fsetxattr"
_NAMES = (
    "open,openat,openat2,creat,rename,renameat,renameat2,mkdir,mkdirat,symlink,symlinkat,link,"
    "linkat,mknod,mknodat,execve,execveat,bind,connect,socket,unlink,unlinkat,prctl,memfd_create"
)
# Ways to move bytes that the calls above do not show; whoever uses one has to be looked at.
_UNSEEN = "sendfile,splice,tee,vmsplice,copy_file_range,process_vm_writev,io_uring_setup,shmget"
REACHING = ("socket", "connect", "bind", "sendto")  # of these also those that failed are read
_OPTIONS = ["-f", "-yy", "-xx", "-qq", "-s", "100000000", "-e", "signal=none", "--seccomp-bpf"]

_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_HANDLE = re.compile(r"-?\d+<(.*?)>(?:\(deleted\))?(?=,|$)")
_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")
_CHANGES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")

needed = pytest.mark.skipif(
    not (shutil.which("strace") and hasattr(os, "geteuid")), reason="strace is missing"
)


def command(out: Path) -> list[str]:
    """The beginning of a command line whose process is to be watched, into `out`."""
    calls = f"{_WRITES},{_NAMES},{_UNSEEN},mmap"
    return ["strace", *_OPTIONS, "-e", f"trace={calls}", "-o", str(out)]


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its name, what it was about, and the texts given to it.

    Of those that failed only the attempts to reach somebody are there.

    `where` is what its first handle leads to: a path, `pipe:[…]`, or `UNIX-STREAM:[…]`.
    """

    name: str
    where: str
    texts: tuple[bytes, ...]
    arguments: str

    @property
    def writes(self) -> bool:
        return self.name in _WRITES.split(",")

    @property
    def is_unseen(self) -> bool:
        return self.name in _UNSEEN.split(",")

    @property
    def names(self) -> list[str]:
        """The paths it makes, changes or takes away; what is only read is none."""
        if self.name in ("open", "openat", "openat2") and not _CHANGES.search(self.arguments):
            return []
        if self.writes or self.name in ("mmap", "socket", "connect", "execve", "execveat"):
            return []
        return [os.path.join(self.where, os.fsdecode(text)) for text in self.texts]

    @property
    def is_local(self) -> bool:
        """Whether it reaches no further than this computer."""
        return "AF_UNIX" in self.arguments or self.where.startswith("UNIX")

    @property
    def is_shared_memory(self) -> bool:
        """Whether it makes a file part of memory, so that writing there writes the file."""
        flags = ("MAP_SHARED", "PROT_WRITE")
        return self.name == "mmap" and all(f in self.arguments for f in flags) and bool(self.where)


def read(out: Path) -> Iterator[Call]:
    """Every call. Raises ValueError for a line that cannot be read."""
    waiting: dict[str, str] = {}
    with out.open(encoding="ascii") as lines:
        for line in lines:
            thread, text = line.rstrip("\n").split(None, 1)
            if text.startswith(("+++", "---")):
                continue
            if text.endswith(" <unfinished ...>"):
                waiting[thread] = text.removesuffix(" <unfinished ...>")
                continue
            if text.startswith("<... "):
                text = waiting.pop(thread, "gone(") + text.partition(" resumed>")[2]
            call = _call(text)
            if call is not None:
                yield call
    for text in waiting.values():  # the process ended in the middle of them
        call = _call(text + ") = 0")
        if call is not None:
            yield call


def _call(text: str) -> Call | None:
    if text.startswith("mmap(") and "MAP_SHARED" not in text:
        return None
    at = text.rfind(" = ")
    begun, result = text[:at].rstrip(), text[at + 3 :]
    if at < 0 or not begun.endswith(")"):
        raise ValueError(text[:300])
    name, _, inside = begun[:-1].partition("(")
    if result.startswith("-1 ") and name not in REACHING:
        return None
    where, about = "", inside
    if (handle := _HANDLE.search(inside)) and "AT_FDCWD" not in inside[: handle.end()]:
        where, about = _HEX.sub(_decode, handle[1]), inside[handle.end() :]
    texts = []
    for hexed, cut in _TEXT.findall(about):
        if cut and name != "prctl":  # which never takes more than sixteen
            raise ValueError(f"cut off: {text[:300]}")
        texts.append(_bytes(hexed))
    return Call(name, where, tuple(texts), _TEXT.sub("", inside))


def _decode(hexed: re.Match[str]) -> str:
    return os.fsdecode(_bytes(hexed[0]))


def _bytes(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))
