"""Making documents for good: what that means, whose hand it is, where to, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import keys, parcel, settings, vault, when
from companion.errors import Cancelled, CompanionError, NoStamp, VaultError
from companion.packs import Pack
from companion.passphrase import suggest
from companion.progress import Progress
from companion.report import bundle, own_copy, stamp
from companion.report.bundle import Export
from companion.report.forms import Form, Seal
from companion.texts import Texts
from companion.vault import Vault
from ui import theme
from ui.messages import sentence
from ui.places import free
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.sheets.stamping import REMEMBERED, Stamping
from ui.tasks import Work
from ui.widgets.choose import FolderChooser
from ui.widgets.code import CodePanel
from ui.widgets.parts import Button, Notice, Words
from ui.widgets.progress import ProgressLine
from ui.widgets.radios import Radios
from ui.widgets.shown import breakable, plain
from ui.widgets.ticks import Tick

_ENDINGS = {Form.FOLDER: "", Form.ZIP: ".zip", Form.SEALED: ".sealed"}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made, as in `bundle.write`. `told` is said before it is."""

    desk: str
    language: str
    items: Collection[int]
    incidents: Collection[int]
    told: str = ""
    passages: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """The bundle, the words that open it, and where the person's own copy is.

    `error` is why there is none, if one was wished.
    """

    export: Export
    words: str = field(repr=False)
    own: Path | None = None
    error: CompanionError | None = None


class ExportSheet(AskingSheet):
    """Asks for the passphrase and a folder, and writes a bundle into a new one in it.

    `made` carries the Export. Where that is ticked, a copy under names to read goes beside it.
    `noting` names the export whose receiver the person wants to note, before the sheet closes.
    """

    made = Signal(object)
    noting = Signal(str)

    def __init__(self, session: Session, over: QWidget, order: Order) -> None:
        super().__init__(session, over)
        self._order = order
        self._proved = False
        self._work: Work | None = None
        self._closing = False
        self.entitle(self.tr("Make the documents"), self.tr("Choose a folder and make them"))
        self._told = Notice(order.told, strong=True)
        self.body.addWidget(self._told)
        self._told.setVisible(bool(order.told))
        self._about = Words(
            self.tr(
                "What leaves this record is not locked: whoever opens the folder can read it. A USB"
                " stick that only you use is a good place."
            )
        )
        self.body.addWidget(self._about)
        self._own, self._log = self._ticks()
        self._form = self._forms()
        self._form.choose(Form.FOLDER)
        self._stamping = Stamping(session)
        self._asked: list[str] = []  # the authorities that are asked, while documents are made
        self._asks = Words(
            self.tr("Your passphrase once more, so that nobody else gives out what is open here.")
        )
        self.body.addWidget(self._asks)
        self._bar = ProgressLine(self.tr("Making the documents"), self.tr("Stop"))
        self._bar.cancelled.connect(self._stop)
        self._bar.hide()
        self.go.clicked.connect(self._ask)
        self.passphrase.entered.connect(self._ask)
        self._done = Button(self.tr("Done"), main=True)
        self._done.clicked.connect(self.close)
        self._note = Button(self.tr("Note whom you gave it to"))
        self._note.clicked.connect(self._go_on)
        for button in (self._note, self._done):
            button.hide()
        self._export = ""
        self._result = QVBoxLayout()
        self._result.setSpacing(theme.STEP)
        for part in (
            *(self.passphrase, self._form, self._own, self._log, self._stamping, self._bar),
        ):
            self.body.addWidget(part)
        self.body.addLayout(self._result)

    def _ticks(self) -> tuple[Tick, Tick]:
        own = Tick(
            "own",
            self.tr(
                "Also make a copy for myself, under names I can read: PDFs to hand in one by one,"
                " DOCX to go on with, text to paste"
            ),
        )
        log = Tick("log", self.tr("Leave out the log of what I did when"))
        if not self.session.pack.reports[self._order.desk].chain:
            log.hide()  # nothing to leave out
        return own, log

    def _wishes(self) -> tuple[QWidget, ...]:
        return (self._own, self._log, self._form, self._stamping)

    def _forms(self) -> Radios:
        return Radios(
            self.tr("As what?"),
            [
                (Form.FOLDER, self.tr("A folder"), self.tr("To put on a stick and hand over.")),
                (Form.ZIP, self.tr("One ZIP file"), self.tr("To send. Anyone can open it.")),
                (
                    Form.SEALED,
                    self.tr("One locked file"),
                    self.tr(
                        "Six words open it, which you tell by telephone or face to face. Whoever"
                        " gets it needs this program, too: ask before you send it."
                    ),
                ),
            ],
        )

    def open(self) -> None:
        super().open()
        for button in (self._note, self._done):
            self.foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def begin(self, places: list[Path]) -> None:
        """Write into a new folder at the first of these places."""
        session, order = self.session, self._order
        today = session.vault.now().astimezone().date()
        form = Form(self._form.key)
        target = free(places[0] / f"documents-{today:%Y%m%d}{_ENDINGS[form]}")
        self._work = Work(self)
        self._work.progressed.connect(self._show_part)
        vault, case, pack = session.vault, session.case.id, session.pack
        own = free(target.with_name(f"{target.stem}-copy")) if self._own.box.isChecked() else None
        report = self._work.report
        self.go.hide()
        self._asked = urls = self._stamping.urls
        log = not self._log.box.isChecked()
        for part in self._wishes():
            part.setEnabled(False)
        self._bar.show()
        self.live.say("")
        session.change(
            self,
            lambda: _make(vault, case, order, target, own, report, pack, form, urls, log),
            self._finish,
            self._fail,
        )

    def may_close(self) -> bool:
        if self._work is None:
            return super().may_close()
        self._closing = True
        self._work.cancel()
        return False

    def _show_part(self, part: float) -> None:
        self._bar.set_part(part)
        if part >= 1 and self._asked:
            self.live.say(
                self.tr("Asking the authority for the time. This can take half a minute.")
            )

    def _go_on(self) -> None:
        self.noting.emit(self._export)
        self.close()

    def _ask(self) -> None:
        flaw = self._stamping.flaw()
        if flaw is not None:
            self.live.say(sentence(flaw[1]))
            flaw[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        folder, floor = self.session.vault.folder, self.session.floor

        def prove(secret: keys.Secret) -> None:
            vault.prove(folder, secret, floor)  # a guardian speaks for a child, too

        if self._proved:
            self._choose(None)
        else:
            self.act(prove, self._choose, self.tr("Trying it…"))

    def _choose(self, _: None) -> None:
        self._proved = True
        self.passphrase.clear()
        for part in (self._asks, self.passphrase):
            part.hide()
        chooser = FolderChooser(self, self.tr("Where should they go?"))
        chooser.chosen.connect(self.begin)
        chooser.begin()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _finish(self, made: _Made) -> None:
        export = made.export
        self._work = None
        self.made.emit(export)
        self._bar.hide()
        self._about.hide()
        self._told.hide()
        for part in self._wishes():
            part.hide()
        self._export = export.id
        self.set_title(self.tr("That's it"))
        said = self.tr(
            "%n documents are ready. Noting whom you gave them to will help later.",
            "",
            len(export.documents),
        )
        self.live.say(said)
        lines = [self.tr("They are here:"), breakable(plain(str(export.folder)))]
        if export.files:
            lines.append(self.tr("Files beside them: {}").format(len(export.files)))
        if made.own is not None:
            lines += [self.tr("Your own copy:"), breakable(plain(str(made.own)))]
        if made.error is not None:
            lines.append(self.tr("Your own copy was not made; all else is there."))
            lines += [] if isinstance(made.error, Cancelled) else [sentence(made.error)]
        lines += _stamped(export, self.session.words)
        for line in lines:
            self._result.addWidget(Words(line))
        if made.words:
            self._show_words(made.words)
        for button in (self._note, self._done):
            button.show()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._closing and not made.words:  # which are seen now or never
            self.close()

    def _show_words(self, words: str) -> None:
        panel = CodePanel(self.tr("These six words open the file"))
        panel.show_code(words.replace(" ", "-"))
        self._result.addWidget(panel)
        self._result.addWidget(
            Words(
                self.tr(
                    "Tell them by telephone or face to face, not by the way the file takes. They"
                    " are kept nowhere and not shown again: without them, make the file once more."
                )
            )
        )

    def _fail(self, error: Exception) -> None:
        self._work = None
        self._bar.hide()
        for part in self._wishes():
            part.setEnabled(True)
        if self._closing:
            self.close()
            return
        self.live.say(
            self.tr("Stopped. Nothing was left behind.")
            if isinstance(error, Cancelled)
            else sentence(error)
        )
        self.go.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)


