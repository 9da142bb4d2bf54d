"""The practice case: a made-up school deepfake case to learn with, to show and to test with.

It is written into a vault by the same functions that a person's own record goes through.
Importing this package loads Pillow; do it where the case is needed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from companion import (
    cases,
    contacts,
    evidence,
    files,
    keys,
    landmarks,
    people,
    settings,
    statement,
    steps,
    takedowns,
    timeline,
    trial,
)
from companion.asked import NewAsking, NewTakedown
from companion.practice import more, pictures, story
from companion.practice.story import Down, Event, Item, Words, dated, said
from companion.records import (
    Case,
    Evidence,
    Incident,
    Kind,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Provenance,
)
from companion.vault import Clock, Vault, create, utc_now

PASSPHRASE = "practice makes calm"  # noqa: S105
"""Known to everyone: it protects nothing and need not."""

_Ids = dict[str, int]


def begin(language: str, cost: keys.Cost | None = None) -> Vault:
    """Make one for now: under a passphrase nobody knows, where it is gone once it was closed.

    Raises VaultInUse, and what `make` raises.
    """
    passphrase = trial.passphrase(language)
    with trial.steady:
        made = make(trial.place(), language, cost or keys.FLOOR, passphrase=passphrase)
    try:
        settings.set_(made, "practice_words", passphrase)
        case = cases.only(made)
        more.add(made, case, story.words(language))
        settings.set_(made, "case", str(case.id))
    except BaseException:
        made.close()
        trial.drop(made.folder)
        raise
    return made


def make(
    folder: Path,
    language: str,
    cost: keys.Cost | None = None,
    now: Clock = utc_now,
    passphrase: str = PASSPHRASE,
) -> Vault:
    """Create a vault in a new or empty folder, fill it, and leave it open.

    A vault that could not be filled does not stay. Raises what `create` and `fill` raise.
    """
    made = create(folder, passphrase, cost, now)
    try:
        if trial.holds(folder):
            trial.mark(folder)
        fill(made, language)
        settings.set_(made, "language", language)
        settings.set_(made, "practice", "yes")
    except BaseException:
        made.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return made


def fill(vault: Vault, language: str) -> Case:
    """Write the practice case into an open vault, in Korean ("ko") or English ("en").

    14 incidents and one in the bin, two of them with a former wording; 7 answers of the statement,
    one of them with one and one put off; 5 people, 7 accounts, 12 items of evidence, one own
    contact, 4 talks, 4 steps, 3 places where something was to be taken down. Raises PackError for
    another language and FontMissing, both before anything is written; NoSpace, VaultReadOnly.
    """
    words = story.words(language)
    drawn = {name: pictures.draw(name, words) for name in pictures.NAMES}
    case = cases.add(vault, replace(story.FACTS, **said(words, "case", NewCase)))
    accounts = _accounts(vault, case.id, words)
    known = _people(vault, case.id, words, accounts)
    with _lent(vault, drawn, words) as lent:
        items = _items(vault, case.id, words, accounts, lent)
    told: _Ids = {}
    for key, event in (story.EVENTS | story.BINNED).items():
        new = _incident(words, key, event, accounts, known, items)
        written = _write_down(vault, case.id, words, key, new)
        told[key] = written.id
        if key in story.BINNED:
            timeline.remove(vault, written.id)
    for anchor, time in story.LANDMARKS.items():
        landmarks.say(vault, case.id, words[f"anchor.{anchor}"], time)
    _tell(vault, case.id, words, told)
    _plan(vault, case.id, words)
    return case


def _accounts(vault: Vault, case: int, words: Words) -> _Ids:
    made: _Ids = {}
    for key, (platform, url) in story.ACCOUNTS.items():
        texts = said(words, f"account.{key}", NewAccount)
        made[key] = people.add_account(
            vault, case, NewAccount(platform, profile_url=url, **texts)
        ).id
    return made


def _people(vault: Vault, case: int, words: Words, accounts: _Ids) -> _Ids:
    made: _Ids = {}
    for key, (part, theirs) in story.PEOPLE.items():
        texts = said(words, f"person.{key}", NewPerson)
        new = NewPerson(part, accounts=_picked(accounts, theirs), **texts)
        made[key] = people.add(vault, case, new).id
    return made


@contextmanager
def _lent(vault: Vault, drawn: dict[str, bytes], words: Words) -> Iterator[dict[str, Path]]:
    """The pictures as files, for as long as they are taken in; there is nothing personal in them.

    They lie in a folder of their own in the vault's, which only its owner can enter.
    """
    folder = vault.folder / "practice"
    files.make_folder(folder)
    try:
        lent = {name: folder / words.get(f"item.{name}.file", name) for name in drawn}
        for name, path in lent.items():
            files.write(path, drawn[name])
        yield lent
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _items(vault: Vault, case: int, words: Words, accounts: _Ids, lent: dict[str, Path]) -> _Ids:
    return {
        key: _item(vault, case, item, _provenance(words, key, item, accounts), lent.get(key)).id
        for key, item in story.ITEMS.items()
    }


def _item(vault: Vault, case: int, item: Item, about: Provenance, path: Path | None) -> Evidence:
    if path is None:
        return evidence.refer(vault, case, about, item.kind, item.shows)
    if item.kind is Kind.FINGERPRINT:
        return evidence.fingerprint(vault, case, path, item.shows, about)
    return evidence.take_in(vault, case, path, item.shows, about)


def _provenance(words: Words, key: str, item: Item, accounts: _Ids) -> Provenance:
    return Provenance(
        url=item.url,
        room=words.get(f"account.{item.account}.room", ""),
        account=accounts[item.account],
        seen=dated(words, item.seen),
        obtained=dated(words, item.obtained),
        **said(words, f"item.{key}", Provenance),
    )


def _incident(
    words: Words, key: str, event: Event, accounts: _Ids, known: _Ids, items: _Ids
) -> NewIncident:
    return NewIncident(
        happened=dated(words, event.happened),
        time_source=event.time_source,
        noticed=dated(words, event.noticed),
        acts=event.acts,
        known=event.known,
        accounts=_picked(accounts, event.accounts),
        people=_picked(known, event.people),
        evidence=_picked(items, event.items),
        **said(words, f"incident.{key}", NewIncident),
    )


def _write_down(vault: Vault, case: int, words: Words, key: str, new: NewIncident) -> Incident:
    """Write an incident; one that has a first narrative is written so and then again."""
    first = words.get(f"incident.{key}.first")
    if first is None:
        return timeline.add(vault, case, new)
    written = timeline.add(vault, case, replace(new, narrative=first))
    return timeline.edit(vault, written.id, new)


def _tell(vault: Vault, case: int, words: Words, told: _Ids) -> None:
    """Write the passages of the statement; one that has a first text is written so and again."""
    for prompt, one in story.PASSAGES.items():
        texts = said(words, f"passage.{prompt}", NewPassage)
        event = told.get(one.event)
        new = NewPassage(
            prompt, answer=one.answer, known=one.known, sure=one.sure, incident=event, **texts
        )
        first = words.get(f"passage.{prompt}.first")
        written = statement.add(vault, case, replace(new, text=first) if first else new)
        if first:
            statement.edit(vault, written.id, new)


def _plan(vault: Vault, case: int, words: Words) -> None:
    """Write the contact, the talks and the steps."""
    for key in story.CONTACTS:
        contacts.add(vault, case, NewContact(**said(words, f"contact.{key}", NewContact)))
    for key, held in story.TALKS.items():
        texts = said(words, f"talk.{key}", NewTalk)
        new = NewTalk(held=dated(words, held), **texts)
        if key in story.PROMISED:
            kept = story.PROMISED[key]
            new = replace(new, promised_by=dated(words, story.STEPS[kept]))
            contacts.note_talk(vault, case, new, NewStep(**said(words, f"step.{kept}", NewStep)))
        else:
            contacts.note_talk(vault, case, new)
    for key, due in story.STEPS.items():
        if key in story.PROMISED.values():
            continue
        texts = said(words, f"step.{key}", NewStep)
        step = steps.add(vault, case, NewStep(due=dated(words, due), **texts))
        if key in story.DONE:
            steps.mark(vault, step.id, True)
    for key, one in story.TAKEDOWNS.items():
        _take_down(vault, case, words, f"takedown.{key}", one)


def _take_down(vault: Vault, case: int, words: Words, key: str, one: Down) -> None:
    """Write a place with all that was known of it, and the asking."""
    texts = said(words, key, NewTakedown)
    new = NewTakedown(url=one.url, pictured=one.pictured, next_look=one.next_look, **texts)
    there = takedowns.add(vault, case, new)
    for found in one.looks:
        takedowns.edit(vault, there.id, replace(new, found=found))
    asked = NewAsking(
        route=one.route,
        happened=one.happened,
        means=one.means,
        reply=one.reply,
        replied=one.replied,
        **said(words, key, NewAsking),
    )
    takedowns.ask(vault, there.id, asked)


def _picked(ids: _Ids, names: Iterable[str]) -> tuple[int, ...]:
    return tuple(ids[name] for name in names)
