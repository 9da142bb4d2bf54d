"""Messages picked out of a kept export: as they were read, with exactly their neighbours."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import (
    cases,
    chats,
    check,
    evidence,
    excerpts,
    journal,
    salvage,
    snapshots,
    texts,
    timeline,
)
from companion.errors import (
    Cancelled,
    NotAChat,
    NotThere,
    ObjectDamaged,
    ObjectMissing,
    TooMany,
)
from companion.intake.chats.chat import Chat, Clock, Message
from companion.intake.chats.chat import Kind as Program
from companion.records import Age as Ages
from companion.records import Kind, NewCase, NewIncident, Provenance, Role, Shows
from tests.chats import taken
from tests.chats.samples import packed
from tests.chats.taken import SAMPLES
from tests.core import cheap
from tests.core.test_erasing import everything, traces

CANARY = "발췌카나리아"


def kakao(*said: str, room: str = "하나고") -> bytes:
    """An export with one message for each text."""
    lines = "".join(f"[강하나] [오후 9:{n % 60:02}] {text}\n" for n, text in enumerate(said))
    return f"{room} 님과 카카오톡 대화\n저장한 날짜 : 2026-09-03 21:15:03\n\n{lines}".encode()


def take(vault, case, data: bytes, **more):
    return evidence.take_in_bytes(vault, case, data, Shows.ORDINARY, **more)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_export_is_known_by_its_content_and_read_from_its_sealed_bytes(vault, case, name):
    item = taken.of(vault, case.id, name)
    assert item.kind is Kind.CHAT_EXPORT
    assert chats.readable(item)
    found = chats.read(vault, item.id)
    assert [(m.sender, m.moment, m.text, m.attachment) for m in found.messages] == (
        SAMPLES[name].said
    )
    assert check.run(vault) == []


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "cp949"])
def test_foreign_letters_make_no_difference(vault, case, code):
    item = take(vault, case.id, kakao("글", "또").decode().encode(code))
    assert item.kind is Kind.CHAT_EXPORT
    assert [one.text for one in chats.read(vault, item.id).messages] == ["글", "또"]


def test_a_zip_with_a_chat_in_it_is_one_and_names_what_lies_beside(vault, case):
    item = take(vault, case.id, packed(SAMPLES["whatsapp ios"].data))
    assert item.kind is Kind.CHAT_EXPORT
    assert chats.read(vault, item.id).messages
    assert all(not name.endswith(".txt") for name in chats.beside(vault, item.id))


@pytest.mark.parametrize(
    "data",
    [
        "안녕하세요\n카카오톡 대화가 좋아요".encode(),
        b"\x89PNG\r\n\x1a\n" + kakao("이름만 대화"),  # it lies about its type
        b"%PDF-1.7\n" + kakao("a"),
        os.urandom(5000),
        b"{" * 100_000,
    ],
)
def test_what_is_none_stays_a_file(vault, case, data):
    item = take(vault, case.id, data)
    assert item.kind is Kind.FILE
    with pytest.raises(NotAChat):
        chats.read(vault, item.id)
    assert b"".join(bytes(part) for part in evidence.content(vault, item)) == data


def test_one_cut_in_the_middle_is_read_as_far_as_it_goes(vault, case):
    data = SAMPLES["telegram"].data
    item = take(vault, case.id, data[: len(data) * 5 // 6])
    found = chats.read(vault, item.id)
    assert found.messages
    assert not found.whole


messages = st.lists(
    st.builds(
        Message,
        seq=st.just(0),
        sender=st.text(max_size=8),
        sent=st.text(max_size=8),
        moment=st.none() | st.datetimes() | st.datetimes(timezones=st.timezones()),
        text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
        attachment=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
        origin=st.just("a\u202eb"),
        room=st.sampled_from(["", "가", "나"]),
    ).map(
        lambda one: one._replace(
            sender=one.sender.encode("utf-8", "replace").decode().replace("\0", ""),
            sent=one.sent.encode("utf-8", "replace").decode().replace("\0", ""),
        )
    ),
    min_size=1,
    max_size=30,
).map(lambda some: [one._replace(seq=n) for n, one in enumerate(some, 1)])


@pytest.fixture(scope="module")
def shelf(new_vault, tmp_path_factory):
    """An open vault with a case and an export, for many excerpts."""
    folder = tmp_path_factory.mktemp("shelf") / "notes"
    shutil.copytree(new_vault, folder)
    with closing(cheap.again(folder)) as vault:
        yield vault, taken.of(vault, cases.add(vault, NewCase(Role.MINE, Ages.ADULT)).id).id


@settings(max_examples=60, deadline=None)
@given(
    messages,
    st.sets(st.integers(1, 30), min_size=1, max_size=6),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_what_is_picked_is_what_was_read_and_context_is_its_neighbours(
    shelf, said, picked, before, after
):
    vault, item = shelf
    chat = Chat(Program.TELEGRAM_JSON, "방", "어제", Clock.STATED, True, said)
    there = {seq for seq in picked if seq <= len(said)}
    if not there:
        with pytest.raises(NotThere):
            excerpts.add(vault, item, chat, picked, before, after)
        return
    made = excerpts.add(vault, item, chat, picked, before, after)
    seqs = [one.seq for one in made.messages]
    assert seqs == sorted(set(seqs))
    assert {one.seq for one in made.messages if one.picked} == there
    # Counted here another way: within each room's run of messages, by distance.
    starts = [one.room != former.room for former, one in pairwise(said)]
    run = list(accumulate(starts, initial=0))
    wanted = {
        one.seq
        for one in said
        for seq in there
        if -before <= one.seq - seq <= after and run[one.seq - 1] == run[seq - 1]
    }
    assert set(seqs) == wanted
    for one in made.messages:
        read = said[one.seq - 1]
        assert (one.sender, one.sent, one.text) == (read.sender, read.sent, read.text)
        assert (one.attachment, one.origin, one.room) == (read.attachment, read.origin, read.room)
        assert one.moment == (read.moment.isoformat() if read.moment else "")
    assert (made.program, made.room, made.saved, made.clock) == (
        "telegram-json", "방", "어제", "stated"
    )  # fmt: skip


def test_numbers_are_given_once(vault, case):
    item = taken.of(vault, case.id).id
    chat = chats.read(vault, item)
    first, second = (excerpts.add(vault, item, chat, {n}) for n in (1, 2))
    excerpts.erase(vault, second.id)
    third = excerpts.add(vault, item, chat, {2})
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [one.number for one in excerpts.of_item(vault, item)] == [1, 3]
    gone = excerpts.get(vault, second.id)
    assert (gone.messages, gone.room, gone.saved, bool(gone.erased_at)) == ((), "", "", True)
    assert check.run(vault) == []


def test_every_excerpt_is_a_journal_line_without_a_word(vault, case):
    item = taken.of(vault, case.id).id
    incident = timeline.add(vault, case.id, NewIncident("일"))
    made = excerpts.add(vault, item, chats.read(vault, item), {2}, 1, 1, incident.id)
    line = journal.lines(vault.rows("SELECT * FROM journal ORDER BY seq DESC LIMIT 1"))[0]
    assert (line.event, line.subject) == ("excerpt.added", f"excerpt:{made.id}")
    assert line.details == {"messages": 3}
    (event,) = vault.rows("SELECT event FROM journal ORDER BY seq DESC LIMIT 1")[0]
    commits = {table for table, _, _ in journal.commits(event)}
    assert commits == {"excerpt", "evidence", "excerpt_message", "incident"}


def test_an_incident_cites_an_excerpt_and_so_its_item(vault, case):
    item = taken.of(vault, case.id).id
    made = excerpts.add(vault, item, chats.read(vault, item), {2})
    first = timeline.add(vault, case.id, NewIncident("새로", excerpts=(made.id,)))
    other = timeline.add(vault, case.id, NewIncident("다른"))
    excerpts.cite(vault, made.id, other.id)
    excerpts.cite(vault, made.id, other.id)
    assert excerpts.get(vault, made.id).incidents == (first.id, other.id)
    for ident in (first.id, other.id):
        incident = timeline.get(vault, ident)
        assert (incident.excerpts, incident.evidence) == ((made.id,), (item,))
        assert [one.id for one in excerpts.of_incident(vault, ident)] == [made.id]
    timeline.edit(vault, first.id, NewIncident("새로"))
    assert excerpts.get(vault, made.id).incidents == (other.id,)
    assert check.run(vault) == []
    assert [one.id for one in excerpts.of_case(vault, case.id)] == [made.id]
    evidence.remove(vault, item)
    assert excerpts.of_case(vault, case.id) == []


def test_what_is_erased_or_not_there_is_not_cited(vault, case):
    item = taken.of(vault, case.id).id
    chat = chats.read(vault, item)
    made = excerpts.add(vault, item, chat, {2})
    with pytest.raises(NotThere):
        excerpts.cite(vault, made.id, 12345)
    with pytest.raises(NotThere):
        excerpts.add(vault, item, chat, {1}, incident=12345)
    excerpts.erase(vault, made.id)
    # A form that was open meanwhile still names it.
    incident = timeline.add(vault, case.id, NewIncident("일", excerpts=(made.id,)))
    assert (incident.excerpts, incident.evidence) == ((), ())
    assert check.run(vault) == []


def test_words_of_an_excerpt_find_the_incident_that_cites_it(vault, case):
    item = take(vault, case.id, kakao("쉬는 시간에", f"{CANARY} 🫥 Telegram", "그래"))
    incident = timeline.add(vault, case.id, NewIncident("일"))
    timeline.add(vault, case.id, NewIncident("다른 일"))
    made = excerpts.add(vault, item.id, chats.read(vault, item.id), {2}, 0, 0, incident.id)
    for query in (CANARY, "카나리", "telegr", "🫥", "강하나"):
        assert timeline.ids(vault, case.id, query) == [incident.id], query
    assert timeline.ids(vault, case.id, "쉬는") == []  # not quoted
    timeline.edit(vault, incident.id, NewIncident("일"))
    assert timeline.ids(vault, case.id, CANARY) == []
    excerpts.cite(vault, made.id, incident.id)
    excerpts.erase(vault, made.id)
    assert timeline.ids(vault, case.id, CANARY) == []


def test_erased_words_are_in_no_file_of_the_vault(vault, case):
    item = take(vault, case.id, kakao(*[f"{CANARY} {n}" for n in range(300)]))
    made = excerpts.add(vault, item.id, chats.read(vault, item.id), {9, 100, 200}, 20, 20)
    snapshots.make(vault)
    assert traces(vault, CANARY) > 50
    excerpts.erase(vault, made.id)
    assert traces(vault, CANARY) == 0
    assert traces(vault, "카나") == 0
    assert check.run(vault) == []


@pytest.mark.parametrize("too", [True, False])
def test_with_the_export_its_excerpts_go_unless_the_person_keeps_them(vault, case, too):
    item = take(vault, case.id, kakao("앞", CANARY, "뒤"))
    incident = timeline.add(vault, case.id, NewIncident("일"))
    made = excerpts.add(vault, item.id, chats.read(vault, item.id), {2}, 1, 1, incident.id)
    snapshots.make(vault)
    evidence.erase(vault, item.id, excerpts_too=too)
    assert (traces(vault, CANARY) == 0) is too
    assert [one.id for one in excerpts.of_item(vault, item.id)] == ([] if too else [made.id])
    assert timeline.get(vault, incident.id).excerpts == (() if too else (made.id,))
    assert check.run(vault) == []
    chat = Chat(Program.TELEGRAM_JSON, "", "", Clock.DEVICE, True, [Message(1, "", "", None, "a")])
    with pytest.raises(NotThere):  # a sheet that was open meanwhile
        excerpts.add(vault, item.id, chat, {1})
    with pytest.raises(NotThere):
        chats.read(vault, item.id)


def test_a_damaged_or_missing_export_says_so(vault, case):
    item = take(vault, case.id, kakao(*["글"] * 1000))
    (path,) = vault.objects.iterdir()
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    with pytest.raises(ObjectDamaged):
        chats.read(vault, item.id)
    path.unlink()
    with pytest.raises(ObjectMissing):
        chats.read(vault, item.id)


def test_reading_stops_where_it_is_told(vault, case):
    item = take(vault, case.id, kakao(*["글" * 50] * 20_000))

    def stop(done, size):
        assert 0 < done <= size == item.size
        raise Cancelled

    with pytest.raises(Cancelled):
        chats.read(vault, item.id, stop)


def test_what_an_excerpt_holds_has_bounds(vault, case):
    item = take(vault, case.id, kakao(*["글"] * 600)).id
    chat = chats.read(vault, item)
    with pytest.raises(TooMany) as caught:
        excerpts.add(vault, item, chat, set(range(1, 502)))
    assert caught.value.limit == excerpts.MOST
    assert len(excerpts.add(vault, item, chat, set(range(1, 501))).messages) == excerpts.MOST
    assert len(excerpts.add(vault, item, chat, {100}, 999, 999).messages) == 41
    long = take(vault, case.id, kakao(*["가" * 400_000] * 11)).id
    chat = chats.read(vault, long)
    with pytest.raises(TooMany):
        excerpts.add(vault, long, chat, set(range(1, 12)))
    assert excerpts.add(vault, long, chat, {1}).messages[0].text == "가" * 100_000
    assert check.run(vault) == []


def test_only_bytes_that_are_sealed_lie_on_the_disk(vault, case, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    item = take(vault, case.id, packed(kakao(*[CANARY] * 3000)))
    seen: list[bytes] = []

    def look(_done, _size):
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        seen.append(b"".join(path.read_bytes() for path in files))

    excerpts.add(vault, item.id, chats.read(vault, item.id, look), {2}, 1, 1)
    look(0, 0)
    assert len(seen) > 1
    assert not any(CANARY.encode() in data for data in seen)
    assert CANARY.encode() in everything(vault.folder)  # the control: it is there, enciphered


def test_attachments_are_found_among_the_items(vault, case, tmp_path):
    path = tmp_path / "photo_1@02-09-2024_21-13-00.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(50))
    picture = evidence.take_in(vault, case.id, path, Shows.ORDINARY, Provenance("a"))
    chat = chats.read(vault, taken.of(vault, case.id, "telegram").id)
    there = chats.attachments(vault, case.id)
    named = [one.attachment for one in chat.messages]
    found = [there[chats.name_of(one)].id for one in named if chats.name_of(one) in there]
    assert found == [picture.id]
    assert chats.name_of("C:\\사진\\A.JPG") == chats.name_of("media/a.jpg") == "a.jpg"


def test_salvage_brings_excerpts_and_tells_of_those_it_cannot(vault, case, tmp_path):
    item = take(vault, case.id, kakao(*[f"글 {n} {CANARY}" for n in range(60)]))
    incident = timeline.add(vault, case.id, NewIncident("일"))
    read = chats.read(vault, item.id)
    kept = [excerpts.add(vault, item.id, read, {n}, 2, 2, incident.id) for n in (5, 30)]
    gone = excerpts.add(vault, item.id, read, {50})
    excerpts.erase(vault, gone.id)
    kept = [excerpts.get(vault, one.id) for one in kept]
    vault.close()
    saved = salvage.run(vault.folder, cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)
    assert saved.lost == ()
    with closing(cheap.again(tmp_path / "new")) as new:
        assert excerpts.of_item(new, item.id) == kept
        assert timeline.ids(new, case.id, CANARY) == [incident.id]
        assert excerpts.get(new, gone.id).erased_at
        assert check.run(new) == []


def test_an_excerpt_whose_row_is_lost_keeps_its_messages(vault, case, tmp_path):
    item = take(vault, case.id, kakao(*[f"글 {n} {CANARY}" for n in range(60)]))
    incident = timeline.add(vault, case.id, NewIncident("일"))
    read = chats.read(vault, item.id)
    first, lost = (excerpts.add(vault, item.id, read, {n}, 2, 2, incident.id) for n in (5, 30))
    with cheap.behind(vault.folder) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM excerpt WHERE id = ?", (lost.id,))
    vault.close()
    saved = salvage.run(vault.folder, cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)
    assert {(one.what, one.table) for one in saved.lost} == {("part", "excerpt")}
    with closing(cheap.again(tmp_path / "new")) as new:
        again = excerpts.get(new, lost.id)
        assert (again.number, again.messages, again.clock) == (2, lost.messages, "unclear")
        assert excerpts.get(new, first.id) == excerpts.of_item(new, item.id)[0]
        assert check.run(new) == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_kind_of_record_has_a_name_where_losses_are_told(language):
    words = texts.load(language, {})
    assert [table for table in journal.TABLES if not words.knows(f"thing.{table}")] == []
