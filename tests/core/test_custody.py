"""Custody: every act on an item is a line, and a receipt outlives our copy."""

from __future__ import annotations

import pytest

from companion import (
    cases,
    chats,
    check,
    custody,
    evidence,
    excerpts,
    exhibits,
    looks,
    timeline,
    when,
)
from companion.custody import HandOver
from companion.errors import Cancelled, EmptyText, NotThere, TooLong
from companion.records import Age, Kind, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bundle
from tests.chats.taken import SAMPLES

TOLD = HandOver("서울 경찰서", when.day(2026, 9, 20), "직접 가서", "2026-1234")


def whats(vault, item) -> list[str]:
    return [act.what for act in custody.acts(vault, item.id)]


def test_every_act_is_a_line(vault, case, picture, tmp_path):
    other = evidence.refer(vault, case.id, Provenance("다른 것"))
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    custody.view(vault, item.id)
    evidence.edit(vault, item.id, Provenance("제목"))
    evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    evidence.remove(vault, item.id)
    evidence.restore(vault, item.id)
    timeline.add(vault, case.id, NewIncident("있었던 일", evidence=(item.id,)))
    bundle.write(vault, case.id, "police", "ko", tmp_path / "out")
    custody.hand_over(vault, item.id, TOLD)
    evidence.erase(vault, item.id, "경찰에 냈어요")
    assert whats(vault, item) == [
        "taken_in", "viewed", "noted", "met", "removed", "restored", "exported", "handed_over",
        "deleted",
    ]  # fmt: skip
    acts = custody.acts(vault, item.id)
    assert [act.seq for act in acts] == sorted(act.seq for act in acts)
    assert all(act.at.endswith("+00:00") for act in acts)
    assert acts[6].desk == "police"
    assert acts[7].handed == TOLD
    assert acts[8].why == "경찰에 냈어요"
    assert "서울" not in "".join(row[0] for row in vault.rows("SELECT event FROM journal"))
    assert whats(vault, other) == ["taken_in", "exported"]
    assert check.run(vault) == []


def test_what_was_picked_of_a_chat_is_told_of_the_chat(vault, case, tmp_path):
    path = tmp_path / "방.txt"
    path.write_bytes(SAMPLES["kakaotalk windows"].data)
    item = evidence.take_in(vault, case.id, path, Shows.ORDINARY)
    excerpts.add(vault, item.id, chats.read(vault, item.id), {1})
    assert whats(vault, item) == ["taken_in", "quoted"]


def test_what_is_told_of_several_items_takes_no_word_away(vault, case):
    first = evidence.refer(vault, case.id, Provenance("제목", room="3번 방", seen_by="단풍"))
    other = evidence.refer(vault, case.id, Provenance("다른 것", seen=when.day(2026, 9, 1)))
    more = Provenance(room="4번 방", seen_by="하나", seen=when.day(2026, 9, 20))
    for _ in range(2):  # the second time changes nothing
        evidence.tell(vault, (first.id, other.id), more)
    told, said = evidence.get(vault, first.id), evidence.get(vault, other.id)
    assert (told.title, told.room, told.seen_by) == ("제목", "3번 방 · 4번 방", "단풍\n하나")
    assert (said.room, said.seen) == ("4번 방", when.day(2026, 9, 20))
    assert whats(vault, first) == ["taken_in", "noted"]
    evidence.tell(vault, (other.id,), Provenance())
    assert evidence.get(vault, other.id) == said


def test_telling_is_stopped_between_items_and_gone_on_with(vault, case):
    items = [evidence.refer(vault, case.id, Provenance(f"{n}")).id for n in range(5)]
    more, steps = Provenance(room="3번 방"), []

    def stop(done: int, total: int) -> None:
        steps.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        evidence.tell(vault, items, more, stop)
    assert steps == [(n, 5) for n in range(4)]
    assert [evidence.get(vault, one).room for one in items] == ["3번 방"] * 3 + [""] * 2
    evidence.tell(vault, items, more)
    for one in items:
        assert evidence.get(vault, one).room == "3번 방"
        assert [act.what for act in custody.acts(vault, one)] == ["taken_in", "noted"]
    assert exhibits.known(vault, [items[3], 1, items[0]]) == [items[3], items[0]]
    assert check.run(vault) == []


def test_a_document_of_another_case_is_not_told_here(vault, case, picture, tmp_path):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    evidence.refer(vault, other.id, Provenance("다른 것"))
    timeline.add(vault, other.id, NewIncident("있었던 일"))
    bundle.write(vault, other.id, "police", "ko", tmp_path / "out")
    assert whats(vault, item) == ["taken_in"]


def test_our_copy_goes_and_number_digest_and_receipt_stay(vault, case, picture):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    custody.hand_over(vault, item.id, TOLD)
    evidence.erase(vault, item.id)
    left = evidence.get(vault, item.id)
    assert (left.number, left.sha256, left.size) == (item.number, item.sha256, item.size)
    assert (left.object, left.kind) == (None, Kind.FINGERPRINT)
    assert list(vault.objects.iterdir()) == []
    assert custody.handed(vault, item.id) == [TOLD]
    assert whats(vault, item) == ["taken_in", "handed_over", "deleted"]
    custody.hand_over(vault, item.id, HandOver("학교"))  # once more, with nothing to delete
    assert [one.whom for one in custody.handed(vault, item.id)] == ["서울 경찰서", "학교"]
    assert check.run(vault) == []


def test_what_cannot_be_is_refused(vault, case):
    item = evidence.refer(vault, case.id, Provenance())
    length = vault.head[0]
    for error, told in ((EmptyText, HandOver(" ")), (TooLong, HandOver("가" * 301))):
        with pytest.raises(error):
            custody.hand_over(vault, item.id, told)
    for call in (custody.view, custody.acts, lambda v, i: custody.hand_over(v, i, TOLD)):
        with pytest.raises(NotThere):
            call(vault, 5)
    assert vault.head[0] == length


def test_how_often_someone_looked_is_in_no_bundle(vault, case, picture, tmp_path):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    timeline.add(vault, case.id, NewIncident("있었던 일", evidence=(item.id,)))
    custody.view(vault, item.id)
    looks.learn(vault, item.id)
    made = bundle.write(vault, case.id, "police", "ko", tmp_path / "out")
    for path in made.folder.rglob("*"):
        if path.is_file():
            assert b"viewed" not in path.read_bytes()
            assert b"learned" not in path.read_bytes()
