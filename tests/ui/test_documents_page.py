"""Documents: chosen, seen as they will be, made, and checked by who gets them."""

from __future__ import annotations

import weakref
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from companion import cases, evidence, packs, people, picks, timeline, when
from companion.errors import NoSpace
from companion.picks import Picks
from companion.records import (
    Age,
    NewAccount,
    NewCase,
    NewIncident,
    NewPerson,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.report import own_copy, preview
from companion.report.forms import Form
from companion.report.verify import verify
from tests.ui import hands, pixels
from tests.ui.conftest import PASSPHRASE
from ui.messages import sentence
from ui.pages.documents import DocumentsPage
from ui.places import free
from ui.sheets.export import ExportSheet, Order
from ui.widgets.choose import FolderChooser
from ui.widgets.code import CodePanel
from ui.widgets.page_view import PageView

POLICE, SCHOOL = "police", "school"
DELETION, PLATFORM, COUNSEL, TEACHERS = "deletion", "platform", "counsel", "school_teacher"
ABROAD = ["us-notice", "eu-notice"]


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def filled(session, tmp_path):
    """Two incidents, an ordinary picture, a withheld reference, a person, an account."""
    vault, case = session.vault, session.case.id
    picture = pixels.write(tmp_path / "a.png")
    kept = evidence.take_in(vault, case, picture, Shows.ORDINARY, Provenance(title="the room"))
    where = Provenance(title="the post", url="https://example.com/post")
    post = evidence.refer(vault, case, where, shows=Shows.SEXUAL_MINOR)
    account = people.add_account(vault, case, NewAccount("telegram", "night", "@night_1"))
    new = NewPerson(Part.OTHER, "Maple", basis="the same words", note="for me only")
    people.add(vault, case, new)
    first = NewIncident("the message", "it came at night", when.day(2026, 9, 8))
    timeline.add(vault, case, first)
    second = NewIncident("the room", evidence=(kept.id,), accounts=(account.id,))
    timeline.add(vault, case, second)
    hands.tick_all(session)
    for desk in (SCHOOL, COUNSEL):
        picks.keep(vault, case, desk, Picks(tuple(timeline.ids(vault, case))))
    for desk in (DELETION, PLATFORM):
        picks.keep(vault, case, desk, Picks(items=(post.id,)))
    return session


@pytest.fixture
def page(session, front):
    """The page, with the police chosen."""
    made = front(DocumentsPage(session), 1000, 800)
    made._choices.desks.buttons[POLICE].click()
    return made


def rest(page, qtbot):
    """Wait until the pages are those of what is chosen."""
    session = page.session
    qtbot.waitUntil(lambda: not page._settle.isActive() and not session.tasks.busy, timeout=20000)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not page._settle.isActive() and not session.tasks.busy, timeout=20000)


def turn(page, qtbot, desk):
    page._choices.desks.buttons[desk].click()
    rest(page, qtbot)


def written(page):
    """All words on all pages."""

    drafts = page._preview.drafts
    return "\n".join(
        preview.page(draft.pdf, number, 200).text
        for draft in drafts
        for number in range(draft.pages)
    )


def make(page, qtbot, place):
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    sheet.begin([place])
    qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=20000)
    (made,) = place.iterdir()
    return made


def test_an_empty_record_says_what_is_missing(page, qtbot):
    rest(page, qtbot)
    assert hands.says(page, "There is nothing to write about yet.")
    assert not hands.says(page, "Make the documents")
    wanted: list[str] = []
    page.session.page_wanted.connect(wanted.append)
    hands.click(page, "Write down what happened")
    assert wanted == ["timeline"]


def test_the_pages_are_those_of_the_documents(filled, page, qtbot):
    rest(page, qtbot)
    view = hands.only(page, PageView)
    assert hands.says(page, "page 1 of")
    assert not hands.says(page, "Write down what happened")
    assert not view._leaf._image.isNull()
    hands.click(page, "As words")
    first = view.text
    assert len(first) > 100
    hands.click(page, "Next page")
    qtbot.waitUntil(lambda: view.text != first)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: view.text == first)
    assert not hands.button(page, "Page before").isEnabled()


