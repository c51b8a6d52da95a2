from __future__ import annotations

import pytest

from tests.ui.meetings.papers.step_parts import (
    FOLLOWING,
)
from tests.ui.real_board import Desk
from ui.meetings.papers.step import PapersStep
from ui.meetings.stepper import Step


@pytest.fixture
def step(desk: Desk) -> PapersStep:
    """The papers step at the item whose paper is to follow."""
    desk.page.place.stepper.choose(Step.PAPERS)
    desk.settle()
    step: PapersStep = desk.page.place.papers
    item = (
        next(row.item for row in step.reading.rows if row.item.title == FOLLOWING) if step.reading else None
    )
    assert item is not None
    step.choose(item.id)
    return step
