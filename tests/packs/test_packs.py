"""The rules of a country pack: each broken once in a copy, each reported with file, key, reason."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import pack_rules, packs, paths
from companion.errors import PackError
from companion.records import Age, NewCase, Role

TODAY = date(2026, 11, 22)
KR = paths.resources() / "packs" / "kr"
ROOT = Path(__file__).parents[2]

LAYOUT = """
id = "desk"
exhibit = "report.desk.exhibit"
addressee = "report.desk.addressee"
originals = false
chain = true
urls = "masked"
names = "role"
fields = ["incident.title", "incident.happened"]
choices = ["stop"]
documents = [{ id = "account", title = "report.desk.account", blocks = ["summary", "events"] }]
"""
WORDS = """
[pack]
name = "x"
[choice]
stop = "x"
[report.desk]
exhibit = "{n}"
addressee = "x"
account = "x"
name = "x"
reader = "x"
[region]
national = "x"
[hours]
always = "x"
[contact.line]
name = "x"
what = "x"
[law]
one = "x"
[authority.time]
name = "x"
[act.bad]
name = "x"
plain = "x"
[deadline.soon]
title = "x"
note = "x"
[procedure.way]
name = "x"
plain = "x"
first = { title = "x", text = "x" }
then = { title = "x", text = "x" }
[line]
safe = { title = "x", text = "x" }
call = { title = "x", text = "x" }
call-young = { title = "x", text = "x" }
not = { title = "x", text = "x" }
next = { title = "x", text = "x" }
when = { title = "x", text = "x" }
"""
LINES = """
[[line]]
id = "safe"
need = "safe"
basis = "law"
fact = "1"
laws = ["one"]
checked = 2026-11-22
[[line]]
id = "call-young"
need = "call"
basis = "official"
fact = "1"
ages = ["under14"]
contacts = ["line"]
checked = 2026-11-22
[[line]]
id = "call"
need = "call"
basis = "advice"
fact = "1"
first = "now"
checked = 2026-11-22
[[line]]
id = "not"
need = "not"
basis = "official"
fact = "1"
contacts = ["line"]
checked = 2026-11-22
[[line]]
id = "next"
need = "next"
basis = "guidebook"
fact = "1"
sources = [{ name = "gazette" }]
way = "way"
checked = 2026-11-22
[[line]]
id = "when"
need = "when"
basis = "advice"
fact = "1"
sources = [{ name = "gazette" }]
checked = 2026-11-22
"""
PROCEDURE = """
id = "way"
roles = ["mine"]
[[stages]]
id = "first"
kind = "care"
basis = "law"
fact = "1a"
laws = ["one"]
checked = 2026-11-22
[[stages]]
id = "then"
kind = "do"
basis = "guidebook"
fact = "1a"
ages = ["under19"]
acts = ["bad"]
after = ["first"]
contacts = ["line"]
desk = "desk"
sources = [{ name = "gazette" }]
checked = 2026-11-22
"""
SMALL = {
    "procedures/way.toml": PROCEDURE,
    "pack.toml": """
country = "xx"
languages = ["ko", "en"]
version = 1
checked = 2026-11-22
timezone = "Asia/Seoul"
child_below = 18
first = { now = ["line"], today = [], later = [] }
""",
    "contacts.toml": """
[[hours]]
id = "always"
open = [{ days = ["mon"], start = "00:00", end = "24:00" }]
[[contact]]
id = "line"
category = "hotline"
audience = ["all"]
phone = "+1 800 123"
url = "https://help.example.org/a?b=c"
hours = "always"
sources = [{ url = "https://example.org", date = "2026-11" }]
checked = 2026-11-22
confidence = "high"
""",
    "acts.toml": """
[[law]]
id = "one"
law = "Law"
article = "1"
in_force = "2026"
source = { name = "gazette" }
checked = 2026-11-22
[[act]]
id = "bad"
laws = ["one"]
""",
    "deadlines.toml": """
[[deadline]]
id = "soon"
desk = "desk"
basis = "guidebook"
law = "Guide"
article = "2"
days = 21
source = { name = "gazette" }
checked = 2026-11-22
""",
    "authorities.toml": """
[[authority]]
id = "time"
url = "https://time.example.org/stamp"
source = { name = "gazette" }
checked = 2026-11-22
""",
    "days_off.toml": """
