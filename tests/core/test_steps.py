"""Next steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from companion import cases, check, steps, when
from companion.errors import EmptyText, NotThere
from companion.records import Age, NewCase, NewStep, Role

STEP = NewStep("상담 전화", when.day(2026, 9, 5), "점심\n시간에")


def test_a_step_from_beginning_to_end(vault, case):
    made = steps.add(vault, case.id, STEP)
    assert (made.title, made.due, made.note, made.done_at) == (STEP.title, STEP.due, STEP.note, "")
    steps.mark(vault, made.id, done=True)
    assert steps.get(vault, made.id).done_at
    steps.mark(vault, made.id, done=False)
    assert steps.get(vault, made.id) == made
    edited = steps.edit(vault, made.id, replace(STEP, title="방문", due=when.UNKNOWN))
    assert steps.all_of(vault, case.id) == [edited]
    steps.remove(vault, made.id)
    assert steps.all_of(vault, case.id) == []
    assert check.run(vault) == []


def test_open_ones_come_first_by_day_and_those_without_a_day_last(vault, case):
    made = {
        name: steps.add(vault, case.id, NewStep(name, due))
        for name, due in (
            ("done", when.day(2026, 1, 1)),
            ("no day", when.UNKNOWN),
            ("later", when.week(2026, 10, 1)),
            ("sooner", when.day(2026, 9, 1)),
        )
    }
    steps.mark(vault, made["done"].id, done=True)
    order = [step.title for step in steps.all_of(vault, case.id)]
    assert order == ["sooner", "later", "no day", "done"]


def test_what_is_not_there_or_empty(vault, case):
    for call in (
        lambda: steps.get(vault, 5),
        lambda: steps.edit(vault, 5, STEP),
        lambda: steps.mark(vault, 5, done=True),
        lambda: steps.remove(vault, 5),
        lambda: steps.add(vault, 5, STEP),
    ):
        with pytest.raises(NotThere):
            call()
    with pytest.raises(EmptyText):
        steps.add(vault, case.id, NewStep(""))


def test_a_step_from_somewhere_is_noted_once_and_again_when_it_was_deleted(vault, case):
    first = steps.take(vault, case.id, "stage:police:alias", NewStep("부탁하기"))
    assert steps.take(vault, case.id, "stage:police:alias", NewStep("다른 말")) == first
    assert steps.taken(vault, case.id) == {"stage:police:alias": first.id}
    steps.remove(vault, first.id)
    assert steps.taken(vault, case.id) == {}
    again = steps.take(vault, case.id, "stage:police:alias", NewStep("다시"))
    assert again.id != first.id
    with pytest.raises(EmptyText):
        steps.take(vault, case.id, "stage:police:lawyer", NewStep("  "))
    assert set(steps.taken(vault, case.id)) == {"stage:police:alias"}


def test_where_steps_came_from_stays_with_their_case(vault, case):
    other = cases.add(vault, NewCase(Role.CHILD, Age.UNDER14))
    steps.take(vault, case.id, "stage:police:alias", NewStep("하나"))
    steps.take(vault, other.id, "stage:police:alias", NewStep("둘"))
    assert len(steps.taken(vault, case.id)) == len(steps.taken(vault, other.id)) == 1
    assert steps.taken(vault, case.id) != steps.taken(vault, other.id)


def test_what_is_due_is_open_and_its_last_day_is_there(vault, case):
    today = date(2028, 2, 29)
    made = {
        name: steps.add(vault, case.id, NewStep(name, due))
        for name, due in (
            ("today", when.day(2028, 2, 29)),
            ("past", when.day(2027, 12, 31)),
            ("tomorrow", when.day(2028, 3, 1)),
            ("until today", when.between(date(2028, 2, 1), today)),
            ("until tomorrow", when.between(date(2028, 2, 1), date(2028, 3, 1))),
            ("this month", when.month(2028, 2)),
            ("some time", when.UNKNOWN),
            ("done", when.day(2028, 2, 29)),
        )
    }
    steps.mark(vault, made["done"].id, True)
    found = [step.title for step in steps.due(vault, case.id, today)]
    assert found == ["past", "until today", "this month", "today"]
    moved = steps.put_off(vault, made["past"].id, when.day(2028, 3, 7))
    assert (moved.title, moved.due) == ("past", when.day(2028, 3, 7))
    assert "past" not in [step.title for step in steps.due(vault, case.id, today)]
    assert [one.title for one in steps.some(vault, case.id, done=True, most=9)] == ["done"]
    assert [one.title for one in steps.some(vault, case.id, done=False, most=2)] == [
        "until today", "until tomorrow",
    ]  # fmt: skip
