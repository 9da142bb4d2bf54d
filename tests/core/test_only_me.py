"""Notes for the person alone: with the record's own key and all of its files nobody reads one."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import (
    backup,
    check,
    drafts,
    keyfile,
    only_me,
    renewal,
    salvage,
    settings,
    timeline,
)
from companion.errors import Cancelled, EmptyPassphrase, NotThere, TooLong, WrongPassphrase
from companion.records import NewIncident
from companion.report import bundle
from companion.vault import open_
from tests.core import cheap
from tests.core.test_erasing import plain

OWN = "아무도 모르는 나만의 말"
CANARY = "캐나리아나만보는글"


def begun(vault):
    return only_me.begin(vault, OWN, cheap.COST)


def again(vault):
    return only_me.unlock(vault, OWN, cheap.FLOOR)


def test_what_is_kept_is_there_again_and_only_with_its_own_passphrase(vault):
    assert not only_me.there(vault)
    with pytest.raises(NotThere):
        again(vault)
    with closing(begun(vault)) as book:
        first = book.keep(CANARY)
        book.keep("둘째 글")
        assert book.keep(f"{CANARY} 2", first.id).written_at == first.written_at
    assert only_me.there(vault)
    with closing(again(vault)) as book:
        assert [one.text for one in book.notes] == [f"{CANARY} 2", "둘째 글"]
        book.erase(first.id)
        for gone in (book.erase, book.find):
            with pytest.raises(NotThere):
                gone(first.id)
    for wrong in (cheap.PASSPHRASE, OWN + "x"):
        with pytest.raises(WrongPassphrase):
            only_me.unlock(vault, wrong, cheap.FLOOR)
    for nothing in (only_me.begin, only_me.unlock):
        with pytest.raises(EmptyPassphrase):
            nothing(vault, "")


def test_what_is_put_away_waits_as_long_as_the_bin_and_no_longer(vault):
    start = vault.now()
    with closing(begun(vault)) as book:
        book.keep("둘째 글")
        first = book.keep(CANARY)
        book.put_away(first.id)
        assert [one.text for one in book.notes] == ["둘째 글"]
    for days, left in ((4000, 7), (4001, 8), (4001, 8), (0, 8), (7, 15), (14, 22), (21, 29)):
        vault.now = lambda days=days: start + timedelta(days=days)
        with closing(again(vault)) as book:
            assert [one.away for one in book.put_by] == [left]
    with closing(again(vault)) as book:
        book.bring_back(first.id)
        assert [one.text for one in book.notes] == [CANARY, "둘째 글"]
        book.put_away(first.id)
    for days in range(21, 57, 7):
        vault.now = lambda days=days: start + timedelta(days=days)
        with closing(again(vault)) as book:
            there = [one.text for one in book.put_by]
            assert there == ([CANARY] if days < 51 else [])
            assert [one.text for one in book.notes] == ["둘째 글"]


def test_it_is_in_no_file_row_line_export_or_count(vault, case, tmp_path):
    timeline.add(vault, case.id, NewIncident("있었던 일"))
    line, rows = vault.head, len(vault.rows("SELECT * FROM sqlite_schema"))
    counted = salvaged(vault, tmp_path / "before")
    with closing(begun(vault)) as book:
        size = len(settings.get(vault, "only_me"))
        for number in range(5):
            book.keep(f"{CANARY} {number}")
        drafts.save(vault, "only-me:new", book.seal_draft({"text": f"{CANARY} 쓰는 중"}))
        assert len(settings.get(vault, "only_me")) == size  # no count can be read off it
    assert (vault.head, len(vault.rows("SELECT * FROM sqlite_schema"))) == (line, rows)
    assert timeline.ids(vault, case.id, CANARY[:4]) == []
    made = bundle.write(vault, case.id, "police", "ko", tmp_path / "out")
    for path in (tmp_path / "out").rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()
    assert made.documents
    backup.write(vault, tmp_path / "copy.backup")
    assert check.run(vault) == []
    assert salvaged(vault, tmp_path / "after") == counted + 1  # the export
    for path in vault.folder.iterdir():
        if path.name.startswith("vault.db") and not path.name.endswith("-shm"):
            assert CANARY.encode() not in plain(vault.folder, path)


def salvaged(vault, target):
    """How many records are told to have been saved from a copy of the vault."""
    copy = shutil.copytree(vault.folder, target.with_name(target.name + "-copy"))
    return salvage.run(copy, cheap.PASSPHRASE, target, floor=cheap.FLOOR).records


def test_a_draft_is_sealed_and_opens_with_the_notes(vault):
    with closing(begun(vault)) as book:
        sealed = book.seal_draft({"text": CANARY, "id": ""})
        assert CANARY not in repr(sealed)
        assert book.open_draft(sealed) == {"text": CANARY, "id": ""}
    with closing(again(vault)) as book:
        assert book.open_draft(sealed)["text"] == CANARY
        assert book.open_draft({"sealed": "x"}) == book.open_draft({}) == {}


def test_closed_it_says_and_takes_nothing(vault):
    book = begun(vault)
    book.keep(CANARY)
    book.close()
    assert book.notes == ()
    for act in (lambda: book.keep("x"), lambda: book.seal_draft({})):
        with pytest.raises(Cancelled):
            act()
    with closing(again(vault)) as other:
        assert [one.text for one in other.notes] == [CANARY]


def test_another_passphrase_takes_the_place_of_the_old_one(vault):
    with closing(begun(vault)) as book:
        book.keep(CANARY)
        before = settings.get(vault, "only_me_key"), settings.get(vault, "only_me")
        book.lock_anew("새로 고른 나만의 말", cheap.COST)
        book.keep("그다음")
    with pytest.raises(WrongPassphrase):
        again(vault)
    with closing(only_me.unlock(vault, "새로 고른 나만의 말", cheap.FLOOR)) as book:
        assert [one.text for one in book.notes] == ["그다음", CANARY]
    assert settings.get(vault, "only_me_key") != before[0]


def test_who_forgot_it_begins_anew_with_nothing(vault):
    begun(vault).keep(CANARY)
    only_me.forget(vault)
    assert not only_me.there(vault)
    with closing(begun(vault)) as book:
        assert book.notes == ()


def test_a_new_key_of_the_record_and_a_salvage_leave_them(vault, case, tmp_path):
    with closing(begun(vault)) as book:
        book.keep(CANARY)
    salvaged(vault, tmp_path / "saved")
    renewal.run(vault, "새 암호 여섯 마리", cost=cheap.COST)
    for folder, secret in ((vault.folder, "새 암호 여섯 마리"), (tmp_path / "saved", None)):
        opened = open_(folder, secret or cheap.PASSPHRASE, floor=cheap.FLOOR)
        with closing(opened), closing(again(opened)) as book:
            assert [one.text for one in book.notes] == [CANARY]


@hypothesis.settings(max_examples=20)
@given(text=st.text(max_size=200))
def test_every_text_comes_back(book, text):
    note = book.keep(text)
    assert book.find(note.id) == note
    assert book.open_draft(book.seal_draft({"text": text})) == {"text": text}
    book.erase(note.id)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """One notebook for many texts."""
    with closing(cheap.make(tmp_path_factory.mktemp("own") / "notes")) as vault:
        yield only_me.begin(vault, OWN, cheap.COST)


def test_long_and_strange_texts(vault):
    with closing(begun(vault)) as book, pytest.raises(TooLong):
        book.keep("긴" * 200_001)
    with closing(again(vault)) as book:
        book.keep("긴" * 200_000)
        assert book.keep("\0 \u202e 🌊").text == "\ufffd \u202e 🌊"
    assert keyfile.ways(vault.folder, cheap.FLOOR) == ("passphrase",)
