"""A board that meets on 11 September 2019, with officers who owe something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from boardkeeper import actions, boards, chasing, meetings, people, posts
from boardkeeper.chasing import Letter, OfficerLetters
from boardkeeper.decisions_by_hand import add_decision
from boardkeeper.follow_up import Matter
from db.tables.follow_up import Log

WHO = "Helen Rickman"
TODAY = date(2019, 8, 12)


class Chased(SimpleNamespace):
    """The board, and short ways to what the tests ask."""

    store: Any
    board_id: str

    def action(self, text: str, owner: str, due: str, **facts: Any) -> Matter:
        raised_on = facts.pop("raised_on", date(2019, 1, 9))
        return Matter(
            Log.ACTIONS,
            actions.add_action(
                self.store, WHO, self.board_id, text, owner, due, raised_on=raised_on, **facts
            ),
        )

    def decision(self, text: str, owner: str, due: str, **facts: Any) -> Matter:
        decided_on = facts.pop("decided_on", date(2019, 3, 13))
        return Matter(
            Log.DECISIONS,
            add_decision(self.store, WHO, self.board_id, text, owner, due, decided_on=decided_on, **facts),
        )

    def due(self, today: date = TODAY) -> dict[str, OfficerLetters]:
        return {each.officer: each for each in chasing.due_letters(self.store, self.board_id, today)}

    def letter(self, officer: str, today: date = TODAY) -> Letter | None:
        found = self.due(today).get(officer)
        return found.letter if found is not None else None

    def send(self, officer: str, today: date) -> None:
        letter = self.letter(officer, today)
        assert letter is not None
        chasing.record_letters(self.store, WHO, [letter], today)

    def steps(self, officer: str, today: date = TODAY) -> list[str]:
        found = self.due(today).get(officer)
        return [row.step.value if row.step else "" for row in found.rows] if found else []


@pytest.fixture
def chased(desk: Any) -> Chased:
    store, board_id = desk.store, desk.board_id
    boards.update_board(
        store,
        WHO,
        board_id,
        contact_name="Helen Rickman",
        contact_title="Democratic Support Officer",
        contact_email="helen.rickman@plymouth.gov.uk",
    )
    people.add_member(store, WHO, board_id, "Councillor Mrs Johnson", people.SeatRole.CHAIR)
    posts.add_officer(
        store,
        WHO,
        "Jean Kelly",
        "Head of Quality",
        email="jean.kelly@plymouth.gov.uk",
        from_date=date(2018, 1, 1),
    )
    posts.add_officer(store, WHO, "Alison Botham", "Director of Children’s Services")
    meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11))
    return Chased(store=store, board_id=board_id)


@pytest.fixture
def undone() -> Callable[[Any], str]:
    def undo(store: Any) -> str:
        label: str = store.undo(WHO).label
        return label

    return undo
