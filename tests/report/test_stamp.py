"""Trusted time: a real authority, servers that lie, and that nothing is asked unasked."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
import rfc3161_client
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import network
from companion.errors import Cancelled, NoStamp
from companion.network import Question
from companion.report import bag, bundle, stamp
from companion.report.verify import verify
from tests.core import cheap
from tests.report import authority
from tests.report.authority import Authority, give, server

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is missing")
DIGEST = hashlib.sha256(b"a manifest").digest()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("tsa") / "keys")


@pytest.fixture(scope="module")
def reply(tsa):
    """A real reply to a request about DIGEST."""
    return tsa.answer(stamp.request(DIGEST, 1 << 62))


def honest(tsa):
    return lambda handler, query: give(handler, tsa.answer(query))


def asked(url, digest=DIGEST, tick=lambda: None, **more):
    return stamp.authority(url, plain=True, **more)(digest, tick)


def test_the_request_is_what_openssl_takes_and_69_bytes(tmp_path):
    for nonce in (1 << 62, (1 << 63) - 1, 0x4142434445464748):
        made = stamp.request(DIGEST, nonce)
        assert len(made) == 69
        (tmp_path / "q").write_bytes(made)
        said = authority.openssl(tmp_path, "ts", "-query", "-in", "q", "-text").decode()
        assert "Hash Algorithm: sha256" in said
        assert f"0x{nonce:X}" in said
        assert "Certificate required: yes" in said


def test_a_real_authority_is_believed_by_openssl_too(tsa, tmp_path):
    with server(honest(tsa)) as there:
        got = asked(there.url)
        ((path, headers, body),) = there.seen
    assert abs(got.at.timestamp() - time.time()) < 60
    (tmp_path / "tsr").write_bytes(got.reply)
    verifying = ("-verify", "-in", tmp_path / "tsr", "-CAfile", tsa.folder / "root.pem", "-digest")
    assert "Verification: OK" in tsa.check(*map(str, verifying), DIGEST.hex()).stdout
    assert "Verification: OK" not in tsa.check(*map(str, verifying), "00" * 32).stdout
    assert path == "/stamp"
    assert DIGEST in body
    assert len(body) == 69
    # All that whoever is asked learns, beside where from and when.
    assert headers == {
        "Host": there.url.split("/")[2],
        "User-Agent": "Mozilla/5.0",
        "Accept": "application/timestamp-reply",
        "Accept-Encoding": "identity",
        "Content-Type": "application/timestamp-query",
        "Content-Length": "69",
        "Connection": "close",
    }


def test_each_request_has_a_number_of_its_own(tsa):
    with server(honest(tsa)) as there:
        asked(there.url)
        asked(there.url)
        assert there.seen[0][2] != there.seen[1][2]


def test_two_readers_read_the_same(tsa, reply):
    """The other refuses two certificates in OpenSSL's order: so ours decides what is kept."""
    with pytest.raises(ValueError, match="SetOrdering"):
        rfc3161_client.decode_timestamp_response(reply)
    short = tsa.answer(stamp.request(DIGEST, 1 << 62), "alone")
    ours = stamp.read(short)
    assert ours.digest == stamp.read(reply).digest == DIGEST
    assert ours.nonce == 1 << 62
    info = rfc3161_client.decode_timestamp_response(short).tst_info
    assert info.message_imprint.message == DIGEST
    assert info.nonce == 1 << 62
    assert info.gen_time.replace(microsecond=0) == ours.at


def test_over_tls_only_who_can_show_it_is_asked(tsa):
    with server(honest(tsa), secure=tsa) as there:
        root = str(tsa.folder / "root.pem")
        assert stamp.authority(there.url, trust=root)(DIGEST, lambda: None).reply
        with pytest.raises(NoStamp) as caught:
            stamp.authority(there.url)(DIGEST, lambda: None)
        assert caught.value.reason == "unsafe"
        assert len(there.seen) == 1


def altered(tsa, change):
    return lambda handler, query: give(handler, tsa.answer(change(query)))


def redirecting(to):
    def answer(handler, query):
        handler.send_response(307)
        handler.send_header("Location", to())
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def endless(handler, query):
    handler.send_response(200)
    handler.send_header("Content-Type", authority.REPLY)
    handler.end_headers()
    piece = bytes(1 << 20)
    for _ in range(1024):
        handler.wfile.write(piece)


def cut(handler, query):
    handler.send_response(200)
    handler.send_header("Content-Type", authority.REPLY)
    handler.send_header("Content-Length", "4000")
    handler.end_headers()
    handler.wfile.write(b"0" * 1000)


