"""What was understood of a table can be corrected by a person, and is remembered for next month's workbook."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.importing.errors import NothingToImport, ReadingCancelled
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.kpi_rows import KpiReading
from boardkeeper.importing.kpi_shape import shape_of_tables
from boardkeeper.importing.said_layout import (
    ColumnKind,
    ColumnMeaning,
    TableLayout,
    layouts_as_text,
    layouts_from_text,
    say,
    say_column,
    to_remember,
)

WORDS = st.text(max_size=12)
MEANINGS = st.builds(ColumnMeaning, st.sampled_from(ColumnKind), WORDS, WORDS, WORDS, st.booleans())
LAYOUTS = st.builds(
    TableLayout,
    WORDS,
    st.integers(1, 99),
    st.integers(0, 99),
    st.lists(st.integers(1, 9), max_size=3).map(tuple),
    st.integers(0, 9),
    st.booleans(),
    st.dictionaries(st.integers(1, 40), MEANINGS, max_size=4),
    period=WORDS,
    area=WORDS,
    not_read=st.lists(WORDS, max_size=2).map(tuple),
    is_said=st.booleans(),
)


@pytest.fixture
def book(sheet, workbook):
    def make(*rows, title="KPIs", merged=()):
        return workbook(sheet(list(rows), title=title, merged=merged))

    return make


def _figures(reading: KpiReading) -> dict[str, dict[str, str]]:
    return {row.name: {each.period: str(each.value) for each in row.observations} for row in reading.rows}


@given(st.lists(LAYOUTS, max_size=3).map(tuple))
def test_layouts_come_back_from_their_text_as_they_were(layouts: tuple[TableLayout, ...]) -> None:
    assert layouts_from_text(layouts_as_text(layouts)) == layouts


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"sheet": "a"}]', '{"a": 1}'])
def test_a_text_that_keeps_no_layouts_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        layouts_from_text(text)


def test_every_table_says_how_it_was_understood(book) -> None:
    reading = read_kpis(
        book(
            ["Indicator", "2017/18 Actual", "Apr-19", "Target", "England 2018/19", "RAG"],
            ["% met", "1%", "2%", "3%", "4%", "G"],
        )
    )
    (layout,) = reading.layouts
    assert (layout.sheet, layout.header_rows, layout.first_row, layout.last_row) == ("KPIs", (1,), 2, 2)
    assert layout.label_column == 1
    assert [meaning.kind for _, meaning in sorted(layout.columns.items())] == [
        ColumnKind.BASELINE,
        ColumnKind.PERIOD,
        ColumnKind.TARGET,
        ColumnKind.BENCHMARK,
        ColumnKind.NOT_READ,
    ]
    assert layout.columns[5].words == "England"
    assert layout.holds(2, 3)
    assert not layout.holds(3, 3)


def test_a_column_is_read_as_a_person_says(book) -> None:
    rows = (["Indicator", "Apr-19", "This month", "Goal?"], ["Contacts", 4, 5, 9])
    first = read_kpis(book(*rows))
    assert _figures(first) == {"Contacts": {"2019-04": "4"}}
    said = say_column(first.layouts[0], 3, ColumnMeaning(ColumnKind.PERIOD, "2019-05"))
    said = say_column(said, 4, ColumnMeaning(ColumnKind.STRETCH, "2019/20"))
    reading = read_kpis(book(*rows), said=(said,))
    assert _figures(reading) == {"Contacts": {"2019-04": "4", "2019-05": "5"}}
    assert reading.rows[0].targets[0].stretch == 9
    assert reading.layouts[0].is_said
    assert reading.layouts[0].columns[3].is_said


def test_a_column_that_is_not_to_be_read_is_left_out_without_a_word(book) -> None:
    rows = (["Indicator", "Apr-19", "May-19"], ["Contacts", 4, 5])
    layout = read_kpis(book(*rows)).layouts[0]
    reading = read_kpis(book(*rows), said=(say_column(layout, 3, ColumnMeaning(ColumnKind.NOT_READ)),))
    assert _figures(reading) == {"Contacts": {"2019-04": "4"}}
    assert reading.remarks == ()


def test_the_row_of_headings_and_the_column_of_names_can_be_said(book) -> None:
    rows = (
        ["Period", "one", "two", "three"],
        ["Reported in", "Apr-19", "May-19", "Jun-19"],
        ["a longer description of it", "Contacts", 4, 5],
        ["another long description", "Referrals", 6, 7],
    )
    layout = TableLayout("KPIs", 3, 0, (2,), 2, is_said=True)
    assert _figures(read_kpis(book(*rows), said=(layout,))) == {
        "Contacts": {"2019-05": "4", "2019-06": "5"},
        "Referrals": {"2019-05": "6", "2019-06": "7"},
    }


def test_rows_can_be_left_out_by_their_name(book) -> None:
    rows = (["Indicator", "Apr-19", "May-19"], ["Contacts", 4, 5], ["Total", 6, 7])
    layout = read_kpis(book(*rows)).layouts[0]
    assert list(_figures(read_kpis(book(*rows), said=(say(layout, not_read=("total",)),)))) == ["Contacts"]


def test_rows_that_look_like_places_may_be_names(book) -> None:
    rows = (["Locality", "Apr-19", "May-19"], ["Plymouth", 4, 5], ["Exeter", 6, 7], ["Torbay", 8, 9])
    asked = read_kpis(book(*rows))
    assert asked.rows == ()
    assert asked.area_questions[0].places == ("Plymouth", "Exeter", "Torbay")
    layout = asked.layouts[0]
    taken = read_kpis(book(*rows), said=(say(layout, area="Exeter", name="Contacts"),))
    assert _figures(taken) == {"Contacts": {"2019-04": "6", "2019-05": "7"}}
    names = read_kpis(book(*rows), said=(say(layout, area_column=0, name=""),))
    assert list(_figures(names)) == ["Plymouth", "Exeter", "Torbay"]


def test_the_period_of_a_table_can_be_said(book) -> None:
    rows = (["Indicator", "Plymouth", "England", "Target"], ["Contacts", 4, 5, 6], ["Referrals", 7, 8, 9])
    asked = read_kpis(book(*rows))
    assert [(question.cell, question.name) for question in asked.period_questions] == [("B1", "KPIs")]
    said = say_column(asked.layouts[0], 2, ColumnMeaning(ColumnKind.PERIOD))
    reading = read_kpis(book(*rows), said=(say(said, period="2019-06"),))
    assert _figures(reading) == {"Contacts": {"2019-06": "4"}, "Referrals": {"2019-06": "7"}}
    assert [(each.comparator, each.year, each.value) for each in reading.rows[0].benchmarks] == [
        ("England", 2019, 5)
    ]
    assert reading.rows[1].targets[0].value == 9


@pytest.mark.parametrize("above", ["June 2019", "Performance report for June 2019"])
def test_a_period_named_over_the_table_is_taken(book, above: str) -> None:
    reading = read_kpis(book([above], ["Indicator", "Number of cases"], ["Contacts", 4], ["Referrals", 7]))
    assert _figures(reading) == {
        "Contacts – Number of cases": {"2019-06": "4"},
        "Referrals – Number of cases": {"2019-06": "7"},
    }


def _month(number: int) -> dt.date:
    return dt.date(2019, number, 1)


@pytest.mark.parametrize("months", [1, 2, 6, 11])
def test_next_months_workbook_has_the_same_shape_and_needs_no_new_answer(book, months: int) -> None:
    def of_months(last: int):
        head = ["Indicator", *map(_month, range(1, last + 1)), "Latest comment", "2019/20 Target"]
        return book(head, *([name, *range(last), 5, 9] for name in ("Contacts", "Referrals")))

    now, later = of_months(months), of_months(months + 1)
    layout = read_kpis(now).layouts[0]
    said = say_column(layout, months + 2, ColumnMeaning(ColumnKind.STRETCH, "2019/20"))
    kept = layouts_from_text(layouts_as_text(to_remember([said])))
    reading = read_kpis(later, said=kept)
    assert shape_of_tables(now) == shape_of_tables(later)
    assert len(reading.rows[0].observations) == months + 1
    assert (reading.rows[0].targets[0].value, reading.rows[0].targets[0].stretch) == (9, 5)


def test_a_period_said_this_month_is_not_remembered_for_the_next(book) -> None:
    rows = (["Indicator", "Latest"], ["Contacts", 4], ["Referrals", 7])
    layout = read_kpis(book(*rows)).layouts[0]
    said = say(say_column(layout, 2, ColumnMeaning(ColumnKind.PERIOD, "2019-06")), area="", name="Team")
    (kept,) = to_remember([said, layout])
    assert (kept.period, kept.name, kept.columns[2].period) == ("", "Team", "")
    assert read_kpis(book(*rows), said=(kept,)).period_questions


def test_another_layout_of_the_same_sheet_has_another_shape(book) -> None:
    one = book(["Indicator", "Apr-19", "May-19", "Target"], ["Contacts", 4, 5, 6])
    other = book(["Indicator", "Apr-19", "May-19", "Lead"], ["Contacts", 4, 5, "A. N. Other"])
    more = book(["Indicator", "Apr-19", "May-19", "Jun-19", "Target"], ["Referrals", 4, 5, 6, 7])
    assert shape_of_tables(one) != shape_of_tables(other)
    assert shape_of_tables(one) == shape_of_tables(more)


def test_a_long_list_asks_for_the_place_and_takes_its_rows(book) -> None:
    rows = (
        ["time_period", "la_name", "new_la_code", "turnover_%", "cases"],
        [2021, "Plymouth", "E06000026", 17.3, 1500],
        [2022, "Plymouth", "E06000026", 17.1, 1400],
        [2021, "Torbay", "E06000027", 12.5, 700],
        [2022, "Torbay", "E06000027", 13.5, 800],
    )
    asked = read_kpis(book(*rows))
    assert asked.area_questions[0].places == ("Plymouth", "Torbay")
    reading = read_kpis(book(*rows), said=(say(asked.layouts[0], area="Torbay"),))
    assert _figures(reading) == {
        "Turnover %": {"2021": "12.5", "2022": "13.5"},
        "cases": {"2021": "700", "2022": "800"},
    }
    assert reading.rows[0].observations[1].cell == "D5"


def test_a_log_of_actions_with_numbers_in_it_is_no_table_of_figures(book) -> None:
    rows = (
        ["Action", "Owner", "Due date", "% complete"],
        ["Write to schools", "Ann", "July 2019", 50],
        ["Ask the partners", "Ben", "June 2019", 75],
    )
    with pytest.raises(NothingToImport):
        read_kpis(book(*rows))


def test_a_list_of_indicator_period_and_value_is_put_together(book) -> None:
    rows = [["Month", "Indicator", "Value"]]
    rows += [[month, name, value] for month, name, value in (
        ("Apr-19", "Contacts", 4), ("Apr-19", "Referrals", 6), ("May-19", "Contacts", 5), ("May-19", "Referrals", 7)
    )]  # fmt: skip
    assert _figures(read_kpis(book(*rows))) == {
        "Contacts": {"2019-04": "4", "2019-05": "5"},
        "Referrals": {"2019-04": "6", "2019-05": "7"},
    }


def test_two_rows_of_one_place_and_period_are_refused_not_chosen_from(book) -> None:
    rows = (
        ["time_period", "la_name", "sex", "cases"],
        [2021, "Plymouth", "Boys", 1],
        [2021, "Plymouth", "Girls", 2],
        [2022, "Plymouth", "Boys", 3],
        [2022, "Plymouth", "Girls", 4],
    )
    reading_refusals = read_kpis(book(*rows)).refusals
    assert [refusal.reason for refusal in reading_refusals] == [
        "The list was not taken: 2 rows of “Plymouth” are of 2021; keep one row for each period."
    ]


def test_a_long_sheet_can_be_stopped_in_the_middle(book) -> None:
    rows = [["Indicator", "Apr-19", "May-19"], *([f"Contacts {number}", 1, 2] for number in range(900))]
    asked = iter(range(100_000))
    with pytest.raises(ReadingCancelled, match="nothing was taken"):
        read_kpis(book(*rows), cancelled=lambda: next(asked) > 6)
    assert next(asked) < 12


def test_one_answer_about_places_is_asked_for_however_many_tables_need_it(sheet, workbook) -> None:
    rows = [["District", "Apr-19", "May-19"], ["Adur", 4, 5], ["Arun", 6, 7]]
    both = workbook(sheet(rows, title="Contacts"), sheet(rows, title="Referrals"))
    assert len(read_kpis(both).area_questions) == 1
    assert _figures(read_kpis(both, areas=("Arun",))) == {
        "Contacts": {"2019-04": "6", "2019-05": "7"},
        "Referrals": {"2019-04": "6", "2019-05": "7"},
    }
