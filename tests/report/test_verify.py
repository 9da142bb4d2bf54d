"""Every change to a bundle is found and named; a hostile folder is met without harm."""

from __future__ import annotations

import hashlib
import os
import random
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import texts
from companion.errors import Cancelled, NotABundle
from companion.report import bag, offline
from companion.report.verify import CODES, verify
from companion.report.verify_logs import follow
from tests.core import cheap

CHANCE = random.Random(5)


@pytest.fixture
def folder(exported, tmp_path):
    """A copy of a bundle, to be spoiled."""
    copy = tmp_path / "bag"
    shutil.copytree(exported[1], copy)
    return copy


@pytest.fixture
def police(full, tmp_path):
    from companion.report import bundle

    vault, case, _, _ = full
    return bundle.write(vault, case.id, "police", "ko", tmp_path / "bag").folder


def names(folder):
    return list(cheap.contents(folder))


def found(folder):
    (verdict,) = verify(folder)
    return verdict.findings


def named(folder):
    """Every file that a finding speaks of, by itself or as the list that says so."""
    return {name for one in found(folder) for name in (one.file, one.by)}


def relist(folder):
    """Write both manifests anew, as somebody would who wants a change not to show."""
    files = {n: hashlib.sha256(d).hexdigest() for n, d in cheap.contents(folder).items()}
    payload = {name: digest for name, digest in files.items() if name.startswith("data/")}
    (folder / bag.MANIFEST).write_bytes(bag.listing(payload))
    info = (folder / bag.INFO).read_text("latin-1").splitlines()
    size = sum(len(d) for n, d in cheap.contents(folder).items() if n.startswith("data/"))
    info = [f"Payload-Oxum: {size}.{len(payload)}" if "Oxum" in line else line for line in info]
    (folder / bag.INFO).write_text("\n".join(info) + "\n", "latin-1")
    tags = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in files
        if name not in payload and name != bag.TAGS
    }
    (folder / bag.TAGS).write_bytes(bag.listing(tags))


def test_a_bundle_as_it_was_made(exported):
    (verdict,) = verify(exported[1])
    assert verdict.ok
    assert verdict.findings == ()
    payload = [name for name in names(exported[1]) if name.startswith("data/")]
    assert verdict.files == len(payload)
    assert verdict.facts["program"].startswith("companion ")
    assert ("head" in verdict.facts) is (exported[0] == "police")


def test_every_finding_has_its_words():
    for said in texts.reports().values():
        assert {key for key in said if key.startswith("verify.")} == {f"verify.{c}" for c in CODES}


def test_one_flipped_bit_in_any_file_is_found_and_named(folder):
    for name in names(folder):
        whole = (folder / name).read_bytes()
        ends = {0, len(whole) - 1, len(whole) // 2}
        for at in ends | {CHANCE.randrange(len(whole)) for _ in range(12)}:
            spoilt = bytearray(whole)
            spoilt[at] ^= 1 << CHANCE.randrange(8)
            (folder / name).write_bytes(spoilt)
            assert name in named(folder), (name, at)
        (folder / name).write_bytes(whole)
    assert found(folder) == ()


def test_bytes_all_along_the_small_files_count(folder):
    for name in (bag.BAGIT, bag.INFO, bag.TAGS, bag.MANIFEST):
        whole = (folder / name).read_bytes()
        for at in range(0, len(whole), 31 if name == bag.MANIFEST else 7):
            for spoilt in (
                whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :],
                whole[:at] + whole[at + 1 :],
                whole[:at] + b" " + whole[at:],
            ):
                (folder / name).write_bytes(spoilt)
                assert name in named(folder), (name, at)
        (folder / name).write_bytes(whole)


def test_a_longer_or_shorter_file_is_named(folder):
    for name in names(folder):
        whole = (folder / name).read_bytes()
        for spoilt in (whole + b"\n", whole[:-1], b""):
            (folder / name).write_bytes(spoilt)
            assert name in named(folder)
        (folder / name).write_bytes(whole)


