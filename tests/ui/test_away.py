"""What the system tells of the person being away locks the record: over real buses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.vault import open_
from tests.ui.buses import LOGIN, NEEDS_DBUS, OTHERS, OURS, Login, bus, signal
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import FLOOR
from ui.away import Away, listen

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only"),
    NEEDS_DBUS,
]
ROOT = Path(__file__).parents[2]
MANAGER = "/org/freedesktop/login1"
PROPERTIES = "org.freedesktop.DBus.Properties.PropertiesChanged"
SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    ("/org/mate/ScreenSaver", "org.mate.ScreenSaver"),
    ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)


@pytest.fixture
def session(tmp_path):
    with bus(tmp_path, "session") as address:
        yield address


@pytest.fixture
def system(tmp_path):
    with bus(tmp_path, "system") as address:
        yield address


@pytest.fixture
def login(system):
    made = Login(system)
    yield made
    made.close()


@pytest.fixture
def away(qapp, session, system, login):
    made = buses(session, system)
    yield made
    made.deleteLater()


def buses(session: str, system: str, ident: str = "1"):
    from ui.away.linux import Buses

    return Buses(
        None,
        {
            "DBUS_SESSION_BUS_ADDRESS": session,
            "DBUS_SYSTEM_BUS_ADDRESS": system,
            "XDG_SESSION_ID": ident,
        },
    )


@pytest.mark.parametrize(("path", "interface"), SAVERS)
def test_a_screen_saver_is_heard(away, session, qtbot, path, interface):
    with qtbot.waitSignal(away.left, timeout=5000):
        signal(session, path, f"{interface}.ActiveChanged", "b", (True,))


def test_a_screen_saver_that_goes_is_none(away, session, qtbot):
    with qtbot.assertNotEmitted(away.left, wait=300):
        signal(session, *SAVERS[0][:1], f"{SAVERS[0][1]}.ActiveChanged", "b", (False,))


def test_sleep_is_heard_before_it_comes(away, login, qtbot):
    with qtbot.waitSignal(away.left, timeout=5000):
        login.tell(MANAGER, f"{LOGIN}.Manager.PrepareForSleep", "b", (True,))
    with qtbot.assertNotEmitted(away.left, wait=300):
        login.tell(MANAGER, f"{LOGIN}.Manager.PrepareForSleep", "b", (False,))


def changed(**properties) -> tuple:
    return (f"{LOGIN}.Session", {n: ("b", v) for n, v in properties.items()}, [])


def test_our_session_locked_or_left_is_heard_and_others_are_not(away, login, qtbot):
    qtbot.waitUntil(lambda: away._session == OURS)
    assert login.asked[0] == ("GetSession", ("1",))
    for said in (changed(Active=False), changed(LockedHint=True)):
        with qtbot.waitSignal(away.left, timeout=5000):
            login.tell(OURS, PROPERTIES, "sa{sv}as", said)
        with qtbot.assertNotEmitted(away.left, wait=200):
            login.tell(OTHERS, PROPERTIES, "sa{sv}as", said)
    with qtbot.waitSignal(away.left, timeout=5000):
        login.tell(OURS, f"{LOGIN}.Session.Lock")
    with qtbot.assertNotEmitted(away.left, wait=200):
        login.tell(OTHERS, f"{LOGIN}.Session.Lock")
        login.tell(OURS, PROPERTIES, "sa{sv}as", changed(Active=True, IdleHint=False))


def test_without_a_session_of_its_own_any_will_do(qapp, session, system, qtbot):
    """A logind that answers nothing: better locked once too often."""
    made = buses(session, system, "")
    late = Login(system)
    try:
        with qtbot.waitSignal(made.left, timeout=5000):
            QTest.qWait(200)
            late.tell(OTHERS, PROPERTIES, "sa{sv}as", changed(Active=False))
    finally:
        late.close()
        made.deleteLater()


def test_what_is_not_meant_for_us_or_makes_no_sense_does_nothing(away, session, login, qtbot):
    with qtbot.assertNotEmitted(away.left, wait=400):
        signal(session, "/a", "org.example.ScreenSaver.ActiveChanged", "b", (True,))
        signal(session, "/a", "org.gnome.ScreenSaver.ActiveChanged", "s", ("true",))
        signal(session, "/a", "org.gnome.ScreenSaver.ActiveChanged")
        login.tell(OURS, PROPERTIES, "sas", (f"{LOGIN}.Session", ["Active"]))
        login.tell(OURS, PROPERTIES, "sa{sv}as", (f"{LOGIN}.User", {"Active": ("b", False)}, []))
        login.tell(MANAGER, f"{LOGIN}.Manager.PrepareForSleep", "s", ("x" * 100_000,))


def test_sleep_waits_until_we_are_gone(away, login, qtbot, keep):
    window = keep(QWidget(windowTitle="기록장"))
    away.guard(window.windowHandle())
    away.guard(window.windowHandle())
    qtbot.waitUntil(login.delayed.is_set)
    inhibited = [said for name, said in login.asked if name == "Inhibit"]
    assert inhibited[0] == ("sleep", "기록장", "기록장", "delay")  # anybody can list these
    qtbot.waitUntil(lambda: away._delay is not None)
    assert not login.is_given_back(0.2)
    away._delay = None  # as when the process goes
    assert login.is_given_back(5)


def test_a_bus_that_goes_away_takes_nothing_with_it(qapp, tmp_path, qtbot, keep):
    with bus(tmp_path, "session") as session, bus(tmp_path, "system") as system:
        made = buses(session, system)
    QTest.qWait(100)
    made.guard(keep(QWidget()).windowHandle())
    QTest.qWait(100)
    made.deleteLater()


# The program as its own process, with an open vault; it says when it is open.
OPEN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from companion import keys
from companion.vault import open_
from ui.app import Program
from ui.start import Start

app = QApplication(["notes"])
app.setQuitOnLastWindowClosed(False)
program = Program(app, Start(Path(sys.argv[1]), "ko"))
program._opened(open_(Path(sys.argv[1]), sys.argv[2], floor=keys.Cost(1, 1, 1)))
print("open", flush=True)
app.exec()
"""


