"""The practice case: whole, the same in both languages, made up from end to end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import fields
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from companion import (
    binned,
    cases,
    check,
    contacts,
    custody,
    evidence,
    excerpts,
    hands,
    keys,
    packs,
    people,
    practice,
    statement,
    steps,
    stops,
    submissions,
    takedowns,
    texts,
    timeline,
    trial,
    vault,
    when,
)
from companion.asked import Found, Reply, Takedown
from companion.errors import PackError
from companion.intake import probe
from companion.practice import pictures, story
from companion.records import (
    Account,
    Answer,
    Case,
    Contact,
    Evidence,
    Incident,
    Kind,
    Known,
    Part,
    Passage,
    Person,
    Provenance,
    Shows,
    Step,
    Talk,
    TimeSource,
)
from companion.when import Span, When
from tests.core.cheap import COST as CHEAP

LANGUAGES = ("ko", "en")
NOW = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
FORBIDDEN = (
    *("몰카", "음란", "야동", "가해", "포르노", "리벤지", "검찰", "알몸", "나체", "노출"),
    *("오류", "실패", "잘못된", "반드시", "경고", "자살", "성희롱", "지인능욕"),
    *("offender", "perpetrator", "porn", "revenge", "nude", "naked", "prosecutor", "spycam"),
)
WEB = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
PHONE = re.compile(r"\d{2,4}[ -]\d{3,4}[ -]\d{4}|01\d{8,9}")


@pytest.fixture(scope="module")
def vaults(tmp_path_factory):
    """The practice vault in each language, made once for all tests that only read."""
    folder = tmp_path_factory.mktemp("practice")
    opened = {
        language: practice.make(folder / language, language, keys.FLOOR, lambda: NOW)
        for language in LANGUAGES
    }
    yield opened
    for one in opened.values():
        one.close()


@pytest.fixture(params=LANGUAGES)
def made(request, vaults):
    opened = vaults[request.param]
    return opened, cases.only(opened), request.param


def flat(moment: When) -> tuple[object, ...]:
    """A time without the words of its event."""
    hint = flat(moment.hint) if moment.hint else None
    return (moment.span, moment.start, moment.end, moment.clock, bool(moment.anchor), hint)


def shape(opened: vault.Vault, case: int) -> list[object]:
    """All of a case that is not words."""
    told = Counter(
        (flat(i.happened), i.known, i.acts, len(i.accounts), len(i.people), len(i.evidence))
        for i in timeline.incidents(opened, case)
    )
    items = [(i.number, i.kind, i.shows, i.media, i.url) for i in evidence.items(opened, case)]
    known = Counter((p.part, len(p.accounts)) for p in people.persons(opened, case))
    accounts = sorted((a.platform, a.profile_url) for a in people.accounts(opened, case))
    said = [
        (p.prompt, p.answer, p.known, p.sure, p.incident is None)
        for p in statement.passages(opened, case)
    ]
    talks = [flat(talk.held) for talk in contacts.talks(opened, case)]
    todo = [(flat(step.due), bool(step.done_at)) for step in steps.all_of(opened, case)]
    return [told, items, known, accounts, said, talks, todo]


def test_counts(made):
    opened, case, _ = made
    assert len(timeline.incidents(opened, case.id)) == 14
    assert len(timeline.bin_of(opened, case.id)) == 1
    passages = statement.passages(opened, case.id)
    assert len(passages) == 7
    assert len(statement.put_off(passages)) == 1
    assert [len(statement.wordings(opened, p.id)) for p in passages] == [1] + [0] * 6
    assert len(people.persons(opened, case.id)) == 5
    assert len(people.accounts(opened, case.id)) == 7
    assert [item.number for item in evidence.items(opened, case.id)] == list(range(1, 13))
    assert len(contacts.own(opened, case.id)) == 1
    assert len(contacts.talks(opened, case.id)) == 4
    assert [bool(step.done_at) for step in steps.all_of(opened, case.id)] == [False] * 3 + [True]


def test_where_it_was_to_be_taken_down(made):
    opened, case, _ = made
    there = [takedowns.get(opened, ident) for ident in takedowns.ids(opened, case.id)]
    assert [len(one.looks) for one in there] == [3, 1, 0]  # the day to ask again that comes first
    assert there[0].found is Found.BACK
    (asked,) = takedowns.askings(opened, there[0].id)
    assert asked.reply is Reply.REMOVED
    (service,) = takedowns.askings(opened, there[2].id)
    assert (service.pin, service.due) == ("0000", when.UNKNOWN)


def test_whole_as_written(made):
    opened, _, _ = made
    assert check.run(opened) == []


def test_every_kind_of_date(made):
    opened, case, _ = made
    times = [incident.happened for incident in timeline.incidents(opened, case.id)]
    assert {moment.span for moment in times} == set(Span)
    for around in (Span.BEFORE, Span.AFTER):
        assert {moment.hint is None for moment in times if moment.span is around} == {True, False}
    bounded = [moment for moment in times if moment.span not in {Span.UNKNOWN, Span.TERM}]
    days = [m.earliest for m in bounded if m.earliest] + [m.latest for m in bounded if m.latest]
    assert datetime(2026, 9, 1) <= min(days) <= max(days) <= datetime(2026, 10, 12)  # noqa: DTZ001


def test_every_way_of_knowing(made):
    opened, case, _ = made
    incidents = timeline.incidents(opened, case.id)
    assert {incident.known for incident in incidents} == set(Known)
    assert {incident.time_source for incident in incidents} == set(TimeSource)
    assert {person.part for person in people.persons(opened, case.id)} == set(Part)
    told = [incident for incident in incidents if incident.known is Known.TOLD]
    assert all(incident.told_by for incident in told)


def test_the_pack_knows_what_is_named(made):
    opened, case, _ = made
    pack = packs.load("kr")
    acts = {act for incident in timeline.incidents(opened, case.id) for act in incident.acts}
    assert len(acts) >= 5
    assert acts <= pack.acts.keys()
    assert set(case.choices) <= {c for layout in pack.reports.values() for c in layout.choices}
    common = texts.load("en")
    for account in people.accounts(opened, case.id):
        assert common.knows(f"platform.{account.platform}")


def test_items(made):
    opened, case, _ = made
    items = evidence.items(opened, case.id)
    kinds = Counter(item.kind for item in items)
    assert kinds == {Kind.FILE: 8, Kind.FINGERPRINT: 1, Kind.REFERENCE: 2, Kind.HELD_ELSEWHERE: 1}
    assert {item.media for item in items if item.object} == {
        "image/png",
        "image/jpeg",
        "image/webp",
    }
    for item in items:
        assert (item.object is not None) == (item.kind is Kind.FILE)
        assert not probe.name_disagrees(item.original_name, item.media)
        filled = {name for name in Provenance.__dataclass_fields__ if getattr(item, name)}
        assert filled >= {"title", "description", "account", "obtained_from", "method"}
        assert filled >= {"device", "proves", "holder"}
        assert item.seen != when.UNKNOWN != item.obtained
        assert evidence.incidents_of(opened, item.id)


def test_nothing_sexual_is_kept(made):
    opened, case, _ = made
    withheld = [i for i in evidence.items(opened, case.id) if i.shows is not Shows.ORDINARY]
    assert [(item.kind, item.object) for item in withheld] == [(Kind.FINGERPRINT, None)]
    assert len(withheld[0].sha256) == 64


def test_two_incidents_have_former_wordings(made):
    opened, case, _ = made
    former = [timeline.wordings(opened, i.id) for i in timeline.incidents(opened, case.id)]
    assert [wording.field for one in former for wording in one] == ["narrative", "narrative"]
    assert max(map(len, former)) == 1


def test_what_was_kept_is_what_was_drawn(made):
    opened, case, language = made
    words = story.words(language)
    drawn = {words[f"item.{n}.file"]: n for n in pictures.NAMES if f"item.{n}.file" in words}
    items = [item for item in evidence.items(opened, case.id) if item.object]
    assert {item.original_name for item in items} == drawn.keys()
    for item in items:
        kept = b"".join(bytes(chunk) for chunk in evidence.content(opened, item))
        assert kept == pictures.draw(drawn[item.original_name], words)


def test_no_picture_stays_outside_the_objects(made):
    opened, _, _ = made
    names = {path.name for path in opened.folder.iterdir()}
    assert not [name for name in names if "practice" in name or name.endswith((".png", ".jpg"))]


def test_the_clock_is_the_vaults(made):
    opened, case, _ = made
    stamps = {i.recorded_at for i in timeline.incidents(opened, case.id)} | {case.created_at}
    assert stamps == {"2026-10-20T12:00:00+00:00"}


def test_opens_with_the_known_passphrase(tmp_path):
    practice.make(tmp_path / "v", "en", keys.FLOOR).close()
    opened = vault.open_(tmp_path / "v", practice.PASSPHRASE)
    assert cases.only(opened).person == "Practice Student"
    opened.close()


def test_both_languages_tell_the_same(vaults):
    korean, english = (shape(opened, cases.only(opened).id) for opened in vaults.values())
    assert korean == english


def test_another_language_writes_nothing(tmp_path):
    opened = vault.create(tmp_path / "v", "a passphrase of mine", keys.FLOOR)
    with pytest.raises(PackError):
        practice.fill(opened, "xx")
    assert cases.all_of(opened) == []
    opened.close()


def test_texts_have_the_same_keys_and_their_own_words():
    korean, english = story.words("ko"), story.words("en")
    assert korean.keys() == english.keys()
    assert not [key for key, text in english.items() if re.search("[가-힣ㄱ-ㅎ]", text)]
    alike = {key for key in korean if korean[key] == english[key]}
    plain = re.compile(r"[\x20-\x7e]+")
    assert not [key for key in alike if not plain.fullmatch(korean[key])]
    stories = {key for key in korean if key.split(".")[-1] in {"narrative", "title", "said"}}
    assert not stories & alike


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_its_record(language):
    """A text under a name that nothing reads would never be seen to be missing."""
    sections: dict[str, tuple[Collection[str], type]] = {
        "account": (story.ACCOUNTS, Account),
        "person": (story.PEOPLE, Person),
        "incident": (story.EVENTS | story.BINNED, Incident),
        "item": (story.ITEMS, Evidence),
        "passage": (story.PASSAGES, Passage),
        "contact": (story.CONTACTS, Contact),
        "talk": (story.TALKS, Talk),
        "step": (story.STEPS, Step),
        "takedown": (story.TAKEDOWNS, Takedown),
    }
    extra = {"incident": {"first"}, "passage": {"first"}, "item": {"file"}}
    extra["takedown"] = {"whom", "reference", "pin", "said"}
    left = [
        key for key in story.words(language) if not key.startswith(("picture.", "anchor.", "more."))
    ]
    for key in left:
        section, *rest = key.split(".")
        if section == "case":
            assert rest[0] in {field.name for field in fields(Case)}, key
            continue
        names, record = sections[section]
        assert rest[0] in names, key
        known = {field.name for field in fields(record)} | extra.get(section, set())
        assert rest[1] in known, key
    for section, (names, _) in sections.items():
        said = set(names)
        if section == "passage":
            said = {p for p, one in story.PASSAGES.items() if one.answer is Answer.TOLD}
        assert {key.split(".")[1] for key in left if key.startswith(f"{section}.")} == said


class Read(dict[str, str]):
    """Words that remember which of them were asked for."""

    def __init__(self, words):
        super().__init__(words)
        self.asked: set[str] = set()

    def __getitem__(self, key):
        self.asked.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_say_every_text_of_theirs(language):
    words = Read(story.words(language))
    for name in pictures.NAMES:
        pictures.draw(name, words)
    assert words.asked == {key for key in words if key.startswith("picture.")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", pictures.NAMES)
def test_picture(name, language):
    words = story.words(language)
    data = pictures.draw(name, words)
    assert data == pictures.draw(name, words)
    assert len(data) < 600_000
    image = Image.open(BytesIO(data))
    assert image.format == {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}.get(
        probe.media(data)
    )
    strip = image.convert("RGB").crop((0, image.height - 60, image.width, image.height))
    light = strip.convert("L").tobytes()
    assert min(light) < 120, "the mark is written"
    assert max(light) > 230, "on its own ground"
    if image.format == "JPEG":
        taken = image.getexif().get_ifd(0x8769)[0x9003]
        assert datetime.strptime(taken, "%Y:%m:%d %H:%M:%S").year == 2026  # noqa: DTZ007


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_marked_strip_says_practice(language):
    mark = story.words(language)["picture.mark"]
    assert {"ko": "연습", "en": "Practice"}[language] in mark


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_careful(language):
    for key, text in story.words(language).items():
        found = [word for word in FORBIDDEN if word in text.lower()]
        assert not found, (key, found)
        assert not PHONE.search(text), key


def test_no_place_on_the_web_exists(made):
    opened, case, language = made
    urls = [account.profile_url for account in people.accounts(opened, case.id)]
    urls += [item.url for item in evidence.items(opened, case.id) if item.url]
    hosts = {match[1] for url in urls for match in [WEB.match(url)] if match}
    assert hosts == {"example.com"}
    for key, text in story.words(language).items():
        if key.startswith(("item.", "more.")) and key.endswith(".file"):
            continue
        for match in WEB.finditer(text):
            assert match[1].endswith(("example.com", ".example")), key


def test_who_is_named_is_plainly_made_up(made):
    opened, case, _ = made
    for text in (case.person, case.school, case.station):
        assert re.search("연습|practice", text, re.IGNORECASE), text
    for account in people.accounts(opened, case.id):
        assert "example_practice" in account.handle
    numbers = [talk.case_number for talk in contacts.talks(opened, case.id) if talk.case_number]
    assert len(numbers) == 1
    assert re.fullmatch(r"(연습|PRACTICE)-\d{4}", numbers[0])


def test_a_time_that_hangs_on_an_event_is_said_in_words(made):
    opened, case, language = made
    common = texts.load(language)
    anchors = {text for key, text in story.words(language).items() if key.startswith("anchor.")}
    said = [when.words(i.happened, common) for i in timeline.incidents(opened, case.id)]
    assert all(any(anchor in one for one in said) for anchor in anchors)
    assert not [one for one in said if "_" in one]


def test_it_is_found_by_its_words(made):
    opened, case, language = made
    asked = {"ko": "체육관", "en": "gym"}[language]
    assert len(timeline.ids(opened, case.id, asked)) == 1


def test_a_vault_that_could_not_be_filled_does_not_stay(tmp_path):
    with pytest.raises(PackError):
        practice.make(tmp_path / "v", "xx", keys.FLOOR)
    assert not (tmp_path / "v").exists()
    practice.make(tmp_path / "v", "en", keys.FLOOR).close()


def test_everything_there_is_can_be_tried(tmp_path, monkeypatch):
    """What the program can hold, a practice record holds, or nobody learns of it there."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    opened = practice.begin("ko", CHEAP)
    try:
        case, held = cases.all_of(opened)
        items = evidence.items(opened, case.id)
        assert {item.kind for item in items} == set(Kind)
        assert {one.kind for one in binned.all_of(opened, case.id)} >= {
            *("incident", "evidence", "person", "account", "contact", "talk", "step"),
        }
        (asked,) = stops.of(opened, case.id)
        told = timeline.get(opened, asked)
        later = [
            one
            for one in timeline.incidents(opened, case.id)
            if {*one.accounts} & {*told.accounts}
            and (one.happened.earliest or NOW.replace(tzinfo=None))
            > (told.happened.latest or NOW.replace(tzinfo=None))
        ]
        assert later  # so that the pattern of contact after it can be seen
        assert list(hands.of(opened, case.id).values()) == ["가문비"]
        assert hands.now(opened, case.id) == ""
        assert excerpts.lines(opened, case.id)
        assert steps.some(opened, held.id, done=False, most=1)
        there = takedowns.ids(opened, case.id)
        replies = {one.reply for ident in there for one in takedowns.askings(opened, ident)}
        erased = [
            (act.why, custody.handed(opened, item.id) or submissions.of_item(opened, item.id))
            for item in items
            for act in custody.acts(opened, item.id)
            if act.what == custody.DELETED
        ]
        assert erased
        assert all(why and handed for why, handed in erased)  # the receipt stays
        assert replies >= {Reply.NONE, Reply.RECEIVED, Reply.REMOVED, Reply.REFUSED, Reply.MORE}
        assert check.run(opened) == []
    finally:
        opened.close()
        trial.drop(opened.folder)
