"""What was done last is taken back, in one way for everything but what is for good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion import (
    binned,
    caseload,
    cases,
    check,
    consents,
    contacts,
    custody,
    directory,
    evidence,
    excerpts,
    journal,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
    undo,
    when,
)
from companion.asked import Found, NewAsking, NewTakedown, Reply
from companion.errors import NotThere, ReceivedStays
from companion.receipts import NewSubmission
from companion.records import (
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
    Shows,
)
from tests.core import receiving
from tests.core.binning import REMOVE, state

BY_DAY = when.day(2026, 10, 1)


@pytest.fixture
def full(opened):
    vault, there = opened
    return vault, {kind: idents[0] for kind, idents in there.items()}


def incident_of(vault, there):
    return timeline.get(vault, there["incident"])


EDITS = {
    "an incident's day": lambda v, t: timeline.edit(
        v, t["incident"], replace(incident_of(v, t), happened=BY_DAY)
    ),
    "an incident's links": lambda v, t: timeline.edit(
        v, t["incident"], replace(incident_of(v, t), people=(), evidence=(), excerpts=())
    ),
    "a person": lambda v, t: people.edit(v, t["person"], NewPerson(Part.WITNESS, "다")),
    "an account": lambda v, t: people.edit_account(v, t["account"], NewAccount("x", "y")),
    "an item": lambda v, t: evidence.edit(v, t["evidence"], Provenance("다른 말")),
    "a contact": lambda v, t: contacts.edit(v, t["contact"], NewContact("이모")),
    "a talk": lambda v, t: contacts.edit_talk(v, t["talk"], NewTalk("112", promised_by=BY_DAY)),
    "a tick": lambda v, t: steps.mark(v, t["step"], done=True),
    "a day": lambda v, t: steps.put_off(v, t["step"], BY_DAY),
    "a submission": lambda v, t: submissions.edit(v, t["submission"], NewSubmission("학교")),
    "a place": lambda v, t: takedowns.edit(
        v, t["takedown"], NewTakedown("다른 곳", found=Found.GONE)
    ),
    "a place without a day": lambda v, t: takedowns.edit(v, t["takedown"], NewTakedown("곳")),
    "an answer": lambda v, t: takedowns.edit_asking(
        v, t["asking"], NewAsking("센터", reply=Reply.REMOVED)
    ),
    "a note": lambda v, _: directory.change(v, cases.only(v).id, "kr-112", note="친절했다"),
    "facts": lambda v, _: cases.edit(v, cases.only(v).id, replace(cases.only(v), school="학교")),
    "a citation": lambda v, t: excerpts.cite(
        v, t["excerpt"], timeline.ids(v, cases.only(v).id, "다른 날")[0]
    ),
} | {f"{kind} put away": lambda v, t, kind=kind: REMOVE[kind](v, t[kind]) for kind in REMOVE}


def test_a_change_is_taken_back_and_done_again(full):
    vault, there = full
    for what, change in EDITS.items():
        before = state(vault)
        with vault.past.as_one():
            change(vault, there)
        after = state(vault)
        assert after != before, what
        undo.back(vault)
        assert (what, state(vault)) == (what, before)
        undo.again(vault)
        assert (what, state(vault)) == (what, after)
        undo.back(vault)
        assert (what, state(vault)) == (what, before)
        assert journal.verify(vault.rows) == []
    assert check.run(vault) == []


ADDS = {
    "person": lambda v, c: people.add(v, c, NewPerson(Part.OTHER, "다")).id,
    "account": lambda v, c: people.add_account(v, c, NewAccount("x", "y")).id,
    "contact": lambda v, c: contacts.add(v, c, NewContact("이모")).id,
    "talk": lambda v, c: (
        contacts.note_talk(v, c, NewTalk("이모", promised_by=BY_DAY), NewStep("보기")).id
    ),
    "step": lambda v, c: steps.add(v, c, NewStep("할 일")).id,
    "submission": lambda v, c: submissions.add(v, c, NewSubmission("학교")).id,
    "takedown": lambda v, c: (
        takedowns.add(v, c, NewTakedown("곳"), NewStep("보기"), NewAsking("센터")).id
    ),
    "incident": lambda v, c: timeline.add(v, c, NewIncident("새 일")).id,
    "passage": lambda v, c: statement.add(v, c, NewPassage("last", "새 말")).id,
    "evidence": lambda v, c: evidence.take_in_bytes(v, c, b"new", Shows.ORDINARY).id,
}


def test_what_was_written_down_goes_into_the_bin(full):
    """So nothing that was typed is lost by one key too many."""
    vault, _ = full
    case = cases.only(vault).id
    for kind, add in ADDS.items():
        before = state(vault)
        made = add(vault, case)
        after = state(vault)
        undo.back(vault)
        (one,) = binned.all_of(vault, case)
        assert (one.kind, one.record) == (kind, made)
        assert journal.verify(vault.rows) == []
        if kind not in binned.MARKED:
            assert (kind, state(vault)) == (kind, before)
        undo.again(vault)
        assert (kind, state(vault)) == (kind, after)
        assert binned.all_of(vault, case) == []
        undo.back(vault)
        binned.bring_back(vault, binned.all_of(vault, case)[0].subject)
        assert (kind, state(vault)) == (kind, after)
    assert check.run(vault) == []


def test_words_that_are_taken_back_stay_as_a_former_wording(full):
    vault, there = full
    old = incident_of(vault, there)
    timeline.edit(vault, old.id, replace(old, narrative="길게 새로 적은 글"))
    undo.back(vault)
    assert timeline.get(vault, old.id).narrative == old.narrative
    assert [one.text for one in timeline.wordings(vault, old.id)] == [
        old.narrative,
        "길게 새로 적은 글",
    ]
    assert timeline.ids(vault, old.case, "길게 새로") == []
    assert timeline.ids(vault, old.case, old.narrative) == [old.id]
    passage = statement.get(vault, there["passage"])
    statement.edit(vault, passage.id, NewPassage("free", "다르게 적은 말"))
    undo.back(vault)
    assert statement.get(vault, passage.id).text == passage.text
    assert "다르게 적은 말" in [one.text for one in statement.wordings(vault, passage.id)]
    assert check.run(vault) == []


def test_several_changes_of_one_act_are_one(full):
    vault, there = full
    before = state(vault)
    with vault.past.as_one():
        steps.mark(vault, there["step"], done=True)
        people.remove(vault, there["person"])
        people.add(vault, cases.only(vault).id, NewPerson(Part.OTHER, "라"))
    people.remove_account(vault, there["account"])
    undo.back(vault)
    undo.back(vault)
    assert state(vault) == before
    assert not undo.can(vault)
    with pytest.raises(NotThere):
        undo.back(vault)


def test_one_after_the_other_all_the_way_back_and_forth(full):
    vault, there = full
    stood = [state(vault)]
    for what in ("a person", "a tick", "account put away", "person put away", "a submission"):
        EDITS[what](vault, there)
        stood.append(state(vault))
    for wanted in stood[-2::-1]:
        undo.back(vault)
        assert state(vault) == wanted
    for wanted in stood[1:]:
        undo.again(vault)
        assert state(vault) == wanted
    assert check.run(vault) == []


FOR_GOOD = {
    "bytes": lambda v, t: evidence.erase(v, t["evidence"]),
    "an answer": lambda v, t: evidence.answer(v, t["evidence"], Shows.SEXUAL_MINOR),
    "a hand-over": lambda v, t: custody.hand_over(v, t["evidence"], custody.HandOver("경찰")),
    "an excerpt": lambda v, t: excerpts.erase(v, t["excerpt"]),
    "a consent": lambda v, _: consents.note(
        v, cases.only(v).id, consents.NewConsent("police", giver="나", given=BY_DAY)
    ),
}


def test_what_is_for_good_ends_it(full):
    vault, there = full
    for what in sorted(FOR_GOOD, reverse=True):
        steps.mark(vault, there["step"], done=True)
        assert undo.can(vault)
        FOR_GOOD[what](vault, there)
        assert not undo.can(vault), what


def test_what_was_deleted_for_good_is_not_in_memory(full):
    vault, there = full
    old = incident_of(vault, there)
    timeline.edit(vault, old.id, replace(old, narrative="다른 글"))
    timeline.erase_wording(vault, timeline.wordings(vault, old.id)[0].id)
    assert vault.past.done == vault.past.again == []


def test_looking_at_something_is_no_act(full):
    vault, there = full
    steps.mark(vault, there["step"], done=True)
    custody.view(vault, there["evidence"])
    undo.back(vault)
    assert not steps.get(vault, there["step"]).done_at


def test_a_new_act_ends_what_could_be_done_again(full):
    vault, there = full
    steps.mark(vault, there["step"], done=True)
    undo.back(vault)
    steps.put_off(vault, there["step"], BY_DAY)
    with pytest.raises(NotThere):
        undo.again(vault)


def test_a_case_that_is_taken_up_again_is_no_act(vault, case):
    """It was one, and taking it back asked for an event that there is not."""
    steps.add(vault, case.id, NewStep("x"))
    caseload.close(vault, case.id)
    caseload.reopen(vault, case.id)
    assert not undo.can(vault)
    with pytest.raises(NotThere):
        undo.back(vault)


def test_a_step_that_was_written_with_a_change_of_something_else_goes_into_the_bin(full):
    """It was gone with the change that was taken back, and with it what had been typed."""
    vault, _ = full
    case = cases.only(vault).id
    place = takedowns.add(vault, case, NewTakedown("다른 곳"))
    before = takedowns.get(vault, place.id)
    new = NewTakedown("다른 이름", next_look=BY_DAY)
    made = takedowns.edit(vault, place.id, new, NewStep("내가 적은 할 일"))
    undo.back(vault)
    assert takedowns.get(vault, place.id) == before
    undo.again(vault)
    assert steps.get(vault, made.step).title == "내가 적은 할 일"
    assert binned.all_of(vault, case) == []
    undo.back(vault)
    (one,) = binned.all_of(vault, case)
    assert (one.kind, one.title) == ("step", "내가 적은 할 일")
    binned.bring_back(vault, one.subject)
    assert steps.get(vault, made.step).title == "내가 적은 할 일"
    assert takedowns.get(vault, place.id).platform == "다른 곳"
    assert check.run(vault) == []


def test_what_was_written_beside_an_incident_goes_into_the_bin_with_it(vault, case):
    with vault.past.as_one():
        timeline.add(vault, case.id, NewIncident("x"))
        person = people.add(vault, case.id, NewPerson(Part.OTHER, "그 사람"))
    undo.back(vault)
    assert {one.kind for one in binned.all_of(vault, case.id)} == {"incident", "person"}
    binned.bring_back(vault, binned.find(vault, "person", person.id) or "")
    assert people.get(vault, person.id).name == "그 사람"
    assert [one.kind for one in binned.all_of(vault, case.id)] == ["incident"]
    assert check.run(vault) == []


def test_what_could_not_come_back_into_a_received_case_stays_in_it(vault, case):
    """It went into the bin, and out of there for good: a received case takes nothing in."""
    person = people.add(vault, case.id, NewPerson(Part.OTHER, "그 사람"))
    told = timeline.add(vault, case.id, NewIncident("x", people=(person.id,)))
    receiving.mark(vault, case.id, closed=vault.stamp())
    with pytest.raises(ReceivedStays):
        people.remove(vault, person.id)
    assert people.get(vault, person.id).name == "그 사람"
    timeline.remove(vault, told.id)
    binned.bring_back(vault, f"incident:{told.id}")
    assert timeline.ids(vault, case.id) == [told.id]
    assert check.run(vault) == []


def test_of_a_received_case_only_what_was_put_away_comes_back(vault, case):
    item = evidence.refer(vault, case.id, Provenance("E0001"))
    receiving.mark(vault, case.id, closed=vault.stamp())
    assert not undo.can(vault)
    evidence.remove(vault, item.id)
    undo.back(vault)
    assert not evidence.get(vault, item.id).removed_at


def test_an_item_that_came_after_it_does_not_end_the_row(full):
    """Its number stays given, and so the case was taken for one that was changed since."""
    vault, _ = full
    case = cases.only(vault)
    facts = {name: getattr(case, name) for name in NewCase.__dataclass_fields__}
    for name in ("하나", "둘"):
        cases.edit(vault, case.id, NewCase(**facts | {"name": name}))
        evidence.refer(vault, case.id, Provenance("화면"))
    for name in ("둘", "하나", "하나", case.name):
        undo.back(vault)
        assert cases.only(vault).name == name
    for _ in range(4):
        undo.again(vault)
    assert cases.only(vault).name == "둘"
    assert check.run(vault) == []


def test_a_case_that_was_changed_otherwise_stays(full):
    vault, _ = full
    case = cases.only(vault)
    facts = {name: getattr(case, name) for name in NewCase.__dataclass_fields__}
    cases.edit(vault, case.id, NewCase(**facts | {"name": "하나"}))
    (act,) = vault.past.done[-1:]
    cases.edit(vault, case.id, NewCase(**facts | {"name": "둘"}))
    vault.past.done[:] = [act]
    with pytest.raises(NotThere):
        undo.back(vault)
    assert cases.only(vault).name == "둘"
