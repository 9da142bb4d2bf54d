"""What somebody who has just found out is told first: twelve people by hand, all by rule."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import get_args
from zoneinfo import ZoneInfo

import msgspec
import pytest

from companion import first_lines, openings, packs
from companion.facts import Need, Now
from companion.openings import Open
from companion.records import Age, NewCase, Role
from tests.packs.test_procedures import NEVER, READ

KR = packs.load("kr")
ALL = {country: packs.load(country) for country in packs.available()}
SEOUL = ZoneInfo("Asia/Seoul")
NIGHT = datetime(2026, 11, 28, 2, 0, tzinfo=SEOUL)  # a Saturday
NOON = datetime(2026, 11, 27, 14, 0, tzinfo=SEOUL)  # a Friday
EVERYBODY = list(itertools.product(Role, Age, get_args(Now)))

# Who; role, age, what happens now; the lines in their order; whom to call to be safe and to talk
PEOPLE = [
    ("girl of 15, nothing said", "mine under19 unsaid",
     "safe call-young not next-young when-young", "112 | 1366 1388 109"),
    ("girl of 15, threatened", "mine under19 threat",
     "safe-threat call-urgent-young not-threat next-young when-threat", "112 | 112 1366 1388"),
    ("boy of 13, it is spreading", "mine under14 spreading",
     "safe-spreading call-young not next-young when-spreading", "112 | 1366 1388 109"),
    ("student who did not say how old, someone is near", "mine unsure near",
     "safe-near call-urgent-young not next-young when-young", "112 1366 | 112 1366 1388"),
    ("student of 18, it is over", "mine under19 over",
     "safe-over call-young not next-young when-young", "112 | 1366 1388 109"),
    ("adult, nothing said", "mine adult unsaid",
     "safe call-adult not next when", "112 | 1366 109"),
    ("adult, threatened", "mine adult threat",
     "safe-threat call-urgent not-threat next when-threat", "112 | 112 1366 109"),
    ("parent of a child of 13", "child under14 unsaid",
     "safe call-parent not-parent next-parent when-young", "112 | 1366 1388 117"),
    ("parent, the child is threatened", "child under19 threat",
     "safe-threat call-urgent not-parent next-parent when-threat", "112 | 112 1366 109"),
    ("teacher of a pupil, it is spreading", "teacher under19 spreading",
     "safe-spreading call-support not-support next-duty when-spreading", "112 | 1366 117"),
    ("teacher who stands by a colleague", "teacher adult unsaid",
     "safe call-support not-support next-teacher when", "112 | 1366 117"),
    ("counsellor of a pupil", "support under19 unsaid",
     "safe call-support not-support next-support when-young", "112 | 1366 117"),
    ("friend of an adult, it is over", "support adult over",
     "safe-over call-support not-support next when", "112 | 1366 117"),
    ("counsellor who does not know, someone is near", "support unsure near",
     "safe-near call-urgent not-support next-support when-young", "112 1366 | 112 1366 109"),
]  # fmt: skip


def case(role, age):
    return NewCase(Role(role), Age(age))


def called(pack, who, line, at):
    return [one.phone or one.text for one in first_lines.places(pack, who, line, at)]


@pytest.mark.parametrize("at", [NIGHT, NOON], ids=["night", "day"])
@pytest.mark.parametrize(("who", "asked", "lines", "calls"), PEOPLE, ids=[p[0] for p in PEOPLE])
def test_what_each_of_them_is_told(who, asked, lines, calls, at):
    role, age, now = asked.split()
    told = first_lines.told(KR, case(role, age), now)
    assert [line.id for line in told] == lines.split()
    assert [line.need for line in told] == list(get_args(Need))
    said = [" ".join(called(KR, case(role, age), line, at)) for line in told[:2]]
    assert " | ".join(said) == calls, who


@pytest.mark.parametrize("country", ALL)
def test_everybody_everywhere_is_told_one_line_of_each_need(country):
    pack = ALL[country]
    for role, age, now in EVERYBODY:
        told = first_lines.told(pack, NewCase(role, age), now)
        assert [line.need for line in told] == list(get_args(Need))


@pytest.mark.parametrize("country", ALL)
def test_at_night_only_who_is_open_is_to_be_called(country):
    pack, found = ALL[country], 0
    here = ZoneInfo(pack.meta.timezone)
    for role, age, now in EVERYBODY:
        who, at = NewCase(role, age), datetime(2026, 11, 29, 3, 30, tzinfo=here)  # a Sunday
        for line in first_lines.told(pack, who, now)[:2]:
            places = first_lines.places(pack, who, line, at)
            assert all(openings.of(pack, one, at).is_open is Open.YES for one in places)
            assert len(places) <= 3
            found += len(places)
            assert places, (line.id, role, age)  # nobody is left without a number
    assert found > 100


def test_a_child_is_told_of_the_duty_to_report_before_anything_is_shown_to_a_teacher():
    for now in get_args(Now):
        for age in (Age.UNDER14, Age.UNDER19, Age.UNSURE):
            line = first_lines.told(KR, NewCase(Role.MINE, age), now)[3]
            assert "youth-34" in line.laws
            for language, before in (("ko", "보여 주기 전에"), ("en", "Before you show")):
                words = KR.words[language]
                assert before in words[f"line.{line.id}.title"]
                assert "19" in words[f"line.{line.id}.text"]


@pytest.mark.parametrize("line", KR.lines.values(), ids=lambda one: one.id)
def test_each_line_rests_on_what_was_read_and_is_short(line):
    assert line.fact in READ
    if line.basis == "law":
        assert READ[line.fact] == "law"
        assert all(KR.laws[law].source.name for law in line.laws)
    else:
        assert line.sources or line.contacts
    for language in ("ko", "en"):
        words = KR.words[language]
        assert len(words[f"line.{line.id}.title"]) < 60
        assert len(words[f"line.{line.id}.text"]) < 260
    text = KR.words["ko"][f"line.{line.id}.text"]
    assert text.rstrip(".").endswith("요")
    assert not [word for word in NEVER if word in text + KR.words["ko"][f"line.{line.id}.title"]]


def test_whoever_works_with_children_is_told_to_keep_nothing_and_of_their_duty():
    for role, age, now in EVERYBODY:
        if role in (Role.SUPPORT, Role.TEACHER):
            told = first_lines.told(KR, NewCase(role, age), now)
            assert told[2].id == "not-support"
            assert (age is Age.ADULT) is ("youth-34" not in told[3].laws)


def test_no_line_names_a_number_that_no_place_has():
    numbers = {n for one in KR.contacts.values() for n in (one.phone, one.text) if n}
    import re

    for language in ("ko", "en"):
        for line in KR.lines.values():
            text = KR.words[language][f"line.{line.id}.text"]
            assert set(re.findall(r"\b\d{3,4}\b", text)) <= numbers, line.id


def test_a_place_that_turns_the_person_away_is_not_offered():
    uk = ALL["uk"]
    line = next(one for one in uk.lines.values() if one.first)
    line = msgspec.structs.replace(line, first="now", need="next")
    young = first_lines.places(uk, case("mine", "under14"), line, NOON)
    adult = first_lines.places(uk, case("mine", "adult"), line, NOON)
    assert "uk-childline" in {one.id for one in young}
    assert "uk-childline" not in {one.id for one in adult}


def test_whom_to_talk_to_comes_before_whom_to_alarm():
    uk = ALL["uk"]
    line = first_lines.told(uk, case("mine", "under19"))[1]
    found = [one.id for one in first_lines.places(uk, case("mine", "under19"), line, NIGHT)]
    assert found[0] == "uk-childline"
    assert "uk-999" in found


# Korean hours: the place, the moment, whether it is open then
HOURS = [
    ("kr-1366", NIGHT, True),
    ("kr-onestop-seoul", NIGHT, False),
    ("kr-onestop-seoul", datetime(2026, 11, 27, 9, 0, tzinfo=SEOUL), True),
    ("kr-onestop-seoul", datetime(2026, 11, 27, 8, 59, tzinfo=SEOUL), False),
    ("kr-onestop-seoul", datetime(2026, 11, 27, 18, 0, tzinfo=SEOUL), False),
    ("kr-onestop-seoul", datetime(2026, 11, 28, 12, 0, tzinfo=SEOUL), False),  # a Saturday
    ("kr-onestop-seoul", datetime(2026, 9, 25, 12, 0, tzinfo=SEOUL), None),  # Chuseok, a Friday
    ("kr-onestop-seoul", datetime(2026, 10, 5, 12, 0, tzinfo=SEOUL), None),  # put in for the 3rd
    ("kr-onestop-seoul", datetime(2026, 9, 25, 3, 0, tzinfo=SEOUL), False),
    ("kr-onestop-seoul", datetime(2026, 10, 3, 12, 0, tzinfo=SEOUL), False),  # and a Saturday
    ("kr-1366", datetime(2026, 9, 25, 12, 0, tzinfo=SEOUL), True),
    ("kr-seoul", datetime(2026, 11, 27, 12, 30, tzinfo=SEOUL), False),  # lunch
    ("kr-seoul", datetime(2026, 11, 27, 13, 0, tzinfo=SEOUL), True),
    ("kr-d4youth", datetime(2026, 11, 27, 21, 59, tzinfo=SEOUL), True),
    ("kr-d4youth", datetime(2026, 11, 27, 12, 59, tzinfo=UTC), True),  # the same moment
    ("kr-d4youth", datetime(2026, 11, 27, 13, 0, tzinfo=UTC), False),
    ("kr-d4u", NOON, None),  # known in words only
    ("kr-1395", NOON, None),  # nobody could say
]


@pytest.mark.parametrize(("ident", "at", "open_"), HOURS)
def test_whether_a_place_is_open(ident, at, open_):
    said = {True: Open.YES, False: Open.NO, None: Open.UNKNOWN}[open_]
    assert openings.of(KR, KR.contacts[ident], at).is_open is said


def test_without_its_clock_only_what_never_closes_is_open():
    pack = msgspec.structs.replace(
        KR, meta=msgspec.structs.replace(KR.meta, timezone="Atlantis/Nowhere")
    )
    assert openings.of(pack, KR.contacts["kr-1366"], NIGHT).is_open is Open.YES
    assert openings.of(pack, KR.contacts["kr-d4youth"], NOON).is_open is Open.UNKNOWN
