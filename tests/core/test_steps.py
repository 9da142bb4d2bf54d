"""Next steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion import check, steps, when
from companion.errors import EmptyText, NotThere
from companion.records import NewStep

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
