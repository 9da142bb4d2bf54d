"""The computer's keyring: a real Secret Service is used, and everything less is refused."""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from companion import device, keys
from companion.errors import DeviceRefused
from companion.vault import open_
from tests.core import cheap
from tests.core.secret_service import desk, until

ROOT = Path(__file__).parent.parent.parent
VAULT, OTHER = "0123456789abcdef" * 2, "fedcba9876543210" * 2
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a Secret Service is for Linux"),
    # The library leaves its connection to the collector, which comes in whatever test is next.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]


@pytest.fixture
def seated(monkeypatch):
    """A session with an unlocked keyring."""
    with desk() as made:
        for name, value in made.environment.items():
            monkeypatch.setenv(name, value)
        until(device.offered)
        yield made


@pytest.fixture
def alone(monkeypatch, tmp_path):
    """No bus, no keyring, a home of its own."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_a_secret_comes_back_and_can_be_forgotten(seated):
    assert device.find(VAULT) is None
    made = device.store(VAULT)
    assert made.kind == "device"
    assert len(made.value) == 32
    assert device.find(VAULT) == made
    assert device.find(OTHER) is None
    other = device.store(OTHER)
    assert other != made
    again = device.store(VAULT)
    assert again != made
    assert device.find(VAULT) == again
    device.forget(VAULT)
    assert device.find(VAULT) is None
    device.forget(VAULT)
    assert device.find(OTHER) == other


def test_the_entry_says_nothing_of_what_it_is_for(seated):
    import secretstorage

    device.store(VAULT)
    with secretstorage.dbus_init() as bus:
        (item,) = secretstorage.get_default_collection(bus).get_all_items()
        told = f"{item.get_label()} {item.get_attributes()}"
    assert device.NAME in told
    for word in ("companion", "곁", "record", "vault", "evidence", "passphrase"):
        assert word not in told.lower()


def test_nothing_readable_is_left_in_the_home(seated):
    made = device.store(VAULT)
    files = [path.read_bytes() for path in seated.home.rglob("*") if path.is_file()]
    assert any(VAULT.encode() in text or b"GnomeKeyring" in text for text in files)
    assert not [text for text in files if made.value in text or made.value.hex().encode() in text]


def test_it_opens_a_vault_and_is_taken_back(seated, tmp_path):
    folder = tmp_path / "notes"
    cheap.make(folder).close()
    name = keys.vault_id(folder, cheap.FLOOR)
    keys.put(folder, cheap.PASSPHRASE, device.store(name), cheap.COST, floor=cheap.FLOOR)
    found = device.find(name)
    assert found is not None
    open_(folder, found, floor=cheap.FLOOR).close()
    keys.drop(folder, cheap.PASSPHRASE, "device", cheap.FLOOR)
    with pytest.raises(DeviceRefused):
        open_(folder, found, floor=cheap.FLOOR)
    device.forget(name)
    cheap.again(folder).close()


@pytest.mark.parametrize("junk", ["", "zz", "00" * 31, "00" * 33, "비밀"])
def test_what_is_no_secret_of_ours_is_none(seated, junk):
    device._backends()[0].set_password(device.NAME, VAULT, junk)
    assert device.find(VAULT) is None


def test_without_a_keyring_nothing_is_offered(alone):
    assert not device.offered()
    for call in (device.store, device.find, device.forget):
        with pytest.raises(DeviceRefused):
            call(VAULT)
    assert not list(alone.iterdir())


def test_a_bus_without_a_keyring_is_none(monkeypatch):
    with desk(keyring=False) as made:
        for name, value in made.environment.items():
            monkeypatch.setenv(name, value)
        assert not device.offered()
        with pytest.raises(DeviceRefused):
            device.store(VAULT)


def test_a_keyring_that_went_away_is_told(seated):
    device.store(VAULT)
    seated.keyring.kill()
    seated.keyring.wait()
    until(lambda: not device.offered())
    with pytest.raises(DeviceRefused):
        device.find(VAULT)


def test_a_locked_keyring_is_refused_not_waited_for(seated):
    """Without a screen nobody can be asked; with one, its owner may take the time allowed."""
    import secretstorage

    device.store(VAULT)
    with secretstorage.dbus_init() as bus:
        secretstorage.get_default_collection(bus).lock()
    begun = time.monotonic()
    for call in (device.find, device.store, device.forget):
        with pytest.raises(DeviceRefused):
            call(VAULT, seconds=3)
    assert time.monotonic() - begun < 12
    with warnings.catch_warnings():  # keyring leaves its connection to the collector when refused
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_a_keyring_that_hangs_does_not_hang_us(seated):
    device.store(VAULT)
    os.kill(seated.keyring.pid, signal.SIGSTOP)
    begun = time.monotonic()
    for call in (device.find, device.store, device.forget):
        with pytest.raises(DeviceRefused):
            call(VAULT, seconds=0.5)
    assert time.monotonic() - begun < 4
    os.kill(seated.keyring.pid, signal.SIGCONT)
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(20)


def test_a_bus_that_never_answers_does_not_hang_us(alone, monkeypatch):
    with socket.socket(socket.AF_UNIX) as listening:
        path = os.path.relpath(alone / "bus")
        listening.bind(path)
        listening.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
        begun = time.monotonic()
        assert not device.offered(seconds=0.3)
        with pytest.raises(DeviceRefused):
            device.find(VAULT, seconds=0.3)
        assert time.monotonic() - begun < 3


def test_a_process_with_a_hanging_keyring_ends(seated):
    os.kill(seated.keyring.pid, signal.SIGSTOP)
    code = f"from companion import device; print(device.find('{VAULT}', seconds=0.5))"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=30, check=False
    )
    assert ended.returncode == 1
    assert b"DeviceRefused" in ended.stderr


# --- what must never be used


PLAIN = """
from keyring.backend import KeyringBackend
from pathlib import Path
import os

