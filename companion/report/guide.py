"""HOW_TO_VERIFY: how anyone checks a bundle with what their computer already has."""

from __future__ import annotations

from companion.report.writing import common
from companion.texts import Texts

# One line for PowerShell: prints the name of every file that is missing or altered.
_WINDOWS = (
    "Get-Content manifest-sha256.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; "
    "if (-not (Test-Path $f) -or (Get-FileHash $f -Algorithm SHA256).Hash -ne $h) { $f } }"
)


def guides(chain: bool) -> dict[str, bytes]:
    """The guide in every language there is, as files for any text program."""
    words = common()
    return {language: _guide(Texts(language, words), chain) for language in sorted(words)}


def _guide(texts: Texts, chain: bool) -> bytes:
    parts = [
        "title",
        "what",
        "browser",
        "linux",
        "macos",
        "windows",
        "windows_after",
        "count",
        "code",
    ]
    parts += ["chain", "proves", "proves_chain"] if chain else ["proves"]
    parts.append("limits")
    said = {part: texts.say(f"report.guide.{part}") for part in parts}
    said["windows"] += f"\n  {_WINDOWS}"
    text = "\n".join(f"{said[part]}\n" for part in parts)
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")
