"""Exports of every program, read to the message; and none of them trusted."""

from __future__ import annotations

import re
import time
import tracemalloc
from datetime import datetime, timedelta
from typing import Any

import pytest

from companion import texts
from companion.errors import Cancelled, ChangedWhileRead, NotAChat, NotAFile, Unreadable
from companion.intake.chats import chat, reading
from companion.intake.chats.chat import Chat, Clock, Export, Kind
from companion.languages import LANGUAGES
from tests.chats.samples import Sample, dumped, samples

SAMPLES = samples()


def export(data: bytes, step: int = 1 << 20) -> Export:
    return Export(
        lambda: (memoryview(data)[at : at + step] for at in range(0, len(data), step)), len(data)
    )


def read(data: bytes, step: int = 1 << 20) -> Chat:
    return reading.read(export(data, step))


def told(found: Chat) -> list[tuple[str, datetime | None, str, str]]:
    return [(one.sender, one.moment, one.text, one.attachment) for one in found.messages]


def same(found: Chat, sample: Sample) -> None:
    assert told(found) == sample.said
    assert (found.kind, found.room, found.clock) == (sample.kind, sample.room, sample.clock)
    assert [one.seq for one in found.messages] == list(range(1, len(sample.said) + 1))
    zones = [one.moment.utcoffset() for one in found.messages if one.moment]
    meant = [when.utcoffset() for _, when, _, _ in sample.said if when]
    assert zones == meant  # equal moments of two zones would compare as equal


def test_every_form_has_a_sample_a_reader_and_a_name():
    """What is missing of a new one is named here; CONTRIBUTING.md says where it goes."""
    forms = set(Kind)
    assert forms - {sample.kind for sample in SAMPLES.values()} == set()
    assert forms - reading._READERS.keys() == set()
    words = {f"program.{form}" for form in forms}
    for language in LANGUAGES:
        assert words - texts.own()[language].keys() == set(), language


