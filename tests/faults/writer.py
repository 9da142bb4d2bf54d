"""The process that is killed: `python -m tests.faults.writer VAULT FOLDER SEED`.

It writes into a vault without end. Before each write it says what it is about to do, and after
it, that it is done; each line is one `write` to a pipe and so is whole or not there.

    {"begin": NUMBER, "what": …, …}
    {"done": NUMBER, "id": …}
"""

from __future__ import annotations

import json
import os
import random
import sys
from itertools import count
from pathlib import Path
from typing import Any

from companion import cases, drafts, evidence, timeline
from companion.records import NewIncident, Shows
from companion.vault import Vault
from tests.core import cheap


def say(**values: Any) -> None:
    os.write(1, json.dumps(values).encode() + b"\n")


class Writer:
    """Chooses what to write next, at random but from a seed."""

    def __init__(self, folder: Path, files: Path, seed: int) -> None:
        self.files = files
        self.chance = random.Random(seed)
        self.numbers = count()
        self.vault = self.open(folder)
        self.case = cases.only(self.vault).id
        self.known = timeline.ids(self.vault, self.case)

    def open(self, folder: Path) -> Vault:
        vault = cheap.again(folder)
        evidence.sweep(vault)
        return vault

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

    def draft(self, number: int) -> int:
        say(begin=number, what="draft", text=str(number))
        drafts.save(self.vault, "incident:new", {"text": str(number), "more": self.text()})
        return 0

    def again(self, number: int) -> int:
        say(begin=number, what="again")
        self.vault.close()
        self.vault = self.open(self.vault.folder)
        return 0

    def run(self) -> None:
        while True:
            number = next(self.numbers)
            acts = [self.add] * 4 + [self.take_in] * 3 + [self.draft] * 3 + [self.again, self.erase]
            acts += [self.edit] * 3 if self.known else []
            act = self.chance.choice(acts if self.known else [self.add])
            say(done=number, id=act(number))


if __name__ == "__main__":
    Writer(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])).run()
