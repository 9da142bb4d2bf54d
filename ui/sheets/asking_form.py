"""What is written about one time that somebody was asked to take something down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion import follow_up, submissions, takedowns, when
from companion.asked import Asking, Means, NewAsking, NewTakedown, Pictured, Reply
from ui.session import Session
from ui.sheets.takedown_words import DESKS, means_words, reply_words, route_words, services
from ui.widgets.fields import Choice, Line, Story
from ui.widgets.parts import LinkButton, Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.shown import breakable, plain
from ui.widgets.when_field import WhenField

_TEXTS = ("whom", "reference", "pin", "said")
_ONCE = ("reference", "pin")  # what a service gives once
_BEFORE_REPLY = 6  # fields
_LONGEST = 60  # letters of a choice


class AskingForm(QWidget):
    """The fields of an asking, and by when a rule has them act, said as it is typed.

    What a service gave once is covered when it is shown again, until it is asked for.
    """

    changed = Signal()

    def __init__(self, session: Session, pictured: Pictured) -> None:
        super().__init__()
        self._session = session
        self._services = services(session.pack)
        today = session.vault.now().astimezone().date()
        self._happened = WhenField(self.tr("When you asked"), session.words, today, around=False)
        self._replied = WhenField(self.tr("When they answered"), session.words, today, around=False)
        self._route = Choice(self.tr("Whom did you ask?"), self._routes(pictured))
        self._route.choose("")
        self._whom = Line(self.tr("Their name: site, centre, person"))
        self._once = {
            "reference": Line(self.tr("Number they gave")),
            "pin": Line(self.tr("PIN they gave")),
        }
        self._fields = PlainForm(self._named(), self._said(), needed="whom")
        self._uncover = LinkButton(self.tr("Show the number and the PIN"))
        self._due = Words()
        self._lay_out()
        self._listen()
        self._turn()
        self._begun = self.content()

    def offer(self, pictured: Pictured) -> None:
        """Offer those who are for this age in the picture."""
        before = self._route.key
        self._route.show_options(self._routes(pictured))
        if self._route.findData(before) < 0:
            self._route.choose("")  # the first of the list was never chosen
        self._turn()

    def value(self) -> NewAsking:
        """What stands here, with the day its rule gives."""
        content = self._fields.content()
        new = NewAsking(
            whom=content["whom"],
            reference=content["reference"],
            pin=content["pin"],
            said=content["said"],
            route=content["route"],
            happened=self._happened.value(),
            means=Means(content["means"]),
            reply=Reply(content["reply"]),
            replied=self._replied.value(),
            submission=int(content.get("submission") or 0) or None,
        )
        return takedowns.with_due(new, self._session.pack)

    def show_asking(self, one: Asking) -> None:
        """Show what is saved."""
        texts = {name: getattr(one, name) for name in _TEXTS}
        texts |= {"means": str(one.means), "reply": str(one.reply)}
        texts["submission"] = str(one.submission or "")
        if self._route.findData(one.route) < 0:  # the country was another then, or the age
            self._route.addItem(self._name(one.route), one.route)
        self.show_content(texts | {"route": one.route})
        self._happened.set_value(one.happened)
        self._replied.set_value(one.replied)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        return self._fields.content()

    def show_content(self, content: Mapping[str, str]) -> None:
        """Show what `content` gave."""
        self._fields.show_content(content)
        self._turn()
        if self._is_service and any(line.text() for line in self._once.values()):
            self._cover(True)

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        return self.content() == self._begun

    def unready(self) -> QWidget | None:
        """The first field that cannot be saved as it stands."""
        return self._fields.unready()

    @property
    def _is_service(self) -> bool:
        return self._route.key in self._services

    def _named(self) -> dict[str, Line | Story | Choice | WhenField]:
        means = [(str(one), means_words(one)) for one in Means]
        replies = [(str(one), reply_words(one)) for one in Reply]
        named: dict[str, Line | Story | Choice | WhenField] = {
            "route": self._route,
            "whom": self._whom,
            "happened": self._happened,
            "means": Choice(self.tr("How you asked"), means),
            **self._once,
            "reply": Choice(self.tr("Their answer"), replies),
            "replied": self._replied,
            "said": Story(self.tr("What they said"), lines=2),
        }
        given = self._given()
        if given:
            named["submission"] = Choice(self.tr("It went with something handed in"), given)
        return named

    def _said(self) -> dict[str, str]:
        return {
            "reference": self.tr("With it they find your request again."),
            "pin": self.tr(
                "StopNCII gives its number and its PIN once and cannot tell them again. They stay"
                " here, covered, and are in no list and no document."
            ),
        }

    def _given(self) -> list[tuple[str, str]]:
        found = submissions.all_of(self._session.vault, self._session.case.id)
        named = [(str(one.id), plain(one.whom)[:_LONGEST]) for one in found if one.desk in DESKS]
        return [("", self.tr("No")), *named] if named else []

    def _routes(self, pictured: Pictured) -> list[tuple[str, str]]:
        pack = self._session.pack
        fitting = {one.id for one in takedowns.routes(pack, pictured)}
        known = pictured not in (Pictured.UNSAID, Pictured.ORDINARY)
        keys = [desk for desk in DESKS if desk in pack.reports]
        keys += [key for key in self._services if not known or key in fitting]
        return [(key, self._name(key)) for key in (*keys, "")]

    def _name(self, route: str) -> str:
        return route_words(route, self._session.pack, self._session.words)

    def _lay_out(self) -> None:
        column = self._fields.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(_BEFORE_REPLY, self._uncover, 0, Qt.AlignmentFlag.AlignLeft)
            column.insertWidget(_BEFORE_REPLY + 1, self._due)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._fields)

    def _listen(self) -> None:
        self._fields.changed.connect(self.changed)
        self._route.chosen.connect(self._choose)
        self._happened.changed.connect(self._tell)
        self._uncover.clicked.connect(self._show_once)

    def _choose(self) -> None:
        """A service has one name; who else was asked is for the person to say."""
        names = {self._name(route) for route in self._services}
        if self._is_service and (not self._whom.text().strip() or self._whom.text() in names):
            self._whom.setText(self._name(self._route.key))
        self._turn()

    def _turn(self) -> None:
        pin = self._once["pin"]
        row = pin.parentWidget()
        if row is not None and row is not self._fields:
            row.setVisible(self._is_service or bool(pin.text()))
        if not self._is_service:
            self._cover(False)
        self._tell()

    def _cover(self, covered: bool) -> None:
        mode = QLineEdit.EchoMode
        for line in self._once.values():
            line.setEchoMode(mode.Password if covered else mode.Normal)
        self._uncover.setVisible(covered)

    def _show_once(self) -> None:
        self._cover(False)
        self._once["reference"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """By when they have to act, and who says so; nothing where nobody does."""
        session = self._session
        rule = takedowns.rule_of(session.pack, self._route.key)
        self._due.setVisible(rule is not None)
        if rule is None:
            return
        asked = self._happened.value() if self._happened.ready else when.UNKNOWN
        due = follow_up.due(rule, asked, session.pack)
        lines = [follow_up.note_of(rule, session.words)]
        if due != when.UNKNOWN:
            said = self.tr("Counted from when you asked, that is: {}")
            lines.insert(0, said.format(when.words(due, session.words)))
        self._due.setText(breakable("\n".join(lines)))


def next_place(
    place: NewTakedown, asked: NewAsking, before: when.When = when.UNKNOWN
) -> NewTakedown:
    """The place, to be asked about again on the day the asking's rule gives or later.

    Where that was the day `before` the asking was corrected, it goes along, to an earlier one too.
    """
    known = asked.due.sort_key
    if not known or asked.reply not in (Reply.NONE, Reply.RECEIVED):
        return place
    if place.next_look.sort_key >= known and place.next_look != before:
        return place
    return replace(place, next_look=asked.due)
