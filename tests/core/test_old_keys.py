"""What was written down once opens for good: a key file, a sheet of paper, three shares."""

from __future__ import annotations

from itertools import combinations

import pytest

from companion import keyfile, keys, recovery
from tests.core.cheap import FLOOR
from tests.vaults import make

# A key file of 22 November 2026, and what opened it then.
FILE = make.HERE / "format2.keys"
MASTER = "fc39b4f98030d991eac8428130afea3c19115fa0da557662aedf13ab9b36fb9d"
CODE = "531E-YNSR-PRJS-61E3-R8CV-89PF-W7P"
SHARES = (
    "12KX-R78P-YG87-CQ3W-TASM-0263-GBTV",
    "222R-3DF7-MVSS-J44B-GXBX-DWPX-GQT8",
    "35J4-NMJ8-JX9C-7N6S-9FT5-PPS8-F075",
)
SECRETS = (
    keys.passphrase("강가의 오리 다섯 마리"),
    recovery.secret(CODE),
    keys.Secret("device", bytes(range(32))),
)


@pytest.fixture
def old(tmp_path):
    for name in keyfile.NAMES:
        (tmp_path / name).write_bytes(FILE.read_bytes())
    return tmp_path


@pytest.mark.parametrize("secret", SECRETS, ids=keyfile.KINDS[:3])
def test_it_opens_with_each_way_and_stays_as_it_is(old, secret):
    assert keys.unlock(old, secret, FLOOR).hex() == MASTER
    assert {(old / name).read_bytes() for name in keyfile.NAMES} == {FILE.read_bytes()}


def test_it_is_spelt_today_as_it_was():
    file = keyfile.parse(FILE.read_bytes(), FLOOR)
    assert file is not None
    assert file.text() == FILE.read_bytes()
    assert [slot.kind for slot in file.slots] == list(keyfile.KINDS[:3])


@pytest.mark.parametrize("pair", [*combinations(SHARES, 2)])
def test_the_shares_make_the_code(pair):
    assert recovery.join(*pair) == recovery.join(*pair[::-1]) == CODE
