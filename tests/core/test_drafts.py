"""Drafts outlive whatever closes the program."""

from __future__ import annotations

from contextlib import closing

from companion import check, drafts
from tests.core import cheap

TEXT = {"title": "제목", "narrative": "<b> & \u202e 👩‍👧 \ud800 \0 " + "가" * 100_000}


def test_a_draft_is_there_to_the_letter_until_it_is_put_away(vault):
    assert drafts.load(vault, "incident:new") is None
    drafts.save(vault, "incident:new", {"title": "이전"})
    drafts.save(vault, "incident:new", TEXT)
    drafts.save(vault, "incident:7", {})
    assert sorted(drafts.places(vault)) == ["incident:7", "incident:new"]
    vault.close()
    with closing(cheap.again(vault.folder)) as opened:
        assert drafts.load(opened, "incident:new") == TEXT
        drafts.discard(opened, "incident:new")
        drafts.discard(opened, "incident:new")
        assert drafts.load(opened, "incident:new") is None
        assert drafts.places(opened) == ["incident:7"]
        assert opened.head[0] == 1  # no draft is in the journal
        assert check.run(opened) == []
