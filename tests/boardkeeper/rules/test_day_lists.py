from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.day_lists import ListedDay, read_days
from boardkeeper.rules.due_dates import full_date, long_date, weekday_date

FIRST = dt.date(2019, 5, 1)
PACK = dt.date(2019, 9, 11)


@pytest.mark.parametrize(
    ("line", "time", "venue"),
    [
        ("11 September 2019", None, ""),
        ("Wed 11 Sep 2019", None, ""),
        ("- Wednesday 11 September 2019", None, ""),
        ("3. 11/9/19", None, ""),
        ("11 September", None, ""),
        ("11/9", None, ""),
        ("Wednesday 11 September 2019 at 2.00 pm", dt.time(14), ""),
        ("Wednesday 11 September 2019, 10.30am", dt.time(10, 30), ""),
        ("11 September 2019 – 14:00 – Warspite Room", dt.time(14), "Warspite Room"),
        ("11/09/2019\t14:00\tCouncil House, Plymouth", dt.time(14), "Council House, Plymouth"),
        ("2.00 pm\t11/09/2019\tCouncil House", dt.time(14), "Council House"),
        ("2019-09-11 12 noon", dt.time(12), ""),
    ],
)
def test_a_line_names_its_day_and_what_stands_beside_it(line: str, time: dt.time | None, venue: str) -> None:
    (found,) = read_days(line, FIRST)
    assert (found.day, found.starts_at, found.venue) == (PACK, time, venue)


@pytest.mark.parametrize(
    "written",
    [
        "10 July 2019\n11 September 2019\r\n\n13 November 2019\n8 January 2020",
        "10 July 2019; 11 September 2019; 13 November 2019; 8 January 2020",
        "10 July, 11 Sept, 13 Nov and 8 Jan",
        "10/7/19 & 11/9/19, 13/11/19 and 8/1/20",
    ],
)
def test_days_stand_under_or_beside_each_other(written: str) -> None:
    assert [each.day for each in read_days(written, FIRST)] == [
        dt.date(2019, 7, 10),
        PACK,
        dt.date(2019, 11, 13),
        dt.date(2020, 1, 8),
    ]


def test_a_line_that_names_no_single_day_comes_back_as_it_stood() -> None:
    found = read_days("11 September 2019\n Tues 11 September 2019\nto be arranged\n31 June\nJuly 2019", FIRST)
    assert [each.day for each in found] == [PACK, None, None, None, None]
    assert found[1] == ListedDay("Tues 11 September 2019", None)


@given(st.lists(st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1)), max_size=12), st.data())
def test_every_way_we_write_a_day_is_read_again(days: list[dt.date], data: st.DataObject) -> None:
    ways = st.sampled_from([full_date, long_date, weekday_date, dt.date.isoformat])
    lines = "\n".join(data.draw(ways)(day) for day in days)
    assert [each.day for each in read_days(lines, FIRST)] == days


@given(st.text(max_size=80))
def test_nothing_that_is_pasted_breaks_the_reading(written: str) -> None:
    assert all(each.day is None or each.written for each in read_days(written, FIRST))
