from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from boardkeeper import imports, making
from boardkeeper.boards import list_boards
from boardkeeper.checks.figures import FigureFault, check_board, check_figures
from boardkeeper.imports import ImportKind
from boardkeeper.kpis import Unit
from boardkeeper.rules.rag import displayed
from tests.boardkeeper.indicators import indicator

EET = indicator("EET", {"2019-04": ("55.1", 125, 227), "2019-05": ("56.4", 128, 227)})


def test_the_accommodation_months_print_the_numbers_of_the_row_above() -> None:
    accommodation = indicator(
        "Suitable accommodation", {"2019-03": ("94.7", 215, 227), "2019-04": ("94.3", 125, 227)}
    )
    (finding,) = check_figures((EET, accommodation))
    assert finding.fault is FigureFault.NOT_ITS_FRACTION
    assert (finding.kpi_name, finding.period) == ("Suitable accommodation", "2019-04")
    assert finding.sentence == "94.3% in Apr-19 is not 125 of 227; those are the numbers of “EET”."
    assert finding.arithmetic == "125 ÷ 227 × 100 = 55.1%"
    assert finding.place == "figures.xlsx, Front door, C5 and C6"


def test_a_rate_is_divided_per_ten_thousand() -> None:
    rate = indicator("Enquiries", {"2019-06": ("229.0", 300, 10_000)}, unit=Unit.RATE)
    (finding,) = check_figures((rate,))
    assert finding.arithmetic == "300 ÷ 10,000 × 10,000 = 300.0"
    assert not check_figures((indicator("Enquiries", {"2019-06": ("300.0", 300, 10_000)}, unit=Unit.RATE),))


def test_a_number_is_never_divided() -> None:
    assert not check_figures((indicator("Visits", {"2019-06": ("12", 3, 4)}, unit=Unit.COUNT),))


def test_more_than_all_is_a_finding_of_its_own() -> None:
    (finding,) = check_figures((indicator("Conferences", {"2019-04": "104.2", "2019-05": "100.0"}),))
    assert finding.fault is FigureFault.MORE_THAN_ALL
    assert finding.sentence == "104.2% in Apr-19 is more than 100%."
    assert finding.arithmetic == "104.2% − 100% = 4.2 percentage points too many"


def test_what_is_shown_as_a_hundred_is_not_more_than_all() -> None:
    assert not check_figures((indicator("Conferences", {"2019-04": "100.04"}),))


def test_nothing_of_nothing_is_no_percentage() -> None:
    (finding,) = check_figures((indicator("Conferences", {"2019-04": ("0", 0, 0)}),))
    assert finding.arithmetic == "Nothing is 0 out of 0."


def test_two_indicators_on_the_same_numbers_month_after_month_are_asked_about() -> None:
    twin = indicator("EET again", {"2019-04": ("55.1", 125, 227), "2019-05": ("56.4", 128, 227)})
    found = check_figures((EET, twin))
    assert [each.fault for each in found] == [FigureFault.SAME_NUMBERS] * 2
    assert found[0].sentence == "125 of 227 in Apr-19 also stands under “EET”."


def test_small_numbers_and_single_months_meet_by_chance() -> None:
    once = indicator("Once", {"2019-04": ("55.1", 125, 227)})
    few = indicator("Few", {"2019-06": ("50.0", 3, 6), "2019-07": ("50.0", 2, 4)})
    as_few = indicator("As few", {"2019-06": ("50.0", 3, 6), "2019-07": ("50.0", 2, 4)})
    assert not check_figures((EET, once, few, as_few))


def test_one_group_of_children_has_one_number() -> None:
    named = {"denominator_name": "Care leavers aged 19 to 21"}
    first = indicator("In touch", {"2019-04": ("90.0", 180, 200)}, **named)
    other = indicator("EET", {"2019-04": ("55.1", 125, 227)}, denominator_name="care leavers  aged 19 to 21")
    (finding,) = check_figures((first, other))
    assert finding.fault is FigureFault.TWO_DENOMINATORS
    assert finding.arithmetic == "227 and 200 differ by 27"
    assert "are 227 here and 200 under “In touch”" in finding.sentence


def test_a_rate_over_another_must_be_the_third_where_the_definition_says_so() -> None:
    conferences = indicator("Conferences per 10,000", {"2018-04": "45.8"}, unit=Unit.RATE)
    enquiries = indicator("Enquiries per 10,000", {"2018-04": "334.4"}, unit=Unit.RATE, code="S47")
    names = {"numerator_name": "conferences per 10,000", "denominator_name": "S47"}
    leading = indicator("Leading to conference", {"2018-04": "17.3"}, **names)
    (finding,) = check_figures((leading, conferences, enquiries))
    assert finding.fault is FigureFault.NOT_ITS_RATIO
    assert finding.arithmetic == "45.8 ÷ 334.4 × 100 = 13.7%"
    right = indicator("Leading to conference", {"2018-04": "13.7"}, **names)
    assert not check_figures((right, conferences, enquiries))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400)), min_size=1, max_size=12), st.integers(0, 2)
)
def test_figures_made_of_their_own_numbers_are_never_doubted(
    numbers: list[tuple[int, int]], decimals: int
) -> None:
    values = {
        f"2019-{month:02d}": (
            str(displayed(Decimal(min(above, below)) * 100 / below, decimals)),
            min(above, below),
            below,
        )
        for month, (above, below) in enumerate(numbers, start=1)
    }
    assert not check_figures((indicator("Any", dict(values), decimals=decimals),))


def test_the_workbook_of_plymouth_has_three_wrong_months_and_one_impossible_share(
    shared: Path, tmp_path: Path
) -> None:
    read = imports.read_workbook_as(ImportKind.KPIS, shared / "data" / "plymouth-2019" / "kpis-2019-06.xlsx")
    with making.make_store(tmp_path / "p.board", "T", making.NewBoard("Board", "Council")) as store:
        board = list_boards(store)[0]
        imports.apply_import(store, "T", imports.preview_import(store, board.id, read))
        found = check_board(store, board.id)
    assert [(each.fault, each.period) for each in found] == [
        (FigureFault.MORE_THAN_ALL, "2019-04"),
        (FigureFault.NOT_ITS_FRACTION, "2019-04"),
        (FigureFault.NOT_ITS_FRACTION, "2019-05"),
        (FigureFault.NOT_ITS_FRACTION, "2019-06"),
    ]
    assert [each.place for each in found] == [
        "kpis-2019-06.xlsx, 1 Strategy discussions, O10",
        "kpis-2019-06.xlsx, 5 Care leavers, O7 and O8",
        "kpis-2019-06.xlsx, 5 Care leavers, P7 and P8",
        "kpis-2019-06.xlsx, 5 Care leavers, Q7 and Q8",
    ]
    assert all("Care Leavers in Suitable Accommodation" in each.kpi_name for each in found[1:])
    assert all("those are the numbers of “% of Care Leavers in EET”" in each.sentence for each in found[1:])
