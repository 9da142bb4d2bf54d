"""The shape CONTRIBUTING promises, for what neither ruff nor the import contracts can say."""

from __future__ import annotations

import ast
import re
import socket
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import NetworkUsed

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for top in ("companion", "ui") for p in (ROOT / top).rglob("*.py"))
EMPTY_NAMES = {"manager", "helper", "helpers", "util", "utils", "handler", "controller"}
EMPTY_NAMES |= {"service", "common", "base"}
PLACES = re.compile(r"(?<![\w.~/])/(home|root|Users|tmp|work)/\w|[A-Z]:\\Users\\")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def _calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def calls(path: Path, name: str) -> list[ast.Call]:
    """Return the calls of a method or function of that name, such as `tr` for `self.tr("…")`."""
    return [
        call
        for call in _calls(path)
        if name in {getattr(call.func, "attr", ""), getattr(call.func, "id", "")}
    ]


def places(path: Path, nodes: list[ast.Call]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{node.lineno}" for node in nodes]


def words(name: str) -> set[str]:
    """Split `drop_area` and `DropArea` into {"drop", "area"}."""
    return set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()))


def test_modules_are_short():
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert not {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > 400}


def test_functions_are_short():
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [(p, n) for p in SOURCES for n in ast.walk(tree(p)) if isinstance(n, kinds)]
    lengths = {f"{p.name}:{n.name}": (n.end_lineno or n.lineno) - n.lineno + 1 for p, n in found}
    assert not {name: length for name, length in lengths.items() if length > 50}


def test_names_say_what_a_thing_is():
    modules = [p.parent.name if p.name == "__init__.py" else p.stem for p in SOURCES]
    kinds = (n.name for p in SOURCES for n in ast.walk(tree(p)) if isinstance(n, ast.ClassDef))
    assert not [name for name in (*modules, *kinds) if words(name) & EMPTY_NAMES]


@pytest.mark.parametrize("name", ["tr", "translate", "QT_TRANSLATE_NOOP"])
def test_words_for_the_screen_are_literals(name):
    """Elsewhere lupdate takes in text that is never matched when the program runs."""
    for path in SOURCES:
        wrong = [c for c in calls(path, name) if any(isinstance(a, ast.JoinedStr) for a in c.args)]
        assert not places(path, wrong)
        first = [c for c in calls(path, name) if name == "tr" and c.args]
        assert not places(path, [c for c in first if not isinstance(c.args[0], ast.Constant)])


def test_slots_are_bound_methods():
    """A lambda or partial over self keeps a closed dialog, and what was typed into it, alive."""
    for path in SOURCES:
        given = [(c, a) for c in calls(path, "connect") for a in c.args]
        held = [c for c, a in given if isinstance(a, ast.Lambda) or "partial(" in ast.unparse(a)]
        assert not places(path, held)


def test_no_nested_event_loop():
    for path in SOURCES:
        nested = [c for c in calls(path, "exec") if not ast.unparse(c.func).endswith("app.exec")]
        assert not places(path, nested)


def test_no_machine_path_in_any_file():
    made = ("practice-out", "dist", "build")
    tops = [p for p in ROOT.iterdir() if not p.name.startswith((".", *made))]
    files = [f for top in [*tops, ROOT / ".ci"] for f in (top, *top.rglob("*")) if f.is_file()]
    mine = [f for f in files if f.suffix not in {".pyc", ".qm"} and f != Path(__file__)]
    assert not [f for f in mine if PLACES.search(f.read_bytes().decode("utf-8", "replace"))]


def test_no_test_reaches_another_computer():
    with pytest.raises(NetworkUsed), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside:
        outside.connect(("192.0.2.1", 9))
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("example.org", 443)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        socket.create_connection(listening.getsockname(), timeout=5).close()
