"""What a time stamp says, read twice: by the command line and by verify.html."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil

import pytest

from companion.report import bag, stamp
from companion.report.verify import verify
from tests.report import spoiling
from tests.report.authority import Authority
from tests.report.desk import judged, lay, put, spoken, verdict_of

MANY = 10_000 if os.environ.get("COMPANION_FAULTS") == "full" else 100


def test_both_verifiers_say_the_same_of_time_stamps(page, files, tmp_path):
    """Of real ones, and of ones with a byte changed, cut or put in, on a list that fits them."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing")
    tsa = Authority(tmp_path / "tsa")
    before = spoiling.slim(files)
    digest = hashlib.sha256(before[bag.MANIFEST]).digest()
    query = stamp.request(digest, 1 << 62)
    whole = [tsa.answer(query), tsa.answer(query, "alone")]
    lay(page, before)
    chance, seen = random.Random(3161), set()
    told = [before | {bag.STAMPS[0]: reply} for reply in whole]
    times = re.finditer(rb"\x18\x13?[\x0f-\x16](20\d{12})", whole[1])
    moment = next(times).start(1)
    for text in (b"20260230000000", b"20261127246000", b"20261127000060", b"19690101000000"):
        told += [before | {bag.STAMPS[0]: whole[1][:moment] + text + whole[1][moment + 14 :]}]
    told.append(before | {bag.STAMPS[0]: tsa.answer(stamp.request(bytes(32), 1 << 62))})
    told.append(before | {bag.STAMPS[0]: bytes(stamp.LIMIT + 1)})
    told.append(before | dict(zip(bag.STAMPS, whole, strict=True)))
    told.append(before | {bag.STAMPS[1]: whole[0]})
    told.append(before | {bag.STAMPS[0]: whole[0], bag.STAMPS[1]: whole[1][:-1]})
    for _ in range(MANY):
        made = bytearray(chance.choice(whole))
        # Where something is read, or anywhere.
        at = chance.randrange(chance.choice((220, 220, len(made))))
        made[at : at + chance.choice((0, 1, 1, 1, 2))] = chance.choice(
            (b"", chance.randbytes(1), bytes([made[at] ^ 1]), b"\x80", b"\x84", b"\xff\xff")
        )
        told.append(before | {bag.STAMPS[0]: bytes(made)})
    for after in told:
        spoiling.relist(after)
    for after, said in zip(told, judged(page, before, *told), strict=True):
        put(tmp_path / "bag", after)
        ours = verdict_of(tmp_path / "bag")
        assert spoken(said) == ours, after[bag.STAMPS[0]].hex()
        seen.add(bool(ours[0]))
    assert seen == {True, False}
    for reply in whole:
        put(tmp_path / "bag", told[whole.index(reply)])
        (verdict,) = verify(tmp_path / "bag")
        assert verdict.facts["stamp"].endswith("Z")
