from __future__ import annotations

import pytest

from boardkeeper.rules.template_words import is_template_remnant, says_something


@pytest.mark.parametrize(
    "left_behind",
    [
        "Click here to enter text.",
        "Click or tap here to enter text.",
        "click here to enter a date",
        "*Add rows as required to box below",
        "[Insert text here]",
        "Choose an item.",
        "Briefing report title",
        "Equalities Impact Assessment (if applicable)",
        "TBC",
    ],
)
def test_what_a_form_left_behind_says_nothing(left_behind: str) -> None:
    assert is_template_remnant(left_behind)
    assert is_template_remnant(f"  {left_behind}\n")
    assert not says_something(left_behind)


@pytest.mark.parametrize(
    "written",
    [
        "N/A",
        "None identified.",
        "Members may click here to enter text into the survey.",
        "Equalities Impact Assessment",
        "Choose an item from the work programme for November.",
    ],
)
def test_what_somebody_wrote_is_no_remnant(written: str) -> None:
    assert says_something(written)


def test_a_blank_is_no_remnant_and_says_nothing() -> None:
    assert not is_template_remnant("  ")
    assert not says_something("  ")
