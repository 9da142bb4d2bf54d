"""Some of the journeys in every run, by keyboard alone; `./dev journeys` walks all of them."""

from __future__ import annotations

import pytest

from tests.ui.journeys import JOURNEYS, MOST, walk
from tests.ui.program import CHEAP


@pytest.mark.parametrize("name", ["a", "b", "e"])
def test_a_journey_by_keyboard_alone(name, qapp):
    (counts,) = walk(qapp, name, mouse=False, cost=CHEAP)
    assert not counts.clicks


def test_every_journey_says_what_it_is():
    assert all(journey.__doc__ for journey in JOURNEYS.values())
    assert set(MOST) <= set(JOURNEYS)