def test_no_picture_is_on_the_page(filled, page, qtbot):
    rest(page, qtbot)
    assert not pixels.is_seen(page)


def test_only_what_is_ticked_is_written(filled, page, qtbot):
    rest(page, qtbot)
    assert "it came at night" in written(page)
    incidents = page._choices.incidents
    row = next(r for r in range(2) if "the message" in incidents.words(r))
    incidents.turn(row, False)
    rest(page, qtbot)
    assert "it came at night" not in written(page)
    incidents.turn(1 - row, False)
    rest(page, qtbot)
    assert hands.says(page, "There are no pages yet.")
    assert incidents.isVisible()


def offered(page):
    buttons = page._choices.desks.buttons
    return [desk for desk, button in buttons.items() if button.isVisible()]


def test_who_helps_comes_first_and_every_desk_says_who_reads_it(filled, front, qtbot):
    page = front(DocumentsPage(filled), 1000, 800)
    rest(page, qtbot)
    assert page._choices.desks.key == DELETION
    assert offered(page) == [DELETION, COUNSEL, POLICE, SCHOOL, PLATFORM, *ABROAD]
    for desk in offered(page):
        assert hands.says(page, filled.words.say(f"report.{desk}.reader"))


def test_only_desks_that_fit_are_offered_and_the_choice_moves_on(filled, page, qtbot):
    rest(page, qtbot)
    turn(page, qtbot, PLATFORM)
    for role, age, desks in (
        (Role.TEACHER, Age.UNDER19, [DELETION, COUNSEL, POLICE, SCHOOL]),
        (Role.MINE, Age.ADULT, [DELETION, COUNSEL, POLICE, SCHOOL, TEACHERS, PLATFORM, *ABROAD]),
        (Role.CHILD, Age.ADULT, [DELETION, COUNSEL, POLICE, SCHOOL, PLATFORM, *ABROAD]),
    ):
        cases.edit(filled.vault, filled.case.id, NewCase(role, age))
        filled.case = cases.find(filled.vault, filled.case.id)
        page.refresh()
        rest(page, qtbot)
        assert offered(page) == desks
        assert page._choices.desks.key == DELETION


def test_who_deletes_gets_addresses_and_who_counsels_gets_no_item(filled, page, qtbot):
    turn(page, qtbot, DELETION)
    choices = page._choices
    assert choices.items.count() == 2  # what is sexual, too: its address is what it is about
    assert len(choices.items.chosen()) == 1
    assert "https://example.com/post" in written(page)
    assert "What you wrote about what happened" in page._unseen.text()
    turn(page, qtbot, PLATFORM)
    assert "https://example.com/post" in written(page)
    assert "Your name, unless an account or a room is called so" in page._unseen.text()
    turn(page, qtbot, COUNSEL)
    assert "Your name, and the names you noted" in page._unseen.text()
    assert choices.items.count() == 0
    for word in ("it came at night", "https://", "Maple", "@night_1"):
        assert word not in written(page)


def test_a_desk_that_gets_no_files_has_no_items_ticked(filled, page, qtbot):
    rest(page, qtbot)
    assert len(page._choices.items.chosen()) == page._choices.items.count() == 2
    assert hands.says(page, "Files, just as they came: 1")
    turn(page, qtbot, SCHOOL)
    assert page._choices.items.count() == 1  # the other is not even told of
    assert page._choices.items.chosen() == ()
    assert page._preview.files == 0


