"""What other people's tools say of cases drawn by lot, for every desk: nothing but "fine".

`./dev accepted` draws 500. A tool that is not installed is left out, and said so in the report.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import zipfile
from contextlib import closing

import pytest

from companion.errors import NothingToReport
from companion.report import bundle, own_copy, verify
from tests.core import cheap
from tests.report.chance import Chance
from tests.report.making import squeezed

MANY = 500 if os.environ.get("COMPANION_FAULTS") == "full" else 2
OFFICE = 10  # LibreOffice needs most of a second for a file: every tenth case
SPARE = 25  # cases after which the folders are emptied


class Made:
    """Bundles and own copies of cases drawn by lot, some at a time."""

    def __init__(self, folder, pack):
        self.folder, self.pack, self.chance = folder, pack, random.Random(20261127)

    def some(self, first, last):
        """Folders of (bundle, own copy) for every desk of the cases with these numbers."""
        home = self.folder / str(first)
        home.mkdir()
        desks = sorted(self.pack.reports)
        with closing(cheap.make(home / "notes")) as vault:
            for number in range(first, last):
                every = {c for layout in self.pack.reports.values() for c in layout.choices}
                case = Chance(vault, self.chance).case(sorted(every))
                language = self.chance.choice(["ko", "en"])
                for desk in desks:
                    out, own = home / f"{number}-{desk}", home / f"{number}-{desk}-own"
                    try:
                        made = bundle.write(vault, case, desk, language, out)
                    except NothingToReport:
                        continue
                    own_copy.write(vault, case, made, own)
                    yield number, out, own
        shutil.rmtree(home)


@pytest.fixture
def made(tmp_path, pack):
    return Made(tmp_path, pack)


def fine(*line, folder=None):
    done = subprocess.run(
        [str(word) for word in line], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (line[0], done.stdout[-1500:], done.stderr[-1500:])
    return done.stdout


@pytest.mark.timeout(7200)
def test_nothing_is_found_by_tools_of_others(made):
    desks = set()
    for first in range(0, MANY, SPARE):
        for number, out, own in made.some(first, min(first + SPARE, MANY)):
            desks.add(out.name.partition("-")[2])
            check_bag(out)
            for path in sorted((out / "data" / "documents").iterdir()):
                check_paper(path, own)
            if number % OFFICE == 0:
                check_office(own, out.parent / "profile")
    assert desks == set(made.pack.reports)


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
