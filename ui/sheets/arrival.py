"""The short form after files came in: from whom, when, where. Every field may stay empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from companion import drafts, evidence, exhibits
from companion.errors import Cancelled, NotThere
from companion.records import Provenance
from companion.vault import Vault
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.tasks import Work
from ui.widgets.fields import Line, Story
from ui.widgets.parts import Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.progress import ProgressLine
from ui.widgets.when_field import WhenField

_AFTER = 500  # ms until a bar is shown; what is done sooner needs none


class ArrivalSheet(RecordSheet):
    """Writes where items are from that came in together; what stands there already stays.

    Of many items it takes a while, and can be stopped, by closing too. What is written by then
    stays, and the draft does, from which one can go on.
    """

    def __init__(self, session: Session, over: QWidget, items: Sequence[int]) -> None:
        place = f"evidence:together:{session.case.id}:{items[0]}"
        super().__init__(session, over, place, new=True)
        self._items = list(items)
        self.set_title(self.tr("Where is it from?"))
        today = session.vault.now().astimezone().date()
        self._obtained = WhenField(self.tr("When it came to you"), session.words, today)
        self._seen = WhenField(self.tr("When it was seen or posted"), session.words, today)
        self._fields = PlainForm(
            {
                "obtained_from": self._line(self.tr("From whom, or who told you")),
                "obtained": self._obtained,
                "room": self._line(self.tr("Room or channel")),
                "seen": self._seen,
                "method": self._line(self.tr("How it was captured")),
                "seen_by": Story(self.tr("Who else saw it"), lines=2),
            },
            {"method": self.tr("For example: a screenshot, a photo of the screen, sent to me")},
        )
        said = self.tr("What you don't know stays as it is. Everything can be added later.")
        if len(items) > 1:
            both = self.tr("This is written to each of the %n items.", "", len(items))
            said = f"{both} {said}"
        self.body.addWidget(Words(said, quiet=True))
        self.body.addWidget(self._fields)
        self.set_form(_Form(self._fields, self._items))
        self._work: Work | None = None
        self._leaving = False
        self._bar = ProgressLine(self.tr("Writing…"), self.tr("Stop"))
        self._bar.cancelled.connect(self._stop)
        self.foot_lines.insertWidget(0, self._bar)
        self._bar.hide()
        self._soon = QTimer(self, singleShot=True, interval=_AFTER)
        self._soon.timeout.connect(self._show_bar)

    def write(self) -> Callable[[], int]:
        vault, items = self.session.vault, self._items
        said = self._fields.content()
        about = Provenance(
            obtained_from=said["obtained_from"],
            obtained=self._obtained.value(),
            room=said["room"],
            seen=self._seen.value(),
            method=said["method"],
            seen_by=said["seen_by"],
        )

        self._work = Work(self)
        self._work.progressed.connect(self._bar.set_part)
        report = self._work.report
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)  # else none has it, and no Esc
        self._fields.setEnabled(False)
        self._soon.start()

        def tell() -> int:
            evidence.tell(vault, items, about, report)
            return items[0]

        return tell

    def may_close(self) -> bool:
        if self._bar.isHidden():
            return super().may_close()
        self._leaving = True
        self._stop()
        return False

    def _show_bar(self) -> None:
        self._bar.show()
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.save_button.setEnabled(False)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _end(self) -> None:
        self._soon.stop()
        self._fields.setEnabled(True)
        self.save_button.setEnabled(True)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.hide()

    def _saved(self, ident: int) -> None:
        self._end()
        super()._saved(ident)

    def _failed(self, error: Exception) -> None:
        self._end()
        super()._failed(error)
        if isinstance(error, Cancelled):
            said = self.tr("Stopped. What is written by now stays. “Save” goes on with the rest.")
            self.say(said)
        if self._leaving:
            self.close()

    def _line(self, name: str) -> Line:
        field = Line(name)
        field.setPlaceholderText(self.tr("It's fine not to know"))
        return field


def items_of(vault: Vault, place: str) -> list[int]:
    """The items that a draft is about. Raises NotThere."""
    content = drafts.load(vault, place) or {}
    items = exhibits.known(vault, [int(ident) for ident in content.get("items", "").split()])
    if not items:
        raise NotThere
    return items


class _Form:
    """The fields; a draft of them also holds which items they are about."""

    def __init__(self, fields: PlainForm, items: Sequence[int]) -> None:
        self._fields = fields
        self._items = " ".join(map(str, items))

    @property
    def changed(self) -> SignalInstance:
        return self._fields.changed

    def content(self) -> dict[str, str]:
        return self._fields.content() | {"items": self._items}

    def show_content(self, content: dict[str, str]) -> None:
        self._fields.show_content(content)

    def is_blank(self) -> bool:
        return self._fields.is_blank()

    def unready(self) -> QWidget | None:
        return self._fields.unready()