@pytest.mark.parametrize("name", SAMPLES)
def test_an_export_is_read_as_it_was_written(name):
    found = read(SAMPLES[name].data)
    same(found, SAMPLES[name])
    assert found.whole


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("step", [1, 2, 3, 7])
def test_where_the_pieces_are_cut_makes_no_difference(name, step):
    same(read(SAMPLES[name].data, step), SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_line_ends_of_windows_make_no_difference(name):
    data = SAMPLES[name].data.replace(b"\n", b"\r\n")
    found = read(data)
    assert [one.sender for one in found.messages] == [said[0] for said in SAMPLES[name].said]
    assert not any("\r" in one.text for one in found.messages)


TEXTS = [name for name in SAMPLES if SAMPLES[name].data[:1] not in b"{[<"]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_make_no_difference(name, encoding):
    text = SAMPLES[name].data.decode("utf-8-sig")
    same(read(text.encode(encoding), 5), SAMPLES[name])


@pytest.mark.parametrize("name", ["kakaotalk windows", "kakaotalk android", "kakaotalk ios"])
def test_old_korean_windows_makes_no_difference(name):
    same(read(SAMPLES[name].data.decode().encode("cp949"), 5), SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_an_export_cut_anywhere_is_read_as_far_as_it_goes(name):
    sample = SAMPLES[name]
    whole = told(read(sample.data))
    known = {(sender, when) for sender, when, _, _ in whole}
    for end in range(0, len(sample.data), 11):
        try:
            found = read(sample.data[:end])
        except NotAChat:
            continue
        assert len(found.messages) <= len(whole) + 1
        for one in found.messages[:-1]:
            assert (one.sender, one.moment) in known or found.clock is Clock.UNCLEAR


@pytest.mark.parametrize("name", ["telegram", "instagram", "discord", "telegram page"])
def test_a_cut_is_noticed_where_the_form_shows_it(name):
    sample = SAMPLES[name]
    found = read(sample.data[: len(sample.data) * 5 // 6])
    assert not found.whole
    assert found.messages


@pytest.mark.parametrize("name", SAMPLES)
def test_an_export_is_of_one_program_only(name):
    assert reading.detect(export(SAMPLES[name].data)) is SAMPLES[name].kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        "안녕하세요\n카카오톡 대화가 좋아요".encode(),
        b"{}",
        b"[]",
        b"<html></html>",
        b"{" * 100_000,
        b"[" * 100_000,
        b"\0" * 5000,
        bytes(range(256)) * 50,
        b"Date,User\n1,2",
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        "하나고 님과 카카오톡 대화\n저장한 날짜 : 2024-09-03 21:15:03\n".encode(),
        b'{"messages": []}',
        b"12/12/2024 a line that begins like a day",
    ],
)
def test_what_is_no_export_is_refused(data):
    assert reading.detect(export(data)) is None
    with pytest.raises(NotAChat):
        read(data)


def test_a_file_is_read_from_its_place(tmp_path):
    path = tmp_path / "대화.txt"
    path.write_bytes(SAMPLES["kakaotalk windows"].data)
    same(reading.read(chat.of_file(path)), SAMPLES["kakaotalk windows"])


def test_a_file_that_is_none_or_changes_is_refused(tmp_path):
    with pytest.raises(NotAFile):
        chat.of_file(tmp_path)
    with pytest.raises(Unreadable):
        chat.of_file(tmp_path / "none")
    path = tmp_path / "grows.txt"
    path.write_bytes(SAMPLES["kakaotalk windows"].data)

    def grow(_done, _size):
        path.write_bytes(SAMPLES["kakaotalk windows"].data * 2)

    with pytest.raises(ChangedWhileRead):
        reading.read(chat.of_file(path), grow)


def test_progress_is_told_and_stops():
    data, heard = SAMPLES["telegram"].data, []
    reading.read(export(data, 100), lambda done, size: heard.append((done, size)))
    assert heard[-1] == (len(data), len(data))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)

    def stop(done, _size):
        if done > 300:
            raise Cancelled

    with pytest.raises(Cancelled):
        reading.read(export(data, 100), stop)


# What people write may look like the program's own lines.


def test_words_that_look_like_another_programs_line_stay_words():
    data = SAMPLES["kakaotalk android"].data.decode() + (
        "2024년 9월 3일 오전 9:00, 이두리 : 첫 줄\n"
        "[강하나] [오후 9:12] 나는 안 썼어\n"
        "2024. 9. 3. 오후 9:12, 강하나 : 나도\n"
        "2024년 9월 3일 21:12, 강하나 : 스물네 시간\n"
        "9/3/24, 9:12 - 강하나: 왓츠앱\n"
    )
    last = read(data.encode()).messages[-1]
    assert last.sender == "이두리"
    assert last.text.count("\n") == 4


def test_a_notice_of_the_program_is_not_put_into_somebodys_mouth():
    found = read(SAMPLES["kakaotalk windows"].data)
    assert [one.sender for one in found.messages if "나갔습니다" in one.text] == [""]


def test_a_line_that_names_a_day_is_words_if_words_follow_it():
    data = SAMPLES["kakaotalk android"].data.decode() + (
        "2024년 9월 3일 오전 9:00, 이두리 : 약속은\n"
        "2024년 9월 5일 오후 3:00\n\n어때?\n\n"
        "2024년 9월 4일 오전 7:00\n"
        "2024년 9월 4일 오전 7:00, 강하나 : 안 돼\n"
    )
    *_, asked, answered = read(data.encode()).messages
    assert asked.text == "약속은\n2024년 9월 5일 오후 3:00\n\n어때?"
    assert answered.text == "안 돼"


def test_a_line_that_reads_like_a_notice_is_words_if_words_follow_it():
    rule = "-" * 15
    data = SAMPLES["kakaotalk windows"].data.decode() + (
        "[이두리] [오전 9:00] 봐\n박세찬님이 나갔습니다.\n"
        f"{rule} 2030년 1월 1일 화요일 {rule}\nㅋㅋ\n"
        "박세찬님이 들어왔습니다.\n"
        "[강하나] [오전 9:01] 그만\n"
    )
    *_, said, notice, last = read(data.encode()).messages
    assert (said.sender, said.text.count("\n")) == ("이두리", 3)
    assert (notice.sender, notice.text) == ("", "박세찬님이 들어왔습니다.")
    assert last.moment
    assert last.moment.year == 2024


def test_a_month_without_a_name_here_gives_no_moment():
    rule = "-" * 15
    data = SAMPLES["kakaotalk windows, English"].data.decode("utf-8-sig")
    data += f"{rule} Lundi, Septembre 2, 2024 {rule}\n[Hana] [9:12 PM] one\n"
    data += f"{rule} Lundi, Xeptembre 3, 2024 {rule}\n[Hana] [9:12 PM] two\n"
    assert [bool(one.moment) for one in read(data.encode()).messages[-2:]] == [True, False]


def test_who_is_shown_as_the_author_of_what_is_passed_on_is_told():
    assert read(SAMPLES["telegram page"].data).messages[-1].origin == "다른 사람"
    one = {"id": 1, "type": "message", "from": "이두리", "forwarded_from": "다른 사람", "text": "a"}
    data = dumped({"name": "a", "type": "private_group", "id": 1, "messages": [one]})
    assert read(data).messages[0].origin == "다른 사람"


def test_messages_of_several_rooms_name_their_room():
    found = read(SAMPLES["telegram, all chats"].data)
    assert [one.room for one in found.messages] == ["지인방", "?"]


def test_a_date_nobody_can_read_for_sure_is_left_as_it_is():
    """2 September or 9 February: nothing in the file tells."""
    data = b"02/09/2024, 21:12 - Hana: one\n03/09/2024, 21:12 - Hana: two\n"
    found = read(data)
    assert found.clock is Clock.UNCLEAR
    assert [(one.sent, one.moment) for one in found.messages] == [
        ("02/09/2024, 21:12", None),
        ("03/09/2024, 21:12", None),
    ]


def padded(written: str) -> str:
    return re.sub(r"\b(\d)\b", r"0\1", written)


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (("1/31/24", "2/1/24"), "%m/%d/%y"),
        (("31/1/24", "1/2/24"), "%d/%m/%y"),
        (("2024-01-31", "2024-02-01"), "%Y-%m-%d"),
        (("02/01/2024", "01/02/2024"), "%d/%m/%Y"),  # 2 Jan to 1 Feb; else it would go back
        (("10/1/24", "9/2/24"), "%d/%m/%y"),
    ],
)
def test_the_order_of_a_date_follows_from_all_of_them(dates, order):
    data = "".join(f"{one}, 21:12 - Hana: a\n" for one in dates).encode()
    found = read(data)
    assert [f"{one.moment:{order}}" for one in found.messages] == list(map(padded, dates))


