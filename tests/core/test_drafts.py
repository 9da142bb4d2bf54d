"""Drafts outlive whatever closes the program."""

from __future__ import annotations

from contextlib import closing

import pytest

from companion import check, drafts
from companion.errors import Cancelled, VaultChanged, VaultDamaged
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


def test_a_draft_put_aside_is_not_overwritten_once_the_vault_is_closed(vault):
    """Its key is gone then, and what is sealed without it nobody could read."""
    drafts.save(vault, "incident:new", {"text": "before"})
    renamed = vault.folder / "coming"
    renamed.write_bytes((vault.folder / "vault.db").read_bytes())
    renamed.replace(vault.folder / "vault.db")
    with pytest.raises(VaultChanged):
        drafts.save(vault, "incident:new", TEXT)
    assert drafts.load(vault, "incident:new") == TEXT
    assert drafts.places(vault) == ["incident:new"]
    aside = (vault.folder / "vault.drafts").read_bytes()
    assert "제목".encode() not in aside
    vault.close()
    with pytest.raises(Cancelled):
        drafts.save(vault, "incident:new", {"text": "too late"})
    assert (vault.folder / "vault.drafts").read_bytes() == aside


def test_a_damaged_vault_keeps_drafts_aside_and_takes_them_in_when_it_can(vault):
    vault.distrust()
    for text in ("a", "ab"):
        with pytest.raises(VaultDamaged):
            drafts.save(vault, "incident:new", {"text": text})
    with pytest.raises(VaultDamaged):
        drafts.bring_back(vault)
    assert drafts.load(vault, "incident:new") == {"text": "ab"}
    vault._pen.damaged = False
    drafts.bring_back(vault)
    assert not (vault.folder / "vault.drafts").exists()
    assert drafts.load(vault, "incident:new") == {"text": "ab"}
    drafts.discard(vault, "incident:new")
    assert drafts.places(vault) == []
