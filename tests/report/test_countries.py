"""Each country's desks, in each of its languages: what they may know, in words that are there."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from companion import packs, paths, texts
from companion.records import Role
from companion.report import bundle, content, verify, writing
from companion.report.chosen import gather
from companion.texts import Texts
from tests.report import making
from tests.report.test_canaries import wanted

COUNTRIES = tuple(sorted(set(packs.available()) - {"kr"}))
# The rest take the same layouts from the same shared part, which a test of its own says.
WRITTEN = ("eu", "uk", "us")
DESKS = [(country, desk) for country in WRITTEN for desk in packs.load(country).reports]
KOREAN = [("kr", desk) for desk in packs.load("kr").reports]


class Listening(Texts):
    """Texts that remember which keys they had no word for in their own language."""

    def __init__(self, language, *words):
        super().__init__(language, *words)
        self.missed = set()
        self.own = {key for table in words for key in table.get(language, ())}

    def say(self, key, /, **values):
        if key not in self.own:
            self.missed.add(key)
        return super().say(key, **values)


def listening(language, pack):
    return Listening(language, texts.own(), pack.words, texts.reports())


def test_the_countries_of_the_english_sets_are_there():
    assert {"au", "ca", "eu", "ie", "jp", "uk", "us"} <= set(COUNTRIES)
    one = packs.load("eu")
    for country in COUNTRIES:
        pack = packs.load(country)
        assert {"police", "school"} <= set(pack.reports)
        assert pack.reports == one.reports
        if country not in WRITTEN:
            for language, words in pack.words.items():
                assert _of_reports(words) == _of_reports(one.words[language])


def _of_reports(words):
    return {key: said for key, said in words.items() if key.startswith("report.")}


@pytest.mark.parametrize(("country", "desk"), DESKS)
def test_each_desk_gets_what_it_may_know_and_nothing_else(full, tmp_path, country, desk):
    vault, case, canaries, _ = full
    pack = packs.load(country)
    told = making.passages(vault, case.id)
    bundle.write(vault, case.id, desk, "en", tmp_path / "out", pack=pack, passages=told)
    found = making.everything(tmp_path / "out")
    there = {word for words in canaries.values() for word in words if word in found}
    assert there == wanted(pack.reports[desk], canaries)
    assert [verdict.findings for verdict in verify.verify(tmp_path / "out")] == [()]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("country", "desk"), [*DESKS, *KOREAN])
def test_every_word_of_a_document_is_in_its_language(full, country, desk, language):
    vault, case, _, _ = full
    pack = packs.load(country)
    layout, words = pack.reports[desk], listening(language, pack)
    chosen = gather(vault, case.id, layout, passages=making.passages(vault, case.id))
    mark = writing.Mark("1", "ab" * 32, 1, "cd" * 32)
    for role, choices in itertools.product(Role, ((), layout.choices)):
        told = dataclasses.replace(chosen.case, role=role, choices=choices)
        kept = dataclasses.replace(chosen, case=told)
        content.documents(kept, layout, words, making.AT, mark)
    assert not words.missed, (
        f"not said in {language}, as report.{desk}.… or for all: {sorted(words.missed)}"
    )


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_says_what_korea_says_of_kinds_of_act(country):
    """So an event keeps its kinds of act when its record turns to another country."""
    pack, korea = packs.load(country), packs.load("kr")
    assert list(pack.acts) == list(korea.acts)
    for language in pack.meta.languages:
        named = {k: w for k, w in pack.words[language].items() if k.startswith("act.")}
        assert named == {k: w for k, w in korea.words[language].items() if k.startswith("act.")}


@pytest.mark.parametrize("country", COUNTRIES)
def test_whom_to_call_first_is_there_at_every_hour(country):
    first = packs.load(country).meta.first
    assert first.now
    assert first.today
    assert first.later
    contacts = packs.load(country).contacts
    for ident in first.now:
        assert contacts[ident].phone
        assert contacts[ident].hours == "always"


# id: number to call; copied from the research by hand, as the second opinion on the packs
PHONES = {
    "us-911": "911",
    "us-988": "988",
    "us-cybertip": "1-800-843-5678",
    "us-rainn": "800-656-4673",
    "uk-999": "999",
    "uk-childline": "0800 1111",
    "uk-101": "101",
    "uk-rph": "0345 6000 459",
    "uk-nspcc": "0808 800 5000",
    "uk-reportfraud": "0300 123 2040",
    "jp-110": "110",
    "jp-24sos": "0120-0-78310",
    "jp-8103": "#8103",
    "jp-8891": "#8891",
    "jp-9110": "#9110",
    "jp-childline": "0120-99-7777",
    "jp-jinken110": "0570-003-110",
    "jp-kodomo110": "0120-007-110",
    "jp-paps": "050-3177-5432",
    "jp-yorisoi": "0120-279-338",
    "au-000": "000",
    "au-lifeline": "13 11 14",
    "au-kidshelpline": "1800 55 1800",
    "au-1800respect": "1800 737 732",
    "au-police": "131 444",
    "ca-911": "911",
    "ca-988": "988",
    "ca-cybertip": "1-866-658-9022",
    "ca-kidshelpphone": "1-800-668-6868",
    "ie-999": "112",
    "ie-childline": "1800 66 66 66",
    "ie-garda": "1800 555 222",
    "ie-rapecrisis": "1800 77 8888",
    "ie-victims": "116 006",
    "eu-112": "112",
    "eu-116111": "116 111",
}
# What the research says not to show: never looked up, or not for everyone
WITHHELD = [
    *("844-878-2274", "741741", "1-800-421-3481", "1-800-225-5324", "0800 136 663"),
    *("0344 381 4772", "0808 500 2222", "08 08 16 89 111", "116 000"),
    *("1800 341 900", "www.accce.gov.au", "civilresolutionbc.ca", "0570-0-78310"),
]
# Rows whose hours no page, only an old one, or only one says
NO_HOURS = {
    *("uk-nspcc", "us-fbi", "us-ic3", "us-ftc", "eu-116111", "eu-bik"),
    *("world-inhope", "world-helplines"),
    *("jp-9110", "jp-curetime", "jp-childline", "jp-paps", "jp-yorisoi"),
    *("au-police", "ca-cybertip", "ca-kidshelpphone"),
    *("ie-childline", "ie-garda", "ie-rapecrisis", "ie-victims"),
}
# Whom a place turns away by age: from, below, and of when
AGES = {
    "us-cybertip": (None, 18, "now"),
    "uk-childline": (None, 19, "now"),
    "uk-reportremove": (None, 18, "now"),
    "uk-rph": (18, None, "now"),
    "uk-ceop": (None, 18, "now"),
    "uk-rhc": (13, None, "now"),
    "uk-iwf": (None, 18, "picture"),
    "eu-116111": (None, 18, "now"),
    "world-takeitdown": (None, 18, "picture"),
    "world-stopncii": (18, None, "picture"),
    "jp-24sos": (None, 18, "now"),
    "jp-childline": (None, 18, "now"),
    "jp-kodomo110": (None, 18, "now"),
    "au-kidshelpline": (5, 26, "now"),
    "ca-cybertip": (None, 18, "picture"),
    "ca-needhelpnow": (None, 18, "now"),
    "ca-kidshelpphone": (None, 25, "now"),
    "ie-childline": (None, 18, "now"),
    "ie-garda": (None, 18, "now"),
}


def test_the_numbers_are_those_that_were_checked():
    rows = {i: c for country in COUNTRIES for i, c in packs.load(country).contacts.items()}
    assert {i: c.phone for i, c in rows.items() if c.phone} == PHONES
    assert not [i for i, c in rows.items() if c.confidence == "low"]
    assert {i for i, c in rows.items() if c.hours is None} == NO_HOURS
    aged = {i: c for i, c in rows.items() if c.age_below or c.age_from}
    assert {i: (c.age_from, c.age_below, c.age_of) for i, c in aged.items()} == AGES
    # 116 006 is in use in 13 member states only: in Ireland, and in no pack that is for all of them
    assert [i for i, c in rows.items() if c.phone == "116 006"] == ["ie-victims"]
    for file in (paths.resources() / "packs").rglob("*.toml"):
        text = "\n".join(
            line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")
        )
        assert not [number for number in WITHHELD if number in text], file
