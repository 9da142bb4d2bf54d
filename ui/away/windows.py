"""Windows: the session is locked or left, the computer sleeps, the lid closes. Never run."""

from __future__ import annotations

import sys

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QWindow

from ui.away import Away

if sys.platform == "win32":
    import ctypes
    import uuid
    from ctypes import wintypes

    from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication

    _POWER, _SUSPEND, _SETTING = 0x0218, 0x0004, 0x8013  # WM_POWERBROADCAST and two of its kinds
    _SESSION = 0x02B1  # WM_WTSSESSION_CHANGE
    _LEAVING = (0x2, 0x4, 0x6, 0x7)  # disconnected, from afar, logged off, locked
    _LID = uuid.UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3").bytes_le

    class _PowerSetting(ctypes.Structure):
        _fields_ = (
            ("setting", ctypes.c_byte * 16),
            ("length", wintypes.DWORD),
            ("value", wintypes.DWORD),
        )

    class Session(Away):
        """Hears what the system sends to a window that was registered with `guard`."""

        def __init__(self, parent: QObject | None = None) -> None:
            super().__init__(parent)
            self._filter = _Filter(self)
            app = QCoreApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self._filter)

        def guard(self, window: QWindow) -> None:
            """Ask to be told of the session, of sleep and of the lid."""
            handle = wintypes.HWND(window.winId())
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, 0)
            user = ctypes.windll.user32
            user.RegisterSuspendResumeNotification(handle, 0)
            lid = (ctypes.c_byte * 16).from_buffer_copy(_LID)
            user.RegisterPowerSettingNotification(handle, ctypes.byref(lid), 0)

    class _Filter(QAbstractNativeEventFilter):
        def __init__(self, away: Session) -> None:
            super().__init__()
            self._away = away

        def nativeEventFilter(
            self, kind: QByteArray | bytes | bytearray | memoryview, message: int
        ) -> object:
            if kind == b"windows_generic_MSG":
                said = wintypes.MSG.from_address(int(message))
                if _is_leaving(said.message, said.wParam, said.lParam):
                    self._away.left.emit()
            return False, 0

    def _is_leaving(message: int, kind: int, more: int) -> bool:
        if message == _SESSION:
            return kind in _LEAVING
        if message != _POWER:
            return False
        if kind == _SETTING and more:
            setting = _PowerSetting.from_address(more)
            return bytes(setting.setting) == _LID and setting.value == 0  # 0 is closed
        return kind == _SUSPEND
