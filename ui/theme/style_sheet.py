"""The style sheet, generated from a palette: our own frame on every platform, all controls where Fusion draws."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from ui.theme.fonts import Size
from ui.theme.tokens import Palette

_FRAME = Template("""
#rail, #statusBar, #menuStrip { background: $rail; }
#rail { border: none; border-right: 1px solid $line; }
#statusBar { border-top: 1px solid $line; color: $muted; }
#statusBar QLabel { color: $muted; padding: 0 ${p8}px; }
#statusBar::item { border: none; }
#page, #pageStack { background: $surface; }
#guideText { background: $surface; border: none; }
#guideContents, #sectionNames { background: $surface; border: none; }
#guideContents::item, #sectionNames::item { padding: ${p8}px; border-radius: 6px; }
#guideContents::item:selected, #sectionNames::item:selected { background: $selection; color: $on_selection; }
#guideContents::item:selected:focus, #sectionNames::item:selected:focus { border: 2px solid $accent; padding: 6px; }
#example { background: $sunken; border-radius: ${p8}px; }
QLabel[rank="title"] { font-size: ${title}px; font-weight: 600; color: $text; }
QLabel[rank="heading"] { font-size: ${heading}px; font-weight: 600; color: $text; }
QLabel[rank="strong"] { font-weight: 600; color: $text; }
QLabel[rank="muted"] { color: $muted; }
QLabel[rank="bad"] { color: $bad_text; }
QLabel[rank="warning"] { color: $warning_text; }
#banner { background: $bad_fill; border-bottom: 1px solid $bad_mark; }
#progressStrip { background: $info_fill; border-top: 1px solid $line; }
#toast { background: $inverse; border-radius: ${p8}px; }
#toast QLabel { color: $on_inverse; }
#toast QPushButton { background: transparent; border: 2px solid transparent; border-radius: 4px; color: $inverse_accent;
  font-weight: 600; padding: ${p4}px ${p8}px; min-height: 0; }
