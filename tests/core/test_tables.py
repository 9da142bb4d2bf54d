"""TOML from strangers: whatever it is, it ends in values or in a PackError, and soon."""

from __future__ import annotations

import os
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import tables
from companion.errors import PackError
from companion.facts import Contact, Header, Layout

LIMIT = tables.FILE_LIMIT


def filled(unit: str, head: str = "", tail: str = "") -> bytes:
    """As many units as fit into one file."""
    room = LIMIT - len((head + tail).encode())
    return (head + unit * (room // len(unit.encode())) + tail).encode()


def reason(data: bytes) -> str:
    try:
        tables.parse(data, "a.toml")
    except PackError as error:
        return error.reason
    return ""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a = 1", "", id="good"),
        pytest.param(b"\xef\xbb\xbfa = 1", "", id="byte order mark"),
        pytest.param(b"a = 1\r\nb = 2\r\n", "", id="line ends of Windows"),
        pytest.param(b'a = "[[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j"', "", id="depth inside a text"),
        pytest.param(b"# [[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j\na = 1", "", id="depth in a comment"),
        pytest.param(b"a = '''\n[[[[[[[[[[[[\n'''", "", id="depth in a long text"),
        pytest.param(b"\xff\xfea", "not-utf8", id="UTF-16"),
        pytest.param(b"a = ", "not-toml", id="half a line"),
        pytest.param(b"a = 1\na = 2", "not-toml", id="twice"),
        pytest.param(b"a = 2026-13-40", "not-toml", id="no such day"),
        pytest.param(filled("1", "a = "), "not-toml", id="a number too long to read"),
        pytest.param(filled("a", "a = '", "'") + b" ", "too-large", id="one byte too many"),
        pytest.param(filled("a", "a = '", "'"), "", id="just as large as may be"),
        pytest.param(filled("[", "a = "), "too-deep", id="brackets"),
        pytest.param(filled("{a=", "a = "), "too-deep", id="braces"),
        pytest.param(filled("a.", tail="a = 1"), "too-deep", id="a key of many parts"),
        pytest.param(filled('" ".', tail="a = 1"), "too-deep", id="the same in quotes"),
        pytest.param(filled('\n\\"""', 'a = """'), "not-toml", id="a text never closed"),
        pytest.param(filled("'''a"), "not-toml", id="quotes without end"),
        pytest.param(filled("a.b.c.d.e.f.g.h = 1\n"), "not-toml", id="deep keys, the same"),
        pytest.param(filled("1,", "a = [", "1]"), "", id="a long list"),
        pytest.param(filled("[[a]]\n"), "", id="many rows"),
    ],
)
def test_every_file_is_answered_soon(data, expected):
    begun = time.perf_counter()
    assert reason(data) == expected
    assert time.perf_counter() - begun < 5


def test_a_flaw_of_writing_names_its_line():
    with pytest.raises(PackError) as caught:
        tables.parse(b"a = 1\nb = 2\nc = \n", "a.toml")
    error = caught.value
    assert (error.file, error.key, error.reason) == ("a.toml", "line 3", "not-toml")


@given(st.binary(max_size=2000))
def test_any_bytes(data):
    assert reason(data) in {"", "not-utf8", "not-toml", "too-deep"}


@given(st.text("[]{}='\"\\\n.#,ab 1가", max_size=400))
def test_any_writing(text):
    assert reason(text.encode()) in {"", "not-toml", "too-deep"}


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders, links need a right")
def test_only_ordinary_files_are_opened(tmp_path):
    (tmp_path / "real.toml").write_text("a = 1")
    (tmp_path / "link.toml").symlink_to(tmp_path / "real.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    assert tables.read(tmp_path / "real.toml", "real.toml") == {"a": 1}
    for name in ("link.toml", "pipe.toml", "folder.toml", "missing.toml"):
        with pytest.raises(PackError) as caught:
            tables.read(tmp_path / name, name)
        assert (caught.value.file, caught.value.reason) == (name, "not-a-file")


def test_what_the_system_will_not_open_is_said_to_be_unreadable(tmp_path):
    with pytest.raises(PackError) as caught:
        tables.read(tmp_path / ("x" * 300), "x.toml")  # longer than a name can be
    assert caught.value.reason == "unreadable"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1", ("a", "wrong-type")),
        ("[a]\nb = ['x']", ("a.b", "wrong-type")),
        ("a = ' '", ("a", "empty")),
        ("'a b' = 'x'", ("a b", "bad-key")),
        ("'가' = 'x'", (r"\uac00", "bad-key")),
        (r'"\u001b[2J" = "x"', (r"\x1b[2J", "bad-key")),
        (r'a = "good\u202Edoog"', ("a", "bad-character")),
        (r'a = "x\u200by"', ("a", "bad-character")),
        (r'a = "x\u0007"', ("a", "bad-character")),
        ("a = '" + "x" * 4001 + "'", ("a", "too-long")),
    ],
)
def test_texts_that_are_no_good(text, expected):
    with pytest.raises(PackError) as caught:
        tables.flatten(tables.parse(text.encode(), "a.toml"), "a.toml")
    assert (caught.value.key, caught.value.reason) == expected


def test_texts_lie_flat_under_dotted_keys():
    table = tables.parse('[a]\nb = "하나\\n둘"\n[a.c]\nD_1 = "x"'.encode(), "a.toml")
    assert tables.flatten(table, "a.toml") == {"a.b": "하나\n둘", "a.c.D_1": "x"}


LEAVES: list[st.SearchStrategy[object]] = [st.none(), st.booleans(), st.integers()]
LEAVES += [st.floats(), st.dates(), st.times()]
LEAVES += [st.datetimes(), st.text(max_size=8), st.sampled_from(["kr-112", "112", "mon", "all"])]
VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(LEAVES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("shape", [Contact, Header, Layout])
@given(data=st.data())
def test_whatever_a_field_holds_it_fits_or_is_named(shape, data):
    names = st.sampled_from(shape.__struct_fields__) | st.text(max_size=5)
    table = data.draw(st.dictionaries(names, VALUES, max_size=12) | VALUES)
    found: list[PackError] = []
    fitted = tables.fit(shape, table, "a.toml", "row", found)
    assert (fitted is None) == bool(found)
    assert all(error.key.isascii() and error.key.isprintable() for error in found)


def test_a_number_beyond_all_bounds_is_only_a_bad_value():
    table = tables.parse(b"version = 0x" + b"f" * 200_000, "a.toml")
    found: list[PackError] = []
    assert tables.fit(Header, table, "a.toml", "", found) is None
    assert ("version", "bad-value") in [(error.key, error.reason) for error in found]
