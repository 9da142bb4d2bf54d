"""A pack from elsewhere: looked at, shown, taken only as it was shown, and given back."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from companion import cases, countries, differences, packs, paths, settings
from companion.errors import PackError, PackInUse
from companion.records import Age, NewCase, Role
from tests.core import cheap
from tests.packs import many
from tests.packs.test_packs import SMALL

BUILT_IN = paths.resources() / "packs"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def vault(tmp_path):
    with closing(cheap.make(tmp_path / "notes")) as made:
        yield made


# Where somebody else's pack takes its desks from
HEAD = 'shared = ["acts", "counsel", "desks", "statements"]\n' + SMALL["pack.toml"]


def lay(folder, files):
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def bare():
    """The files of the smallest country, without a layout of its own."""
    files = {n: t for n, t in SMALL.items() if not n.startswith(("reports", "deadlines"))}
    files["pack.toml"] = HEAD
    files["procedures/way.toml"] = files["procedures/way.toml"].replace('desk = "desk"\n', "")
    for language in ("ko", "en"):
        text = files[f"text/{language}/words.toml"]
        text = text[: text.index("[choice]")] + text[text.index("[region]") :]
        soon = text.index("[deadline.soon]")
        files[f"text/{language}/words.toml"] = text[:soon] + text[text.index("[procedure.way]") :]
    return files


def country(folder, **changed):
    """That one, in a folder, with other files in the place of some."""
    return lay(folder, bare() | changed)


def korean(folder, *changes):
    """The Korean pack with something written otherwise: (file, old, new)."""
    files = {
        file.relative_to(BUILT_IN / "kr").as_posix(): file.read_text("utf-8")
        for file in (BUILT_IN / "kr").rglob("*.toml")
    }
    for name, old, new in changes:
        assert old in files[name]
        files[name] = files[name].replace(old, new)
    return lay(folder, files)


def test_nothing_counts_before_it_was_agreed_to(vault, tmp_path):
    found = countries.look(korean(tmp_path / "kr", ("contacts.toml", '"1366"', '"0000-0000"')))
    assert countries.pack(vault, "kr").contacts["kr-1366"].phone == "1366"
    assert countries.kept(vault) == {}
    countries.take(vault, found)
    assert countries.pack(vault, "kr").contacts["kr-1366"].phone == "0000-0000"
    (about,) = countries.kept(vault).values()
    assert (about.origin, about.version) == ("folder", 1)
    assert countries.day(about) == vault.now().date()


def test_what_was_agreed_to_is_kept_whatever_happens_to_the_folder(vault, tmp_path):
    folder = country(tmp_path / "xx")
    found = countries.look(folder)
    contacts = folder / "contacts.toml"
    contacts.write_text(contacts.read_text("utf-8").replace("+1 800 123", "+1 999 999"), "utf-8")
    countries.take(vault, found)
    contacts.unlink()
    vault.close()
    with closing(cheap.again(vault.folder)) as opened:
        assert countries.pack(opened, "xx").contacts["line"].phone == "+1 800 123"
        assert ("xx", "x") in countries.named(opened, "ko")
        countries.give_back(opened, "xx")
        assert countries.kept(opened) == {}
        assert settings.get(opened, "packs") == settings.get(opened, "pack_files") == ""
        with pytest.raises(PackError):
            countries.pack(opened, "xx")


def test_a_country_a_record_is_of_is_not_taken_away(vault, tmp_path):
    countries.take(vault, countries.look(country(tmp_path / "xx")))
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT, pack="xx"))
    with pytest.raises(PackInUse):
        countries.give_back(vault, "xx")
    cases.edit(vault, case.id, NewCase(Role.MINE, Age.ADULT))
    countries.give_back(vault, "xx")


def test_what_is_kept_but_no_longer_fits_gives_way_to_our_own(vault, tmp_path):
    countries.take(vault, countries.look(korean(tmp_path / "kr")))
    kept = settings.get(vault, "pack_files")
    settings.set_(vault, "pack_files", kept.replace("kr-112", "KR 112"))
    assert countries.pack(vault, "kr") == packs.load("kr")


def test_no_pack_brings_a_layout_of_its_own(tmp_path):
    """What a desk may be told is the program's to say: a pack could let through more."""
    with pytest.raises(PackError) as caught:
        countries.look(lay(tmp_path / "xx", SMALL))
    assert (caught.value.file, caught.value.reason) == ("reports/desk.toml", "foreign-report")
    wide = ("reports/school.toml", "originals = false", "originals = true")
    with pytest.raises(PackError) as caught:
        countries.look(korean(tmp_path / "kr", wide))
    assert caught.value.reason == "foreign-report"
    assert countries.look(korean(tmp_path / "same")).pack == packs.load("kr")


