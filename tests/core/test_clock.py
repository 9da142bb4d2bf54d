"""A computer's clock may say anything: what was written first stays first, and the record whole."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import cases, check, contacts, drafts, evidence, steps, timeline, vault
from companion.records import Age, NewCase, NewIncident, NewStep, NewTalk, Provenance, Role, Shows
from companion.report import bundle, verify
from tests.core import cheap

BEGUN = datetime(2026, 9, 11, 12, tzinfo=UTC)
# Before and after each of these the clock may jump, by hand or by law.
EDGES = (
    datetime(1970, 1, 1, tzinfo=UTC),  # an empty battery
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),  # summer time begins in Europe
    datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC),  # and ends: an hour comes twice
    datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),  # 2³¹ seconds
    datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC),  # 2³² seconds
)
ZONES = [timezone(timedelta(minutes=m)) for m in (-720, -210, 0, 60, 540, 765, 840)]

moments = st.builds(
    lambda at, seconds, zone: (at + timedelta(seconds=seconds)).astimezone(zone),
    st.sampled_from([*EDGES, BEGUN, BEGUN - timedelta(days=365)]),
    st.integers(0, 7200),
    st.sampled_from(ZONES),
)


class Writer:
    """Writes what it is told, and knows in which order it did."""

    def __init__(self, opened: vault.Vault) -> None:
        self.vault = opened
        self.case = cases.add(opened, NewCase(Role.MINE, Age.ADULT)).id
        self.incidents: list[int] = []
        self.items: list[int] = []
        self.texts: dict[int, list[str]] = {}

    def add(self, number: int) -> None:
        made = timeline.add(self.vault, self.case, NewIncident(f"일 {number}", f"글 {number}"))
        self.incidents.append(made.id)
        self.texts[made.id] = [f"글 {number}"]

    def edit(self, number: int) -> None:
        if self.incidents:
            ident = self.incidents[number % len(self.incidents)]
            self.texts[ident].append(f"글 {number}")
            timeline.edit(self.vault, ident, NewIncident("일", f"글 {number}"))

    def take_in(self, number: int) -> None:
        about, data = Provenance(f"자료 {number}"), str(number).encode()
        taken = evidence.take_in_bytes(self.vault, self.case, data, Shows.ORDINARY, about)
        self.items.append(taken.id)

    def other(self, number: int) -> None:
        contacts.note_talk(self.vault, self.case, NewTalk(f"선생님 {number}"))
        steps.add(self.vault, self.case, NewStep(f"다음 {number}"))
        drafts.save(self.vault, f"talk:{number}", {"said": str(number)})

    def again(self, _: int) -> None:
        folder, now = self.vault.folder, self.vault.now
        self.vault.close()
        self.vault = vault.open_(folder, cheap.PASSPHRASE, now, cheap.FLOOR)

    def holds(self) -> None:
        """Everything is in the order in which it was done."""
        assert self.incidents == sorted(self.incidents)
        items = evidence.items(self.vault, self.case)
        assert [item.id for item in items] == self.items
        assert [item.number for item in items] == list(range(1, len(items) + 1))
        for ident, texts in self.texts.items():
            former = [w.text for w in timeline.wordings(self.vault, ident) if w.field != "title"]
            assert former == texts[:-1]
        assert check.run(self.vault) == []


ACTS = st.sampled_from([Writer.add, Writer.edit, Writer.take_in, Writer.other, Writer.again])


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(ACTS, moments), min_size=4, max_size=14))
def test_whatever_the_clock_says_order_and_chain_are_whole(tmp_path_factory, acts):
    now = [BEGUN]
    folder = tmp_path_factory.mktemp("clock")
    made = vault.create(folder / "notes", cheap.PASSPHRASE, cheap.COST, lambda: now[0])
    writer = Writer(made)
    try:
        for number, (act, at) in enumerate(acts):
            now[0] = at
            act(writer, number)
        writer.holds()
    finally:
        writer.vault.close()
        shutil.rmtree(folder)


def test_what_was_written_last_is_said_to_be_so_a_year_earlier(tmp_path):
    now = [BEGUN]
    made = vault.create(tmp_path / "notes", cheap.PASSPHRASE, cheap.COST, lambda: now[0])
    with closing(made):
        writer = Writer(made)
        writer.add(1)
        now[0] -= timedelta(days=365)
        writer.add(2)
        latest = timeline.latest(made, writer.case)
        assert latest is not None
        assert latest.id == writer.incidents[-1]
        writer.take_in(3)
        now[0] += timedelta(days=20_000)
        bundle.write(made, writer.case, "police", "ko", tmp_path / "documents")
        (verdict,) = verify.verify(tmp_path / "documents")
        assert verdict.ok


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed here")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns", "Pacific/Apia"])
def test_the_hour_that_comes_twice(tmp_path, monkeypatch, zone):
    """The computer's own clock, in a zone that changes it; nothing is injected but the hour."""
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    now = [EDGES[2]]
    try:
        made = vault.create(tmp_path / "notes", cheap.PASSPHRASE, cheap.COST, lambda: now[0])
        with closing(made):
            writer = Writer(made)
            for number in range(6):
                now[0] = EDGES[2] + timedelta(minutes=20 * number)
                writer.add(number)
            writer.holds()
    finally:
        monkeypatch.undo()
        time.tzset()
