"""Own places of help, and who said what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion import check, contacts, directory, steps, when
from companion.errors import EmptyText, NotThere, ReceivedStays, TooLong
from companion.records import NewContact, NewStep, NewTalk
from tests.core import receiving

CONTACT = NewContact("담임 선생님", "010-0000-0000", "평일 9-17시", "먼저\n문자")
TALK = NewTalk(
    "112", when.exact(2026, 9, 3, 21, 5), "전화", "접수했다고\n함", "2026-123", "내일 연락"
)


def test_contacts(vault, case):
    made = contacts.add(vault, case.id, CONTACT)
    other = contacts.add(vault, case.id, replace(CONTACT, name=" 가까운\n상담소 "))
    assert contacts.own(vault, case.id) == [other, made]
    assert other.name == "가까운 상담소"
    contacts.edit(vault, made.id, replace(CONTACT, phone=""))
    assert contacts.own(vault, case.id) == [other, replace(made, phone="")]
    contacts.remove(vault, made.id)
    assert contacts.own(vault, case.id) == [other]
    assert check.run(vault) == []


def test_talks(vault, case):
    first = contacts.note_talk(vault, case.id, TALK)
    assert NewTalk(**{name: getattr(first, name) for name in NewTalk.__dataclass_fields__}) == TALK
    unknown = contacts.note_talk(vault, case.id, replace(TALK, held=when.UNKNOWN))
    later = contacts.note_talk(vault, case.id, replace(TALK, held=when.month(2026, 10)))
    assert contacts.talks(vault, case.id) == [later, first, unknown]
    assert contacts.talks(vault, case.id, 2) == [later, first]
    edited = contacts.edit_talk(vault, first.id, replace(TALK, held=when.day(2026, 11, 1)))
    assert contacts.talks(vault, case.id) == [edited, later, unknown]
    contacts.remove_talk(vault, later.id)
    assert contacts.talks(vault, case.id) == [edited, unknown]
    assert contacts.get_talk(vault, edited.id) == edited
    assert check.run(vault) == []


def test_what_is_not_there_or_empty_or_too_long(vault, case):
    for call in (
        lambda: contacts.edit(vault, 5, CONTACT),
        lambda: contacts.remove(vault, 5),
        lambda: contacts.get_talk(vault, 5),
        lambda: contacts.edit_talk(vault, 5, TALK),
        lambda: contacts.remove_talk(vault, 5),
        lambda: contacts.add(vault, 5, CONTACT),
        lambda: contacts.note_talk(vault, 5, TALK),
    ):
        with pytest.raises(NotThere):
            call()
    with pytest.raises(EmptyText):
        contacts.add(vault, case.id, NewContact(""))
    with pytest.raises(EmptyText):
        contacts.note_talk(vault, case.id, NewTalk("\n"))
    with pytest.raises(TooLong):
        contacts.note_talk(vault, case.id, replace(TALK, case_number="1" * 301))
    assert vault.head[0] == 2


FRIDAY, MONDAY = when.day(2026, 9, 18), when.day(2026, 9, 21)
FOLLOW = NewStep("연락이 왔는지 보기", note="112")


def test_a_day_that_was_promised_becomes_a_step_that_moves_with_it(vault, case):
    talk = contacts.note_talk(vault, case.id, replace(TALK, promised_by=FRIDAY), FOLLOW)
    (step,) = steps.all_of(vault, case.id)
    assert (step.title, step.note, step.due) == (FOLLOW.title, FOLLOW.note, FRIDAY)
    assert (talk.step, talk.done_at, talk.promised_by) == (step.id, "", FRIDAY)
    steps.edit(vault, step.id, NewStep("내가 고친 말", FRIDAY))
    moved = contacts.edit_talk(vault, talk.id, replace(TALK, promised_by=MONDAY), FOLLOW)
    (step,) = steps.all_of(vault, case.id)
    assert (step.title, step.due, moved.step) == ("내가 고친 말", MONDAY, step.id)
    steps.mark(vault, step.id, done=True)
    assert contacts.get_talk(vault, talk.id).done_at
    contacts.edit_talk(vault, talk.id, TALK, FOLLOW)
    assert steps.get(vault, step.id).due == when.UNKNOWN
    contacts.remove_talk(vault, talk.id)
    assert [one.id for one in steps.all_of(vault, case.id)] == [step.id]
    assert vault.row("SELECT 1 FROM promise") is None
    assert check.run(vault) == []


def test_a_step_the_person_deleted_comes_back_only_with_another_day(vault, case):
    talk = contacts.note_talk(vault, case.id, replace(TALK, promised_by=FRIDAY), FOLLOW)
    steps.remove(vault, talk.step)
    assert contacts.get_talk(vault, talk.id).step == 0
    same = contacts.edit_talk(vault, talk.id, replace(TALK, promised_by=FRIDAY), FOLLOW)
    assert (same.step, steps.all_of(vault, case.id)) == (0, [])
    other = contacts.edit_talk(vault, talk.id, replace(TALK, promised_by=MONDAY), FOLLOW)
    assert [one.id for one in steps.all_of(vault, case.id)] == [other.step]
    assert check.run(vault) == []


def test_no_day_makes_no_step_and_an_officer_needs_none(vault, case):
    talk = contacts.note_talk(vault, case.id, replace(TALK, officer=" 한 경사\n"), FOLLOW)
    assert (talk.officer, talk.step) == ("한 경사", 0)
    plain = contacts.note_talk(vault, case.id, TALK, FOLLOW)
    assert vault.row("SELECT count(*) FROM promise")[0] == 1
    later = contacts.edit_talk(vault, plain.id, replace(TALK, promised_by=FRIDAY), FOLLOW)
    assert steps.get(vault, later.step).due == FRIDAY
    assert check.run(vault) == []


def test_a_step_that_cannot_be_written_takes_the_talk_back(vault, case):
    with pytest.raises(EmptyText):
        contacts.note_talk(vault, case.id, replace(TALK, promised_by=FRIDAY), NewStep(" "))
    assert contacts.talks(vault, case.id) == []
    assert check.run(vault) == []


def test_a_received_case_takes_no_promise_and_no_own_number(vault, case):
    talk = contacts.note_talk(vault, case.id, TALK)
    receiving.mark(vault, case.id, closed=vault.stamp())
    for call in (
        lambda: contacts.edit_talk(vault, talk.id, replace(TALK, officer="x")),
        lambda: directory.change(vault, case.id, "kr-112", phone="1"),
    ):
        with pytest.raises(ReceivedStays):
            call()
    assert check.run(vault) == []


def test_what_is_noted_about_a_place(vault, case):
    assert directory.of(vault, case.id, "kr-112") == directory.Mine("kr-112")
    directory.change(vault, case.id, "kr-112", phone=" 내선\n3 ", pinned=True, say="제 말")
    directory.change(vault, case.id, "kr-112", note="밤에도\n받아요", hidden=True)
    whole = directory.Mine(
        "kr-112", "내선 3", "밤에도\n받아요", hidden=True, pinned=True, say="제 말"
    )
    assert directory.mine(vault, case.id) == {"kr-112": whole}
    directory.reset(vault, case.id, "kr-112")
    assert directory.of(vault, case.id, "kr-112") == directory.Mine("kr-112", say="제 말")
    head = vault.head
    directory.reset(vault, case.id, "kr-117")
    assert vault.head == head
    with pytest.raises(NotThere):
        directory.change(vault, 5, "kr-112", note="x")
    with pytest.raises(TooLong):
        directory.change(vault, case.id, "kr-112", phone="1" * 301)
    assert check.run(vault) == []


def test_what_is_noted_about_an_own_place_goes_with_it(vault, case):
    made = contacts.add(vault, case.id, CONTACT)
    directory.change(vault, case.id, directory.own(made.id), say="제 말")
    contacts.remove(vault, made.id)
    assert directory.mine(vault, case.id) == {}
    assert check.run(vault) == []
