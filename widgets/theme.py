"""The look in one place: tokens for light and dark, fonts, palette and the generated style sheet.

The named colours are the table of the design; what is not in the table (soft tints, the dark rail,
inks for words) is derived from it. A colour written in any other file is a defect.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources
from widgets import colour

RESOURCES = Path(resources.__path__[0])

Mode = Literal["system", "light", "dark"]
Tone = Literal["", "good", "warn", "bad", "accent", "muted", "strong"]
ScaleKind = Literal["diverging", "sequential"]

WHITE, BLACK = "#FFFFFF", "#000000"
CIVIDIS = (  # J. R. Nunez et al. (2018), PLoS ONE 13(7): safe for colour-blind eyes
    "#00224E", "#123570", "#3B496C", "#575D6D", "#707173",
    "#8A8678", "#A59C74", "#C3B369", "#E1CC55", "#FEE838",
)  # fmt: skip


@dataclass(frozen=True)
class Tokens:
    """Colours of one theme as #rrggbb.

    `ink_3`, `accent`, `good`, `warn`, `bad` are for marks, lines and fills; words in these colours
    use the `_text` twin, the same hue moved until it reaches 4.5 : 1 on every surface.
    """

    name: str
    background: str
    panel: str
    line: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    good: str
    warn: str
    bad: str
    accent_soft: str
    good_soft: str
    warn_soft: str
    bad_soft: str
    hover: str
    neutral: str
    track: str
    control: str
    control_line: str
    on_accent: str
    accent_hover: str
    rail: str
    rail_card: str
    rail_selected: str
    rail_ink: str
    rail_ink_2: str
    scale_low: str
    scale_middle: str
    scale_high: str
    ink_3_text: str = ""
    accent_text: str = ""
    good_text: str = ""
    warn_text: str = ""
    bad_text: str = ""

    @property
    def surfaces(self) -> tuple[str, ...]:
        """What words stand on, outside the rail and outside coloured cells."""
        return (
            self.background, self.panel, self.neutral, self.hover, self.control,
            self.accent_soft, self.good_soft, self.warn_soft, self.bad_soft,
        )  # fmt: skip

    @property
    def inks(self) -> tuple[str, ...]:
        """What words are written in, on any of `surfaces`."""
        return (
            self.ink, self.ink_2, self.ink_3_text,
            self.accent_text, self.good_text, self.warn_text, self.bad_text,
        )  # fmt: skip

    @property
    def series(self) -> tuple[str, ...]:
        """At most six categorical hues; a seventh category is "Other", in `ink_3`."""
        return (self.accent, self.scale_low, self.good, self.warn, self.bad, self.ink_2)

    def tone(self, tone: Tone) -> str:
        """The ink of words that carry a meaning."""
        return {
            "": self.ink, "strong": self.ink, "muted": self.ink_3_text, "good": self.good_text,
            "warn": self.warn_text, "bad": self.bad_text, "accent": self.accent_text,
        }[tone]  # fmt: skip

    def mark(self, tone: Tone) -> str:
        """The fill of bars, dots and lines that carry a meaning."""
        return {
            "": self.accent, "strong": self.ink, "muted": self.ink_3, "good": self.good,
            "warn": self.warn, "bad": self.bad, "accent": self.accent,
        }[tone]  # fmt: skip


def _with_words(base: Tokens) -> Tokens:
    """Fill the inks for words from the pure colours."""
    values = asdict(base)
    for name in ("ink_3", "accent", "good", "warn", "bad"):
        values[f"{name}_text"] = colour.legible(values[name], base.surfaces)
    return Tokens(**values)


LIGHT = _with_words(Tokens(
    name="light",
    background="#F6F7F9", panel="#FFFFFF", line="#E3E6EB",
    ink="#16202C", ink_2="#5B6675", ink_3="#8C96A3",
    accent="#2F6BDE", good="#1B8A5A", warn="#C77700", bad="#C2352B",
    accent_soft="#E9F0FD", good_soft="#E8F4EE", warn_soft="#FDF3E4", bad_soft="#FBEBEA",
    hover="#F1F3F7", neutral="#EEF1F5", track="#E8EBF0",
    control="#FFFFFF", control_line="#D5DAE1",
    on_accent="#FFFFFF", accent_hover="#2860CB",
    rail="#111921", rail_card="#1A2735", rail_selected="#22344A",
    rail_ink="#F2F5F9", rail_ink_2="#A9B6C5",
    scale_low="#C85C14", scale_middle="#F5F6F8", scale_high="#2166AC",
))  # fmt: skip

DARK = _with_words(Tokens(
    name="dark",
    background="#10161D", panel="#18212B", line="#2A3542",
    ink="#E8EDF3", ink_2="#A5B1BF", ink_3="#76828F",
    accent="#6A9BFF", good="#4CC38A", warn="#F0A63A", bad="#FF7A70",
    accent_soft="#1D2C47", good_soft="#15302A", warn_soft="#33291A", bad_soft="#371F22",
    hover="#212C38", neutral="#222D39", track="#2A3542",
    control="#1E2935", control_line="#344152",
    on_accent="#0B1017", accent_hover="#82ABFF",
    rail="#0A0F15", rail_card="#1A2735", rail_selected="#22344A",
    rail_ink="#F2F5F9", rail_ink_2="#A9B6C5",
    scale_low="#BA5511", scale_middle="#27323F", scale_high="#2F74BF",
))  # fmt: skip


@lru_cache(maxsize=8)
def scale(tokens: Tokens, kind: ScaleKind) -> tuple[str, ...]:
    """The lookup table of a colour scale, worst or least first."""
    if kind == "sequential":
        return colour.table(CIVIDIS)
    return colour.table((tokens.scale_low, tokens.scale_middle, tokens.scale_high))


@lru_cache(maxsize=8)
def scale_inks(tokens: Tokens, kind: ScaleKind) -> tuple[str, ...]:
    """For each colour of a scale the ink that can be read on it.

    The theme's own inks where they suffice; in the narrow middle only pure black or white does.
    """
    light, dark = DARK.ink, LIGHT.ink
    inks = (dark, light, WHITE, BLACK) if tokens is LIGHT else (light, dark, WHITE, BLACK)
    return tuple(colour.readable_ink(fill, inks) for fill in scale(tokens, kind))


_PLACEHOLDER_FONTS = {"", "Sans Serif", "Sans", "Sans-Serif", "DejaVu Sans"}
_CHINESE_FONTS = ("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC")


def font_families() -> list[str]:
    """The system's UI font, Inter where the system names none, then fonts that hold Chinese."""
    known = set(QFontDatabase.families())
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if own in _PLACEHOLDER_FONTS and "Inter" in known:
        own = "Inter"
    return [own, *(name for name in _CHINESE_FONTS if name in known and name != own)]


