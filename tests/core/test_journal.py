"""The journal: a chain anyone can follow, and that shows every record changed behind its back."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from companion import (
    cases,
    chats,
    check,
    consents,
    contacts,
    custody,
    directory,
    evidence,
    excerpts,
    journal,
    masked,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
)
from companion import (
    vault as vaults,
)
from companion.asked import NewAsking, NewTakedown
from companion.custody import HandOver
from companion.errors import VaultDamaged
from companion.masked import Origin
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
from tests.chats import taken
from tests.core import cheap, receiving


def flaws(vault) -> set[tuple[str, str]]:
    return {(flaw.subject, flaw.what) for flaw in journal.verify(vault.rows)}


def force(vault, *statements: str) -> None:
    """Change the database behind the journal's back, with the triggers in the way taken off."""
    with vault.jot() as db:
        found = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in found:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)


def filled(vault, case, picture):
    """One of each, edited, removed and linked."""
    account = people.add_account(vault, case.id, NewAccount("telegram", handle="@a"))
    person = people.add(vault, case.id, NewPerson(Part.OTHER, "그 사람", accounts=(account.id,)))
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    links: dict[str, Any] = {
        "accounts": (account.id,),
        "people": (person.id,),
        "evidence": (item.id,),
    }
    chat = taken.of(vault, case.id)
    links["excerpts"] = (excerpts.add(vault, chat.id, chats.read(vault, chat.id), {2}, 1, 1).id,)
    incident = timeline.add(vault, case.id, NewIncident("처음", **links))
    timeline.edit(vault, incident.id, NewIncident("나중", **links))
    passage = statement.add(vault, case.id, NewPassage("free", "처음 한 말"))
    new = NewPassage("free", "나중에 한 말", incident=incident.id)
    statement.edit(vault, passage.id, new)
    contacts.add(vault, case.id, NewContact("담임"))
    contacts.note_talk(vault, case.id, NewTalk("112", officer="한 경사"))
    contacts.note_talk(vault, case.id, NewTalk("117"))
    directory.change(vault, case.id, "kr-112", note="밤에도")
    steps.add(vault, case.id, NewStep("전화하기"))
    return account, person, item, incident


def handled(vault, case, picture):
    """And of what comes with an item."""
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    png = masked.encode(bytes(12), 2, 2)
    evidence.keep_masked(vault, case.id, png, Origin(Shows.ORDINARY, item=item.id))
    custody.hand_over(vault, item.id, HandOver("서울 경찰서"))
    hand_in(vault, case, item)


def hand_in(vault, case, item):
    sums = (Sum("manifest-sha256.txt", "5" * 64),)
    made = submissions.note_export(vault, Exported(case.id, "x", "police", "ko", "5" * 64, sums))
    told = NewSubmission("서울 경찰서", exported=made, items=(item.id,), returned=sums)
    consents.note(vault, case.id, consents.NewConsent("police", giver="하나"))
    handed = submissions.add(vault, case.id, told)
    place = takedowns.add(vault, case.id, NewTakedown("메신저", evidence=item.id))
    takedowns.ask(vault, place.id, NewAsking("센터", submission=handed.id))
    steps.remove(vault, steps.add(vault, case.id, NewStep("아닌 것")).id)
    if vault.row("SELECT 1 FROM received") is None:
        receiving.mark(vault, case.id)


