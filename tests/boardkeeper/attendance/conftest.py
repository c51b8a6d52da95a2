"""The committee of 10 July 2019: nine councillors who vote on everything, and a parent governor who votes on education."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from boardkeeper import agenda, boards, meeting_people, meetings, people, person_card
from boardkeeper.meeting_people import MeetingPeople, ParticipantView
from boardkeeper.people import SeatRole, Voting
from db.store import Store

WHO = "Helen Rickman"
JULY = date(2019, 7, 10)
ITEMS = (
    "Declarations of Interest",
    "Minutes",
    "Chair's Urgent Business",
    "Number of Children in Care",
    "Pledge Update",
    "Fair Funding for Schools",
)


@dataclass(frozen=True)
class Committee:
    """A file with the committee, its meeting of 10 July and six of its items."""

    store: Store
    board_id: str
    meeting_id: str
    items: dict[str, str]

    @property
    def people(self) -> MeetingPeople:
        return meeting_people.read_people(self.store, self.meeting_id)

    def of(self, name: str) -> ParticipantView:
        return next(each for each in self.people.everybody if each.name == name)

    def id_of(self, name: str) -> str:
        return next(each.id for each in self.people.known if each.name == name)


def make_committee(store: Store) -> Committee:
    board_id = boards.create_board(store, WHO, "Education and Children's Social Care", "Plymouth")
    people.add_member(store, WHO, board_id, "Councillor Mrs Johnson", SeatRole.CHAIR)
    people.add_member(store, WHO, board_id, "Councillor Murphy", SeatRole.VICE_CHAIR)
    person_card.add_people(
        store,
        WHO,
        board_id,
        person_card.NewPerson(
            "Councillors Allen, Buchan, Downie, Goslin, James, Loveridge and McDonald.", role=SeatRole.MEMBER
        ),
    )
    people.add_member(store, WHO, board_id, "Mrs Nicky Williams", SeatRole.CO_OPTED, voting=Voting.EDUCATION)
    meeting_id = meetings.add_meeting(store, WHO, board_id, JULY, time(14))
    items = {title: agenda.add_item(store, WHO, meeting_id, title) for title in ITEMS}
    return Committee(store, board_id, meeting_id, items)


@pytest.fixture(scope="session")
def committee_file(tmp_path_factory: pytest.TempPathFactory) -> Committee:
    """The committee in a closed file, made once."""
    with Store.create(tmp_path_factory.mktemp("committee") / "committee.board", WHO) as store:
        return make_committee(store)


@pytest.fixture
def committee(committee_file: Committee, tmp_path: Path) -> Iterator[Committee]:
    """A copy of it for one test, open."""
    with Store.open(Path(shutil.copy(committee_file.store.path, tmp_path)), WHO) as store:
        yield replace(committee_file, store=store)


@pytest.fixture
def named(committee: Committee) -> Callable[..., tuple[str, ...]]:
    """Records a list of names."""
    from boardkeeper import attendance

    def record(
        written: str, presence: attendance.Presence = attendance.Presence.PRESENT, **facts: Any
    ) -> tuple[str, ...]:
        return attendance.record_named(
            committee.store,
            WHO,
            committee.meeting_id,
            written,
            presence,
            **facts,
        )

    return record
