"""Which procedures are for somebody, and which of their stages, in the order they come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, zip_longest

from companion.facts import Procedure, Stage
from companion.packs import Pack
from companion.records import NewCase

OFFERED = ("do", "ask")
"""Kinds of stage that may become a step of one's own."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A stage that may come next, and what is to be read before it."""

    procedure: Procedure
    stage: Stage
    care: tuple[Stage, ...] = ()

    @property
    def key(self) -> str:
        """What a step that came from it is known by."""
        return key(self.procedure, self.stage)


def fitting(pack: Pack, case: NewCase) -> list[Procedure]:
    """The pack's procedures for the writer of a case, in the pack's order."""
    ids = dict.fromkeys((*pack.meta.ways, *pack.procedures))
    return [one for one in map(pack.procedures.__getitem__, ids) if _fits(one, case)]


def stages(procedure: Procedure, case: NewCase, acts: Collection[str] = ()) -> list[Stage]:
    """The stages that are for the writer of a case in which these kinds of act were noted.

    What has to be known or taken care of before another stage stands before it; else they come as
    the pack has them.
    """
    left = [one for one in procedure.stages if _fits(one, case) and _happened(one, acts)]
    there = {one.id for one in left}
    made: list[Stage] = []
    while left:
        done = {one.id for one in made}
        now = next(one for one in left if done.issuperset(there.intersection(one.after)))
        made.append(now)
        left.remove(now)
    return made


def key(procedure: Procedure, stage: Stage) -> str:
    """What a stage is called among steps and things put away."""
    return f"stage:{procedure.id}:{stage.id}"


def coming(
    pack: Pack, case: NewCase, acts: Collection[str], past: Collection[str], known: Collection[str]
) -> list[Coming]:
    """What may come next, the first of each procedure before the second of any.

    `past` are the keys of stages that are done with, `known` those that are not to be offered
    (again). A stage waits until all it comes after, and may become a step, is done with.
    """
    ways = (_coming(way, case, acts, past, known) for way in fitting(pack, case))
    return [one for one in chain.from_iterable(zip_longest(*ways)) if one is not None]


def _coming(
    way: Procedure,
    case: NewCase,
    acts: Collection[str],
    past: Collection[str],
    known: Collection[str],
) -> list[Coming]:
    there = {stage.id: stage for stage in stages(way, case, acts)}
    before: dict[str, set[str]] = {}  # all that a stage comes after, however long before
    for stage in there.values():
        near = [name for name in stage.after if name in there]
        before[stage.id] = set(near).union(*(before[name] for name in near))
    found = []
    for stage in there.values():
        first = [one for name, one in there.items() if name in before[stage.id]]
        waits = [one for one in first if one.kind in OFFERED and key(way, one) not in past]
        if stage.kind in OFFERED and not waits and key(way, stage) not in known:
            care = [one for one in first if one.kind == "care"]
            found.append(Coming(way, stage, tuple(care)))
    return found


def _fits(one: Procedure | Stage, case: NewCase) -> bool:
    written = not one.roles or case.role in one.roles
    return written and (not one.ages or case.age in one.ages)


def _happened(stage: Stage, acts: Collection[str]) -> bool:
    return not stage.acts or not set(stage.acts).isdisjoint(acts)
