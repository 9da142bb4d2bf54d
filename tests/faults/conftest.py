"""Promises and their figures, one line each, at the end of a run."""

from __future__ import annotations

import os

import pytest

FULL = os.environ.get("COMPANION_FAULTS") == "full"


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
