"""People and accounts, and what is left when one of them is deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion import cases, check, evidence, people, timeline
from companion.errors import EmptyText, NotThere, TooLong
from companion.records import (
    Age,
    NewAccount,
    NewCase,
    NewIncident,
    NewPerson,
    Part,
    Provenance,
    Role,
)

PERSON = NewPerson(Part.OTHER, "그 사람", "같은 반", "아이디가\n같아서", "조심할 것")
ACCOUNT = NewAccount(
    "telegram", "구름", "@cloud", "https://t.me/cloud", "익명방", "3월부터\n있었음"
)


@pytest.mark.parametrize("part", Part)
def test_what_is_noted_is_found(vault, case, part):
    account = people.add_account(vault, case.id, ACCOUNT)
    new = replace(PERSON, part=part, accounts=(account.id,))
    person = people.add(vault, case.id, new)
    assert people.get(vault, person.id) == person
    assert people.persons(vault, case.id) == [person]
    assert NewPerson(**{n: getattr(person, n) for n in NewPerson.__dataclass_fields__}) == new
    assert (
        NewAccount(**{n: getattr(account, n) for n in NewAccount.__dataclass_fields__}) == ACCOUNT
    )
    assert people.accounts(vault, case.id) == [account]


def test_both_can_change(vault, case):
    account = people.add_account(vault, case.id, ACCOUNT)
    person = people.add(vault, case.id, replace(PERSON, accounts=(account.id, account.id)))
    assert person.accounts == (account.id,)
    assert people.edit(vault, person.id, replace(PERSON, name="다른 이름")).accounts == ()
    edited = people.edit_account(vault, account.id, replace(ACCOUNT, display_name="비"))
    assert (edited.display_name, edited.id) == ("비", account.id)
    assert check.run(vault) == []


def test_order(vault, case):
    for name in ("나", "가"):
        people.add(vault, case.id, NewPerson(Part.WITNESS, name))
        people.add(vault, case.id, NewPerson(Part.OTHER, name))
        people.add_account(vault, case.id, NewAccount("kakaotalk", handle=name))
    people.add_account(vault, case.id, NewAccount("discord", room="방"))
    assert [(p.part, p.name) for p in people.persons(vault, case.id)] == [
        (Part.OTHER, "가"), (Part.OTHER, "나"), (Part.WITNESS, "가"), (Part.WITNESS, "나")
    ]  # fmt: skip
    handles = [account.handle for account in people.accounts(vault, case.id)]
    assert handles == ["", "가", "나"]


@pytest.mark.parametrize("field", ["display_name", "handle", "profile_url", "room"])
def test_one_name_of_an_account_is_enough(vault, case, field):
    account = people.add_account(vault, case.id, replace(NewAccount(""), **{field: "가"}))
    assert getattr(account, field) == "가"


def test_a_name_is_needed(vault, case):
    for call, field in (
        (lambda: people.add(vault, case.id, NewPerson(Part.OTHER, " ")), "name"),
        (lambda: people.add_account(vault, case.id, NewAccount("x", note="y")), "handle"),
    ):
        with pytest.raises(EmptyText) as caught:
            call()
        assert caught.value.field == field
    with pytest.raises(TooLong):
        people.add_account(vault, case.id, replace(ACCOUNT, profile_url="x" * 4001))


def test_what_is_not_there(vault, case):
    for call in (
        lambda: people.get(vault, 5),
        lambda: people.edit(vault, 5, PERSON),
        lambda: people.remove(vault, 5),
        lambda: people.get_account(vault, 5),
        lambda: people.edit_account(vault, 5, ACCOUNT),
        lambda: people.remove_account(vault, 5),
        lambda: people.add(vault, case.id, replace(PERSON, accounts=(5,))),
        lambda: people.add(vault, 5, PERSON),
        lambda: people.add_account(vault, 5, ACCOUNT),
    ):
        with pytest.raises(NotThere):
            call()
    assert people.persons(vault, case.id) == []
    assert vault.head[0] == 2


def test_who_is_deleted_is_let_go_everywhere_and_the_record_still_holds(vault, case):
    """Linked to a hundred incidents, which stay."""
    accounts = [
        people.add_account(vault, case.id, replace(ACCOUNT, handle=f"@{n}")).id for n in range(50)
    ]
    person = people.add(vault, case.id, replace(PERSON, accounts=tuple(accounts)))
    item = evidence.refer(vault, case.id, Provenance(account=accounts[0]))
    incidents = [
        timeline.add(
            vault, case.id, NewIncident(f"{n}", people=(person.id,), accounts=(accounts[0],))
        )
        for n in range(100)
    ]
    assert timeline.get(vault, incidents[0].id).people == (person.id,)
    people.remove_account(vault, accounts[0])
    assert check.run(vault) == []
    people.remove(vault, person.id)
    assert check.run(vault) == []
    assert people.persons(vault, case.id) == []
    assert len(people.accounts(vault, case.id)) == 49
    assert evidence.get(vault, item.id).account is None
    left = timeline.incidents(vault, case.id)
    assert {one.id for one in left} == {one.id for one in incidents}
    assert {(one.people, one.accounts) for one in left} == {((), ())}


def test_cases_keep_their_own_people(vault, case):
    other = cases.add(vault, NewCase(Role.SUPPORT, Age.ADULT))
    people.add(vault, case.id, PERSON)
    people.add_account(vault, case.id, ACCOUNT)
    assert people.persons(vault, other.id) == []
    assert people.accounts(vault, other.id) == []
