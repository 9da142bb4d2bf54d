"""What can be seen of this computer that matters before a record is begun. Nothing is sent."""

from __future__ import annotations

import re
from pathlib import Path

# Folders that a program copies to the internet by itself, by the names these programs give them.
_SYNCED = {
    "OneDrive": r"onedrive( - .+)?",
    "iCloud": r"icloud ?drive|com~apple~clouddocs|mobile documents",
    "Dropbox": r"dropbox( \(.+\))?",
    "Google Drive": r"google ?drive|googledrive-.+|my drive|내 드라이브|drivefs",
    "MYBOX": r"(naver ?)?mybox|naver ?cloud|네이버 ?mybox",
}


def synced_by(folder: Path) -> str:
    """The name of the service that copies what lies in this folder, by its path; "" when none.

    Only names are looked at, so "" promises nothing.
    """
    for part in folder.parts:
        for name, pattern in _SYNCED.items():
            if re.fullmatch(pattern, part.strip(), re.IGNORECASE):
                return name
    return ""
