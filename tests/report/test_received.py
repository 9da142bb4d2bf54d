"""Bundles from somebody else: checked first, past the guard, and never changed afterwards."""

from __future__ import annotations

import re
import shutil
from itertools import product

import pytest

from companion import (
    cases,
    check,
    contacts,
    drafts,
    evidence,
    masked,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
)
from companion.asked import NewTakedown
from companion.errors import Cancelled, Forbidden, NotABundle, ReceivedStays, WrongPassphrase
from companion.masked import Origin
from companion.receipts import Exported, NewSubmission
from companion.records import (
    Age,
    Kind,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.report import bag, bundle, received
from companion.report.forms import Form, Seal
from companion.report.verify import verify
from tests.core import cheap
from tests.report import making
from tests.report.making import PNG
from tests.report.test_verify import relist

WORDS = "abandon ability able about above absent"
SEAL = Seal(WORDS, cheap.COST)


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """What a girl hands to a counsellor, in every form: two pictures and a masked copy."""
    folder = tmp_path_factory.mktemp("given")
    own = cheap.make(folder / "hers")
    case = cases.add(own, NewCase(Role.MINE, Age.UNDER19, person="한지민")).id
    timeline.add(own, case, NewIncident("대화방에 초대받음", "모르는 계정이 불렀다."))
    for content in (b"one", b"two" * 700_000):
        (folder / "shot.png").write_bytes(PNG + content)
        evidence.take_in(own, case, folder / "shot.png", Shows.ORDINARY, Provenance(title="화면"))
    copy = making.masked(own, case, b"masked", Shows.SEXUAL_ADULT)
    items = [item.id for item in evidence.items(own, case)] + [copy.id]
    for form in Form:
        what = (own, case, "police", "ko", folder / form, items)
        bundle.write(*what, form=form, seal=SEAL)
    own.close()
    return folder


def take(vault, path, shows=Shows.ORDINARY, **more):
    words = WORDS if path.name == Form.SEALED else None
    return received.take_in(vault, path, "받은 묶음", shows, words=words, floor=cheap.FLOOR, **more)


def kept_of(vault, case):
    """Name → bytes of what a case keeps."""
    return {
        item.original_name: b"".join(map(bytes, evidence.content(vault, item)))
        for item in evidence.items(vault, case)
        if item.object is not None
    }


@pytest.mark.parametrize("form", Form)
def test_documents_files_and_logs_come_in_byte_for_byte(vault, given, form):
    made = take(vault, given / form)
    assert made.closed_at
    assert made == received.of(vault, made.case)
    folder = cheap.contents(given / Form.FOLDER)
    kept = kept_of(vault, made.case)
    names = {name.rpartition("/")[2]: name for name in folder if name.startswith("data/")}
    assert "E0001.png" in kept
    assert "evidence_log.csv" in kept
    if form is Form.FOLDER:
        for name, content in kept.items():
            assert content == folder[names[name]]
    titles = [item.title for item in evidence.items(vault, made.case)]
    assert "E0001 화면" in titles
    assert check.run(vault) == []


def test_what_is_not_as_it_was_made_is_not_taken_in(vault, given, tmp_path):
    shutil.copytree(given / Form.FOLDER, tmp_path / "bag")
    (tmp_path / "bag" / bag.EVIDENCE_LOG).write_bytes(b"x")
    with pytest.raises(NotABundle) as caught:
        take(vault, tmp_path / "bag")
    assert caught.value.reason == "altered"
    with pytest.raises(NotABundle):
        take(vault, tmp_path / "none")
    with pytest.raises(WrongPassphrase):
        received.take_in(
            vault, given / Form.SEALED, "x", Shows.ORDINARY, words="y", floor=cheap.FLOOR
        )
    shutil.copytree(given / Form.FOLDER, tmp_path / "two" / "a")
    shutil.copytree(given / Form.FOLDER, tmp_path / "two" / "b")
    with pytest.raises(NotABundle) as caught:
        take(vault, tmp_path / "two")
    assert caught.value.reason == "several"
    assert cases.all_of(vault) == []
    assert not list(vault.objects.iterdir())


def test_a_file_changed_behind_the_checkers_back_is_not_kept(vault, given, tmp_path):
    shutil.copytree(given / Form.FOLDER, tmp_path / "bag")
    calls = []

    def swap(done, total):
        calls.append((done, total))
        if done == total and len([1 for d, t in calls if d == t]) == 1:  # the check is over
            (tmp_path / "bag/data/evidence/E0001.png").write_bytes(PNG + b"eno")

    with pytest.raises(NotABundle) as caught:
        take(vault, tmp_path / "bag", progress=swap)
    assert caught.value.reason == "altered"
    (case,) = cases.all_of(vault)
    assert PNG + b"eno" not in kept_of(vault, case.id).values()


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.TEACHER])
@pytest.mark.parametrize("shows", Shows)
def test_the_guard_holds_whatever_the_bundle_claims(vault, given, tmp_path, role, shows):
    """For every answer and every claim: only what both call ordinary has bytes."""
    for number, claim in enumerate((*map(str, Shows), "", "something else")):
        folder = tmp_path / str(number)
        shutil.copytree(given / Form.FOLDER, folder)
        log = folder / bag.EVIDENCE_LOG
        text = log.read_text("utf-8-sig")
        text = re.sub(r'"(ordinary|sexual_adult)"', f'"{claim}"', text)
        log.write_text(f"{text}", "utf-8-sig", newline="")
        relist(folder)
        if not verify(folder)[0].ok:
            pytest.fail("the bundle has to be a good one")
        made = received.take_in(vault, folder, claim, shows, role, floor=cheap.FLOOR)
        kept = kept_of(vault, made.case)
        pictures = [name for name in kept if name.startswith("E0")]
        assert bool(pictures) is (shows is Shows.ORDINARY and claim == "ordinary")
        assert {"evidence_log.csv", "custody_log.csv", "journal.jsonl"} >= kept.keys() or (
            shows is Shows.ORDINARY
        )
        for item in evidence.items(vault, made.case):
            if item.original_name.startswith("E0") or "E0" in item.title:
                assert item.kind in (Kind.FINGERPRINT, Kind.FILE)
    for item in [item for case in cases.all_of(vault) for item in evidence.items(vault, case.id)]:
        if item.object is not None:
            assert item.shows is Shows.ORDINARY


