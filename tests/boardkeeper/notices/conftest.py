"""A board that answers to the notice of 19 May 2023."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from boardkeeper import notices
from boardkeeper.notices import NoticeView, ParagraphView, ShownFrom
from tests.boardkeeper.conftest import WHO, Desk

ISSUED = date(2023, 5, 19)
TODAY = date(2023, 9, 12)


@dataclass
class Tracked:
    """A notice in an open file."""

    desk: Desk
    notice_id: str
    today: date = TODAY

    @property
    def store(self) -> Any:
        return self.desk.store

    @property
    def board_id(self) -> str:
        return self.desk.board_id

    @property
    def view(self) -> NoticeView:
        found = notices.get_notice(self.store, self.board_id, self.today, self.notice_id)
        assert found is not None
        return found

    def paragraph(self, reference: str) -> ParagraphView:
        return next(each for each in self.view.paragraphs if each.reference == reference)

    def add(self, reference: str, shown_from: ShownFrom = ShownFrom.BY_HAND, **facts: Any) -> str:
        return notices.add_requirement(
            self.store, WHO, self.notice_id, reference, f"Do {reference}.", shown_from=shown_from, **facts
        )


@pytest.fixture
def tracked(desk: Desk) -> Tracked:
    return Tracked(desk, notices.add_notice(desk.store, WHO, desk.board_id, "Improvement Notice", ISSUED))


@pytest.fixture
def usual(desk: Desk) -> Callable[[], Tracked]:
    """The same begun with the usual paragraphs."""

    def begun() -> Tracked:
        notice_id = notices.add_notice(
            desk.store,
            WHO,
            desk.board_id,
            "Improvement Notice",
            ISSUED,
            target_end_on=date(2023, 12, 31),
            paragraphs=notices.starter_paragraphs(),
        )
        return Tracked(desk, notice_id)

    return begun
