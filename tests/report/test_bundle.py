"""A bundle is whole or not there, holds what it should, and is checked by others' tools."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import cases, evidence, journal, packs, paths, timeline
from companion.errors import (
    Cancelled,
    FontMissing,
    NothingToReport,
    NotThere,
    ObjectDamaged,
    ObjectMissing,
    TargetNotEmpty,
    VaultChanged,
)
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bundle, logs
from companion.report.verify import verify
from tests.core import cheap
from tests.report import making
from tests.report.making import PNG, squeezed, text_of


@pytest.fixture
def case(vault):
    made = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="한지민")).id
    timeline.add(vault, made, NewIncident("대화방에 초대받음", "모르는 계정이 불렀다."))
    return made


def take(vault, case, folder, content, shows=Shows.ORDINARY):
    path = folder / "shot.png"
    path.write_bytes(PNG + content)
    return evidence.take_in(vault, case, path, shows, Provenance(title="화면"))


def rows(folder, name):
    text = (folder / "data" / "log" / name).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def last_event(vault):
    return json.loads(vault.rows("SELECT event FROM journal ORDER BY seq DESC LIMIT 1")[0][0])


def test_sha256sum_finds_every_file_as_it_was_made(exported):
    folder = exported[1]
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--strict", "-c", name]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout + said.stderr
        assert said.stdout.count(": OK") == len((folder / name).read_text().splitlines())


def test_the_documents_hold_the_korean_text(vault, case, tmp_path):
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out")
    text = squeezed("".join(text_of((made.folder / name).read_bytes()) for name in made.documents))
    for said in (
        "사건경위서",
        "대화방에 초대받음",
        "모르는 계정이 불렀다.",
        "○○경찰서장 귀중",
        "1 / 2쪽",
    ):
        assert squeezed(said) in text
    assert made.id in text
    assert made.documents == tuple(
        f"data/documents/{name}.pdf"
        for name in (
            *("01_petition", "02_annex", "03_statement", "04_acts", "05_accounts", "06_evidence"),
            *("07_preservation", "08_rights", "09_attachments"),
        )
    )


def test_what_was_taken_in_comes_out_byte_for_byte(vault, case, tmp_path):
    first = take(vault, case, tmp_path, b"one")
    second = take(vault, case, tmp_path, b"two" * 1_000_000)
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out")
    assert made.files == ("data/evidence/E0001.png", "data/evidence/E0002.png")
    assert made.items == (1, 2)
    for item, name in zip((first, second), made.files, strict=True):
        content = (made.folder / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == item.sha256
    logged = rows(made.folder, "evidence_log.csv")
    assert [row["sha256"] for row in logged] == [first.sha256, second.sha256]
    assert [row["file"] for row in logged] == list(made.files)
    school = bundle.write(vault, case, "school", "ko", tmp_path / "school")
    assert not school.files
    assert not (school.folder / "data" / "evidence").exists()
    assert not (school.folder / "data" / "log" / "journal.jsonl").exists()


def test_nothing_sexual_comes_out_but_a_masked_copy_that_was_chosen(vault, case, tmp_path):
    plain = take(vault, case, tmp_path, b"plain")
    adult = take(vault, case, tmp_path, b"adult", Shows.SEXUAL_ADULT)
    masked = making.masked(vault, case, b"masked", Shows.SEXUAL_ADULT)
    minor = making.masked(vault, case, b"minor", Shows.SEXUAL_MINOR)
    every = {plain.id, adult.id, masked.id, minor.id}
    assert [plain.number, adult.number, masked.number, minor.number] == [1, 2, 4, 6]
    for number, (chosen, files) in enumerate(
        [(None, ["E0001"]), (every, ["E0001", "E0004"]), ({masked.id}, ["E0004"]), ((), [])]
    ):
        made = bundle.write(vault, case, "police", "ko", tmp_path / f"out{number}", items=chosen)
        assert list(made.files) == [f"data/evidence/{name}.png" for name in files]
        assert verify(made.folder)[0].ok


def test_the_export_is_noted_once_it_is_there(vault, case, tmp_path):
    take(vault, case, tmp_path, b"one")
    before = vault.head
    made = bundle.write(vault, case, "police", "en", tmp_path / "out", now=lambda: making.AT)
    manifest = (made.folder / "manifest-sha256.txt").read_bytes()
    assert made.manifest_sha256 == hashlib.sha256(manifest).hexdigest()
    assert made.made_at == making.AT
    event = last_event(vault)
    assert event["event"] == "report.exported"
    assert event["subject"] == f"casefile:{case}"
    assert event["details"] == {
        "desk": "police",
        "language": "en",
        "export": made.id,
        "manifest": made.manifest_sha256,
        "items": [1],
    }
    assert vault.head[0] == before[0] + 1
    info = (made.folder / "bag-info.txt").read_text()
    assert f"Log-Head: {before[0]} {before[1].hex()}\n" in info
    assert journal.verify(vault.rows) == []


def test_only_lines_about_what_goes_along_are_disclosed(vault, case, tmp_path):
    kept, left = (take(vault, case, tmp_path, content) for content in (b"one", b"two"))
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out", items={kept.id})
    lines = (made.folder / "data" / "log" / "journal.jsonl").read_text().splitlines()
    told = [json.loads(line) for line in lines]
    assert [line["seq"] for line in told] == list(range(1, len(told) + 1))
    subjects = {line["event"]["subject"] for line in told if "event" in line}
    assert f"evidence:{kept.id}" in subjects
    assert f"evidence:{left.id}" not in subjects
    assert left.sha256 not in "".join(lines)
    assert len([line for line in told if "digest" in line]) == 3  # the vault, the case, the other
    acts = [row["event"] for row in rows(made.folder, "custody_log.csv")]
    assert acts == ["incident.added", "evidence.added", "report.exported"]


def test_a_target_that_holds_something_is_left_alone(vault, case, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for target in (tmp_path / "out", tmp_path / "file", vault.folder, vault.folder / "new"):
        before = cheap.contents(tmp_path)
        with pytest.raises(TargetNotEmpty):
            bundle.write(vault, case, "police", "ko", target)
        assert cheap.contents(tmp_path) == before


def test_an_empty_folder_is_filled(vault, case, tmp_path):
    (tmp_path / "out").mkdir()
    bundle.write(vault, case, "school", "ko", tmp_path / "out")
    assert verify(tmp_path / "out")[0].ok
    bundle.write(vault, case, "school", "ko", tmp_path / "new" / "deep" / "out")
    assert verify(tmp_path / "new" / "deep" / "out")[0].ok
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "notes", "out"]


def left_after(vault, case, folder, error, **options):
    """Export into a new folder, expect `error`, and say what was left behind."""
    folder.mkdir()
    head = vault.head
    with pytest.raises(error) as caught:
        bundle.write(vault, case, "police", "ko", folder / "out", **options)
    assert vault.head == head
    return caught.value, [path.name for path in folder.iterdir()]


def test_cancel_leaves_nothing_at_any_moment(vault, case, tmp_path):
    take(vault, case, tmp_path, b"x" * 3_000_000)
    calls = []
    bundle.write(
        vault, case, "police", "ko", tmp_path / "whole", progress=lambda *at: calls.append(at)
    )
    done, totals = [at[0] for at in calls], {at[1] for at in calls if at[0]}
    assert done == sorted(done)
    assert totals == {done[-1]}
    assert len(calls) > 100  # often enough that a lock need not wait for a whole document
    for stop in sorted({*range(0, len(calls), len(calls) // 30), len(calls) - 1}):
        count = iter(range(len(calls)))

        def cancel(_done, _total, stop=stop, count=count):
            if next(count) == stop:
                raise Cancelled

        _, left = left_after(vault, case, tmp_path / str(stop), Cancelled, progress=cancel)
        assert left == []


def test_a_damaged_or_missing_original_is_named_and_nothing_is_made(vault, case, tmp_path):
    take(vault, case, tmp_path, b"fine")
    item = take(vault, case, tmp_path, b"y" * 200_000)
    name = vault.row("SELECT name FROM object WHERE id = ?", item.object)["name"]
    sealed = vault.objects / name
    content = bytearray(sealed.read_bytes())
    content[150_000] ^= 1
    sealed.write_bytes(content)
    error, left = left_after(vault, case, tmp_path / "one", ObjectDamaged)
    assert (error.number, left) == (2, [])
    sealed.unlink()
    error, left = left_after(vault, case, tmp_path / "two", ObjectMissing)
    assert (error.number, left) == (2, [])


def test_what_cannot_be_made_leaves_nothing(vault, case, tmp_path, monkeypatch):
    assert left_after(vault, case, tmp_path / "none", NothingToReport, incidents=())[1] == []
    with pytest.raises(NotThere):
        bundle.write(vault, case, "no-such-desk", "ko", tmp_path / "out")
    with pytest.raises(NotThere):
        bundle.write(vault, 1, "police", "ko", tmp_path / "out")
    monkeypatch.setattr(paths, "fonts", lambda: tmp_path)
    assert left_after(vault, case, tmp_path / "font", FontMissing)[1] == []


def test_an_export_that_cannot_be_noted_does_not_stay(vault, case, tmp_path):
    def closing(done, total):
        if done == total:
            with vault.change("report.exported", f"casefile:{case}"):
                pass
            vault._pen.head = (0, b"")  # as if another program had written into the vault

    head = vault.head
    (tmp_path / "out").mkdir()
    with pytest.raises(VaultChanged):
        bundle.write(vault, case, "school", "ko", tmp_path / "out" / "bag", progress=closing)
    assert head != vault.head
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are other there")
def test_a_bundle_is_its_owners_alone(vault, case, tmp_path):
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out")
    for path in [made.folder, *made.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0


def test_memory_does_not_grow_with_the_files(vault, case, tmp_path):
    resource = pytest.importorskip("resource")
    path = tmp_path / "long.mp4"
    with open(path, "wb") as file:
        file.truncate(150_000_000)
    evidence.take_in(vault, case, path, Shows.ORDINARY)
    bundle.write(vault, case, "police", "ko", tmp_path / "small", items=())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out")
    assert (made.folder / made.files[0]).stat().st_size == 150_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000  # KiB


@pytest.mark.parametrize("sign", "=+-@\t\r＝＋－＠")
def test_no_cell_is_a_formula(sign):
    made = logs.table([[f"{sign}HYPERLINK(1)"]]).decode("utf-8-sig")
    assert made.startswith("\"'")
    assert logs.cell("a=1") == "a=1"


@given(st.lists(st.lists(st.text(), min_size=1, max_size=3), max_size=4))
def test_tables_read_back_as_they_were_written(cells):
    text = logs.table(cells).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read == [[logs.cell(cell) for cell in row] for row in cells]
    assert all(len(cell) < 32_767 for row in read for cell in row)
    assert all(not cell.startswith(tuple("=+-@")) for row in read for cell in row)


def test_a_long_cell_is_cut_where_it_shows():
    assert logs.cell("가" * 200_000).endswith("가 …")
    assert len(logs.cell("가" * 200_000)) < 32_767


def test_every_guide_says_how_and_what_not(exported):
    for language in ("ko", "en"):
        guide = (exported[1] / f"data/HOW_TO_VERIFY_{language}.txt").read_text("utf-8-sig")
        for command in ("sha256sum -c", "shasum -a 256 -c", "Get-FileHash", "certutil"):
            assert command in guide
        assert ("journal.jsonl" in guide) is (exported[0] == "police")
        assert "{" not in guide.replace("ForEach-Object {", "").replace("$h) {", "")


def test_words_of_reports_are_the_same_keys_and_places_in_every_language():
    from companion.texts import places, reports

    ko, en = reports()["ko"], reports()["en"]
    assert ko.keys() == en.keys()
    assert not [key for key in ko if places(ko[key]) != places(en[key])]


def test_choices_belong_to_a_block_of_their_layout():
    for layout in packs.load("kr").reports.values():
        blocks = {block for document in layout.documents for block in document.blocks}
        assert {choice.partition("-")[0] for choice in layout.choices} <= blocks


def test_the_log_can_be_left_out(vault, case, tmp_path):
    take(vault, case, tmp_path, b"one")
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out", log=False)
    names = {path.name for path in (tmp_path / "out" / "data" / "log").iterdir()}
    assert "evidence_log.csv" in names
    assert not names & {"journal.jsonl", "custody_log.csv"}
    assert made.mark.head == ""
    assert verify(made.folder)[0].ok
    text = "".join(text_of(p.read_bytes()) for p in (tmp_path / "out").rglob("*.pdf"))
    assert "기록사슬의끝값" not in squeezed(text)
