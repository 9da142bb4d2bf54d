"""Handing out and checking, next to copying and hashing: `python -m benchmarks.bundle`.

`copy and hash` reads each file once, writes it, syncs, and hashes it with openssl: what any bundle
with a list of fingerprints asks for. `zip` stores the file as it is (-0), synced; it knows no
fingerprint but a CRC. `openssl` alone hashes what lies in the finished folder.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import take
from benchmarks.intake import MIB, Command, Course, noise
from benchmarks.race import Runner, race, table
from companion import cases, evidence, keys, timeline
from companion.records import NewIncident, Shows
from companion.report import bundle, verify
from companion.report.forms import Form, Seal
from companion.vault import open_

WORDS = "only for measuring these six words"
SEAL = Seal(WORDS, keys.Cost(8 * 1024, 1, 1))
COPY = """
cp "$2" "$1/copy" && sync "$1/copy" && openssl dgst -sha256 "$2"
"""
ZIP = """
zip -q -0 -j "$1/copy.zip" "${@:2}" && sync "$1/copy.zip"
"""


class Desk(Course):
    """A record with the file in it, and its bundles."""

    def prepare(self) -> None:
        """Put the file into a record, and make one bundle of each form to be checked."""
        take.prepare(self.folder / "vault")
        take.prepare(self.folder / "bare")
        for name, files in (("vault", self.files), ("bare", [])):
            with closing(open_(self.folder / name, take.PASSPHRASE, floor=take.FLOOR)) as vault:
                case = cases.only(vault).id
                timeline.add(vault, case, NewIncident("x"))
                for file in files:
                    evidence.take_in(vault, case, file, Shows.ORDINARY)
        for form in Form:
            write(self.folder / "vault", self.folder / form, form)

    def runners(self) -> list[Runner]:
        """What is measured; the first is what the others are held against."""
        runners = [Runner("copy and hash", self.both)]
        if shutil.which("zip"):
            runners.append(Runner("zip", self.zipped))
        runners.append(Runner("start", self.start))
        runners += [Runner(f"write {form}", Line(self, "write", form)) for form in Form]
        runners.append(Runner("openssl", self.hashed))
        runners += [Runner(f"verify {form}", Line(self, "verify", form)) for form in Form]
        return runners

    def both(self) -> Command:
        return ["bash", "-c", COPY, "copy", self.place(), *self.files]

    def zipped(self) -> Command:
        return ["bash", "-c", ZIP, "zip", self.place(), *self.files]

    def start(self) -> Command:
        """A bundle without a file: the program's start, and its documents."""
        line = Line(self, "write", Form.ZIP)()
        return [*line[:4], self.folder / "bare", *line[5:]]

    def hashed(self) -> Command:
        found = sorted(path for path in (self.folder / Form.FOLDER).rglob("*") if path.is_file())
        return ["openssl", "dgst", "-sha256", *found]


class Line:
    """A command line of ours, in a fresh place."""

    def __init__(self, desk: Desk, what: str, form: Form) -> None:
        self._desk, self._what, self._form = desk, what, form

    def __call__(self) -> Command:
        """What to run."""
        where = self._desk.folder / self._form
        if self._what == "write":
            where = self._desk.place() / self._form
        if self._what == "verify" and self._form is not Form.SEALED:  # as anybody would
            return [sys.executable, "-m", "companion", "verify", where]
        vault = self._desk.folder / "vault"
        return [sys.executable, "-m", "benchmarks.bundle", self._what, vault, where, self._form]


def write(folder: Path, target: Path, form: Form) -> None:
    """Write one bundle."""
    with closing(open_(folder, take.PASSPHRASE, floor=take.FLOOR)) as vault:
        case = cases.only(vault).id
        bundle.write(vault, case, "police", "ko", target, form=form, seal=SEAL)


def check(target: Path, form: Form) -> None:
    """Check one bundle, which has to be whole."""
    words = WORDS if form is Form.SEALED else None
    (verdict,) = verify.verify(target, words=words, floor=take.FLOOR)
    if not verdict.ok:
        sys.exit(1)


def main() -> int:
    if len(sys.argv) == 5 and sys.argv[1] in ("write", "verify"):
        what, vault, target, form = sys.argv[1:]
        if what == "write":
            write(Path(vault), Path(target), Form(form))
        else:
            check(Path(target), Form(form))
        return 0
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bundle", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where to do it; on this disk")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", type=int, default=1024, metavar="MiB")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        desk = Desk(Path(name), noise(Path(name, "files"), given.large * MIB))
        desk.prepare()
        runners = desk.runners()
        race(runners, given.rounds)
        print(table(runners, given.large * MIB))
    return 0


if __name__ == "__main__":
    sys.exit(main())
