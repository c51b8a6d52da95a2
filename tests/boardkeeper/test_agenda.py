from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper import agenda, meetings, minutes, programme
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.agenda_items import find_item
from boardkeeper.errors import UserError
from db.tables.reports import Report

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
    )
    (item,) = agenda.list_items(desk.store, meeting_id)
    assert (item.title, item.kind, item.paper, item.lead) == (
        "Improvement Plan",
        ItemKind.TO_FOLLOW,
        PaperKind.PLAN,
        "Alison Botham",
    )
    desk.store.undo(WHO)
    assert agenda.list_items(desk.store, meeting_id) == before
    with pytest.raises(TypeError, match="an agenda item has no colour"):
        agenda.update_item(desk.store, WHO, item_id, colour="red")


def test_typed_business_goes_before_the_logs_that_end_a_draft_and_a_log_after_them(desk, meeting_id):
    for title in ("Pledges", "Work Programme", "Early Help", "Tracking Decisions"):
        agenda.add_item(desk.store, WHO, meeting_id, title, is_business=True)
    assert [item.title for item in agenda.list_items(desk.store, meeting_id)] == [
        "Pledges",
        "Early Help",
        "Work Programme",
        "Tracking Decisions",
    ]


def test_the_title_of_a_standing_item_brings_its_kind_and_paper(desk, meeting_id):
    for title in ("Chair's urgent business", "Minutes", "Work Programme - to follow"):
        agenda.add_item(desk.store, WHO, meeting_id, title)
    chair, minutes, programme = agenda.list_items(desk.store, meeting_id)
    assert (chair.kind, chair.paper) == (ItemKind.STANDING, PaperKind.NONE)
    assert chair.purpose.startswith("To consider business that the Chair rules urgent")
    assert (minutes.kind, minutes.paper) == (ItemKind.STANDING, PaperKind.MINUTES)
    assert programme.kind is ItemKind.TO_FOLLOW, "what is said behind a title goes before what is usual"


def test_numbers_freeze_at_publication_whatever_is_moved_or_added_later(desk, meeting_id, sheet, add):
    ids = [add(title) for title in "abc"]
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    late = add("late", kind=ItemKind.URGENT, urgent_reason="It is.", after_id=ids[1])
    add("later", after_id=late, urgent_reason="It is, too.")
    assert sheet() == [("1", "a"), ("2", "b"), ("2a", "late"), ("2b", "later"), ("3", "c")]
    agenda.move_item(desk.store, WHO, ids[0], 4)
    assert [number for number, title in sheet() if title in "abc"] == ["2", "3", "1"]


def test_a_published_item_is_withdrawn_by_name_only_and_a_late_one_can_still_go(desk, meeting_id, sheet, add):
    ids = [add(title) for title in "ab"]
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    late = add("late", urgent_reason="It cannot wait.")
    with pytest.raises(UserError, match="Item 1 stands on a published agenda"):
        agenda.remove_item(desk.store, WHO, ids[0])
    agenda.remove_item(desk.store, WHO, late)
    assert sheet() == [("1", "a"), ("2", "b")]


def test_publishing_again_freezes_the_letters_too(desk, meeting_id, sheet, add):
    add("a")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    add("late", urgent_reason="It cannot wait.")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 5))
    add("later", urgent_reason="Nor can it.")
    assert sheet() == [("1", "a"), ("1a", "late"), ("1b", "later")]
    assert meetings.get_meeting(desk.store, meeting_id).published_on == date(2019, 9, 5)


def test_undoing_the_publication_lets_the_numbers_run_again(desk, meeting_id, sheet, add):
    first, _ = add("a"), add("b")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    desk.store.undo(WHO)
    agenda.remove_item(desk.store, WHO, first)
    assert sheet() == [("1", "b")]
    assert meetings.get_meeting(desk.store, meeting_id).published_on is None


@pytest.fixture
def items(desk, meeting_id):
    """The agenda as views."""
    return lambda: agenda.list_items(desk.store, meeting_id)


@pytest.mark.parametrize(
    ("written", "title", "kind", "paper"),
    [
        ("Child Exploitation - To follow", "Child Exploitation", ItemKind.TO_FOLLOW, PaperKind.REPORT),
        (
            "Number of Children in Care – verbal update",
            "Number of Children in Care",
            ItemKind.VERBAL_UPDATE,
            PaperKind.NONE,
        ),
        ("Early Help (presentation)", "Early Help", ItemKind.PRESENTATION, PaperKind.NONE),
        ("Pledges Update", "Pledges Update", ItemKind.REPORT, PaperKind.NONE),
    ],
)
def test_what_a_title_says_of_the_kind_becomes_the_kind(desk, items, add, written, title, kind, paper):
    add(written)
    assert [(item.title, item.kind, item.paper) for item in items()] == [(title, kind, paper)]
    assert desk.labels()[0] == f"Add the item “{title}”"


def test_a_kind_that_is_given_leaves_the_title_as_it_was_typed(items, add):
    add("Plan – to follow", kind=ItemKind.STANDING)
    assert [(item.title, item.kind) for item in items()] == [("Plan – to follow", ItemKind.STANDING)]


def test_a_new_title_says_the_kind_too_and_undo_gives_both_back(desk, items, add):
    item_id = add("Plan")
    agenda.update_item(desk.store, WHO, item_id, title="Plan 2020 – to follow")
    (item,) = items()
    assert (item.title, item.kind, item.paper) == ("Plan 2020", ItemKind.TO_FOLLOW, PaperKind.REPORT)
    desk.store.undo(WHO)
    (item,) = items()
    assert (item.title, item.kind, item.paper) == ("Plan", ItemKind.REPORT, PaperKind.NONE)


