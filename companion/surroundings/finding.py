"""What a look at the computer finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What is looked for, in the order it is told."""

    MANAGED = "managed"  # a school or a company looks after this computer
    FAMILY = "family"  # somebody is told what this account does
    REMOTE = "remote"  # programs through which others can see the screen
    RECALL = "recall"  # the system keeps pictures of the screen
    OTHERS = "others"  # other accounts
    CLIPBOARD = "clipboard"  # what is copied is kept
    BACKUP = "backup"  # files are copied by themselves
    DISK = "disk"  # the disk is not encrypted


class Answer(StrEnum):
    """SEEN is something to know of; UNSEEN is what could not be looked at, and is never "fine"."""

    SEEN = "seen"
    NOT_FOUND = "not_found"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Finding:
    """One topic and what was found; `names` are those of programs and services."""

    topic: Topic
    answer: Answer
    names: tuple[str, ...] = ()


def by_names(topic: Topic, names: Iterable[str] | None) -> Finding:
    """SEEN with these names, NOT_FOUND with none of them, UNSEEN where they cannot be had."""
    if names is None:
        return Finding(topic, Answer.UNSEEN)
    told = tuple(dict.fromkeys(names))
    return Finding(topic, Answer.SEEN if told else Answer.NOT_FOUND, told)


def by_fact(topic: Topic, fact: bool | None) -> Finding:
    """SEEN where it is so, NOT_FOUND where not, UNSEEN where nobody can say."""
    if fact is None:
        return Finding(topic, Answer.UNSEEN)
    return Finding(topic, Answer.SEEN if fact else Answer.NOT_FOUND)
