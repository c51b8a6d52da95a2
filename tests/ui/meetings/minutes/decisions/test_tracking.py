from __future__ import annotations

from PySide6.QtCore import Qt

from boardkeeper import actions, decisions
from boardkeeper.lists import Wanted
from boardkeeper.minutes import PieceKind, WrittenAsk
from tests.ui.meetings.minutes.table import DAY, Table

CHILDREN_IN_CARE = "that further details of the trend would be provided to Members"


def test_a_limb_that_asks_somebody_is_followed_up_once_the_caret_leaves_it(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}.")
    assert table.asks() == [None]
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [WrittenAsk("", "")]


def test_a_limb_that_notes_a_report_is_not_followed_up(table: Table) -> None:
    table.command("noted the report")
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_Return)
    table.type("More.")
    assert table.asks() == [None]


def test_officer_and_date_are_taken_from_the_words(table: Table) -> None:
    table.command("agreed that Jean Kelly provide the trend within 6 months")
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [WrittenAsk("Jean Kelly", "within 6 months")]


def test_a_post_is_an_officer_and_a_day_before_the_meeting_no_date(table: Table) -> None:
    table.command("agreed that the Head of Quality Assurance report on the review in May 2019")
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [WrittenAsk("Head of Quality Assurance", "")]


def test_a_recommendation_is_followed_up_with_the_body_it_goes_to(table: Table) -> None:
    table.command("recommend Cabinet that the budget is balanced")
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [WrittenAsk("Cabinet", "")]


def test_the_next_limb_asks_nobody_before_its_words_do(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}")
    table.type(" ")
    table.command("track Jean Kelly by July")
    table.key(Qt.Key.Key_Return)
    table.type("that the report be noted\n\n")
    assert table.asks() == [WrittenAsk("Jean Kelly", "July"), None]


def test_one_key_stops_following_up_and_it_never_begins_again(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}")
    table.key(Qt.Key.Key_Return)
    table.menu.toggle_tracking()
    assert table.asks() == [None]
    limb = table.limbs()[0]
    table.surface.choose(limb.id, len(limb.text), len(limb.text))
    table.type(" by July")
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [None]


def test_the_same_key_follows_up_again_and_asks_for_the_officer(table: Table) -> None:
    table.command("agreed that it be so by end of July")
    table.menu.toggle_tracking()
    assert table.asks() == [WrittenAsk("", "end of July")]
    assert table.fields == ["officer"]


def test_a_blank_line_below_a_decision_means_that_decision(table: Table) -> None:
    table.command("agreed that one be done by July")
    table.type("\n\nSome words.\n")
    table.command("agreed that two be done by August")
    first = table.limbs()[0]
    table.surface.choose(first.id, len(first.text), len(first.text))
    table.key(Qt.Key.Key_Return)
    assert table.panel.follow_up.explains.isVisible()
    table.menu.toggle_tracking()
    assert table.asks() == [WrittenAsk("", "July"), None]


def test_following_up_without_words_takes_what_the_decision_says(table: Table) -> None:
    table.command("agreed that it be done within 6 weeks")
    table.type(" ")
    table.command("track")
    assert table.asks() == [WrittenAsk("", "within 6 weeks")]
    assert table.fields == ["officer"]


def test_undo_takes_a_follow_up_back_for_good(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}")
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [WrittenAsk("", "")]
    table.surface.undo()
    assert table.asks() == [None]
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [None]


def test_words_changed_later_change_what_was_recognised_but_not_what_was_typed(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}\n")
    table.key(Qt.Key.Key_Return)
    limb = table.limbs()[0]
    table.surface.choose(limb.id, len(limb.text), len(limb.text))
    table.type(" by July 2019")
    table.key(Qt.Key.Key_Down)
    assert table.asks() == [WrittenAsk("", "July 2019")]
    table.menu.pen.ask((table.limbs()[0],), WrittenAsk("Judith Harwood", "August 2019"))
    limb = table.limbs()[0]
    table.surface.choose(limb.id, len(limb.text), len(limb.text))
    table.type(" or so")
    table.key(Qt.Key.Key_Down)
    assert table.asks() == [WrittenAsk("Judith Harwood", "August 2019")]


def test_what_was_written_before_and_is_not_followed_up_stays_so(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}")
    table.menu.tracker.refuse(table.limbs())
    table.keep()
    limb = table.limbs()[0]
    table.surface.choose(limb.id, len(limb.text), len(limb.text))
    table.key(Qt.Key.Key_Return)
    assert table.asks() == [None]


def test_limbs_standing_together_are_followed_up_as_one_row_of_the_log(table: Table) -> None:
    table.command("agreed recommend to Officers to extend an invitation to a Head Teacher;")
    table.type("\nrecommend to Officers to explore the feasibility of inviting a parent;")
    table.type("\nwould hear from Mrs Williams at a future scrutiny committee.\n")
    assert table.asks() == [WrittenAsk()] * 3
    table.command("track all Judith Harwood by July 2019")
    assert table.asks() == [WrittenAsk("Judith Harwood", "July 2019")] * 3
    table.keep()
    board_id = table.menu.deciding.reading.meeting.board_id
    rows = table.ask(decisions.list_decisions, board_id, DAY, Wanted()).rows
    assert [(row.officer, row.target_written, str(row.target_on)) for row in rows] == [
        ("Judith Harwood", "July 2019", "2019-07-31")
    ]
    assert all(word in rows[0].text for word in ("Head Teacher", "a parent", "Mrs Williams"))
    assert rows[0].paragraph_id == table.limbs()[0].id


def test_an_action_leads_from_its_row_to_its_paragraph(table: Table) -> None:
    table.command("action Jean Kelly by end of July provide the trend")
    table.keep()
    board_id = table.menu.deciding.reading.meeting.board_id
    (row,) = table.ask(actions.list_actions, board_id, DAY, Wanted()).rows
    action = next(each for each in table.surface.pieces() if each.kind is PieceKind.ACTION)
    assert (row.owner, row.text, row.paragraph_id) == ("Jean Kelly", "provide the trend", action.id)


def test_an_action_gets_its_officer_by_the_same_command_and_key(table: Table) -> None:
    table.command("action provide the trend")
    table.type(" ")
    table.command("track Jean Kelly by July")
    assert table.last().ask == WrittenAsk("Jean Kelly", "July")
    table.type(" /untrack")
    assert table.menu.explains.text() == "An action always asks somebody; /text makes plain words of it."
    table.menu.toggle_tracking()
    assert table.fields == ["officer"]


def test_following_up_can_be_stopped_by_its_command(table: Table) -> None:
    table.command(f"agreed {CHILDREN_IN_CARE}")
    table.type("\n")
    table.command("untrack")
    assert table.asks() == [None]
