"""A record with one or two of everything, linked in every way there is; and all of it as values."""

from __future__ import annotations

from typing import Any

from companion import (
    cases,
    chats,
    contacts,
    directory,
    evidence,
    excerpts,
    journal,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
    when,
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

CHAT = """3반 님과 카카오톡 대화
저장한 날짜 : 2026-09-14 21:15:03

--------------- 2026년 9월 2일 수요일 ---------------
[하나] [오후 9:12] 지금 뭐 해
[구름] [오후 9:13] 지어낸 메시지
""".encode()
REMOVE = {
    "person": people.remove,
    "account": people.remove_account,
    "contact": contacts.remove,
    "talk": contacts.remove_talk,
    "step": steps.remove,
    "submission": submissions.remove,
    "takedown": takedowns.remove,
    "asking": takedowns.remove_asking,
    "excerpt": excerpts.remove,
    "incident": timeline.remove,
    "passage": statement.remove,
    "evidence": evidence.remove,
}


def fill(vault) -> dict[str, list[int]]:
    """One or two of each, linked with each other in every way there is."""
    case = cases.only(vault).id
    accounts = [people.add_account(vault, case, NewAccount("telegram", f"구름{n}")) for n in "12"]
    owned: dict[str, Any] = {"accounts": tuple(one.id for one in accounts)}
    persons = [people.add(vault, case, NewPerson(Part.OTHER, n, **owned)) for n in ("가", "나")]
    about = Provenance("채팅", account=accounts[0].id)
    item = evidence.take_in_bytes(vault, case, CHAT, Shows.ORDINARY, about)
    linked: dict[str, Any] = {
        "people": tuple(one.id for one in persons),
        "evidence": (item.id,),
        **owned,
    }
    timeline.add(vault, case, NewIncident("다른 날"))
    told = timeline.add(vault, case, NewIncident("처음 안 날", "말해 줬다", **linked))
    read = chats.read(vault, item.id)
    quoted = [excerpts.add(vault, item.id, read, {n}, 0, 0, told.id) for n in (1, 2)]
    passage = statement.add(vault, case, NewPassage("free", "적은 말", incident=told.id))
    contact = contacts.add(vault, case, NewContact("담임 선생님"))
    directory.change(vault, case, directory.own(contact.id), say="이렇게 말할래요")
    talk = NewTalk("117", promised_by=when.day(2026, 9, 18))
    talked = contacts.note_talk(vault, case, talk, NewStep("연락 보기"))
    handed = submissions.add(vault, case, NewSubmission("가나다경찰서", items=(item.id,)))
    look = NewTakedown("메신저", evidence=item.id, next_look=when.day(2026, 9, 20))
    place = takedowns.add(vault, case, look, NewStep("물어보기"))
    asked = takedowns.ask(vault, place.id, NewAsking("센터", submission=handed.id))
    return {
        "person": [one.id for one in persons],
        "account": [one.id for one in accounts],
        "contact": [contact.id],
        "talk": [talked.id],
        "step": [talked.step, place.step],
        "submission": [handed.id],
        "takedown": [place.id],
        "asking": [asked.id],
        "excerpt": [one.id for one in quoted],
        "incident": [told.id],
        "passage": [passage.id],
        "evidence": [item.id],
    }


def state(vault):
    """Every row and every link of the record, and where words are found."""
    tables = [t for t in journal.TABLES if t != "binned"]
    tables += [link for links in journal.LINKS.values() for link, _ in links]
    rows = {table: sorted(map(tuple, vault.rows(f"SELECT * FROM {table}"))) for table in tables}
    case = cases.only(vault).id
    return rows, [timeline.ids(vault, case, word) for word in ("처음", "지어낸", "지금 뭐")]
