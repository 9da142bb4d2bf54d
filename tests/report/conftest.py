"""One vault with a word of its own in every field, and what is made of it for each desk."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from companion import packs
from companion.records import Role
from companion.report import bundle, offline
from tests.core import cheap
from tests.report import browser, desk, making


@pytest.fixture(scope="session")
def pack():
    return packs.load("kr")


@pytest.fixture(scope="session")
def full(tmp_path_factory, pack):
    """(vault, case, canaries, items); nothing in it is changed by a test."""
    folder = tmp_path_factory.mktemp("full")
    every = [c for layout in pack.reports.values() for c in layout.choices]
    with closing(cheap.make(folder / "notes")) as vault:
        yield vault, *making.full_case(vault, folder, Role.CHILD, tuple(every))


DESKS = sorted(packs.load("kr").reports)


@pytest.fixture(scope="session")
def bundles(full, tmp_path_factory):
    """Makes the bundle of a desk, once; (desk, folder)."""
    made = {}

    def make(name):
        if name not in made:
            made[name] = tmp_path_factory.mktemp("out") / name
            vault, case, _, _ = full
            told = making.passages(vault, case.id)
            bundle.write(vault, case.id, name, "ko", made[name], passages=told)
        return name, made[name]

    return make


@pytest.fixture(scope="session", params=["police", "school"])
def exported(request, bundles):
    """(desk, folder of its bundle), with a log and without; nothing in it is changed by a test."""
    return bundles(request.param)


@pytest.fixture(scope="session", params=DESKS)
def every_desk(request, bundles):
    """As `exported`, for every desk there is."""
    return bundles(request.param)


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "notes"
    cheap.make(folder).close()
    return folder


@pytest.fixture
def vault(tmp_path, new_vault):
    shutil.copytree(new_vault, tmp_path / "notes")
    with closing(cheap.again(tmp_path / "notes")) as opened:
        yield opened


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    if not browser.PROGRAM:
        pytest.skip("needs Chromium")
    folder = tmp_path_factory.mktemp("browser")
    (folder / offline.NAME).write_bytes(offline.page())
    with browser.started(folder / "profile") as started:
        yield folder / offline.NAME, started


@pytest.fixture
def page(running):
    """verify.html, opened anew."""
    file, started = running
    started.open(file)
    started.run(desk.SCRIPT)
    return started


@pytest.fixture(scope="session")
def files(full, tmp_path_factory):
    """A bundle for the police, by name."""
    vault, case, _, _ = full
    target = tmp_path_factory.mktemp("police") / "bag"
    return cheap.contents(bundle.write(vault, case.id, "police", "ko", target).folder)
