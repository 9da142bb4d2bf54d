"""A form of named fields in one column, for records whose every field stands alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.when_field import WhenField

Field = Line | Story | Choice | WhenField


class PlainForm(QWidget):
    """Holds fields by key. `needed` is the key of the one that wants at least a word, if any."""

    changed = Signal()

    def __init__(
        self,
        fields: Mapping[str, Field],
        said: Mapping[str, str] | None = None,
        needed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`said` has more about a field, shown under it in small words."""
        super().__init__(parent)
        self.fields = dict(fields)
        self._needed = needed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        for key, field in self.fields.items():
            column.addWidget(Labelled(field.accessibleName(), field, (said or {}).get(key, "")))
            self._listen(field)
        self._begun = self.content()

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        return {key: _held(field) for key, field in self.fields.items()}

    def show_content(self, content: Mapping[str, str]) -> None:
        """Show what `content` gave; keys it lacks stay as they are."""
        for key, text in content.items():
            if key in self.fields:
                _show(self.fields[key], text)

    def is_blank(self) -> bool:
        """Whether nothing at all was written or chosen."""
        return self.content() == self._begun

    def unready(self) -> QWidget | None:
        """The first field that cannot be saved as it stands."""
        for key, field in self.fields.items():
            if isinstance(field, WhenField) and not field.ready:
                return field
            if key == self._needed and not _held(field).strip():
                return field
        return None

    def _listen(self, field: Field) -> None:
        if isinstance(field, WhenField):
            field.changed.connect(self.changed)
        elif isinstance(field, Choice):
            field.chosen.connect(self.changed)
        else:
            field.textChanged.connect(self.changed)


def _held(field: Field) -> str:
    if isinstance(field, WhenField):
        return field.state()
    if isinstance(field, Choice):
        return field.key
    return field.text() if isinstance(field, Line) else field.toPlainText()


def _show(field: Field, text: str) -> None:
    if isinstance(field, WhenField):
        field.set_state(text)
    elif isinstance(field, Choice):
        field.choose(text)
    elif isinstance(field, Line):
        field.setText(text)
    else:
        field.setPlainText(text)
