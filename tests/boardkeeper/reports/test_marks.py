"""Marks lie on the text that is kept, never beside it, and link only to where it is safe."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.reports import Mark
from boardkeeper.reports.marks import STYLES, kept_marks, marks_as_kept, runs, safe_target, tidied

TARGETS = st.sampled_from(
    ["https://www.plymouth.gov.uk/a", "mailto:a@b.uk", "javascript:x", "file:///etc", ""]
)
MARKS = st.lists(
    st.builds(
        Mark, st.integers(-3, 30), st.integers(-3, 30), st.sampled_from([*STYLES, "underlined"]), TARGETS
    ),
    max_size=8,
)


def straight(length: int) -> list[int]:
    """Every character stays where it is."""
    return list(range(length + 1))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://www.plymouth.gov.uk", "https://www.plymouth.gov.uk"),
        (" http://a.uk/b?c=d#e ", "http://a.uk/b?c=d#e"),
        ("www.plymouth.gov.uk", "https://www.plymouth.gov.uk"),
        ("Emma.crowther@plymouth.gov.uk", "mailto:Emma.crowther@plymouth.gov.uk"),
        ("mailto:a@b.uk", "mailto:a@b.uk"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("file://server/share", ""),
        ("javascript://a.uk/%0aalert(1)", ""),
        ("ftp://a.uk/b", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("mailto:", ""),
        ("https://a.uk/\nX: y", ""),
        ("https://[broken", ""),
        ("#anchor", ""),
        ("", ""),
    ],
)
def test_a_link_goes_to_the_web_or_to_a_mailbox_or_nowhere(written: str, kept: str) -> None:
    assert safe_target(written) == kept


def test_a_mark_beyond_the_text_ends_with_it() -> None:
    assert tidied([Mark(-4, 99, "bold")], straight(5)) == (Mark(0, 5, "bold"),)


def test_marks_of_one_style_that_touch_become_one() -> None:
    assert tidied([Mark(3, 5, "bold"), Mark(0, 3, "bold"), Mark(1, 4, "bold")], straight(9)) == (
        Mark(0, 5, "bold"),
    )


def test_of_two_links_on_one_word_the_first_stays_and_the_second_begins_behind_it() -> None:
    here, there = "https://a.uk/1", "https://a.uk/2"
    marks = [Mark(0, 4, "link", here), Mark(2, 8, "link", there)]
    assert tidied(marks, straight(9)) == (Mark(0, 4, "link", here), Mark(4, 8, "link", there))


def test_emphasis_and_link_over_the_same_word_both_stay() -> None:
    marks = (Mark(0, 4, "bold"), Mark(0, 4, "link", "https://a.uk"))
    assert tidied(marks, straight(4)) == marks
    assert runs(6, marks) == ((0, 4, frozenset({"bold", "link"}), "https://a.uk"), (4, 6, frozenset(), ""))


@given(MARKS, st.integers(0, 20))
def test_kept_marks_are_never_empty_outside_unknown_or_unsafe(marks: list[Mark], length: int) -> None:
    kept = tidied(marks, straight(length))
    for mark in kept:
        assert 0 <= mark.start < mark.end <= length
        assert mark.style in STYLES
        assert bool(mark.target) is (mark.style == "link")
        assert mark.target == safe_target(mark.target)
    links = [mark for mark in kept if mark.style == "link"]
    assert all(before.end <= after.start for before, after in pairwise(links))
    assert tidied(kept, straight(length)) == kept
    assert kept_marks(marks_as_kept(kept)) == kept


@given(MARKS, st.integers(0, 20))
def test_runs_cover_the_text_once_in_order(marks: list[Mark], length: int) -> None:
    cut = runs(length, tidied(marks, straight(length)))
    covered = [place for start, end, _, _ in cut for place in range(start, end)]
    assert covered == list(range(length))


def test_no_marks_are_kept_as_nothing() -> None:
    assert marks_as_kept(()) == ""
    assert kept_marks("") == ()
