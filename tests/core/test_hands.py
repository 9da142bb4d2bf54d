"""Whose hand it was: told apart entry by entry, and never by a name on paper."""

from __future__ import annotations

import pytest

from companion import cases, hands, packs, practice, settings, statement, timeline
from companion.errors import EmptyText
from companion.records import Age, NewCase, NewIncident, NewPassage, Role
from companion.report import preview
from tests.core import cheap


@pytest.fixture
def vault(tmp_path):
    made = cheap.make(tmp_path / "notes")
    yield made
    made.close()


@pytest.fixture
def case(vault):
    return cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id


def test_only_what_was_written_meanwhile_is_marked(vault, case):
    before = timeline.add(vault, case, NewIncident("before"))
    hands.begin(vault, case, "  my aunt\n")
    added = timeline.add(vault, case, NewIncident("meanwhile"))
    told = statement.add(vault, case, NewPassage("free", "it began"))
    timeline.edit(vault, before.id, NewIncident("changed"))
    hands.end(vault, case)
    timeline.add(vault, case, NewIncident("after"))
    wrote = {f"incident:{added.id}", f"incident:{before.id}", f"passage:{told.id}"}
    assert hands.of(vault, case) == dict.fromkeys(wrote, "my aunt")
    assert hands.now(vault, case) == ""


def test_a_change_that_fails_marks_nothing(vault, case):
    hands.begin(vault, case, "my aunt")
    with pytest.raises(EmptyText):
        timeline.add(vault, case, NewIncident(" "))
    assert hands.of(vault, case) == {}


def test_another_case_is_written_by_oneself(vault, case):
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
    hands.begin(vault, case, "my aunt")
    timeline.add(vault, other, NewIncident("mine"))
    assert hands.of(vault, other) == {}
    assert hands.now(vault, other) == ""


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_it_needs_a_name(vault, case, name):
    with pytest.raises(EmptyText):
        hands.begin(vault, case, name)


@pytest.mark.parametrize("name", ["\u202emy aunt", "이모" * 100, "👩🏽‍🦰", "a&b<c>"])
def test_any_name_comes_back(vault, case, name):
    hands.begin(vault, case, name)
    assert hands.now(vault, case)


def test_documents_tell_it_apart_without_the_name(tmp_path):
    vault = practice.make(tmp_path / "practice", "en", cheap.COST)
    case = int(settings.get(vault, "case") or cases.all_of(vault)[0].id)
    hands.begin(vault, case, "Zacharias Quill")
    made = timeline.add(vault, case, NewIncident("typed by another", "she told, he typed"))
    mine = timeline.ids(vault, case)[-1]
    pages = preview.make(vault, case, "police", "en", packs.load("kr"), [], [made.id, mine])
    text = "\n".join(draft.text for draft in pages.drafts)
    assert text.count("typed or changed by another person") == 1
    assert "Quill" not in text
    vault.close()
