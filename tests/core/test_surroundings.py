"""What can be seen of a computer: Linux for real, other systems by what they answer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from companion import surroundings
from companion.surroundings import Answer, Finding, Readers, Topic, linux, readers, windows


def asked(root: Path, **values: Any) -> Readers:
    """A computer of which only this is known."""
    blank: dict[str, Any] = {"root": root, "home": root, "user": 1000, "environment": {}}
    blank |= {"run": lambda _: None, "value": lambda *_: None, "keys": lambda _: None}
    return Readers(**blank | values)


def put(root: Path, path: str, text: str = "") -> None:
    place = root / path.lstrip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def told(found: Sequence[Finding]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {str(one.topic): (str(one.answer), one.names) for one in found}


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux itself")


@on_linux
def test_this_computer_is_looked_at_in_under_a_second(tmp_path):
    began = time.perf_counter()
    found = surroundings.look(tmp_path)
    assert time.perf_counter() - began < 1
    topics = [one.topic for one in found]
    assert topics == [topic for topic in Topic if topic is not Topic.RECALL]


@on_linux
@pytest.mark.parametrize(
    ("name", "topic", "program"),
    [
        ("anydesk", Topic.REMOTE, "AnyDesk"),
        ("gnome-remote-desktop-daemon", Topic.REMOTE, "GNOME Remote Desktop"),  # cut in /proc
        ("copyq", Topic.CLIPBOARD, "CopyQ"),
    ],
)
def test_a_program_that_runs_is_seen_by_its_name(tmp_path, name, topic, program):
    shutil.copy(shutil.which("sleep") or "/bin/sleep", tmp_path / name)
    with subprocess.Popen([str(tmp_path / name), "30"]) as process:
        try:
            deadline = time.monotonic() + 5
            found: dict[Topic, Finding] = {}
            while time.monotonic() < deadline:
                found = {one.topic: one for one in surroundings.look(tmp_path)}
                if program in found[topic].names:
                    break
            assert found[topic].answer is Answer.SEEN
            assert program in found[topic].names
        finally:
            process.kill()
    named = {one.topic: one.names for one in surroundings.look(tmp_path)}
    assert program not in named[topic]


def test_a_name_among_the_arguments_is_no_program(tmp_path):
    put(tmp_path, "/proc/88/comm", "vim\n")
    put(tmp_path, "/proc/88/cmdline", "/usr/bin/vim\0/h/me/anydesk\0")
    put(tmp_path, "/proc/self/comm", "anydesk\n")  # no number
    found = told(surroundings.look(tmp_path, asked(tmp_path), "linux"))
    assert found["remote"] == ("not_found", ())


def test_linux_that_is_looked_after_and_shared(tmp_path):
    put(tmp_path, "/etc/sssd/sssd.conf")
    put(tmp_path, "/etc/timeshift/timeshift.json")
    put(
        tmp_path,
        "/etc/passwd",
        "root:x:0:0:root:/root:/bin/bash\nme:x:1000:1000::/h/me:/bin/bash\n"
        "sister:x:1001:1001:,,,:/h/sister:/usr/bin/zsh\nsys:x:999:999::/:/bin/bash\n",
    )
    put(tmp_path, "/proc/77/comm", "timekprd\n")
    put(tmp_path, "/proc/77/cmdline", "/usr/bin/python3\0/usr/bin/timekprd\0")
    found = told(surroundings.look(tmp_path, asked(tmp_path), "linux"))
    assert found["managed"] == ("seen", ("SSSD",))
    assert found["others"] == ("seen", ())
    assert found["family"] == ("seen", ("Timekpr",))
    assert found["backup"] == ("seen", ("Timeshift",))
    assert found["remote"] == found["clipboard"] == ("not_found", ())


def test_linux_where_one_is_alone(tmp_path):
    put(
        tmp_path,
        "/etc/passwd",
        "me:x:1000:1000::/h/me:/bin/bash\nnobody:x:65534:65534::/:/usr/sbin/nologin\n"
        "old:x:1001:1001::/h/old:/usr/sbin/nologin\nodd\n",
    )
    found = told(surroundings.look(tmp_path, asked(tmp_path), "linux"))
    assert found["others"] == ("not_found", ())
    assert found["remote"] == found["clipboard"] == found["family"] == ("unseen", ())


class TestDisk:
    """A tree as /proc and /sys have it, for a folder that is where the test says."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        (tmp_path / "home" / "me").mkdir(parents=True)
        return tmp_path

    def mount(self, root: Path, device: str, kind: str, source: str) -> None:
        point = str(root).replace(" ", "\\040")
        put(
            root,
            "/proc/self/mountinfo",
            f"22 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
            f"30 22 {device} / {point} rw,relatime shared:1 - {kind} {source} rw\n",
        )

    def answer(self, root: Path) -> Answer:
        return linux.disk(asked(root), root / "home" / "me").answer

    def block(self, root: Path, number: str, name: str, uuid: str = "", under: str = "") -> None:
        place = root / "sys" / "devices" / name
        (place / "slaves").mkdir(parents=True)
        if uuid:
            put(place, "dm/uuid", uuid)
        if under:
            os.symlink(root / "sys" / "devices" / under, place / "slaves" / under)
        for folder, link in (("sys/dev/block", number), ("sys/class/block", name)):
            (root / folder).mkdir(parents=True, exist_ok=True)
            os.symlink(place, root / folder / link)

    def test_luks(self, root):
        self.block(root, "253:0", "dm-0", "CRYPT-LUKS2-0f-home\n")
        self.mount(root, "253:0", "ext4", "/dev/mapper/home")
        assert self.answer(root) is Answer.NOT_FOUND

    def test_a_volume_on_luks(self, root):
        self.block(root, "253:0", "dm-0", "CRYPT-LUKS2-0f-pv\n")
        self.block(root, "253:1", "dm-1", "LVM-abc\n", under="dm-0")
        self.mount(root, "253:1", "xfs", "/dev/mapper/vg-home")
        assert self.answer(root) is Answer.NOT_FOUND

    def test_a_volume_on_a_bare_disk(self, root):
        self.block(root, "8:0", "sda")
        self.block(root, "253:1", "dm-1", "LVM-abc\n", under="sda")
        self.mount(root, "253:1", "ext4", "/dev/mapper/vg-home")
        assert self.answer(root) is Answer.SEEN

    def test_btrfs_has_a_number_of_its_own(self, root):
        self.block(root, "253:0", "dm-0", "CRYPT-LUKS2-0f-x\n")
        put(root, "/dev/dm-0")
        (root / "dev" / "mapper").mkdir()
        os.symlink(root / "dev" / "dm-0", root / "dev" / "mapper" / "x")
        self.mount(root, "0:45", "btrfs", "/dev/mapper/x")
        assert self.answer(root) is Answer.NOT_FOUND

    @pytest.mark.parametrize(
        ("kind", "source"), [("tmpfs", "tmpfs"), ("overlay", "overlay"), ("zfs", "pool/home")]
    )
    def test_what_is_no_device_cannot_be_seen(self, root, kind, source):
        self.mount(root, "0:60", kind, source)
        assert self.answer(root) is Answer.UNSEEN

    def test_no_list_of_mounts(self, root):
        assert self.answer(root) is Answer.UNSEEN

    def test_devices_that_lead_in_a_circle(self, root):
        self.block(root, "253:0", "dm-0", "LVM-a\n", under="dm-1")
        self.block(root, "253:1", "dm-1", "LVM-b\n", under="dm-0")
        self.mount(root, "253:0", "ext4", "/dev/mapper/a")
        assert self.answer(root) is Answer.UNSEEN


