from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum

import pytest

from ui.tables.columns import Column, DueCell, ProgressCell, RagCell, SparklineCell, TravelCell, as_text
from ui.theme.tokens import Tone


class Status(StrEnum):
    SLIGHT_SLIPPAGE = "slight slippage"


@dataclass(frozen=True)
class Milestone:
    id: str
    status: Status
    lead: str


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (date(2019, 9, 11), "Wed 11 Sep 2019"),
        (datetime(2019, 9, 11, 14, 5, tzinfo=UTC), "Wed 11 Sep 2019 14:05"),
        (time(14, 0), "14:00"),
        (Status.SLIGHT_SLIPPAGE, "Slight slippage"),
        (True, "Yes"),
        (False, ""),
        (1234, "1,234"),
        (Decimal("1234.50"), "1,234.50"),
        (RagCell("A"), "Amber"),
        (RagCell("", "no target"), "no target"),
        (TravelCell("better", rises=False, comparator="May 2019"), "Better than May 2019"),
        (TravelCell("no change", rises=None, comparator="May 2019"), "No change from May 2019"),
        (TravelCell("", rises=None, comparator=""), ""),
        (DueCell("July 2019", 12), "July 2019, 12 days late"),
        (DueCell("July 2019", 1), "July 2019, 1 day late"),
        (DueCell("to be scheduled"), "to be scheduled"),
        (SparklineCell((Decimal(3), None, Decimal("4.5"))), "2 figures from 3 to 4.5"),
        (SparklineCell((None, None)), "no figures"),
        (ProgressCell(4, 7), "4 of 7"),
    ],
)
def test_values_are_written_as_people_write_them(value: object, text: str) -> None:
    assert as_text(value) == text


def test_a_column_takes_an_attribute_or_a_function_of_the_row() -> None:
    row = Milestone("m1", Status.SLIGHT_SLIPPAGE, "Jean Kelly")
    status = Column("Status", "status", tones={"slight slippage": Tone.WARNING})
    assert status.text_of(row) == "Slight slippage"
    assert status.tone_of(row) is Tone.WARNING
    initials = Column("Lead", lambda r: r.lead, says=lambda r: "".join(w[0] for w in r.lead.split()))
    assert initials.value_of(row) == "Jean Kelly"
    assert initials.text_of(row) == "JK"
    assert initials.tone_of(row) is Tone.NEUTRAL


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ""),
        (1, "1 day late"),
        (99, "99 days late"),
        (100, "3 months late"),
        (730, "24 months late"),
        (800, "2 years late"),
    ],
)
def test_how_late_something_is_stays_easy_to_grasp(days: int, words: str) -> None:
    assert DueCell("July 2019", days).late_words == words


def test_a_note_is_copied_and_read_out_with_its_cell() -> None:
    column = Column("Minute", lambda row: row, note=lambda row: f"on {row}")
    assert column.whole_text_of("Tuesday") == "Tuesday, on Tuesday"
    assert Column("Minute", lambda row: row).whole_text_of("Tuesday") == "Tuesday"
