"""Procedures: for whom which stage is, what comes first, and that each rests on something."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from companion import packs, procedures
from companion.records import Age, NewCase, Role

KR = packs.load("kr")
# What was read about Korea, line by line, and how sure each line is
READ = {
    f"{section.removeprefix('section-')}-{line}": sure
    for section, lines in tomllib.loads(
        (Path(__file__).parent / "korea.toml").read_text("utf-8")
    ).items()
    for line, sure in lines.items()
}
# Sections of the one on other countries, and who has read what in it
ABROAD = {
    "us": {"e2-1", "e3-5"},
    "uk": {"e2-2"},
    "jp": {"e2-3"},
    "eu": {"e2-4"},
    "ie": {"e2-4"},
    "au": {"e2-5"},
    "ca": {"e2-6"},
}
NEVER = ("가해자", "몰카", "음란물", "반드시", "경고", "검찰")
LOADED = {country: packs.load(country) for country in packs.available()}
EVERYBODY = list(itertools.product(Role, Age))
STUDENT = NewCase(Role.MINE, Age.UNDER19)
TEACHER = NewCase(Role.TEACHER, Age.ADULT)


def told(procedure, case=STUDENT, acts=()):
    return [stage.id for stage in procedures.stages(KR.procedures[procedure], case, acts)]


@pytest.mark.parametrize(("role", "age"), EVERYBODY)
def test_whatever_has_to_be_known_first_stands_first(role, age):
    case = NewCase(role, age)
    for procedure in procedures.fitting(KR, case):
        found = procedures.stages(procedure, case, list(KR.acts))
        place = {stage.id: number for number, stage in enumerate(found)}
        assert found, procedure.id
        for stage in found:
            assert all(place[name] < place[stage.id] for name in stage.after if name in place)


@pytest.mark.parametrize(("role", "age"), EVERYBODY)
def test_the_duty_to_report_is_told_before_a_child_shows_a_teacher_anything(role, age):
    case = NewCase(role, age)
    if KR.procedures["school"] in procedures.fitting(KR, case):
        found = procedures.stages(KR.procedures["school"], case)
        assert (found[0].id, found[0].kind) == ("before", "care")
        assert "youth-34" in found[0].laws


def test_who_is_offered_which_way():
    ways = {
        (role, age): [one.id for one in procedures.fitting(KR, NewCase(role, age))]
        for role, age in EVERYBODY
    }
    for (role, age), offered in ways.items():
        assert {"police", "takedown", "support", "family"} <= set(offered)
        assert ("school" in offered) is (role is not Role.TEACHER and age is not Age.ADULT)
        young = age is not Age.ADULT
        # a teacher who was harmed writes of herself, or somebody stands by her
        assert ("school-teacher" in offered) is (role is not Role.CHILD and not young)
        assert ("school-duty" in offered) is (role is Role.TEACHER and young)


def test_a_teacher_who_helps_is_told_first_to_keep_nothing_and_to_say_so():
    first, second, *_ = procedures.stages(
        KR.procedures["school-duty"], NewCase(Role.TEACHER, Age.UNDER19)
    )
    assert (first.id, first.kind, second.id, second.kind) == (
        "no-save",
        "care",
        "tell-first",
        "care",
    )


def test_a_child_is_told_of_the_video_and_an_adult_is_not():
    assert "video" in told("police")
    assert "video" not in told("police", NewCase(Role.MINE, Age.ADULT))
    assert "video" in told("police", NewCase(Role.MINE, Age.UNSURE))


@pytest.mark.parametrize(
    ("procedure", "stage"),
    [(p.id, s) for p in KR.procedures.values() for s in p.stages],
    ids=lambda one: getattr(one, "id", one),
)
def test_each_stage_rests_on_what_was_read(procedure, stage):
    assert stage.fact in READ
    if stage.basis == "law":
        assert READ[stage.fact] == "law"
        assert all(KR.laws[law].source.name for law in stage.laws)
    else:
        assert stage.sources or stage.contacts
    for language in ("ko", "en"):
        text = KR.words[language][f"procedure.{procedure}.{stage.id}.text"]
        assert len(text) < 330  # a screen, not a page
    ko = KR.words["ko"][f"procedure.{procedure}.{stage.id}.text"]
    assert ko.rstrip(".").endswith("요")
    assert not [
        word for word in ("가해자", "몰카", "음란물", "반드시", "경고", "검찰") if word in ko
    ]


def test_every_fact_of_the_pack_is_a_line_that_was_read_and_no_line_is_forgotten():
    stages = [stage for one in KR.procedures.values() for stage in one.stages]
    named: list[str | None] = [stage.fact for stage in stages]
    named += [law.fact for law in KR.laws.values()] + [act.fact for act in KR.acts.values()]
    named += [line.fact for line in KR.lines.values()]
    named += [rule.fact for rule in KR.deadlines.values() if rule.desk != "us-notice"]
    assert None not in named
    assert set(named) == set(READ)
    for law in KR.laws.values():
        assert READ[law.fact or ""] == "law", law.id


@pytest.mark.parametrize("country", ABROAD)
def test_what_other_countries_do_rests_on_what_was_read_of_them(country):
    pack = LOADED[country]
    assert {"takedown"} <= set(pack.procedures)
    for ident, procedure in pack.procedures.items():
        for stage in procedure.stages:
            assert stage.fact in ABROAD[country], (ident, stage.id)
            assert stage.laws or stage.sources or stage.contacts
            for language in ("ko", "en"):
                text = pack.words[language][f"procedure.{ident}.{stage.id}.text"]
                assert len(text) < 330
            ko = pack.words["ko"][f"procedure.{ident}.{stage.id}.text"]
            assert ko.endswith("요.")
            assert not [word for word in NEVER if word in ko]
    cited = {law for one in pack.procedures.values() for stage in one.stages for law in stage.laws}
    assert cited == set(pack.laws)


@pytest.mark.parametrize("country", LOADED)
@pytest.mark.parametrize(("role", "age"), EVERYBODY)
def test_nobody_gets_an_empty_way(country, role, age):
    pack, case = LOADED[country], NewCase(role, age)
    for procedure in procedures.fitting(pack, case):
        assert procedures.stages(procedure, case), procedure.id


def test_what_is_no_law_is_not_called_one():
    days = next(one for one in KR.procedures["school"].stages if one.id == "apart-days")
    assert days.basis == "guidebook"
    assert not days.laws
