"""Notices to platforms elsewhere: every part their law asks for, and no more than it asks for."""

from __future__ import annotations

import pytest

from companion import cases, evidence, packs, people, timeline
from companion.records import Age, NewAccount, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import content, plain, writing
from tests.report import making

DESKS = ("us-notice", "eu-notice")


@pytest.fixture
def case(vault):
    new = NewCase(Role.MINE, Age.ADULT, person="하나", contact="010-1234-5678", choices=())
    made = cases.add(vault, new).id
    timeline.add(vault, made, NewIncident("비밀 이야기", narrative="아무도 몰라야 할 말"))
    return made


def refer(vault, case, url, shows=Shows.SEXUAL_ADULT, **about):
    new = Provenance(title="속으로 붙인 이름", url=url, **about)
    return evidence.refer(vault, case, new, shows=shows).id


def notices(vault, case, desk, language="en", country="kr", **chosen):
    pack = packs.load(country)
    texts = writing.words(language, pack)
    made = content.build(vault, case, pack.reports[desk], texts, at=making.AT, **chosen)
    return [plain.write(document) for document in made]


@pytest.mark.parametrize("country", packs.available())
@pytest.mark.parametrize("desk", DESKS)
def test_a_notice_can_be_sent_from_every_country(vault, case, country, desk):
    """Where the platform sits decides, not where the person does."""
    refer(vault, case, "https://board.example/1")
    (said,) = notices(vault, case, desk, country=country)
    assert "https://board.example/1" in said


def test_a_request_for_removal_has_the_parts_that_223a_asks_for(vault, case):
    account = people.add_account(vault, case, NewAccount("x", "Night", "night_7")).id
    refer(vault, case, "https://board.example/1", account=account)
    (said,) = notices(vault, case, "us-notice")
    assert "47 of the United States Code" in said
    for part in ("(part i)", "(part ii)", "(part iii)", "(part iv)"):
        assert part in said
    assert "(signature)" in said
    assert "https://board.example/1" in said
    assert "night_7" in said
    assert "believe in good faith" in said
    assert "without the consent of the person shown" in said
    assert "E-mail (a new one is safest):" in said
    assert "48 hours" in said
    assert "identical cop" in said
    assert "TakeItDown.ftc.gov" in said


def test_a_notice_of_illegal_content_has_the_parts_of_article_16(vault, case):
    refer(vault, case, "https://board.example/1")
    (said,) = notices(vault, case, "eu-notice")
    assert "Article 16 of the Digital Services Act" in said
    for part in ("illegal (a)", "addresses (b)", "e-mail (c)", "good faith (d)"):
        assert part in said
    assert "Articles 3 to 7" in said
    assert "accurate and complete" in said


@pytest.mark.parametrize("desk", DESKS)
def test_each_place_gets_one_of_its_own_and_hears_of_no_other(vault, case, desk):
    refer(vault, case, "https://one.example/a")
    refer(vault, case, "https://two.example/b")
    one, two = notices(vault, case, desk)
    assert ("https://one.example/a" in one, "two.example" in one) == (True, False)
    assert ("https://two.example/b" in two, "one.example" in two) == (True, False)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("desk", DESKS)
def test_no_name_no_contact_and_no_story_is_in_it(vault, case, desk, language):
    refer(vault, case, "https://board.example/1", seen_by="가문비", obtained_from="친구")
    said = "\n".join(notices(vault, case, desk, language))
    for word in ("하나", "010-1234", "비밀", "아무도", "속으로", "가문비", "친구"):
        assert word not in said


@pytest.mark.parametrize("shows", [Shows.SEXUAL_MINOR, Shows.UNSURE])
@pytest.mark.parametrize("desk", DESKS)
def test_an_address_of_what_may_show_a_child_is_never_in_it(vault, case, desk, shows):
    named = refer(vault, case, "https://hidden.example/x", shows)
    for items in (None, [named]):
        said = "\n".join(notices(vault, case, desk, items=items))
        assert "hidden" not in said
        assert "Further addresses:" in said


@pytest.mark.parametrize("desk", DESKS)
def test_an_ordinary_item_is_in_it_only_where_it_is_named(vault, case, desk):
    """A statement in good faith must not take in what the person did not mean."""
    ordinary = refer(vault, case, "https://shop.example/x", Shows.ORDINARY)
    refer(vault, case, "https://board.example/1")
    assert "shop.example" not in "\n".join(notices(vault, case, desk))
    assert "shop.example" in "\n".join(notices(vault, case, desk, items=[ordinary]))


@pytest.mark.parametrize("desk", DESKS)
def test_what_is_not_known_is_marked_by_nobody(vault, case, desk):
    refer(vault, case, "https://board.example/1")
    (said,) = notices(vault, case, desk)
    assert "■ It" not in said
    new = NewCase(Role.MINE, Age.ADULT, choices=("kinds-altered",))
    cases.edit(vault, case, new)
    (said,) = notices(vault, case, desk)
    assert "■ It was made or changed by computer" in said
    assert "□ It is a real picture" in said
