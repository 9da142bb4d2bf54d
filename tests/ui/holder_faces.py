"""Brings cases that are held for others onto the window, to be drawn; all of it made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from companion import (
    binned,
    caseload,
    cases,
    consents,
    evidence,
    guardian,
    keys,
    only_me,
    practice,
    steps,
    timeline,
    when,
)
from companion.consents import NewConsent
from companion.records import Age, NewCase, NewIncident, NewStep, Role
from tests.ui import hands
from ui.sheets.cases import CasesSheet, NewCaseSheet
from ui.sheets.only_me import OnlyMeSheet

Act = Callable[[Any], None]
CHEAP = keys.Cost(64, 1, 1)
SAID = {
    "ko": (
        ("파랑", "담임 선생님께 연락드리기", "학교에 낸 서류 확인하기"),
        ("목련", "삭제 지원 답변 확인하기", ""),
        ("이름을 아주 길게 붙여 놓아서 한 줄에 다 들어가지 않는 기록", "", ""),
        ("하나의 어머니", "말로, 만나서", "있었던 일 목록과 자료 목록"),
        "아청법 제34조제2항",
    ),
    "en": (
        ("Blue", "Call the homeroom teacher", "See what became of the papers at school"),
        ("Magnolia", "Look for the answer about removal", ""),
        ("A record with a name so long that it does not fit into one line of it", "", ""),
        ("the mother", "face to face", "the list of what happened and of items"),
        "Youth Protection Act, Art. 34(2)",
    ),
}


def held(window: Any) -> None:
    """Three cases that are held for others, and one that is put away."""
    session = window.session
    vault, said = session.vault, SAID[session.language]
    if len(cases.all_of(vault)) == 1:
        for number, (name, *titles) in enumerate(said[:3]):
            case = cases.add(vault, NewCase(Role.SUPPORT, Age.UNDER19, name)).id
            for day, title in enumerate(filter(None, titles), 1):
                due = when.day(2026, 12, 7 * number + day)
                steps.add(vault, case, NewStep(title, due))
        away = cases.add(vault, NewCase(Role.SUPPORT, Age.ADULT, "2026-07")).id
        caseload.close(vault, away)
        first = cases.all_of(vault)[1]
        giver, way, what = said[3]
        for desk, ends in (("police", ""), ("counsel", "2026-12-31"), ("school", "2026-09-30")):
            new = NewConsent(
                desk, giver=giver, way=way, what=what, given=when.day(2026, 9, 1), ends=ends
            )
            consents.note(vault, first.id, new)
        consents.withdraw(vault, consents.all_of(vault, first.id)[0].id)
        law = NewConsent("police", consents.Ground.LAW, article=said[4])
        consents.note(vault, first.id, law)
    session.choose_case(cases.all_of(vault)[1])
    window.begin("settings")


def listed(window: Any) -> None:
    window._show_cases()


def anew(window: Any) -> None:
    window.page._sheet._add.click()


def named(window: Any) -> None:
    hands.only(window, NewCaseSheet)._name.setText("김하늘")


def given_back(window: Any) -> None:
    ident = window.session.case.id
    hands.only(window, CasesSheet)._give_back(ident)


def documents(window: Any) -> None:
    hands.tick_all(window.session)
    window.begin("documents")
    window.page._choices.desks.buttons["deletion"].click()


def ledger(window: Any) -> None:
    window.begin("documents")
    window.page._show_ledger()


def noting(window: Any) -> None:
    window.page._sheet._add.click()


def line(window: Any) -> None:
    one = consents.all_of(window.session.vault, window.session.case.id)[0]
    window.page._sheet._open(one.id)


def own(window: Any) -> None:
    window.begin("settings")
    window.page.show_only_me()


def own_open(window: Any) -> None:
    """With two notes, written beforehand."""
    session = window.session
    said = {"ko": ("아무에게도 말하지 않은 것", "오늘은 조금 괜찮았다.\n내일도 그러면 좋겠다.")}
    two = said.get(session.language, ("What I told nobody", "Today was a little better.\nSo far."))
    only_me.forget(session.vault)
    book = only_me.begin(session.vault, "only the moss knows it", CHEAP)
    for text in two:
        book.keep(text)
    window.begin("settings")
    window.page.show_only_me()
    hands.only(window, OnlyMeSheet)._opened(book)


def own_note(window: Any) -> None:
    sheet = hands.only(window, OnlyMeSheet)
    sheet._lay(sheet._book.notes[0].id if sheet._book else "")


def own_locked(window: Any) -> None:
    own_open(window)
    window.page._sheet.close()
    own(window)


def keys_page(window: Any) -> None:
    session = window.session
    secret = keys.guardian("a guardian of four words")
    keys.put(session.vault.folder, practice.PASSPHRASE, secret, CHEAP, floor=keys.Cost(1, 1, 1))
    window.begin("keys")


def let(window: Any) -> None:
    window.begin("keys")
    window.page._let_guardian()


def openings(window: Any) -> None:
    session = window.session
    vault, case = session.vault, session.case.id
    vault.way = "guardian"
    guardian.came(vault)
    for ident in timeline.ids(vault, case)[:2]:
        guardian.note(vault, "incident", ident)
    guardian.note(vault, "evidence", evidence.items(vault, case)[0].id)
    gone = timeline.add(vault, case, NewIncident("…")).id
    timeline.remove(vault, gone)
    binned.delete(vault, f"incident:{gone}")
    vault.way = "passphrase"
    window.begin("keys")
    window.page._show_openings()


def guardians_bin(window: Any) -> None:
    """What a guardian sees of the bin: how long things stay is not theirs to say."""
    window.session.vault.way = "guardian"
    window.begin("settings")
    window.page.show_bin()


def hand(window: Any) -> None:
    window.begin("keys")
    window.page._hand_over()


SEEN: dict[str, tuple[Act, ...]] = {
    "cases": (held, listed),
    "cases-one": (listed,),
    "cases-new": (held, listed, anew),
    "cases-new-named": (held, listed, anew, named),
    "cases-give-back": (held, listed, given_back),
    "own": (own,),
    "own-locked": (own_locked,),
    "own-open": (own_open,),
    "own-note": (own_open, own_note),
    "guardian": (keys_page,),
    "guardian-let": (let,),
    "guardian-opened": (openings,),
    "guardian-bin": (guardians_bin,),
    "guardian-hand": (hand,),
    "consents": (held, ledger),
    "consents-none": (held, documents),
    "consents-new": (held, ledger, noting),
    "consents-line": (held, ledger, line),
}
