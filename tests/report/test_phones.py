"""Telephone numbers in a person's words: where names are masked, two digits of them are left."""

from __future__ import annotations

import pytest

from companion.records import Age, Case, Incident, Role
from companion.report.allowed import Allowed

FIELDS = ["incident.narrative", "case.contact"]
NUMBERS = [
    "010-1234-5678",
    "01012345678",
    "010.1234.5678",
    "+82 10 1234 5678",
    "+821012345678",
    "02-735-8994",
    "031) 123-4567",
    "(02)123-4567",
    "+1 800 123 4567",
]
OTHERS = [
    "2026-09-08 21:40",
    "2026.09.08",
    "1,000,000원",
    "100000000",
    "20260908",
    "1588-9128",
    "12:30-13:40",
    "010-1234-56789",
]


def read(text, names="initial"):
    return Allowed(FIELDS, names=names).read(Incident("x", text), "narrative")


@pytest.mark.parametrize("number", NUMBERS)
def test_two_digits_are_left(number):
    said = f"그 사람 번호는 {number}예요."
    assert read(said) == f"그 사람 번호는 …{number[-2:]}예요."
    assert read(said, "full") == said


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_no_such_number_stays(other):
    assert read(f"앞 {other} 뒤") == f"앞 {other} 뒤"


def test_ones_own_number_is_ones_own_to_give():
    case = Case(Role.MINE, Age.ADULT, contact="010-1234-5678 문자로")
    assert Allowed(FIELDS, names="role").read(case, "contact") == "010-1234-5678 문자로"