def _make(
    vault: Vault,
    case: int,
    order: Order,
    target: Path,
    own: Path | None,
    report: Progress,
    pack: Pack,
    form: Form,
    urls: list[str],
    log: bool,
) -> _Made:
    """The bundle, then the copy; what the copy meets leaves the bundle where it is."""
    asked = [stamp.authority(url) for url in urls]
    chosen = (order.items, order.incidents)
    what = (order.desk, order.language, target, *chosen)
    words = suggest(order.language, os.urandom, parcel.WORDS) if form is Form.SEALED else ""
    told, seal = order.passages, Seal(words) if words else None
    how: dict[str, Any] = {"stamps": asked, "form": form, "seal": seal, "passages": told}
    how["log"] = log
    export = bundle.write(vault, case, *what, progress=report, pack=pack, **how)
    if urls:
        with suppress(VaultError):  # what was made counts, and its six words are shown only now
            for name, url in zip_longest(REMEMBERED, urls, fillvalue=""):
                settings.set_(vault, name, url)
    if own is None:
        return _Made(export, words)
    try:
        own_copy.write(vault, case, export, own, *chosen, progress=report, pack=pack, passages=told)
    except CompanionError as error:
        return _Made(export, words, error=error)
    return _Made(export, words, own)


def _stamped(export: Export, words: Texts) -> list[str]:
    """What came of asking authorities, if any were."""
    said = QCoreApplication.translate("ExportSheet", "Time stamp, as the authority says it: {}")
    return [
        sentence(one)
        if isinstance(one, NoStamp)
        else said.format(when.words(when.minute_of(one), words))
        for one in export.stamped
    ]
