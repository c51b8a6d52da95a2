from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from boardkeeper.plan import PlanView
from ui.plan.moving import number_beside, place_beside


def a_plan(*groups: str) -> PlanView:
    priorities = [
        SimpleNamespace(id=f"p{number}", milestones=[SimpleNamespace(id=each) for each in group])
        for number, group in enumerate(groups)
    ]
    return cast(PlanView, cast(Any, SimpleNamespace(priorities=priorities)))


@pytest.mark.parametrize(
    ("milestone", "by", "found"),
    [
        ("b", -1, (0, "p0")),
        ("b", 1, (0, "p1")),
        ("c", -1, (2, "p0")),
        ("a", -1, None),
        ("d", 1, None),
        ("x", 1, None),
    ],
)
def test_a_milestone_goes_on_into_the_next_priority_from_the_edge_of_its_own(
    milestone: str, by: int, found: tuple[int, str] | None
) -> None:
    assert place_beside(a_plan("ab", "cd"), milestone, by) == found


def test_a_milestone_can_go_into_a_priority_that_has_none() -> None:
    assert place_beside(a_plan("a", ""), "a", 1) == (0, "p1")


@pytest.mark.parametrize(("priority", "by", "found"), [("p0", 1, 1), ("p0", -1, None), ("p1", 1, None)])
def test_a_priority_goes_no_further_than_the_plan(priority: str, by: int, found: int | None) -> None:
    assert number_beside(a_plan("a", "b"), priority, by) == found