REJECTED = bytes.fromhex("300b3009020102a1040c026e6f")


def always(data, kind=authority.REPLY, **more):
    """Gives the same to everybody."""
    return lambda handler, query: give(handler, data, kind, **more)


# What the authority makes of the request, and the reason it is no stamp.
LIES = {
    "another imprint": (
        lambda t, r: altered(t, lambda q: stamp.request(bytes(32), _nonce(q))),
        "another",
    ),
    "another nonce": (
        lambda t, r: altered(t, lambda q: stamp.request(DIGEST, _nonce(q) ^ 1)),
        "another",
    ),
    "an old reply": (lambda t, r: always(r), "another"),
    "rejected": (lambda t, r: always(REJECTED), "rejected"),
    "garbage": (lambda t, r: always(os.urandom(3000)), "unreadable"),
    "nothing": (lambda t, r: always(b""), "unreadable"),
    "a web page": (lambda t, r: always(r, "text/html"), "refused"),
    "no kind": (lambda t, r: always(r, ""), "refused"),
    "not found": (lambda t, r: always(r, status=404), "refused"),
    "gzip": (lambda t, r: always(gzip.compress(r), Content_Encoding="gzip"), "refused"),
    "1 GB": (lambda t, r: endless, "too-large"),
    "cut off": (lambda t, r: cut, "unreachable"),
    "no HTTP": (lambda t, r: lambda h, q: h.wfile.write(b"\0" * 100_000), "unreachable"),
    "closed": (lambda t, r: lambda h, q: None, "unreachable"),
}


def _nonce(query):
    return int.from_bytes(query[58:66])


@pytest.mark.parametrize("lie", LIES)
def test_one_that_lies_gives_no_stamp(tsa, reply, lie):
    answer, reason = LIES[lie]
    begun = time.monotonic()
    with server(answer(tsa, reply)) as there, pytest.raises(NoStamp) as caught:
        asked(there.url)
    assert caught.value.reason == reason
    assert time.monotonic() - begun < 10


def test_the_nonce_is_where_this_test_thinks():
    assert _nonce(stamp.request(DIGEST, 0x4142434445464748)) == 0x4142434445464748


def test_a_redirect_is_not_followed(tsa):
    with server(honest(tsa)) as other, server(redirecting(lambda: other.url)) as there:
        with pytest.raises(NoStamp) as caught:
            asked(there.url)
        assert caught.value.reason == "refused"
        assert other.seen == []


def test_nobody_there_is_said_at_once():
    with server(cut) as there:
        url = there.url
    with pytest.raises(NoStamp) as caught:
        asked(url)
    assert caught.value.reason == "unreachable"


def dripping_head(handler, query):
    authority.drip(handler, b"H")


def dripping_body(handler, query):
    handler.send_response(200)
    handler.send_header("Content-Type", authority.REPLY)
    handler.end_headers()
    authority.drip(handler, b"0")


def silent(handler, query):
    time.sleep(5)


@pytest.mark.parametrize("answer", [dripping_head, dripping_body, silent])
def test_one_that_is_slow_is_given_up(answer):
    with server(answer) as there:
        question = Question(there.url, "a/b", authority.REPLY, 4096, seconds=1.5, plain=True)
        begun = time.monotonic()
        with pytest.raises(NoStamp) as caught:
            network.post(question, b"x")
        assert caught.value.reason == "slow"
        assert time.monotonic() - begun < 3


def test_stop_ends_it_at_once():
    begun = time.monotonic()

    def stop_soon():
        if time.monotonic() - begun > 0.7:
            raise Cancelled

    with server(silent) as there, pytest.raises(Cancelled):
        asked(there.url, tick=stop_soon)
    assert time.monotonic() - begun < 2


