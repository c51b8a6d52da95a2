from __future__ import annotations

import pytest

from boardkeeper.importing.number_format import understand


@pytest.mark.parametrize(
    ("code", "decimals", "is_percent", "is_money"),
    [
        ("General", None, False, False),
        ("@", None, False, False),
        ("0", 0, False, False),
        ("0.0", 1, False, False),
        ("#,##0.00", 2, False, False),
        ("#,##0_);(#,##0)", 0, False, False),
        ("_-* #,##0.0_-;-* #,##0.0_-", 1, False, False),
        ("0%", 0, True, False),
        ("0.0%", 1, True, False),
        ("[Red]0.00%", 2, True, False),
        ('0.0"%"', 1, False, False),
        ("£#,##0.00", 2, False, True),
        ('"£"#,##0', 0, False, True),
        ("[$£-809]#,##0", 0, False, True),
        ("0.0,", None, False, False),
        ("# ?/?", None, False, False),
        ("0.00E+00", None, False, False),
    ],
)
def test_figures_are_understood(code: str, decimals: int | None, is_percent: bool, is_money: bool) -> None:
    found = understand(code)
    assert (found.decimals, found.is_percent, found.is_money) == (decimals, is_percent, is_money)
    assert not found.is_date
    assert not found.is_time


@pytest.mark.parametrize(
    "code", ["mmm-yy", "dd/mm/yyyy", "[$-409]mmm\\-yy;@", "d-mmm", "yyyy-mm-dd h:mm", "mmmm yyyy"]
)
def test_dates_are_understood(code: str) -> None:
    assert understand(code).is_date


@pytest.mark.parametrize("code", ["h:mm", "[h]:mm:ss", "mm:ss.0", "h:mm AM/PM"])
def test_times_are_no_dates(code: str) -> None:
    assert understand(code).is_time
    assert not understand(code).is_date
