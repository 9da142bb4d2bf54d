"""What is learned of a file: after it is safe, without harm when it fails, and never told on."""

from __future__ import annotations

import logging

import pytest
from PIL.Image import Transpose

from companion import check, custody, evidence, looks, masked, timeline
from companion.errors import ChangedWhileRead, NotThere, ObjectMissing
from companion.looks import Look
from companion.masked import Origin
from companion.records import NewIncident, Provenance, Shows
from companion.report import bundle
from tests.core.looks import scene


@pytest.fixture
def one(tmp_path):
    path = tmp_path / "one.png"
    scene(2, (600, 400)).save(path)
    return path


@pytest.fixture
def smaller(tmp_path):
    """The same picture in another form and size."""
    path = tmp_path / "two.jpg"
    scene(2, (600, 400)).resize((480, 320)).save(path, quality=70)
    return path


def take(vault, case, path):
    return evidence.take_in(vault, case.id, path, Shows.ORDINARY)


def pdq(vault, item) -> str:
    return str(vault.row("SELECT pdq FROM look WHERE evidence = ?", item.id)[0])


def test_a_picture_is_probably_the_same_as_one_before(vault, case, one, smaller, tmp_path):
    scene(9, (600, 400)).save(tmp_path / "other.png")
    first, other = take(vault, case, one), take(vault, case, tmp_path / "other.png")
    again = take(vault, case, smaller)
    assert looks.unlearned(vault, case.id) == [again.id, other.id, first.id]
    assert looks.learn(vault, first.id) is None
    assert looks.learn(vault, other.id) is None
    near = looks.learn(vault, again.id)
    assert near is not None
    assert (near.item, near.number) == (first.id, 1)
    assert near.bits <= 31
    assert looks.unlearned(vault, case.id) == []
    assert looks.of(vault, again.id) == Look("", 480, 320)
    scene(2, (600, 400)).transpose(Transpose.FLIP_LEFT_RIGHT).save(tmp_path / "mirrored.png")
    turned = looks.learn(vault, take(vault, case, tmp_path / "mirrored.png").id)
    assert turned is not None
    evidence.remove(vault, first.id)
    evidence.remove(vault, again.id)
    assert looks.learn(vault, take(vault, case, tmp_path / "mirrored.png").id) is None
    assert check.run(vault) == []


def test_also_as_one_whose_bytes_are_not_kept(vault, case, one, smaller):
    noted = evidence.fingerprint(vault, case.id, one, Shows.UNSURE)
    assert looks.learn(vault, noted.id) is None  # where would the bytes come from?
    assert pdq(vault, noted) == ""
    assert looks.learn(vault, noted.id, one) is None
    assert looks.of(vault, noted.id).width == 600
    assert list(vault.objects.iterdir()) == []
    near = looks.learn(vault, take(vault, case, smaller).id)
    assert near is not None
    assert near.item == noted.id


def test_only_the_same_file_is_believed(vault, case, one, smaller):
    noted = evidence.fingerprint(vault, case.id, one, Shows.UNSURE)
    one.write_bytes(smaller.read_bytes())
    with pytest.raises(ChangedWhileRead):
        looks.learn(vault, noted.id, one)
    assert pdq(vault, noted) == ""
    assert check.run(vault) == []


def test_what_is_no_picture_is_asked_once(vault, case, picture, tmp_path):
    (tmp_path / "a.txt").write_text("글", encoding="utf-8")
    words, broken = take(vault, case, tmp_path / "a.txt"), take(vault, case, picture)
    assert looks.unlearned(vault, case.id) == [broken.id]
    length = vault.head[0]
    assert looks.learn(vault, words.id) is None
    assert vault.head[0] == length
    assert looks.learn(vault, broken.id) is None
    assert looks.unlearned(vault, case.id) == []
    assert looks.of(vault, broken.id) == Look()
    with pytest.raises(NotThere):
        looks.learn(vault, 5)
    assert check.run(vault) == []


def test_failing_does_no_harm(vault, case, one):
    item = take(vault, case, one)
    (stored,) = vault.objects.iterdir()
    stored.rename(vault.folder / "away")
    with pytest.raises(ObjectMissing):
        looks.learn(vault, item.id)
    (vault.folder / "away").rename(stored)
    assert looks.unlearned(vault, case.id) == [item.id]
    assert check.run(vault) == []


def test_how_it_looks_goes_with_the_bytes(vault, case, one):
    item = take(vault, case, one)
    looks.learn(vault, item.id)
    assert len(pdq(vault, item)) == 64
    evidence.erase(vault, item.id)
    assert pdq(vault, item) == ""
    assert looks.of(vault, item.id) == Look("", 600, 400)
    assert check.run(vault) == []


def test_pdq_never_leaves_the_vault(vault, case, one, smaller, tmp_path, caplog, capfd):
    """Not in a bundle, a log, a repr, a journal line, nor on the terminal."""
    caplog.set_level(logging.DEBUG)
    kept = take(vault, case, one)
    noted = evidence.fingerprint(vault, case.id, smaller, Shows.SEXUAL_MINOR)
    png = masked.encode(scene(4, (300, 200)).tobytes(), 300, 200)
    hidden = evidence.keep_masked(vault, case.id, png, Origin(Shows.SEXUAL_ADULT))
    told = [looks.learn(vault, kept.id), looks.learn(vault, noted.id, smaller)]
    told.append(looks.learn(vault, hidden.id))
    items = (kept, noted, hidden)
    timeline.add(vault, case.id, NewIncident("일", evidence=tuple(one.id for one in items)))
    evidence.edit(vault, kept.id, Provenance("제목"))
    hashes = [pdq(vault, item) for item in items]
    assert [len(one) for one in hashes] == [64] * 3
    said = repr([told, *(looks.of(vault, item.id) for item in items)])
    said += repr([custody.acts(vault, item.id) for item in items])
    said += repr([evidence.get(vault, item.id) for item in items])
    said += "".join(row[0] for row in vault.rows("SELECT event FROM journal"))
    for desk in ("police", "school"):
        for language in ("ko", "en"):
            made = bundle.write(vault, case.id, desk, language, tmp_path / desk / language)
            files = [path for path in made.folder.rglob("*") if path.is_file()]
            said += "".join(path.read_bytes().decode("latin-1") for path in files)
    out = capfd.readouterr()
    said += caplog.text + out.out + out.err
    for known in hashes:
        for form in (known, known.upper(), bytes.fromhex(known).decode("latin-1"), known[:16]):
            assert form not in said
        grouped = " ".join(known[at : at + 4] for at in range(0, 64, 4))
        assert grouped not in said
    assert kept.sha256 in said  # which may be told: the search is no blind one


def test_a_masked_copy_is_looked_at_like_any_picture(vault, case):
    png = masked.encode(scene(4, (300, 200)).tobytes(), 300, 200)
    item = evidence.keep_masked(vault, case.id, png, Origin(Shows.ORDINARY))
    looks.learn(vault, item.id)
    assert looks.of(vault, item.id) == Look("", 300, 200)
    assert len(pdq(vault, item)) == 64
