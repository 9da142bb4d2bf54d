"""Before a page is opened in the browser: what that leaves behind, and the other way."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from companion.facts import Contact
from ui import site
from ui.widgets import copying
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, Words


class SiteSheet(Overlay):
    """Says what opening a page means, and opens it only then."""

    def __init__(self, over: QWidget, contact: Contact, name: str) -> None:
        super().__init__(over, name)
        self._contact = contact
        self.browse = site.browse
        self.body.addWidget(GroupTitle(QUrl(contact.url or "").host()))
        self.body.addWidget(Words(contact.url or ""))
        self.body.addWidget(
            Words(
                self.tr(
                    "This opens your browser, outside this program. The page stays in its history,"
                    " and whoever runs the network may see the name of the page."
                )
            )
        )
        self.body.addWidget(GroupTitle(self.tr("Without a line in the history")))
        self.body.addWidget(
            Words(
                self.tr(
                    "Copy the address, open a private window in the browser and paste it there:"
                    " Ctrl+Shift+N in Chrome, Edge and Whale, Ctrl+Shift+P in Firefox, ⌘+Shift+N"
                    " in Safari. A private window leaves nothing in the history of this computer;"
                    " the network can still see the name of the page."
                )
            )
        )
        self._said = LiveLine()
        self._copy, self._open = (
            Button(self.tr("Copy the address instead"), main=True),
            Button(self.tr("Open it in the browser")),
        )
        self._copy.clicked.connect(self._copy_address)
        self._open.clicked.connect(self._go)
        row = Flow()
        for button in (self._copy, self._open):
            button.setAccessibleDescription(name)
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self._said)

    def _copy_address(self) -> None:
        copying.copy(self._contact.url or "")
        self._said.say(self.tr("Copied; it goes from the clipboard again in a minute."))

    def _go(self) -> None:
        if site.open_(self._contact, self.browse):
            self.close()
        else:
            self._said.say(
                self.tr("No browser took it. The address can be copied and pasted into one.")
            )