def test_a_pack_without_a_desk_is_not_taken(tmp_path):
    """The page of documents has nothing to show then; it ended the program."""
    with pytest.raises(PackError) as caught:
        countries.look(country(tmp_path / "xx", **{"pack.toml": SMALL["pack.toml"]}))
    assert caught.value.reason == "no-desk"


def test_too_much_is_not_kept(vault, tmp_path, monkeypatch):
    found = countries.look(country(tmp_path / "xx"))
    monkeypatch.setattr(countries, "KEPT_LIMIT", 100)
    with pytest.raises(PackError) as caught:
        countries.take(vault, found)
    assert caught.value.reason == "too-large"
    assert countries.kept(vault) == {}


def test_a_pack_of_too_many_files_is_refused(tmp_path):
    folder = country(tmp_path / "xx")
    for number in range(501):
        (folder / "text" / "ko" / f"a{number}.toml").write_text("", "utf-8")
    with pytest.raises(PackError):
        countries.look(folder)


def test_folders_in_folders_without_end_are_refused_at_once(tmp_path):
    """As it was, 500 folders in each of 500 in each of 500 would have been gone through."""
    folder = country(tmp_path / "xx")
    for number in range(50):
        for inner in range(50):
            (folder / f"a{number}" / f"b{inner}").mkdir(parents=True)
    with pytest.raises(PackError) as caught:
        countries.look(folder)
    assert caught.value.reason == "too-large"


def test_a_swapped_number_is_shown_before_anything_else(tmp_path):
    words = "text/ko/contacts.toml"
    found = countries.look(
        korean(
            tmp_path / "kr",
            ("contacts.toml", 'phone = "1366"', 'phone = "0000-0000"'),
            (words, "무엇부터 하면 될지 알고 싶어요.", "０１０-9999-8888로 연락 주세요."),
            (
                "text/en/contacts.toml",
                "24-hour automated menu",
                "Call @helper or http://evil.example.",
            ),
            ("pack.toml", '"kr-112", "kr-1366"', '"kr-1366", "kr-112"'),
            ("pack.toml", "child_below = 19", "child_below = 14"),
            ("acts.toml", 'laws = ["sexual-13"]', 'laws = ["sexual-13", "sexual-14c"]'),
        )
    )
    told = differences.between(packs.load("kr"), found.pack, "ko")
    kinds = [one.what for one in told]
    assert kinds == sorted(kinds, key=["number", "first", "in-words", "fact", "words"].index)
    numbers = {(one.name, one.before, one.after) for one in told if one.what == "number"}
    assert ("여성긴급전화 1366 (디지털성범죄 상담 통합번호)", "1366", "0000-0000") in numbers
    hidden = "\n".join(one.after for one in told if one.what == "in-words")
    assert "０１０-9999-8888" in hidden
    assert "@helper" in hidden
    assert "http://evil.example." in hidden
    facts = [(one.name, one.part, one.after) for one in told if one.what == "fact"]
    assert facts[0] == ("pack", "child_below", "14")
    assert facts[1][:2] == ("obscene-message", "acts.laws")
    assert [one.name for one in told if one.what == "first"] == ["now"]


def test_the_same_pack_says_nothing_otherwise(tmp_path):
    found = countries.look(korean(tmp_path / "kr"))
    assert differences.between(packs.load("kr"), found.pack, "ko") == []


