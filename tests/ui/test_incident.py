from __future__ import annotations

import weakref
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from companion import drafts, evidence, people, timeline, when
from companion.errors import NoSpace
from companion.records import (
    Known,
    NewAccount,
    NewIncident,
    NewPerson,
    Part,
    Provenance,
    TimeSource,
)
from companion.when import Span
from tests.ui.keyboard import choose, here, pick, press, type_date, type_into
from ui.pages.timeline import TimelinePage
from ui.sheets.incident_form import first_words
from ui.sheets.reference import ReferenceSheet
from ui.sheets.take_in import TakeInSheet
from ui.sheets.wordings import WordingRow
from ui.widgets.check_list import CheckList, _Options
from ui.widgets.scripts import held

INTERACTIVE = (
    QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, CheckList,
)  # fmt: skip
NOTHING = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SEPTEMBER_11 = when.day(2026, 9, 11)


@pytest.fixture
def page(session, keep, qtbot) -> Any:
    made = keep(TimelinePage(session))
    made.resize(900, 700)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def sheet(page) -> Any:
    page.write_new()
    return page.sheet_open


def settle(page, qtbot):
    qtbot.waitUntil(lambda: not page.session.tasks.busy)
    QApplication.processEvents()


def save(page, qtbot):
    """Save by keyboard; give the incident that came of it."""
    before = set(timeline.ids(page.session.vault, page.session.case.id))
    press(Qt.Key.Key_S, CTRL)
    settle(page, qtbot)
    new = set(timeline.ids(page.session.vault, page.session.case.id)) - before
    assert page.sheet_open is None
    assert len(new) == 1
    return timeline.get(page.session.vault, new.pop())


def add(session, **values):
    return timeline.add(
        session.vault, session.case.id, NewIncident(**{"title": "a link came"} | values)
    )


def go_on(page) -> None:
    """Press "go on writing"; the window would turn to the page, which is this one."""
    page.session.draft_wanted.connect(page.go_on)
    page.unfinished.notice.go_on.click()
    page.session.draft_wanted.disconnect(page.go_on)


def open_sheet(page, incident) -> Any:
    page.open(incident.id)
    return page.sheet_open


def test_a_person_writes_with_the_keyboard_alone(page, qtbot):
    said: list[str] = []
    page.session.said.connect(said.append)
    page.add.setFocus()
    press(Qt.Key.Key_Return)
    form = page.sheet_open.form
    assert here() is form.narrative  # who only types is heard
    QTest.keyClicks(here(), "an account I do not know ")
    for _ in range(2):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert here() is form.happened.span
    choose(form.happened, Span.DAY)
    type_date(form.happened.first, 2026, 9, 11)
    for stop in (form.happened.first.today, form.happened.first.yesterday, form.title):
        press(Qt.Key.Key_Tab)
        assert here() is stop
    QTest.keyClick(form.title, Qt.Key.Key_Tab)
    assert here() is form.narrative
    QTest.keyClick(here(), Qt.Key.Key_End)
    QTest.keyClicks(here(), "sent a link")
    press(Qt.Key.Key_Tab)  # it is no letter in the story
    pick(form.known, Known.SAW)
    saved = save(page, qtbot)
    assert saved.narrative == "an account I do not know sent a link"
    assert saved.title == saved.narrative
    assert saved.happened == SEPTEMBER_11
    assert len(said) == 1
    assert page.model.ids[page.table.currentIndex().row()] == saved.id
    assert drafts.places(page.session.vault) == []


def exact(field):
    choose(field, Span.EXACT)
    type_date(field.first, 2026, 9, 8)
    type_into(field.clock.hour, "21")
    type_into(field.clock.minute, "40")


def day_part(field):
    choose(field, Span.DAY_PART)
    type_date(field.first, 2026, 9, 11)
    pick(field.day_part, "night")


def days(field):
    choose(field, Span.RANGE)
    type_date(field.first, 2026, 10, 1)
    type_date(field.last, 2026, 10, 4)


def before(field):
    choose(field, Span.BEFORE)
    type_into(field.anchor, "sports day")


