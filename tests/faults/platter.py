"""What a disk holds, for sure and since it was last synced: files, and folders of names.

`tests/faults/disk.py` says what is modelled.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

SECTOR = 512
STATES = ("lost", "there", "some", "torn", "noise")


@dataclass(slots=True)
class Write:
    """Bytes written at a place, or, with `data` None, a cut to a length."""

    place: int
    data: bytes | None
    sure: bool = False
    doomed: bool = False  # its sync failed

    def put(self, into: bytearray) -> None:
        if self.data is None:
            del into[self.place :]
            into.extend(bytes(self.place - len(into)))
            return
        if len(into) < self.place:
            into.extend(bytes(self.place - len(into)))
        into[self.place : self.place + len(self.data)] = self.data


@dataclass(slots=True)
class File:
    """What is in it for sure, and what was written since."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[Write] = field(default_factory=list)
    size: int = 0

    def write(self, place: int, data: bytes) -> None:
        self.since.append(Write(place, data))
        self.size = max(self.size, place + len(data))

    def cut(self, size: int) -> None:
        self.since.append(Write(size, None))
        self.size = size

    def synced(self, count: int) -> None:
        for write in self.since[:count]:
            write.sure = not write.doomed
        while self.since and self.since[0].sure:
            self.since.pop(0).put(self.sure)

    def failed(self, count: int) -> None:
        for write in self.since[:count]:
            write.doomed = not write.sure

    def after(self, chance: random.Random, state: str) -> bytes:
        content = bytearray(self.sure)
        last = chance.randrange(len(self.since) + 1)
        for number, write in enumerate(self.since):
            kept = state == "some" and chance.random() < 0.5
            if write.sure or state == "there" or kept or (state == "torn" and number < last):
                write.put(content)
            elif (state == "torn" and number == last) or state == "noise":
                _tear(write, content, chance, noise=state == "noise")
        return bytes(content)


@dataclass(slots=True)
class Folder:
    """The names in it for sure, as they are now, and the changes between."""

    sure: dict[str, Node] = field(default_factory=dict)
    now: dict[str, Node] = field(default_factory=dict)
    since: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        change(self.now)
        self.since.append(change)

    def synced(self, count: int) -> None:
        for change in self.since[:count]:
            change(self.sure)
        del self.since[:count]

    def after(self, chance: random.Random, state: str) -> dict[str, Node]:
        names, last = dict(self.sure), chance.randrange(len(self.since) + 1)
        for number, change in enumerate(self.since):
            some = state in {"some", "noise"} and chance.random() < 0.5
            if state == "there" or some or (state == "torn" and number < last):
                change(names)
        return names


Node = File | Folder
Change = Callable[[dict[str, Node]], None]


def link(name: str, node: Node) -> Change:
    def change(names: dict[str, Node]) -> None:
        names[name] = node

    return change


def unlink(name: str) -> Change:
    def change(names: dict[str, Node]) -> None:
        names.pop(name, None)

    return change


def rename(old: str, new: str, node: Node) -> Change:
    def change(names: dict[str, Node]) -> None:
        if names.get(old) is node:
            del names[old]
        names[new] = node

    return change


def _tear(write: Write, content: bytearray, chance: random.Random, *, noise: bool) -> None:
    if write.data is None:
        if chance.random() < 0.5:
            write.put(content)
        return
    end = write.place + len(write.data)
    for start in range(write.place - write.place % SECTOR, end, SECTOR):
        low, high = max(start, write.place), min(start + SECTOR, end)
        part = write.data[low - write.place : high - write.place]
        fate = chance.randrange(4 if noise else 2)
        if fate:
            made = (part, bytes(len(part)), chance.randbytes(len(part)))[fate - 1]
            Write(low, made).put(content)
