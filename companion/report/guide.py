"""HOW_TO_VERIFY: how anyone checks a bundle with what their computer already has."""

from __future__ import annotations

from companion.report import bag
from companion.report.writing import common
from companion.texts import Texts

# One line for PowerShell: prints the name of every file that is missing or altered.
_WINDOWS = (
    "Get-Content manifest-sha256.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; "
    "if (-not (Test-Path $f) -or (Get-FileHash $f -Algorithm SHA256).Hash -ne $h) { $f } }"
)


# What anyone with openssl can ask of a time stamp; the certificate comes from the authority.
_STAMP = (
    f"openssl ts -reply -in {bag.STAMP} -text",
    f"openssl ts -verify -in {bag.STAMP} -data {bag.MANIFEST} -CAfile root.pem",
)


def guides(chain: bool, *, stamp: bool = False) -> dict[str, bytes]:
    """The guide in every language there is, as files for any text program."""
    words = common()
    return {language: _guide(Texts(language, words), chain, stamp) for language in sorted(words)}


def _guide(texts: Texts, chain: bool, stamp: bool) -> bytes:
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
    parts += ["stamp", "stamp_after"] if stamp else []
    parts += ["chain", "proves", "proves_chain"] if chain else ["proves"]
    parts += ["proves_stamp"] if stamp else []
    parts.append("limits")
    said = {part: texts.say(f"report.guide.{part}") for part in parts}
    said["windows"] += f"\n  {_WINDOWS}"
    if stamp:
        said["stamp"] += "".join(f"\n  {line}" for line in _STAMP)
    text = "\n".join(f"{said[part]}\n" for part in parts)
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")
