from __future__ import annotations

import pytest

from boardkeeper.importing.labels import Unit, footnote_of, read_label, read_priority


def test_a_footnote_leaves_the_name_and_makes_a_proxy() -> None:
    label = read_label("% S47 leading to ICPC * This is a proxy measure", {})
    assert (label.name, label.note, label.is_proxy) == (
        "% S47 leading to ICPC",
        "This is a proxy measure",
        True,
    )


def test_a_bare_mark_is_explained_by_the_note_under_the_table() -> None:
    mark, words = footnote_of("* Proxy measure: the figures do not follow the same children.")
    label = read_label("% S47 leading to ICPC*", {mark: words})
    assert label.name == "% S47 leading to ICPC"
    assert label.note == "Proxy measure: the figures do not follow the same children."
    assert label.is_proxy


@pytest.mark.parametrize("written", ["Referrals ¹", "Referrals (note 2)", "Referrals [fn a]"])
def test_numbered_notes_leave_the_name(written: str) -> None:
    assert read_label(written, {}).name == "Referrals"


@pytest.mark.parametrize(
    ("written", "is_year_to_date"),
    [
        ("Re-referrals within 12 months (YTD)", True),
        ("Conferences in time YTD", True),
        ("Year to date spend", True),
        ("Re-referrals", False),
    ],
)
def test_year_to_date_stays_in_the_name(written: str, is_year_to_date: bool) -> None:
    label = read_label(written, {})
    assert label.is_year_to_date is is_year_to_date
    assert label.name == written


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("% of Care Leavers in EET", Unit.PERCENT),
        ("Percentage of assessments in 45 days", Unit.PERCENT),
        ("Section 47 enquiries per 10,000", Unit.RATE),
        ("ICPCs per 10000", Unit.RATE),
        ("Average number of days to placement", Unit.DAYS),
        ("Adoption time (days)", Unit.DAYS),
        ("Number of contacts", Unit.COUNT),
        ("Average caseload", Unit.RATIO),
        ("Agency spend", Unit.MONEY),
        ("Re-referrals within 12 months", None),
    ],
)
def test_a_name_hints_at_its_unit(written: str, unit: Unit | None) -> None:
    assert read_label(written, {}).hint is unit


@pytest.mark.parametrize(
    ("title", "heading", "priority"),
    [
        ("5 Care leavers", "", (5, "Care leavers")),
        ("Priority 2 - Written plans", "", (2, "Written plans")),
        ("Sheet1", "Data set, June 2019 - priority 1 Strategy discussions", (1, "Strategy discussions")),
        ("Placements", "", (None, "Placements")),
        ("Sheet1", "", (None, "")),
    ],
)
def test_the_sheet_names_its_priority(title: str, heading: str, priority: tuple[int | None, str]) -> None:
    assert read_priority(title, heading) == priority