@pytest.mark.parametrize(
    ("typed", "happened"),
    [
        (exact, when.exact(2026, 9, 8, 21, 40)),
        (day_part, when.day(2026, 9, 11, when.DayPart.NIGHT)),
        (days, when.between(date(2026, 10, 1), date(2026, 10, 4))),
        (before, when.before("sports day")),
        (lambda field: None, when.UNKNOWN),
    ],
)
def test_each_kind_of_time_reaches_the_vault(sheet, page, qtbot, typed, happened):
    typed(sheet.form.happened)
    type_into(sheet.form.title, "it happened")
    assert save(page, qtbot).happened == happened


def test_everything_more_reaches_the_vault_and_the_screen(page, session, qtbot):
    vault, case = session.vault, session.case.id
    nari = people.add(vault, case, NewPerson(Part.WITNESS, "Nari")).id
    bird = people.add_account(vault, case, NewAccount("telegram", "bluebird")).id
    item = evidence.refer(vault, case, Provenance(title="the invitation")).id
    page.write_new()
    form, more = page.sheet_open.form, page.sheet_open.form.more
    QTest.mouseClick(form.expander, Qt.MouseButton.LeftButton)
    form.title.setText("a link")
    pick(form.known, Known.TOLD)
    form.told_by.setText("Nari told me")
    more.acts.choose(("threat-to-spread", "doxxing"))
    more.place.setText("chat room")
    more.time_source.choose(TimeSource.MESSAGE)
    more.noticed.set_value(when.month(2026, 10))
    more.effect.setPlainText("I cannot sleep")
    more.wish.setPlainText("that it stops")
    for checks in more.links().values():
        checks.setFocus()
        checks.setCurrentIndex(checks.model().index(0))
        QTest.keyClick(checks, Qt.Key.Key_Space)
    saved = save(page, qtbot)
    assert saved == timeline.get(vault, saved.id)
    assert set(saved.acts) == {"threat-to-spread", "doxxing"}
    assert (saved.place, saved.known, saved.told_by) == ("chat room", Known.TOLD, "Nari told me")
    assert (saved.time_source, saved.noticed) == (TimeSource.MESSAGE, when.month(2026, 10))
    assert (saved.effect, saved.wish) == ("I cannot sleep", "that it stops")
    assert (saved.people, saved.accounts, saved.evidence) == ((nari,), (bird,), (item,))
    again = open_sheet(page, saved).form
    assert again.more.isVisible()  # what was written there is not hidden
    shown = again.value()
    assert all(getattr(shown, n) == getattr(saved, n) for n in NewIncident.__dataclass_fields__)


@pytest.mark.parametrize(
    ("story", "title"),
    [
        ("short", "short"),
        ("\n  first line  \nsecond", "first line"),
        ("가" * 100, "가" * 39 + "…"),
        ("one two three four five six seven eight nine ten",
         "one two three four five six seven eight…"),
        ("  \n ", ""),
    ],
)  # fmt: skip
def test_a_title_from_the_first_words(story, title):
    assert first_words(story) == title


def test_nothing_written_is_asked_for_calmly(sheet, page, qtbot):
    sheet.save.click()
    settle(page, qtbot)
    assert page.sheet_open is sheet
    assert sheet.line.isVisible()
    assert here() is sheet.form.narrative
    assert timeline.ids(page.session.vault, page.session.case.id) == []
    QTest.keyClicks(sheet.form.narrative, "now there is a word")
    assert save(page, qtbot).title == "now there is a word"


def test_an_impossible_date_keeps_everything_as_it_is(sheet, page, qtbot):
    choose(sheet.form.happened, Span.DAY)
    type_date(sheet.form.happened.first, 2026, 9, 31)
    sheet.form.narrative.setPlainText("what I wrote")
    sheet.save.click()
    settle(page, qtbot)
    assert "30" in sheet.line.text()
    assert here() is sheet.form.happened.span
    assert sheet.form.happened.first.parts() == [2026, 9, 31]
    assert sheet.form.narrative.toPlainText() == "what I wrote"
    sheet.keep_draft()
    page.sheet_open.close()
    settle(page, qtbot)
    go_on(page)
    assert page.sheet_open.form.happened.first.parts() == [2026, 9, 31]


def test_an_impossible_time_under_more_is_brought_to_the_eye(sheet, page, qtbot):
    sheet.form.title.setText("x")
    choose(sheet.form.more.noticed, Span.DAY)
    sheet.form.expander.setChecked(False)
    sheet.save.click()
    assert sheet.form.more.isVisible()
    assert here() is sheet.form.more.noticed.span


