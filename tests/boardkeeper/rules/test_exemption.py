from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.exemption import (
    PARAGRAPHS,
    OpenPaper,
    cite_paragraphs,
    exclusion_resolution,
    format_paragraphs,
    keep_until,
    parse_paragraphs,
    retention_years,
)

SETS = st.sets(st.sampled_from(sorted(PARAGRAPHS)))


@pytest.mark.parametrize(
    ("written", "paragraphs"),
    [
        ("1, 3", (1, 3)),
        ("3,1,3", (1, 3)),
        ("paras 1 and 3", (1, 3)),
        ("Paragraph 3 of Part 1 of Schedule 12A", (3,)),
        ("1 - 3", (1, 2, 3)),
        ("1–3; 7", (1, 2, 3, 7)),
        ("2 to 4 & 6", (2, 3, 4, 6)),
        ("  ", ()),
    ],
)
def test_paragraphs_are_read_however_they_are_listed(written: str, paragraphs: tuple[int, ...]) -> None:
    assert parse_paragraphs(written) == paragraphs


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("8", "not 8"),
        ("0", "not 0"),
        ("1-9", "not 9"),
        ("three", "“three”"),
        ("3-1", "backwards"),
        ("1,-3", "“-3”"),
    ],
)
def test_what_is_no_paragraph_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_paragraphs(written)


def test_paragraphs_are_written_for_a_cell_and_for_a_sentence() -> None:
    assert format_paragraphs([3, 1]) == "1, 3"
    assert format_paragraphs([]) == ""
    assert cite_paragraphs([3]) == "paragraph 3"
    assert cite_paragraphs([3, 1, 2]) == "paragraphs 1, 2 and 3"


def test_the_schedule_has_seven_paragraphs() -> None:
    assert list(PARAGRAPHS) == [1, 2, 3, 4, 5, 6, 7]
    assert PARAGRAPHS[5] == "legal privilege"


@given(SETS)
def test_a_list_of_paragraphs_is_read_back(paragraphs: set[int]) -> None:
    assert parse_paragraphs(format_paragraphs(paragraphs)) == tuple(sorted(paragraphs))
    if paragraphs:
        assert parse_paragraphs(cite_paragraphs(paragraphs)) == tuple(sorted(paragraphs))


@given(SETS.filter(bool))
def test_the_resolution_cites_its_paragraphs_and_no_other(paragraphs: set[int]) -> None:
    text = exclusion_resolution(paragraphs)
    assert cite_paragraphs(paragraphs) in text
    assert "Section 100A(4)" in text
    assert "public interest" in text
    assert {number for number in PARAGRAPHS if f"{number}: {PARAGRAPHS[number]}" in text} == paragraphs


def test_an_exclusion_without_a_paragraph_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        exclusion_resolution([])
    with pytest.raises(ValueError, match="not 8"):
        exclusion_resolution([1, 8])


def test_background_papers_are_kept_four_years_and_the_rest_six() -> None:
    assert {paper: retention_years(paper) for paper in OpenPaper} == {
        OpenPaper.AGENDA: 6,
        OpenPaper.MINUTES: 6,
        OpenPaper.REPORT: 6,
        OpenPaper.BACKGROUND_PAPER: 4,
    }


def test_papers_are_kept_to_the_anniversary_of_the_meeting() -> None:
    assert keep_until(dt.date(2019, 9, 11), OpenPaper.REPORT) == dt.date(2025, 9, 11)
    assert keep_until(dt.date(2019, 9, 11), OpenPaper.BACKGROUND_PAPER) == dt.date(2023, 9, 11)
    assert keep_until(dt.date(2016, 2, 29), OpenPaper.MINUTES) == dt.date(2022, 2, 28)
    assert keep_until(dt.date(2016, 2, 29), OpenPaper.BACKGROUND_PAPER) == dt.date(2020, 2, 29)
