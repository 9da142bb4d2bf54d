"""Take files into a record, as a process of its own: `python -m benchmarks.take VAULT FILE…`.

As the command line does it, but that the key costs next to nothing to derive: that is slow on
purpose, and the same for one file or a thousand.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from companion import cases, evidence, keys
from companion.records import Age, NewCase, Role, Shows
from companion.vault import create, open_

PASSPHRASE = "only for measuring"
COST = keys.Cost(8 * 1024, 1, 1)
FLOOR = keys.Cost(1, 1, 1)


def prepare(folder: Path) -> None:
    """A record with one case."""
    with closing(create(folder, PASSPHRASE, COST)) as vault:
        cases.add(vault, NewCase(Role.MINE, Age.ADULT))


def main() -> None:
    folder, *files = map(Path, sys.argv[1:])
    with closing(open_(folder, PASSPHRASE, floor=FLOOR)) as vault:
        case = cases.only(vault).id
        for file in files:
            evidence.take_in(vault, case, file, Shows.ORDINARY)


if __name__ == "__main__":
    main()
