"""Makes the workbook of the sample board as a performance team would send it.

Run it after changing a figure: python resources/sample/make_workbook.py

Kept beside the workbook so that its figures can be read, argued with and changed in one place. A sheet for each
priority, months under a merged heading, percentages as fractions of one with a format, and under some of them the
numbers they were counted from.
"""  # noqa: INP001 - beside the data it makes, in no package

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

WORKBOOK = Path(__file__).with_name("improvement-data-set-2026-10.xlsx")

#: August 2025 to October 2026; the inspectors came in November 2025.
MONTHS = (
    *(datetime(2025, month, 1) for month in range(8, 13)),  # noqa: DTZ001 - a cell knows no time zone
    *(datetime(2026, month, 1) for month in range(1, 11)),  # noqa: DTZ001
)
BEFORE_INSPECTION = 4
MONITOR = "Monitor only"


@dataclass(frozen=True)
class Row:
    """One indicator as the team sends it; `figures` are as printed, `counted` is "45/418 44/417 …"."""

    name: str
    last_year: str
    target: str
    figures: str = ""
    counted_name: str = ""
    counted: str = ""
    counted_last_year: str = ""
    is_percent: bool = True


SHEETS: dict[str, tuple[Row, ...]] = {
    "1 Front door": (
        Row(
            "Contacts decided within one working day",
            "68.4% (Local)",
            "90",
            "71.2 69.8 74.5 72.9 70.3 75.6 78.1 79.4 81.0 83.6 85.2 86.9 88.3 90.7 91.4",
        ),
        Row(
            "Strategy discussions that led to a section 47 enquiry * This is a proxy measure",
            "69.4% (Local)",
            MONITOR,
            "71.0 74.8 72.6 62.9 59.7 45.1 42.3 57.3 55.7 61.2 49.8 52.1 54.4 53.7 55.2",
        ),
        Row(
            "Section 47 enquiries per 10,000 children",
            "357.3 (LAIT)",
            "",
            "162.6 345.8 371.0 334.4 203.8 199.2 137.4 233.6 224.9 231.7 229.0 221.4 214.8 226.3 219.7",
            is_percent=False,
        ),
        Row(
            "Initial child protection conferences held within 15 working days (YTD)",
            "91.3% (LAIT)",
            "80",
            "79.5 81.5 80.2 77.5 79.3 78.4 80.3 80.6 100.0 96.1 94.6 90.2 87.1 83.4 78.8",
        ),
    ),
    "2 Assessment and plans": (
        Row(
            "Re-referrals within 12 months (YTD)",
            "28.0% (LAIT)",
            "25",
            "33.4 33.3 33.0 33.1 32.9 33.0 32.6 32.4 37.7 32.2 31.4 30.6 29.9 29.1 28.4",
        ),
        Row(
            "Assessments completed within 45 working days",
            "77.9% (LAIT)",
            "85",
            "74.2 75.1 76.8 74.9 73.1 75.6 77.2 79.0 80.3 81.1 82.6 83.4 82.9 84.1 84.8",
        ),
        Row(
            "Children subject to a child protection plan for a second or later time (YTD)",
            "26.8% (LAIT)",
            "23",
            counted_name="Number of children subject to a repeat child protection plan",
            counted_last_year="112/418 (LAIT)",
            counted="28/114 29/126 36/146 36/165 48/201 52/232 64/258 64/282 07/25 13/48 16/68 20/88 23/104 26/121 29/138",
        ),
    ),
    "3 Homes for children in care": (
        Row(
            "Children in care who have had three or more homes in a year",
            "12.5% (LAIT)",
            "12",
            counted_name="Number of children in care who have had three or more homes",
            counted_last_year="52/417 (LAIT)",
            counted="52/413 56/424 54/427 45/421 47/414 50/412 47/408 44/410 45/418 44/417 41/417 43/421 46/424 "
            "49/426 52/429",
        ),
        Row(
            "Children in care for two and a half years who have had the same home for two",
            "63.3% (LAIT)",
            "70",
            counted_name="Number of children in care who have had the same home for two years",
            counted_last_year="69/109 (LAIT)",
            counted="66/116 66/118 68/115 73/113 75/115 75/112 75/111 74/112 78/115 79/119 76/118 77/119 78/118 "
            "80/120 81/120",
        ),
        Row(
            "Children in care living more than 20 miles from home",
            "23.9% (Local)",
            "18",
            counted_name="Number of children in care living more than 20 miles from home",
            counted_last_year="98/410 (Local)",
            counted="96/413 97/424 99/427 98/421 95/414 94/412 92/408 91/410 92/418 90/417 88/417 89/421 91/424 "
            "90/426 89/429",
        ),
    ),
    "4 Supervision and workforce": (
        Row(
            "Social work posts filled by agency workers",
            "27.6% (Local)",
            "15",
            "28.4 29.1 28.8 29.7 30.2 29.5 27.9 26.8 25.4 24.3 23.6 22.5 21.9 21.2 20.6",
        ),
        Row(
            "Average number of children allocated to a full-time social worker",
            "20.8 (Local)",
            "16",
            "21.4 21.9 22.3 22.0 21.6 20.8 20.1 19.5 18.9 18.6 18.2 17.9 17.6 17.8 17.5",
            is_percent=False,
        ),
        Row(
            "Supervision held at least once a month",
            "61.0% (Local)",
            "90",
            "58.0 61.0 60.2 57.4 63.1 66.3 69.0 71.2 74.5 76.1 79.3 80.4 83.0 85.2 86.5",
        ),
    ),
    "5 Care leavers": (
        Row(
            "Care leavers in education, employment or training",
            "53.3% (LAIT)",
            "65",
            counted_name="Number of care leavers in education, employment or training",
            counted_last_year="121/227 (LAIT)",
            counted="121/222 118/216 119/216 124/213 123/216 128/219 127/221 129/228 125/227 128/227 132/234 134/236 "
            "133/237 137/238 141/240",
        ),
        Row(
            "Care leavers in suitable accommodation",
            "86.0% (LAIT)",
            "90",
            counted_name="Number of care leavers in suitable accommodation",
            counted_last_year="172/200 (LAIT)",
            counted="206/222 198/216 199/216 202/213 204/216 210/219 212/221 215/228 214/227 218/227 224/234 225/236 "
            "227/237 229/238 232/240",
        ),
        Row(
            "Pathway plans reviewed within six months",
            "66.2% (Local)",
            "95",
            "64.9 66.1 67.3 68.0 66.4 70.2 73.5 75.8 78.4 80.9 83.1 84.0 85.7 87.2 88.9",
        ),
    ),
    "6 Audit and learning": (
        Row(
            "Audited files judged good or better",
            "36.7% (Local)",
            "60",
            counted_name="Number of audited files judged good or better",
            counted_last_year="22/60 (Local)",
            counted="09/30 10/30 10/31 08/28 11/32 12/30 12/29 14/32 14/30 15/31 16/30 15/29 17/32 18/33 18/32",
        ),
        Row(
            "Audited files in which the child’s own words were found",
            "51.7% (Local)",
            "85",
            counted_name="Number of audited files in which the child’s own words were found",
            counted_last_year="31/60 (Local)",
            counted="16/30 16/30 17/31 16/28 18/32 19/30 19/29 21/32 21/30 23/31 23/30 22/29 26/32 27/33 27/32",
        ),
    ),
}

