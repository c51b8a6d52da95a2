"""A board with two meetings in 2019, to be briefed before the second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from boardkeeper import actions, briefing_paper, meetings
from boardkeeper.briefing import BriefingSheet, Part, compose_sheet
from boardkeeper.minutes.editions import Edition
from tests.boardkeeper.conftest import WHO, Desk

LAST, NOW = date(2019, 7, 10), date(2019, 9, 11)


@dataclass(frozen=True)
class Brief:
    """The board, its two meetings, and what the briefing says."""

    desk: Desk
    last: str
    meeting: str

    @property
    def store(self):
        return self.desk.store

    def papers(self, edition=Edition.PUBLIC):
        return briefing_paper.gather_briefing(self.store, self.meeting, edition).facts

    def sheet(self, edition=Edition.PUBLIC) -> BriefingSheet:
        return compose_sheet(
            briefing_paper.complete(briefing_paper.gather_briefing(self.store, self.meeting, edition))
        )

    def section(self, part: Part, edition=Edition.PUBLIC):
        return next(each for each in self.sheet(edition).sections if each.part is part)

    def lines(self, part: Part, edition=Edition.PUBLIC):
        return [(line.text, line.middle, line.right) for line in self.section(part, edition).lines]

    def action(self, text, due, owner="Jean Kelly", raised_on=date(2018, 3, 1)):
        return actions.add_action(self.store, WHO, self.desk.board_id, text, owner, due, raised_on=raised_on)


@pytest.fixture
def brief(desk) -> Brief:
    last = meetings.add_meeting(desk.store, WHO, desk.board_id, LAST)
    return Brief(desk, last, meetings.add_meeting(desk.store, WHO, desk.board_id, NOW))