def test_places_that_come_and_go_are_told_by_name(tmp_path):
    old = packs.load("xx", country(tmp_path / "a"))
    text = SMALL["contacts.toml"].replace('"line"', '"other"').replace("always", "open")
    files = {
        "contacts.toml": text,
        "pack.toml": HEAD.replace("line", "other"),
    }
    folder = country(tmp_path / "b", **files)
    for file in folder.rglob("*.toml"):
        said = file.read_text("utf-8").replace("contact.line", "contact.other")
        said = said.replace("always =", "open =").replace('["line"]', '["other"]')
        file.write_text(said.replace('name = "x"\nwhat', 'name = "new\\nline"\nwhat'), "utf-8")
    new = packs.load("xx", folder)
    told = differences.between(old, new, "ko")
    assert ("removed", "x", "+1 800 123  https://help.example.org/a?b=c", "") in [
        (one.what, one.name, one.before, one.after) for one in told
    ]
    (added,) = [one for one in told if one.what == "added"]
    assert added.name == "new line"  # a break could pass for the next change


def test_ten_thousand_places_are_compared_and_kept_in_a_moment(vault, tmp_path):
    found = countries.look(many.write(tmp_path / "xx", 1000))
    assert len(differences.between(None, found.pack, "ko")) >= 1000
    countries.take(vault, found)
    assert len(countries.pack(vault, "xx").contacts) == 1000


HOSTILE = """
import os, sys
from pathlib import Path
from companion import countries, differences, packs
warm, *folders = map(Path, sys.argv[1:])
differences.between(packs.load("kr"), countries.look(warm).pack, "ko")  # what is imported is by now
seen = []
sys.addaudithook(lambda event, details: seen.append((event, details)))
ours = str(packs.paths.resources()) + os.sep
allowed = {"open", "os.scandir", "os.listdir", "pathlib.Path.glob"}
quiet = {"object.__getattr__", "object.__setattr__", "sys._getframe", "object.__delattr__"}
for folder in folders:
    seen.clear()
    try:
        found = countries.look(folder)
        differences.between(packs.load("kr"), found.pack, "ko")
        said = found.country
    except countries.PackError as error:
        said = error.reason
    for event, details in list(seen):
        where = os.path.join(str(details[0]), "") if details else ""
        inside = where.startswith((str(folder) + os.sep, ours))
        if event not in quiet and not (event in allowed and inside):
            sys.exit(f"{event} {details}")
    print(said)
"""


def watched(code, *folders):
    """What a look at packs comes to, in a process that is watched; the first is a whole one."""
    command = [sys.executable, "-c", code, *map(str, folders)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_hostile_pack_reads_nothing_opens_nothing_and_runs_nothing(tmp_path):
    """Watched by an audit hook: every file opened, every import, program, socket, and compile."""
    secret = tmp_path / "secret.toml"
    secret.write_text("[pack]\nname = 'a secret'\n", "utf-8")
    links = country(tmp_path / "links")
    os.symlink(secret, links / "text" / "ko" / "more.toml")
    up = country(tmp_path / "up", **{"pack.toml": "shared = ['../kr']\n" + SMALL["pack.toml"]})
    code = country(
        tmp_path / "code",
        **{
            "text/ko/run.toml": '[contact.line]\nsay = \'{__import__("os").system("id")}\'\n',
            "text/en/run.toml": "[contact.line]\nsay = '{x.__class__}'\n",
        },
    )
    good = country(tmp_path / "good", **{"run.py": "import os", "hook.exe": "x"})
    ran = watched(HOSTILE, good, links, up, code, good)
    assert ran.returncode == 0, ran.stderr
    first, second, *others = ran.stdout.split()
    assert (first, others) == ("not-a-file", ["bad-place", "xx"])
    assert second in {"dead-id", "bad-value"}


def test_the_watcher_sees_what_it_should(tmp_path):
    """Else the test above could not fail."""
    good = country(tmp_path / "good")
    peeping = HOSTILE.replace("said = found.country", "open('/etc/hostname'); said = 'x'")
    ran = watched(peeping, good, good)
    assert ran.returncode == 1
    assert "/etc/hostname" in ran.stderr
