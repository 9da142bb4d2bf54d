"""What the program protects and what it cannot: said before a record is begun, and in Settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui import capture


def does() -> str:
    """What it does, one thing a line."""
    return QCoreApplication.translate(
        "Limits",
        "· What you put in stays on this computer, locked with your passphrase.\n"
        "· Nothing is sent unless you send it.\n"
        "· Hide, or Shift three times, closes everything at once. What you wrote is kept.",
    )


def does_not() -> str:
    """What it cannot do, one thing a line, in the same size."""
    said = QCoreApplication.translate(
        "Limits",
        "· It cannot stop someone who watches the screen or keyboard, or makes you open"
        " it.\n"
        "· Hiding deletes nothing: others may see that a record is here and was used, and"
        " pictures stay where they came from.\n"
        "· With neither the passphrase nor a recovery code, nobody can open the record.",
    )
    return said if capture.POSSIBLE else f"{said}\n{_photographed()}"


def _photographed() -> str:
    return QCoreApplication.translate(
        "Limits",
        "· Other programs can take pictures of this window.",
    )


def copies() -> str:
    """Where else something is that was deleted for good."""
    return QCoreApplication.translate(
        "Limits",
        "The copies that the program itself keeps of the last days go with it. A backup made"
        " before still has it, until you make a new one at the same place.",
    )


def synced(service: str) -> str:
    """What to know when the record would lie in a folder that `service` copies."""
    return QCoreApplication.translate(
        "Limits",
        "This folder belongs to {service}, which copies everything in it to the internet by itself."
        " The record stays locked there, but whoever sees that account sees that it exists, and"
        " copying can damage it. Another folder is better.",
    ).format(service=service)


def lies_in(service: str) -> str:
    """What to know when the record lies in a folder that `service` copies, said once."""
    return QCoreApplication.translate(
        "Limits",
        "The folder of this record belongs to {service}, which copies everything in it to the"
        " internet by itself. The record stays locked there, but whoever sees that account sees"
        " that it exists, and copying can damage it. If you like: lock, move the folder to another"
        " place, and open it from there.",
    ).format(service=service)


def please_choose() -> str:
    """A folder that a service copies was neither changed nor agreed to."""
    return QCoreApplication.translate(
        "Limits", "Please choose another folder, or tick that the record may lie there."
    )
