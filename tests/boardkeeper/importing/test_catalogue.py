from __future__ import annotations

from pathlib import Path

import pytest

from boardkeeper.importing.catalogue import indicators, propose
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.reading import read_workbook

HIGHER = ("% Initial Case", "Long Term", "% of Care Leavers", "% Care Leavers")
LOWER = ("Re-referrals", "% of children subject", "Short Term")


def test_every_indicator_of_the_real_workbook_gets_the_right_proposal(shared: Path) -> None:
    reading = read_kpis(read_workbook(shared / "data/plymouth-2019/kpis-2019-06.xlsx"))
    for row in reading.rows:
        proposal = propose(row.name)
        wanted = (
            "higher" if row.name.startswith(HIGHER) else "lower" if row.name.startswith(LOWER) else "none"
        )
        assert proposal is not None, row.name
        assert (proposal.polarity, proposal.score) == (wanted, 100), row.name
        assert proposal.reason.endswith(".")


@pytest.mark.parametrize(
    ("name", "polarity"),
    [
        ("Percentage of re-referrals", "lower"),
        ("% of LAC with 3+ placement moves in 12 months", "lower"),
        ("CLA in the same placement for two years or more", "higher"),
        ("Care leavers who are NEET", "lower"),
        ("Assessments completed within 45 days", "higher"),
        ("No. of children in care", "none"),
    ],
)
def test_other_wordings_are_recognised(name: str, polarity: str) -> None:
    assert propose(name).polarity == polarity


@pytest.mark.parametrize(
    ("name", "not_polarity"),
    [
        ("% of care leavers not in EET", "higher"),
        ("Care leavers in unsuitable accommodation", "higher"),
        ("Assessments not completed within 45 working days", "higher"),
        ("Child protection visits not in timescale", "higher"),
        ("Looked after children with 3 or more placements", "higher"),
    ],
)
def test_the_opposite_of_a_known_indicator_never_gets_its_polarity(name: str, not_polarity: str) -> None:
    proposal = propose(name)
    assert proposal is None or proposal.polarity != not_polarity


def test_a_number_and_a_percentage_of_the_same_name_are_told_apart_by_their_unit() -> None:
    number = propose("Care leavers in EET", "count").indicator
    share = propose("Care leavers in EET", "percent").indicator
    assert (number.unit, number.denominator) == ("count", "")
    assert (share.unit, share.denominator) == ("percent", "care leavers of the same ages")


def test_a_proposal_says_what_is_divided_by_what_and_where_that_is_laid_down() -> None:
    indicator = propose("Re-referral rate").indicator
    assert indicator.numerator == "referrals within 12 months of an earlier referral of the same child"
    assert indicator.denominator == "referrals in the period"
    assert indicator.source == "DfE, Children in need census guide"


@pytest.mark.parametrize("name", ["Attendances", "Miles of smiles", "% Test passes", "", "%"])
def test_strange_names_get_no_proposal(name: str) -> None:
    assert propose(name) is None


def test_the_catalogue_is_sound() -> None:
    names = [name for each in indicators() for name in (each.name, *each.other_names)]
    assert len(names) == len({name.casefold() for name in names})
    assert len(indicators()) >= 80
    for each in indicators():
        assert each.polarity in {"higher", "lower", "none"}
        assert each.unit in set(Unit)
        assert each.why.endswith(".")
        assert each.numerator
        assert each.source
        assert (each.denominator == "") == (each.unit in {Unit.COUNT, Unit.MONEY}), each.name
        for name in (each.name, *each.other_names):
            assert propose(name).polarity == each.polarity, name
