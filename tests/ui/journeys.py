"""The journeys people make, each walked through the real window and counted: ./dev journeys

Every one is walked with a mouse and by keyboard alone, over a virtual screen where there is one.
With --write the figures go into docs/journeys.md.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from companion import (
    cases,
    consents,
    drafts,
    evidence,
    hands,
    keys,
    practice,
    settings,
    statement,
    steps,
    timeline,
    when,
)
from companion.consents import NewConsent
from companion.records import Age, NewCase, NewIncident, NewStep, Role
from companion.vault import Vault, create, open_
from tests.ui.pixels import picture
from tests.ui.program import Running
from tests.ui.walker import Counts, Walker
from ui.call_now import CallNow
from ui.sheets.cases import CasesSheet
from ui.widgets.check_list import CheckList
from ui.widgets.fields import Story
from ui.widgets.parts import Button, Sheet

PASSPHRASE = "paper lamp river seven"
SENTENCE = "On Monday somebody sent me a link to a room with my photo in it."
SOME_DAYS_AGO = NewIncident("The link", SENTENCE)


class Ground:
    """Where one journey is made: a folder of its own, and what a key costs there.

    `cost` None is what a real record costs, and then the times are those of a person's.
    """

    def __init__(
        self, app: QApplication, folder: Path, cost: keys.Cost | None, mouse: bool
    ) -> None:
        self.app, self.folder, self.mouse, self._cost = app, folder, mouse, cost
        self.record = folder / "notes-data"
        self._floor = keys.FLOOR if cost is None else keys.Cost(1, 1, 1)
        self.walker: Walker | None = None

    def make(self, role: Role = Role.MINE, age: Age = Age.UNDER19) -> Vault:
        """A record with one case, open."""
        made = create(self.record, PASSPHRASE, self._cost)
        settings.set_(made, "language", "en")
        cases.add(made, NewCase(role, age))
        return made

    def practise(self) -> None:
        """The made-up record, closed, under the same passphrase as the others."""
        practice.make(self.record, "en", self._cost).close()

    def again(self) -> Vault:
        """The record, open: to see what is in it once the program is gone."""
        return open_(self.record, PASSPHRASE, floor=self._floor)

    @contextmanager
    def program(self, passphrase: str = PASSPHRASE, locked: bool = False) -> Iterator[Walker]:
        """The program over that folder; with a record there, opened unless `locked`."""
        running = Running(self.app, self.record, "en", 60_000, cost=self._cost, floor=self._floor)
        try:
            if self.record.exists() and not locked:
                running.type_passphrase(passphrase)
                walker = Walker(running, self.mouse)
                walker.until(lambda: running.is_open)
                walker.counts = Counts()
            else:
                walker = Walker(running, self.mouse)
            window = running.program.window
            assert window is not None
            window.resize(1080, 760)
            window.activateWindow()
            walker.settle()
            self.walker = walker
            yield walker
        finally:
            running.end()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def first_sentence(ground: Ground) -> Iterator[Counts]:
    """First start to the first saved sentence"""
    with ground.program() as w:
        w.press("Go on")
        w.decide()  # a passphrase, in one's own words
        w.write(PASSPHRASE)
        w.chord("Return")
        w.write(PASSPHRASE)
        w.chord("Return")
        w.until(lambda: w.running.program.session is not None)
        w.decide()
        w.press("Write first, and be asked again next time")
        w.until(lambda: w.running.is_open)
        w.settle()
        w.write(SENTENCE)
        read = w.counts.words
        w.chord("Ctrl+S")
        session = w.running.program.session
        assert session is not None
        w.until(lambda: timeline.latest(session.vault, session.case.id) is not None)
        w.counts.words = read  # what is shown once it is saved is not on the way to it
        yield w.counts


def screenshot(ground: Ground) -> Iterator[Counts]:
    """A screenshot in the clipboard to a numbered item"""
    ground.make().close()
    with ground.program() as w:
        QGuiApplication.clipboard().setImage(picture())
        w.chord("Ctrl+V")
        w.decide()  # what the picture shows
        w.press("No")
        w.press("Next") if w.mouse else w.chord("Return")
        session = w.running.program.session
        assert session is not None
        w.until(lambda: bool(evidence.items(session.vault, session.case.id)))
        assert evidence.items(session.vault, session.case.id)[0].number == 1
        QGuiApplication.clipboard().clear()
        yield w.counts


def call_now(ground: Ground) -> Iterator[Counts]:
    """Whom to call now, from: a page, a sheet, the first window, the locked window"""

    def ask(w: Walker, key: bool = False) -> Counts:
        before, w.counts = w.counts, Counts()
        w.chord("F1") if key or not w.mouse else w.press("To call (F1)")
        w.until(lambda: w.says("112"))
        (view,) = [one for one in w.top.findChildren(CallNow) if one.isVisible()]
        asked, w.counts = w.counts, before
        view.close()
        w.settle()
        return asked

    with ground.program() as w:
        first = ask(w)
    ground.make().close()
    with ground.program(locked=True) as w:
        locked = ask(w, key=True)
    with ground.program() as w:
        yield ask(w)
        w.chord("Ctrl+N")
        yield ask(w)
    yield first
    yield locked


def police(ground: Ground) -> Iterator[Counts]:
    """From a record to the documents for the police"""
    ground.practise()
    with ground.program(practice.PASSPHRASE) as w:
        w.chord("Ctrl+7") if not w.mouse else w.press("Documents")
        w.decide()  # who reads it
        w.press("The police")
        w.until(lambda: bool(_list(w, "What happened")))
        w.decide()  # what of it they should know
        w.tick_all("What happened")
        w.press("Also tick the items of what is ticked above")
        w.until(lambda: any(b.isVisible() for b in _buttons(w, "Make the documents")))
        _make_documents(w, ground, practice.PASSPHRASE)
        yield w.counts


def two_weeks(ground: Ground) -> Iterator[Counts]:
    """Back after two weeks: where was I, what is due"""
    vault = ground.make()
    case, today = cases.only(vault).id, _today()
    timeline.add(vault, case, SOME_DAYS_AGO)
    due = when.day(today.year, today.month, today.day)
    steps.add(vault, case, NewStep("Ask the centre again", due=due))
    drafts.save(
        vault, f"short:new:{case}", {"narrative": "And then", "happened": when.dump(when.UNKNOWN)}
    )
    vault.close()
    with ground.program(locked=True) as w:
        w.write(PASSPHRASE)
        w.chord("Return")
        w.until(lambda: w.running.is_open)
        w.settle()
        assert w.says("The link")
        assert w.says("Ask the centre again")
        assert w.says("And then")
        yield w.counts


def monday(ground: Ground) -> Iterator[Counts]:
    """A counsellor's Monday: six cases, two due, one summary"""
    vault, today = ground.make(Role.SUPPORT, Age.ADULT), _today()
    due = when.day(today.year, today.month, today.day)
    names = ["Willow", "Slate", "Amber", "Fern", "Birch"]
    every = [cases.all_of(vault)[0].id]
    every += [cases.add(vault, NewCase(Role.SUPPORT, Age.ADULT, name)).id for name in names]
    for case in every:
        timeline.add(vault, case, SOME_DAYS_AGO)
    for case in every[1:3]:
        steps.add(vault, case, NewStep("Call the school", due=due))
        consents.note(vault, case, NewConsent("counsel", whom="centre", giver="she", what="all"))
    settings.set_(vault, "case", str(every[0]))
    vault.close()
    with ground.program() as w:
        for name in ("Slate", "Willow"):
            _all_cases(w)
            w.decide()
            card = w.find(name, Sheet)
            w.press("Open", card)
            w.settle()
            assert w.says("Call the school")
        w.chord("Ctrl+7") if not w.mouse else w.press("Documents")
        w.press("Counselling")
        w.until(lambda: bool(_list(w, "What happened")))
        w.tick_all("What happened")
        w.until(lambda: any(b.isVisible() for b in _buttons(w, "Make the documents")))
        _make_documents(w, ground, PASSPHRASE)
        yield w.counts


