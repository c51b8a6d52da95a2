"""The day it is at this desk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate


def current_day() -> date:
    """Today in the user's own calendar; deadlines of councils know no time zones."""
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())
