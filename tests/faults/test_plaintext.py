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
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image

from companion import drafts
from companion.vault import open_
from tests.faults import markers, traces

ROOT = Path(__file__).parents[2]
PATIENCE = 300  # seconds
FIRST, SECOND = "kettle orbit walnut cedar", "pebble lantern mango drift"
OURS = ("home", "tmp", "run")
HERS = ("source", "export", "paper", "backup")  # folders she chose, so their names are hers too
HANDED_OUT = ("export", "paper")  # what leaves the record is not locked, and that is said

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        not all(map(shutil.which, ("strace", "Xvfb", "xdotool"))),
        reason="strace, Xvfb and xdotool are needed",
    ),
]


class Screen:
    """An X server of its own, and a hand on its keyboard."""

    def __init__(self) -> None:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._server.stdout is not None
        self.display = f":{self._server.stdout.readline().strip()}"

    def close(self) -> None:
        self._server.kill()
        self._server.communicate()

    def ask(self, *arguments: str) -> str:
        environment = os.environ | {"DISPLAY": self.display}
        command = ["xdotool", *arguments]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        return done.stdout.strip()

    def windows(self) -> dict[str, tuple[int, int]]:
        """Every window that is seen, by its number, with its width and height."""
        found = {}
        for number in self.ask("search", "--onlyvisible", "--name", ".").split():
            sizes = re.findall(
                r"(?:WIDTH|HEIGHT)=(\d+)", self.ask("getwindowgeometry", "--shell", number)
            )
            if len(sizes) == 2:
                found[number] = (int(sizes[0]), int(sizes[1]))
        return found

    def wait(self, wide: bool, process: subprocess.Popen[bytes]) -> str:
        """The window of the program, once it is the wide one of an open record or the other."""
        for _ in range(PATIENCE * 5):
            assert process.poll() is None
            for number, (width, _height) in self.windows().items():
                if (width > 900) is wide:
                    self.ask("windowfocus", number)
                    time.sleep(0.5)
                    return number
            time.sleep(0.2)
        raise AssertionError("no window came")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.ask("key", "--clearmodifiers", key)
            time.sleep(0.1)

    def type(self, text: str) -> None:
        self.ask("type", "--delay", "30", text)


