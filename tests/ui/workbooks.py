"""Made-up workbooks, as a council's offices would write them, for tests of pages that read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

MONTHS = ("Apr-19", "May-19", "Jun-19")
REFERRALS = "% of re-referrals within 12 months"
CONFERENCES = "% Initial child protection conferences within 15 working days"
OTHER = "Number of marbles lost"


def save(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """Write rows by sheet title."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        made = book.create_sheet(title)
        for row in rows:
            made.append(list(row))
        for line in made.iter_rows():
            for cell in line:
                if isinstance(cell.value, float) and cell.value < 1.5:
                    cell.number_format = "0.0%"
    book.save(path)
    return path


def save_kpis(path: Path, june: float = 0.315, numbers: str = "45/143") -> Path:
    """Two indicators with targets, a row of fractions, and one indicator the catalogue does not know."""
    return save(
        path,
        {
            "2 Written plans": [
                ["Written plans"],
                ["Indicator", *MONTHS, "2019/20 Target"],
                [REFERRALS, 0.378, 0.322, june, 0.25],
                ["Re-referrals / referrals", "45/119", "39/121", numbers, None],
                [CONFERENCES, 0.80, 0.961, 0.946, 0.80],
            ],
            "9 Odds": [["Indicator", *MONTHS], [OTHER, 12, 9, 11]],
        },
    )


def save_milestones(path: Path) -> Path:
    """Two milestones; which month their statuses are of is not said."""
    return save(
        path,
        {
            "Plan": [
                ["Ref", "Priority", "Progress milestone", "Lead", "Key dates", "Status"],
                ["1.1", "1 Front door", "Weekly audits are in place", "J. Kelly", "June 2019", "On track"],
                ["1.2", "1 Front door", "All posts are filled", "N. Barr", "July 2019", "Off track"],
            ]
        },
    )


def save_puzzle(path: Path) -> Path:
    """A workbook nobody understands."""
    return save(path, {"Lunch": [["Soup", "Bread"], ["leek", "rye"], ["pea", "white"]]})
