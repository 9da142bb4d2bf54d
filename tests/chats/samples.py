"""Exports as chat programs write them: the shapes are published, people and words made up here."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from companion.intake.chats.chat import Clock, Kind

KST = timezone(timedelta(hours=9))
PHOTO = "photos/photo_1@02-09-2024_21-13-00.jpg"


@dataclass(frozen=True)
class Sample:
    kind: Kind
    room: str
    clock: Clock
    data: bytes
    said: list[tuple[str, datetime | None, str, str]]  # sender, moment, text, attachment


def at(*numbers: int, tz: timezone | None = None) -> datetime:
    return datetime(*numbers, tzinfo=tz)  # type: ignore[misc,arg-type]


KAKAO_WINDOWS = """하나고 2학년 3반 님과 카카오톡 대화
저장한 날짜 : 2024-09-03 21:15:03

--------------- 2024년 9월 2일 월요일 ---------------
[강하나] [오전 12:05] 아직 안 자?
[이두리] [오후 9:12] 이것 좀 봐
사진이 또 올라왔어

[어제랑 같은 거]
[강하나] [오후 12:30] 파일: 화면 1.png
박세찬님이 나갔습니다.
--------------- 2024년 9월 3일 화요일 ---------------
[] [오전 8:00] 채팅방 관리자가 메시지를 가렸습니다.
[강하나] [오전 8:01] 누가 그랬는지 : 모르겠어
"""
KAKAO_WINDOWS_EN = """Class 3 with KakaoTalk Chats
Date Saved : 2024-09-03 21:15:03

--------------- Monday, September 2, 2024 ---------------
[Hana] [12:05 AM] still awake?
[Duri] [9:12 PM] look at this
[Hana] [12:30 PM] File: screen 1.png
Sechan left this chatroom.
"""
KAKAO_ANDROID = """하나고 2학년 3반 12 님과 카카오톡 대화
저장한 날짜 : 2024년 9월 3일 오후 9:15


2024년 9월 2일 오전 12:05
2024년 9월 2일 오전 12:05, 강하나 : 아직 안 자?
2024년 9월 2일 오후 9:12, 이두리 : 이것 좀 봐
사진이 또 올라왔어
2024년 9월 2일 오후 9:13, 박세찬님이 나갔습니다.
2024년 9월 2일 오후 9:14, 강하나 : 9:15, 거기서 봐 : 알았지
2024년 9월 3일 오전 8:00, 강하나 : 5f2b7e1c9a3d4e6f8a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d.jpg
"""
STORED = KAKAO_ANDROID.rsplit(" : ", maxsplit=1)[-1].strip()
KAKAO_ANDROID_EN = """KakaoTalk Chats with Class 3
Date Saved : September 3, 2024 at 9:15\u202fPM


September 2, 2024 at 12:05\u202fAM
September 2, 2024 at 12:05\u202fAM, Hana : still awake?
September 2, 2024 at 9:12\u202fPM, Duri : look at this
September 2, 2024 at 9:13\u202fPM, Sechan left.
"""
KAKAO_IOS = """Talk_2024.9.3 21:15-1.txt
저장한 날짜 : 2024. 9. 3. 오후 9:15



2024년 9월 2일 월요일
2024. 9. 2. 오전 12:05, 강하나 : 아직 안 자?
2024. 9. 2. 오후 9:12, 이두리 : 이것 좀 봐
사진이 또 올라왔어
2024. 9. 2. 오후 9:13: 박세찬님이 나갔습니다.

2024년 9월 3일 화요일
2024. 9. 3. 오전 8:00, 강하나 : 사진
"""
KAKAO_IOS_TIMED = """하나고 2학년 3반 카카오톡 대화
저장한 날짜 : 2024년 9월 3일 오후 9:15


2024년 9월 2일 월요일
오전 12:05, 강하나 : 아직 안 자?
오후 9:12, 이두리 : 이것 좀 봐
3:15, 거기서 : 봐
오후 9:13, 박세찬님이 나갔습니다.
2024년 9월 3일 화요일
오전 8:00, 강하나 : 사진
"""
KAKAO_IOS_EN = """Talk_2024.9.3 21:15-1.txt
Date Saved : Sep 3, 2024 at 21:15


