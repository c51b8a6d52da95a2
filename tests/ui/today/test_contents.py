from __future__ import annotations

from datetime import date
from decimal import Decimal

from boardkeeper.approvals import ApprovalStep, MinutesWaiting
from boardkeeper.figures import FigureView, Rag, Travel
from boardkeeper.kpis import KpiView, Polarity, Unit
from boardkeeper.meetings import MeetingState, MeetingView
from boardkeeper.papers import OwedPaper
from boardkeeper.plan import MilestoneStatus, MilestoneView
from boardkeeper.plan.todays import PlansToday
from boardkeeper.today import ColourChangeView, FollowUpView, NextMeetingView, RequirementView, TodayView
from ui.page import Place
from ui.theme.tokens import Tone
from ui.today.contents import left_sections, right_sections


def figure(period: str, value: str, rag: Rag, comparator: str = "") -> FigureView:
    return FigureView(
        period=period,
        value=Decimal(value),
        shown=f"{value}%",
        withheld="",
        numerator=None,
        denominator=None,
        target=Decimal(25),
        target_written="25",
        rag=rag,
        travel=Travel.BETTER if comparator else None,
        comparator=comparator,
        gap=None,
        source_note="",
        source=None,
    )


BEFORE, NOW = figure("2019-05", "32.2", Rag.RED), figure("2019-06", "27.4", Rag.AMBER, "2019-05")
KPI = KpiView(
    id="k1",
    name="Re-referrals within 12 months",
    theme="",
    priority_number=1,
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.LOWER,
    tolerance=Decimal(15),
    fraction_name="",
    is_proxy=False,
    is_year_to_date=False,
    note="",
    figures=(BEFORE, NOW),
    latest=NOW,
    events=(),
)


def today(**changes: object) -> TodayView:
    empty: dict[str, object] = {
        "on": date(2019, 7, 1),
        "next_meeting": None,
        "minutes": (),
        "overdue_actions": (),
        "overdue_actions_total": 0,
        "overdue_decisions": (),
        "overdue_decisions_total": 0,
        "colour_changes": (),
        "kpis_red": 0,
        "kpis_without_polarity": 0,
        "requirements": (),
        "is_empty": False,
    }
    return TodayView(**(empty | changes))  # type: ignore[arg-type]


def test_a_kpi_that_changed_colour_says_from_what_to_what_and_against_when() -> None:
    section = left_sections(today(colour_changes=(ColourChangeView(KPI, NOW, BEFORE),), kpis_red=2))[2]
    (line,) = section.lines

    assert section.count == "2 KPIs are red"
    assert line.rags == (Rag.RED, Rag.AMBER)
    assert line.right == "27.4%"
    assert line.place == Place("kpis", "k1")
    assert line.spoken == (
        "Re-referrals within 12 months, from red to amber, 27.4%, June 2019, better than May 2019"
    )


def test_kpis_without_a_direction_are_counted_and_say_what_to_do() -> None:
    section = left_sections(today(kpis_without_polarity=13))[3]

    assert section.lines[0].text == "13 KPIs have no direction yet"
    assert section.lines[0].place == Place("kpis")


def test_calm_sections_say_so_and_those_that_concern_few_boards_are_left_out() -> None:
    sections = (*left_sections(today()), *right_sections(today()))

    assert all(section.calm for section in sections)
    assert {section.title for section in sections if section.can_hide} == {
        "KPIs without a direction",
        "What the notice asks for next",
        "Slow in the plan",
    }


def waiting(meeting_id: str, step: ApprovalStep, **facts: object) -> MinutesWaiting:
    meeting = MeetingView(
        meeting_id, "b", date(2019, 5, 29), None, None, "", MeetingState.CIRCULATED, 8, 9, True, "", None, ""
    )
    known = {"since": date(2019, 6, 3), "comments_due_on": None, "open_comments": 0}
    return MinutesWaiting(meeting, step, **(known | facts))  # type: ignore[arg-type]


def test_minutes_say_what_is_to_be_done_with_them_and_who_still_waits_for_an_answer() -> None:
    approve = waiting("m", ApprovalStep.APPROVE, comments_due_on=date(2019, 7, 1), open_comments=2)
    sign = waiting("n", ApprovalStep.SIGN, since=date(2019, 7, 1))
    section = left_sections(today(minutes=(approve, sign)))[1]

    first, second = section.lines
    assert (first.text, first.right) == ("Approve the minutes of 29 May 2019", "comments by Mon 1 Jul 2019")
    assert first.note == "circulated Mon 3 Jun 2019 · 9 minutes · 2 comments not answered"
    assert first.place == Place("meetings", "m#Minutes")
    assert (second.text, second.right) == ("Sign the minutes of 29 May 2019", "today")