[[days_off]]
id = "2028"
days = ["01-01", "02-29"]
source = { name = "gazette" }
checked = 2026-11-22
""",
    "first_look.toml": LINES,
    "reports/desk.toml": LAYOUT,
    "text/ko/words.toml": WORDS,
    "text/en/words.toml": WORDS,
}


@pytest.fixture
def small(tmp_path):
    """The smallest country with one of everything."""
    for name, text in SMALL.items():
        file = tmp_path / "xx" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "xx"


def flaws(folder, **more):
    found = packs.check(folder, today=TODAY, **more)
    return [(error.file, error.key, error.reason) for error in found]


def test_a_small_country_keeps_every_rule_and_loads(small):
    assert flaws(small) == []
    pack = packs.load("xx", small)
    assert pack.meta.first.now == ("line",)
    assert pack.contacts["line"].phone == "+1 800 123"
    assert pack.hours["always"].open[0].end == "24:00"
    assert pack.laws["one"].in_force == "2026"
    assert pack.acts["bad"].laws == ("one",)
    assert pack.deadlines["soon"].days == 21
    assert pack.reports["desk"].documents[0].blocks == ("summary", "events")
    assert pack.words["en"]["contact.line.name"] == "x"


def test_contacts_alone_make_a_country(small):
    (small / "acts.toml").unlink()
    for name in ("authorities", "deadlines", "days_off", "first_look"):
        (small / f"{name}.toml").unlink()
    shutil.rmtree(small / "procedures")
    shutil.rmtree(small / "reports")
    for language in ("ko", "en"):
        file = small / "text" / language / "words.toml"
        kept = WORDS[WORDS.index("[region]") : WORDS.index("[law]")]
        text = f"[pack]\nname = 'x'\n{kept}"
        file.write_text(text, encoding="utf-8")
    assert flaws(small) == []
    assert packs.load("xx", small).acts == {}


def test_desks_are_offered_in_the_packs_order_where_they_fit(small):
    for name, more in (("aside", "roles = ['child']"), ("zero", "ages = ['adult', 'unsure']")):
        text = LAYOUT.replace('id = "desk"', f'id = "{name}"\n{more}')
        (small / "reports" / f"{name}.toml").write_text(text, encoding="utf-8")
        words = f"[report.{name}]\nname = 'x'\nreader = 'x'\n"
        for language in ("ko", "en"):
            (small / "text" / language / f"{name}.toml").write_text(words, encoding="utf-8")
    header = SMALL["pack.toml"].replace("[first]", "") + 'desks = ["zero", "desk"]\n'
    (small / "pack.toml").write_text(header, encoding="utf-8")
    assert flaws(small) == []
    pack = packs.load("xx", small)
    assert [layout.id for layout in packs.ordered(pack)] == ["zero", "desk", "aside"]

    def offered(role, age):
        return [layout.id for layout in packs.desks(pack, NewCase(role, age))]

    assert offered(Role.MINE, Age.UNSURE) == ["zero", "desk"]
    assert offered(Role.CHILD, Age.UNDER14) == ["desk", "aside"]
    assert offered(Role.TEACHER, Age.UNDER19) == ["desk"]
    (small / "pack.toml").write_text(header.replace("zero", "gone"), encoding="utf-8")
    assert flaws(small) == [("pack.toml", "desks.gone", "dead-id")]


def test_a_shared_part_fills_what_a_country_does_not_say_itself(small):
    head = (small / "pack.toml").read_text("utf-8")
    (small / "pack.toml").write_text(f'shared = ["acts", "hashes"]\n{head}', "utf-8")
    own = '\n[[act]]\nid = "stalking"\nlaws = ["one"]\n'
    (small / "acts.toml").write_text((small / "acts.toml").read_text("utf-8") + own, "utf-8")
    file = small / "text" / "en" / "words.toml"
    file.write_text(WORDS + '\n[act.stalking]\nname = "own"\n', "utf-8")
    assert flaws(small) == []
    pack, korea = packs.load("xx", small), packs.load("kr")
    assert pack.acts["stalking"].laws == ("one",)
    assert pack.acts["bad"].laws == ("one",)
    assert pack.acts["doxxing"].laws == ()
    assert pack.words["en"]["act.stalking.name"] == "own"
    assert pack.words["ko"]["act.stalking.name"] == korea.words["ko"]["act.stalking.name"]
    assert pack.contacts["world-takeitdown"].age_of == "picture"
    assert pack.contacts["line"].phone == "+1 800 123"


@pytest.mark.parametrize("part", ["nothing", "acts", "../kr"])
def test_a_shared_part_that_is_not_there_or_named_twice_is_refused(small, part):
    head = (small / "pack.toml").read_text("utf-8")
    (small / "pack.toml").write_text(f'shared = ["acts", "{part}"]\n{head}', "utf-8")
    (found,) = [flaw for flaw in flaws(small) if flaw[0] == "pack.toml"]
    assert found[1:] in (
        ("shared.nothing", "dead-id"),
        ("shared.acts", "duplicate-id"),
        ("shared", "bad-value"),
    )


# file broken: what is written otherwise, what is then said (in that file, where no other is named)
WRONG = {
    "deadlines.toml": [
        ("days = 21", "", "deadline.soon.days bad-value"),
        ("days = 21", "days = 21\nmonths = 1", "deadline.soon.days bad-value"),
        ("days = 21", "days = 0", "deadline.soon.days bad-value"),
        ("guidebook", "custom", "deadline.soon.basis bad-value"),
        ('name = "gazette"', "", "deadline.soon.source no-source"),
        ("2026-11-22", "2025-11-21", "deadline.soon.checked stale"),
        ('desk = "desk"', 'desk = "disk"', "deadline.soon.desk.disk dead-id"),
        ('desk = "desk"', "", "deadline.soon.desk bad-value"),
        ('desk = "desk"', 'desk = "desk"\nevent = "then"', "deadline.soon.desk bad-value"),
        ('desk = "desk"', 'event = "then"', "text/ko: event.then missing-word"),
        ('"guidebook"', '"law"\narticle_ = 1', "deadline.soon.article_ unknown-key"),
        ('article = "2"', 'article = ""\nlonger = 0', "deadline.soon.longer bad-value"),
        (
            'basis = "guidebook"\nlaw = "Guide"\narticle = "2"',
            'basis = "law"\nlaw = "Guide"',
            "deadline.soon.article missing-key",
        ),
        ("days = 21", 'months = 1\ncounts = "working"', "deadline.soon.counts bad-value"),
        ("days = 21", 'days = 21\ncounts = "moons"', "deadline.soon.counts bad-value"),
    ],
    "authorities.toml": [
        ("https://", "http://", "authority.time.url bad-url"),
        ('{ name = "gazette" }', '{ date = "2026" }', "authority.time.source no-source"),
        ("2026-11-22", "2025-11-21", "authority.time.checked stale"),
        ('"time"', '"clock"', "text/ko: authority.clock.name missing-word"),
    ],
    "days_off.toml": [
        ('"2028"', '"2027"', "days_off.2027.days.02-29 bad-value"),
        ('"2028"', '"1728"', "days_off.1728.id bad-value"),
        ('"01-01"', '"1 Jan"', "days_off.2028.days bad-value"),
        ("source", "sauce", "days_off.2028.sauce unknown-key"),
        ('{ name = "gazette" }', '{ date = "2026" }', "days_off.2028.source no-source"),
        ("2026-11-22", "2025-11-21", "days_off.2028.checked stale"),
    ],
    "first_look.toml": [
        ('laws = ["one"]', 'laws = ["two"]', "line.safe.law.two dead-id"),
        ('laws = ["one"]', "", "line.safe no-source"),
        ('contacts = ["line"]', 'contacts = ["lin"]', "line.not.contact.lin dead-id"),
        ('way = "way"', 'way = "path"', "line.next.procedure.path dead-id"),
        ('["under14"]', '["under14", "old"]', "line.call-young.ages bad-value"),
        ('need = "safe"', 'need = "warm"', "line.safe.need bad-value"),
        ('need = "when"', 'need = "next"', "line.when.mine.under14.threat nobody-told"),
        ('ages = ["under14"]', "", "line.call unreachable"),
        ('id = "safe"', 'id = "safe"\nnow = ["near"]', "line.safe.mine.under14.threat nobody-told"),
        ('id = "safe"', 'id = "safe"\nnow = ["soon"]', "line.safe.now bad-value"),
        ('first = "now"', "", "line.call no-source"),
        ("2026-11-22", "2025-11-21", "line.safe.checked stale"),
        ("2026-11-22", "2026-11-24", "line.safe.checked in-future"),
    ],
    "procedures/way.toml": [
        ('after = ["first"]', 'after = ["then"]', "procedure.way.stages.then.after unreachable"),
        ('after = ["first"]', 'after = ["gone"]', "procedure.way.stages.then.after.gone dead-id"),
        (
            'laws = ["one"]',
            'laws = ["one"]\nages = ["adult"]',
            "procedure.way.stages.then.after unreachable",
        ),
        ('laws = ["one"]', 'laws = ["two"]', "procedure.way.stages.first.law.two dead-id"),
        ('laws = ["one"]', "", "procedure.way.stages.first no-source"),
        (
            'contacts = ["line"]',
            'contacts = ["lin"]',
            "procedure.way.stages.then.contact.lin dead-id",
        ),
        ('acts = ["bad"]', 'acts = ["good"]', "procedure.way.stages.then.act.good dead-id"),
        ('desk = "desk"', 'desk = "disk"', "procedure.way.stages.then.report.disk dead-id"),
        (
            '[{ name = "gazette" }]',
            '[{ date = "2026" }]\ncontacts_ = 1',
            "procedure.way.stages.1.contacts_ unknown-key",
        ),
        ('"guidebook"', '"rumour"', "procedure.way.stages.1.basis bad-value"),
        ('"care"', '"must"', "procedure.way.stages.0.kind bad-value"),
        ('id = "then"', 'id = "first"', "procedure.way.stages.first duplicate-id"),
        (PROCEDURE[PROCEDURE.index("[[stages]]") :], "stages = []", "procedure.way.stages empty"),
        ('id = "way"', 'id = "ways"', "procedure.ways.id other-id"),
        ("2026-11-22", "2025-11-21", "procedure.way.stages.first.checked stale"),
    ],
    "pack.toml": [
        ("version = 1", "version = '1'", "version wrong-type"),
        ("version = 1", "version = 1\nrun = 'x'", "run unknown-key"),
        ("version = 1", "", "version missing-key"),
        ("checked = 2026-11-22", "", "checked no-checked"),
        ("2026-11-22", "2025-11-21", "checked stale"),
        ("2026-11-22", "2026-11-24", "checked in-future"),
        ('"xx"', '"../xx"', "country bad-value"),
        ('"ko", "en"', '"ko", "en", "vi"', "text/vi: missing-language"),
        ('"ko", "en"', '"ko"', "text/en: unknown-language"),
        ('["line"]', '["lin"]', "first.now.lin dead-id"),
        ('["line"]', '["line", "line"]', "first.now.line duplicate-id"),
        ("now =", "never =", "first.never unknown-key"),
        ("version = 1", 'version = 1\nways = ["path"]', "ways.path dead-id"),
        ('country = "xx"', "country = ", "line 2 not-toml"),
    ],
    "contacts.toml": [
        ('phone = "+1', 'fone = "+1', "contact.line.fone unknown-key"),
        ('"+1 800 123"', '"call us"', "contact.line.phone bad-value"),
        ('"+1 800 123"', "18001", "contact.line.phone wrong-type"),
        ('"hotline"', '"best"', "contact.line.category bad-value"),
        ('["all"]', "[]", "contact.line.audience bad-value"),
        ('["all"]', '["all", 1]', "contact.line.audience wrong-type"),
        ('hours = "always"', 'hours = "never"', "contact.line.hours.never dead-id"),
        ("2026-11-22", "2025-11-21", "contact.line.checked stale"),
        ("checked = 2026-11-22", "", "contact.line.checked no-checked"),
        ("checked = 2026-11-22", "checked = 'May'", "contact.line.checked no-checked"),
        (
            'sources = [{ url = "https://example.org", date = "2026-11" }]',
            "",
            "contact.line.sources no-source",
        ),
        (
            '[{ url = "https://example.org", date = "2026-11" }]',
            "[]",
            "contact.line.sources no-source",
        ),
        ('url = "https://example.org", date', "date", "contact.line.sources no-source"),
        ('"https://example.org"', '"http://example.org"', "contact.line.sources.0.url bad-url"),
        ('"2026-11"', '"2026-13"', "contact.line.sources.0.date bad-value"),
        ('"mon"', '"someday"', "hours.always.open.0.days bad-value"),
        ('"24:00"', '"25:00"', "hours.always.open.0.end bad-value"),
        ('"24:00"', '"24:00", x = 1', "hours.always.open.0.x unknown-key"),
        ("[[contact]]", "[contact]", "contact wrong-type"),
        ("[[contact]]", "[[kontact]]", "kontact unknown-key"),
        ('id = "line"', 'id = "a line"', "contact.id bad-value"),
        ("[[contact]]", "[[hours]]\nid = 'always'\n[[contact]]", "hours.always duplicate-id"),
    ],
    "acts.toml": [
        ('laws = ["one"]', 'laws = ["two"]', "act.bad.laws.two dead-id"),
        ('source = { name = "gazette" }', "", "law.one.source no-source"),
        ('{ name = "gazette" }', "{ date = '2026' }", "law.one.source no-source"),
        ("2026-11-22", "2024-01-01", "law.one.checked stale"),
        ('"2026"', '"yes"', "law.one.in_force bad-value"),
    ],
    "reports/desk.toml": [
        ('"incident.title"', '"case.name"', "report.desk.fields.case.name dead-id"),
        ('"events"', '"eval"', "report.desk.documents.account.blocks.eval dead-id"),
        ("blocks", 'chosen = "go", blocks', "report.desk.documents.account.go dead-id"),
        ("blocks", 'unchosen = "go", blocks', "report.desk.documents.account.go dead-id"),
        ('"masked"', '"some"', "report.desk.urls bad-value"),
        ('id = "desk"', 'id = "desks"', "report.desks.id other-id"),
        ('["stop"]', '["stop", "go"]', "text/ko: choice.go missing-word"),
        ("desk.exhibit", "desk.number", "text/en: report.desk.number missing-word"),
    ],
    "text/en/words.toml": [
        ('what = "x"', "", "contact.line.what missing-word"),
        (
            'what = "x"',
            'what = "x"\nsay = "x"',
            "text/ko/words.toml: contact.line.say missing-word",
        ),
        ('what = "x"', 'what = "x"\nlie = "x"', "contact.line.lie extra-word"),
        ("[law]", "[part]\nother = 'you'\n[law]", "part.other extra-word"),
        ('exhibit = "{n}"', 'exhibit = "{m}"', "report.desk.exhibit other-places"),
        ('exhibit = "{n}"', 'exhibit = "{n.x}"', "report.desk.exhibit bad-place"),
        ('what = "x"', 'what = ""', "contact.line.what empty"),
        ('what = "x"', 'what = ["x"]', "contact.line.what wrong-type"),
        ('what = "x"', 'what = "\\u202Ex"', "contact.line.what bad-character"),
    ],
}


CASES = [(file, *row) for file, rows in WRONG.items() for row in rows]


def line(file, expected):
    """The flaw a row of WRONG means, as the checker says it."""
    return expected if ": " in expected else f"{file}: {expected}"


def lines(folder):
    return [f"{file}: {key} {reason}".replace(":  ", ": ") for file, key, reason in flaws(folder)]


def break_one(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("file", "old", "new", "expected"), CASES)
def test_one_broken_thing_is_named(small, file, old, new, expected):
    break_one(small, file, old, new)
    assert line(file, expected) in lines(small)
    if expected.endswith(("stale", "in-future")):  # old facts are still better than none
        assert packs.load("xx", small).meta.country == "xx"
    else:
        with pytest.raises(PackError):
            packs.load("xx", small)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://example",
        "https://user@example.org",
        "https://user:pw@example.org/",
        "https://example.org:8443/",
        "https://127.0.0.1/",
        "https://exаmple.org/",  # a Cyrillic letter
        "https://example.org/가",
        "https://example.org/ a",
        "https://example.org\\@evil.org",
        "https://example.org/\n",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "HTTPS://example.org",
        "https://example.org/" + "a" * 500,
        "",
    ],
)
def test_addresses_that_do_not_say_where_they_lead(small, url):
    file = small / "contacts.toml"
    text = file.read_text(encoding="utf-8")
    quoted = url.replace("\\", "\\\\").replace("\n", "\\n")
    file.write_text(text.replace("https://help.example.org/a?b=c", quoted), encoding="utf-8")
    assert ("contacts.toml", "contact.line.url", "bad-url") in flaws(small)


def test_all_flaws_are_found_at_once(small):
    for file, rows in WRONG.items():
        break_one(small, file, *rows[0][:2])
    assert {line(file, rows[0][2]) for file, rows in WRONG.items()} <= set(lines(small))


def test_a_key_said_twice_in_two_files(small):
    (small / "text/ko/z.toml").write_text("[law]\none = 'y'", encoding="utf-8")
    assert flaws(small) == [("text/ko/z.toml", "law.one", "duplicate-key")]


@pytest.mark.parametrize("name", ["contact.toml", "text/words.toml", "text/KO/words.toml",
                                  "reports/a b.toml", "text/ko/deep/words.toml"])  # fmt: skip
def test_a_file_that_nobody_reads_is_named(small, name):
    (small / name).parent.mkdir(exist_ok=True)
    (small / name).write_text("a = 1", encoding="utf-8")
    assert (name, "", "unknown-file") in flaws(small)


def test_files_that_are_not_tables_are_left_alone(small):
    for name in ("README.md", "._pack.toml", "run.py"):
        (small / name).write_text("anything", encoding="utf-8")
    assert flaws(small) == []


def test_no_folder_no_pack(tmp_path):
    assert flaws(tmp_path / "none") == [("pack.toml", "", "not-a-file")]
    (tmp_path / "empty").mkdir()
    assert flaws(tmp_path / "empty") == [("pack.toml", "", "not-a-file")]
    for country in ("zz", "..", "kr/../kr", "KR", "", "/etc"):
        with pytest.raises(PackError):
            packs.load(country)


def test_a_pack_of_another_country_is_not_taken_for_this_one(small):
    with pytest.raises(PackError) as caught:
        packs.load("kr", small)
    assert (caught.value.key, caught.value.reason) == ("country", "wrong-country")


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
@pytest.mark.parametrize("name", ["text/ko/more.toml", "text/vi", "reports", "acts.toml"])
def test_a_link_is_not_followed(small, tmp_path, name):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "words.toml").write_text("password = 'hunter2'", encoding="utf-8")
    link = small / name
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.symlink_to(secret / "words.toml" if name.endswith(".toml") else secret)
    assert flaws(small) == [(name, "", "not-a-file")]


def test_a_pack_may_not_be_too_large(small):
    for number in range(17):
        file = small / "text" / "ko" / f"more{number}.toml"
        file.write_text(f"# {'x' * 250_000}", encoding="utf-8")
    assert flaws(small) == [("", "", "too-large")]


def test_a_file_may_not_be_too_large(small):
    (small / "text/ko/more.toml").write_text("#" * 262_145, encoding="utf-8")
    assert ("text/ko/more.toml", "", "too-large") in flaws(small)


def test_fields_and_blocks_are_what_the_program_offers(small):
    assert flaws(small, fields=frozenset({"incident.title"}), blocks=frozenset({"summary"})) == [
        ("reports/desk.toml", "report.desk.fields.incident.happened", "dead-id"),
        ("reports/desk.toml", "report.desk.documents.account.blocks.events", "dead-id"),
    ]
    assert "incident.narrative" in packs.FIELDS
    private = {"case.name", "person.note", "account.note", "case.id", "evidence.object"}
    assert not private & packs.FIELDS


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        (date(2025, 11, 22), date(2026, 11, 22), False),
        (date(2025, 11, 22), date(2026, 11, 23), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2027, 2, 28), date(2028, 2, 29), True),
        (date(2026, 12, 31), date(2027, 1, 1), False),
    ],
)
def test_a_fact_is_old_after_twelve_months(checked, today, old):
    assert pack_rules.stale(checked, today) is old


@pytest.fixture(scope="module")
def playground(tmp_path_factory):
    """A copy of the Korean pack that fuzzing may break; each example writes one file anew."""
    return shutil.copytree(KR, tmp_path_factory.mktemp("fuzz") / "kr")


FILES = sorted(file.relative_to(KR).as_posix() for file in KR.rglob("*.toml"))
NOISE = st.text("[]{}=.,\"'#\n\\ abxk가:-0129_", max_size=40).map(str.encode) | st.binary(
    max_size=20
)


@settings(max_examples=50)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(0, 60), NOISE)
def test_a_damaged_pack_ends_in_flaws_only(playground, name, where, gone, noise):
    whole = (KR / name).read_bytes()
    where %= len(whole)
    (playground / name).write_bytes(whole[:where] + noise + whole[where + gone :])
    try:
        found = packs.check(playground, today=TODAY)
        if any(error.reason not in {"stale", "in-future"} for error in found):
            with pytest.raises(PackError):
                packs.load("kr", playground)
        else:
            assert packs.load("kr", playground).meta.country == "kr"
    finally:
        (playground / name).write_bytes(whole)


def test_the_korean_pack_loads_before_one_notices():
    """In a program of its own, where nothing measures coverage; of its own time, not of waiting."""
    code = (
        "import time; from companion import packs; packs.load('kr'); begun = time.process_time();"
        "packs.load('kr'); print(time.process_time() - begun)"
    )
    took = min(
        float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True,
                             text=True, check=True).stdout)
        for _ in range(3)
    )  # fmt: skip
    assert took < 0.2
