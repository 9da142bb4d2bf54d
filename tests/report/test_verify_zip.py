"""A ZIP file is checked where it lies, by both verifiers alike; a hostile one is refused."""

from __future__ import annotations

import json
import os
import random
import struct
import time
import zipfile

import pytest

from companion import tables
from companion.errors import Cancelled, NotABundle
from companion.report import bundle, verify_zip
from companion.report.forms import Form
from companion.report.verify import verify
from tests.core import cheap
from tests.report import spoiling, zips
from tests.report.desk import document, packed, put, spoken, unzipped, verdict_of
from tests.report.test_offline import shown_for
from tests.report.zips import Part, build, parts_of, wide, written

MANY = 10_000 if os.environ.get("COMPANION_FAULTS") == "full" else 100


@pytest.fixture(scope="session")
def small(files):
    """A whole bundle of a few kilobytes."""
    return spoiling.slim(files)


@pytest.fixture
def both(page, tmp_path):
    """What both verifiers say of a ZIP file, which is the same."""

    def say(data):
        (tmp_path / "a.zip").write_bytes(data)
        ours = verdict_of(tmp_path / "a.zip")
        assert spoken(unzipped(page, data)) == ours
        return ours

    return say


def whole(said):
    return len(said) == 4 and said[0] == []


def test_a_zip_file_of_any_usual_kind_is_as_good_as_its_folder(both, small, tmp_path):
    put(tmp_path / "bag", small)
    folder = verdict_of(tmp_path / "bag")
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for seekable in (True, False):
            for under in ("", "bag/"):
                assert both(written(small, method, seekable, under)) == folder
    with_folders = {"data/": b"", "data/log/": b""} | small
    assert both(written(with_folders)) == folder
    assert both(written({f"제출 자료/{name}": data for name, data in small.items()})) == folder
    old = parts_of({f"bag/{name}": data for name, data in small.items()})
    for part in old:
        part.name = "자료".encode("cp949") + part.name
    assert both(build(old)) == folder


def test_a_byte_of_any_file_changed_in_a_zip_file_is_named(both, small):
    data, chance = written(small), random.Random(4)
    for name, content in small.items():
        own = struct.pack("<HH", len(name), 0) + name.encode()
        at = data.index(own) + 4 + len(name) + chance.randrange(len(content))
        spoilt = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        said = both(spoilt)
        assert name in {named for one in said[0] for named in one[1:3]}, name


def test_a_checksum_that_is_not_the_files_is_told(both, small):
    parts = parts_of(small)
    number = [*small].index(document(small))
    parts[number].says = parts[number].lies = {"crc": 7}
    assert both(build(parts))[0] == [("crc", document(small), "", 0)]


def test_what_a_file_browser_left_is_litter_and_what_only_looks_like_it_is_not(both, small):
    double, name = b"\0\5\x16\7" + bytes(60), document(small)
    above, _, last = name.rpartition("/")
    inside = {f"{above}/._{last}": double, f"__MACOSX/{above}/._{last}": double, "._data": double}
    said = both(written(small | inside))
    assert (said[0], said[2]) == ([], sorted(inside))
    for odd in ({f"{above}/._{last}": b"MZ" + double}, {f"{above}/._other": double}):
        (said,) = both(written(small | odd))[:1]
        assert [one[:2] for one in said if one[0] != "count"] == [("extra", *odd)]


def with_(part, **says):
    part.says |= says
    return part


def agreeing(part, **both):
    part.says |= both
    part.lies |= both
    return part


def spoilt_by(small, change, **end):
    """The ZIP file of a whole bundle with one thing done to its parts."""
    parts = parts_of(small)
    change(parts)
    return build(parts, **end)


def extra(small, part, *others):
    return spoilt_by(small, lambda parts: parts.extend((part, *others)))


def one(small, **says):
    return spoilt_by(small, lambda parts: with_(parts[0], **says))


