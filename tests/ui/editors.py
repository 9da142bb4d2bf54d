"""Every editor of the window: how it is opened, and the fields in it.

`test_every_editor.py` makes sure that none is missing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget

from companion import (
    contacts,
    evidence,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
)
from companion.asked import NewAsking, NewTakedown
from companion.receipts import NewSubmission
from companion.records import (
    NewAccount,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Shows,
)
from companion.when import Span
from ui.sheets.arrival import ArrivalSheet
from ui.sheets.asking_form import AskingForm
from ui.sheets.reference import ReferenceSheet
from ui.widgets.when_field import WhenField

Type = QLineEdit | QPlainTextEdit | QTextEdit


def new_incident(window: Any, _: dict[str, int]) -> None:
    window._write()
    window.page.sheet_open.form.expander.setChecked(True)


def short(window: Any, _: dict[str, int]) -> None:
    """Three minutes, over the first page."""
    window._doses.write()


def incident(window: Any, ids: dict[str, int]) -> None:
    window.go("timeline")
    window.page.open(ids["incident"])
    window.page.sheet_open.form.expander.setChecked(True)


def new_passage(window: Any, _: dict[str, int]) -> None:
    window.go("timeline")
    window.page.telling.go_on(f"passage:new:{window.session.case.id}:heard")
    window.page.telling.sheet._form.known.choose("told")


def passage(window: Any, ids: dict[str, int]) -> None:
    window.go("timeline")
    window.page.telling.open(ids["passage"])
    window.page.telling.sheet._form.known.choose("told")


def new_person(window: Any, _: dict[str, int]) -> None:
    window.go("people")
    window.page._new_person()


def person(window: Any, ids: dict[str, int]) -> None:
    window.go("people")
    window.page.open_person(ids["person"])


def new_account(window: Any, _: dict[str, int]) -> None:
    window.go("people")
    window.page._new_account()
    window.page._sheet._form.platform.choose("other")


def account(window: Any, ids: dict[str, int]) -> None:
    window.go("people")
    window.page.open_account(ids["account"])


def new_talk(window: Any, _: dict[str, int]) -> None:
    window.go("help")
    window.page._add_talk()


def talk(window: Any, ids: dict[str, int]) -> None:
    window.go("help")
    window.page._edit_talk(contacts.get_talk(window.session.vault, ids["talk"]))


def new_contact(window: Any, _: dict[str, int]) -> None:
    window.go("help")
    window.page._add_own()


def contact(window: Any, ids: dict[str, int]) -> None:
    window.go("help")
    window.page._do("change", f"own:{ids['contact']}")


def place_noted(window: Any, _: dict[str, int]) -> None:
    window.go("help")
    window.page._do("change", "kr-117")


def to_say(window: Any, _: dict[str, int]) -> None:
    window.go("help")
    window.page._say("kr-117")


def item(window: Any, ids: dict[str, int]) -> None:
    window.go("evidence")
    window.page.open_item(ids["item"])


def item_described(window: Any, ids: dict[str, int]) -> None:
    """With the questions that make a description."""
    item(window, ids)
    window.page._sheet._form.describing.open.click()


def item_deleted(window: Any, ids: dict[str, int]) -> None:
    """With the reason for a deletion."""
    item(window, ids)
    window.page._sheet._erasing._confirm.ask.click()


def handed(window: Any, ids: dict[str, int]) -> None:
    """To whom an item was handed, over the item."""
    window.go("evidence")
    window.page.go_on(f"handed:{ids['item']}")


def together(window: Any, ids: dict[str, int]) -> None:
    """Where items are from that came in together."""
    window.go("evidence")
    window.page.lay_over(ArrivalSheet(window.session, window.page, [ids["item"]]))


def reference(window: Any, _: dict[str, int]) -> None:
    window.go("evidence")
    window.page._write_reference()


def reference_instead(window: Any, _: dict[str, int]) -> None:
    """The one that takes the place of a picture that was not kept."""
    window.go("evidence")
    window.page.lay_over(ReferenceSheet(window.session, window.page, shows=Shows.SEXUAL_MINOR))


def case_facts(window: Any, _: dict[str, int]) -> None:
    window.go("settings")
    window.page._edit_case()


def case_facts_beside_documents(window: Any, _: dict[str, int]) -> None:
    window.go("documents")
    window.page._open_facts()


def new_submission(window: Any, _: dict[str, int]) -> None:
    """Over the table of who has what."""
    window.go("documents")
    window.page._show_who()
    window.page._sheet._add.click()


def submission(window: Any, ids: dict[str, int]) -> None:
    window.go("documents")
    window.page.go_on(f"submission:{ids['submission']}")


def new_consent(window: Any, _: dict[str, int]) -> None:
    """Over the ledger."""
    window.go("documents")
    window.page._show_ledger()
    window.page._sheet._add.click()


def new_case(window: Any, _: dict[str, int]) -> None:
    """Over the list of all cases."""
    window.go("settings")
    window.page.show_cases()
    window.page._sheet._add.click()


def new_takedown(window: Any, _: dict[str, int]) -> None:
    """Over the list of what was asked to be taken down; with what a service gives once."""
    window.go("documents")
    window.page._show_down()
    window.page._sheet._add.click()
    _with_pin(window)


def takedown(window: Any, ids: dict[str, int]) -> None:
    window.go("documents")
    window.page.go_on(f"takedown:{ids['takedown']}")


def new_asking(window: Any, ids: dict[str, int]) -> None:
    window.go("documents")
    window.page.go_on(f"asking:new:{window.session.case.id}:{ids['takedown']}")
    _with_pin(window)


def asking(window: Any, ids: dict[str, int]) -> None:
    window.go("documents")
    window.page.go_on(f"asking:{ids['asking']}")
    _with_pin(window)


def _with_pin(window: Any) -> None:
    """Ask a service, which gives a number and a PIN."""
    form = [one for one in window.page.findChildren(AskingForm) if one.isVisible()][-1]
    form._route.choose("world-takeitdown")


def next_step(window: Any, _: dict[str, int]) -> None:
    window.go("steps")


def step(window: Any, ids: dict[str, int]) -> None:
    """A step that is put off, over the page of the next ones."""
    window.go("steps")
    window.page._change(steps.get(window.session.vault, ids["step"]))


def counting(window: Any, _: dict[str, int]) -> None:
    """Days counted from something that happened."""
    window.go("steps")
    window.page._open_counting()


EDITORS: dict[str, Callable[[Any, dict[str, int]], None]] = {
    opener.__name__: opener
    for opener in (
        *(
            new_incident,
            short,
            incident,
            new_passage,
            passage,
            new_person,
            person,
            new_account,
            account,
            new_talk,
            talk,
        ),
        *(place_noted, to_say),
        *(new_contact, contact, item, item_described, item_deleted),
        *(handed, together, reference, reference_instead, case_facts),
        *(
            case_facts_beside_documents,
            new_submission,
            submission,
            new_consent,
            new_case,
            next_step,
            step,
            counting,
        ),
        *(new_takedown, takedown, new_asking, asking),
    )
}


def fields(window: Any) -> dict[str, Any]:
    """Every field of the page and what lies over it that takes keys, by its name."""
    found: dict[str, Any] = {}
    for field in window.page.findChildren(QWidget):
        if not isinstance(field, Type | QSpinBox) or not field.isVisible():
            continue
        if field.objectName() == "search":  # what one looks for is no part of the record
            continue
        if field.isReadOnly() or not field.isEnabled() or field.objectName().startswith("qt_"):
            continue
        name = field.accessibleName()
        assert name not in found, f"two fields called {name}"
        found[name] = field
    return found


def held(field: Any) -> str:
    if isinstance(field, QSpinBox):
        return str(field.value())
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def choose_times(window: Any, span: Span) -> None:
    """Ask for a kind of time, where it is offered, so that what it needs is there to type in."""
    for time_ in window.page.findChildren(WhenField):
        if time_.isVisible():
            time_.span.choose(span)


def compose(field: Any, composed: str, committed: str = "") -> None:
    event = QInputMethodEvent(composed, [])
    event.setCommitString(committed)
    QApplication.sendEvent(field, event)


def one_of_each(session: Any) -> dict[str, int]:
    """One record of each kind, by the name under which an editor asks for it."""
    vault, case = session.vault, session.case.id
    about = Provenance("a page")
    place = takedowns.add(vault, case, NewTakedown("an app"))
    return {
        "takedown": place.id,
        "asking": takedowns.ask(vault, place.id, NewAsking("the centre")).id,
        "incident": timeline.add(vault, case, NewIncident("a link came")).id,
        "passage": statement.add(vault, case, NewPassage("free", "it began")).id,
        "person": people.add(vault, case, NewPerson(Part.OTHER, "someone")).id,
        "account": people.add_account(vault, case, NewAccount("telegram", "shown")).id,
        "talk": contacts.note_talk(vault, case, NewTalk("the teacher")).id,
        "contact": contacts.add(vault, case, NewContact("an aunt")).id,
        "step": steps.add(vault, case, NewStep("call again")).id,
        "submission": submissions.add(vault, case, NewSubmission("the police")).id,
        "item": evidence.take_in_bytes(vault, case, b"x", Shows.ORDINARY, about).id,
    }
