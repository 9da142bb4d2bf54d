"""Every part of the window on one page: ./dev gallery [FOLDER]

With a display it is a window in which scheme, size and language can be chosen; with a FOLDER it
draws itself in every scheme at 100 and 200 %, as gallery-SCHEME-SCALE.png. What is not shown
here is no part that a page may be made of.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from companion import paths
from companion.languages import LANGUAGES
from companion.texts import load
from ui import theme
from ui.language import Speech
from ui.widgets.code import CodeField, CodePanel
from ui.widgets.contact_card import FirstPlace, Place
from ui.widgets.covered_tile import Cover, CoveredTile, HoldButton
from ui.widgets.date_fields import ClockFields, DateFields
from ui.widgets.draft_notice import DraftNotice
from ui.widgets.empty import Empty
from ui.widgets.fields import Choice, Labelled, Line, Number, SearchField, Story
from ui.widgets.flow import Flow
from ui.widgets.glyph import Disc, Glyph
from ui.widgets.hide import HideButton
from ui.widgets.live import LiveLine
from ui.widgets.parts import (
    Button,
    Chip,
    Group,
    GroupTitle,
    LinkButton,
    NavButton,
    Notice,
    PageTitle,
    Words,
    scrolled,
)
from ui.widgets.passphrase import Passphrase
from ui.widgets.progress import ProgressLine
from ui.widgets.radios import Radios
from ui.widgets.rows_table import RowsTable
from ui.widgets.spoken import Spoken
from ui.widgets.ticks import Tick
from ui.widgets.undo_line import UndoLine
from ui.widgets.when_field import WhenField

WIDTH = 1080  # px
DAY = date(2026, 9, 8)
ICONS = sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))
PLACE = Place(
    "중앙디지털성범죄피해자지원센터", number="02-735-8994", hours="24시간", say="도와주세요."
)


class Gallery(QWidget):
    """Each group holds one kind of part, in every state that can be seen at rest."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = load("ko")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GROUP, theme.SHEET, theme.GROUP, theme.SHEET)
        column.setSpacing(theme.GAP)
        column.addWidget(PageTitle("Every part of the window"))
        for title, parts in (
            ("Words", self._words()),
            ("Buttons", [_beside(self._buttons())]),
            ("Chips and links", [_beside(self._links())]),
            ("Pages", [_beside(self._pages())]),
            ("Fields", self._fields()),
            ("Time", self._times()),
            ("Choices", self._choices()),
            ("Notices", self._notices()),
            ("Rows", [_table()]),
            ("Tiles and cards", [_beside(_tiles()), FirstPlace("오늘", PLACE)]),
            ("Work", [ProgressLine("Reading", "Stop")]),
            ("A page with nothing on it", [Empty("Start with whatever you remember.", "timeline")]),
            ("Drawings", [_beside(_named(name) for name in ICONS)]),
        ):
            group = Group(title)
            for part in parts:
                group.body.addWidget(part)
            column.addWidget(group)

    def _words(self) -> list[QWidget]:
        long = "여기서 멈춰도 괜찮아요. " * 12
        return [PageTitle("A title"), GroupTitle("A group"), Words(long), Words(long, quiet=True)]

    def _buttons(self) -> list[QWidget]:
        idle, main = Button("Not now"), Button("Not now", main=True)
        for button in (idle, main):
            button.setEnabled(False)
        return [
            *(Button("Write it down", main=True, glyph="pen"), Button("Main", main=True)),
            *(Button("Another"), Button("With a drawing", glyph="folder"), HideButton()),
            *(HoldButton("Look while held", glyph="look"), idle, main),
        ]

    def _links(self) -> list[QWidget]:
        on, off = Chip("On"), Chip("Off")
        on.setChecked(True)
        bin_ = Chip("The bin", glyph="bin")
        return [on, off, bin_, LinkButton("A link"), LinkButton("Undo", glyph="undo")]

    def _pages(self) -> list[QWidget]:
        here, there, bare = (NavButton(name, glyph=name) for name in ("today", "help", "keys"))
        here.setChecked(True)
        bare.show_words(False)
        bare.setFixedSize(theme.scaled(theme.TOUCH), theme.scaled(theme.TOUCH))
        return [here, there, bare]

    def _fields(self) -> list[QWidget]:
        empty, search = Line("Title"), SearchField("Find")
        empty.setPlaceholderText("What is it called?")
        full = Line("Name")
        full.setText("가나다")
        story = Story("Story")
        story.setPlainText("적은 그대로 남아요.")
        return [
            Labelled("Title", empty, "It can be short."),
            Labelled("Name", full),
            Labelled("In your own words", story),
            *(search, Passphrase("Passphrase"), CodeField("Code"), CodePanel("Part 1")),
        ]

    def _times(self) -> list[QWidget]:
        number = Number("Number", 4, 1)
        number.put(12)
        return [
            *(number, DateFields("Day", self._texts, DAY), ClockFields("Time")),
            WhenField("When", self._texts, DAY),
        ]

    def _choices(self) -> list[QWidget]:
        answers = [("a", "This one", "More about it"), ("b", "The other", "")]
        radios = Radios("Which?", answers)
        radios.choose("a")
        on = QCheckBox("On")
        on.setChecked(True)
        tick = Tick("t", "Something with words that go on and wrap where there is no more room")
        return [radios, on, QCheckBox("Off"), tick, Choice("Choice", [("a", "One"), ("b", "Two")])]

    def _notices(self) -> list[QWidget]:
        calm, problem, undo, live = Spoken(), Spoken(), UndoLine(), LiveLine()
        calm.say("Saved. You can stop here.")
        problem.warn("There isn't enough room on this computer yet. What you wrote is safe.")
        undo.offer("Moved to the bin.")
        live.say("3 found")
        return [
            *(Notice("A calm notice."), Notice("Please read this.", strong=True)),
            Notice("Over a whole window.", band=True),
            *(DraftNotice("incident:new:1:1", "체육대회 날", 1, False), calm, problem, undo, live),
        ]