#toast QPushButton:hover { text-decoration: underline; }
#toast QPushButton:focus { border-color: $inverse_accent; }
#card { background: $raised; border: 1px solid $line; border-radius: ${p12}px; }
#card QListView { background: $raised; border: none; }
#cellHint { background: $raised; border: 1px solid $outline; border-radius: 6px; }
QFrame[hairline="true"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
""")

_CONTROLS = Template("""
QToolTip { background: $inverse; color: $on_inverse; border: none; padding: ${p4}px ${p8}px; }
QMainWindow, QDialog { background: $surface; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QMenuBar { background: $rail; color: $text; padding: 0 ${p4}px; border: none; }
QMenuBar::item { background: transparent; padding: ${p4}px ${p8}px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: ${p4}px; }
QMenu::item { padding: 6px ${p24}px 6px ${p8}px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $outline; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QMenu::indicator { width: ${p16}px; height: ${p16}px; padding-left: ${p8}px; }
QMenu::indicator:checked { image: url($tick_glyph); }
QCheckBox::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $outline; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick_on_glyph); }
QMenu::icon { padding-left: ${p8}px; }
QPushButton { background: $raised; color: $text; border: 1px solid $outline; border-radius: 6px;
  padding: 0 ${p16}px; min-height: ${p30}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 0 ${p15}px; min-height: ${p28}px; }
QPushButton:disabled { color: $outline; border-color: $line; }
QPushButton[main="true"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[main="true"]:hover { background: $accent_hover; }
QPushButton[main="true"]:focus { border: 2px solid $text; }
QPushButton[main="true"]:disabled { background: $line; color: $outline; border-color: $line; }
QPushButton[link="true"] { background: transparent; border: 2px solid transparent; color: $accent; padding: 0 ${p4}px;
  min-height: ${p24}px; }
QPushButton[link="true"]:disabled { color: $muted; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 2px solid $accent; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px;
  padding: 3px ${p8}px; min-height: ${p24}px; }
QLineEdit QToolButton { padding: 0; min-height: 0; border: none; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; color: $on_selection; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton:disabled { color: $outline; }
QToolButton[chip="true"] { border: 1px solid $outline; border-radius: ${p14}px; padding: 1px ${p12}px; }
QToolButton[chip="true"]:checked { background: $selection; border: 1px solid $accent; color: $on_selection; }
QToolButton[chip="true"]:focus { border: 2px solid $accent; padding: 0 ${p11}px; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $sunken; color: $text;
  border: 1px solid $outline; border-radius: 6px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 ${p8}px; min-height: ${p30}px; }
QPlainTextEdit { padding: ${p4}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; background: $surface; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { padding: 0 ${p7}px; min-height: ${p28}px; }
QLineEdit:read-only { background: $surface; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $surface; color: $muted; border: 1px solid $line; }
QLineEdit[inline="true"] { background: transparent; border: 1px solid transparent; padding: 0 ${p4}px; }
QLineEdit[inline="true"]:hover { border: 1px solid $line; background: $sunken; }
QLineEdit[inline="true"]:focus { border: 2px solid $accent; background: $surface; padding: 0 3px; }
QLineEdit[strong="true"] { font-weight: 600; }
QLineEdit[muted="true"] { color: $muted; min-height: ${p24}px; }
QLineEdit[muted="true"]:focus { color: $text; min-height: ${p22}px; }
QPlainTextEdit[inline="true"] { background: transparent; border: 1px solid transparent; padding: 1px; }
QPlainTextEdit[inline="true"]:hover { border: 1px solid $line; background: $sunken; }
QPlainTextEdit[inline="true"]:focus { border: 2px solid $accent; background: $surface; padding: 0; }
QPlainTextEdit[inline="true"]:read-only { background: transparent; border: 1px solid transparent; padding: 1px; }
QPlainTextEdit[rank="heading"] { font-size: ${heading}px; font-weight: 600; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 2px solid $bad_mark; }
QComboBox::drop-down { border: none; width: ${p24}px; }
QComboBox::down-arrow { image: url($down_glyph); width: ${p16}px; height: ${p16}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ${p24}px; }
QAbstractSpinBox::up-arrow { image: url($up_glyph); width: ${p12}px; height: ${p12}px; }
QAbstractSpinBox::down-arrow { image: url($down_glyph); width: ${p12}px; height: ${p12}px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color: $selection;
  selection-color: $on_selection; }
QCheckBox, QRadioButton { spacing: ${p8}px; padding: 2px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QAbstractItemView { background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $selection; selection-color: $on_selection; }
QTableView { gridline-color: $line; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 ${p8}px; font-weight: 500; min-height: ${p32}px; }
QHeaderView::section:first { padding-left: ${p24}px; }
QHeaderView::section:hover { background: $hover; color: $text; }
QTableCornerButton::section { background: $surface; border: none; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; }
""")

_GRID = (4, 7, 8, 11, 12, 14, 15, 16, 22, 24, 28, 30, 32)


def style_sheet(colours: Palette, zoom: float, glyphs: Mapping[str, str], draws_controls: bool) -> str:
    """The style sheet of the whole program.

    Args:
        colours: The palette in force.
        zoom: 1.0 to 2.0; lengths and type grow with it.
        glyphs: Files of the small drawings, by name.
        draws_controls: Whether buttons, fields and menus are ours too, not the platform's.
    """
    values = {name: getattr(colours, name) for name in _plain_names(colours)}
    for tone, ink in colours.tones.items():
        values |= {f"{tone}_text": ink.text, f"{tone}_fill": ink.fill, f"{tone}_mark": ink.mark}
    values |= {f"{name}_glyph": path for name, path in glyphs.items()}
    values |= {f"p{length}": str(round(length * zoom)) for length in _GRID}
    values |= {"title": str(round(Size.TITLE * zoom)), "heading": str(round(Size.HEADING * zoom))}
    sheets = (_CONTROLS, _FRAME) if draws_controls else (_FRAME,)
    return "\n".join(sheet.substitute(values) for sheet in sheets)


def _plain_names(colours: Palette) -> list[str]:
    return [name for name in colours.__slots__ if isinstance(getattr(colours, name), str)]
