"""Keys and copies: what opens the record, and where else it lies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import backup, device, guardian, keyfile, when
from companion.records import Role
from ui import theme
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.backup import BackupSheet
from ui.sheets.change_passphrase import ChangePassphraseSheet
from ui.sheets.device import DeviceSheet, NoDeviceSheet
from ui.sheets.guardian import (
    GuardianSheet,
    HandingOverSheet,
    NoGuardianSheet,
    OpeningsSheet,
)
from ui.sheets.new_key import NewKeySheet
from ui.sheets.recovery_code import NewCodeSheet, TryCodeSheet
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, Group, Words, scrolled


class KeysPage(Page):
    """Five groups, each a sentence on how it stands and what can be done.

    `begin(name)` opens a sheet from elsewhere: "try_code", "make_code", "backup".
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("KeysPage", "Keys & copies")
        super().__init__(session, title, parent)
        self._code, self._device, self._backup = Words(), Words(), Words()
        self._change = self._button(self.tr("Change the passphrase"), self._change_passphrase)
        self._renew = self._button(self.tr("Someone knows it"), self._renew_key)
        self._try = self._button(self.tr("Try the code"), self._try_code)
        self._make = self._button(self.tr("Make a new code"), self._make_code)
        self._on = self._button(self.tr("Let this computer open it"), self._turn_on)
        self._off = self._button(self.tr("With the passphrase only"), self._turn_off)
        self._guardian = Words()
        self._let = self._button(self.tr("Let a guardian open it"), self._let_guardian)
        self._bar = self._button(self.tr("Take their passphrase away"), self._bar_guardian)
        self._opened = self._button(self.tr("What a guardian opened"), self._show_openings)
        self._hand = self._button(self.tr("Hand it over"), self._hand_over)
        self._back_up = self._button(self.tr("Make a backup"), self._make_backup)
        self._offered: bool | None = None  # nobody knows yet
        self._lay_out()
        if not session.practised:  # nothing of it goes into a keyring
            session.tasks.apart(self, device.offered, self._learn, session.failed.emit)

    def begin(self, name: str) -> None:
        """Open the sheet that a reminder speaks of."""
        {"try_code": self._try_code, "make_code": self._make_code}.get(name, self._make_backup)()

    def refresh(self) -> None:
        ways = keyfile.ways(self.session.vault.folder, self.session.floor)
        has_code, by_device = "recovery" in ways, "device" in ways
        self._code.setText(
            self.tr("There is one. Whoever has the paper can open the record.")
            if has_code
            else self.tr("There is none. If the passphrase is forgotten, nothing opens the record.")
        )
        self._try.setVisible(has_code)
        self._make.setText(self.tr("Make a new code") if has_code else self.tr("Make a code"))
        self._make.setAccessibleName(self._make.text())
        self._device.setText(self._about_device(on=by_device))
        self._on.setVisible(bool(self._offered) and not by_device)
        self._off.setVisible(by_device)
        self._backup.setText(self._about_backup())
        self._show_guardian("guardian" in ways)

    def _show_guardian(self, there: bool) -> None:
        """How it stands with a guardian; where it is one who opened this, only that."""
        vault, case = self.session.vault, self.session.case
        here = guardian.here(vault)
        told = there and not here
        self._guardian.setText(
            self.tr(
                "You opened this with a guardian's passphrase. Keys are changed with the other."
            )
            if here
            else self.tr("A guardian can open it with a passphrase of their own.")
            if there
            else self.tr("Nobody but who has the passphrase.")
        )
        self._let.setVisible(not there and not here)
        self._bar.setVisible(told)
        self._opened.setVisible(told or (not here and bool(guardian.openings(vault, 1))))
        self._hand.setVisible(told or (not here and case.role is Role.CHILD))

    def _about_device(self, *, on: bool) -> str:
        if on:
            return self.tr("Anyone who can use this computer account can open the record.")
        if self.session.practised:
            return self.tr("Here you would decide about it. A made-up record puts no key there.")
        if self._offered is None:
            return self.tr("One moment…")
        if self._offered:
            return self.tr("This computer alone opens nothing. That is safer.")
        return self.tr("This computer has no keyring that could be trusted with it.")

    def _about_backup(self) -> str:
        age = backup.age(self.session.vault)
        if not age.at:
            return self.tr("There is none yet. If this computer breaks, the record is gone.")
        day = when.words(when.day_of(age.at), self.session.words)
        said = self.tr("The last one: {day}.").format(day=day)
        if age.holds_erased:
            said += " " + self.tr(
                "Something that was deleted for good since is still in it. A new one at the same"
                " place no longer has it."
            )
        elif age.changed:
            said += " " + self.tr("The record has changed since.")
        return said

    def _learn(self, offered: bool) -> None:
        self._offered = offered
        self.refresh()

    def _change_passphrase(self) -> None:
        ChangePassphraseSheet(self.session, self).open()

    def _renew_key(self) -> None:
        NewKeySheet(self.session, self).open()

    def _try_code(self) -> None:
        TryCodeSheet(self.session, self).open()

    def _make_code(self) -> None:
        NewCodeSheet(self.session, self).open()

    def _turn_on(self) -> None:
        DeviceSheet(self.session, self).open()

    def _turn_off(self) -> None:
        NoDeviceSheet(self.session, self).open()

    def _let_guardian(self) -> None:
        GuardianSheet(self.session, self).open()

    def _bar_guardian(self) -> None:
        NoGuardianSheet(self.session, self).open()

    def _show_openings(self) -> None:
        OpeningsSheet(self.session, self).open()

    def _hand_over(self) -> None:
        HandingOverSheet(self.session, self).open()

    def _make_backup(self) -> None:
        BackupSheet(self.session, self).open()

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH) + 2 * theme.SHEET)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, theme.STEP, 2)
        column.setSpacing(theme.GAP)
        passphrase = Words(
            self.tr(
                "Changing it is enough when you only want another one. If someone may know it, a"
                " new key keeps them out of all you write from then on."
            )
        )
        for title, said, buttons in (
            (self.tr("The passphrase"), passphrase, (self._change, self._renew)),
            (self.tr("The recovery code"), self._code, (self._try, self._make)),
            (self.tr("Opening with this computer"), self._device, (self._on, self._off)),
            (
                self.tr("A guardian"),
                self._guardian,
                (self._let, self._opened, self._bar, self._hand),
            ),
            (self.tr("Backup"), self._backup, (self._back_up,)),
        ):
            row, group = Flow(), Group(title)
            for button in buttons:
                row.addWidget(button)
            group.body.addWidget(said)
            group.body.addLayout(row)
            column.addWidget(group)
        column.addStretch(1)
        self.sheet.addWidget(area, 1)

    def _button(self, text: str, pressed: Callable[[], None]) -> Button:
        button = Button(text)
        button.clicked.connect(pressed)
        return button
