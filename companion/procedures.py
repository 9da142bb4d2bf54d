"""Which procedures are for somebody, and which of their stages, in the order they come."""

from __future__ import annotations

from collections.abc import Collection

from companion.facts import Procedure, Stage
from companion.packs import Pack
from companion.records import NewCase


def fitting(pack: Pack, case: NewCase) -> list[Procedure]:
    """The pack's procedures for the writer of a case, in the pack's order."""
    return [one for one in pack.procedures.values() if _fits(one, case)]


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


def _fits(one: Procedure | Stage, case: NewCase) -> bool:
    written = not one.roles or case.role in one.roles
    return written and (not one.ages or case.age in one.ages)


def _happened(stage: Stage, acts: Collection[str]) -> bool:
    return not stage.acts or not set(stage.acts).isdisjoint(acts)
