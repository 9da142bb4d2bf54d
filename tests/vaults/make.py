"""Write the vault of the newest schema: `python -m tests.vaults.make`.

Each released schema leaves one vault here, `schema<N>`, and no later version may ever fail to open
it. The one of a schema that was released is never written again. Passphrase and cost stand below;
all that is in it is made up.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from companion import (
    cases,
    chats,
    consents,
    contacts,
    custody,
    directory,
    drafts,
    evidence,
    excerpts,
    keys,
    people,
    schema,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
    when,
)
from companion.asked import Found, Means, NewAsking, NewTakedown, Pictured, Reply
from companion.receipts import Exported, NewSubmission, Sum, Way
from companion.records import (
    Age,
    Answer,
    Known,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Role,
    Shows,
    Sure,
)
from companion.vault import Vault, create
from tests.core import receiving

HERE = Path(__file__).parent
PASSPHRASE = "오래된 기록도 열려야 해요"
COST = keys.Cost(8 * 1024, 1, 1)  # opened by tests alone, so it may be cheap
CHAT = """3반 님과 카카오톡 대화
저장한 날짜 : 2026-09-14 21:15:03

--------------- 2026년 9월 2일 수요일 ---------------
[하나] [오후 9:12] 지금 뭐 해
[구름] [오후 9:13] 지어낸 메시지
[하나] [오후 9:14] 왜
""".encode()
CONTENT = "지어낸 대화입니다.\n".encode() * 20


def fill(vault: Vault, folder: Path) -> None:
    """One of each record, edited and binned ones among them."""
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, name="하나", school="가나다고등학교"))
    account = people.add_account(vault, case.id, NewAccount("telegram", "구름", "@cloud_made_up"))
    person = people.add(
        vault, case.id, NewPerson(Part.OTHER, "구름", basis="같은 말투", accounts=(account.id,))
    )
    path = folder / "대화.txt"
    path.write_bytes(CONTENT)
    item = evidence.take_in(
        vault, case.id, path, Shows.ORDINARY, Provenance("단톡방 대화", seen=when.week(2026, 9, 3))
    )
    evidence.take_in(vault, case.id, path, Shows.ORDINARY, Provenance(obtained_from="동생"))
    path.unlink()
    custody.hand_over(vault, item.id, custody.HandOver("담임 선생님", way="보여 드림"))
    evidence.refer(vault, case.id, Provenance("올라온 방", url="https://example.com/made-up"))
    links: dict[str, Any] = {
        "accounts": (account.id,),
        "people": (person.id,),
        "evidence": (item.id,),
    }
    before = when.before("체육대회", when.month(2026, 9, when.MonthPart.EARLY))
    told = NewIncident("처음 안 날", "친구가 말해 줬다.", before)
    first = timeline.add(vault, case.id, told)
    better = replace(told, narrative="친구가 쉬는 시간에 말해 줬다.", known=Known.TOLD, **links)
    timeline.edit(vault, first.id, better)
    gone = timeline.add(vault, case.id, NewIncident("잘못 적은 것"))
    timeline.remove(vault, gone.id)
    contacts.add(vault, case.id, NewContact("담임 선생님", hours="평일"))
    talk = NewTalk("담임 선생님", when.day(2026, 9, 14), said="들어 줬다")
    contacts.note_talk(vault, case.id, talk)
    friday = when.day(2026, 9, 18)
    promised = NewTalk("117", when.day(2026, 9, 13), officer="한 경사", promised_by=friday)
    contacts.note_talk(vault, case.id, promised, NewStep("연락이 왔는지 보기"))
    directory.change(vault, case.id, "kr-112", phone="내선 3", say="이렇게 말할래요")
    steps.mark(vault, steps.add(vault, case.id, NewStep("화면 모으기")).id, done=True)
    chat = evidence.take_in_bytes(vault, case.id, CHAT, Shows.ORDINARY)
    excerpts.add(vault, chat.id, chats.read(vault, chat.id), {2}, 1, 1, first.id)
    free = NewPassage("free", "처음부터 적은 말", known=Known.SAW, sure=Sure.FAIRLY)
    passage = statement.add(vault, case.id, free)
    again = replace(free, text="처음부터 다시 적은 말", incident=first.id)
    statement.edit(vault, passage.id, again)
    statement.add(vault, case.id, NewPassage("place", answer=Answer.UNKNOWN))
    statement.add(vault, case.id, NewPassage("people", answer=Answer.LATER))
    statement.remove(vault, statement.add(vault, case.id, NewPassage("now", "뺀 말")).id)
    sums = (Sum("data/evidence/E0001.txt", item.sha256), Sum(submissions.MANIFEST, "5" * 64))
    bag = Exported(case.id, "20260915-00000005", "police", "ko", "5" * 64, sums)
    exported = submissions.note_export(vault, bag, desk="police", items=[1])
    handed_in = NewSubmission(
        "가나다경찰서",
        "police",
        when.day(2026, 9, 15),
        Way.IN_PERSON,
        reference="2026-000005",
        exported=exported,
        items=(item.id,),
        returned=(Sum("접수증", item.sha256),),
    )
    handed = submissions.add(vault, case.id, handed_in)
    ask_to_take_down(vault, case.id, item.id, handed.id)
    other = cases.add(vault, NewCase(Role.SUPPORT, Age.UNSURE, name="받은 묶음"))
    evidence.refer(vault, other.id, Provenance("E0001"))
    agreed = consents.NewConsent("police", giver="하나", given=when.day(2026, 9, 1))
    consents.withdraw(vault, consents.note(vault, other.id, agreed).id, "마음이 바뀜")
    receiving.mark(vault, other.id, closed=vault.stamp())
    people.remove(vault, people.add(vault, case.id, NewPerson(Part.WITNESS, "뺀 사람")).id)
    drafts.save(vault, "incident:new", {"title": "쓰던 글"})


def ask_to_take_down(vault: Vault, case: int, item: int, handed: int) -> None:
    """One place, gone by now, and one asking."""
    place = NewTakedown(
        "메신저",
        "https://example.com/made-up",
        "3반 대화방",
        item,
        Pictured.UNSURE,
        Found.THERE,
        when.day(2026, 9, 20),
    )
    there = takedowns.add(vault, case, place)
    takedowns.edit(vault, there.id, replace(place, found=Found.GONE))
    request = NewAsking(
        "센터",
        "world-takeitdown",
        when.exact(2026, 9, 15, 12, 0),
        Means.FORM,
        "T-5",
        "0000",
        reply=Reply.REMOVED,
        submission=handed,
    )
    takedowns.ask(vault, there.id, request)


def main() -> None:
    """Write `schema<N>` for the newest N over the one that is there."""
    folder = HERE / f"schema{schema.newest()}"
    if folder.exists():
        shutil.rmtree(folder)
    seconds = count()
    start = datetime(2026, 9, 15, 12, tzinfo=UTC)
    vault = create(folder, PASSPHRASE, COST, now=lambda: start + timedelta(seconds=next(seconds)))
    try:
        fill(vault, HERE)
    finally:
        vault.close()
    for name in ("lock", "vault.head"):  # each opening makes them
        (folder / name).unlink()


if __name__ == "__main__":
    main()