class Chooser(QWidget):
    """The gallery in a window, with what it can look like."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app, self._speech = app, Speech(app)
        self._scheme = Choice("Scheme", [(name, name) for name in theme.SCHEMES])
        self._scale = Choice("Size", [(str(s), f"{s} %") for s in (100, 125, 150, 175, 200)])
        self._language = Choice("Language", list(LANGUAGES.items()))
        row, self._column = QHBoxLayout(), QVBoxLayout(self)
        for choice in (self._scheme, self._scale, self._language):
            choice.chosen.connect(self.turn)
            row.addWidget(choice)
        row.addStretch(1)
        self._column.addLayout(row)
        self._shown: QWidget | None = None
        self.turn()
        self.resize(WIDTH, 800)

    def turn(self) -> None:
        """Make the gallery anew, as is chosen."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
        self._speech.speak(self._language.key)
        theme.apply(self._app, self._scheme.key, int(self._scale.key) / 100)
        self._shown = scrolled(Gallery())
        self._column.addWidget(self._shown, 1)


def draw(app: QApplication, folder: Path) -> list[Path]:
    """One picture for each scheme and size."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for scheme in theme.SCHEMES:
        for scale in (100, 200):
            gallery = show(app, scheme, scale)
            drawn.append(folder / f"gallery-{scheme}-{scale}.png")
            gallery.grab().save(str(drawn[-1]))
            gallery.hide()
            gallery.deleteLater()
    return drawn


def show(app: QApplication, scheme: str, scale: int) -> Gallery:
    """The gallery whole, however high that is."""
    theme.apply(app, scheme, scale / 100)
    gallery = Gallery()
    gallery.resize(WIDTH, gallery.heightForWidth(WIDTH))
    gallery.show()
    app.processEvents()
    gallery.resize(WIDTH, max(gallery.heightForWidth(WIDTH), gallery.minimumSizeHint().height()))
    app.processEvents()
    return gallery


def _beside(parts: Iterable[QWidget]) -> QWidget:
    inside = QWidget()
    row = Flow(inside)
    for part in parts:
        row.addWidget(part)
    return inside


def _named(name: str) -> QWidget:
    """A drawing over its name."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.addWidget(Glyph(name, 24, "text"))
    column.addWidget(Words(name, quiet=True))
    return both


def _tiles() -> list[QWidget]:
    covers = [
        Cover(
            1, "자료 1", "모르는 계정이 보낸 메시지", "사진 · 120 kB", seeable=True, glyph="picture"
        ),
        Cover(
            2, "자료 2", "글의 주소", "있던 곳만", False, "파일 없이 적은 자료예요.", glyph="link"
        ),
    ]
    return [*(CoveredTile(cover) for cover in covers), Disc("evidence")]


def _table() -> QWidget:
    table = RowsTable("Accounts", ["Where", "Shown name", "Id"], [3, 4, 4])
    table.show_rows(
        [(1, ("인스타그램", "주말사진관", "example_03")), (2, ("카카오톡", "익명 4", "–"))]
    )
    return table


def main(arguments: list[str]) -> int:
    app = QApplication(["notes"])
    if arguments:
        drawn = draw(app, Path(arguments[0]))
        print(f"{len(drawn)} pictures in {arguments[0]}")
        return 0
    window = Chooser(app)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
