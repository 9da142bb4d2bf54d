"""From a case and a layout to documents: trees of plain blocks, nothing drawn yet.

Which blocks a document has is the layout's to say, which fields they may read too. Each block
is one function here, by the name it has in `packs.BLOCKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime

from companion.facts import Document as Plan
from companion.facts import Layout
from companion.report import (
    account,
    annex,
    asks,
    captures,
    casework,
    complaint,
    lists,
    notice,
    removal,
    school,
    story,
)
from companion.report.blocks import Block, Document, Heading, Table
from companion.report.chosen import Chosen, gather, plans
from companion.report.writing import PREVIEW, Mark, Writing, begin, check
from companion.texts import Texts
from companion.vault import Vault

BLOCKS: dict[str, Callable[[Writing], list[Block]]] = {
    "parties": story.parties,
    "summary": story.summary,
    "events": story.events,
    "account": account.account,
    "declaration": story.declaration,
    "act_table": lists.act_table,
    "accounts": lists.accounts,
    "links": lists.links,
    "evidence_list": lists.evidence_list,
    "withheld": lists.withheld,
    "requests": asks.requests,
    "protections": asks.protections,
    "preservation": asks.preservation,
    "guardian": asks.guardian,
    "separation": asks.separation,
    "measures": asks.measures,
    "staff_notice": asks.staff_notice,
    "custody": asks.custody,
    "proof": asks.proof,
    "filer": complaint.filer,
    "respondent": complaint.respondent,
    "purpose": complaint.purpose,
    "offences": complaint.offences,
    "reasons": complaint.reasons,
    "proofs": complaint.proofs,
    "related": complaint.related,
    "pledge": complaint.pledge,
    "people_evidence": annex.people_evidence,
    "papers": annex.papers,
    "objects": annex.objects,
    "elsewhere": annex.elsewhere,
    "preserved": asks.preserved,
    "notices": asks.notices,
    "attachments": asks.attachments,
    "captures": captures.captures,
    "wishes": school.wishes,
    "opinion": school.opinion,
    "deadlines": school.deadlines,
    "activity": school.activity,
    "entitled": removal.entitled,
    "targets": removal.targets,
    "sources": removal.sources,
    "found_by": removal.found_by,
    "wanted": removal.wanted,
    "applicant": removal.applicant,
    "kinds": removal.kinds,
    "grounds": removal.grounds,
    "capture": removal.capture,
    "client": casework.client,
    "agreed": casework.agreed,
    "presenting": casework.presenting,
    "risks": casework.risks,
    "tasks": casework.tasks,
    "request": notice.request,
    "belief": notice.belief,
    "asked": notice.asked,
    "sent": notice.sent,
}
_WIDE = 6  # columns from which a table is easier to read across


def build(
    vault: Vault,
    case: int,
    layout: Layout,
    texts: Texts,
    items: Collection[int] | None = None,
    incidents: Collection[int] | None = None,
    at: datetime | None = None,
    mark: Mark = PREVIEW,
    passages: Collection[int] = (),
) -> list[Document]:
    """The documents of one desk, in the layout's order.

    `texts` come from `writing.words`; `items` and `incidents` are ids, None for all, and `passages`
    those of the statement that were chosen; `at` is the day they are written, now without it.
    Without a `mark` it is a preview. Raises NotThere, NothingToReport.
    """
    chosen = gather(vault, case, layout, items, incidents, passages)
    return documents(chosen, layout, texts, at or vault.now(), mark)


def documents(
    chosen: Chosen,
    layout: Layout,
    texts: Texts,
    at: datetime,
    mark: Mark,
    tick: Callable[[], None] | None = None,
) -> list[Document]:
    """The documents of what was chosen; `tick` after each may raise Cancelled.

    Raises NothingToReport.
    """
    w = begin(chosen, layout, texts, at, mark)
    made: list[Document] = []
    for plan in plans(chosen, layout):
        for document in _documents(w, plan):
            made.append(document)
            if tick is not None:
                tick()
    return made


def _documents(w: Writing, plan: Plan) -> Iterator[Document]:
    """The document of a plan, or one for each place."""
    w = replace(w, document=plan.id)
    if not plan.each_place:
        yield _document(w, plan)
        return
    for number, place in enumerate(removal.places(w), 1):
        made = _document(replace(w, place=place), plan)
        title = w.say("title_of_place", title=made.title, place=place) if place else made.title
        yield replace(made, id=f"{made.id}_{number}", title=title)


def _document(w: Writing, plan: Plan) -> Document:
    # What a hash proves is said in every document, whatever the layout forgets.
    names = plan.blocks if "proof" in plan.blocks else (*plan.blocks, "proof")
    blocks = [block for name in names for block in BLOCKS[name](w)]
    made, foot = w.say("preview"), w.say("preview")
    if w.mark.export:
        made = w.say("made", export=w.mark.export, date=w.today())
        foot = w.say("foot", export=w.mark.export, check=check(w.mark.log))
    return Document(
        id=plan.id,
        title=w.texts.say(plan.title),
        language=w.texts.language,
        blocks=tuple(_numbered(blocks)),
        subtitle=made,
        foot=foot,
        page=w.say("page", page="{page}", pages="{pages}"),
        made=w.at.astimezone(),
        mark=w.texts.say("practice.mark") if w.chosen.practised else "",
        wide=any(isinstance(block, Table) and len(block.columns) >= _WIDE for block in blocks),
    )


def _numbered(blocks: list[Block]) -> list[Block]:
    """Number the parts of a document that has several."""
    parts = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    if len(parts) < 2:  # one part alone is what the title already says
        return [block for block in blocks if block not in parts]
    made: list[Block] = []
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            number += 1
            made.append(replace(block, text=f"{number}. {block.text}"))
        else:
            made.append(block)
    return made