def hostile_names(small):
    """What was done to it, the ZIP file, the reason it is refused for, the file that is named."""
    first = next(iter(small))
    for name in (b"../x", b"data/../../x", b"/etc/x", b"C:/x", b"data\\x", b"data/x\0y", b"./x"):
        yield name.decode(), extra(small, Part(name, b"x")), "leads-out", name.decode()
    yield "an empty name", extra(small, Part(b"", b"x")), "leads-out", ""
    yield "an empty part", extra(small, Part(b"data//x", b"x")), "leads-out", "data//x"
    yield "a line break", extra(small, Part(b"data/x\ny", b"x")), "leads-out", "data/x\ny"
    yield "twice", extra(small, Part(first.encode(), small[first])), "twice", first
    yield "two cases", extra(small, Part(first.upper().encode(), b"")), "twice", first.upper()
    yield "file and folder", extra(small, Part(b"Data", b"")), "twice", "Data"
    yield "folder twice", extra(small, Part(b"x/"), Part(b"X/")), "twice", "X/"
    yield (
        "a link",
        extra(small, agreeing(Part(b"data/x", b"/etc/passwd"), kind=zips.LINK)),
        "link",
        "data/x",
    )
    yield "a device", extra(small, agreeing(Part(b"x"), kind=0o020600 << 16)), "link", "x"
    yield "a folder as a file", extra(small, agreeing(Part(b"x"), kind=0o040700 << 16)), "link", "x"
    for flag in (1, 64, 8192):
        locked = agreeing(Part(b"x", b"x"), flags=flag)
        yield f"locked {flag}", extra(small, locked), "encrypted", "x"
    yield "packed oddly", extra(small, agreeing(Part(b"x", b"x"), method=12)), "method", "x"


def hostile_files(small):
    """The same of what is said of a file."""
    first, second, *_, last = small
    both = agreeing
    bomb = Part(b"data/x", bytes(30_000_000), 8)
    small_bomb = [Part(b"data/%d" % n, bytes(1_000_000), 8) for n in range(9)]
    yield "a bomb", extra(small, bomb), "bomb", "data/x"
    yield "many small bombs", build(small_bomb), "bomb", ""
    yield (
        "a said bomb",
        extra(small, agreeing(Part(b"data/x", b"x" * 99, 8), size=10**9)),
        "bomb",
        "data/x",
    )
    yield (
        "larger than said",
        extra(small, agreeing(Part(b"data/x", b"x" * 99, 8), size=98)),
        "lies",
        "data/x",
    )
    yield (
        "smaller than said",
        extra(small, agreeing(Part(b"data/x", b"x" * 99, 8), size=100)),
        "lies",
        "data/x",
    )
    yield (
        "unpacked larger",
        extra(small, agreeing(Part(b"data/x", b"x" * 99), size=98)),
        "lies",
        "data/x",
    )
    yield (
        "not packed",
        extra(small, agreeing(Part(b"data/x", b"x" * 99), method=8)),
        "lies",
        "data/x",
    )
    yield (
        "behind the packed",
        extra(small, agreeing(Part(b"data/x", b"x", 8, behind=b"z"), stored=4)),
        "lies",
        "data/x",
    )
    for field, value in (("crc", 1), ("size", 1), ("stored", 1), ("flags", 2), ("method", 8)):
        lying = spoilt_by(small, lambda parts, f=field, v=value: parts[0].lies.update({f: v}))
        yield f"two {field}s", lying, "lies", first
    yield (
        "two names",
        spoilt_by(small, lambda parts: parts[0].lies.update(name=b"BAGIT.TXT")),
        "lies",
        first,
    )
    yield "nowhere", one(small, offset=2**31), "around", ""
    yield "on another disk", one(small, on=1), "lies", first
    yield "a full folder", extra(small, Part(b"x/", b"x")), "lies", "x/"
    yield (
        "over another",
        spoilt_by(small, lambda parts: with_(parts[1], offset=0)),
        "overlap",
        second,
    )
    yield "over the next", one(small, stored=10**6, size=10**6), "lies", first
    yield (
        "into the next",
        spoilt_by(small, lambda p: both(p[0], stored=10**6, size=10**6)),
        "overlap",
        second,
    )
    yield (
        "into the list",
        spoilt_by(small, lambda p: both(p[-1], stored=9**6, size=9**6)),
        "overlap",
        last,
    )