TASKLIST = """"System Idle Process","0","Services","0","8 K"
"explorer.exe","4312","Console","1","142,312 K"
"WpcMon.exe","6120","Console","1","12,004 K"
"TeamViewer_Service.exe","2210","Services","0","18,444 K"
"Ditto.exe","2211","Console","1","9,000 K"
"""
GUID = r"HKLM\SOFTWARE\Microsoft\Enrollments\0D1A2B3C-0000-4000-8000-000000000000"
WATCHED = {
    (windows._VERSION, "CurrentBuildNumber"): "26100",
    (GUID, "EnrollmentState"): 1,
    (GUID, "ProviderID"): "MS DM Server",
    (windows._NETWORK, "Domain"): "school.example",
    (windows._TERMINAL, "fDenyTSConnections"): 0,
    (windows._CLIPBOARD, "EnableClipboardHistory"): 1,
    (windows._ONEDRIVE + r"\Personal", "KfmFoldersProtectedNow"): 3584,
    (windows._BITLOCKER, "BootStatus"): 0,
}
KEYS = {
    windows._ENROLLED: ["0D1A2B3C-0000-4000-8000-000000000000", "Context", "Status"],
    windows._PROFILES: ["S-1-5-18", "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002"],
    windows._ONEDRIVE: ["Personal"],
}


def windows_of(
    root: Path, values: dict[tuple[str, str], Any], keys: dict[str, list[str]]
) -> Readers:
    return asked(
        root,
        environment={"SystemDrive": "C:", "LOCALAPPDATA": str(root / "Local")},
        run=lambda command: TASKLIST if command[0] == "tasklist" else None,
        value=lambda key, name: values.get((key, name)),
        keys=keys.get,
    )


def test_windows_that_is_looked_after(tmp_path):
    put(tmp_path, "Local/CoreAIPlatform.00/UKP/x")
    put(tmp_path, "Local/Microsoft/Windows/FileHistory/Configuration/Config1.xml")
    asking = windows_of(tmp_path, WATCHED, KEYS)
    assert told(surroundings.look(Path("C:/notes"), asking, "win32")) == {
        "managed": ("seen", ("MDM", "Active Directory")),
        "family": ("seen", ("Microsoft Family Safety",)),
        "remote": ("seen", ("TeamViewer", "Remote Desktop")),
        "recall": ("seen", ()),
        "others": ("seen", ()),
        "clipboard": ("seen", ("Windows", "Ditto")),
        "backup": ("seen", ("File History", "OneDrive")),
        "disk": ("seen", ()),
    }


