from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.fonts import Size, load_inter, wrapped
from ui.theme.icons import icon_pixmap
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import DARK, LIGHT


def test_a_forced_palette_dresses_everything_and_is_remembered(
    qtbot: QtBot, theme: Theme, qapp: QApplication, settings: QSettings
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert theme.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.surface
    assert DARK.rail in qapp.styleSheet()
    assert Theme(qapp, settings).colours is DARK


def test_the_system_is_followed_while_nothing_is_forced(
    theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = {"now": Qt.ColorScheme.Dark}
    hints = type("Hints", (), {"colorScheme": lambda _self: scheme["now"]})()
    monkeypatch.setattr(theme, "_application", Dressed(qapp, hints))
    theme.set_mode(Mode.SYSTEM)
    assert theme.colours is DARK
    scheme["now"] = Qt.ColorScheme.Light
    theme._on_system_changed(Qt.ColorScheme.Light)
    assert theme.colours is LIGHT
    theme.set_mode(Mode.DARK)
    theme._on_system_changed(Qt.ColorScheme.Light)
    assert theme.colours is DARK


class Dressed:
    """The application, with hints of our own."""

    def __init__(self, application: QApplication, hints: object) -> None:
        self._application = application
        self._hints = hints

    def styleHints(self) -> object:  # noqa: N802 - Qt's name
        return self._hints

    def __getattr__(self, name: str) -> object:
        return getattr(self._application, name)


def test_zoom_goes_by_steps_between_100_and_200_percent(theme: Theme, settings: QSettings) -> None:
    theme.zoom_by(-1)
    assert theme.zoom == 1.0
    theme.zoom_by(2)
    assert theme.zoom == 1.25
    theme.set_zoom(5)
    assert theme.zoom == 2.0
    theme.zoom_by(1)
    assert theme.zoom == 2.0
    assert theme.px(8) == 16
    assert theme.font(Size.TITLE).pixelSize() == 40
    assert float(str(settings.value("look/zoom"))) == 2.0


def test_nonsense_in_the_settings_is_no_obstacle(qapp: QApplication, settings: QSettings) -> None:
    settings.setValue("look/mode", "sepia")
    settings.setValue("look/zoom", "1.07")
    theme = Theme(qapp, settings)
    assert theme.mode is Mode.SYSTEM
    assert theme.zoom == 1.1


def test_three_sizes_of_type_and_inter_is_bundled(theme: Theme) -> None:
    assert [theme.font(size).pixelSize() for size in Size] == [20, 16, 13]
    assert load_inter() == "Inter"


def test_the_style_sheet_leaves_no_placeholder(theme: Theme, qapp: QApplication) -> None:
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.set_mode(mode)
        assert "$" not in qapp.styleSheet()


def test_long_text_is_wrapped_and_its_last_line_elided(qtbot: QtBot, theme: Theme) -> None:
    metrics = QFontMetrics(theme.font())
    lines = wrapped("Sandbourne Children’s Services Improvement Board", metrics, 150, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 150 for line in lines)
    assert wrapped("Plan", metrics, 150, 2) == ["Plan"]
    assert wrapped("", metrics, 150, 2) == []


def test_icons_are_recoloured_and_sharp_at_every_pixel_ratio(qtbot: QtBot) -> None:
    pixmap = icon_pixmap("house", "#0b57a8", 18, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)
    image = pixmap.toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(36)
        for y in range(36)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#0b57a8"}


def test_an_icon_that_cannot_be_used_looks_so(theme: Theme) -> None:
    icon = theme.icon("house")
    usable = icon.pixmap(16, QIcon.Mode.Normal).toImage()
    assert usable != icon.pixmap(16, QIcon.Mode.Disabled).toImage()


def test_weights_of_type_differ(theme: Theme) -> None:
    bold = QFontMetrics(theme.font(weight=QFont.Weight.Bold))
    assert bold.horizontalAdvance("Minutes") > QFontMetrics(theme.font()).horizontalAdvance("Minutes")