def test_of_many_unsigned_minutes_the_latest_are_listed_and_the_rest_counted() -> None:
    old = tuple(waiting(f"m{number}", ApprovalStep.SIGN) for number in range(12))
    section = left_sections(today(minutes=(*old, waiting("d", ApprovalStep.CIRCULATE))))[1]

    assert [each.place.thing_id for each in section.lines] == [
        f"{each}#Minutes" for each in ("m9", "m10", "m11", "d")
    ]
    assert (section.count, section.more.text if section.more else "") == (
        "13",
        "9 earlier meetings to be signed",
    )


def test_what_the_notice_asks_for_is_dated_and_late_ones_are_red() -> None:
    due = RequirementView(
        "n1", "Improvement notice", "5", "Review at least every six months", date(2019, 6, 28), -3
    )
    (line,) = left_sections(today(requirements=(due,)))[4].lines

    assert line.right == "3 days late"
    assert line.tone is Tone.BAD
    assert line.note == "Improvement notice, due Fri 28 Jun 2019"
    assert line.place == Place("notice-tracker", "n1")


def test_a_long_list_ends_with_the_way_to_the_rest() -> None:
    section = right_sections(today(overdue_actions_total=14))[0]

    assert section.more is not None
    assert section.more.text == "All 14 overdue actions"
    assert section.more.place == Place("actions", "chip:Overdue")


def test_a_paper_that_is_owed_says_by_whom_when_and_what_it_lacks_first() -> None:
    lacks = ("Its author is not named.", "Leg has not signed off.", "Fin has not signed off.")
    owed = (
        OwedPaper("i1", "5", "EHCP", " ".join(lacks), "", "", date(2019, 6, 27), -4, lacks),
        OwedPaper("i2", "6", "Budget", "No paper yet.", "Nick Barr", "", date(2019, 7, 2), 1),
    )
    meeting = MeetingView(
        "m", "b", date(2019, 7, 10), None, None, "", MeetingState.AGENDA_DRAFT, 8, 0, False, "", None, ""
    )
    section = left_sections(today(next_meeting=NextMeetingView(meeting, 9, (), 0, owed)))[0]
    first, second = section.lines

    assert (first.text, first.right, first.tone) == ("5  EHCP", "4 days late", Tone.BAD)
    assert first.note == "nobody is named for it · Its author is not named, and 2 more."
    assert (second.note, second.right) == ("from Nick Barr · No paper yet.", "due tomorrow")
    assert second.place == Place("meetings", "i2#Papers")


def test_what_both_logs_wait_for_leads_to_the_letters_and_to_what_was_finished() -> None:
    kept = FollowUpView(actions_due=2, decisions_due=1, awaiting_hearing=1, closed=3, remarks=4)
    section = right_sections(today(follow_up=kept))[2]
    assert [(line.text, line.place) for line in section.lines] == [
        ("1 row waits for a hearing", Place("programme")),
        (
            "3 rows were finished since the last meeting",
            Place("actions", "chip:Closed since last meeting"),
        ),
        ("4 remarks to be answered", Place("review")),
    ]


def test_what_is_slow_says_why_and_what_moved_leads_to_what_changed() -> None:
    slow = MilestoneView(
        id="m1",
        priority_number=1,
        priority_title="Front door",
        reference="1.2",
        text="Fill both posts",
        impact="",
        assurance="",
        lead="",
        key_dates="",
        due_on=None,
        status=MilestoneStatus.OFF_TRACK,
        period="2019-06",
        status_before=None,
        note="",
        source_sheet="",
        source_cell="",
        slow=("off track since June 2019", "was due on 1 May 2019"),
    )
    plans = PlansToday((slow,), 3, 2, "since the meeting of 10 July 2019", has_plans=True)
    section = right_sections(today(plans=plans))[3]
    assert section.lines[0].spoken == (
        "1.2  Fill both posts, off track, off track since June 2019; was due on 1 May 2019"
    )
    assert section.lines[0].place == Place("plan", "m1")
    assert section.lines[1].text == "2 milestones moved since the meeting of 10 July 2019"
    assert section.lines[1].place == Place("plan", "view:What changed")
    assert section.more is not None
    assert (section.more.text, section.more.place) == ("All 3 that are slow", Place("plan", "chip:Slow"))
