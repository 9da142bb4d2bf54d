"""macOS: the screen is locked, the computer sleeps, another user comes. Written, never run."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from ui.away import Away

if sys.platform == "darwin":
    from ui import objc

    _SCREEN = ("com.apple.screenIsLocked",)
    _WORKSPACE = (
        "NSWorkspaceWillSleepNotification",
        "NSWorkspaceScreensDidSleepNotification",
        "NSWorkspaceSessionDidResignActiveNotification",
    )

    class Notifications(Away):
        """Observes the distributed notification center and that of the workspace."""

        def __init__(self, parent: QObject | None = None) -> None:
            super().__init__(parent)
            self._heard = objc.Method(self._hear)  # Objective-C does not keep it alive
            observer = objc.listener("NotesAway", "left:", self._heard)
            shared = objc.send(objc.kind("NSWorkspace"), "sharedWorkspace")
            distributed = objc.kind("NSDistributedNotificationCenter")
            for center, names in (
                (objc.send(distributed, "defaultCenter"), _SCREEN),
                (objc.send(shared, "notificationCenter"), _WORKSPACE),
            ):
                for name in names:
                    said = (observer, objc.selector("left:"), objc.text(name), None)
                    objc.send(center, "addObserver:selector:name:object:", *said)

        def _hear(self, _self: int, _selector: int, _notification: int) -> None:
            self.left.emit()