def test_both_columns_say_what_holds(filled, page, qtbot):
    rest(page, qtbot)
    assert "Why you think it was them" in page._seen.text()
    turn(page, qtbot, SCHOOL)
    for words in ("Why you think it was them", "Pictures and files, none at all", "Addresses"):
        assert words in page._unseen.text()
    assert "the same words" not in written(page)
    assert "for me only" not in written(page)
    assert "@night_1" not in written(page)


def test_the_duty_to_report_is_said_before_anything_is_made(filled, page, qtbot, tmp_path):
    said = "the teacher has to tell the police right away"
    rest(page, qtbot)
    assert not hands.says(page, said)
    turn(page, qtbot, SCHOOL)
    assert hands.says(page, said)
    hands.click(page, "Make the documents")
    assert hands.says(hands.only(page, ExportSheet), said)


def test_a_child_is_told_before_a_counsellor_is(filled, page, qtbot):
    turn(page, qtbot, COUNSEL)
    assert hands.says(page, filled.words.say("report.counsel.warning_child"))
    turn(page, qtbot, DELETION)
    assert hands.says(page, filled.words.say("report.deletion.warning_child"))
    turn(page, qtbot, PLATFORM)
    assert "only its own PDF" in page._choices.warning()
    cases.edit(filled.vault, filled.case.id, NewCase(Role.MINE, Age.ADULT))
    filled.case = cases.find(filled.vault, filled.case.id)
    for desk in (COUNSEL, DELETION):
        turn(page, qtbot, desk)
        assert not page._choices.warning()


def test_for_a_grown_up_the_sentence_is_another(filled, page, qtbot):
    cases.edit(filled.vault, filled.case.id, NewCase(Role.MINE, Age.ADULT))
    filled.case = cases.find(filled.vault, filled.case.id)
    turn(page, qtbot, SCHOOL)
    assert not hands.says(page, "police right away")
    assert hands.says(page, "the head of the school")


@pytest.mark.parametrize("desk", [POLICE, SCHOOL])
def test_what_is_made_can_be_checked(filled, page, qtbot, tmp_path, desk):
    place = tmp_path / "stick"
    place.mkdir()
    turn(page, qtbot, desk)
    made = make(page, qtbot, place)
    (verdict,) = verify(made)
    assert not verdict.findings
    pictures = [path for path in made.rglob("*") if path.suffix == ".png"]
    assert len(pictures) == (1 if desk == POLICE else 0)
    assert hands.says(page, "documents-")
    assert hands.says(page, "Noting whom you gave them to will help later.")
    hands.click(page, "Done")


