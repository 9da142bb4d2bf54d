"""What other people's tools say of cases drawn by lot, for every desk: nothing but "fine".

`./dev accepted` draws 500. A tool that is not installed is left out, and said so in the report.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import zipfile
from contextlib import closing, suppress

import pytest

from companion import consents, packs
from companion.consents import NewConsent
from companion.errors import NothingToReport
from companion.report import bundle, own_copy, verify
from tests.core import cheap
from tests.report.chance import Chance
from tests.report.making import squeezed

MANY = 500 if os.environ.get("COMPANION_FAULTS") == "full" else 12
OFFICE = 10  # LibreOffice needs most of a second for a file: every tenth case
SPARE = 25  # cases after which the folders are emptied


DESKS = [(pack, desk) for pack in map(packs.load, packs.available()) for desk in pack.reports]


class Made:
    """Bundles and own copies of cases drawn by lot, each for the next desk of all countries."""

    def __init__(self, folder):
        self.folder, self.chance = folder, random.Random(20261127)

    def some(self, first, last):
        """(number, desk, bundle, own copy) of the cases with these numbers."""
        home = self.folder / str(first)
        home.mkdir()
        with closing(cheap.make(home / "notes")) as vault:
            for number in range(first, last):
                pack, desk = DESKS[number % len(DESKS)]
                choices = pack.reports[desk].choices
                case = Chance(vault, self.chance).case(pack.meta.country, choices)
                language = self.chance.choice(["ko", "en"])
                out, own = home / str(number), home / f"{number}-own"
                consents.note(vault, case, NewConsent(desk, giver="본인", way="말로"))
                with suppress(NothingToReport):
                    made = bundle.write(vault, case, desk, language, out)
                    own_copy.write(vault, case, made, own)
                    yield number, (pack.meta.country, desk), out, own
        shutil.rmtree(home)


def fine(*line, folder=None):
    done = subprocess.run(
        [str(word) for word in line], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (line[0], done.stdout[-1500:], done.stderr[-1500:])
    return done.stdout


@pytest.mark.timeout(7200)
def test_nothing_is_found_by_tools_of_others(tmp_path):
    made, seen = Made(tmp_path), []
    for first in range(0, MANY, SPARE):
        for number, desk, out, own in made.some(first, min(first + SPARE, MANY)):
            seen.append(desk)
            check_bag(out)
            for path in sorted((out / "data" / "documents").iterdir()):
                check_paper(path, own)
            if number % OFFICE == 0:
                check_office(own, out.parent / "profile")
    assert len(set(seen)) > MANY / 3
    assert len(seen) > MANY / 2  # a platform that nobody named gets no form


def check_bag(folder):
    assert [found.findings for found in verify.verify(folder)] == [()]
    if shutil.which("sha256sum"):
        for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            fine("sha256sum", "--quiet", "--strict", "-c", name, folder=folder)
    if shutil.which("bagit.py"):
        fine("bagit.py", "--validate", "--quiet", folder)


def check_paper(path, own):
    """A PDF file is sound, its words can be taken out, and they are those of the text beside it."""
    if shutil.which("qpdf"):
        fine("qpdf", "--check", "--no-warn", path)
    (mine,) = (one for one in own.glob("*.pdf") if one.read_bytes() == path.read_bytes())
    if shutil.which("pdftotext"):
        found = squeezed(fine("pdftotext", "-raw", path, "-"))
        title = mine.with_suffix(".txt").read_text("utf-8-sig").splitlines()[0]
        assert squeezed(title)[:12] in found
        assert len(found) > 100
    with zipfile.ZipFile(mine.with_suffix(".docx")) as package:
        assert package.testzip() is None


def check_office(own, profile):
    if shutil.which("soffice"):
        files = sorted(own.glob("*.docx"))
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        fine(*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", own / "said", *files)
        assert len(list((own / "said").iterdir())) == len(files)
