"""Everything that can go wrong, as classes. No sentence for people lives here.

CompanionError
├─ VaultError
│  ├─ NotAVault              the folder holds no vault
│  ├─ VaultExists            a new vault was asked for where something lies already
│  ├─ EmptyPassphrase        no passphrase was given
│  ├─ PassphraseTooShort     shorter than a new one may be
│  ├─ WrongPassphrase        no slot of the key file opens with it
│  ├─ RecoveryCodeMistyped   its check character does not fit
│  ├─ RecoverySharesDiffer   two shares that make no recovery code together
│  ├─ WrongRecoveryCode      no slot of the key file opens with it
│  ├─ DeviceRefused          this computer keeps no secret for us, or not the one that opens
│  ├─ LastWay                the way in that may not be taken away
│  ├─ KeysDamaged            both copies of the key file are damaged
│  ├─ VaultDamaged           the database cannot be read as it was written
│  ├─ NothingLeft            nothing of the record can be read, nor of a snapshot
│  ├─ VaultTooNew            written by a later version; left untouched
│  ├─ VaultInUse             another program holds it open
│  ├─ VaultChanged           something else wrote into the open vault
│  ├─ VaultReadOnly          the disk or folder cannot be written
│  ├─ NoMemory               too little free memory to try a secret
│  └─ NoSpace                the disk is full
├─ RecordError
│  ├─ ImpossibleDate         a date that no calendar has
│  ├─ TooLong                a text over its limit
│  ├─ EmptyText              a field that needs a word has none
│  ├─ TooMany                more messages than one excerpt may hold
│  ├─ NoDigest               a line in which no SHA-256 stands
│  ├─ NotThere               the record asked for does not exist (any more)
│  ├─ ReceivedStays          a received case is neither added to nor changed
│  └─ SeveralCases           a case must be named, because there are several
├─ EvidenceError
│  ├─ NotAFile               a folder, a link, a device
│  ├─ Unreadable             the system would not let us read it
│  ├─ EmptyFile              0 bytes
│  ├─ TooLarge               over the limit for one item
│  ├─ Elsewhere              it lies on another computer
│  ├─ TooManyFiles           a folder holds more than one drop may
│  ├─ ChangedWhileRead       grew, shrank or vanished under our hands
│  ├─ Forbidden              the guard: these bytes must not be kept
│  ├─ NotMasked              these bytes are no masked copy, or not one alone
│  ├─ NotAPicture            the picture cannot be shown safely
│  ├─ NotAChat               the file is no export of a chat program that is known
│  ├─ ObjectMissing          a kept file is gone from the vault's folder
│  └─ ObjectDamaged          a kept file is no longer what was taken in
├─ BackupError
│  ├─ NotABackup             the file is no backup of this program's
│  ├─ BackupDamaged          a backup from which nothing can be brought back
│  ├─ BackupOfAnother        the file is the backup of another vault
│  ├─ BackupAhead            the backup holds what this vault does not
│  ├─ BackupInside           a backup was to be written into the vault's own folder
│  ├─ MediumFull             no room where the backup goes
│  └─ MediumLost             where the backup goes cannot be written, or does not keep it
├─ PackError                 a country pack breaks a rule
├─ PackInUse                 a case is of the country that only this pack knows
├─ NoUpdate                  no newer information of a country was got
├─ ReportError
│  ├─ FontMissing            no font with Korean letters was found
│  ├─ NothingToReport        the case has nothing to write about yet
│  ├─ NoConsent              who holds another's case has none of theirs for this desk
│  └─ TargetNotEmpty         the folder to write into holds something
├─ NoStamp                   no time stamp was got; what it was for is made all the same
├─ NotABundle                the path is no bundle that can be checked
└─ Cancelled                 the person pressed cancel

Fields carry values; `str()` is a dry line for a log, with no word of anyone's, path or key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, dataclass_transform

_REACH = dict.fromkeys(("unreachable", "slow"), "Reach")
_NET = _REACH | dict.fromkeys(("address", "unsafe", "refused"), "Reach")


@dataclass_transform(eq_default=False)
class CompanionError(Exception):
    """The root: everything this program raises on purpose. Fields are those of a dataclass."""

    def __init_subclass__(cls) -> None:
        dataclass(eq=False, repr=False)(cls)

    ENDINGS: ClassVar[dict[str, str]] = {}

    @property
    def sentence(self) -> str:
        """Which of the sentences in `resources/words` (table `error`) is this one's.

        What to do next may depend on the `reason`: ENDINGS says by which end of the name.
        """
        return type(self).__name__ + self.ENDINGS.get(getattr(self, "reason", ""), "")

    def __str__(self) -> str:
        return type(self).__name__


class VaultError(CompanionError):
    """Something about the vault as a whole."""


class NotAVault(VaultError):
    """The folder holds no vault."""


class VaultExists(VaultError):
    """A new vault was asked for where something lies already."""


class EmptyPassphrase(VaultError):
    """No passphrase was given."""


class WrongPassphrase(VaultError):
    """No slot of the key file opens with this passphrase."""


class PassphraseTooShort(VaultError):
    """A new passphrase has fewer than `least` letters."""

    least: int


class RecoveryCodeMistyped(VaultError):
    """What was typed is no recovery code, or one with a wrong letter."""


class RecoverySharesDiffer(VaultError):
    """Two shares that make no recovery code together, such as the same one twice."""


class WrongRecoveryCode(VaultError):
    """No slot of the key file opens with this recovery code."""


class DeviceRefused(VaultError):
    """This computer's keyring is not there, does not answer, or holds nothing that opens."""


class LastWay(VaultError):
    """The passphrase is the one way in that always stays."""


class KeysDamaged(VaultError):
    """Both copies of the key file are damaged or were altered."""


