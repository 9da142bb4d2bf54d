from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from companion import backup, cases, keys, recovery, reminders, settings
from companion.records import Age, NewCase, Role
from companion.vault import create
from tests.core.cheap import COST, FLOOR, PASSPHRASE

BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        return self.now

    def days(self, days: int) -> None:
        self.now = BEGUN + timedelta(days=days)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def vault(tmp_path, clock):
    made = create(tmp_path / "notes", PASSPHRASE, COST, clock)
    yield made
    made.close()


def due(vault) -> str:
    return reminders.due(vault, FLOOR)


def put_code(vault) -> None:
    new = recovery.secret(recovery.new_code())
    keys.put(vault.folder, PASSPHRASE, new, COST, floor=FLOOR)


def test_nothing_in_the_first_week(vault, clock):
    for day in range(7):
        clock.days(day)
        assert due(vault) == ""


def test_a_record_without_a_code_is_told_once_and_no_more(vault, clock):
    clock.days(7)
    assert due(vault) == reminders.MAKE_CODE
    reminders.put_away(vault, reminders.MAKE_CODE)
    clock.days(20)
    assert due(vault) == ""


def test_who_declined_is_asked_once_more_a_week_later(vault, clock):
    reminders.begin(vault)
    assert reminders.pending(vault, FLOOR)
    reminders.code_declined(vault)
    assert not reminders.pending(vault, FLOOR)
    clock.days(6)
    assert due(vault) == ""
    clock.days(7)
    assert due(vault) == reminders.MAKE_CODE


def test_a_code_is_tried_after_a_week(vault, clock):
    put_code(vault)
    reminders.code_made(vault)
    clock.days(6)
    assert due(vault) == ""
    clock.days(7)
    assert due(vault) == reminders.TRY_CODE
    reminders.code_tried(vault)
    assert due(vault) == ""


def test_trying_is_not_spoken_of_when_the_code_is_gone(vault, clock):
    reminders.code_made(vault)
    clock.days(8)
    assert due(vault) != reminders.TRY_CODE


def test_a_backup_is_spoken_of_after_a_month_and_again_a_week_later(vault, clock, tmp_path):
    reminders.put_away(vault, reminders.MAKE_CODE)
    cases.add(vault, NewCase(Role.MINE, Age.UNSURE))
    clock.days(30)
    assert due(vault) == ""
    clock.days(31)
    assert due(vault) == reminders.BACK_UP
    reminders.put_away(vault, reminders.BACK_UP)
    clock.days(37)
    assert due(vault) == ""
    clock.days(38)
    assert due(vault) == reminders.BACK_UP
    backup.write(vault, tmp_path / "stick.backup")
    assert due(vault) == ""
    clock.days(100)
    assert due(vault) == ""  # nothing has changed since


def test_one_thing_at_a_time_the_code_first(vault, clock):
    put_code(vault)
    reminders.code_made(vault)
    cases.add(vault, NewCase(Role.MINE, Age.UNSURE))
    clock.days(40)
    assert due(vault) == reminders.TRY_CODE
    reminders.put_away(vault, reminders.TRY_CODE)
    assert due(vault) == reminders.BACK_UP


def test_a_made_up_record_reminds_of_nothing(vault, clock):
    settings.set_(vault, "practice", "yes")
    clock.days(90)
    assert due(vault) == ""


def test_a_slot_settles_what_was_pending(vault):
    """Killed between the slot and the setting: the code was typed back already."""
    reminders.begin(vault)
    put_code(vault)
    assert not reminders.pending(vault, FLOOR)
    assert settings.get(vault, "recovery") == "made"
