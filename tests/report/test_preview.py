"""A preview is the documents themselves, page by page, and leaves no trace in the vault."""

from __future__ import annotations

import pytest

from companion.errors import Cancelled, NothingToReport, NotThere
from companion.report import preview


@pytest.fixture(scope="module", params=["police", "school"])
def shown(request, full, pack):
    vault, case, _, _ = full
    return request.param, preview.make(vault, case.id, request.param, "ko", pack)


def test_the_documents_are_those_of_the_layout(shown, pack):
    desk, made = shown
    wanted = [one for one in pack.reports[desk].documents if one.unchosen is None]
    assert len(made.drafts) == len(wanted)  # every choice is made in this case
    assert all(draft.pages >= 1 and draft.pdf.startswith(b"%PDF") for draft in made.drafts)
    assert made.incidents > 0
    assert (made.files > 0) is pack.reports[desk].originals


def test_every_page_is_a_picture_with_its_words(shown):
    _, made = shown
    for draft in made.drafts:
        for number in range(draft.pages):
            page = preview.page(draft.pdf, number, 120)
            picture = page.picture
            assert picture.width == 120
            assert len(picture.rgb) == 3 * picture.width * picture.height
            assert picture.rgb[:3] == b"\xff\xff\xff"  # the white margin
            assert len(set(picture.rgb)) > 10  # and something on it
            assert f"{number + 1} / {draft.pages}" in page.text


def test_the_first_page_holds_the_title(shown):
    _, made = shown
    for draft in made.drafts:
        assert draft.title in preview.page(draft.pdf, 0, 60).text


def test_colours_are_not_swapped(shown):
    """The line under a title is greener than it is red or blue."""
    _, made = shown
    rgb = preview.page(made.drafts[0].pdf, 0, 600).picture.rgb
    pixels = set(zip(rgb[0::3], rgb[1::3], rgb[2::3], strict=True))
    accent = min(pixels, key=lambda p: abs(p[0] - 42) + abs(p[1] - 100) + abs(p[2] - 89))
    assert accent[0] < accent[2] < accent[1]


def test_nothing_is_noted(full, pack):
    vault, case, _, _ = full
    before = vault.head
    preview.make(vault, case.id, "police", "en", pack)
    assert vault.head == before


def test_what_was_not_chosen_is_not_counted(full, pack):
    vault, case, _, _ = full
    made = preview.make(vault, case.id, "police", "ko", pack, items=())
    assert (made.items, made.files) == (0, 0)
    with pytest.raises(NothingToReport):
        preview.make(vault, case.id, "police", "ko", pack, incidents=())


def test_it_can_be_stopped_between_documents_and_within_one(full, pack):
    vault, case, _, _ = full

    def told_until(part):
        told = []

        def progress(done, total):
            told.append(done / total)
            if done / total > part:
                raise Cancelled

        with pytest.raises(Cancelled):
            preview.make(vault, case.id, "police", "ko", pack, progress=progress)
        return told

    told = told_until(0.999)
    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    count = sum(plan.unchosen is None for plan in pack.reports["police"].documents)
    assert len(set(told)) > 2 * count  # it gets on within a document, page by page
    assert len(told) > 10 * count  # and may end at every text
    for part in (0.0, 1 / count / 2):
        assert part < told_until(part)[-1] < part + 1 / count


def test_a_desk_that_is_not_there(full, pack):
    vault, case, _, _ = full
    with pytest.raises(NotThere):
        preview.make(vault, case.id, "nobody", "ko", pack)
