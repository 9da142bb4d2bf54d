"""The note about a case that was given back and removed: for whoever held it, and whom it is of.

It has the neutral name, how much it was, when it was removed, and the fingerprint by which the
vault that was made can be known; nothing else of the case.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

from companion import files, returning, settings, texts
from companion.report import plain
from companion.report.blocks import Document, Facts, Paragraph, Signature, Style
from companion.returning import Returned
from companion.vault import Vault


def document(told: Returned, language: str, *, practised: bool = False) -> Document:
    """The note, to be drawn or written."""
    words = texts.load(language)

    def say(key: str, **values: object) -> str:
        return words.say(f"returned.{key}", **values)

    at = datetime.fromisoformat(told.at).astimezone()
    rows = (
        (say("name"), told.name or say("no_name")),
        (say("what"), say("counts", records=told.records, files=told.files)),
        (say("when"), f"{at:%Y-%m-%d %H:%M} (UTC{at:%z})"),
        (say("fingerprint"), f"{told.fingerprint} ({told.line})"),
    )
    blocks = (
        Paragraph(say("said")),
        Facts(rows),
        Paragraph(say("check")),
        Paragraph(say("left"), Style.QUIET),
        Signature("", say("date"), say("mark"), ((say("holder"), ""), (say("owner"), ""))),
    )
    mark = words.say("practice.mark") if practised else ""
    return Document("note", say("title"), language, blocks, mark=mark)


def save(vault: Vault, told: Returned, target: Path, language: str) -> tuple[Path, Path]:
    """Write the note as a PDF and as a text, `target` with both endings, and forget its words here.

    Raises FontMissing, NoSpace, VaultReadOnly; the words are kept then.
    """
    made = document(told, language, practised=bool(settings.get(vault, "practice")))
    draw = import_module("companion.report.pdf").draw  # reportlab takes 0.2 s to load
    pdf, text = target.with_suffix(".pdf"), target.with_suffix(".txt")
    files.write(pdf, draw(made))
    files.write(text, plain.write(made).encode())
    returning.noted(vault)
    return pdf, text
