"""Promises and their figures, one line each, at the end of a run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FULL = os.environ.get("COMPANION_FAULTS") == "full"
MEMORY = Path("/dev/shm")
thorough = pytest.mark.skipif(not FULL, reason="takes long: ./dev faults does it")


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


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    config.pluginmanager.register(Told(config), "promises")


class Told:
    """Prints each promise: in a full run once it is kept, else at the end; one line each."""

    def __init__(self, config: pytest.Config) -> None:
        self._out: Any = config.pluginmanager.get_plugin("terminalreporter")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name, line in report.user_properties if report.when == "call" else ():
            if name == "promise" and FULL and report.passed:
                self._out.ensure_newline()
                self._out.write_line(f"kept  {line}")

    def pytest_terminal_summary(self) -> None:
        if FULL:
            return
        for report in self._out.getreports("passed"):
            for name, line in report.user_properties:
                if name == "promise":
                    self._out.write_line(f"promise: {line}")
