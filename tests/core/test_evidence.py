"""Evidence: taken in whole or not at all, never altered, whatever a file does in the meantime."""

from __future__ import annotations

import hashlib
import io
import json
import os
import socket
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from companion import cases, check, evidence, journal, looks, people, timeline, when
from companion.errors import (
    Cancelled,
    ChangedWhileRead,
    EmptyFile,
    NotAFile,
    NotThere,
    ObjectDamaged,
    ObjectMissing,
    TooLarge,
    TooLong,
    Unreadable,
    VaultChanged,
)
from companion.intake import source
from companion.objects import CHUNK
from companion.progress import quiet
from companion.records import (
    Age,
    Kind,
    NewAccount,
    NewCase,
    NewIncident,
    Provenance,
    Role,
    Shows,
)
from tests.core import cheap

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("COMPANION_FAULTS") == "full"
OTHER_SYSTEM = sys.platform == "win32"


def content(vault, item) -> bytes:
    return b"".join(bytes(part) for part in evidence.content(vault, item))


def kept(vault) -> list[str]:
    return sorted(path.name for path in vault.objects.iterdir())


def take(vault, case, path, **more):
    return evidence.take_in(vault, case.id, path, Shows.ORDINARY, **more)


def test_a_file_is_kept_as_it_was(vault, case, picture):
    before = picture.stat()
    incident = timeline.add(vault, case.id, NewIncident("올라온 날"))
    told: list[tuple[int, int]] = []
    about = Provenance(
        title="단톡방 화면",
        url=" https://example.com/a b ",
        seen=when.month(2026, 9),
        obtained=when.before("체육대회"),
    )
    item = take(
        vault, case, picture, about=about, incident=incident.id,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    data = picture.read_bytes()
    assert content(vault, item) == data
    assert (item.sha256, item.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (item.media, item.original_name) == ("image/png", "화면 1.png")
    assert (item.number, item.kind, item.title) == (1, Kind.FILE, "단톡방 화면")
    assert (item.url, item.seen) == ("https://example.com/ab", when.month(2026, 9))
    assert item.obtained == when.before("체육대회")
    assert told[-1] == (len(data), len(data))
    assert evidence.incidents_of(vault, item.id) == [incident.id]
    assert timeline.get(vault, incident.id).evidence == (item.id,)
    assert (picture.stat().st_mtime_ns, picture.stat().st_mode) == (
        before.st_mtime_ns,
        before.st_mode,
    )
    assert evidence.items(vault, case.id) == [evidence.get(vault, item.id)] == [item]
    assert check.run(vault) == []


def test_bytes_that_never_were_a_file(vault, case):
    item = evidence.take_in_bytes(vault, case.id, b"\xff\xd8\xff" + bytes(99), Shows.ORDINARY)
    assert (item.media, item.original_name, item.size) == ("image/jpeg", "", 102)
    assert content(vault, item) == b"\xff\xd8\xff" + bytes(99)
    with pytest.raises(EmptyFile):
        evidence.take_in_bytes(vault, case.id, b"", Shows.ORDINARY)
    assert evidence.items(vault, case.id) == [item]


# Files of every wrong kind


@pytest.fixture(params=["take_in", "fingerprint"])
def meet(request, vault, case):
    """Either way a file is met."""
    way = getattr(evidence, request.param)

    def met(path, progress=quiet):
        length = vault.head[0]
        try:
            return way(vault, case.id, path, Shows.ORDINARY, progress=progress)
        except BaseException:
            assert kept(vault) == []
            assert evidence.items(vault, case.id) == []
            assert vault.head[0] == length
            raise

    return met


def test_an_empty_file(meet, tmp_path):
    (tmp_path / "empty.png").touch()
    with pytest.raises(EmptyFile):
        meet(tmp_path / "empty.png")


def test_a_file_over_the_limit(meet, tmp_path):
    with (tmp_path / "huge.mp4").open("wb") as file:
        file.truncate(evidence.LIMIT + 1)
    with pytest.raises(TooLarge) as caught:
        meet(tmp_path / "huge.mp4")
    assert caught.value.limit == evidence.LIMIT


@pytest.mark.skipif(OTHER_SYSTEM, reason="Windows has neither pipes nor devices in folders")
@pytest.mark.parametrize("what", ["folder", "link", "dead link", "pipe", "socket", "device"])
def test_what_is_no_ordinary_file(meet, tmp_path, picture, what):
    path = tmp_path / "thing.png"
    match what:
        case "folder":
            path.mkdir()
        case "link":
            path.symlink_to(picture)
        case "dead link":
            path.symlink_to(tmp_path / "nowhere")
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with closing(socket.socket(socket.AF_UNIX)) as listening:
                listening.bind(str(path))
        case _:
            path = Path("/dev/zero")
    with pytest.raises(NotAFile):
        meet(path)


@pytest.mark.parametrize("name", ["nowhere.png", "a\0b", "x" * 300, "lone \ud800", "", "a/b"])
def test_what_is_not_there(meet, tmp_path, name):
    with pytest.raises((Unreadable, NotAFile)):
        meet(tmp_path / name)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="Linux shows such files in /proc")
def test_what_the_system_will_not_let_us_read(meet, tmp_path):
    """Also as root: a file that opens and then gives an error instead of its bytes."""
    odd = Path("/sys/class/net/lo/speed")
    if not odd.exists():
        pytest.skip("no file here that refuses to be read")
    with pytest.raises(Unreadable):
        meet(odd)


def test_a_disk_that_fails_in_the_middle(picture, tmp_path):
    """What was opened gives an error instead of its next bytes, as a worn-out stick does."""

    class Worn(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with source.opened(picture) as found, Worn(picture) as worn, pytest.raises(Unreadable):
        replace(found, file=worn).read(10)


@pytest.mark.skipif(OTHER_SYSTEM or os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(meet, picture):
    picture.chmod(0)
    with pytest.raises(Unreadable):
        meet(picture)


@pytest.mark.parametrize("what", ["grows", "shrinks", "vanishes", "is replaced", "is rewritten"])
def test_a_file_that_changes_while_it_is_read(meet, tmp_path, what):
    path = tmp_path / "film.mp4"
    path.write_bytes(os.urandom(3 * CHUNK))
    os.utime(path, (1, 1))
    calls: list[int] = []

    def change(done: int, total: int) -> None:
        calls.append(done)
        if len(calls) > 1:
            return
        match what:
            case "grows":
                with path.open("ab") as file:
                    file.write(b"more")
            case "shrinks":
                os.truncate(path, CHUNK + 10)
            case "vanishes":
                path.unlink()
            case "is replaced":
                (tmp_path / "other").write_bytes(bytes(3 * CHUNK))
                os.utime(tmp_path / "other", (1, 1))
                (tmp_path / "other").replace(path)
            case _:
                with path.open("r+b") as file:
                    file.write(b"other bytes of the same number")

    with pytest.raises(ChangedWhileRead):
        meet(path, change)
    assert calls


@pytest.mark.parametrize("after", [1, 2])
def test_cancel(meet, tmp_path, after):
    (tmp_path / "film.mp4").write_bytes(bytes(2 * CHUNK))
    calls: list[int] = []

    def stop(done: int, total: int) -> None:
        calls.append(done)
        if len(calls) == after:
            raise Cancelled

    with pytest.raises(Cancelled):
        meet(tmp_path / "film.mp4", stop)


def test_what_content_says_and_not_the_name(vault, case, tmp_path):
    for name, data, media in (
        ("evil.png", b'<svg xmlns="x"><image href="file:///etc/passwd"/></svg>', "image/svg+xml"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "image/png"),
        ("photo.txt", b"\xff\xd8\xff\xe0 more", "image/jpeg"),
        ("list.jpg", b"PK\x03\x04 more", "application/zip"),
    ):
        (tmp_path / name).write_bytes(data)
        item = take(vault, case, tmp_path / name)
        assert (item.media, content(vault, item)) == (media, data)


NAMES = [
    "\u202egnp.exe".encode(),
    b"x" * 255,
    "가".encode() * 85,
    b"\xff\xfe broken \x80.png",
    b"a\nb\tc.png",
    b"...",
    b"<b>&amp;.png",
    b"-rf *.png",
    b"\x1b[31m.png",
    "e\u0301.png".encode(),
    b" .png ",
    "\u0958".encode() * 85,  # grows when it is composed
    *(b"CON", b"nul.png", b"COM1.txt", b"aux .jpg", b"LPT9", b"con. "),  # what Windows reserves
]


@pytest.mark.skipif(OTHER_SYSTEM, reason="names in bytes are for Linux")
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_any_name_is_data(vault, case, tmp_path, name):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"content")
    item = take(vault, case, path)
    assert item.original_name
    assert len(item.original_name) <= 300
    assert "\n" not in item.original_name
    item.original_name.encode("utf-8")
    assert content(vault, item) == b"content"
    assert all(len(stored) == 32 for stored in kept(vault))


# The same bytes, numbers, links


def test_the_same_bytes_twice_are_one_item_with_two_sources(vault, case, picture, tmp_path):
    item = take(vault, case, picture, about=Provenance("제목", obtained=when.month(2026, 9)))
    copy = tmp_path / "copy.jpg"
    copy.write_bytes(picture.read_bytes())
    incident = timeline.add(vault, case.id, NewIncident("제목"))
    told = Provenance("다른 말", obtained_from="동생", method="메신저", device="동생 폰")
    told = replace(told, obtained=when.week(2026, 9, 3))
    assert take(vault, case, copy, about=told) == item
    assert take(vault, case, copy, incident=incident.id) == item
    assert timeline.get(vault, incident.id).evidence == (item.id,)
    assert len(kept(vault)) == 1
    first, second, third = evidence.sources(vault, item.id)
    assert (first.original_name, first.obtained) == ("화면 1.png", when.month(2026, 9))
    assert (second.original_name, second.obtained_from) == ("copy.jpg", "동생")
    assert (second.method, second.device) == ("메신저", "동생 폰")
    assert (second.obtained, third.obtained) == (when.week(2026, 9, 3), when.UNKNOWN)
    assert item.taken_at <= second.taken_at <= third.taken_at
    other = cases.add(vault, NewCase(Role.CHILD, Age.UNDER14))
    assert take(vault, other, copy).id != item.id  # another case has items of its own
    assert check.run(vault) == []


def test_a_film_is_known_by_md5_too(vault, case, picture, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\0\0\0\x18ftypmp42" + os.urandom(3 * CHUNK))
    item = take(vault, case, film)
    md5 = hashlib.md5(film.read_bytes()).hexdigest()
    assert looks.of(vault, item.id).md5 == md5
    assert looks.of(vault, take(vault, case, picture).id) == looks.Look()
    noted = evidence.fingerprint(vault, case.id, picture, Shows.UNSURE)
    assert looks.of(vault, noted.id).md5 == hashlib.md5(picture.read_bytes()).hexdigest()
    evidence.erase(vault, item.id)
    assert looks.of(vault, item.id).md5 == md5
    assert check.run(vault) == []


@pytest.mark.parametrize("harm", ["missing", "cut"])
def test_bytes_whose_kept_file_was_lost_are_welcome_again(vault, case, picture, harm):
    item = take(vault, case, picture)
    (stored,) = vault.objects.iterdir()
    if harm == "missing":
        stored.unlink()
    else:
        os.truncate(stored, 100)
    again = take(vault, case, picture)
    assert again.number == 2
    assert content(vault, again) == picture.read_bytes()
    assert take(vault, case, picture) == again
    assert [finding.number for finding in check.run(vault)] == [item.number]


def test_numbers_are_never_given_twice(vault, case, picture, tmp_path):
    numbers = []
    for number in range(5):
        (tmp_path / f"{number}").write_bytes(bytes([number + 1]))
        item = take(vault, case, tmp_path / f"{number}")
        numbers.append(item.number)
        evidence.remove(vault, item.id)
        evidence.erase(vault, item.id)
        numbers.append(evidence.refer(vault, case.id, Provenance(title="참고")).number)
    assert numbers == list(range(1, 11))
    vault.close()
    with closing(cheap.again(vault.folder)) as opened:
        assert take(opened, case, picture).number == 11


def test_a_list_reads_no_more_items_than_it_shows(vault, case):
    made = [evidence.refer(vault, case.id, Provenance(f"글 {number}")) for number in range(4)]
    evidence.remove(vault, made[1].id)
    left = [item.id for item in (made[0], made[2], made[3])]
    assert [item.id for item in evidence.items(vault, case.id)] == left
    assert [item.id for item in evidence.items(vault, case.id, 2)] == left[:2]


def test_a_link_to_nothing_is_no_link(vault, case, picture):
    item = take(vault, case, picture)
    incident = timeline.add(vault, case.id, NewIncident("제목"))
    length = vault.head[0]
    for call in (
        lambda: evidence.attach(vault, 5, item.id),
        lambda: evidence.attach(vault, incident.id, 5),
        lambda: evidence.refer(vault, 5, Provenance()),
        lambda: evidence.refer(vault, case.id, Provenance(), incident=5),
        lambda: evidence.refer(vault, case.id, Provenance(account=5)),
        lambda: evidence.get(vault, 5),
        lambda: evidence.edit(vault, 5, Provenance()),
        lambda: evidence.remove(vault, 5),
        lambda: evidence.restore(vault, 5),
        lambda: evidence.erase(vault, 5),
        lambda: take(vault, Case5, picture),
    ):
        with pytest.raises(NotThere):
            call()
    assert vault.head[0] == length
    evidence.attach(vault, incident.id, item.id)
    evidence.attach(vault, incident.id, item.id)
    assert evidence.incidents_of(vault, item.id) == [incident.id]
    assert check.run(vault) == []


class Case5:
    """A case that is not there."""

    id = 5


def test_an_unknown_link_leaves_no_object(vault, case, tmp_path):
    (tmp_path / "x").write_bytes(b"x")
    with pytest.raises(NotThere):
        take(vault, case, tmp_path / "x", incident=5)
    with pytest.raises(NotThere):
        take(vault, case, tmp_path / "x", about=Provenance(account=5))
    with pytest.raises(TooLong):
        take(vault, case, tmp_path / "x", about=Provenance(title="가" * 301))
    assert kept(vault) == []


def test_no_row_means_no_object(vault, case, picture):
    """The change fails after the bytes are sealed: something else wrote into the vault."""
    with cheap.behind(vault.folder) as db:
        db.execute("INSERT INTO journal VALUES (3, '{}', zeroblob(32))")
    with pytest.raises(VaultChanged):
        take(vault, case, picture)
    assert kept(vault) == []


# Editing, the bin, and deleting for good


def test_what_is_written_about_an_item_can_change(vault, case, picture):
    item = take(vault, case, picture)
    account = people.add_account(vault, case.id, NewAccount("x", handle="@a"))
    about = Provenance(title="새 이름", description="둘\n줄", account=account.id, holder="나")
    edited = evidence.edit(vault, item.id, about)
    assert (edited.title, edited.description, edited.account) == ("새 이름", "둘\n줄", account.id)
    assert (edited.sha256, edited.number, edited.taken_at) == (item.sha256, 1, item.taken_at)
    people.remove_account(vault, account.id)
    assert evidence.get(vault, item.id).account is None
    assert check.run(vault) == []


def test_the_bin_and_back(vault, case, picture):
    item = take(vault, case, picture)
    evidence.remove(vault, item.id)
    assert evidence.items(vault, case.id) == []
    (binned,) = evidence.bin_of(vault, case.id)
    assert binned.removed_at
    assert content(vault, binned) == picture.read_bytes()
    evidence.restore(vault, item.id)
    assert evidence.items(vault, case.id) == [item]
    assert evidence.bin_of(vault, case.id) == []


def test_erasing_takes_the_file_and_its_key_and_leaves_number_and_digest(vault, case, picture):
    item = take(vault, case, picture)
    incident = timeline.add(vault, case.id, NewIncident("제목", evidence=(item.id,)))
    (key,) = (bytes(row[0]) for row in vault.rows("SELECT key FROM object"))
    evidence.erase(vault, item.id)
    left = evidence.get(vault, item.id)
    assert (left.number, left.sha256, left.kind, left.object) == (
        1, item.sha256, Kind.FINGERPRINT, None
    )  # fmt: skip
    assert kept(vault) == []
    assert vault.rows("SELECT * FROM object") == []
    with pytest.raises(NotThere):
        content(vault, item)
    assert timeline.get(vault, incident.id).evidence == (item.id,)
    evidence.erase(vault, item.id)  # a second time does nothing
    assert check.run(vault) == []
    assert key.hex() not in "".join(row[0] for row in vault.rows("SELECT event FROM journal"))
    again = take(vault, case, picture)
    assert again.number == 2


def test_a_missing_and_a_damaged_object_name_their_item(vault, case, picture):
    item = take(vault, case, picture)
    (stored,) = vault.objects.iterdir()
    whole = stored.read_bytes()
    stored.write_bytes(whole[:-1] + b"x")
    with pytest.raises(ObjectDamaged) as damaged:
        content(vault, item)
    stored.unlink()
    with pytest.raises(ObjectMissing) as missing:
        content(vault, item)
    stored.mkdir()
    with pytest.raises(ObjectDamaged):
        content(vault, item)
    assert (damaged.value.number, missing.value.number) == (1, 1)


def test_sweeping_takes_only_what_no_row_names(vault, case, picture):
    item = take(vault, case, picture)
    (vault.objects / ("0" * 32)).write_bytes(b"noise")
    (vault.objects / ("0" * 32 + ".new")).write_bytes(b"half")
    assert evidence.sweep(vault) == 1  # the unfinished one; a whole one may be wanted yet
    old = vault.now().timestamp() - 8 * 24 * 3600
    os.utime(vault.objects / ("0" * 32), (old, old))
    assert evidence.sweep(vault) == 1
    assert evidence.sweep(vault) == 0
    assert content(vault, item) == picture.read_bytes()


def test_looking_goes_on_while_a_large_file_is_taken_in(vault, case, tmp_path, picture):
    item = take(vault, case, picture)
    (tmp_path / "film").write_bytes(bytes(64 * CHUNK))
    thread = threading.Thread(target=take, args=(vault, case, tmp_path / "film"))
    thread.start()
    seen = 0
    while thread.is_alive():
        assert content(vault, item) == picture.read_bytes()
        assert item in evidence.items(vault, case.id)
        seen += 1
    thread.join()
    assert seen
    assert len(evidence.items(vault, case.id)) == 2


# Without a file


def test_an_interruption_right_after_the_commit_takes_no_object(vault, case, picture):
    """Ctrl-C in the one moment in which the row is there and the program does not know it yet."""

    def interrupt(frame, event, what):
        if event != "c_return" or frame.f_code.co_name != "transaction":
            return
        if not vault._pen.db.in_transaction and vault.row("SELECT 1 FROM object"):
            sys.setprofile(None)
            raise KeyboardInterrupt

    sys.setprofile(interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    finally:
        sys.setprofile(None)
    assert len(evidence.items(vault, case.id)) == 1
    vault.close()
    with closing(cheap.again(vault.folder)) as again:
        assert check.run(again) == []


def test_a_reference_is_a_complete_item(vault, case):
    about = Provenance(
        url="https://t.me/x", room="익명방", seen=when.week(2026, 9, 3), seen_by="나와 동생",
        proves="올라온 것", holder="동생", obtained_from="동생", method="눈으로 봄", device="폰",
    )  # fmt: skip
    item = evidence.refer(vault, case.id, about, Kind.HELD_ELSEWHERE, Shows.SEXUAL_MINOR)
    assert (item.number, item.sha256, item.size, item.object) == (1, "", 0, None)
    assert (
        Provenance(**{name: getattr(item, name) for name in Provenance.__dataclass_fields__})
        == about
    )
    with pytest.raises(ValueError, match="file"):
        evidence.refer(vault, case.id, about, Kind.FILE)
    with pytest.raises(NotThere):
        content(vault, item)


def test_a_fingerprint_keeps_neither_bytes_nor_name(vault, case, picture):
    incident = timeline.add(vault, case.id, NewIncident("제목"))
    told: list[tuple[int, int]] = []
    item = evidence.fingerprint(
        vault, case.id, picture, Shows.SEXUAL_MINOR, incident=incident.id,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    data = picture.read_bytes()
    assert (item.sha256, item.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (item.media, item.original_name, item.object) == ("image/png", "", None)
    assert kept(vault) == []
    assert told == [(len(data), len(data))]
    assert timeline.get(vault, incident.id).evidence == (item.id,)


# Memory

TAKE = """
import json, sys
from pathlib import Path
from companion import evidence
from companion.records import Shows
from tests.core import cheap

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024

folder, case, small, large = sys.argv[1:]
vault = cheap.again(Path(folder))
evidence.take_in(vault, int(case), Path(small), Shows.ORDINARY)
before = peak()
item = evidence.take_in(vault, int(case), Path(large), Shows.ORDINARY)
taken = peak()
size = sum(len(part) for part in evidence.content(vault, item))
print(json.dumps({"take": taken - before, "read": peak() - taken, "size": size}))
vault.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peak memory is read from /proc")
def test_memory_does_not_grow_with_the_file(vault, case, picture, tmp_path):
    """300 MB, or 5 GB in the full fault run: less than 80 MB more than a small file needs."""
    size = 5 * 1024**3 if FULL else 300 * 1024**2
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(size)
    vault.close()
    command = [sys.executable, "-c", TAKE, str(vault.folder), str(case.id)]
    done = subprocess.run(
        [*command, str(picture), str(tmp_path / "film.mp4")],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    used = json.loads(done.stdout)
    assert used["size"] == size
    assert used["take"] < 80 * 1024**2
    assert used["read"] < 80 * 1024**2


def test_events_of_an_item_are_in_the_journal(vault, case, picture):
    item = take(vault, case, picture)
    evidence.edit(vault, item.id, Provenance(title="x"))
    evidence.remove(vault, item.id)
    evidence.restore(vault, item.id)
    evidence.erase(vault, item.id)
    lines = journal.lines(vault.rows("SELECT * FROM journal ORDER BY seq"))
    assert [line.event for line in lines if line.subject == f"evidence:{item.id}"] == [
        f"evidence.{verb}" for verb in ("added", "edited", "removed", "restored", "erased")
    ]