Monday, September 2, 2024
Sep 2, 2024 at 00:05, Hana : still awake?
Sep 2, 2024 at 21:12, Duri : look at this
and this
Sep 2, 2024 at 21:13: Sechan left this chatroom.
"""
KAKAO_MAC = """\ufeffDate,User,Message
2024-09-02 00:05:10,"강하나","아직 안 자?"
2024-09-02 21:12:33,"이두리","이것 좀 봐, ""또"" 올라왔어
2024-09-02 21:12:34,""나""도 봤어"
2024-09-03 08:00:00,"강하나","파일: 화면 1.png"
2024-09-03 08:00:01,강하나,따옴표 없이
"""
WHATSAPP_ANDROID = """2/9/24, 9:12\u202fpm - Messages and calls are end-to-end encrypted.
2/9/24, 9:12\u202fpm - Hana: still awake?
2/9/24, 9:13\u202fpm - Duri: look: at this
and this
2/9/24, 9:14\u202fpm - Duri: \u200eIMG-20240902-WA0001.jpg (file attached)
my caption
2/9/24, 9:15\u202fpm - Duri: <Media omitted>
14/9/24, 12:05\u202fam - Hana changed the group name
"""
WHATSAPP_ANDROID_KO = """2024. 9. 2. 오후 9:12 - 메시지와 통화는 종단간 암호화됩니다.
2024. 9. 2. 오후 9:12 - 강하나: 아직 안 자?
2024. 9. 2. 오후 9:14 - 이두리: IMG-20240902-WA0001.jpg (파일 첨부됨)
2024. 9. 3. 오전 12:05 - 강하나: 아니
"""
WHATSAPP_IOS = """[02.09.24, 21:12:33] Class 3: \u200eMessages and calls are end-to-end encrypted.
[02.09.24, 21:12:35] Hana: still awake?
\u200e[02.09.24, 21:13:01] Duri: \u200e<attached: 00000012-PHOTO-2024-09-02-21-13-01.jpg>
[03.09.24, 00:05:00] ~\u202fSechan: no
[13.09.24, 08:00:00] Hana: last
"""
TELEGRAM = {
    "name": "지인방",
    "type": "private_supergroup",
    "id": 1002003004,
    "messages": [
        {
            "id": 1, "type": "service", "date": "2024-09-02T21:00:00",
            "date_unixtime": "1725278400", "actor": "운영자", "action": "invite_members",
            "members": ["강하나", "이두리"], "text": "", "text_entities": [],
        },
        {
            "id": 2, "type": "message", "date": "2024-09-02T21:12:33",
            "date_unixtime": "1725279153", "from": "운영자", "from_id": "user77",
            "text": ["보려면 ", {"type": "link", "text": "https://example.org/a"}, " 로"],
        },
        {
            "id": 3, "type": "message", "date": "2024-09-02T21:13:00",
            "date_unixtime": "1725279180", "from": "이두리", "from_id": "user78",
            "photo": "photos/photo_1@02-09-2024_21-13-00.jpg", "width": 9, "height": 9, "text": "",
        },
        {
            "id": 4, "type": "message", "date": "2024-09-02T21:14:00", "from": None,
            "from_id": "user79", "file": "files/표.xlsx", "text": "지운 계정",
        },
    ],
}  # fmt: skip
TELEGRAM_ALL = {
    "about": "Here is the data you requested.",
    "personal_information": {"user_id": 1, "first_name": "하나"},
    "contacts": {"about": "", "list": []},
    "chats": {
        "about": "",
        "list": [
            {"name": "지인방", "type": "private_group", "id": 1, "messages": [
                {"id": 1, "type": "message", "date": "2024-09-02T21:12:33",
                 "date_unixtime": "1725279153", "from": "운영자", "text": "하나"}]},
            {"type": "saved_messages", "id": 2, "messages": [
                {"id": 9, "type": "message", "date": "2024-09-03T21:12:33",
                 "date_unixtime": "1725365553", "from": "강하나", "text": "둘"}]},
        ],
    },
    "left_chats": {"about": "", "list": []},
}  # fmt: skip
TELEGRAM_PAGE = """<!DOCTYPE html>
<html>
 <head><meta charset="utf-8"/><title>Exported Data</title></head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
