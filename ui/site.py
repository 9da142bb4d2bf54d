"""The one way out of the program to a browser: the page of a place in a pack, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from companion.facts import Contact, Url

Browse = Callable[[QUrl], bool]
browse: Browse = QDesktopServices.openUrl
"""The system's own way to open an address."""

_URL = re.compile(str(get_args(Url)[1].pattern))


def open_(contact: Contact, how: Browse) -> bool:
    """Open the page of a place; whether the system took it.

    It takes a contact as a pack holds it, never a text, and looks at its address once more.
    """
    url = contact.url
    if url is None or _URL.match(url) is None:
        return False
    address = QUrl(url, QUrl.ParsingMode.StrictMode)
    if not address.isValid() or address.scheme() != "https" or address.userInfo():
        return False
    return how(address)
