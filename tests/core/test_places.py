"""The directory in one list, and what is looked for in it."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from companion import places
from companion.directory import Mine
from companion.facts import Chat, Contact, Source
from companion.openings import Open, State
from companion.places import Wanted
from companion.records import Age
from companion.records import Contact as Own


def contact(ident: str, **values: Any) -> Contact:
    known: dict[str, Any] = {"category": "crisis", "audience": ("all",), "sources": (Source("x"),)}
    known |= {"checked": date(2026, 11, 22), "confidence": "high"}
    return Contact(id=ident, **known | values)


PACK = {
    one.id: one
    for one in (
        contact("a", audience=("student",), phone="1388", text="1388", languages=("ko", "en")),
        contact("b", audience=("teacher",), phone="02-735-8994", languages=("ko",)),
        contact("c", chat=(Chat("x", "y"),)),
    )
}
OWN = Own("이모", "010-1", id=7, case=1)
OPEN = {"a": Open.YES, "b": Open.NO, "c": Open.UNKNOWN, "own:7": Open.UNKNOWN}
WORDS = {"a": "청소년 1388", "b": "상담 027358994", "c": "채팅", "own:7": "이모 010-1"}


def found(wanted: Wanted, mine: dict[str, Mine] | None = None) -> tuple[list[str], list[str]]:
    every = places.entries(places.of_pack(PACK), [OWN], mine or {})
    got = places.sift(every, wanted, lambda e: State(OPEN[e.ident]), lambda e: WORDS[e.ident])
    assert len(got.fits) + len(got.unsure) + got.left_out + got.put_away == len(every)
    return [e.ident for e in got.fits], [e.ident for e in got.unsure]


@pytest.mark.parametrize(
    ("wanted", "fits", "unsure"),
    [
        (Wanted(), ["own:7", "a", "b", "c"], []),
        (Wanted(audience="teacher"), ["own:7", "b", "c"], []),
        (Wanted(open_now=True), ["a"], ["own:7", "c"]),
        (Wanted(writes=True), ["a", "c"], ["own:7"]),
        (Wanted(language="en"), ["a"], ["own:7", "c"]),
        (Wanted(language="ko", open_now=True), ["a"], ["own:7", "c"]),
        (Wanted(text="1388"), ["a"], []),
        (Wanted(text="02-735 8994"), ["b"], []),
        (Wanted(text="이모"), ["own:7"], []),
        (Wanted(text="  "), ["own:7", "a", "b", "c"], []),
        (Wanted(text="청소년 없는말"), [], []),
    ],
)
def test_what_is_found(wanted, fits, unsure):
    assert found(wanted) == (fits, unsure)


def test_what_is_put_away_is_counted_and_what_is_on_top_comes_first():
    mine = {"a": Mine("a", hidden=True), "c": Mine("c", pinned=True)}
    assert found(Wanted(), mine) == (["c", "own:7", "b"], [])
    assert found(Wanted(put_away=True), mine) == (["c", "own:7", "a", "b"], [])


@pytest.mark.parametrize(
    ("limits", "bands"),
    [
        ({}, "under14 under19 adult unsure"),
        ({"age_below": 19}, "under14 under19 unsure"),
        ({"age_below": 14}, "under14 unsure"),
        ({"age_from": 19}, "adult unsure"),
        ({"age_from": 13}, "under14 under19 adult unsure"),
        ({"age_from": 14, "age_below": 19}, "under19 unsure"),
        # an adult may have been a child in the picture, and a child no adult
        ({"age_below": 18, "age_of": "picture"}, "under14 under19 adult unsure"),
        ({"age_from": 18, "age_of": "picture"}, "under19 adult unsure"),
    ],
)
def test_for_which_ages(limits, bands):
    assert {band for band in Age if places.fits_age(contact("x", **limits), band)} == set(
        map(Age, bands.split())
    )


def test_ten_thousand_are_sifted_at_once():
    pack = {f"p{n}": replace_id(n) for n in range(10_000)}
    every = places.entries(places.of_pack(pack), [], {})
    began = time.perf_counter()
    got = places.sift(
        every,
        Wanted(text="p99", open_now=True, language="ko", age=Age.UNDER19),
        lambda e: State(Open.YES),
        lambda e: e.ident,
    )
    assert time.perf_counter() - began < 1
    assert len(got.fits) == 111


def replace_id(number: int) -> Contact:
    return contact(f"p{number}", languages=("ko",))
