"""What follows when something was handed in, as next steps with the rule they come from."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from companion import steps, when
from companion.facts import Deadline
from companion.packs import Pack
from companion.receipts import NewSubmission
from companion.records import NewStep, Step
from companion.texts import Texts
from companion.vault import Vault
from companion.when import UNKNOWN, When


def steps_after(new: NewSubmission, pack: Pack, words: Texts) -> list[NewStep]:
    """The steps that the pack's deadlines give for it, in the pack's order; none for no desk.

    Where the day it was handed in is not known, neither is theirs. Their notes name the rule and
    whether it is law or a guidebook's.
    """
    return [
        NewStep(
            words.say(f"deadline.{rule.id}.title"),
            due(rule, new.happened),
            f"{words.say(f'deadline.{rule.id}.note')}\n{_rule(rule, words)}",
        )
        for rule in pack.deadlines.values()
        if rule.desk == new.desk
    ]


def note(vault: Vault, case: int, found: list[NewStep]) -> list[Step]:
    """Put steps down. Raises NoSpace, VaultReadOnly."""
    return [steps.add(vault, case, new) for new in found]


def due(rule: Deadline, handed: When) -> When:
    """When a rule looks to, counted from the first day it can have been handed in."""
    if handed.earliest is None:
        return UNKNOWN
    first = handed.earliest.date()
    last = _later(first, rule.months) if rule.months else first + timedelta(days=rule.days or 0)
    if rule.within:
        return when.between(first, last)
    return when.day(last.year, last.month, last.day)


def _rule(rule: Deadline, words: Texts) -> str:
    facts = {"law": rule.law, "article": rule.article, "checked": rule.checked.isoformat()}
    return words.say(f"deadline_basis.{rule.basis}", **facts)


def _later(first: date, months: int) -> date:
    """The same day so many months later, the last day of that month where it has none."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
