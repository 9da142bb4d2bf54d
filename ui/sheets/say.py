"""What one wants to say when calling, in one's own words, and large while one calls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion import directory, timeline, when
from companion.vault import Vault
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.contact_card import Place
from ui.widgets.fields import Story
from ui.widgets.flow import Flow
from ui.widgets.large import LargeView
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.ticks import Ticks

_OFFERED = 30  # the latest incidents that can be put in


class SaySheet(RecordSheet):
    """Writes down the words. Nothing is put in unasked, and no document ever holds them."""

    def __init__(self, session: Session, over: QWidget, place: Place) -> None:
        case = session.case.id
        super().__init__(session, over, f"say:new:{case}:{place.ident}", new=False)
        self._about = place
        self._story = Story(self.tr("What you want to say"), lines=6)
        self.set_title(self.tr("What you want to say"))
        self.body.addWidget(Words(place.name))
        self.body.addWidget(Words(self.tr("For you alone: it goes into no document."), quiet=True))
        self._fields = PlainForm({"say": self._story})
        self._fields.show_content({"say": directory.of(session.vault, case, place.ident).say})
        self.body.addWidget(self._fields)
        self._buttons()
        self._offer()
        for line in place.more:
            self.body.addWidget(Words(line, quiet=True))
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        vault, case, ident = self.session.vault, self.session.case.id, self._about.ident
        return _keep(vault, case, ident, self._story.toPlainText())

    def _buttons(self) -> None:
        row = Flow()
        if self._about.say:
            self.body.addWidget(GroupTitle(self.tr("You can say it like this")))
            self.body.addWidget(Words(f"“{self._about.say}”"))
            offered = LinkButton(self.tr("Begin with this sentence"))
            offered.clicked.connect(self._put_sentence)
            row.addWidget(offered)
        large = Button(self.tr("Show it large"))
        large.clicked.connect(self._show_large)
        row.addWidget(large)
        self.body.addLayout(row)

    def _offer(self) -> None:
        """Incidents to put in, with their title and day alone; none is ticked."""
        session = self.session
        told = timeline.incidents(session.vault, session.case.id)[:_OFFERED]
        self._lines = {str(one.id): _line(one.title, one.happened, session) for one in told}
        self._ticks = Ticks()
        if self._lines:
            self.body.addWidget(GroupTitle(self.tr("Put in, if you like")))
            self.body.addWidget(
                Words(self.tr("Only the title and the day of what you tick."), quiet=True)
            )
            self._ticks.show_options(list(self._lines.items()), ())
            self._ticks.changed.connect(self._ticked)
            self.body.addWidget(self._ticks)
        else:
            self._ticks.deleteLater()
        self._chosen: tuple[str, ...] = ()

    def _put_sentence(self) -> None:
        self._put(self._about.say)

    def _put(self, line: str) -> None:
        text = self._story.toPlainText().rstrip()
        self._story.setPlainText(f"{text}\n{line}" if text else line)

    def _ticked(self) -> None:
        now = self._ticks.chosen()
        for ident in now:
            if ident not in self._chosen:
                self._put(self._lines[ident])
        for ident in self._chosen:
            if ident not in now:
                self._take_out(self._lines[ident])
        self._chosen = now

    def _take_out(self, line: str) -> None:
        """Take a line out that still stands as it was put in."""
        lines = self._story.toPlainText().split("\n")
        if line in lines:
            lines.remove(line)
            self._story.setPlainText("\n".join(lines))

    def _show_large(self) -> None:
        place = self._about
        said = self._story.toPlainText().strip() or place.say
        LargeView(self.window(), place.name, place.number or place.mine, said)


def _keep(vault: Vault, case: int, place: str, words: str) -> Callable[[], int]:
    def call() -> int:
        directory.change(vault, case, place, say=words.strip())
        return 0

    return call


def _line(title: str, happened: when.When, session: Session) -> str:
    if happened == when.UNKNOWN:
        return title
    return f"{title} ({when.words(happened, session.words)})"
