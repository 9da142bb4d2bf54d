"""Own places of help, and who said what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion import check, contacts, when
from companion.errors import EmptyText, NotThere, TooLong
from companion.records import NewContact, NewTalk

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
