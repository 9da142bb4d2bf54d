"""A pack as somebody else might hand it over: a number is another, and so is a sentence."""

from __future__ import annotations

from pathlib import Path

from companion import paths

BUILT_IN = paths.resources() / "packs"


def write(
    folder: Path, phone: str = "0000-0000", version: int = 1, country: str = "kr", say: str = ""
) -> Path:
    """Write it into a folder, with another number for 1366 and `say` in one sentence of 112."""
    for file in (BUILT_IN / country).rglob("*.toml"):
        there = folder / file.relative_to(BUILT_IN / country)
        there.parent.mkdir(parents=True, exist_ok=True)
        said = file.read_text("utf-8").replace('phone = "1366"', f'phone = "{phone}"')
        said = said.replace("지금 도움이 필요해요.", say or "지금 도움이 필요해요.")
        there.write_text(said.replace("version = 1", f"version = {version}"), "utf-8")
    return folder
