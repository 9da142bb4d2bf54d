"""The process that is killed, begun by `tests/faults/forked.py`: `main(VAULT, FOLDER, STATE)`.

It works on a vault without end: writes, takes files in, exports, backs up, changes keys, takes
on later shapes. Before each act it says what it is about to do, and after it, that it is done;
each line is one `write` to a pipe and so is whole or not there.

    {"begin": NUMBER, "what": …, …}
    {"done": NUMBER, "id": …}

STATE is JSON: "seed", the "passphrase" that opens, and how many made-up "shapes" of the database
come after the newest there is.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from companion import (
    backup,
    binned,
    cases,
    drafts,
    evidence,
    keys,
    only_me,
    people,
    recovery,
    renewal,
    schema,
    snapshots,
    statement,
    timeline,
    undo,
)
from companion.records import NewIncident, NewPassage, NewPerson, Part, Shows
from companion.report import unfinished
from companion.vault import Vault, open_
from tests.core import cheap

BACKUP = "backup"
OWN = "내 낱말"  # opens the notes only for oneself
_RELEASED = schema.steps()


def say(**values: Any) -> None:
    os.write(1, json.dumps(values).encode() + b"\n")


def later(shapes: int) -> Callable[[], dict[int, str]]:
    """The schema's steps with some made-up ones behind, each of which writes a good deal."""
    first = max(_RELEASED) + 1
    sql = "CREATE TABLE later{0}(x TEXT) STRICT; INSERT INTO later{0} SELECT title FROM incident;"
    made = {number: sql.format(number) for number in range(first, first + shapes)}
    return lambda: _RELEASED | made


def opened(folder: Path, passphrase: str) -> Vault:
    """The vault as an opening finds it, what was left by a kill swept."""
    vault = open_(folder, passphrase, floor=cheap.FLOOR)
    evidence.sweep(vault)
    unfinished.sweep(vault)
    return vault


def notebook(vault: Vault) -> only_me.Notebook:
    """The notes only for oneself, begun where there are none."""
    if only_me.there(vault):
        return only_me.unlock(vault, OWN, cheap.FLOOR)
    return only_me.begin(vault, OWN, cheap.COST)


