"""verify.html: one file that checks a bundle in a browser, without any network.

Its parts lie in `resources/report/verify`; here they become one. The page forbids itself
every connection, and every script and style but the two that are in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from string import Template

from companion import paths, texts
from companion.languages import LANGUAGES

NAME = "verify.html"
_SCRIPTS = ("sha256.js", "source.js", "zip.js", "logs.js", "stamp.js", "check.js", "page.js")


def page() -> bytes:
    """The page, always the same for one version of the program."""
    script = "\n".join(("", f"const WORDS = {_words()};", *map(_part, _SCRIPTS)))
    style = f"\n{_part('page.css')}"
    policy = {
        "default-src": "'none'",
        "script-src": _only(script),
        "style-src": _only(style),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    said = "; ".join(f"{name} {value}" for name, value in policy.items())
    parts = {"policy": said, "style": style, "script": script, "languages": _languages()}
    whole = Template(_part("page.html")).substitute(parts)
    return whole.encode("utf-8")


def _part(name: str) -> str:
    path = paths.resources() / "report" / "verify" / name
    return path.read_text(encoding="utf-8")


def _languages() -> str:
    return "\n".join(
        f'    <button type="button" data-language="{code}" lang="{code}">{name}</button>'
        for code, name in LANGUAGES.items()
    )


def _words() -> str:
    """What the page says, by language; nothing in it ends the script."""
    words = {
        language: {
            key.removeprefix("page.").replace(".", "_"): text
            for key, text in said.items()
            if key.startswith(("page.", "verify."))
        }
        for language, said in sorted(texts.reports().items())
    }
    return json.dumps(words, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _only(text: str) -> str:
    """The one text that may run, as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