def test_the_surroundings_lead_nowhere_else(tsa, monkeypatch, tmp_path):
    """No proxy, no password file, no certificates from the environment."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login a password b\n")
    with server(cut) as proxy, server(honest(tsa)) as there:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / ".netrc"))
        assert asked(there.url).reply
        assert proxy.seen == []
        assert "Authorization" not in there.seen[0][1]


ODD = """
x
http://tsa.example/
ftp://tsa.example/
file:///etc/passwd
https://
https://a:b@tsa.example/
https://tsa.example:99999999/
https://tsa.example/#x
https://tsa.example/ x
https://시각.example/
javascript:1
http://127.0.0.1/
https://tsa.example\\@b/
https://[::1/
"""


@pytest.mark.parametrize(
    "url", [*ODD.splitlines(), "https://tsa.example/\n", f"https://a/{'a' * 600}"]
)
def test_no_other_address_is_asked(url):
    with pytest.raises(NoStamp) as caught:
        stamp.authority(url)
    assert caught.value.reason == "address"


@pytest.mark.parametrize(
    "url", ["http://tsa.example/", "http://10.0.0.1/", "http://127.0.0.1.a.b/"]
)
def test_plain_is_for_this_computer_alone(url):
    with pytest.raises(NoStamp):
        stamp.authority(url, plain=True)


@settings(max_examples=300)
@given(st.data())
def test_a_reply_that_was_changed_is_read_or_refused(reply, data):
    spoilt = bytearray(reply)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at] = data.draw(st.integers(0, 255))
    cut_at = data.draw(st.integers(0, len(spoilt)) | st.just(len(spoilt)))
    try:
        said = stamp.read(bytes(spoilt[:cut_at]))
    except NoStamp:
        return
    assert len(said.digest) == 32


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(NoStamp):
        stamp.read(data)


# What an export makes of it.


@pytest.fixture
def made(full, tsa, tmp_path):
    vault, case, _, _ = full
    with server(honest(tsa)) as there:
        got = bundle.write(
            vault, case.id, "police", "ko", tmp_path / "bag",
            stamps=[stamp.authority(there.url, plain=True)],
        )  # fmt: skip
        assert len(there.seen) == 1
        assert bytes.fromhex(got.manifest_sha256) in there.seen[0][2]
    return got


def test_a_bundle_with_a_stamp_says_so_and_is_whole(made, tsa):
    (verdict,) = verify(made.folder)
    assert verdict.findings == ()
    assert verdict.facts["stamp"] == f"{made.stamped[0]:%Y-%m-%dT%H:%M:%SZ}"
    guide = (made.folder / "data/HOW_TO_VERIFY_en.txt").read_text("utf-8-sig")
    (line,) = [one.strip() for one in guide.splitlines() if "ts -verify" in one]
    command = line.replace("root.pem", str(tsa.folder / "root.pem")).split()
    said = subprocess.run(command, cwd=made.folder, capture_output=True, text=True, check=False)
    assert "Verification: OK" in said.stdout
    (made.folder / bag.MANIFEST).write_bytes(b"x")
    said = subprocess.run(command, cwd=made.folder, capture_output=True, text=True, check=False)
    assert "Verification: OK" not in said.stdout
    check = ["sha256sum", "--quiet", "-c", bag.TAGS]
    assert subprocess.run(check, cwd=made.folder, capture_output=True, check=False).returncode == 1


def test_bagit_takes_it_for_a_bag(made):
    check = ["sha256sum", "--quiet", "-c", bag.TAGS]
    assert subprocess.run(check, cwd=made.folder, check=False).returncode == 0


def test_a_list_written_anew_no_longer_fits_its_stamp(made):
    """Else whoever changes a bundle could leave the stamp of the old one in it."""
    from tests.report.test_verify import relist

    (made.folder / "data/log/evidence_log.csv").write_bytes(b"changed")
    relist(made.folder)
    (verdict,) = verify(made.folder)
    assert ("stamp", bag.STAMPS[0]) in {(one.what, one.file) for one in verdict.findings}
    assert "stamp" not in verdict.facts


def test_a_stamp_taken_out_or_spoilt_is_named(made):
    whole = (made.folder / bag.STAMPS[0]).read_bytes()
    (made.folder / bag.STAMPS[0]).write_bytes(whole[:-1])
    (verdict,) = verify(made.folder)
    assert {(one.what, one.file) for one in verdict.findings} == {
        ("altered", bag.STAMPS[0]), ("stamp", bag.STAMPS[0])
    }  # fmt: skip
    (made.folder / bag.STAMPS[0]).unlink()
    (verdict,) = verify(made.folder)
    assert {(one.what, one.file) for one in verdict.findings} == {("missing", bag.STAMPS[0])}


@pytest.mark.parametrize("lie", ["rejected", "1 GB", "closed", "another imprint"])
def test_without_a_stamp_the_export_is_there_all_the_same(full, tsa, reply, tmp_path, lie):
    vault, case, _, _ = full
    with server(LIES[lie][0](tsa, reply)) as there:
        got = bundle.write(
            vault, case.id, "school", "ko", tmp_path / "bag",
            stamps=[stamp.authority(there.url, plain=True)],
        )  # fmt: skip
    (said,) = got.stamped
    assert isinstance(said, NoStamp)
    assert said.reason == LIES[lie][1]
    (verdict,) = verify(got.folder)
    assert verdict.findings == ()
    assert "stamp" not in verdict.facts
    assert not (got.folder / bag.STAMPS[0]).exists()


def test_two_authorities_and_one_that_is_out(full, tsa, tmp_path):
    """Both are in the bundle under names of their own; of three, two are kept at most."""
    vault, case, _, _ = full
    with server(honest(tsa)) as there, server(LIES["closed"][0](tsa, b"")) as out:
        good, bad = (stamp.authority(one.url, plain=True) for one in (there, out))
        for number, (asked, came) in enumerate((((good, good), 2), ((bad, good), 1))):
            got = bundle.write(
                vault, case.id, "school", "en", tmp_path / f"bag{number}", stamps=asked
            )
            kinds = [type(one) for one in got.stamped]
            assert kinds == [datetime, datetime] if came == 2 else [NoStamp, datetime]
            (verdict,) = verify(got.folder)
            assert verdict.findings == ()
            assert len(verdict.facts["stamp"].split(", ")) == came
            names = [name for name in bag.STAMPS if (got.folder / name).exists()]
            assert names == list(bag.STAMPS[:came])
            guide = (got.folder / "data/HOW_TO_VERIFY_en.txt").read_text("utf-8-sig")
            assert all(f"-verify -in {name} " in guide for name in names)


def test_a_spoilt_second_stamp_is_named_and_the_first_one_counts(made):
    from tests.report.test_verify import relist

    second = made.folder / bag.STAMPS[1]
    second.write_bytes((made.folder / bag.STAMPS[0]).read_bytes()[:-1])
    relist(made.folder)
    (verdict,) = verify(made.folder)
    assert ("stamp", bag.STAMPS[1]) in {(one.what, one.file) for one in verdict.findings}
    assert verdict.facts["stamp"] == f"{made.stamped[0]:%Y-%m-%dT%H:%M:%SZ}"


def test_stop_while_it_is_asked_leaves_nothing(full, tmp_path):
    vault, case, _, _ = full
    begun: list[float] = []

    def progress(done, total):
        if begun and time.monotonic() - begun[0] > 0.5:
            raise Cancelled

    def slow(handler, query):
        begun.append(time.monotonic())
        time.sleep(4)

    with server(slow) as there, pytest.raises(Cancelled):
        bundle.write(
            vault, case.id, "school", "ko", tmp_path / "bag", progress=progress,
            stamps=[stamp.authority(there.url, plain=True)],
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


ALONE = """
import socket, sys
def refuse(event, arguments):
    if event.startswith("socket.") or event == "subprocess.Popen":
        print(event); sys.exit(9)
