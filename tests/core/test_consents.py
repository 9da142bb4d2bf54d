"""The ledger of consents: what covers a desk, what ended, and that no line is ever changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import cases, check, consents, journal, snapshots, timeline, when
from companion.consents import NewConsent
from companion.errors import EmptyText, ImpossibleDate, NoConsent, NotThere
from companion.records import Age, NewCase, NewIncident, Role
from companion.report import bundle, own_copy
from tests.core import cheap

LAW = NewConsent("police", consents.Ground.LAW, article="아청법 제34조제2항")
YES = NewConsent("police", giver="하나", way="말로", given=when.day(2026, 11, 2))
ON = datetime(2026, 11, 27, 3, tzinfo=UTC)


@pytest.fixture
def held(vault):
    """A case somebody else holds, with a thing that happened."""
    vault.now = lambda: ON
    case = cases.add(vault, NewCase(Role.SUPPORT, Age.UNDER19, name="파랑")).id
    timeline.add(vault, case, NewIncident("대화방에 올라왔다"))
    return case


@pytest.mark.parametrize("role", [Role.MINE, Role.CHILD])
def test_a_case_of_ones_own_needs_none(vault, role, tmp_path):
    case = cases.add(vault, NewCase(role, Age.UNDER19)).id
    timeline.add(vault, case, NewIncident("대화방에 올라왔다"))
    assert consents.missing(vault, case, "school") == ""
    assert bundle.write(vault, case, "school", "ko", tmp_path / "out").documents


@pytest.mark.parametrize("role", consents.HOLDERS)
def test_nothing_is_made_for_a_desk_that_no_consent_covers(vault, held, role, tmp_path):
    cases.edit(vault, held, NewCase(role, Age.UNDER19, name="파랑"))
    lines = vault.head[0]
    with pytest.raises(NoConsent):
        bundle.write(vault, held, "police", "ko", tmp_path / "out")
    assert consents.missing(vault, held, "police") == consents.NONE
    assert (vault.head[0], list(tmp_path.glob("out*"))) == (lines, [])
    agreed = consents.note(vault, held, YES)
    made = bundle.write(vault, held, "police", "ko", tmp_path / "out")
    with pytest.raises(NoConsent):  # which it does not cover
        bundle.write(vault, held, "school", "ko", tmp_path / "school")
    assert consents.withdraw(vault, agreed.id, "마음이 바뀜") == 1
    assert consents.missing(vault, held, "police") == consents.WITHDRAWN
    with pytest.raises(NoConsent):
        bundle.write(vault, held, "police", "ko", tmp_path / "again")
    with pytest.raises(NoConsent):
        own_copy.write(vault, held, made, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert check.run(vault) == []


@pytest.mark.parametrize(
    ("ends", "reason"),
    [("2026-11-27", ""), ("2026-11-26", consents.ENDED), ("2027-01-01", ""), ("", "")],
)
def test_the_last_day_still_counts(vault, held, ends, reason):
    consents.note(vault, held, NewConsent("police", giver="하나", ends=ends))
    assert consents.missing(vault, held, "police") == reason


def test_who_takes_a_consent_back_takes_all_of_it_back(vault, held):
    first, second = consents.note(vault, held, YES), consents.note(vault, held, YES)
    school = consents.note(vault, held, NewConsent("school", giver="하나"))
    law = consents.note(vault, held, LAW)
    assert consents.withdraw(vault, first.id) == 2
    assert consents.get(vault, second.id).withdrawn_at == vault.stamp()
    assert not consents.get(vault, school.id).withdrawn_at
    assert consents.missing(vault, held, "police") == ""  # what the law asks for stays
    assert consents.withdraw(vault, law.id) == 1
    assert consents.missing(vault, held, "police") == consents.WITHDRAWN
    assert consents.withdraw(vault, law.id) == 0


def test_the_ledger_of_another_case_covers_nothing(vault, held):
    other = cases.add(vault, NewCase(Role.SUPPORT, Age.ADULT)).id
    consents.note(vault, other, YES)
    assert consents.missing(vault, held, "police") == consents.NONE


def test_a_line_is_neither_changed_nor_deleted(vault, held):
    agreed = consents.note(vault, held, YES)
    gone = consents.note(vault, held, LAW)
    consents.withdraw(vault, gone.id)
    for sql in (
        f"DELETE FROM consent WHERE id = {agreed.id}",
        f"UPDATE consent SET ends = '2030-01-01' WHERE id = {agreed.id}",
        f"UPDATE consent SET desk = 'school', withdrawn_at = 'x' WHERE id = {agreed.id}",
        f"UPDATE consent SET withdrawn_at = '' WHERE id = {gone.id}",
        f"UPDATE consent SET withdrawn = 'y' WHERE id = {gone.id}",
    ):
        with cheap.behind(vault.folder) as db:
            db.execute("PRAGMA foreign_keys = ON")
            with pytest.raises(sqlcipher3.IntegrityError):
                db.execute(sql)


def test_what_is_needed_is_asked_for(vault, held):
    for new, field in (
        (NewConsent("", giver="하나"), "desk"),
        (NewConsent("police"), "giver"),
        (NewConsent("police", consents.Ground.LAW), "article"),
    ):
        with pytest.raises(EmptyText) as caught:
            consents.note(vault, held, new)
        assert caught.value.field == field
    with pytest.raises(ImpossibleDate):
        consents.note(vault, held, NewConsent("police", giver="하나", ends="2026-02-30"))
    with pytest.raises(NotThere):
        consents.note(vault, 5, YES)
    with pytest.raises(NotThere):
        consents.withdraw(vault, 5)


@settings(max_examples=20)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_come_back_as_they_were_typed(new_vault_open, giver, what):
    vault, case = new_vault_open
    try:
        made = consents.note(vault, case, NewConsent("police", giver=giver, what=what))
    except EmptyText:
        assert not giver.strip()
        return
    assert made in consents.all_of(vault, case)
    assert journal.verify(vault.rows) == []


@pytest.fixture(scope="module")
def new_vault_open(tmp_path_factory):
    """One vault for many lines."""
    opened = cheap.make(tmp_path_factory.mktemp("ledger") / "notes")
    yield opened, cases.add(opened, NewCase(Role.SUPPORT, Age.ADULT)).id
    opened.close()


def test_noting_and_withdrawing_costs_no_snapshot(vault, held):
    snapshots.make(vault)
    consents.withdraw(vault, consents.note(vault, held, YES).id)
    assert len(snapshots.found(vault)) == 1
