"""A session at the real window, watched from its first system call to its last."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults import markers, outflow
from tests.faults.screen import SERVER

ROOT = Path(__file__).parents[2]
PATIENCE = 300  # seconds
PASSPHRASES = {
    "first": "kettle orbit walnut cedar",
    "second": "pebble lantern mango drift",
    "third": "saddle onyx thimble rowan",
    "fourth": "bramble cobalt ferry nutmeg",
}
OURS = ("home", "tmp", "run")
HERS = ("source", "export", "paper", "backup")  # folders she chose, so their names are hers too

Process = subprocess.Popen[bytes]


class Screen:
    """An X server and a message bus of their own, and a hand on the keyboard."""

    def __init__(self) -> None:
        self.bus, self._daemon = "", None
        if shutil.which("dbus-daemon"):
            command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
            self._daemon = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            assert self._daemon.stdout is not None
            self.bus = self._daemon.stdout.readline().strip()
        self._server = subprocess.Popen(
            SERVER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._server.stdout is not None
        self.display = f":{self._server.stdout.readline().strip()}"

    def close(self) -> None:
        for process in filter(None, (self._server, self._daemon)):
            process.kill()
            process.communicate()

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

    def wait(self, wide: bool, process: Process) -> str:
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
        self.said = folder / "said"
        self.traces: list[Path] = []
        self.pipes: set[str] = set()  # on which the person at the window talks to the test
        self.codes: list[str] = []
        self.restored = Path()
        self.words: dict[str, str] = {}
        self.found_while_open: dict[str, set[str]] = {}
        self.control = self.paths["tmp"] / "control.txt"
        self.vault = self.paths["home"] / ".local/share/notes-data"
        self.pieces: list[bytes] = []
        self._fill_source()

    def _fill_source(self) -> None:
        """A chat and a picture, as they came to the person, with words in their names too."""
        word = markers.Words()
        chat = "\n".join(f"2026-09-11 21:4{n} {word('the chat')}" for n in range(10))
        source = self.paths["source"]
        (source / f"a {markers.latin(9001)} {markers.korean(9001)}.txt").write_text(chat, "utf-8")
        png, self.pieces = markers.picture(7)
        (source / f"b {markers.latin(9002)} {markers.korean(9002)}.png").write_bytes(png)

    def _environment(self, screen: Screen) -> dict[str, str]:
        kept = {"PATH", "LD_LIBRARY_PATH"}
        found = {name: os.environ[name] for name in kept & os.environ.keys()} | {
            "HOME": str(self.paths["home"]),
            "TMPDIR": str(self.paths["tmp"]),
            "XDG_RUNTIME_DIR": str(self.paths["run"]),
            "DISPLAY": screen.display,
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",  # these tests hold no mark whole, but their parts
        }
        return found | ({"DBUS_SESSION_BUS_ADDRESS": screen.bus} if screen.bus else {})

    def act(self, story: str, screen: Screen, go_on: Callable[[Screen, Process], None]) -> None:
        """Let a person do all of a story, then go on with real keys, until the program ends."""
        read, write = os.pipe()
        self.pipes.add(f"pipe:[{os.fstat(read).st_ino}]")
        self.traces.append(self.root / f"trace of {story}")
        plan: dict[str, Any] = {name: str(path) for name, path in self.paths.items()} | PASSPHRASES
        plan |= {"story": story, "tell": write, "control": str(self.control)}
        plan |= {"code": self.codes[0]} if self.codes else {}
        command = [sys.executable, "-m", "tests.faults.person", json.dumps(plan)]
        with self.said.open("ab") as said:
            process = subprocess.Popen(
                [*outflow.command(self.traces[-1]), *command],
                cwd=ROOT, env=self._environment(screen), pass_fds=(write,),
                stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            )  # fmt: skip
        os.close(write)
        try:
            with open(read, encoding="utf-8") as told:
                self._listen(told)
                go_on(screen, process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # and not only who watches
            process.wait()
        assert process.returncode == 0

    def _listen(self, told: Any) -> None:
        for line in told:
            said = json.loads(line)
            assert "broken" not in said, said["broken"]
            self.codes += filter(None, [said.get("code")])
            self.codes += said.get("papers", [])
            self.words |= said.get("words", {})
            if "folder" in said:
                self.restored = Path(said["folder"])
            if "scan" in said:
                self.found_while_open |= self.scan()
            if said.get("last"):
                return
        raise AssertionError(f"the person is gone: {self.said.read_text('utf-8', 'replace')}")

    def after_first(self, screen: Screen, process: Process) -> None:
        """After the lock it is another process; it gets real keys."""
        self.unlock("second", screen, process)
        screen.keys("ctrl+n")
        time.sleep(1)
        screen.type(markers.latin(9003))
        time.sleep(1.5)
        screen.keys("ctrl+l")
        screen.wait(False, process)
        self.found_while_open |= self.scan()
        self.unlock("second", screen, process)
        screen.keys("Shift_L", "Shift_L", "Shift_L")
        process.wait(60)

    def after_again(self, screen: Screen, process: Process) -> None:
        """The record with the new key is opened once, and hidden."""
        self.unlock("fourth", screen, process)
        screen.keys("Shift_L", "Shift_L", "Shift_L")
        process.wait(60)

    def unlock(self, which: str, screen: Screen, process: Process) -> None:
        screen.wait(False, process)
        screen.type(PASSPHRASES[which])
        screen.keys("Return")
        screen.wait(True, process)

    def sought(self) -> markers.Sought:
        codes = [form for code in self.codes for form in markers.secret(code)]
        passphrases = [form for t in PASSPHRASES.values() for form in markers.encoded(t)]
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
        for call in (call for trace in session.traces for call in outflow.read(trace)):
            self.names.update(call.names)
            if call.name == "execve" and b"tests.faults.person" not in call.texts:
                hits = sought.find(b"\0".join(call.texts))
                self.found |= {"a command line": hits} if hits else {}
            if call.writes:
                self._search(call, sought)
            elif call.is_shared_memory:
                self.shared.add(call.where)
            elif call.is_unseen:
                self.unseen.add(f"{call.name}({call.arguments})")
            if call.name in outflow.REACHING and not call.is_local:
                self.reached.add(f"{call.name}({call.arguments[:200]})")

    def _search(self, call: outflow.Call, sought: markers.Sought) -> None:
        data = b"".join(call.texts)
        self.bytes += len(data)
        self.title = self.title or ("UNIX" in call.where and b"Notes" in data)
        hits = sought.follow(call.where, data)
        if hits:
            self.found.setdefault(call.where, set()).update(hits)
