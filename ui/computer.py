"""What can be seen of this computer that matters for where a record lies. Nothing is sent.

Which folders a service copies to the internet by itself is asked of four things: what the
services tell other programs (variables, a list of Dropbox's), folders that stand elsewhere than
they seem (links, the desktop on iCloud), marks that services leave in their folders, and the
names they give them. "" promises nothing: a service this does not know is not seen.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

# By the names these programs give their folders.
_NAMES = {
    "OneDrive": r"onedrive( - .+)?",
    "iCloud": r"icloud ?drive|com~apple~clouddocs|mobile documents",
    "Dropbox": r"dropbox( \(.+\))?",
    "Google Drive": r"google ?drive|my drive|내 드라이브|drivefs",
    "MYBOX": r"(naver|네이버)?[ _-]?mybox|(naver|네이버)[ _-]?(cloud|클라우드)|n ?드라이브|ndrive",
}
# macOS keeps what other companies copy in ~/Library/CloudStorage, as COMPANY-ACCOUNT.
_CLOUD_STORAGE = "CloudStorage"
_COMPANIES = {"GoogleDrive": "Google Drive"}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # Windows
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}


def synced_by(
    folder: Path, home: Path | None = None, environment: Mapping[str, str] = os.environ
) -> str:
    """The name of the service that copies what lies in this folder; "" when none is known."""
    home = home or Path.home()
    for path in dict.fromkeys((folder, Path(os.path.realpath(folder)))):
        for root, service in _roots(home, environment):
            if _within(path, root):
                return service
        if service := _by_name(path, home) or _by_mark(path):
            return service
    return ""


def _roots(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """Folders that services say are theirs."""
    for name in _VARIABLES:
        if environment.get(name):
            yield Path(environment[name]), "OneDrive"
    lists = [home / ".dropbox"]
    told = filter(None, map(environment.get, ("APPDATA", "LOCALAPPDATA")))
    lists += [Path(place, "Dropbox") for place in told]
    for place in lists:
        for root in _dropbox(place / "info.json"):
            yield root, "Dropbox"
    # When the desktop and the documents are on iCloud, they are in its folder, or so linked.
    documents = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    for name in ("Desktop", "Documents"):
        if os.path.lexists(documents / name):
            yield home / name, "iCloud"


def _dropbox(listed: Path) -> list[Path]:
    """The folders in Dropbox's own list, {"personal": {"path": …}, "business": …}."""
    with suppress(OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        found = json.loads(listed.read_bytes()[:65536])
        return [Path(one["path"]) for one in found.values() if isinstance(one, dict)]
    return []


def _within(path: Path, root: Path) -> bool:
    """Whether a folder is another or lies in it, whatever links lead there."""
    for real in (str, os.path.realpath):
        inner, outer = (Path(os.path.normcase(real(one))) for one in (path, root))
        if outer.is_absolute() and len(outer.parts) > 1 and inner.is_relative_to(outer):
            return True
    return False


def _by_name(path: Path, home: Path) -> str:
    """By the names of the folders it lies in; what an account is called does not count."""
    own = path.is_relative_to(home)
    parts = path.relative_to(home).parts if own else path.parts
    for above, part in zip(("", *parts), parts, strict=False):
        if above == _CLOUD_STORAGE:
            company = part.partition("-")[0]
            return _COMPANIES.get(company, company)
        for service, pattern in _NAMES.items():
            if re.fullmatch(pattern, part.strip(), re.IGNORECASE):
                return service
    return ""


def _by_mark(path: Path) -> str:
    """By what services leave in the folders they copy."""
    for place in (path, *path.parents):
        for mark, service in _MARKS.items():
            if os.path.lexists(place / mark):
                return service
        # In the home folder, `.dropbox` is a folder of settings; in Dropbox's own, a file.
        with suppress(OSError):
            if (place / ".dropbox").is_file():
                return "Dropbox"
    return ""
