"""Damage costs little: one page after another is damaged, and what is lost is counted."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from companion import (
    cases,
    check,
    contacts,
    custody,
    directory,
    drafts,
    evidence,
    masked,
    people,
    salvage,
    settings,
    snapshots,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
    when,
)
from companion.asked import NewAsking, NewTakedown
from companion.receipts import Exported, NewSubmission, Sum
from companion.records import (
    Age,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.remains import LINKS, OLDER, PART
from tests.core import cheap, receiving
from tests.faults.conftest import FULL

PAGE = 4096
TABLES = ("casefile", "person", "account", "evidence", "incident", "wording", "contact", "talk",
          "step", "source", "look", "masked", "custody", "object", "passage",
          "passage_wording", "exported", "submission", "received", "promise",
          "directory", "takedown", "asking", "binned")  # fmt: skip
STORY = "수업이 끝나고 단체 대화방에 사진이 올라왔다는 말을 들었다. "


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A closed vault as one looks after some months: 60 entries, some long, 20 items, people."""
    place = tmp_path_factory.mktemp("salvage")
    chance = random.Random(3)
    with closing(cheap.make(place / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, "하나", pack="kr")).id
        named = [people.add(vault, case, NewPerson(Part.OTHER, f"사람 {n}")).id for n in range(6)]
        rooms = [
            people.add_account(vault, case, NewAccount("앱", f"방 {n}", note="기억 " * 50)).id
            for n in range(6)
        ]
        items = []
        for number in range(20):
            (place / "file").write_bytes(chance.randbytes(chance.choice((300, 90_000, 1_500_000))))
            about = Provenance(f"화면 {number}", "설명 " * chance.randrange(200))
            items.append(evidence.take_in(vault, case, place / "file", Shows.ORDINARY, about).id)
        for number in range(60):
            new = NewIncident(
                f"일 {number}",
                STORY * chance.choice((1, 5, 20, 90, 200)),
                when.day(2026, 9, 1 + number % 28),
                accounts=tuple(chance.sample(rooms, 2)),
                people=tuple(chance.sample(named, 1)),
                evidence=tuple(chance.sample(items, 2)),
            )
            made = timeline.add(vault, case, new)
            if number % 7 == 0:
                timeline.edit(
                    vault, made.id, NewIncident(new.title, new.narrative + "더", new.happened)
                )
        for prompt in statement.plan().prompts:
            told = NewPassage(prompt, STORY * chance.choice((1, 20, 90)))
            passage = statement.add(vault, case, told)
            statement.edit(vault, passage.id, replace(told, text=told.text + "더"))
        for number in range(8):
            contacts.add(vault, case, NewContact(f"선생님 {number}", note="전화 " * 30))
            promised = when.day(2026, 10, 1 + number)
            talk = NewTalk(f"상담 {number}", said="말 " * 100, promised_by=promised)
            contacts.note_talk(vault, case, talk, NewStep(f"약속 {number}"))
            directory.change(vault, case, f"place-{number}", note="쪽지 " * 20, say="말 " * 50)
            steps.add(vault, case, NewStep(f"할 일 {number}", note="쪽지 " * 40))
        for number in range(5):
            evidence.take_in(vault, case, place / "file", Shows.ORDINARY)
            custody.hand_over(vault, items[number], custody.HandOver(f"경찰서 {number}"))
            origin = masked.Origin(Shows.ORDINARY, item=items[number], why="이름이 보여서")
            evidence.keep_masked(vault, case, masked.encode(bytes([number] * 12), 2, 2), origin)
            sums = tuple(Sum(f"data/evidence/E{n:04}.bin", f"{n:064x}") for n in range(40))
            bag = Exported(case, f"묶음 {number}", "police", "ko", f"{number:064x}", sums)
            given = NewSubmission(
                f"경찰서 {number}",
                "police",
                when.day(2026, 9, 1 + number),
                exported=submissions.note_export(vault, bag),
                items=tuple(items[:number]),
                returned=sums,
            )
            handed = submissions.add(vault, case, given)
            new_place = NewTakedown(
                f"앱 {number}",
                f"https://example.com/{number}",
                note="쪽지 " * 40,
                evidence=items[0],
            )
            there = takedowns.add(vault, case, new_place)
            asked = NewAsking(f"센터 {number}", said="답 " * 60, submission=handed.id)
            takedowns.ask(vault, there.id, asked)
            step = steps.add(vault, case, NewStep(f"아닌 것 {number}", note="쪽지 " * 40))
            steps.remove(vault, step.id)
        evidence.erase(vault, items[3])
        receiving.mark(vault, case)
        drafts.save(vault, "incident:new", {"title": "쓰던 글", "narrative": STORY * 3})
        settings.set_(vault, "language", "en")
    return place / "notes"


