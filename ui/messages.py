"""Each error as a sentence that says what happened and what one can do: the only such table."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion import errors

_SENTENCES: dict[type[BaseException], object] = {
    errors.CompanionError: QT_TRANSLATE_NOOP(
        "Messages", "This didn't work. What was saved before is still there. Please try again."
    ),
    errors.VaultError: QT_TRANSLATE_NOOP(
        "Messages",
        "The record couldn't be opened just now. Please close the program and try again.",
    ),
    errors.NotAVault: QT_TRANSLATE_NOOP(
        "Messages", "There is no record in this folder. Choose another one, or start a new record."
    ),
    errors.VaultExists: QT_TRANSLATE_NOOP(
        "Messages",
        "Something is in this folder already. Please choose a new or an empty one, so that nothing"
        " gets mixed up.",
    ),
    errors.EmptyPassphrase: QT_TRANSLATE_NOOP("Messages", "Please type a passphrase."),
    errors.PassphraseTooShort: QT_TRANSLATE_NOOP(
        "Messages",
        "That's a little short. {least} letters are enough; a few words in a row are easiest"
        " to remember.",
    ),
    errors.WrongPassphrase: QT_TRANSLATE_NOOP(
        "Messages",
        "That passphrase doesn't fit. Check the keyboard language and Caps Lock, then try again.",
    ),
    errors.RecoveryCodeMistyped: QT_TRANSLATE_NOOP(
        "Messages",
        "A letter seems to differ from the paper. Please compare the groups one by one.",
    ),
    errors.RecoverySharesDiffer: QT_TRANSLATE_NOOP(
        "Messages",
        "These two sheets don't make a code together. Please take two with different numbers"
        " that were printed together.",
    ),
    errors.WrongRecoveryCode: QT_TRANSLATE_NOOP(
        "Messages",
        "This code doesn't open this record. Perhaps there is a newer sheet, or this one"
        " belongs to another record.",
    ),
    errors.DeviceRefused: QT_TRANSLATE_NOOP(
        "Messages",
        "This computer didn't give out the key it keeps. Please open with your passphrase; it"
        " fits as before.",
    ),
    errors.LastWay: QT_TRANSLATE_NOOP(
        "Messages",
        "The passphrase is the one way in that always stays, so it can't be taken away. You"
        " can change it.",
    ),
    errors.KeysDamaged: QT_TRANSLATE_NOOP(
        "Messages",
        "The two key files in this folder were changed or damaged, so it can't be opened. If there"
        " is an older copy of the folder, put its vault.keys and vault.keys2 here and try again.",
    ),
    errors.VaultDamaged: QT_TRANSLATE_NOOP(
        "Messages",
        "A part of the record can't be read as it was written. Please leave the folder as it is,"
        " and copy it to another place before anything else.",
    ),
    errors.NothingLeft: QT_TRANSLATE_NOOP(
        "Messages",
        "Nothing of this record could be read, and there is no copy of it in the folder. Leave"
        " the folder as it is, and restore a backup if there is one.",
    ),
    errors.VaultTooNew: QT_TRANSLATE_NOOP(
        "Messages",
        "This record was written by a newer version of the program. Nothing was changed; please"
        " open it with the newer version.",
    ),
    errors.VaultInUse: QT_TRANSLATE_NOOP(
        "Messages",
        "The record is open in another window or program. Close that one, then try again.",
    ),
    errors.VaultChanged: QT_TRANSLATE_NOOP(
        "Messages",
        "Something else wrote into the folder of the record, so nothing more was saved there. What"
        " you are typing is kept. Please lock, look whether another program copies this folder, and"
        " open it again.",
    ),
    errors.VaultReadOnly: QT_TRANSLATE_NOOP(
        "Messages",
        "This folder can't be written to. Choose another folder, or allow writing there.",
    ),
    errors.NoMemory: QT_TRANSLATE_NOOP(
        "Messages",
        "This computer has too little free memory just now. Please close other programs and try"
        " again. Nothing was changed.",
    ),
    errors.NoSpace: QT_TRANSLATE_NOOP(
        "Messages", "There isn't enough room on this computer yet. What you wrote is safe."
    ),
    errors.RecordError: QT_TRANSLATE_NOOP(
        "Messages", "This couldn't be saved as it is. Please look it over once more."
    ),
    errors.ImpossibleDate: QT_TRANSLATE_NOOP(
        "Messages",
        "This day isn't in the calendar. It need not be exact: choose as much as you know.",
    ),
    errors.TooLong: QT_TRANSLATE_NOOP(
        "Messages", "This text is longer than {limit} letters. Please split it into two."
    ),
    errors.EmptyText: QT_TRANSLATE_NOOP(
        "Messages", "One word is enough here, so that you can find it again."
    ),
    errors.TooMany: QT_TRANSLATE_NOOP(
        "Messages",
        "That is more than one excerpt holds ({limit} messages). Two shorter ones hold it.",
    ),
    errors.NoDigest: QT_TRANSLATE_NOOP(
        "Messages",
        "There is a line without a SHA-256 fingerprint (64 letters, 0-9 and a-f). Put one on each"
        " line; anything else can go into the note.",
    ),
    errors.NotThere: QT_TRANSLATE_NOOP("Messages", "This isn't in the record any more."),
    errors.ReceivedStays: QT_TRANSLATE_NOOP(
        "Messages",
        "What somebody gave you stays as it came: nothing is added to it or changed in it. Write"
        " what is new in your own record.",
    ),
    errors.SeveralCases: QT_TRANSLATE_NOOP(
        "Messages", "There are {count} matters in this record. Please choose one first."
    ),
    errors.EvidenceError: QT_TRANSLATE_NOOP(
        "Messages", "This file couldn't be put in. The file itself wasn't changed."
    ),
    errors.NotAFile: QT_TRANSLATE_NOOP(
        "Messages", "This is a folder or a link, not a file. Please choose the files in it."
    ),
    errors.Unreadable: QT_TRANSLATE_NOOP(
        "Messages", "The computer doesn't let us read this file. Is it still there?"
    ),
    errors.EmptyFile: QT_TRANSLATE_NOOP(
        "Messages", "This file is empty (0 bytes). Please look whether it was saved whole."
    ),
    errors.TooLarge: QT_TRANSLATE_NOOP(
        "Messages",
        "This file is too large to keep here. You can note where it is instead of putting it in.",
    ),
    errors.Elsewhere: QT_TRANSLATE_NOOP(
        "Messages",
        "This file lies on another computer. Copy it onto this one first, then put it in.",
    ),
    errors.TooManyFiles: QT_TRANSLATE_NOOP(
        "Messages", "There are more than {limit} files in there. Please choose fewer at a time."
    ),
    errors.ChangedWhileRead: QT_TRANSLATE_NOOP(
        "Messages",
        "The file changed while it was read, so nothing of it was kept. Please try again once it is"
        " finished.",
    ),
    errors.Forbidden: QT_TRANSLATE_NOOP(
        "Messages",
        "We won't keep this picture here: for someone under 19, holding it can itself break the"
        " law. The record is whole without it. Keep the address, account and time instead?",
    ),
    errors.NotMasked: QT_TRANSLATE_NOOP(
        "Messages",
        "The covered copy could not be kept: it would have held more than what you covered. Nothing"
        " was put in. Please cover the picture again.",
    ),
    errors.NotAPicture: QT_TRANSLATE_NOOP(
        "Messages", "This can't be shown here. It is kept just as it is."
    ),
    errors.NotAChat: QT_TRANSLATE_NOOP(
        "Messages",
        "This file holds no chat that can be read message by message here. The file stays as it"
        " is, and can be named as a whole.",
    ),
    errors.ObjectMissing: QT_TRANSLATE_NOOP(
        "Messages",
        "The file of item {number} is gone from the folder of the record. If you have a copy of the"
        " folder, it may still be there.",
    ),
    errors.ObjectDamaged: QT_TRANSLATE_NOOP(
        "Messages",
        "The file of item {number} is no longer as it was put in. If you have a copy of the folder,"
        " it may still be whole there.",
    ),
    errors.BackupError: QT_TRANSLATE_NOOP(
        "Messages",
        "The backup didn't work this time. The record itself is as it was. Please try again.",
    ),
    errors.NotABackup: QT_TRANSLATE_NOOP(
        "Messages",
        "This file isn't a backup of this program, so it was left as it is. Please choose "
        "another one.",
    ),
    errors.BackupDamaged: QT_TRANSLATE_NOOP(
        "Messages",
        "This backup is damaged so far that nothing can be brought back from it. Please try "
        "another copy, if there is one.",
    ),
    errors.BackupOfAnother: QT_TRANSLATE_NOOP(
        "Messages",
        "This file is the backup of another record and was left as it is. Please choose "
        "another name or another place.",
    ),
    errors.BackupAhead: QT_TRANSLATE_NOOP(
        "Messages",
        "This backup holds things that this record doesn't, so it was left as it is. Choose "
        "another name for the new one, and look into the old one by restoring it into a new "
        "folder.",
    ),
    errors.BackupInside: QT_TRANSLATE_NOOP(
        "Messages",
        "A backup in the record's own folder would be lost together with it. Please choose "
        "another place, best on a USB stick.",
    ),
    errors.MediumFull: QT_TRANSLATE_NOOP(
        "Messages",
        "There isn't enough room where the backup should go. The backup that was there before"
        " still is. Choose another stick or make room; a stick formatted as FAT32 takes no "
        "file over 4 GB.",
    ),
    errors.MediumLost: QT_TRANSLATE_NOOP(
        "Messages",
        "The backup couldn't be written there: the stick may have been pulled out, be write-"
        "protected, or no longer work well. The record itself is as it was.",
    ),
    errors.PackError: QT_TRANSLATE_NOOP(
        "Messages",
        "The information of this country couldn't be read ({file}, {key}). Please install the"
        " program again; the record itself is whole.",
    ),
    errors.PackInUse: QT_TRANSLATE_NOOP(
        "Messages",
        "A record here is of this country, and without this information the program does not "
        "know it. Choose another country for that record first.",
    ),
    errors.NoUpdate: QT_TRANSLATE_NOOP(
        "Messages",
        "This is no update that the makers of this program signed for this country, so nothing "
        "was taken and nothing changed.",
    ),
    errors.ReportError: QT_TRANSLATE_NOOP(
        "Messages", "The documents couldn't be made. The record itself is whole."
    ),
    errors.FontMissing: QT_TRANSLATE_NOOP(
        "Messages",
        "No typeface with Korean letters was found, so no document was made. Please install the"
        " program again.",
    ),
    errors.NothingToReport: QT_TRANSLATE_NOOP(
        "Messages",
        "There is nothing to write about yet. Note one thing that happened, then come back.",
    ),
    errors.NoConsent: QT_TRANSLATE_NOOP(
        "Messages",
        "There is no consent for this reader in the record now: there was none, it has ended, or"
        " it was taken back. Once there is one, note it among the consents and try again.",
    ),
    errors.TargetNotEmpty: QT_TRANSLATE_NOOP(
        "Messages", "There is something in this folder already. Please choose an empty one."
    ),
    errors.NoStamp: QT_TRANSLATE_NOOP(
        "Messages",
        "The authority gave no time stamp that fits, so there is none. Everything else is made and"
        " whole; you can try another authority the next time.",
    ),
    errors.NotABundle: QT_TRANSLATE_NOOP(
        "Messages",
        "This is not a folder of documents made by this program, so it can't be checked.",
    ),
    errors.Cancelled: QT_TRANSLATE_NOOP("Messages", "Stopped. Nothing was left half done."),
}
_FORBIDDEN: dict[str, object] = {
    "not_yours": QT_TRANSLATE_NOOP(
        "Messages",
        "We won't keep this picture here: who helps someone else shouldn't be the keeper of such"
        " pictures. Keep the address, account and time instead?",
    ),
}

_NO_UPDATE: dict[str, object] = {
    "NoUpdateKey": QT_TRANSLATE_NOOP(
        "Messages",
        "This version has no key to check updates with, so it takes none. Nothing changed.",
    ),
    "NoUpdateOld": QT_TRANSLATE_NOOP(
        "Messages",
        "What is here already is newer, or the update has run out. Nothing changed.",
    ),
    "NoUpdateReach": QT_TRANSLATE_NOOP(
        "Messages",
        "The place where updates are could not be reached, or something is in between. Nothing"
        " was taken and nothing changed.",
    ),
}
_NO_STAMP: dict[str, object] = {
    "NoStampAddress": QT_TRANSLATE_NOOP(
        "Messages",
        "This address can't be asked. It has to begin with https:// and name an authority for time"
        " stamps.",
    ),
    "NoStampReach": QT_TRANSLATE_NOOP(
        "Messages",
        "The authority for time stamps could not be reached, or did not answer in time, so there"
        " is no stamp. Everything else is made and whole.",
    ),
    "NoStampUnsafe": QT_TRANSLATE_NOOP(
        "Messages",
        "Someone on this network may be reading encrypted traffic, or the authority's certificate"
        " has run out, so nothing was asked and there is no stamp. Everything else is made and"
        " whole.",
    ),
}


def sentence(error: BaseException) -> str:
    """What to say about an error, in the language of the window.

    One that is no CompanionError gets the sentence for the unexpected; its own text, which might
    hold a path or a word of the person's, is never shown.
    """
    found: object = next(
        (_SENTENCES[kind] for kind in type(error).__mro__ if kind in _SENTENCES),
        _SENTENCES[errors.CompanionError],
    )
    if isinstance(error, errors.Forbidden):
        found = _FORBIDDEN.get(error.reason, found)
    if isinstance(error, errors.NoStamp):
        found = _NO_STAMP.get(error.sentence, found)
    if isinstance(error, errors.NoUpdate):
        found = _NO_UPDATE.get(error.sentence, found)
    said = QCoreApplication.translate("Messages", str(found))
    return said.format_map({name: _shown(value) for name, value in vars(error).items()})


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
