"""What follows when something was handed in or happened: steps, with the rule they come from."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from companion import days_off, steps, texts, when
from companion.errors import ImpossibleDate
from companion.facts import Deadline
from companion.packs import Pack
from companion.receipts import NewSubmission
from companion.records import NewStep, Step
from companion.texts import Texts
from companion.vault import Vault
from companion.when import UNKNOWN, When


@dataclass(frozen=True, slots=True)
class Following:
    """A step that a rule gives, and the rule."""

    rule: Deadline
    step: NewStep


def after(new: NewSubmission, pack: Pack, words: Texts) -> list[Following]:
    """What the pack's deadlines give for it, in the pack's order; nothing for no desk.

    Where the day it was handed in is not known, neither is theirs. The notes of the steps name the
    rule and whether it is law or a guidebook's.
    """
    rules = [rule for rule in pack.deadlines.values() if rule.desk is not None]
    return [_follow(rule, new.happened, pack, words) for rule in rules if rule.desk == new.desk]


def steps_after(new: NewSubmission, pack: Pack, words: Texts) -> list[NewStep]:
    """The steps of `after` alone."""
    return [one.step for one in after(new, pack, words)]


def events(pack: Pack) -> list[str]:
    """What else days are counted from, in the pack's order: ids whose words are `event.<id>`."""
    found = (rule.event for rule in pack.deadlines.values())
    return list(dict.fromkeys(event for event in found if event is not None))


def after_event(event: str, happened: When, pack: Pack, words: Texts) -> list[Following]:
    """What the rules give that count from such a day, in the pack's order."""
    rules = [rule for rule in pack.deadlines.values() if rule.event == event]
    return [_follow(rule, happened, pack, words) for rule in rules]


def note(vault: Vault, case: int, submission: int, found: list[Following]) -> list[Step]:
    """Put down what follows from a submission, once. Raises NoSpace, VaultReadOnly."""
    return [steps.take(vault, case, _origin(one, submission), one.step) for one in found]


def renew(
    vault: Vault, case: int, submission: int, before: list[Following], now: list[Following]
) -> None:
    """A submission was corrected: what followed from it follows from what it says now.

    A step that is done, or was given another day or other words by hand, stays as it is.
    Raises NoSpace, VaultReadOnly.
    """
    taken = steps.taken(vault, case)
    corrected = {one.rule.id: one.step for one in now}
    for one in before:
        ident, new = taken.get(_origin(one, submission)), corrected.get(one.rule.id)
        if ident is not None and new is not None and new != one.step:
            held = steps.get(vault, ident)
            if not held.done_at and NewStep(held.title, held.due, held.note) == one.step:
                steps.edit(vault, ident, new)


def _origin(one: Following, submission: int) -> str:
    return f"deadline:{one.rule.id}:{submission}"


def due(rule: Deadline, handed: When, pack: Pack, zone: tzinfo | None = None) -> When:
    """When a rule looks to, counted from the first day it can have been handed in.

    Hours are those of the clock in `zone`, this computer's without one: 48 of them stay so many
    where clocks are turned in between.
    UNKNOWN where that day is not known, lies where no calendar goes, or the pack does not know the
    holidays of a year in which working days are counted.
    """
    if handed.earliest is None:
        return UNKNOWN
    if rule.hours is not None:
        return _hours_later(handed, rule.hours, zone)
    first = handed.earliest.date()
    last = _last(rule, first, pack)
    if last is None or last.year not in when.YEARS:
        return UNKNOWN
    if rule.within:
        return when.between(first, last)
    return when.day(last.year, last.month, last.day)


def at_latest(rule: Deadline, handed: When, pack: Pack) -> When:
    """The day to which it may be put off; UNKNOWN where it may not be, or no day is known."""
    counted = due(rule, handed, pack)
    if rule.longer is None or counted.end is None or counted.end.year + 2 not in when.YEARS:
        return UNKNOWN
    last = counted.end + timedelta(days=rule.longer)
    return when.day(last.year, last.month, last.day)


def _follow(rule: Deadline, happened: When, pack: Pack, words: Texts) -> Following:
    lines = [words.say(f"deadline.{rule.id}.note")]
    longer = at_latest(rule, happened, pack)
    if longer != UNKNOWN:
        lines.append(words.say("deadline_basis.longer", day=when.words(longer, words)))
    step = NewStep(
        words.say(f"deadline.{rule.id}.title"),
        due(rule, happened, pack),
        "\n".join((*lines, named(rule, words))),
    )
    return Following(rule, step)


def note_of(rule: Deadline, words: Texts) -> str:
    """What a rule says, and in a line of its own the rule and whether it is law."""
    return f"{words.say(f'deadline.{rule.id}.note')}\n{named(rule, words)}"


def named(rule: Deadline, words: Texts) -> str:
    """The rule and what it is: a law, or a guidebook, about which the school is to be asked."""
    said = f"{rule.law} {rule.article}".strip()
    if words.knows(own := f"deadline.{rule.id}.rule"):
        said = texts.beside(words.say(own), said)
    return words.say(f"deadline_basis.{rule.basis}", rule=said, checked=rule.checked.isoformat())


def _hours_later(handed: When, hours: int, zone: tzinfo | None) -> When:
    """So many hours later, no surer than it is known when it was handed in."""
    try:
        first, last = (
            (_there(moment, zone).astimezone(UTC) + timedelta(hours=hours)).astimezone(zone)
            for moment in (handed.earliest, handed.latest)
            if moment is not None
        )
        if handed.clock is not None:
            return when.exact(first.year, first.month, first.day, first.hour, first.minute)
        return when.between(first.date(), last.date())
    except (ImpossibleDate, OverflowError, OSError):  # Windows knows no zone before 1970
        return UNKNOWN


def _there(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.astimezone() if zone is None else moment.replace(tzinfo=zone)


def _last(rule: Deadline, first: date, pack: Pack) -> date | None:
    if rule.months:
        return _later(first, rule.months)
    if rule.counts == "working":
        return days_off.after(pack, first, rule.days or 0)
    return first + timedelta(days=rule.days or 0)


def _later(first: date, months: int) -> date:
    """The same day so many months later, the last day of that month where it has none."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
