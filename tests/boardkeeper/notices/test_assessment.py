"""The self-assessment: what it counts, what it does not know, and how it reaches the board."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boardkeeper import actions, agenda, meetings, minutes_out, notice_papers, notices, reports
from boardkeeper.errors import UserError
from boardkeeper.figures import Rag, Travel
from boardkeeper.notices.assessment import gather_assessment
from boardkeeper.render.text import render_text
from db.tables.kpis import KpiTarget, Polarity
from tests.boardkeeper.conftest import WHO

REVIEWED = date(2023, 7, 3)


def gather(tracked):
    return gather_assessment(tracked.store, tracked.board_id, tracked.today, tracked.notice_id)


def text_of(tracked):
    pack = notice_papers.gather_self_assessment(
        tracked.store, tracked.board_id, tracked.today, tracked.notice_id
    )
    return " ".join(render_text(pack).split())


def reviewed(tracked):
    notices.record_review(tracked.store, WHO, tracked.notice_id, REVIEWED, "Seen.", tracked.today)


def test_progress_is_counted_since_the_review_before_or_the_notice(tracked):
    facts = gather(tracked)
    assert (facts.since, facts.is_first, facts.review.number) == (date(2023, 5, 19), True, 1)
    reviewed(tracked)
    facts = gather(tracked)
    assert (facts.since, facts.is_first, facts.review.number) == (REVIEWED, False, 2)


def test_an_indicator_is_compared_with_its_last_period_before_the_review(tracked):
    reviewed(tracked)
    kpi = tracked.desk.add_kpi(
        "Re-referrals",
        {"2023-05": "33.0", "2023-06": "31.0", "2023-07": "30.0", "2023-08": "24.0"},
        polarity=Polarity.LOWER,
    )
    with tracked.store.edit("Target", WHO) as session:
        session.add(KpiTarget(kpi_id=kpi, year=2023, value=Decimal(25)))
    facts = gather(tracked)
    (move,) = facts.kpis
    assert (move.then.period, move.now.period, move.travel) == ("2023-06", "2023-08", Travel.BETTER)
    assert (facts.colours()[Rag.GREEN], facts.colours(then=True)[Rag.RED]) == (1, 1)
    assert facts.moved(Travel.BETTER) == 1


@pytest.mark.parametrize(
    ("figures", "facts", "why"),
    [
        ({"2023-08": "1.0"}, {}, "no figure from then"),
        ({"2023-06": "1.0"}, {}, "no later figure"),
        ({"2023-03": "1.0", "2023-08": "2.0"}, {"is_year_to_date": True}, "counted anew since April"),
        ({"2023-06": "1.0", "2023-08": None}, {}, "no figure"),
    ],
)
def test_what_cannot_be_compared_says_why(tracked, figures, facts, why):
    reviewed(tracked)
    tracked.desk.add_kpi("Measure", figures, **facts)
    (move,) = gather(tracked).kpis
    assert (move.travel, move.why_not) == (None, why)


def test_actions_are_counted_as_raised_closed_open_and_past_their_date(tracked):
    for due, raised in (("1 August 2023", date(2023, 6, 1)), ("1 October 2023", date(2023, 1, 9))):
        actions.add_action(
            tracked.store, WHO, tracked.board_id, "Write.", "Jean Kelly", due, raised_on=raised
        )
    found = gather(tracked).actions
    assert (found.opened, found.closed, found.still_open, found.overdue) == (1, 0, 2, 1)


def test_what_the_file_does_not_know_is_said_and_never_guessed(tracked):
    tracked.add("7")
    unknown = gather(tracked).unknown
    assert "There is no improvement plan in this file." in unknown
    assert "There are no performance figures in this file." in unknown
    assert "No meeting of the board is recorded as held." in unknown
    assert "No voice of children is recorded since 19 May 2023." in unknown
    assert "No indicator of staff supervision is kept here." in unknown
    assert "Nothing recorded shows paragraph 7 of the notice." in unknown


def test_the_paper_says_that_its_opening_is_missing_until_somebody_writes_it(tracked):
    assert "The council’s own words are still to be written" in text_of(tracked)
    notices.write_opening(tracked.store, WHO, tracked.notice_id, "Children wait less.\nNot yet everywhere.")
    said = text_of(tracked)
    assert "Children wait less. Not yet everywhere." in said
    assert "still to be written" not in said


def test_the_paper_names_every_paragraph_its_gap_and_what_was_heard(tracked):
    tracked.add("4b", gap="No minutes since June")
    notices.add_voice(
        tracked.store,
        WHO,
        tracked.board_id,
        notices.Whose.CHILDREN,
        date(2023, 8, 1),
        "Tell us before our worker changes.",
        tracked.today,
    )
    said = text_of(tracked)
    for words in (
        "Self-assessment before the Department’s first review",
        "Review 1 is due by 19 November 2023: within 6 months of the notice of 19 May 2023.",
        "Do 4b.",
        "No minutes since June",
        "Tell us before our worker changes.",
        "What this assessment does not know",
        "Director of Children’s Services",
    ):
        assert words in said


def test_the_tracker_says_that_a_notice_has_ended_and_what_that_changes(tracked):
    tracked.add("4b")
    notices.end_notice(tracked.store, WHO, tracked.notice_id, date(2023, 9, 1), "Letter of the Minister.")
    pack = notice_papers.gather_tracker(tracked.store, tracked.board_id, tracked.today, tracked.notice_id)
    said = " ".join(render_text(pack).split())
    assert "It ended on 1 September 2023. Letter of the Minister. Nothing more is due" in said
    with pytest.raises(UserError, match="no review is to come"):
        gather(tracked)


def test_without_a_notice_there_is_nothing_to_assess(desk):
    with pytest.raises(UserError, match="nothing to assess"):
        gather_assessment(desk.store, desk.board_id, date(2023, 9, 12))
    with pytest.raises(UserError, match="answers to no notice"):
        notice_papers.gather_tracker(desk.store, desk.board_id, date(2023, 9, 12))


def test_the_same_file_gives_the_same_bytes(tracked):
    tracked.add("4b")
    packs = [
        notice_papers.gather_self_assessment(
            tracked.store, tracked.board_id, tracked.today, tracked.notice_id
        )
        for _ in range(2)
    ]
    first, second = (minutes_out.make_file(pack, minutes_out.Paper.PDF)[0] for pack in packs)
    assert first == second


def test_the_paper_goes_on_an_agenda_once_and_is_replaced_afterwards(tracked):
    meeting = meetings.add_meeting(tracked.store, WHO, tracked.board_id, date(2023, 10, 4))
    (offered,) = notice_papers.agendas_to_take(tracked.store, tracked.board_id, tracked.today)
    assert offered.id == meeting
    pack = notice_papers.gather_self_assessment(tracked.store, tracked.board_id, tracked.today)
    paper = notice_papers.make_agenda_paper(pack)
    first = notice_papers.put_on_agenda(tracked.store, WHO, meeting, paper)
    second = notice_papers.put_on_agenda(tracked.store, WHO, meeting, paper)
    assert (first.item_id, first.replaced, second.replaced) == (second.item_id, False, True)
    titles = [each.title for each in agenda.list_items(tracked.store, meeting)]
    assert titles.count(notice_papers.AGENDA_TITLE) == 1
    report = reports.get_report(tracked.store, first.item_id)
    assert report is not None
    assert report.attached_name == "2023-09-12 Self-assessment.pdf"
    tracked.store.undo(WHO)
    tracked.store.undo(WHO)
    assert notice_papers.AGENDA_TITLE not in [
        each.title for each in agenda.list_items(tracked.store, meeting)
    ]


def test_an_agenda_that_is_out_takes_no_further_paper(tracked):
    meeting = meetings.add_meeting(
        tracked.store, WHO, tracked.board_id, date(2023, 10, 4), standard_agenda=True
    )
    agenda.publish_agenda(tracked.store, WHO, meeting, date(2023, 9, 20))
    paper = notice_papers.make_agenda_paper(
        notice_papers.gather_self_assessment(tracked.store, tracked.board_id, tracked.today)
    )
    with pytest.raises(UserError, match="The agenda of 4 October 2023 is out already"):
        notice_papers.put_on_agenda(tracked.store, WHO, meeting, paper)
    assert notice_papers.agendas_to_take(tracked.store, tracked.board_id, tracked.today) == ()
