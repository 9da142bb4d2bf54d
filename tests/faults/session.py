"""A session that is watched: `python -m tests.faults.session JSON`.

It does a number of changes, each kind at least once, and says so on its standard output with one
`writev` a line, which no other part of it uses: so a trace shows when it was said, and a fault put
into `write` does not hit it. What the lines hold: `tests/faults/said.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from companion import (
    backup,
    binned,
    cases,
    check,
    drafts,
    evidence,
    keys,
    only_me,
    people,
    renewal,
    settings,
    snapshots,
    timeline,
    undo,
)
from companion.errors import (
    CompanionError,
    NoSpace,
    VaultDamaged,
    VaultReadOnly,
    WrongPassphrase,
)
from companion.records import (
    Age,
    Evidence,
    Incident,
    NewCase,
    NewIncident,
    NewPerson,
    Part,
    Person,
    Provenance,
    Role,
    Shows,
)
from companion.vault import Vault, create, open_
from tests.faults.said import DRAFT, OWN, SETTING, State, notes, state

One = TypeVar("One")
PATIENCE = 20
BACKUP = "notes.backup"  # beside the vault, on the same disk
SIZES = (10, 5_000, 70_000, 200_000, 1_200_000)
COST = keys.Cost(64, 1, 1)
FLOOR = keys.Cost(1, 1, 1)


@dataclass
class Plan:
    """What a session is to do. `folder` is the vault, `files` holds one file for each size.

    `weak` breaks the program on purpose: "normal" lets SQLite sync less, "objects" leaves out
    every sync of ours. `checkpoint`, where not 0, is after how many pages SQLite checkpoints.
    With `large`, the SHA-256 of the file "large", that is taken in between two entries, and
    nothing else is done.
    """

    folder: str
    files: str
    seed: int
    acts: int
    passphrases: list[str]
    create: bool = False
    weak: str = ""
    checkpoint: int = 0
    large: str = ""

    def command(self) -> list[str]:
        return ["-m", "tests.faults.session", json.dumps(asdict(self))]


def prepare(folder: Path) -> None:
    """Make the files that a session takes in."""
    folder.mkdir()
    for number, size in enumerate(SIZES):
        (folder / f"{number}").write_bytes(random.Random(number).randbytes(size))


def say(**line: Any) -> None:
    os.writev(1, [json.dumps(line).encode() + b"\n"])


def own_cases(vault: Vault) -> list[int]:
    """Cases to which something can be added: a frozen vault holds a received one, too."""
    rows = vault.rows("SELECT casefile FROM received")
    received = {row[0] for row in rows}
    return [case.id for case in cases.all_of(vault) if case.id not in received]


class Session:
    """Changes a vault, at random but from a seed; goes on after every error of our own."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.chance = random.Random(plan.seed)
        self.passphrases = list(plan.passphrases)
        self.vault = self._create() if plan.create else self._open()
        self.case = own_cases(self.vault)[0]

    def run(self) -> None:
        acts = [
            *(self.add, self.edit, self.drop, self.take_in, self.take_in, self.retitle),
            *(self.note, self.put_away, self.erase, self.draft, self.draft, self.set_up),
            *(self.discard, self.again, self.look, self.change_passphrase, self.snapshot),
            *(self.renew, self.back_up, self.back_up),
            *(self.part, self.bring_back, self.take_back, self.take_back, self.for_good),
            *(self.keep_note, self.turn_note, self.erase_note),
        ]
        if self.plan.large:
            acts = [self.add, self.take_in_large, self.add]
        order = acts if self.plan.large else self.chance.sample(acts, len(acts))
        while len(order) < self.plan.acts:
            order.append(self.chance.choice(acts))
        for act in order[: self.plan.acts]:
            act()
        self.vault.close()

    @contextmanager
    def doing(self, key: str, value: Any, **more: Any) -> Iterator[State]:
        """Say that a change begins, and what became of it; an act fills in what it is told."""
        told: State = {}
        say(begin={key: value}, **more)
        try:
            yield told
        except CompanionError as error:
            say(refused=type(error).__name__)
        else:
            gone = told.pop("gone", [])
            say(done=told or {key: value}, gone=gone)

    def text(self) -> str:
        return f"글 {self.chance.getrandbits(40)} " + "이야기 " * self.chance.randrange(400)

    def some(self, there: Callable[[], list[One]], make: Callable[[], None]) -> One:
        """One of what is there; first one is made when there is none, as often as it takes."""
        for _ in range(PATIENCE):
            if found := there():
                return self.chance.choice(found)
            make()
        raise TimeoutError

    def incident(self) -> Incident:
        return self.some(partial(timeline.incidents, self.vault, self.case), self.add)

    def item(self, *, kept: bool = False) -> Evidence:
        def there() -> list[Evidence]:
            items = evidence.items(self.vault, self.case)
            return [item for item in items if item.object or not kept]

        return self.some(there, self.take_in)

    def person(self) -> Person:
        return self.some(partial(people.persons, self.vault, self.case), self.meet)

    def away(self) -> tuple[str, str, list[Any]]:
        """Something in the bin: its key, its name there, and what is said of it."""

        def there() -> list[tuple[str, str, list[Any]]]:
            keys_ = {"evidence": "item"}
            held = state(self.vault)
            return [
                (key, one.subject, held[key])
                for one in binned.all_of(self.vault, self.case)
                if (key := f"{keys_.get(one.kind, one.kind)}:{one.record}") in held
            ]

        return self.some(there, self.part)

    @contextmanager
    def notebook(self) -> Iterator[only_me.Notebook]:
        """The notes only for oneself; they are begun where there are none."""
        begun = only_me.there(self.vault)
        book = only_me.unlock(self.vault, OWN, FLOOR) if begun else None
        with closing(book or only_me.begin(self.vault, OWN, COST)) as opened:
            yield opened

    def some_note(self) -> tuple[str, list[Any]]:
        return self.some(lambda: list(notes(self.vault).items()), self.keep_note)

    # The acts.

    def add(self) -> None:
        text = self.text().strip()
        with self.doing("", [text[:100].strip(), text, ""]) as told:
            made = timeline.add(self.vault, self.case, NewIncident(text[:100].strip(), text))
            told[f"incident:{made.id}"] = [made.title, made.narrative, ""]

    def edit(self) -> None:
        one, text = self.incident(), self.text().strip()
        with self.doing(f"incident:{one.id}", [text[:100].strip(), text, ""]):
            timeline.edit(self.vault, one.id, NewIncident(text[:100].strip(), text))

    def drop(self) -> None:
        one = self.incident()
        with self.doing(f"incident:{one.id}", [one.title, one.narrative, "bin"]):
            timeline.remove(self.vault, one.id)

    def take_in(self) -> None:
        size = self.chance.choices(range(len(SIZES)), (4, 4, 4, 4, 1))[0]
        path = Path(self.plan.files) / str(size)
        with suppress(OSError):  # a fault that strikes us here would not be of the program
            path.read_bytes()
        self._take(path, hashlib.sha256(path.read_bytes()).hexdigest())

    def take_in_large(self) -> None:
        self._take(Path(self.plan.files) / "large", self.plan.large)

    def _take(self, path: Path, sha: str) -> None:
        title = f"화면 {path.name}"
        with self.doing("", [title, sha, True, ""]) as told:
            about = Provenance(title)
            made = evidence.take_in(self.vault, self.case, path, Shows.ORDINARY, about)
            told[f"item:{made.id}"] = [made.title, made.sha256, bool(made.object), ""]

    def note(self) -> None:
        title = f"링크 {self.chance.getrandbits(30)}"
        with self.doing("", [title, "", False, ""]) as told:
            made = evidence.refer(self.vault, self.case, Provenance(title))
            told[f"item:{made.id}"] = [made.title, "", False, ""]

    def retitle(self) -> None:
        item = self.item()
        title = f"다른 이름 {self.chance.getrandbits(30)}"
        with self.doing(f"item:{item.id}", [title, item.sha256, bool(item.object), ""]):
            evidence.edit(self.vault, item.id, Provenance(title))

    def put_away(self) -> None:
        item = self.item()
        with self.doing(f"item:{item.id}", [item.title, item.sha256, bool(item.object), "bin"]):
            evidence.remove(self.vault, item.id)

    def erase(self) -> None:
        item = self.item(kept=True)
        ((name,),) = self.vault.rows("SELECT name FROM object WHERE id = ?", item.object)
        value = [item.title, item.sha256, False, ""]
        with self.doing(f"item:{item.id}", value, erases=True) as told:
            evidence.erase(self.vault, item.id)
            told |= {f"item:{item.id}": value, "gone": [name]}

    def meet(self) -> None:
        name = f"사람 {self.chance.getrandbits(40)}"
        with self.doing("", [name, ""]) as told:
            made = people.add(self.vault, self.case, NewPerson(Part.OTHER, name))
            told[f"person:{made.id}"] = [name, ""]

    def part(self) -> None:
        """Put a person away: as a whole, into the bin."""
        one = self.person()
        with self.doing(f"person:{one.id}", [one.name, "bin"]):
            people.remove(self.vault, one.id)

    def bring_back(self) -> None:
        key, subject, value = self.away()
        with self.doing(key, [*value[:-1], ""]):
            binned.bring_back(self.vault, subject)

    def take_back(self) -> None:
        """Note somebody or put them away, take that back, and perhaps do it again."""
        before = state(self.vault)
        self.chance.choice([self.meet, self.part])()
        changed = [item for item in state(self.vault).items() if item not in before.items()]
        if not changed:  # it was refused
            return
        ((key, value),) = changed
        taken = [value[0], "" if value[1] else "bin"]
        with self.doing(key, taken):
            undo.back(self.vault)
        if self.chance.random() < 0.5 and state(self.vault)[key] == taken:
            with self.doing(key, value):
                undo.again(self.vault)

    def for_good(self) -> None:
        key, subject, _ = self.away()
        sql = "SELECT name FROM object WHERE id = (SELECT object FROM evidence WHERE id = ?)"
        item = subject.removeprefix("evidence:")
        names = [row[0] for row in self.vault.rows(sql, item)] if item != subject else []
        with self.doing(key, None, erases=True) as told:
            binned.delete(self.vault, subject)
            told |= {key: None, "gone": names}

    def keep_note(self) -> None:
        text = f"나만 {self.chance.getrandbits(40)} " + "글 " * self.chance.randrange(3000)
        with self.doing("", [text.strip(), False]) as told, self.notebook() as book:
            told[f"note:{book.keep(text.strip()).id}"] = [text.strip(), False]

    def turn_note(self) -> None:
        """Put a note away, or bring it back."""
        key, (text, away) = self.some_note()
        with self.doing(key, [text, not away]), self.notebook() as book:
            (book.bring_back if away else book.put_away)(key.removeprefix("note:"))

    def erase_note(self) -> None:
        key, _ = self.some_note()
        with self.doing(key, None) as told, self.notebook() as book:
            book.erase(key.removeprefix("note:"))
            told[key] = None

    def draft(self) -> None:
        text = self.text()
        with self.doing("draft", text):
            drafts.save(self.vault, DRAFT, {"text": text})

    def discard(self) -> None:
        with self.doing("draft", None):
            drafts.discard(self.vault, DRAFT)

    def set_up(self) -> None:
        value = str(self.chance.randrange(101, 200))
        with self.doing("setting", value):
            settings.set_(self.vault, SETTING, value)

    def snapshot(self) -> None:
        with self.doing("snapshot", "") as told:
            told["snapshot"] = snapshots.make(self.vault).name

    def change_passphrase(self) -> None:
        new = f"다섯 낱말 {self.chance.getrandbits(40)}"
        old, folder = self.passphrases[-1], self.vault.folder
        self.passphrases.append(new)
        with self.doing("passphrase", new):
            keys.put(folder, old, keys.passphrase(new), COST, floor=FLOOR)
            self.passphrases = [new]
        if self.passphrases != [new]:  # the old one is as good as it was
            self.passphrases.append(old)

    def renew(self) -> None:
        """A new master key, which takes all snapshots along."""
        new = f"새 열쇠 {self.chance.getrandbits(40)}"
        old = self.passphrases[-1]
        self.passphrases.append(new)
        with self.doing("passphrase", new, erases=True):
            renewal.run(self.vault, new, cost=COST)
            self.passphrases = [new]
        if self.passphrases == [new]:
            self.vault = self._open()
        else:
            self.passphrases.append(old)

    def back_up(self) -> None:
        with self.doing("backup", ""):
            backup.write(self.vault, self.vault.folder.parent / BACKUP)

    def look(self) -> None:
        """Look the record over, as after an opening: that brings the journal file in."""
        try:
            assert check.opening(self.vault) == []
        except (NoSpace, VaultReadOnly) as error:
            say(trouble=type(error).__name__)

    def again(self) -> None:
        """Close and open, until it opens."""
        self.vault.close()
        self.vault = self._open()

    # The vault.

    def _create(self) -> Vault:
        vault = self._patiently(self._new)
        say(done={"passphrase": self.passphrases[0]})
        for _ in range(PATIENCE):
            if cases.all_of(vault):
                break
            with self.doing("case", None):
                cases.add(vault, NewCase(Role.MINE, Age.UNSURE))
        return vault

    def _open(self) -> Vault:
        vault = self._patiently(self._opened)
        say(found=state(vault))
        return vault

    def _patiently(self, job: Callable[[], Vault]) -> Vault:
        """Do it again until the disk lets it be done."""
        for _ in range(PATIENCE):
            try:
                return self._weaken(job())
            except (NoSpace, VaultReadOnly) as error:
                say(trouble=type(error).__name__)
        raise VaultDamaged

    def _new(self) -> Vault:
        return create(Path(self.plan.folder), self.passphrases[0], COST)

    def _opened(self) -> Vault:
        for passphrase in reversed(self.passphrases):
            try:
                vault = open_(Path(self.plan.folder), passphrase, floor=FLOOR)
            except WrongPassphrase:
                continue
            self.passphrases = [passphrase]
            try:
                evidence.sweep(vault)
            except BaseException:
                vault.close()
                raise
            return vault
        raise WrongPassphrase

    def _weaken(self, vault: Vault) -> Vault:
        if self.plan.weak == "normal":
            vault._pen.db.execute("PRAGMA synchronous = NORMAL")
        if self.plan.checkpoint:
            vault._pen.db.execute(f"PRAGMA wal_autocheckpoint = {self.plan.checkpoint}")
        return vault


def _no_sync(handle: int) -> None:
    """What `os.fsync` is in a session that leaves out every sync of ours."""


def main() -> None:
    plan = Plan(**json.loads(sys.argv[1]))
    if plan.weak == "objects":
        weakened: Callable[[int], None] = _no_sync
        os.fsync = weakened  # type: ignore[assignment]
    Session(plan).run()


if __name__ == "__main__":
    main()
