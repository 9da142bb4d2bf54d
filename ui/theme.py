"""How it looks: one set of tokens, four schemes, Fusion and our own palette.

Qt's own switch to dark does nothing on a bare X server, so the palette is set whole.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from companion import paths


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they are for."""

    ground: str
    surface: str
    text: str
    quiet: str
    line: str
    hair: str
    accent: str
    on_accent: str
    accent_soft: str
    note: str
    note_soft: str


LIGHT = Tokens(
    "#F6F5F1", "#FFFFFF", "#1F2B29", "#56645F", "#7B837F", "#DCDEDA",
    "#2A6459", "#FFFFFF", "#E1EEEA", "#7A4E00", "#FFF2D9",
)  # fmt: skip
DARK = Tokens(
    "#161B1A", "#1E2423", "#E6ECE9", "#A3B0AB", "#6F7D78", "#333C3A",
    "#7CC7B7", "#0E2A25", "#20352F", "#EAB762", "#33290F",
)  # fmt: skip
# Strong contrast: text 7 : 1 and more, every line 4.5 : 1, and a wider ring.
STRONG_LIGHT = Tokens(
    "#FFFFFF", "#FFFFFE", "#000000", "#2B3633", "#3F4A47", "#5C6764",
    "#07443A", "#FFFFFF", "#DDF0EA", "#4A2E00", "#FFF0CC",
)  # fmt: skip
STRONG_DARK = Tokens(
    "#000000", "#0A0E0D", "#FFFFFF", "#D3DDD9", "#B4C0BC", "#8F9B97",
    "#9DE8D7", "#00211A", "#0F3A31", "#FFD583", "#2A2000",
)  # fmt: skip
SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "strong-light": STRONG_LIGHT,
    "strong-dark": STRONG_DARK,
}
"""Every scheme by its name in the settings."""
_BY_GROUND = {use.ground: use for use in SCHEMES.values()}
_STRONG = (STRONG_LIGHT, STRONG_DARK)

# Pixels at 100 %.
BODY, QUIET, TITLE, NUMBER = 15, 13, 22, 28
STEP, GAP, SHEET, GROUP = 8, 16, 24, 32
CONTROL, TOUCH, CORNER, TEXT_WIDTH, BOX, GLYPH = 36, 44, 8, 640, 18, 20
RING, WIDE_RING = 2, 3  # of the focus; the wide one where contrast is strong
DISC = 72  # px at 100 %: the drawing on a page with nothing on it
DRAWINGS = {"check": 16, "down": 12}
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


def of_system(hints: QStyleHints | None = None) -> str:
    """The scheme the computer asks for, as a name in SCHEMES."""
    told = hints or QGuiApplication.styleHints()
    shade = "dark" if told.colorScheme() == Qt.ColorScheme.Dark else "light"
    strong = told.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"strong-{shade}" if strong else shade


def tokens() -> Tokens:
    """The tokens of the scheme in use."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return _BY_GROUND.get(ground.name().upper(), LIGHT)


def is_strong() -> bool:
    """Whether a scheme of strong contrast is in use."""
    return tokens() in _STRONG


def ring() -> int:
    """Pixels of the ring around what has the focus."""
    return WIDE_RING if is_strong() else RING


def apply(app: QApplication, scheme: str = "system", scale: float = 1.0) -> None:
    """Dress the program: `scheme` is "system" or a name in SCHEMES; `scale` multiplies the type."""
    app.setStyle("Fusion")
    for effect in _EFFECTS:
        app.setEffectEnabled(effect, False)  # nothing here moves by itself
    app.setFont(_font(scale))
    paint(app, scheme, scale)


def paint(app: QApplication, scheme: str, scale: float) -> None:
    """Give what is there other colours. Nothing is made anew, so nothing typed is touched."""
    use = SCHEMES[of_system() if scheme == "system" else scheme]
    app.setPalette(_palette(use))
    app.setStyleSheet(_sheet(use, scale))


def font(pixels: int, bold: bool = False) -> QFont:
    """The program's face at a size in pixels at 100 %, scaled as the program is."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(round(pixels * made.pixelSize() / BODY))
    made.setBold(bold)
    return made


