"""A board with an action and a tracked decision that both stand in minutes of July 2019."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest

from boardkeeper import actions, decisions, follow_up, meetings, minutes
from boardkeeper.actions import ActionView
from boardkeeper.decisions import DecisionView
from boardkeeper.follow_up import Log, Matter
from boardkeeper.lists import Wanted
from boardkeeper.minutes import PieceKind, WrittenAsk, WrittenDecision, WrittenPiece

WHO = "Helen Rickman"
JULY, TODAY, NOVEMBER = date(2019, 7, 10), date(2019, 9, 11), date(2019, 11, 13)


@dataclass(frozen=True)
class Logs:
    """The desk, with the matters the tests are about."""

    desk: Any
    meeting_id: str

    @property
    def store(self) -> Any:
        return self.desk.store

    @property
    def board_id(self) -> str:
        return str(self.desk.board_id)

    def add(self, text: str = "Write to schools", due: str = "July 2019", **facts: Any) -> Matter:
        """An action that stands in no minutes."""
        made = {"owner": "Jean Kelly", "raised_on": JULY} | facts
        return Matter(
            Log.ACTIONS,
            actions.add_action(self.store, WHO, self.board_id, text, made.pop("owner"), due, **made),
        )

    def action(self, matter: Matter, today: date = TODAY) -> ActionView:
        return actions.get_action(self.store, matter.id, today)

    def decision(self, matter: Matter, today: date = TODAY) -> DecisionView:
        return decisions.get_decision(self.store, matter.id, today)

    def listed(self, **wanted: Any) -> list[str]:
        """The words of the actions on the log."""
        found = actions.list_actions(self.store, self.board_id, TODAY, Wanted(**wanted))
        assert found.total >= len(found.rows)
        return [row.text for row in found.rows]

    def history(self, matter: Matter) -> list[tuple[str, str, str]]:
        """Kind, words and status of everything said."""
        read = actions.action_history if matter.log is Log.ACTIONS else decisions.decision_history
        return [(each.kind.value, each.text, each.status.value) for each in read(self.store, matter.id)]

    def asked(self) -> dict[str, tuple[str, str, date | None]]:
        """What the minutes print: by paragraph text, the officer and the date as written and as meant."""
        found = {}
        for minute in minutes.get_minutes(self.store, self.meeting_id).minutes:
            for each in minute.paragraphs:
                ask = each.resolution.ask if each.resolution else each.action
                if ask is not None:
                    found[each.text] = (ask.officer, ask.due_written, ask.due_on)
        return found

    def pieces(self, officer: str = "Jean Kelly", due: str = "July 2019") -> list[WrittenPiece]:
        """The minutes: a limb and an action, both asking the same."""
        ask = WrittenAsk(officer, due)
        return [
            WrittenPiece("1" * 32, PieceKind.HEADING, "Pledge Update"),
            WrittenPiece(
                "2" * 32, PieceKind.RESOLUTION, "the trend is sent;", decision=WrittenDecision(ask=ask)
            ),
            WrittenPiece("3" * 32, PieceKind.ACTION, "Send the survey", ask=ask),
        ]

    def write(self, **facts: str) -> None:
        minutes.write_pieces(self.store, WHO, self.meeting_id, self.pieces(**facts))

    @property
    def tracked(self) -> Matter:
        """The tracking decision of the limb."""
        (row,) = decisions.list_decisions(self.store, self.board_id, TODAY).rows
        return Matter(Log.DECISIONS, row.id)

    @property
    def minuted(self) -> Matter:
        """The action of the minutes."""
        rows = actions.list_actions(self.store, self.board_id, TODAY).rows
        return Matter(Log.ACTIONS, next(row.id for row in rows if row.text == "Send the survey"))

    def postpone(self, matter: Matter, due: str, on: date = TODAY) -> int:
        return follow_up.change(self.store, WHO, [matter], on, due=due)


@pytest.fixture
def logs(desk: Any) -> Logs:
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, JULY, time(14))
    return Logs(desk, meeting_id)


@pytest.fixture
def minuted_logs(logs: Logs) -> Logs:
    """With the minutes of July written."""
    logs.write()
    return logs


@pytest.fixture
def meet(desk: Any) -> Callable[[date], str]:
    def met(day: date) -> str:
        return meetings.add_meeting(desk.store, WHO, desk.board_id, day, time(14))

    return met