def test_impossible_times_are_not_made_up():
    data = SAMPLES["kakaotalk windows"].data.decode()
    data += "--------------- 2024년 13월 45일 월요일 ---------------\n[강하나] [오후 9:12] 언제?\n"
    last = read(data.encode()).messages[-1]
    assert (last.sent, last.moment, last.text) == ("오후 9:12", None, "언제?")


@pytest.mark.parametrize(
    ("stamp", "offset"),
    [
        ({"date": "2024-09-02T21:12:33", "date_unixtime": "1725279153"}, timedelta(hours=9)),
        ({"date": "2024-09-02T17:57:33", "date_unixtime": "1725279153"}, timedelta(minutes=345)),
        ({"date": "2024-09-02T21:12:34", "date_unixtime": "1725279153"}, timedelta()),
        ({"date": "junk", "date_unixtime": "1725279153"}, timedelta()),
        ({"date": "2024-09-02T21:12:33"}, None),
    ],
)
def test_telegrams_two_times_tell_the_zone(stamp, offset):
    one = {"id": 1, "type": "message", **stamp, "from": "강하나", "text": "a"}
    found = read(dumped({"name": "a", "type": "private_group", "id": 1, "messages": [one]}))
    when = found.messages[0].moment
    assert when
    assert when.utcoffset() == offset
    if offset is not None:
        assert when.timestamp() == 1725279153


@pytest.mark.parametrize("stamp", ["99999999999999999", "-1", "x", None, 1e300, [], "0"])
def test_a_time_that_is_none_leaves_the_message(stamp):
    one = {"id": 1, "type": "message", "date_unixtime": stamp, "from": "강하나", "text": "a"}
    found = read(dumped({"name": "a", "type": "private_group", "id": 1, "messages": [one]}))
    assert told(found) == [("강하나", None, "a", "")]


def test_values_of_other_kinds_do_no_harm():
    odds: list[Any] = [None, 1, 1.5, True, [], {}, "x", [[]], [{}], {"text": {"text": 1}}, [1, "b"]]
    for odd in odds:
        one = {"id": 1, "type": "message", "from": odd, "text": odd, "file": odd, "date": odd}
        data = {"name": odd, "type": "private_group", "id": 1, "messages": [one, odd]}
        assert len(read(dumped(data)).messages) <= 2
        said = {"sender_name": odd, "timestamp_ms": odd, "content": odd, "photos": odd}
        said |= {"share": odd}
        inbox = {"participants": odd, "messages": [said, odd], "title": odd}
        head = b'{"x": {"sender_name": "", "timestamp_ms": 1},'
        assert read(head + dumped(inbox)[1:]).kind is Kind.INSTAGRAM
        line = {"ID": odd, "Timestamp": odd, "Contents": odd, "Attachments": odd}
        own = dumped([{"ID": 1, "Timestamp": ""}, line, odd])
        assert read(own).kind is Kind.DISCORD_PACKAGE
        shown = {"id": odd, "type": odd, "timestamp": odd, "author": odd, "attachments": odd}
        room = {"guild": {"name": odd}, "channel": odd, "messages": [shown, odd]}
        assert read(dumped(room)).kind is Kind.DISCORD_EXPORTER


