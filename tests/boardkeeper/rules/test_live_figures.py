from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.live_figures import LiveFigure, Named, What, answering, live_figures, nearest

KNOWN = [
    Named("re", "Re-referrals within 12 months (YTD)", "CSC 7", ("Re-referral rate",)),
    Named("first", "Referrals"),
    Named("eet", "% of Care Leavers in EET"),
    Named("home", "% Care Leavers in Suitable Accommodation"),
]


@pytest.mark.parametrize(
    ("written", "name", "what", "period"),
    [
        ("{kpi re-referrals latest}", "re-referrals", What.LATEST, ""),
        ("{kpi re-referrals}", "re-referrals", What.LATEST, ""),
        ("{KPI Re-Referrals LATEST}", "Re-Referrals", What.LATEST, ""),
        ("{ kpi: re-referrals previous }", "re-referrals", What.PREVIOUS, ""),
        ("{kpi re-referrals Jun-19}", "re-referrals", What.LATEST, "2019-06"),
        ("{kpi re-referrals June 2019}", "re-referrals", What.LATEST, "2019-06"),
        ("{kpi re-referrals target June 2019}", "re-referrals", What.TARGET, "2019-06"),
        ("{kpi re-referrals June 2019 fraction}", "re-referrals", What.FRACTION, "2019-06"),
        ("{kpi re-referrals Q1 2019/20}", "re-referrals", What.LATEST, "2019-Q1"),
        ("{kpi re-referrals 2018/19 rag}", "re-referrals", What.RAG, "2018/19"),
        ("{kpi “Children in need 2018/19” gap}", "Children in need 2018/19", What.GAP, ""),
        ("{kpi child poverty 2017 change}", "child poverty", What.CHANGE, "2017"),
        ("{kpi deaths 2020-W02}", "deaths", What.LATEST, "2020-W02"),
        ("{kpi}", "", What.LATEST, ""),
    ],
)
def test_a_figure_is_named_by_indicator_and_what_is_wanted_of_it(
    written: str, name: str, what: What, period: str
) -> None:
    text = f"It is {written} now."
    assert live_figures(text) == (LiveFigure(6, 6 + len(written), name, what, period),)


def test_other_braces_are_left_alone_and_an_open_one_is_seen() -> None:
    assert live_figures("{date} and {kpis of ours} and {}") == ()
    (found,) = live_figures("See {kpi re-referrals latest and\nnothing more}")
    assert not found.is_closed
    assert (found.start, found.end) == (4, 8)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("csc 7", ["re"]),
        ("re-referrals", ["re"]),
        ("Re referrals", ["re"]),
        ("re-referral RATE", ["re"]),
        ("referrals", ["first"]),
        ("care leavers", ["eet", "home"]),
        ("suitable", ["home"]),
        ("accommodation leavers", ["home"]),
        ("leav", ["eet", "home"]),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_a_part_of_a_name_will_do_when_no_other_indicator_has_it(name: str, meant: list[str]) -> None:
    assert list(answering(name, KNOWN)) == meant


def test_a_slip_of_the_hand_is_met_with_the_nearest_name() -> None:
    assert nearest("refferrals", KNOWN) == "Referrals"
    assert nearest("zzz", KNOWN) == ""


@given(st.text(max_size=60))
def test_any_text_can_be_read_and_its_places_lie_within_it(text: str) -> None:
    read_to = 0
    for found in live_figures(text):
        assert read_to <= found.start < found.end <= len(text)
        assert text[found.start] == "{"
        read_to = found.end
