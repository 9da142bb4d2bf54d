"""The person's own copy: names to read, the bundle's own bytes, and nothing half-written."""

from __future__ import annotations

import dataclasses
import itertools
import re
import zipfile

import pytest
from hypothesis import given, settings

from companion import cases, evidence, people, timeline, when
from companion.errors import Cancelled, TargetNotEmpty
from companion.records import Age, NewAccount, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bag, bundle, own_copy, writing
from companion.report.chosen import gather
from tests.report.hostile import HOSTILE
from tests.report.making import AT, PNG, everything, squeezed
from tests.report.test_canaries import wanted

DAY = when.exact(2026, 11, 20, 21, 3)


@pytest.fixture
def case(vault, tmp_path):
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="한지민", station="새봄")).id
    timeline.add(vault, case, NewIncident("일"))
    account = people.add_account(vault, case, NewAccount("telegram", handle="bad")).id
    for number, about in enumerate(
        (
            Provenance(title="대화방", account=account, obtained=DAY),
            Provenance(
                title="프로필 / 화면?", seen=when.day(2026, 9, 8), obtained=when.month(2026, 9)
            ),
            Provenance(),
        )
    ):
        path = tmp_path / f"{number}.png"
        path.write_bytes(PNG + bytes([number]))
        evidence.take_in(vault, case, path, Shows.ORDINARY, about)
    return case


def both(vault, case, folder, desk="police", language="ko"):
    made = bundle.write(vault, case, desk, language, folder / "bag", now=lambda: AT)
    return made, own_copy.write(vault, case, made, folder / "own")


def test_names_say_to_people_what_is_in_a_file(vault, case, tmp_path):
    _, names = both(vault, case, tmp_path)
    assert sorted(path.name for path in (tmp_path / "own").iterdir()) == sorted(names)
    assert [name for name in names if name.endswith((".pdf", ".png"))] == [
        "00_표지.pdf",
        "01_진정서.pdf",
        "02_별지_증거자료_세부_목록.pdf",
        "03_사건경위서.pdf",
        "04_범죄일람표.pdf",
        "05_계정_URL_목록.pdf",
        "06_증거목록.pdf",
        "07_증거_화면.pdf",
        "08_보전요청_검토_요청서.pdf",
        "09_피해자_권리_요청서.pdf",
        "10_첨부서류_목록.pdf",
        "증01_20261120_텔레그램_대화방.png",
        "증02_20260908_프로필_화면.png",
        "증03.png",
    ]
    stems = {name.rpartition(".")[0] for name in names if name.endswith(".pdf")} - {"00_표지"}
    for ending in ("docx", "txt"):
        assert {n.rpartition(".")[0] for n in names if n.endswith(ending)} == stems


def test_pdfs_and_files_are_those_of_the_bundle_byte_for_byte(vault, case, tmp_path):
    made, names = both(vault, case, tmp_path)
    for ending, originals in ((".pdf", (bag.COVER, *made.documents)), (".png", made.files)):
        copies = [name for name in names if name.endswith(ending)]
        for copy, original in zip(copies, originals, strict=True):
            assert (tmp_path / "own" / copy).read_bytes() == (made.folder / original).read_bytes()


def test_text_opens_as_korean_everywhere_and_the_rest_is_nobody_elses(vault, case, tmp_path):
    both(vault, case, tmp_path)
    text = (tmp_path / "own" / "01_진정서.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf\xec\xa7\x84")
    assert text.count(b"\n") == text.count(b"\r\n")
    for path in (tmp_path / "own").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_no_copy_says_more_than_its_desk_may_know(full, pack, tmp_path):
    vault, case, canaries, _ = full
    for desk, layout in pack.reports.items():
        both(vault, case.id, tmp_path / desk, desk)
        found = everything(tmp_path / desk / "own")
        for path in (tmp_path / desk / "own").glob("*.docx"):
            with zipfile.ZipFile(path) as file:
                found += squeezed("".join(file.read(n).decode() for n in file.namelist()))
        there = {word for words in canaries.values() for word in words if word in found}
        assert there <= wanted(layout, canaries)
        assert (len(there) > 5) is (desk != "counsel")


@settings(max_examples=60)
@given(title=HOSTILE)
def test_no_title_makes_a_name_that_is_none(full, pack, title):
    vault, case, _, items = full
    layout, texts = pack.reports["police"], writing.words("ko", pack)
    w = writing.begin(gather(vault, case.id, layout), layout, texts, AT, writing.PREVIEW)
    item = evidence.get(vault, items["file"])
    name = own_copy.file_name(w, dataclasses.replace(item, title=title * 20))
    assert len(name.encode("utf-8")) < 255
    assert re.fullmatch(r"증[^\W_]+(_[^\W_]+)*\.png", name)


def test_it_goes_only_into_an_empty_folder_outside_the_vault(vault, case, tmp_path):
    made = bundle.write(vault, case, "police", "ko", tmp_path / "bag")
    for target in (made.folder, vault.folder / "own"):
        with pytest.raises(TargetNotEmpty):
            own_copy.write(vault, case, made, target)
    assert not (vault.folder / "own").exists()


def test_given_up_anywhere_nothing_is_left(vault, case, tmp_path):
    made = bundle.write(vault, case, "police", "ko", tmp_path / "bag")
    for limit in (0, 5, 100, 500):  # a long document ticks at every text
        steps = itertools.count()

        def progress(_done, _total, steps=steps, limit=limit):
            if next(steps) == limit:
                raise Cancelled

        with pytest.raises(Cancelled):
            own_copy.write(vault, case, made, tmp_path / "own", progress=progress)
        assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"bag", "notes"}


def test_the_practice_copy_can_be_made_for_a_school_too(full, tmp_path):
    vault, case, _, _ = full
    _, names = both(vault, case.id, tmp_path, "school", "en")
    assert not [name for name in names if name.endswith(".png")]
    assert names[1].startswith("01_")
