"""ZIP files as no honest program writes them: every field of every header can lie."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
LINK = (stat.S_IFLNK | 0o777) << 16


@dataclass
class Part:
    """One file. `says` and `lies` are fields of its line in the list and of its own header."""

    name: bytes
    data: bytes = b""
    method: int = 0
    before: bytes = b""  # bytes in front of its header
    behind: bytes = b""  # bytes after its content
    says: dict = field(default_factory=dict)
    lies: dict = field(default_factory=dict)
    more: bytes = b""  # extra fields of both
    unlisted: bool = False


def build(parts, **end):
    """A ZIP file. `end` are fields of its end: count, here, size, at, disk; behind; listing."""
    made, listing, count = b"", b"", 0
    for part in parts:
        made += part.before
        offset = len(made)
        facts = _facts(part) | {"offset": offset}
        own = facts | part.lies
        made += struct.pack(
            "<4sHHHHHIIIHH",
            *(LOCAL, 20, own["flags"], own["method"], 0, 0x21, own["crc"], own["stored"]),
            *(own["size"], len(own["name"]), len(own["more"])),
        )
        made += own["name"] + own["more"] + facts["content"] + part.behind
        if not part.unlisted:
            listing += line(facts | part.says)
            count += 1
    at = len(made)
    made += listing + end.get("listing", b"")
    size = len(made) - at
    made += end.get("between", b"")
    said = {"count": count, "here": count, "size": size, "at": at, "disk": 0, "comment": 0} | end
    made += struct.pack(
        "<4sHHHHIIH",
        *(END, said["disk"], 0, said["here"], said["count"], said["size"], said["at"]),
        said["comment"],
    )
    return end.get("front", b"") + made + end.get("behind", b"")


def line(facts):
    """A line of the list."""
    return (
        struct.pack(
            "<4sBBHHHHHIIIHHHHHII",
            *(CENTRAL, 20, facts["system"], 20, facts["flags"], facts["method"], 0, 0x21),
            *(facts["crc"], facts["stored"], facts["size"], len(facts["name"])),
            *(len(facts["more"]), 0, facts["on"], 0, facts["kind"], facts["offset"]),
        )
        + facts["name"]
        + facts["more"]
    )


def _facts(part):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = packer.compress(part.data) + packer.flush() if part.method == 8 else part.data
    facts = {"name": part.name, "method": part.method, "content": content, "flags": 0, "system": 3}
    facts |= {"stored": len(content), "size": len(part.data), "crc": zlib.crc32(part.data)}
    kind = 0o040700 if part.name.endswith(b"/") else 0o100600
    return facts | {"kind": kind << 16, "more": part.more, "on": 0}


def parts_of(files, method=0):
    return [Part(name.encode(), data, method) for name, data in files.items()]


def wide(place, count, size, at, **lies):
    """The ZIP64 end that would lie at `place`."""
    said = {"rest": 44, "here": count, "where": place, "disks": 1} | lies
    return struct.pack(
        "<4sQHHIIQQQQ", b"PK\6\6", said["rest"], 45, 45, 0, 0, said["here"], count, size, at
    ) + struct.pack("<4sIQI", b"PK\6\7", 0, said["where"], said["disks"])


def written(files, method=zipfile.ZIP_STORED, seekable=True, under=""):
    """As Python's own library writes it; where it cannot go back, with descriptors."""
    made = io.BytesIO() if seekable else _Pipe()
    with zipfile.ZipFile(made, "w", method) as into:
        for name, data in files.items():
            into.writestr(under + name, data)
    return made.getvalue()


class _Pipe(io.BytesIO):
    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError

    def tell(self):
        raise OSError


def spoilt(data, chance):
    """A copy with one to three changes where the shape of the file is said."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = [at for mark in (LOCAL, CENTRAL, END) for at in _all(bytes(made), mark)]
        at = chance.choice(places or [0]) + chance.randrange(-4, 50)
        at = min(max(0, at), len(made))
        change = chance.randrange(7)
        if change < 3 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif change == 3:
            made[at : at + 4] = struct.pack("<I", chance.choice((0, 1, 0xFFFF, 0xFFFFFFFF, 8)))
        elif change == 4:
            made[at:at] = chance.choice((b"\0", LOCAL, CENTRAL, END, b"x" * 46, made[at : at + 60]))
        elif change == 5:
            del made[at : at + chance.choice((1, 2, 22, 46))]
        else:
            other = chance.choice(places or [0])
            made[at : at + 46] = made[other : other + 46]
    return bytes(made)


def _all(data, mark):
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)
