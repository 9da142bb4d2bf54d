"""The guard through the widgets: what is asked, what is kept, and what never reaches the vault."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox

from companion import cases, evidence, timeline
from companion.records import Age, Kind, NewCase, NewIncident, Role, Shows
from tests.ui import hands, pixels
from ui.masking.sheet import MaskSheet
from ui.pages.evidence import EvidencePage
from ui.sheets.reference import ReferenceSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.drop import Received, receive
from ui.widgets.guard_questions import GuardQuestions
from ui.widgets.tile_grid import TileGrid

NO, YES, UNSURE = "no", "yes", "unsure"
REFERENCE, FINGERPRINT, NOTHING, MASK = (
    "Note the address, the account and the time",
    "Keep its fingerprint only",
    "Keep nothing of it",
    "Keep a masked copy only",
)


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, keep, qtbot):
    shown = keep(EvidencePage(session))
    shown.resize(900, 700)
    qtbot.waitExposed(shown)
    return shown


def bring(page, *paths):
    page.bring(Received(tuple(paths)))
    return hands.only(page, TakeInSheet)


def answer(sheet, first, second=None):
    questions = hands.only(sheet, GuardQuestions)
    questions.sexual.buttons[first].click()
    if second:
        questions.under_19.buttons[second].click()
    hands.click(sheet, "Next")


def settle(qtbot, sheet):
    qtbot.waitUntil(lambda: hands.says(sheet, "That's it"))


def kept(session):
    return sorted(session.vault.objects.iterdir())


def items(session):
    return evidence.items(session.vault, session.case.id)


MATRIX = [
    (NO, None, Shows.ORDINARY),
    (YES, YES, Shows.SEXUAL_MINOR),
    (YES, UNSURE, Shows.UNSURE),
    (YES, NO, Shows.SEXUAL_ADULT),
    (UNSURE, YES, Shows.UNSURE),
    (UNSURE, UNSURE, Shows.UNSURE),
    (UNSURE, NO, Shows.SEXUAL_ADULT),
]


@pytest.mark.parametrize(("first", "second", "shows"), MATRIX)
@pytest.mark.parametrize("role", list(Role))
def test_no_answer_lets_forbidden_bytes_in(
    page, session, qtbot, tmp_path, first, second, shows, role
):
    change_case(session, role, Age.ADULT)
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    answer(sheet, first, second)
    if shows is not Shows.ORDINARY:
        assert kept(session) == []
        refused = bool(evidence.refusal(session.case, shows))
        assert refused == (shows is not Shows.SEXUAL_ADULT or role in (Role.SUPPORT, Role.TEACHER))
        assert hands.says(sheet, "Put the original in") is not refused
        hands.click(sheet, FINGERPRINT)
        hands.click(sheet, "Next")
    settle(qtbot, sheet)
    (item,) = items(session)
    assert item.shows is shows
    assert (item.kind is Kind.FILE) == (shows is Shows.ORDINARY) == bool(kept(session))
    assert len(item.sha256) == 64


def change_case(session, role, age):
    cases.edit(session.vault, session.case.id, NewCase(role, age, name="notes"))
    session.case = cases.find(session.vault, session.case.id)


def test_nothing_is_read_before_the_answers(page, session, qtbot, tmp_path):
    sheet = bring(page, tmp_path / "not-there.png")
    assert not hands.says(sheet, "Could not be read")
    answer(sheet, NO)
    settle(qtbot, sheet)
    assert hands.says(sheet, "Could not be read: not-there.png")
    assert items(session) == []


def test_without_an_answer_it_asks_again(page, session, tmp_path):
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    hands.click(sheet, "Next")
    assert hands.says(sheet, "Please choose an answer first.")
    assert hands.focus() is hands.only(sheet, GuardQuestions).sexual.buttons[NO]
    hands.only(sheet, GuardQuestions).sexual.buttons[UNSURE].click()
    assert hands.only(sheet, GuardQuestions).answer() is Shows.UNSURE  # yes was there already
    assert items(session) == []


@pytest.mark.parametrize(
    ("age", "begins"), [(Age.UNDER14, YES), (Age.UNSURE, YES), (Age.ADULT, "")]
)
def test_the_second_question_begins_with_yes_for_the_young(age, begins):
    asked = GuardQuestions(age is not Age.ADULT)
    assert asked.under_19.key == begins
    assert asked.answer() is None


def test_a_refused_picture_can_be_noted_by_its_place(page, session, qtbot, tmp_path):
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    answer(sheet, YES, YES)
    assert hands.says(sheet, "We won't keep this picture here")
    assert hands.says(sheet, "Leave it on the device it came to")
    hands.click(sheet, "Next")  # the preset
    form = hands.only(page, ReferenceSheet)
    form._form.url.setText("https://example.com/room")
    hands.click(form, "Save")
    qtbot.waitUntil(lambda: len(items(session)) == 1)
    (item,) = items(session)
    assert (item.kind, item.shows, item.url) == (
        Kind.REFERENCE, Shows.SEXUAL_MINOR, "https://example.com/room",
    )  # fmt: skip
    assert item.title == "A picture that was not kept"
    assert kept(session) == []
    qtbot.waitUntil(lambda: not page.findChildren(TakeInSheet))


def test_closing_the_reference_unwritten_keeps_nothing(page, session, qtbot, tmp_path):
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    answer(sheet, YES, YES)
    hands.click(sheet, "Next")
    hands.only(page, ReferenceSheet).close()
    qtbot.waitUntil(lambda: not page.findChildren(TakeInSheet))
    assert items(session) == []


def test_a_teacher_hears_of_the_duty_to_report(page, session, tmp_path):
    change_case(session, Role.TEACHER, Age.UNDER19)
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    answer(sheet, YES, YES)
    assert hands.says(sheet, "112 or 117")


def test_an_original_goes_in_only_after_the_plain_sentence(page, session, qtbot, tmp_path):
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    answer(sheet, YES, NO)
    assert hands.button(sheet, MASK).isChecked()
    assert not hands.says(sheet, "Article 14-2(4)")
    hands.click(sheet, "Put the original in")
    assert hands.says(sheet, "Article 14-2(4)")
    hands.click(sheet, "I've read this. Put it in")
    settle(qtbot, sheet)
    (item,) = items(session)
    assert (item.kind, item.shows) == (Kind.FILE, Shows.SEXUAL_ADULT)


def test_each_file_by_itself(page, session, qtbot, tmp_path):
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text(path.name)
    sheet = bring(page, *paths)
    hands.only(sheet, QCheckBox).click()
    hands.click(sheet, "Next")
    assert hands.says(sheet, "File 1 of 3")
    answer(sheet, NO)
    assert hands.says(sheet, "File 2 of 3")
    answer(sheet, YES, YES)
    answer(sheet, NO)
    hands.click(sheet, NOTHING)
    hands.click(sheet, "Next")
    settle(qtbot, sheet)
    assert [item.original_name for item in items(session)] == ["a.txt", "c.txt"]
    assert hands.says(sheet, "Not kept: b.txt")


def test_files_of_every_wrong_kind_each_get_a_line(page, session, qtbot, tmp_path):
    good = pixels.write(tmp_path / "good.png")
    (tmp_path / "empty.png").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "svg.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "cut.png").write_bytes(pixels.png()[:40])
    (tmp_path / "link.png").symlink_to(good)
    (tmp_path / "\u202egnp.exe").write_bytes(b"MZ")
    sheet = bring(page, *sorted(tmp_path.iterdir()))  # the vault's own folder is among them
    qtbot.waitUntil(lambda: bool(sheet.findChildren(GuardQuestions)))
    answer(sheet, NO)
    settle(qtbot, sheet)
    for line in (
        "Put in: good.png", "Put in: svg.png", "Put in: cut.png", "Put in: \ufffdgnp.exe",
        "Could not be read: empty.png", "Could not be read: link.png",
    ):  # fmt: skip
        assert hands.says(sheet, line), line
    assert hands.says(sheet, "This file is empty (0 bytes).")
    assert len(kept(session)) == 4
    assert hands.says(page, "Its name ends in .png, but its content is SVG.")


def test_the_same_file_twice_is_there_already(page, session, qtbot, tmp_path):
    for said in ("Put in: a.png", "Already there: a.png"):
        sheet = bring(page, pixels.write(tmp_path / "a.png"))
        answer(sheet, NO)
        settle(qtbot, sheet)
        assert hands.says(sheet, said)
        hands.click(sheet, "Done")
    assert len(items(session)) == 1


def test_ten_files_and_a_stop_leave_nothing_half(page, session, qtbot, tmp_path):
    paths = [tmp_path / f"{n}.bin" for n in range(10)]
    for number, path in enumerate(paths):
        path.write_bytes(bytes([number]) * 3_000_000)
    sheet = bring(page, *paths)
    answer(sheet, NO)
    sheet._intake.told.connect(sheet._intake.stop)  # after the first line
    settle(qtbot, sheet)
    assert len(items(session)) == len(kept(session)) < 10
    assert hands.says(sheet, "Stopped, not put in: 9.bin")
    assert not list(session.vault.objects.glob("*.new"))


def test_closing_while_it_runs_waits_for_the_lane(page, session, qtbot, tmp_path):
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(20_000_000))
    sheet = bring(page, path)
    answer(sheet, NO)
    assert not sheet.close()
    qtbot.waitUntil(lambda: not page.findChildren(TakeInSheet))
    assert len(items(session)) == len(kept(session))


def test_what_is_brought_in_belongs_to_the_incident(page, session, qtbot, tmp_path):
    incident = timeline.add(session.vault, session.case.id, NewIncident("the message"))
    sheet = TakeInSheet(session, page, [pixels.write(tmp_path / "a.png")], incident.id)
    sheet.open()
    with qtbot.waitSignal(sheet.taken) as taken:
        answer(sheet, NO)
    (ident,) = taken.args[0]
    assert timeline.get(session.vault, incident.id).evidence == (ident,)


def drawn_over(page, qtbot):
    """The sheet for the next masked copy, with the picture in it."""
    qtbot.waitUntil(lambda: any(s._step is not None for s in page.findChildren(MaskSheet)))
    return hands.only(page, MaskSheet)


@pytest.mark.parametrize("second", [YES, NO])
def test_of_refused_pictures_masked_copies_are_kept_one_after_the_other(
    page, session, qtbot, tmp_path, second
):
    paths = [pixels.write(tmp_path / f"{name}.png") for name in "abc"]
    paths[2].write_bytes(pixels.png() + b"more")
    sheet = bring(page, *paths)
    answer(sheet, YES, second)
    hands.click(sheet, MASK)
    hands.click(sheet, "Next")
    for _ in range(2):
        mask = drawn_over(page, qtbot)
        assert kept(session) == []
        mask.close()
        qtbot.waitUntil(lambda: mask not in page.findChildren(MaskSheet))  # noqa: B023
    mask = drawn_over(page, qtbot)
    assert kept(session) == []
    hands.click(mask, "Next")
    mask._step.sure.box.click()
    hands.click(mask, "Keep the masked copy")
    settle(qtbot, sheet)
    for line in ("Not kept: a.png", "Not kept: b.png", "Masked copy kept, the picture not: c.png"):
        assert hands.says(sheet, line)
    (item,) = items(session)
    assert item.kind is Kind.MASKED_COPY
    assert item.sha256 == hashlib.sha256(paths[2].read_bytes()).hexdigest()
    assert item.original_name == ""
    assert len(kept(session)) == 1


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.TEACHER])
@pytest.mark.parametrize("second", [YES, NO])
def test_who_helps_is_offered_no_masked_copy_either(page, session, tmp_path, role, second):
    change_case(session, role, Age.UNDER19)
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    answer(sheet, YES, second)
    assert not hands.says(sheet, MASK)


def test_a_drop_is_a_copy(page, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pixels.write(tmp_path / "a.png")))])
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    hand = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    over = page.findChild(TileGrid)  # what is dropped on a part of the page is dropped on it
    entering = QDragEnterEvent(QPoint(5, 5), both, data, *hand)
    QApplication.sendEvent(over, entering)
    assert entering.isAccepted()
    assert hands.says(page, "Let go here.")
    dropping = QDropEvent(QPointF(5, 5), both, data, *hand)
    dropping.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(over, dropping)
    assert dropping.isAccepted()
    assert dropping.dropAction() is Qt.DropAction.CopyAction  # after a move the source is deleted
    assert hands.says(hands.only(page, TakeInSheet), "a.png")
    assert hands.says(page, "You can also drop files")


def test_a_pasted_picture_is_kept_as_png(page, session, qtbot):
    QGuiApplication.clipboard().setImage(pixels.picture())
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    sheet = hands.only(page, TakeInSheet)
    assert hands.says(sheet, "Pasted picture")
    answer(sheet, NO)
    settle(qtbot, sheet)
    (item,) = items(session)
    assert (item.media, item.original_name) == ("image/png", "")
    assert b"".join(map(bytes, evidence.content(session.vault, item)))[:4] == b"\x89PNG"


def test_a_pasted_picture_has_no_fingerprint_to_offer(page, tmp_path):
    """The bytes are ours, so their digest finds nothing anywhere."""
    data = QMimeData()
    data.setData("image/png", pixels.png())
    page.bring(receive(data))
    sheet = hands.only(page, TakeInSheet)
    answer(sheet, YES, NO)
    assert hands.button(sheet, MASK).isChecked()
    assert not hands.says(sheet, FINGERPRINT)


def test_a_pasted_address_opens_the_reference(page):
    data = QMimeData()
    data.setText(" https://example.com/a?b=c \n")
    page.bring(receive(data))
    assert hands.only(page, ReferenceSheet)._form.url.text() == "https://example.com/a?b=c"


@pytest.mark.parametrize(
    "text", ["", "hello https://example.com", "javascript:alert(1)", "x" * 9000]
)
def test_other_texts_are_not_taken_for_anything(page, text):
    data = QMimeData()
    data.setText(text)
    assert not receive(data)
    page.bring(receive(data))
    assert hands.says(page, "Only files, pictures and addresses")


def test_a_second_sheet_never_covers_the_first(page, tmp_path):
    sheet = bring(page, pixels.write(tmp_path / "a.png"))
    page.bring(Received((tmp_path / "b.png",)))
    assert hands.only(page, TakeInSheet) is sheet
    assert QPoint(0, 0) == sheet.pos()


def test_paths_of_any_bytes_are_shown(page, tmp_path):
    odd = Path(str(tmp_path) + "/bad\udcff.png")
    sheet = bring(page, odd)
    assert hands.says(sheet, "bad?.png")
