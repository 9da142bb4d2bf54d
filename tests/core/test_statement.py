"""What the person tells in their own words: kept to the letter, and never counted or judged."""

from __future__ import annotations

import re
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion import cases, check, journal, paths, salvage, snapshots, statement, texts, timeline
from companion.errors import EmptyText, NotThere, TooLong
from companion.records import (
    Age,
    Answer,
    Known,
    NewCase,
    NewIncident,
    NewPassage,
    Role,
    Sure,
    Voice,
)
from tests.core import cheap
from tests.core.test_erasing import traces

CANARY = "카나리아뱁뱁"
LANGUAGES = ["ko", "en"]


@pytest.fixture
def vault(vault):
    """A second passes each time somebody looks at the clock."""
    seconds, start = count(), vault.now()
    vault.now = lambda: start + timedelta(seconds=next(seconds))
    return vault


def tell(vault, case, prompt="free", text="있었던 그대로", **more):
    return statement.add(vault, case.id, NewPassage(prompt, text, **more))


def test_it_says_what_was_said(vault, case):
    incident = timeline.add(vault, case.id, NewIncident("일"))
    new = NewPassage(
        "heard", "  줄\n\n바꿈 ", Answer.TOLD, Voice.THEIRS, Known.TOLD, "친구", Sure.FAIRLY,
        incident.id,
    )  # fmt: skip
    made = statement.add(vault, case.id, new)
    assert (made.text, made.told_by, made.sure) == ("  줄\n\n바꿈 ", "친구", Sure.FAIRLY)
    assert replace(made, id=0) == replace(statement.get(vault, made.id), id=0)
    assert (made.recorded_at, made.changed_at) == (made.changed_at, made.recorded_at) != ("", "")
    assert check.run(vault) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_words_are_never_changed(vault, text):
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    if not text.strip():
        with pytest.raises(EmptyText):
            tell(vault, case, text=text)
        return
    made = tell(vault, case, text=text)
    assert made.text == unicodedata.normalize("NFC", text)
    statement.edit(vault, made.id, NewPassage("free", "다르게"))
    assert [one.text for one in statement.wordings(vault, made.id)] == [made.text]


@pytest.mark.parametrize("answer", [Answer.UNKNOWN, Answer.LATER])
def test_not_knowing_and_not_now_are_answers(vault, case, answer):
    made = statement.add(vault, case.id, NewPassage("place", "글", answer, known=Known.SAW))
    assert (made.answer, made.text, made.known, made.sure) == (answer, "", "unsaid", "unsaid")
    assert [one.answer for one in statement.passages(vault, case.id)] == [answer]


def test_what_is_changed_keeps_how_it_stood(vault, case):
    made = tell(vault, case, known=Known.SAW, sure=Sure.SURE)
    steps = [
        NewPassage("free", "두 번째", known=Known.SAW, sure=Sure.SURE),
        NewPassage("free", "두 번째", known=Known.TOLD, told_by="친구", sure=Sure.UNSURE),
        NewPassage("free", "두 번째", voice=Voice.THEIRS),
        NewPassage("free", answer=Answer.UNKNOWN),
        NewPassage("free", "다시"),
    ]
    stood = [made, *(statement.edit(vault, made.id, new) for new in steps)]
    kept = statement.wordings(vault, made.id)
    names = ("answer", "voice", "known", "sure", "text", "told_by")
    for former, one in zip(kept, stood, strict=False):
        assert [getattr(former, n) for n in names] == [getattr(one, n) for n in names]
    assert len(kept) == len(steps)
    assert stood[-1].recorded_at == made.recorded_at < stood[-1].changed_at
    assert kept[-1].replaced_at == stood[-1].changed_at
    assert check.run(vault) == []


def test_a_change_of_nothing_keeps_nothing(vault, case):
    made = tell(vault, case)
    incident = timeline.add(vault, case.id, NewIncident("일"))
    new = NewPassage("free", made.text, incident=incident.id)
    again = statement.edit(vault, made.id, new)
    assert again.incident == incident.id
    assert again.changed_at == again.recorded_at == made.recorded_at
    assert statement.wordings(vault, made.id) == []


