"""Nothing the person wrote, opened or chose lies readable anywhere but where they put it.

A session at the real window (`tests/faults/person.py`, then keys of the X server's) runs under
strace in a home, a temporary and a runtime folder of its own. Then every byte that left the
process, and every file that is there, is searched for the words that were typed, the pictures
that were brought in, the passphrases and the recovery code, in all the encodings there are.

What the X server gets is searched for words, not for pixels: that is the screen itself. Pipes
between the program and its own children never leave them.
"""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import unicodedata
from contextlib import closing
from urllib.parse import quote

import pytest
from PIL import Image

from companion import drafts
from companion.vault import open_
from tests.faults import markers
from tests.faults.conftest import FULL, thorough
from tests.faults.watched import PASSPHRASES, Screen, Session, Watched

HANDED_OUT = ("export", "paper")  # what leaves the record is not locked, and that is said

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        not all(map(shutil.which, ("strace", "Xvfb", "xdotool"))),
        reason="strace, Xvfb and xdotool are needed",
    ),
]


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Session:
    made = Session(tmp_path_factory.mktemp("session"))
    screen = Screen()
    try:
        made.act("first", screen, made.after_first)
        if FULL:
            made.act("again", screen, made.after_again)
    finally:
        screen.close()
    return made


@pytest.fixture(scope="module")
def watched(session) -> Watched:
    return Watched(session)


