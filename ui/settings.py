"""Where the window keeps what it remembers: sizes, look, recent files. Never anything of a board."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings

_RECENT_MOST = 8


def open_settings() -> QSettings:
    """The window's own file of settings, in the user's configuration folder."""
    folder = platformdirs.user_config_path("boardkeeper", appauthor=False, ensure_exists=True)
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def log_folder() -> Path:
    """Where the log lies, made if it is not there."""
    return platformdirs.user_log_path("boardkeeper", appauthor=False, ensure_exists=True)


def recent_files(settings: QSettings) -> list[Path]:
    """The boards opened lately, newest first, without those that are gone."""
    kept = json.loads(str(settings.value("files/recent", "[]")))
    return [path for path in map(Path, kept) if path.exists()]


def remember_file(settings: QSettings, path: Path) -> None:
    """Put a board on top of the recent ones."""
    others = [old for old in recent_files(settings) if old != path]
    settings.setValue("files/recent", json.dumps([str(p) for p in [path, *others][:_RECENT_MOST]]))


def current_user(settings: QSettings) -> str:
    """Whose name goes into the audit trail: the one given in the window, or the computer's user."""
    return str(settings.value("people/who", "")) or getpass.getuser()
