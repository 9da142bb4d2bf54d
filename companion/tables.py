"""TOML files from strangers, read within limits and fitted to a shape.

Whatever is in a file, reading it ends in values of plain types or in PackErrors: it
follows no link, opens nothing that is not an ordinary file, and its work is bounded
before the parser (which recurses, and is slow on long dotted keys) sees a letter.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard, TypeVar, get_args, get_origin

import msgspec

from companion.errors import PackError

FILE_LIMIT = 256 * 1024  # bytes of one file
_DEPTH = 8  # brackets within brackets
_TEXT_LIMIT = 4000  # characters of one text
NAME = r"\A[a-z0-9][a-z0-9_-]{0,63}\Z"
"""What an id looks like."""
_KEY = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z")  # a part of a text's key

# Strings and comments, closed or not: an open one must not be tried again from every quote in it
_ASIDE = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
# The dots of a key of more than eight parts
_LONG_KEY = re.compile(r"\.(?:[^\n.=,{}\[\]]*\.){7}")
# Controls but the line break, invisible letters, and those that turn the direction of writing
_UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)

# What a field that is missing, empty or unfit is called, where there is a better word
_NAMED = {"source": "no-source", "sources": "no-source", "checked": "no-checked", "url": "bad-url"}

Shape = TypeVar("Shape", bound=msgspec.Struct)


def read(file: Path, name: str) -> dict[str, Any]:
    """The table in a TOML file; `name` is what a PackError calls it.

    Raises PackError with reason not-a-file, unreadable, too-large, not-utf8, too-deep or
    not-toml (then the key is the line).
    """
    return parse(content(file, name), name)


def content(file: Path, name: str) -> bytes:
    """The bytes of a file, of one that is too large no more than says so.

    Raises PackError with reason not-a-file or unreadable.
    """
    try:
        found = file.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise PackError(name, "", "not-a-file")
        with file.open("rb") as stream:
            return stream.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise PackError(name, "", "not-a-file") from None
    except OSError:
        raise PackError(name, "", "unreadable") from None


def parse(data: bytes, name: str) -> dict[str, Any]:
    """The table in TOML bytes. Raises PackError as `read` does."""
    if len(data) > FILE_LIMIT:
        raise PackError(name, "", "too-large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(name, "", "not-utf8") from None
    if _too_deep(text):
        raise PackError(name, "", "too-deep")
    try:
        return tomllib.loads(text)
    except ValueError as error:  # a number of 5,000 digits is a ValueError too
        line = re.search(r"\(at (line \d+)", str(error))
        raise PackError(name, line[1] if line else "", "not-toml") from None


def flatten(table: dict[str, Any], name: str) -> dict[str, str]:
    """Texts of nested tables under dotted keys. Raises the first of what `texts_of` finds."""
    found: list[PackError] = []
    flat = texts_of(table, name, found)
    if found:
        raise found[0]
    return flat


def texts_of(table: dict[str, Any], name: str, found: list[PackError]) -> dict[str, str]:
    """Texts of nested tables under dotted keys; what is no good text is added to `found`.

    Reasons: bad-key, wrong-type, empty, too-long, bad-character (one that is not seen, or
    that turns the direction of writing).
    """
    return dict(_texts(table, "", name, found))


def fit(
    shape: type[Shape], value: object, name: str, key: str, found: list[PackError]
) -> Shape | None:
    """`value` as a `shape`, or None and at least one more line in `found`.

    Every unknown, missing and unfit field is named, those of nested tables too. Reasons:
    unknown-key, missing-key, wrong-type, bad-value, and for some fields no-source,
    no-checked, bad-url.
    """
    if not isinstance(value, dict):
        found.append(PackError(name, key, "wrong-type"))
        return None
    before = len(found)
    prefix = f"{key}." if key else ""
    fields = _fields(shape)
    found += [
        PackError(name, shown(f"{prefix}{extra}"), "unknown-key")
        for extra in sorted(value.keys() - fields.keys())
    ]
    fitted: dict[str, Any] = {}
    for field in fields.values():
        where = f"{prefix}{field.name}"
        given = value.get(field.name)
        if field.required and (given is None or (given == [] and field.name in _NAMED)):
            found.append(PackError(name, where, _NAMED.get(field.name, "missing-key")))
        elif field.name in value:
            fitted[field.name] = _fit_part(field.type, given, name, where, found)
    return shape(**fitted) if len(found) == before else None


def shown(key: str) -> str:
    """A key from a stranger's file, fit to be printed on a terminal."""
    return ascii(key)[1:-1][:120] if not (key.isascii() and key.isprintable()) else key[:120]


def _fit_part(kind: object, value: object, name: str, key: str, found: list[PackError]) -> object:
    """One field: a table by its own shape, a list of tables each by theirs, else by msgspec."""
    if _is_shape(kind):
        return fit(kind, value, name, key, found)
    row = get_args(kind)[0] if get_origin(kind) is tuple else None
    if _is_shape(row) and isinstance(value, list):
        numbered = enumerate(value)
        return tuple(fit(row, item, name, f"{key}.{number}", found) for number, item in numbered)
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        field = key.rpartition(".")[2]
        wrong = "wrong-type" if "got `" in str(error) else "bad-value"
        found.append(PackError(name, key, _NAMED.get(field, wrong)))
        return None


@cache  # msgspec evaluates a class's annotations anew each time
def _fields(shape: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.name: field for field in msgspec.structs.fields(shape)}


def _is_shape(kind: object) -> TypeGuard[type[msgspec.Struct]]:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _texts(
    table: dict[str, Any], above: str, name: str, found: list[PackError]
) -> Iterator[tuple[str, str]]:
    for part, value in table.items():
        key = shown(f"{above}{part}")
        if not _KEY.match(part):
            found.append(PackError(name, key, "bad-key"))
        elif isinstance(value, dict):
            yield from _texts(value, f"{key}.", name, found)
        elif reason := _flaw(value):
            found.append(PackError(name, key, reason))
        else:
            yield key, value


def _too_deep(text: str) -> bool:
    bare = _ASIDE.sub('""', text.replace("\r\n", "\n"))
    if _LONG_KEY.search(bare):
        return True
    depth = 0
    for bracket in re.findall(r"[\[{\]}]", bare):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEPTH:
            return True
    return False


def _flaw(value: object) -> str:
    """Why a value is no good text, "" when it is one."""
    if not isinstance(value, str):
        return "wrong-type"
    if not value.strip():
        return "empty"
    if len(value) > _TEXT_LIMIT:
        return "too-long"
    return "bad-character" if _UNSEEN.search(value) else ""
