"""Brings the windows around an open record into each of their states, to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from companion import backup, countries, drafts, errors, keys, practice, recovery, settings
from companion.check import Finding
from companion.remains import Loss
from companion.restoration import Restored
from companion.salvage import Saved
from companion.vault import Vault
from tests.packs import otherwise
from tests.ui.program import CHEAP, FLOOR
from ui.call_button import call_from
from ui.recovery.window import RecoveryWindow
from ui.session import Session
from ui.start import Start
from ui.tasks import Tasks
from ui.unlock import UnlockWindow

HOME = Path("/", "home", "someone")  # nobody's
WINDOWS_FOLDER = HOME / "OneDrive" / "notes-data"
FOLDER = HOME / ".local" / "share" / "notes-data"


def _wrong(window: Any) -> None:
    for _ in range(4):
        window._face.refused(errors.WrongPassphrase())


def _begin(window: Any) -> None:
    window._show_face(begin=True)


def _asks(window: Any) -> None:
    _begin(window)
    window._face._forward()


def _words(window: Any) -> None:
    _asks(window)
    asked = window._face._ask._passphrase
    asked._suggest[window._language].click()


def _synced(window: Any) -> None:
    window.folder = WINDOWS_FOLDER
    _asks(window)


def _papers(window: Any) -> None:
    window._forget()
    window._face._split.setChecked(True)


def _slip(window: Any) -> None:
    window._forget()
    window._face._code._line.setText("7H3K-M9QX-22PD-V0TC-8WZ5-RJ4N-AA0")
    window._face._give()


def _none(window: Any) -> None:
    window._forget()
    window._face._explain()


def _anew(window: Any) -> None:
    window._ask_anew(recovery.secret(recovery.new_code()))


def _restored(window: Any) -> None:
    window._restore()
    window._face._done(Restored(12, 1, behind=True))


def _salvage(window: Any) -> None:
    window._salvage(keys.Secret("passphrase", b"drawn only"))


def _saved(window: Any) -> None:
    _salvage(window)
    lost = [Loss("gone", "incident")] * 2
    lost += [
        Loss("part", "incident", 0, "체육대회 전날"),
        Loss("file_damaged", "evidence", 7, "방"),
    ]
    window._face._show(Saved(213, tuple(lost), 4, 12))


def _damaged(window: Any) -> None:
    window._secret = keys.Secret("passphrase", b"drawn only")
    window._troubled(errors.VaultDamaged())


def _trouble(error: Exception) -> Callable[[Any], None]:
    def show(window: Any) -> None:
        window._troubled(error)

    return show


LOCKED: dict[str, Callable[[Any], None]] = {
    "unlock": lambda window: window._show_locked(),
    "unlock-guide": lambda window: window.show_guide(),
    "unlock-wrong": _wrong,
    "unlock-device": lambda window: window._face.offer_device(answers=True),
    "unlock-call": call_from,
    "forgot": lambda window: window._forget(),
    "forgot-slip": _slip,
    "forgot-papers": _papers,
    "forgot-none": _none,
    "anew": _anew,
    "begin": _begin,
    "begin-asks": _asks,
    "begin-words": _words,
    "begin-synced": _synced,
    "restore": lambda window: window._restore(),
    "restore-done": _restored,
    "trouble-damaged": _damaged,
    "salvage": _salvage,
    "salvage-done": _saved,
    "trouble-keys": _trouble(errors.KeysDamaged()),
    "trouble-full": _trouble(errors.NoSpace()),
    "trouble-readonly": _trouble(errors.VaultReadOnly()),
    "trouble-newer": _trouble(errors.VaultTooNew(9, 1)),
}
"""What the window before a record is open can show, and how it comes to."""


def locked(name: str, language: str, tasks: Tasks) -> UnlockWindow:
    """That window, showing this."""
    window = UnlockWindow(Start(FOLDER, language), tasks, CHEAP, FLOOR)
    window._show_face(begin=False)
    LOCKED[name](window)
    return window


def _begun(session: Session) -> None:
    """Something was being written when it locked."""
    place = f"incident:new:{session.case.id}"
    words = {"ko": "체육대회 다음 날", "en": "The day after the sports day"}
    drafts.save(session.vault, place, {"title": words[session.language]})
    session.drafted.emit()


def _full(session: Session) -> None:
    session.failed.emit(errors.NoSpace())


def _coded(session: Session) -> None:
    """A code was made a while ago."""
    new = recovery.secret(recovery.new_code())
    keys.put(session.vault.folder, practice.PASSPHRASE, new, CHEAP, floor=FLOOR)
    settings.set_(session.vault, "practice", "")
    settings.set_(session.vault, "try_code_from", "2020-01-01")


def _backed_up(session: Session) -> None:
    with TemporaryDirectory() as stick:
        backup.write(session.vault, Path(stick) / "notes.backup")
    session.changed.emit()


def _pack_taken(session: Session) -> None:
    with TemporaryDirectory() as folder:
        found = countries.look(otherwise.write(Path(folder), version=2))
    countries.take(session.vault, found)
    session.read_pack()
    session.changed.emit()


def _found(*found: Finding) -> Callable[[Session], None]:
    """What the look after opening found."""

    def show(session: Session) -> None:
        session.look_over(list(found))

    return show


_DAMAGE = Finding("database"), Finding("record", "incident altered")
_LOST = Finding("object_missing", "", 3, "invite"), Finding("object_damaged", "", 1, "room")

MOMENTS: dict[str, tuple[str, Callable[[Session], None]]] = {
    "looked-damage": ("today", _found(*_DAMAGE)),
    "looked-files": ("today", _found(*_LOST)),
    "looked-older": ("today", _found(Finding("rolled_back"))),
    "looked-well": ("settings", _found()),
    "draft": ("today", _begun),
    "reminder": ("today", _coded),
    "coded": ("keys", _coded),
    "backed-up": ("keys", _backed_up),
    "full": ("today", _full),
    "pack-taken": ("settings", _pack_taken),
}
"""What may be seen on a page besides what is written: the page, and how it comes to that."""


RECOVERY: dict[str, Callable[[Any], None]] = {
    "recovery-first": lambda pages: None,
    "recovery": lambda pages: pages._show_code(),
    "recovery-papers": lambda pages: pages._turn(),
    "recovery-type": lambda pages: pages._ask(),
    "recovery-without": lambda pages: pages._offer_none(),
}


def recovering(name: str, vault: Vault, tasks: Tasks) -> RecoveryWindow:
    """The window of the recovery code, showing this."""
    window = RecoveryWindow(Session(vault, tasks), keys.Secret("passphrase", b"drawn only"))
    RECOVERY[name](window._pages)
    return window
