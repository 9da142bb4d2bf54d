"""What is written about something that was handed in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import evidence, follow_up, submissions, when
from companion.errors import NoDigest
from companion.receipts import Exported, NewSubmission, Submission, Sum, Way
from companion.records import Evidence
from companion.submissions import Match
from companion.texts import Texts
from ui import theme
from ui.messages import sentence
from ui.session import Session
from ui.sheets.item_words import heading
from ui.sheets.reader_words import desk_name
from ui.widgets.check_list import CheckList
from ui.widgets.choose import FileChooser
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.live import LiveLine
from ui.widgets.parts import LinkButton, Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.shown import breakable, grouped, plain
from ui.widgets.ticks import Tick
from ui.widgets.when_field import WhenField

_TEXTS = ("whom", "officer", "reference", "note")
_LINES = 20  # of digests that are told at once


class SubmissionForm(QWidget):
    """The fields, the items that went along, and, for a new one, the steps that follow.

    What their fingerprints are of is said as they are typed. `made` are the bundles there are.
    """

    changed = Signal()

    def __init__(self, session: Session, made: list[Exported], new: bool) -> None:
        super().__init__()
        self._session, self._new = session, new
        self._made = {str(one.id): one for one in made}
        self._known: dict[str, Match] = {}
        self._options: list[tuple[int, str]] = []
        self._linked: tuple[int, ...] = ()
        today = session.vault.now().astimezone().date()
        self._happened = WhenField(self.tr("When"), session.words, today, around=False)
        self._fields = PlainForm(
            self._named_fields(),
            {
                "whom": self.tr("For example: the cyber team of the police, the homeroom teacher."),
                "returned": self.tr(
                    "If they name a fingerprint (hash, SHA-256) of what they got, put it here, one"
                    " on each line. It is compared with what is in this record."
                ),
            },
            needed="whom",
        )
        self._open = LinkButton(self.tr("Read fingerprints from a file"))
        self._read_line = LiveLine(quiet=True)
        self._compared = Words(quiet=True)
        self._compared.hide()
        self.items = CheckList(self.tr("Items whose files went along"))
        self._steps = Tick("steps", self.tr("Put what can follow into my next steps"))
        self._steps.box.setChecked(new)
        self._follow = Words(quiet=True)
        self._lay_out()
        self._listen()
        self._begun = self.content()
        self._read()

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        steps = "yes" if self._steps.box.isChecked() else ""
        return self._fields.content() | {"items": self.items.ticks(), "steps": steps}

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""
        self._fields.show_content(content)
        if "items" in content:
            self.items.set_ticks(content["items"])
        self._steps.box.setChecked(bool(content.get("steps", "")))

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        return self.content() == self._begun

    def unready(self) -> QWidget | None:
        """The first field that cannot be saved as it stands."""
        return self._fields.unready()

    def begin(self, made: str) -> None:
        """Begin with a bundle that was just made."""
        _choice(self._fields, "exported").choose(made)
        self._begun = self.content()

    def show_submission(self, one: Submission) -> None:
        """Show what is saved."""
        texts = {name: getattr(one, name) for name in _TEXTS}
        texts |= {"desk": one.desk, "way": str(one.way), "exported": str(one.exported or "")}
        texts["returned"] = submissions.shown_sums(one.returned)
        self._fields.show_content(texts)
        self._happened.set_value(one.happened)
        self._show_items(one.items)

    def value(self) -> tuple[NewSubmission, str]:
        """What stands here, and their fingerprints as they were typed."""
        content = self._fields.content()
        made = self._made.get(content["exported"])
        new = NewSubmission(
            whom=content["whom"],
            officer=content["officer"],
            reference=content["reference"],
            note=content["note"],
            desk=content["desk"],
            happened=self._happened.value(),
            way=Way(content["way"]),
            exported=made.id if made else None,
            items=self.items.chosen(),
        )
        return new, content["returned"]

    @property
    def wants_steps(self) -> bool:
        """Whether what follows is to be noted."""
        return self._new and self._steps.isVisibleTo(self) and self._steps.box.isChecked()

    def _named_fields(self) -> dict[str, Line | Story | Choice | WhenField]:
        session = self._session
        desks = [(desk, desk_name(desk, session.words)) for desk in session.pack.reports]
        desks.append(("", self.tr("Someone else")))
        ways = [
            (Way.UNSAID, self.tr("Not said")),
            (Way.IN_PERSON, self.tr("In person")),
            (Way.POST, self.tr("By post")),
            (Way.ONLINE, self.tr("Online")),
            (Way.OTHER, self.tr("Another way")),
        ]
        bundles = [(key, bundle_name(one, session.words)) for key, one in self._made.items()]
        nothing = ("", self.tr("Something else, or I don't know which"))
        return {
            "exported": Choice(self.tr("What was handed in"), [*bundles, nothing]),
            "desk": Choice(self.tr("What kind of place it is"), desks),
            "whom": Line(self.tr("To whom")),
            "happened": self._happened,
            "way": Choice(self.tr("How"), [(str(way), said) for way, said in ways]),
            "officer": Line(self.tr("Who took it, and how to reach them")),
            "reference": Line(self.tr("Number they gave: receipt, case")),
            "returned": Story(self.tr("Their fingerprint of it"), lines=2),
            "note": Story(self.tr("Something else about it"), lines=2),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._fields)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._read_line)
        column.addWidget(self._compared)
        self._went = Labelled(self.items.accessibleName(), self.items)
        column.addWidget(self._went)
        column.addWidget(self._steps)
        column.addWidget(self._follow)

    def _listen(self) -> None:
        self._fields.changed.connect(self.changed)
        self.items.changed.connect(self.changed)
        self._steps.turned.connect(self._turned)
        self.changed.connect(self._tell)
        self._open.clicked.connect(self._choose)
        if self._new:
            _choice(self._fields, "exported").chosen.connect(self._turn_bundle)
        self._turn_bundle()

    def read_files(self, paths: list[Path]) -> None:
        """Add the fingerprints in these text files to those that stand here."""
        self._read_line.say("")
        self._session.read(self, lambda: _sums_of(paths), self._add_sums, self._not_read)

    def _choose(self) -> None:
        chooser = FileChooser(self, self.tr("Which file has their fingerprints?"))
        chooser.chosen.connect(self.read_files)
        chooser.begin()

    def _add_sums(self, found: list[Sum]) -> None:
        field = self._fields.fields["returned"]
        if isinstance(field, Story):
            there = field.toPlainText().rstrip()
            field.setPlainText("\n".join(filter(None, (there, submissions.shown_sums(found)))))

    def _not_read(self, error: Exception) -> None:
        self._read_line.say(sentence(error))

    def _turned(self, _: str) -> None:
        self.changed.emit()

    def _turn_bundle(self) -> None:
        """What was made for a desk went there, with the files that are in it."""
        made = self._made.get(_choice(self._fields, "exported").key)
        if made is not None and self._new:
            _choice(self._fields, "desk").choose(made.desk)
        self._show_items(submissions.items_in(self._session.vault, made) if made else ())
        self._tell()

    def _show_items(self, linked: tuple[int, ...]) -> None:
        self._linked = linked
        self.items.show_options(self._options, linked)
        self._went.setVisible(bool(self._options))

    def _read(self) -> None:
        """What there is to choose from and to compare with; there may be thousands."""
        vault, case = self._session.vault, self._session.case.id
        self._session.read(
            self,
            lambda: (submissions.sums(vault, case), evidence.items(vault, case)),
            self._know,
        )

    def _know(self, found: tuple[dict[str, Match], list[Evidence]]) -> None:
        self._known = found[0]
        self._options = [(one.id, heading(one)) for one in found[1]]
        self._show_items(self._linked)
        self._tell()

    def _tell(self) -> None:
        """Say what their fingerprints are of, and what follows."""
        new, typed = self.value() if self._happened.ready else (None, "")
        try:
            told = submissions.read_sums(typed)
        except NoDigest:
            told = ()
        lines = [match_words(one, self._known.get(one.sha256)) for one in told[:_LINES]]
        self._compared.setText("\n".join(lines))
        self._compared.setVisible(bool(lines))
        session = self._session
        found = follow_up.steps_after(new, session.pack, session.words) if new else []
        follow = [f"{_day(one.due, session)}{one.title}" for one in found]
        self._follow.setText("\n".join(f"· {line}" for line in follow))
        for part in (self._steps, self._follow):
            part.setVisible(bool(found) and self._new)


def _sums_of(paths: list[Path]) -> list[Sum]:
    """Runs in the lane."""
    return [one for path in paths for one in submissions.sums_in(path)]


def bundle_name(made: Exported, words: Texts) -> str:
    """A bundle in a few words: for whom, when, how many documents."""
    said = QCoreApplication.translate("SubmissionForm", "Documents of {day} for: {desk} ({count})")
    count = len(submissions.documents_in(made))
    day = when.words(when.day_of(made.made_at), words)
    return said.format(day=day, desk=desk_name(made.desk, words), count=count)


def match_words(told: Sum, match: Match | None) -> str:
    """Of what a digest is, in a line that begins with what they called it."""
    translate = QCoreApplication.translate
    if match is None:
        said = translate(
            "SubmissionForm",
            "Nothing in this record has this fingerprint. Files that were joined, changed or"
            " saved again on the way have another one.",
        )
    elif match.item:
        said = translate("SubmissionForm", "Item {}, the same fingerprint").format(match.item)
    elif match.name == submissions.WHOLE:
        said = translate("SubmissionForm", "The documents as one file, the same fingerprint")
    elif match.name == submissions.MANIFEST:
        said = translate("SubmissionForm", "The list of all files, the same fingerprint")
    else:
        said = translate("SubmissionForm", "The file {}, the same fingerprint")
        said = said.format(match.name.rpartition("/")[2])
    name = plain(told.name) or grouped(told.sha256[:8])
    return breakable(f"{name}: {said}")


def _day(due: when.When, session: Session) -> str:
    return "" if due == when.UNKNOWN else f"{when.words(due, session.words)} · "


def _choice(form: PlainForm, key: str) -> Choice:
    found = form.fields[key]
    if not isinstance(found, Choice):
        raise TypeError(key)
    return found
