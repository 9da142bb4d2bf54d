"""A vault of every released schema opens, says what it said, and can be written."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

import companion
from companion import (
    binned,
    cases,
    check,
    contacts,
    custody,
    directory,
    drafts,
    evidence,
    excerpts,
    people,
    practice,
    schema,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
    when,
)
from companion.records import Answer, Known, NewIncident, NewPassage, Sure
from companion.vault import open_
from tests.core import cheap
from tests.vaults import make

BINNED = ["뺀 말", "뺀 사람", "잘못 적은 것"]
VAULTS = sorted(
    (path for path in make.HERE.glob("schema*") if path.is_dir()),
    key=lambda path: int(path.name[6:]),
)


@pytest.fixture(params=VAULTS, ids=lambda path: path.name)
def old(request, tmp_path):
    """A copy, opened: git keeps neither the vault's permissions nor its empty files."""
    shutil.copytree(request.param, tmp_path / "notes")
    with closing(open_(tmp_path / "notes", make.PASSPHRASE, floor=cheap.FLOOR)) as vault:
        yield vault


def test_there_is_one_of_every_schema():
    assert [path.name for path in VAULTS] == [f"schema{n}" for n in range(1, schema.newest() + 1)]


FROZEN = sorted(make.HERE.glob("frozen-*"))


@pytest.mark.parametrize("kept", FROZEN, ids=lambda path: path.name)
def test_a_record_that_a_frozen_program_made_opens(kept, tmp_path):
    """By `notes-cli practice` of that version, with a key that costs what it costs."""
    shutil.copytree(kept, tmp_path / "notes")
    with closing(open_(tmp_path / "notes", practice.PASSPHRASE)) as vault:
        assert check.run(vault) == []
        assert all(timeline.incidents(vault, case.id) for case in cases.all_of(vault)[:1])
        assert vault.rows("PRAGMA user_version")[0][0] == schema.newest()


def test_there_is_one_of_this_version():
    assert f"frozen-{companion.__version__}" in [path.name for path in FROZEN]


def test_everything_is_found_again(old):
    assert check.run(old) == []
    assert old.row("PRAGMA user_version")[0] == schema.newest()
    case = cases.only(old, "하나")
    (incident,) = timeline.incidents(old, case.id)
    assert incident.narrative == "친구가 쉬는 시간에 말해 줬다."
    assert incident.happened == when.before("체육대회", when.month(2026, 9, when.MonthPart.EARLY))
    assert incident.known is Known.TOLD
    assert timeline.ids(old, case.id, "쉬는 시간") == [incident.id]
    assert [one.text for one in timeline.wordings(old, incident.id)] == ["친구가 말해 줬다."]
    assert [one.title for one in timeline.bin_of(old, case.id)] == ["잘못 적은 것"]
    (person,), (account,) = people.persons(old, case.id), people.accounts(old, case.id)
    assert incident.people == (person.id,)
    assert incident.accounts == person.accounts == (account.id,)
    kept, reference, *chat = evidence.items(old, case.id)
    quoted = [one for item in chat for one in excerpts.of_item(old, item.id)]
    said = [("지금 뭐 해", False), ("지어낸 메시지", True), ("왜", False)]
    assert [[(m.text, m.picked) for m in one.messages] for one in quoted] in ([], [said])
    assert incident.excerpts == tuple(one.id for one in quoted)
    assert timeline.ids(old, case.id, "지어낸 메시지") == [incident.id] * len(quoted)
    assert b"".join(bytes(part) for part in evidence.content(old, kept)) == make.CONTENT
    assert (kept.number, kept.original_name, reference.number) == (1, "대화.txt", 2)
    sources, handed = evidence.sources(old, kept.id), custody.handed(old, kept.id)
    assert sources[0].original_name == "대화.txt"
    assert [one.obtained_from for one in sources[1:]] in ([], ["동생"])
    given = [one.whom for one in handed]
    assert given in ([], ["담임 선생님"], ["담임 선생님", "가나다경찰서"])
    given_in = [(one.submission.reference, one.numbers) for one in submissions.held(old, case.id)]
    assert given_in == [("2026-000005", (1,))] * (len(given) == 2)
    for ident in takedowns.ids(old, case.id):
        place, (asked,) = takedowns.get(old, ident), takedowns.askings(old, ident)
        assert [str(look.found) for look in place.looks] == ["there", "gone"]
        assert (place.evidence, asked.pin, asked.submission is None) == (kept.id, "0000", False)
    assert [one.name for one in contacts.own(old, case.id)] == ["담임 선생님"]
    talked, *promised = contacts.talks(old, case.id)
    assert (talked.said, talked.officer, talked.promised_by) == ("들어 줬다", "", when.UNKNOWN)
    friday = when.day(2026, 9, 18)
    assert [(one.officer, one.promised_by) for one in promised] in ([], [("한 경사", friday)])
    noted = (
        {"kr-112": directory.Mine("kr-112", phone="내선 3", say="이렇게 말할래요")}
        if promised
        else {}
    )
    assert directory.mine(old, case.id) == noted
    *open_ones, done = steps.all_of(old, case.id)
    assert bool(done.done_at)
    assert [one.id for one in open_ones] == [one.step for one in promised]
    assert drafts.load(old, "incident:new") == {"title": "쓰던 글"}
    told = statement.passages(old, case.id)
    answers = [(one.prompt, one.answer, one.text) for one in told]
    whole = [("free", Answer.TOLD, "처음부터 다시 적은 말"), ("place", Answer.UNKNOWN, "")]
    assert answers in ([], [*whole, ("people", Answer.LATER, "")])
    for one in told[:1]:
        assert (one.known, one.sure, one.incident) == (Known.SAW, Sure.FAIRLY, incident.id)
        assert [former.text for former in statement.wordings(old, one.id)] == ["처음부터 적은 말"]
        assert statement.ids(old, case.id, "다시 적은") == [one.id]
        assert [gone.text for gone in statement.bin_of(old, case.id)] == ["뺀 말"]


def test_what_was_put_away_is_in_the_bin(old):
    case = cases.only(old, "하나").id
    away = sorted(one.title for one in binned.all_of(old, case))
    assert away in (["잘못 적은 것"], ["뺀 말", "잘못 적은 것"], BINNED)
    for one in binned.all_of(old, case):
        binned.bring_back(old, one.subject)
    assert ("뺀 사람" in [one.name for one in people.persons(old, case)]) == (away == BINNED)
    assert check.run(old) == []


def test_it_can_be_written(old):
    case = cases.only(old, "하나").id
    made = timeline.add(old, case, NewIncident("오늘 적은 것"))
    passage = statement.add(old, case, NewPassage("last", "오늘 한 말", incident=made.id))
    assert statement.ids(old, case, "오늘 한") == [passage.id]
    assert timeline.ids(old, case, "오늘") == [made.id]
    assert check.run(old) == []


def test_the_vault_in_git_is_left_alone():
    for folder in VAULTS:
        names = {path.relative_to(folder).parts[0] for path in Path(folder).rglob("*")}
        assert names == {"vault.db", "vault.keys", "vault.keys2", "objects"}


def test_it_has_the_shape_of_a_new_one(old, tmp_path):
    """Else a step of the schema was changed after vaults were written with it."""
    shapes = []
    for vault in (old, cheap.make(tmp_path / "new")):
        shapes.append(
            {tuple(row) for row in vault.rows("SELECT type, name, sql FROM sqlite_master")}
        )
        vault.close()
    assert shapes[0] == shapes[1]
