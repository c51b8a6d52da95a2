from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.round_axis import round_axis


@pytest.mark.parametrize(
    ("values", "lines", "decimals"),
    [
        (["31.4", "37.7", "25"], ["25", "30", "35", "40"], 0),
        (["0.94", "1.06"], ["0.90", "0.95", "1.00", "1.05", "1.10"], 2),
        (["5", "5"], ["4.0", "4.5", "5.0", "5.5", "6.0"], 1),
        (["-3", "9"], ["-5", "0", "5", "10"], 0),
        (["105", "458"], ["100", "200", "300", "400", "500"], 0),
    ],
)
def test_lines_stand_on_numbers_people_say(values: list[str], lines: list[str], decimals: int) -> None:
    found, shown = round_axis([Decimal(value) for value in values])
    assert found == tuple(Decimal(line) for line in lines)
    assert shown == decimals


@given(st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=3), min_size=1, max_size=40))
def test_the_lines_lie_round_all_values_evenly_and_are_few(values: list[Decimal]) -> None:
    lines, decimals = round_axis(values)
    assert lines[0] <= min(values)
    assert lines[-1] >= max(values)
    assert len({after - before for before, after in pairwise(lines)}) == 1
    assert 2 <= len(lines) <= 7
    assert all(line == line.quantize(Decimal(1).scaleb(-decimals)) for line in lines)
