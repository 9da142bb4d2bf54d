"""The ways somebody's name is written in free text: the whole name, and the given name alone.

도윤이가, 도윤아 and Ann say as much as 김도윤 and Ann Lee. Where a given name is also a word
(하늘, 지원, Will), or has one syllable, only what nobody says of a word is taken for the name:
하늘이가 is somebody, "하늘이 파랗다" may be the sky, and to put a name there would change what is
told. 우리 is never taken for a name. What this leaves is for the person to see in the preview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The surnames that nearly everyone has; what begins otherwise (담임, 상담교사) is no full name.
_SURNAMES = frozenset(
    "가간갈감강개견경계고공곽구국궁권금기길김나남노단당도독동두라류마맹명모목문민박반방배백범변복봉부빈사상서석선"
    "설섭성소손송승시신심안양어엄여연염엽예오옥온왕용우원위유육윤은음이인임장전정제조종좌주지진차창채천초최추탁태판"
    "팽편평포표피하한함허현형호홍화환황후"
) - {"상", "단", "초", "당"}
_COMPOUND = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방")
_TITLES = "선생님|선생|쌤|샘|교사|학생|선배|후배|언니|오빠|누나|형|씨|군|양|님"
_FULL = re.compile(rf"([가-힣]{{2,5}}|[가-힣]{{1,2}} [가-힣]{{1,3}})(?:\s*(?:{_TITLES}))?")

# Given names that are words as well. One who is called so is masked where it can only be a name.
_WORDS_TOO = """
    가람 가수 가온 가을 가지 겨울 경기 경우 경주 고운 공주 구름 기록 기쁨 기자 나라 나래 나비 내일
    노을 누리 다운 다정 단비 단풍 달래 대표 도움 도전 동생 동의 두리 두나 미래 미소 미안 미술 민주
    민국 믿음 바다 방금 별님 보라 보람 보석 봄이 사라 사랑 사장 사진 상담 새벽 서울 선물 성공 성인
    세계 세리 세상 소라 소리 소망 소원 소중 송이 수상 수영 수정 수지 수학 슬기 승리 시간 시대 시원
    신기 신비 아름 아람 아라 아침 여름 여유 연습 연주 영광 오늘 온유 왕자 우정 우주 유리 유명 은총
    은혜 의사 이상 이슬 이유 인기 인내 인사 인정 자유 장미 재미 정도 정리 정의 제주 주소 주의 주인
    주장 지구 지금 지도 지수 지원 지혜 진리 진실 진심 진정 진주 초롱 친구 태양 태풍 평화 하나 하늘
    학교 학생 한글 한결 현실 현재 효과 효자 희망 힘찬
"""
_WORDS = frozenset(_WORDS_TOO.split())
_NEVER = frozenset(("우리",))
_LATIN_TOO = """
    class teacher school student counsellor practice april art august bill chance chase dawn
    dean drew faith frank gene grace grant guy hope hunter iris ivy jack joy june lance lily
    mark may page pat penny ray rich rob rose sky star summer sunny sue van ward will winter the
    not known unknown name who someone other
"""
_LATIN_WORDS = frozenset(_LATIN_TOO.split())
# What follows a name and no word: 도윤이가, 도윤아, 도윤한테
_AS_NAME = (
    r"(?=이(?:가|는|를|랑|의|도|만|네|야|와|한테|에게|하고|라고|라는|처럼|보다)"
    rf"|[아야](?![가-힣])|한테|에게|께서|(?:{_TITLES})(?![가-힣])"
    r"|(?:선생님|쌤|선배|언니|오빠|누나|씨|님)(?:[이가은는을를의도만과와랑께]|한테|에게))"
)


def given(name: str) -> str:
    """A Korean name without its surname; "" where there is none, or it is no such name."""
    full = _bare(name)
    surname, _, rest = full.partition(" ")
    if rest:
        return rest if surname in _COMPOUND or surname in _SURNAMES else ""
    if full.startswith(_COMPOUND) and len(full) > 2:
        return full[2:]
    return full[1:] if full[:1] in _SURNAMES and 2 <= len(full) <= 3 else ""


def forms(name: str) -> Iterator[tuple[str, str]]:
    """Every way to write the whole name, with a pattern that finds it."""
    shorter = re.split(r"[(（\[]", name, maxsplit=1)[0]
    bare = _bare(name) if given(name) else ""
    for form in dict.fromkeys((name.strip(), shorter.strip(), bare, bare.replace(" ", ""))):
        if form:
            yield form, _whole(form)


def shorts(name: str) -> Iterator[tuple[str, str]]:
    """Every way to write part of the name, with a pattern that finds it."""
    first = given(name)
    if first and first not in _NEVER:
        if len(first) == 1 or first in _WORDS:
            yield first, rf"(?<![가-힣]){first}{_AS_NAME}"
        else:
            yield first, rf"(?<![가-힣]){first}|{first}{_AS_NAME}"
    parts = re.split(r"[(\[]", name, maxsplit=1)[0].split()
    if len(parts) > 1 and all(re.fullmatch("[A-Z][A-Za-z'-]+", part) for part in parts):
        for part in parts:
            if len(part) > 2 and part.lower() not in _LATIN_WORDS:
                yield part, rf"(?-i:{_whole(part)})"


def left(name: str, text: str) -> str:
    """The given name where it still stands in a text whose names are masked; else "".

    Only one that is a word as well, or one syllable: whether it is meant is for a person to see.
    """
    first = given(name)
    if not first or first not in text:
        return ""
    end = r"(?=[이가은는을를의도만과와랑]?(?![가-힣]))" if len(first) == 1 else ""
    return first if re.search(rf"(?<![가-힣]){first}{end}", text) else ""


def _bare(name: str) -> str:
    """A Korean name without what was added to it: a bracket, a title."""
    found = _FULL.fullmatch(re.split(r"[(（\[]", name, maxsplit=1)[0].strip())
    return found[1] if found else ""


def _whole(form: str) -> str:
    """Finds a form; a Latin one only as a whole word.

    Korean particles follow a Latin name without a space (Ann이), so only Latin letters and
    digits count as more of the word.
    """
    escaped = re.escape(form)
    return rf"(?<![a-z0-9_]){escaped}(?![a-z0-9_])" if form.isascii() else escaped
