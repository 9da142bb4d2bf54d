"""One sentence for all that waits, instead of a pile: none of it has to be opened today."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion import steps
from ui.session import Session


def waiting(session: Session, *, resting: bool = False) -> str:
    """What may be said of it now, "" where nothing waits; `resting` on the break card."""
    vault, case = session.vault, session.case.id
    if steps.due(vault, case, vault.now().astimezone().date()):
        # Saying that nothing need be opened today would not be true.
        said = QCoreApplication.translate(
            "Waiting", "What you noted for today is under Today. It can wait for this break."
        )
        return said if resting else ""
    if steps.some(vault, case, done=False, most=1):
        return QCoreApplication.translate(
            "Waiting", "Some things wait here. None needs opening today."
        )
    return QCoreApplication.translate("Waiting", "Nothing waits for you here.") if resting else ""
