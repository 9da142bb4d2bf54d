"""The open vault as every page sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from companion import cases, countries, guardian, keys, packs, paths, settings, texts
from companion.errors import NotThere, PackError
from companion.packs import Pack
from companion.records import Case
from companion.vault import Vault
from ui.tasks import Tasks

if TYPE_CHECKING:
    from companion.check import Finding
    from ui.drafts import DraftKeeper

T = TypeVar("T")


class Session(QObject):
    """Handed to every page. Read with `session.vault` directly; write only through `change`.

    `changed` follows every successful change: visible pages read again. `said` carries a calm
    line about what was just done, `failed` an error nobody else took; the main window shows
    both in its one live line. `drafted` follows every write of a draft. `page_wanted` names a
    page to turn to, `draft_wanted` the place of a draft to go on with, `guide_wanted` a chapter
    of the guide. The program hears `lock_wanted`, and `mend_wanted` when what can be
    read of a damaged record is to be saved;
    the window hears `alone`, True while a sheet lets nothing else be reached.
    `turned` follows when another case is shown than before, just before `changed`.
    `looked` follows a look at the whole record, `damaged` carries what it found that is not as
    it was written, if anything: a list of companion.check.Finding.
    """

    changed = Signal()
    turned = Signal()
    said = Signal(str)
    failed = Signal(object)
    drafted = Signal()
    page_wanted = Signal(str)
    draft_wanted = Signal(str)
    guide_wanted = Signal(str)
    lock_wanted = Signal()
    mend_wanted = Signal()
    alone = Signal(bool)
    looked = Signal()
    damaged = Signal(object)

    def __init__(
        self,
        vault: Vault,
        tasks: Tasks,
        parent: QObject | None = None,
        cost: keys.Cost | None = None,
        floor: keys.Cost = keys.FLOOR,
    ) -> None:
        """`cost` and `floor` are those of `companion.keys`, for new and for old ways in."""
        super().__init__(parent)
        self.cost, self.floor = cost, floor
        self.vault = vault
        self.tasks = tasks
        self.keepers: WeakSet[DraftKeeper] = WeakSet()
        """What keeps the drafts of editors that are open, or were a moment ago."""
        self.put_off: dict[str, dict[str, str]] = {}
        """Drafts, by place, that are not to be offered again as they are."""
        self.undoable = False
        """While a change is told: whether it can be taken back."""
        self.findings: list[Finding] | None = None
        """What the last look at the whole record found; None before the first."""
        self.case = _case(vault)
        self.language = settings.get(vault, "language")
        self.practised = bool(settings.get(vault, "practice"))
        """Whether all of it is made up, and goes when it is closed."""
        self.pack = _pack(vault, self.case.pack)
        self.easy = bool(settings.get(vault, "easy"))
        self.words = self._texts()

    def change(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a writing core call in the lane; then `changed`, and `done(result)` before it.

        The one way a page writes. `failed` defaults to the `failed` signal.
        """

        def act() -> tuple[bool, T]:
            """What the person does by one press is one act, and is taken back as one."""
            past = self.vault.past
            with past.as_one():
                last = past.done[-1:]
                result = call()
                return past.done[-1:] != last, result

        def finish(made: tuple[bool, T]) -> None:
            self.undoable, result = made
            if done is not None:
                done(result)
            self._turn(_case(self.vault, self.case.id))
            self.changed.emit()
            self.undoable = False

        self.tasks.run(owner, act, finish, failed or self.failed.emit)

    def binned(self, _: object = None) -> None:
        """Say that something was put away."""
        self.said.emit(self.tr("Moved to the bin."))

    def read(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a slow reading call (documents, a picture, a check) in the lane."""
        self.tasks.run(owner, call, done, failed or self.failed.emit, only_reads=True)

    def glance(self, owner: QObject, call: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run a reading call of a moment, without waiting for what the lane may be long at."""
        self.tasks.beside(owner, call, done, self.failed.emit)

    def opened(self, table: str, ident: int) -> None:
        """Something is opened: where it is a guardian who does, the child can see that later."""
        if guardian.here(self.vault):
            call = partial(guardian.note, self.vault, table, ident)
            self.tasks.run(self, call, _nothing, self.failed.emit)

    def look_over(self, found: list[Finding]) -> None:
        """The whole record was looked over, and this was found."""
        self.findings = found
        self.looked.emit()
        if found:
            self.damaged.emit(found)

    def choose_case(self, case: Case) -> None:
        """Turn to another case of the vault; pages read again."""
        settings.set_(self.vault, "case", str(case.id))
        self._turn(case)
        self.changed.emit()

    def _turn(self, case: Case) -> None:
        """Have a case as it is now, with what its country says."""
        other, self.case = case.id != self.case.id, case
        if case.pack != self.pack.meta.country:
            self.read_pack()
        if other:
            self.vault.past.forget()  # or something would be taken back where nobody sees it
            self.turned.emit()

    def read_pack(self) -> None:
        """Have what the case's country says now: another pack may hold for it from here on."""
        self.pack = _pack(self.vault, self.case.pack)
        self.words = self._texts()

    def _texts(self) -> texts.Texts:
        code = self.language + paths.EASY if self.easy else self.language
        return texts.load(code, self.pack.words)


def _pack(vault: Vault, country: str) -> Pack:
    """What holds for a country; Korea's where that cannot be read, and said to be Korea's.

    Else a rule that a newer version has could lock somebody out of what they wrote.
    """
    try:
        return countries.pack(vault, country)
    except PackError:
        return packs.built_in("kr")


def _nothing(_: object) -> None:
    """There is nothing to tell."""


def _case(vault: Vault, shown: int = 0) -> Case:
    """The case that is shown or was last worked on, else the first. Raises NotThere for none."""
    found = cases.all_of(vault)
    if not found:
        raise NotThere
    last = str(shown or settings.get(vault, "case"))
    return next((case for case in found if str(case.id) == last), found[0])