def beside_her_child(ground: Ground) -> Iterator[Counts]:
    """A mother sits with her child and writes down what it says"""
    ground.make(Role.CHILD, Age.UNDER14).close()
    with ground.program() as w:
        w.chord("Ctrl+2") if not w.mouse else w.press("What happened")
        w.press("Tell it from the beginning")
        w.press("Begin")
        w.decide()  # whose words these are
        w.press("Whose words are these? What they said, written down as they said it")
        w.into(_question(w), SENTENCE)
        w.press("Stop here, it is saved")
        session = w.running.program.session
        assert session is not None
        told = statement.passages(session.vault, session.case.id)
        assert [str(one.voice) for one in told] == ["theirs"]
        yield w.counts


def leave(ground: Ground) -> Iterator[Counts]:
    """Leaving in a hurry: while typing, over a sheet, while files go in, over a dialog"""
    ground.make().close()
    for way in (_typing, _over_a_sheet, _files_go_in, _over_a_dialog):
        with ground.program() as w:
            way(w, ground)
            w.counts = Counts()
            w.flee()
            assert w.running.ends.left == 1
            assert not any(one.isVisible() for one in QApplication.topLevelWidgets())
            yield w.counts
    vault = ground.again()
    assert any("in the middle of" in str(drafts.load(vault, one)) for one in drafts.places(vault))
    vault.close()