def test_what_was_put_off_is_first_written_when_it_is(vault, case):
    made = statement.add(vault, case.id, NewPassage("seen", answer=Answer.LATER))
    told = statement.edit(vault, made.id, NewPassage("seen", "이제 적는다"))
    assert made.recorded_at < told.recorded_at == told.changed_at
    assert statement.wordings(vault, made.id) == []
    again = statement.edit(vault, made.id, NewPassage("seen", "더"))
    assert again.recorded_at == told.recorded_at
    with pytest.raises(Exception, match="first written"), vault.jot() as db:
        db.execute("UPDATE passage SET recorded_at = '2020'")
    assert check.run(vault) == []


def test_a_passage_answers_what_it_answered(vault, case):
    made = tell(vault, case)
    assert statement.edit(vault, made.id, NewPassage("other", "글")).prompt == "free"


@pytest.mark.parametrize("act", ["edit", "remove", "restore", "get", "erase_wording"])
def test_what_is_not_there(vault, act):
    new = (NewPassage("free", "글"),) if act == "edit" else ()
    with pytest.raises(NotThere):
        getattr(statement, act)(vault, 77, *new)


def test_an_incident_that_is_not_there_is_not_linked(vault, case):
    with pytest.raises(NotThere):
        tell(vault, case, incident=12345)
    assert statement.passages(vault, case.id) == []


def test_bounds(vault, case):
    with pytest.raises(TooLong):
        tell(vault, case, text="가" * 200_001)
    with pytest.raises(TooLong):
        tell(vault, case, known=Known.TOLD, told_by="가" * 301)
    with pytest.raises(EmptyText):
        tell(vault, case, text=" \n ")
    assert check.run(vault) == []


def test_they_stand_in_the_order_they_are_asked(vault, case):
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    for prompt in ("last", "free", "of a later version", "people", "free"):
        tell(vault, case, prompt, prompt)
    tell(vault, other, "free", "남의 것")
    found = statement.passages(vault, case.id)
    assert [one.prompt for one in found] == ["free", "free", "people", "last", "of a later version"]
    assert found[0].place < found[1].place
    assert {one.case for one in found} == {case.id}


def test_the_bin(vault, case):
    made = tell(vault, case)
    statement.remove(vault, made.id)
    assert statement.passages(vault, case.id) == []
    assert [one.id for one in statement.bin_of(vault, case.id)] == [made.id]
    assert statement.ids(vault, case.id, "있었던") == []
    statement.restore(vault, made.id)
    assert [one.id for one in statement.passages(vault, case.id)] == [made.id]
    assert statement.bin_of(vault, case.id) == []


def test_where_one_goes_on(vault, case):
    prompts = statement.plan().prompts
    assert statement.next_prompt([]) == prompts[0] == "free"
    assert statement.next_prompt([], "free") == prompts[1]
    assert statement.next_prompt([], prompts[-1]) == "free"
    tell(vault, case, "free")
    statement.add(vault, case.id, NewPassage(prompts[1], answer=Answer.LATER))
    told = statement.passages(vault, case.id)
    assert statement.next_prompt(told) == prompts[2]
    for prompt in prompts[2:]:
        statement.add(vault, case.id, NewPassage(prompt, answer=Answer.UNKNOWN))
    told = statement.passages(vault, case.id)
    assert statement.next_prompt(told) == prompts[1]  # what was put off comes last
    assert statement.next_prompt(told, prompts[1]) == ""  # and is not put before one twice
    assert [one.prompt for one in statement.put_off(told)] == [prompts[1]]
    statement.edit(vault, statement.put_off(told)[0].id, NewPassage(prompts[1], "이제"))
    assert statement.next_prompt(statement.passages(vault, case.id)) == ""


def test_its_words_find_it(vault, case):
    made = tell(vault, case, text=f"{CANARY} Telegram 🫥", known=Known.TOLD, told_by="가문비")
    tell(vault, cases.add(vault, NewCase(Role.MINE, Age.ADULT)), text=CANARY)
    for query in (CANARY, "카", "telegr", "🫥", "가문비"):
        assert statement.ids(vault, case.id, query) == [made.id], query
    for query in ("", "  ", "없는 말"):
        assert statement.ids(vault, case.id, query) == []
    statement.edit(vault, made.id, NewPassage("free", "다른 말"))
    assert statement.ids(vault, case.id, CANARY) == []


def test_erased_wordings_are_in_no_file_of_the_vault(vault, case):
    made = tell(vault, case, text=f"{CANARY} " * 300)
    statement.edit(vault, made.id, NewPassage("free", "짧게"))
    snapshots.make(vault)
    assert traces(vault, CANARY) > 50
    statement.erase_wording(vault, statement.wordings(vault, made.id)[0].id)
    assert statement.wordings(vault, made.id) == []
    assert traces(vault, CANARY) == 0
    assert check.run(vault) == []


