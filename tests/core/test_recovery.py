"""Recovery codes: a slip of one letter or two is noticed, what a hand likes to vary forgiven."""

from __future__ import annotations

import random
import unicodedata
from contextlib import suppress
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import keys, keystrokes, recovery
from companion.errors import RecoveryCodeMistyped, RecoverySharesDiffer

values = st.binary(min_size=16, max_size=16)
codes = values.map(lambda value: recovery.new_code(lambda _: value))
shares = st.tuples(codes, st.integers(0, 2)).map(lambda made: recovery.split(made[0])[made[1]])


def plain(code: str) -> str:
    return code.replace("-", "")


def refused(read, typed: str) -> bool:
    try:
        read(typed)
    except RecoveryCodeMistyped:
        return True
    return False


SHARE = recovery.split(recovery.new_code())[2]


def joined(share: str) -> None:
    """Read a share as `join` does."""
    with suppress(RecoverySharesDiffer):  # read, and it has the number of the other one
        recovery.join(share, SHARE)


def test_a_code_is_128_random_bits_that_can_be_read_out():
    asked = []

    def chance(count: int) -> bytes:
        asked.append(count)
        return bytes(range(count))

    code = recovery.new_code(chance)
    assert asked == [16]
    assert [len(group) for group in code.split("-")] == [4] * 6 + [3]
    assert not set(plain(code)) - set(recovery.LETTERS)
    assert not set("ILOU") & set(recovery.LETTERS)
    assert recovery.secret(code) == keys.Secret("recovery", bytes(range(16)))


@given(values)
def test_every_value_comes_back(value):
    assert recovery.secret(recovery.new_code(lambda _: value)).value == value


@pytest.mark.parametrize(("made", "read"), [(codes, recovery.secret), (shares, joined)])
def test_every_single_wrong_letter_is_noticed(made, read):
    @settings(max_examples=20)  # each tries every letter in every place
    @given(made)
    def holds(code):
        letters = plain(code)
        for at in range(len(letters)):
            for other in set(recovery.LETTERS) - {letters[at]}:
                assert refused(read, letters[:at] + other + letters[at + 1 :])

    holds()


@pytest.mark.parametrize(("made", "read"), [(codes, recovery.secret), (shares, joined)])
def test_every_exchange_of_two_letters_is_noticed(made, read):
    """Neighbours, and those further apart too."""

    @settings(max_examples=20)
    @given(made)
    def holds(code):
        for one, other in combinations(range(len(plain(code))), 2):
            letters = list(plain(code))
            if letters[one] != letters[other]:
                letters[one], letters[other] = letters[other], letters[one]
                assert refused(read, "".join(letters))

    holds()


@given(codes, st.data())
def test_a_letter_left_out_or_too_many_is_noticed(code, data):
    letters = plain(code)
    at = data.draw(st.integers(0, len(letters) - 1))
    assert refused(recovery.secret, letters[:at] + letters[at + 1 :])
    more = data.draw(st.sampled_from(recovery.LETTERS))
    assert refused(recovery.secret, letters[:at] + more + letters[at:])


def any_read(text: str) -> None:
    for read in (recovery.secret, recovery.split, lambda typed: recovery.join(typed, SHARE)):
        with suppress(RecoveryCodeMistyped, RecoverySharesDiffer):
            read(text)
            assert len(recovery._folded(text)) in {27, 28}


@given(st.text(max_size=40) | st.text(alphabet=recovery.LETTERS, min_size=26, max_size=29))
def test_junk_is_a_mistyped_code(text):
    any_read(text)
    assert not recovery.same(text, "00")


@pytest.mark.parametrize("text", ["", "\ud800", "0" * 100_000, "각" * 100_000, "\0", "ß" * 13])
def test_odd_junk_too(text):
    any_read(text)
    assert not recovery.same(recovery.new_code(), text)


JAMO = str.maketrans("QWERTYPASDFGHJKZXCVBNM", "ㅂㅈㄷㄱㅅㅛㅔㅁㄴㅇㄹㅎㅗㅓㅏㅋㅌㅊㅍㅠㅜㅡ")
WAYS = {
    "small": str.lower,
    "no dashes": plain,
    "blanks": lambda code: f"  {code.replace('-', '   ')}\n",
    "dots": lambda code: code.replace("-", "."),
    "long dashes": lambda code: code.replace("-", " – "),
    "O for 0": lambda code: code.replace("0", "O"),
    "o for 0": lambda code: code.replace("0", "o"),
    "I for 1": lambda code: code.replace("1", "I"),
    "l for 1": lambda code: code.replace("1", "l"),
    "wide": lambda code: "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in code),
    "hangul": lambda code: code.translate(JAMO),
}


@pytest.mark.parametrize("way", WAYS)
@given(code=codes)
def test_a_hand_may_write_it_in_many_ways(way, code):
    typed = WAYS[way](code)
    assert recovery.secret(typed) == recovery.secret(code)
    assert recovery.same(code, typed)


def test_hangul_that_became_syllables_is_read_too():
    """An input method joins ㅁ, ㅏ and ㄴ to 만 while AKS is typed."""
    assert keystrokes.latin("만") == "aks"
    for text, typed in (("비밀번호", "qlalfqjsgh"), ("값싼 꿀", "rkqtTks Rnf"), ("ㄳㅘ", "rthk")):
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            assert keystrokes.latin(unicodedata.normalize(form, text)) == typed
    assert keystrokes.latin("abc 1-2") == "abc 1-2"


def test_typing_it_back():
    code, other = recovery.new_code(), recovery.new_code()
    assert recovery.same(code, code)
    assert not recovery.same(code, other)
    assert not recovery.same(code, "")
    assert not recovery.same(code, code[:-1])
    share = recovery.split(code)[1]
    assert recovery.same(share, plain(share).lower())
    assert not recovery.same(share, code)


@given(codes)
def test_any_two_of_three_shares_make_the_code(code):
    made = recovery.split(code)
    assert [share[0] for share in made] == ["1", "2", "3"]
    assert {len(group) for share in made for group in share.split("-")} == {4}
    for one, other in permutations(made, 2):
        assert recovery.join(one, other.lower()) == code
    for one in made:
        with pytest.raises(RecoverySharesDiffer):
            recovery.join(one, plain(one))
        for read in (recovery.secret, recovery.split):
            with pytest.raises(RecoveryCodeMistyped):
                read(one)
        with pytest.raises(RecoveryCodeMistyped):
            recovery.join(one, code)


def test_shares_of_two_codes_make_another_code():
    code, other = recovery.new_code(), recovery.new_code()
    assert recovery.join(recovery.split(code)[0], recovery.split(other)[1]) not in {code, other}
    one, again = recovery.split(code), recovery.split(code)
    assert one != again  # drawn anew each time: shares of two printings do not mix
    assert recovery.join(one[0], again[1]) != code


def test_one_share_says_nothing():
    """For every share and every code there is a second share that makes just this code."""
    chance = random.Random(1)
    share = recovery.split(recovery.new_code(chance.randbytes))[0]
    seen = set()
    for _ in range(50):
        second = recovery._share(2, chance.randbytes(16))
        seen.add(recovery.join(share, second))
    assert len(seen) == 50