def test_a_dropped_file_is_named(folder):
    for name in names(folder):
        whole = (folder / name).read_bytes()
        (folder / name).unlink()
        assert name in {one.file for one in found(folder) if one.what == "missing"}
        (folder / name).write_bytes(whole)


def test_an_added_file_is_named(folder):
    for name in ("note.txt", "data/note.txt", "data/evidence/E9999.png", "data/a/b/c.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("added")
        assert ("extra", name) in {(one.what, one.file) for one in found(folder)}
        path.unlink()
    assert found(folder) == ()


def test_a_renamed_file_is_named_both_ways(folder):
    for name in names(folder):
        (folder / name).rename(folder / f"{name}.bak")
        said = {(one.what, one.file) for one in found(folder)}
        assert ("missing", name) in said
        assert ("extra", f"{name}.bak") in said
        (folder / f"{name}.bak").rename(folder / name)


def first_document(folder):
    return min(path.relative_to(folder).as_posix() for path in folder.glob("data/documents/*"))


def test_two_files_that_changed_places_are_named(folder):
    name = first_document(folder)
    one, two = folder / name, folder / "data/HOW_TO_VERIFY_ko.txt"
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    assert [(f.what, f.file) for f in found(folder)] == [
        ("altered", "data/HOW_TO_VERIFY_ko.txt"),
        ("altered", name),
    ]


def test_lines_of_a_list_that_changed_places_are_noticed(folder):
    for name in (bag.MANIFEST, bag.TAGS):
        lines = (folder / name).read_bytes().splitlines(keepends=True)
        for spoilt in ([*lines[1:], lines[0]], [lines[0], *lines], lines[1:]):
            (folder / name).write_bytes(b"".join(spoilt))
            assert name in named(folder)
        (folder / name).write_bytes(b"".join(lines))


def test_what_a_file_browser_leaves_behind_is_no_finding(folder):
    (folder / ".DS_Store").write_text("x")
    (folder / "data" / "Thumbs.db").write_text("x")
    beside = f"data/documents/._{first_document(folder).rpartition('/')[2]}"
    (folder / beside).write_bytes(b"\0\5\x16\7" + bytes(4096))
    (verdict,) = verify(folder)
    assert verdict.ok
    assert verdict.litter == (".DS_Store", "data/Thumbs.db", beside)
    (folder / beside).rename(folder / "data" / "._none")
    assert ("extra", "data/._none") in {(one.what, one.file) for one in found(folder)}
    (folder / "data" / "._none").rename(folder / beside)
    (folder / beside).write_bytes(b"MZ" + bytes(4096))
    assert ("extra", beside) in {(one.what, one.file) for one in found(folder)}


def test_what_is_called_litter_may_not_be_large(folder, monkeypatch):
    from companion.report import verify as module

    monkeypatch.setattr(module, "_LEFT", 3)
    (folder / ".DS_Store").write_bytes(bytes(4))
    assert ("name", ".DS_Store") in {(one.what, one.file) for one in found(folder)}


def test_a_journal_that_was_rewritten_is_found_though_all_lists_were(police):
    path = police / bag.JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    event = next(i for i, line in enumerate(lines) if b'"event":{' in line)
    hidden = next(i for i, line in enumerate(lines) if b'"digest"' in line)
    later = lines[event].replace(b"2026-11", b"2026-10")
    bare = b'{"seq":%d,"digest":"%s"}\n' % (hidden + 1, b"0" * 64)
    for spoilt, at in (
        ([*lines[:event], later, *lines[event + 1 :]], len(lines)),
        ([*lines[:hidden], bare, *lines[hidden + 1 :]], len(lines)),
        ([lines[0].replace(b":", b": ", 1), *lines[1:]], 1),
        ([*lines[:-1], lines[-1][:-1]], len(lines)),
        (lines[:-1], len(lines) - 1),
        ([*lines[:2], *lines[3:]], 3),
        ([lines[1], lines[0], *lines[2:]], 1),
        ([*lines, lines[-1]], len(lines) + 1),
        ([*lines[:3], b"{}\n", *lines[4:]], 4),
        ([*lines[:3], b"[" * 100_000 + b"\n", *lines[4:]], 4),
        ([], 1),
    ):
        path.write_bytes(b"".join(spoilt))
        relist(police)
        said = [(one.what, one.file, one.line) for one in found(police) if one.what == "chain"]
        assert said == [("chain", bag.JOURNAL, at)], spoilt[:1]
    path.write_bytes(b"".join(lines))
    relist(police)
    assert found(police) == ()


def test_a_head_that_was_changed_or_taken_away_is_found(police):
    info = police / bag.INFO
    text = info.read_text()
    head = next(line for line in text.splitlines() if line.startswith("Log-Head"))
    for other in (head.replace(head[-1], "0" if head[-1] != "0" else "1"), "Log-Head: 1 x", ""):
        info.write_text(text.replace(f"{head}\n", f"{other}\n" if other else ""))
        relist(police)
        assert {one.what for one in found(police)} == {"chain"}
    info.write_text(text)
    (police / bag.JOURNAL).unlink()
    relist(police)
    assert ("chain", bag.JOURNAL) in {(one.what, one.file) for one in found(police)}


def test_logs_that_do_not_agree_with_the_files_are_found(police):
    log = police / bag.EVIDENCE_LOG
    text = log.read_text("utf-8-sig")
    lines = text.splitlines(keepends=True)
    digest = hashlib.sha256((police / "data/evidence/E0001.png").read_bytes()).hexdigest()
    assert text.count(digest) == 2
    for spoilt, at in (
        (text.replace(digest, "0" * 64, 1), 2),
        (text.replace(digest, "0" * 64), 2),
        (text.replace("E0001.png", "E0009.png"), 2),
        (lines[0], 0),
        (text.replace('"file_sha256"', '"other"'), 1),
        (text + '"a","b"\n', len(lines) + 1),
        (text + '"a', len(lines) + 1),
    ):
        log.write_text(spoilt, "utf-8")
        relist(police)
        said = {(one.what, one.file, one.line) for one in found(police)}
        assert ("log", bag.EVIDENCE_LOG, at) in said, at
    log.write_text(text, "utf-8-sig")
    custody = police / bag.CUSTODY_LOG
    rows = custody.read_text("utf-8-sig")
    custody.write_text(rows.replace('"1', '"2', 1), "utf-8-sig")
    relist(police)
    assert {(one.what, one.file) for one in found(police)} == {("log", bag.CUSTODY_LOG)}


def test_the_count_is_checked_by_itself(police):
    info = police / bag.INFO
    text = info.read_text()
    relist(police)
    tags = police / bag.TAGS
    info.write_text(text.replace("Payload-Oxum: ", "Payload-Oxum: 1"))
    listed = {
        n: hashlib.sha256((police / n).read_bytes()).hexdigest()
        for n in (bag.BAGIT, bag.INFO, bag.MANIFEST, bag.COVER, offline.NAME)
    }
    tags.write_bytes(bag.listing(listed))
    assert [(one.what, one.file) for one in found(police)] == [("count", bag.INFO)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_is_followed_and_nothing_outside_is_opened(folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("secret")
    name = first_document(folder)
    statement = folder / name
    shutil.move(statement, outside / "same.pdf")
    statement.symlink_to(outside / "same.pdf")
    (folder / "data" / "more").symlink_to(outside)
    os.mkfifo(folder / "data" / "pipe")
    said = {(one.what, one.file) for one in found(folder)}
    wanted = {name, "data/more", "data/pipe"}
    assert {("name", name) for name in wanted} <= said
    assert ("missing", name) in said
    assert not [file for _, file in said if "secret" in file]


@pytest.mark.parametrize(
    "name",
    [
        *("../outside", "/etc/passwd", "data/../../x", "data//x", "data/./x", "C:\\x", "data/가"),
        *(
            "data/x\0y",
            "data/" + "x" * 200,
            "data/x ",
            "data/-rf/../../x",
            "data/x:y",
            "data/",
            ".x",
        ),
    ],
)
def test_a_list_that_points_elsewhere_is_refused_line_by_line(folder, name):
    assert not bag.is_name(name)
    listing = (folder / bag.MANIFEST).read_bytes()
    line = f"{'0' * 64}  {name}\n".encode()
    (folder / bag.MANIFEST).write_bytes(line + listing)
    assert ("list", bag.MANIFEST, 1) in {(one.what, one.file, one.line) for one in found(folder)}
    assert not [one for one in found(folder) if "outside" in one.file or "passwd" in one.file]


def test_names_that_have_no_place_in_a_bundle_are_shown_harmlessly(folder):
    (folder / "data" / "가\u202egpj.exe").write_text("x")
    (one,) = [one for one in found(folder) if one.what == "name"]
    assert one.file.isascii()
    assert one.file.isprintable()


def test_bundles_one_level_down_are_all_checked(exported, tmp_path):
    shutil.copytree(exported[1], tmp_path / "in" / "b")
    shutil.copytree(exported[1], tmp_path / "in" / "a")
    (tmp_path / "in" / "other").mkdir()
    (tmp_path / "in" / "b" / "extra.txt").write_text("x")
    first, second = verify(tmp_path / "in")
    assert (first.path.name, first.ok) == ("a", True)
    assert (second.path.name, second.ok) == ("b", False)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "not-there"),
        (lambda path: path.write_text("x"), "no-zip"),
        (lambda path: path.mkdir(), "no-bundle"),
        pytest.param(lambda p: (p / "a" / "b").mkdir(parents=True), "no-bundle", id="deeper"),
    ],
)
def test_what_is_no_bundle_is_said_so(tmp_path, make, reason):
    make(tmp_path / "there")
    with pytest.raises(NotABundle) as caught:
        verify(tmp_path / "there")
    assert caught.value.reason == reason
    with pytest.raises(NotABundle):
        verify(tmp_path / "a\0b")