def test_the_process_is_another_one_before_the_computer_sleeps(session, system, login, folder):
    kept = {n: v for n, v in os.environ.items() if n not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    addresses = {"DBUS_SESSION_BUS_ADDRESS": session, "DBUS_SYSTEM_BUS_ADDRESS": system}
    more = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", OPEN, str(folder), PASSPHRASE]
    environment = kept | addresses | more
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as run:
        try:
            assert run.stdout is not None
            assert run.stdout.readline() == b"open\n"
            assert login.delayed.wait(10)
            assert not login.is_given_back(0.2)
            login.tell(MANAGER, f"{LOGIN}.Manager.PrepareForSleep", "b", (True,))
            assert login.is_given_back(10)
            now = Path(f"/proc/{run.pid}/cmdline").read_bytes()
            assert b"-m\0ui\0" in now
            assert PASSPHRASE.encode() not in now
            open_(folder, PASSPHRASE, floor=FLOOR).close()  # nobody holds it any more
        finally:
            run.kill()


@pytest.mark.parametrize(
    "address",
    ["", "unix:path=/nowhere/at/all", "nonsense", "tcp:host=127.0.0.1,port=1", "autolaunch:"],
)
def test_without_a_bus_nothing_breaks_and_nothing_is_said(qapp, address, capfd, keep):
    from ui.away.linux import Buses

    named = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
    made = Buses(None, named if address else {"XDG_RUNTIME_DIR": "/nowhere"})
    made.guard(keep(QWidget()).windowHandle())
    made.deleteLater()
    assert capfd.readouterr() == ("", "")


def test_every_system_has_one(qapp):
    parent = QObject()
    assert isinstance(listen(parent), Away)
