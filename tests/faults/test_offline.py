"""Nothing is asked of any network, and nothing is missed where there is none.

The window is watched for it in `test_plaintext.py`; here it is the command line.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import outflow

ROOT = Path(__file__).parents[2]


def practice(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "companion", "practice", "--out", str(folder)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.timeout(600)
@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare is missing")
def test_the_main_job_is_done_where_there_is_no_network(tmp_path, promise):
    alone = ("unshare", "--net", "--map-root-user")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a process may not be cut off from the network here")
    done = practice(tmp_path / "made", *alone)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "made").rglob("*.pdf"))
    promise("the practice job where there is no network at all: done")


@pytest.mark.timeout(600)
@outflow.needed
def test_the_main_job_asks_no_network(tmp_path, promise):
    out = tmp_path / "trace"
    done = practice(tmp_path / "made", *outflow.command(out))
    assert done.returncode == 0, done.stderr
    calls = [call for call in outflow.read(out) if call.name in outflow.REACHING]
    assert [call for call in calls if not call.is_local] == []
    promise("the practice job, watched: no socket but local ones")
