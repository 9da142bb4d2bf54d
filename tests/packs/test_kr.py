"""The Korean pack says what was checked, all of it, and nothing of what was not.

The numbers here were copied from the research by hand and are the second opinion on the
pack: a slip of a digit in one of the two is found.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from companion import packs, paths, texts
from companion.texts import Texts

RESOURCES = paths.resources()
KR = RESOURCES / "packs" / "kr"
PACK = packs.load("kr")
OWN = {id_: row for id_, row in PACK.contacts.items() if not id_.startswith("world-")}

# id: number to call, other numbers
SHIPPED: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "kr-112": ("112", ()),
    "kr-ecrm": (None, ()),
    "kr-117": ("117", ()),
    "kr-wee": (None, ()),
    "kr-btf": ("1588-9128", ()),
    "kr-1395": ("1395", ()),
    "kr-1366": ("1366", ()),
    "kr-d4u": ("02-735-8994", ("1366",)),
    "kr-1377": ("1377", ()),
    "kr-d4youth": (None, ()),
    "kr-seoul": ("02-815-0382", ("02-1366",)),
    "kr-gyeonggi": ("1544-9112", ()),
    "kr-regional-d4u": ("1366", ()),
    "kr-sunflower": (None, ("1366",)),
    "kr-1388": ("1388", ()),
    "kr-109": ("109", ()),
    "kr-132": ("132", ()),
    "kr-victim-lawyer": (None, ()),
    "kr-onestop-seoul": ("1577-1701", ()),
    "kr-smile": (None, ()),
    "kr-danuri": ("1577-1366", ()),
}
URLS = {
    "kr-ecrm": "https://ecrm.police.go.kr/minwon/main",
    "kr-d4u": "https://d4u.stop.or.kr/",
    "kr-seoul": "https://www.8150382.or.kr/",
    "kr-gyeonggi": "https://gwff.kr/031cut/",
    "kr-1388": "https://www.1388.go.kr",
    "kr-132": "https://www.klac.or.kr",
    "kr-smile": "https://resmile.or.kr",
}
# What the research says not to show: unverified rows, misprints, old numbers, names and hours
WITHHELD_IDS = {"kr-182", "kr-dscstop", "kr-tacteen", "kr-kcsvrc", "kr-ksvrc", "kr-107"}
WITHHELD_SHORT = ["182", "107"]
WITHHELD = [
    "02-3141-6191",
    "02-817-7959",
    "02-338-5801",
    "02-735-8894",
    "02-1234-5678",
    "1899-3075",
    "1577-0199",
    "055-546-1295",
    "www.d4u.or.kr",
    "open.kakao.com",
    "women1366",
    "117CHAT",
    "#0117",
    "#1388",
    "방송통신심의위원회",
    "방심위",
    "검찰청",
    "여성가족부",
]
# Rows whose hours are missing, old, or doubted in the research
NO_HOURS = {"kr-wee", "kr-btf", "kr-1395", "kr-gyeonggi", "kr-132", "kr-victim-lawyer", "kr-smile"}
IN_FORCE = {
    "sexual-14b-1": "2024-10-16",
    "sexual-14b-2": "2024-10-16",
    "sexual-14b-4": "2024-10-16",
    "sexual-14c": "2024-10-16",
    "youth-11-5": "2025-04-22",
    "youth-11b": "2024-10-16",
    "youth-15b": "2025-10",
    "stalking-2-details": "2023-07-11",
    "stalking-2-name": "2023-07-11",
    "school-2": "2025-08-01",
    "investigation-16b": "2023-11-01",
    "procedure-215b": "2026-06-30",
    "sexual-23b": "2025-06",
    "teacher-25i": "2026-02-19",
    "network-44j": "2026-07",
}
ACTS = {
    "deepfake-making",
    "deepfake-spreading",
    "deepfake-keeping",
    "threat-to-spread",
    "filming",
    "obscene-message",
    "doxxing",
    "impersonation",
    "cyber-exclusion",
    "defamation-insult",
    "webcam-sextortion",
    "grooming",
    "stalking",
}
NEVER_SAID = [
    "가해자",
    "몰카",
    "음란물",
    "야동",
    "오류",
    "실패",
    "잘못된",
    "반드시",
    "경고",
    "검찰청",
]


def files() -> list[tuple[str, str]]:
    """Every readable file under resources, by name."""
    found = []
    for file in sorted(path for path in RESOURCES.rglob("*") if path.is_file()):
        try:
            found.append((file.relative_to(RESOURCES).as_posix(), file.read_text("utf-8")))
        except UnicodeDecodeError:  # a font or a picture
            continue
    return found


def test_every_built_in_pack_keeps_every_rule():
    assert "kr" in packs.available()
    for country in packs.available():
        found = packs.check(RESOURCES / "packs" / country, today=date(2026, 11, 27))
        assert [str(error) for error in found] == []
        assert packs.load(country).meta.country == country


def test_every_checked_contact_is_there_with_its_numbers():
    shown = {id_: (row.phone, row.phone_alt) for id_, row in OWN.items()}
    assert shown == SHIPPED
    assert {id_: row.url for id_, row in OWN.items() if row.url} == URLS
    assert {id_: row.text for id_, row in OWN.items() if row.text} == {"kr-1388": "1388"}


def test_nothing_withheld_is_anywhere_in_the_resources():
    read = files()
    assert len(read) > 6
    assert not [(name, bad) for name, text in read for bad in WITHHELD if bad in text]
    assert not WITHHELD_IDS & set(PACK.contacts)
    called = {n for row in PACK.contacts.values() for n in (row.phone, row.text, *row.phone_alt)}
    assert not called & {*WITHHELD_SHORT, "1393"}
    spoken = [(key, text) for words in PACK.words.values() for key, text in words.items()]
    short = re.compile(rf"(?<![0-9제])(?:{'|'.join(WITHHELD_SHORT)}|1393)(?![0-9조])")
    assert not [key for key, text in spoken if short.search(text)]


def test_hours_are_shown_only_where_nobody_doubts_them():
    assert {id_ for id_, row in OWN.items() if row.hours is None} == NO_HOURS
    always = {id_ for id_, row in PACK.contacts.items() if row.hours == "always"}
    assert {"kr-112", "kr-117", "kr-1366", "kr-1388", "kr-109"} <= always


def test_numbers_in_words_are_numbers_of_the_pack():
    known = {n for row in PACK.contacts.values() for n in (row.phone, *row.phone_alt) if n}
    number = re.compile(r"(?<![0-9:–-])(?:0[0-9]{1,2}-)?[0-9]{3,4}(?:-[0-9]{4})?(?![0-9:–-])")
    for words in PACK.words.values():
        for key, text in words.items():
            if key.startswith(("contact.", "hours.")):
                assert set(number.findall(text)) <= known, key


def test_whom_to_call_first_can_be_called_now():
    first = PACK.meta.first
    for id_ in first.now:
        contact = PACK.contacts[id_]
        assert (contact.phone, contact.hours) == (contact.id.removeprefix("kr-"), "always")
    assert first.now[0] == "kr-112"
    for id_ in (*first.now, *first.today):
        for language in PACK.meta.languages:
            assert f"contact.{id_}.say" in PACK.words[language] or id_ == "kr-ecrm"
    everyone = [PACK.contacts[id_].audience for id_ in first.now]
    assert everyone == [("all",)] * len(everyone)


def test_every_fact_says_when_it_was_checked_and_where():
    checked = {row.checked for row in PACK.contacts.values()}
    assert checked | {row.checked for row in PACK.laws.values()} == {date(2026, 11, 22)}
    undated = {id_ for id_, row in OWN.items() if row.source_date is None}
    assert undated == {"kr-wee", "kr-smile"}


def test_kinds_of_act_and_since_when_their_laws_read_so():
    assert set(PACK.acts) == ACTS
    assert {id_: law.in_force for id_, law in PACK.laws.items() if law.in_force} == IN_FORCE
    cited = {law for act in PACK.acts.values() for law in act.laws}
    ways = PACK.procedures.values()
    cited |= {law for way in ways for stage in way.stages for law in stage.laws}
    cited |= {law for line in PACK.lines.values() for law in line.laws}
    cited |= {law for term in PACK.terms.values() for law in term.laws}
    assert cited == set(PACK.laws)
    children = {id_ for id_, law in PACK.laws.items() if law.child}
    assert children == {id_ for id_ in PACK.laws if id_.startswith("youth-")}
    assert PACK.meta.child_below == 19


@pytest.mark.parametrize("law", PACK.laws.values(), ids=lambda law: law.id)
def test_a_short_citation_names_the_same_article(law):
    ko, en = PACK.words["ko"][f"law.{law.id}"], PACK.words["en"][f"law.{law.id}"]
    assert ko.endswith(law.article)
    assert re.findall(r"\d+", en) == re.findall(r"\d+", law.article)


def test_a_platform_a_contact_chats_on_has_a_name():
    told = texts.load("ko", PACK.words)
    for contact in PACK.contacts.values():
        for chat in contact.chat:
            assert told.knows(f"platform.{chat.where}")
        for language in contact.languages:
            assert told.knows(f"language.{language}")
        assert told.knows(f"region.{contact.region}")


def test_the_words_keep_the_house_style():
    for key, text in PACK.words["ko"].items():
        assert not [bad for bad in NEVER_SAID if bad in text], key
        if key.startswith("contact.") and not key.endswith(".name"):
            assert re.search(r"(?:요|까요|세요)[.?]$", text), key
    for key, text in PACK.words["en"].items():
        if key.startswith(("contact.", "act.", "hours.", "region.")):
            assert not re.search("[가-힣]", text.replace("제보", "")), key


def test_every_word_is_said_without_a_gap_in_both_languages():
    for language in PACK.meta.languages:
        told = Texts(language, PACK.words)
        for id_ in PACK.contacts:
            for part in ("name", "what"):
                said = told.say(f"contact.{id_}.{part}")
                assert said not in {part, ""}
                assert "…" not in said


def test_what_the_law_here_asks_of_a_counsellor_is_said_here_alone():
    for country in packs.available():
        pack = packs.load(country)
        said = pack.words
        for language in pack.meta.languages:  # and not once more in easy words
            assert ("report.counsel.warning_child" in said[language]) is (country == "kr")


def test_what_facts_rest_on_is_said_in_english_too():
    """A Korean name alone says little; it stays beside it, so that it can be found."""
    english, hangul = Texts("en", PACK.words), re.compile("[가-힣]")
    every = [one for row in PACK.lines.values() for one in row.sources]
    every += [one for row in PACK.terms.values() for one in row.sources]
    stages = [stage for way in PACK.procedures.values() for stage in way.stages]
    every += [one for row in stages for one in row.sources]
    sources = {one for one in every if hangul.search(one.name)}
    rules = {one for one in PACK.deadlines.values() if hangul.search(one.law)}
    assert len(sources) > 5
    assert len(rules) > 5
    said = {one.name: english.say(f"source.{one.id}") for one in sources if one.id}
    said |= {one.law: english.say(f"deadline.{one.id}.rule") for one in rules}
    assert {one.name for one in sources} | {one.law for one in rules} == said.keys()
    assert not {name: words for name, words in said.items() if hangul.search(words)}
    assert texts.beside("A notice", "안내") == "A notice (안내)"
    assert texts.beside("안내", "안내") == "안내"
