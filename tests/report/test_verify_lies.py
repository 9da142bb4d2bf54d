"""Bundles altered by somebody who also wrote the manifests anew."""

from __future__ import annotations

import csv
import io

import pytest

from companion.errors import NotABundle
from companion.report import bag, bundle
from companion.report.verify import verify
from tests.report.test_verify import relist


@pytest.fixture
def police(full, tmp_path):
    vault, case, _, _ = full
    return bundle.write(vault, case.id, "police", "ko", tmp_path / "bag").folder


def rows_of(path):
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def put_back(path, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def said(folder):
    relist(folder)
    (verdict,) = verify(folder)
    return [(one.what, one.file, one.line) for one in verdict.findings]


@pytest.mark.parametrize("column", ["at_utc", "utc_offset_minutes", "event", "sha256"])
def test_a_custody_line_says_what_the_journal_says(police, column):
    custody = police / bag.CUSTODY_LOG
    rows = rows_of(custody)
    rows[2][rows[0].index(column)] += "1"
    put_back(custody, rows)
    assert said(police) == [("log", bag.CUSTODY_LOG, 3)]


def test_a_custody_line_cannot_be_left_out_or_moved_or_put_behind_the_end(police):
    custody = police / bag.CUSTODY_LOG
    rows = rows_of(custody)
    put_back(custody, rows[:2] + rows[3:])
    assert said(police) == [("log", bag.CUSTODY_LOG, 0)]
    put_back(custody, [rows[0], rows[2], rows[1], *rows[3:]])
    assert said(police) == [("log", bag.CUSTODY_LOG, 3)]
    put_back(custody, rows[:-1])
    assert said(police) == [("log", bag.CUSTODY_LOG, 0)]
    for column, text in (("object", "other"), ("sha256", "0"), ("line_hash", "0")):
        last = list(rows[-1])
        last[rows[0].index(column)] = text
        put_back(custody, [*rows[:-1], last])
        assert said(police) == [("log", bag.CUSTODY_LOG, len(rows))]
    put_back(custody, [*rows, rows[-1]])
    assert said(police) == [("log", bag.CUSTODY_LOG, len(rows) + 1)]
    put_back(custody, rows)
    assert said(police) == []


@pytest.mark.parametrize("name", [bag.EVIDENCE_LOG, bag.CUSTODY_LOG])
def test_a_log_that_was_taken_away_is_missed(police, name):
    (police / name).unlink()
    assert said(police) == [("missing", name, 0)]


def test_a_file_exchanged_in_the_list_too_is_not_the_one_taken_in(police):
    log = police / bag.EVIDENCE_LOG
    rows = rows_of(log)
    column = rows[0].index("file")
    line = next(n for n, row in enumerate(rows) if n and row[column] and row[2] == "file")
    (police / rows[line][column]).write_bytes(b"another")
    relist(police)
    digests = (police / bag.MANIFEST).read_text().splitlines()
    (digest,) = [one[:64] for one in digests if one.endswith(rows[line][column])]
    for name in ("sha256", "file_sha256"):
        rows[line][rows[0].index(name)] = digest
    put_back(log, rows)
    assert ("log", bag.EVIDENCE_LOG, line + 1) in said(police)


def test_a_manifest_of_a_million_lines_is_not_read_line_by_line(police):
    (police / bag.MANIFEST).write_bytes(b"\n" * 1_000_000)
    with pytest.raises(NotABundle) as caught:
        verify(police)
    assert caught.value.reason == "too-many"
