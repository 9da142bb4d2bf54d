"""HOW_TO_VERIFY: how anyone checks a bundle with what their computer already has."""

from __future__ import annotations

from companion.report import bag
from companion.texts import Texts, reports

# One line for PowerShell: prints the name of every file that is missing or altered.
_WINDOWS = (
    "Get-Content manifest-sha256.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; "
    "if (-not (Test-Path $f) -or (Get-FileHash $f -Algorithm SHA256).Hash -ne $h) { $f } }"
)


# What anyone with openssl can ask of a time stamp; the certificate comes from the authority.
_STAMP = (
    "openssl ts -reply -in {name} -text",
    "openssl ts -verify -in {name} -data {manifest} -CAfile root.pem",
)


def guides(chain: bool, *, stamps: int = 0) -> dict[str, bytes]:
    """The guide in every language there is, as files for any text program.

    `stamps` is how many authorities were to be asked for the time.
    """
    words = reports()
    return {language: _guide(Texts(language, words), chain, stamps) for language in sorted(words)}


def _guide(texts: Texts, chain: bool, stamps: int) -> bytes:
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
    parts += ["stamp", "stamp_after"] if stamps else []
    parts += ["chain", "proves", "proves_chain"] if chain else ["proves"]
    parts += ["proves_stamp"] if stamps else []
    parts.append("limits")
    said = {part: texts.say(f"report.guide.{part}") for part in parts}
    said["windows"] += f"\n  {_WINDOWS}"
    for name in bag.STAMPS[:stamps]:
        lines = (line.format(name=name, manifest=bag.MANIFEST) for line in _STAMP)
        said["stamp"] += "".join(f"\n  {line}" for line in lines)
    text = "\n".join(f"{said[part]}\n" for part in parts)
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8")
