"""Promises and their figures, one line each, at the end of a run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FULL = os.environ.get("COMPANION_FAULTS") == "full"
MEMORY = Path("/dev/shm")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that lies in memory where that is possible: a sync costs nothing there."""
    able = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    with tempfile.TemporaryDirectory(dir=MEMORY if able else None) as folder:
        yield Path(folder)


@pytest.fixture
def promise(request):
    """Say what was kept, and in how many tries."""

    def kept(line: str) -> None:
        request.node.user_properties.append(("promise", line))

    return kept


def pytest_terminal_summary(terminalreporter):
    for report in terminalreporter.getreports("passed"):
        for name, line in report.user_properties:
            if name == "promise":
                terminalreporter.write_line(f"promise: {line}")
