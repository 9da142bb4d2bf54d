"""Whom one asked to take something down: kept in the vault, told to nobody, never hurried."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from zoneinfo import ZoneInfo

import pytest

from companion import (
    cases,
    check,
    evidence,
    follow_up,
    packs,
    steps,
    submissions,
    takedowns,
    texts,
    when,
)
from companion.asked import Found, Means, NewAsking, NewTakedown, Pictured, Reply
from companion.errors import EmptyText, NotThere, TooLong
from companion.receipts import NewSubmission
from companion.records import NewStep, Provenance, Shows

SECRET = "https://example.com/room/secret-07?who=me"
PLACE = NewTakedown("텔레그램", SECRET, "3반 방", pictured=Pictured.UNSURE)
KR = packs.load("kr")
KO = texts.load("ko", KR.words)
ASKED = NewAsking("플랫폼", "us-notice", when.exact(2026, 11, 20, 22, 30), Means.EMAIL, "T-1")
SEOUL = ZoneInfo("Asia/Seoul")


def events(vault):
    return [
        json.loads(row["event"])["event"]
        for row in vault.rows("SELECT event FROM journal ORDER BY seq")
    ]


def test_a_place_and_every_asking_are_there_again(vault, case):
    item = evidence.refer(vault, case.id, Provenance(url=SECRET), shows=Shows.SEXUAL_MINOR)
    place = takedowns.add(vault, case.id, replace(PLACE, evidence=item.id))
    first = takedowns.ask(vault, place.id, ASKED)
    again = takedowns.ask(
        vault,
        place.id,
        NewAsking("센터", happened=when.day(2026, 11, 24), pin="0412", reply=Reply.MORE, said="더"),
    )
    assert takedowns.askings(vault, place.id) == [again, first]
    assert (again.pin, again.reply, first.reference) == ("0412", Reply.MORE, "T-1")
    told = takedowns.edit_asking(vault, first.id, replace(ASKED, reply=Reply.REMOVED))
    assert told.reply is Reply.REMOVED
    takedowns.remove_asking(vault, again.id)
    assert takedowns.askings(vault, place.id) == [told]
    assert takedowns.of_item(vault, item.id) == [takedowns.get(vault, place.id)]
    assert takedowns.noted(vault, case.id, f" {SECRET}\n") == place.id
    assert takedowns.noted(vault, case.id, "") is None
    assert check.run(vault) == []


def test_what_was_gone_and_came_back_is_remembered(vault, case):
    place = takedowns.add(vault, case.id, replace(PLACE, found=Found.THERE))
    for found in (Found.GONE, Found.GONE, Found.BACK):
        place = takedowns.edit(vault, place.id, replace(PLACE, found=found))
    assert [one.found for one in place.looks] == [Found.THERE, Found.GONE, Found.BACK]
    assert [one.at for one in place.looks] == sorted(one.at for one in place.looks)
    place = takedowns.edit(vault, place.id, replace(PLACE, found=Found.BACK, note="이름만 바뀜"))
    assert len(place.looks) == 3  # nothing new was found out


def test_what_is_to_be_asked_about_first_stands_first_and_what_is_gone_last(vault, case):
    later, sooner, never, gone = (
        takedowns.add(vault, case.id, replace(PLACE, next_look=day, found=found)).id
        for day, found in (
            (when.day(2026, 12, 2), Found.THERE),
            (when.day(2026, 12, 1), Found.UNSAID),
            (when.UNKNOWN, Found.BACK),
            (when.day(2026, 11, 1), Found.GONE),
        )
    )
    assert takedowns.ids(vault, case.id) == [sooner, later, never, gone]
    assert takedowns.ids(vault, case.id, also_gone=False) == [sooner, later, never]
    assert takedowns.ids(vault, 1) == []


def test_a_row_of_the_list_has_no_more_of_the_address_than_the_host(vault, case):
    place = takedowns.add(vault, case.id, PLACE)
    asked = replace(ASKED, pin="0412", reference="S-99")
    takedowns.ask(vault, place.id, replace(asked, happened=when.day(2026, 11, 1)))
    takedowns.ask(vault, place.id, asked)
    line = takedowns.lines(vault, [place.id, 7])[place.id]
    assert (line.host, line.asked, line.happened) == ("example.com", 2, ASKED.happened)
    said = repr(line)
    assert not [one for one in ("secret", "0412", "S-99", "room/") if one in said]
    bare = takedowns.add(vault, case.id, NewTakedown(room="주소 없는 곳"))
    assert takedowns.lines(vault, [bare.id])[bare.id].asked == 0


@pytest.mark.parametrize(
    ("url", "host"),
    [
        (SECRET, "example.com"),
        ("example.com/a", "example.com"),
        ("HTTPS://user:word@Example.com:8080/x#y", "Example.com:8080"),
        ("t.me/+secret", "t.me"),
        ("//cdn.example.com?x", "cdn.example.com"),
        ("https://[::1]/x", "[::1]"),
        ("tg://join?invite=secret", ""),
        ("secret", ""),
        ("그 방 주소는 모름", ""),
        ("", ""),
        ("https://", ""),
        ("javascript:secret", ""),
        ("\u202e.moc/terces", "\u202e.moc"),
        ("a" * 300 + ".com/x", ""),
    ],
)
def test_the_host_is_all_that_is_shown(url, host):
    assert takedowns.short(url) == host


def test_nothing_of_it_can_be_named_by_a_layout():
    named = {field.partition(".")[0] for field in packs.FIELDS}
    assert not named & {"takedown", "asking"}
    words = {field.name for kind in (NewTakedown, NewAsking) for field in fields(kind)}
    assert "pin" in words
    assert not [field for field in packs.FIELDS if field.endswith((".pin", ".next_look"))]


HOURS = [
    (when.exact(2026, 11, 20, 22, 30), "2026-11-22T22:30", "2026-11-22T22:30"),
    (when.exact(2026, 12, 30, 23, 59), "2027-01-01T23:59", "2027-01-01T23:59"),
    (when.exact(2028, 2, 27, 0, 0), "2028-02-29T00:00", "2028-02-29T00:00"),
    (when.day(2026, 11, 20), "2026-11-22T00:00", "2026-11-22T23:59"),
    (when.day(2026, 11, 20, when.DayPart.NIGHT), "2026-11-22T00:00", "2026-11-22T23:59"),
    (when.week(2026, 11, 20), "2026-11-18T00:00", "2026-11-24T23:59"),
    (when.before("시험", when.day(2026, 11, 20)), "2026-11-22T00:00", "2026-11-22T23:59"),
    (when.UNKNOWN, "", ""),
    (when.before("시험"), "", ""),
    (when.exact(2100, 12, 31, 12, 0), "", ""),
]


@pytest.mark.parametrize(("asked", "first", "last"), HOURS)
def test_48_hours_are_hours_of_the_clock_and_no_surer_than_the_asking(asked, first, last):
    rule = takedowns.rule_of(KR, "us-notice")
    assert rule is not None
    found = follow_up.due(rule, asked, KR, SEOUL)
    assert found.sort_key == first
    assert (found.latest.isoformat(timespec="minutes") if found.latest else "") == last


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (when.exact(2026, 10, 31, 12, 0), when.exact(2026, 11, 2, 11, 0)),
        (when.exact(2026, 3, 7, 12, 0), when.exact(2026, 3, 9, 13, 0)),
    ],
)
def test_48_hours_stay_so_many_where_clocks_are_turned(asked, due):
    rule = takedowns.rule_of(KR, "us-notice")
    assert rule is not None
    assert follow_up.due(rule, asked, KR, ZoneInfo("America/New_York")) == due


@pytest.mark.parametrize("country", ["kr", "us", "uk", "eu"])
def test_a_day_is_given_only_where_a_rule_says_one(country):
    pack = packs.load(country)
    words = {language: texts.load(language, pack.words) for language in ("ko", "en")}
    for route in ("", "eu-notice", "platform", "deletion", "world-takeitdown", "world-stopncii"):
        assert takedowns.with_due(replace(ASKED, route=route), pack).due == when.UNKNOWN
    dated = takedowns.with_due(ASKED, pack)
    rule = pack.deadlines[dated.rule]
    assert (rule.basis, rule.article, rule.hours) == ("law", "47 USC 223a", 48)
    assert dated.due.earliest is not None
    for said in words.values():
        assert "47 USC 223a" in follow_up.note_of(rule, said)
        assert "48" in follow_up.note_of(rule, said)


@pytest.mark.parametrize(
    ("country", "pictured", "whom"),
    [
        ("kr", Pictured.UNDER18, ["kr-d4u", "world-takeitdown"]),
        ("kr", Pictured.UNSURE, ["kr-d4u", "world-takeitdown"]),
        ("kr", Pictured.ADULT, ["kr-d4u", "world-stopncii"]),
        ("us", Pictured.UNDER18, ["world-takeitdown"]),
        ("us", Pictured.ADULT, ["world-stopncii"]),
        ("eu", Pictured.UNSURE, ["world-takeitdown"]),
    ],
)
def test_who_takes_it_down_follows_the_age_in_the_picture(country, pictured, whom):
    pack = packs.load(country)
    assert [one.id for one in takedowns.routes(pack, pictured)] == whom
    for one in takedowns.routes(pack, pictured):
        assert one.confidence in ("high", "medium")
    assert takedowns.routes(pack, Pictured.UNSAID) == []
    assert takedowns.routes(pack, Pictured.ORDINARY) == []


@pytest.mark.parametrize("country", packs.available())
def test_nobody_who_is_for_adults_is_named_for_someone_who_may_be_young(country):
    pack = packs.load(country)
    for pictured in (Pictured.UNDER18, Pictured.UNSURE):
        assert not [one for one in takedowns.routes(pack, pictured) if one.age_from]
    assert not [one for one in takedowns.routes(pack, Pictured.ADULT) if one.age_below]


def test_the_day_to_ask_again_is_a_step_that_names_its_rule(vault, case):
    dated = takedowns.with_due(ASKED, KR)
    new = replace(PLACE, next_look=dated.due)
    step = takedowns.step_for(new, KO, takedowns.rule_of(KR, dated.route), dated.due)
    assert step is not None
    place = takedowns.add(vault, case.id, new, step)
    (made,) = steps.all_of(vault, case.id)
    assert (made.id, made.due) == (place.step, dated.due)
    assert "47 USC 223a" in made.note
    assert "법령" in made.note
    assert SECRET not in repr(made)

    moved = replace(new, next_look=when.day(2026, 12, 1))
    place = takedowns.edit(vault, place.id, moved, takedowns.step_for(moved, KO))
    (made,) = steps.all_of(vault, case.id)
    assert (made.id, made.due) == (place.step, moved.next_look)
    assert "47 USC" not in made.note  # another day is not the law's

    gone = replace(moved, found=Found.GONE)
    assert takedowns.step_for(gone, KO) is None
    place = takedowns.edit(vault, place.id, gone)
    (made,) = steps.all_of(vault, case.id)
    assert (bool(made.done_at), place.step) == (True, 0)

    back = replace(moved, found=Found.BACK, next_look=when.day(2026, 12, 9))
    place = takedowns.edit(vault, place.id, back, takedowns.step_for(back, KO))
    assert len(steps.all_of(vault, case.id)) == 2
    takedowns.remove(vault, place.id)
    assert [bool(one.done_at) for one in steps.all_of(vault, case.id)] == [True]
    assert check.run(vault) == []


def test_a_step_the_person_did_away_with_does_not_come_back_by_itself(vault, case):
    new = replace(PLACE, next_look=when.day(2026, 12, 1))
    step = takedowns.step_for(new, KO)
    place = takedowns.add(vault, case.id, new, step)
    steps.mark(vault, place.step, True)
    place = takedowns.edit(vault, place.id, replace(new, note="더"), step)
    assert [bool(one.done_at) for one in steps.all_of(vault, case.id)] == [True]
    steps.remove(vault, place.step)
    place = takedowns.edit(vault, place.id, replace(new, note="더더"), step)
    assert (steps.all_of(vault, case.id), place.step) == ([], 0)
    takedowns.edit(vault, place.id, replace(PLACE, found=Found.GONE))
    assert steps.all_of(vault, case.id) == []
    back = takedowns.edit(vault, place.id, replace(new, found=Found.BACK), step)
    (made,) = steps.all_of(vault, case.id)
    assert (made.id, made.done_at) == (back.step, "")
    steps.put_off(vault, made.id, when.day(2026, 12, 9))
    takedowns.edit(vault, place.id, replace(new, found=Found.BACK, note="그대로"), step)
    assert [one.due for one in steps.all_of(vault, case.id)] == [when.day(2026, 12, 9)]
    takedowns.edit(vault, place.id, replace(PLACE, found=Found.BACK))  # no day any more
    assert steps.all_of(vault, case.id) == []
    kept = steps.add(vault, case.id, NewStep("내가 적은 것"))
    takedowns.remove(vault, place.id)
    assert steps.all_of(vault, case.id) == [kept]
    assert check.run(vault) == []


def test_a_place_its_step_and_its_asking_are_noted_together_or_not_at_all(vault, case):
    new = replace(PLACE, next_look=when.day(2026, 12, 1))
    step = takedowns.step_for(new, KO)
    for asked in (NewAsking(" "), replace(ASKED, submission=7)):
        with pytest.raises((EmptyText, NotThere)):
            takedowns.add(vault, case.id, new, step, asked)
    with pytest.raises(TooLong):
        takedowns.add(vault, case.id, new, NewStep("x" * 301), ASKED)
    assert takedowns.ids(vault, case.id) == []
    assert steps.all_of(vault, case.id) == []
    before = len(events(vault))
    place = takedowns.add(vault, case.id, new, step, ASKED)
    assert events(vault)[before:] == ["takedown.added"]
    assert len(takedowns.askings(vault, place.id)) == 1
    assert len(steps.all_of(vault, case.id)) == 1
    assert check.run(vault) == []


def test_what_cannot_be_leaves_nothing_behind(vault, case):
    before = vault.head
    other = cases.add(vault, replace(case, name="다른 일"))
    item = evidence.refer(vault, other.id, Provenance(title="x"))
    head = vault.head
    step = NewStep("x", when.day(2026, 12, 1))
    for new, error in (
        (NewTakedown(note="메모뿐"), EmptyText),
        (NewTakedown(" \n", "\t"), EmptyText),
        (replace(PLACE, platform="가" * 301), TooLong),
        (replace(PLACE, url="x" * 4001), TooLong),
        (replace(PLACE, evidence=item.id), NotThere),
    ):
        with pytest.raises(error):
            takedowns.add(vault, case.id, new, step)
    place = takedowns.add(vault, case.id, PLACE)
    given = submissions.add(vault, other.id, NewSubmission("x"))
    for asked, error in (
        (NewAsking(" "), EmptyText),
        (replace(ASKED, pin="0" * 301), TooLong),
        (replace(ASKED, submission=given.id), NotThere),
    ):
        with pytest.raises(error):
            takedowns.ask(vault, place.id, asked)
    for call in (takedowns.get, takedowns.get_asking, takedowns.remove, takedowns.remove_asking):
        with pytest.raises(NotThere):
            call(vault, 7)
    assert steps.all_of(vault, case.id) == []
    assert events(vault)[before[0] :] == [
        "case.added", "evidence.added", "takedown.added", "submission.added"
    ]  # fmt: skip
    assert head[0] == before[0] + 2


LETTERS = ["\u202egpj.exe", "\U0001f469\u200d\U0001f467", "a\0b", "\ud800", "\u2028x", "가" * 300]


@pytest.mark.parametrize("text", LETTERS)
def test_any_letter_is_kept_or_made_storable(vault, case, text):
    place = takedowns.add(
        vault, case.id, NewTakedown(text, note=text, next_look=when.day(2026, 12, 1))
    )
    asked = takedowns.ask(vault, place.id, NewAsking(text, said=text, pin=text))
    assert takedowns.get_asking(vault, asked.id) == asked
    step = takedowns.step_for(place, KO)
    assert step is not None
    assert steps.add(vault, case.id, step).title.startswith("지워졌는지")
    assert takedowns.lines(vault, [place.id])[place.id].platform == place.platform
    assert check.run(vault) == []


def test_what_goes_with_a_submission_lets_go_of_it_in_the_journal_too(vault, case):
    given = submissions.add(vault, case.id, NewSubmission("센터", "deletion"))
    place = takedowns.add(vault, case.id, PLACE)
    asked = takedowns.ask(vault, place.id, replace(ASKED, submission=given.id))
    submissions.remove(vault, given.id)
    assert takedowns.get_asking(vault, asked.id).submission is None
    assert check.run(vault) == []