@pytest.mark.parametrize("field", ["title", "told_by", "narrative"])
def test_a_hundred_thousand_letters_are_never_cut(sheet, page, qtbot, field):
    long = "가나다 \U0001f642" * 60_000
    sheet.form.title.setText("a title")
    QApplication.clipboard().setText(long)
    getattr(sheet.form, field).clear()
    getattr(sheet.form, field).paste()
    sheet.save.click()
    settle(page, qtbot)
    assert page.sheet_open is sheet
    assert sheet.line.text()
    content = sheet.form.content()
    assert content[field] == long
    sheet.close()
    settle(page, qtbot)
    (place,) = drafts.places(page.session.vault)
    assert drafts.load(page.session.vault, place) == content
    QApplication.clipboard().clear()


def test_hostile_text_comes_back_letter_for_letter(page, qtbot):
    text = "<b>bold</b> & &amp; \u202egnol {title} %n \U0001f642 'x' \"y\" -- ; DROP"
    page.write_new()
    form = page.sheet_open.form
    form.title.setText(text)
    form.narrative.setPlainText(text + "\n\n" + text)
    saved = save(page, qtbot)
    assert saved.title == text
    assert saved.narrative == text + "\n\n" + text
    assert page.model.index(0, 1).data() == held(text)
    again = open_sheet(page, saved).form
    assert (again.title.text(), again.narrative.toPlainText()) == (text, text + "\n\n" + text)


def test_a_former_wording_is_kept_and_can_be_erased(page, session, qtbot):
    incident = add(session, narrative="as it was")
    sheet = open_sheet(page, incident)
    sheet.form.narrative.setPlainText("as it is")
    sheet.save.click()
    settle(page, qtbot)
    assert [w.text for w in timeline.wordings(session.vault, incident.id)] == ["as it was"]
    sheet = open_sheet(page, incident)
    sheet.form.expander.setChecked(True)
    (row,) = sheet.findChildren(WordingRow)
    assert row.isVisible()
    row.erase.click()
    assert row.no.hasFocus()  # nothing is erased by one press
    row.no.click()
    assert timeline.wordings(session.vault, incident.id)
    row.erase.click()
    row.yes.click()
    settle(page, qtbot)
    assert timeline.wordings(session.vault, incident.id) == []
    assert page.sheet_open is sheet
    assert timeline.get(session.vault, incident.id).narrative == "as it is"


def test_saving_what_was_not_changed_writes_nothing(page, session, qtbot):
    incident = add(session)
    head = session.vault.head
    open_sheet(page, incident).save.click()
    settle(page, qtbot)
    assert page.sheet_open is None
    assert session.vault.head == head


def test_closing_needs_no_decision_and_loses_nothing(sheet, page, qtbot):
    sheet.form.narrative.setPlainText("half a sentence and")
    press(Qt.Key.Key_Escape)  # before anything was written down
    settle(page, qtbot)
    closed = page.sheet_open is None
    assert closed
    assert "half a sentence" in page.unfinished.notice.accessibleName()
    go_on(page)
    assert page.sheet_open.form.narrative.toPlainText() == "half a sentence and"
    press(Qt.Key.Key_Escape)
    settle(page, qtbot)
    page.unfinished.notice.discard.click()
    settle(page, qtbot)
    assert page.unfinished.drafts() == []
    page.unfinished.undo.button.click()
    settle(page, qtbot)
    assert len(page.unfinished.drafts()) == 1


def test_opened_and_closed_again_nothing_remains(sheet, page, qtbot):
    sheet.close()
    settle(page, qtbot)
    assert page.sheet_open is None
    assert drafts.places(page.session.vault) == []


def test_a_draft_of_an_incident_that_is_there(page, session, qtbot):
    incident = add(session, narrative="saved words")
    sheet = open_sheet(page, incident)
    sheet.form.narrative.setPlainText("words not saved")
    sheet.close()
    settle(page, qtbot)
    assert timeline.get(session.vault, incident.id).narrative == "saved words"
    sheet = open_sheet(page, incident)
    assert sheet.form.narrative.toPlainText() == "words not saved"
    assert sheet.discard.isVisible()
    sheet.discard.click()
    settle(page, qtbot)
    assert drafts.places(session.vault) == []
    assert page.unfinished.drafts() == []
    sheet = open_sheet(page, incident)
    assert sheet.form.narrative.toPlainText() == "saved words"
    assert not sheet.discard.isVisible()


