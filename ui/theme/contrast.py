"""How far two colours stand apart, as WCAG 2.2 measures it."""

from __future__ import annotations

TEXT_MINIMUM = 4.5
"""WCAG 2.2, 1.4.3 (AA): text against what it stands on."""

PART_MINIMUM = 3.0
"""WCAG 2.2, 1.4.11 (AA): outlines of controls, focus rings and marks that carry meaning."""


def relative_luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, 0 (black) to 1 (white)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 (the same) to 21 (black on white)."""
    dark, light = sorted((relative_luminance(one), relative_luminance(other)))
    return (light + 0.05) / (dark + 0.05)
