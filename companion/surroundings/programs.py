"""The programs a look knows, by the names of their processes. What is not here is not seen."""

from __future__ import annotations

from companion.surroundings.readers import Programs

MANAGED = Programs(
    {
        "sssd": "SSSD",
        "osqueryd": "osquery",
        "orbit": "Fleet",
        "jumpcloud-agent": "JumpCloud",
        "puppet": "Puppet",
        "salt-minion": "Salt",
        "intune-agent": "Microsoft Intune",
        "falcon-sensor": "CrowdStrike",
    }
)
REMOTE = Programs(
    {
        "teamviewer": "TeamViewer",
        "teamviewerd": "TeamViewer",
        "teamviewer_service": "TeamViewer",
        "anydesk": "AnyDesk",
        "rustdesk": "RustDesk",
        "remoting_host": "Chrome Remote Desktop",
        "remoting_me2me_host": "Chrome Remote Desktop",
        "chrome-remote-desktop-host": "Chrome Remote Desktop",
        "winvnc": "VNC",
        "winvnc4": "VNC",
        "tvnserver": "VNC",
        "vncserver": "VNC",
        "vncserver-x11": "VNC",
        "vncserver-x11-serviced": "VNC",
        "x11vnc": "VNC",
        "xtigervnc": "VNC",
        "x0tigervncserver": "VNC",
        "x0vncserver": "VNC",
        "wayvnc": "VNC",
        "vino-server": "VNC",
        "krfb": "VNC",
        "screensharingd": "Apple Screen Sharing",
        "ardagent": "Apple Remote Desktop",
        "gnome-remote-desktop-daemon": "GNOME Remote Desktop",
        "xrdp": "Remote Desktop",
        "logmein": "LogMeIn",
        "screenconnect.clientservice": "ScreenConnect",
        "srservice": "Splashtop",
        "srfeature": "Splashtop",
        "splashtopstreamer": "Splashtop",
        "parsecd": "Parsec",
        "ultraviewer_desktop": "UltraViewer",
        "ultraviewer_service": "UltraViewer",
        "supremo": "Supremo",
        "supremoservice": "Supremo",
        "dwagent": "DWService",
        "dwagsvc": "DWService",
        "aeroadmin": "AeroAdmin",
        "quickassist": "Quick Assist",
        "seetrolclient": "SeeTrol",
    }
)
CLIPBOARD = Programs(
    {
        "klipper": "Klipper",
        "plasmashell": "Klipper",  # which is part of it
        "gpaste-daemon": "GPaste",
        "copyq": "CopyQ",
        "parcellite": "Parcellite",
        "clipit": "ClipIt",
        "diodon": "Diodon",
        "xfce4-clipman": "Clipman",
        "clipman": "Clipman",
        "clipmenud": "clipmenu",
        "greenclip": "greenclip",
        "maccy": "Maccy",
        "clipy": "Clipy",
        "pastebot": "Pastebot",
        "copyclip": "CopyClip",
        "ditto": "Ditto",
    }
)
FAMILY = Programs(
    {
        "wpcmon": "Microsoft Family Safety",
        "timekprd": "Timekpr",
        "qustodio": "Qustodio",
        "qengine": "Qustodio",
    }
)
BACKUP = Programs(
    {
        "deja-dup-monitor": "Déjà Dup",
        "vorta": "Vorta",
        "duplicati": "Duplicati",
        "duplicati-server": "Duplicati",
        "backintime": "Back In Time",
    }
)
