"""A country with many places of help keeps the rules and is read without a long wait."""

from __future__ import annotations

from datetime import date

from companion import packs
from tests.packs import many


def test_contacts_of_several_files_are_one_list(tmp_path):
    folder = many.write(tmp_path / "xx", 2001)
    assert packs.check(folder, today=date(2026, 11, 22)) == []
    pack = packs.load("xx", folder)
    assert next(iter(pack.contacts)) == "p0"
    assert len(pack.contacts) == 2001
    assert pack.words["ko"]["contact.p2000.name"] == "곳 2000"


def test_what_is_wrong_is_named_in_its_own_file(tmp_path):
    folder = many.write(tmp_path / "xx", 3)
    file = folder / "contacts" / "0.toml"
    file.write_text(file.read_text("utf-8").replace('hours="a"', 'hours="b"', 1), "utf-8")
    (found,) = packs.check(folder, today=date(2026, 11, 22))
    assert (found.file, found.key) == ("contacts/0.toml", "contact.p0.hours.b")
