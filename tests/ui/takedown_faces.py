"""Brings what was asked to be taken down onto the window, to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion import cases, evidence, takedowns
from companion.records import Kind
from tests.ui import hands
from ui.sheets.asking_form import AskingForm
from ui.sheets.takedown import AskingSheet, TakedownSheet
from ui.sheets.takedowns import TakedownsSheet

Act = Callable[[Any], None]


def ledger(window: Any) -> None:
    window.begin("documents")
    window.page._show_down()


def every(window: Any) -> None:
    hands.only(window, TakedownsSheet)._chips.button(1).click()


def anew(window: Any) -> None:
    window.page._sheet._add.click()


def young(window: Any) -> None:
    """The age in the picture is not sure."""
    hands.only(window, TakedownSheet)._where._age.choose("unsure")


def adult(window: Any) -> None:
    hands.only(window, TakedownSheet)._where._age.choose("adult")


def by_law(window: Any) -> None:
    """Asked under the law of the United States, at a minute that is known."""
    form = hands.only(window, AskingForm)
    form._route.choose("us-notice")
    form._happened.span.choose("exact")
    form._happened.first.put([2026, 11, 20])
    form._happened.clock.put(["pm", 10, 30])


def first(window: Any) -> None:
    """A place that was gone and came back."""
    session = window.session
    found = takedowns.ids(session.vault, session.case.id)
    window.page._sheet._open(found[0])


def service(window: Any) -> None:
    """The asking of a service, its number and PIN covered."""
    session = window.session
    found = takedowns.ids(session.vault, session.case.id)[-1]
    window.page._sheet._open(found)
    hands.only(window, TakedownSheet)._open_asking(takedowns.askings(session.vault, found)[0].id)


def end(kind: type[Any]) -> Act:
    def scroll(window: Any) -> None:
        bar = hands.only(window, kind)._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    return scroll


def from_item(window: Any) -> None:
    session = window.session
    case = cases.find(session.vault, session.case.id)
    items = evidence.items(session.vault, case.id)
    window.begin("evidence")
    window.page.open_item(next(one.id for one in items if one.kind is Kind.REFERENCE))
    window.page._sheet._down.click()


SEEN: dict[str, tuple[Act, ...]] = {
    "takedowns-all": (ledger, every),
    "takedowns-new": (ledger, anew, young),
    "takedowns-new-adult": (ledger, anew, adult),
    "takedowns-new-end": (ledger, anew, by_law, end(TakedownSheet)),
    "takedowns-one": (ledger, first),
    "takedowns-one-end": (ledger, first, end(TakedownSheet)),
    "takedowns-pin": (ledger, service),
    "takedowns-pin-end": (ledger, service, end(AskingSheet)),
    "takedowns-item": (from_item,),
}