class Theme(QObject):
    """Dresses the application and keeps following the system while the mode says so.

    Signals:
        changed: colours or sizes are new; style sheet and palette are already set.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", scale: float = 1.0) -> None:
        super().__init__(app)
        self._app, self._mode, self._scale = app, mode, scale
        self._folder = QTemporaryDir()  # a style sheet takes pictures only from files
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        if mode != self._mode:
            self._mode = mode
            self._dress()

    def set_scale(self, scale: float) -> None:
        """Size of type and controls; 1 is normal, 1.5 suits a meeting room."""
        if scale != self._scale:
            self._scale = scale
            self._dress()

    def _drawings(self) -> str:
        """The few signs the style sheet needs, in the colours of the theme; their folder.

        Where no temporary folder can be made, boxes are drawn without their signs.
        """
        t = _now.tokens
        if not self._folder.isValid():
            return ""
        folder = Path(self._folder.path(), t.name)
        folder.mkdir(exist_ok=True)
        for name, ink in (("check", t.on_accent), ("chevron-down", t.ink_2),
                          ("chevron-up", t.ink_2)):  # fmt: skip
            source = RESOURCES / "icons" / f"{name}.svg"
            drawing = source.read_text(encoding="utf-8").replace("currentColor", ink)
            drawing = drawing.replace('width="1.6"', 'width="2.6"')  # they are shown at half size
            (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
        return folder.as_posix()

    def _follow(self) -> None:
        if self._mode == "system":
            self._dress()

    def _dress(self) -> None:
        dark = self._mode == "dark" or (
            self._mode == "system"
            and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        _now.tokens, _now.scale = (DARK if dark else LIGHT), self._scale
        _now.families = font_families()
        self._app.setFont(font())
        self._app.setPalette(_palette(_now.tokens))
        self._app.setStyleSheet(style_sheet(_now.tokens, self._scale, self._drawings()))
        self.changed.emit()


class _Now:
    """What the running application wears. Palette and style sheet are global in Qt as well."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    families: list[str] | None = None


_now = _Now()


def tokens() -> Tokens:
    """The colours to paint with; ask at each paint, they change with the theme."""
    return _now.tokens


def px(size: float) -> int:
    """A length of the design in the pixels of today's type size."""
    return round(size * _now.scale)


def font(
    size: float = 13, weight: QFont.Weight = QFont.Weight.Normal, *, figures: bool = True
) -> QFont:
    """The UI font at `size` design pixels; `figures` gives all digits the same width."""
    if _now.families is None:
        _now.families = font_families()
    made = QFont()
    made.setFamilies(_now.families)
    made.setPixelSize(max(px(size), 1))
    made.setWeight(weight)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def style_sheet(tokens: Tokens, scale: float = 1.0, folder: str = "") -> str:
    """`resources/style.qss` filled: `$ink` is a token, `$px_13` a length of 13 design pixels.

    `folder` holds the tinted signs of check boxes and combo boxes.
    """
    text = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    px = [round(size * scale) for size in range(81)]
    lengths = {f"px_{size}": f"{length}px" for size, length in enumerate(px)}
    # a radius above half the size is ignored, and the circle becomes a square
    lengths["knob"] = f"{(px[14] + 4) // 2}px"
    lengths["radio"], lengths["radio_on"] = f"{(px[14] + 2) // 2}px", f"{px[6] // 2 + px[5]}px"
    return Template(text).substitute(asdict(tokens) | lengths | {"folder": folder})


def _palette(t: Tokens) -> QPalette:
    """For what the style sheet leaves to the Fusion style: indicators, arrows, item views."""
    role, palette = QPalette.ColorRole, QPalette()
    for part, value in {
        role.Window: t.background, role.WindowText: t.ink, role.Base: t.control, role.Text: t.ink,
        role.AlternateBase: t.hover, role.Button: t.control, role.ButtonText: t.ink,
        role.ToolTipBase: t.panel, role.ToolTipText: t.ink, role.Highlight: t.accent_soft,
        role.HighlightedText: t.ink, role.Link: t.accent_text, role.LinkVisited: t.accent_text,
        role.PlaceholderText: t.ink_3_text, role.Accent: t.accent, role.BrightText: t.bad,
        role.Light: t.panel, role.Midlight: t.hover, role.Mid: t.line, role.Dark: t.control_line,
        role.Shadow: t.line,
    }.items():  # fmt: skip
        palette.setColor(part, QColor(value))
    for part in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(t.ink_3))
    return palette
