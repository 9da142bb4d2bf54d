"""What happens when one goes some way: the police, the school, removal; stage by stage."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import procedures, steps, timeline, when
from companion.facts import Procedure, Stage
from companion.records import NewStep, Step
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, Sheet, Words, clear

_OFFERED = ("do", "ask")  # kinds of stage that may become a step of one's own


class Ways(QWidget):
    """The procedures that fit the case, each with one sentence. `wanted` carries the chosen one."""

    wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.STEP)

    def refresh(self) -> None:
        """Show those that fit now."""
        clear(self._rows)
        for procedure in procedures.fitting(self._session.pack, self._session.case):
            row = _WayRow(procedure, self._session)
            row.wanted.connect(self.wanted)
            self._rows.addWidget(row)


class _WayRow(Sheet):
    """One procedure in the list."""

    wanted = Signal(object)

    def __init__(self, procedure: Procedure, session: Session) -> None:
        super().__init__()
        self._procedure = procedure
        key, words = f"procedure.{procedure.id}", session.words
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(words.say(f"{key}.name")))
        self.body.addWidget(Words(words.say(f"{key}.plain"), quiet=True))
        read = Button(QCoreApplication.translate("Ways", "See what happens"))
        read.setAccessibleDescription(words.say(f"{key}.name"))
        read.clicked.connect(self._tell)
        row = Flow()
        row.addWidget(read)
        self.body.addLayout(row)

    def _tell(self) -> None:
        self.wanted.emit(self._procedure)


class WaySheet(Overlay):
    """The stages of one procedure. Nothing here has to be done, and nothing is counted."""

    def __init__(self, session: Session, over: QWidget, procedure: Procedure) -> None:
        super().__init__(over, session.words.say(f"procedure.{procedure.id}.name"))
        self._session = session
        self.body.addWidget(Words(session.words.say(f"procedure.{procedure.id}.plain")))
        self.body.addWidget(
            Words(
                self.tr(
                    "You need not do any of this today. Each line says whether it is law,"
                    " a notice, a guidebook, or advice."
                ),
                quiet=True,
            )
        )
        for stage in procedures.stages(procedure, session.case, self._acts()):
            row = StageRow(session, procedure.id, stage)
            row.left.connect(self._leave)
            self.body.addWidget(row)

    def _acts(self) -> list[str]:
        told = timeline.incidents(self._session.vault, self._session.case.id)
        return [act for incident in told for act in incident.acts]

    def _leave(self, page: str) -> None:
        self.close()
        self._session.page_wanted.emit(page)


class StageRow(Sheet):
    """One stage: what it is, what it rests on, whom to call. `left` names a page to go on to."""

    left = Signal(str)

    def __init__(self, session: Session, procedure: str, stage: Stage) -> None:
        super().__init__()
        self._session, self._stage = session, stage
        self._key = f"procedure.{procedure}.{stage.id}"
        words = session.words
        self._title, self._text = words.say(f"{self._key}.title"), words.say(f"{self._key}.text")
        self.setAccessibleName(self._title)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(Words(self._kind(), quiet=True))
        self.body.addWidget(GroupTitle(self._title))
        text = Notice(self._text, strong=True) if stage.kind == "care" else Words(self._text)
        self.body.addWidget(text)
        for line in self._places():
            self.body.addWidget(Words(line))
        self.body.addWidget(Words(self._basis(), quiet=True))
        self._said = LiveLine(quiet=True)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self._said)

    def _buttons(self) -> Flow:
        row = Flow()
        self._add = LinkButton(self.tr("Put it among my next steps"))
        self._add.clicked.connect(self._put)
        papers = LinkButton(self.tr("See the document"))
        papers.clicked.connect(self._see)
        offered = ((self._add, self._stage.kind in _OFFERED), (papers, bool(self._stage.desk)))
        for button, there in offered:
            button.setAccessibleDescription(self._title)
            if there:
                row.addWidget(button)
            else:
                button.deleteLater()
        return row

    def _put(self) -> None:
        session, vault, case = self._session, self._session.vault, self._session.case.id
        new = NewStep(self._title, note=self._text)
        self._add.setEnabled(False)
        session.change(self, lambda: _add(vault, case, new), self._put_down)

    def _put_down(self, _: Step) -> None:
        self._said.say(self.tr("It is among your next steps, on the page Today."))

    def _see(self) -> None:
        self.left.emit("documents")

    def _places(self) -> list[str]:
        words, found = self._session.words, self._session.pack.contacts
        lines = []
        for ident in self._stage.contacts:
            name, number = words.say(f"contact.{ident}.name"), found[ident].phone or ""
            lines.append(name if number in name else f"{name}  {number}")
        return lines

    def _kind(self) -> str:
        return {
            "do": self.tr("You can do this"),
            "ask": self.tr("You can ask for this"),
            "know": self.tr("Good to know"),
            "expect": self.tr("What comes then"),
            "care": self.tr("Please read this first"),
        }[self._stage.kind]

    def _basis(self) -> str:
        """On what it rests, and when that was last looked up."""
        words, stage = self._session.words, self._stage
        rests = {
            "law": self.tr("Law"),
            "official": self.tr("Notice"),
            "guidebook": self.tr("Guidebook, not law: please ask"),
            "advice": self.tr("Advice"),
        }[stage.basis]
        named = [words.say(f"law.{law}") for law in stage.laws]
        named += [source.name for source in stage.sources]
        on = stage.checked
        day = when.words(when.day(on.year, on.month, on.day), words)
        checked = self.tr("Checked {day}").format(day=day)
        return "  ·  ".join((rests, *([", ".join(named)] if named else []), checked))


def _add(vault: Vault, case: int, new: NewStep) -> Step:
    """Note the step, once. Runs in the lane."""
    known = (one for one in steps.all_of(vault, case) if not one.done_at)
    same = next((one for one in known if (one.title, one.note) == (new.title, new.note)), None)
    return same or steps.add(vault, case, new)