def another_writes(ground: Ground) -> Iterator[Counts]:
    """Another person writes for me"""
    ground.make().close()
    with ground.program() as w:
        w.chord("Ctrl+9") if not w.mouse else w.press("Settings")
        w.press("Someone writes for me")
        w.into("Who writes for you now?", "my aunt")
        w.press("Begin")
        w.press("Today") if w.mouse else w.chord("Ctrl+1")
        w.press("Three minutes")
        w.write(SENTENCE)
        w.chord("Ctrl+S")
        session = w.running.program.session
        assert session is not None
        vault, case = session.vault, session.case.id
        w.until(lambda: timeline.latest(vault, case) is not None)
        w.press("I write myself again")
        w.settle()
        latest = timeline.latest(vault, case)
        assert latest is not None
        assert hands.of(vault, case) == {f"incident:{latest.id}": "my aunt"}
        assert not hands.now(vault, case)
        yield w.counts


JOURNEYS: dict[str, Callable[[Ground], Iterator[Counts]]] = {
    "a": first_sentence,
    "b": screenshot,
    "c": call_now,
    "d": police,
    "e": two_weeks,
    "f": monday,
    "g": beside_her_child,
    "h": leave,
    "i": another_writes,
}
HANDS = {"mouse": True, "keyboard": False}
MOST: dict[str, Callable[[Counts], bool]] = {
    "a": lambda c: c.by_hand + c.to_read < 118,
    "b": lambda c: c.actions <= 3 + (c.keys > 1),  # by keyboard, Space and Enter choose and go on
    "c": lambda c: c.actions == 1,
    "d": lambda c: c.by_hand + c.waited < 300,
    "e": lambda c: c.actions == 1,
    "h": lambda c: c.actions <= 3 and c.longest < 1,
}
"""What each of them may take at most."""


def walk(app: QApplication, name: str, mouse: bool, cost: keys.Cost | None) -> list[Counts]:
    """Make one journey; what each part of it took. Raises AssertionError where it ends early."""
    with TemporaryDirectory() as folder:
        found = list(JOURNEYS[name](Ground(app, Path(folder), cost, mouse)))
    for counts in found:
        assert MOST.get(name, lambda _: True)(counts), (name, counts)
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev journeys", description=__doc__)
    parser.add_argument("--only", nargs="+", default=list(JOURNEYS), choices=list(JOURNEYS))
    parser.add_argument("--write", action="store_true", help="put it into docs/journeys.md")
    options = parser.parse_args(arguments)
    app = QApplication(["notes"])
    app.setQuitOnLastWindowClosed(False)
    rows = []
    for name in options.only:
        for hand, mouse in HANDS.items():
            for part, counts in enumerate(walk(app, name, mouse, None)):
                rows.append(_row(name, hand, part, counts))
                sys.stdout.write(f"{rows[-1]}\n")
                sys.stdout.flush()
    if options.write:
        _write(rows)
    return 0