def test_of_two_answers_that_counts_which_lets_in_less():
    order = [Shows.ORDINARY, Shows.SEXUAL_ADULT, Shows.UNSURE, Shows.SEXUAL_MINOR]
    for one, other in product(order, order):
        assert received.stricter(one, other) is order[max(order.index(one), order.index(other))]
    assert set(order) == set(Shows)


@pytest.mark.parametrize("role", [Role.MINE, Role.CHILD])
def test_nobody_receives_as_the_person_harmed(vault, given, role):
    with pytest.raises(ValueError, match=str(role)):
        received.take_in(vault, given / Form.FOLDER, "x", Shows.ORDINARY, role)


def test_nothing_is_added_or_changed(vault, given):
    case = take(vault, given / Form.FOLDER).case
    item = evidence.items(vault, case)[0]
    own = cases.add(vault, NewCase(Role.SUPPORT, Age.UNSURE)).id
    picture = masked.encode(bytes(12), 2, 2)
    tries = [
        lambda: evidence.refer(vault, case, Provenance(title="x")),
        lambda: evidence.take_in_bytes(vault, case, b"x", Shows.ORDINARY),
        lambda: evidence.keep_masked(vault, case, picture, Origin(Shows.ORDINARY, sha256="a" * 64)),
        lambda: evidence.edit(vault, item.id, Provenance(title="x")),
        lambda: timeline.add(vault, case, NewIncident("x")),
        lambda: people.add(vault, case, NewPerson(Part.OTHER, "x")),
        lambda: people.add_account(vault, case, NewAccount("x", "y")),
        lambda: contacts.add(vault, case, NewContact("x")),
        lambda: contacts.note_talk(vault, case, NewTalk("x")),
        lambda: steps.add(vault, case, NewStep("x")),
        lambda: statement.add(vault, case, NewPassage("free", "x")),
        lambda: submissions.add(vault, case, NewSubmission("x")),
        lambda: takedowns.add(vault, case, NewTakedown("x")),
        lambda: submissions.note_export(vault, Exported(case, "x", "police", "ko", "5" * 64, ())),
        lambda: cases.edit(vault, case, NewCase(Role.MINE, Age.ADULT)),
        lambda: take(vault, given / Form.FOLDER),
    ]
    before, head = everything(vault), vault.head
    for number, one in enumerate(tries):
        with pytest.raises(ReceivedStays):
            one()
        assert everything(vault) == before, number
    assert vault.head == head
    with pytest.raises(ReceivedStays), vault.jot() as db:
        db.execute("UPDATE received SET manifest = 'x'")
    timeline.add(vault, own, NewIncident("x"))
    drafts.save(vault, "note", {"text": "x"})


def everything(vault):
    tables = ("evidence", "incident", "casefile", "received", "person", "account", "contact")
    return {name: [tuple(row) for row in vault.rows(f"SELECT * FROM {name}")] for name in tables}


def test_what_turns_out_to_be_forbidden_still_goes(vault, given):
    case = take(vault, given / Form.FOLDER).case
    item = next(one for one in evidence.items(vault, case) if one.original_name == "E0001.png")
    assert evidence.answer(vault, item.id, Shows.SEXUAL_MINOR).object is None
    other = next(one for one in evidence.items(vault, case) if one.original_name == "E0002.png")
    evidence.erase(vault, other.id)
    assert not [name for name in kept_of(vault, case) if name.startswith("E0")]
    with pytest.raises(Forbidden):
        evidence.take_in_bytes(vault, case, b"x", Shows.SEXUAL_MINOR)


def test_what_was_stopped_goes_on(vault, given):
    calls = []

    def stop(done, total):
        calls.append((done, total))
        if len([1 for one in calls if one[1] != calls[0][1]]) > 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        take(vault, given / Form.FOLDER, progress=stop)
    (case,) = cases.all_of(vault)
    before = received.of(vault, case.id)
    assert before is not None
    assert not before.closed_at
    some = len(evidence.items(vault, case.id))
    made = take(vault, given / Form.FOLDER)
    assert made.case == case.id
    items = evidence.items(vault, case.id)
    assert len(items) > some
    assert len({item.sha256 for item in items}) == len(items)
