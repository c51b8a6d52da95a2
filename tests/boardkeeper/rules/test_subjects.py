"""How titles stand in an index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.subjects import (
    Subject,
    gathered_key,
    initial,
    inverted,
    sort_key,
    subheading_subject,
    subject_of,
)


@pytest.mark.parametrize(
    ("title", "words", "below"),
    [
        ("Update on the Early Help Offer", "Early Help Offer, update on", ""),
        ("Quarterly Performance Report on Fostering", "Fostering, quarterly performance report on", ""),
        ("The Plymouth Plan", "Plymouth Plan, the", ""),
        ("Corporate Parenting – Pledges Update", "Corporate Parenting", "Pledges Update"),
        ("Child Exploitation – To follow", "Child Exploitation", ""),
        ("Minutes", "Minutes of earlier meetings", ""),
        ("To sign the minutes of the meeting held on 10 July 2019", "Minutes of earlier meetings", ""),
        ("Tracking Decisions - 10 July 2019", "Tracking Decisions", ""),
        ("Ofsted letter of 3 June 2019", "Ofsted letter", ""),
        ("Reporting", "Reporting", ""),
        ("eSafety", "eSafety", ""),
    ],
)
def test_a_title_stands_under_the_thing_it_is_about(title: str, words: str, below: str) -> None:
    assert subject_of(title) == Subject(words, below)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Carers leaving", "Carers leaving"),
        ("Key points highlighted to Members included the following:", ""),
        ("In response to questions", ""),
        ("Main points", ""),
        ("the cost of placements", "The cost of placements"),
        (" ", ""),
    ],
)
def test_a_sub_heading_that_only_leads_up_to_points_is_no_subject(written: str, words: str) -> None:
    assert subheading_subject(written) == words


def test_lines_are_ordered_as_a_reader_looks_for_them() -> None:
    lines = ["Île aux Cerfs", "“Bright Futures”", "2019/20 Budget", "Item 10", "Item 9", "apprentices", "Zoo"]
    assert sorted(lines, key=sort_key) == [
        "2019/20 Budget",
        "apprentices",
        "“Bright Futures”",
        "Île aux Cerfs",
        "Item 9",
        "Item 10",
        "Zoo",
    ]
    assert [initial(line) for line in ("Île aux Cerfs", "2019/20 Budget", "“Bright Futures”")] == [
        "I",
        "0–9",
        "B",
    ]


def test_two_spellings_of_one_title_are_gathered() -> None:
    assert gathered_key("Children’s  Social Care – Plan") == gathered_key("children's social care - plan")


@given(st.text(min_size=1, max_size=60))
def test_no_title_gets_lost_or_breaks_the_index(title: str) -> None:
    subject = subject_of(title)
    assert sort_key(subject.words) is not None
    assert bool(subject.words) or not " ".join(title.split()).strip(" .:;–—-")
    assert inverted(title) or not title
    assert initial(title)
