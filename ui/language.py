"""The languages of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from companion import paths
from companion.languages import LANGUAGES


def of_system() -> str:
    """The language of the computer if we speak it, else English."""
    spoken = QLocale.system().name().partition("_")[0]
    return spoken if spoken in LANGUAGES else "en"


def after(code: str) -> str:
    """The next of the languages; behind the last, or one that is none of them, the first."""
    codes = list(LANGUAGES)
    return codes[(codes.index(code) + 1) % len(codes)] if code in codes else codes[0]


def has_easy(code: str) -> bool:
    """Whether a language has short and easy sentences of its own."""
    return _file(code + paths.EASY).is_file()


def _file(code: str) -> Path:
    return paths.resources().parent / "translations" / f"{code}.qm"


class Speech:
    """Which language the program's own words and Qt's are in."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: str, *, easy: bool = False) -> None:
        """Say what is made from now on in this language; widgets that are there stay.

        `easy`: in its short and easy sentences, where there are some.
        """
        for old in self._installed:
            self._app.removeTranslator(old)
        QLocale.setDefault(QLocale(language))
        theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = []
        ours = [language, language + paths.EASY] if easy else [language]
        # Qt asks the last one first.
        for file in (f"{theirs}/qtbase_{language}.qm", *(str(_file(code)) for code in ours)):
            translator = QTranslator()
            if translator.load(file):  # of English, the language of the code, only its plurals
                self._app.installTranslator(translator)
                self._installed.append(translator)
