"""Plymouth's work programme of 2019/20 as it was kept in Excel: imported, scored, scheduled, printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from boardkeeper import imports, meetings, programme, scheduling
from boardkeeper.documents.blocks import Paragraph, RowKind, Table
from boardkeeper.documents.programme import compose_programme
from boardkeeper.imports import ImportKind
from boardkeeper.programme import ProgrammeList

WHO = "Ann Smith"
TODAY = date(2019, 8, 20)
DAYS = (date(2019, 7, 10), date(2019, 9, 11), date(2019, 11, 13), date(2020, 1, 8))


@pytest.fixture
def groups(desk, shared: Path):
    workbook = shared / "data/plymouth-2019/work-programme-2019-20.xlsx"
    read = imports.read_workbook_as(ImportKind.PROGRAMME, workbook)
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, read))
    for day in DAYS:
        meetings.add_meeting(desk.store, WHO, desk.board_id, day)
    return lambda: scheduling.programme_by_meeting(desk.store, desk.board_id, TODAY)


def item(groups, topic):
    return next(each for group in groups() for each in group.items if each.topic == topic)


def test_the_year_stands_by_meeting(groups):
    counted = [(group.day or group.kind, len(group.items), bool(group.meeting_id)) for group in groups()]
    assert counted == [
        (DAYS[0], 6, True),
        (DAYS[1], 5, True),
        (DAYS[2], 7, True),
        (DAYS[3], 6, True),
        (date(2020, 3, 4), 2, False),
        (ProgrammeList.TO_BE_SCHEDULED, 9, False),
        (ProgrammeList.SELECT_REVIEW, 2, False),
    ]


def test_a_low_score_of_september_is_early_once_a_better_one_waits(desk, groups):
    assert (item(groups, "Child Exploitation").band, item(groups, "Child Exploitation").passed_over) == (
        "Low",
        "",
    )
    waits = item(groups, "Transition to Adulthood")
    answers = {each.question_id: place < 5 for place, each in enumerate(waits.answers)}
    assert programme.set_answers(desk.store, WHO, waits.id, answers) == 5
    assert item(groups, "Child Exploitation").passed_over == "Transition to Adulthood"


def test_september_goes_on_its_agenda_in_its_order_and_prints(desk, groups):
    september = next(group for group in groups() if group.day == DAYS[1])
    for each in september.items:
        scheduling.put_on_agenda(desk.store, WHO, each.id)
    placed = [each.agenda for each in next(g for g in groups() if g.day == DAYS[1]).items]
    numbers = [int(place.number) for place in placed]
    assert numbers == list(range(numbers[0], numbers[0] + 5))
    rows = programme.list_programme(desk.store, desk.board_id, today=DAYS[1]).rows
    section = compose_programme(rows, DAYS[1])
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert said[0].startswith(
        "37 topics: 26 for a meeting, 9 to be scheduled, 2 for select committee review."
    )
    table = next(block for block in section.blocks if isinstance(block, Table))
    heads = [row.cells[0].text for row in table.rows if row.kind is RowKind.GROUP]
    assert heads[1] == "11 September 2019 – this meeting"
    assert len(table.rows) == len(heads) + 26
