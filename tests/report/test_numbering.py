"""Captures of one event from one place stand under one number, in every paper alike."""

from __future__ import annotations

import csv
import io
import json

import pytest

from companion import cases, evidence, people, timeline
from companion.records import Age, NewAccount, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bag, bundle, content, own_copy, writing
from companion.report.blocks import Table
from companion.report.chosen import gather
from companion.report.numbering import numbered
from tests.report import making


@pytest.fixture
def case(vault):
    return cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id


def capture(vault, case, name, about=Provenance(), incident=None, shows=Shows.ORDINARY):
    data = making.PNG + name.encode()
    return evidence.take_in_bytes(vault, case, data, shows, about, incident).id


def event(vault, case, *items):
    return timeline.add(vault, case, NewIncident("x", evidence=items)).id


def labels(vault, case, pack, desk="police", **chosen):
    layout = pack.reports[desk]
    kept = gather(vault, case, layout, **chosen)
    w = writing.begin(kept, layout, writing.words("ko", pack), making.AT, writing.PREVIEW)
    return [w.exhibit(item) for item in kept.items]


def test_captures_of_one_event_and_one_room_share_a_number(vault, case, pack):
    room = Provenance(room="3학년 단톡")
    one, other = capture(vault, case, "1", room), capture(vault, case, "2")
    three, four = (capture(vault, case, name, room) for name in "34")
    event(vault, case, one, other, three, four)
    said = ["증 제1호", "증 제1호의 2", "증 제1호의 3", "증 제2호"]
    assert labels(vault, case, pack) == said
    assert labels(vault, case, pack, "school") == [f"증거자료 {n}" for n in range(1, 5)]


def test_other_accounts_and_other_events_do_not(vault, case, pack):
    ids = [people.add_account(vault, case, NewAccount("x", name)).id for name in "ab"]
    shown = [capture(vault, case, str(i), Provenance(account=i)) for i in ids]
    event(vault, case, *shown)
    event(vault, case, capture(vault, case, "third"))
    capture(vault, case, "fourth")
    capture(vault, case, "fifth")  # which no event names
    assert labels(vault, case, pack) == [f"증 제{n}호" for n in range(1, 6)]


def test_an_item_of_two_events_is_with_the_one_written_down_first(vault, case):
    one, two, three = (capture(vault, case, name) for name in "123")
    event(vault, case, one, two)
    later = event(vault, case, two, three)
    assert numbered(vault, case) == {one: (1, 1), two: (1, 2)}
    timeline.remove(vault, later)
    assert numbered(vault, case) == {one: (1, 1), two: (1, 2)}


def test_places_and_texts_keep_a_number_of_their_own(vault, case, pack):
    place = evidence.refer(vault, case, Provenance(url="https://x.example/1")).id
    chat = evidence.take_in_bytes(vault, case, b"[x] words\n", Shows.ORDINARY).id
    event(vault, case, place, chat, capture(vault, case, "1"), capture(vault, case, "2"))
    assert labels(vault, case, pack) == ["증 제1호", "증 제2호", "증 제3호", "증 제3호의 2"]


def test_what_was_erased_binned_or_left_out_frees_no_number(vault, case, pack):
    """Whoever was handed 증 제1호의 3 must find the same capture under it in the next papers."""
    shown = [capture(vault, case, name) for name in "1234"]
    event(vault, case, *shown)
    evidence.remove(vault, shown[1])
    assert labels(vault, case, pack) == ["증 제1호", "증 제1호의 3", "증 제1호의 4"]
    evidence.erase(vault, shown[0])
    assert labels(vault, case, pack)[1:] == ["증 제1호의 3", "증 제1호의 4"]
    assert labels(vault, case, pack, items=[shown[3]]) == ["증 제1호의 4"]


def test_lists_citations_names_and_logs_say_the_same(vault, case, pack, tmp_path):
    room = Provenance(title="단톡방", room="r")
    one, _, three = (capture(vault, case, name, room) for name in ("1", "2", "3"))
    event(vault, case, one, three)
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out")
    names = own_copy.write(vault, case, made, tmp_path / "copy")
    assert [name for name in names if name.endswith(".png")] == [
        "증01_단톡방.png",
        "증01의2_단톡방.png",
        "증02_단톡방.png",
    ]
    log = (tmp_path / "out" / bag.EVIDENCE_LOG).read_text("utf-8-sig")
    rows = [(r["evidence_no"], r["label"]) for r in csv.DictReader(io.StringIO(log))]
    assert rows == [("E0001", "증 제1호"), ("E0003", "증 제1호의 2"), ("E0002", "증 제2호")]
    graph = json.loads((tmp_path / "out" / bag.LINKED).read_bytes())["@graph"]
    found = {
        n["investigation:exhibitNumber"]: n.get("investigation:rootExhibitNumber")
        for n in graph
        if "investigation:exhibitNumber" in n
    }
    assert found == {"증 제1호": None, "증 제1호의 2": "증 제1호", "증 제2호": None}
    texts = writing.words("ko", pack)
    layout = pack.reports["police"]
    papers = {d.id: d for d in content.build(vault, case, layout, texts, at=making.AT)}
    for document, column in {"evidence": 0, "annex": 1}.items():
        (table,) = (b for b in papers[document].blocks if isinstance(b, Table))
        said = [row.cells[column].split("\n")[0] for row in table.rows]
        assert said == ["증 제1호", "증 제1호의 2", "증 제2호"]
    assert "증 제1호, 증 제1호의 2" in repr(papers["statement"])
    assert "증 제1호\\n증 제1호의 2" in repr(papers["acts"])
