"""verify.html in a real Firefox, which shares no line with Chromium: the same words there."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from companion.report import offline
from tests.core import cheap
from tests.report import firefox

_TOLD = """
const [go] = arguments, [result, working] = ["result", "working"].map((id) =>
  document.getElementById(id));
const look = () => (working.hidden && result.innerText ? go(result.innerText)
  : setTimeout(look, 20));
look();
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    if not firefox.PROGRAM:
        pytest.skip("needs Firefox")
    folder = tmp_path_factory.mktemp("firefox")
    (folder / offline.NAME).write_bytes(offline.page())
    with firefox.started(folder / "profile") as started:
        started.file = folder / offline.NAME
        yield started


def said_of(page, files, folder):
    """What the page says of a zip file with these files, once it is through."""
    path = folder / "bag.zip"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        for name, data in files.items():
            into.writestr(name, data)
    path.write_bytes(made.getvalue())
    page.open(page.file)
    page.pick("#zip", path)
    return page.ask("WebDriver:ExecuteAsyncScript", script=_TOLD, args=[])["value"]


def test_a_whole_bundle_and_one_with_a_byte_changed(page, exported, tmp_path):
    files = cheap.contents(exported[1])
    assert "만들어진 그대로입니다" in said_of(page, files, tmp_path)
    for name in sorted(files)[:: max(1, len(files) // 6)]:
        data = bytearray(files[name])
        data[len(data) // 2] ^= 1
        said = said_of(page, files | {name: bytes(data)}, tmp_path)
        assert "만들어진 그대로입니다" not in said, name
        assert name in said or name in {"bagit.txt", "bag-info.txt"}, json.dumps([name, said])
