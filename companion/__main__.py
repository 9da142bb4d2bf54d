"""The command line: `companion`, or `python -m companion`. Without a command, the window.

Exit status: 0 good, 1 something wrong was found or a file was not kept, 2 it could not be
done. With --json every line of standard output is one JSON object. No traceback and no
passphrase ever reaches the terminal.
"""

from __future__ import annotations

import argparse
import os
import runpy
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from companion import __version__, process, texts
from companion.errors import CompanionError
from companion.languages import LANGUAGES, of_computer
from companion.records import Shows
from companion.terminal import BAD, COULD_NOT, Say
from companion.texts import Texts

_SHOWS = {str(shows).replace("_", "-"): shows for shows in Shows}


def start() -> int:
    """As the program of its own: hardened before it touches a key."""
    process.harden()
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:
        sys.argv = ["companion"]
        runpy.run_module("ui", run_name="__main__", alter_sys=True)
        return 0
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Korean on a terminal that thinks it is ASCII
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(given)
    except KeyboardInterrupt:
        return COULD_NOT  # before there were words for it, or a second time
    except OSError:  # standard output is gone or full; there is no place to say so
        _silence()
        return COULD_NOT


def _run(given: list[str]) -> int:
    words = texts.load(_language(given))
    options = _parser(words).parse_args(given)
    say = Say(texts.load(options.language), options.json)
    try:
        return _command(options.command)(options, say)
    except CompanionError as error:
        say.error(error)
        return COULD_NOT
    except KeyboardInterrupt:
        say.line("cli.stopped")
        return COULD_NOT
    except BrokenPipeError:
        _silence()
        return BAD
    except Exception as error:  # the last net: a bug is told as a sentence, never as a traceback
        say.error(error)
        return COULD_NOT


def _command(name: str) -> Callable[[argparse.Namespace, Say], int]:
    """What a command does; who only checks a bundle waits for nothing that opens a record."""
    if name == "verify":
        from companion import verdicts

        return verdicts.verify
    from companion import commands, rescue

    found: Callable[[argparse.Namespace, Say], int] = {
        "practice": commands.practice,
        "take-in": commands.take_in,
        "export": commands.export,
        "packs": commands.packs_,
        "check": rescue.check,
        "backup": rescue.backup,
        "restore": rescue.restore,
        "salvage": rescue.salvage,
    }[name]
    return found


def _silence() -> None:
    """Send what is still to be printed nowhere, so that the end of the program is quiet too."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language(given: Sequence[str]) -> str:
    """The language asked for anywhere on the line, else the computer's, else Korean."""
    if "--language" in given[:-1]:
        asked = given[given.index("--language") + 1]
        if asked in LANGUAGES:
            return asked
    return of_computer("ko")


def _parser(words: Texts) -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="companion",
        description=words.say("cli.about"),
        epilog=words.say("cli.exits"),
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"companion {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help=words.say("cli.json"))
    common.add_argument(
        "--language",
        choices=tuple(LANGUAGES),
        default=words.language,
        help=words.say("cli.language"),
    )
    opens = argparse.ArgumentParser(add_help=False)
    opens.add_argument("vault", type=Path, metavar="VAULT", help=words.say("cli.vault"))
    opens.add_argument("--passphrase-file", metavar="F", help=words.say("cli.passphrase_file"))
    case = argparse.ArgumentParser(add_help=False)
    case.add_argument("--case", metavar="NAME", default="", help=words.say("cli.case"))
    kinds = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        told = words.say(f"cli.{name.replace('-', '_')}")
        return kinds.add_parser(
            name, help=told, description=told, epilog=words.say("cli.exits"),
            parents=[*parents, common], allow_abbrev=False,
        )  # fmt: skip

    command("practice").add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=words.say("cli.out")
    )
    one = command("take-in", opens, case)
    one.add_argument("files", type=Path, nargs="+", metavar="FILE")
    one.add_argument("--shows", choices=_SHOWS, required=True, help=words.say("cli.shows"))
    _ask_export(command("export", opens, case), words)
    one = command("verify")
    one.add_argument("path", type=Path, metavar="PATH")
    one.add_argument("--passphrase-file", metavar="F", help=words.say("cli.passphrase_file"))
    command("check", opens)
    one = command("backup", opens)
    one.add_argument("file", type=Path, metavar="FILE", help=words.say("cli.backup_file"))
    one = command("restore")
    one.add_argument("file", type=Path, metavar="FILE", help=words.say("cli.backup_file"))
    one.add_argument("out", type=Path, metavar="DIR", help=words.say("cli.out"))
    one = command("salvage", opens)
    one.add_argument("out", type=Path, metavar="DIR", help=words.say("cli.out"))
    command("packs").add_argument("folder", type=Path, nargs="?", metavar="DIR")
    return top


def _ask_export(one: argparse.ArgumentParser, words: Texts) -> None:
    one.add_argument("--desk", required=True, metavar="DESK", help=words.say("cli.desk"))
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=words.say("cli.out"))
    ways = one.add_mutually_exclusive_group()
    ways.add_argument("--zip", action="store_true", help=words.say("cli.zip"))
    ways.add_argument("--seal", action="store_true", help=words.say("cli.seal"))
    one.add_argument("--no-log", action="store_true", help=words.say("cli.no_log"))
    one.add_argument("--own-copy", type=Path, metavar="DIR", help=words.say("cli.own_copy"))
    one.add_argument(
        "--stamp", metavar="URL", action="append", default=[], help=words.say("cli.stamp")
    )


if __name__ == "__main__":
    sys.exit(start())
