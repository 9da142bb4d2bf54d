"""A real vault and a real session for every test of the window.

Keys are cheap here, by parameter. The cyclic collector runs on the UI thread only, as in the
program: a widget freed on the worker would crash Qt.
"""

from __future__ import annotations

import gc
import shutil
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion import cases, settings
from companion.records import Age, NewCase, Role
from companion.vault import Vault, create, open_
from tests.ui.program import CHEAP, FLOOR, Running
from ui import theme
from ui.language import Speech
from ui.session import Session
from ui.tasks import Tasks

PASSPHRASE = "paper lamp river seven"
CASE = NewCase(Role.MINE, Age.UNDER19, name="notes")


@pytest.fixture(scope="module")
def _old_is_left_alone() -> None:
    """What other files of tests left behind is not looked through again after each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collect_on_this_thread(_old_is_left_alone: None) -> Iterator[None]:
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Turn the window's language; English again afterwards."""
    speech = Speech(qapp)
    yield speech.speak
    speech.speak("en")


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with one case, to make copies of: that is quicker than to make each anew."""
    place = tmp_path_factory.mktemp("new") / "notes-data"
    made = create(place, PASSPHRASE, CHEAP)
    cases.add(made, CASE)
    made.close()
    return place


@pytest.fixture
def folder(tmp_path: Path, new_vault: Path) -> Path:
    """A folder that holds a closed vault with one case."""
    return shutil.copytree(new_vault, tmp_path / "notes-data")


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """That vault, open."""
    opened = open_(folder, PASSPHRASE, floor=FLOOR)
    yield opened
    opened.close()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """The lane."""
    made = Tasks()
    yield made
    made.wind_up()  # as the program does: what still comes is told to nobody
    made.stop()


@pytest.fixture
def make_session(
    qapp: QApplication,
    vault: Vault,
    tasks: Tasks,
    speak: Callable[[str], None],
) -> Callable[[str], Session]:
    """Make a session of the vault in a language, the window dressed and speaking it."""

    def make(language: str) -> Session:
        settings.set_(vault, "language", language)
        theme.apply(qapp, "light")
        speak(language)
        return Session(vault, tasks, cost=CHEAP, floor=FLOOR)

    return make


@pytest.fixture
def session(make_session: Callable[[str], Session]) -> Session:
    """A session in Korean."""
    return make_session("ko")


@pytest.fixture
def gone(qapp: QApplication) -> Callable[[weakref.ref[QObject]], bool]:
    """Whether a closed widget is really gone: nothing may keep what was typed into it."""

    def is_gone(reference: weakref.ref[QObject]) -> bool:
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return reference() is None

    return is_gone


@pytest.fixture
def keep(qapp: QApplication) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a widget and delete it after the test."""
    shown: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        shown.append(widget)
        widget.show()
        return widget

    yield show
    for widget in shown:
        widget.hide()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def front(
    keep: Callable[[QWidget], QWidget], qtbot: QtBot
) -> Callable[[QWidget, int, int], QWidget]:
    """Show a widget in a size, before all others."""

    def show(widget: QWidget, width: int, height: int) -> QWidget:
        keep(widget).resize(width, height)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def run(qapp: QApplication, speak: Callable[[str], None]) -> Iterator[Callable[..., Running]]:
    """Begin the program over a folder; whatever it opened is closed after the test."""
    begun: list[Running] = []

    def begin(folder: Path, language: str = "ko", minute: int = 60_000) -> Running:
        begun.append(Running(qapp, folder, language, minute))
        return begun[-1]

    yield begin
    for running in begun:
        running.end()


@pytest.fixture
def opened(run: Callable[..., Running], folder: Path, qtbot: QtBot) -> Running:
    """The program with the vault of `folder` open."""
    running = run(folder)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    return running