class VaultDamaged(VaultError):
    """The database cannot be read as it was written."""


class NothingLeft(VaultError):
    """Nothing can be salvaged: neither the database nor a snapshot has a page that is whole."""


class VaultTooNew(VaultError):
    """The vault was written by a later version of the program; it was left untouched."""

    found: int
    known: int


class VaultInUse(VaultError):
    """Another program holds the vault open."""


class VaultChanged(VaultError):
    """Something else wrote into the vault while it was open here."""


class VaultReadOnly(VaultError):
    """The disk or the folder cannot be written."""


class NoMemory(VaultError):
    """The computer has too little free memory just now to try a passphrase; nothing changed."""


class NoSpace(VaultError):
    """The disk is full. What was saved before is still there."""


class RecordError(CompanionError):
    """Something about one record."""


class ImpossibleDate(RecordError):
    """A date or a range that no calendar has."""


class TooLong(RecordError):
    """A text over its limit of `limit` characters."""

    limit: int


class EmptyText(RecordError):
    """The field `field` needs at least one letter."""

    field: str


class TooMany(RecordError):
    """More than the `limit` messages that one excerpt may hold."""

    limit: int


class NoDigest(RecordError):
    """A line that should name a SHA-256 digest names none, or there are too many of them."""


class NotThere(RecordError):
    """The record asked for does not exist, or no longer."""


class ReceivedStays(RecordError):
    """The case is one that somebody handed over: it stays as it was received."""


class SeveralCases(RecordError):
    """The vault holds `count` cases, so one must be named."""

    count: int


class EvidenceError(CompanionError):
    """Something about one file or one item."""


class NotAFile(EvidenceError):
    """A folder, a link, a device or a pipe: not an ordinary file."""


class Unreadable(EvidenceError):
    """The system would not let us read the file, or it is not there."""


class EmptyFile(EvidenceError):
    """The file has 0 bytes."""


class TooLarge(EvidenceError):
    """The file has more than `limit` bytes."""

    limit: int


class Elsewhere(EvidenceError):
    """The path leads to another computer, which would learn that it was asked, and by whom."""


class TooManyFiles(EvidenceError):
    """What was dropped holds more than `limit` files."""

    limit: int


class ChangedWhileRead(EvidenceError):
    """The file grew, shrank or vanished while it was read; nothing of it was kept."""


class Forbidden(EvidenceError):
    """The guard: these bytes must not be kept.

    `reason` is `under19` (아동ㆍ청소년의 성보호에 관한 법률 제11조제5항: possession itself is
    an offence) or `not_yours` (a counsellor or teacher holds the case).
    """

    reason: str
    ENDINGS: ClassVar = {"not_yours": "ToHolder"}


class NotMasked(EvidenceError):
    """What was to be kept as a masked copy is the original, or holds more than pixels."""


class NotAPicture(EvidenceError):
    """The bytes are no picture that can be shown safely; they are kept as they are."""


class NotAChat(EvidenceError):
    """The file is no export of a chat program that is known; it is kept as it is."""


class ObjectMissing(EvidenceError):
    """The kept file of item `number` is gone from the vault's folder."""

    number: int


class ObjectDamaged(EvidenceError):
    """The kept file of item `number` is no longer what was taken in."""

    number: int


class BackupError(CompanionError):
    """Something about a backup; the vault itself is as it was."""


class NotABackup(BackupError):
    """The file is no backup of this program's; it was left alone."""


class BackupDamaged(BackupError):
    """The backup is cut off or damaged so that nothing can be brought back from it."""


class BackupOfAnother(BackupError):
    """The file is the backup of another vault; it was left alone."""


class BackupAhead(BackupError):
    """The backup holds changes that this vault does not; it was left alone."""


class BackupInside(BackupError):
    """A backup in the vault's own folder would be lost together with it."""


class MediumFull(BackupError):
    """There is no room where the backup goes; the backup that was there still is."""


class MediumLost(BackupError):
    """Where the backup goes cannot be written, or does not keep what is written."""


class PackError(CompanionError):
    """A country pack breaks a rule: which file, which key, and a code word for why."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"PackError: {self.file}: {self.key}: {self.reason}"


class PackInUse(CompanionError):
    """A case is of this country, which the program does not know without the pack."""


class NoUpdate(CompanionError):
    """No newer pack of a country was got; nothing changed. `reason` is a code word.

    no-key: this build can check none. unreadable, unsigned, another (country), too-large, expired,
    older: not one to take. address, unreachable, slow, unsafe, refused: as for NoStamp.
    """

    reason: str
    ENDINGS: ClassVar = {"no-key": "Key", "older": "Old", "expired": "Old", **_NET}


class ReportError(CompanionError):
    """Something about making documents."""


class FontMissing(ReportError):
    """No font with Korean letters was found, so no document was made."""


class NothingToReport(ReportError):
    """The case has nothing to write about yet."""


class NoConsent(ReportError):
    """Nothing may go to this desk now; `consents.missing` says why."""


class TargetNotEmpty(ReportError):
    """The folder to write into holds something already."""


class NoStamp(CompanionError):
    """No time stamp was got; `reason` is a code word.

    address: none that is asked. unreachable, slow: no answer, or not whole. unsafe: who answered
    cannot show that it is who was asked. refused, too-large: no answer such as was asked for.
    unreadable, rejected, another: no stamp, a refusal, or one of something else.
    """

    reason: str
    ENDINGS: ClassVar = {"address": "Address", "unsafe": "Unsafe"} | _REACH


class NotABundle(CompanionError):
    """The path is no bundle that can be checked; `reason` is a code word, `file` what it means."""

    reason: str
    file: str = ""


class Cancelled(CompanionError):
    """The person pressed cancel. Raised from inside a `progress` callback."""
