"""Draws the pictures of the guide, and writes docs/guide out of its text: ./dev guide [--text]

The pictures are taken of the practice case by the program itself, in both languages, into
resources/guide/LANGUAGE. They are kept fresh by hand: call this when a page looks otherwise. A
test holds names and texts to what is there, not pixels. With --text only docs/guide is written.
"""

from __future__ import annotations

import gc
import io
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtWidgets import QApplication, QWidget

from companion import guide, practice
from companion.guide import Block, Kind
from companion.languages import LANGUAGES
from companion.report import bundle
from companion.vault import Vault
from tests.ui import faces, hands
from tests.ui.screens import CHEAP, FLOOR
from ui import theme
from ui.language import Speech
from ui.limits import does, does_not
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "guide"
SIZE = (940, 600)
COLOURS = 48
PAGES: dict[str, Callable[[Any], object]] = {
    "write": lambda window: (window.go("timeline"), window.page.write_new()),
    "dates": lambda window: window.go("timeline"),
    "screenshots": lambda window: window.go("evidence"),
    "people": lambda window: window.go("people"),
    "call": lambda window: window.go("help"),
    "steps": lambda window: window.go("steps"),
    "documents": lambda window: window.go("documents"),
    "leave": lambda window: window.go("today"),
    "keep": lambda window: window.go("keys"),
}
"""The pictures of an open record, and how each comes to be seen."""
CUT = {"leave": QRect(0, 0, 940, 220)}  # what matters of a picture, where that is not all
TITLE = {"ko": "안내", "en": "Guide"}
FILLED = {
    "footprint": {
        "ko": "(프로그램 안에서는 여기에 이 컴퓨터의 상태가 보여요.) 기록장 폴더 `notes-data`,"
        " 직접 넣은 나라 묶음 `notes-packs`, 연습하는 동안의 `notes-practice`, 켜져 있는 동안의"
        " 표시 `notes-…`, 골랐다면 열쇠 보관함의 `notes`, 그리고 프로그램 자체.",
        "en": "(In the program, the state of this computer stands here.) The folder of the record"
        " `notes-data`, countries you added `notes-packs`, `notes-practice` while you practise, a"
        " sign `notes-…` while it is open, `notes` in the keyring if you chose that, and the"
        " program itself.",
    }
}


def main(arguments: list[str]) -> int:
    gc.disable()  # a window freed on another thread, as part of a cycle, would crash Qt
    app = QApplication(["notes"])
    speech = Speech(app)
    for language in [one for one in arguments if one in LANGUAGES] or LANGUAGES:
        speech.speak(language)
        theme.apply(app, "light")
        if "--text" not in arguments:
            with TemporaryDirectory() as scratch:
                draw(app, language, Path(scratch))
        write(language)
        print(f"docs/guide/{language} and resources/guide/{language}")
    return 0


def write(language: str, target: Path = DOCS) -> None:
    """Write the chapters as Markdown, and a list of them. The window's language is the same."""
    folder = target / language
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chapters = guide.chapters(language)
    for chapter in chapters:
        lines = [f"# {chapter.title}", *(_line(block, language) for block in chapter.blocks)]
        text = "\n\n".join(lines).replace("\n\n- ", "\n- ")
        (folder / f"{chapter.id}.md").write_text(f"{text}\n", "utf-8")
    title = TITLE[language]
    listed = "\n".join(f"- [{chapter.title}]({chapter.id}.md)" for chapter in chapters)
    (folder / "README.md").write_text(f"# {title}\n\n{listed}\n", "utf-8")


def _line(block: Block, language: str) -> str:
    if block.kind is Kind.HEADING:
        return f"## {block.text}"
    if block.kind is Kind.PICTURE:
        return f"![{block.text}](../../../resources/guide/{language}/{block.name}.png)"
    if block.name in FILLED:
        return FILLED[block.name][language]
    if block.kind is Kind.FILLED:
        said = does() if block.name == "does" else does_not()
        return "\n".join(f"- {line.removeprefix('· ')}" for line in said.splitlines())
    return f"- {block.text}" if block.kind is Kind.ITEM else block.text


def draw(app: QApplication, language: str, scratch: Path) -> None:
    """Draw every picture there is in a language."""
    tasks = Tasks()
    begin = faces.locked("begin", language, tasks)
    begin.resize(640, 700)
    _save(app, begin, language, "start", tasks)
    with closing(practice.make(scratch / "v", language, CHEAP)) as vault:
        for name, show in PAGES.items():
            window = MainWindow(Session(vault, tasks, cost=CHEAP, floor=FLOOR))
            window.resize(*SIZE)
            if name == "documents":
                hands.tick_all(window.session)
            window.begin("today")
            show(window)
            _save(app, window, language, name, tasks)
        _cover(vault, language, scratch)
    tasks.wind_up()
    tasks.stop()


def _save(app: QApplication, window: QWidget, language: str, name: str, tasks: Tasks) -> None:
    window.show()
    for _ in range(400):  # what is read later, and set a few rows at a time
        app.processEvents()
        if tasks.busy:
            continue
        app.thread().msleep(3)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    seen = window.grab(CUT.get(name, QRect(0, 0, -1, -1)))
    seen.save(buffer, "PNG")
    _keep(Image.open(io.BytesIO(buffer.data().data())), language, name)
    window.hide()
    window.deleteLater()


def _cover(vault: Vault, language: str, scratch: Path) -> None:
    """The upper half of a cover sheet."""
    case = vault.rows("SELECT id FROM casefile")[0]["id"]
    made = bundle.write(vault, case, "police", language, scratch / "out")
    pdf = next((scratch / "out").glob("*.pdf"))
    with import_module("pypdfium2").PdfDocument(pdf) as document:
        page = document[0].render(scale=760 / document[0].get_width()).to_pil()
    assert made.documents
    _keep(page.crop((0, 0, 760, 620)), language, "cover")


def _keep(seen: Image.Image, language: str, name: str) -> None:
    """Few colours are enough for a window, and make it small."""
    small = seen.convert("RGB").quantize(
        COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    target = guide.picture(language, name)
    small.save(target, "PNG", optimize=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