지인방 &amp; 친구
     </div>
    </div>
   </div>
   <div class="page_body chat_page"><div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
2 September 2024
      </div>
     </div>
     <div class="message default clearfix" id="message2">
      <div class="pull_left userpic_wrap"><div class="userpic userpic1">
        <div class="initials" style="line-height: 42px">운</div></div></div>
      <div class="body">
       <div class="pull_right date details" title="02.09.2024 21:12:33 UTC+09:00">
21:12
       </div>
       <div class="from_name">
운영자
       </div>
       <div class="text">
보려면 <a href="https://example.org/a">https://example.org/a</a> 로<br>두 번째 줄 &lt;b&gt;
       </div>
      </div>
     </div>
     <div class="message default clearfix joined" id="message3">
      <div class="body">
       <div class="pull_right date details" title="02.09.2024 21:13:00 UTC+09:00">
21:13
       </div>
       <div class="media_wrap clearfix">
        <a class="photo_wrap clearfix pull_left" href="photos/photo_1@02-09-2024_21-13-00.jpg">
         <img class="photo" src="photos/photo_1@02-09-2024_21-13-00_thumb.jpg"/>
        </a>
       </div>
      </div>
     </div>
     <div class="message default clearfix" id="message4">
      <div class="body">
       <div class="pull_right date details" title="02.09.2024 21:14:00 UTC+09:00">
21:14
       </div>
       <div class="from_name">
이두리
       </div>
       <div class="forwarded body">
        <div class="from_name">
다른 사람 <span class="date details" title="01.09.2024 10:00:00 UTC+09:00"> 01.09.2024</span>
        </div>
        <div class="text">
전달한 글
        </div>
       </div>
      </div>
     </div>
   </div></div>
  </div>
 </body>
