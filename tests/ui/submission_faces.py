"""Brings what was handed in onto the window, to be drawn; all of it made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from companion import custody, evidence, submissions, when
from companion.receipts import NewSubmission, Sum, Way
from companion.report import bundle
from tests.ui import hands
from ui.sheets.export import ExportSheet
from ui.widgets.overlay import Overlay

Act = Callable[[Any], None]
POLICE = ("하나동 경찰서 사이버수사팀", "김하늘 경위, 02-000-0000")
SAID = {
    "ko": (*POLICE, "담임 선생님", "디지털성범죄피해자지원센터"),
    "en": ("Hana police, cyber team", "Insp. Kim, 02-000-0000", "the teacher", "the centre"),
}


def given(window: Any) -> None:
    """To the police with a bundle, to a centre, and one item to a teacher."""
    session = window.session
    vault, case = session.vault, session.case.id
    if not submissions.all_of(vault, case):
        with TemporaryDirectory() as folder:
            bundle.write(vault, case, "police", session.language, Path(folder) / "made")
        police, officer, teacher, centre = SAID[session.language]
        made = submissions.exports(vault, case)[0]
        items = submissions.items_in(vault, made)
        told = (made.files[-2], Sum("x.pdf", "5" * 64))
        new = NewSubmission(
            police, "police", when.day(2026, 9, 20), Way.IN_PERSON, officer, "2026-000123",
            exported=made.id, items=items, returned=told,
        )  # fmt: skip
        submissions.add(vault, case, new)
        other = NewSubmission(centre, happened=when.month(2026, 9), way=Way.ONLINE)
        submissions.add(vault, case, replace(other, reference="D-77"))
        kept = evidence.items(vault, case)[0]
        custody.hand_over(vault, kept.id, custody.HandOver(teacher, when.day(2026, 9, 18)))
    window.begin("documents")
    window.page._show_who()


def first(window: Any) -> None:
    sheet = window.page._sheet
    known = submissions.all_of(window.session.vault, window.session.case.id)
    sheet._open(known[0].id)


def anew(window: Any) -> None:
    window.page._sheet._add.click()


def _over(window: Any) -> Any:
    """What lies over everything else."""
    return [one for one in window.findChildren(Overlay) if one.isVisible()][-1]


def end(window: Any) -> None:
    bar = _over(window)._area.verticalScrollBar()
    bar.setValue(bar.maximum())


def stamp(window: Any) -> None:
    window.begin("documents")
    window.page._export()
    hands.only(window, ExportSheet)._stamping.tick.box.click()


SEEN: dict[str, tuple[Act, ...]] = {
    "who-has": (given,),
    "handed-in": (given, first),
    "handed-in-end": (given, first, end),
    "handed-in-new": (given, anew),
    "handed-in-new-end": (given, anew, end),
    "export-stamp": (stamp, end),
}
