"""The day it is at this desk, and the time."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QTime


def current_day() -> date:
    """Today in the user's own calendar; deadlines of councils know no time zones."""
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())


def current_time() -> time:
    """The time on the clock of this computer, to the minute."""
    now = QTime.currentTime()
    return time(now.hour(), now.minute())
