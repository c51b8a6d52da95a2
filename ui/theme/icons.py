"""Icons: outline drawings from the resources, recoloured to the palette, kept per colour, size and pixel ratio."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 18, 20, 24)


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resources.files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def icon_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The drawing `name` in `colour` (#rrggbb), `size` device-independent pixels square.

    Raises:
        FileNotFoundError: The resources hold no drawing of that name.
    """
    thinner = "1.75" if size <= 24 else "1.5"
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{thinner}"')
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=512)
def themed_icon(name: str, colour: str, disabled: str, chosen: str) -> QIcon:
    """An icon for buttons and menus: in `colour`, in `disabled` when it cannot be used, in `chosen` when selected."""
    icon = QIcon()
    for size, ratio in _drawn():
        icon.addPixmap(icon_pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        icon.addPixmap(icon_pixmap(name, colour, size, ratio), QIcon.Mode.Active)
        icon.addPixmap(icon_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
        icon.addPixmap(icon_pixmap(name, chosen, size, ratio), QIcon.Mode.Selected)
    return icon


def _drawn() -> set[tuple[int, float]]:
    """Every size at the ratios of the screens there are, and one so large that Qt makes others of it for a screen that comes.

    Each drawing takes a quarter of a millisecond, and a page opens with dozens of icons.
    """
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return {(size, ratio) for size in _SIZES for ratio in ratios} | {(_SIZES[-1], 2.0)}
