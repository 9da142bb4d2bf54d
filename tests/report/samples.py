"""Draws every document of every desk from the practice case: ./dev samples [FOLDER]

As NN_DOCUMENT-PAGE.png in a folder for each country and desk, with a page that shows them all. The
person, the school and all that happened are made up; the day and the chance are always the same.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from companion import cases, keys, packs, practice, settings, statement
from companion.packs import Pack
from companion.records import Age, NewCase, Role
from companion.report import bundle
from companion.vault import Vault
from tests.report.test_reference import in_korea

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
WIDTH = 760  # pixels of a page
COLOURS = 48  # enough for paper; pictures on it stay recognisable
HEAD = """# What the documents look like

Every document for every desk, page by page, made from the practice case by `./dev samples`. Nobody
in it is real. Whoever changes a document draws them again and looks at them.
"""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev samples", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs", "samples"))
    folder = parser.parse_args(arguments).folder
    shutil.rmtree(folder, ignore_errors=True)
    shown = []
    for country in packs.available():
        pack = packs.load(country)
        with TemporaryDirectory() as scratch:
            for desk in pack.meta.desks or tuple(pack.reports):
                home = Path(scratch, desk)
                home.mkdir()
                pages = draw(pack, desk, home, folder / f"{country}-{desk}")
                shown.append((f"{country}-{desk}", pages))
    (folder / "README.md").write_text(listing(shown), "utf-8")
    print(f"{sum(len(pages) for _, pages in shown)} pages in {folder}")
    return 0


@in_korea()
def draw(pack: Pack, desk: str, scratch: Path, folder: Path) -> list[str]:
    """The pages of one desk's documents, in the pack's first language; their names."""
    language = pack.meta.languages[0]
    wording = language if language in ("ko", "en") else "en"
    folder.mkdir(parents=True)
    with closing(practice.make(scratch / "v", wording, keys.Cost(64, 1, 1), lambda: NOW)) as vault:
        settings.set_(vault, "practice", "")  # to be seen as a reader gets it, without the mark
        case = fitting(vault, pack, desk)
        chance = random.Random(desk)
        out = scratch / "out"
        told = [passage.id for passage in statement.passages(vault, case)]
        bundle.write(
            vault, case, desk, language, out,
            pack=pack, now=lambda: NOW, random=chance.randbytes, passages=told,
        )  # fmt: skip
    names = []
    for path in [*sorted(out.glob("*.pdf")), *sorted((out / "data" / "documents").iterdir())]:
        names += leaves(path, folder)
    return names


def fitting(vault: Vault, pack: Pack, desk: str) -> int:
    """The practice case, for the pack's country and by somebody that the desk is for."""
    case = cases.only(vault)
    layout, kept = pack.reports[desk], {f.name: getattr(case, f.name) for f in fields(NewCase)}
    new = replace(NewCase(**kept), pack=pack.meta.country)
    if layout.roles and case.role not in layout.roles:
        new = replace(new, role=Role(layout.roles[0]))
    if layout.ages and case.age not in layout.ages:
        new = replace(new, age=Age(layout.ages[0]))
    cases.edit(vault, case.id, new)
    return case.id


def leaves(path: Path, folder: Path) -> list[str]:
    from PIL import Image

    names = []
    with import_module("pypdfium2").PdfDocument(path) as document:
        for number in range(len(document)):
            page = document[number]
            drawn: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
            names.append(f"{path.stem}-{number + 1}.png")
            drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(
                folder / names[-1], optimize=True
            )
    return names


def listing(shown: list[tuple[str, list[str]]]) -> str:
    lines = [HEAD]
    for desk, names in shown:
        lines += [f"## {desk}", ""]
        lines += [f"![{name[:-4]}]({desk}/{name})" for name in names]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
