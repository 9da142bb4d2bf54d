"""Opening documents somebody gave: whether they are as they were made, then keeping them so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import cases, texts
from companion.errors import Cancelled, NotABundle, WrongPassphrase
from companion.records import Role
from companion.report import received, verify
from companion.report.received import Received
from companion.report.verify import Verdict
from companion.texts import Texts
from ui import theme
from ui.messages import sentence
from ui.session import Session
from ui.widgets.choose import FolderChooser, OneFileChooser
from ui.widgets.fields import Labelled, Line
from ui.widgets.guard_questions import GuardQuestions
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words, clear
from ui.widgets.shown import breakable, plain

_SHOWN = 20  # findings on the sheet


class ReceiveSheet(Overlay):
    """Checks a folder, a ZIP file or a locked file, says what was found, and keeps a whole one."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Open documents somebody gave me"))
        self._session = session
        self._path = Path()
        self._opened: str | None = None
        self._closing = False
        self._said = Texts(session.language, texts.reports())
        self._about = Words(
            self.tr(
                "First this looks whether everything is as it was made. Nothing is unpacked or"
                " opened for that. A ZIP file or a locked file is chosen as a file, and a folder"
                " that holds manifest-sha256.txt as a folder."
            )
        )
        self._file = Button(self.tr("Choose a file"), main=True)
        self._folder = Button(self.tr("Choose a folder"))
        self._act = LongAct(self.tr("Looking through it"))
        self._live = LiveLine()
        self._found = QVBoxLayout()
        self._found.setSpacing(theme.STEP)
        self._words = Line(self.tr("The six words"))
        self._asked = Labelled(self.tr("The six words"), self._words)
        self._open = Button(self.tr("Open it"), main=True)
        self._guard_about = Words(
            self.tr("Before any of it is kept: think of the documents and the files in it.")
        )
        self._guard = GuardQuestions(young=True)
        self._name = Line(self.tr("A name for it that says nothing to others"))
        self._named = Labelled(self._name.accessibleName(), self._name)
        self._keep = Button(self.tr("Keep it as it is"), main=True)
        self._done = Button(self.tr("Done"), main=True)
        above: tuple[QWidget, ...] = (self._about, self._act, self._live)
        below: tuple[QWidget, ...] = (self._asked, self._guard_about, self._guard, self._named)
        for part in above:
            self.body.addWidget(part)
        self.body.addLayout(self._found)
        for part in below:
            self.body.addWidget(part)
        self.foot.addStretch(1)
        for button in (self._folder, self._file, self._open, self._keep, self._done):
            self.foot.addWidget(button)
        self._file.clicked.connect(self._ask_file)
        self._folder.clicked.connect(self._ask_folder)
        self._open.clicked.connect(self._check)
        self._words.returnPressed.connect(self._check)
        self._keep.clicked.connect(self._take)
        self._done.clicked.connect(self.close)
        self._show(choosing=True)

    def begin(self, places: list[Path]) -> None:
        """Check the first of these paths."""
        self._path = places[0]
        self._words.clear()
        self._check()

    def may_close(self) -> bool:
        if not self._act.running:
            return True
        self._closing = True
        self._act.cancel()
        return False

    def _ask_file(self) -> None:
        chooser = OneFileChooser(self, self.tr("Which file?"))
        chooser.chosen.connect(self.begin)
        chooser.begin()

    def _ask_folder(self) -> None:
        chooser = FolderChooser(self, self.tr("Which folder?"))
        chooser.chosen.connect(self.begin)
        chooser.begin()

    def _check(self) -> None:
        path, words, floor = self._path, self._words.text().strip() or None, self._session.floor
        self._opened = words
        self._show()
        self._live.say("")
        clear(self._found)
        self._act.begin(
            self._session.read,
            lambda progress: verify.verify(path, progress, words, floor),
            self._tell,
            self._fail,
        )

    def _tell(self, verdicts: list[Verdict]) -> None:
        if self._closing:
            self.close()
            return
        whole = len(verdicts) == 1 and verdicts[0].ok
        for verdict in verdicts:
            key = "whole" if verdict.ok else "changed"
            lines = [self._said.say(f"page.{key}_text", count=verdict.files)]
            for one in verdict.findings[:_SHOWN]:
                values = {"file": one.file, "by": one.by, "line": one.line}
                lines.append(self._said.say(f"verify.{one.what}", **values))
            more = len(verdict.findings) - _SHOWN
            lines += [self._said.say("page.more", count=more)] if more > 0 else []
            if verdict.ok:
                lines += [self._said.say("page.proves_files")]
                limits = [self._said.say(f"page.limits_{name}") for name in ("true", "left")]
                lines += [f"{self._said.say('page.limits')}: {' '.join(limits)}"]
            for line in lines:
                self._found.addWidget(Words(breakable(plain(line))))
        self.set_title(self._said.say("page.whole" if whole else "page.changed"))
        if len(verdicts) > 1:
            self._live.say(self.tr("There are several in this folder. Choose one of them."))
        elif whole:
            self._live.say(
                self.tr("You can keep it here. It stays as it came, and you can read it any time.")
            )
        else:
            self._live.say(self.tr("It is not taken in like this. Ask for it once more."))
        self._show(choosing=not whole, keeping=whole)

    def _take(self) -> None:
        answer = self._guard.answer()
        if answer is None:
            self._live.say(self.tr("Two answers first: what can be seen in it?"))
            self._guard.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        session, case = self._session, self._session.case
        role = case.role if case.role in (Role.SUPPORT, Role.TEACHER) else Role.SUPPORT
        name = self._name.text().strip() or self.tr("Received")
        take = partial(received.take_in, session.vault, self._path, name, answer, role)
        words, floor = self._opened, session.floor
        self._show()
        self._live.say("")
        self._act.begin(
            session.change,
            lambda progress: take(words=words, progress=progress, floor=floor),
            self._kept,
            self._fail,
        )

    def _kept(self, made: Received) -> None:
        clear(self._found)
        self.set_title(self.tr("It is kept"))
        self._session.choose_case(cases.find(self._session.vault, made.case))
        self._live.say(
            self.tr(
                "It lies under Evidence and is shown now. The way back to your own record is in"
                " Settings. What may not be kept is there as a fingerprint."
            )
        )
        self._show(ended=True)
        if self._closing:
            self.close()

    def _fail(self, error: Exception) -> None:
        if self._closing:
            self.close()
            return
        reason = error.reason if isinstance(error, NotABundle) else ""
        locked = reason == "sealed" or isinstance(error, WrongPassphrase)
        key = f"page.refused_{reason.replace('-', '_')}"
        if reason == "sealed":
            self._live.say(
                self.tr(
                    "It is locked. Type the six words you were told, in small or large letters."
                )
            )
        elif isinstance(error, WrongPassphrase):
            self._live.say(self.tr("These words don't fit. Ask whether each was heard right."))
        elif isinstance(error, Cancelled):
            self._live.say(self.tr("Stopped. What had come in by then goes on when you try again."))
        else:
            self._live.say(self._said.say(key) if self._said.knows(key) else sentence(error))
        self._show(choosing=not locked, asking=locked)

    def _show(
        self,
        choosing: bool = False,
        asking: bool = False,
        keeping: bool = False,
        ended: bool = False,
    ) -> None:
        """Show what there is to do now."""
        for button in (self._file, self._folder):
            button.setVisible(choosing)
        words: tuple[QWidget, ...] = (self._asked, self._open)
        keep: tuple[QWidget, ...] = (self._guard_about, self._guard, self._named, self._keep)
        for part in words:
            part.setVisible(asking)
        for part in keep:
            part.setVisible(keeping)
        self._about.setVisible(choosing or asking)
        self._done.setVisible(ended)
        first = self._words if asking else self._done if ended else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
