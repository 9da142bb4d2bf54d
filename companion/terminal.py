"""What the command line says, is told, and ends with."""

from __future__ import annotations

import getpass
import json
import sys

from companion.errors import CompanionError, EmptyPassphrase, NotThere
from companion.texts import Texts

GOOD, BAD, COULD_NOT = 0, 1, 2
_PASSPHRASE_LIMIT = 64 * 1024


class Say:
    """Standard output in words or, with --json, one object a line; errors on standard error."""

    def __init__(self, words: Texts, as_json: bool) -> None:
        self.words = words
        self._json = as_json

    def fact(self, key: str, values: dict[str, object], /, **places: object) -> None:
        """One result: the object `values`, or the text of `key` with its places filled."""
        if self._json:
            print(_object(values), flush=True)
        else:
            print(_visible(self.words.say(key, **places)), flush=True)

    def told(self, values: dict[str, object], sentence: str) -> None:
        """What went wrong: the object with --json, and a sentence that is ready."""
        if self._json:
            print(_object(values), flush=True)
        self.text(sentence)

    def line(self, key: str, /, **places: object) -> None:
        """A sentence for a person, on standard error."""
        self.text(self.words.say(key, **places))

    def text(self, sentence: str) -> None:
        """A sentence that is ready, on standard error; print would take standard output for it."""
        if sys.stderr is not None:
            print(_visible(sentence), file=sys.stderr, flush=True)

    def error(self, error: Exception) -> None:
        """What went wrong, as its sentence and, with --json, as an object too."""
        if self._json:
            print(_object({"error": type(error).__name__}), flush=True)
        self.text(self.sentence(error))

    def sentence(self, error: Exception) -> str:
        """The sentence of an error's class."""
        named = error.sentence if isinstance(error, CompanionError) else "other"
        return self.words.say(f"error.{named}", **vars(error))


def passphrase(source: str | None, say: Say) -> str:
    """The first line of a file or of standard input, or what is typed unseen."""
    if source is None:
        if sys.stdin is None or not sys.stdin.isatty():
            say.line("cli.no_terminal")
            raise EmptyPassphrase
        return getpass.getpass(say.words.say("cli.passphrase"))
    try:
        if source == "-":
            text = b"" if sys.stdin is None else sys.stdin.buffer.read(_PASSPHRASE_LIMIT)
        else:
            with open(source, "rb") as file:
                text = file.read(_PASSPHRASE_LIMIT)
    except OSError:
        raise NotThere from None
    line = text.removeprefix(b"\xef\xbb\xbf").split(b"\n")[0].removesuffix(b"\r")
    return line.decode("utf-8", "surrogateescape")


def _object(values: dict[str, object]) -> str:
    """One line of JSON; letters as they are, but nothing a terminal would act on."""
    return "".join(
        letter if letter.isprintable() else json.dumps(letter)[1:-1]
        for letter in json.dumps(values, ensure_ascii=False)
    )


def _visible(text: str) -> str:
    """A line with its control and direction signs made visible, so a name can't play tricks."""
    return "".join(
        letter if letter.isprintable() or letter == " " else f"[U+{ord(letter):04X}]"
        for letter in text
    )
