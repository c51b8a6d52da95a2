"""Tracker and self-assessment on paper: whole, readable by everybody, and silent where the file is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import page as checker
import pytest

from boardkeeper.documents.blocks import Callout, Pack, Section, Table, Tone
from boardkeeper.documents.notice_tracker import compose_notice_tracker, due_words
from boardkeeper.documents.plain_words import words_of
from boardkeeper.documents.self_assessment import compose_self_assessment, ordinal, title_of
from boardkeeper.kpis import Polarity
from boardkeeper.minutes_out import Paper, make_file, pack_of
from boardkeeper.notices.assessment import Assessment, FollowUp, KpiMove
from boardkeeper.notices.held import MeetingHeld, SeatHeld
from boardkeeper.notices.views import NoticeView, ParagraphView, ReviewView, ShowingView, VoiceView
from boardkeeper.people import SeatRole
from boardkeeper.rules.notice_dates import Standing
from db.tables.plan import NoticeKind, ShownFrom, Whose

TODAY = date(2023, 9, 12)
REVIEWED = date(2023, 7, 3)


def paragraph(reference: str = "4b", **facts: Any) -> ParagraphView:
    values: dict[str, Any] = {
        "id": reference,
        "notice_id": "n",
        "notice": "Improvement Notice",
        "position": 0,
        "reference": reference,
        "requirement": "Keep a board.",
        "shown_by": "Terms of reference",
        "shown_from": ShownFrom.BY_HAND,
        "every_months": 1,
        "last_shown_on": date(2023, 9, 6),
        "next_due_on": date(2023, 10, 6),
        "written_due_on": None,
        "days_left": 24,
        "standing": Standing.DUE_SOON,
        "itself": "",
        "gap": "",
        "lacks": (),
        "evidence": 0,
        "showings": (),
    }
    return ParagraphView(**values | facts)


def notice(*paragraphs: ParagraphView, **facts: Any) -> NoticeView:
    held = ReviewView("r1", 1, date(2023, 11, 19), REVIEWED, "Letter of 20 July.", "")
    coming = ReviewView("", 2, date(2024, 1, 3), None, "", "Children wait less.")
    values: dict[str, Any] = {
        "id": "n",
        "board_id": "b",
        "kind": NoticeKind.IMPROVEMENT_NOTICE,
        "title": "Improvement Notice",
        "issued_on": date(2023, 5, 19),
        "target_end_on": None,
        "ended_on": None,
        "ended_words": "",
        "first_review_on": None,
        "review_every_months": 6,
        "paragraphs": paragraphs,
        "reviews": (held, coming),
        "coming": coming,
    }
    return NoticeView(**values | facts)


@pytest.fixture
def assess(board, make_kpi):
    """Facts of an assessment with something in every part."""

    def assessed(**facts: Any) -> Assessment:
        kpi = make_kpi(
            "Re-referrals",
            {"2023-06": "31.0", "2023-08": "24.0"},
            targets={2023: "25"},
            polarity=Polarity.LOWER,
        )
        met = MeetingHeld(
            id="m",
            held_on=date(2023, 9, 6),
            is_recorded=True,
            present=7,
            seats=9,
            chaired_by="Ada Marsh",
            is_chair_there=False,
            is_dfe_there=True,
            is_adviser_there=None,
            minutes="draft",
            resolutions=4,
            actions=2,
            held_seats=(SeatHeld("p", "Ada Marsh", SeatRole.CHAIR, "Independent", came=True),),
        )
        found = notice(paragraph(), paragraph("7", standing=Standing.LATE, days_left=-3, gap="No report."))
        values: dict[str, Any] = {
            "board": board,
            "notice": found,
            "review": found.coming,
            "today": TODAY,
            "since": REVIEWED,
            "plan": None,
            "changes": None,
            "meetings": (met, met),
            "kpis": (KpiMove(kpi, kpi.latest, kpi.figures[0], None, "no later figure"),),
            "voices": (VoiceView("v", Whose.CHILDREN, date(2023, 8, 1), "Council", "Tell us first.", ""),),
            "actions": FollowUp(3, 1, 5, 2),
            "decisions": FollowUp(0, 0, 0, 0),
            "unknown": ("No staff survey is recorded.",),
            "created": datetime(2023, 9, 12, tzinfo=UTC),
        }
        return Assessment(**values | facts)

    return assessed


def pack(board: Any, section: Section) -> Pack:
    return pack_of(board, TODAY, section, datetime(2023, 9, 12, tzinfo=UTC))


def said(section: Section) -> str:
    return " ".join(" ".join(words_of(section)).split())


def failures(pdf: bytes) -> list[str]:
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_both_papers_pass_pdf_ua_1(board, assess):
    facts = assess()
    for section in (compose_notice_tracker(facts.notice, TODAY, board.name), compose_self_assessment(facts)):
        content, _ = make_file(pack(board, section), Paper.PDF)
        assert failures(content) == []


def test_the_tracker_says_when_each_paragraph_is_due_in_words_and_colour(board):
    section = compose_notice_tracker(
        notice(
            paragraph("1", standing=Standing.LATE, next_due_on=date(2023, 9, 9), days_left=-3),
            paragraph("2", standing=Standing.NEVER_SHOWN, last_shown_on=None),
            paragraph("3", standing=Standing.SHOWN, next_due_on=None, days_left=None, every_months=None),
        ),
        TODAY,
        board.name,
    )
    table = next(block for block in section.blocks if isinstance(block, Table))
    due = [row.cells[4] for row in table.rows]
    assert [cell.text for cell in due] == ["9 Sep 2023\n3 days late", "6 Oct 2023\nnever shown", "Shown"]
    assert [cell.tone for cell in due] == [Tone.BAD, Tone.CAUTION, Tone.GOOD]
    assert "Of 3 paragraphs, 1 is shown in time, 1 never shown, 1 late." in said(section)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "12 Sep 2023\ntoday"), (1, "12 Sep 2023\nin 1 day"), (-1, "12 Sep 2023\n1 day late")],
)
def test_how_far_off_a_day_is_reads_as_people_say_it(days, words):
    standing = Standing.LATE if days < 0 else Standing.DUE_SOON
    assert due_words(paragraph(next_due_on=TODAY, days_left=days, standing=standing)) == words


def test_what_was_shown_last_stands_where_the_file_shows_nothing():
    showings = (ShowingView("s", date(2023, 9, 6), "Minutes sent.", None),)
    section = compose_notice_tracker(notice(paragraph(showings=showings, evidence=2)), TODAY)
    words = said(section)
    assert "6 September 2023: Minutes sent." in words
    assert "2 files of evidence kept." in words


def test_reviews_held_stand_with_what_came_of_them_and_the_next_day():
    words = said(compose_notice_tracker(notice(), TODAY))
    assert "Review 2 is due by 3 January 2024: at least every 6 months" in words
    assert "Letter of 20 July." in words


def test_the_self_assessment_counts_seats_and_the_department(assess):
    words = said(compose_self_assessment(assess()))
    assert "It met twice since 3 July 2023: 14 of 18 seats were filled (77.8%)." in words
    assert "The Department was represented at 2 of 2." in words
    assert "Ada Marsh (acting)" in words
    assert "Actions: 3 raised and 1 completed in this time; 5 open today, 2 of them past their date." in words


def test_attendance_that_is_not_recorded_is_never_counted(assess):
    met = assess().meetings[0]
    unknown = MeetingHeld(
        id="x",
        held_on=date(2023, 8, 2),
        is_recorded=False,
        present=0,
        seats=9,
        chaired_by="",
        is_chair_there=None,
        is_dfe_there=None,
        is_adviser_there=None,
        minutes="none yet",
        resolutions=0,
        actions=0,
    )
    words = said(compose_self_assessment(assess(meetings=(unknown, met))))
    assert (
        "7 of 9 seats were filled (77.8%), counted over the 1 meeting whose attendance is recorded" in words
    )
    assert "Attendance not recorded" in words


def test_an_opening_that_nobody_wrote_stands_out(assess):
    facts = assess()
    blocks = compose_self_assessment(facts).blocks
    assert not any(isinstance(block, Callout) for block in blocks)
    blank = ReviewView("", 2, date(2024, 1, 3), None, "", "")
    blocks = compose_self_assessment(assess(review=blank)).blocks
    assert [block.title for block in blocks if isinstance(block, Callout)] == ["Opening not written"]


def test_without_plan_figures_or_voices_the_paper_says_so(assess):
    words = said(compose_self_assessment(assess(kpis=(), voices=(), meetings=(), unknown=())))
    for sentence in (
        "There is no improvement plan in this file.",
        "There are no performance figures in this file.",
        "No voice is recorded since 3 July 2023.",
        "No meeting is recorded as held since 3 July 2023.",
        "The program sees nothing missing.",
    ):
        assert sentence in words


def test_user_words_are_data_and_never_markup(board, assess):
    nasty = '<img src="file:///etc/passwd"> & <b>bold</b>'
    facts = assess(notice=notice(paragraph(requirement=nasty, gap=nasty)))
    for section in (compose_notice_tracker(facts.notice, TODAY), compose_self_assessment(facts)):
        content, _ = make_file(pack(board, section), Paper.WEB)
        assert b"<img src=" not in content
        assert make_file(pack(board, section), Paper.PDF)[0].startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (22, "22nd"), (103, "103rd")],
)
def test_reviews_are_counted_in_words(number, words):
    assert ordinal(number) == words


def test_the_title_names_the_review(assess):
    assert title_of(assess()) == "Self-assessment before the Department’s second review"
