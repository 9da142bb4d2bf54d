"""What a desk may not know is nowhere in what it gets; what it may know is all there."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import packs
from companion.records import Account, Age, Case, Evidence, Incident, Passage, Person, Role
from companion.report import captures, content, linked, logs, pdf, plain, verify, word, writing
from companion.report.allowed import Allowed, NotAllowed
from companion.report.chosen import gather
from tests.report import making
from tests.report.conftest import DESKS

KINDS = {"case": Case, "incident": Incident, "person": Person, "account": Account}
KINDS |= {"evidence": Evidence, "passage": Passage}


# Of what a counsellor gets only counts and days are said: not one word, though it may be read.
COUNTED = {"counsel": {"incident.happened", "account.platform"}}


def wanted(layout, canaries):
    """Canaries that have to be in a bundle, by the layout's own list."""
    fields = set(layout.fields) - COUNTED.get(layout.id, set())
    words = {word for field in fields for word in canaries.get(field, ())}
    if layout.names == "full":
        words |= {w for f in fields for w in canaries.get(f.replace("person", "witness"), ())}
    else:
        words -= set(canaries["person.name"]) | set(canaries["quoted.sender"])
    if layout.adults:
        words -= {w for f in fields if f.startswith("evidence.") for w in canaries.get(f, ())}
    if {"evidence.number", "evidence.shows"} <= fields:
        for group in ("sexual",) if layout.adults else ("sexual", "minor"):
            words |= {w for f in fields for w in canaries.get(f.replace("evidence", group), ())}
    return words


def forms(document, pictures):
    """All that can be read out of a document in each of its forms."""
    with zipfile.ZipFile(io.BytesIO(word.draw(document))) as file:
        docx = "".join(file.read(name).decode() for name in file.namelist())
    drawn = making.pypdfium2.PdfDocument(pdf.draw(document, pictures=pictures))
    try:
        said = [str(drawn.get_metadata_dict()), *(entry.get_title() for entry in drawn.get_toc())]
        said += [page.get_textpage().get_text_bounded() for page in drawn]
    finally:
        drawn.close()
    return {"pdf": "\n".join(said), "docx": docx, "txt": plain.write(document)}


def test_each_desk_gets_what_it_may_know_and_nothing_else(full, every_desk, pack):
    canaries, (desk, folder) = full[2], every_desk
    found = making.everything(folder)
    there = {word for words in canaries.values() for word in words if word in found}
    assert there == wanted(pack.reports[desk], canaries)
    assert [verdict.findings for verdict in verify.verify(folder)] == [()]


@pytest.mark.parametrize("desk", DESKS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_form_of_a_document_says_the_same_and_no_more(full, pack, desk, language):
    vault, case, canaries, _ = full
    layout, texts = pack.reports[desk], writing.words(language, pack)
    kept = gather(vault, case.id, layout, None, None, making.passages(vault, case.id))
    pictures = captures.drawn(vault, kept, lambda: None)
    for document in content.documents(kept, layout, texts, making.AT, writing.PREVIEW):
        said = {form: making.squeezed(text) for form, text in forms(document, pictures).items()}
        every = {word for words in canaries.values() for word in words}
        there = {form: {word for word in every if word in text} for form, text in said.items()}
        assert there["pdf"] == there["docx"] == there["txt"]
        assert there["pdf"] <= wanted(layout, canaries)


def test_nobody_who_only_counts_or_asks_a_platform_is_told_a_name_or_a_story(full, pack):
    """The least of all desks, by what is in their lists, whatever blocks they have."""
    told = {"incident.title", "incident.narrative", "person.name", "evidence.description"}
    told |= {f"case.{f}" for f in ("person", "writer", "contact", "school", "grade", "station")}
    for desk in ("counsel", "platform"):
        assert not told & set(pack.reports[desk].fields)
    assert not [f for f in pack.reports["counsel"].fields if f.startswith(("evidence", "person"))]
    for desk in ("school", "school_teacher", "counsel"):
        layout = pack.reports[desk]
        assert layout.urls == "none"
        assert not {"evidence.shows", "evidence.url", "account.handle"} & set(layout.fields)
    givers = {desk for desk, layout in pack.reports.items() if layout.originals or layout.masked}
    assert givers == {"police"}


@pytest.mark.parametrize("desk", DESKS)
def test_no_desk_is_told_what_is_for_the_person_alone(desk, pack):
    never = {"case.name", "person.note", "account.note"}
    assert not never & set(pack.reports[desk].fields)
    others = ("contact", "directory", "talk", "step", "note", "takedown", "asking")
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
    if {"evidence.number", "evidence.shows"} <= chosen:  # then sexual ones are items like others
        groups = ("sexual", "minor")
        chosen |= {field.replace("evidence", group) for field in chosen for group in groups}
    forbidden = {word for field, words in canaries.items() if field not in chosen for word in words}
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


def test_names_of_files_say_nothing(every_desk, pack):
    names = {path.name for path in every_desk[1].rglob("*") if path.is_file()}
    known = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    known |= {"evidence_log.csv", "custody_log.csv", "journal.jsonl", "E0001.png"}
    known |= {"E0012.txt", "verify.html", "linked.jsonld"}
    known |= {"HOW_TO_VERIFY_ko.txt", "HOW_TO_VERIFY_en.txt", "COVER.pdf"}
    known |= {
        f"{number:02}_{plan.id}{place}.pdf"
        for layout in pack.reports.values()
        for number, plan in enumerate((p for p in layout.documents if p.unchosen is None), 1)
        for place in (["_1"] if plan.each_place else [""])
    }
    several = [plan.id for plan in pack.reports[every_desk[0]].documents if plan.each_place]
    count = len([name for name in names if name.endswith(".pdf")])
    known |= {f"{n:02}_{plan}_{n}.pdf" for n in range(1, count + 1) for plan in several}
    assert names <= known


def test_bag_info_names_nobody(every_desk):
    lines = (every_desk[1] / "bag-info.txt").read_text("ascii").splitlines()
    keys = {line.split(": ")[0] for line in lines}
    wanted = {"Bag-Software-Agent", "Bagging-Date", "External-Identifier", "Payload-Oxum"}
    assert keys - {"Log-Head"} == wanted | {"Companion-Format"}