def test_windows_that_is_ones_own(tmp_path):
    values = {
        (windows._VERSION, "CurrentBuildNumber"): "22631",
        (windows._BITLOCKER, "BootStatus"): 1,
        (windows._CLIPBOARD, "EnableClipboardHistory"): 0,
        (windows._TERMINAL, "fDenyTSConnections"): 1,
    }
    asking = replace(
        windows_of(tmp_path, values, {windows._PROFILES: ["S-1-5-18", "S-1-5-21-1-2-3-1001"]}),
        run=lambda _: '"explorer.exe","4312","Console","1","142,312 K"\r\n',
    )
    found = told(surroundings.look(Path("C:/notes"), asking, "win32"))
    assert set(found.values()) == {("not_found", ())}
    other = told(surroundings.look(Path("D:/notes"), asking, "win32"))
    assert other["disk"] == ("unseen", ())


@pytest.mark.parametrize(
    ("rule", "value"), [("DisableAIDataAnalysis", 1), ("AllowRecallEnablement", 0)]
)
def test_recall_that_a_rule_turned_off(tmp_path, rule, value):
    put(tmp_path, "Local/CoreAIPlatform.00/UKP/x")
    turned = {(rf"HKLM\{windows._RECALL}", rule): value}
    assert windows.recall(windows_of(tmp_path, WATCHED, {})) is True
    assert windows.recall(windows_of(tmp_path, WATCHED | turned, {})) is False


ENROLLED = "Enrolled via DEP: No\nMDM enrollment: Yes (User Approved)\n"
NOT_ENROLLED = "Enrolled via DEP: No\nMDM enrollment: No\n"
USERS = (
    "_www                    70\ndaemon                  1\nnobody                  -2\nme   1000\n"
)
TIME_MACHINE = """====================================================
Name          : Backup
Kind          : Local
Mount Point   : /Volumes/Backup
ID            : 00000000-0000-4000-8000-000000000000
"""


def mac(root: Path, **said: str) -> Readers:
    def run(command: Sequence[str]) -> str | None:
        return said.get(command[0].rpartition("/")[2])

    return asked(root, run=run)


def test_a_mac_that_is_looked_after(tmp_path):
    said = {
        "ps": "COMM\nFinder\nAnyDesk\nMaccy\nARDAgent\n",
        "profiles": ENROLLED,
        "dscl": USERS + "brother  502\n",
        "tmutil": TIME_MACHINE,
        "fdesetup": "FileVault is Off.\n",
    }
    assert told(surroundings.look(Path("/mac/notes"), mac(tmp_path, **said), "darwin")) == {
        "managed": ("seen", ("MDM",)),
        "family": ("unseen", ()),
        "remote": ("seen", ("AnyDesk", "Apple Remote Desktop")),
        "others": ("seen", ()),
        "clipboard": ("seen", ("Maccy",)),
        "backup": ("seen", ("Time Machine",)),
        "disk": ("seen", ()),
    }


def test_a_mac_that_is_ones_own(tmp_path):
    said = {
        "ps": "COMM\nFinder\n",
        "profiles": NOT_ENROLLED,
        "dscl": USERS,
        "tmutil": "tmutil: No destinations configured.\n",
        "fdesetup": "FileVault is On.\n",
    }
    found = told(surroundings.look(Path("/mac/notes"), mac(tmp_path, **said), "darwin"))
    assert found.pop("family") == ("unseen", ())
    assert set(found.values()) == {("not_found", ())}
    plugged_in = surroundings.look(Path("/Volumes/Stick/x"), mac(tmp_path, **said), "darwin")
    assert told(plugged_in)["disk"] == ("unseen", ())


@pytest.mark.parametrize("system", ["linux", "win32", "darwin", "plan9"])
def test_a_computer_that_says_nothing_is_never_called_fine(tmp_path, system):
    found = surroundings.look(tmp_path, asked(tmp_path), system)
    quiet = {Topic.MANAGED, Topic.BACKUP} if system == "linux" else set()  # files are looked for
    assert {one.answer for one in found if one.topic not in quiet} == {Answer.UNSEEN}


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("said", ["", "\0\0", "a" * 100_000, '"', "\ud800", ":::\n:\n", "-1 -1"])
def test_an_odd_answer_stops_nothing(tmp_path, system, said):
    put(tmp_path, "/etc/passwd", said.encode("utf-8", "replace").decode())
    put(tmp_path, "/proc/self/mountinfo", said.encode("utf-8", "replace").decode())
    asking = asked(tmp_path, run=lambda _: said, value=lambda *_: said, keys=lambda _: [said, said])
    assert surroundings.look(tmp_path, asking, system)


@on_linux
def test_a_program_that_hangs_or_is_missing_says_nothing(monkeypatch):
    monkeypatch.setattr(readers, "_PATIENCE", 0.2)
    assert readers.run(["/bin/sleep", "5"]) is None
    assert readers.run(["/no/such/program"]) is None
    assert readers.run(["/bin/false"]) is None
    assert readers.run(["/bin/echo", "yes"]) == "yes\n"
