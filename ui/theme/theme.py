"""The look in force: follows the system or is forced, is zoomed, and tells everybody when it changes."""

from __future__ import annotations

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import Size, body_font
from ui.theme.glyphs import GlyphFiles
from ui.theme.icons import icon_pixmap, themed_icon
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT, Ink, Palette, Tone

ZOOM_STEPS = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Mode(StrEnum):
    """Which palette is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def draws_own_controls() -> bool:
    """Whether controls are drawn by Fusion and our style sheet (Linux); elsewhere the native style draws them."""
    return sys.platform.startswith("linux")


class Theme(QObject):
    """Palette, type and icons for the whole program.

    Args:
        application: What is dressed.
        settings: Where the choice of palette and zoom is kept.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.mode = _mode_of(str(settings.value("look/mode", Mode.SYSTEM.value)))
        self.zoom = _nearest_step(float(str(settings.value("look/zoom", 1.0))))
        self._glyphs = GlyphFiles()
        self.colours: Palette = LIGHT
        if draws_own_controls():
            application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or force light or dark, from now on and next time."""
        self.mode = mode
        self._settings.setValue("look/mode", mode.value)
        self._dress()

    def set_zoom(self, zoom: float) -> None:
        """Draw everything at the nearest of `ZOOM_STEPS`, from now on and next time."""
        self.zoom = _nearest_step(zoom)
        self._settings.setValue("look/zoom", self.zoom)
        self._dress()

    def zoom_by(self, steps: int) -> None:
        """Go up or down the steps of the zoom."""
        place = ZOOM_STEPS.index(self.zoom) + steps
        self.set_zoom(ZOOM_STEPS[max(0, min(place, len(ZOOM_STEPS) - 1))])

    def px(self, length: float) -> int:
        """A length of the 8-px grid at the zoom in force, in device-independent pixels."""
        return round(length * self.zoom)

    def font(self, size: Size = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The font of one of the three sizes."""
        font = body_font(self.zoom)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def ink(self, tone: Tone) -> Ink:
        """The colours of a tone in the palette in force."""
        return self.colours.tones[tone]

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """An icon for a button or a menu; ask again when the theme has changed."""
        palette = self.colours
        return themed_icon(name, colour or palette.muted, palette.outline, colour or palette.text)

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """An icon to paint: `size` at 100 %, in a colour of the palette."""
        return icon_pixmap(name, colour, self.px(size), ratio)

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        self.colours = DARK if self._wants_dark() else LIGHT
        self._application.setPalette(_qt_palette(self.colours))
        self._application.setFont(body_font(self.zoom))
        glyphs = self._glyphs.draw(self.colours)
        self._application.setStyleSheet(style_sheet(self.colours, self.zoom, glyphs, draws_own_controls()))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self.mode is Mode.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.mode is Mode.DARK


def _mode_of(word: str) -> Mode:
    return Mode(word) if word in set(Mode) else Mode.SYSTEM


def _nearest_step(zoom: float) -> float:
    return min(ZOOM_STEPS, key=lambda step: abs(step - zoom))


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: colours.surface,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.tones[Tone.BAD].text,
        role.ToolTipBase: colours.inverse,
        role.ToolTipText: colours.on_inverse,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.on_selection,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.tones[Tone.EXEMPT].text,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.outline,
        role.Shadow: "#000000",
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.outline))
    return palette
