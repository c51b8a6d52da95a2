from __future__ import annotations

from datetime import date

import pytest

from ui.plan.standing import month_words, months_to_offer

TODAY = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("latest", "offered"),
    [
        ("2026-02", ["2026-02"]),
        ("2025-12", ["2026-02", "2026-01", "2025-12"]),
        ("", ["2026-02", "2026-01"]),
        ("2026-04", ["2026-02", "2026-04"]),
    ],
)
def test_the_latest_month_and_those_since_are_offered(latest: str, offered: list[str]) -> None:
    assert months_to_offer(latest, TODAY) == offered


def test_an_old_month_is_offered_after_the_last_six() -> None:
    offered = months_to_offer("2019-06", TODAY)
    assert len(offered) == 7
    assert offered[-2:] == ["2025-09", "2019-06"]


def test_a_month_is_written_out() -> None:
    assert month_words("2019-06") == "June 2019"