def hostile_shapes(small):
    """The same of the file as a whole."""
    first = next(iter(small))
    huge = struct.pack("<HHQQ", 1, 16, 2**63, 2**63)
    spare = struct.pack("<HHQQ", 1, 16, len(small[first]), len(small[first]))
    plain = build(parts_of(small))
    at, size = plain.index(zips.CENTRAL), len(plain) - 22 - plain.index(zips.CENTRAL)
    count, none = len(small), 0xFFFFFFFF
    yield "nothing", b"", "no-zip", ""
    yield "something else", b"%PDF-1.7\n" * 99, "no-zip", ""
    yield "cut off", plain[:-1], "no-zip", ""
    yield "cut off early", plain[: len(plain) // 2], "no-zip", ""
    yield "one line too few", build(parts_of(small), count=count + 1, here=count + 1), "no-zip", ""
    yield "in front", b"MZ" + plain, "around", ""
    yield (
        "in front, counted in",
        spoilt_by(small, lambda parts: setattr(parts[0], "before", b"MZ")),
        "around",
        "",
    )
    yield (
        "between",
        spoilt_by(small, lambda parts: setattr(parts[1], "before", b"x" * 50)),
        "around",
        "",
    )
    yield "a file on no list", extra(small, Part(b"x", b"x", unlisted=True)), "around", ""
    yield (
        "behind the last",
        spoilt_by(small, lambda parts: setattr(parts[-1], "behind", b"x")),
        "around",
        "",
    )
    yield "behind the list", build(parts_of(small), between=b"x"), "around", ""
    yield "in the list", build(parts_of(small), listing=b"x" * 50), "around", ""
    yield "behind the end", plain + b"x", "around", ""
    yield "a comment", build(parts_of(small), comment=1, behind=b"x"), "around", ""
    yield "said to have a comment", build(parts_of(small), comment=5), "no-zip", ""
    yield (
        "an older list",
        spoilt_by(small, lambda p: setattr(p[1], "before", plain[at:])),
        "lists",
        "",
    )
    yield "two lists", build(parts_of(small), between=plain[at:-22]), "lists", ""
    yield "two ends", plain + plain[-22:], "lists", ""
    yield "counts differ", build(parts_of(small), here=1), "lies", ""
    yield "two disks", build(parts_of(small), disk=1), "lies", ""
    yield "list behind the end", build(parts_of(small), at=at + 1), "lies", ""
    yield "large, but where", build(parts_of(small), at=none), "lies", ""
    yield "many, but where", build(parts_of(small), count=0xFFFF, here=0xFFFF), "lies", ""
    place = at + size
    for said in ({"rest": 45}, {"here": 1}, {"where": 0}, {"disks": 2}):
        between = wide(place, count, size, at, **said)
        yield f"ZIP64 {said}", build(parts_of(small), between=between), "lies", ""
    lying = wide(place, count, size, at + 1)
    yield "ZIP64 says other", build(parts_of(small), between=lying), "lies", ""
    lying = wide(place, 60_000, size, at)
    yield (
        "ZIP64 says many",
        build(parts_of(small), between=lying, count=0xFFFF, here=0xFFFF),
        "too-many",
        "",
    )
    yield "large without", one(small, size=none, stored=none), "lies", first
    yield "large where it is not", one(small, size=none, stored=none, more=huge), "bomb", ""
    yield "large twice", one(small, size=none, stored=none, more=spare * 2), "lies", first
    yield "extra cut off", one(small, more=b"\1\0\xff\0"), "lies", first
    many = [Part(b"%d" % n) for n in range(60_000)]
    yield "60,000 files", build(many), "too-many", ""


def test_a_hostile_zip_file_is_refused_by_what_is_wrong_with_it(both, small):
    seen = set()
    for what, data, reason, file in (
        *hostile_names(small),
        *hostile_files(small),
        *hostile_shapes(small),
    ):
        began = time.monotonic()
        assert both(data) == (reason, tables.shown(file)), what
        assert time.monotonic() - began < 20, what
        seen.add(reason)
    assert seen == set(verify_zip.REASONS)


def test_a_large_numbers_place_may_be_used_for_small_ones(both, small):
    plain = build(parts_of(small))
    at, size = plain.index(zips.CENTRAL), len(plain) - 22 - plain.index(zips.CENTRAL)
    between = wide(at + size, len(small), size, at)
    none = {"count": 0xFFFF, "here": 0xFFFF, "size": 0xFFFFFFFF, "at": 0xFFFFFFFF}
    for said in ({}, {"at": 0xFFFFFFFF}, none):
        assert whole(both(build(parts_of(small), between=between, **said)))
    parts = parts_of(small)
    length = len(parts[0].data)
    parts[0].more = struct.pack("<HHQQ", 1, 16, length, length)
    agreeing(parts[0], stored=0xFFFFFFFF, size=0xFFFFFFFF)
    assert whole(both(build(parts)))


@pytest.mark.timeout(3600)
def test_both_verifiers_say_the_same_of_thousands_of_spoilt_zip_files(page, small, tmp_path):
    chance = random.Random(20261128)
    seen: dict[str, int] = {}
    kinds = [written(small, method, way) for method in (0, 8) for way in (True, False)]
    kinds.append(
        build([*parts_of(small), Part(b"a/._b", b"\0\5\x16\7"), Part(b"x", b"x" * 2000, 8)])
    )
    for _ in range(MANY // 50):
        made = [zips.spoilt(chance.choice(kinds), chance) for _ in range(50)]
        page.run(f"globalThis.made = {json.dumps([packed(one) for one in made])}; 0")
        told = page.run(
            "(async () => { const all = []; for (const one of made) all.push(await zipped(one));"
            " return all; })()"
        )
        for data, said in zip(made, told, strict=True):
            (tmp_path / "a.zip").write_bytes(data)
            ours = verdict_of(tmp_path / "a.zip")
            assert spoken(said) == ours
            name = ours[0] if len(ours) == 2 else "spoilt" if ours[0] else "whole"
            seen[name] = seen.get(name, 0) + 1
    assert {"lies", "around", "no-zip", "spoilt"} <= seen.keys(), seen


@pytest.mark.timeout(3600)
def test_both_verifiers_say_the_same_of_spoilt_bundles_in_zip_files(page, small, tmp_path):
    chance = random.Random(7)
    for _ in range(MANY // 4):
        files = {n: d for n, d in spoiling.spoilt(small, chance).items() if "\0" not in n}
        data = written(files)
        put(tmp_path / "bag", files)
        (tmp_path / "a.zip").write_bytes(data)
        ours = verdict_of(tmp_path / "a.zip")
        assert spoken(unzipped(page, data)) == ours
        if len(ours) == 4:
            assert ours == verdict_of(tmp_path / "bag")


def test_bundles_one_level_down_in_a_zip_file(page, small, tmp_path):
    all_ = {f"{folder}/{name}": data for folder in "ba" for name, data in small.items()}
    (tmp_path / "x.zip").write_bytes(written(all_ | {"other/x": b"", "b/extra.txt": b"x"}))
    first, second = verify(tmp_path / "x.zip")
    assert (first.path.name, first.ok) == ("a", True)
    assert (second.path.name, second.ok) == ("b", False)
    theirs = unzipped(page, (tmp_path / "x.zip").read_bytes())
    assert [(one["name"], one["ok"]) for one in theirs] == [("a", True), ("b", False)]
    (tmp_path / "y.zip").write_bytes(written({"x/y/bagit.txt": b""}))
    with pytest.raises(NotABundle) as caught:
        verify(tmp_path / "y.zip")
    assert caught.value.reason == "no-bundle"


def test_nothing_is_written_and_it_can_be_given_up(small, tmp_path):
    (tmp_path / "x.zip").write_bytes(written(small))
    before = cheap.contents(tmp_path)

    def cancel(done, total):
        raise Cancelled

    assert verify(tmp_path / "x.zip")[0].ok
    with pytest.raises(Cancelled):
        verify(tmp_path / "x.zip", cancel)
    assert cheap.contents(tmp_path) == before


def test_a_sealed_file_is_told_apart(page):
    said = unzipped(page, b"SEALED1\n" + bytes(99))
    assert said["reason"] == "sealed"


def test_closed_loop_from_our_own_file_to_the_sentence(page, full, tmp_path):
    vault, case, _, _ = full
    made = bundle.write(vault, case.id, "police", "ko", tmp_path / "x.zip", form=Form.ZIP)
    assert "만들어진 그대로입니다" in shown_for(page, "#zip", made.folder)
    data, name = bytearray(made.folder.read_bytes()), made.documents[0]
    own = struct.pack("<HH", len(name), 0) + name.encode()
    data[data.index(own) + len(own) + 1000] ^= 1
    made.folder.write_bytes(data)
    text = shown_for(page, "#zip", made.folder)
    assert f"{name}: 목록(manifest-sha256.txt)에 적힌 지문과 달라요." in text
    assert text.count("달라요.") == 1
    (tmp_path / "x.sealed").write_bytes(b"SEALED1\n" + bytes(99))
    assert "여섯 낱말로 잠긴 파일" in shown_for(page, "#zip", tmp_path / "x.sealed")