_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_FIRST_MONTH = 3


def make(path: Path = WORKBOOK) -> None:
    """Write the workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Performance and Insight, Sandbourne Council"
    book.properties.title = "Children’s improvement plan data set, October 2026"
    book.properties.created = book.properties.modified = datetime(2026, 11, 13, 9, 30)  # noqa: DTZ001 - as Excel writes it
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        _head(sheet, title)
        number = 5
        for row in rows:
            number = _write(sheet, number, row)
        sheet.cell(
            number + 1,
            1,
            "Colour key: Red, Amber or Green against target; Amber is within 15% of the target.",
        )
        if any("*" in row.name for row in rows):
            sheet.cell(number + 2, 1, "* Proxy measure: the figures do not follow the same children.")
    book.save(path)


def _head(sheet: Worksheet, title: str) -> None:
    last = _FIRST_MONTH + len(MONTHS) - 1
    split = _FIRST_MONTH + BEFORE_INSPECTION
    sheet.cell(1, 1, f"Children’s improvement plan - data set, October 2026 - priority {title}").font = _BOLD
    sheet.cell(3, 2, "2024/25 Actual")
    sheet.cell(3, _FIRST_MONTH, "Before the inspection")
    sheet.cell(3, split, "After the inspection")
    sheet.cell(3, last + 1, "2026/27 Local Target")
    for place, month in enumerate(MONTHS):
        sheet.cell(4, _FIRST_MONTH + place, month).number_format = "mmm-yy"
    for row in sheet.iter_rows(min_row=3, max_row=4, max_col=last + 1):
        for cell in row:
            cell.font = _BOLD
            cell.fill = _HEAD
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=3, end_row=4, start_column=2, end_column=2)
    sheet.merge_cells(start_row=3, end_row=4, start_column=last + 1, end_column=last + 1)
    sheet.merge_cells(start_row=3, end_row=3, start_column=_FIRST_MONTH, end_column=split - 1)
    sheet.merge_cells(start_row=3, end_row=3, start_column=split, end_column=last)
    sheet.column_dimensions["A"].width = 62
    for column in range(2, last + 2):
        sheet.column_dimensions[get_column_letter(column)].width = 16 if column in {2, last + 1} else 9
    sheet.freeze_panes = "C5"


def _write(sheet: Worksheet, number: int, row: Row) -> int:
    """Write an indicator from a row on; answers the next free row."""
    last = _FIRST_MONTH + len(MONTHS)
    sheet.cell(number, 1, row.name)
    sheet.cell(number, 2, row.last_year)
    fractions = row.counted.split()
    figures = [_share(fraction) for fraction in fractions] or [_value(f, row) for f in row.figures.split()]
    assert len(figures) == len(MONTHS), row.name
    for place, figure in enumerate(figures):
        sheet.cell(number, _FIRST_MONTH + place, figure).number_format = "0.0%" if row.is_percent else "0.0"
    if row.target == MONITOR:
        sheet.cell(number, last, MONITOR)
    elif row.target:
        sheet.cell(number, last, _value(row.target, row)).number_format = "0.0%" if row.is_percent else "0.0"
    if not fractions:
        return number + 1
    sheet.cell(number + 1, 1, row.counted_name)
    sheet.cell(number + 1, 2, row.counted_last_year)
    for place, fraction in enumerate(fractions):
        sheet.cell(number + 1, _FIRST_MONTH + place, fraction)
    return number + 2


def _value(figure: str, row: Row) -> float:
    return float(Decimal(figure) / 100 if row.is_percent else Decimal(figure))


def _share(fraction: str) -> float:
    part, whole = (Decimal(number) for number in fraction.split("/"))
    return float((part / whole).quantize(Decimal("0.001"), ROUND_HALF_UP))


if __name__ == "__main__":
    make()