def test_half_letters_and_nul_become_storable():
    one = '{"id": 1, "type": "message", "from": "\\ud800a", "text": "\\u0000\\udfff"}'
    data = f'{{"name": "a", "type": "private_group", "id": 1, "messages": [{one}]}}'
    found = read(data.encode()).messages[0]
    assert (found.sender, found.text) == ("\ufffda", "\ufffd\ufffd")


def test_what_is_long_is_cut():
    long = "가" * (chat.TEXT + 5)
    data = SAMPLES["kakaotalk windows"].data.decode()
    data += f"[{'나' * 999}] [오후 9:12] {long}\n{long}\n"
    last = read(data.encode()).messages[-1]
    assert len(last.text) == chat.TEXT
    assert len(last.sender) == chat.NAME
    one = {"id": 1, "type": "message", "from": long, "text": [long, {"text": long}]}
    whole = {"name": long[:999], "type": "private_group", "id": 1, "messages": [one]}
    found = read(dumped(whole))
    assert (len(found.room), len(found.messages[0].text)) == (chat.NAME, chat.TEXT)


def test_one_endless_line_needs_no_endless_memory():
    head = SAMPLES["kakaotalk windows"].data
    chunks = [head, *[b"a" * (1 << 20)] * 40]
    tracemalloc.start()
    found = reading.read(Export(lambda: iter(chunks), 41 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 << 20
    assert len(found.messages[-1].text) <= chat.TEXT


def test_a_quote_that_is_never_closed_does_not_eat_the_rest():
    rows = "".join(f'2024-09-02 21:12:{n % 60:02},"강하나","글 {n}"\n' for n in range(20_000))
    data = 'Date,User,Message\n2024-09-02 21:12:00,"이두리","열어 두고\n' + rows
    found = read(data.encode())
    assert len(found.messages) > 15_000


def big(kind: str, count: int) -> bytes:
    """So many messages of a program."""
    clock = datetime(2024, 1, 1)  # noqa: DTZ001
    if kind == "telegram":
        many = [
            {"id": n, "type": "message", "date": "2024-09-02T21:12:33", "from_id": "user1",
             "date_unixtime": str(1725279153 + n), "from": f"사람 {n % 9}",
             "text": ["글 ", {"type": "bold", "text": str(n)}], "text_entities": []}
            for n in range(count)
        ]  # fmt: skip
        return dumped({"name": "방", "type": "private_group", "id": 1, "messages": many})
    if kind == "telegram page":
        page = SAMPLES[kind].data.decode()
        at = page.index('<div class="message default')
        end = page.index('     <div class="message default clearfix joined')
        return (page[:at] + page[at:end] * count + page[end:]).encode()
    if kind == "instagram":
        many = [
            {
                "sender_name": "ì\x95\x88",
                "timestamp_ms": 1725279153000 - n,
                "content": f"ì\x95\x88 {n}",
            }
            for n in range(count)
        ]
        return dumped({"participants": [], "messages": many, "title": "a"})
    lines = []
    for n in range(count):
        now = clock + timedelta(minutes=n)
        half = "오전" if now.hour < 12 else "오후"
        if kind == "kakaotalk windows":
            if n % 1440 == 0:
                lines.append(
                    f"--------------- {now.year}년 {now.month}월 {now.day}일 월요일 ---------------"
                )
            lines.append(f"[사람 {n % 9}] [{half} {now.hour % 12 or 12}:{now:%M}] 글 {n} 그리고 더")
        elif kind == "whatsapp":
            lines.append(f"{now:%d/%m/%Y}, {now:%H:%M} - 사람 {n % 9}: 글 {n} 그리고 더")
        else:
            lines.append(f'{now:%Y-%m-%d %H:%M:%S},"사람 {n % 9}","글 {n}, 그리고 ""더"""')
    title = {"kakaotalk windows": "방 님과 카카오톡 대화\n", "kakaotalk mac": "Date,User,Message\n"}
    return (title.get(kind, "") + "\n".join(lines)).encode()


BIG = ["kakaotalk windows", "kakaotalk mac", "whatsapp", "telegram", "telegram page", "instagram"]


@pytest.mark.parametrize("kind", BIG)
def test_ten_thousand_messages_are_read_in_a_moment(kind):
    data = big(kind, 10_000)
    begun = time.process_time()
    found = read(data)
    took = time.process_time() - begun
    assert len(found.messages) >= 10_000
    assert took < 2
