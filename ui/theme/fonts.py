"""Type: Inter from our own resources on Linux and in pictures, the system's font elsewhere; three sizes."""

from __future__ import annotations

import sys
from enum import IntEnum
from functools import cache
from importlib import resources

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

_FACES = ("Regular", "Medium", "SemiBold", "Bold")


class Size(IntEnum):
    """The three sizes of type, in device-independent pixels at 100 %."""

    TITLE = 20
    HEADING = 16
    BODY = 13


@cache
def load_inter() -> str:
    """Make the bundled Inter known to Qt and answer its family name."""
    family = ""
    for face in _FACES:
        data = resources.files("resources").joinpath("fonts", "inter", f"Inter-{face}.ttf").read_bytes()
        number = QFontDatabase.addApplicationFontFromData(data)
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        family = family or next(iter(families), "")
    return family


def body_font(zoom: float) -> QFont:
    """The font of running text at a zoom of 1.0 to 2.0."""
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    if sys.platform.startswith("linux") and (family := load_inter()):
        font.setFamily(family)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(round(Size.BODY * zoom))
    return font


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """The text in lines no wider than `width`, at the most `most` of them, the last one elided."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) < width:
            taken += 1
        lines.append(metrics.elidedText(" ".join(words[:taken]), Qt.TextElideMode.ElideRight, width))
        words = words[taken:]
    if words:
        lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
    return lines
