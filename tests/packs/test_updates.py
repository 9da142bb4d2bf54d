"""Signed updates: what is one and what is not, and a place to ask that lies in every way."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from companion import countries, packs, paths, updates
from companion.errors import Cancelled, NoUpdate, PackError
from tests.core import cheap
from tests.report import authority
from tests.report.authority import Authority, give, server

ROOT = Path(__file__).parents[2]
EU = paths.resources() / "packs" / "eu"
KIND = "application/octet-stream"
FIRST, SECOND, OTHER = (updates.key_pair() for _ in range(3))
KEYS = (FIRST[1], SECOND[1])


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    with closing(cheap.make(tmp_path_factory.mktemp("updates") / "notes")) as made:
        yield made


@pytest.fixture(autouse=True)
def _given_back(vault):
    yield
    countries._put(vault, {}, {}, {})


def newer(version=2, phone="116 111"):
    files = {f.relative_to(EU).as_posix(): f.read_bytes() for f in EU.rglob("*.toml")}
    head = files["pack.toml"].replace(b"version = 1", b"version = %d" % version)
    contacts = files["contacts.toml"].replace(
        b'phone = "116 111"', b'phone = "%s"' % phone.encode()
    )
    return files | {"pack.toml": head, "contacts.toml": contacts}


def expires(days=365):
    return datetime.now().astimezone().date() + timedelta(days)


def signed(version=2, secret=FIRST[0], days=365, phone="116 111"):
    return updates.sign(newer(version, phone), secret, expires(days))


GOOD = signed()


def read(vault, data, country="eu", keys=KEYS):
    return updates.read(vault, data, country, keys)


def refused(vault, data, country="eu", keys=KEYS):
    with pytest.raises(NoUpdate) as caught:
        read(vault, data, country, keys)
    return caught.value.reason


def test_this_build_pins_no_key_and_names_no_place():
    """Until those who make the program have made them: then docs/packs.md and this test change."""
    assert updates.KEYS == ()
    assert updates.ADDRESS == ""
    assert not updates.possible()


def test_without_a_key_or_a_place_nothing_is_taken_or_asked(vault):
    assert refused(vault, GOOD, keys=()) == "no-key"
    with pytest.raises(NoUpdate) as caught:
        updates.fetch("eu", updates.Way())
    assert caught.value.reason == "address"


@pytest.mark.parametrize("pair", [FIRST, SECOND])
def test_either_key_may_sign(vault, pair):
    found = read(vault, signed(secret=pair[0], phone="116 999"))
    assert (found.country, found.origin, found.pack.meta.version) == ("eu", "update", 2)
    assert countries.pack(vault, "eu") == packs.load("eu")  # not before it is taken
    countries.take(vault, found)
    assert countries.pack(vault, "eu").contacts["eu-116111"].phone == "116 999"
    countries.give_back(vault, "eu")
    assert countries.pack(vault, "eu") == packs.load("eu")


def test_a_third_key_may_not(vault):
    assert refused(vault, signed(secret=OTHER[0])) == "unsigned"


def test_an_old_one_is_never_handed_out_again(vault):
    assert refused(vault, signed(version=1)) == "older"
    third = read(vault, signed(version=3))
    countries.take(vault, third)
    assert refused(vault, signed(version=3)) == "older"
    assert refused(vault, GOOD) == "older"
    countries.give_back(vault, "eu")
    assert refused(vault, GOOD) == "older"  # undone, but seen
    assert read(vault, signed(version=3)).pack.meta.version == 3


def test_its_day_and_its_country_count(vault):
    assert refused(vault, signed(days=-1)) == "expired"
    assert read(vault, signed(days=0)).country == "eu"
    assert refused(vault, GOOD, country="us") == "another"


def signed_as(body, secret=FIRST[0]):
    """Signed, whatever it is."""
    head = b"companion-directory 1\n"
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(head + body)
    return head + base64.b64encode(signature) + b"\n" + body


def with_payload(change):
    """Signed by us, but of something else than a whole pack."""
    return signed_as(change(GOOD.split(b"\n", 2)[2]))


def test_what_is_signed_but_no_pack_is_no_update_either(vault):
    for change in (
        lambda body: b"",
        lambda body: b"[" * 100_000,
        lambda body: b"\xff" + body,
        lambda body: body.replace(b'"version":2', b'"version":9'),
        lambda body: body[:-1] + b',"run":1}',
    ):
        assert refused(vault, with_payload(change)) == "unreadable"
    with pytest.raises(PackError):
        read(vault, with_payload(lambda body: body.replace(b"eu-112", b"eu-113", 1)))
    with pytest.raises(PackError):  # a name that would lead out of a folder leads nowhere
        read(vault, with_payload(lambda body: body.replace(b'"laws.toml"', b'"../laws.toml"')))


def test_every_changed_byte_is_noticed(vault):
    for at in (*range(140), *range(140, len(GOOD), 9973), len(GOOD) - 1):
        spoilt = bytearray(GOOD)
        spoilt[at] ^= 1
        assert refused(vault, bytes(spoilt)) in {"unreadable", "unsigned"}
    for cut in (0, 1, 21, 22, 60, 110, 111, 112, 5000, len(GOOD) - 1):
        assert refused(vault, GOOD[:cut]) in {"unreadable", "unsigned"}
    assert refused(vault, GOOD + b" ") == "unsigned"
    assert refused(vault, os.urandom(5000)) == "unreadable"
    assert refused(vault, bytes(updates.LIMIT + 1)) == "too-large"


# A place to ask, on this very computer.


def way(url, **more):
    return updates.Way(KEYS, url.removesuffix("stamp"), **{"plain": True} | more)


def fetch(url, **more):
    return updates.fetch("eu", way(url), **more)


def test_what_lies_there_is_got_and_little_is_told():
    with server(lambda handler, _: give(handler, GOOD, KIND)) as there:
        there.seen.clear()
        assert fetch(there.url) == GOOD
        ((path, headers, body),) = there.seen
    assert (path, body) == ("/eu.directory", b"")
    assert headers == {
        "Host": there.url.split("/")[2],
        "User-Agent": "Mozilla/5.0",
        "Accept": KIND,
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def always(data, kind=KIND, **more):
    return lambda handler, _: give(handler, data, kind, **more)


def endless(handler, _):
    handler.send_response(200)
    handler.send_header("Content-Type", KIND)
    handler.end_headers()
    for _ in range(1024):
        handler.wfile.write(bytes(1 << 20))


def cut_off(handler, _):
    handler.send_response(200)
    handler.send_header("Content-Type", KIND)
    handler.send_header("Content-Length", str(len(GOOD)))
    handler.end_headers()
    handler.wfile.write(GOOD[:1000])


BOMB = gzip.compress(bytes(50 << 20))
LIES = {
    "1 GB": (endless, "too-large"),
    "a bomb": (always(BOMB, Content_Encoding="gzip"), "refused"),
    "a bomb that says nothing": (always(BOMB), "unreadable"),
    "another kind": (always(GOOD, "text/html"), "refused"),
    "no kind": (always(GOOD, ""), "refused"),
    "not found": (always(GOOD, status=404), "refused"),
    "cut off": (cut_off, "unreachable"),
    "cut and short": (always(GOOD[:5000]), "unsigned"),
    "signed by another": (always(signed(secret=OTHER[0])), "unsigned"),
    "older": (always(signed(version=1)), "older"),
    "expired": (always(signed(days=-1)), "expired"),
    "garbage": (always(os.urandom(3000)), "unreadable"),
    "nothing": (always(b""), "unreadable"),
    "closed": (lambda handler, _: None, "unreachable"),
}


@pytest.mark.parametrize("lie", LIES)
def test_one_that_lies_changes_nothing(vault, lie):
    answer, reason = LIES[lie]
    begun = time.monotonic()
    with server(answer) as there, pytest.raises(NoUpdate) as caught:
        read(vault, fetch(there.url))
    assert caught.value.reason == reason
    assert countries.kept(vault) == {}
    assert time.monotonic() - begun < 20


def test_the_pack_of_another_country_is_not_taken_for_this_one(vault):
    with server(always(GOOD)) as there:
        data = updates.fetch("us", way(there.url))
    assert refused(vault, data, country="us") == "another"


def test_a_redirect_is_not_followed():
    def away(handler, _):
        handler.send_response(302)
        handler.send_header("Location", other.url)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with server(always(GOOD)) as other, server(away) as there:
        with pytest.raises(NoUpdate) as caught:
            fetch(there.url)
        assert other.seen == []
    assert caught.value.reason == "refused"


def test_one_that_is_slow_is_given_up_and_stop_ends_it():
    def slow(handler, _):
        authority.drip(handler, b"H", seconds=5)

    def stop():
        raise Cancelled

    with server(slow) as there:
        begun = time.monotonic()
        with pytest.raises(NoUpdate) as caught:
            fetch(there.url, seconds=1.0)
        assert caught.value.reason == "slow"
        with pytest.raises(Cancelled):
            fetch(there.url, tick=stop)
        assert time.monotonic() - begun < 4


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is missing")
def test_over_tls_only_who_can_show_it_is_asked(tmp_path):
    trusted = Authority(tmp_path / "keys")
    with server(always(GOOD), secure=trusted) as there:
        root = str(trusted.folder / "root.pem")
        assert updates.fetch("eu", way(there.url, trust=root)) == GOOD
        with pytest.raises(NoUpdate) as caught:
            updates.fetch("eu", way(there.url))
        assert caught.value.reason == "unsafe"
        assert len(there.seen) == 1


def test_no_place_without_https_is_asked():
    for place in ("http://example.org/", "ftp://example.org/", "https://a:b@example.org/"):
        with pytest.raises(NoUpdate) as caught:
            updates.fetch("eu", updates.Way(KEYS, place))
        assert caught.value.reason == "address"
        assert updates.host(updates.Way(KEYS, place)) == ""


def test_the_way_to_sign_that_is_written_down_works(tmp_path):
    """The two pieces of Python in docs/packs.md, run as they stand there."""
    told = (ROOT / "docs" / "packs.md").read_text("utf-8")
    make, sign = re.findall(r"```python\n(.*?)```", told, re.DOTALL)
    shutil.copytree(EU, tmp_path / "eu")
    head = tmp_path / "eu" / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("version = 1", "version = 2"), "utf-8")
    public = b""
    for code in (make, sign.replace("kr", "eu")):
        run = [sys.executable, "-c", code]
        done = subprocess.run(
            run, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        public = public or bytes.fromhex(done.stdout.strip())
    made = (tmp_path / "eu.directory").read_bytes()
    assert json.loads(updates._signed(made, (public,)))["version"] == 2
