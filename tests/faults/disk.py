"""A disk that may lose its power: what may be on it, at any moment of a traced session.

A file holds for sure what was in it when it was last synced; a folder, the names it had when it
was last synced. Of everything later, each write, each cut and each change of a name is there or
not, independently of every other, in the order of the calls or not. A write that is not synced
may also be there in part, sector by sector (512 bytes), and a sector of it may hold zeros or
noise. So a name can be there without its bytes, and bytes without their name. A file that is moved
to another folder bears the new name, the old one or both, never none. A sync that failed
keeps nothing: what it was for may be missing even after a later sync that succeeded, for Linux
drops such pages.

Not modelled: a disk that says it has synced and has not; sectors beside those written going bad
(SQLite counts on that too); a rename that is half there. `-shm` files are mapped into memory and
hold nothing that lasts: they are missing, or noise.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.platter import STATES, File, Folder, Node, link, rename, unlink
from tests.faults.trace import Call

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,read,write,writev,pwrite64,pwritev,"
    "ftruncate,truncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,sendfile,copy_file_range,mmap,fork,vfork"
)


class Unmodelled(Exception):
    """The session did something of which this model does not know what a power cut makes."""


@dataclass(slots=True)
class _Open:
    node: Node
    place: int = 0
    at_end: bool = False


class Disk:
    """A folder as the sole content of a disk, followed call by call from a trace."""

    def __init__(self, root: Path) -> None:
        """Everything that lies in `root` now is on the disk for sure."""
        self.root = root
        self.top = _load(root)
        self._handles: dict[int, _Open] = {}
        self._count: dict[int, tuple[Node, int]] = {}  # thread → what its sync is about
        self._moved: list[tuple[Folder, str, Node]] = []  # from which folder, by which name
        self.calls = 0  # how many of them changed or synced something

    def take(self, call: Call) -> bytes:
        """Follow a call; what the session said with it, to whoever listens, if it did."""
        if call.name in {"write", "writev"} and call.ended and call.handle == 1:
            return b"".join(call.texts)
        if call.name in {"fsync", "fdatasync"}:
            self._sync(call)
        elif call.name == "close" and not call.ended:  # the number may be given again at once
            self._handles.pop(call.handle, None)
        elif call.ended and call.result is not None and call.result >= 0:
            follow = getattr(self, f"_{call.name}", None)
            if follow is not None:
                follow(call)
        return b""

    def image(self, target: Path, chance: random.Random, overall: str = "") -> None:
        """Write into `target` what one power cut at this moment may leave.

        `overall` is one of STATES that everything is to be in; else it is left to chance.
        """
        overall = overall or chance.choice(["lost", "there", "", "", "", "", "", ""])

        def state() -> str:
            return overall or chance.choice(STATES)

        names = {id(folder): folder.after(chance, state()) for folder in self._folders()}
        there = {id(node) for one in names.values() for node in one.values()}
        for folder, name, node in self._moved:
            if id(node) not in there and id(folder) in names:
                names[id(folder)][name] = node
        _write(self.top, names, target, chance, state)

    def _sync(self, call: Call) -> None:
        opened = self._handles.get(call.handle)
        if not call.ended and opened is not None:
            self._count[call.thread] = (opened.node, len(opened.node.since))
        elif call.ended and (about := self._count.pop(call.thread, None)):
            node, count = about
            self.calls += 1
            if call.result == 0:
                node.synced(count)
            elif isinstance(node, File):
                node.failed(count)

    def _path(self, call: Call, number: int = 0, handle: int = 0) -> tuple[Folder, str] | None:
        """The folder and the name a call is about, None when they are not on this disk."""
        text = call.texts[number].decode()
        if not text.startswith("/"):
            at = call.args[handle] if call.name.endswith(("at", "at2")) else "AT_FDCWD"
            opened = None if at == "AT_FDCWD" else self._handles.get(int(at))
            if opened is None:
                return None
            assert isinstance(opened.node, Folder)
            return opened.node, text
        if not Path(text).is_relative_to(self.root):
            return None
        *above, name = Path(text).relative_to(self.root).parts or ("",)
        folder: Node | None = self.top
        for part in above:
            folder = folder.now.get(part) if isinstance(folder, Folder) else None
        return (folder, name) if isinstance(folder, Folder) else None

    def _openat(self, call: Call) -> None:
        found = self._path(call)
        if found is None:
            return
        flags = " ".join(call.args)
        folder, name = found
        node: Node | None = folder.now.get(name) if name else folder
        if node is None:
            assert "O_CREAT" in flags, name
            node = File()
            folder.change(link(name, node))
            self.calls += 1
        elif "O_TRUNC" in flags and isinstance(node, File) and node.size:
            node.cut(0)
            self.calls += 1
        assert call.result is not None
        self._handles[call.result] = _Open(node, at_end="O_APPEND" in flags)

    _open = _openat

    def _dup(self, call: Call) -> None:
        if call.result is not None and call.handle in self._handles:
            self._handles[call.result] = self._handles[call.handle]

    _dup2 = _dup3 = _dup

    def _fcntl(self, call: Call) -> None:
        if call.args[1].startswith("F_DUPFD"):
            self._dup(call)

    def _lseek(self, call: Call) -> None:
        if call.handle in self._handles:
            self._handles[call.handle].place = call.result or 0

    def _read(self, call: Call) -> None:
        if call.handle in self._handles:
            self._handles[call.handle].place += call.result or 0

    def _write(self, call: Call) -> None:
        opened = self._handles.get(call.handle)
        if opened is not None and isinstance(opened.node, File):
            place = opened.node.size if opened.at_end else opened.place
            opened.node.write(place, b"".join(call.texts)[: call.result])
            opened.place = place + (call.result or 0)
            self.calls += 1

    _writev = _write

    def _pwrite64(self, call: Call) -> None:
        opened = self._handles.get(call.handle)
        if opened is not None and isinstance(opened.node, File):
            opened.node.write(int(call.args[-1]), call.texts[0][: call.result])
            self.calls += 1

    def _ftruncate(self, call: Call) -> None:
        opened = self._handles.get(call.handle)
        if opened is not None and isinstance(opened.node, File):
            opened.node.cut(int(call.args[1]))
            self.calls += 1

    def _mkdir(self, call: Call) -> None:
        found = self._path(call)
        if found is not None:
            folder, name = found
            folder.change(link(name, Folder()))
            self.calls += 1

    _mkdirat = _mkdir

    def _unlink(self, call: Call) -> None:
        found = self._path(call)
        if found is not None:
            folder, name = found
            folder.change(unlink(name))
            self.calls += 1

    _unlinkat = _rmdir = _unlink

    def _rename(self, call: Call) -> None:
        old, new = self._path(call), self._path(call, 1, 2)
        if old is None and new is None:
            return
        if old is None or new is None:
            raise Unmodelled(call.name)
        folder, name = old
        node = folder.now[name]
        if folder is new[0]:
            folder.change(rename(name, new[1], node))
        else:
            new[0].change(link(new[1], node))
            folder.change(unlink(name))
            self._moved.append((folder, name, node))
        self.calls += 1

    _renameat = _renameat2 = _rename

    def _mmap(self, call: Call) -> None:
        if "MAP_SHARED" in call.args[3] and "PROT_WRITE" in call.args[2]:
            opened = self._handles.get(int(call.args[4]))
            if opened is not None and not any(
                name.endswith("-shm") and node is opened.node for name, node in self._names()
            ):
                raise Unmodelled(call.name)

    def _names(self) -> list[tuple[str, Node]]:
        return [pair for folder in self._folders() for pair in folder.now.items()]

    def _folders(self) -> list[Folder]:
        """Every folder that has a name, now or for sure."""
        found, at = [self.top], 0
        while at < len(found):
            inside = [*found[at].now.values(), *found[at].sure.values()]
            known = {id(folder) for folder in found}
            found += {
                id(node): node
                for node in inside
                if isinstance(node, Folder) and id(node) not in known
            }.values()
            at += 1
        return found

    def _unmodelled(self, call: Call) -> None:
        raise Unmodelled(call.name)

    def _pathless(self, call: Call) -> None:
        if self._path(call) is not None:
            raise Unmodelled(call.name)

    _fork = _vfork = _unmodelled
    _truncate = _link = _linkat = _symlink = _symlinkat = _creat = _pathless

    def _handled(self, call: Call) -> None:
        if any(re.fullmatch(r"\d+", one) and int(one) in self._handles for one in call.args[:3]):
            raise Unmodelled(call.name)

    _fallocate = _pwritev = _sendfile = _copy_file_range = _handled


def _load(path: Path) -> Folder:
    names: dict[str, Node] = {}
    for inside in path.iterdir():
        if inside.is_dir():
            names[inside.name] = _load(inside)
        else:
            data = inside.read_bytes()
            names[inside.name] = File(bytearray(data), size=len(data))
    return Folder(names, dict(names))


def _write(
    folder: Folder,
    names: dict[int, dict[str, Node]],
    target: Path,
    chance: random.Random,
    state: Callable[[], str],
) -> None:
    target.mkdir()
    for name, node in names.get(id(folder), {}).items():
        if isinstance(node, Folder):
            _write(node, names, target / name, chance, state)
        elif not name.endswith("-shm"):
            (target / name).write_bytes(node.after(chance, state()))
        elif chance.random() < 0.3:
            (target / name).write_bytes(chance.randbytes(32 * 1024))
