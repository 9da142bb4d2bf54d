"""Several cases beside each other: what is due, what is put away, and nothing of one in another."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from companion import caseload, cases, check, people, returning, steps, timeline, when
from companion.errors import NotThere
from companion.records import Age, NewCase, NewPerson, NewStep, Part, Role
from companion.report import bundle
from tests.core import canaries, cheap
from tests.report import making


def held(vault, name):
    return cases.add(vault, NewCase(Role.SUPPORT, Age.UNDER19, name)).id


def test_what_is_due_is_told_by_case_the_earliest_first(vault):
    late, none, early = (held(vault, name) for name in ("목련", "파랑", "초록"))
    for case, day, title in ((late, 20, "셋"), (early, 9, "둘"), (early, 2, "하나")):
        steps.add(vault, case, NewStep(title, when.day(2026, 12, day)))
    steps.add(vault, early, NewStep("날 없는 것"))
    steps.mark(vault, steps.add(vault, late, NewStep("한 것", when.day(2026, 1, 1))).id, True)
    found = [(d.case.id, [s.title for s in d.steps], d.more) for d in caseload.due(vault, 2)]
    assert found == [(early, ["하나", "둘"], 1), (late, ["셋"], 0), (none, [], 0)]


def test_put_away_a_case_is_still_there(vault):
    one, two = held(vault, "하나"), held(vault, "둘")
    caseload.close(vault, one)
    assert [due.case.id for due in caseload.due(vault)] == [two]
    assert caseload.put_away(vault) == {one}
    assert [case.id for case in cases.all_of(vault)] == [one, two]
    caseload.reopen(vault, one)
    assert caseload.put_away(vault) == set()
    assert check.run(vault) == []
    for act in (caseload.close, caseload.reopen):
        with pytest.raises(NotThere):
            act(vault, 5)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *(("김하늘", True), ("Ann Lee", True), ("이모 친구", True), ("나래와 둘이", True)),
        *(("파랑", False), ("목련", False), ("2026-07", False), ("", False), ("가", False)),
        *(("고양이", False), ("blue", False), ("\u202e🌊", False), ("긴" * 5000, False)),
    ],
)
def test_a_name_that_may_be_somebodys_is_noticed(vault, name, said):
    case = cases.add(vault, NewCase(Role.SUPPORT, Age.ADULT, "초록", person="나래")).id
    people.add(vault, case, NewPerson(Part.HELPER, "이모"))
    assert caseload.may_name(vault, name) is said


def test_nothing_of_one_case_is_in_the_documents_or_the_search_of_another(tmp_path):
    with closing(cheap.make(tmp_path / "notes")) as vault:
        words = []
        for number in range(2):
            (tmp_path / str(number)).mkdir()
            canaries.plant(vault, tmp_path / str(number), 1 + 5000 * number)
            case = cases.all_of(vault)[-1].id
            rows = repr([
                [v for v in tuple(row) if isinstance(v, str)]
                for table, ids in returning._ids(vault, case).items()
                for ident in ids
                for row in vault.rows(f"SELECT * FROM {table} WHERE id = ?", ident)
            ])  # fmt: skip
            words.append((case, set(re.findall("캐[가-힣]{4}뱁", rows))))
        (first, _), (_, theirs) = words
        assert len(theirs) > 50
        for word in sorted(theirs)[:12]:
            assert timeline.ids(vault, first, word) == []
        for desk in ("police", "school"):
            bundle.write(vault, first, desk, "ko", tmp_path / desk)
            said = making.everything(tmp_path / desk)
            assert not [word for word in theirs if word in said]
