"""What is said of a finding about this computer: calm, advice and no verdict."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion.surroundings import Finding, Topic


@dataclass(frozen=True, slots=True)
class Advice:
    """`name` is of the topic, `seen` what was found, then what it means, helps, and need not be."""

    name: str
    seen: str
    means: str
    can: str
    leave: str


_SAID: dict[Topic, tuple[object, object, object, object, object]] = {
    Topic.MANAGED: (
        QT_TRANSLATE_NOOP("Computer", "looked after by a school or a company"),
        QT_TRANSLATE_NOOP("Computer", "A school or a company seems to look after this computer"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Whoever looks after it can see which programs are on it and when they are used, and"
            " on some computers also the screen.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "A computer at home, a friend's or a counsellor's is the better place for this record.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Please don't remove or turn off what looks after it: that is noticed, and can be"
            " against the rules there.",
        ),
    ),
    Topic.FAMILY: (
        QT_TRANSLATE_NOOP("Computer", "family and time limits"),
        QT_TRANSLATE_NOOP("Computer", "A program for families is on"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "It can tell a parent or guardian which programs this account used, and for how long.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "If they should not know of this record, begin it on another computer. If they may,"
            " nothing has to be done.",
        ),
        QT_TRANSLATE_NOOP("Computer", "Please don't turn it off all at once: it tells that, too."),
    ),
    Topic.REMOTE: (
        QT_TRANSLATE_NOOP("Computer", "programs to see this screen from elsewhere"),
        QT_TRANSLATE_NOOP(
            "Computer", "A program is on with which this screen can be seen from elsewhere"
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Many people have one, for lessons or repairs. While it is on, somebody else may see"
            " the screen.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "If you know who put it there and why, it can stay. If not, use another computer for"
            " this, and ask someone you trust or a counsellor.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Please don't remove it all at once: that can be noticed, and it may be worth keeping"
            " as it is until somebody has looked at it.",
        ),
    ),
    Topic.RECALL: (
        QT_TRANSLATE_NOOP("Computer", "pictures the system takes of the screen (Recall)"),
        QT_TRANSLATE_NOOP("Computer", "The system keeps pictures of the screen (Recall)"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Whoever uses this account can look through them. This program asks to be left out;"
            " other windows, such as a browser, are on them.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "In Windows, under Settings, Privacy & security, Recall & snapshots, programs can be"
            " left out or all of it stopped.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "On a computer that others look at, pictures that are all gone at once can be noticed.",
        ),
    ),
    Topic.OTHERS: (
        QT_TRANSLATE_NOOP("Computer", "other accounts"),
        QT_TRANSLATE_NOOP("Computer", "Other people have accounts on this computer"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Who runs the computer can see that this program and a record are there. Nobody opens"
            " the record without its passphrase.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Lock the record when you leave, and have a password for your account that only you"
            " know.",
        ),
        QT_TRANSLATE_NOOP("Computer", "Nothing has to be changed about their accounts."),
    ),
    Topic.CLIPBOARD: (
        QT_TRANSLATE_NOOP("Computer", "what is copied being kept"),
        QT_TRANSLATE_NOOP("Computer", "What is copied on this computer is kept for a while"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "What this program copies is marked to be passed over, and goes after a minute; not"
            " every program keeps to that. What you copy elsewhere stays.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer", "Single lines can be taken out of that list after you have used them."
        ),
        QT_TRANSLATE_NOOP("Computer", "The list as a whole may stay as it is."),
    ),
    Topic.BACKUP: (
        QT_TRANSLATE_NOOP("Computer", "files being copied by themselves"),
        QT_TRANSLATE_NOOP("Computer", "Files on this computer are copied by themselves"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "The record may be copied along, locked as it is. Whoever sees the copies sees that it"
            " exists, and it stays there after it is deleted here.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer", "The record's folder can be left out of the copies, or lie elsewhere."
        ),
        QT_TRANSLATE_NOOP(
            "Computer", "Please don't delete the copies: other people's files may be in them."
        ),
    ),
    Topic.DISK: (
        QT_TRANSLATE_NOOP("Computer", "a disk that is not encrypted"),
        QT_TRANSLATE_NOOP("Computer", "The disk is not encrypted"),
        QT_TRANSLATE_NOOP(
            "Computer",
            "Whoever takes the computer away can read the other files on it. This record is locked"
            " by itself.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "If the computer is yours, its settings can turn encryption on: BitLocker in Windows,"
            " FileVault on a Mac. Keep its recovery key in a safe place.",
        ),
        QT_TRANSLATE_NOOP(
            "Computer",
            "On a computer that is not yours alone, please ask first: others may not get in any"
            " more.",
        ),
    ),
}


def advice(topic: Topic) -> Advice:
    """All that is said of a topic."""
    return Advice(*(QCoreApplication.translate("Computer", str(one)) for one in _SAID[topic]))


def title(finding: Finding) -> str:
    """What was found, with the names of programs where there are any."""
    seen = advice(finding.topic).seen
    return f"{seen}: {', '.join(finding.names)}" if finding.names else seen
