"""The languages of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from companion import paths

LANGUAGES = {"ko": "한국어", "en": "English"}
"""Each language of the window by its own name."""


def of_system() -> str:
    """The language of the computer if we speak it, else English."""
    spoken = QLocale.system().name().partition("_")[0]
    return spoken if spoken in LANGUAGES else "en"


class Speech:
    """Which language the program's own words and Qt's are in."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Say what is made from now on in this language; widgets that are there stay."""
        for old in self._installed:
            self._app.removeTranslator(old)
        QLocale.setDefault(QLocale(language))
        ours = paths.resources().parent / "translations" / f"{language}.qm"
        theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = []
        for file in (f"{theirs}/qtbase_{language}.qm", str(ours)):
            translator = QTranslator()
            if translator.load(file):  # English, the language of the code, has none
                self._app.installTranslator(translator)
                self._installed.append(translator)
