"""The few things a person chooses about the program, kept inside the vault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlcipher3 import Connection

    from companion.vault import Vault

OWN = frozenset({"only_me_key", "only_me"})
"""Notes for the person alone and their key, companion/only_me.py: each is worth nothing alone."""
BIN_DAYS = ("30", "90", "365", "")
"""What can be chosen for `bin_days`."""
DEFAULTS = {
    "language": "ko",
    "easy": "",  # "yes" for short and easy sentences, where there are some
    "scheme": "system",
    "scale": "100",  # of the text, in per cent
    "lock_minutes": "3",
    "shield": "yes",  # "" where other programs may photograph or share the window
    "rest_line": "yes",  # "" where nothing is said after a long time
    "case": "",  # id of the case last worked on
    "first_lines": "",  # for each case what is happening now, and what was put away: first_lines.py
    "taken": "",  # for each case which step came from where, companion/steps.py
    "view": "list",  # how the timeline is shown, and by whom its lanes are: ui/pages/timeline.py
    "stops": "",  # for each case in which entries somebody was asked to stop: stops.py
    "hand": "",  # for each case who writes for the person now, and what they wrote: hands.py
    "hands": "",
    "landmarks": "",  # for each case when what other times are told by was: landmarks.py
    "bin": "",  # how long each thing in the bin has been there, companion/binned.py
    "bin_days": "30",  # and for how long it may; "" for good
    "away": "",  # ids of the cases that are put away, companion/caseload.py
    "returning": "",  # a case that was given back and is to be removed, companion/returning.py
    "returned": "",  # what the note about that removal says, until somebody has the note
    "only_me_key": "",  # notes for the person alone, sealed: companion/only_me.py
    "only_me": "",
    "picks": "",  # what was chosen for each desk, companion/picks.py
    "packs": "",  # countries' packs that the person took, companion/countries.py
    "pack_files": "",
    "practice": "",  # "yes" in a made-up record
    "practice_words": "",  # its passphrase, which nobody chose
    "recovery": "",  # how it stands with the recovery code, companion/reminders.py
    "try_code_from": "",  # the day from which that is spoken of: ISO, "" never; the next two too
    "offer_code_from": "",
    "backup_quiet_until": "",
    "export": "",  # where an export grows, companion/report/unfinished.py
    "backup_at": "",  # when the last backup was made, and the journal line it ends with
    "backup_line": "",
    "formerly": "",  # ids this vault had before its key was renewed
    "synced_told": "",  # the service that copies the folder, once that was told
    "authority": "",  # the addresses that were last asked for a time stamp
    "second_authority": "",
    "erased": "",  # journal line of the last deletion for good: older copies still hold what went
}


_PACKED = frozenset(
    {
        *("first_lines", "taken", "stops", "hand", "hands", "landmarks", "bin", "away"),
        *("returning", "returned", "picks", "packs", "pack_files"),
    }
)


def get(vault: Vault, name: str) -> str:
    """A setting, or its default. Raises KeyError for a name that is none."""
    row = vault.row("SELECT value FROM setting WHERE name = ?", name)
    return DEFAULTS[name] if row is None else str(row["value"])


def number(vault: Vault, name: str) -> int:
    """A setting that counts something; 0 when it was never set."""
    return int(get(vault, name) or 0)


def bin_days(vault: Vault) -> int | None:
    """For how many days something may be in the bin; None until that is emptied.

    What cannot have been chosen is the default: of an odd value nothing is deleted sooner.
    """
    said = get(vault, "bin_days")
    if said not in BIN_DAYS:
        said = DEFAULTS["bin_days"]
    return int(said) if said else None


def set_(vault: Vault, name: str, value: str) -> None:
    """Choose. Raises KeyError for a name that is none."""
    with vault.jot() as db:
        put(db, name, value)


def put(db: Connection, name: str, value: str) -> None:
    """Choose within a change that is under way. Raises KeyError for a name that is none."""
    DEFAULTS[name]
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def is_whole(name: str, value: str) -> bool:
    """Whether a setting out of a damaged record can be read as what it is."""
    if name in ("scale", "lock_minutes"):
        return value.isascii() and value.isdecimal()
    if value and name in _PACKED:
        try:
            return isinstance(json.loads(value), dict | list)
        except (ValueError, RecursionError):
            return False
    return True


def of_cases(vault: Vault, name: str) -> dict[str, dict[str, Any]]:
    """A setting that holds something for each case: by the case's id, as text."""
    return dict(json.loads(get(vault, name) or "{}"))


def packed(found: dict[str, dict[str, Any]], cases: Iterable[int]) -> str:
    """Such a setting as text, without what was held for cases that are gone."""
    there = {str(case) for case in cases}
    kept = {case: held for case, held in found.items() if case in there and held}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)
