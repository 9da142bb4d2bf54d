"""The error tree: drawn as it is, values in fields, and not a word of anyone's in a log."""

from __future__ import annotations

import inspect
import re

import pytest

from companion import errors
from companion.errors import CompanionError

SECRET = "비밀 /home of/someone"


def classes() -> list[type[CompanionError]]:
    found = [CompanionError]
    for kind in found:
        found += kind.__subclasses__()
    return [kind for kind in found if kind.__module__ == errors.__name__]


def made(kind: type[CompanionError]) -> CompanionError:
    """One of a class, with the secret in every field that takes a text."""
    own = "__init__" in vars(kind)
    hints = inspect.get_annotations(kind.__init__) if own else {}
    numbers = {"int": 7}
    return kind(*(numbers.get(hint, SECRET) for name, hint in hints.items() if name != "return"))


def test_the_drawing_names_every_class_under_its_parent():
    drawn: dict[int, str] = {}
    parents: dict[str, str] = {}
    for bars, name in re.findall(r"^([│├└─ ]*)([A-Z][A-Za-z]+)\b", errors.__doc__ or "", re.M):
        depth = len(bars) // 3
        if depth or name == "CompanionError":
            drawn[depth] = name
            parents[name] = drawn.get(depth - 1, "")
    assert parents == {
        kind.__name__: kind.__base__.__name__ if kind is not CompanionError else ""
        for kind in classes()
        if kind.__base__ is not None
    }


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_a_log_line_holds_no_value(kind):
    error = made(kind)
    if kind is not errors.PackError:  # names files and keys of a pack, which is no one's secret
        assert SECRET not in str(error)
        assert str(error) == kind.__name__
    assert len(vars(error)) == len(error.args)
    assert error.sentence.isidentifier()


def test_a_pack_error_says_where():
    assert str(errors.PackError("acts.toml", "act.x", "no-source")) == (
        "PackError: acts.toml: act.x: no-source"
    )
