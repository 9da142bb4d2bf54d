"""The command line writes nothing readable but what it is asked to hand out, nor tells anybody."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from companion import cases, drafts, keys, timeline
from companion.records import Age, NewCase, NewIncident, Role
from companion.vault import create
from tests.faults import markers, outflow

ROOT = Path(__file__).parents[2]
PASSPHRASE = "kettle orbit walnut cedar"


@pytest.fixture
def folder(tmp_path):
    """A record with marked words, a marked file beside it, and a folder for each job."""
    word = markers.Words()
    with closing(create(tmp_path / "notes", PASSPHRASE, keys.FLOOR)) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT, person=word("person"))).id
        incident = timeline.add(vault, case, NewIncident(word("title"), word("story")))
        timeline.edit(vault, incident.id, NewIncident(word("title"), word("another story")))
        drafts.save(vault, "incident:new", {"narrative": word("draft")})
    (tmp_path / f"{markers.latin(900)}.txt").write_text(word("file"), "utf-8")
    return tmp_path


@outflow.needed
@pytest.mark.timeout(600)
def test_jobs_leave_nothing_readable(folder, promise):
    home = folder / "home"
    home.mkdir()
    jobs = (
        ("take-in", "--shows", "ordinary", "notes", f"{markers.latin(900)}.txt"),
        ("check", "notes"),
        ("backup", "notes", "notes.backup"),
        ("restore", "notes.backup", "restored"),
        ("salvage", "restored", "saved"),
        ("export", "notes", "--desk", "police", "--out", "documents"),
    )
    sought = markers.Sought({"a passphrase": markers.encoded(PASSPHRASE)})
    searched, names = 0, set[str]()
    for job in jobs:
        searched += watched(job, folder, sought, names)
    for path in (p for p in folder.rglob("*") if p.is_file()):
        if "documents" not in path.parts and path.suffix not in (".txt", ".trace"):
            assert not sought.find(path.read_bytes()), path
    handed_out = [p for p in (folder / "documents").rglob("*") if p.is_file()]
    assert any(sought.find(path.read_bytes()) for path in handed_out)  # there it would be seen
    made = {Path(name).relative_to(folder).parts[0] for name in names}
    assert made <= {
        "notes",
        "notes.backup",
        "notes.backup.new",
        "restored",
        "saved",
        "documents",
    } | {name for name in made if name.startswith(("documents.", "saved.", "restored."))}
    assert list(home.rglob("*")) == []
    promise(f"{len(jobs)} jobs of the command line: 0 readable in {searched / 1e6:.1f} MB written")


def watched(job, folder, sought, names) -> int:
    """Do one job; what it wrote outside the documents and the terminal holds no mark."""
    trace = folder / f"{job[0]}.trace"
    environment = {"HOME": str(folder / "home"), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    asks = () if job[0] == "restore" else ("--passphrase-file", "-")
    done = subprocess.run(
        [*outflow.command(trace), sys.executable, "-m", "companion", *job, *asks],
        cwd=folder, env=environment, input=f"{PASSPHRASE}\n".encode(), capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, (job, done.stdout.decode(), done.stderr.decode())
    size = 0
    for call in outflow.read(trace):
        assert call.name not in outflow.REACHING or call.is_local
        names.update(n for n in call.names if n.startswith(f"{folder}/"))
        if call.writes and not call.where.startswith(("pipe:", f"{folder}/documents")):
            data = b"".join(call.texts)
            size += len(data)
            assert not sought.follow(call.where, data), (job, call.where)
    return size
