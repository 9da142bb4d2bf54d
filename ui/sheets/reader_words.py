"""What the reader of a document gets to see, and what not, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.facts import Layout
from companion.report.chosen import tells
from companion.report.preview import Preview
from companion.texts import Texts

# Fields in which people's names may stand.
_NAMING = {"person.name", "incident.narrative", "evidence.title"}


def desk_name(desk: str, words: Texts) -> str:
    """Who reads what is made for a desk; its id, where the pack does not know it any more."""
    key = f"report.{desk}.name"
    return words.say(key) if words.knows(key) else desk


def seen(layout: Layout, preview: Preview) -> list[str]:
    """What the reader gets, a line each."""
    translate = QCoreApplication.translate
    page = translate("Reader", "{title} ({pages} p.)")
    said = (page.format(title=draft.title, pages=draft.pages) for draft in preview.drafts)
    lines = [", ".join(said)]
    if tells(layout):
        lines.append(translate("Reader", "Things that happened: {}").format(preview.incidents))
    if preview.passages:
        said_by = translate("Reader", "Passages in your own words, to the letter: {}")
        lines.append(said_by.format(preview.passages))
    if preview.items:
        lines.append(translate("Reader", "Items, in a list: {}").format(preview.items))
    if preview.files:
        lines.append(translate("Reader", "Files, just as they came: {}").format(preview.files))
    if _NAMING.intersection(layout.fields):
        lines.append(
            {
                "full": translate("Reader", "The names you noted"),
                "initial": translate("Reader", "Of names only the first letter"),
                "role": translate("Reader", "A role instead of each name"),
            }[layout.names]
        )
    told = {
        "account.handle": translate("Reader", "Ids and addresses of accounts"),
        "person.basis": translate("Reader", "Why you think it was them"),
        "case.contact": translate("Reader", "The safe way to reach you, if you noted one"),
    }
    lines += [words for field, words in told.items() if field in layout.fields]
    if layout.chain:
        lines.append(translate("Reader", "When each of these was noted or changed"))
    return lines


def others(layout: Layout, preview: Preview) -> list[str]:
    """Who else is named, in a few lines."""
    translate = QCoreApplication.translate
    if layout.names == "role":
        lines = [translate("Reader", "Nobody: each name is replaced by a role.")]
    elif not preview.named:
        lines = [translate("Reader", "None of the people you noted.")]
    else:
        lines = [", ".join(one.shown for one in preview.named)]
    if preview.left:
        may_be = translate("Reader", "May be a name, and was left since it is a word as well: {}")
        lines.append(may_be.format(", ".join(preview.left)))
    lines.append(
        translate(
            "Reader",
            "Found are the names you noted somewhere; others can only be seen by reading it.",
        )
    )
    return lines


def unseen(layout: Layout, preview: Preview) -> list[str]:
    """What the reader does not get, a line each."""
    translate = QCoreApplication.translate
    lines = []
    if not layout.originals:
        lines.append(translate("Reader", "Pictures and files, none at all"))
    elif not preview.files:
        lines.append(translate("Reader", "Files: none is chosen"))
    if "evidence.shows" not in layout.fields:
        lines.append(translate("Reader", "Anything sexual, not even that it exists"))
    else:
        lines.append(translate("Reader", "Sexual pictures: only that they exist, and where"))
    if "incident.title" not in layout.fields:
        lines.append(translate("Reader", "What you wrote about what happened"))
    if "case.person" not in layout.fields:
        name = translate("Reader", "Your name, and the names you noted")
        if "account.display_name" in layout.fields:
            name = translate("Reader", "Your name, unless an account or a room is called so")
        lines.append(name)
    if layout.urls == "none":
        lines.append(translate("Reader", "Addresses (URL)"))
    kept_back = {
        "account.handle": translate("Reader", "Ids of accounts"),
        "person.basis": translate("Reader", "Why you think it was them"),
        "incident.told_by": translate("Reader", "Who told you"),
        "talk.said": translate("Reader", "Talks with places of help"),
    }
    lines += [words for field, words in kept_back.items() if field not in layout.fields]
    lines.append(translate("Reader", "Notes for you alone, and everything that is not ticked"))
    return lines