def test_a_second_time_lies_beside_the_first(filled, page, qtbot, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    rest(page, qtbot)
    first = make(page, qtbot, place)
    hands.click(page, "Done")
    assert free(place / first.name) == place / f"{first.name}-2"


def test_only_whoever_knows_the_passphrase_gives_anything_out(filled, page, qtbot):
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    for wrong, said in (("", "Please type"), ("not this one at all", "doesn't fit")):
        QTest.keyClicks(hands.only(sheet, QLineEdit), wrong)
        hands.click(sheet, "Choose a folder and make them")
        qtbot.waitUntil(lambda said=said: hands.says(sheet, said) and not filled.tasks.busy)
        assert not sheet.findChildren(FolderChooser)
    qtbot.waitUntil(lambda: hands.button(sheet, "Choose a folder and make them").isEnabled())
    hands.only(sheet, QLineEdit).clear()
    QTest.keyClicks(hands.only(sheet, QLineEdit), PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(sheet.findChildren(FolderChooser)) == 1)
    assert not sheet.passphrase.text
    sheet.findChildren(FolderChooser)[0].close()
    hands.click(sheet, "Choose a folder and make them")  # asked once, not twice
    qtbot.waitUntil(lambda: any(c.isVisible() for c in sheet.findChildren(FolderChooser)))
    sheet.findChildren(FolderChooser)[-1].close()


def test_what_is_in_the_way_is_said_and_can_be_tried_again(filled, page, qtbot, tmp_path):
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    sheet.begin([filled.vault.folder])  # inside the vault nothing is ever put
    qtbot.waitUntil(lambda: hands.says(sheet, "Please choose an empty one."))
    assert hands.says(sheet, "Choose a folder and make them")
    sheet.close()
    qtbot.waitUntil(lambda: not page.findChildren(ExportSheet))


def test_a_stop_leaves_nothing_behind(filled, page, qtbot, tmp_path):
    place, big = tmp_path / "stick", tmp_path / "big.bin"
    place.mkdir()
    big.write_bytes(bytes(30_000_000))
    evidence.take_in(filled.vault, filled.case.id, big, Shows.ORDINARY)
    page.refresh()
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    sheet.begin([place])
    assert not sheet.close()
    qtbot.waitUntil(lambda: not page.findChildren(ExportSheet), timeout=20000)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("without", [False, True])
def test_the_log_goes_along_unless_it_is_left_out(filled, page, qtbot, tmp_path, without):
    place = tmp_path / "stick"
    place.mkdir()
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    if without:
        sheet._log.box.click()
    sheet.begin([place])
    qtbot.waitUntil(lambda: hands.says(sheet, "They are here:"), timeout=20_000)
    assert bool(list(place.rglob("custody_log.csv"))) is not without


def test_a_copy_under_names_to_read_is_made_only_when_ticked(filled, page, qtbot, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    assert not sheet._own.box.isChecked()
    sheet._own.box.click()
    sheet.begin([place])
    qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=20000)
    assert hands.says(sheet, "Your own copy:")
    made, own = sorted(place.iterdir())
    assert own.name == f"{made.name}-copy"
    names = {path.name for path in own.iterdir()}
    assert {"01_진정서.pdf", "01_진정서.docx", "01_진정서.txt"} <= names
    pdfs = sorted(path.read_bytes() for path in own.glob("[01]*.pdf") if path.name[:2] != "00")
    assert pdfs == sorted(path.read_bytes() for path in made.glob("data/documents/*.pdf"))


def test_a_copy_that_cannot_be_made_leaves_the_documents(
    filled, page, qtbot, tmp_path, monkeypatch
):
    place = tmp_path / "stick"
    place.mkdir()
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    sheet._own.box.click()
    copy = own_copy.write

    def full(*given, **options):
        def stop(done, _total):
            raise NoSpace

        return copy(*given, **options | {"progress": stop})

    monkeypatch.setattr(own_copy, "write", full)
    sheet.begin([place])
    qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=20000)
    assert hands.says(sheet, "Your own copy was not made; all else is there.")
    assert hands.says(sheet, sentence(NoSpace()))
    (made,) = place.iterdir()
    assert (made / "bagit.txt").is_file()


def test_what_is_asked_for_is_kept_for_each_desk(filled, page, qtbot):
    rest(page, qtbot)
    page._choices.wishes.ticks["protections-lawyer"].box.click()
    qtbot.waitUntil(lambda: filled.case.choices == ("protections-lawyer",))
    turn(page, qtbot, SCHOOL)
    page._choices.wishes.ticks["separation-yes"].box.click()
    both = ("protections-lawyer", "separation-yes")
    qtbot.waitUntil(lambda: filled.case.choices == both)
    page._choices.wishes.ticks["separation-no"].box.click()  # not both
    qtbot.waitUntil(lambda: filled.case.choices == ("protections-lawyer", "separation-no"))
    rest(page, qtbot)
    assert page._choices.wishes.chosen() == ("separation-no",)


def test_a_click_on_the_words_of_a_wish_ticks_it(filled, page, qtbot):
    rest(page, qtbot)
    tick = page._choices.wishes.ticks["requests-punish"]
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.box.isChecked()
    qtbot.waitUntil(lambda: filled.case.choices == ("requests-punish",))


