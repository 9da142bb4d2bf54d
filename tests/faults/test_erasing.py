"""Erasing, in any order and beside anything else: the chain stays whole and no word is left."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from companion import (
    binned,
    cases,
    check,
    contacts,
    evidence,
    files,
    people,
    snapshots,
    statement,
    steps,
    takedowns,
    timeline,
    undo,
)
from companion.asked import NewAsking, NewTakedown
from companion.errors import Cancelled
from companion.records import (
    Age,
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
from tests.core import cheap
from tests.core.test_erasing import plain
from tests.faults.conftest import FULL

RUNS, ACTS = (40, 60) if FULL else (3, 24)
SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]


def pairs(word: str) -> list[bytes]:
    """A word, and how it lies in the index: as pairs of syllables."""
    return [word.encode(), *(word[at : at + 2].encode() for at in range(5))]


class Writer:
    """Writes words that occur once in the world, and erases them again, at random."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.vault: Vault = cheap.make(folder / "notes")
        self.case = cases.add(self.vault, NewCase(Role.MINE, Age.ADULT)).id
        self.file = folder / "file"
        self.erasable: list[tuple[list[bytes], Callable[[], object]]] = []
        self.looking: list[threading.Thread] = []

    def word(self) -> str:
        """Six syllables; no two words have a pair of them in common."""
        return "".join(self.chance.choices(SYLLABLES, k=6))

    def incident(self) -> None:
        """One entry, written anew: then its first wording can be erased."""
        word = self.word()
        made = timeline.add(self.vault, self.case, NewIncident("일", f"{word} " * 300))
        timeline.edit(
            self.vault, made.id, NewIncident("일", "다른 글 " * self.chance.randrange(300))
        )
        (former,) = timeline.wordings(self.vault, made.id)
        self.erasable.append((pairs(word), lambda: timeline.erase_wording(self.vault, former.id)))

    def item(self) -> None:
        """A kept file: its key goes, and with it the content."""
        self.file.write_bytes(self.chance.randbytes(self.chance.choice([10, 70_000, 1_200_000])))
        made = evidence.take_in(self.vault, self.case, self.file, Shows.ORDINARY)
        row = self.vault.row("SELECT key FROM object WHERE id = ?", made.object)
        assert row is not None
        self.erasable.append(([bytes(row["key"])], lambda: evidence.erase(self.vault, made.id)))

    def for_good(self, kind: str, remove: Any, ident: int) -> None:
        """Put something away, and delete it out of the bin."""
        remove(self.vault, ident)
        binned.delete(self.vault, binned.find(self.vault, kind, ident) or "")

    def item_for_good(self) -> None:
        """A kept file that goes out of the bin, with its row, its words and its key."""
        self.file.write_bytes(self.chance.randbytes(5000))
        word = self.word()
        about = Provenance(word, description=word * 9)
        made = evidence.take_in(self.vault, self.case, self.file, Shows.ORDINARY, about)
        ((key,),) = self.vault.rows("SELECT key FROM object WHERE id = ?", made.object)
        erase = partial(self.for_good, "evidence", evidence.remove, made.id)
        self.erasable.append(([word.encode(), bytes(key)], erase))

    def entry_for_good(self) -> None:
        """An incident or a passage, all of it, with its former wordings and what the search has."""
        word, vault = self.word(), self.vault
        text = f"{word} " * 90
        if self.chance.random() < 0.5:
            ident = timeline.add(vault, self.case, NewIncident("일", text)).id
            timeline.edit(vault, ident, NewIncident("일", text + "더"))
            erase = partial(self.for_good, "incident", timeline.remove, ident)
        else:
            ident = statement.add(vault, self.case, NewPassage("free", text)).id
            statement.edit(vault, ident, NewPassage("free", text + "더"))
            erase = partial(self.for_good, "passage", statement.remove, ident)
        self.erasable.append((pairs(word), erase))

    def unmade(self) -> None:
        """What was written down and taken back lies in the bin, until it is deleted there."""
        word, vault = self.word(), self.vault
        person = people.add(vault, self.case, NewPerson(Part.OTHER, word, note=word * 9)).id
        undo.back(vault)
        if self.chance.random() < 0.5:
            undo.again(vault)
            undo.back(vault)
        away = binned.find(vault, "person", person)
        assert away is not None
        self.note(word, lambda: binned.delete(self.vault, away))

    def other(self) -> None:
        """A person, an account, a place of help, a talk, a step, a place of a removal."""
        word = self.word()
        vault, case = self.vault, self.case
        match self.chance.randrange(6):
            case 4:
                account = people.add_account(vault, case, NewAccount(word, room=word * 5)).id
                self.note(word, lambda: self.for_good("account", people.remove_account, account))
            case 5:
                place = takedowns.add(vault, case, NewTakedown(word, room=word * 5)).id
                takedowns.ask(vault, place, NewAsking(word))
                self.note(word, lambda: self.for_good("takedown", takedowns.remove, place))
            case 0:
                person = people.add(vault, case, NewPerson(Part.OTHER, word, note=word * 9)).id
                self.note(word, lambda: self.for_good("person", people.remove, person))
            case 1:
                contact = contacts.add(vault, case, NewContact(word, note=word * 99)).id
                self.note(word, lambda: self.for_good("contact", contacts.remove, contact))
            case 2:
                talk = contacts.note_talk(vault, case, NewTalk(word, said=word * 400)).id
                self.note(word, lambda: self.for_good("talk", contacts.remove_talk, talk))
            case _:
                step = steps.add(vault, case, NewStep(word)).id
                self.note(word, lambda: self.for_good("step", steps.remove, step))

    def note(self, word: str, erase: Callable[[], object]) -> None:
        self.erasable.append(([word.encode()], erase))

    def more(self) -> None:
        """What else goes on: copies, looks, files put aside, closing and opening."""
        match self.chance.randrange(4):
            case 0:
                snapshots.make(self.vault)
            case 1:
                self.vault.copy(files.free(self.vault.folder / "vault.db"))
            case 2:
                thread = threading.Thread(target=self.look)
                thread.start()
                self.looking.append(thread)
            case _:
                self.end()
                self.vault = cheap.again(self.vault.folder)

    def look(self) -> None:
        with suppress(Cancelled):  # what erases does not wait for it
            assert check.opening(self.vault) == []

    def erase(self) -> list[bytes]:
        """Erase one thing; what must be nowhere any more, and was somewhere just before."""
        at = self.chance.randrange(len(self.erasable))
        traces, erase = self.erasable.pop(at)
        assert everywhere(self.vault.folder).count(traces[0]) > 0
        erase()
        return traces

    def end(self) -> None:
        for thread in self.looking:
            thread.join()
        self.vault.close()


