"""Short and easy sentences for children say what the usual ones say, where there are some."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from companion import packs, settings, texts
from companion.errors import PackError
from companion.languages import LANGUAGES
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import click
from tests.ui.test_unlock import words
from tests.words import ROOT, Said, catalogue, table
from ui import language
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.start import Start, parse

EASY = {code: ROOT / "translations" / f"{code}-easy.ts" for code in LANGUAGES}
LONGEST = {"ko": 45, "en": 17}  # letters of a Korean sentence, words of an English one
JOURNEY = (
    *("Limits", "_KnowFirst", "_Ask", "NewPassphrase", "ForgotFace"),  # the first screen
    *("TodayPage", "NowQuestion", "Waiting", "HelpPage", "FirstPlace", "PauseCard", "Breathing"),
    *("IncidentForm", "ShortForm", "AskStep", "GuardQuestions", "ChoiceStep", "RefusedStep"),
    *("HideButton", "Messages", "Surprise"),
)


def pairs(path: Any) -> dict[tuple[str, str], str]:
    """Each translation by its context and source."""
    found, source = {}, ""
    for one in catalogue(path, "easy"):
        if one.language == "en":
            source = one.text
        else:
            found[one.key, source] = one.text
    return found


def usual(language: str) -> dict[tuple[str, str], str]:
    """What is said otherwise; English is the language of the code."""
    found = pairs(ROOT / "translations" / "ko.ts")
    return found if language == "ko" else {key: key[1] for key in found}


def easy(language: str) -> list[Said]:
    """Every easy sentence there is."""
    found = [one for one in catalogue(EASY[language], "easy") if one.language == "easy"]
    found += table(ROOT / "resources" / "words" / f"{language}-easy.toml", "easy")
    for path in (ROOT / "resources" / "packs").rglob(f"text/{language}-easy/*.toml"):
        found += table(path, "easy")
    return found


def size(language: str, sentence: str) -> int:
    return len(sentence) if language == "ko" else len(sentence.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stands_beside_a_usual_one_with_the_same_places(language):
    there, simple = usual(language), pairs(EASY[language])
    assert len(simple) > 100
    assert not simple.keys() - there.keys()
    place = re.compile(r"\{\w*\}|%n|%\d")
    for key, text in simple.items():
        assert sorted(place.findall(text)) == sorted(place.findall(there[key])), key
        assert text != there[key], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_of_a_child_are_covered(language):
    assert set(JOURNEY) <= {context for context, _ in pairs(EASY[language])}
    lines = packs.load("kr").words[f"{language}-easy"]
    assert lines.keys() == packs.load("kr").words["ko-easy"].keys()
    assert {"line.safe.text", "line.not.text", "line.next-young.text"} <= lines.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_short(language):
    assert not [
        (size(language, sentence), sentence)
        for one in easy(language)
        for sentence in one.sentences()
        if size(language, sentence) > LONGEST[language]
    ]


def test_what_has_an_easy_sentence_in_one_language_needs_none_in_another_or_has_one():
    """An English one that is short as it is stays; nothing is easy in one language alone."""
    missing = pairs(EASY["ko"]).keys() - pairs(EASY["en"]).keys()
    assert not pairs(EASY["en"]).keys() - pairs(EASY["ko"]).keys()
    assert all(size("en", source) <= 6 for _, source in missing)


def test_they_are_chosen_in_the_settings_and_stay(make_session, keep, speak):
    session = make_session("ko")
    settings.set_(session.vault, "easy", "yes")
    again = type(session)(session.vault, session.tasks)
    assert again.words.say("known.saw") == "내가 봤어요"
    assert again.words.say("line.safe-over.title") == "지나간 일이라면 천천히 해도 돼요"
    assert again.words.say("line.call-adult.title") == "이야기할 수 있는 곳"  # has no easy one
    assert again.words.language == "ko"
    speak("ko", easy=True)
    window: Any = keep(MainWindow(again))
    window.begin("today")
    shown = [one.text() for one in window.page.findChildren(QLabel)]
    assert "하고 싶은 것을 골라요. 아무것도 안 해도 괜찮아요." in shown


def test_only_a_language_that_has_some_offers_them(make_session, keep, monkeypatch):
    for code in LANGUAGES:
        assert language.has_easy(code)
        assert "easy" in keep(SettingsPage(make_session(code)))._choices
    monkeypatch.setattr(language, "has_easy", lambda _: False)
    assert "easy" not in keep(SettingsPage(make_session("en")))._choices


def test_english_ones_stay_where_the_language_is_english(make_session, keep, speak):
    session = make_session("en")
    settings.set_(session.vault, "easy", "yes")
    again = type(session)(session.vault, session.tasks)
    assert again.words.say("known.worked_out") == "I think it was like that"
    assert again.words.say("line.safe-over.title") == "If it is over, you have time"
    assert again.words.say("line.call-adult.title") == "Someone to talk to"  # has no easy one
    speak("en", easy=True)
    window: Any = keep(MainWindow(again))
    window.begin("today")
    shown = [one.text() for one in window.page.findChildren(QLabel)]
    assert "You can choose one of these. Doing nothing now is fine too." in shown


def test_a_locked_program_goes_on_in_easy_words():
    assert parse(Start(easy=True).arguments(), {}).easy
    assert not parse(Start().arguments(), {}).easy


def test_they_are_chosen_before_there_is_a_record(run, tmp_path, qtbot):
    running = run(tmp_path / "none" / "notes-data")
    click(running.locked, "쉬운 말로 보기")
    assert "‘숨기기’를 누르거나" in words(running.locked)
    click(running.locked, "보통 말로 보기")
    assert "‘숨기기’를 누르거나" not in words(running.locked)
    click(running.locked, "English")
    click(running.locked, "In easy words")
    assert "Hiding only hides." in words(running.locked)


def test_an_opened_record_says_how_it_speaks(run, folder, qtbot):
    running = run(folder)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    session = running.program.session
    settings.set_(session.vault, "easy", "yes")
    running.program._dress_anew()
    assert running.program.session.easy
    assert running.program._start.easy


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('[line.safe]\ntitle = "{x}"\n', "other-places"),
        ('[line.none]\ntitle = "x"\n', "extra-word"),
        ('[line.safe]\ntitle = "{"\n', "bad-place"),
    ],
)
def test_the_checker_of_packs_reads_easy_words_too(tmp_path, said, reason):
    folder = packs_copy(tmp_path)
    (folder / "text" / "ko-easy" / "first_look.toml").write_text(said, encoding="utf-8")
    with pytest.raises(PackError) as raised:
        packs.load("kr", folder)
    assert raised.value.reason == reason


def test_easy_words_of_a_language_the_pack_has_not_are_refused(tmp_path):
    folder = packs_copy(tmp_path)
    (folder / "text" / "ko-easy").rename(folder / "text" / "ja-easy")
    with pytest.raises(PackError) as raised:
        packs.load("kr", folder)
    assert raised.value.reason == "unknown-language"


def packs_copy(tmp_path: Any) -> Any:
    """The Korean pack, to be changed."""
    return shutil.copytree(ROOT / "resources" / "packs" / "kr", tmp_path / "kr")


def test_texts_of_no_easy_language_are_as_before():
    assert texts.plain("ko-easy") == "ko"
    assert texts.plain("ko") == "ko"
