"""On what something the program tells rests, in words: a law, a notice, a guidebook, advice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion import texts, when
from companion.facts import Contact, FirstLine, Source, Stage, Term
from companion.texts import Texts


def basis_words(row: Stage | FirstLine | Term, words: Texts) -> str:
    """What it rests on, and when that was last looked up."""
    translate = QCoreApplication.translate
    rests = {
        "law": translate("Basis", "Law"),
        "official": translate("Basis", "Notice"),
        "guidebook": translate("Basis", "Guidebook, not law: please ask"),
        "advice": translate("Basis", "Advice"),
    }[row.basis]
    named = [words.say(f"law.{law}") for law in row.laws]
    named += [source_words(source, words) for source in row.sources]
    day = when.words(when.day_of(row.checked), words)
    checked = translate("Basis", "Checked {day}").format(day=day)
    return "  ·  ".join((rests, *([", ".join(named)] if named else []), checked))


def source_words(source: Source, words: Texts) -> str:
    """What a fact was read in: what that is, and its own name, by which it can be found."""
    return texts.beside(words.say(f"source.{source.id}"), source.name) if source.id else source.name


def place_words(contact: Contact, words: Texts) -> str:
    """A place of help in one line: its name, and the number where that is not in it already."""
    name, number = words.say(f"contact.{contact.id}.name"), contact.phone or contact.text or ""
    return name if number in name else f"{name}  {number}"