def test_two_new_incidents_do_not_share_a_draft(page, qtbot):
    for words in ("the first", "the second"):
        page.write_new()
        assert page.sheet_open.form.narrative.toPlainText() == ""
        page.sheet_open.form.narrative.setPlainText(words)
        page.sheet_open.close()
        settle(page, qtbot)
    assert len(page.unfinished.drafts()) == 2


def test_a_full_disk_leaves_the_words_in_the_sheet(sheet, page, session, qtbot):
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    writer = session.vault._pen.db
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}")
    story = "가나다라 " * 30_000
    sheet.form.narrative.setPlainText(story)
    sheet.save.click()
    settle(page, qtbot)
    assert page.sheet_open is sheet
    assert sheet.line.text()
    assert sheet.form.isEnabled()
    sheet.close()  # and it does not go before its words are safe
    settle(page, qtbot)
    assert page.sheet_open is sheet
    assert sheet.form.narrative.toPlainText() == story
    assert {type(error) for error in failures} <= {NoSpace}
    writer.execute("PRAGMA max_page_count = 1000000")
    sheet.save.click()
    settle(page, qtbot)
    assert page.sheet_open is None
    assert timeline.incidents(session.vault, session.case.id)[0].narrative == story


def test_what_was_linked_elsewhere_meanwhile_stays_linked(page, session, qtbot):
    vault, case = session.vault, session.case.id
    first = evidence.refer(vault, case, Provenance(title="first")).id
    incident = add(session, evidence=(first,))
    sheet = open_sheet(page, incident)
    second = evidence.refer(vault, case, Provenance(title="second"), incident=incident.id).id
    evidence.remove(vault, first)  # into the bin: not shown, but still linked
    third = evidence.refer(vault, case, Provenance(title="third")).id
    page.refresh()
    checks = sheet.form.more.evidence
    assert [checks.words(row)[4:] for row in range(checks.count())] == ["second", "third"]
    checks.turn(1, True)
    sheet.save.click()
    settle(page, qtbot)
    assert set(timeline.get(vault, incident.id).evidence) == {first, second, third}


def test_tab_goes_down_the_sheet_as_one_reads(page, session):
    people.add(session.vault, session.case.id, NewPerson(Part.OTHER, "someone"))
    evidence.refer(session.vault, session.case.id, Provenance(title="first"))
    happened = when.after("the sports day", when.between(date(2026, 9, 1), date(2026, 9, 2)))
    sheet = open_sheet(page, add(session, happened=happened, place="school", noticed=SEPTEMBER_11))
    stops = [one for one in sheet._stops() if sheet.form.isAncestorOf(one)]
    assert len(stops) > 20
    seen = [one.mapTo(sheet.form, QPoint(0, one.height())).y() for one in stops]
    assert seen == sorted(seen)


def test_of_thousands_to_tick_only_those_in_sight_are_looked_at(keep, qapp, monkeypatch):
    asked, words = set(), _Options.words

    def counted(self, row):
        asked.add(row)
        return words(self, row)

    monkeypatch.setattr(_Options, "words", counted)
    over = keep(QWidget())
    checks = CheckList("items", over)
    checks.show_options([(n, f"number {n}") for n in range(5000)], {4999})
    over.resize(600, 400)
    over.show()
    checks.grab()
    assert 0 < len(asked) < 100
    assert checks.is_ticked(4999)
    checks.turn(4998, True)
    checks.show_options([(n, f"number {n}") for n in range(4, 5000)], {4999, 5000})
    assert checks.chosen() == (4998, 4999, 5000)
    assert checks.ticks() == '{"4998": true}'


