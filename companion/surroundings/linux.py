"""Linux: files of the system, /proc and /sys."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from companion.surroundings import programs
from companion.surroundings.finding import Answer, Finding, Topic, by_fact, by_names
from companion.surroundings.readers import Readers

_MANAGED = {
    "/etc/sssd/sssd.conf": "SSSD",
    "/etc/realmd.conf": "realmd",
    "/etc/krb5.keytab": "Kerberos",
    "/opt/microsoft/intune": "Microsoft Intune",
    "/opt/microsoft/mdatp": "Microsoft Defender",
    "/opt/jc": "JumpCloud",
    "/opt/orbit": "Fleet",
    "/etc/puppetlabs/puppet": "Puppet",
    "/etc/salt/minion": "Salt",
    "/etc/chef": "Chef",
    "/etc/landscape/client.conf": "Landscape",
    "/etc/opt/chrome/policies/managed": "Chrome",
}
_TIMESHIFT, _SNAPPER = "/etc/timeshift/timeshift.json", "/etc/snapper/configs"
_INTERPRETERS = ("python", "perl", "bash", "sh", "ruby")
_PEOPLE = range(1000, 60_000)  # ids of people, by shadow's own defaults
_NO_LOGIN = ("nologin", "false", "sync")
_DEEP = 8  # devices under devices
_OCTAL = re.compile(r"\\([0-7]{3})")


def looks(readers: Readers, folder: Path) -> dict[Topic, Callable[[], Finding]]:
    """What can be looked at here, and how."""
    running = processes(readers)
    there = readers.there

    def managed() -> Finding:
        kept = [name for path, name in _MANAGED.items() if there(path)]
        return by_names(Topic.MANAGED, kept + (programs.MANAGED.among(running) or []))

    def backup() -> Finding:
        kept = ["Timeshift"] if there(_TIMESHIFT) else []
        with suppress(OSError):
            kept += ["Snapper"] if any(readers.at(_SNAPPER).iterdir()) else []
        return by_names(Topic.BACKUP, kept + (programs.BACKUP.among(running) or []))

    return {
        Topic.MANAGED: managed,
        Topic.FAMILY: lambda: by_names(Topic.FAMILY, programs.FAMILY.among(running)),
        Topic.REMOTE: lambda: by_names(Topic.REMOTE, programs.REMOTE.among(running)),
        Topic.OTHERS: lambda: by_fact(Topic.OTHERS, others(readers)),
        Topic.CLIPBOARD: lambda: by_names(Topic.CLIPBOARD, programs.CLIPBOARD.among(running)),
        Topic.BACKUP: backup,
        Topic.DISK: lambda: disk(readers, folder),
    }


def processes(readers: Readers) -> list[str] | None:
    """Names of the processes that can be seen, None where none can."""
    found: list[str] = []
    with suppress(OSError):
        for entry in os.scandir(readers.at("/proc")):
            if entry.name.isdecimal():
                with suppress(OSError):
                    found += _names(Path(entry.path))
    return found or None


def _names(process: Path) -> Iterator[str]:
    yield (process / "comm").read_text("utf-8", "replace").strip()
    started = (process / "cmdline").read_bytes()[:4096].split(b"\0")
    first, *more = (os.fsdecode(part).rpartition("/")[2] for part in started)
    yield first
    if first.startswith(_INTERPRETERS):
        yield from more[:1]


def others(readers: Readers) -> bool | None:
    """Whether other people have accounts here."""
    listed = readers.text("/etc/passwd")
    if not listed:
        return None
    rows = [line.split(":") for line in listed.splitlines()]
    people = [
        int(row[2])
        for row in rows
        if len(row) >= 7 and row[2].isdecimal() and not row[6].strip().endswith(_NO_LOGIN)
    ]
    return any(one in _PEOPLE and one != readers.user for one in people)


def disk(readers: Readers, folder: Path) -> Finding:
    """Whether the disk under `folder` is open to whoever takes it out."""
    mounted = _mount(readers, folder)
    if mounted is None:
        return Finding(Topic.DISK, Answer.UNSEEN)
    device, kind, source = mounted
    if kind == "tmpfs":
        return Finding(Topic.DISK, Answer.UNSEEN)  # in memory, and gone when it is switched off
    if kind in ("ecryptfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs"):
        return Finding(Topic.DISK, Answer.NOT_FOUND)
    if device.startswith("0:"):  # of a file system that is made of several, such as btrfs
        name = os.path.realpath(readers.at(source)).rpartition("/")[2]
        place = readers.at("/sys/class/block") / name
    else:
        place = readers.at("/sys/dev/block") / device
    encrypted = _encrypted(place) if source.startswith("/dev/") else None
    return by_fact(Topic.DISK, None if encrypted is None else not encrypted)


def _mount(readers: Readers, folder: Path) -> tuple[str, str, str] | None:
    """Device number, file system and source of what `folder` lies on."""
    path = os.path.realpath(folder)
    best: tuple[int, tuple[str, str, str]] | None = None
    for line in (readers.text("/proc/self/mountinfo") or "").splitlines():
        left, _, right = line.partition(" - ")
        first, last = left.split(), right.split()
        if len(first) < 5 or len(last) < 2:
            continue
        point = _OCTAL.sub(_letter, first[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and (best is None or len(point) >= best[0]):
            best = (len(point), (first[2], last[0], _OCTAL.sub(_letter, last[1])))
    return best[1] if best else None


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))


def _encrypted(device: Path, deep: int = 0) -> bool | None:
    """Whether all that a block device is made of is encrypted; None where that cannot be seen."""
    if not device.is_dir() or deep > _DEEP:
        return None
    with suppress(OSError):
        if (device / "dm" / "uuid").read_text("utf-8", "replace").startswith("CRYPT-"):
            return True
    with suppress(OSError):
        under = [_encrypted(one, deep + 1) for one in (device / "slaves").iterdir()]
        if under:
            return None if None in under else all(under)
    whole = device.resolve().parent  # of a partition: the disk, which has `slaves`, too
    if not (device / "slaves").exists() and (whole / "slaves").exists():
        return _encrypted(whole, deep + 1)
    return False
