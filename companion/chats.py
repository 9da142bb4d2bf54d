"""Chat exports that are kept as items, read from their sealed bytes.

Nothing is unpacked: what is deciphered goes from memory through the parsers to messages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from companion import evidence
from companion.errors import NotAChat, NotThere
from companion.intake.chats import reading
from companion.intake.chats.chat import Chat, Export
from companion.progress import Progress, quiet
from companion.records import Evidence, Kind
from companion.vault import Vault


def readable(item: Evidence) -> bool:
    """Whether an item is, or may be, a chat that can be read here.

    What was taken in before chats were known is a file; its bytes tell.
    """
    if item.object is None:
        return False
    shaped = item.media.startswith("text/") or item.media == "application/zip"
    return item.kind is Kind.CHAT_EXPORT or (item.kind is Kind.FILE and shaped)


def kept(vault: Vault, ident: int) -> Evidence:
    """An item that is or may be a chat. Raises NotThere once its bytes are not kept any more."""
    item = evidence.get(vault, ident)
    if item.object is None:
        raise NotThere
    return item


def read(vault: Vault, ident: int, progress: Progress = quiet) -> Chat:
    """All messages of an item's export.

    `progress(done, size)` in bytes; raise Cancelled in it to stop. Raises NotThere for an item
    whose bytes are not kept, NotAChat, ObjectMissing, ObjectDamaged.
    """
    item = kept(vault, ident)
    if not readable(item):
        raise NotAChat
    return reading.read(_export(vault, item), progress)


def beside(vault: Vault, ident: int) -> list[str]:
    """Names of what lies in an item's zip beside its chats. Raises as `read`."""
    item = evidence.get(vault, ident)
    return reading.beside(_export(vault, item)) if item.media == "application/zip" else []


def attachments(vault: Vault, case: int) -> dict[str, Evidence]:
    """The items of a case by their file's name, as `name_of` gives it; the newest of a name."""
    return {
        name_of(item.original_name): item
        for item in evidence.items(vault, case)
        if item.original_name and item.object is not None
    }


def name_of(attachment: str) -> str:
    """What of an attachment's name or path two programs write alike."""
    name = attachment.replace("\\", "/").rpartition("/")[2]
    return unicodedata.normalize("NFC", name).casefold()


def _export(vault: Vault, item: Evidence) -> Export:
    def chunks() -> Iterator[bytes]:
        for part in evidence.content(vault, item):
            yield bytes(part)  # the next one takes its place

    return Export(chunks, item.size)
