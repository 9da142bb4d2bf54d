"""Draws every screen: ./dev screenshots FOLDER [--only PART …] [--language CODE …]

Every page in Korean and English, in every scheme, at 100 and 200 %, with the practice case and
empty, as NAME-LANGUAGE-SCHEME-SCALE-RECORD.png. With --only, those whose names hold a PART. With
`--language pseudo` or `double` the words are longer, and what they have no room for is listed.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from companion import cases, keys, practice, settings
from companion.languages import LANGUAGES
from companion.records import Age, NewCase, Role
from companion.vault import Vault, create, open_
from tests.packs import otherwise
from tests.ui import (
    evidence_faces,
    faces,
    first_faces,
    hands,
    holder_faces,
    pseudo,
    submission_faces,
    takedown_faces,
)
from tests.ui.test_computer_check import everything
from ui import theme
from ui.call_button import call_from
from ui.computer_check import ComputerSheet
from ui.guide_view import GuideView
from ui.language import Speech
from ui.main_window import PAGES, MainWindow
from ui.session import Session
from ui.sheets.country_pack import PackSheet
from ui.sheets.statement import RulesSheet
from ui.tasks import Tasks
from ui.widgets.contact_card import Copies
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.over_all import OverAll
from ui.widgets.overlay import Overlay
from ui.widgets.parts import LinkButton

CHEAP, FLOOR = keys.Cost(64, 1, 1), keys.Cost(1, 1, 1)
SIZE = (1080, 760)
SHEETS = {
    "write": ("timeline", "write_new"),
    "talk": ("help", "_add_talk"),
    "case": ("settings", "_edit_case"),
    "change": ("keys", "_change_passphrase"),
    "new-key": ("keys", "_renew_key"),
    "code": ("keys", "_make_code"),
    "try": ("keys", "_try_code"),
    "device": ("keys", "_turn_on"),
    "no-device": ("keys", "_turn_off"),
    "backup": ("keys", "_make_backup"),
    "export": ("documents", "_export"),
    "takedowns": ("documents", "_show_down"),
    "count": ("steps", "_open_counting"),
    "who": ("documents", "_show_who"),
    "bin": ("settings", "show_bin"),
    "pack": ("settings", "_look_at_pack"),
    "hand": ("settings", "_let_another_write"),
}
PACK = "settings-pack-seen"  # somebody else's pack, and what it says otherwise
TICKED = "documents-ticked"  # with everything ticked, as after a choice
TELLING: dict[str, Callable[[Any], None]] = {
    "rules": lambda telling: telling._lay(lambda: RulesSheet(telling._session, telling._page)),
    "asked": lambda telling: telling._ask("heard"),
    "told": lambda telling: telling.read(),
}
"""Sheets of the statement over the timeline, and how each is opened."""


def _persons(page: Any) -> None:
    page.views.choose("lanes")
    page.lanes.chips["person"].click()


def _chosen(page: Any) -> None:
    page.views.choose("list")
    page.sift.setChecked(True)


VIEWS: dict[str, Callable[[Any], None]] = {
    "lanes": lambda page: page.views.choose("lanes"),
    "persons": _persons,
    "counted": lambda page: page.views.choose("pattern"),
    "chosen": _chosen,
    "go-by": lambda page: page.sieve.show_landmarks(),
    "which-time": lambda page: page.sieve.ask_time(),
}
"""Views of the timeline, and what lies over it."""


def one_word(page: Any) -> None:
    """A word of the law, said beside the text it stands in."""
    page._open_way(page.session.pack.procedures["police"])
    links = [one for one in page.findChildren(LinkButton) if one.text().endswith("?")]
    for link in links[:1]:
        page.findChildren(Overlay)[-1]._area.ensureWidgetVisible(link, 0, 200)
        link.click()


PLACES: dict[str, Callable[[Any], None]] = {
    "place": lambda page: page._open_by_id("kr-117"),
    "mine": lambda page: page._do("change", "kr-117"),
    "say": lambda page: page._say("kr-117"),
    "site": lambda page: page._do("site", "kr-ecrm"),
    "list": lambda page: keep_in_sight(page.directory),
    "words": lambda page: page._explain(),
    "word": one_word,
    "large": lambda page: page.findChildren(Copies)[0].show_large(),
}
"""What lies over the page of help, or is seen when it is scrolled."""


def chapter(name: str) -> Callable[[Any], None]:
    """A chapter of the guide, over a window."""

    def show(window: Any) -> None:
        window.show_guide()
        window.findChildren(GuideView)[-1].show_chapter(name)

    return show


def _asked(window: Any) -> None:
    window.show_guide()
    view = window.findChildren(GuideView)[-1]
    view._list.field.setText({"ko": "백업", "en": "backup"}[window.session.language])
    view._list.look()


OVER: dict[str, Callable[[Any], None]] = {
    "guide": lambda window: window.show_guide(),
    "guide-found": _asked,
    **{f"guide-{name}": chapter(name) for name in ("screenshots", "limits", "footprint")},
    "short": lambda window: window._doses.write(),
    "break": lambda window: window._doses.rest(),
    "call": call_from,
    "computer": lambda window: window.page.lay_over(
        ComputerSheet(window.session, window.page, everything)
    ),
}
"""Over the first page, as over every other; and a computer on which all is to be found."""
WAYS = ("police", "school")
"""Procedures over the page of help."""
_SEEN = {
    **evidence_faces.SEEN,
    **holder_faces.SEEN,
    **submission_faces.SEEN,
    **takedown_faces.SEEN,
}
SETTLED = 0.15  # s without work in the lane, so that what is read later is there
_ROUNDS = 3
SLOW = {"documents": 0.8, "help": 0.8}  # what is set after a pause, or a few rows at a time


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument(
        "--language", nargs="+", default=list(LANGUAGES), choices=(*LANGUAGES, *pseudo.LANGUAGES)
    )
    parser.add_argument("--only", nargs="+", default=[""], metavar="PART")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["notes"])
    with TemporaryDirectory() as scratch:
        camera = Camera(app, Path(scratch), options.folder, options.only)
        take_all(camera, options.language)
    for cut in camera.cut:
        print(cut)
    print(f"{camera.taken} pictures in {options.folder}")
    return 0


def take_all(camera: Camera, languages: Iterable[str] = LANGUAGES) -> None:
    """Every screen in every language, scheme and size."""
    for language, scheme, scale in itertools.product(languages, theme.SCHEMES, (100, 200)):
        if language in pseudo.LANGUAGES and scheme != "light":
            continue  # how long words are does not depend on it
        camera.dress(language, scheme, scale)
        camera.take_faces()
        camera.take_recovery()
        for record in ("practice", "empty"):
            camera.take_pages(record)
        if language in LANGUAGES:  # these press what they find by its words
            camera.take_seen()
        if (scheme, scale) == ("light", 100):
            camera.take_people()


class Camera:
    """Shows each window without a screen and keeps a picture of it."""

    size = SIZE

    def __init__(self, app: QApplication, scratch: Path, target: Path, only: list[str]) -> None:
        self.taken = 0
        self._app, self._scratch, self._target, self._only = app, scratch, target, only
        self._speech = Speech(app)
        self._otherwise: pseudo.Otherwise | None = None
        self.cut: list[str] = []  # what no room was left for
        self._look = ("en", "light", 100)

    def dress(self, language: str, scheme: str, scale: int) -> None:
        """What is made from now on looks and speaks so."""
        self._look = (language, scheme, scale)
        if self._otherwise is not None:
            self._app.removeTranslator(self._otherwise)
            self._otherwise = None
        self._speech.speak(self._code)
        if language in pseudo.LANGUAGES:
            self._otherwise = pseudo.Otherwise(language)
            self._app.installTranslator(self._otherwise)
        theme.apply(self._app, scheme, scale / 100)

    @property
    def _code(self) -> str:
        """The language that is spoken; English for one that nobody speaks."""
        return "en" if self._look[0] in pseudo.LANGUAGES else self._look[0]

    def _session(self, vault: Vault, tasks: Tasks) -> Session:
        kind = pseudo.SESSIONS.get(self._look[0], Session)
        return kind(vault, tasks, cost=CHEAP, floor=FLOOR)

    def take_faces(self) -> None:
        """What is shown before a record is open."""
        tasks = Tasks()
        for name in faces.LOCKED:
            if self._wanted(name, ""):
                window = faces.locked(name, self._code, tasks)
                self._take(window, name, "", tasks)
        tasks.stop()

    def take_recovery(self) -> None:
        """What is shown between making a record and using it."""
        wanted = [name for name in faces.RECOVERY if self._wanted(name, "")]
        if not wanted:
            return
        vault, tasks = self._vault("empty"), Tasks()
        for name in wanted:
            self._take(faces.recovering(name, vault, tasks), name, "", tasks)
        tasks.stop()
        vault.close()

    def take_pages(self, record: str) -> None:
        """Every page of the main window, and the sheets that people write on."""
        shots = [*PAGES, PACK, *(f"{page}-{name}" for name, (page, _) in SHEETS.items())]
        shots += [TICKED, *(f"timeline-{name}" for name in TELLING)]
        shots += [f"timeline-{name}" for name in VIEWS]
        shots += [f"help-{name}" for name in (*WAYS, *PLACES)]
        shots += ["settings-computer", *(f"today-{name}" for name in OVER if name != "computer")]
        # Last: what they bring about stays, and is in no other picture.
        shots += [f"{page}-{name}" for name, (page, _) in faces.MOMENTS.items()]
        wanted = [name for name in shots if self._wanted(name, record)]
        if not wanted:
            return
        vault, tasks = self._vault(record), Tasks()
        window = MainWindow(self._session(vault, tasks))
        window.resize(*self.size)
        window.show()  # a page reads what it offers when it is first seen
        for name in wanted:
            page, _, sheet = name.partition("-")
            if name in (TICKED, "documents-export"):
                hands.tick_all(window.session)
            window.begin(page)
            self._settle(tasks)
            self._open(window, sheet)
            self._take(window, name, record, tasks, last=name == wanted[-1])
        tasks.stop()
        vault.close()

    def take_seen(self) -> None:
        """Looking, masking, capturing and chats, over the practice case."""
        wanted = [name for name in _SEEN if self._wanted(name, "practice")]
        for name in wanted:
            vault, tasks = self._vault("practice", "-seen"), Tasks()
            window = MainWindow(self._session(vault, tasks))
            window.resize(*self.size)
            window.show()
            for act in _SEEN[name]:
                act(window)
                self._settle(tasks)
            self._take(window, name, "practice", tasks)
            tasks.wind_up()
            tasks.stop()
            vault.close()

    def take_people(self) -> None:
        """The first page as different people see it."""
        wanted = [name for name in first_faces.PEOPLE if self._wanted(f"first-{name}", "")]
        if not wanted:
            return
        vault, tasks = self._vault("people"), Tasks()
        window = MainWindow(self._session(vault, tasks))
        window.resize(*self.size)
        for name in wanted:
            window.begin("today")
            first_faces.become(window, name)
            self._take(window, f"first-{name}", "", tasks, last=name == wanted[-1])
        tasks.stop()
        vault.close()

    def keep(self, window: QWidget, name: str) -> None:
        """Keep what is seen of a window."""
        window.grab().save(str(self._target / f"{name}.png"))

    def _open(self, window: MainWindow, name: str) -> None:
        page: Any = window.page
        for old in (*window.findChildren(Overlay), *window.findChildren(OverAll)):
            old.close()
        telling = getattr(page, "telling", None)
        for openers, given in ((TELLING, telling), (VIEWS, page), (PLACES, page), (OVER, window)):
            if name in openers:
                openers[name](given)
                return
        if name in WAYS:
            page._open_way(window.session.pack.procedures[name])
        elif f"settings-{name}" == PACK:
            page._look_at_pack()
            other = otherwise.write(self._scratch / "kr", say="02-0000-0000")
            page.findChildren(PackSheet)[-1].begin([other])
        elif f"documents-{name}" == TICKED:
            page._choices.desks.buttons["police"].click()
        elif name in SHEETS:
            getattr(page, SHEETS[name][1])()
        elif name:
            faces.MOMENTS[name][1](window.session)
            page.refresh()

    def _vault(self, record: str, copy: str = "") -> Vault:
        """The record, or a copy of it for what writes into it and is to be seen nowhere else."""
        _, scheme, scale = self._look
        language = self._code
        folder = self._scratch / f"{record}-{language}{copy}"
        if copy:
            shutil.rmtree(folder, ignore_errors=True)
            self._vault(record).close()
            shutil.copytree(self._scratch / f"{record}-{language}", folder)
        if folder.exists():
            vault = open_(folder, practice.PASSPHRASE, floor=FLOOR)
        elif record == "practice":
            vault = practice.make(folder, language, CHEAP)
        else:
            vault = create(folder, practice.PASSPHRASE, CHEAP)
            cases.add(vault, NewCase(Role.MINE, Age.UNDER19))
        for name, value in (("language", language), ("scheme", scheme), ("scale", str(scale))):
            settings.set_(vault, name, value)
        return vault

    def _name(self, name: str, record: str) -> str:
        return "-".join(filter(None, (name, *map(str, self._look), record)))

    def _wanted(self, name: str, record: str) -> bool:
        return any(part in self._name(name, record) for part in self._only)

    def _take(
        self, window: QWidget, name: str, record: str, tasks: Tasks, last: bool = True
    ) -> None:
        window.show()
        self._settle(tasks, SLOW.get(name.partition("-")[0], SETTLED))
        if self._otherwise is not None:
            self.cut += (f"{self._name(name, record)}: {cut}" for cut in pseudo.cut_off(window))
        self.keep(window, self._name(name, record))
        self.taken += 1
        if last:
            window.hide()
            window.deleteLater()
            self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _settle(self, tasks: Tasks, pause: float = SETTLED) -> None:
        quiet_since = time.monotonic()
        while tasks.busy or time.monotonic() - quiet_since < pause:
            busy = tasks.busy
            self._app.processEvents()
            if busy:  # what was brought may have taken long to lay out, and is not drawn yet
                quiet_since = time.monotonic()
        for _ in range(_ROUNDS):  # a long page is laid out once more when its scroll bar comes
            self._app.processEvents()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
