"""Folders, a result for every file, what pictures are alike, and where it all is from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl

from companion import drafts, evidence, looks, when
from companion.intake import walk
from companion.records import Kind, Shows
from tests.core.looks import scene
from tests.ui import hands, pixels
from tests.ui.test_evidence_guard import NO, YES, answer, bring, items, settle
from ui.pages.evidence import EvidencePage
from ui.sheets.arrival import ArrivalSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.choose import FolderChooser
from ui.widgets.drop import receive


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 900, 700)


@pytest.fixture
def brought(tmp_path):
    """Three files in two folders, and things that are no files."""
    made = tmp_path / "from my phone"
    (made / "inner").mkdir(parents=True)
    (made / "a.txt").write_bytes(b"one")
    (made / "inner" / "b.txt").write_bytes(b"two")
    pixels.write(made / "inner" / "c.png")
    (made / "empty.txt").touch()
    (made / "link").symlink_to(made / "a.txt")
    return made


def waits(sheet, qtbot):
    """Until the folder was looked into and the questions stand there."""
    qtbot.waitUntil(lambda: hasattr(sheet._step, "questions"))


def test_a_folder_is_the_files_in_it_and_each_has_a_line(page, session, brought, qtbot):
    sheet = bring(page, brought)
    waits(sheet, qtbot)
    assert hands.says(sheet, "and 4 more")
    answer(sheet, NO)
    settle(qtbot, sheet)
    assert sorted(one.original_name for one in items(session)) == ["a.txt", "b.txt", "c.png"]
    for said in ("Put in: a.txt", "Put in: b.txt", "Put in: c.png"):
        assert hands.says(sheet, said)
    for said in ("Could not be read: empty.txt", "Could not be read: link"):
        assert hands.says(sheet, said)
    assert hands.says(sheet, "Saved. You can stop here.")


def test_the_answers_count_for_all_of_a_folder(page, session, brought, qtbot):
    sheet = bring(page, brought)
    waits(sheet, qtbot)
    answer(sheet, YES, YES)
    hands.click(sheet, "Keep its fingerprint only")
    hands.click(sheet, "Next")
    settle(qtbot, sheet)
    assert [one.kind for one in items(session)] == [Kind.FINGERPRINT] * 3
    assert list(session.vault.objects.iterdir()) == []


def test_the_record_itself_is_not_brought_into_itself(page, session, qtbot):
    sheet = bring(page, session.vault.folder)
    said = "There is no file in this folder. You can choose another, or single files."
    qtbot.waitUntil(lambda: hands.says(sheet, said))
    hands.press(Qt.Key.Key_Return)
    assert page._sheet is None
    assert items(session) == []


def test_a_folder_of_too_many_files_is_said(page, session, brought, qtbot, monkeypatch):
    monkeypatch.setattr(walk.files, "__defaults__", (None, 2))
    sheet = bring(page, brought)
    qtbot.waitUntil(lambda: hands.says(sheet, "Nothing was put in"))
    assert hands.says(sheet, "2")
    assert items(session) == []


def test_a_folder_is_chosen(page, session, brought, qtbot):
    hands.click(page, "Choose a folder")
    (chooser,) = page.findChildren(FolderChooser)
    chooser.chosen.emit([brought])
    chooser.close()
    sheet = hands.only(page, TakeInSheet)
    waits(sheet, qtbot)


def test_another_computer_is_not_asked(page, session, qtbot):
    data = QMimeData()
    data.setUrls([QUrl("file://somewhere/share/a.png")])
    page.bring(receive(data))
    sheet = hands.only(page, TakeInSheet)
    answer(sheet, NO)
    settle(qtbot, sheet)
    assert hands.says(sheet, "Could not be read: a.png")
    assert hands.says(sheet, "another computer")
    assert items(session) == []


@pytest.mark.parametrize(("name", "said"), [("a.zip", True), ("a.ZIP", True), ("a.txt", False)])
def test_what_may_hold_pictures_is_said_before_the_answer(page, tmp_path, name, said):
    (tmp_path / name).write_bytes(b"PK")
    sheet = bring(page, tmp_path / name)
    assert hands.says(sheet, "The questions are about those, too.") is said


def test_many_files_are_summed_up_and_shown_in_parts(page, session, tmp_path, qtbot):
    paths = [tmp_path / f"{number:03}.txt" for number in range(75)]
    for number, path in enumerate(paths):
        path.write_bytes(b"" if number == 70 else b"%d" % number)
    sheet = bring(page, *paths)
    answer(sheet, NO)
    qtbot.waitUntil(lambda: hands.says(sheet, "That's it"), timeout=60_000)
    assert len(items(session)) == 74
    assert hands.says(sheet, "Could not be read: 070.txt")
    assert hands.says(sheet, "Put in: 74 · Could not be read: 1")
    assert not hands.says(sheet, "Put in: 074.txt")
    hands.click(sheet, "Show more")
    assert hands.says(sheet, "Put in: 074.txt")
    assert not hands.says(sheet, "Show more")


def test_a_picture_that_is_like_another_is_said_and_not_shown(page, session, tmp_path, qtbot):
    scene(2, (600, 400)).save(tmp_path / "one.png")
    scene(2, (600, 400)).resize((480, 320)).save(tmp_path / "two.jpg", quality=70)
    sheet = bring(page, tmp_path / "one.png", tmp_path / "two.jpg")
    answer(sheet, NO)
    settle(qtbot, sheet)
    hint = "Probably the same picture as item 1."
    qtbot.waitUntil(lambda: hands.says(sheet, hint), timeout=20_000)
    qtbot.waitUntil(lambda: not looks.unlearned(session.vault, session.case.id))


def test_a_closed_sheet_and_an_older_item_are_learned_from_all_the_same(
    page, session, tmp_path, qtbot
):
    before = evidence.take_in(
        session.vault, session.case.id, pixels.write(tmp_path / "old.png"), Shows.ORDINARY
    )
    (tmp_path / "x.png").write_bytes(pixels.png() + b"x")
    sheet = bring(page, tmp_path / "x.png")
    answer(sheet, NO)
    settle(qtbot, sheet)
    sheet.close()
    qtbot.waitUntil(lambda: looks.of(session.vault, before.id).width == 60, timeout=20_000)
    assert looks.unlearned(session.vault, session.case.id) == []


def together(page, qtbot, *paths):
    sheet = bring(page, *paths)
    answer(sheet, NO)
    settle(qtbot, sheet)
    qtbot.waitUntil(lambda: hands.says(sheet, "Write where it is from"))
    hands.click(sheet, "Write where it is from")
    return hands.only(page, ArrivalSheet)


def test_where_it_is_from_goes_to_every_new_item(page, session, tmp_path, qtbot):
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_bytes(path.name.encode())
    evidence.take_in(session.vault, session.case.id, paths[2], Shows.ORDINARY)
    form = together(page, qtbot, *paths)
    assert hands.says(form, "each of the 2 items")
    form._fields.show_content({"obtained_from": "a friend"})
    form._fields.show_content({"room": "class room 3"})
    hands.press(Qt.Key.Key_Escape)  # closing saves
    qtbot.waitUntil(lambda: page._sheet is None)
    told = {one.original_name: one for one in items(session)}
    for name in ("a.txt", "b.txt"):
        assert (told[name].obtained_from, told[name].room) == ("a friend", "class room 3")
        assert told[name].obtained == when.UNKNOWN
    assert told["c.txt"].obtained_from == ""
    assert drafts.places(session.vault) == []


def test_nothing_need_be_known_of_where_it_is_from(page, session, tmp_path, qtbot):
    length = session.vault.head[0]
    (tmp_path / "a.txt").write_bytes(b"a")
    together(page, qtbot, tmp_path / "a.txt")
    before = session.vault.head[0]
    assert before > length
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._sheet is None)
    assert session.vault.head[0] == before


def test_what_was_begun_about_where_it_is_from_is_gone_on_with(page, session, tmp_path, qtbot):
    (tmp_path / "a.txt").write_bytes(b"a")
    item = evidence.take_in(session.vault, session.case.id, tmp_path / "a.txt", Shows.ORDINARY)
    place = f"evidence:together:{session.case.id}:{item.id}"
    drafts.save(session.vault, place, {"items": str(item.id), "obtained_from": "a friend"})
    session.drafted.emit()
    assert hands.says(page.unfinished, "a friend")
    page.go_on(place)
    form = hands.only(page, ArrivalSheet)
    assert form._fields.content()["obtained_from"] == "a friend"
    hands.click(form, "Save")
    qtbot.waitUntil(lambda: page._sheet is None)
    assert items(session)[0].obtained_from == "a friend"
    assert drafts.places(session.vault) == []
