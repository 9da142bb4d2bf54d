"""Who else is named in documents: every noted name that a reader finds there, and nobody else."""

from __future__ import annotations

import pytest

from companion import cases, packs, people, picks, statement, timeline
from companion.picks import Picks
from companion.records import Age, Known, NewCase, NewIncident, NewPassage, NewPerson, Part, Role
from companion.report import preview

PACK = packs.load("kr")


@pytest.fixture
def case(vault):
    return cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="연습 학생"))


def person(vault, case, name, part=Part.WITNESS):
    return people.add(vault, case.id, NewPerson(part, name)).id


def named(vault, case, desk="police", passages=()):
    made = preview.make(vault, case.id, desk, "ko", PACK, passages=passages)
    return {one.name: one.shown for one in made.named}


def test_names_in_lists_and_in_texts_are_found(vault, case):
    person(vault, case, "가문비")
    person(vault, case, "상담 선생님", Part.HELPER)
    person(vault, case, "단풍", Part.AFFECTED)
    person(vault, case, "느티", Part.HELPER)
    timeline.add(vault, case.id, NewIncident("일", "단풍이 말했다. 상담 선생님도 계셨다."))
    assert named(vault, case) == {
        "가문비": "가문비",
        "상담 선생님": "상담 선생님",
        "단풍": "단풍",
    }


def test_ones_own_name_and_unknown_ones_are_nobody_else(vault, case):
    person(vault, case, "연습 학생", Part.AFFECTED)
    person(vault, case, "성명불상(방을 연 사람)", Part.OTHER)
    timeline.add(vault, case.id, NewIncident("일", "연습 학생이 적었다."))
    assert named(vault, case) == {}


def test_a_desk_that_masks_gets_what_stands_there(vault, case):
    person(vault, case, "가문비", Part.OTHER)
    timeline.add(vault, case.id, NewIncident("일", "가문비가 말했다."))
    assert named(vault, case, "school") == {"가문비": "가○○"}


def test_latin_names_in_any_case_but_as_whole_words(vault, case):
    person(vault, case, "Ann", Part.HELPER)
    person(vault, case, "Hazel", Part.HELPER)
    timeline.add(vault, case.id, NewIncident("일", "HAZEL은 봤다. Annex는 아니다. ß İ"))
    assert named(vault, case) == {"Hazel": "Hazel"}
    timeline.add(vault, case.id, NewIncident("일", "ann이 말했다."))
    assert set(named(vault, case)) == {"Hazel", "Ann"}


def test_who_told_is_named_too_once_it_is_written(vault, case):
    one = timeline.add(vault, case.id, NewIncident("일", known=Known.TOLD, told_by="솔잎"))
    assert named(vault, case) == {"솔잎": "솔잎"}
    timeline.edit(vault, one.id, NewIncident("일"))
    told = statement.add(
        vault, case.id, NewPassage("heard", "들은 말", known=Known.TOLD, told_by="버들")
    )
    assert named(vault, case) == {}
    assert named(vault, case, passages={told.id}) == {"버들": "버들"}


def test_a_name_within_brackets_is_found_without_them(vault, case):
    person(vault, case, "김도윤(3반)")
    timeline.add(vault, case.id, NewIncident("일", "김도윤이 봤다."))
    assert "김도윤(3반)" in named(vault, case)


def test_a_given_name_alone_names_somebody(vault, case):
    person(vault, case, "김도윤", Part.HELPER)
    person(vault, case, "박하늘", Part.HELPER)
    timeline.add(vault, case.id, NewIncident("일", "도윤이가 말했다. 하늘이 파랬다."))
    assert named(vault, case) == {"김도윤": "김도윤"}


def test_picks_are_kept_for_each_desk_and_each_case(vault, case):
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    assert picks.load(vault, case.id, "police") == Picks()
    mine, theirs = Picks((1, 2), (3,), (4,)), Picks((9,))
    picks.keep(vault, case.id, "police", mine)
    picks.keep(vault, other.id, "police", theirs)
    picks.keep(vault, case.id, "school", Picks())
    assert picks.load(vault, case.id, "police") == mine
    assert picks.load(vault, other.id, "police") == theirs
    assert picks.load(vault, case.id, "school") == Picks()
