"""The bin: what was put away, for how long it stays, and the way back."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from companion import binned, guardian, settings, when
from companion.binned import Binned
from companion.errors import Cancelled
from companion.texts import Texts
from ui import theme
from ui.limits import copies
from ui.messages import sentence
from ui.session import Session
from ui.tasks import Progress
from ui.widgets.confirm import Confirm
from ui.widgets.fields import Choice, Labelled
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import GroupTitle, LinkButton, Sheet, Words, clear
from ui.widgets.shown import breakable, plain

SHOWN = 12  # rows at first, and more by as many
_LONGEST = 160  # letters of a title


class BinSheet(Overlay):
    """Each thing comes back with its links, or goes for good at once; by itself it goes later."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, QCoreApplication.translate("BinSheet", "The bin"))
        self._session, self._most = session, SHOWN
        self._live = LiveLine()
        self._told = Words(quiet=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.STEP)
        self._shown: list[_Row] = []
        self._more = LinkButton(self.tr("Show more"))
        self._keep = Choice(self.tr("How long it stays"), self._lengths())
        self._empty = Confirm(
            self.tr("Empty the bin"),
            self.tr("All that can be deleted here is deleted for good. Nobody can undo that.")
            + " "
            + copies(),
            self.tr("Yes, delete all of it for good"),
            self.tr("Leave it as it is"),
        )
        self._act = LongAct(self.tr("Emptying the bin"))
        self._lay_out()
        self._more.clicked.connect(self._show_more)
        self._empty.confirmed.connect(self._delete_all)
        self._keep.choose(str(settings.bin_days(session.vault) or ""))
        self._keep.chosen.connect(self._choose)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        session = self._session
        vault, case = session.vault, session.case.id
        there, count = binned.all_of(vault, case, self._most), binned.count(vault, case)
        clear(self._rows)
        self._shown = []
        for one in there:
            row = _Row(one, self._session.words)
            row.wanted.connect(self._bring_back)
            row.unwanted.connect(self._delete)
            self._rows.addWidget(row)
            self._shown.append(row)
        self._more.setVisible(count > self._most)
        self._empty.setVisible(bool(there) and not self._act.running)
        self._order()
        none = self.tr("The bin is empty. What you put away can be brought back from here.")
        self._told.setText(self._said() if there else none)

    def _order(self) -> None:
        """Let Tab go from row to row, and only then to what is for all of them."""
        stops = [stop for row in self._shown for stop in row.findChildren(QAbstractButton)]
        for one, other in pairwise([*stops, self._more, self._keep, self._empty.ask]):
            QWidget.setTabOrder(one, other)

    def may_close(self) -> bool:
        self._act.cancel()
        return True

    def _said(self) -> str:
        if settings.bin_days(self._session.vault) is None:
            return self.tr(
                "This is in no list and in no document. It stays until you empty the bin."
            )
        return self.tr(
            "This is in no list and in no document. Each thing says how many days it stays. Days"
            " are counted when you open the record, and a long time away counts as one week."
        )

    def _lengths(self) -> list[tuple[str, str]]:
        names = (
            self.tr("30 days"),
            self.tr("90 days"),
            self.tr("A year"),
            self.tr("Until I empty the bin"),
        )
        return list(zip(settings.BIN_DAYS, names, strict=True))

    def _lay_out(self) -> None:
        for part in (self._told, self._live):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        lasting = Labelled(self._keep.accessibleName(), self._keep)
        self.body.addWidget(lasting)
        if guardian.here(self._session.vault):  # else it was they who let it be deleted later
            lasting.hide()
        self.body.addWidget(self._empty)
        self.body.addWidget(self._act)

    def _show_more(self) -> None:
        self._most += SHOWN
        self.refresh()

    def _choose(self) -> None:
        vault, key = self._session.vault, self._keep.key
        self._session.change(self, lambda: settings.set_(vault, "bin_days", key))

    def _bring_back(self, subject: str) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: binned.bring_back(vault, subject), self._back)

    def _back(self, _: None) -> None:
        self._live.say("")
        self._live.say(self.tr("It is back where it was."))
        self.focus_first()

    def _delete(self, subject: str) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: binned.delete(vault, subject), self._gone)

    def _gone(self, _: None) -> None:
        self._live.say("")
        self._live.say(self.tr("Deleted for good."))
        self.focus_first()

    def _delete_all(self) -> None:
        vault, case = self._session.vault, self._session.case.id

        def empty(progress: Progress) -> int:
            return binned.empty(vault, case, progress)

        self._act.begin(self._session.change, empty, self._emptied, self._stopped)
        self._empty.hide()

    def _emptied(self, _: int) -> None:
        self._live.say(self.tr("Deleted for good."))

    def _stopped(self, error: Exception) -> None:
        said = self.tr("Stopped. What was not deleted yet is still here.")
        self._live.say(said if isinstance(error, Cancelled) else sentence(error))
        self.refresh()


class _Row(Sheet):
    """One thing that was put away."""

    wanted = Signal(str)
    unwanted = Signal(str)

    def __init__(self, one: Binned, words: Texts) -> None:
        super().__init__()
        self._subject = one.subject
        title = named(one)
        self.setAccessibleName(title)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(breakable(title)))
        self.body.addWidget(Words(self._about(one, words), quiet=True))
        back = LinkButton(self.tr("Bring back"))
        back.setAccessibleDescription(title)
        back.clicked.connect(self._want)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        if not one.stays:
            erase = Confirm(
                self.tr("Delete for good"),
                self.tr("It is deleted for good. Nobody can undo that.") + " " + copies(),
                self.tr("Yes, delete it for good"),
                self.tr("Leave it as it is"),
            )
            erase.ask.setAccessibleName(f"{erase.ask.text()}: {title}")
            erase.confirmed.connect(self._unwant)
            self.body.addWidget(erase)

    def _about(self, one: Binned, words: Texts) -> str:
        try:
            day = when.words(when.day_of(one.put_at), words)
            said = [self.tr("Moved here on {}").format(day)]
        except (ValueError, OverflowError, OSError):
            said = []
        if one.stays:
            said.append(self.tr("its number and its receipt are kept"))
        elif one.days is not None:
            said.append(self.tr("%n days left", "", one.days))
        return " · ".join(said)

    def _want(self) -> None:
        self.wanted.emit(self._subject)

    def _unwant(self) -> None:
        self.unwanted.emit(self._subject)


def named(one: Binned) -> str:
    """What kind of thing it is, and how the person called it."""
    kind = _kind(one.kind)
    if one.number:
        kind = f"{kind} {one.number}"
    title = plain(" ".join(one.title.split()))
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    return f"{kind}: {short}" if short else kind


def _kind(table: str) -> str:
    translate = QCoreApplication.translate
    return {
        "incident": translate("BinSheet", "What happened"),
        "passage": translate("BinSheet", "Something you told"),
        "evidence": translate("BinSheet", "Item"),
        "person": translate("BinSheet", "Person"),
        "account": translate("BinSheet", "Account or room"),
        "contact": translate("BinSheet", "Place of help"),
        "talk": translate("BinSheet", "Talk"),
        "step": translate("BinSheet", "Next step"),
        "submission": translate("BinSheet", "Handed in"),
        "takedown": translate("BinSheet", "Place to be taken down"),
        "asking": translate("BinSheet", "Request"),
        "excerpt": translate("BinSheet", "Excerpt"),
    }[table]