</html>
"""


def garbled(text: str) -> str:
    """As Instagram writes it: a letter for each byte."""
    return text.encode().decode("latin-1")


INSTAGRAM = {
    "participants": [{"name": garbled("강하나")}, {"name": garbled("이두리 ✨")}],
    "messages": [
        {"sender_name": garbled("이두리 ✨"), "timestamp_ms": 1725279240000,
         "photos": [{"uri": "your_instagram_activity/messages/inbox/a/photos/1.jpg",
                     "creation_timestamp": 1725279239}]},
        {"sender_name": garbled("이두리 ✨"), "timestamp_ms": 1725279180500,
         "share": {"link": "https://example.org/p", "share_text": garbled("이거")},
         "content": garbled("공유했어요")},
        {"sender_name": garbled("강하나"), "timestamp_ms": 1725279153000,
         "content": garbled("아직 안 자?"), "reactions": []},
    ],
    "title": garbled("이두리 ✨"),
    "is_still_participant": True,
    "thread_path": "inbox/a_1",
    "magic_words": [],
}  # fmt: skip
DISCORD = {
    "guild": {"id": "11", "name": "놀이터", "iconUrl": ""},
    "channel": {"id": "22", "type": "GuildTextChat", "name": "일반", "topic": None},
    "dateRange": {"after": None, "before": None},
    "exportedAt": "2024-09-03T21:15:03.1+09:00",
    "messages": [
        {"id": "1280128000000000001", "type": "Default", "timestamp": "2024-09-02T21:12:33.5+09:00",
         "timestampEdited": None, "content": "아직 안 자?", "attachments": [],
         "author": {"id": "1", "name": "hana_k", "nickname": "강하나", "isBot": False}},
        {"id": "1280128000000000002", "type": "Reply", "timestamp": "2024-09-02T21:13:00+09:00",
         "content": "", "author": {"id": "2", "name": "duri", "nickname": "duri"},
         "attachments": [{"id": "5", "url": "https://example.org/5/a.png", "fileName": "a.png"}]},
        {"id": "1280128000000000003", "type": "GuildMemberJoin",
         "timestamp": "2024-09-02T21:14:00+09:00", "content": "Joined the server.",
         "author": {"id": "3", "name": "sechan"}, "attachments": []},
    ],
    "messageCount": 3,
}  # fmt: skip
DISCORD_OWN = [
    {"ID": 1280128000000000000, "Timestamp": "2024-09-02 11:30:00", "Contents": "나중",
     "Attachments": ""},
    {"ID": 1280100000000000000, "Timestamp": "2024-09-02 09:00:00", "Contents": "먼저",
     "Attachments": "https://example.org/a.png https://example.org/b.png"},
]  # fmt: skip
DISCORD_TABLE = """ID,Timestamp,Contents,Attachments
1280128000000000000,2024-09-02 11:30:00.123000+00:00,"나중, 쉼표
두 줄",
1280100000000000000,2024-09-02 09:00:00.123000+00:00,먼저,https://example.org/a.png
"""
FIRST = datetime.fromtimestamp(((1280100000000000000 >> 22) + 1420070400000) / 1000, UTC)
LATER = datetime.fromtimestamp(((1280128000000000000 >> 22) + 1420070400000) / 1000, UTC)


def dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def packed(*texts: bytes, method: int = zipfile.ZIP_DEFLATED, later: bool = False) -> bytes:
    """A zip of chats between pictures; sizes are written behind each member if `later`."""
    out = io.BytesIO()
    ends = {b"{": "json", b"<": "html"}
    with zipfile.ZipFile(Unseekable(out) if later else out, "w", method) as box:
        box.writestr("사진 1.jpg", bytes(3000), zipfile.ZIP_STORED if not later else method)
        for number, text in enumerate(texts):
            box.writestr(f"chats/{number}.{ends.get(text[:1], 'txt')}", text)
        box.writestr("photos/2.jpg", bytes(300))
    return out.getvalue()


class Unseekable(io.RawIOBase):
    """What a phone writes a zip to: it cannot go back and say how long a member became."""

    def __init__(self, out: io.BytesIO) -> None:
        super().__init__()
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._out.write(data)


def samples() -> dict[str, Sample]:
    """Each by its name."""
    night, evening = at(2024, 9, 2, 0, 5), at(2024, 9, 2, 21, 12)
    after, morning = at(2024, 9, 2, 21, 13), at(2024, 9, 3, 8, 0)
    device, stated = Clock.DEVICE, Clock.STATED
    korean = [
        ("강하나", night, "아직 안 자?", ""),
        ("이두리", evening, "이것 좀 봐\n사진이 또 올라왔어", ""),
    ]
    english = [("Hana", night, "still awake?", ""), ("Duri", evening, "look at this", "")]
    gone = "박세찬님이 나갔습니다."
    seen = at(2024, 9, 2, 21, 12, 33, tz=KST)
    return {
        "kakaotalk windows": Sample(
            Kind.KAKAOTALK_WINDOWS, "하나고 2학년 3반", device, KAKAO_WINDOWS.encode(),
            [
                korean[0],
                ("이두리", evening, "이것 좀 봐\n사진이 또 올라왔어\n\n[어제랑 같은 거]", ""),
                ("강하나", at(2024, 9, 2, 12, 30), "파일: 화면 1.png", "화면 1.png"),
                ("", None, gone, ""),
                ("", morning, "채팅방 관리자가 메시지를 가렸습니다.", ""),
                ("강하나", at(2024, 9, 3, 8, 1), "누가 그랬는지 : 모르겠어", ""),
            ],
        ),
        "kakaotalk windows, English": Sample(
            Kind.KAKAOTALK_WINDOWS, "Class 3", device, KAKAO_WINDOWS_EN.encode("utf-8-sig"),
            [
                *english,
                ("Hana", at(2024, 9, 2, 12, 30), "File: screen 1.png", "screen 1.png"),
                ("", None, "Sechan left this chatroom.", ""),
            ],
        ),
        "kakaotalk android": Sample(
            Kind.KAKAOTALK_ANDROID, "하나고 2학년 3반 12", device, KAKAO_ANDROID.encode(),
            [
                *korean,
                ("", after, gone, ""),
                ("강하나", at(2024, 9, 2, 21, 14), "9:15, 거기서 봐 : 알았지", ""),
                ("강하나", morning, STORED, STORED),
            ],
        ),
        "kakaotalk android, English": Sample(
            Kind.KAKAOTALK_ANDROID, "Class 3", device, KAKAO_ANDROID_EN.encode(),
            [*english, ("", after, "Sechan left.", "")],
        ),
        "kakaotalk ios": Sample(
            Kind.KAKAOTALK_IOS, "Talk_2024.9.3 21:15-1", device, KAKAO_IOS.encode(),
            [*korean, ("", after, gone, ""), ("강하나", morning, "사진", "")],
        ),
        "kakaotalk ios, times only": Sample(
            Kind.KAKAOTALK_IOS, "하나고 2학년 3반", device, KAKAO_IOS_TIMED.encode(),
            [
                korean[0],
                ("이두리", evening, "이것 좀 봐\n3:15, 거기서 : 봐", ""),
                ("", after, gone, ""),
                ("강하나", morning, "사진", ""),
            ],
        ),
        "kakaotalk ios, English": Sample(
            Kind.KAKAOTALK_IOS, "Talk_2024.9.3 21:15-1", device, KAKAO_IOS_EN.encode(),
            [
                english[0],
                ("Duri", evening, "look at this\nand this", ""),
                ("", after, "Sechan left this chatroom.", ""),
            ],
        ),
        "kakaotalk mac": Sample(
            Kind.KAKAOTALK_MAC, "", device, KAKAO_MAC.encode(),
            [
                ("강하나", at(2024, 9, 2, 0, 5, 10), "아직 안 자?", ""),
                (
                    "이두리", at(2024, 9, 2, 21, 12, 33),
                    '이것 좀 봐, "또" 올라왔어\n2024-09-02 21:12:34,"나"도 봤어', "",
                ),
                ("강하나", morning, "파일: 화면 1.png", "화면 1.png"),
                ("강하나", at(2024, 9, 3, 8, 0, 1), "따옴표 없이", ""),
            ],
        ),
        "whatsapp android": Sample(
            Kind.WHATSAPP_ANDROID, "", device, WHATSAPP_ANDROID.encode(),
            [
                ("", evening, "Messages and calls are end-to-end encrypted.", ""),
                ("Hana", evening, "still awake?", ""),
                ("Duri", after, "look: at this\nand this", ""),
                (
                    "Duri", at(2024, 9, 2, 21, 14),
                    "IMG-20240902-WA0001.jpg (file attached)\nmy caption",
                    "IMG-20240902-WA0001.jpg",
                ),
                ("Duri", at(2024, 9, 2, 21, 15), "<Media omitted>", ""),
                ("", at(2024, 9, 14, 0, 5), "Hana changed the group name", ""),
            ],
        ),
        "whatsapp android, Korean": Sample(
            Kind.WHATSAPP_ANDROID, "", device, WHATSAPP_ANDROID_KO.encode(),
            [
                ("", evening, "메시지와 통화는 종단간 암호화됩니다.", ""),
                ("강하나", evening, "아직 안 자?", ""),
                (
                    "이두리", at(2024, 9, 2, 21, 14),
                    "IMG-20240902-WA0001.jpg (파일 첨부됨)", "IMG-20240902-WA0001.jpg",
                ),
                ("강하나", at(2024, 9, 3, 0, 5), "아니", ""),
            ],
        ),
        "whatsapp ios": Sample(
            Kind.WHATSAPP_IOS, "", device, WHATSAPP_IOS.encode(),
            [
                (
                    "Class 3", at(2024, 9, 2, 21, 12, 33),
                    "Messages and calls are end-to-end encrypted.", "",
                ),
                ("Hana", at(2024, 9, 2, 21, 12, 35), "still awake?", ""),
                (
                    "Duri", at(2024, 9, 2, 21, 13, 1),
                    "<attached: 00000012-PHOTO-2024-09-02-21-13-01.jpg>",
                    "00000012-PHOTO-2024-09-02-21-13-01.jpg",
                ),
                ("~\u202fSechan", at(2024, 9, 3, 0, 5), "no", ""),
                ("Hana", at(2024, 9, 13, 8, 0), "last", ""),
            ],
        ),
        "telegram": Sample(
            Kind.TELEGRAM_JSON, "지인방", stated, dumped(TELEGRAM),
            [
                ("", at(2024, 9, 2, 21, tz=KST), "운영자 invite_members 강하나, 이두리", ""),
                ("운영자", seen, "보려면 https://example.org/a 로", ""),
                ("이두리", at(2024, 9, 2, 21, 13, tz=KST), "", PHOTO),
                ("", at(2024, 9, 2, 21, 14), "지운 계정", "files/표.xlsx"),
            ],
        ),
        "telegram, all chats": Sample(
            Kind.TELEGRAM_JSON, "", stated, dumped(TELEGRAM_ALL),
            [
                ("운영자", at(2024, 9, 2, 21, 12, 33, tz=KST), "하나", ""),
                ("강하나", at(2024, 9, 3, 21, 12, 33, tz=KST), "둘", ""),
            ],
        ),
        "telegram page": Sample(
            Kind.TELEGRAM_HTML, "지인방 & 친구", stated, TELEGRAM_PAGE.encode(),
            [
                ("", None, "2 September 2024", ""),
                (
                    "운영자", seen,
                    "보려면 https://example.org/a 로\n두 번째 줄 <b>", "",
                ),
                ("운영자", at(2024, 9, 2, 21, 13, tz=KST), "", PHOTO),
                ("이두리", at(2024, 9, 2, 21, 14, tz=KST), "전달한 글", ""),
            ],
        ),
        "instagram": Sample(
            Kind.INSTAGRAM, "이두리 ✨", stated, dumped(INSTAGRAM),
            [
                ("강하나", at(2024, 9, 2, 12, 12, 33, tz=UTC), "아직 안 자?", ""),
                (
                    "이두리 ✨", at(2024, 9, 2, 12, 13, 0, 500_000, tz=UTC),
                    "공유했어요\n이거\nhttps://example.org/p", "",
                ),
                (
                    "이두리 ✨", at(2024, 9, 2, 12, 14, tz=UTC), "",
                    "your_instagram_activity/messages/inbox/a/photos/1.jpg",
                ),
            ],
        ),
        "discord": Sample(
            Kind.DISCORD_EXPORTER, "놀이터 · 일반", stated, dumped(DISCORD),
            [
                ("강하나 (hana_k)", at(2024, 9, 2, 21, 12, 33, 500_000, tz=KST), "아직 안 자?", ""),
                ("duri", at(2024, 9, 2, 21, 13, tz=KST), "", "a.png"),
                (
                    "", at(2024, 9, 2, 21, 14, tz=KST),
                    "sechan: GuildMemberJoin Joined the server.", "",
                ),
            ],
        ),
        "discord, own": Sample(
            Kind.DISCORD_PACKAGE, "", stated, dumped(DISCORD_OWN),
            [("me", FIRST, "먼저", "https://example.org/a.png"), ("me", LATER, "나중", "")],
        ),
        "discord, own as a table": Sample(
            Kind.DISCORD_PACKAGE, "", stated, DISCORD_TABLE.encode(),
            [
                ("me", FIRST, "먼저", "https://example.org/a.png"),
                ("me", LATER, "나중, 쉼표\n두 줄", ""),
            ],
        ),
    }  # fmt: skip
