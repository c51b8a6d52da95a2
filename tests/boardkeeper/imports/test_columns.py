"""What a person says of a workbook's columns is remembered with the import, and taken back with it."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import actions, imports
from boardkeeper.errors import UserError
from boardkeeper.imports import ImportKind, Matching, Origin

WHO = "Ann Smith"
TODAY = date(2019, 9, 11)
HEAD = ["No", "Members asked for", "Portfolio Holder", "Wanted"]


@pytest.fixture
def tracker(saved):
    return lambda name, *rows, head=HEAD: saved(f"{name}.xlsx", {name: [["Tracker"], head, *rows]})


@pytest.fixture
def bring(desk):
    """Opens a workbook of actions as a command does, with what is said of its columns."""

    def brought(path, *said, header_row=None, sheet=None, is_written=True):
        book = imports.open_workbook_as(ImportKind.ACTIONS, path)
        known = imports.remembered_columns(desk.store, desk.board_id).get(ImportKind.ACTIONS, {})
        matching = imports.read_said_columns(
            book, ImportKind.ACTIONS, said, remembered=known, header_row=header_row, sheet=sheet
        )
        read = imports.understand_as(book, ImportKind.ACTIONS, None, matching)
        preview = imports.preview_import(desk.store, desk.board_id, read)
        if is_written:
            imports.apply_import(desk.store, WHO, preview)
        return preview

    return brought


def texts(desk):
    return [row.text for row in actions.list_actions(desk.store, desk.board_id, TODAY).rows]


SAID = ("Action=B", "Owner=Portfolio Holder", "Due=D")


def test_what_was_said_once_is_known_the_next_time_a_workbook_of_that_shape_comes(desk, bring, tracker):
    preview = bring(tracker("june", ["1", "Write to schools", "Ann", "July 2019"]), *SAID)
    assert preview.keeps_columns
    again = bring(tracker("july", ["2", "Visit the college", "Bob", "to be scheduled"]))
    assert [each.origin for each in again.read.columns] == [Origin.REMEMBERED]
    assert not again.keeps_columns
    assert sorted(texts(desk)) == ["Visit the college", "Write to schools"]


def test_a_workbook_that_was_read_before_is_known_by_its_kind(desk, bring, tracker):
    path = tracker("june", ["1", "Write to schools", "Ann", "July 2019"])
    bring(path, *SAID)
    opened = imports.open_workbook(path)
    assert opened.proposed_kind is None
    known = imports.remembered_columns(desk.store, desk.board_id)
    assert imports.remembered_kind(opened, known) is ImportKind.ACTIONS


def test_undoing_the_import_forgets_the_columns_with_the_rows(desk, bring, tracker):
    path = tracker("june", ["1", "Write to schools", "Ann", "July 2019"])
    bring(path, *SAID)
    desk.store.undo(WHO)
    assert texts(desk) == []
    assert imports.remembered_columns(desk.store, desk.board_id) == {}
    desk.store.redo(WHO)
    assert bring(path).counts.same == 1


def test_columns_put_right_without_new_rows_are_remembered_too(desk, bring, tracker):
    path = tracker("june", ["1", "Write to schools", "Ann", "July 2019"])
    bring(path, *SAID)
    preview = bring(path, "Minute=C")
    assert (preview.counts.new, preview.counts.changed, preview.keeps_columns) == (0, 0, True)
    (remembered,) = imports.remembered_columns(desk.store, desk.board_id)[ImportKind.ACTIONS].values()
    assert remembered == {"reference": 1, "text": 2, "minute": 3, "due": 4}


def test_each_board_remembers_its_own(desk, bring, tracker):
    from boardkeeper import boards

    bring(tracker("june", ["1", "Write to schools", "Ann", "July 2019"]), *SAID)
    other = boards.create_board(desk.store, WHO, "Adults' Scrutiny", "Plymouth")
    assert imports.remembered_columns(desk.store, other) == {}


def test_a_log_without_headings_is_read_by_letters(desk, bring, saved):
    path = saved("bare.xlsx", {"Log": [["Write to schools", "Ann"], ["Visit", "Bob"]]})
    bring(path, "Action=A", "Owner=B", header_row=0)
    assert sorted(texts(desk)) == ["Visit", "Write to schools"]


def test_one_sheet_of_several_is_read_when_it_is_named(desk, bring, saved):
    rows = [["Action", "Owner"], ["Write", "Ann"]]
    path = saved("two.xlsx", {"Now": rows, "Old": [["Action", "Owner"], ["Done long ago", "Bob"]]})
    bring(path, sheet="now")
    assert texts(desk) == ["Write"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Whose=C", "“Whose” is no column of this list."),
        ("Owner=Q", "Sheet “june” has no column “Q”."),
        ("Owner=nobody", "Sheet “june” has no column “nobody”."),
    ],
)
def test_what_is_said_wrongly_is_refused_with_what_there_is(bring, tracker, said, sentence):
    path = tracker("june", ["1", "Write", "Ann", "July 2019"])
    with pytest.raises(UserError, match=sentence):
        bring(path, said)
    with pytest.raises(UserError, match="has no sheet “May”"):
        bring(path, sheet="May")


def test_a_block_pasted_in_is_a_step_of_its_own_and_is_kept(desk):
    opened = imports.open_pasted(
        'Action\tOwner\n"Write to\nall schools"\tAnn\nVisit\tBob\n', ImportKind.ACTIONS
    )
    read = imports.understand_as(opened, ImportKind.ACTIONS, None, Matching(is_pasted=True))
    imports.apply_import(desk.store, WHO, imports.preview_import(desk.store, desk.board_id, read))
    assert desk.labels() == ["Paste rows into actions"]
    assert sorted(texts(desk)) == ["Visit", "Write to\nall schools"]
    assert imports.preview_import(desk.store, desk.board_id, read).counts.same == 2


def test_a_pasted_reference_changes_the_row_it_names_and_no_other(desk):
    for text in ("Write", "Visit"):
        actions.add_action(desk.store, WHO, desk.board_id, text, "Ann", "July 2019", raised_on=TODAY)
    opened = imports.open_pasted("Ref\tOwner\n2\tBob\n9\tBob\n", ImportKind.ACTIONS)
    preview = imports.preview_import(
        desk.store, desk.board_id, imports.understand_as(opened, ImportKind.ACTIONS)
    )
    assert [(each.cell, each.reason) for each in preview.refused] == [
        ("A3", "There is no action 9, and the row does not say what is asked for.")
    ]
    imports.apply_import(desk.store, WHO, preview)
    found = {row.reference: row for row in actions.list_actions(desk.store, desk.board_id, TODAY).rows}
    assert (found["1"].owner, found["2"].owner) == ("Ann", "Bob")
    assert (found["2"].text, found["2"].due_written) == ("Visit", "July 2019")
