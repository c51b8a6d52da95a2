"""Starts the window and keeps it running."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.office import Office
from ui.page import PageEntry
from ui.pages import PAGES
from ui.settings import current_user, log_folder, open_settings, recent_files
from ui.shell.crash import FaultCatcher, start_log
from ui.shell.window import MainWindow
from ui.theme.theme import Theme
from ui.warming import WarmingUp


def make_application() -> QApplication:
    """The one Qt application of the process, named and with the icons and fonts of the program."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("Boardkeeper")
    application.setApplicationDisplayName("Boardkeeper")
    application.setDesktopFileName("boardkeeper")
    return application


def make_window(
    application: QApplication,
    office: Office,
    settings: QSettings,
    pages: Sequence[PageEntry] = PAGES,
    log: Path | None = None,
) -> tuple[MainWindow, Theme]:
    """A window and its look, with no board open yet."""
    theme = Theme(application, settings)
    window = MainWindow(office, pages, theme, settings, current_user(settings), log)
    window.setWindowIcon(theme.icon("landmark", theme.colours.accent))
    return window, theme


def run_window(office: Office, path: Path | None = None) -> int:
    """Show the window until it is closed; answers the exit code.

    Args:
        office: What the floor below lends.
        path: The board to open; without one, the board opened last, if it is still there.
    """
    application = make_application()
    settings = open_settings()
    log = start_log(log_folder())
    window, _theme = make_window(application, office, settings, log=log)
    application.aboutToQuit.connect(window.operations.close)
    catcher = FaultCatcher()
    catcher.caught.connect(window.faults.report)
    catcher.install()
    WarmingUp(window, PAGES)
    window.show()
    wanted = path or next(iter(recent_files(settings)), None)
    if wanted is not None:
        window.open_file.open(wanted)
    try:
        return application.exec()
    finally:
        catcher.uninstall()
