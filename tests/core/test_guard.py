"""The guard: bytes that the law forbids to keep do not get in, however a row is written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
import sqlcipher3

from companion import cases, check, custody, evidence, masked
from companion.errors import Forbidden, NotMasked
from companion.records import Age, Case, Kind, NewCase, Provenance, Role, Shows

UNDER_19 = [Shows.SEXUAL_MINOR, Shows.UNSURE]
NOT_OWN = [Role.SUPPORT, Role.TEACHER]
KINDS = ["file", "chat_export"]


CASE = Case(Role.MINE, Age.ADULT)


class Watched(type(Path())):  # type: ignore[misc]
    """A path that says whether anybody so much as looked at it."""

    touched = False

    def __fspath__(self) -> str:
        self.touched = True
        return str(super().__fspath__())


def run_in(db, *acts) -> None:
    """Statements, or calls, in one transaction."""
    for act in acts:
        if callable(act):
            act()
        elif act:
            db.execute(act)


def run(vault, *statements: str) -> None:
    with vault.jot() as db:
        run_in(db, *statements)


def a_case(vault, role: Role):
    return cases.add(vault, NewCase(role, Age.ADULT))


def kept(vault) -> list[str]:
    return [path.name for path in vault.objects.iterdir()]


@pytest.mark.parametrize("shows", UNDER_19)
@pytest.mark.parametrize("role", Role)
def test_under_19_nothing_is_read_and_nothing_kept(vault, picture, role, shows):
    case, path = a_case(vault, role), Watched(picture)
    length = vault.head[0]
    with pytest.raises(Forbidden) as caught:
        evidence.take_in(vault, case.id, path, shows)
    assert caught.value.reason == "under19"
    with pytest.raises(Forbidden):
        evidence.take_in_bytes(vault, case.id, b"x", shows)
    assert not path.touched
    assert kept(vault) == []
    assert vault.head[0] == length


@pytest.mark.parametrize("role", Role)
def test_who_may_keep_what_of_an_adult(vault, picture, role):
    case = a_case(vault, role)
    if role in NOT_OWN:
        with pytest.raises(Forbidden) as caught:
            evidence.take_in(vault, case.id, picture, Shows.SEXUAL_ADULT)
        assert caught.value.reason == "not_yours"
        assert kept(vault) == []
    else:
        item = evidence.take_in(vault, case.id, picture, Shows.SEXUAL_ADULT)
        assert item.shows is Shows.SEXUAL_ADULT
    assert evidence.take_in(vault, case.id, picture, Shows.ORDINARY).object is not None


@pytest.mark.parametrize(("role", "shows"), [*product(Role, Shows)])
def test_a_record_without_bytes_is_always_possible(vault, picture, role, shows):
    case = a_case(vault, role)
    assert evidence.fingerprint(vault, case.id, picture, shows).object is None
    for kind in (Kind.REFERENCE, Kind.HELD_ELSEWHERE):
        assert evidence.refer(vault, case.id, Provenance(), kind, shows).object is None


# Past the program, straight into the tables


def row(db, case, **values) -> None:
    """An item with an object of its own, written by hand; `way` begins the statement."""
    way, held = values.pop("way", "INSERT"), values.pop("held", "1" * 64)
    given = {
        "id": 77, "casefile": case.id, "number": 77, "kind": "file", "shows": "ordinary",
        "object": 78, "sha256": "0" * 64, "size": 1, "media": "", "original_name": "", "title": "",
        "description": "", "url": "", "room": "", "account": None, "seen": '{"span":"unknown"}',
        "obtained": '{"span":"unknown"}', "obtained_from": "", "method": "", "device": "",
        "seen_by": "", "proves": "", "holder": "", "taken_at": "", "removed_at": "",
    } | values  # fmt: skip
    db.execute("INSERT OR IGNORE INTO object VALUES (78, x'', 'n', zeroblob(32), 1, ?)", (held,))
    marks = ", ".join("?" * len(given))
    db.execute(f"{way} INTO evidence ({', '.join(given)}) VALUES ({marks})", tuple(given.values()))


@pytest.mark.parametrize(("kind", "shows"), [*product(KINDS, UNDER_19)])
@pytest.mark.parametrize("way", ["INSERT", "INSERT OR REPLACE", "REPLACE"])
def test_no_statement_names_such_bytes(vault, case, kind, shows, way):
    with pytest.raises(Forbidden) as caught, vault.jot() as db:
        row(db, case, kind=kind, shows=str(shows), way=way)
    assert caught.value.reason == "under19"
    assert evidence.items(vault, case.id) == []


@pytest.mark.parametrize("way", ["INSERT OR IGNORE", "INSERT OR FAIL", "INSERT OR ROLLBACK"])
def test_nor_does_any_other_way_to_insert(vault, case, way):
    with suppress(Forbidden), vault.jot() as db:
        row(db, case, shows="sexual_minor", way=way)
    assert vault.rows("SELECT * FROM evidence WHERE object IS NOT NULL") == []


UPDATES = [
    "UPDATE evidence SET shows = 'sexual_minor'",
    "UPDATE evidence SET shows = 'unsure'",
    "UPDATE OR REPLACE evidence SET shows = 'unsure'",
    "UPDATE OR IGNORE evidence SET shows = 'unsure'",
    "UPDATE evidence SET shows = 'sexual_minor', kind = 'masked_copy'",
    "UPDATE evidence SET kind = 'masked_copy'",
    "UPDATE evidence SET kind = 'chat_export'",
    "UPDATE evidence SET kind = 'reference'",
    "UPDATE evidence SET shows = 'SEXUAL_MINOR'",
    "UPDATE evidence SET shows = 'whatever'",
    "UPDATE evidence SET shows = NULL",
    (
        "INSERT INTO evidence SELECT * FROM evidence WHERE true"
        " ON CONFLICT (id) DO UPDATE SET shows = 'unsure'"
    ),
]


@pytest.mark.parametrize("sql", UPDATES)
def test_no_kept_item_becomes_one(vault, case, picture, sql):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    with vault.jot() as db, suppress(sqlcipher3.IntegrityError):
        db.execute(sql)
    assert evidence.get(vault, item.id) == item
    assert check.run(vault) == []


def test_a_fingerprint_does_not_get_bytes_later(vault, case, picture):
    evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    evidence.fingerprint(vault, other.id, picture, Shows.SEXUAL_MINOR)
    moved = "UPDATE evidence SET object = (SELECT id FROM object), kind = 'file'"
    with pytest.raises(Forbidden):
        run(
            vault,
            "UPDATE evidence SET object = NULL, kind = 'reference' WHERE object IS NOT NULL",
            f"{moved} WHERE shows = 'sexual_minor'",
        )
    assert check.run(vault) == []


@pytest.mark.parametrize("kind", ["fingerprint", "reference", "held_elsewhere"])
def test_kinds_without_bytes_have_none(vault, case, kind):
    with pytest.raises(sqlcipher3.IntegrityError), vault.jot() as db:
        row(db, case, kind=kind)


def test_a_kept_kind_has_bytes(vault, case):
    with pytest.raises(sqlcipher3.IntegrityError), vault.jot() as db:
        row(db, case, object=None)


def test_a_masked_copy_is_new_pixels(vault, case):
    with vault.jot() as db:
        row(db, case, kind="masked_copy", shows="sexual_minor")
    assert evidence.items(vault, case.id)[0].kind is Kind.MASKED_COPY


@pytest.mark.parametrize("shows", Shows)
def test_a_masked_copy_is_never_what_it_was_made_from(vault, case, shows):
    with pytest.raises(NotMasked), vault.jot() as db:
        row(db, case, kind="masked_copy", shows=str(shows), held="0" * 64)
    with vault.jot() as db:
        row(db, case, kind="masked_copy", shows=str(shows))
    with pytest.raises(NotMasked), vault.jot() as db:
        db.execute("UPDATE evidence SET sha256 = ?", ("1" * 64,))


@pytest.mark.parametrize("shows", UNDER_19)
def test_nor_what_was_noted_as_maybe_showing_a_child(vault, case, picture, shows):
    noted = evidence.fingerprint(vault, case.id, picture, shows)
    for said in Shows:
        with pytest.raises(NotMasked), vault.jot() as db:
            row(db, case, kind="masked_copy", shows=str(said), held=noted.sha256)


@pytest.mark.parametrize("role", NOT_OWN)
@pytest.mark.parametrize("kind", [*KINDS, "masked_copy"])
def test_who_helps_keeps_no_sexual_picture_at_all(vault, role, kind):
    case = a_case(vault, role)
    for shows in ("sexual_adult", "sexual_minor", "unsure"):
        with pytest.raises(Forbidden), vault.jot() as db:
            row(db, case, kind=kind, shows=shows)
    with vault.jot() as db:
        row(db, case, kind=kind)
    with pytest.raises(Forbidden) as caught, vault.jot() as db:
        db.execute("UPDATE evidence SET shows = 'sexual_adult'")
    assert caught.value.reason == "not_yours"


@pytest.mark.parametrize("role", NOT_OWN)
def test_a_case_with_such_pictures_does_not_become_a_helpers(vault, case, picture, role):
    evidence.take_in(vault, case.id, picture, Shows.SEXUAL_ADULT)
    with pytest.raises(Forbidden) as caught:
        cases.edit(vault, case.id, NewCase(role, Age.ADULT))
    assert caught.value.reason == "not_yours"
    assert cases.find(vault, case.id) == case
    with pytest.raises(Forbidden), vault.jot() as db:
        db.execute("UPDATE casefile SET role = ?", (str(role),))
    for item in evidence.items(vault, case.id):
        evidence.erase(vault, item.id)
    assert cases.edit(vault, case.id, NewCase(role, Age.ADULT)).role is role
    assert check.run(vault) == []


@pytest.mark.parametrize("shows", UNDER_19)
def test_an_answer_that_is_taken_back_takes_the_bytes_with_it(vault, case, picture, shows):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    assert evidence.answer(vault, item.id, Shows.SEXUAL_ADULT).object == item.object
    told = evidence.answer(vault, item.id, shows)
    assert (told.object, told.shows, told.sha256) == (None, shows, item.sha256)
    assert list(vault.objects.iterdir()) == []
    again = evidence.answer(vault, item.id, Shows.ORDINARY)
    assert (again.object, again.shows) == (None, Shows.ORDINARY)
    said = [act.what for act in custody.acts(vault, item.id)]
    assert said == ["taken_in", "answered", "deleted", "answered", "answered"]
    assert check.run(vault) == []


def test_a_masked_copy_outlives_an_answer_but_not_in_a_helpers_case(vault, case):
    png = masked.encode(b"\x10\x20\x30" * 64, 8, 8)
    made = evidence.keep_masked(vault, case.id, png, masked.Origin(Shows.ORDINARY))
    assert evidence.answer(vault, made.id, Shows.UNSURE).object == made.object
    helper = a_case(vault, Role.SUPPORT)
    other = evidence.keep_masked(vault, helper.id, png, masked.Origin(Shows.ORDINARY))
    assert evidence.answer(vault, other.id, Shows.UNSURE).object is None


def test_an_item_does_not_move_into_a_helpers_case(vault, case, picture):
    item = evidence.take_in(vault, case.id, picture, Shows.SEXUAL_ADULT)
    helper = a_case(vault, Role.SUPPORT)
    with pytest.raises(sqlcipher3.IntegrityError), vault.jot() as db:
        db.execute("UPDATE evidence SET casefile = ?", (helper.id,))
    assert evidence.get(vault, item.id).case == case.id


def test_a_helpers_case_is_not_put_under_an_item_afterwards(vault):
    """With foreign keys looked at only at the end, the item can come before its case."""
    columns = "x'', 'support', 'adult', '', 'kr', '', '', '', '', '', '', '[]', 1, ''"
    for case, moved in ((5, ""), (6, "UPDATE casefile SET id = 5")):
        with pytest.raises(Forbidden), vault.jot() as db:
            run_in(
                db,
                "PRAGMA defer_foreign_keys = ON",
                f"INSERT INTO casefile VALUES ({case}, {columns})" if moved else "",
                lambda db=db: row(db, replace(CASE, id=5), shows="sexual_adult"),
                moved or f"INSERT INTO casefile VALUES ({case}, {columns})",
            )
    assert vault.rows("SELECT * FROM evidence") == []


def test_refusal_says_why():
    assert evidence.refusal(CASE, Shows.ORDINARY) == ""
    assert evidence.refusal(CASE, Shows.SEXUAL_ADULT) == ""
    assert {evidence.refusal(CASE, shows) for shows in UNDER_19} == {"under19"}
