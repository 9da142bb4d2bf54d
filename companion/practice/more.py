"""What a practice record holds besides the story, so that everything there is can be tried.

A chat with two excerpts, what was handed in and answered, places in every state, days that are
known by now, somebody asked to stop, what a friend wrote, a masked copy, a picture that was deleted
here once it was handed in, a bin with something of each kind in it, and a second record that a
counsellor holds for somebody, with what they agreed to.
The words are in resources/practice/<language>.toml under `more`.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import Any

from companion import (
    cases,
    chats,
    consents,
    contacts,
    evidence,
    excerpts,
    files,
    hands,
    landmarks,
    masked,
    people,
    steps,
    submissions,
    takedowns,
    timeline,
    when,
)
from companion.asked import Found, Means, NewAsking, NewTakedown, Pictured, Reply
from companion.consents import NewConsent
from companion.practice import pictures
from companion.practice.story import Words, said
from companion.receipts import NewSubmission, Sum, Way
from companion.records import (
    Age,
    Case,
    Evidence,
    Known,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.vault import Vault
from companion.when import When

_DAYS = {"sports_day": when.day(2026, 9, 18), "mid_terms": when.day(2026, 10, 12)}
_AROUND = 1  # messages on either side of those that are picked
_ASKED = {
    "search": (Found.GONE, Means.FORM, Reply.REFUSED, when.day(2026, 9, 25)),
    "copy": (Found.THERE, Means.EMAIL, Reply.MORE, when.day(2026, 10, 2)),
}
"""What is known of further places, how they were asked and what they answered, and when."""


def add(vault: Vault, case: Case, words: Words) -> None:
    """Write all of it, and leave the first record the one that is shown. Raises NoSpace."""
    _chat(vault, case.id, words)
    for key, day in _DAYS.items():
        landmarks.say(vault, case.id, words[f"anchor.{key}"], day)
    _hand_in(vault, case.id, words)
    for key, (found, means, reply, day) in _ASKED.items():
        _ask(vault, case.id, words, key, replace(NewTakedown(), found=found), means, reply, day)
    _stop(vault, case.id, words)
    _mask(vault, case.id, words)
    _erase(vault, case.id, words)
    _throw_away(vault, case.id, words)
    _second(vault, words)


def _chat(vault: Vault, case: int, words: Words) -> None:
    """Take in a chat as its program writes it, and keep some of its messages beside what happened.

    It lies as a file in the vault's own folder meanwhile; nothing of it is personal.
    """
    folder = vault.folder / "practice"
    files.make_folder(folder)
    try:
        path = folder / words["more.chat.file"]
        files.write(path, words["more.chat.said"].encode())
        item = evidence.take_in(vault, case, path, Shows.ORDINARY, _about(vault, case, words))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    chat = chats.read(vault, item.id)
    cited = _cited(vault, case, words)
    asked = words["more.chat.asked"]
    picked = [one.seq for one in chat.messages if asked in one.text]
    excerpts.add(vault, item.id, chat, picked, _AROUND, _AROUND, cited)
    excerpts.add(vault, item.id, chat, [chat.messages[-1].seq])


def _about(vault: Vault, case: int, words: Words) -> Provenance:
    account = next(a for a in people.accounts(vault, case) if a.platform == "kakaotalk")
    told = said(words, "more.chat", Provenance)
    return Provenance(account=account.id, seen=when.day(2026, 9, 16), **told)


def _cited(vault: Vault, case: int, words: Words) -> int:
    title = words["incident.open_chat.title"]
    return next(i.id for i in timeline.incidents(vault, case) if i.title == title)


def _hand_in(vault: Vault, case: int, words: Words) -> None:
    """Hand something in, and have the receiver name the digest of one file."""
    items = [item for item in evidence.items(vault, case) if item.object is not None][:3]
    police = NewSubmission(
        words["more.police.whom"],
        "police",
        when.exact(2026, 10, 6, 16, 30),
        Way.IN_PERSON,
        words["more.police.officer"],
        words["more.police.reference"],
        words["more.police.note"],
        items=tuple(item.id for item in items),
        returned=tuple(_sum(item) for item in items[:1]),
    )
    school = NewSubmission(words["more.school.whom"], "school", when.day(2026, 10, 8))
    for new in (police, school):
        submissions.add(vault, case, new)


def _sum(item: Evidence) -> Sum:
    return Sum(item.original_name, item.sha256)


def _ask(
    vault: Vault,
    case: int,
    words: Words,
    key: str,
    there: NewTakedown,
    means: Means,
    reply: Reply,
    day: When,
) -> None:
    """Write a place, and that somebody was asked about it and answered."""
    told = said(words, f"more.{key}", NewTakedown)
    made = takedowns.add(vault, case, replace(there, pictured=Pictured.ORDINARY, **told))
    asking = NewAsking(
        words[f"more.{key}.whom"],
        happened=day,
        means=means,
        reply=reply,
        replied=day,
        said=words[f"more.{key}.said"],
    )
    takedowns.ask(vault, made.id, asking)


def _stop(vault: Vault, case: int, words: Words) -> None:
    """An entry in which they were asked to stop, and one that a friend wrote."""
    other = words["person.unknown.name"]
    known = next(one for one in people.persons(vault, case) if one.name == other)
    new = NewIncident(
        happened=when.day(2026, 9, 22, when.DayPart.EVENING),
        known=Known.SAW,
        people=(known.id,),
        accounts=known.accounts[:1],
        **said(words, "more.stop", NewIncident),
    )
    timeline.add(vault, case, new, stop=True)
    hands.begin(vault, case, words["person.friend_a.name"])
    seen = when.day(2026, 9, 24, when.DayPart.AFTERNOON)
    texts = said(words, "more.other_hand", NewIncident)
    timeline.add(vault, case, NewIncident(happened=seen, known=Known.SAW, **texts))
    hands.end(vault, case)


def _mask(vault: Vault, case: int, words: Words) -> None:
    """A copy of a chat with the name over it covered."""
    title = words["item.friend_chat.title"]
    item = next(one for one in evidence.items(vault, case) if one.title == title)
    rgb, size = pictures.masked(b"".join(evidence.content(vault, item)))
    told = {name: words[f"more.masked.{name}"] for name in ("made_by", "why")}
    origin = masked.Origin(item.shows, item.sha256, item.size, item=item.id, **told)
    about = Provenance(title=words["more.masked.title"], account=item.account)
    evidence.keep_masked(vault, case, masked.encode(rgb, *size), origin, about)


def _erase(vault: Vault, case: int, words: Words) -> None:
    """Keep no file of a picture that the police have: its number, digest and receipt stay."""
    title = words["item.open_chat.title"]
    item = next(one for one in evidence.items(vault, case) if one.title == title)
    evidence.erase(vault, item.id, words["more.erased.why"])


def _throw_away(vault: Vault, case: int, words: Words) -> None:
    """One thing of each kind into the bin, where it can be brought back from."""

    def told(name: str, kind: type) -> dict[str, Any]:
        return said(words, f"more.binned.{name}", kind)

    again = Provenance(**told("item", Provenance))
    evidence.remove(vault, evidence.refer(vault, case, again).id)
    known = NewPerson(Part.OTHER, **told("person", NewPerson))
    people.remove(vault, people.add(vault, case, known).id)
    account = NewAccount("telegram", **told("account", NewAccount))
    people.remove_account(vault, people.add_account(vault, case, account).id)
    place = NewContact(**told("contact", NewContact))
    contacts.remove(vault, contacts.add(vault, case, place).id)
    talk = contacts.note_talk(vault, case, NewTalk(**told("talk", NewTalk)))
    contacts.remove_talk(vault, talk.id)
    steps.remove(vault, steps.add(vault, case, NewStep(**told("step", NewStep))).id)


def _second(vault: Vault, words: Words) -> None:
    """The record of somebody else, held by who advises them, with what may go where."""
    name, person = words["more.second.name"], words["more.second.person"]
    held = cases.add(vault, NewCase(Role.SUPPORT, Age.UNDER19, name, person=person))
    title, narrative = words["more.second.title"], words["more.second.narrative"]
    timeline.add(
        vault, held.id, NewIncident(happened=when.month(2026, 9), title=title, narrative=narrative)
    )
    steps.add(vault, held.id, NewStep(words["more.second.step"], due=when.day(2026, 10, 15)))
    told = said(words, "more.consent", NewConsent)
    given = when.day(2026, 10, 1)
    consents.note(vault, held.id, NewConsent("counsel", given=given, **told))
    other = consents.note(vault, held.id, NewConsent("school", given=given, **told))
    consents.withdraw(vault, other.id, words["more.consent.withdrawn"])