sys.addaudithook(refuse)
from companion import cases
from companion.report import bundle, verify
from tests.core import cheap
from pathlib import Path
vault = cheap.again(Path(sys.argv[1]))
made = bundle.write(vault, cases.only(vault).id, "police", "ko", Path(sys.argv[2]))
assert verify.verify(made.folder)[0].ok
vault.close()
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"requests", "urllib3", "certifi"}, loaded
assert "companion.network" not in sys.modules
"""


def test_off_means_that_nothing_of_it_is_even_loaded(vault, tmp_path):
    """Without a stamp an export opens no socket and starts no process that could."""
    from companion import cases, timeline
    from companion.records import Age, NewCase, NewIncident, Role

    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    timeline.add(vault, case.id, NewIncident("링크를 받음"))
    vault.close()
    command = [sys.executable, "-c", ALONE, str(vault.folder), str(tmp_path / "bag")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_on_the_process_with_the_key_opens_no_socket_either(tsa, tmp_path):
    """Who speaks with strangers is a process that has nothing: no key, no word of the record."""
    watch = ALONE.replace(' or event == "subprocess.Popen"', "").partition("from companion import")
    code = watch[0] + (
        "from companion.report import stamp\n"
        f"assert stamp.authority(sys.argv[1], plain=True)({DIGEST!r}, lambda: None).reply\n"
        "assert 'requests' not in sys.modules\n"
    )
    with server(honest(tsa)) as there:
        command = [sys.executable, "-c", code, there.url]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_no_child_is_left_behind(tsa, monkeypatch):
    children, start = [], network._started

    def started():
        children.append(start())
        return children[-1]

    monkeypatch.setattr(network, "_started", started)
    with server(silent) as there:
        question = Question(there.url, "a/b", authority.REPLY, 4096, seconds=0.5, plain=True)
        with pytest.raises(NoStamp):
            network.post(question, b"x")
    (child,) = children
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_the_vault_is_as_usual_afterwards(made, full):
    assert cheap.contents(made.folder)[bag.STAMPS[0]]
    assert full[0].head[0] > 0