class Writer:
    """Chooses what to do next, at random but from a seed."""

    def __init__(self, folder: Path, files: Path, state: dict[str, Any]) -> None:
        self.files, self.folder = files, folder
        self.chance = random.Random(state["seed"])
        self.passphrase, self.shapes = state["passphrase"], state["shapes"]
        self.numbers = count()
        schema.steps = later(self.shapes)
        self.vault = opened(folder, self.passphrase)
        self.case = cases.only(self.vault).id
        self.known = timeline.ids(self.vault, self.case)
        self.told = [one.id for one in statement.passages(self.vault, self.case)]

    def text(self) -> str:
        return f"글 {self.chance.getrandbits(40)} " + "이야기 " * self.chance.randrange(400)

    def add(self, number: int) -> int:
        text = self.text()
        say(begin=number, what="add", text=text[:200])
        new = NewIncident(text[:200], text)
        self.known.append(timeline.add(self.vault, self.case, new).id)
        return self.known[-1]

    def edit(self, number: int) -> int:
        ident, text = self.chance.choice(self.known), self.text()
        say(begin=number, what="edit", id=ident, text=text[:200])
        timeline.edit(self.vault, ident, NewIncident(text[:200], text))
        return ident

    def tell(self, number: int) -> int:
        """A passage of the statement, a new one or one told again."""
        text = self.text()
        if self.told and self.chance.random() < 0.5:
            ident = self.chance.choice(self.told)
            say(begin=number, what="retell", id=ident, text=text)
            statement.edit(self.vault, ident, NewPassage("free", text))
            return ident
        say(begin=number, what="tell", text=text)
        self.told.append(statement.add(self.vault, self.case, NewPassage("free", text)).id)
        return self.told[-1]

    def take_in(self, number: int) -> int:
        path = self.files / "file"
        data = self.chance.randbytes(self.chance.choice([10, 5000, 100_000, 1_500_000]))
        path.write_bytes(data)
        say(begin=number, what="take_in")
        incident = self.chance.choice(self.known)
        taken = evidence.take_in(self.vault, self.case, path, Shows.ORDINARY, incident=incident)
        return taken.id

    def erase(self, number: int) -> int:
        items = [item for item in evidence.items(self.vault, self.case) if item.object]
        if not items:
            return self.add(number)
        item = self.chance.choice(items)
        say(begin=number, what="erase", id=item.id)
        evidence.erase(self.vault, item.id)
        return item.id

    def bin(self, number: int) -> int:
        """Note somebody, or put them away, take that back, bring them back, or delete them."""
        there = [one.id for one in people.persons(self.vault, self.case)]
        away = [one for one in binned.all_of(self.vault, self.case) if one.kind == "person"]
        if there and self.chance.random() < 0.4:
            ident = self.chance.choice(there)
            say(begin=number, what="away", id=ident)
            people.remove(self.vault, ident)
            if self.chance.random() < 0.5:
                undo.back(self.vault)
            return ident
        if away:
            one = self.chance.choice(away)
            if self.chance.random() < 0.3:
                say(begin=number, what="gone", id=one.record)
                binned.delete(self.vault, one.subject)
            else:
                say(begin=number, what="back", id=one.record)
                binned.bring_back(self.vault, one.subject)
            return one.record
        name = self.text()[:30]
        say(begin=number, what="note", text=name)
        return people.add(self.vault, self.case, NewPerson(Part.OTHER, name)).id

    def own(self, number: int) -> str:
        """A note only for oneself: a new one, another text, put away, brought back, deleted."""
        with closing(notebook(self.vault)) as book:
            known, text = [*book.notes, *book.put_by], self.text().strip()
            if not known or self.chance.random() < 0.3:
                say(begin=number, what="own", text=text)
                return book.keep(text).id
            one, act = self.chance.choice(known), self.chance.random()
            if act < 0.4:
                say(begin=number, what="own_again", id=one.id, text=text)
                return book.keep(text, one.id).id
            if act < 0.7:
                say(begin=number, what="own_turned", id=one.id)
                (book.put_away if one.away is None else book.bring_back)(one.id)
            else:
                say(begin=number, what="own_gone", id=one.id)
                book.erase(one.id)
            return one.id

    def draft(self, number: int) -> int:
        say(begin=number, what="draft", text=str(number))
        drafts.save(self.vault, "incident:new", {"text": str(number), "more": self.text()})
        return 0

    def again(self, number: int) -> int:
        say(begin=number, what="again")
        self.vault.close()
        self.vault = opened(self.folder, self.passphrase)
        return 0

    def export(self, number: int) -> int:
        from companion.report import bundle

        say(begin=number, what="export")
        out = self.files / f"out{number}"
        bundle.write(self.vault, self.case, "school", "en", out, incidents=self.known[:3])
        shutil.rmtree(out)
        return 0

    def snapshot(self, number: int) -> int:
        say(begin=number, what="snapshot")
        snapshots.make(self.vault)
        return 0

    def back_up(self, number: int) -> int:
        say(begin=number, what="backup")
        backup.write(self.vault, self.files / BACKUP)
        return 0

    def change_passphrase(self, number: int) -> int:
        new = self.text()[:20]
        say(begin=number, what="passphrase", text=new)
        secret = keys.passphrase(new)
        keys.put(self.folder, self.passphrase, secret, cheap.COST, floor=cheap.FLOOR)
        self.passphrase = new
        return 0

    def change_code(self, number: int) -> int:
        code = recovery.new_code()
        say(begin=number, what="code", text=code)
        secret = recovery.secret(code)
        keys.put(self.folder, self.passphrase, secret, cheap.COST, floor=cheap.FLOOR)
        return 0

    def renew(self, number: int) -> int:
        new = self.text()[:20]
        say(begin=number, what="renew", text=new)
        renewal.run(self.vault, new, cost=cheap.COST)
        self.passphrase = new
        self.vault = opened(self.folder, new)
        return 0

    def migrate(self, number: int) -> int:
        say(begin=number, what="migrate")
        self.vault.close()
        self.shapes += 1
        schema.steps = later(self.shapes)
        self.vault = opened(self.folder, self.passphrase)
        return 0

    def run(self) -> None:
        usual: list[Callable[[int], Any]] = [self.add, self.edit, self.take_in, self.draft] * 3
        usual += [self.add] + [self.tell] * 3 + [self.bin] * 4 + [self.own] * 3
        usual += [self.again, self.erase, self.snapshot, self.export, self.migrate]
        usual += [self.back_up] * 3 + [self.change_passphrase, self.change_code] + [self.renew] * 2
        while True:
            number = next(self.numbers)
            act = self.chance.choice(usual if self.known else [self.add])
            say(done=number, id=act(number))


def main(folder: str, files: str, state: str) -> None:
    Writer(Path(folder), Path(files), json.loads(state)).run()
