"""The first page as fourteen people see it, to be drawn: who they are, and what happens now."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from companion import cases, first_lines
from companion.facts import Now
from companion.records import Age, NewCase, Role
from ui.main_window import MainWindow

NIGHT = datetime(2026, 11, 28, 3, 0, tzinfo=ZoneInfo("Asia/Seoul"))
PEOPLE: dict[str, tuple[Role, Age, Now]] = {
    "student-15": (Role.MINE, Age.UNDER19, "unsaid"),
    "student-15-threatened": (Role.MINE, Age.UNDER19, "threat"),
    "boy-13-spreading": (Role.MINE, Age.UNDER14, "spreading"),
    "student-someone-near": (Role.MINE, Age.UNSURE, "near"),
    "student-18-over": (Role.MINE, Age.UNDER19, "over"),
    "adult": (Role.MINE, Age.ADULT, "unsaid"),
    "adult-threatened": (Role.MINE, Age.ADULT, "threat"),
    "parent": (Role.CHILD, Age.UNDER14, "unsaid"),
    "parent-threatened": (Role.CHILD, Age.UNDER19, "threat"),
    "teacher-spreading": (Role.TEACHER, Age.UNDER19, "spreading"),
    "teacher-colleague": (Role.TEACHER, Age.ADULT, "unsaid"),
    "counsellor": (Role.SUPPORT, Age.UNDER19, "unsaid"),
    "friend-over": (Role.SUPPORT, Age.ADULT, "over"),
    "counsellor-near": (Role.SUPPORT, Age.UNSURE, "near"),
}


def become(window: MainWindow, name: str, country: str = "kr") -> None:
    """Show the first page to this person, at night."""
    role, age, now = PEOPLE[name]
    session = window.session
    case = cases.add(session.vault, NewCase(role, age, pack=country))
    first_lines.answer(session.vault, case.id, now)
    session.choose_case(case)
    page: Any = window.page
    page._lines.refresh(first_lines.AT_ONCE, NIGHT)
