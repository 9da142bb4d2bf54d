"""A word of its own in every field of every record, so that a leak names the field it came from."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from typing import Any

from companion import (
    cases,
    chats,
    consents,
    contacts,
    custody,
    directory,
    drafts,
    evidence,
    excerpts,
    hands,
    landmarks,
    only_me,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
    when,
)
from companion.asked import NewAsking, NewTakedown
from companion.consents import NewConsent
from companion.custody import HandOver
from companion.receipts import NewSubmission, Sum
from companion.records import (
    Age,
    Known,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.vault import Vault
from tests.core import cheap, receiving

_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버"


def plant(vault: Vault, files: Path, first: int = 1) -> list[str]:
    """Fill a vault by every way there is to write into it; every word that went in.

    The words are Korean, six syllables that occur nowhere else, and fit into CP949.
    """
    words: list[str] = []
    numbers = count(first)

    def word() -> str:
        number, made = next(numbers), "캐"
        for _ in range(4):
            number, rest = divmod(number, len(_SYLLABLES))
            made += _SYLLABLES[rest]
        words.append(made + "뱁")
        return words[-1]

    def filled(new: Any) -> Any:
        texts = {f.name: word() for f in fields(new) if f.type == "str" and f.name != "pack"}
        times = {
            f.name: when.before(word(), when.month(2026, 9))
            for f in fields(new)
            if f.type == "When"
        }
        return replace(new, **texts, **times)

    case = cases.add(vault, filled(NewCase(Role.MINE, Age.ADULT, choices=(word(),))))
    account = people.add_account(vault, case.id, filled(NewAccount("x")))
    person = people.add(vault, case.id, filled(NewPerson(Part.OTHER, "x", accounts=(account.id,))))
    linked: dict[str, Any] = {"accounts": (account.id,), "people": (person.id,)}
    incident = timeline.add(vault, case.id, filled(NewIncident("x", acts=(word(),), **linked)))
    timeline.edit(vault, incident.id, filled(NewIncident("x", **linked)))
    gone = timeline.add(vault, case.id, filled(NewIncident("x")))
    timeline.remove(vault, gone.id)
    told = NewPassage("x", known=Known.TOLD, incident=incident.id)
    passage = statement.add(vault, case.id, filled(told))
    statement.edit(vault, passage.id, filled(told))
    statement.remove(vault, statement.add(vault, case.id, filled(told)).id)
    contacts.add(vault, case.id, filled(NewContact("x")))
    contacts.note_talk(vault, case.id, filled(NewTalk("x")), filled(NewStep("x")))
    mine = {name: word() for name in ("phone", "note", "say")}
    directory.change(vault, case.id, "kr-112", **mine, hidden=True, pinned=True)
    drafts.save(vault, "incident:new", {"narrative": word()})
    about = filled(Provenance())
    kept = []
    for size in (1, 100_000, 2_000_000):
        path = files / f"{word()}.txt"
        path.write_bytes((word() * (1 + size // 18)).encode())
        kept.append(evidence.take_in(vault, case.id, path, Shows.ORDINARY, about, incident.id))
    evidence.erase(vault, kept[-1].id)
    evidence.refer(vault, case.id, filled(Provenance()))
    chat = "".join(f"[{word()}] [오후 9:1{n}] {word()}\n" for n in range(5))
    export = f"{word()} 님과 카카오톡 대화\n저장한 날짜 : 2026-09-03 21:15:03\n\n{chat}".encode()
    talk = evidence.take_in_bytes(vault, case.id, export, Shows.ORDINARY)
    read = chats.read(vault, talk.id)
    excerpts.add(vault, talk.id, read, {2}, 1, 1, incident.id)
    excerpts.erase(vault, excerpts.add(vault, talk.id, read, {5}, 1, 1).id)
    handed = filled(NewSubmission("x", items=(kept[0].id,), returned=(Sum(word(), "5" * 64),)))
    submissions.add(vault, case.id, handed)
    place = takedowns.add(vault, case.id, filled(NewTakedown(evidence=kept[0].id)))
    takedowns.ask(vault, place.id, filled(NewAsking("x")))
    put_away(vault, case.id, filled)
    receiving.mark(vault, case.id, word=word())
    path = files / f"{word()}.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + word().encode())
    evidence.fingerprint(vault, case.id, path, Shows.SEXUAL_MINOR)
    return words


def put_away(vault: Vault, case: int, filled: Any) -> None:
    """One of each kind that goes into the bin as a whole, and an item; a step that stays."""
    steps.add(vault, case, filled(NewStep("x")))
    people.remove(vault, people.add(vault, case, filled(NewPerson(Part.OTHER, "x"))).id)
    people.remove_account(vault, people.add_account(vault, case, filled(NewAccount("x"))).id)
    contacts.remove(vault, contacts.add(vault, case, filled(NewContact("x"))).id)
    talk = contacts.note_talk(vault, case, filled(NewTalk("x")), filled(NewStep("x")))
    steps.remove(vault, talk.step)
    contacts.remove_talk(vault, talk.id)
    submissions.remove(vault, submissions.add(vault, case, filled(NewSubmission("x"))).id)
    place = takedowns.add(vault, case, filled(NewTakedown("x")))
    takedowns.remove_asking(vault, takedowns.ask(vault, place.id, filled(NewAsking("x"))).id)
    takedowns.remove(vault, place.id)
    evidence.remove(vault, evidence.refer(vault, case, filled(Provenance())).id)


def beside(vault: Vault, case: int) -> list[str]:
    """Fill what lies beside a record: notes only for oneself, another's hand, a landmark, …

    Every word that went in; they are of the same make.
    """
    words = [f"캐{'가나다라'[at % 4]}{_SYLLABLES[at]}{_SYLLABLES[at]}주뱁" for at in range(13)]
    left = iter(words)
    with closing(only_me.begin(vault, next(left), cheap.COST)) as book:
        book.keep(next(left))
        book.put_away(book.keep(next(left)).id, next(left))
        drafts.save(vault, "only_me:new", book.seal_draft({"text": next(left)}))
    hands.begin(vault, case, next(left))
    timeline.add(vault, case, NewIncident(next(left)))
    landmarks.say(vault, case, next(left), when.day(2026, 9, 3))
    item = evidence.take_in_bytes(vault, case, next(left).encode(), Shows.ORDINARY).id
    custody.hand_over(vault, item, HandOver(next(left), way=next(left)))
    consents.note(vault, case, NewConsent("police", giver=next(left)))
    evidence.erase(vault, item, next(left))
    assert next(left, None) is None
    return words
