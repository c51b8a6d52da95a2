from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import agenda, meetings
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError

WHO = "Ann Smith"


@pytest.fixture
def meeting_id(desk):
    return meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 9, 11))


@pytest.fixture
def sheet(desk, meeting_id):
    """The agenda as it stands: numbers and titles."""

    def read():
        return [(item.number, item.title) for item in agenda.list_items(desk.store, meeting_id)]

    return read


@pytest.fixture
def add(desk, meeting_id):
    def added(title, **facts):
        return agenda.add_item(desk.store, WHO, meeting_id, title, **facts)

    return added


def test_items_number_1_2_3_and_headings_take_no_number(sheet, add):
    for title, kind in [
        ("Apologies", ItemKind.STANDING),
        ("Part I", ItemKind.HEADING),
        ("Plan", ItemKind.REPORT),
    ]:
        add(title, kind=kind)
    assert sheet() == [("1", "Apologies"), ("", "Part I"), ("2", "Plan")]


def test_the_first_item_makes_a_planned_meeting_a_draft_agenda(desk, meeting_id, add):
    add("Apologies")
    assert meetings.get_meeting(desk.store, meeting_id).state is meetings.MeetingState.AGENDA_DRAFT


@pytest.mark.parametrize(
    ("place", "expected"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc"), (-5, "cab")]
)
def test_an_item_moves_to_its_place_and_the_others_close_up(desk, sheet, add, place, expected):
    ids = [add(title) for title in "abc"]
    agenda.move_item(desk.store, WHO, ids[2], place)
    assert sheet() == [(str(number), title) for number, title in enumerate(expected, 1)]
    if expected != "abc":
        desk.store.undo(WHO)
    assert sheet() == [("1", "a"), ("2", "b"), ("3", "c")]


def test_an_item_is_added_after_another(sheet, add):
    first = add("a")
    add("c")
    add("b", after_id=first)
    assert [title for _, title in sheet()] == ["a", "b", "c"]


def test_removing_closes_the_numbers_up_and_undo_opens_them_again(desk, sheet, add):
    ids = [add(title) for title in "abc"]
    agenda.remove_item(desk.store, WHO, ids[0])
    assert sheet() == [("1", "b"), ("2", "c")]
    desk.store.undo(WHO)
    assert sheet() == [("1", "a"), ("2", "b"), ("3", "c")]


@pytest.mark.parametrize("title", ["", "   "])
def test_an_item_needs_a_title(desk, meeting_id, add, title):
    with pytest.raises(UserError, match="An agenda item needs a title"):
        add(title)
    item_id = add("Plan")
    with pytest.raises(UserError, match="An agenda item needs a title"):
        agenda.update_item(desk.store, WHO, item_id, title=title)
    assert agenda.list_items(desk.store, meeting_id)[0].title == "Plan"


def test_an_urgent_item_needs_the_special_circumstances(desk, meeting_id, add):
    with pytest.raises(UserError, match="special circumstances why it cannot wait"):
        add("Closure of a home", kind=ItemKind.URGENT, urgent_reason=" ")
    item_id = add("Closure of a home")
    with pytest.raises(UserError, match="special circumstances"):
        agenda.update_item(desk.store, WHO, item_id, kind=ItemKind.URGENT)
    agenda.update_item(
        desk.store, WHO, item_id, kind=ItemKind.URGENT, urgent_reason="Notice was given yesterday."
    )
    with pytest.raises(UserError, match="special circumstances"):
        agenda.update_item(desk.store, WHO, item_id, urgent_reason="")
    (item,) = agenda.list_items(desk.store, meeting_id)
    assert (item.kind, item.urgent_reason) == (ItemKind.URGENT, "Notice was given yesterday.")


def test_every_fact_of_an_item_can_be_changed_and_is_given_back_by_undo(desk, meeting_id, add):
    item_id = add("Plan", purpose="To note", lead="Jean Kelly")
    before = agenda.list_items(desk.store, meeting_id)
    agenda.update_item(
        desk.store,
        WHO,
        item_id,
        title=" Improvement Plan ",
        purpose="To review",
        kind=ItemKind.TO_FOLLOW,
        paper=PaperKind.PLAN,
        lead="Alison Botham",
        exempt_paragraphs="1, 3",
        public_interest_reason="Children could be known by it.",
        is_confidential=True,
    )
    (item,) = agenda.list_items(desk.store, meeting_id)
    assert (item.title, item.kind, item.paper, item.lead) == (
        "Improvement Plan",
        ItemKind.TO_FOLLOW,
        PaperKind.PLAN,
        "Alison Botham",
    )
    assert item.is_exempt
    desk.store.undo(WHO)
    assert agenda.list_items(desk.store, meeting_id) == before
    with pytest.raises(TypeError, match="an agenda item has no colour"):
        agenda.update_item(desk.store, WHO, item_id, colour="red")


def test_an_exempt_item_says_why_the_public_interest_lies_in_keeping_it_back(desk, meeting_id, add):
    add("Placements")
    with desk.store.edit("Exempt", WHO) as session:
        (row,) = agenda._ordered(session, meeting_id)
        with pytest.raises(UserError, match="why the public interest lies in keeping it back"):
            agenda.exempt_into(row, (3,), " ")
        agenda.exempt_into(row, (3, 1), "It names a bidder.")
    (item,) = agenda.list_items(desk.store, meeting_id)
    assert (item.exempt_paragraphs, item.is_exempt) == ("1, 3", True)


def test_numbers_freeze_at_publication_whatever_is_moved_or_added_later(desk, meeting_id, sheet, add):
    ids = [add(title) for title in "abc"]
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    late = add("late", kind=ItemKind.URGENT, urgent_reason="It is.", after_id=ids[1])
    add("later", after_id=late)
    assert sheet() == [("1", "a"), ("2", "b"), ("2a", "late"), ("2b", "later"), ("3", "c")]
    agenda.move_item(desk.store, WHO, ids[0], 4)
    assert [number for number, title in sheet() if title in "abc"] == ["2", "3", "1"]


def test_a_published_item_is_withdrawn_by_name_only_and_a_late_one_can_still_go(desk, meeting_id, sheet, add):
    ids = [add(title) for title in "ab"]
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    late = add("late")
    with pytest.raises(UserError, match="Item 1 stands on a published agenda"):
        agenda.remove_item(desk.store, WHO, ids[0])
    agenda.remove_item(desk.store, WHO, late)
    assert sheet() == [("1", "a"), ("2", "b")]


def test_publishing_again_freezes_the_letters_too(desk, meeting_id, sheet, add):
    add("a")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    add("late")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 5))
    add("later")
    assert sheet() == [("1", "a"), ("1a", "late"), ("1b", "later")]
    assert meetings.get_meeting(desk.store, meeting_id).published_on == date(2019, 9, 5)


def test_undoing_the_publication_lets_the_numbers_run_again(desk, meeting_id, sheet, add):
    first, _ = add("a"), add("b")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    desk.store.undo(WHO)
    agenda.remove_item(desk.store, WHO, first)
    assert sheet() == [("1", "b")]
    assert meetings.get_meeting(desk.store, meeting_id).published_on is None
