"""Whatever stands on a sheet, reading it ends in rows, refusals or one clear error, and nothing is said twice."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardkeeper.errors import UserError
from boardkeeper.importing.action_list import read_actions
from boardkeeper.importing.decision_list import read_decisions
from boardkeeper.importing.kpi_layout import read_kpis
from boardkeeper.importing.labels import Unit
from boardkeeper.importing.milestone_list import read_milestones
from boardkeeper.importing.programme_list import read_programme
from boardkeeper.importing.workbook import Content

_WORDS = st.sampled_from(
    [
        "Apr-19", "May-19", "Jun-19", "2018/19", "2009-10", "Q1 2019/20", "Apr", "2019", "Target", "2019/20 Target",
        "2017/18 Actual", "Pre visit", "% in time", "Number in time", "Referrals", "Cost £", "45/418", "9/0", "100/3",
        "63.0% (LAIT)", "..", "c", "<5", "Monitor only", "* note", "", "  ", "Ref", "Milestone", "Status", "on track",
        "Meeting", "Resolution", "Progress", "Action", "Owner", "Agenda item", "Score", "1.1", "1 Strategy", "10 July 2019",
        "to be scheduled", "12%", "1e9", "−4", "£1,200", "x" * 40_000,
    ]
)  # fmt: skip
_VALUES = st.one_of(
    st.none(),
    _WORDS,
    st.integers(-5, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(0, 1).map(lambda part: (part, "0.0%")),
    st.dates(dt.date(2018, 1, 1), dt.date(2020, 1, 1)),
    st.sampled_from(
        [Content.ERROR, Content.FORMULA_WITHOUT_VALUE, True, (1e300, "0.0%"), (0.5, "0.0,"), (7, "£0")]
    ),
)
_HEADERS = st.sampled_from(
    [
        ["Indicator", "2017/18 Actual", "Apr-19", "May-19", "Jun-19", "2019/20 Target"],
        ["Month", "Referrals", "% in time", "Number in time"],
        ["Ref", "Priority", "Milestone", "Key dates", "Status"],
        ["Meeting", "Minute", "Resolution", "Target date", "Progress"],
        ["Date of meeting", "Agenda item", "Score"],
        ["Ref", "Action", "Owner", "Due", "Status"],
    ]
)
_AREAS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 4)).map(lambda at: (at[0], at[1], at[0] + 1, at[1] + 1)),
    max_size=2,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(_VALUES, max_size=7), max_size=9),
    header=st.one_of(_HEADERS, st.lists(_WORDS, max_size=6)),
    areas=_AREAS,
    hidden=st.sets(st.integers(1, 6), max_size=2),
)
@pytest.mark.parametrize("read", [read_kpis, read_milestones, read_decisions, read_programme, read_actions])
def test_any_sheet_is_read_or_refused(sheet, workbook, read, rows, header, areas, hidden) -> None:
    made = workbook(
        sheet([header, *rows], title="5 Care", merged=areas, hidden_rows=hidden, hidden_columns=hidden)
    )
    try:
        reading = read(made)
    except UserError as error:
        _names_the_file(error)
        return
    places = {cell.coordinate for cell in made.cells()}
    assert all(refusal.reason.endswith(".") for refusal in reading.refusals)
    assert all(remark.sentence.endswith(".") for remark in reading.remarks)
    assert {refusal.cell for refusal in reading.refusals} <= places | {""}
    if read is read_kpis:
        assert len({row.name.casefold() for row in reading.rows}) == len(reading.rows)
        for row in reading.rows:
            periods = [figure.period for figure in row.observations]
            assert row.observations
            assert len(set(periods)) == len(periods)
            assert row.unit in Unit
            assert 0 <= row.decimals <= 6
            assert {figure.cell for figure in row.observations} <= places
            for figure in row.observations:
                assert figure.value is not None or figure.withheld or figure.numerator is not None


def _names_the_file(error: UserError) -> None:
    assert "“made.xlsx”" in error.sentence
    assert error.next_step
