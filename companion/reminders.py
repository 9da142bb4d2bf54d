"""What may be worth a thought today: one thing at most, and each can be put away.

The setting `recovery` says how it stands with the recovery code: "" nobody was asked yet,
"pending" the record was just made and the code is not typed back yet, "made", "declined".
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from companion import backup, keyfile, keys, settings
from companion.vault import Vault

TRY_CODE, BACK_UP, MAKE_CODE = "try_code", "backup", "make_code"
WEEK = timedelta(days=7)


def begin(vault: Vault) -> None:
    """The record was just made: its recovery code comes next, also after a kill."""
    settings.set_(vault, "recovery", "pending")


def pending(vault: Vault, floor: keys.Cost = keys.FLOOR) -> bool:
    """Whether the recovery code is still to be typed back or declined.

    A slot is only ever made after typing back, so one that is there settles it.
    """
    if settings.get(vault, "recovery") != "pending":
        return False
    if "recovery" not in keyfile.ways(vault.folder, floor):
        return True
    code_made(vault)
    return False


def code_made(vault: Vault) -> None:
    """A code was typed back and opens the record: trying it again is offered in a week."""
    settings.set_(vault, "recovery", "made")
    settings.set_(vault, "try_code_from", _day(vault, WEEK))


def code_tried(vault: Vault) -> None:
    """The code was found to open the record."""
    settings.set_(vault, "try_code_from", "")


def code_declined(vault: Vault) -> None:
    """Without a code for now: it is offered once more in a week."""
    settings.set_(vault, "recovery", "declined")
    settings.set_(vault, "offer_code_from", _day(vault, WEEK))


def due(vault: Vault, floor: keys.Cost = keys.FLOOR) -> str:
    """TRY_CODE, BACK_UP, MAKE_CODE, or "" when there is nothing to remind of.

    Never in a made-up record, and never in the first week of one.
    """
    if settings.get(vault, "practice"):
        return ""
    today = _day(vault)
    has_code = "recovery" in keyfile.ways(vault.folder, floor)
    from_ = settings.get(vault, "try_code_from")
    if has_code and from_ and from_ <= today:
        return TRY_CODE
    if settings.get(vault, "backup_quiet_until") <= today and backup.age(vault).due:
        return BACK_UP
    if not has_code and (offered := _offer_from(vault)) and offered <= today:
        return MAKE_CODE
    return ""


def put_away(vault: Vault, reminder: str) -> None:
    """Not now: a backup is spoken of again in a week, the other two are not."""
    if reminder == BACK_UP:
        settings.set_(vault, "backup_quiet_until", _day(vault, WEEK))
    elif reminder == TRY_CODE:
        code_tried(vault)
    else:
        settings.set_(vault, "recovery", "declined")
        settings.set_(vault, "offer_code_from", "")


def _offer_from(vault: Vault) -> str:
    """From which day a code is offered; "" never. A week after a record was made elsewhere."""
    if settings.get(vault, "recovery") == "declined":
        return settings.get(vault, "offer_code_from")
    row = vault.row("SELECT event ->> '$.at' FROM journal WHERE seq = 1")
    begun = datetime.fromisoformat(row[0]) if row else vault.now()
    return (begun + WEEK).astimezone(UTC).date().isoformat()


def _day(vault: Vault, later: timedelta = timedelta()) -> str:
    return (vault.now() + later).astimezone(UTC).date().isoformat()
