"""What is taken out into Excel comes back in unchanged, whatever stands in the log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from boardkeeper import actions, decisions, follow_up, imports, log_sheets
from boardkeeper.decisions_by_hand import add_decision
from boardkeeper.errors import UserError
from boardkeeper.follow_up import FollowUpStatus, Importance, Log, Matter
from boardkeeper.imports import Counts, ImportKind
from boardkeeper.lists import Wanted

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)
#: Text that spreadsheets are known to spoil: formulas, leading noughts, blanks, breaks, dates, quotation marks.
HOSTILE = [
    "=SUM(A1:A9)",
    "+44 1752 668000",
    "007",
    "  two  blanks and\n\na break ",
    "1/2",
    'He said "no";\tthen left',
    "@mention",
    "'quoted",
    "Ongoing",
    "é ✓ – “so”",
    "x" * 5000,
]


@pytest.fixture
def round_trip(desk, tmp_path):
    def travelled(log: Log, wanted: Wanted | None = None) -> Counts:
        sheet = log_sheets.log_sheet(desk.store, desk.board_id, log, TODAY, wanted or Wanted())
        path = tmp_path / f"{log.value}.xlsx"
        log_sheets.write_sheet(path, sheet)
        opened = imports.open_workbook(path)
        assert opened.proposed_kind is ImportKind(log.value)
        preview = imports.preview_import(
            desk.store, desk.board_id, imports.understand_as(opened, ImportKind(log.value))
        )
        assert preview.refused == ()
        assert [line for line in preview.lines if line.changes] == []
        before = len(desk.labels())
        written = imports.apply_import(desk.store, WHO, preview)
        assert len(desk.labels()) == before
        return written

    return travelled


def test_actions_of_every_kind_come_back_with_nothing_to_do(desk, round_trip):
    for number, text in enumerate(HOSTILE):
        action_id = actions.add_action(
            desk.store,
            WHO,
            desk.board_id,
            text,
            "Jean Kelly and Alison Botham",
            ["end of July", "30 Sept", "to be scheduled", "", "July 2019"][number % 5],
            raised_on=date(2019, 7, 10),
            importance=list(Importance)[number % 3],
        )
        matter = Matter(Log.ACTIONS, action_id)
        if number % 2:
            follow_up.record(
                desk.store, WHO, matter, text, list(FollowUpStatus)[number % 6], date(2019, 8, 1)
            )
        if number % 4 == 1:
            follow_up.change(desk.store, WHO, [matter], TODAY, due="in 6 weeks", owner="Bob\u00a0Green")
        if number % 3 == 0:
            follow_up.close(desk.store, WHO, [matter], TODAY)
    assert round_trip(Log.ACTIONS) == Counts(0, 0, len(HOSTILE))


def test_decisions_of_every_kind_come_back_with_nothing_to_do(desk, round_trip):
    for number, text in enumerate(HOSTILE):
        decision_id = add_decision(
            desk.store,
            WHO,
            desk.board_id,
            text,
            "Jean Kelly / Judith Harwood",
            ["July 2019", "to be scheduled"][number % 2],
            decided_on=date(2019, 7, 10),
            minute=["17(2)", "Pledge Update", ""][number % 3],
        )
        matter = Matter(Log.DECISIONS, decision_id)
        if number % 2:
            follow_up.record(desk.store, WHO, matter, text, FollowUpStatus.REQUESTED, TODAY)
            follow_up.change(desk.store, WHO, [matter], TODAY, due="December 2019")
    assert round_trip(Log.DECISIONS) == Counts(0, 0, len(HOSTILE))


def test_the_nine_real_decisions_go_out_and_come_back(desk, shared: Path, round_trip):
    path = shared / "data/plymouth-2019/tracking-decisions.xlsx"
    read = imports.read_workbook_as(ImportKind.DECISIONS, path)
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, read))
    assert round_trip(Log.DECISIONS) == Counts(0, 0, 9)
    first = decisions.list_decisions(desk.store, desk.board_id, TODAY).rows[0]
    assert (first.reference, first.overdue_days, first.importance) == ("1", 164, Importance.MEDIUM)


def test_only_what_a_filter_leaves_is_taken_out_in_its_order(desk, round_trip):
    for owner, due in (("Ann", "July 2019"), ("Bob", "July 2029"), ("Ann", "June 2019")):
        actions.add_action(
            desk.store, WHO, desk.board_id, f"{owner} {due}", owner, due, raised_on=date(2019, 5, 1)
        )
    wanted = Wanted(chips=frozenset({"Overdue"}), limit=1)
    sheet = log_sheets.log_sheet(desk.store, desk.board_id, Log.ACTIONS, TODAY, wanted)
    assert [row[0] for row in sheet.rows] == ["3", "1"]
    assert round_trip(Log.ACTIONS, wanted) == Counts(0, 0, 2)


def test_what_is_changed_in_excel_comes_back_as_a_change(desk, tmp_path):
    actions.add_action(
        desk.store, WHO, desk.board_id, "Write", "Ann", "July 2019", raised_on=date(2019, 7, 10)
    )
    path = tmp_path / "log.xlsx"
    sheet = log_sheets.log_sheet(desk.store, desk.board_id, Log.ACTIONS, TODAY, Wanted())
    log_sheets.write_sheet(path, sheet)
    book = openpyxl.load_workbook(path)
    cells = {cell.value: cell.column for cell in book.active[1]}
    book.active.cell(2, cells["Owner"]).value = "Bob"
    # Excel makes the first of the month of a month that is typed, and shows it as a month.
    book.active.cell(2, cells["Due"]).value = date(2019, 12, 1)
    book.active.cell(2, cells["Due"]).number_format = "mmm-yy"
    book.save(path)
    read = imports.read_workbook_as(ImportKind.ACTIONS, path)
    preview = imports.preview_import(desk.store, desk.board_id, read)
    assert [(each.field, each.after) for each in preview.lines[0].changes] == [
        ("owner", "Bob"),
        ("postponed to", "December 2019"),
    ]


def test_a_place_that_cannot_be_written_to_is_said(desk, tmp_path):
    sheet = log_sheets.log_sheet(desk.store, desk.board_id, Log.ACTIONS, TODAY, Wanted())
    with pytest.raises(UserError, match="could not be written"):
        log_sheets.write_sheet(tmp_path / "nowhere" / "log.xlsx", sheet)
