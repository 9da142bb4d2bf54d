"""Every byte of a bundle, changed one at a time: both checkers name the file it is in.

Only of the list that no other list covers they name the file whose digest was changed there.

`./dev accepted` changes all of some 200 KB; a run of every day takes bytes drawn by lot.
"""

from __future__ import annotations

import json
import os
import random

import pytest

from companion import cases, evidence, timeline
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bag, bundle, offline
from companion.report.verify import verify
from tests.core import cheap
from tests.core.pictures import picture
from tests.report import browser
from tests.report.desk import SCRIPT, lay
from tests.report.hostile import FULL
from tests.report.test_canaries import dataclass_copy

FEW = 15  # bytes of each file, when not all are changed
# The bytes lie in the page: asked for one file after the other, the browser takes ten times longer.
_EACH = """
(async (places) => {
  const missed = [];
  const held = (data) => ({
    size: data.length,
    slice: (from, to) => ({ arrayBuffer: async () => data.slice(from, to).buffer }),
  });
  const seen = () => judged(Object.entries(laid).map(([path, of]) => ({ path, file: held(of) })));
  if (!(await seen())[0].ok) return ["whole"];
  for (const [name, ats] of Object.entries(places)) {
    const whole = laid[name];
    for (const at of ats ?? whole.keys()) {
      const data = whole.slice();
      data[at] ^= 1 << (at % 8);
      laid[name] = data;
      const [verdict] = await seen();
      if (verdict.ok || (name !== LAST && !verdict.findings.some((one) => one.file === name))) {
        missed.push([name, at, verdict]);
      }
    }
    laid[name] = whole;
  }
  return missed.slice(0, 20);
})
"""


@pytest.fixture
def folder(vault, pack, tmp_path):
    """A small bundle: one document, one picture, all logs."""
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT, person="한지민")).id
    timeline.add(vault, case, NewIncident("대화방에 초대받음", "모르는 계정이 불렀다."))
    evidence.take_in_bytes(vault, case, picture("PNG"), Shows.ORDINARY, Provenance("화면"))
    layout = pack.reports["police"]
    one = dataclass_copy(layout, documents=layout.documents[-1:])
    few = dataclass_copy(pack, reports={"police": one})
    made = bundle.write(vault, case, "police", "ko", tmp_path / "bag", pack=few)
    assert verify(made.folder)[0].ok
    return made.folder


def places(files):
    """Which bytes of which file to change; None for all of them."""
    chance = random.Random(7)
    return {
        name: None if FULL else sorted(chance.sample(range(len(data)), min(FEW, len(data))))
        for name, data in sorted(files.items())
    }


@pytest.mark.timeout(14400)
def test_companion_verify_names_the_file(folder):
    files = cheap.contents(folder)
    for name, ats in places(files).items():
        path = folder / name
        handle = os.open(path, os.O_WRONLY)
        for at in ats or range(len(files[name])):
            byte = files[name][at]
            os.pwrite(handle, bytes([byte ^ (1 << (at % 8))]), at)
            (verdict,) = verify(folder)
            assert not verdict.ok, (name, at)
            assert name in {*(found.file for found in verdict.findings), bag.TAGS}, (name, at)
            os.pwrite(handle, bytes([byte]), at)
        os.close(handle)
    assert verify(folder)[0].ok


@pytest.mark.timeout(14400)
def test_the_page_names_the_file(folder, tmp_path):
    if not browser.PROGRAM:
        pytest.skip("needs Chromium")
    (tmp_path / offline.NAME).write_bytes(offline.page())
    files = cheap.contents(folder)
    with browser.started(tmp_path / "profile") as page:
        page.open(tmp_path / offline.NAME)
        page.run(SCRIPT)
        lay(page, files)
        page.run(f"LAST = {json.dumps(bag.TAGS)}; 0")
        assert page.run(f"{_EACH}({json.dumps(places(files))})") == []
