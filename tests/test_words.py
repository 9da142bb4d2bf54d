"""The rules of docs/words.md that a machine can keep, for every sentence a person may read."""

from __future__ import annotations

import re

import pytest

from companion.languages import LANGUAGES
from companion.letters import Cleaner
from tests.words import Said, everything

LONGEST = {"ko": 76, "en": 31}  # letters of a Korean sentence, words of an English one
FORBIDDEN = {
    "ko": "오류|실패|잘못된|반드시|경고|몰카|음란물|가해자|피해자님",
    "en": r"\berrors?\b|\bfail(ed|ure)\b|\binvalid\b|\bwarning\b|\bperpetrator|\babuser"
    r"|\byou must\b|\billegal action\b|\bplease note\b",
}
HURRYING = {
    "ko": "서두르세요|서둘러|당장|빨리|늦기 전|얼른|급히|즉시",
    "en": r"\bhurry\b|\bimmediately\b|\basap\b|\bact now\b|\bdon't wait\b(?! for)"
    r"|(?<!not )too late|running out of|\bas soon as you can\b",
}
BLAMING = {
    "ko": "탓(?!하지|으로 말하지)|조심했어|부주의|함부로|왜 안 |왜 그랬|당신",
    "en": r"\byour fault\b|\bshould have\b|\bcareless|\bwhy did(n't)? you\b|\bforgot to\b",
}
GENDERED = {
    "ko": "여학생|남학생|그녀|남성|여성|오빠|누나|딸(?!린)|아들|아가씨",
    "en": r"\b(he|she|him|her|his|hers|girls?|boys?|daughters?|sons?|wom[ae]n|m[ae]n)\b",
}
SHOUTED = re.compile(r"\b[A-Z]{5,}\b")

MAY = {
    # What others are called, and what a law binds others to: not what we say to somebody.
    "contact.kr-1366.name": "여성긴급전화, Women's emergency line: its name",
    "contact.kr-1366.what": "says that men get help there, too",
    "contact.kr-sunflower.what": "one may want to know that a woman is there",
    "contact.kr-danuri.what": "for whom the place is",
    "procedure.takedown.agents.text": "the name of an institute",
    "guide.leave": "names what one may have to do",
    "guide.counsellors": "only if you must",
    "line.next-support.text": "what the law asks of who works at a school",
}
"""Texts that hold such a word for a reason."""
CALLED = {"NCMEC", "INHOPE", "ISPCC", "NSPCC", "UKCIS", "RAINN"}
"""Names that are written so."""


@pytest.fixture(scope="module")
def said() -> list[Said]:
    return everything()


def found(said: list[Said], rules: dict[str, str], documents: bool = False) -> list[str]:
    patterns = {language: re.compile(rule, re.IGNORECASE) for language, rule in rules.items()}
    return [
        str(one)
        for one in said
        if one.language in patterns
        and (documents or not one.in_document)
        and one.key not in MAY
        and patterns[one.language].search(one.text)
    ]


def test_there_is_much_to_read(said):
    assert len(said) > 5000
    assert {one.language for one in said} == set(LANGUAGES)


@pytest.mark.parametrize("rules", [FORBIDDEN, HURRYING, BLAMING, GENDERED])
def test_no_word_frightens_hurries_blames_or_guesses(said, rules):
    assert not found(said, rules)


def test_the_words_that_hurt_stand_in_no_document_either(said):
    assert not found(said, {"ko": "몰카|음란물|가해자|그녀", "en": r"\bperpetrator|\bshe\b"}, True)


def test_what_may_hold_such_a_word_still_does(said):
    """Else the reason is one no more, and hides the next."""
    for key in MAY:
        texts = [one for one in said if one.key == key]
        rules = (FORBIDDEN, HURRYING, BLAMING, GENDERED)
        assert any(re.search(r[one.language], one.text, re.I) for one in texts for r in rules), key


@pytest.mark.parametrize("language", LONGEST)
def test_no_sentence_is_too_long_for_one_breath(said, language):
    def size(sentence: str) -> int:
        return len(sentence) if language == "ko" else len(sentence.split())

    long = [
        (size(sentence), str(one))
        for one in said
        if one.language == language and not one.in_document
        for sentence in one.sentences()
        if size(sentence) > LONGEST[language]
    ]
    assert not long


def test_we_speak_in_one_way(said):
    """해요체 everywhere but in documents, which speak to an office."""
    spoken = [one for one in said if one.language == "ko" and not one.in_document]
    stiff = re.compile(r"(니다|니까|시오|한다|된다|있다|없다)[.?!]?[)”’]?(\s|$)")
    quoted = re.compile(r"[“‘][^”’]*[”’]")
    assert not [str(one) for one in spoken if stiff.search(quoted.sub("", one.text))]


def test_documents_speak_in_one_way(said):
    """Where they do speak in sentences, as one does to an office."""
    ours = [one for one in said if one.language == "ko" and one.key.startswith("choice.")]
    assert ours
    assert not [str(one) for one in ours if re.search(r"요[.]", one.text)]


def test_nothing_is_shouted(said):
    assert not [str(one) for one in said if "!" in one.text]
    names = {one.key.rpartition(".")[2] for one in said} and CALLED
    loud = [one for one in said if set(SHOUTED.findall(one.text)) - names]
    assert not [str(one) for one in loud if one.language == "en" and not one.in_document]


def test_marks_are_set_with_care(said):
    for one in said:
        assert '"' not in one.text, one  # “ ” and, around what stands on the screen, ‘ ’
        assert "..." not in one.text, one
        gaps = re.search(r"\S {2,}\S", one.text.replace("  ·  ", ""))
        assert one.in_document or not gaps, one
        assert one.text == one.text.strip() or one.text.endswith(": "), one
        assert one.text.count("“") == one.text.count("”"), one
        if one.language == "en":
            assert not re.search(r"(?<=[a-z])’(?=[a-z])", one.text) or one.in_document, one


def test_korean_is_set_as_koreans_set_it(said):
    """What is spelt wrongly most often, and particles in brackets, which nobody says."""
    wrong = re.compile(
        r"\b[이그저] 곳|할수|될수|수있|수없|되요|안되|됬|웬지|몇일"
        r"|을\(를\)|이\(가\)|은\(는\)|\(으\)로|되어지|지게 되"
        r"|에 의해|하는 것이 가능|에 있어서|에게 있어"
    )
    assert not [str(one) for one in said if one.language == "ko" and wrong.search(one.text)]


def test_no_letter_is_one_that_cannot_be_seen(said):
    clean = Cleaner()
    for one in said:
        assert "[U+" not in clean.clean(one.text), one