def everywhere(folder: Path) -> bytes:
    """Every page of every database, journal file and copy in the folder, deciphered."""
    found = [p for p in folder.rglob("*") if p.is_file() and p.parent.name != "objects"]
    databases = [p for p in found if p.name.startswith("vault.db") or p.parent.name == "snapshots"]
    return b"".join(plain(folder, path) for path in databases if not path.name.endswith("-shm"))


@pytest.mark.timeout(3000)
def test_erasing_in_any_order(tmp_path, promise):
    erased = 0
    for seed in range(RUNS):
        writer = Writer(tmp_path / str(seed), seed)
        gone: list[bytes] = []
        for _ in range(ACTS):
            acts = [writer.incident, writer.item, writer.other, writer.other, writer.more]
            acts += [writer.entry_for_good, writer.item_for_good, writer.unmade]
            if len(writer.erasable) > 3 and writer.chance.random() < 0.5:
                gone += writer.erase()
                erased += 1
                found = everywhere(writer.vault.folder)
                assert [trace for trace in gone if trace in found] == []
            else:
                writer.chance.choice(acts)()
        assert check.run(writer.vault) == []
        names = {row[0] for row in writer.vault.rows("SELECT name FROM object")}
        assert {path.name for path in writer.vault.objects.iterdir()} == names
        writer.end()
        found = everywhere(writer.vault.folder)
        assert [trace for trace in gone if trace in found] == []
        with closing(cheap.again(writer.vault.folder)) as vault:
            assert (check.run(vault), vault.notes) == ([], ())
    assert erased > RUNS * 4
    promise(
        f"{erased} things erased in {RUNS} random orders, beside copies and looks: the journal"
        " whole each time, 0 traces in any page of any file, deciphered"
    )
