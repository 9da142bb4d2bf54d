"""What may also be written about an incident, and may as well stay empty."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion import excerpts, exhibits, landmarks, people, stops
from companion.records import Account, Incident, Person, TimeSource
from companion.texts import Texts
from ui import theme
from ui.session import Session
from ui.sheets.item_words import excerpt_line
from ui.widgets.check_list import CheckList
from ui.widgets.fields import Choice, Labelled, Line, Story
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, Words
from ui.widgets.scripts import held
from ui.widgets.stop_point import StopPoint
from ui.widgets.when_field import WhenField


class ActBoxes(QWidget):
    """The kinds of act of a country, each with one plain line."""

    changed = Signal()

    def __init__(self, acts: list[str], words: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._unknown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for act in acts:
            box = QCheckBox(words.say(f"act.{act}.name"))
            plain = words.say(f"act.{act}.plain")
            box.setAccessibleName(box.text())
            box.setAccessibleDescription(plain)
            box.toggled.connect(self._tell)
            said = Words(plain, quiet=True)
            said.setContentsMargins(theme.GROUP, 0, 0, theme.STEP)
            column.addWidget(box)
            column.addWidget(said)
            self._boxes[act] = box

    def chosen(self) -> tuple[str, ...]:
        """Ids of the acts that are ticked, and of those this pack does not know."""
        return *(act for act, box in self._boxes.items() if box.isChecked()), *self._unknown

    def choose(self, acts: tuple[str, ...]) -> None:
        """Tick exactly these."""
        self._unknown = tuple(act for act in acts if act not in self._boxes)
        for act, box in self._boxes.items():
            box.setChecked(act in acts)

    def _tell(self) -> None:
        self.changed.emit()


class MoreFields(QWidget):
    """Kinds of act, place, when noticed, effect, wish, and what belongs to it."""

    changed = Signal()
    files_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, session: Session, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        words = session.words
        self.acts = ActBoxes(list(session.pack.acts), words)
        self.place = Line(self.tr("Where it happened"))
        self.time_source = Choice(
            self.tr("Where the time comes from"),
            [(str(source), words.say(f"time_source.{source}")) for source in TimeSource],
        )
        self.landmarks = cache(partial(landmarks.names, session.vault, session.case.id))
        self.noticed = WhenField(
            self.tr("When you noticed it"), words, today, landmarks=self.landmarks
        )
        self.effect = Story(self.tr("What it did to you"), lines=3)
        self.wish = Story(self.tr("What you would like to happen"), lines=2)
        self.accounts = CheckList(self.tr("Accounts in it"))
        self.people = CheckList(self.tr("People in it"))
        self.stop = QCheckBox(self.tr("In this I asked them to stop"))
        self.stop.setAccessibleName(self.stop.text())
        self._stop_said = Words(
            self.tr(
                "It is counted under “Counted” only, for whom this names, and is in no document."
            ),
            quiet=True,
        )
        self.stop.setAccessibleDescription(self._stop_said.text())
        self.evidence = CheckList(self.tr("Items that belong to it"))
        self.excerpts = CheckList(self.tr("Excerpts of chats in it"))
        self._nobody, self._nothing = Words(quiet=True), Words(quiet=True)
        self._nobody.setText(self.tr("Those you note under People & accounts can be chosen here."))
        self._nothing.setText(self.tr("What you put in under Evidence can be chosen here."))
        self.add_files = Button(self.tr("Put in files"))
        self.add_note = Button(self.tr("Note it without a file"))
        self.column = QVBoxLayout(self)
        self._lay_out()
        self._listen()

    def links(self) -> dict[str, CheckList]:
        """The lists of other records, by the name of the incident's field."""
        return {
            "accounts": self.accounts,
            "people": self.people,
            "evidence": self.evidence,
            "excerpts": self.excerpts,
        }

    def show_options(self, incident: Incident | None) -> None:
        """Read what can be chosen again; what was ticked stays."""
        vault, case = self._session.vault, self._session.case.id
        words = self._session.words
        accounts = [(a.id, _account(a, words)) for a in people.accounts(vault, case)]
        persons = [(p.id, _person(p, words)) for p in people.persons(vault, case)]
        items = [
            (ident, f"{number} · {title or words.say(f'kind.{kind}')}")
            for ident, number, title, kind in exhibits.names(vault, case)
        ]
        self.accounts.show_options(accounts, incident.accounts if incident else ())
        self.people.show_options(persons, incident.people if incident else ())
        quoted = [(x.id, excerpt_line(x, words)) for x in excerpts.lines(vault, case)]
        self.excerpts.show_options(quoted, incident.excerpts if incident else ())
        self.evidence.show_options(items, incident.evidence if incident else ())
        self._nobody.setVisible(not accounts and not persons)
        self._nothing.setVisible(not items)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        links = {name: checks.ticks() for name, checks in self.links().items()}
        return links | {
            "acts": json.dumps(self.acts.chosen()),
            "place": self.place.text(),
            "time_source": self.time_source.key,
            "noticed": self.noticed.state(),
            "stop": "yes" if self.stop.isChecked() else "",
            "effect": self.effect.toPlainText(),
            "wish": self.wish.toPlainText(),
        }

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""
        for name, checks in self.links().items():
            checks.set_ticks(content[name])
        self.acts.choose(tuple(json.loads(content["acts"])))
        self.place.setText(content["place"])
        self.time_source.choose(content["time_source"])
        self.noticed.set_state(content["noticed"])
        self.stop.setChecked(content.get("stop") == "yes")
        self.effect.setPlainText(content["effect"])
        self.wish.setPlainText(content["wish"])

    def show_incident(self, incident: Incident) -> None:
        """Show what is saved."""
        self.acts.choose(incident.acts)
        self.place.setText(incident.place)
        self.time_source.choose(incident.time_source)
        self.noticed.set_value(incident.noticed)
        asked = stops.of(self._session.vault, incident.case)
        self.stop.setChecked(incident.id in asked)
        self.effect.setPlainText(incident.effect)
        self.wish.setPlainText(incident.wish)

    def _lay_out(self) -> None:
        column = self.column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(GroupTitle(self.tr("What kind of thing was it?")))
        column.addWidget(Words(self.tr("Several may fit, or none. You need not decide."), True))
        column.addWidget(self.acts)
        column.addWidget(
            Labelled(
                self.tr("Where?"), self.place, self.tr("A chat room, a site, a classroom, a street")
            )
        )
        for name, field in (
            (self.tr("How do you know the time?"), self.time_source),
            (self.tr("When did you notice it?"), self.noticed),
            (self.tr("What did it do to you?"), self.effect),
            (self.tr("What would you like to happen?"), self.wish),
        ):
            column.addWidget(Labelled(name, field))
        column.addWidget(StopPoint())
        column.addWidget(GroupTitle(self.tr("Who is in it?")))
        for shown in (self._nobody, self.people, self.accounts, self.stop, self._stop_said):
            column.addWidget(shown)
        column.addWidget(GroupTitle(self.tr("Which items belong to it?")))
        column.addWidget(self._nothing)
        column.addWidget(self.evidence)
        column.addWidget(self.excerpts)
        row = Flow()
        row.addWidget(self.add_files)
        row.addWidget(self.add_note)
        column.addLayout(row)

    def _listen(self) -> None:
        for signal in (
            self.acts.changed,
            self.place.textChanged,
            self.time_source.chosen,
            self.noticed.changed,
            self.stop.toggled,
            self.effect.textChanged,
            self.wish.textChanged,
            self.accounts.changed,
            self.people.changed,
            self.evidence.changed,
            self.excerpts.changed,
        ):
            signal.connect(self._tell)
        self.add_files.clicked.connect(self.files_wanted)
        self.add_note.clicked.connect(self.note_wanted)

    def _tell(self) -> None:
        self.changed.emit()


def _account(account: Account, words: Texts) -> str:
    key = f"platform.{account.platform}"
    platform = words.say(key) if words.knows(key) else account.platform
    name = account.display_name or account.handle or account.room or account.profile_url
    return " · ".join(part for part in (platform, held(name)) if part)


def _person(person: Person, words: Texts) -> str:
    return f"{held(person.name)} · {words.say(f'part.{person.part}')}"