def test_something_new_is_there_at_once(filled, page, qtbot):
    rest(page, qtbot)
    vault, case = filled.vault, filled.case.id
    filled.change(page, lambda: timeline.add(vault, case, NewIncident("one more thing")))
    qtbot.waitUntil(lambda: page._choices.incidents.count() == 3)
    rest(page, qtbot)
    assert "one more thing" not in written(page)  # nobody ticked it yet
    incidents = page._choices.incidents
    row = next(r for r in range(3) if "one more thing" in incidents.words(r))
    incidents.turn(row, True)
    rest(page, qtbot)
    assert "one more thing" in written(page)


def test_documents_in_english(filled, page, qtbot):
    rest(page, qtbot)
    assert "사건경위서" in written(page)
    page._choices.language.choose("en")
    rest(page, qtbot)
    assert "Statement of events" in written(page)


@pytest.mark.parametrize("width", [620, 1200])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_everything_has_a_name(make_session, keep, filled, qtbot, language, width):
    page = keep(DocumentsPage(make_session(language)))
    page.resize(width, 700)
    rest(page, qtbot)
    assert hands.nameless(page) == []
    assert hands.unplain(page) == []


def test_a_closed_sheet_leaves_nothing_behind(filled, page, gone, qtbot):
    rest(page, qtbot)
    sheet = ExportSheet(filled, page, Order(POLICE, "en", (), ()))
    sheet.open()
    reference = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(reference)


def test_another_country_offers_its_own_desks_and_back(page, session, qtbot):
    choices = page._choices
    korean = list(choices.desks.buttons)
    for country in ("us", "kr"):
        new = NewCase(session.case.role, session.case.age, pack=country)
        with qtbot.waitSignal(session.changed):
            session.change(page, partial(cases.edit, session.vault, session.case.id, new))
        page.refresh()
        shown = packs.load(country)
        assert list(choices.desks.buttons) == [one.id for one in packs.ordered(shown)]
        assert choices.desks.key in choices.desks.buttons
    assert list(choices.desks.buttons) == korean


def test_one_file_to_send_and_one_that_six_words_open(filled, page, qtbot, tmp_path):
    rest(page, qtbot)
    for form, ending in ((Form.ZIP, ".zip"), (Form.SEALED, ".sealed")):
        hands.click(page, "Make the documents")
        sheet = hands.only(page, ExportSheet)
        sheet._form.choose(form)
        place = tmp_path / form
        place.mkdir()
        sheet.begin([place])
        qtbot.waitUntil(lambda sheet=sheet: hands.says(sheet, "documents are ready"), timeout=30000)
        (made,) = place.iterdir()
        assert made.suffix == ending
        words = None
        if form is Form.SEALED:
            words = " ".join(label.text() for label in hands.only(sheet, CodePanel).groups)
            assert len(words.split()) == 6
        assert verify(made, words=words)[0].ok
        sheet.close()
        qtbot.waitUntil(lambda: not page.findChildren(ExportSheet))


def test_the_six_words_stay_in_sight_though_it_was_to_close(filled, page, qtbot, tmp_path):
    rest(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    sheet._form.choose(Form.SEALED)
    sheet.begin([tmp_path])
    sheet._closing = True
    qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=30000)
    assert hands.says(sheet, "These six words open the file")
    assert sheet.isVisible()


def test_a_name_that_may_be_a_word_is_said_where_names_are_masked(filled, page, qtbot):
    people.add(filled.vault, filled.case.id, NewPerson(Part.WITNESS, "김하늘"))
    told = NewIncident("the sky", "하늘이 봤다고 했다")
    ident = timeline.add(filled.vault, filled.case.id, told).id
    page.refresh()
    for desk, is_said in ((SCHOOL, True), (POLICE, False)):
        turn(page, qtbot, desk)
        page._choices.incidents.tick([ident])
        rest(page, qtbot)
        assert "하늘이 봤다고" in written(page).replace("\n", " ")
        assert ("word as well: 하늘" in page._named.text()) is is_said
