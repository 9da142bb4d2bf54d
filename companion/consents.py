"""The ledger of consents: who agreed that what may go to whom, until when, and who took it back.

Whoever holds the case of another person (a counsellor, a teacher) makes documents for a desk only
while a line of it covers that desk; a case of one's own needs none. Where a law obliges to tell,
the line names its article instead of a consent. The ledger notes that, and decides nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from companion import cases, typed, when
from companion.errors import ImpossibleDate, NoConsent, NotThere
from companion.records import Role
from companion.rows import alter, plain, put
from companion.vault import Vault
from companion.when import UNKNOWN, When

if TYPE_CHECKING:
    from sqlcipher3 import Row

HOLDERS = (Role.SUPPORT, Role.TEACHER)
NONE, ENDED, WITHDRAWN = "none", "ended", "withdrawn"


class Ground(StrEnum):
    """Why something may go to a desk."""

    CONSENT = "consent"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class NewConsent:
    """A line of the ledger. `desk` is the id of a layout, `ends` the last day it holds.

    `article` is needed where the ground is a law, and says which one.
    """

    desk: str
    ground: Ground = Ground.CONSENT
    whom: str = ""  # at that desk
    what: str = ""
    giver: str = ""
    way: str = ""
    given: When = UNKNOWN
    ends: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Consent(NewConsent):
    """A line as the vault holds it; `withdrawn` is what was said about its withdrawal."""

    id: int = 0
    case: int = 0
    noted_at: str = ""
    withdrawn_at: str = ""
    withdrawn: str = ""

    def holds(self, on: date) -> bool:
        """Whether something may go to its desk that day."""
        return not self.withdrawn_at and (not self.ends or on.isoformat() <= self.ends)


def note(vault: Vault, case: int, new: NewConsent) -> Consent:
    """Add a line. Raises EmptyText, ImpossibleDate, TooLong, NotThere, ReceivedStays, NoSpace."""
    ident = vault.new_id()
    row = _columns(new) | {"id": ident, "casefile": case, "noted_at": vault.stamp()}
    with vault.change("consent.noted", f"consent:{ident}", f"casefile:{case}") as db:
        put(db, "consent", row | {"withdrawn_at": "", "withdrawn": ""})
    return get(vault, ident)


def withdraw(vault: Vault, ident: int, said: str = "") -> int:
    """Note that a line holds no more; how many were ended.

    A consent that is taken back takes every other consent for the same desk along: nobody has to
    know how often it was noted. What a law obliges to is a line of its own and stays. Raises
    NotThere, TooLong, NoSpace.
    """
    one, said = get(vault, ident), typed.story(said)
    sql = "SELECT id FROM consent WHERE casefile = ? AND desk = ? AND withdrawn_at = ''"
    same = [row[0] for row in vault.rows(f"{sql} AND ground = 'consent'", one.case, one.desk)]
    ended = [] if one.withdrawn_at else [ident]
    ended += [other for other in same if one.ground is Ground.CONSENT and other != ident]
    if ended:
        with vault.change("consent.withdrawn", *(f"consent:{other}" for other in ended)) as db:
            for other in ended:
                alter(db, "consent", other, {"withdrawn_at": vault.stamp(), "withdrawn": said})
    return len(ended)


def get(vault: Vault, ident: int) -> Consent:
    """One line. Raises NotThere."""
    row = vault.row("SELECT * FROM consent WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _record(row)


def all_of(vault: Vault, case: int) -> list[Consent]:
    """The ledger of a case: what holds first, the latest before the others."""
    rows = vault.rows("SELECT * FROM consent WHERE casefile = ? ORDER BY id DESC", case)
    today = today_of(vault)
    return sorted(map(_record, rows), key=lambda one: not one.holds(today))


def missing(vault: Vault, case: int, desk: str) -> str:
    """Why nothing may go to a desk now: NONE, ENDED, WITHDRAWN; "" when it may. Raises NotThere."""
    if cases.find(vault, case).role not in HOLDERS:
        return ""
    found = [one for one in all_of(vault, case) if one.desk == desk]
    if not found:
        return NONE
    if found[0].holds(today_of(vault)):
        return ""
    return WITHDRAWN if found[0].withdrawn_at else ENDED


def require(vault: Vault, case: int, desk: str) -> None:
    """Raise NoConsent unless something of the case may go to a desk now. Raises NotThere."""
    if missing(vault, case, desk):
        raise NoConsent


def last_day(until: When) -> str:
    """The last day of a time, as `ends` has it; "" where nothing bounds it."""
    return until.latest.date().isoformat() if until.latest is not None else ""


def today_of(vault: Vault) -> date:
    """The day by the vault's clock, where this computer is."""
    return vault.now().astimezone().date()


def _columns(new: NewConsent) -> dict[str, object]:
    needs = typed.needed if new.ground is Ground.LAW else _line
    return {
        "ground": str(new.ground),
        "desk": typed.needed(new.desk, "desk"),
        "whom": typed.line(new.whom),
        "what": typed.story(new.what),
        "giver": typed.line(new.giver) if new.ground is Ground.LAW else _giver(new.giver),
        "way": typed.line(new.way),
        "given": when.dump(new.given),
        "ends": _day(new.ends),
        "article": needs(new.article, "article"),
    }


def _line(text: str, _: str) -> str:
    return typed.line(text)


def _giver(text: str) -> str:
    return typed.needed(text, "giver")


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ImpossibleDate from None


def _record(row: Row) -> Consent:
    values = plain(row, "salt", "casefile")
    values |= {"ground": Ground(row["ground"]), "given": when.load(row["given"])}
    return Consent(case=row["casefile"], **values)