def test_every_change_is_a_journal_line_without_a_word(vault, case):
    made = tell(vault, case, text=CANARY)
    statement.edit(vault, made.id, NewPassage("free", "다른"))
    statement.remove(vault, made.id)
    statement.restore(vault, made.id)
    statement.erase_wording(vault, statement.wordings(vault, made.id)[0].id)
    rows = vault.rows("SELECT seq, event, hash FROM journal ORDER BY seq DESC LIMIT 5")
    said = [line.event for line in journal.lines(rows)]
    verbs = ("passage.added", "passage.edited", "passage.removed", "passage.restored")
    assert said[::-1] == [*verbs, "passage_wording.erased"]
    assert not [row for row in rows if CANARY in row["event"] or "free" in row["event"]]


def test_salvage_brings_what_was_told(vault, case, tmp_path):
    incident = timeline.add(vault, case.id, NewIncident("일"))
    made = tell(vault, case, text=f"{CANARY} 그대로", incident=incident.id)
    made = statement.edit(vault, made.id, replace(_new(made), text=f"{CANARY} 고쳐서"))
    unknown = statement.add(vault, case.id, NewPassage("place", answer=Answer.UNKNOWN))
    vault.close()
    saved = salvage.run(vault.folder, cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)
    assert saved.lost == ()
    with closing(cheap.again(tmp_path / "new")) as new:
        assert statement.passages(new, case.id) == [made, unknown]
        assert [one.text for one in statement.wordings(new, made.id)] == [f"{CANARY} 그대로"]
        assert statement.ids(new, case.id, "고쳐서") == [made.id]
        assert check.run(new) == []


def test_a_passage_whose_row_is_lost_stands_as_it_did_before(vault, case, tmp_path):
    first, lost, gone = (tell(vault, case, text=f"{CANARY} {n}") for n in range(3))
    statement.edit(vault, lost.id, NewPassage("free", "고친 말", sure=Sure.SURE))
    with cheap.behind(vault.folder) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM passage WHERE id IN (?, ?)", (lost.id, gone.id))
    vault.close()
    saved = salvage.run(vault.folder, cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)
    assert {(one.what, one.table) for one in saved.lost} == {
        ("part", "passage"),
        ("gone", "passage"),
    }
    with closing(cheap.again(tmp_path / "new")) as new:
        assert [one.text for one in statement.passages(new, case.id)] == [
            f"{CANARY} 0",
            f"{CANARY} 1",
        ]
        assert statement.get(new, first.id) == first
        assert check.run(new) == []


def test_a_passage_outlives_the_incident_it_names(vault, case, tmp_path):
    incident = timeline.add(vault, case.id, NewIncident("일"))
    made = tell(vault, case, incident=incident.id)
    with cheap.behind(vault.folder) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM incident_words")
        db.execute("DELETE FROM incident")
    vault.close()
    salvage.run(vault.folder, cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)
    with closing(cheap.again(tmp_path / "new")) as new:
        assert statement.get(new, made.id) == replace(made, incident=None)
        assert check.run(new) == []


def _new(passage):
    return NewPassage(*(getattr(passage, name) for name in NewPassage.__dataclass_fields__))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_question_has_its_words(language):
    words = texts.read(paths.resources() / "words")[language]
    plan = statement.plan()
    wanted = {f"statement.rule.{rule}" for rule in (*plan.rules, *plan.rules_beside)}
    wanted |= {f"statement.{kind}.{one}" for one in plan.prompts for kind in ("asked", "name")}
    said = {key for key in words if key.startswith("statement.")}
    hints = {key for key in said if key.startswith("statement.hint.")}
    assert said - hints == wanted
    assert {key.rpartition(".")[2] for key in hints} <= set(plan.prompts)
    assert len(set(plan.prompts)) == len(plan.prompts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_leads_blames_or_asks_why(language):
    """Open questions ask to tell, explain or describe; none can be answered with yes or no."""
    words = texts.read(paths.resources() / "words")[language]
    asked = [words[f"statement.asked.{one}"] for one in statement.plan().prompts]
    for question in asked:
        assert "?" not in question
        assert not re.search(r"왜|까닭|이유|가해|혹시|않았|was it|why|did you|should", question)
        assert re.search(r"적어 주세요|설명해 주세요|[Tt]ell|Describe|write|go on", question)
    assert statement.plan().prompts[0] == "free"  # telling freely comes before any question
