"""The part for machines: whole, the same each time, and as CASE's own checker wants it."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import re
import shutil
import subprocess
from contextlib import closing

import pytest
from hypothesis import given, settings

from companion import cases, evidence, people, practice, timeline
from companion.letters import Cleaner
from companion.records import Age, Kind, NewAccount, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bag, linked, logs, verify, writing
from companion.report.chosen import gather
from tests.core import cheap
from tests.report import hostile, making

FULL = os.environ.get("COMPANION_LINKED") == "full"
ID = re.compile(r"kb:[a-z-]+-[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def nodes(value):
    """Every node of a graph, those within others too."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from nodes(part)


def told(vault, case, desk, export="20261122-00c0ffee"):
    layout, texts = desk
    chosen = gather(vault, case, layout)
    mark = writing.Mark(export)
    w = writing.begin(chosen, layout, texts, making.AT, mark)
    rows = [row for _, row in logs.journal(vault, chosen, vault.head[0]) if row is not None]
    return linked.linked_data(w, rows)


@pytest.fixture(scope="module")
def police(pack):
    return pack.reports["police"], writing.words("ko", pack)


def test_every_node_that_is_spoken_of_is_there_once(full, police):
    vault, case, _, _ = full
    graph = json.loads(told(vault, case.id, police))["@graph"]
    defined = [node["@id"] for node in nodes(graph) if "@type" in node and "@id" in node]
    spoken = {node["@id"] for node in nodes(graph) if node.keys() == {"@id"}}
    assert len(defined) == len(set(defined)) > 40
    assert spoken <= set(defined)
    assert all(ID.fullmatch(ident) for ident in defined)
    assert {ref["@id"] for ref in graph[1]["core:object"]} == {n["@id"] for n in graph[2:]}


def test_an_export_makes_the_same_bytes_and_another_one_other_ids(full, police):
    vault, case, _, _ = full
    one, two = (told(vault, case.id, police) for _ in range(2))
    assert one == two
    other = told(vault, case.id, police, export="20261122-0badcafe")
    assert not set(ID.findall(one.decode())) & set(ID.findall(other.decode()))


def test_a_file_stands_in_it_as_it_lies_in_the_bundle(exported):
    desk, folder = exported
    path = folder / bag.LINKED
    assert path.is_file() == (desk == "police")
    if desk != "police":
        return
    graph = json.loads(path.read_bytes())["@graph"]
    listed = dict(
        reversed(line.split("  ")) for line in (folder / bag.MANIFEST).read_text().splitlines()
    )
    found = {}
    for node in graph:
        facts = {k: v for facet in node.get("core:hasFacet", []) for k, v in facet.items()}
        if "observable:filePath" in facts:
            size = int(facts["observable:sizeInBytes"]["@value"])
            assert size == (folder / facts["observable:filePath"]).stat().st_size
            (digest,) = facts["observable:hash"]
            found[facts["observable:filePath"]] = digest["types:hashValue"]["@value"]
    assert found == {name: sha for name, sha in listed.items() if name.startswith(bag.FILES)}
    assert [verdict.findings for verdict in verify.verify(folder)] == [()]


def test_it_holds_the_deeds_that_the_custody_log_holds(exported):
    desk, folder = exported
    if desk != "police":
        return
    graph = json.loads((folder / bag.LINKED).read_bytes())["@graph"]
    deeds = [n for n in graph if n["@type"] == ["investigation:InvestigativeAction"]]
    log = (folder / bag.CUSTODY_LOG).read_text("utf-8-sig").splitlines()
    assert len(deeds) == sum('"evidence.' in line for line in log) > 10
    informed = [deed["investigation:wasInformedBy"]["@id"] for deed in deeds[1:]]
    assert informed == [deed["@id"] for deed in deeds[:-1]]


def test_a_masked_copy_is_made_from_a_file_that_is_not_there(vault, police):
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
    timeline.add(vault, case, NewIncident("x"))
    making.masked(vault, case, b"masked", Shows.ORDINARY)
    graph = json.loads(told(vault, case, police))["@graph"]
    (made,) = (n for n in graph if n.get("core:kindOfRelationship") == "Derived_From")
    files = {n["@id"]: n["core:hasFacet"][0] for n in graph if "observable:File" in n["@type"]}
    assert "observable:filePath" in files[made["core:source"]["@id"]]
    assert "observable:filePath" not in files[made["core:target"]["@id"]]


@settings(max_examples=hostile.many(100))
@given(text=hostile.HOSTILE)
def test_hostile_words_are_data_and_read_back_cleaned(full, police, text):
    vault, case, _, _ = full
    layout, texts = police
    chosen = gather(vault, case.id, layout)
    item = dataclasses.replace(chosen.items[0], title=f"A{text}", url=f"B{text}")
    kept = dataclasses.replace(chosen, items=(item,), files={})
    w = writing.begin(kept, layout, texts, making.AT, writing.PREVIEW)
    graph = json.loads(linked.linked_data(w, []))["@graph"]
    clean = Cleaner().clean
    assert clean(f"A{text}") in [node.get("core:name") for node in graph]
    assert clean(f"B{text}") in [n.get("observable:fullValue") for n in nodes(graph)]


def some_case(vault, chance):
    """A case with a random number of everything, and nothing in many fields."""
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id

    def word():
        return chance.choice(["", "", "글 <b>", "https://x.example/1?a=b c", "\u202e\n\t"])

    accounts = [
        people.add_account(vault, case, NewAccount("x", word(), f"@{number}", word(), word()))
        for number in range(chance.randint(0, 3))
    ]
    for number in range(chance.randint(0, 6)):
        account = chance.choice([*(a.id for a in accounts), None])
        about = Provenance(word(), word(), word(), word(), account, method=word())
        shows = chance.choice(list(Shows))
        kind = chance.choice([Kind.REFERENCE, Kind.HELD_ELSEWHERE])
        if chance.random() < 0.4:
            evidence.refer(vault, case, about, kind, shows=shows)
        elif shows is Shows.ORDINARY:
            data = making.PNG + bytes([number, chance.randrange(256)])
            evidence.take_in_bytes(vault, case, data, shows, about)
        else:
            making.masked(vault, case, b"m%d" % number, Shows.ORDINARY)
    timeline.add(vault, case, NewIncident("x"))
    return case


@pytest.mark.skipif(not shutil.which("case_validate"), reason="case_validate is not installed")
def test_cases_own_checker_finds_nothing(tmp_path, vault, police, pack):
    chance = random.Random(5)
    names = []
    for number in range(100 if FULL else 10):
        names.append(tmp_path / f"{number}.jsonld")
        names[-1].write_bytes(told(vault, some_case(vault, chance), police, export=f"{number}"))
    with closing(practice.make(tmp_path / "practice", "ko", cheap.COST)) as example:
        case = cases.only(example)
        names.append(tmp_path / "practice.jsonld")
        names[-1].write_bytes(told(example, case.id, police))
    for start in range(0, len(names), 10):  # it grows slow with what it reads at once
        command = ["case_validate", *names[start : start + 10]]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:]
        assert "Conforms: True" in done.stdout
    damaged = names[-1].read_text("utf-8").replace('"SHA256"', "7", 1)
    names[-1].write_text(damaged, "utf-8")
    command = ["case_validate", names[-1]]
    assert subprocess.run(command, capture_output=True, check=False).returncode
