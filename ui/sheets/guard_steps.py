"""The steps of bringing files in: what they show, and what to do with what is not simply kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion.errors import Forbidden
from companion.records import Role, Shows
from ui import theme
from ui.intake import How
from ui.messages import sentence
from ui.widgets.drop import Pasted, Source
from ui.widgets.guard_questions import GuardQuestions
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.parts import Notice, Words
from ui.widgets.radios import Radios
from ui.widgets.shown import file_name

_PACKED = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".html", ".pdf")
_NAMED = 1  # names of files that are written out before "and n more"


class Step(QWidget):
    """A part of the sheet: says under `button` what going on means, and whether it may."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GAP)

    @property
    def ready(self) -> bool:
        """Whether everything that is needed was answered."""
        return True

    @property
    def button(self) -> str:
        """What the main button says."""
        return self.tr("Next")

    def _tell(self) -> None:
        self.changed.emit()


class AskStep(Step):
    """The two questions, for every file at once or for one of them.

    `each` is a box to answer for each by itself, there where several are asked about.
    """

    def __init__(self, sources: Sequence[Source], young: bool, at: int = 0, of: int = 0) -> None:
        super().__init__()
        self.sources = sources
        self.each = QCheckBox(self.tr("Answer for each file by itself"))
        self.questions = GuardQuestions(young)
        self.questions.changed.connect(self._tell)
        self.each.toggled.connect(self._tell)
        names = Words(self._names(sources), quiet=True)
        why = self.tr(
            "Nothing has been read yet. We ask because pictures of someone under 19 must not be"
            " kept, not even as proof."
        )
        if of:
            self.column.addWidget(Words(self.tr("File {} of {}").format(at, of), quiet=True))
        self.column.addWidget(names)
        if any(_may_hold_others(source) for source in sources):
            inside = self.tr(
                "A packed file or an exported chat can hold pictures. The questions are about"
                " those, too."
            )
            self.column.addWidget(Words(inside, quiet=True))
        self.column.addWidget(self.questions)
        if len(sources) > 1:
            self.column.addWidget(self.each)
        else:
            self.each.setParent(self)
            self.each.hide()
        self.column.addWidget(Words(why, quiet=True))

    @property
    def ready(self) -> bool:
        return self.each.isChecked() or self.questions.answer() is not None

    @property
    def answer(self) -> Shows | None:
        """What the file or files show; None when each is to be asked about."""
        return None if self.each.isChecked() else self.questions.answer()

    def _names(self, sources: Sequence[Source]) -> str:
        names = [source_name(source, self.tr("Pasted picture")) for source in sources[:_NAMED]]
        more = len(sources) - _NAMED
        if more > 0:
            names.append(self.tr("and %n more", "", more))
        return " · ".join(names)


class ChoiceStep(Step):
    """What is to become of some files: one of a few ways, the gentlest chosen beforehand.

    `maskable` says whether a masked copy may be kept.
    """

    def __init__(self, sources: Sequence[Source], maskable: bool = True) -> None:
        super().__init__()
        self._maskable = maskable
        self._files = any(not isinstance(source, Pasted) for source in sources)
        if len(sources) > 1:
            said = self.tr("Files: {}").format(len(sources))
            self.column.addWidget(Words(said, quiet=True))
        self._radios = Radios(self.tr("What would you like to do?"), self._ways())
        self._radios.chosen.connect(self._tell)

    @property
    def how(self) -> How:
        """What was chosen."""
        return How(self._radios.key)

    def _hows(self) -> tuple[How, ...]:
        """The ways there are, the first one chosen."""
        return (How.REFERENCE, How.MASK, How.FINGERPRINT, How.NOTHING)

    def _ways(self) -> list[tuple[str, str, str]]:
        words = {
            How.REFERENCE: self.tr("Note the address, the account and the time"),
            How.FINGERPRINT: self.tr("Keep its fingerprint only"),
            How.MASK: self.tr("Keep a masked copy only"),
            How.KEEP: self.tr("Put the original in"),
            How.NOTHING: self.tr("Keep nothing of it"),
        }
        more = {
            How.MASK: self.tr(
                "You cover with boxes what must not be seen, or let someone beside you do it. The"
                " picture itself is written nowhere. Pictures only, no videos."
            ),
            How.FINGERPRINT: self.tr(
                "A number made from the file. It shows later that it is the same file."
            ),
        }
        without = {How.MASK} if not self._maskable else set()
        without |= {How.FINGERPRINT} if not self._files else set()
        hows = [how for how in self._hows() if how not in without]
        return [(str(how), words[how], more.get(how, "")) for how in hows]

    def _lay_out(self) -> None:
        self._radios.choose(self._ways()[0][0])
        self.column.addWidget(self._radios)


class RefusedStep(ChoiceStep):
    """What is possible for files whose bytes are not kept."""

    def __init__(
        self, sources: Sequence[Source], reasons: Sequence[str], role: Role, maskable: bool
    ) -> None:
        super().__init__(sources, maskable)
        for reason in dict.fromkeys(reasons):
            self.column.addWidget(Notice(sentence(Forbidden(reason))))
        self._lay_out()
        leave = self.tr(
            "Leave it on the device it came to, and show that device to the police. Please don't"
            " download it again or send it to anyone, not even to get help."
        )
        self.column.addWidget(Words(leave, quiet=True))
        if role is Role.TEACHER:
            report = self.tr(
                "If you learned of it while working at a school, the law asks you to tell the"
                " police (112 or 117) at once."
            )
            self.column.addWidget(Words(report, quiet=True))


class AdultStep(ChoiceStep):
    """What is to become of sexual pictures of grown-ups."""

    def __init__(self, sources: Sequence[Source]) -> None:
        super().__init__(sources)
        self._note = Notice(self._law(), strong=True)
        self._note.hide()
        self._lay_out()
        self.column.addWidget(self._note)

    @property
    def button(self) -> str:
        return self.tr("I've read this. Put it in") if self.how is How.KEEP else super().button

    def _hows(self) -> tuple[How, ...]:
        return (How.MASK, How.FINGERPRINT, How.REFERENCE, How.KEEP, How.NOTHING)

    def _tell(self) -> None:
        self._note.setVisible(self.how is How.KEEP)
        super()._tell()
        if self.how is How.KEEP:
            QTimer.singleShot(0, self._show_note)  # once it has its place

    def _show_note(self) -> None:
        keep_in_sight(self._note)

    def _law(self) -> str:
        return self.tr(
            "Please read this first. In some countries, having such a picture or video is itself an"
            " offence. In Korea that is Article 14-2(4) of the Act on Special Cases concerning"
            " Sexual Crimes, for made-up sexual videos. For the person harmed it is the least"
            " likely to matter, but the law names no exception for proof. It stays in this record"
            " only, encrypted, and can be deleted at any time."
        )


def _may_hold_others(source: Source) -> bool:
    """By its name alone: nothing is read before the questions are answered."""
    return not isinstance(source, Pasted) and source.name.lower().endswith(_PACKED)


def source_name(source: Source, pasted: str) -> str:
    """The name of what comes in; `pasted` for what has none."""
    return pasted if isinstance(source, Pasted) else file_name(source)
