"""After the first day: deleting, backing up, reading back, looking: `./dev bench living`.

Deleting one item and backing up after one more are measured in an open record with few files and
with many: neither should depend on what is kept. Reading back is whole processes beside those of
others. Pictures are decoded by the limited child, a new one for each, as the program does it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import take
from benchmarks.intake import MIB, Command, Course, noise, pictures
from benchmarks.race import Runner, race, table
from companion import backup, cases, evidence, masked
from companion.intake import images
from companion.records import Shows
from companion.vault import open_

SCREEN = (1080, 2340)  # px, of a telephone
BOX = (360, 360)
SOME = 5  # of what is measured one by one


def kept(folder: Path, files: list[Path], add: list[Path]) -> tuple[float, float]:
    """Seconds to delete one item, and to back up after one more, with `files` in the record."""
    place = folder / f"kept-{len(files)}"
    take.prepare(place)
    target = folder / f"{len(files)}.backup"
    with closing(open_(place, take.PASSPHRASE, floor=take.FLOOR)) as vault:
        case = cases.only(vault).id
        for file in files:
            evidence.take_in(vault, case, file, Shows.ORDINARY)
        backup.write(vault, target)
        saved = []
        for file in add[:SOME]:
            evidence.take_in(vault, case, file, Shows.ORDINARY)
            saved.append(timed(partial(backup.write, vault, target)))
        doomed = [item.id for item in evidence.items(vault, case)[:SOME]]
        gone = [timed(partial(evidence.erase, vault, one)) for one in doomed]
    return median(gone), median(saved)


def timed(call: Callable[[], object]) -> float:
    """How many seconds a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


class Back(Course):
    """One file, kept by ours and by the others, and read out again whole."""

    def prepare(self) -> None:
        """Let each keep it once."""
        take.prepare(self.folder / "vault")
        subprocess.run(
            [sys.executable, "-m", "benchmarks.take", self.folder / "vault", *self.files],
            check=True,
        )
        for name in ("age", "gpg"):
            if shutil.which(name):
                line = getattr(self, name)()
                subprocess.run([str(word) for word in line], check=True, capture_output=True)
                (self.folder / "place").rename(self.folder / name)

    def ours(self) -> Command:
        return [sys.executable, "-m", "benchmarks.living", "read", self.folder / "vault"]

    def runners(self) -> list[Runner]:
        hashed: Command = ["openssl", "dgst", "-sha256", *self.files]
        here = [Runner("companion", self.ours), Runner("openssl", lambda: hashed)]
        if (self.folder / "age").is_dir():
            line: Command = ["age", "-d", "-i", self.folder / "age.key", self.folder / "age/file"]
            here.append(Runner("age", lambda: line))
        if (self.folder / "gpg").is_dir():
            alone = ["--batch", "--quiet", "--pinentry-mode", "loopback"]
            secret, sealed = self.folder / "secret", self.folder / "gpg/file"
            out: Command = ["gpg", *alone, "--passphrase-file", secret, "-d", sealed]
            here.append(Runner("gpg", lambda: out))
        return here


def read(folder: Path) -> None:
    """Read every item of a record whole; each chunk is checked as it comes."""
    with closing(open_(folder, take.PASSPHRASE, floor=take.FLOOR)) as vault:
        for item in evidence.items(vault, cases.only(vault).id):
            for _ in evidence.content(vault, item):
                pass


def looks() -> tuple[float, float]:
    """Pictures a second: shown small, and looked through for a fingerprint."""
    wide, high = SCREEN
    data = masked.encode((os.urandom(wide * 3) * high), wide, high)
    small = median(timed(lambda: images.show([data], "image/png", BOX)) for _ in range(2 * SOME))
    both = median(timed(lambda: images.examine([data], "image/png")) for _ in range(2 * SOME))
    return 1 / small, 1 / both


def main() -> int:
    if sys.argv[1:2] == ["read"]:
        read(Path(sys.argv[2]))
        return 0
    parser = argparse.ArgumentParser(prog="./dev bench living", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where to do it; on this disk")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--few", type=int, default=20)
    parser.add_argument("--many", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        files = pictures(folder / "pictures", given.many + SOME)
        print(
            f"{'with so many pictures of 1 MB':32}{'delete one, ms':>16}{'back up one more, s':>22}"
        )
        for number in (given.few, given.many):
            gone, saved = kept(folder, files[:number], files[-SOME:])
            print(f"{number:<32}{gone * 1000:16.1f}{saved:22.2f}")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        os.environ |= {"GNUPGHOME": name}
        course = Back(Path(name), noise(Path(name, "files"), 400 * MIB))
        course.prepare()
        runners = course.runners()
        race(runners, given.rounds)
        print("\none file of 400 MiB read back whole", table(runners, 400 * MIB), sep="\n")
    small, both = looks()
    print(f"\na screen of {SCREEN[0]} × {SCREEN[1]}: {small:.1f} shown small a second,", end=" ")
    print(f"{both:.1f} looked through for a fingerprint")
    return 0


if __name__ == "__main__":
    sys.exit(main())
