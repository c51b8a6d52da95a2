"""What the View and Help menus do."""

from __future__ import annotations

from pathlib import Path

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import __version__
from ui.commands import Command, Menu
from ui.shell.command_set import CommandSet
from ui.theme.theme import Mode, Theme


class HelpCommands(QObject):
    """Performs the commands about the look of the window and the program itself."""

    def __init__(self, commands: CommandSet, theme: Theme, log: Path | None, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._theme = theme
        self._log = log
        self._window = window
        commands.bind("look", self.choose_look)
        commands.bind("zoom", self.zoom)
        commands.bind("help.shortcuts", self.show_shortcuts)
        commands.bind("help.log", self.open_log_folder)
        commands.bind("help.about", self.show_about)
        commands.action(f"look:{theme.mode}").setChecked(True)

    def choose_look(self, mode: str) -> None:
        """Follow the system, or force light or dark."""
        self._theme.set_mode(Mode(mode))

    def zoom(self, way: str) -> None:
        """Go a step larger or smaller, or back to 100 %."""
        if way == "reset":
            self._theme.set_zoom(1.0)
        else:
            self._theme.zoom_by(1 if way == "in" else -1)

    def open_log_folder(self) -> None:
        """Show the folder of the log in the system's file window."""
        if self._log is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))

    def show_shortcuts(self) -> None:
        """List every shortcut, made from the commands themselves."""
        _open(ShortcutsDialog(self._commands.all_commands(), self._window))

    def show_about(self) -> None:
        """Say which version this is and under which licence."""
        _open(AboutDialog(self._window))


class ShortcutsDialog(QDialog):
    """Every command that has a shortcut, by menu."""

    def __init__(self, commands: tuple[Command, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(460, 560)
        sheet = QWidget(self)
        sheet.setProperty("plain", True)
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for menu in Menu:
            chosen = [command for command in commands if command.shortcut and command.menu is menu]
            if not chosen:
                continue
            heading = QLabel(menu.value.replace("&", ""), sheet)
            heading.setProperty("rank", "heading")
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for command in chosen:
                row = grid.rowCount()
                grid.addWidget(QLabel(command.plain_title.rstrip("…"), sheet), row, 0)
                keys = QLabel(_native(command.shortcut), sheet)
                keys.setProperty("rank", "muted")
                grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Shortcuts")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(scroll)
        column.addWidget(_close_button(self))


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Boardkeeper")
        self.setMinimumWidth(420)
        title = QLabel("Boardkeeper", self)
        title.setProperty("rank", "title")
        text = QLabel(
            f"Version {__version__}, with Qt {PySide6.__version__}.\n\n"
            "Agendas, minutes, actions, figures and printed packs for boards and committees. "
            "Free software under the MIT licence; Qt under the LGPL, the Inter typeface under the Open Font "
            "Licence, the Lucide icons under the ISC licence, the British dictionary under the notices of SCOWL, which "
            "lie beside it.",
            self,
        )
        text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(text)
        column.addWidget(_close_button(self))


def _native(shortcut: str) -> str:
    keys = QKeySequence.fromString(shortcut, QKeySequence.SequenceFormat.PortableText)
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    return buttons
