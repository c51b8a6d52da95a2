from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.abbreviations import meanings_in, singular, used_in

OFTEN = st.sampled_from(
    ["Local", "Authority", "and", "of", "for", "Children", "Care", "the", "Officer", "in"]
)


@pytest.mark.parametrize(
    ("text", "short", "meaning"),
    [
        (
            "the Local Authority Designated Officer (LADO) was told",
            "LADO",
            "Local Authority Designated Officer",
        ),
        ("Letter to the Department for Education (DfE)", "DfE", "Department for Education"),
        ("impact of the National Funding Formula (NFF) upon", "NFF", "National Funding Formula"),
        ("Care Leavers Education, Employment or Training (EET)", "EET", "Education, Employment or Training"),
        (
            "6% of Initial Child Protection Conferences (ICPCs)",
            "ICPC",
            "Initial Child Protection Conferences",
        ),
        ("the Regional Schools Commissioner's (RSC) view", "RSC", "Regional Schools Commissioner"),
        ("our Statistical Neighbour Group (SN)", "SN", "Statistical Neighbour Group"),
        (
            "Children, Young People and Families Service (CYPFS)",
            "CYPFS",
            "Children, Young People and Families Service",
        ),
        ("a Multi-Agency Safeguarding\nHub (MASH)", "MASH", "Multi-Agency Safeguarding Hub"),
        ("asked the IRO (Independent Reviewing Officer) to", "IRO", "Independent Reviewing Officer"),
        ("numbers of Children in Care (“CiC”) fell", "CiC", "Children in Care"),
    ],
)
def test_a_text_says_itself_what_its_short_forms_mean(text: str, short: str, meaning: str) -> None:
    assert meanings_in(text) == {short: meaning}


@pytest.mark.parametrize(
    "text",
    [
        "112 of 418, 26.8% (LAIT)",
        "Re-referrals within 12 months (YTD)",
        "the joint training day in October (InspireEd)",
        "It was agreed. Designated Officer (LADO)",
        "as the minutes (a) and (b) say",
    ],
)
def test_what_stands_in_brackets_behind_other_words_is_no_explanation(text: str) -> None:
    assert meanings_in(text) == {}


def test_the_first_explanation_counts() -> None:
    text = "Quality Assurance (QA) came first. Questions Asked (QA) came later."
    assert meanings_in(text) == {"QA": "Quality Assurance"}


def test_short_forms_are_found_in_the_singular_by_the_alphabet() -> None:
    text = "IROs told MASH and the IRO that CYP&Fs, DfE and EHCPs differ."
    assert used_in(text) == ("CYP&F", "DfE", "EHCP", "IRO", "MASH")


@pytest.mark.parametrize(
    "text",
    [
        "ON TRACK",
        "WHAT ARE WE WORRIED ABOUT",
        "EDUCATION\nand then education again",
        "OFSTED\nOfsted came",
        "Councillor McDonald of SureStart",
        "MS/28.08.19 and CS.24.25.009",
        "Part II of the agenda, Priority IV",
        "PL1 2AA, Q1 2019",
        "write to HQ@plymouth.gov.uk",
    ],
)
def test_what_is_only_shouted_named_or_counted_is_no_short_form(text: str) -> None:
    assert used_in(text) == ()


def test_a_short_form_with_a_figure_or_in_a_heading_counts_once_it_is_known() -> None:
    assert used_in("S47 enquiries, KS2 results", ("S47",)) == ("S47",)
    assert used_in("EARLY HELP AND MASH", ("MASH",)) == ("MASH",)


@given(st.lists(OFTEN, min_size=1, max_size=8))
def test_a_meaning_always_stands_in_the_text_as_it_is_written(words: list[str]) -> None:
    letters = "".join(word[0] for word in words if word[0].isupper())
    text = f"{' '.join(words)} ({letters})"
    for short, meaning in meanings_in(text).items():
        assert meaning in text
        assert meaning[0].casefold() == short[0].casefold()


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_what_is_found_stands_in_it(text: str) -> None:
    assert all(short in text for short in used_in(text))
    assert set(meanings_in(text)) == {singular(short) for short in meanings_in(text)}


def test_a_plural_is_known_by_its_small_s() -> None:
    assert [singular(short) for short in ("ICPCs", "DfE", "IS", "As", "CYP&Fs")] == [
        "ICPC",
        "DfE",
        "IS",
        "As",
        "CYP&F",
    ]
