"""The course of a figure in the space of a word."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.charts.course import Course, course_marks
from boardkeeper.charts.marks import Box, Ring, Shape, Stroke, Words
from boardkeeper.rules.rag import Rag

_VALUES = st.lists(st.none() | st.decimals(-1000, 1000, places=1), min_size=0, max_size=40)


def _course(*values: str | None, target: str | None = None, rag: Rag | None = None) -> Course:
    return Course(
        tuple(Decimal(value) if value is not None else None for value in values),
        Decimal(target) if target is not None else None,
        rag,
        "",
    )


def test_a_rising_course_goes_up_from_left_to_right_and_ends_in_its_colour() -> None:
    line, end = course_marks(_course("1", "2", "3", rag=Rag.RED), 60.0, 14.0)
    assert isinstance(line, Stroke)
    (x1, y1), (x2, y2), (x3, y3) = line.places
    assert x1 < x2 < x3
    assert y1 > y2 > y3
    assert isinstance(end, Shape), "red is a diamond"


def test_a_gap_stays_a_gap_and_the_target_is_a_dashed_line() -> None:
    marks = course_marks(_course("1", None, "3", "4", target="2"), 60.0, 14.0)
    target, *lines, _ = marks
    assert isinstance(target, Stroke)
    assert target.dashes
    assert len(lines) == 2
    assert {y for _, y in target.places} == {target.places[0][1]}


def test_fewer_than_two_figures_draw_nothing() -> None:
    assert course_marks(_course("1"), 60.0, 14.0) == ()
    assert course_marks(_course(None, None), 60.0, 14.0) == ()


@given(_VALUES, st.none() | st.decimals(-1000, 1000, places=1))
def test_whatever_the_figures_every_mark_stays_on_its_sheet(
    values: list[Decimal | None], target: Decimal | None
) -> None:
    for mark in course_marks(Course(tuple(values), target, None, ""), 60.0, 14.0):
        assert not isinstance(mark, Box | Words | Shape)
        places = [(mark.x, mark.y)] if isinstance(mark, Ring) else mark.places
        assert all(0 <= x <= 60 and 0 <= y <= 14 for x, y in places)