class PlaintextKeyring(KeyringBackend):
    priority = 99

    def get_password(self, service, username):
        path = Path(os.environ["HOME"], "plain.txt")
        return path.read_text().split()[-1] if path.exists() else None

    def set_password(self, service, username, password):
        Path(os.environ["HOME"], "plain.txt").write_text(f"{service} {username} {password}")
"""
SCRIPT = """
import sys
from companion import device
from companion.errors import DeviceRefused
if sys.argv[1] == "control":
    import keyring
    print(type(keyring.get_keyring()).__name__)
    sys.exit()
print(device.offered(), [type(one).__module__ for one in device._backends()])
try:
    print(bool(device.store(sys.argv[2])), device.find(sys.argv[2]) is not None)
except DeviceRefused:
    print("refused")
"""
BACKENDS = {
    "plain": "plainring.PlaintextKeyring",
    "null": "keyring.backends.null.Keyring",
    "fail": "keyring.backends.fail.Keyring",
    "chainer": "keyring.backends.chainer.ChainerBackend",
}


def installed(folder: Path) -> None:
    """A package with a plain text backend, as keyrings.alt is one."""
    (folder / "plainring.py").write_text(PLAIN)
    about = folder / "plainring-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: plainring\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[keyring.backends]\nplain = plainring\n")


def said(what: str, environment: dict[str, str]) -> list[str]:
    command = [sys.executable, "-c", SCRIPT, what, VAULT]
    whole = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, check=True)
    return done.stdout.split("\n")[:-1]


def chosen(how: str, backend: str, home: Path, folder: Path) -> dict[str, str]:
    """The environment that makes `keyring` take this backend."""
    environment = {"PYTHONPATH": str(folder)} if how != "config" else {}
    if how == "environment":
        environment["PYTHON_KEYRING_BACKEND"] = backend
    if how == "config":
        (home / "python_keyring").mkdir()
        (home / "python_keyring" / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring={backend}\nkeyring-path={folder}\n"
        )
    return environment


WAYS = [(what, how) for what in BACKENDS for how in ("environment", "config")]


@pytest.mark.parametrize(("what", "how"), [*WAYS, ("plain", "installed")])
def test_no_other_backend_is_used_however_it_is_chosen(alone, tmp_path, what, how):
    (tmp_path / "packages").mkdir()
    installed(tmp_path / "packages")
    environment = chosen(how, BACKENDS[what], alone, tmp_path / "packages")
    assert said("control", environment) == [BACKENDS[what].rpartition(".")[2]]  # it is chosen
    assert said("ours", environment) == ["False []", "refused"]
    assert not (alone / "plain.txt").exists()


@pytest.mark.parametrize("how", ["environment", "config", "installed"])
def test_beside_another_backend_the_real_one_is_used(seated, tmp_path, how):
    (tmp_path / "packages").mkdir()
    (seated.home / "config").mkdir(exist_ok=True)
    installed(tmp_path / "packages")
    packages = tmp_path / "packages"
    environment = chosen(how, BACKENDS["plain"], seated.home / "config", packages)
    assert said("control", environment) == ["PlaintextKeyring"]
    real = ["True ['keyring.backends.SecretService']", "True True"]
    assert said("ours", environment) == real
    assert not (seated.home / "plain.txt").exists()
    assert device.find(VAULT) is not None


def test_only_known_classes_are_listed():
    listed = {name for pairs in (*device._ALLOWED.values(), device._LINUX) for name in pairs}
    assert listed == {
        ("SecretService", "Keyring"),
        ("libsecret", "Keyring"),
        ("kwallet", "DBusKeyring"),
        ("Windows", "WinVaultKeyring"),
        ("macOS", "Keyring"),
    }


def test_on_windows_the_entry_stays_on_this_computer():
    """The default roams with the account. The class is loaded; the vault behind it is not here."""
    windows: Any = import_module("keyring.backends.Windows")

    class Stand:
        CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = 2, 3

    had = vars(windows).get("win32cred")
    windows.win32cred = Stand
    try:
        kept: Any = windows.WinVaultKeyring()
        assert kept.persist == 3
        device._set_up(kept)
        assert kept.persist == 2
    finally:
        if had is None:
            del windows.win32cred
        else:
            windows.win32cred = had
