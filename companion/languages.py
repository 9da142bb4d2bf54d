"""The languages the program speaks.

CONTRIBUTING.md says what one more needs; `tests/test_languages.py` tells what of it is missing.
"""

from __future__ import annotations

import locale
import os

LANGUAGES = {"ko": "한국어", "en": "English"}
"""Each by its own name, under the code its files are named with; English is that of the code."""


def of_computer(otherwise: str) -> str:
    """The language of the computer where we speak it, as the environment or the system tells."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return next((code for code in LANGUAGES if named.lower().startswith(code)), otherwise)
