"""The data set shows where every indicator stands, its months side by side, and where each number was read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper.documents.blocks import (
    HeaderCell,
    KeyLine,
    Orientation,
    Paragraph,
    Rag,
    RowKind,
    Table,
    Tone,
    Travel,
)
from boardkeeper.documents.kpis import compose_kpis
from boardkeeper.kpis import EventView, Polarity, Unit

MONTHS = [f"2018-{month:02d}" for month in range(4, 13)] + [f"2019-{month:02d}" for month in range(1, 7)]
VISIT = (EventView("2019-01", "Pre Ofsted Visit", "Post Ofsted Visit"),)
LOWER, HIGHER = Polarity.LOWER, Polarity.HIGHER


def tables(section):
    return [block for block in section.blocks if isinstance(block, Table)]


def latest(section):
    """The cells of the first table by name of indicator, without the group rows."""
    return {row.cells[0].text: row.cells for row in tables(section)[0].rows if row.kind is not RowKind.GROUP}


def series(section):
    return tables(section)[1]


@pytest.mark.parametrize(
    ("polarity", "target", "months", "colours"),
    [
        (HIGHER, "80", ["100.0", "96.1", "94.6"], "GGG"),
        (LOWER, "25", ["37.7", "32.2", "31.4"], "RRR"),
        (LOWER, "23", ["28.0", "27.1", "23.5"], "RRA"),
        (LOWER, "12", ["10.8", "10.6", "9.8"], "GGG"),
        (HIGHER, "70", ["67.8", "66.4", "64.4"], "AAA"),
        (HIGHER, "65", ["55.1", "56.4", "56.4"], "RAA"),
        (HIGHER, "90", ["94.3", "96.0", "95.7"], "GGG"),
    ],
)
def test_the_months_of_2019_carry_the_letters_of_the_scorecard(make_kpi, polarity, target, months, colours):
    values = dict(zip(["2019-04", "2019-05", "2019-06"], months, strict=True))
    kpi = make_kpi("Indicator", {"2019-03": "50.0", **values}, targets={2019: target}, polarity=polarity)
    cells = series(compose_kpis((kpi,))).rows[0].cells
    assert cells[1].rag is None, "no target for 2018/19"
    assert "".join(cell.rag.value for cell in cells[2:5]) == colours
    assert [cell.text for cell in cells[2:6]] == [*(f"{month}%" for month in months), f"{target}.0%"]


def test_fifteen_months_stand_under_two_header_rows_between_outturn_and_target(make_kpi):
    values = {"2017/18": "63.0"} | dict.fromkeys(MONTHS, "61.1")
    section = compose_kpis((make_kpi("Stability", values, targets={2019: "70"}, events=VISIT),))
    table = series(section)
    assert section.orientation is Orientation.LANDSCAPE
    assert [column.title for column in table.columns] == [
        *(
            "Indicator",
            "2017/18 actual",
            "Apr-18",
            "May-18",
            "Jun-18",
            "Jul-18",
            "Aug-18",
            "Sep-18",
            "Oct-18",
        ),
        *("Nov-18", "Dec-18", "Jan-19", "Feb-19", "Mar-19", "Apr-19", "May-19", "Jun-19", "2019/20 target"),
    ]
    blank = HeaderCell()
    assert table.header_rows == (
        (blank, blank, HeaderCell("Pre Ofsted Visit", 9), HeaderCell("Post Ofsted Visit", 6), blank),
    )
    assert table.rows[0].cells[1].text == "63.0%\n(LAIT)"


def test_the_fractions_stand_in_a_row_of_their_own_under_the_figures(make_kpi, words):
    kpi = make_kpi(
        "Stability",
        {"2019-03": "67.6", "2019-04": "10.8"},
        fractions={"2019-04": "45/418"},
        fraction_name="Number of children not yet in a stable placement",
    )
    rows = series(compose_kpis((kpi,))).rows
    assert words(rows[1].cells[0]) == "Number of children not yet in a stable placement"
    assert [cell.text for cell in rows[1].cells[1:]] == ["", "45/418", ""]


def test_an_indicator_without_fractions_has_one_row(make_kpi):
    assert len(series(compose_kpis((make_kpi("Rate", {"2019-04": "10.8"}),))).rows) == 1


def test_only_the_latest_fifteen_months_are_printed_and_the_note_counts_the_others(make_kpi):
    values = dict.fromkeys(["2018-01", "2018-02", "2018-03", *MONTHS], "50.0")
    table = series(compose_kpis((make_kpi("Rate", values),)))
    assert table.columns[1].title == "Apr-18"
    assert len(table.columns) == 17
    assert table.note == "3 earlier months are kept and not printed."


def test_indicators_that_name_different_events_stand_apart_and_one_that_names_none_joins_the_usual(make_kpi):
    other = (EventView("2019-05", "Old method", "New method"),)
    values = {"2018-12": "1.0", "2019-01": "2.0", "2019-05": "3.0"}
    kpis = (
        make_kpi("a", values, events=VISIT),
        make_kpi("b", values),
        make_kpi("c", values, events=other),
        make_kpi("d", values, events=VISIT),
    )
    first, second = tables(compose_kpis(kpis))[1:]
    assert [row.cells[0].text for row in first.rows] == ["a", "b", "d"]
    assert [row.cells[0].text for row in second.rows] == ["c"]
    assert [cell.text for cell in second.header_rows[0] if cell.text] == ["Old method", "New method"]


def test_months_and_quarters_stand_in_tables_of_their_own(make_kpi):
    kpis = (make_kpi("a", {"2019-05": "1.0"}), make_kpi("b", {"2018-Q4": "2.0", "2019-Q1": "2.0"}))
    months, quarters = tables(compose_kpis(kpis))[1:]
    assert months.columns[1].title == "May-19"
    assert [column.title for column in quarters.columns][1:3] == ["Q4 2018/19", "Q1 2019/20"]


def test_an_indicator_with_years_only_has_them_as_its_columns(make_kpi):
    table = series(compose_kpis((make_kpi("a", {"2016/17": "1.0", "2017/18": "2.0"}),)))
    assert [column.title for column in table.columns] == ["Indicator", "2016/17", "2017/18", "2017/18 target"]


def test_the_first_table_says_gap_numbers_comparator_and_cell(make_kpi):
    kpi = make_kpi(
        "Re-referrals",
        {"2019-05": "32.2", "2019-06": "31.4"},
        targets={2019: "25"},
        fractions={"2019-06": "1234/3930"},
        polarity=LOWER,
    )
    section = compose_kpis((kpi,))
    cells = latest(section)["Re-referrals"]
    assert [column.title for column in tables(section)[0].columns] == [
        *(
            "Indicator",
            "Which way is good",
            "Jun-19",
            "Numbers",
            "2019/20 target",
            "Against target",
            "Course",
            "Change",
        ),
        "Read from",
    ]
    assert [cell.text for cell in cells[1:]] == [
        *("Lower is better", "31.4%", "1,234 of 3,930", "25.0%", "6.4 points worse"),
        *("", "Better than 32.2% in May-19", "Q5, Q6"),
    ]
    assert (cells[2].rag, cells[7].travel) == (Rag.RED, Travel.BETTER)
    assert cells[6].course.words == "32.2% in May-19, 31.4% in Jun-19"


@pytest.mark.parametrize(
    ("value", "words"), [("80.0", "On target"), ("81.0", "1.0 points better"), ("79.0", "1.0 points worse")]
)
def test_the_gap_is_in_points_and_on_target_when_there_is_none(make_kpi, value, words):
    kpi = make_kpi("a", {"2019-06": value}, targets={2019: "80"})
    assert latest(compose_kpis((kpi,)))["a"][5].text == words


def test_the_gap_of_a_rate_is_in_its_own_unit(make_kpi):
    kpi = make_kpi("a", {"2019-06": "60.5"}, targets={2019: "50"}, polarity=LOWER, unit=Unit.RATE)
    assert latest(compose_kpis((kpi,)))["a"][5].text == "10.5 worse"


def test_a_figure_that_looks_the_same_is_the_same(make_kpi):
    kpi = make_kpi("a", {"2019-05": "56.41", "2019-06": "56.44"})
    cell = latest(compose_kpis((kpi,)))["a"][7]
    assert (cell.text, cell.travel) == ("Same as 56.4% in May-19", Travel.SAME)


def test_an_unknown_polarity_says_so_and_carries_neither_colour_nor_travel(make_kpi, words):
    values = {"2019-05": "231.7", "2019-06": "229.0"}
    kpi = make_kpi("s47", values, targets={2019: "200"}, polarity=None, unit=Unit.RATE)
    section = compose_kpis((kpi,))
    cells = latest(section)["s47"]
    assert (cells[1].text, cells[1].tone) == ("Not known yet", Tone.CAUTION)
    assert (cells[2].rag, cells[7].travel, cells[7].text) == (None, None, "Before: 231.7 in May-19")
    assert "For 1 indicator it is not known yet which way is good" in words(section)


def test_monitor_only_is_printed_as_it_was_written(make_kpi):
    kpi = make_kpi("a", {"2019-06": "1.0"}, targets={2019: "Monitor only"}, polarity=Polarity.NONE)
    section = compose_kpis((kpi,))
    assert latest(section)["a"][4].text == "Monitor only"
    assert series(section).rows[0].cells[-1].text == "Monitor only"


def test_a_year_to_date_series_is_compared_with_nothing_in_april(make_kpi):
    kpi = make_kpi("a", {"2019-03": "80.6", "2019-04": "100.0"}, is_year_to_date=True)
    assert latest(compose_kpis((kpi,)))["a"][7].text == "A new year begins"


def test_a_first_figure_has_nothing_to_compare_with(make_kpi):
    kpi = make_kpi("a", {"2019-06": "1.0"}, source=False)
    cells = latest(compose_kpis((kpi,)))["a"]
    assert (cells[7].text, cells[8].text) == ("Nothing to compare with", "Typed in")


def test_latest_figures_of_different_months_say_of_which_they_are(make_kpi):
    kpis = (make_kpi("a", {"2019-05": "1.0"}), make_kpi("b", {"2019-06": "2.0"}))
    section = compose_kpis(kpis)
    assert tables(section)[0].columns[2].title == "Latest"
    assert latest(section)["a"][2].text == "1.0%\nMay-19"


def test_an_indicator_without_figures_is_listed_as_such(make_kpi):
    section = compose_kpis((make_kpi("a", {"2019-05": "1.0"}), make_kpi("b", {})))
    assert latest(section)["b"][2].text == "No figure"
    assert [row.cells[0].text for row in series(section).rows] == ["a"]


def test_the_sheet_a_theme_was_read_from_is_named_below_it(make_kpi, words):
    said = words(compose_kpis((make_kpi("a", {"2019-06": "1.0"}),)))
    assert "Source: kpis.xlsx, sheet “3 Placements”." in said


def test_the_opening_counts_colours_and_names_the_month(make_kpi):
    kpis = (
        make_kpi("a", {"2019-06": "90.0"}, targets={2019: "80"}),
        make_kpi("b", {"2019-06": "70.0"}, targets={2019: "80"}),
        make_kpi("c", {"2019-06": "10.0"}),
    )
    opening = next(block.text for block in compose_kpis(kpis).blocks if isinstance(block, Paragraph))
    assert opening == "Figures to Jun-19. Of 3 indicators, 1 green, 1 amber, 0 red, 1 without a colour."


def test_the_key_names_the_tolerance_or_says_where_it_is_named(make_kpi, words):
    alike = compose_kpis((make_kpi("a", {"2019-06": "1.0"}),))
    (key,) = (block for block in alike.blocks if isinstance(block, KeyLine))
    assert "within 15% of the target" in words(key)
    kpis = (make_kpi("a", {"2019-06": "1.0"}), make_kpi("b", {"2019-06": "1.0"}, tolerance=Decimal("7.50")))
    differing = words(compose_kpis(kpis))
    assert "within the tolerance named" in differing
    assert "a: 15%; b: 7.5%" in differing


def test_a_withheld_figure_prints_its_mark_and_the_mark_is_explained(make_kpi, words):
    section = compose_kpis((make_kpi("a", {"2019-05": "c", "2019-06": "1.0"}),))
    assert series(section).rows[0].cells[1].text == "c"
    assert "withholds it" in words(section)


def test_a_proxy_measure_carries_a_star_that_is_explained(make_kpi, words):
    section = compose_kpis((make_kpi("a", {"2019-06": "1.0"}, is_proxy=True),))
    assert list(latest(section)) == ["a\N{NO-BREAK SPACE}*"]
    assert "* Proxy measure" in words(section)


def test_a_data_set_without_figures_says_so(words):
    section = compose_kpis(())
    assert "No figures have been brought in yet." in words(section)
    assert tables(section) == []
