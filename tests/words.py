"""Every sentence a person may read: of the window, of the core, of the countries' packs.

What stands in documents is for the reader of a document and follows other rules: `in_document`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
_BREAK = re.compile(r"(?<=[.?!…])[)”’]?\s+|\n")
_DOCUMENTS = ("report.", "choice.")


@dataclass(frozen=True)
class Said:
    """One text: the file, its key or context there, the language, the text."""

    file: str
    key: str
    language: str
    text: str

    @property
    def in_document(self) -> bool:
        """Whether somebody who gets a document reads it, and not the person."""
        return self.key.startswith(_DOCUMENTS)

    def sentences(self) -> list[str]:
        """The text in sentences; a line for itself is one."""
        return [one for part in _BREAK.split(self.text) if (one := part.strip())]

    def __str__(self) -> str:
        return f"{self.file} {self.key}: {self.text}"


def catalogue(path: Path, language: str) -> Iterator[Said]:
    """The sources and the translations of one file of Qt's."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            yield Said(path.name, name, "en", message.findtext("source", ""))
            translation = message.find("translation")
            assert translation is not None
            for form in translation.findall("numerusform") or [translation]:
                yield Said(path.name, name, language, "".join(form.itertext()))


def _flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, str(value)


def table(path: Path, language: str) -> Iterator[Said]:
    """The texts of one file of words."""
    name = str(path.relative_to(ROOT / "resources"))
    for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8"))):
        yield Said(name, key, language, text)


def _chapter(path: Path) -> Iterator[Said]:
    """The lines of a chapter of the guide, without the marks that shape them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = re.sub(r"^(#+|-|\d+\.)\s+|^!\[|\]\(\w+\)$", "", line)
        if text:
            yield Said(f"guide/{path.name}", f"guide.{path.stem}", path.parent.name, text)


def everything() -> list[Said]:
    """All of it, with the easy ones."""
    found: list[Said] = []
    for path in sorted((ROOT / "translations").glob("*.ts")):
        found += catalogue(path, path.stem.partition("-")[0])
    for path in sorted((ROOT / "resources" / "words").glob("*.toml")):
        found += table(path, path.stem.partition("-")[0])
    for path in sorted((ROOT / "resources" / "packs").rglob("text/*/*.toml")):
        found += table(path, path.parent.name.partition("-")[0])
    for path in sorted((ROOT / "resources" / "guide").rglob("*.md")):
        found += _chapter(path)
    return found
