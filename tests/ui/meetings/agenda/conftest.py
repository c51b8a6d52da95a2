"""The agenda of the meeting that is coming, and what the file holds of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from boardkeeper import agenda
from boardkeeper.agenda import AgendaItemView
from tests.ui.real_board import Desk
from ui.meetings.agenda.step import AgendaStep


@pytest.fixture
def step(desk: Desk) -> AgendaStep:
    step: AgendaStep = desk.page.place.agenda
    step.view.setFocus()
    return step


@pytest.fixture
def kept(desk: Desk) -> Callable[[], tuple[AgendaItemView, ...]]:
    """The agenda as it stands in the file."""

    def read() -> tuple[AgendaItemView, ...]:
        items: tuple[AgendaItemView, ...] = desk.ask(agenda.list_items, desk.made.coming)
        return items

    return read