def the_words_are_in_the_record(session):
    """Else the rest would prove nothing: they were typed, and arrived."""
    with closing(open_(session.vault, PASSPHRASES["second"])) as vault:
        tables = [
            row[0] for row in vault.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        rows = [
            row
            for table in tables
            if not table.startswith("words")  # the index, which is no text
            for row in vault.rows(f"SELECT * FROM {table}")
        ]
        kept = " ".join(str(value) for row in rows for value in row)
        kept += str([drafts.load(vault, place) for place in drafts.places(vault)])
    there = {n for n in map(int, session.words) if markers.latin(n) in kept}
    assert len(session.words) > 90
    missing = {where for n, where in session.words.items() if int(n) not in there}
    # The person that was taken out, the search, the control, why a file was to be deleted that was
    # not, and the times of an item that later editors wrote over.
    # What is only for oneself is there, and the record's passphrase does not open it.
    gone = ("person", "new_person", "the ", "item_deleted: Why", "own note")
    left = {w for w in missing if not (w.startswith(gone) or w.endswith("before or after what?"))}
    assert left == set()
    own = {where for where in session.words.values() if where.startswith("own note")}
    assert (len(own), own - missing) == (3, set())
    assert markers.latin(9003) in kept  # typed by the X server after the first unlocking


def nothing_that_left_the_process_can_be_read(session, watched, promise):
    found = {session.place(where): hits for where, hits in watched.found.items()}
    handed_out = {place for place, _ in found if place in HANDED_OUT}
    assert "export" in handed_out
    elsewhere = {rest: hits for (place, rest), hits in found.items() if place not in handed_out}
    control = elsewhere.pop("control.txt")
    assert {hit[:7] for hit in control} == {"a Korea", "a Latin"}  # it would have been seen
    for told in session.pipes:
        assert elsewhere.pop(told) == {"a recovery code"}
    pipes = {where for where in elsewhere if where.startswith("pipe:")}
    assert {hit for where in pipes for hit in elsewhere.pop(where)} <= {"a picture"}
    assert elsewhere == {}
    promise(
        f"a session at the real window, {len(session.words)} words typed and two pictures brought"
        f" in: 0 readable in {watched.bytes / 1e6:.1f} MB written; the control was found"
    )


def nothing_lies_readable_in_any_folder(session, promise):
    assert session.found_while_open == {}
    assert session.scan() == {}
    assert markers.Sought().find(session.control.read_bytes())
    export = session.paths["export"]
    assert any(markers.Sought().find(p.read_bytes()) for p in export.rglob("*") if p.is_file())
    count = sum(
        p.is_file() for name in ("home", "tmp", "run") for p in session.paths[name].rglob("*")
    )
    promise(f"{count} files in the home, temporary and runtime folder: 0 hits, also in names")


WRITINGS = {
    "utf-8": str.encode,
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp949": lambda text: text.encode("cp949"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "base64": lambda text: base64.b64encode(b"x" + text.encode()),
    "base64 of utf-16": lambda text: base64.urlsafe_b64encode(b"xy" + text.encode("utf-16-le")),
    "percent": lambda text: quote(f"/a {text}").encode(),
    "json": lambda text: json.dumps([text]).encode(),
    "hex": lambda text: text.encode().hex().encode(),
}


@pytest.mark.parametrize("text", [markers.korean(12), markers.latin(12)], ids=("korean", "latin"))
@pytest.mark.parametrize("write", WRITINGS.values(), ids=WRITINGS)
def test_a_word_is_known_in_every_encoding(text, write):
    data = b"before" + write(text) + b"after"
    sought = markers.Sought()
    assert sought.find(data)
    assert not sought.find(b"before and after")
    assert not sought.follow("a stream", data[:9])
    assert sought.follow("a stream", data[9:])  # also when it was written in two parts


def test_a_picture_is_known_by_its_file_and_by_its_pixels():
    png, pieces = markers.picture(3)
    image = Image.open(io.BytesIO(png))
    for data in (png, image.tobytes(), image.convert("RGBA").tobytes("raw", "BGRA")):
        assert markers.Sought({"a picture": pieces}).find(data) == {"a picture"}


_DATABASE = r"db(\.new)?(-(journal|wal|shm))?"
_INSIDE = (
    rf"lock|vault\.new|objects(/[0-9a-f]{{32}}(\.new)?)?|snapshots(/[0-9a-f]{{32}}(\.new)?(-(journal|wal|shm))?)?|backup\.{_DATABASE}"
    rf"|(renewal(/)?)?|(renewal/)?(vault\.(keys2?(\.new)?|head(\.new)?|{_DATABASE})|ready(\.new)?)"
)
ALLOWED = {
    "home": rf"\.local(/share(/notes-data(-2)?(/({_INSIDE}))?)?)?",
    "tmp": r"control\.txt",
    "run": r"notes-[0-9a-f]{20}",  # where a second start knocks
    "source": r"nothing at all",
    "export": r"documents-\d{8}(\.[0-9a-f]{8}\.part)?(/.*)?",
    "paper": r"sheet\.pdf(\.new)?",
    "backup": r"notes\.backup(\.new)?",
}
NOT_FILES = r"/dev/null|/proc/self/(task/\d+/comm|uid_map|gid_map|setgroups)"


def every_file_made_or_changed_is_one_of_ours(session, watched):
    strange = set()
    for name in watched.names:
        place, rest = session.place(name)
        known = re.fullmatch(ALLOWED[place] if place else NOT_FILES, rest)
        if not known and "/" in name:  # the others are names of threads
            strange.add(name)
    assert strange == set()
    there = [p for name in ("home", "run") for p in session.paths[name].rglob("*")]
    assert all(session.place(str(path))[1].startswith(".local") for path in there)


def no_byte_went_a_way_that_was_not_seen(session, watched):
    # Qt asks once for a segment of one byte, to learn whether there are such; the screen itself
    # is memory of the X server's.
    assert {u for u in watched.unseen if not u.startswith("shmget(IPC_PRIVATE, 1,")} == set()
    shared = {session.place(where)[1] for where in watched.shared} - {"/memfd:xorg"}
    # What SQLite notes there are numbers of pages; the files are searched with all others.
    assert all(re.search(r"(db|/[0-9a-f]{32})(\.new)?-shm$", where) for where in shared), shared


def nobody_was_told_anything(session, watched):
    # A library of the system's may warn of its own defaults; the words are in no line, see above.
    said = session.said.read_bytes().splitlines()
    assert [line for line in said if not line.startswith(b"Warning: de")] == []
    assert watched.title  # the window has a title; that the words are in none was seen above
    assert watched.reached == set()


@thorough
def test_a_session_at_the_real_window_leaves_nothing_readable(session, watched, promise):
    """One test, so that the session, which takes most of a minute, is never held twice."""
    the_words_are_in_the_record(session)
    nothing_that_left_the_process_can_be_read(session, watched, promise)
    nothing_lies_readable_in_any_folder(session, promise)
    every_file_made_or_changed_is_one_of_ours(session, watched)
    no_byte_went_a_way_that_was_not_seen(session, watched)
    nobody_was_told_anything(session, watched)
