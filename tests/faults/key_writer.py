"""The process that is killed, begun by `tests/faults/forked.py`: `main(FOLDER, SEED, STATE)`.

It changes the ways into a vault without end. Before each change it says what it is about to do,
and after it, that it is done; each line is one `write` to a pipe and so is whole or not there.

    {"begin": KIND, "value": SECRET or null}     null takes the way away
    {"done": KIND}
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

from companion import keyfile, keys
from tests.core import cheap


def say(**values: Any) -> None:
    os.write(1, json.dumps(values).encode() + b"\n")


def run(folder: Path, chance: random.Random, ways: dict[str, str]) -> None:
    """Change the ways, of which `ways` are those that open now: kind → secret in hex."""
    while True:
        kind = chance.choice(["passphrase", *keyfile.KINDS])
        by = chance.choice(sorted(ways))
        opening = keys.Secret(by, bytes.fromhex(ways[by]))
        if kind != "passphrase" and kind in ways and by != kind and chance.random() < 0.4:
            say(begin=kind, value=None)
            keys.drop(folder, opening, kind, cheap.FLOOR)
            del ways[kind]
        else:
            value = chance.randbytes(16)
            say(begin=kind, value=value.hex())
            keys.put(folder, opening, keys.Secret(kind, value), cheap.COST, floor=cheap.FLOOR)
            ways[kind] = value.hex()
        say(done=kind)


def main(folder: str, seed: str, state: str) -> None:
    run(Path(folder), random.Random(int(seed)), json.loads(state))