def test_the_words_stay_where_an_item_is_urgent_or_a_heading_or_given_another_kind(desk, items, add):
    add("Closure", kind=ItemKind.URGENT, urgent_reason="Now.")
    add("Part I", kind=ItemKind.HEADING)
    add("Plan")
    for item in items():
        facts = {"kind": ItemKind.PRESENTATION} if item.title == "Plan" else {}
        agenda.update_item(desk.store, WHO, item.id, title=f"{item.title} – to follow", **facts)
    assert [(item.title, item.kind) for item in items()] == [
        ("Closure – to follow", ItemKind.URGENT),
        ("Part I – to follow", ItemKind.HEADING),
        ("Plan – to follow", ItemKind.PRESENTATION),
    ]


def test_an_item_added_after_publication_is_urgent_with_a_reason_or_refused(desk, meeting_id, items, add):
    for title in "abc":
        add(title)
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    with pytest.raises(agenda.LateItem, match="only if the Chair rules it urgent") as refused:
        add("late", kind=ItemKind.VERBAL_UPDATE)
    assert "special circumstances" in refused.value.next_step
    item_id = add("Ofsted letter", urgent_reason=" It came today. ")
    late = items()[-1]
    assert (late.number, late.kind, late.urgent_reason) == ("3a", ItemKind.URGENT, "It came today.")
    with pytest.raises(agenda.LateItem):
        agenda.update_item(desk.store, WHO, item_id, kind=ItemKind.REPORT)
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 5))
    with pytest.raises(agenda.LateItem):
        agenda.update_item(desk.store, WHO, item_id, kind=ItemKind.REPORT)
    assert items()[-1] == replace(late, is_frozen=True)


def test_a_published_item_in_time_may_change_its_kind_and_headings_may_be_added(desk, meeting_id, items, add):
    item_id = add("a")
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    agenda.update_item(desk.store, WHO, item_id, kind=ItemKind.TO_FOLLOW)
    add("Part II", kind=ItemKind.HEADING)
    assert [(item.number, item.kind) for item in items()] == [
        ("1", ItemKind.TO_FOLLOW),
        ("", ItemKind.HEADING),
    ]


def test_a_published_item_keeps_its_level_and_says_when_it_is_withdrawn(desk, meeting_id, sheet, add):
    ids = [add(title) for title in "ab"]
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    with pytest.raises(UserError, match="Item 2 stands on a published agenda"):
        agenda.put_under(desk.store, WHO, ids[1], ids[0])
    agenda.withdraw_item(desk.store, WHO, ids[1])
    assert sheet() == [("1", "a"), ("2", "b – withdrawn")]


def test_the_minutes_item_names_the_day_of_the_minutes_it_confirms(desk, meeting_id, items, add):
    add("Minutes", paper=PaperKind.MINUTES)
    add("Also", paper=PaperKind.MINUTES, purpose="To sign those of the previous meeting.")
    add(
        "As printed",
        paper=PaperKind.MINUTES,
        purpose="To confirm the minutes of the previous meeting held on 1 May.",
    )
    assert items()[0].purpose == ""
    july = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 10))
    minutes.write_minute(desk.store, WHO, july, minutes.WrittenMinute("Plan"))
    assert [item.purpose for item in items()] == [
        "To confirm the minutes of 10 July 2019 as a correct record.",
        "To sign those of 10 July 2019.",
        "To confirm the minutes of the previous meeting held on 1 May.",
    ]


def test_a_view_knows_what_is_frozen_what_came_from_the_programme_and_what_has_a_report(
    desk, meeting_id, items
):
    topic = programme.add_programme_item(desk.store, WHO, desk.board_id, "Fostering")
    with desk.store.edit("Two items", WHO) as session:
        item = agenda.item_into(session, meeting_id, "Fostering", programme_item_id=topic)
        session.add(Report(agenda_item_id=item.id, title="Fostering"))
        agenda.item_into(session, meeting_id, "Other")
    assert [(item.programme_item_id, item.has_report) for item in items()] == [(topic, True), (None, False)]
    assert not any(item.is_frozen for item in items())
    agenda.publish_agenda(desk.store, WHO, meeting_id, date(2019, 9, 3))
    assert all(item.is_frozen for item in items())


def test_a_title_is_kept_on_one_line_without_what_cannot_be_seen(desk, sheet, add):
    item = add("Early\x00 Help\n – to follow", kind=ItemKind.REPORT)
    assert sheet() == [("1", "Early Help – to follow")]
    agenda.update_item(desk.store, WHO, item, title="Early\r\nHelp\x1b")
    assert sheet() == [("1", "Early Help")]


def test_a_title_too_long_for_paper_is_refused_and_nothing_is_written(desk, sheet, add):
    item = add("Early Help")
    before = desk.labels()
    for attempt in (
        lambda: add("x" * 501),
        lambda: agenda.update_item(desk.store, WHO, item, title="x" * 501),
    ):
        with pytest.raises(UserError, match="A title of 501 characters is too long"):
            attempt()
    assert (sheet(), desk.labels()) == ([("1", "Early Help")], before)


def test_an_item_that_is_not_there_is_refused_with_the_first_of_many(desk, meeting_id, add):
    for number in range(14):
        add(f"Item {number}")
    with pytest.raises(UserError) as refused:
        find_item(agenda.list_items(desk.store, meeting_id), "99")
    assert refused.value.next_step.endswith("12 Item 11 and 2 more.")
