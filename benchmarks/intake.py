"""Taking files in, next to hashing alone, age, gpg, restic and borg: `python -m benchmarks.intake`.

Every contender reads the same files from the same folder and writes into it. Ours hashes and
encrypts; age and gpg only encrypt, restic and borg do both. What is not installed is left out.
restic and borg derive a key in each process, which is in their time. `copy` writes the files as
they are, synced: what this disk, or this memory, asks of everybody. `start` is ours without a file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import take
from benchmarks.race import Runner, race, table
from companion import masked

SECRET = "only-for-measuring"
MIB = 1 << 20
EACH_AGE = """
for one in "${@:3}"; do age -r "$1" -o "$2/${one##*/}" "$one" || exit; done
"""
COPY = """
cp "${@:2}" "$1" && sync "$1"/*
"""
EACH_GPG = """
alone="--batch --quiet --pinentry-mode loopback --passphrase-file $1"
for one in "${@:3}"; do
    gpg $alone --symmetric --compress-algo none --output "$2/${one##*/}" "$one" || exit
done
"""
EACH_SAFE = """
for one in "${@:3}"; do
    printf '%s\\n' "$1" | keepassxc-cli attachment-import -q "$2" one "${one##*/}" "$one" || exit
done
"""
SAFE = 10  # files that are given to a password safe
Command = Sequence[str | Path]


class Course:
    """Where they run: a folder with the files, and a fresh place for each run."""

    def __init__(self, folder: Path, files: list[Path]) -> None:
        self.folder, self.files = folder, files

    def place(self) -> Path:
        """An empty folder; what the last run left is deleted."""
        place = self.folder / "place"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return place

    def ours(self) -> Command:
        vault = self.place() / "vault"
        take.prepare(vault)
        return [sys.executable, "-m", "benchmarks.take", vault, *self.files]

    def start(self) -> Command:
        """Ours without a file: what is over before the first and after the last."""
        return self.ours()[:4]

    def copy(self) -> Command:
        return ["bash", "-c", COPY, "copy", self.place(), *self.files]

    def openssl(self) -> Command:
        self.place()
        return ["openssl", "dgst", "-sha256", *self.files]

    def age(self) -> Command:
        place, key = self.place(), self.folder / "age.key"
        if not key.exists():
            _quietly("age-keygen", "-o", key)
        recipient = key.read_text().splitlines()[1].rpartition(" ")[2]
        return ["bash", "-c", EACH_AGE, "age", recipient, place, *self.files]

    def gpg(self) -> Command:
        secret = self.folder / "secret"
        secret.write_text(SECRET)
        return ["bash", "-c", EACH_GPG, "gpg", secret, self.place(), *self.files]

    def restic(self) -> Command:
        repository = self.place() / "restic"
        _quietly("restic", "-r", repository, "init")
        line: Command = ["restic", "-r", repository, "--no-cache", "--compression", "off"]
        return [*line, "backup", "--quiet", *self.files]

    def borg(self) -> Command:
        repository = self.place() / "borg"
        _quietly("borg", "init", "-e", "repokey-blake2", repository)
        return ["borg", "create", "--compression", "none", f"{repository}::one", *self.files]

    def seven(self) -> Command:
        line: Command = ["7zz", "a", "-mx=0", "-mhe=on", f"-p{SECRET}"]
        return [*line, self.place() / "all.7z", *self.files]

    def safe(self) -> Command:
        """A password safe: each file as an attachment of one entry."""
        file = self.place() / "safe.kdbx"
        for words in (["db-create", "-p", file], ["add", "-q", file, "one"]):
            line = ["keepassxc-cli", *map(str, words)]
            subprocess.run(line, input=f"{SECRET}\n{SECRET}\n", text=True, check=True)
        return ["bash", "-c", EACH_SAFE, "safe", SECRET, file, *self.files]

    def runners(self) -> list[Runner]:
        """All that are installed, ours first, then what only hashes."""
        here = [Runner("companion", self.ours), Runner("start", self.start)]
        here += [Runner("copy", self.copy)]
        others = {"openssl": self.openssl, "age": self.age, "restic": self.restic}
        others |= {
            "borg": self.borg,
            "gpg": self.gpg,
            "7zz": self.seven,
            "keepassxc-cli": self.safe,
        }
        for program, runs in others.items():
            if program == "keepassxc-cli" and len(self.files) > SAFE:
                continue  # it writes all of it anew for each, so it gets few
            if shutil.which(program):
                here.append(Runner(program, runs))
            else:
                print(f"{program} is not installed and left out")
        return here


def pictures(folder: Path, number: int) -> list[Path]:
    """Pictures of some 1 MB each, of noise: nothing can make them smaller."""
    folder.mkdir()
    files = [folder / f"{one:04}.png" for one in range(number)]
    for path in files:
        path.write_bytes(masked.encode(os.urandom(592 * 590 * 3), 592, 590))
    return files


def noise(folder: Path, size: int) -> list[Path]:
    """A file of `size` bytes that nothing can make smaller."""
    folder.mkdir()
    path = folder / "file"
    with path.open("wb") as file:
        for _ in range(size // MIB):
            file.write(os.urandom(MIB))
    return [path]


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench intake", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where to do it; on this disk")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pictures", type=int, default=200)
    parser.add_argument("--large", type=int, nargs="*", default=[400, 4096], metavar="MiB")
    given = parser.parse_args()
    make: dict[str, Callable[[Path], list[Path]]] = {}
    if given.pictures:
        make["pictures"] = partial(pictures, number=given.pictures)
        make["few pictures"] = partial(pictures, number=min(given.pictures, SAFE))
    for size in given.large:
        make[f"{size} MiB"] = partial(noise, size=size * MIB)
    for maker in make.values():
        with tempfile.TemporaryDirectory(dir=given.folder) as name:
            os.environ |= {"GNUPGHOME": name, "BORG_BASE_DIR": name}
            os.environ |= {"BORG_PASSPHRASE": SECRET, "RESTIC_PASSWORD": SECRET}
            compete(Course(Path(name), maker(Path(name, "files"))), given.rounds)
    return 0


def compete(course: Course, rounds: int) -> None:
    """Run and print one competition."""
    size = sum(path.stat().st_size for path in course.files)
    runners = course.runners()
    race(runners, rounds)
    number = len(course.files)
    print(f"\n{number} file{'s' * (number > 1)}, {size / 1e6:.0f} MB, {rounds} rounds")
    print(table(runners, size, number if number > 1 else 0))


def _quietly(*line: str | Path) -> None:
    subprocess.run([str(word) for word in line], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
