from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from companion import errors
from companion.errors import CompanionError
from companion.languages import LANGUAGES
from ui import messages

VALUES: dict[type[CompanionError], tuple[object, ...]] = {
    errors.VaultTooNew: (9, 1),
    errors.PassphraseTooShort: (8,),
    errors.TooLong: (300,),
    errors.TooMany: (500,),
    errors.EmptyText: ("title",),
    errors.SeveralCases: (2,),
    errors.TooManyFiles: (10_000,),
    errors.TooLarge: (64 * 1024**3,),
    errors.Forbidden: ("under19",),
    errors.ObjectMissing: (7,),
    errors.ObjectDamaged: (7,),
    errors.PackError: ("contacts.toml", "contact.kr-112", "stale"),
    errors.NotABundle: ("no-manifest",),
    errors.NoStamp: ("another",),
    errors.NoUpdate: ("another",),
}
HARD = ("오류", "실패", "잘못된", "반드시", "경고", "error", "fail", "invalid", "warning", "must")


def kinds(of: type[CompanionError] = CompanionError) -> list[type[CompanionError]]:
    return [of, *(kind for child in of.__subclasses__() for kind in kinds(child))]


def made(kind: type[CompanionError]) -> CompanionError:
    return kind(*VALUES.get(kind, ()))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_its_own_sentence(speak, kind, language):
    speak(language)
    said = messages.sentence(made(kind))
    assert said.endswith((".", "?"))
    assert "{" not in said
    parent = kind.__bases__[0]
    if parent in VALUES or parent in kinds():
        assert said != messages.sentence(made(parent))
    assert not [word for word in HARD if word in said.lower()]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_the_sentence_is_said_in_korean(speak, kind):
    speak("en")
    english = messages.sentence(made(kind))
    speak("ko")
    korean = messages.sentence(made(kind))
    assert korean != english
    assert any("가" <= letter <= "힣" for letter in korean)


def test_values_stand_in_the_sentence(speak):
    speak("ko")
    assert "300자" in messages.sentence(errors.TooLong(300))
    assert "200,000자" in messages.sentence(errors.TooLong(200_000))
    assert "7번" in messages.sentence(errors.ObjectDamaged(7))


def test_the_guard_speaks_differently_to_one_who_helps():
    assert messages.sentence(errors.Forbidden("under19")) != messages.sentence(
        errors.Forbidden("not_yours")
    )


def test_what_nobody_expected_is_said_without_its_text():
    said = messages.sentence(ValueError("a name nobody may read"))
    assert "nobody may read" not in said
    assert said == messages.sentence(CompanionError())


def test_a_subclass_without_a_sentence_takes_its_parents():
    class Rare(errors.NoSpace):
        pass

    assert messages.sentence(Rare()) == messages.sentence(errors.NoSpace())
    assert QCoreApplication.translate("Messages", "no such text") == "no such text"