class Session:
    """One session, watched from its first call to its last."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.paths = {name: folder / name for name in OURS}
        self.paths |= {name: folder / f"{name} {markers.latin(9100)}" for name in HERS}
        for path in self.paths.values():
            path.mkdir(mode=0o700)
        self.trace, self.said = folder / "trace", folder / "said"
        self.code, self.pipe = "", 0
        self.words: dict[str, str] = {}
        self.found_while_open: dict[str, set[str]] = {}
        self.control = self.paths["tmp"] / "control.txt"
        self.vault = self.paths["home"] / ".local/share/notes-data"
        self.pieces: list[bytes] = []
        self._fill_source()

    def run(self) -> None:
        screen = Screen()
        try:
            self._run(screen)
        finally:
            screen.close()

    def _fill_source(self) -> None:
        """A chat and a picture, as they came to the person, with words in their names too."""
        word = markers.Words()
        chat = "\n".join(f"2026-09-11 21:4{n} {word('the chat')}" for n in range(10))
        source = self.paths["source"]
        (source / f"a {markers.latin(9001)} {markers.korean(9001)}.txt").write_text(chat, "utf-8")
        png, self.pieces = markers.picture(7)
        (source / f"b {markers.latin(9002)} {markers.korean(9002)}.png").write_bytes(png)

    def _environment(self, display: str) -> dict[str, str]:
        kept = {"PATH", "LD_LIBRARY_PATH"}
        return {name: os.environ[name] for name in kept & os.environ.keys()} | {
            "HOME": str(self.paths["home"]),
            "TMPDIR": str(self.paths["tmp"]),
            "XDG_RUNTIME_DIR": str(self.paths["run"]),
            "DISPLAY": display,
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",  # these tests hold no mark whole, but their parts
        }

    def _run(self, screen: Screen) -> None:
        read, write = os.pipe()
        self.pipe = os.fstat(read).st_ino
        plan = {name: str(path) for name, path in self.paths.items()}
        plan |= {"first": FIRST, "second": SECOND, "control": str(self.control)}
        command = [sys.executable, "-m", "tests.faults.person", json.dumps(plan | {"tell": write})]
        with self.said.open("wb") as said:
            process = subprocess.Popen(
                [*traces.command(self.trace), *command],
                cwd=ROOT, env=self._environment(screen.display), pass_fds=(write,),
                stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            )  # fmt: skip
        os.close(write)
        try:
            with open(read, encoding="utf-8") as told:
                self._listen(told)
                self._go_on(screen, process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # and not only who watches
            process.wait()
        assert process.returncode == 0

    def _listen(self, told: Any) -> None:
        for line in told:
            said = json.loads(line)
            assert "broken" not in said, said["broken"]
            self.code = said.get("code", self.code)
            self.words = said.get("words", self.words)
            if "scan" in said:
                self.found_while_open |= self.scan()
            if self.words:
                return
        raise AssertionError(f"the person is gone: {self.said.read_text('utf-8', 'replace')}")

    def _go_on(self, screen: Screen, process: subprocess.Popen[bytes]) -> None:
        """After the lock it is another process; it gets real keys."""
        screen.wait(False, process)
        screen.type(SECOND)
        screen.keys("Return")
        screen.wait(True, process)
        screen.keys("ctrl+n")
        time.sleep(1)
        screen.keys("Tab")
        screen.type(markers.latin(9003))
        time.sleep(1.5)
        screen.keys("ctrl+l")
        screen.wait(False, process)
        self.found_while_open |= self.scan()
        screen.type(SECOND)
        screen.keys("Return")
        screen.wait(True, process)
        screen.keys("Shift_L", "Shift_L", "Shift_L")
        process.wait(60)

    def sought(self) -> markers.Sought:
        codes = markers.secret(self.code) if self.code else []
        passphrases = [form for text in (FIRST, SECOND) for form in markers.encoded(text)]
        others = {"a picture": self.pieces, "a recovery code": codes, "a passphrase": passphrases}
        return markers.Sought({name: pieces for name, pieces in others.items() if pieces})

    def place(self, path: str) -> tuple[str, str]:
        """In which folder a path lies, and where there; "" for none of them."""
        for name, folder in self.paths.items():
            if path == str(folder) or path.startswith(f"{folder}/"):
                return name, path[len(str(folder)) + 1 :]
        return "", path

    def scan(self) -> dict[str, set[str]]:
        """What is found in every file and every name, but where it was put by the person."""
        sought, found = self.sought(), {}
        for place in (*OURS, "backup"):
            for path in self.paths[place].rglob("*"):
                hits = sought.find(os.fsencode(path.relative_to(self.paths[place])))
                if path.is_file() and not path.is_symlink() and path != self.control:
                    hits |= sought.find(path.read_bytes())
                if hits:
                    found[str(path.relative_to(self.root))] = hits
        return found


class Watched:
    """What the trace of a session holds, read once."""

    def __init__(self, session: Session) -> None:
        self.found: dict[str, set[str]] = {}
        self.bytes, self.names = 0, set[str]()
        self.shared, self.unseen, self.reached = set[str](), set[str](), set[str]()
        self.title = False
        sought = session.sought()
        for call in traces.read(session.trace):
            self.names.update(call.names)
            if call.writes:
                self._search(call, sought)
            elif call.is_shared_memory:
                self.shared.add(call.where)
            elif call.is_unseen:
                self.unseen.add(f"{call.name}({call.arguments})")
            if call.name in ("socket", "connect", "bind", "sendto") and "AF_UNIX" not in (
                call.arguments
            ):
                self.reached.add(call.arguments if call.name != "sendto" else call.where)

    def _search(self, call: traces.Call, sought: markers.Sought) -> None:
        data = b"".join(call.texts)
        self.bytes += len(data)
        self.title = self.title or ("UNIX" in call.where and b"Notes" in data)
        hits = sought.follow(call.where, data)
        if hits:
            self.found.setdefault(call.where, set()).update(hits)


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Session:
    made = Session(tmp_path_factory.mktemp("session"))
    made.run()
    return made


@pytest.fixture(scope="module")
def watched(session) -> Watched:
    return Watched(session)


def test_the_words_are_in_the_record(session):
    """Else the rest would prove nothing: they were typed, and arrived."""
    with closing(open_(session.vault, SECOND)) as vault:
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
    # The person that was taken out, the search, and the control.
    assert all(w.startswith(("person", "new_person", "the ")) for w in missing), missing
    assert markers.latin(9003) in kept  # typed by the X server after the first unlocking


def test_nothing_that_left_the_process_can_be_read(session, watched, promise):
    told = f"pipe:[{session.pipe}]"
    found = {session.place(where): hits for where, hits in watched.found.items()}
    handed_out = {place for place, _ in found if place in HANDED_OUT}
    assert "export" in handed_out
    elsewhere = {rest: hits for (place, rest), hits in found.items() if place not in handed_out}
    control = elsewhere.pop("control.txt")
    assert {hit[:7] for hit in control} == {"a Korea", "a Latin"}  # it would have been seen
    assert elsewhere.pop(told, {"a recovery code"}) == {"a recovery code"}
    pipes = {where for where in elsewhere if where.startswith("pipe:")}
    assert {hit for where in pipes for hit in elsewhere.pop(where)} <= {"a picture"}
    assert elsewhere == {}
    promise(
        f"a session at the real window, {len(session.words)} words typed and two pictures brought"
        f" in: 0 readable in {watched.bytes / 1e6:.1f} MB written; the control was found"
    )


def test_nothing_lies_readable_in_any_folder(session, promise):
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


ALLOWED = {
    "home": r"\.local(/share(/notes-data(/.*)?)?)?",
    "tmp": r"control\.txt",
    "run": r"",
    "source": r"nothing at all",
    "export": r"documents-\d{8}(\.[0-9a-f]{8}\.part)?(/.*)?",
    "paper": r"sheet\.pdf(\.new)?",
    "backup": r"notes\.backup(\.new)?",
}
IN_THE_VAULT = (
    r"(lock|vault\.(new|keys2?(\.new)?|head(\.new)?|db(-(journal|wal|shm))?)|objects(/[0-9a-f]{32}(\.new)?)?"
    r"|backup\.db(\.new(-(journal|wal|shm))?)?|snapshots(/.*)?)?"
)
NOT_FILES = r"/dev/null|/proc/self/(task/\d+/comm|uid_map|gid_map|setgroups)"


def test_every_file_made_or_changed_is_one_of_ours(session, watched):
    strange = set()
    for name in watched.names:
        place, rest = session.place(name)
        known = place and re.fullmatch(ALLOWED[place], rest)
        inside = rest.removeprefix(".local/share/notes-data").removeprefix("/")
        if place == "home" and known and rest.startswith(".local/share/notes-data"):
            known = re.fullmatch(IN_THE_VAULT, inside)
        if not known and not re.fullmatch(NOT_FILES, name) and "/" in name:
            strange.add(name)
    assert strange == set()
    there = {
        p.relative_to(session.root) for n in ("home", "run") for p in session.paths[n].rglob("*")
    }
    assert all(str(path).startswith("home/.local") for path in there)


def test_no_byte_went_a_way_that_was_not_seen(session, watched):
    # Qt asks once for a segment of one byte, to learn whether there are such; the screen itself
    # is memory of the X server's.
    assert {u for u in watched.unseen if not u.startswith("shmget(IPC_PRIVATE, 1,")} == set()
    shared = {where.removeprefix(f"{session.vault}/") for where in watched.shared}
    assert shared <= {"vault.db-shm", "backup.db.new-shm", "/memfd:xorg"}


def test_nobody_was_told_anything(session, watched):
    assert session.said.read_bytes() == b""
    assert watched.title  # the window has a title; that the words are in none was seen above
    assert watched.reached == set()
