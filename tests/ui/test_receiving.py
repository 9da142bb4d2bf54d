"""Documents somebody gave: checked in plain words, kept as they came, and marked as such."""

from __future__ import annotations

import shutil

import pytest

from companion import cases, evidence, timeline
from companion.errors import ReceivedStays
from companion.records import Age, NewCase, NewIncident, Role, Shows
from companion.report import bag, bundle, received
from companion.report.forms import Form, Seal
from tests.core import cheap
from tests.ui import hands
from ui.messages import sentence
from ui.pages.documents import DocumentsPage
from ui.pages.evidence import EvidencePage
from ui.pages.settings import SettingsPage
from ui.pages.timeline import TimelinePage
from ui.records_here import ReceivedNotice, RecordsHere
from ui.sheets.receive import ReceiveSheet
from ui.widgets.parts import Button

WORDS = "abandon ability able about above absent"


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    folder = tmp_path_factory.mktemp("given")
    own = cheap.make(folder / "hers")
    case = cases.add(own, NewCase(Role.MINE, Age.UNDER19)).id
    timeline.add(own, case, NewIncident("one thing"))
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n1")
    evidence.take_in(own, case, folder / "a.png", Shows.ORDINARY)
    for form in Form:
        seal = Seal(WORDS, cheap.COST)
        bundle.write(own, case, "police", "en", folder / form, form=form, seal=seal)
    own.close()
    return folder


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, front):
    return front(SettingsPage(session), 1000, 800)


def opened(page, path):
    hands.click(page, "Open documents somebody gave me")
    sheet = hands.only(page, ReceiveSheet)
    sheet.begin([path])
    return sheet


def test_a_whole_one_is_kept_and_shown(page, session, qtbot, given):
    own = session.case.id
    sheet = opened(page, given / Form.ZIP)
    qtbot.waitUntil(lambda: hands.says(sheet, "You can keep it here"), timeout=20000)
    hands.click(sheet, "Keep it as it is")
    assert hands.says(sheet, "Two answers first")
    sheet._guard.sexual.choose("no")
    hands.click(sheet, "Keep it as it is")
    qtbot.waitUntil(lambda: hands.says(sheet, "It lies under Evidence"), timeout=20000)
    assert session.case.id != own
    assert received.of(session.vault, session.case.id)
    sheet.close()
    notice = ReceivedNotice(session, page)
    assert not notice.isHidden()
    records = hands.only(page, RecordsHere)
    assert list(records.choice.buttons) == [str(own), str(session.case.id)]
    records.choice.buttons[str(own)].click()
    assert session.case.id == own
    assert notice.isHidden()
    with pytest.raises(ReceivedStays):
        timeline.add(
            session.vault, max(c.id for c in cases.all_of(session.vault)), NewIncident("x")
        )


def test_an_altered_one_says_what_and_is_not_taken_in(page, session, qtbot, given, tmp_path):
    shutil.copytree(given / Form.FOLDER, tmp_path / "bag")
    (tmp_path / "bag" / bag.EVIDENCE_LOG).write_bytes(b"x")
    sheet = opened(page, tmp_path / "bag")
    qtbot.waitUntil(lambda: hands.says(sheet, "Ask for it once more"), timeout=20000)
    assert hands.says(sheet, "evidence_log.csv")
    assert not sheet._keep.isVisible()
    assert len(cases.all_of(session.vault)) == 1


def test_a_locked_one_asks_for_its_words(page, session, qtbot, given):
    sheet = opened(page, given / Form.SEALED)
    qtbot.waitUntil(lambda: hands.says(sheet, "It is locked"), timeout=20000)
    sheet._words.setText("not these")
    hands.click(sheet, "Open it")
    qtbot.waitUntil(lambda: hands.says(sheet, "These words don't fit"), timeout=20000)
    sheet._words.setText(WORDS.upper())
    hands.click(sheet, "Open it")
    qtbot.waitUntil(lambda: hands.says(sheet, "You can keep it here"), timeout=20000)


def test_what_is_no_bundle_is_said_plainly(page, qtbot, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"x")
    sheet = opened(page, tmp_path / "x.zip")
    qtbot.waitUntil(lambda: hands.says(sheet, "not a whole ZIP"), timeout=20000)
    assert sentence(ReceivedStays())


def test_nothing_is_begun_in_what_was_handed_over(session, front, qtbot, given):
    own = session.case
    made = received.take_in(session.vault, given / Form.ZIP, "x", Shows.ORDINARY, floor=cheap.FLOOR)
    for kind, words in (
        (TimelinePage, "＋ Write down what happened"),
        (EvidencePage, "Choose files"),
        (DocumentsPage, "Make the documents"),
    ):
        page = front(kind(session), 1000, 800)
        (button,) = [one for one in page.findChildren(Button) if one.text() == words]
        assert button.isEnabled()
        session.choose_case(cases.find(session.vault, made.case))
        assert not button.isEnabled()
        assert not hands.says(page, "Tell it from the beginning")
        session.choose_case(own)
        assert button.isEnabled()
        page.hide()
