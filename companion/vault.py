"""An open vault: one way to read it, one way to change it.

A vault is a folder: `vault.db` (SQLCipher), `vault.keys` and its copy, `vault.head`, `objects/`
(sealed files), `lock`. This module and `database` are the only users of sqlcipher3.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3
from sqlcipher3 import Connection, Row

from companion import (
    database,
    files,
    held,
    journal,
    kept,
    keyfile,
    keys,
    renewal,
    schema,
    settings,
    snapshots,
)
from companion.database import connect, errors
from companion.errors import (
    NoSpace,
    NotAVault,
    VaultChanged,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
    WrongPassphrase,
)
from companion.folder import DATABASE, LOCK, OBJECTS, begin, claim, end, has_database, is_vault
from companion.past import Past
from companion.pen import Pen
from companion.progress import GoesOn, Progress, Step, quiet, silent, told
from companion.still import Still, Stills
from companion.watch import Watch

Clock = Callable[[], datetime]
Write = Callable[[Connection], None]


def utc_now() -> datetime:
    """The computer's clock, UTC. Nothing is ever ordered by it."""
    return datetime.now(UTC)


class Vault:
    """Reads run on any thread through `rows`; writes only inside `change`.

    Made by `create` and `open_`. The reading connection cannot write and is not kept waiting
    by a long write (WAL).
    """

    def __init__(
        self, folder: Path, lock: files.Lock, master: bytearray, now: Clock, new: bool
    ) -> None:
        self.folder = folder
        self.way = "passphrase"
        """The kind of slot that opened it, one of companion.keyfile.KINDS."""
        self.objects = folder / OBJECTS
        self.now = now
        self.past = Past()
        """What can be taken back, companion/undo.py."""
        self._lock = lock
        self._reading = threading.Lock()
        self._stills = Stills(self._new_still)
        self._master = bytearray(master)  # SQLCipher holds its keys as long; wiped in `close`
        self._watch = Watch(folder / DATABASE, self._master)
        self._watch.arrive()
        if not new and not has_database(folder):
            raise VaultDamaged
        with ExitStack() as undo, errors(folder):
            if self._watch.waits:  # else an older program would bring it in before it refuses
                schema.refuse_later(database.shape(folder / DATABASE, self._master))
            self._pen = Pen(folder, self._master, self._watch)
            undo.callback(self._pen.give_up)
            if not new and schema.version(self._pen.db) == 0:
                raise VaultDamaged  # cut off to nothing, which SQLite takes for a new database
            if new:
                schema.apply(self._pen.db)
            migrate = schema.pending(self._pen.db)
            self._reader = undo.enter_context(closing(connect(folder / DATABASE, master)))
            self._reader.execute("PRAGMA query_only = ON")
            self._newest = database.newest(self._pen.db)
            self._pen.meet()
            if migrate:
                self._watch.mark(self.head)
                snapshots.before_migration(self)
                schema.apply(self._pen.db)
                self._watch.stamp()
            with files.disk_errors():  # SQLite does so too, but goes on when it fails
                files.sync_folder(folder)
            undo.pop_all()

    @property
    def head(self) -> tuple[int, bytes]:
        """Number and hash of the newest journal line."""
        return self._pen.head

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be told about the files after this opening: words of companion/watch.py."""
        return self._watch.notes

    @property
    def rolled_back(self) -> bool:
        """Whether the journal lacks the line that it had got to when the vault was last open."""
        return self._watch.rolled_back

    def new_id(self) -> int:
        """An id for a new record, exact in JSON.

        Ids grow, so that what was written first sorts first, by random gaps, so that they
        count nothing.
        """
        self._newest += 1 + secrets.randbelow(1 << 20)
        return self._newest

    def stamp(self) -> str:
        """Now, as it is written into rows: UTC, ISO 8601, seconds."""
        return self.now().astimezone(UTC).isoformat(timespec="seconds")

    def rows(self, sql: str, *args: object) -> list[Row]:
        """Read. Sees only what is committed. Raises VaultDamaged."""
        with self._reading, errors(self.folder):
            return list(self._reader.execute(sql, args))

    def row(self, sql: str, *args: object) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, *args)
        return found[0] if found else None

    @contextmanager
    def change(
        self, event: str, *subjects: str, goes_on: GoesOn = silent, **details: object
    ) -> Iterator[Connection]:
        """Open a transaction that ends with its own line in the journal.

        `subjects` are "table:id" of every record the change touches, the one it is about first;
        `details` hold ids and digests only. Nothing is written without the line: if either fails,
        both are undone. `goes_on` hears of many subjects, and may raise Cancelled. Raises
        VaultChanged, NoSpace, VaultReadOnly, VaultDamaged, and Forbidden when the guard in the
        database refuses a row.

        When a subject is gone afterwards, it was deleted for good, and so are all snapshots; where
        a guardian opened the vault, a second line says so. What `….removed` takes away goes into
        the bin instead.
        """
        with self._pen.busy:  # still held when the new head is known, so no one misses it
            with self._pen.transaction() as db:
                if journal.head(db) != self.head:
                    raise VaultChanged
                before = self.past.stands(db, event, subjects)
                yield db
                at = self.now().astimezone(UTC)
                undone = "undone" in details
                subjects += held.hold(db, event, before, self.new_id, self.stamp(), undone=undone)
                head, gone = journal.append(db, at, event, subjects, details, goes_on)
                if gone and self.way == keyfile.GUARDIAN:
                    noted: dict[str, object] = {"event": event, "subject": subjects[0]}
                    head, _ = journal.append(db, at, "guardian.deleted", (), noted)
                if gone:
                    settings.put(db, "erased", str(head[0]))
            self._pen.head = head
            self.past.note(event, before, head[0], gone)
            if gone:
                self._forget()

    @contextmanager
    def jot(self) -> Iterator[Connection]:
        """Open a transaction without a journal line, for the tables `draft` and `setting`."""
        with self._pen.transaction() as db:
            yield db

    @contextmanager
    def still(self, tell: GoesOn = silent) -> Iterator[Still]:
        """One unchanging state to read at length; nobody waits for it. One at a time.

        Raises VaultInUse when a copy under way does not end, VaultChanged, NoSpace, VaultDamaged,
        and Cancelled once the vault is closed.
        """
        with self._stills.one(tell) as still:
            yield still

    def damage(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the database file; empty when nothing is.

        Raises as `still`. Once something was found, nothing more is written.
        """
        with self.still() as still:
            found = still.damage()
        if found:
            self.distrust()
        return found

    def distrust(self) -> None:
        """Write nothing more: the database is damaged."""
        self._pen.damaged = True

    def trust(self) -> None:
        """Anchor the record as it stands: it was looked over, or the person wants it so.

        Raises NoSpace, VaultReadOnly, VaultChanged.
        """
        self._pen.trust()

    def copy(
        self, target: Path, progress: Progress = quiet, master: bytearray | None = None
    ) -> None:
        """A verified copy of the database as it stands, in one file; under `master` if given.

        Nobody waits for it, neither who reads nor who writes. `progress(done, total)` counts
        pages and may raise Cancelled; whatever goes wrong, `target` is as it was before. Raises
        VaultDamaged, VaultChanged, NoSpace, VaultReadOnly, Cancelled once the vault is closed.
        """
        self._pen.look_out()
        own = bytearray(self._master)  # which `close` wipes
        try:
            other = own if master is None else master
            database.copy(self.folder / DATABASE, own, target, other, progress)
        finally:
            keys.wipe(own)

    @contextmanager
    def beside(self, path: Path) -> Iterator[Connection]:
        """A copy of the database, opened for reading alone. Raises as `rows` does."""
        with errors(path.parent), closing(database.read(path, self._master)) as db:
            yield db

    def seal(self, purpose: str, plain: bytes) -> bytes:
        """A short note that only whoever opens this vault can read or make.

        Raises Cancelled once the vault is closed: its key is gone.
        """
        return keys.seal(self._master, purpose, plain)

    def unseal(self, purpose: str, sealed: bytes) -> bytes | None:
        """What `seal` was given, or None for a note of another vault's."""
        return keys.unseal(self._master, purpose, sealed)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nothing is written meanwhile but by the caller. Raises VaultChanged."""
        with self._pen.busy:
            self._pen.look_out()
            yield

    def close(self) -> None:
        """Close both connections and let go of the folder. A second call does nothing."""
        self._stills.end(for_good=True)
        with self._pen.busy, self._reading:
            if any(self._master):
                with suppress(sqlcipher3.Error):
                    self._reader.close()
                self._pen.close()
            keys.wipe(self._master)
            self._lock.release()

    def _new_still(self, tell: GoesOn) -> Still | None:
        """One, if all of the journal file can be brought into the database file just now."""
        with self._pen.busy, self._reading, errors(self.folder):
            if not self._pen.bring_in():
                return None
            return Still(connect(self.folder / DATABASE, self._master), self.folder, tell)

    def _forget(self) -> None:
        """Let no copy in the folder keep what was just deleted for good.

        What is cut short here, `snapshots.sweep` does at the next opening.
        """
        self._stills.end()  # it would keep the journal file from being emptied
        with suppress(VaultDamaged, VaultReadOnly, NoSpace, VaultInUse):
            self._pen.empty()
            snapshots.drop(self)
            kept.drop(self.folder)


def create(
    folder: Path,
    passphrase: str | keys.Secret,
    cost: keys.Cost | None = None,
    now: Clock = utc_now,
    random: keys.Random = os.urandom,
) -> Vault:
    """Make a vault in a new or empty folder and open it.

    Raises EmptyPassphrase, VaultExists, NoSpace, VaultReadOnly.
    """
    master, text = keys.make(passphrase, cost or keys.cost_here(), random)
    with claim(folder) as lock:
        begin(folder)
        vault = _opened(folder, lock, master, now, new=True)
        _finish(vault, text, "vault.created")
        return vault


def fill(
    folder: Path, master: bytearray, text: bytes, write: Write, now: Clock, step: Step
) -> Vault:
    """Make a vault of what could be salvaged, under a key that exists, with its key file `text`.

    `write` puts the record and its journal into the database. A last line then commits to all
    that the journal does not bear out, and to what is gone; `step` hears of each as it is looked
    over. Raises VaultExists, NoSpace, VaultReadOnly, and what `write` raises; nothing is left then.
    """
    with claim(folder) as lock:
        begin(folder)
        with errors(folder), closing(connect(folder / DATABASE, master)) as db:
            schema.apply(db)
            db.execute("BEGIN IMMEDIATE")
            write(db)
            db.execute("COMMIT")
        vault = _opened(folder, lock, bytearray(master), now, new=False)
        try:
            flaws = journal.verify(lambda sql, *args: told(vault.rows(sql, *args), step))
            subjects = sorted({flaw.subject for flaw in flaws})
            step.at(1)
        except BaseException:
            vault.close()
            raise
        _finish(vault, text, journal.SALVAGED, *subjects)
        return vault


def open_(
    folder: Path, secret: str | keys.Secret, now: Clock = utc_now, floor: keys.Cost = keys.FLOOR
) -> Vault:
    """Open the vault in `folder`; a str is a passphrase.

    Raises NotAVault, VaultInUse, EmptyPassphrase, WrongPassphrase, WrongRecoveryCode,
    DeviceRefused, KeysDamaged, VaultDamaged, VaultReadOnly, NoSpace; VaultTooNew, and then the
    record and the journal file that a kill may have left beside it stay as they are.
    """
    if not is_vault(folder):
        raise NotAVault
    lock = files.Lock(folder / LOCK)
    try:
        renewal.finish(folder)
        master, way = _unlocked(folder, secret, floor)
        end(folder)  # a kill may have come between the key file and this
        files.make_folder(folder / OBJECTS)
        opened = _opened(folder, lock, master, now, new=False)
        opened.way = way
        return opened
    except BaseException:
        lock.release()
        raise


def _unlocked(folder: Path, secret: str | keys.Secret, floor: keys.Cost) -> tuple[bytearray, str]:
    """The master key, and the kind of slot that opened: a passphrase may be a guardian's own."""
    given = keys.passphrase(secret) if isinstance(secret, str) else secret
    try:
        return keys.unlock(folder, given, floor), given.kind
    except WrongPassphrase:
        if keyfile.GUARDIAN not in keyfile.ways(folder, floor):
            raise
    theirs = keys.Secret(keyfile.GUARDIAN, given.value)
    return keys.unlock(folder, theirs, floor), theirs.kind


def prove(folder: Path, secret: keys.Secret, floor: keys.Cost = keys.FLOOR) -> None:
    """Raise what `open_` would, unless the secret opens the vault, be it a guardian's own."""
    keys.wipe(_unlocked(folder, secret, floor)[0])


def _opened(folder: Path, lock: files.Lock, master: bytearray, now: Clock, *, new: bool) -> Vault:
    try:
        return Vault(folder, lock, master, now, new)
    finally:
        keys.wipe(master)


def _finish(vault: Vault, text: bytes, event: str, *subjects: str) -> None:
    """Write the first or last line of a vault in a folder that is ours alone, then its key file.

    Whoever finds a key file finds a whole vault.
    """
    try:
        with vault.change(event, *subjects):
            pass
        vault.trust()
        keyfile.store(vault.folder, text)
        end(vault.folder)
    except BaseException:
        vault.close()
        raise
