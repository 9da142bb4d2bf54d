"""Cases: whose matter it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from companion import cases, check
from companion.errors import NotThere, SeveralCases, TooLong
from companion.records import Age, NewCase, Role

WHOLE = NewCase(
    Role.CHILD, Age.UNDER14, name="둘째 일", pack="kr", person="김하나", writer="김둘",
    contact="어머니 전화", school="가나다중학교", grade="2학년 3반", station="가나다경찰서",
    choices=("delete", "separate"),
)  # fmt: skip


@pytest.mark.parametrize(("role", "age"), [*product(Role, Age)])
def test_what_is_begun_is_found(vault, role, age):
    new = replace(WHOLE, role=role, age=age)
    made = cases.add(vault, new)
    assert cases.find(vault, made.id) == made
    assert NewCase(**{name: getattr(made, name) for name in NewCase.__dataclass_fields__}) == new
    assert (type(made.role), type(made.age)) == (Role, Age)


def test_a_case_can_change(vault):
    made = cases.add(vault, WHOLE)
    edited = cases.edit(vault, made.id, replace(WHOLE, school="  마바사\n중학교 ", choices=()))
    assert (edited.school, edited.choices, edited.created_at) == (
        "마바사 중학교",
        (),
        made.created_at,
    )
    assert check.run(vault) == []


def test_what_is_not_there_or_too_long(vault):
    for call in (lambda: cases.find(vault, 5), lambda: cases.edit(vault, 5, WHOLE)):
        with pytest.raises(NotThere):
            call()
    with pytest.raises(TooLong):
        cases.add(vault, replace(WHOLE, school="가" * 301))
    assert cases.all_of(vault) == []


def test_the_only_case_needs_no_name(vault):
    with pytest.raises(NotThere):
        cases.only(vault)
    one = cases.add(vault, WHOLE)
    assert cases.only(vault) == cases.only(vault, "둘째 일 ") == one
    with pytest.raises(NotThere):
        cases.only(vault, "셋째 일")
    two = cases.add(vault, replace(WHOLE, name="셋째 일"))
    assert cases.only(vault, "셋째 일") == two
    with pytest.raises(SeveralCases) as caught:
        cases.only(vault)
    assert caught.value.count == 2
    assert cases.all_of(vault) == [one, two]
