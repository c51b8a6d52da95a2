from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from boardkeeper.figures import RestatedView
from boardkeeper.kpi_exceptions import Why, exceptions_of
from boardkeeper.kpis import KpiView, Polarity
from tests.boardkeeper.kpi_views import kpi_view

MONTHS = [f"2018-{month:02d}" for month in range(4, 13)] + [f"2019-{month:02d}" for month in range(1, 7)]


def whys(kpi: KpiView, *others: KpiView, since: date | None = None) -> list[tuple[Why, str]]:
    found = exceptions_of((kpi, *others), since)
    return [(r.why, r.words) for each in found.found if each.kpi is kpi for r in each.reasons]


def test_red_stands_first_and_names_the_target() -> None:
    red = kpi_view("Red", {"2019-05": "37", "2019-06": "36"}, targets={2019: "25"})
    amber = kpi_view("Changed", {"2019-05": "30", "2019-06": "27"}, targets={2019: "25"})
    found = exceptions_of((amber, red))
    assert [(each.kpi.name, each.why) for each in found.found] == [
        ("Red", Why.RED),
        ("Changed", Why.IMPROVED),
    ]
    assert found.found[0].reasons[0].words == "Red against a target of 25.0%."
    assert found.found[1].reasons[0].words == "Was red in May-19."


def test_what_got_worse_stands_before_what_got_better() -> None:
    better = kpi_view("Better", {"2019-05": "30", "2019-06": "24"}, targets={2019: "25"})
    worse = kpi_view("Worse", {"2019-05": "24", "2019-06": "27"}, targets={2019: "25"})
    missing = kpi_view("Late", {"2019-05": "3.0"}, polarity=Polarity.NONE)
    found = exceptions_of((better, missing, worse)).found
    assert [each.why for each in found] == [Why.WORSENED, Why.MISSING, Why.IMPROVED]


def test_a_figure_beyond_the_limits_says_which_figures_drew_them() -> None:
    values = dict.fromkeys(MONTHS, "10.0") | {"2018-06": "10.4", "2018-11": "9.8", "2019-06": "14.0"}
    ((why, words),) = whys(kpi_view("Jump", values, polarity=Polarity.NONE))
    assert why is Why.OUTSIDE
    assert words.startswith("Above the upper control limit of ")
    assert words.endswith(", over 15 figures since Apr-18.")


def test_seven_on_one_side_are_out_of_the_ordinary_too() -> None:
    levels = ["8.0", "12.0"] * 4 + ["12.5", "11.5"] * 4
    values = dict(zip(MONTHS, levels, strict=False))
    ((why, words),) = whys(kpi_view("Shift", values, polarity=Polarity.NONE))
    assert (why, words) == (
        Why.OUTSIDE,
        "8 figures in a row above the mean of 11.0%, over 15 figures since Apr-18.",
    )


def test_nothing_is_said_of_a_year_to_date_series_which_moves_by_adding_up() -> None:
    values = dict.fromkeys(MONTHS, "10.0") | {"2018-06": "10.4", "2018-11": "9.8", "2019-06": "14.0"}
    kpi = replace(kpi_view("Jump", values, polarity=Polarity.NONE), is_year_to_date=True)
    assert whys(kpi) == []


def test_a_few_figures_draw_no_limits() -> None:
    values = dict.fromkeys(MONTHS[-6:], "10.0") | {"2019-06": "90.0"}
    assert whys(kpi_view("Young", values, polarity=Polarity.NONE)) == []


def test_what_was_restated_before_the_last_meeting_is_no_news() -> None:
    kpi = kpi_view("Restated", {"2019-05": "31.0", "2019-06": "30.0"}, polarity=Polarity.NONE)
    was = RestatedView(
        Decimal("29.0"), "29.0%", "", None, None, "", None, "", "", "Jean Kelly", "2019-07-03 10:00"
    )
    restated = replace(kpi, figures=(replace(kpi.figures[0], was=(was,)), *kpi.figures[1:]))
    assert whys(restated) == [(Why.RESTATED, "May-19 was 29.0% and is 31.0% now, restated 3 July 2019.")]
    assert whys(restated, since=date(2019, 7, 10)) == []


def test_an_indicator_that_others_have_overtaken_has_no_figure() -> None:
    late = kpi_view("Late", {"2019-05": "3.0"}, polarity=Polarity.NONE)
    prompt = kpi_view("Prompt", {"2019-06": "3.0"}, polarity=Polarity.NONE)
    assert whys(late, prompt) == [(Why.MISSING, "No figure for Jun-19; the last is 3.0% for May-19.")]
    withheld = kpi_view("Withheld", {"2019-06": "c"}, polarity=Polarity.NONE)
    assert whys(withheld, prompt) == [(Why.MISSING, "The figure for Jun-19 is withheld (“c”).")]
    assert whys(kpi_view("Empty", {}), prompt) == [(Why.MISSING, "It has no figure yet.")]


def test_without_anything_to_say_the_others_are_named() -> None:
    calm = kpi_view("Calm", {"2019-05": "3.0", "2019-06": "3.0"}, targets={2019: "5"})
    found = exceptions_of((calm,))
    assert (found.found, found.others, found.period) == ((), (calm,), "2019-06")
    assert exceptions_of(()).period == ""
