"""The work programme runs by meeting, and what nobody has scored or taken on stands out while it can be mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper.documents.blocks import Heading, Paragraph, Points, RowKind, Table, Tone
from boardkeeper.documents.programme import compose_programme
from boardkeeper.programme import Outcome, ProgrammeItemView, ProgrammeList
from boardkeeper.rules.prioritisation import PAPER, Band, Question, Scheme

DAY = date(2019, 9, 11)


def item(topic: str, on: date | None = None, score: int | None = 5, **facts: object) -> ProgrammeItemView:
    view = ProgrammeItemView(
        id=topic,
        list_kind=ProgrammeList.MEETING if on else ProgrammeList.TO_BE_SCHEDULED,
        scheduled_on=on,
        scheduled_written="",
        topic=topic,
        score=score,
        band=PAPER.band_or_blank(score),
        reason="",
        responsible="Jean Kelly",
        heard_on=None,
        source_sheet="",
        source_cell="",
    )
    return replace(view, **facts)


def tables(section):
    return [block for block in section.blocks if isinstance(block, Table)]


def test_topics_are_grouped_by_meeting_and_this_meeting_is_marked():
    items = (item("a", date(2019, 7, 10)), item("b", date(2019, 7, 10)), item("c", DAY))
    (table,) = tables(compose_programme(items, DAY))
    groups = [row.cells[0].text for row in table.rows if row.kind is RowKind.GROUP]
    assert groups == ["10 July 2019", "11 September 2019 – this meeting"]
    assert len(table.rows) == 5


def test_what_has_no_date_follows_and_select_reviews_come_last():
    items = (
        item("a", DAY),
        item("b"),
        item("c", list_kind=ProgrammeList.SELECT_REVIEW),
    )
    section = compose_programme(items, DAY)
    headings = [block.text for block in section.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings[:3] == ["By meeting", "To be scheduled", "Select committee reviews"]


def test_a_score_prints_with_what_it_means():
    items = (item("a", DAY, 5), item("b", DAY, 4), item("c", DAY, 2), item("d", DAY, 0), item("e", DAY, 9))
    (table,) = tables(compose_programme(items, DAY))
    scores = [row.cells[1].text for row in table.rows if row.kind is RowKind.BODY]
    assert scores == ["5 High", "4 Medium", "2 Low", "0 not supported", "9"]


def test_a_gap_stands_out_ahead_and_is_only_noted_behind(words):
    items = (
        item("over", date(2019, 7, 10), None, responsible=""),
        item("ahead", date(2019, 11, 13), None, responsible=""),
        item("heard", DAY, None, heard_on=DAY),
    )
    (table,) = tables(compose_programme(items, DAY))
    over, ahead, heard = (row.cells for row in table.rows if row.kind is RowKind.BODY)
    assert [(cell.text, cell.tone) for cell in (over[1], over[3])] == [
        ("Not scored", Tone.MUTED),
        ("Nobody named", Tone.MUTED),
    ]
    assert {ahead[1].tone, ahead[3].tone} == {Tone.CAUTION}
    assert (words(heard[2]), heard[1].tone) == ("Heard 11 September 2019.", Tone.MUTED)


@pytest.mark.parametrize(
    ("is_exempt", "says"),
    [
        (False, "Agreed that a report comes back. (Minute 30, 11 September 2019)"),
        (True, "Taken with the public excluded."),
    ],
)
def test_what_the_meeting_did_prints_beneath_the_reason_but_not_what_it_did_in_private(
    words, is_exempt, says
):
    done = Outcome(
        "m", "x", DAY, "Minute 30, 11 September 2019", ("Agreed that a report comes back.",), is_exempt
    )
    heard = item("a", DAY, reason="Asked for by members.", heard_on=DAY, outcome=done)
    (table,) = tables(compose_programme((heard,), DAY))
    assert words(table.rows[1].cells[2]) == f"Asked for by members.\nHeard 11 September 2019. {says}"


def test_the_opening_counts_every_list_and_both_kinds_of_gap():
    items = (item("a", DAY), item("b", None, None), item("c", responsible=""))
    opening = next(b.text for b in compose_programme(items, DAY).blocks if isinstance(b, Paragraph))
    assert opening == (
        "3 topics: 1 for a meeting, 2 to be scheduled, 0 for select committee review. "
        "1 not scored; 1 with nobody responsible."
    )


def test_the_scheme_prints_its_questions_and_its_bands(words):
    section = compose_programme((item("a", DAY),), DAY)
    (asked,) = (block for block in section.blocks if isinstance(block, Points))
    assert [point.text for point in asked.points] == [question.text for question in PAPER.questions]
    assert (
        "one point for each yes to the 6 PAPER questions: 5–6 High, 3–4 Medium, 1–2 Low, 0 not supported."
        in (words(section))
    )


def test_another_scheme_prints_what_each_yes_counts(words):
    weighted = Scheme(
        "Sandbourne",
        (Question("r", "Is it a risk?", 3), Question("c", "Does it cost much?", 2)),
        (Band(0, "Watch"), Band(3, "Take")),
    )
    section = compose_programme((item("a", DAY),), DAY, scheme=weighted)
    (asked,) = (block for block in section.blocks if isinstance(block, Points))
    assert [point.text for point in asked.points] == ["Is it a risk? (3)", "Does it cost much? (2)"]
    assert "the points shown for each yes to the 2 Sandbourne questions: 3–5 Take, 0–2 Watch." in words(
        section
    )
