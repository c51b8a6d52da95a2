from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.agenda_titles import is_same_topic, is_withdrawn, read_title, withdrawn_title


@pytest.mark.parametrize(
    ("written", "title", "kind"),
    [
        ("Child Exploitation - To follow", "Child Exploitation", "to follow"),
        ("Together for Childhood - To follow", "Together for Childhood", "to follow"),
        ("Number of Children in Care – verbal update", "Number of Children in Care", "verbal update"),
        ("Early Help Offer (presentation)", "Early Help Offer", "presentation"),
        ("Budget [To  Follow]", "Budget", "to follow"),
        ("Placements: verbal report.", "Placements", "verbal update"),
        ("Plan – report to follow", "Plan", "to follow"),
        ("Plan -to follow", "Plan", "to follow"),
        ("Plan, to follow", "Plan", "to follow"),
        ("Ofsted—oral update", "Ofsted", "verbal update"),
        ("Early Help – presentation (to follow)", "Early Help", "to follow"),
    ],
)
def test_what_is_said_behind_a_title_is_its_kind(written: str, title: str, kind: str) -> None:
    assert read_title(written) == (title, kind)


@pytest.mark.parametrize(
    "title",
    [
        "To follow",
        "Verbal update",
        "Annual presentation",
        "Re-presentation",
        "Mapping of Corporate Plan to Scrutiny Committees",
        "What is to follow from the inspection",
        "Urgent repairs – an update",
        "Minutes",
        "",
    ],
)
def test_a_title_that_says_nothing_of_the_kind_stays_as_it_is(title: str) -> None:
    assert read_title(title) == (title, None)


def test_white_space_in_a_title_counts_once() -> None:
    assert read_title("  Early \t Help ") == ("Early Help", None)


@given(st.text("ab -–(to follow)presentation:", max_size=40))
def test_reading_a_title_again_finds_nothing_more(written: str) -> None:
    title, _kind = read_title(written)

    assert " ".join(written.split()).startswith(title)
    assert bool(title) == bool(written.strip())
    assert read_title(title) == (title, None)


def test_a_withdrawn_item_says_so_in_its_title_once() -> None:
    once = withdrawn_title("Fostering ")

    assert once == "Fostering – withdrawn"
    assert withdrawn_title(once) == once
    assert is_withdrawn("Fostering (Withdrawn)")
    assert not is_withdrawn("Withdrawn applications")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pledge Update", "Pledges Update"),
        ("Early Help Offer and plans for development", "Early Help Offer"),
        ("Number of Children in Care – verbal update", "Number of children in care"),
        ("Children’s homes", "Children's Home"),
        ("Update", "update"),
    ],
)
def test_titles_that_name_one_thing_are_known(one: str, other: str) -> None:
    assert is_same_topic(one, other)
    assert is_same_topic(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plan", "Improvement Plan"),
        ("Child Exploitation", "Together for Childhood"),
        ("Young Carers", "Carers’ Strategy"),
        ("", "Plan"),
        ("Update", "Report"),
    ],
)
def test_titles_that_name_different_things_are_told_apart(one: str, other: str) -> None:
    assert not is_same_topic(one, other)
