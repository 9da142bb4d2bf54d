"""The database's shape: numbered steps, each taken whole, and a later one left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import sqlcipher3

from companion import check, journal, schema
from companion.errors import VaultTooNew

TEXT = {"TEXT", "BLOB", "INTEGER"}

FREE = {"id", "object", "account", "origin", "incident", "exported", "evidence", "submission"}
"""Columns that may be empty."""


@pytest.fixture
def db():
    with closing(sqlcipher3.connect(":memory:", isolation_level=None)) as made:
        yield made


def test_steps_are_numbered_without_a_gap():
    assert sorted(schema.steps()) == list(range(1, schema.newest() + 1))


def test_a_new_database_gets_every_step_once(db):
    assert schema.version(db) == 0
    schema.apply(db)
    assert schema.version(db) == schema.newest()
    assert db.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    assert schema.APPLICATION_ID.to_bytes(4, "big") == b"GYET"
    before = db.total_changes
    schema.apply(db)
    assert db.total_changes == before


def test_a_later_one_is_left_alone(db):
    db.execute("PRAGMA user_version = 42")
    with pytest.raises(VaultTooNew) as caught:
        schema.apply(db)
    assert (caught.value.found, caught.value.known) == (42, schema.newest())
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0


def test_a_step_that_fails_is_not_half_taken(db):
    db.execute("CREATE TABLE setting(x)")
    with pytest.raises(sqlcipher3.OperationalError):
        schema.apply(db)
    assert schema.version(db) == 0
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master")]
    assert names == ["setting"]
    assert not db.in_transaction


def test_every_table_is_strict_and_every_record_salted(db):
    schema.apply(db)
    tables = db.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"
    ).fetchall()
    own = {
        name: strict
        for name, strict in tables
        if not name.startswith(("sqlite_", "incident_words", "excerpt_words", "passage_words"))
    }
    assert set(own.values()) == {1}
    for table in journal.TABLES:
        columns = {row[1]: row for row in db.execute(f"PRAGMA table_info({table})")}
        assert {"id", "salt"} <= set(columns)
        assert all(row[3] or row[1] in FREE for row in columns.values())


def test_every_reference_is_to_something_and_enforced(vault):
    names = {row[0] for row in vault.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in names:
        for row in vault.rows(f"PRAGMA foreign_key_list({name})"):
            assert row["table"] in names
    assert vault.row("PRAGMA foreign_keys")[0] == 1


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("trusted_schema", 0),
     ("temp_store", 2), ("cell_size_check", 1), ("mmap_size", 0), ("query_only", 1)],
)  # fmt: skip
def test_how_a_vault_is_held(vault, pragma, value):
    rows = vault.rows(f"PRAGMA {pragma}")
    assert rows[0][0] == value if rows else value == 0


def test_the_file_is_no_plain_database(vault):
    vault.close()
    with closing(sqlite3.connect(vault.folder / "vault.db")) as plain:
        read = plain.execute
        with pytest.raises(sqlite3.DatabaseError):
            read("SELECT * FROM sqlite_master")


def test_a_whole_vault_is_found_whole(vault):
    assert check.run(vault) == []
