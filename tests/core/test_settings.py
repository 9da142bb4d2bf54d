"""What a person chooses, kept inside the vault."""

from __future__ import annotations

from contextlib import closing

import pytest

from companion import settings
from tests.core import cheap


@pytest.mark.parametrize("name", settings.DEFAULTS)
def test_a_choice_is_kept(vault, name):
    assert settings.get(vault, name) == settings.DEFAULTS[name]
    settings.set_(vault, name, "other")
    settings.set_(vault, name, "chosen")
    vault.close()
    with closing(cheap.again(vault.folder)) as opened:
        assert settings.get(opened, name) == "chosen"
        others = {
            other: settings.get(opened, other) for other in settings.DEFAULTS if other != name
        }
    assert others == {n: value for n, value in settings.DEFAULTS.items() if n != name}


def test_a_name_that_is_none(vault):
    for call in (
        lambda: settings.get(vault, "color"),
        lambda: settings.set_(vault, "color", "red"),
    ):
        with pytest.raises(KeyError):
            call()
