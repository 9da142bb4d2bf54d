"""What a desk may not know is nowhere in what it gets; what it may know is all there."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import packs
from companion.records import Account, Age, Case, Evidence, Incident, Passage, Person, Role
from companion.report import content, linked, logs, pdf, writing
from companion.report.allowed import Allowed, NotAllowed
from companion.report.chosen import gather
from tests.report import making

KINDS = {"case": Case, "incident": Incident, "person": Person, "account": Account}
KINDS |= {"evidence": Evidence, "passage": Passage}


def wanted(layout, canaries):
    """Canaries that have to be in a bundle, by the layout's own list."""
    words = {word for field in layout.fields for word in canaries.get(field, ())}
    if layout.names == "full":
        words |= {
            w for f in layout.fields for w in canaries.get(f.replace("person", "witness"), ())
        }
    else:
        words -= set(canaries["person.name"]) | set(canaries["quoted.sender"])
    if layout.originals:
        words |= set(canaries["sexual"]) | set(canaries["sexual.original_name"])
    return words


def test_each_desk_gets_what_it_may_know_and_nothing_else(full, exported, pack):
    canaries, (desk, folder) = full[2], exported
    found = making.everything(folder)
    there = {word for words in canaries.values() for word in words if word in found}
    assert there == wanted(pack.reports[desk], canaries)


@pytest.mark.parametrize("desk", ["police", "school"])
def test_no_desk_is_told_what_is_for_the_person_alone(desk, pack):
    never = {"case.name", "person.note", "account.note"}
    assert not never & set(pack.reports[desk].fields)
    others = ("contact", "talk", "step", "note")
    assert not [field for field in pack.reports[desk].fields if field.startswith(others)]


@settings(max_examples=40)
@given(chosen=st.sets(st.sampled_from(sorted(packs.FIELDS)), max_size=40), data=st.data())
def test_a_field_off_the_list_is_in_no_block_and_no_log(full, pack, chosen, data):
    """Whatever list a pack has, with every block and every mask there is."""
    vault, case, canaries, _ = full
    blocks = tuple(sorted(packs.BLOCKS))
    plan = dataclass_copy(pack.reports["police"].documents[0], blocks=blocks, chosen=None)
    layout = dataclass_copy(
        pack.reports["police"],
        fields=tuple(sorted(chosen)),
        documents=(plan,),
        urls=data.draw(st.sampled_from(["full", "masked", "none"])),
        names=data.draw(st.sampled_from(["full", "initial", "role"])),
    )
    told = making.passages(vault, case.id)
    texts, kept = writing.words("ko", pack), gather(vault, case.id, layout, passages=told)
    (document,) = content.documents(kept, layout, texts, making.AT, writing.PREVIEW)
    w = writing.begin(kept, layout, texts, making.AT, writing.PREVIEW)
    said = repr(document) + logs.evidence_log(w).decode()
    rows = [row for _, row in logs.journal(vault, kept, vault.head[0]) if row is not None]
    said += linked.linked_data(w, rows).decode()
    chosen |= {field.replace("person", "witness") for field in chosen}
    forbidden = {word for field, words in canaries.items() if field not in chosen for word in words}
    if {"evidence.number", "evidence.shows"} <= chosen:  # then sexual ones are items like others
        forbidden -= set(canaries["sexual"]) | set(canaries["sexual.original_name"])
    assert not [word for word in forbidden if word in said]


def dataclass_copy(struct, **changes):
    values = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return type(struct)(**values | changes)


def test_every_block_a_pack_can_name_is_drawn():
    assert content.BLOCKS.keys() == packs.BLOCKS


def test_reading_a_field_off_the_list_is_a_defect_and_raises():
    read = Allowed(["case.person"])
    case = Case(Role.MINE, Age.ADULT, person="하나", contact="문자")
    assert read.read(case, "person") == "하나"
    with pytest.raises(NotAllowed):
        read.read(case, "contact")
    assert read.text(case, "contact") == ""


@pytest.mark.parametrize("name", KINDS)
def test_every_field_of_a_record_can_be_read_when_it_is_listed(name):
    fields = [f"{name}.{field.name}" for field in dataclasses.fields(KINDS[name])]
    assert {f for f in packs.FIELDS if f.startswith(f"{name}.")} <= set(fields)


def test_the_same_record_makes_the_same_pages(full, pack):
    vault, case, _, _ = full
    layout, texts = pack.reports["police"], writing.words("ko", pack)
    one, two = (
        [pdf.draw(d) for d in content.build(vault, case.id, layout, texts, at=making.AT)]
        for _ in range(2)
    )
    assert one == two


def test_names_of_files_say_nothing(exported, pack):
    names = {path.name for path in exported[1].rglob("*") if path.is_file()}
    known = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    known |= {"evidence_log.csv", "custody_log.csv", "journal.jsonl", "E0001.png"}
    known |= {"E0012.txt", "verify.html", "linked.jsonld"}
    known |= {"HOW_TO_VERIFY_ko.txt", "HOW_TO_VERIFY_en.txt"}
    known |= {
        f"{number:02}_{plan.id}.pdf"
        for layout in pack.reports.values()
        for number, plan in enumerate((p for p in layout.documents if p.unchosen is None), 1)
    }
    assert names <= known


def test_bag_info_names_nobody(exported):
    lines = (exported[1] / "bag-info.txt").read_text("ascii").splitlines()
    keys = {line.split(": ")[0] for line in lines}
    wanted = {"Bag-Software-Agent", "Bagging-Date", "External-Identifier", "Payload-Oxum"}
    assert keys - {"Log-Head"} == wanted | {"Companion-Format"}
