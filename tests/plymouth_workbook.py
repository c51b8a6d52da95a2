"""A made-up data set laid out as Plymouth’s of 2019, with as many months as a test wants."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

MONTHS = [date(2018, month, 1) for month in range(4, 13)] + [date(2019, month, 1) for month in range(1, 8)]
TITLE = "Safeguarding Improvement Plan - data set, {month} 2019 - priority {number} {theme}"


def plymouth(path: Path, months: int, *, restated: Decimal | None = None) -> Path:
    """A data set laid out as Plymouth’s: a title, merged heads of two rows, percentages above their numbers.

    Args:
        path: Where it is saved.
        months: How many months it holds, the first April 2018.
        restated: What re-referrals of April 2018 are said to have been, where that is another figure by now.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    first = Decimal("0.297") if restated is None else restated
    referrals = [first, *(Decimal(300 + place) / 1000 for place in range(1, months))]
    sheet = _sheet(book, "2 Written plans", 2, "Written plans", months)
    sheet.append(["Re-referrals within 12 months (YTD)", "28.0% (LAIT)", *referrals, Decimal("0.25")])
    repeat = [Decimal(20 + place) / 100 for place in range(months)]
    sheet.append(
        ["% of children subject to multiple child protection plans", "26.8% (LAIT)", *repeat, Decimal("0.23")]
    )
    numbers = [f"{20 + place}/100" for place in range(months)]
    sheet.append(
        ["Number of children subject to multiple child protection", "112/418 (LAIT)", *numbers, None]
    )
    _finish(sheet)
    sheet = _sheet(book, "5 Care leavers", 5, "Care leavers", months)
    work = [Decimal(50 + place) / 100 for place in range(months)]
    sheet.append(["% of Care Leavers in EET", "53.0% (LAIT)", *work, Decimal("0.65")])
    _finish(sheet)
    book.save(path)
    return path


def _sheet(book: Any, title: str, number: int, theme: str, months: int) -> Any:
    sheet = book.create_sheet(title)
    latest = MONTHS[months - 1]
    sheet.append([TITLE.format(month=f"{latest:%B}", number=number, theme=theme)])
    sheet.append([])
    after = [None] * (months - 8)
    sheet.append(
        [
            None,
            "2017/18 Actual",
            "Pre Ofsted Visit",
            *[None] * 6,
            "Post Ofsted Visit",
            *after,
            "2019/20 Local Target",
        ]
    )
    sheet.append([None, None, *MONTHS[:months]])
    last = months + 3
    for first_row, first, last_row, end in (
        (3, 2, 4, 2),
        (3, 3, 3, 9),
        (3, 10, 3, last - 1),
        (3, last, 4, last),
    ):
        sheet.merge_cells(start_row=first_row, start_column=first, end_row=last_row, end_column=end)
    return sheet


def _finish(sheet: Any) -> None:
    sheet.append([])
    sheet.append(["Colour key: Red, Amber or Green against target; Amber is within 15% of the target."])
    for line in sheet.iter_rows(min_row=4):
        for cell in line:
            if isinstance(cell.value, Decimal):
                cell.number_format = "0.0%"
            elif isinstance(cell.value, date):
                cell.number_format = "mmm-yy"