def scaled(pixels: int) -> int:
    """A length at 100 % as it is at the size in use."""
    return round(pixels * QGuiApplication.font().pixelSize() / BODY)


def is_low(height: int, least: int = 300) -> bool:
    """Whether something so high has less room than `least` px at 100 %, and has to save it."""
    return height < scaled(least)


def fitted(widget: QWidget, width: int, height: int) -> QSize:
    """A window's size at 100 % as it is at the size in use, where the screen has room for it."""
    return QSize(scaled(width), scaled(height)).boundedTo(widget.screen().availableSize())


def _font(scale: float) -> QFont:
    families = set(QFontDatabase.families())
    for name in ("Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"):
        if name in families:
            break
    else:
        name = _bundled()
    made = QFont(name)
    made.setPixelSize(round(BODY * scale))
    return made


def _bundled() -> str:
    """The Korean face that comes with the program, for systems without one."""
    for file in ("NanumGothic.ttf", "NanumGothicBold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.fonts() / file))
    return "NanumGothic"


def _palette(use: Tokens) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for which, colour in {
        role.Window: use.ground,
        role.WindowText: use.text,
        role.Base: use.surface,
        role.AlternateBase: use.ground,
        role.Text: use.text,
        role.PlaceholderText: use.quiet,
        role.Button: use.surface,
        role.ButtonText: use.text,
        role.BrightText: use.note,
        role.Highlight: use.accent_soft,
        role.HighlightedText: use.text,
        role.Link: use.accent,
        role.LinkVisited: use.accent,
        role.ToolTipBase: use.surface,
        role.ToolTipText: use.text,
        role.Light: use.hair,
        role.Midlight: use.hair,
        role.Mid: use.line,
        role.Dark: use.line,
        role.Shadow: use.line,
        role.Accent: use.accent,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, QColor(use.quiet))
    return made


def _icon(name: str, size: int, dark: bool, scale: float) -> str:
    """The address of the largest drawing that fits; there is one for 100, 150 and 200 %."""
    part = max(step for step in (2, 3, 4) if step <= 2 * scale or step == 2)
    kind = "dark" if dark else "light"
    return (paths.resources() / "icons" / f"{name}-{kind}-{size * part // 2}.png").as_posix()


def _sheet(use: Tokens, scale: float) -> str:
    """The style sheet in resources/window.qss with these colours, for this size of type."""
    control, touch = round(CONTROL * scale), round(TOUCH * scale)
    pad, box = round(STEP * scale), round(BOX * scale)
    strong = use in _STRONG
    lengths = {
        "corner": CORNER,
        "control": control,
        "control_in": control - 2,  # less a border of one pixel at each end
        "control_in_2": control - 4,
        "control_half": control // 2,
        "control_twice": 2 * control,
        "touch_in_2": touch - 4,
        "pad": pad,
        "pad_half": pad // 2,
        "pad_2": 2 * pad,
        "pad_3": 3 * pad,
        "bar": pad + 4,
        "box": box,
        "box_corner": box // 4,
        "box_round": box // 2 + 1,
        "glyph_in": round(GLYPH * scale) + 4,
        "ring": (ring := WIDE_RING if strong else RING),
        "edge": (edge := 2 if strong else 1),  # of what is chosen or pressed
        # what a wider border takes away from the words inside, given back
        "button_ringed": 2 * pad - ring + 1,
        "chip_edged": 2 * pad - edge + 1,
        "link_ringed": pad // 2 - ring + 1,
        "box_ringed": pad // 2 - ring + 2,
        "scroll_edge": 2 if strong else 3,
        "scroll_corner": (pad + 4 - 2 * (2 if strong else 3)) // 2,
    }
    dark = use in (DARK, STRONG_DARK)
    drawings = {name: _icon(name, size, dark, scale) for name, size in DRAWINGS.items()}
    lines = {
        "list_line": use.surface if strong else use.hair,  # the ring has to differ from it
        "chosen": use.accent if strong else use.accent_soft,
        "off": use.surface if strong else use.hair,  # strong hairlines are too dark for words
        "notice_line": use.accent if strong else use.accent_soft,
        "note_line": use.note if strong else use.note_soft,
    }
    text = (paths.resources() / "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(asdict(use), **lengths, **lines, **drawings)
