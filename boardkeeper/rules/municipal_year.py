"""The two years of a council: municipal (from the annual meeting) and financial (from 1 April).

Sources: Local Government Act 1972, Sch. 12 para. 1 (annual meeting between March and May, by local choice and
election year); Local Government Finance Act 1992, s. 69 (financial year: twelve months from 1 April). A year is
known by the calendar year it starts in: 2019 is "2019/20".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence


def municipal_year(on: dt.date, annual_meetings: Sequence[dt.date] = ()) -> int:
    """Answer the calendar year in which the municipal year of a date started.

    Args:
        on: the date asked about.
        annual_meetings: the board's known annual meetings, of any years in any order; the municipal year begins
            on the first of them in a calendar year. A year without one begins on 1 May.
    """
    of_this_year = [meeting for meeting in annual_meetings if meeting.year == on.year]
    start = min(of_this_year, default=dt.date(on.year, 5, 1))
    return on.year if on >= start else on.year - 1


def municipal_year_title(start_year: int) -> str:
    """Write a municipal year as people do: 2019 gives "2019/20", 1999 gives "1999/00"."""
    return _title(start_year)


def financial_year(on: dt.date) -> int:
    """Answer the calendar year in which the financial year of a date started (1 April)."""
    return on.year if on.month >= 4 else on.year - 1


def financial_year_title(start_year: int) -> str:
    """Write a financial year as people do: 2019 gives "2019/20"."""
    return _title(start_year)


def _title(start_year: int) -> str:
    return f"{start_year:04d}/{(start_year + 1) % 100:02d}"
