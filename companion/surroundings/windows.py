"""Windows: the registry, the list of processes and a few folders. Not run on real Windows yet."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from companion.surroundings import programs
from companion.surroundings.finding import Answer, Finding, Topic, by_fact, by_names
from companion.surroundings.readers import Readers

_ENROLLED = r"HKLM\SOFTWARE\Microsoft\Enrollments"
_JOINED = r"HKLM\SYSTEM\CurrentControlSet\Control\CloudDomainJoin\JoinInfo"
_NETWORK = r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"
_PARENTAL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Parental Controls\Users"
_PROFILES = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"
_VERSION = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_RECALL = r"SOFTWARE\Policies\Microsoft\Windows\WindowsAI"
_TERMINAL = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
_CLIPBOARD = r"HKCU\Software\Microsoft\Clipboard"
_CLIPBOARD_RULE = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\System"
_ONEDRIVE = r"HKCU\Software\Microsoft\OneDrive\Accounts"
_BITLOCKER = r"HKLM\SYSTEM\CurrentControlSet\Control\BitLockerStatus"
_PEOPLE = ("S-1-5-21-", "S-1-12-1-")  # accounts of this computer or a domain, and of Entra
_FIRST_WITH_RECALL = 26_100


def looks(readers: Readers, folder: Path) -> dict[Topic, Callable[[], Finding]]:
    """What can be looked at here, and how."""
    running = processes(readers)
    return {
        Topic.MANAGED: lambda: by_names(Topic.MANAGED, managed(readers)),
        Topic.FAMILY: lambda: by_names(Topic.FAMILY, family(readers, running)),
        Topic.REMOTE: lambda: by_names(Topic.REMOTE, remote(readers, running)),
        Topic.RECALL: lambda: by_fact(Topic.RECALL, recall(readers)),
        Topic.OTHERS: lambda: by_fact(Topic.OTHERS, others(readers)),
        Topic.CLIPBOARD: lambda: by_names(Topic.CLIPBOARD, clipboard(readers, running)),
        Topic.BACKUP: lambda: by_names(Topic.BACKUP, backup(readers, running)),
        Topic.DISK: lambda: disk(readers, folder),
    }


def processes(readers: Readers) -> list[str] | None:
    """Names of the processes, as `tasklist` has them."""
    said = readers.run(["tasklist", "/fo", "csv", "/nh"])
    if said is None:
        return None
    return [row[0] for row in csv.reader(said.splitlines()) if len(row) > 1] or None


def managed(readers: Readers) -> list[str] | None:
    """Who looks after this computer, as far as it is registered."""
    found = []
    for key in readers.keys(_ENROLLED) or []:
        place = rf"{_ENROLLED}\{key}"
        if readers.value(place, "EnrollmentState") == 1 and readers.value(place, "ProviderID"):
            found.append("MDM")
    if readers.keys(_JOINED):
        found.append("Microsoft Entra")
    if readers.value(_NETWORK, "Domain") or readers.value(_NETWORK, "NV Domain"):
        found.append("Active Directory")
    return found if found or readers.keys(_PROFILES) is not None else None


def family(readers: Readers, running: list[str] | None) -> list[str] | None:
    """Whether somebody is told what this account does."""
    found = programs.FAMILY.among(running)
    watched = (rf"{_PARENTAL}\{key}" for key in readers.keys(_PARENTAL) or [])
    if any(readers.value(place, "Parental Controls On") == 1 for place in watched):
        found = [*(found or []), "Microsoft Family Safety"]
    return found


def remote(readers: Readers, running: list[str] | None) -> list[str] | None:
    """Programs through which the screen can be seen, and the system's own."""
    found = programs.REMOTE.among(running)
    if readers.value(_TERMINAL, "fDenyTSConnections") == 0:
        found = [*(found or []), "Remote Desktop"]
    return found


def recall(readers: Readers) -> bool | None:
    """Whether pictures of the screen are kept by the system."""
    build = str(readers.value(_VERSION, "CurrentBuildNumber") or "")
    if not build.isdecimal():
        return None
    for hive in ("HKLM", "HKCU"):
        if readers.value(rf"{hive}\{_RECALL}", "DisableAIDataAnalysis") == 1:
            return False
    if readers.value(rf"HKLM\{_RECALL}", "AllowRecallEnablement") == 0:
        return False
    if int(build) < _FIRST_WITH_RECALL:
        return False
    kept = _local(readers, "CoreAIPlatform.00", "UKP")
    return None if kept is None else kept.is_dir()


def others(readers: Readers) -> bool | None:
    """Whether other people have accounts here."""
    profiles = readers.keys(_PROFILES)
    if profiles is None:
        return None
    return len([key for key in profiles if key.startswith(_PEOPLE)]) > 1


def clipboard(readers: Readers, running: list[str] | None) -> list[str] | None:
    """What keeps copied things, the system's own history first."""
    found = programs.CLIPBOARD.among(running)
    if readers.value(_CLIPBOARD_RULE, "AllowClipboardHistory") != 0:
        own = []
        if readers.value(_CLIPBOARD, "EnableClipboardHistory") == 1:
            own.append("Windows")
        if readers.value(_CLIPBOARD, "CloudClipboardAutomaticUpload") == 1:
            own.append("Microsoft")
        found = [*own, *(found or [])] if own else found
    return found


def backup(readers: Readers, running: list[str] | None) -> list[str] | None:
    """What copies files by itself."""
    found = programs.BACKUP.among(running)
    own = []
    history = _local(readers, "Microsoft", "Windows", "FileHistory", "Configuration")
    if history is not None and any(history.glob("Config*.xml")):
        own.append("File History")
    accounts = (rf"{_ONEDRIVE}\{key}" for key in readers.keys(_ONEDRIVE) or [])
    if any(readers.value(place, "KfmFoldersProtectedNow") for place in accounts):
        own.append("OneDrive")
    return [*own, *(found or [])] if own else found


def disk(readers: Readers, folder: Path) -> Finding:
    """Whether BitLocker is off on the system's drive; of another drive nothing can be said."""
    drive = readers.environment.get("SystemDrive", "").casefold()
    if not drive or not str(folder).casefold().startswith(drive):
        return Finding(Topic.DISK, Answer.UNSEEN)
    status = readers.value(_BITLOCKER, "BootStatus")
    return by_fact(Topic.DISK, None if not isinstance(status, int) else status == 0)


def _local(readers: Readers, *parts: str) -> Path | None:
    place = readers.environment.get("LOCALAPPDATA")
    return Path(place, *parts) if place else None
