from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import boards, meetings
from boardkeeper.errors import UserError

WHO = "Ann Smith"


def test_a_board_starts_with_eight_standing_items_and_the_settings_of_the_law(desk):
    (board,) = boards.list_boards(desk.store)
    assert (board.notice_days, board.notice_in_working_days, board.nation) == (5, True, "england")
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11), standard_agenda=True)
    assert meetings.get_meeting(desk.store, meeting_id).items == 8


def test_the_first_board_is_the_floor_of_undo_and_the_second_is_a_step(desk):
    assert desk.store.can_undo() is None
    boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    assert desk.labels() == ["Create the board Cabinet"]
    desk.store.undo(WHO)
    assert [board.name for board in boards.list_boards(desk.store)] == ["Children's Scrutiny"]
    assert desk.store.verify().is_clean


@pytest.mark.parametrize(
    ("name", "council", "sentence"),
    [
        (" ", "Plymouth", "A board has a name and a council."),
        ("Cabinet", "", "A board has a name and a council."),
        ("Children's Scrutiny ", "Plymouth", "Plymouth already has a board called “Children's Scrutiny”"),
    ],
)
def test_a_board_without_a_name_of_its_own_is_refused(desk, name, council, sentence):
    with pytest.raises(UserError, match=sentence):
        boards.create_board(desk.store, WHO, name, council)
    assert len(boards.list_boards(desk.store)) == 1


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"name": "  "}, "A board has a name"),
        ({"notice_days": 61}, "between 0 and 60"),
        ({"notice_days": -1}, "between 0 and 60"),
        ({"accent": "blue"}, "“blue” is not a colour"),
    ],
)
def test_settings_out_of_range_are_refused_with_a_sentence(desk, settings, sentence):
    before = boards.list_boards(desk.store)
    with pytest.raises(UserError, match=sentence):
        boards.update_board(desk.store, WHO, desk.board_id, **settings)
    assert boards.list_boards(desk.store) == before
    assert desk.labels() == []


def test_a_board_may_keep_its_name_and_not_take_that_of_another(desk):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    boards.update_board(desk.store, WHO, other, name="Cabinet", department="Legal")
    with pytest.raises(UserError, match="already has a board"):
        boards.update_board(desk.store, WHO, other, name="Children's Scrutiny")


def test_a_setting_nobody_knows_is_a_fault_of_the_program(desk):
    with pytest.raises(TypeError, match="no setting 'colour'"):
        boards.update_board(desk.store, WHO, desk.board_id, colour="red")


def test_undo_gives_every_setting_back(desk):
    (before,) = boards.list_boards(desk.store)
    boards.update_board(
        desk.store, WHO, desk.board_id, usual_venue="Council House", notice_days=3, accent="#AA0000"
    )
    (changed,) = boards.list_boards(desk.store)
    assert (changed.usual_venue, changed.notice_days, changed.accent) == ("Council House", 3, "#AA0000")
    desk.store.undo(WHO)
    assert boards.list_boards(desk.store) == (before,)


def test_a_closed_day_is_not_a_clear_day(desk):
    meeting_id = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    boards.add_closure(desk.store, WHO, desk.board_id, date(2019, 9, 6), "Removal to new offices")
    counted = meetings.publication_notice(desk.store, meeting_id)
    assert (counted.publish_by, [day.day for day in counted.days]) == (date(2019, 9, 2), [3, 4, 5, 9, 10])
    with pytest.raises(UserError, match="6 September 2019 is a closed day of this board already"):
        boards.add_closure(desk.store, WHO, desk.board_id, date(2019, 9, 6))


@pytest.mark.parametrize("name", ["Children's Scrutiny", "children's SCRUTINY ", "scrut", None])
def test_a_board_is_found_by_its_name_a_part_of_it_or_by_being_the_only_one(desk, name):
    assert boards.find_board(desk.store, name).id == desk.board_id


def test_of_several_boards_one_must_be_named(desk):
    boards.create_board(desk.store, WHO, "Adults' Scrutiny", "Plymouth")
    with pytest.raises(
        boards.BoardNotFound, match="several boards: “Children's Scrutiny”, “Adults' Scrutiny”"
    ):
        boards.find_board(desk.store)
    with pytest.raises(boards.BoardNotFound, match="No single board here is called “scrutiny”"):
        boards.find_board(desk.store, "scrutiny")
    with pytest.raises(boards.BoardNotFound, match="No single board"):
        boards.find_board(desk.store, "")
    assert boards.find_board(desk.store, "adult").name == "Adults' Scrutiny"


def test_a_name_that_is_part_of_another_is_still_found_when_it_is_whole(desk):
    boards.create_board(desk.store, WHO, "Scrutiny", "Plymouth")
    assert boards.find_board(desk.store, "scrutiny").name == "Scrutiny"
