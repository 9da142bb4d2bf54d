"""A document of many pictures, next to typst: `python -m benchmarks.paper`.

Both get the same pictures, words and font, and set each picture with its number over it and where
it is from under it, two in a row, after a table with a line for each. typst is left out where it
is not installed.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.intake import Command
from benchmarks.race import Runner, race, table
from companion import paths

WORDS = (
    "대화방에서",
    "본",
    "화면을",
    "그대로",
    "찍어",
    "둔",
    "것으로",
    "보낸",
    "사람과",
    "때가",
    "있습니다",
)
SIZE = (360, 640)
TYPST = """
#set page(paper: "a4", margin: 19mm, numbering: "1 / 1")
#set text(font: "NanumGothic", size: 8.5pt, lang: "ko")
#set document(title: "증거 화면")
#let items = json("items.json")
#table(columns: (1fr, 4fr, 3fr, 6fr), stroke: none,
  table.header[번호][무엇][언제][설명],
  ..items.map(one => (one.number, one.title, one.seen, one.told)).flatten())
#grid(columns: 2, gutter: 14pt,
  ..items.map(one => [
    #heading(level: 2, one.number + " " + one.title)
    #image(one.file, width: 100%)
    #one.seen \\ #one.told
  ]))
"""


def prepare(folder: Path, number: int) -> int:
    """Pictures of some 23 KB each and their words; how many bytes the pictures have."""
    from PIL import Image

    chance = random.Random(1)  # noqa: S311 - the same in every run
    items, total = [], 0
    for at in range(number):
        rough = Image.frombytes("RGB", (36, 64), chance.randbytes(36 * 64 * 3))
        out = io.BytesIO()
        rough.resize(SIZE, Image.Resampling.BICUBIC).save(out, "JPEG", quality=30)
        file = f"{at:04}.jpg"
        (folder / file).write_bytes(out.getvalue())
        total += len(out.getvalue())
        told = " ".join(chance.choices(WORDS, k=8))
        number_, seen = f"증 제{at + 1}호", f"2026년 9월 {at % 30 + 1}일"
        items.append({"file": file, "number": number_, "title": told[:20], "seen": seen})
        items[-1]["told"] = told
    (folder / "items.json").write_text(json.dumps(items, ensure_ascii=False), "utf-8")
    (folder / "paper.typ").write_text(TYPST, "utf-8")
    return total


def draw(folder: Path, out: Path) -> None:
    """As the program does it, once the pictures came from the child."""
    from companion.report import pdf
    from companion.report.blocks import Album, Column, Document, Row, Shot, Table

    items = json.loads((folder / "items.json").read_text("utf-8"))
    heads = (("번호", 1), ("무엇", 4), ("언제", 3), ("설명", 6))
    rows = [Row((one["number"], one["title"], one["seen"], one["told"])) for one in items]
    shots = [
        Shot(at, f"{one['number']} {one['title']}", f"{one['seen']}\n{one['told']}", *SIZE)
        for at, one in enumerate(items)
    ]
    blocks = (Table(tuple(Column(*head) for head in heads), tuple(rows)),)
    document = Document("one", "증거 화면", "ko", (*blocks, Album(tuple(shots), "", "")))
    out.write_bytes(
        pdf.draw(document, pictures=lambda at: (folder / items[at]["file"]).read_bytes())
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench paper", description=__doc__)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = prepare(folder, given.items)
        paper = folder / "paper.typ"
        ours, theirs = folder / "ours.pdf", folder / "theirs.pdf"
        mine: Command = [sys.executable, "-m", "benchmarks.paper", "--draw", folder, ours]
        runners = [Runner("companion", lambda: mine)]
        if shutil.which("typst"):
            line: Command = ["typst", "compile", "--font-path", paths.fonts(), paper, theirs]
            runners.append(Runner("typst", lambda: line))
        else:
            print("typst is not installed and left out")
        race(runners, given.rounds)
        print(f"{given.items} items, pictures of {size / 1e6:.1f} MB, {given.rounds} rounds")
        print(table(runners, size, given.items))
        for path in filter(Path.exists, (ours, theirs)):
            print(f"{path.stem}: {path.stat().st_size / size:.3f} times the pictures")
    return 0


if __name__ == "__main__":
    if "--draw" in sys.argv:
        draw(*map(Path, sys.argv[2:4]))
        sys.exit()
    sys.exit(main())
