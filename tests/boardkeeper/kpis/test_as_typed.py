from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper.errors import UserError
from boardkeeper.kpis import read_figure, read_period, read_target, read_year


@pytest.mark.parametrize(
    ("written", "value", "upper"),
    [
        ("80", 80, None),
        ("80%", 80, None),
        (" 80.5 % ", Decimal("80.5"), None),
        ("≥ 80%", 80, None),
        ("at least 80", 80, None),
        ("25 or less", 25, None),
        ("£1,200", 1200, None),
        ("80-85 %", 80, 85),
        ("80 % – 85 %", 80, 85),
        ("80 to 85", 80, 85),
        ("between 80 and 85", 80, 85),
        ("-3", -3, None),
        ("-3 to -1", -3, -1),
        ("Monitor only", None, None),
        ("tbc", None, None),
        ("", None, None),
    ],
)
def test_a_target_is_read_as_people_type_it(written, value, upper):
    found = read_target(written)
    assert (found.value, found.upper, found.written) == (value, upper, " ".join(written.split()))


@pytest.mark.parametrize("written", ["85 to 80", "80 by 2020/21 if we can", "1/2", "about a third"])
def test_what_is_no_target_is_refused(written):
    with pytest.raises(UserError, match=r"ends below|not a target that can be read"):
        read_target(written)


@pytest.mark.parametrize("written", ["", "about a third", "NaN", "inf", "1.2.3"])
def test_what_is_no_figure_is_refused(written):
    with pytest.raises(UserError, match="is not a figure"):
        read_figure(written)


@pytest.mark.parametrize("written", ["31,4", "1,23,456", ",5", "1234,5 %"])
def test_a_comma_that_parts_no_thousands_is_never_dropped_silently(written):
    with pytest.raises(UserError, match="is not a figure"):
        read_figure(written)
    with pytest.raises(UserError, match="is not a"):
        read_target(written)


@pytest.mark.parametrize("written", ["1e30", "-1000000000000000", "9" * 400])
def test_a_figure_no_board_has_is_refused_as_in_a_workbook(written):
    with pytest.raises(UserError, match="more than any figure of a board"):
        read_figure(written)


def test_thousands_may_be_parted_by_commas():
    assert read_figure("£1,234,567.5") == Decimal("1234567.5")


@pytest.mark.parametrize(("written", "year"), [("2019/20", 2019), ("2019-20", 2019), (" 2019 ", 2019)])
def test_a_year_is_read_as_people_type_it(written, year):
    assert read_year(written) == year


@pytest.mark.parametrize(("written", "period"), [("Jun-19", "2019-06"), ("Q1 2019/20", "2019-Q1")])
def test_a_period_is_read_as_people_type_it(written, period):
    assert read_period(written) == period


def test_what_is_no_year_or_period_is_refused():
    with pytest.raises(UserError, match="“June” is not a year"):
        read_year("June")
    with pytest.raises(UserError, match="“June” is not a period"):
        read_period("June")