def test_too_many_files_are_refused(folder, monkeypatch):
    from companion.report import verify_folder

    monkeypatch.setattr(verify_folder, "ENTRIES", 5)
    with pytest.raises(NotABundle) as caught:
        verify(folder)
    assert caught.value.reason == "too-many"


def test_checking_can_be_cancelled_and_says_how_far_it_is(folder):
    calls = []
    verify(folder, lambda *at: calls.append(at))
    assert calls[-1][0] == calls[-1][1]

    def cancel(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(folder, cancel)


@settings(max_examples=200)
@given(
    st.lists(st.one_of(st.binary(max_size=40), st.sampled_from([b"{", b"}", b'"seq":1', b"\n"])))
)
def test_no_journal_makes_it_stumble(tmp_path_factory, parts):
    import io

    chain = follow(io.BytesIO(b"".join(parts)), "0 00")
    assert chain.broken or chain.head == "0 00"


@settings(max_examples=100)
@given(st.data())
def test_no_spoilt_bundle_makes_it_stumble(exported, tmp_path_factory, data):
    """Any bytes in any file: a verdict, never an exception, and never a good one."""
    folder = tmp_path_factory.mktemp("spoilt") / "bag"
    shutil.copytree(exported[1], folder)
    name = data.draw(st.sampled_from(names(folder)))
    whole = (folder / name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    spoilt = (
        whole[:at] + data.draw(st.binary(max_size=50)) + whole[at + data.draw(st.integers(0, 9)) :]
    )
    (folder / name).write_bytes(spoilt)
    if data.draw(st.booleans()):
        relist(folder)  # the lists agree again: only what binds to the inside can tell
        verify(folder)
    elif spoilt != whole:
        assert name in named(folder)
    shutil.rmtree(folder)
