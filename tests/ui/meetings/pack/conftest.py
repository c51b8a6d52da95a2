"""The pack of the meeting that is coming, laid out and in front."""

from __future__ import annotations

import pytest

from boardkeeper import distribution
from tests.ui.real_board import WHO, Desk
from ui.meetings.pack.builder import PackBuilder, PackState
from ui.meetings.pack.giving_out.panel import GivingOutPanel
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step


@pytest.fixture
def builder(desk: Desk) -> PackBuilder:
    """Of the pack step being shown, the pack laid out."""
    builder: PackBuilder = desk.page.place.builder
    desk.page.place.stepper.choose(Step.PACK)
    ready(desk, builder)
    return builder


@pytest.fixture
def step(desk: Desk, builder: PackBuilder) -> PackStep:
    step: PackStep = desk.page.place.pack
    return step


@pytest.fixture
def checked(desk: Desk, step: PackStep) -> PackStep:
    """The same, its checks read."""
    desk.qtbot.waitUntil(lambda: bool(step.checks.cards) and step.checks.is_settled, timeout=20_000)
    desk.settle()
    return step


@pytest.fixture
def panel(desk: Desk, builder: PackBuilder, step: PackStep) -> GivingOutPanel:
    """The panel open to print."""
    step.print_pack()
    desk.settle()
    panel = step.panes.panel
    assert isinstance(panel, GivingOutPanel)
    return panel


@pytest.fixture
def exporting(desk: Desk, builder: PackBuilder, step: PackStep) -> GivingOutPanel:
    """The panel open to export."""
    step.export()
    desk.settle()
    panel = step.panes.panel
    assert isinstance(panel, GivingOutPanel)
    return panel


@pytest.fixture
def listed(desk: Desk, builder: PackBuilder) -> None:
    """The chair and a second reader on the distribution list."""
    desk.workplace.operations.run(None, distribution.add_members, WHO, desk.made.board.id, desk.made.today)
    desk.workplace.operations.run(
        None, distribution.add_recipient, WHO, desk.made.board.id, "Press desk", copies=2
    )
    desk.settle()


def ready(desk: Desk, builder: PackBuilder) -> None:
    """Wait until the pack says what the board says now."""
    desk.qtbot.waitUntil(lambda: builder.state is PackState.READY, timeout=60_000)
    desk.settle()


def changed(desk: Desk, builder: PackBuilder, before: object) -> None:
    """Wait until another pack than `before` is ready."""
    desk.qtbot.waitUntil(
        lambda: builder.pack is not before and builder.state is PackState.READY, timeout=60_000
    )
    desk.settle()
