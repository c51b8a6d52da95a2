from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper import boards, closures, meetings, people, templates
from boardkeeper.board_settings import SETTINGS, step_label
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
        ("CHILDREN'S\nscrutiny", "plymouth", "plymouth already has a board called “CHILDREN'S scrutiny”"),
        ("x" * 501, "Plymouth", "A name of 501 characters is too long"),
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
        ({"address": "x" * 2_001}, "The address block of 2,001 characters is too long to be printed"),
        ({"notice_days": 61}, "between 0 and 60"),
        ({"notice_days": -1}, "between 0 and 60"),
        ({"accent": "blue"}, "“blue” is not a colour"),
        ({"report_deadline_days": 61}, "The report deadline is between 0 and 60 days"),
        ({"sign_off_days": -1}, "The sign-off deadline is between 0 and 60 days"),
        ({"briefing_days": 99}, "The chair’s briefing is between 0 and 60 days"),
        ({"key_decision_days": True}, "Notice of key decisions is between 0 and 60 days"),
        ({"quorum_minimum": 0}, "A quorum is between 1 and 200 members"),
        ({"quorum_share": 21}, "one in a number from 1 to 20"),
        ({"contact_email": "ask Helen"}, "“ask Helen” is not an e-mail address"),
        ({"meeting_pattern": "whenever it suits"}, "“whenever it suits” is not a pattern"),
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


def test_one_setting_gives_the_step_its_name(desk):
    boards.update_board(desk.store, WHO, desk.board_id, usual_venue="Council House")
    boards.update_board(desk.store, WHO, desk.board_id, contact_name="Helen Rickman", contact_title="Officer")
    assert desk.labels() == ["Change the board’s settings", "Change the usual venue"]


def test_every_setting_has_a_name_for_the_history():
    labels = {name: step_label({name: None}) for name in SETTINGS}
    assert len(set(labels.values())) == len(SETTINGS)


def test_a_board_made_like_another_takes_its_letterhead_days_and_templates(desk):
    boards.update_board(
        desk.store,
        WHO,
        desk.board_id,
        department="Chief Executive’s Department",
        notice_days=6,
        quorum_minimum=4,
    )
    closures.add_closure(desk.store, WHO, desk.board_id, date(2019, 12, 27), "Offices closed")
    first = templates.standing_items(desk.store, desk.board_id)[0]
    templates.update_standing_item(desk.store, WHO, first.id, occasion=templates.Occasion.ANNUAL)
    sign_off = templates.report_template(desk.store, desk.board_id).sign_offs[0]
    templates.remove_template_sign_off(desk.store, WHO, sign_off.id)
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth", like=desk.board_id)
    made = boards.get_board(desk.store, other)
    assert (made.department, made.notice_days, made.quorum_minimum) == ("Chief Executive’s Department", 6, 3)
    assert [closure.day for closure in closures.list_closures(desk.store, other)] == [date(2019, 12, 27)]
    copied, own = (templates.standing_items(desk.store, board) for board in (other, desk.board_id))
    assert [replace(item, id="") for item in copied] == [replace(item, id="") for item in own]
    copied_front, own_front = (
        templates.report_template(desk.store, board) for board in (other, desk.board_id)
    )
    assert [each.kind for each in copied_front.sign_offs] == [each.kind for each in own_front.sign_offs]
    assert [each.heading for each in copied_front.sections] == [each.heading for each in own_front.sections]
    desk.store.undo(WHO)
    assert len(boards.list_boards(desk.store)) == 1
    assert desk.store.verify().is_clean


def test_boards_stand_in_the_order_they_are_given(desk):
    for name in ("Cabinet", "Audit"):
        boards.create_board(desk.store, WHO, name, "Plymouth")
    audit = boards.find_board(desk.store, "Audit").id
    boards.move_board(desk.store, WHO, audit, 0)
    assert [board.name for board in boards.list_boards(desk.store)] == [
        "Audit",
        "Children's Scrutiny",
        "Cabinet",
    ]
    desk.store.undo(WHO)
    assert [board.name for board in boards.list_boards(desk.store)] == [
        "Children's Scrutiny",
        "Cabinet",
        "Audit",
    ]


def test_a_board_that_was_never_used_can_be_removed_and_undo_brings_it_back_whole(desk):
    other = boards.create_board(desk.store, WHO, "Cabinet", "Plymouth", like=desk.board_id)
    closures.add_closure(desk.store, WHO, other, date(2019, 12, 27))
    front, items = templates.report_template(desk.store, other), templates.standing_items(desk.store, other)
    boards.remove_board(desk.store, WHO, other)
    assert [board.name for board in boards.list_boards(desk.store)] == ["Children's Scrutiny"]
    desk.store.undo(WHO)
    assert templates.report_template(desk.store, other) == front
    assert templates.standing_items(desk.store, other) == items
    assert [closure.day for closure in closures.list_closures(desk.store, other)] == [date(2019, 12, 27)]
    assert desk.store.verify().is_clean


def test_a_board_with_records_is_kept_and_so_is_the_only_one(desk):
    with pytest.raises(UserError, match="“Children's Scrutiny” is the only board of this file"):
        boards.remove_board(desk.store, WHO, desk.board_id)
    boards.create_board(desk.store, WHO, "Cabinet", "Plymouth")
    meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))
    people.add_member(desk.store, WHO, desk.board_id, "Councillor Allen")
    with pytest.raises(UserError, match="holds 1 meeting and 1 member; a board with records is kept"):
        boards.remove_board(desk.store, WHO, desk.board_id)
    assert len(boards.list_boards(desk.store)) == 2


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


def test_namesakes_of_two_councils_are_told_apart_by_their_council(desk):
    theirs = boards.create_board(desk.store, WHO, "Children's Scrutiny", "Exeter")
    with pytest.raises(boards.BoardNotFound) as refused:
        boards.find_board(desk.store, "Children's Scrutiny")
    assert refused.value.next_step == (
        "The file holds “Plymouth: Children's Scrutiny”, “Exeter: Children's Scrutiny”."
    )
    assert boards.find_board(desk.store, "exeter: children's scrutiny").id == theirs
