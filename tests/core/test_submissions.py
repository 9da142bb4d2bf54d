"""What was handed in is noted once, and what they send back is known again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import (
    check,
    custody,
    evidence,
    follow_up,
    journal,
    masked,
    packs,
    steps,
    submissions,
    texts,
    timeline,
    when,
)
from companion.errors import EmptyText, NoDigest, NotAFile, NotThere, TooLarge, TooLong
from companion.masked import Origin
from companion.receipts import NewSubmission, Sum, Way
from companion.records import NewIncident, Shows
from companion.report import bundle
from companion.report.forms import Form, Seal
from tests.core import cheap

POLICE = NewSubmission("서울 경찰서", "police", when.day(2026, 11, 30), Way.ONLINE)
SHA = hashlib.sha256(b"x").hexdigest()


@pytest.fixture
def item(vault, case, picture):
    return evidence.take_in(vault, case.id, picture, Shows.ORDINARY)


@pytest.fixture
def made(vault, case, item, tmp_path):
    """A bundle for the police with one item in it."""
    timeline.add(vault, case.id, NewIncident("링크를 받음", evidence=(item.id,)))
    bundle.write(vault, case.id, "police", "ko", tmp_path / "bag")
    return submissions.exports(vault, case.id)[0]


def went_to(vault, item):
    """By the lines of what was done with it."""
    return [act.handed.whom for act in custody.acts(vault, item.id) if act.handed]


def test_every_file_that_went_out_is_known_again(vault, case, item, made, tmp_path):
    known = submissions.sums(vault, case.id)
    files = [path for path in (tmp_path / "bag").rglob("*") if path.is_file()]
    assert len(files) > 8
    for path in files:
        found = known[hashlib.sha256(path.read_bytes()).hexdigest()]
        assert found.exported == made.id
        assert (tmp_path / "bag" / found.name).read_bytes() == path.read_bytes()
    assert known[item.sha256].item == item.number
    assert known[made.manifest].name == submissions.MANIFEST
    assert submissions.items_in(vault, made) == (item.id,)
    assert submissions.documents_in(made)[0].startswith("01_")


@pytest.mark.parametrize("form", [Form.ZIP, Form.SEALED])
def test_a_bundle_that_went_as_one_file_is_known_as_one(vault, case, item, tmp_path, form):
    timeline.add(vault, case.id, NewIncident("링크를 받음", evidence=(item.id,)))
    seal = Seal("여섯 낱말로 된 말이에요", cheap.COST)
    target = tmp_path / "one"
    bundle.write(vault, case.id, "police", "ko", target, form=form, seal=seal)
    known = submissions.sums(vault, case.id)
    assert known[hashlib.sha256(target.read_bytes()).hexdigest()].name == submissions.WHOLE


def test_digests_are_read_from_files_as_programs_write_them(tmp_path):
    text = f"접수 파일 목록\r\n{SHA}  01_고소장.pdf\r\n끝\r\n"
    for encoding in ("utf-8", "utf-8-sig", "cp949", "utf-16"):
        (tmp_path / "list.txt").write_bytes(text.encode(encoding))
        assert submissions.sums_in(tmp_path / "list.txt") == (Sum("01_고소장.pdf", SHA),)
    (tmp_path / "other").write_bytes(os.urandom(5000))
    with pytest.raises(NoDigest):
        submissions.sums_in(tmp_path / "other")
    (tmp_path / "large").write_bytes(bytes(submissions.LARGEST + 1))
    with pytest.raises(TooLarge):
        submissions.sums_in(tmp_path / "large")
    (tmp_path / "link").symlink_to(tmp_path / "list.txt")
    with pytest.raises(NotAFile):
        submissions.sums_in(tmp_path / "link")


def test_what_they_sent_back_is_held_against_the_record(vault, case, item, made):
    told = (Sum("그림", item.sha256), Sum("", made.manifest), Sum("모르는 것", SHA))
    new = replace(POLICE, exported=made.id, items=(item.id,), returned=told)
    kept = submissions.add(vault, case.id, new)
    (held,) = submissions.held(vault, case.id)
    assert held.submission == kept
    assert held.numbers == (item.number,)
    assert held.documents == submissions.documents_in(made)
    assert [(found and (found.item, found.exported)) for _, found in held.compared] == [
        (item.number, made.id), (0, made.id), None
    ]  # fmt: skip
    assert check.run(vault) == []


def test_of_a_masked_copy_the_pixels_count_not_what_they_hide(vault, case):
    png = masked.encode(bytes(12), 2, 2)
    copy = evidence.keep_masked(vault, case.id, png, Origin(Shows.ORDINARY, sha256=SHA, size=1))
    pixels = hashlib.sha256(png).hexdigest()
    assert submissions.sums(vault, case.id) == {pixels: submissions.Match(copy.number)}
    evidence.erase(vault, copy.id)
    assert submissions.sums(vault, case.id) == {}


def test_number_hash_and_receipt_outlive_our_copy(vault, case, item, made):
    told = (Sum("", item.sha256),)
    new = replace(POLICE, items=(item.id,), reference="2026-7", returned=told)
    submissions.add(vault, case.id, new)
    evidence.erase(vault, item.id, "냈으니까")
    (held,) = submissions.held(vault, case.id)
    assert held.numbers == (item.number,)
    assert held.compared[0][1] == submissions.Match(item.number, "data/evidence/E0001.png", made.id)
    assert custody.handed(vault, item.id) == [
        custody.HandOver("서울 경찰서", POLICE.happened, "", "2026-7")
    ]


def test_an_item_says_to_whom_it_went(vault, case, item):
    custody.hand_over(vault, item.id, custody.HandOver("담임"))
    kept = submissions.add(vault, case.id, replace(POLICE, items=(item.id,)))
    assert [one.whom for one in custody.handed(vault, item.id)] == ["담임", "서울 경찰서"]
    assert went_to(vault, item) == ["담임", "서울 경찰서"]
    submissions.edit(vault, kept.id, POLICE)  # it did not go along after all
    assert [one.whom for one in custody.handed(vault, item.id)] == ["담임"]
    assert went_to(vault, item) == ["담임"]
    submissions.remove(vault, kept.id)
    assert submissions.held(vault, case.id) == []
    with pytest.raises(NotThere):
        submissions.get(vault, kept.id)
    assert journal.verify(vault.rows) == []


def test_what_the_police_are_told_names_no_other_desk(vault, case, item, tmp_path):
    timeline.add(vault, case.id, NewIncident("링크를 받음", evidence=(item.id,)))
    submissions.add(vault, case.id, replace(POLICE, whom="담임 선생님 캐너리", items=(item.id,)))
    bundle.write(vault, case.id, "police", "ko", tmp_path / "bag")
    log = (tmp_path / "bag" / "data/log/journal.jsonl").read_text("utf-8")
    assert "submission.added" not in log
    csv = (tmp_path / "bag" / "data/log/custody_log.csv").read_text("utf-8")
    assert "submission" not in csv
    assert "캐너리" not in csv + log


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (replace(POLICE, whom=" "), EmptyText),
        (replace(POLICE, reference="9" * 301), TooLong),
        (replace(POLICE, exported=7), NotThere),
        (replace(POLICE, items=(7,)), NotThere),
    ],
)
def test_what_cannot_be_is_not_noted(vault, case, new, error):
    with pytest.raises(error):
        submissions.add(vault, case.id, new)
    assert submissions.all_of(vault, case.id) == []


@pytest.mark.parametrize(
    "text",
    [
        SHA,
        SHA.upper(),
        f"SHA256({SHA})",
        f"  {SHA}\r",
        " ".join(SHA[at : at + 4] for at in range(0, 64, 4)),
        "-".join(SHA[at : at + 4] for at in range(0, 64, 4)),
        ":".join(SHA[at : at + 2] for at in range(0, 64, 2)).upper(),
        " ".join(SHA[at : at + 2] for at in range(0, 64, 2)),
    ],
)
def test_a_digest_is_read_however_it_is_written(text):
    (found,) = submissions.read_sums(f"\n{text}\n\n")
    assert found.sha256 == SHA


def test_lines_of_common_tools_keep_the_name():
    text = (
        f"{SHA}  01_고소장.pdf\n{SHA[::-1]} *b.png\n접수 파일 1 : {'0' * 64}\n{SHA}  01_고소장.pdf"
    )
    found = submissions.read_sums(text)
    assert [one.name for one in found] == ["01_고소장.pdf", "b.png", "접수 파일 1"]
    assert submissions.read_sums(submissions.shown_sums(found)) == found


@pytest.mark.parametrize(
    "text", ["접수증", SHA[:-1], SHA + "0", f"{SHA}\nMD5 {SHA[:32]}", "g" * 64]
)
def test_a_line_without_one_is_told(text):
    with pytest.raises(NoDigest):
        submissions.read_sums(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    try:
        found = submissions.read_sums(text)
    except NoDigest:
        return
    assert all(len(one.sha256) == 64 for one in found)
    assert not found or text.strip()


@given(st.text(max_size=700), st.text(max_size=700))
def test_whatever_stands_beside_a_digest(before, after):
    """A line from anywhere, such as one longer than a name may be, or one that grows in NFC."""
    around = " ".join(f"{before} {SHA} {after}".splitlines())
    (found,) = submissions.read_sums(around)
    assert len(found.name) <= 300
    if SHA not in before:
        assert found.sha256 == SHA


def test_a_long_line_is_cut_not_refused():
    (found,) = submissions.read_sums(f"{'가' * 5000} {SHA} {chr(0x1D160) * 300}")
    assert found == Sum("가" * 300, SHA)


def test_what_the_law_gives_becomes_steps(vault, case):
    pack = packs.load("kr")
    words = texts.load("ko", pack.words)
    found = follow_up.steps_after(POLICE, pack, words)
    assert [(one.due.start, one.due.end) for one in found] == [
        (date(2026, 11, 30), date(2026, 12, 14)),
        (date(2026, 11, 30), date(2026, 12, 7)),
        (date(2027, 2, 28), date(2027, 2, 28)),
    ]
    assert all("(법령, 2026-11-22 확인)" in one.note for one in found)
    assert "형사절차전자문서법 시행령 제10조" in found[0].note
    assert "경찰수사규칙 제11조" in found[2].note
    for _ in range(2):  # once each, however often
        follow_up.note(vault, case.id, 7, follow_up.after(POLICE, pack, words))
    assert len(steps.all_of(vault, case.id)) == 3
    school = follow_up.steps_after(replace(POLICE, desk="school"), pack, words)
    assert [one.due.end for one in school] == [date(2026, 12, 2), date(2026, 12, 14)]
    assert all("법은 아니에요" in one.note for one in school)
    assert "2026년 12월 21일까지 미뤄질 수 있어요" in school[1].note
    assert follow_up.steps_after(replace(POLICE, desk="counsel"), pack, words) == []
    assert follow_up.steps_after(replace(POLICE, desk=""), pack, words) == []


def test_a_corrected_day_moves_what_followed_but_not_what_was_changed_by_hand(vault, case):
    pack = packs.load("kr")
    words = texts.load("ko", pack.words)
    before = follow_up.after(POLICE, pack, words)
    sameness, first, third = follow_up.note(vault, case.id, 7, before)
    steps.mark(vault, sameness.id, True)
    steps.put_off(vault, first.id, when.day(2027, 1, 5))
    now = follow_up.after(replace(POLICE, happened=when.day(2026, 12, 31)), pack, words)
    follow_up.renew(vault, case.id, 7, before, now)
    assert steps.get(vault, sameness.id).due == sameness.due
    assert steps.get(vault, first.id).due == when.day(2027, 1, 5)
    assert steps.get(vault, third.id).due == when.day(2027, 3, 31)
    steps.remove(vault, third.id)
    follow_up.renew(vault, case.id, 7, now, before)  # what was deleted does not come back
    assert len(steps.all_of(vault, case.id)) == 2


def test_a_day_nobody_knows_gives_none_either():
    pack = packs.load("kr")
    found = follow_up.steps_after(
        replace(POLICE, happened=when.UNKNOWN), pack, texts.load("en", pack.words)
    )
    assert [one.due for one in found] == [when.UNKNOWN] * 3


def test_a_guidebook_is_not_called_a_law():
    rule = replace_struct(packs.load("kr").deadlines["sameness"], basis="guidebook", days=21)
    for language in ("ko", "en"):
        words = texts.load(language)
        said = follow_up.named(rule, words)
        assert ("법은 아니에요" in said) or ("not law" in said)
    pack = packs.load("kr")
    assert follow_up.due(rule, when.month(2026, 1), pack).end == date(2026, 1, 22)


def replace_struct(made, **values):
    import msgspec

    return msgspec.structs.replace(made, **values)
