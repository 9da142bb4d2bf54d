"""What somebody who has just found out is told first: at most one line of each need.

Am I safe, whom can I call, what must I not do, what happens if I go to the school or the police,
by when. Three questions decide it: who writes, how old the person harmed is (both are the case's),
and whether it is happening now, which nobody has to answer. Each line can be put away and is found
again. What was answered and put away is a setting, and no part of the record.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast, get_args

from companion import cases, openings, settings
from companion.facts import Contact, FirstLine, Need, Now
from companion.packs import Pack
from companion.places import fits_age
from companion.records import Age, NewCase, Role
from companion.vault import Vault

ANSWERS: tuple[Now, ...] = ("threat", "spreading", "near", "over")
URGENT: tuple[Now, ...] = ("threat", "spreading", "near")
UNSAID: Now = "unsaid"
AT_ONCE = 3  # suggestions; more would be a list that hurries
_PLACES = 3  # to call, on one line
_ALARM = ("emergency", "police")  # not the first to talk to, where there is somebody else
_NAME = "first_lines"


def told(pack: Pack, case: NewCase, now: Now = UNSAID) -> list[FirstLine]:
    """The lines for whoever writes this case, in the order of need."""
    found = []
    for need in get_args(Need):
        mine = (one for one in pack.lines.values() if one.need == need and _fits(one, case, now))
        found += [line for line in [next(mine, None)] if line is not None]
    return found


def places(pack: Pack, case: NewCase, line: FirstLine, at: datetime) -> list[Contact]:
    """Whom a line names, three at most. To be safe and to call somebody, only who is open `at`.

    Of the places that a pack names first, only those that do not turn the person away. Whoever
    looks for somebody to call is left with those that are there at once, where no other is open.
    """
    idents = getattr(pack.meta.first, line.first) if line.first else ()
    if line.first and line.need == "call":
        every = dict.fromkeys((*idents, *pack.meta.first.now))
        alarms = [one for one in every if pack.contacts[one].category in _ALARM]
        idents = (*(one for one in every if one not in alarms), *alarms)
    named = [pack.contacts[one] for one in idents if _welcome(pack.contacts[one], case)]
    named = [pack.contacts[one] for one in line.contacts] + named
    if line.need in ("safe", "call"):
        named = [one for one in named if (one.phone or one.text) and _is_open(pack, one, at)]
    return named[:_PLACES]


def now(vault: Vault, case: int) -> Now:
    """What was answered to "is it happening now?"; UNSAID while nothing was."""
    said = _held(vault, case).get("now", UNSAID)
    return cast("Now", said) if said in ANSWERS else UNSAID


def answer(vault: Vault, case: int, said: Now) -> None:
    """Answer it, or take the answer back. Raises NoSpace, VaultReadOnly."""
    _keep(vault, case, "now", "" if said == UNSAID else said)


def away(vault: Vault, case: int) -> list[str]:
    """What was put away in a case, first things first: "line:<id>", "stage:<procedure>:<stage>"."""
    return list(_held(vault, case).get("away", ()))


def put_away(vault: Vault, case: int, what: str) -> None:
    """Suggest it no more. Raises NoSpace, VaultReadOnly."""
    _keep(vault, case, "away", [*(one for one in away(vault, case) if one != what), what])


def bring_back(vault: Vault, case: int, what: Collection[str]) -> None:
    """Suggest it again. Raises NoSpace, VaultReadOnly."""
    _keep(vault, case, "away", [one for one in away(vault, case) if one not in what])


def hush(vault: Vault, case: int, day: str) -> None:
    """Speak no more of what is due on this day, as ISO text. Raises NoSpace, VaultReadOnly."""
    _keep(vault, case, "quiet", day)


def hushed(vault: Vault, case: int) -> str:
    """The day on which that was asked last, "" for never."""
    return str(_held(vault, case).get("quiet", ""))


def key(line: FirstLine) -> str:
    """What a line is called among the things put away."""
    return f"line:{line.id}"


def _fits(line: FirstLine, case: NewCase, now: Now) -> bool:
    asked = ((line.roles, case.role), (line.ages, case.age), (line.now, now))
    return all(not wanted or one in wanted for wanted, one in asked)


def _welcome(contact: Contact, case: NewCase) -> bool:
    """Whether a place is for whoever writes, of somebody of this age."""
    whom = {
        Role.MINE: {"victim"} if case.age is Age.ADULT else {"victim", "student"},
        Role.CHILD: {"parent"},
        Role.SUPPORT: {"teacher"},
        Role.TEACHER: {"teacher"},
    }[case.role]
    return fits_age(contact, case.age) and not {"all", *whom}.isdisjoint(contact.audience)


def _is_open(pack: Pack, contact: Contact, at: datetime) -> bool:
    return openings.of(pack, contact, at).is_open is openings.Open.YES


def _held(vault: Vault, case: int) -> dict[str, Any]:
    return settings.of_cases(vault, _NAME).get(str(case), {})


def _keep(vault: Vault, case: int, name: str, value: object) -> None:
    found = settings.of_cases(vault, _NAME)
    held = found.setdefault(str(case), {})
    held[name] = value
    found[str(case)] = {key: value for key, value in held.items() if value}
    there = (one.id for one in cases.all_of(vault))
    settings.set_(vault, _NAME, settings.packed(found, there))
