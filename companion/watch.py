"""Whether anybody but us touched the files of the database.

Between two openings the anchor tells (companion/anchor.py); while the vault is open, which file
bears each name, how long it is and when it was last written. SQLite itself notices neither: it
goes on writing into a file that was moved away, and believes its own memory about one that was
overwritten.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion import anchor, files, journal, kept
from companion.errors import VaultError

if TYPE_CHECKING:
    from sqlcipher3 import Connection

Head = tuple[int, bytes]

# What may have to be told after an opening. None of it is damage by itself.
NO_ANCHOR = "no_anchor"  # nothing says how far the record had got: usual after a backup
SET_ASIDE = "set_aside"  # a journal file lay there that the database never had
JOURNAL_GONE = "journal_gone"  # it was not closed, and the file it wrote into last is gone
FILE_CHANGED = "file_changed"  # the database is not the file that was closed
BROUGHT_BACK = "brought_back"  # an older state had been put back; the newer one is here again


class Watch:
    """Looks after `vault.db` and `vault.db-wal`.

    `notes` holds the words above that are true of this opening. `rolled_back` is whether the
    journal lacks the line that it had got to: an older, or quite another, state was put there.
    """

    def __init__(self, database: Path, master: bytearray) -> None:
        self.notes: tuple[str, ...] = ()
        self.rolled_back = False
        self._folder, self._database = database.parent, database
        self._journal = database.with_name(database.name + "-wal")
        self._master = master
        self._anchor: anchor.Anchor | None = None
        self._marked = False
        self._stamps: list[tuple[int, ...]] = []

    def arrive(self) -> None:
        """Compare the files with the anchor before SQLite opens any. Raises VaultReadOnly."""
        brought_back = kept.bring_back(self._folder, self._master)
        found = self._anchor = anchor.read(self._folder, self._master)
        waiting = _length(self._journal)
        if found is None:
            self.notes = (NO_ANCHOR,) if _length(self._database) else ()  # nothing yet in a new one
        elif not found.closed:
            aside = [path.name for path in kept.paths(self._folder)]
            gone = waiting is None and not any(self._journal.name in name for name in aside)
            self.notes = (JOURNAL_GONE,) if gone else ()
        elif self._tags() != found.tags:
            self.notes = (FILE_CHANGED,)
        elif waiting:
            # All there was lay in the database, and that is the same. SQLite would take what is
            # in this journal for newer and write it over the record.
            self._put_aside()
            self.notes = (SET_ASIDE,)
        if brought_back:
            self.notes = (BROUGHT_BACK,)

    def meet(self, db: Connection) -> None:
        """Look for the anchored line in the journal. Raises sqlcipher3.Error."""
        self.stamp()
        if self._anchor is not None:
            self.rolled_back = not journal.holds(db, (self._anchor.seq, self._anchor.hash))
        if self.rolled_back:  # which says more
            self.notes = tuple(note for note in self.notes if note != FILE_CHANGED)

    def mark(self, head: Head) -> None:
        """Before the first write: note that the vault is open now.

        Without this, a journal left by a kill would be taken for one that does not belong here.
        Raises NoSpace, VaultReadOnly.
        """
        if self._anchor is not None and not self._marked:
            with files.disk_errors():
                files.sync_folder(self._folder)  # the journal's name lasts before the mark does
            self._write(head)
        self._marked = True

    def trust(self, head: Head) -> None:
        """Anchor the record as it is: it was looked over, or the person wants it so.

        Raises NoSpace, VaultReadOnly.
        """
        anchor.write(self._folder, self._master, head)
        self._anchor = anchor.Anchor(*head)
        self.rolled_back, self._marked = False, True

    def leave(self, head: Head) -> bool:
        """Anchor the closed vault; whether the journal file may now be deleted.

        Call once all of it lies in the database file.
        """
        if self._anchor is None or (self._anchor.closed and not self._marked):
            return True
        with suppress(OSError, VaultError):
            if _length(self._journal) is not None:
                files.rest(self._journal)
            if pages := self._tags():
                self._write(head, pages)
                return True
        return False

    def give_up(self) -> None:
        """After an opening that came to nothing: SQLite may have brought the journal file in."""
        found = self._anchor
        if found is None or found.closed or JOURNAL_GONE in self.notes:
            return
        if _length(self._journal) is None and (pages := self._tags()):
            with suppress(VaultError):
                self._write((found.seq, found.hash), pages)

    def part(self, head: Head) -> None:
        """The files are another's now: anchor what we had, and take our journal out of its way."""
        with suppress(OSError, VaultError):
            if self._anchor is not None:
                anchor.write(self._folder, self._master, head)
            if _which(self._look())[1:] == _which(self._stamps)[1:]:
                self._put_aside()

    def stamp(self) -> None:
        """What the files now hold is our own doing; which files they are stays as it was."""
        found = self._look()
        if not self._stamps or _which(found) == _which(self._stamps):
            self._stamps = found

    @property
    def waits(self) -> bool:
        """Whether a journal file waits to be brought in."""
        return bool(_length(self._journal))

    @property
    def is_same(self) -> bool:
        """Whether the files are as we left them."""
        return self._look() == self._stamps

    @property
    def is_replaced(self) -> bool:
        """Whether another file bears one of the names, or none does."""
        return _which(self._look()) != _which(self._stamps)

    def _look(self) -> list[tuple[int, ...]]:
        try:
            found = [os.stat(path) for path in (self._database, self._journal)]
        except OSError:
            return []
        # Windows may note only later when a file that is still open was written.
        times = [0 if sys.platform == "win32" else one.st_mtime_ns for one in found]
        sizes = [one.st_size for one in found]
        names = [(one.st_dev, one.st_ino) for one in found]
        return [(*name, size, time) for name, size, time in zip(names, sizes, times, strict=True)]

    def _tags(self) -> bytes:
        with suppress(OSError):
            return anchor.tags(self._database)
        return b""  # gone, or a disk that fails: whoever reads it will say so

    def _write(self, head: Head, pages: bytes = b"") -> None:
        if self._anchor is not None and self.rolled_back:
            head = (self._anchor.seq, self._anchor.hash)  # told again until it is trusted
        if pages:
            anchor.write(self._folder, self._master, head, closed=True, pages=pages)
        else:
            anchor.write(self._folder, self._master, head)

    def _put_aside(self) -> None:
        with files.disk_errors():
            os.replace(self._journal, files.free(self._journal))
            files.sync_folder(self._folder)


def _which(stamps: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [stamp[:2] for stamp in stamps]


def _length(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
