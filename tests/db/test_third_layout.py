"""What the third layout makes of a file of the second: limbs become paragraphs, comings and goings rows of their own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from db.store import Store
from db.tables.decisions import TrackingDecision
from db.tables.meetings import Attendance, Movement
from db.tables.minutes import AllottedNumber, MinuteParagraph, ParagraphKind, Resolution

SECOND = Path(__file__).with_name("schemas") / "0002.board"
_TRACKED = (
    "INSERT INTO tracking_decision (id, version, board_id, resolution_id, position, decided_on_written, minute_title,"
    " minute_reference, text, officer, target_written, status, source_sheet, source_cell)"
    " VALUES ('tracked', 1, 'board', 'limb', 0, '', '', '', 'Report in November.', '', '', 'open', '', '')"
)
_THERE = (
    "INSERT INTO attendance (id, version, meeting_id, person_id, presence, acting_as, is_online, arrived_at_item_id,"
    " left_at_item_id, position) VALUES ('there', 1, 'meeting', 'jo', 'present', '', 0, 'item', 'item', 0)"
)
_JO = (
    "INSERT INTO person (id, version, name, sort_name, email, telephone, organisation, party)"
    " VALUES ('jo', 1, 'Jo', '', '', '', '', '')"
)
_SECOND_LIMB = (
    "INSERT INTO resolution (id, version, minute_id, limb, verb, text, recommended_to, mover, seconder, votes_for)"
    " VALUES ('second', 1, 'minute', 2, 'resolved', 'to visit a home.', 'Cabinet', 'Cllr Allen', '', 5)"
)


@pytest.fixture
def brought(path: Path) -> Any:
    shutil.copy(SECOND, path)
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in (_JO, _THERE, _SECOND_LIMB, _TRACKED):
        connection.execute(statement)
    connection.close()
    with Store.open(path, "Ann Smith") as store, store.read() as session:
        yield session


def test_limbs_stand_behind_the_paragraphs_of_their_minute_with_all_their_facts(brought: Any) -> None:
    rows = brought.scalars(select(MinuteParagraph).order_by(MinuteParagraph.position)).all()
    assert [(row.kind, row.text) for row in rows] == [
        (ParagraphKind.TEXT, "The homes were full."),
        (ParagraphKind.RESOLUTION, "to report in November."),
        (ParagraphKind.RESOLUTION, "to visit a home."),
    ]
    second = brought.get_one(Resolution, "second")
    assert (second.paragraph_id, second.recommended_to, second.mover, second.votes_for, second.is_lost) == (
        rows[2].id,
        "Cabinet",
        "Cllr Allen",
        5,
        False,
    )


def test_a_limb_names_the_tracking_decision_it_led_to(brought: Any) -> None:
    assert brought.get_one(Resolution, "limb").tracking_decision_id == "tracked"
    assert brought.get_one(Resolution, "second").tracking_decision_id is None
    assert brought.get_one(TrackingDecision, "tracked").text == "Report in November."


def test_numbers_given_out_before_are_never_given_again(brought: Any) -> None:
    (kept,) = brought.scalars(select(AllottedNumber)).all()
    assert (kept.number, kept.municipal_year, kept.minute_id, kept.title) == (
        22,
        2019,
        "minute",
        "Placements",
    )


def test_an_arrival_and_a_departure_become_movements(brought: Any) -> None:
    rows = brought.scalars(select(Movement).order_by(Movement.position)).all()
    assert [(row.attendance_id, row.agenda_item_id, row.is_arrival) for row in rows] == [
        ("there", "item", True),
        ("there", "item", False),
    ]
    assert brought.get_one(Attendance, "there").presence == "present"
