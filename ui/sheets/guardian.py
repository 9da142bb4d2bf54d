"""A guardian's own way in: given, taken away, what they opened; and the record handed over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion import cases, guardian, keyfile, keys, renewal, when
from companion.guardian import Opening
from companion.progress import Progress
from companion.records import NewCase, Role
from companion.vault import Vault
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.sheets.new_key import NewKeySheet
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Notice, Words
from ui.widgets.shown import breakable, plain

_SHOWN = 100  # openings on the sheet


class GuardianSheet(AskingSheet):
    """Gives a guardian a passphrase of their own, after it was said what that means."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("A guardian may open it, too"), self.tr("Let a guardian open it"))
        self._new = NewPassphrase(session.tasks, session.language)
        told = self.tr(
            "The guardian gets a passphrase of their own and can then read and write everything"
            " here, and make documents for the school or the police with you or for you. They"
            " cannot change your passphrase. You can take theirs away at any time."
        )
        warned = self.tr(
            "What only you shall read belongs into “Only for me”, in Settings. Everything else they"
            " can read, also with other programs. If you are afraid of somebody at home, better"
            " leave this as it is; you may simply say no."
        )
        seen = self.tr(
            "What they open here, entry by entry, and what they delete for good, you can see in a"
            " list."
        )
        self.body.addWidget(Words(told))
        self.body.addWidget(Notice(warned, strong=True))
        self.body.addWidget(Words(seen))
        self.body.addWidget(self.passphrase)
        self.body.addWidget(Words(self.tr("And now the guardian's own. They type it.")))
        self.body.addWidget(self._new)
        self.go.clicked.connect(self._give)
        self._new.entered.connect(self._give)
        self.passphrase.entered.connect(self._new.begin)

    def forget(self) -> None:
        super().forget()
        self._new.forget()

    def _give(self) -> None:
        if not self._new.ready():
            return
        folder, cost, floor = self.session.vault.folder, self.session.cost, self.session.floor
        theirs = self._new.text
        if theirs == self.passphrase.text:
            self.live.say(self.tr("It has to be another one than yours. Please choose again."))
            self._new.begin()
            return

        def give(own: keys.Secret, progress: Progress) -> None:
            keys.put(folder, own, keys.guardian(theirs), cost, floor=floor, progress=progress)

        self.act_long(give, self._done, self.tr("Making it a way in"))

    def _done(self, _: None) -> None:
        self.leave(self.tr("From now on a guardian can open the record with their own passphrase."))


class NoGuardianSheet(AskingSheet):
    """Takes the guardian's way in away."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("Without a guardian"), self.tr("Take their passphrase away"))
        told = self.tr(
            "Their passphrase then opens the record no more. What they have read they know, and a"
            " copy of the folder they may have made still opens with it. If that worries you, a new"
            " key is better: “Someone knows it”, or hand the record over."
        )
        self.body.addWidget(Words(told))
        self.body.addWidget(self.passphrase)
        self.go.clicked.connect(self._take)
        self.passphrase.entered.connect(self._take)

    def _take(self) -> None:
        folder, floor = self.session.vault.folder, self.session.floor
        self.act(
            lambda own: keys.drop(folder, own, keyfile.GUARDIAN, floor),
            self._taken,
            self.tr("One moment…"),
        )

    def _taken(self, _: None) -> None:
        self.leave(self.tr("A guardian's passphrase no longer opens the record."))


class OpeningsSheet(Overlay):
    """What was opened while it was a guardian who had opened the record, the latest first."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self._session = session
        self.set_title(self.tr("What a guardian opened"))
        told = self.tr(
            "Each entry that was opened with the guardian's passphrase, and what was deleted for"
            " good with it. What is seen on a list or in the preview of a document is not noted,"
            " nor what is read with other programs."
        )
        self.body.addWidget(Words(told, quiet=True))
        found = guardian.openings(session.vault, _SHOWN)
        for one in found:
            self.body.addWidget(Words(breakable(plain(self._line(one)))))
        if not found:
            self.body.addWidget(Words(self.tr("Nothing until now.")))

    def _line(self, one: Opening) -> str:
        moment = when.words(when.minute_of(one.at), self._session.words)
        return f"{moment}  ·  {self._what(one)}"

    def _what(self, one: Opening) -> str:
        if not one.table:
            return self.tr("The record was opened")
        kind = self._session.words.say(f"thing.{one.table}")
        title = one.title
        if one.table == "passage" and title:
            key = f"statement.name.{title}"
            title = self._session.words.say(key) if self._session.words.knows(key) else title
        if one.table == "evidence" and one.number:
            kind = f"{kind} {one.number}"
        if one.deleted:
            said = f"{kind}: {title}" if title else kind
            return self.tr("Deleted for good: {}").format(said)
        return f"{kind}: {title or self.tr('something that is gone by now')}"


class HandingOverSheet(NewKeySheet):
    """The record becomes the child's own: a new key, passphrase and code, no guardian's way in."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("Hand it over"), self.tr("Go on"))

    @staticmethod
    def make(
        vault: Vault,
        text: str,
        code: keys.Secret | None,
        progress: Progress,
        cost: keys.Cost | None,
    ) -> None:
        """The case is of the person themself from now on; then the new key."""
        was = [case for case in cases.all_of(vault) if case.role is Role.CHILD]
        try:
            for case in was:
                cases.edit(vault, case.id, _as(case, Role.MINE))
            renewal.run(vault, text, code, progress, cost)
        except BaseException:
            for case in was:
                cases.edit(vault, case.id, _as(case, Role.CHILD))
            raise

    def _told(self) -> str:
        return self.tr(
            "For when the person this is about is old enough to have it for themself. First the"
            " passphrase until now; then they choose a new one, alone, and get a new recovery code."
            "\n\n"
            "· From then on no guardian's passphrase opens it, and no old one: the record has a new"
            " key, since they knew the one before.\n"
            "· What is written here is of the person themself; the papers say “I”.\n"
            "· “Only for me” stays as it is, with its own passphrase.\n"
            "· A backup or a copy of the folder from before still opens with the old passphrase."
            " Delete those, and make a new backup."
        )


def _as(case: NewCase, role: Role) -> NewCase:
    said = {name: getattr(case, name) for name in NewCase.__dataclass_fields__}
    return NewCase(**said | {"role": role})
