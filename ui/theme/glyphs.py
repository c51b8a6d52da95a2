"""Small drawings the style sheet needs as files: arrows of boxes, ticks of menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from ui.theme.icons import icon_pixmap
from ui.theme.tokens import Palette

_SIZE = 16
_RATIOS = {"": 1.0, "@2x": 2.0}


class GlyphFiles:
    """Pictures in a folder that goes when the program ends; Qt picks the “@2x” one on fine screens by itself."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def draw(self, colours: Palette) -> dict[str, str]:
        """Draw the glyphs in a palette; answers what the style sheet puts in `url(…)`, by name."""
        wanted = {"down": ("chevron-down", colours.muted), "up": ("chevron-up", colours.muted)}
        wanted |= {"tick": ("check", colours.accent), "tick_on": ("check", colours.on_accent)}
        return {name: self._file(icon, colour) for name, (icon, colour) in wanted.items()}

    def _file(self, icon: str, colour: str) -> str:
        plain = Path(self._folder.path()) / f"{icon}-{colour[1:]}.png"
        for suffix, ratio in _RATIOS.items():
            path = plain.with_stem(plain.stem + suffix)
            if not path.exists():
                icon_pixmap(icon, colour, _SIZE, ratio).save(str(path))
        return plain.as_posix()
