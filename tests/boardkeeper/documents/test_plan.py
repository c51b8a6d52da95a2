"""The plan counts milestones on both bases and shows each with what it was before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper.documents.blocks import Heading, Orientation, Paragraph, RowKind, Table, Tone
from boardkeeper.documents.plan import compose_plan
from boardkeeper.documents.plan_progress import change_words
from boardkeeper.plan import (
    LinkedAction,
    LinkedKpi,
    LinkedMinute,
    MilestoneStatus,
    MilestoneView,
    MovedMilestone,
    NarrativeView,
    PlanChanges,
    PlanKind,
    PlanView,
    PriorityView,
    StatusEntry,
    WrittenNarrative,
)
from boardkeeper.rules import milestones as rules
from boardkeeper.rules.rag import Rag

ON, SLIP, OFF, LATER, DONE = (
    MilestoneStatus.ON_TRACK,
    MilestoneStatus.SLIGHT_SLIPPAGE,
    MilestoneStatus.OFF_TRACK,
    MilestoneStatus.NOT_YET_DUE,
    MilestoneStatus.COMPLETE,
)

#: The plan of June 2019: 7 + 4 + 3 + 3 + 3 + 2 milestones.
STATUSES = {
    1: [ON, ON, ON, LATER, ON, ON, ON],
    2: [SLIP, ON, ON, ON],
    3: [ON, ON, ON],
    4: [ON, ON, ON],
    5: [SLIP, ON, SLIP],
    6: [ON, SLIP],
}

QUIET = PlanChanges(
    since=date(2019, 7, 10),
    since_words="since the meeting of 10 July 2019",
    moved=(),
    new=(),
    written=(),
    shown=(),
    slow_now=(),
    newly_slow=frozenset(),
)


def milestone(priority: int, place: int, status: MilestoneStatus | None, **facts: object) -> MilestoneView:
    view = MilestoneView(
        id=f"{priority}.{place}",
        priority_number=priority,
        priority_title=f"{priority} Title",
        reference=f"{priority}.{place}",
        text="Do it",
        impact="It is done",
        assurance="Audit",
        lead="",
        key_dates="Commenced: January 2019",
        due_on=date(2019, 1, 31),
        status=status,
        period="2019-06",
        status_before=None,
        note="",
        source_sheet="",
        source_cell="",
    )
    return replace(view, **facts)


def priority(number: int, milestones: tuple[MilestoneView, ...], **facts: str) -> PriorityView:
    view = PriorityView(
        id=f"p{number}",
        number=number,
        title=f"{number} Title",
        aim="",
        milestones=milestones,
        working_well="",
        worried_about="",
        needs_to_happen="",
        summary=counted(milestones),
    )
    return replace(view, **facts)


def counted(milestones: tuple[MilestoneView, ...]) -> rules.MilestoneSummary:
    return rules.summary(rules.MilestoneStatus(each.status.value) for each in milestones if each.status)


def plan_of(*priorities: PriorityView) -> PlanView:
    every = tuple(each for group in priorities for each in group.milestones)
    return PlanView("plan", "Improvement Plan", "2019-06", priorities, counted(every))


@pytest.fixture
def plan() -> PlanView:
    return plan_of(
        *(
            priority(number, tuple(milestone(number, n, status) for n, status in enumerate(statuses, 1)))
            for number, statuses in STATUSES.items()
        )
    )


def tables(section):
    return [block for block in section.blocks if isinstance(block, Table)]


def opening(section):
    return next(block.text for block in section.blocks if isinstance(block, Paragraph))


def test_17_of_22_on_track_is_said_on_both_bases(plan):
    section = compose_plan(plan)
    assert opening(section) == (
        "As at June 2019, 17 of 22 milestones are on track: 77.3% of all, 81.0% of the 21 that are due. "
        "4 are slipping slightly and 1 is not yet due."
    )
    assert section.orientation is Orientation.LANDSCAPE


def test_milestones_are_counted_by_priority_and_status_and_add_up(plan):
    counts = tables(compose_plan(plan))[0]
    columns = [column.title for column in counts.columns]
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in counts.rows}
    assert columns[1:7] == [
        "Milestones",
        "Complete",
        "On track",
        "Slight slippage",
        "Off track",
        "Not yet due",
    ]
    assert rows["1 Title"] == ["7", "–", "6", "–", "–", "1", "85.7%", "100.0%"]
    assert rows["5 Title"] == ["3", "–", "1", "2", "–", "–", "33.3%", "33.3%"]
    assert rows["All priorities"] == ["22", "–", "17", "4", "–", "1", "77.3%", "81.0%"]
    assert counts.rows[-1].kind is RowKind.TOTAL


def test_complete_milestones_count_with_those_on_track_and_are_named(plan):
    text = opening(compose_plan(plan_of(priority(1, (milestone(1, 1, DONE), milestone(1, 2, OFF))))))
    assert "1 of 2 milestones is complete or on track: 50.0% of all. 1 is off track." in text


def test_a_milestone_without_a_status_is_in_neither_base_and_stands_out(words):
    section = compose_plan(plan_of(priority(1, (milestone(1, 1, ON), milestone(1, 2, None)))))
    assert "1 of 1 milestones is on track: 100.0% of all." in opening(section)
    assert "1 without a status is in neither base" in words(tables(section)[0].note)
    cell = tables(section)[1].rows[1].cells[5]
    assert (cell.text, cell.tone) == ("No status", Tone.CAUTION)


def test_a_plan_without_any_status_says_so():
    section = compose_plan(replace(plan_of(priority(1, (milestone(1, 1, None, period=""),))), period=""))
    assert opening(section) == "No milestone has a status yet."


@pytest.mark.parametrize(
    ("status", "tone"),
    [(ON, Tone.GOOD), (DONE, Tone.GOOD), (SLIP, Tone.CAUTION), (OFF, Tone.BAD), (LATER, Tone.WAITING)],
)
def test_every_status_is_a_word_with_its_tone(status, tone):
    cell = tables(compose_plan(plan_of(priority(1, (milestone(1, 1, status),)))))[1].rows[0].cells[5]
    assert (cell.text, cell.tone) == (status.value.capitalize(), tone)


def test_a_status_that_has_changed_says_what_it_was_and_one_sentence_speaks_of_the_others():
    milestones = (
        milestone(1, 1, ON, status_before=SLIP),
        milestone(1, 2, ON, status_before=ON),
        milestone(1, 3, ON),
    )
    table = tables(compose_plan(plan_of(priority(1, milestones))))[1]
    assert table.columns[-1].title == "Status"
    assert [row.cells[-1].text for row in table.rows] == [
        "On track\nWas slight slippage",
        "On track",
        "On track",
    ]
    assert table.note.startswith("A status that has changed since the report before says what it was")


def test_where_no_status_has_changed_a_sentence_says_so_once():
    milestones = (milestone(1, 1, ON, status_before=ON), milestone(1, 2, SLIP, status_before=SLIP))
    table = tables(compose_plan(plan_of(priority(1, milestones))))[1]
    assert table.note == "No status has changed since the report before."
    assert not any("change" in row.cells[-1].text.casefold() for row in table.rows)


def test_the_column_with_most_to_say_is_the_widest():
    long = milestone(1, 1, ON, impact="What it does for children and for those who care for them. " * 4)
    columns = tables(compose_plan(plan_of(priority(1, (long, milestone(1, 2, ON))))))[1].columns
    assert max(columns, key=lambda column: column.width).title == "Impact and evidence"
    assert sum(column.width for column in columns) == 100


def test_without_an_earlier_period_nothing_is_said_of_changes(plan):
    table = tables(compose_plan(plan))[1]
    titles = [column.title for column in table.columns]
    assert table.note == ""
    assert titles == ["Ref", "Milestone", "Impact and evidence", "Assurance", "Key dates", "Status"]


def test_a_status_older_than_the_plan_says_of_when_it_is():
    table = tables(compose_plan(plan_of(priority(1, (milestone(1, 1, ON, period="2019-03"),)))))[1]
    assert table.rows[0].cells[5].text == "On track\nas at March 2019"


def test_the_lead_stands_under_the_key_dates(words):
    table = tables(compose_plan(plan_of(priority(1, (milestone(1, 1, ON, lead="Jean Kelly"),)))))[1]
    assert table.columns[4].title == "Key dates and lead"
    assert words(table.rows[0].cells[4].text) == "Commenced: January 2019\nJean Kelly"


def test_the_narrative_answers_the_three_questions_and_skips_those_not_answered():
    told = priority(1, (milestone(1, 1, ON),), working_well="Audits.\n\nTraining.", needs_to_happen="Hire.")
    section = compose_plan(plan_of(told))
    headings = [block.text for block in section.blocks if isinstance(block, Heading) and block.level == 3]
    assert headings == ["What’s working well", "What needs to happen"]
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert said[-3:] == ["Audits.", "Training.", "Hire."]


def test_the_number_in_front_of_a_priority_is_printed_once(plan):
    headings = [
        block for block in compose_plan(plan).blocks if isinstance(block, Heading) and block.level == 2
    ]
    assert [(each.number, each.text) for each in headings][:2] == [("1", "Title"), ("2", "Title")]
    assert len({each.anchor for each in headings}) == 6


def headings(section, level=2):
    return [block.text for block in section.blocks if isinstance(block, Heading) and block.level == level]


def test_what_is_slow_stands_before_the_priorities_with_its_reasons(words):
    slow = milestone(1, 1, ON, slow=("“on track”, but it was due on 31 January 2019",), note="Audit first.")
    section = compose_plan(plan_of(priority(1, (slow, milestone(1, 2, ON)))))
    assert headings(section) == ["Where progress is slow", "Title"]
    table = tables(section)[1]
    assert [column.title for column in table.columns] == ["Ref", "Milestone", "Status", "Why it is slow"]
    (row,) = table.rows
    assert words(row.cells[3].text) == "“On track”, but it was due on 31 January 2019.\nAudit first."
    assert tables(section)[2].rows[0].cells[5].text == "On track\nSlow"


def test_a_plan_in_which_nothing_is_slow_says_so(plan):
    said = [block.text for block in compose_plan(plan).blocks if isinstance(block, Paragraph)]
    assert said[1] == "No milestone is slow."


def test_what_changed_since_the_last_meeting_is_counted_and_listed(words):
    moved, better = milestone(1, 1, SLIP, note="Staff left."), milestone(1, 2, DONE)
    first = milestone(1, 3, ON)
    whole = plan_of(priority(1, (moved, better, first)))
    changes = PlanChanges(
        since=date(2019, 7, 10),
        since_words="since the meeting of 10 July 2019",
        moved=(MovedMilestone(moved, ON), MovedMilestone(better, ON)),
        new=(first,),
        written=(WrittenNarrative(whole.priorities[0], NarrativeView("2019-08", "Audits", "", "")),),
        shown=(),
        slow_now=(),
        newly_slow=frozenset(),
    )
    section = compose_plan(whole, changes=changes)
    assert headings(section)[0] == "What changed since the meeting of 10 July 2019"
    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert said[1] == (
        "2 milestones moved, 1 of them for the better; and 1 milestone got a first status. "
        "The narrative of priority 1 is new (August 2019)."
    )
    rows = [[cell.text for cell in row.cells] for row in tables(section)[1].rows]
    assert rows == [
        ["1.1", "Do it", "On track", "Slight slippage", "Staff left."],
        ["1.2", "Do it", "On track", "Complete", ""],
        ["1.3", "Do it", "None yet", "On track", ""],
    ]


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([(ON, OFF)], "1 milestone moved, for the worse."),
        ([(OFF, SLIP)], "1 milestone moved, for the better."),
        ([(ON, SLIP), (ON, OFF)], "2 milestones moved, all for the worse."),
        ([(LATER, DONE), (SLIP, ON)], "2 milestones moved, all for the better."),
    ],
)
def test_it_says_which_way_milestones_moved(plan, moves, said):
    moved = tuple(MovedMilestone(milestone(1, 1, after), before) for before, after in moves)
    assert change_words(plan, replace(QUIET, moved=moved)) == said


def test_a_quiet_month_and_a_board_that_never_met_are_told_apart(plan):
    said = [block.text for block in compose_plan(plan, changes=QUIET).blocks if isinstance(block, Paragraph)]
    assert "No status has changed since the meeting of 10 July 2019." in said
    never = replace(QUIET, since=None, since_words="since the plan was begun")
    assert not any("What changed" in each for each in headings(compose_plan(plan, changes=never)))


def test_the_statuses_of_six_periods_stand_side_by_side():
    months = [f"2019-{month:02d}" for month in range(1, 9)]
    history = tuple(StatusEntry(month, SLIP, "", None, "") for month in months)
    section = compose_plan(
        plan_of(priority(1, (milestone(1, 1, SLIP, history=history), milestone(1, 2, ON))))
    )
    table = tables(section)[-1]
    assert [column.title for column in table.columns] == [
        "Ref",
        "Milestone",
        "Mar-19",
        "Apr-19",
        "May-19",
        "Jun-19",
        "Jul-19",
        "Aug-19",
    ]
    assert [cell.text for cell in table.rows[0].cells[2:]] == ["Slipping"] * 6
    assert {cell.tone for cell in table.rows[0].cells[2:]} == {Tone.CAUTION}
    assert [cell.text for cell in table.rows[1].cells[2:]] == ["–"] * 6


def test_what_shows_a_milestone_stands_with_it_and_exempt_actions_are_not_named(words):
    linked = milestone(
        1,
        1,
        ON,
        kpis=(LinkedKpi("k", "Re-referrals", "31.4%", Rag.RED, None, "2019-06"), LinkedKpi("v", "Visits", "", None, None)),
        actions=(
            LinkedAction("a", "4", "Hire", "Jean", None, is_closed=False, is_late=True),
            LinkedAction("b", "7", "Audit", "Jean", None, is_closed=True, is_late=False),
            LinkedAction("c", "9", "Dismiss X", "Jean", None, is_closed=False, is_late=False, is_exempt=True),
        ),
        minutes=(LinkedMinute("i", "m", date(2019, 7, 10), "Plan", "Minute 17, 10 July 2019"),),
        evidence_count=2,
    )  # fmt: skip
    row = tables(compose_plan(plan_of(priority(1, (linked,)))))[1].rows[0]
    assert words(row.cells[2].text) == (
        "It is done\nShown by: Re-referrals, 31.4% in June 2019, red.\nShown by: Visits, no figure yet."
    )
    assert words(row.cells[3].text) == (
        "Audit\nActions 4 and 7 (1 closed, 4 late); Minute 17, 10 July 2019; 2 files as evidence."
    )


def test_a_strategy_and_a_plan_of_areas_use_their_own_words():
    whole = replace(plan_of(priority(1, (milestone(1, 1, ON), milestone(1, 2, None)))), kind=PlanKind.AREAS)
    section = compose_plan(whole)
    assert (
        opening(section) == "As at June 2019, 1 of 1 actions is on track: 100.0% of all. 1 has no status yet."
    )
    assert [column.title for column in tables(section)[1].columns][1:4] == ["Action", "Outcome", "Evidence"]
    assert tables(section)[0].rows[-1].cells[0].text == "All areas for improvement"


def test_what_was_written_for_an_earlier_month_says_so():
    told = priority(1, (milestone(1, 1, ON),), working_well="Audits.", said_period="2019-04")
    said = [block.text for block in compose_plan(plan_of(told)).blocks if isinstance(block, Paragraph)]
    assert said[-1] == "Written for April 2019."


def test_a_long_milestone_is_cut_where_it_only_has_to_be_recognised():
    text = "We will " + "improve and " * 40
    section = compose_plan(plan_of(priority(1, (milestone(1, 1, OFF, text=text, slow=("off track",)),))))
    short, whole = tables(section)[1].rows[0].cells[1].text, tables(section)[2].rows[0].cells[1].text
    assert len(short) < 165
    assert short.endswith(" …")
    assert whole == text
