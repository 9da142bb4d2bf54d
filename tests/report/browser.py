"""A real browser without a window, spoken to over two pipes (Chrome DevTools Protocol)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), "")
_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-extensions", "--remote-debugging-pipe"),
    *("--disable-component-update", "--disable-sync", "--proxy-server=127.0.0.1:9", "--mute-audio"),
)


class Browser:
    """One page. What goes wrong in it is an AssertionError here."""

    def __init__(self, out, into):
        self._out, self._into = out, into
        self._number, self._session, self._rest, self.said = 0, None, b"", []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "DOM", "Network", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)

    def ask(self, method, **values):
        """The answer to a command; events that come before it are kept in `said`."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while (answer := self._read()).get("id") != self._number:
            self.said.append(answer)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def open(self, path):
        """Load a file and wait until it is there."""
        loader = self.ask("Page.navigate", url=path.as_uri())["loaderId"]
        wanted = {"name": "load", "loaderId": loader}  # not of the empty page or of one before
        while not any(wanted.items() <= one.get("params", {}).items() for one in self.said):
            self.said.append(self._read())

    def run(self, script):
        """The value of an expression in the page, awaited."""
        done = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def pick(self, selector, path):
        """Give a file or folder to an input, as its dialog would."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def _read(self):
        while b"\0" not in self._rest:
            more = self._into.read1(1 << 20)
            assert more, "the browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)


@contextmanager
def started(profile):
    """A browser with a new profile in the folder `profile`."""
    ours, theirs = os.pipe(), os.pipe()  # (read, write): what it reads, what it says
    # It wants them as 3 and 4, which are something else here.
    command = f'exec "$@" 3<&{ours[0]} 4>&{theirs[1]}'
    process = subprocess.Popen(
        ["bash", "-c", command, "sh", PROGRAM, *_OPTIONS, f"--user-data-dir={profile}"],
        pass_fds=(ours[0], theirs[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ours[0])
    os.close(theirs[1])
    with open(ours[1], "wb") as out, open(theirs[0], "rb") as into:
        try:
            yield Browser(out, into)
        finally:
            out.close()  # it ends when nobody speaks to it any more
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
