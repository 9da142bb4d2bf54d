"""What was put away, of the first look and of what may come next: found again in one place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import first_lines
from companion.packs import Pack
from companion.texts import Texts
from ui import theme
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.overlay import Overlay
from ui.widgets.parts import GroupTitle, LinkButton, Sheet, Words, clear


class AsideSheet(Overlay):
    """Each of them can be taken out again. What a country no longer says is left out."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, QCoreApplication.translate("AsideSheet", "What I put away"))
        self._session = session
        self._empty = Words(self.tr("Nothing is put away."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.STEP)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)
        session.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        session = self._session
        clear(self._rows)
        found = first_lines.away(session.vault, session.case.id)
        told = [(one, said_of(one, session.pack, session.words)) for one in reversed(found)]
        for key, words in told:
            if words is not None:
                row = _AwayRow(key, *words)
                row.wanted.connect(self._bring_back)
                self._rows.addWidget(row)
        self._empty.setVisible(not any(words for _, words in told))

    def _bring_back(self, key: str) -> None:
        vault, case = self._session.vault, self._session.case.id
        self._session.change(self, lambda: first_lines.bring_back(vault, case, [key]))


class _AwayRow(Sheet):
    """One thing that was put away."""

    wanted = Signal(str)

    def __init__(self, key: str, title: str, text: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(title)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(title))
        self.body.addWidget(Words(text, quiet=True))
        back = LinkButton(QCoreApplication.translate("AsideSheet", "Show it again"))
        back.setAccessibleDescription(title)
        back.clicked.connect(self._tell)
        row = Flow()
        row.addWidget(back)
        self.body.addLayout(row)

    def _tell(self) -> None:
        self.wanted.emit(self._key)


def said_of(key: str, pack: Pack, words: Texts) -> tuple[str, str] | None:
    """Title and text of what was put away; None where this country has no such thing."""
    kind, _, rest = key.partition(":")
    if kind == "line" and rest in pack.lines:
        return words.say(f"line.{rest}.title"), words.say(f"line.{rest}.text")
    way, _, stage = rest.partition(":")
    procedure = pack.procedures.get(way) if kind == "stage" else None
    if procedure is not None and stage in {one.id for one in procedure.stages}:
        said = f"procedure.{way}.{stage}"
        return words.say(f"{said}.title"), words.say(f"{said}.text")
    return None
