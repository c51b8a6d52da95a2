"""Logs show what is late as at the meeting, and grey what is finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper.actions import ActionView, Importance
from boardkeeper.decisions import DecisionView, FollowUpStatus
from boardkeeper.documents.actions import compose_actions
from boardkeeper.documents.blocks import Paragraph, Table, Tone
from boardkeeper.documents.tracking import compose_tracking

DAY = date(2019, 9, 11)


def decision(**facts: object) -> DecisionView:
    view = DecisionView(
        id="d",
        decided_on=date(2019, 7, 10),
        decided_on_written="10 July 2019",
        minute_title="Pledge Update",
        minute_reference="",
        text="More details",
        officer="Jean Kelly",
        target_written="July 2019",
        target_on=date(2019, 7, 31),
        status=FollowUpStatus.REQUESTED,
        progress="Request e-mailed",
        overdue_days=42,
        completed_on=None,
        source_sheet="",
        source_cell="",
        reference="3",
    )
    return replace(view, **facts)


def action(**facts: object) -> ActionView:
    view = ActionView(
        id="a",
        reference="12",
        text="Send the trend",
        owner="Jean Kelly",
        due_written="end of July",
        due_on=date(2019, 7, 31),
        status=FollowUpStatus.OPEN,
        importance=Importance.HIGH,
        raised_on=date(2019, 7, 10),
        minute="Minute 13, 10 July 2019",
        progress="",
        overdue_days=0,
        completed_on=None,
    )
    return replace(view, **facts)


def rows(section):
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return [row.cells for row in table.rows]


def opening(section):
    return next(block.text for block in section.blocks if isinstance(block, Paragraph))


def test_a_decision_prints_where_it_was_made_its_date_as_written_and_how_late_it_is(words):
    (cells,) = rows(compose_tracking((decision(),), DAY))
    assert [words(cell.text) for cell in cells] == [
        *("3", "10 July 2019\nPledge Update", "More details", "July 2019", "Jean Kelly"),
        *("Request e-mailed", "42 days overdue\nRequested"),
    ]
    assert cells[6].tone is Tone.BAD


def test_the_minute_is_cited_by_its_number_and_the_day_is_said_once(words):
    cited = decision(minute_reference="Minute 14(1), 10 July 2019", decided_on_written="")
    (cells,) = rows(compose_tracking((cited,), DAY))
    assert words(cells[1].text) == "10 July 2019\nMinute 14(1)\nPledge Update"


def test_a_decision_of_an_unknown_day_begins_with_its_minute(words):
    undated = decision(decided_on=None, decided_on_written="", minute_reference="")
    (cells,) = rows(compose_tracking((undated,), DAY))
    assert words(cells[1].text) == "Pledge Update"


def test_one_day_late_is_one_day():
    (cells,) = rows(compose_tracking((decision(overdue_days=1),), DAY))
    assert cells[6].text == "1 day overdue\nRequested"


@pytest.mark.parametrize(
    "status", [FollowUpStatus.COMPLETE, FollowUpStatus.SUPERSEDED, FollowUpStatus.NOT_ACCEPTED]
)
def test_a_finished_row_is_greyed_whole(status):
    (cells,) = rows(compose_tracking((decision(status=status, overdue_days=0),), DAY))
    assert {cell.tone for cell in cells} == {Tone.MUTED}
    assert cells[6].text == status.value.capitalize()


def test_an_open_row_in_time_waits_calmly_and_its_blanks_are_named():
    late = decision(overdue_days=0, target_written="", officer="")
    (cells,) = rows(compose_tracking((late,), DAY))
    assert (cells[6].text, cells[6].tone) == ("Requested", Tone.WAITING)
    assert (cells[3].text, cells[4].text) == ("Not set", "Nobody named")


def test_the_log_opens_with_how_many_are_open_overdue_and_finished():
    finished = decision(status=FollowUpStatus.COMPLETE, overdue_days=0)
    text = opening(compose_tracking((decision(), decision(overdue_days=0), finished, finished), DAY))
    assert text == (
        "As at 11 September 2019, 2 are open, 1 of them overdue; "
        "2 are finished and leave the log after this meeting."
    )
    assert opening(compose_tracking((decision(overdue_days=0),), DAY)).endswith(
        "1 is open, none of them overdue."
    )
    assert opening(compose_tracking((finished,), DAY)).endswith(
        "none are open; 1 is finished and leaves the log after this meeting."
    )


@pytest.mark.parametrize(("compose", "row"), [(compose_tracking, decision()), (compose_actions, action())])
def test_a_log_that_lies_on_a_table_by_itself_says_of_which_board_it_is(compose, row):
    alone = opening(compose((row,), DAY, board="Improvement Board"))
    assert alone.startswith("Improvement Board · as at 11 September 2019, 1 is open")
    assert opening(compose((row,), DAY)).startswith("As at 11 September 2019")


def test_an_action_prints_its_minute_owner_date_and_importance():
    (cells,) = rows(compose_actions((action(),), DAY))
    assert [cell.text for cell in cells] == [
        *("12", "Send the trend", "High", "Minute 13, 10 July 2019", "Jean Kelly", "end of July", "", "Open"),
    ]


def test_an_action_without_a_minute_prints_the_day_it_was_raised():
    (cells,) = rows(compose_actions((action(minute=""),), DAY))
    assert cells[3].text == "10 July 2019"


def test_a_date_that_was_put_off_says_what_was_asked_and_how_often():
    facts = {"first_due_written": "July 2019", "target_written": "13 November 2019", "overdue_days": 0}
    for times, words in ((1, "once"), (2, "twice"), (3, "3 times")):
        (cells,) = rows(compose_tracking((decision(times_postponed=times, **facts),), DAY))
        assert cells[3].text == f"13 November 2019\nAsked for July 2019, put off {words}"


def test_a_row_that_was_chased_or_waits_to_be_heard_says_so():
    (cells,) = rows(compose_actions((action(times_chased=2, overdue_days=42),), DAY))
    assert cells[7].text == "42 days overdue\nOpen\nChased twice"
    waits = decision(awaits_hearing=True, hearing="on 13 November 2019", overdue_days=0)
    (cells,) = rows(compose_tracking((waits,), DAY))
    assert cells[6].text == "Requested\nTo be heard on 13 November 2019"


def test_rows_that_left_the_log_are_counted_by_themselves():
    finished = decision(status=FollowUpStatus.COMPLETE, overdue_days=0)
    text = opening(compose_tracking((finished, replace(finished, is_archived=True)), DAY))
    assert text.endswith("1 is finished and leaves the log after this meeting; 1 has left the log before.")


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("owner", ["Jean Kelly (2)", "Nobody named (1)"]),
        ("meeting", ["10 July 2019 (2)", "No day known (1)"]),
        ("priority", ["High priority (2)", "Low priority (1)"]),
        ("status", ["Open (2)", "Requested (1)"]),
    ],
)
def test_a_grouped_log_has_a_heading_over_each_group(by, headings):
    other = action(
        owner="", raised_on=None, importance=Importance.LOW, status=FollowUpStatus.REQUESTED, id="b"
    )
    section = compose_actions((action(), action(id="c"), other), DAY, by=by)
    assert [cells[0].text for cells in rows(section) if len(cells) == 1] == headings
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert table.caption == "3 actions"


def test_tracking_says_only_a_priority_of_its_own():
    (cells,) = rows(compose_tracking((decision(importance=Importance.HIGH, overdue_days=0),), DAY))
    assert cells[6].text == "Requested\nHigh priority"