TITLES = (
    "| | journey | with | clicks | scrolls | keys | letters | fields | decisions"
    " | hands s | reading s | program s | longest s |"
)
BETWEEN = "<!-- figures -->"


def _row(name: str, hand: str, part: int, counts: Counts) -> str:
    said = (JOURNEYS[name].__doc__ or "").strip()
    head, _, parts = said.partition(": ")
    if name in "ch":
        said = f"{head}: {parts.split(', ')[part]}"
    numbers = (counts.clicks, counts.scrolls, counts.keys, counts.letters, counts.fields)
    times = (counts.by_hand, counts.to_read, counts.waited, counts.longest)
    cells = [name, said, hand, *numbers, counts.decisions, *(f"{one:.1f}" for one in times)]
    return "| " + " | ".join(map(str, cells)) + " |"


def _write(rows: list[str]) -> None:
    file = Path(__file__).parents[2] / "docs" / "journeys.md"
    before, _, rest = file.read_text(encoding="utf-8").partition(BETWEEN)
    _, _, after = rest.partition(BETWEEN)
    screen = QGuiApplication.platformName()
    where = f"Measured {_today()} on {platform.machine()}, {platform.system()}, screen: {screen}."
    table = "\n".join((TITLES, "|---" * (TITLES.count("|") - 1) + "|", *rows))
    said = f"{before}{BETWEEN}\n{where}\n\n{table}\n{BETWEEN}{after}"
    file.write_text(said, encoding="utf-8")


def _make_documents(w: Walker, ground: Ground, passphrase: str) -> None:
    """Onto a stick, as they are seen."""
    w.press("Make the documents")
    w.into("Your passphrase", passphrase)
    w.press("Choose a folder and make them")
    w.until(lambda: isinstance(w.top, QFileDialog))
    w.decide()  # where to
    target = ground.folder / "stick"
    target.mkdir()
    name = w.top.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setFocus()
    name.selectAll()
    w.write(str(target))
    w.chord("Return")
    w.until(lambda: not isinstance(w.top, QFileDialog))
    w.until(lambda: w.says("That's it"))
    assert list(target.rglob("*.pdf"))


# What one is in the middle of.


def _typing(w: Walker, _: Ground) -> None:
    w.press("Three minutes") if w.mouse else w.chord("Ctrl+Shift+N")
    w.write("in the middle of")


def _over_a_sheet(w: Walker, _: Ground) -> None:
    w.chord("Ctrl+N")
    w.chord("F1")


def _files_go_in(w: Walker, ground: Ground) -> None:
    large = ground.folder / "large.bin"
    large.write_bytes(bytes(200_000_000))
    window = w.running.window
    window.go("evidence")
    window.page._chosen([large])  # type: ignore[attr-defined]
    w.press("No")
    main = w.find("Next", Button)
    main.click()
    assert w.running.program.tasks.busy


def _over_a_dialog(w: Walker, _: Ground) -> None:
    w.running.window.go("evidence")
    w.running.window.page._choose()  # type: ignore[attr-defined]
    w.until(lambda: isinstance(w.top, QFileDialog))
    w.settle()


def _today() -> date:
    return datetime.now().astimezone().date()


def _all_cases(w: Walker) -> None:
    name = w.running.window._bar.name._name.accessibleName()
    w.press(name)
    w.until(lambda: any(one.isVisible() for one in w.top.findChildren(CasesSheet)))


def _buttons(w: Walker, name: str) -> list[Button]:
    return [one for one in w.top.findChildren(Button) if one.text() == name]


def _list(w: Walker, name: str) -> list[CheckList]:
    there = w.top.findChildren(CheckList)
    return [one for one in there if one.accessibleName() == name and one.count()]


def _question(w: Walker) -> str:
    return next(one.accessibleName() for one in w.top.findChildren(Story) if one.isVisible())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
