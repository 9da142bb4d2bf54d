"""Notes for the person alone, also in a record that somebody else can open.

They are sealed under a key of their own, which only their own passphrase opens; the record's key
does not. So whoever opens the record, a guardian say, reads none of them, and finds none: they lie
together in one sealed text in the settings, in no table, no line of the journal, no search, no
document, no count. Who forgets the passphrase has lost them, and nobody can help.

    only_me_key   a key file (`keyfile`) with one passphrase slot, as text
    only_me       base64 of AES-256-GCM (key: HKDF of the note key) over JSON and blanks behind it
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date

from companion import keys, settings, typed
from companion.errors import NotThere, VaultDamaged, VaultError
from companion.held import ABSENCE
from companion.vault import Vault

_KEY, _NOTES = "only_me_key", "only_me"
_PURPOSE, _DRAFT = "only-me-1", "only-me-draft-1"
_FULL = 4096  # bytes: the length tells no more than how many of these


@dataclass(frozen=True, slots=True)
class OwnNote:
    """One note. Its id is random and says nothing."""

    id: str
    text: str
    written_at: str
    changed_at: str
    away: int | None = None  # put away: for how many days it has been, companion/binned.py
    counted: str = ""  # the day until which that is counted, ISO 8601


class Notebook:
    """The notes, open. `close` wipes their key; nothing can be read or kept then."""

    def __init__(self, vault: Vault, key: bytearray) -> None:
        self._vault, self._key = vault, key
        self._all = self._read()
        with suppress(VaultError):  # the days are counted at the next opening
            self._grow_older()

    @property
    def notes(self) -> tuple[OwnNote, ...]:
        """The latest first."""
        return tuple(one for one in self._all if one.away is None)

    @property
    def put_by(self) -> tuple[OwnNote, ...]:
        """Those that were put away."""
        return tuple(one for one in self._all if one.away is not None)

    def keep(self, text: str, ident: str = "") -> OwnNote:
        """Keep a new note, or another text of one. Raises NotThere, TooLong, NoSpace, Cancelled."""
        text, at = typed.story(text), self._vault.stamp()
        if ident:
            note = replace(self.find(ident), text=text, changed_at=at)
        else:
            note = OwnNote(os.urandom(8).hex(), text, at, at)
        self._write((note, *(one for one in self._all if one.id != note.id)))
        return note

    def erase(self, ident: str) -> None:
        """Delete a note for good; older copies have it sealed. Raises NotThere, NoSpace."""
        self.find(ident)
        self._write(tuple(one for one in self._all if one.id != ident))

    def put_away(self, ident: str, text: str = "") -> None:
        """Put a note away, with another text of it: it stays for as long as what is in the bin.

        Raises as `keep`.
        """
        if text.strip() and text != self.find(ident).text:
            self.keep(text, ident)
        self._turn(replace(self.find(ident), away=0, counted=self._today().isoformat()))

    def bring_back(self, ident: str) -> None:
        """Have it among the notes again. Raises as `erase`."""
        self._turn(replace(self.find(ident), away=None, counted=""))

    def find(self, ident: str) -> OwnNote:
        """One note. Raises NotThere."""
        found = next((one for one in self._all if one.id == ident), None)
        if found is None:
            raise NotThere
        return found

    def lock_anew(self, passphrase: str, cost: keys.Cost | None = None) -> None:
        """Have another passphrase, and another key, for the same notes.

        Raises EmptyPassphrase, NoSpace, Cancelled.
        """
        key, text = keys.make(passphrase, cost or keys.cost_here(), os.urandom)
        _store(self._vault, key, self._all, text.decode())
        keys.wipe(self._key)
        self._key = key

    def seal_draft(self, content: Mapping[str, str]) -> dict[str, str]:
        """What is being typed, as a draft that only these notes' passphrase opens."""
        plain = json.dumps(dict(content)).encode()
        sealed = keys.seal(self._key, _DRAFT, plain.ljust(_round(len(plain))))
        return {"sealed": base64.b64encode(sealed).decode()}

    def open_draft(self, draft: Mapping[str, str]) -> dict[str, str]:
        """What such a draft says; nothing for one that was sealed under another key."""
        plain = keys.unseal(self._key, _DRAFT, _bytes(draft.get("sealed", "")))
        return dict(json.loads(plain)) if plain else {}

    def close(self) -> None:
        """Wipe the key and let go of what was read."""
        keys.wipe(self._key)
        self._all = ()

    def _read(self) -> tuple[OwnNote, ...]:
        sealed = settings.get(self._vault, _NOTES)
        plain = keys.unseal(self._key, _PURPOSE, _bytes(sealed))
        if plain is None:
            raise VaultDamaged
        return tuple(OwnNote(**one) for one in json.loads(plain))

    def _write(self, notes: tuple[OwnNote, ...]) -> None:
        _store(self._vault, self._key, notes)
        self._all = notes

    def _turn(self, note: OwnNote) -> None:
        self._write(tuple(note if one.id == note.id else one for one in self._all))

    def _today(self) -> date:
        return self._vault.now().astimezone(UTC).date()

    def _grow_older(self) -> None:
        """Count the days of what was put away; delete for good what was so for long enough."""
        today, keep = self._today(), settings.bin_days(self._vault)
        grown = tuple(_older(one, today) for one in self._all)
        left = tuple(one for one in grown if keep is None or (one.away or 0) < keep)
        if left != self._all:
            self._write(left)


def _older(note: OwnNote, today: date) -> OwnNote:
    if note.away is None:
        return note
    passed = (today - date.fromisoformat(note.counted)).days
    away = note.away + min(max(0, passed), ABSENCE)
    return replace(note, away=away, counted=today.isoformat())


def there(vault: Vault) -> bool:
    """Whether such notes were begun. How many there are, or any, nobody can tell."""
    return bool(settings.get(vault, _KEY))


def begin(vault: Vault, passphrase: str, cost: keys.Cost | None = None) -> Notebook:
    """Begin them, under a passphrase of their own. Raises EmptyPassphrase, NoSpace."""
    key, text = keys.make(passphrase, cost or keys.cost_here(), os.urandom)
    _store(vault, key, (), text.decode())
    return Notebook(vault, key)


def unlock(vault: Vault, passphrase: str, floor: keys.Cost = keys.FLOOR) -> Notebook:
    """Open them.

    Raises NotThere, EmptyPassphrase, WrongPassphrase, KeysDamaged, NoMemory, and VaultDamaged where
    the notes are not as they were sealed.
    """
    if not there(vault):
        raise NotThere
    return Notebook(vault, keys.opened(settings.get(vault, _KEY).encode(), passphrase, floor))


def forget(vault: Vault) -> None:
    """Delete all of them, with their key: whoever forgot the passphrase may begin anew."""
    with vault.jot() as db:
        for name in (_KEY, _NOTES):
            settings.put(db, name, "")


def _store(
    vault: Vault, key: bytearray, notes: tuple[OwnNote, ...], text: str | None = None
) -> None:
    """Write all of them at once, and the key file where that is new."""
    plain = json.dumps([asdict(one) for one in notes]).encode()
    sealed = keys.seal(key, _PURPOSE, plain.ljust(_round(len(plain))))
    with vault.jot() as db:
        if text is not None:
            settings.put(db, _KEY, text)
        settings.put(db, _NOTES, base64.b64encode(sealed).decode())


def _round(size: int) -> int:
    return -(-size // _FULL) * _FULL


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
