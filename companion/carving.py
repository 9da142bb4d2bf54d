"""Records out of the pages of a damaged database.

The trees of SQLite's tables are followed from their roots; where one is cut, by a damaged page
that only leads to others, the leaves behind it are known by the shape of their records. A long
text lies in a chain of pages: when one of them is damaged, the rest of the chain is found
among what nothing leads to, and the text has a gap. File format: https://sqlite.org/fileformat2.html

Nothing deleted comes back: freed room is overwritten, and only cells that count are read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from companion.pages import USABLE, Pages
from companion.progress import Step

Value = int | float | str | bytes | None
Values = tuple[Value, ...]
GAP = "\x00"  # stands in a text for the part that is lost
_LEAF, _INNER, _INDEX, _INDEX_INNER = 13, 5, 10, 2
_CHUNK = USABLE - 4  # bytes of a text in a page of a chain
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Shape:
    """What the records of a table look like.

    `names` and `types` of its columns, the first being the id; `words` holds what a column, by
    its number, must be one of.
    """

    names: tuple[str, ...]
    types: tuple[str, ...]
    words: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def fits(self, values: Values) -> bool:
        """Whether these can be a record of that table."""
        kinds = {"TEXT": (str,), "INTEGER": (int, type(None)), "BLOB": (bytes,)}
        if len(values) != len(self.types) or values[0] is not None:
            return False
        pairs = zip(values[1:], self.types[1:], strict=True)
        return all(isinstance(value, kinds[kind]) for value, kind in pairs) and all(
            values[at] in words for at, words in self.words.items()
        )


@dataclass(slots=True)
class Carved:
    """What was found: table → id → values as stored; and every record of every index.

    `gaps` names those whose text has a gap, `torn` those that are known to have been there but
    cannot be put together: as (table, id).
    """

    rows: dict[str, dict[int, Values]] = field(default_factory=dict)
    entries: set[Values] = field(default_factory=set)
    gaps: set[tuple[str, int]] = field(default_factory=set)
    torn: set[tuple[str, int]] = field(default_factory=set)


def carve(pages: Pages, shapes: Mapping[str, Shape], step: Step) -> Carved:
    """Every record of the tables in `shapes` that can still be read. `step` hears of each page."""
    return _Carving(pages, shapes, step).all()


@dataclass(slots=True)
class _Broken:
    """A record whose chain is cut: what comes before the cut, and how long the whole is."""

    table: str
    ident: int
    begin: bytes
    size: int


class _Carving:
    def __init__(self, pages: Pages, shapes: Mapping[str, Shape], step: Step) -> None:
        self._pages, self._shapes = pages, shapes
        self._following, self._reading = step.share(0, 0.3), step.share(0.3, 1)
        self._owner: dict[int, str] = {}
        self._reached: set[int] = set()
        self._broken: list[_Broken] = []
        self._found = Carved({table: {} for table in shapes})

    def all(self) -> Carved:
        self._follow(1, "sqlite_schema")
        for values in list(self._schema()):
            kind, name, root = values[0], values[1], values[3]
            if kind == "table" and isinstance(name, str) and isinstance(root, int):
                self._follow(root, name)
        for number, page in self._pages:
            self._reading.of(number, self._pages.count)
            kind = page[100 if number == 1 else 0]
            if kind == _LEAF and number != 1:
                self._take(number, page)
            elif kind in (_INDEX, _INDEX_INNER):
                self._index(page, kind)
        self._join()
        return self._found

    def _schema(self) -> Iterator[Values]:
        for number, name in list(self._owner.items()):
            page = self._pages.read(number)
            if name == "sqlite_schema" and page and page[100 if number == 1 else 0] == _LEAF:
                for _, payload, _ in self._cells(number, page):
                    values = _record(payload)
                    if values and len(values) == 5:
                        yield values

    def _follow(self, root: int, name: str) -> None:
        """Note which table the leaves under a root belong to, as far as pages can be read."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            page = None if number in self._owner else self._pages.read(number)
            if page is None:
                continue
            self._owner[number] = name
            self._following.of(len(self._owner), self._pages.count)
            start = 100 if number == 1 else 0
            if page[start] == _INNER:
                waiting += [struct.unpack_from(">I", page, at)[0] for at in _places(page, start)]
                waiting += struct.unpack_from(">I", page, start + 8)

    def _take(self, number: int, page: bytes) -> None:
        """The records of a leaf."""
        name = self._owner.get(number)
        for ident, payload, size in self._cells(number, page):  # each follows its chain
            if name is not None and name not in self._shapes:
                continue
            values = _record(payload) if len(payload) == size else None
            table = name or self._like(values)
            if values is not None and table:
                self._found.rows[table].setdefault(ident, values)
            elif len(payload) < size and (table := name or self._like(_record(payload, size))):
                self._broken.append(_Broken(table, ident, payload, size))

    def _like(self, values: Values | None) -> str | None:
        """The table whose records look like this one; of several, that which asks the most."""
        fit = [name for name, shape in self._shapes.items() if values and shape.fits(values)]
        return max(fit, key=self._asks) if fit else None

    def _asks(self, name: str) -> int:
        return len(self._shapes[name].words)

    def _cells(self, number: int, page: bytes) -> Iterator[tuple[int, bytes, int]]:
        """Id, payload as far as it can be read, and its true size, of each cell of a leaf."""
        for place in _places(page, 100 if number == 1 else 0):
            try:
                size, at = _varint(page, place)
                ident, at = _varint(page, at)
            except IndexError:
                continue
            yield ident, self._payload(page, at, size, USABLE - 35), size

    def _index(self, page: bytes, kind: int) -> None:
        most = (USABLE - 12) * 64 // 255 - 23
        for place in _places(page, 0):
            try:
                size, at = _varint(page, place + (4 if kind == _INDEX_INNER else 0))
            except IndexError:
                continue
            payload = self._payload(page, at, size, most)
            values = _record(payload) if len(payload) == size else None
            if values is not None:
                self._found.entries.add(values)

    def _payload(self, page: bytes, at: int, size: int, most: int) -> bytes:
        if size > _LARGEST:
            return b""
        if size <= most:
            return page[at : at + size]
        least = (USABLE - 12) * 32 // 255 - 23
        local = least + (size - least) % (USABLE - 4)
        local = local if local <= most else least
        if at + local + 4 > len(page):
            return b""
        (follow,) = struct.unpack_from(">I", page, at + local)
        return page[at : at + local] + self._chain(follow, size - local)

    def _chain(self, number: int, length: int) -> bytes:
        """The bytes of a chain of pages, as far as they can be read."""
        parts: list[bytes] = []
        while length > 0 and (page := self._pages.read(number)) is not None:
            self._reached.add(number)
            parts.append(page[4 : 4 + min(length, _CHUNK)])
            length -= len(parts[-1])
            (number,) = struct.unpack_from(">I", page)
        return b"".join(parts)

    def _join(self) -> None:
        """Put broken chains together again, where only one piece fits, with a gap of one page."""
        loose = self._loose()
        for one in self._broken:
            self._reading()
            lost = min(_CHUNK, one.size - len(one.begin))
            left = one.size - len(one.begin) - lost
            fit = [piece for piece in loose if -(-left // _CHUNK) == len(piece)]
            end = self._chain(fit[0][0], left) if left and len(fit) == 1 else b""
            whole = one.begin + bytes(lost) + end
            values = _record(whole) if len(whole) == one.size else None
            values = values and _gapped(values, whole, len(one.begin), lost)
            if values is None:
                self._found.torn.add((one.table, one.ident))
            else:
                self._found.rows[one.table].setdefault(one.ident, values)
                self._found.gaps.add((one.table, one.ident))

    def _loose(self) -> list[list[int]]:
        """Chains of pages that nothing leads to."""
        if not self._broken:
            return []
        self._pass_free()
        after: dict[int, int] = {}
        for number, page in self._pages:
            self._reading()
            (follow,) = struct.unpack_from(">I", page)
            if page[0] == 0 and any(page) and number not in self._reached and number > 1:
                after[number] = follow
        heads = after.keys() - set(after.values())
        return [_walk(head, after) for head in sorted(heads)]

    def _pass_free(self) -> None:
        """Nothing leads to the pages of the free list, and nothing is in them."""
        (trunk,) = struct.unpack_from(">I", self._pages.read(1) or bytes(100), 32)
        while trunk not in self._reached and (page := self._pages.read(trunk)) is not None:
            self._reached.add(trunk)
            (trunk,) = struct.unpack_from(">I", page)


def _walk(number: int, after: Mapping[int, int]) -> list[int]:
    chain: list[int] = []
    while number in after and number not in chain:
        chain.append(number)
        number = after[number]
    return chain


def _gapped(values: Values, payload: bytes, begin: int, lost: int) -> Values:
    """The values with GAP for what is lost in a text, None for any other that is lost."""
    made: list[Value] = []
    for value, (start, end) in zip(values, _spans(payload), strict=True):
        if end <= begin or start >= begin + lost or start == end:
            made.append(value)
        elif isinstance(value, str):
            head = payload[start : max(start, begin)].decode("utf-8", "ignore")
            tail = payload[min(end, begin + lost) : end].decode("utf-8", "ignore")
            made.append(head + GAP + tail)
        else:
            made.append(None)
    return tuple(made)


def _places(page: bytes, start: int) -> Iterator[int]:
    """Where the cells of a page begin, that lie within it."""
    (count,) = struct.unpack_from(">H", page, start + 3)
    first = start + (12 if page[start] in (_INNER, _INDEX_INNER) else 8)
    for at in range(first, min(first + 2 * count, USABLE - 1), 2):
        (place,) = struct.unpack_from(">H", page, at)
        if place < USABLE - 4:
            yield place


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of SQLite's and where it ends. Raises IndexError."""
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    value = value << 8 | data[at]
    return value - (1 << 64) if value >> 63 else value, at + 1


def _types(payload: bytes) -> tuple[list[int], int]:
    """The types of a record's values and where the first value begins. Raises IndexError."""
    length, at = _varint(payload, 0)
    types = []
    while at < length:
        kind, at = _varint(payload, at)
        types.append(kind)
    return types, length


def _length(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _spans(payload: bytes) -> list[tuple[int, int]]:
    """Where each value of a record begins and ends."""
    types, at = _types(payload)
    spans = []
    for kind in types:
        spans.append((at, at + _length(kind)))
        at += _length(kind)
    return spans


def _record(payload: bytes, size: int | None = None) -> Values | None:
    """The values of a record, None for what is none; with `size`, of one whose end is missing."""
    try:
        types, _ = _types(payload)
        spans = _spans(payload)
    except IndexError:
        return None
    if not spans or spans[-1][1] != (len(payload) if size is None else size):
        return None
    pairs = zip(types, spans, strict=True)
    return tuple(_value(kind, payload[start:end]) for kind, (start, end) in pairs)


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", data.ljust(8, b"\0"))[0])
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    return data if kind % 2 == 0 else data.decode("utf-8", "replace")