def state(folder) -> dict[str, dict[int, tuple]]:
    """Every record as it stands, with its links."""
    with closing(cheap.again(folder)) as vault:
        found = {
            table: {row["id"]: tuple(row) for row in vault.rows(f"SELECT * FROM {table}")}
            for table in TABLES
        }
        for incident in timeline.incidents(vault, cases.only(vault).id):
            links = (incident.people, incident.accounts, incident.evidence)
            found["incident"][incident.id] += links
        for one in submissions.all_of(vault, cases.only(vault).id):
            found["submission"][one.id] += (one.items, one.exported)
        return found


def salvaged(folder, target) -> tuple[salvage.Saved, dict[str, dict[int, tuple]]]:
    """What comes out, which must be a vault without a flaw, and leave the damaged one alone."""
    before = cheap.contents(folder)
    saved = salvage.run(folder, cheap.PASSPHRASE, target, floor=cheap.FLOOR)
    assert cheap.contents(folder) == before
    with closing(cheap.again(target)) as vault:
        bad = [found for found in check.run(vault) if not found.what.startswith("object")]
        assert bad == []
        case = cases.only(vault).id
        shown = timeline.ids(vault, case)
        assert set(timeline.ids(vault, case, "대화방")) <= set(shown)
        assert len(timeline.incidents(vault, case)) == len(shown)
        assert len(evidence.items(vault, case)) > 15
    return saved, state(target)


def lost(good, got) -> tuple[int, int]:
    """Records and files that are gone, and records that are not as they stood."""
    records = [table for table in TABLES if table != "object"]
    gone = sum(len(good[table].keys() - got[table].keys()) for table in records)
    gone += len(good["object"].keys() - got["object"].keys())
    same = [(table, ident) for table in TABLES for ident in good[table].keys() & got[table].keys()]
    return gone, sum(good[table][ident] != got[table][ident] for table, ident in same)


def damaged(folder, target, number: int, chance: random.Random) -> None:
    """A copy of the vault with one page damaged: a bit, a sector, or all of it."""
    shutil.copytree(folder, target)
    database = target / "vault.db"
    data = bytearray(database.read_bytes())
    start = (number - 1) * PAGE
    match chance.randrange(3):
        case 0:
            data[start + chance.randrange(16, PAGE)] ^= 1 << chance.randrange(8)
        case 1:
            sector = start + 512 * chance.randrange(8)
            data[sector : sector + 512] = chance.randbytes(512)
        case _:
            data[start : start + PAGE] = bytes(PAGE)
    database.write_bytes(data)


def numbers(folder) -> list[int]:
    pages = (folder / "vault.db").stat().st_size // PAGE
    every = list(range(1, pages + 1))
    if FULL:
        return every
    chance = random.Random(4)
    return sorted({*every[:5], *chance.sample(every, min(7, pages))})


@pytest.mark.timeout(3600)
def test_one_damaged_page_costs_at_most_one_item(written, tmp_path, promise):
    good, chance = state(written), random.Random(5)
    records = sum(len(rows) for rows in good.values())
    costs, worst = [], 0
    pages = numbers(written)
    for number in pages:
        folder, target = tmp_path / "damaged", tmp_path / "new"
        damaged(written, folder, number, chance)
        saved, got = salvaged(folder, target)
        gone, changed = lost(good, got)
        costs.append(gone)
        worst = max(worst, gone)
        assert saved.items_lost == gone, (number, saved.lost)
        other = [loss for loss in saved.lost if loss.what in {PART, OLDER, LINKS}]
        assert changed <= len(other) + gone, (number, saved.lost)
        shutil.rmtree(folder)
        shutil.rmtree(target)
    few = sum(gone <= 1 for gone in costs) / len(costs)
    assert not FULL or few >= 0.94
    promise(
        f"{len(pages)} pages damaged in turn, of {records} records at most 1 lost in {few:.1%},"
        f" {sum(costs)} in all, {worst} at worst, without a snapshot"
    )


@pytest.mark.timeout(3600)
def test_with_a_snapshot_nothing_is_lost(written, tmp_path, promise):
    shutil.copytree(written, tmp_path / "notes")
    with closing(cheap.again(tmp_path / "notes")) as vault:
        snapshots.make(vault)
    good, chance = state(tmp_path / "notes"), random.Random(6)
    pages = numbers(written)
    if not FULL:
        pages = pages[::4]
    for number in pages:
        folder, target = tmp_path / "damaged", tmp_path / "new"
        damaged(tmp_path / "notes", folder, number, chance)
        saved, got = salvaged(folder, target)
        assert lost(good, got) == (0, 0), (number, saved)
        assert saved.lost == ()
        assert saved.journal_lines_lost == 0
        shutil.rmtree(folder)
        shutil.rmtree(target)
    promise(f"{len(pages)} pages damaged in turn, with a snapshot: 0 records lost, 0 changed")
