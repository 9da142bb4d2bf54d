"""What can be seen of this computer that matters to somebody who may be looked after too closely.

A look is local, reads only, and sends nothing. It gives findings and no verdict: what was not found
may still be there, and what could not be looked at is said to be so. How a system is asked is a
parameter (`Readers`), so that the shapes other systems answer in are tested here; on real Windows
and macOS none of it has been run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from companion.surroundings import linux, macos, windows
from companion.surroundings.finding import Answer, Finding, Topic
from companion.surroundings.readers import Readers, here

__all__ = ["Answer", "Finding", "Readers", "Topic", "look"]

Look = Callable[[Readers, Path], dict[Topic, Callable[[], Finding]]]
_SYSTEMS: dict[str, Look] = {
    "linux": linux.looks,
    "win32": windows.looks,
    "darwin": macos.looks,
}


def look(folder: Path, readers: Readers | None = None, system: str = sys.platform) -> list[Finding]:
    """Everything there is to look at on this system, in the order of Topic. Never raises.

    `folder` is where a record lies or is to lie; it need not be there yet.
    """
    if system not in _SYSTEMS:
        return [Finding(topic, Answer.UNSEEN) for topic in Topic]
    asked = _SYSTEMS[system](readers or here(), folder)
    found = []
    for topic in Topic:
        if topic in asked:
            one = Finding(topic, Answer.UNSEEN)
            # Whatever a system answers otherwise than was thought is something not seen.
            with suppress(Exception):
                one = asked[topic]()
            found.append(one)
    return found
