"""Words in a language: places, fallbacks, particles, and the program's own words."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import facts, paths, records, texts, when
from companion.languages import LANGUAGES
from companion.texts import Texts

FORMS = [form for pair in texts._PAIRS for form in pair[:2]]
# The house style: not said to a frightened person
NEVER_SAID = ["가해자", "몰카", "음란물", "야동", "오류", "실패", "잘못된", "반드시", "경고"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("영희", "영희를 영희가 영희는 영희와 영희로 영희예요"),
        ("민준", "민준을 민준이 민준은 민준과 민준으로 민준이에요"),
        ("서울", "서울을 서울이 서울은 서울과 서울로 서울이에요"),
        ("옷", "옷을 옷이 옷은 옷과 옷으로 옷이에요"),
        ("0", "0을 0이 0은 0과 0으로 0이에요"),
        ("1", "1을 1이 1은 1과 1로 1이에요"),
        ("2", "2를 2가 2는 2와 2로 2예요"),
        ("3", "3을 3이 3은 3과 3으로 3이에요"),
        ("4", "4를 4가 4는 4와 4로 4예요"),
        ("5", "5를 5가 5는 5와 5로 5예요"),
        ("6", "6을 6이 6은 6과 6으로 6이에요"),
        ("7", "7을 7이 7은 7과 7로 7이에요"),
        ("8", "8을 8이 8은 8과 8로 8이에요"),
        ("9", "9를 9가 9는 9와 9로 9예요"),
        ("1388", "1388을 1388이 1388은 1388과 1388로 1388이에요"),
        ("100", "100을 100이 100은 100과 100으로 100이에요"),
        ("URL", "URL을 URL이 URL은 URL과 URL로 URL이에요"),
        ("DM", "DM을 DM이 DM은 DM과 DM으로 DM이에요"),
        ("PDF", "PDF를 PDF가 PDF는 PDF와 PDF로 PDF예요"),
        ("X", "X를 X가 X는 X와 X로 X예요"),
        ("Telegram", "Telegram을 Telegram이 Telegram은 Telegram과 Telegram으로 Telegram이에요"),
        ("Talk", "Talk을 Talk이 Talk은 Talk과 Talk으로 Talk이에요"),
        ("TikTok", "TikTok을 TikTok이 TikTok은 TikTok과 TikTok으로 TikTok이에요"),
        ("LINE", "LINE을 LINE이 LINE은 LINE과 LINE으로 LINE이에요"),
        ("Discord", "Discord를 Discord가 Discord는 Discord와 Discord로 Discord예요"),
        ("Google", "Google을 Google이 Google은 Google과 Google로 Google이에요"),
        ("밤(9월)", "밤(9월)을 밤(9월)이 밤(9월)은 밤(9월)과 밤(9월)로 밤(9월)이에요"),
        ("‘민준’", "‘민준’을 ‘민준’이 ‘민준’은 ‘민준’과 ‘민준’으로 ‘민준’이에요"),
        ("🙂", "🙂을(를) 🙂이(가) 🙂은(는) 🙂과(와) 🙂(으)로 🙂이에요"),
        ("さくら", "さくら을(를) さくら이(가) さくら은(는) さくら과(와) さくら(으)로 さくら이에요"),
        ("", "을(를) 이(가) 은(는) 과(와) (으)로 이에요"),
    ],
)  # fmt: skip
def test_the_particle_fits_the_last_sound(word, said):
    kinds = (
        ("을", "를"),
        ("이", "가"),
        ("은", "는"),
        ("과", "와"),
        ("으로", "로"),
        ("이에요", "예요"),
    )
    for number in (0, 1):  # either of the two forms may be written in the text
        told = Texts("ko", {"ko": {"a": " ".join(f"{{w:{kind[number]}}}" for kind in kinds)}})
        assert told.say("a", w=word) == said


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), st.sampled_from(FORMS))
def test_every_syllable_takes_one_of_the_two_forms(syllable, form):
    closed = unicodedata.normalize("NFD", syllable)
    pair = next(pair for pair in texts._PAIRS if form in pair[:2])
    expected = pair[0] if len(closed) == 3 else pair[1]
    if closed[-1] == "\u11af" and pair[0] == "으로":
        expected = "로"
    assert texts.particle(syllable, form) == expected
    assert texts.particle(closed, form) == expected  # a name typed on a Mac is the same name


def test_what_is_no_particle_stays_as_it_is():
    assert Texts("ko", {"ko": {"a": "{n:까지}"}}).say("a", n="3월") == "3월까지"


@given(st.text(), st.text(alphabet="{}:을를abc_", max_size=20))
def test_saying_never_fails_and_reads_no_place_in_a_value(value, template):
    told = Texts("ko", {"ko": {"t": template, "one": "[{a}]", "two": "{a:을}"}})
    told.say("t", a=value, b=3)
    assert told.say("one", a=value) == f"[{value}]"
    assert told.say("two", a=value).startswith(value)


def test_a_place_reaches_no_attribute_and_takes_no_format():
    template = "{a.__class__} {a[0]} {a!r} {a:>10} {0} {} {A} {{a}}"
    told = Texts("en", {"en": {"t": template}})
    assert told.say("t", a="x") == template.replace("{{a}}", "{x}")
    with pytest.raises(ValueError, match="brace"):
        texts.places(template)


def test_places_of_a_text():
    assert texts.places("{name:을} {hour}:{minute} {name}") == {"name", "hour", "minute"}
    assert texts.places("아무것도 없어요") == frozenset()
    for bad in ("{name", "name}", "{}", "{name:까지}", "{Name}", "{a b}"):
        with pytest.raises(ValueError, match=r"brace|particle"):
            texts.places(bad)


def test_what_a_language_lacks_is_said_in_english_then_korean():
    words = {
        "vi": {"a": "một"},
        "ko": {"a": "하나", "b": "둘", "c": "셋"},
        "en": {"a": "one", "b": "two"},
    }
    told = Texts("vi", words)
    assert [told.say(key) for key in ("a", "b", "c", "d.e.last", "plain")] == [
        "một", "two", "셋", "last", "plain",
    ]  # fmt: skip
    assert told.knows("c")
    assert not told.knows("d.e.last")
    assert (told.language, told.languages) == ("vi", ("vi", "ko", "en"))
    assert Texts("ko", words).say("b") == "둘"
    assert Texts("xx").say("a.b") == "b"


def test_a_value_that_is_missing_leaves_a_gap_and_not_a_crash():
    assert Texts("ko", {"ko": {"a": "{name:이} 했어요"}}).say("a", other="x") == "…이(가) 했어요"


def test_of_two_tables_the_earlier_one_speaks():
    assert Texts("ko", {"ko": {"a": "하나"}}, {"ko": {"a": "둘", "b": "셋"}}).say("a") == "하나"
    assert texts.load("en", {"en": {"when.unknown": "hacked", "act.x": "An act"}}).say("act.x")
    assert texts.load("en", {"en": {"when.unknown": "hacked"}}).say("when.unknown") != "hacked"


OWN = texts.own()


def test_there_are_words_of_each_language_and_no_others():
    """That they say the same things is in tests/test_languages.py."""
    assert {language.removesuffix("-easy") for language in OWN} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_easy_words_say_what_the_usual_ones_say(language):
    easy, usual = OWN[f"{language}-easy"], OWN[language]
    assert easy
    assert set(easy) <= set(usual)
    assert all(texts.places(easy[key]) == texts.places(usual[key]) for key in easy)
    said = texts.load(f"{language}-easy")
    assert said.language == language
    assert said.say("known.saw") == easy["known.saw"]
    assert said.say("known.unsaid") == usual["known.unsaid"]


def test_own_words_keep_the_house_style():
    said = {key: bad for key, text in OWN["ko"].items() for bad in NEVER_SAID if bad in text}
    assert not said
    hangul = {key for key, text in OWN["en"].items() if re.search("[가-힣]", text)}
    assert not hangul - {key for key in hangul if key.startswith("language.")}


ENUMS = [
    kind
    for module in (records, when)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", ENUMS)
def test_every_value_of_a_closed_set_has_a_name(kind):
    section = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    section = {"span": "when"}.get(section, section)
    assert {f"{section}.{value}" for value in kind} <= set(OWN["ko"])


@pytest.mark.parametrize(
    ("section", "kind"),
    [("category", facts.Category), ("audience", facts.Audience), ("weekday", facts.Day)],
)
def test_every_value_a_pack_may_use_has_a_name(section, kind):
    assert {f"{section}.{value}" for value in kind.__args__} <= set(OWN["ko"])


@pytest.mark.parametrize(
    ("time", "ko", "en"),
    [
        (when.UNKNOWN, "날짜를 모름", "date not known"),
        (when.exact(2026, 9, 8, 21, 5), "2026년 9월 8일 21:05", "8 September 2026, 21:05"),
        (when.day(2026, 5, 1, when.DayPart.NIGHT), "2026년 5월 1일 밤", "1 May 2026, at night"),
        (when.week(2026, 9, 8), "2026년 9월 둘째 주", "second week of September 2026"),
        (when.month(2026, 9, when.MonthPart.EARLY), "2026년 9월 초", "early September 2026"),
        (when.term(2026, 2), "2026학년도 2학기", "school year 2026, term 2"),
        (
            when.before("체육대회", when.month(2026, 9, when.MonthPart.EARLY)),
            "2026년 9월 초, 체육대회 전",
            "early September 2026, before 체육대회",
        ),
    ],
)  # fmt: skip
def test_times_are_said_as_the_design_says_them(time, ko, en):
    assert when.words(time, texts.load("ko")) == ko
    assert when.words(time, texts.load("en")) == en


def test_own_words_lie_where_paths_says():
    assert {file.stem for file in (paths.resources() / "words").iterdir()} == set(OWN)