def test_a_click_on_the_words_ticks_too(page, session, qtbot):
    evidence.refer(session.vault, session.case.id, Provenance(title="first"))
    page.write_new()
    page.sheet_open.form.expander.setChecked(True)
    checks = page.sheet_open.form.more.evidence
    middle = checks.visualRect(checks.model().index(0)).center()
    QTest.mouseClick(checks.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert len(checks.chosen()) == 1
    QTest.mouseClick(checks.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert checks.chosen() == ()


def test_a_file_dropped_on_the_words_is_asked_about(sheet, page, tmp_path, qtbot):
    note = tmp_path / "note.txt"
    note.write_text("a note", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(note))])
    assert not sheet.form.narrative.acceptDrops()  # else its path would be typed there
    hand = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NOTHING)
    QApplication.sendEvent(sheet.form.narrative, QDragEnterEvent(QPoint(9, 9), *hand))
    QApplication.sendEvent(sheet.form.narrative, QDropEvent(QPointF(9, 9), *hand))
    assert sheet.form.narrative.toPlainText() == ""
    (asking,) = page.findChildren(TakeInSheet)
    assert asking.isVisible()
    assert evidence.items(page.session.vault, page.session.case.id) == []  # nothing before that
    vault, case = page.session.vault, page.session.case.id
    item = evidence.refer(vault, case, Provenance(title="taken in")).id
    asking.taken.emit([item])
    asking.close()
    assert sheet.form.more.evidence.chosen() == (item,)
    assert sheet.form.more.isVisible()


def test_a_reference_is_noted_from_the_sheet(sheet, page, qtbot):
    sheet.form.title.setText("with an address")
    sheet.form.expander.setChecked(True)
    sheet.form.more.add_note.click()
    (noting,) = page.findChildren(ReferenceSheet)
    assert noting.isVisible()
    item = evidence.refer(page.session.vault, page.session.case.id, Provenance(title="noted")).id
    noting.taken.emit([item])
    noting.close()
    assert save(page, qtbot).evidence == (item,)


def test_the_bin_from_the_sheet(page, session, qtbot):
    incident = add(session)
    sheet = open_sheet(page, incident)
    sheet.bin.click()
    settle(page, qtbot)
    assert page.sheet_open is None
    assert timeline.ids(session.vault, session.case.id) == []
    page.undo.button.click()
    settle(page, qtbot)
    assert timeline.ids(session.vault, session.case.id) == [incident.id]


def test_every_part_has_a_name_of_its_own(page, session):
    vault, case = session.vault, session.case.id
    people.add(vault, case, NewPerson(Part.OTHER, "someone"))
    incident = add(session, narrative="before")
    timeline.edit(vault, incident.id, NewIncident("after"))
    sheet = open_sheet(page, incident)
    sheet.form.expander.setChecked(True)
    for span in (Span.EXACT, Span.RANGE, Span.AFTER):
        choose(sheet.form.happened, span)
        choose(sheet.form.more.noticed, span)
    named = [w for w in sheet.findChildren(QWidget) if isinstance(w, INTERACTIVE)]
    named = [w for w in named if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    named = [w for w in named if not isinstance(w.parent(), QSpinBox | QComboBox)]
    assert len(named) > 40
    assert [type(w).__name__ for w in named if not w.accessibleName()] == []


def test_tab_goes_once_round_the_whole_sheet(page, session):
    sheet = open_sheet(page, add(session, place="somewhere", happened=SEPTEMBER_11))
    form = sheet.form
    form.happened.span.setFocus()
    seen = [here()]
    while True:
        press(Qt.Key.Key_Tab)
        if here() is seen[0]:
            break
        seen.append(here())
        assert len(seen) < 100
    marks = [
        form.happened.span, form.happened.first.day, form.title, form.narrative, form.known,
        form.expander, form.more.place, form.more.noticed.span, form.more.wish,
        form.more.add_files, sheet.bin, sheet.save,
    ]  # fmt: skip
    assert [w for w in seen if w in marks] == marks


def test_a_closed_sheet_is_gone_with_its_words(page, session, qtbot, gone):
    for incident in (None, add(session, narrative="secret")):
        page.write_new() if incident is None else page.open(incident.id)
        references = [
            weakref.ref(part)
            for part in (page.sheet_open, page.sheet_open.form, page.sheet_open.form.narrative)
        ]
        page.sheet_open.form.expander.setChecked(True)
        page.sheet_open.form.happened.span.choose(Span.RANGE)
        page.sheet_open.form.happened.span.choose(Span.UNKNOWN)
        page.sheet_open.form.narrative.setPlainText("secret words")
        page.sheet_open.save.click()
        settle(page, qtbot)
        assert page.sheet_open is None
        assert all(gone(reference) for reference in references)