def test_the_chain_as_the_docstring_has_it(tmp_path):
    """Computed here from the words of the module alone, for a clock and a zone of our own."""
    seconds = iter(range(100))
    start = datetime(2026, 9, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    made = vaults.create(
        tmp_path / "notes",
        cheap.PASSPHRASE,
        cheap.COST,
        now=lambda: start + timedelta(seconds=next(seconds)),
    )
    case = cases.add(made, NewCase(Role.MINE, Age.ADULT))
    timeline.add(made, case.id, NewIncident("제목"))
    rows = made.rows("SELECT seq, event, hash FROM journal ORDER BY seq")
    assert [json.loads(row["event"])["event"] for row in rows] == [
        "vault.created", "case.added", "incident.added"
    ]  # fmt: skip
    previous, at = bytes(32), datetime.min.replace(tzinfo=UTC)
    for number, row in enumerate(rows, 1):
        line = json.loads(row["event"])
        spelling = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert row["event"] == spelling
        assert set(line) == {"v", "seq", "at", "offset", "event", "subject", "commits", "details"}
        assert (line["v"], line["seq"], row["seq"]) == (1, number, number)
        digest = hashlib.sha256(spelling.encode()).digest()
        previous = hashlib.sha256(b"log1" + previous + digest).digest()
        assert bytes(row["hash"]) == previous
        assert at < datetime.fromisoformat(line["at"])
        at = datetime.fromisoformat(line["at"])
        assert at.utcoffset() == timedelta(0)
        local = at.astimezone().utcoffset()
        assert local is not None
        assert line["offset"] == local.total_seconds() / 60
    assert made.head == (len(rows), previous)
    made.close()


def test_a_commitment_as_the_docstring_has_it(vault, case):
    row = vault.row("SELECT * FROM casefile")
    content = dict(row) | {"links": [], "salt": row["salt"].hex()}
    spelling = json.dumps(
        ["casefile", content], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    expected = hashlib.sha256(b"rec1" + spelling.encode()).hexdigest()
    line = json.loads(vault.row("SELECT event FROM journal WHERE seq = 2")["event"])
    assert line["commits"] == {f"casefile:{case.id}": expected}
    assert len(row["salt"]) == 16


def test_golden_values():
    assert journal.canonical({"b": "가", "a": [1, None]}) == '{"a":[1,null],"b":"가"}'.encode()
    first = journal.chain(journal.START, hashlib.sha256(b"{}").digest())
    # printf '{}' | sha256sum, then the same over log1, 32 zero bytes and that
    assert first.hex() == "9fc7282ee46bbd93d0319bfd3dbe37d27d6eea525c22e22e52d4eb0826ab8098"


def test_an_honest_record_has_no_flaws(vault, case, picture):
    account, person, item, incident = filled(vault, case, picture)
    assert flaws(vault) == set()
    former = timeline.wordings(vault, incident.id)[0]
    timeline.erase_wording(vault, former.id)
    people.remove(vault, person.id)
    people.remove_account(vault, account.id)
    evidence.remove(vault, item.id)
    evidence.erase(vault, item.id)
    timeline.remove(vault, incident.id)
    assert flaws(vault) == set()
    lines = journal.lines(vault.rows("SELECT * FROM journal ORDER BY seq"))
    assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
    assert lines[-1].event == "incident.removed"
    assert lines[-1].subject == f"incident:{incident.id}"


def test_every_event_is_known_and_the_list_is_closed(vault):
    assert all(event.count(".") == 1 for event in journal.EVENTS)
    with pytest.raises(ValueError, match="boom"), vault.change("boom"):
        pass
    with pytest.raises(ValueError, match="draft"), vault.change("case.edited", "draft:1"):
        pass
    assert vault.head[0] == 1


ALTERED = {
    "a word of a line": "UPDATE journal SET event = replace(event, 'case.added', 'case.edited')",
    "the number in a line": "UPDATE journal SET event = replace(event, '\"seq\":2', '\"seq\":3')",
    "a line that is none": "UPDATE journal SET event = 'x' WHERE seq = 2",
    "a line that is a list": "UPDATE journal SET event = '[]' WHERE seq = 2",
    "a line that is deep": "UPDATE journal SET event = replace(hex(zeroblob(50000)), '0', '[')"
    " WHERE seq = 2",
    "commitments that are none": 'UPDATE journal SET event = \'{"seq":2,"commits":7}\''
    " WHERE seq = 2",
    "a hash": "UPDATE journal SET hash = zeroblob(32) WHERE seq = 2",
    "the first line": "UPDATE journal SET hash = zeroblob(32) WHERE seq = 1",
    "a missing line": "DELETE FROM journal WHERE seq = 2",
    "the first line gone": "DELETE FROM journal WHERE seq = 1",
    "a repeated line": "INSERT INTO journal SELECT seq + 100, event, hash FROM journal LIMIT 1",
    "numbers moved on": "UPDATE journal SET seq = seq + 1000",
    "swapped numbers": "UPDATE journal SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END"
    " WHERE seq IN (2, 3)",
}


@pytest.mark.parametrize("what", ALTERED)
def test_an_altered_line_is_noticed(vault, case, what):
    for number in range(3):
        timeline.add(vault, case.id, NewIncident(f"{number}"))
    assert flaws(vault) == set()
    force(vault, ALTERED[what])
    assert any(
        subject.startswith("journal:") and said == "broken" for subject, said in flaws(vault)
    )
    assert {finding.what for finding in check.run(vault)} >= {"journal"}


def test_the_last_lines_cut_off_show_in_the_records(vault, case):
    timeline.add(vault, case.id, NewIncident("제목"))
    force(vault, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    assert {said for _, said in flaws(vault)} == {"unrecorded"}


def test_the_database_itself_refuses_to_rewrite_the_journal(vault, case):
    import sqlcipher3

    for sql in (
        "DELETE FROM journal",
        "UPDATE journal SET event = '{}'",
        "UPDATE journal SET seq = seq + 10",
        "INSERT OR REPLACE INTO journal VALUES (1, '{}', zeroblob(32))",
        "INSERT INTO journal VALUES (9, '{}', zeroblob(32))",
        "INSERT INTO journal VALUES (0, '{}', zeroblob(32))",
        "INSERT INTO journal VALUES (3, '{}', zeroblob(31))",
    ):
        with pytest.raises(sqlcipher3.IntegrityError), vault.jot() as db:
            db.execute(sql)
    assert flaws(vault) == set()


CHANGED = {
    "casefile": "UPDATE casefile SET person = 'x'",
    "account": "UPDATE account SET handle = '@b'",
    "person": "UPDATE person SET basis = 'x'",
    "person's account": "DELETE FROM person_account",
    "object": "UPDATE object SET size = size + 1 WHERE id = (SELECT min(id) FROM object)",
    "object's key": "UPDATE object SET key = zeroblob(32) WHERE size > 3000",
    "evidence": "UPDATE evidence SET sha256 = replace(sha256, '0', '1') WHERE number = 1",
    "evidence's number": "UPDATE evidence SET number = 9 WHERE number = 1",
    "evidence's time": "UPDATE evidence SET seen = 'no time at all' WHERE number = 1",
    "incident": "UPDATE incident SET narrative = 'x'",
    "incident's first record": "UPDATE incident SET recorded_at = '2020-01-01T00:00:00+00:00'",
    "incident's person": "DELETE FROM incident_person",
    "incident's account": "DELETE FROM incident_account",
    "incident's evidence": "DELETE FROM incident_evidence",
    "wording": "UPDATE wording SET text = 'x'",
    "passage": "UPDATE passage SET sure = 'sure'",
    "passage's beginning": "UPDATE passage SET recorded_at = '2020-01-01T00:00:00+00:00'",
    "passage_wording": "UPDATE passage_wording SET text = 'x'",
    "contact": "UPDATE contact SET phone = '112'",
    "talk": "UPDATE talk SET said = 'x' WHERE contact = '117'",
    "promise": "UPDATE promise SET officer = 'x'",
    "directory": "UPDATE directory SET say = 'x'",
    "excerpt": "UPDATE excerpt SET room = 'x'",
    "excerpt's incident": "DELETE FROM excerpt_incident",
    "excerpt_message": "UPDATE excerpt_message SET text = 'x' WHERE seq = 2",
    "step": "UPDATE step SET done_at = 'x'",
    "exported": "UPDATE exported SET files = '[]'",
    "submission": "UPDATE submission SET reference = 'x'",
    "consent": "UPDATE consent SET ends = '2030-01-01'",
    "received": "UPDATE received SET export = 'y'",
    "takedown": "UPDATE takedown SET found = 'gone'",
    "asking": "UPDATE asking SET pin = 'x'",
    "binned": "UPDATE binned SET held = '{}'",
    "submission's item": "DELETE FROM submission_evidence",
    "salt": "UPDATE incident SET salt = zeroblob(16)",
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_changed_record_is_noticed(vault, case, picture, what):
    filled(vault, case, picture)
    hand_in(vault, case, evidence.items(vault, case.id)[0])
    assert flaws(vault) == set()
    force(vault, CHANGED[what])
    table = {"salt": "incident"}.get(what, what.split("'")[0])
    assert {(subject.split(":")[0], said) for subject, said in flaws(vault)} == {(table, "altered")}
    found = [finding for finding in check.run(vault) if finding.what == "record"]
    assert [finding.detail for finding in found] == [f"{table} altered"]
    if table in ("evidence", "object"):
        assert found[0].number in (1, 9)


@pytest.mark.parametrize("table", journal.TABLES)
def test_a_row_taken_away_or_slipped_in_is_noticed(vault, case, picture, table):
    filled(vault, case, picture)
    handled(vault, case, picture)
    columns = [row[1] for row in vault.rows(f"PRAGMA table_info({table})")]
    other = {"id": "id + 7", "number": "number + 9", "name": "name || 'x'", "object": "NULL"}
    other |= {"talk": "(SELECT max(id) FROM talk)"}
    other |= {"kind": "'reference'", "seq": "seq + 99", "place": "place + 9"}
    other |= {"evidence": "(SELECT min(id) FROM evidence)"}
    kept = ", ".join(
        other.get(column, column)
        if (table, column) not in {("casefile", "name"), ("binned", "kind")}
        else column
        for column in columns
    )
    force(vault, f"INSERT INTO {table} SELECT {kept} FROM {table}")
    assert {(subject.split(":")[0], said) for subject, said in flaws(vault)} == {
        (table, "unrecorded")
    }
    assert check.run(vault)
    with vault.jot() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("UPDATE evidence SET object = NULL, kind = 'reference'")
        for link in ("account", "evidence", "person"):
            db.execute(f"DELETE FROM incident_{link}")
        db.execute("DELETE FROM submission_evidence")
        db.execute("DELETE FROM excerpt_incident")
        db.execute(f"DELETE FROM {table}")
    assert (table, "missing") in {(s.split(":")[0], said) for s, said in flaws(vault)}
    assert check.run(vault)


def test_a_record_put_back_to_an_older_state_is_noticed(vault, case):
    incident = timeline.add(vault, case.id, NewIncident("alt"))
    older = vault.row("SELECT * FROM incident")
    timeline.edit(vault, incident.id, NewIncident("neu"))
    force(
        vault,
        f"UPDATE incident SET title = 'alt', changed_at = '{older['changed_at']}'",
    )
    assert flaws(vault) == {(f"incident:{incident.id}", "altered")}


def test_an_erased_record_cannot_be_guessed(vault, case):
    """The same words twice give two commitments that have nothing in common."""
    for _ in range(2):
        steps.add(vault, case.id, NewStep("같은 말"))
    lines = vault.rows("SELECT event FROM journal ORDER BY seq DESC LIMIT 2")
    digests = {next(iter(json.loads(row["event"])["commits"].values())) for row in lines}
    assert len(digests) == 2


def test_details_hold_digests(vault, case, picture):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY, Provenance(title="이름"))
    line = journal.lines(vault.rows("SELECT * FROM journal ORDER BY seq DESC LIMIT 1"))[0]
    assert line.event == "evidence.added"
    assert line.subject == f"evidence:{item.id}"
    assert line.details == {"sha256": item.sha256, "size": item.size}


def test_columns_that_hold_what_they_never_should_are_flaws(vault, case):
    """An older page of another table in the place of one of the journal's makes them so."""
    rows = [dict(row) for row in vault.rows("SELECT * FROM journal ORDER BY seq")]
    for column, value in (("event", b"\xff"), ("event", None), ("hash", None), ("hash", "text")):
        altered = [row | {column: value} if row["seq"] == 2 else row for row in rows]

        def read(sql: str, *args: object, altered=altered) -> Any:
            return altered if "FROM journal" in sql else vault.rows(sql, *args)

        found = {flaw.subject for flaw in journal.verify(read)}
        assert "journal:2" in found
    with cheap.behind(vault.folder) as db:
        db.execute("CREATE TEMP TABLE journal(seq, event, hash)")
        db.execute("INSERT INTO temp.journal VALUES (9, NULL, NULL)")
        with pytest.raises(VaultDamaged):
            journal.head(db)
