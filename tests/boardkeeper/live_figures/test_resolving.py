from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.kpis import Unit
from boardkeeper.live_figures import choices_of, resolve, written_for
from boardkeeper.rules.live_figures import What
from tests.boardkeeper.kpi_views import EVERY, REFERRALS, STABILITY, kpi_view


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("{kpi re-referrals latest}", "31.4%"),
        ("{kpi CSC 7}", "31.4%"),
        ("{kpi re-referral rate previous}", "32.2%"),
        ("{kpi re-referrals Apr-19}", "37.7%"),
        ("{kpi re-referrals 2017/18}", "28.0%"),
        ("{kpi re-referrals target}", "25%"),
        ("{kpi re-referrals gap}", "6.4 percentage points above target"),
        ("{kpi re-referrals change}", "fell by 0.8 percentage points"),
        ("{kpi re-referrals rag}", "red"),
        ("{kpi EET change}", "stayed the same"),
        ("{kpi EET gap}", "8.6 percentage points below target"),
        ("{kpi EET change May-19}", "rose by 1.3 percentage points"),
        ("{kpi short term fraction}", "41 of 417"),
        ("{kpi section 47 change}", "fell by 2.7"),
        ("{kpi section 47 latest}", "229.0"),
    ],
)
def test_a_named_figure_reads_as_the_data_has_it(written: str, words: str) -> None:
    resolved = resolve(f"So it is: {written}, as at June.", EVERY)
    assert resolved.text == f"So it is: {words}, as at June."
    assert resolved.problems == ()
    (piece,) = resolved.pieces
    assert resolved.text[piece.start : piece.end] == piece.words == words
    assert piece.written == written


def test_the_figure_follows_the_data() -> None:
    july = kpi_view(REFERRALS.name, {"2019-06": "31.4", "2019-07": "29.9"})
    assert resolve("{kpi re-referrals latest}", [july]).text == "29.9%"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "{kpi care leavers latest}",
            "“care leavers” could be “% of Care Leavers in EET”, “% Care Leavers in Suitable Accommodation”.",
        ),
        ("{kpi adoption latest}", "The board has no KPI called “adoption”."),
        ("{kpi re-referrals Jun-21}", "“Re-referrals within 12 months (YTD)” has no figure for Jun-21."),
        (
            "{kpi re-referrals fraction}",
            "The numbers behind “Re-referrals within 12 months (YTD)” in Jun-19 are not known.",
        ),
        ("{kpi S47 leading latest}", "The figure of “% S47 leading to ICPC” for Jun-19 is withheld (“c”)."),
        (
            "{kpi S47 leading target}",
            "“% S47 leading to ICPC” has no target for 2019/20: it says “Monitor only”.",
        ),
        (
            "{kpi re-referrals change Apr-19}",
            "“Re-referrals within 12 months (YTD)” has nothing that Apr-19 could be compared with.",
        ),
        (
            "{kpi section 47 rag}",
            "“Section 47 enquiries per 10,000” has no target, so it has no colour in Jun-19.",
        ),
        ("{kpi}", "A figure is wanted, but not which."),
    ],
)
def test_what_cannot_be_put_in_says_so_in_its_place_and_why(written: str, sentence: str) -> None:
    resolved = resolve(f"We say {written} here.", EVERY)
    (problem,) = resolved.problems
    assert problem.sentence == sentence
    assert resolved.text[problem.start : problem.end] == problem.words
    assert problem.words.startswith("[figure not known")
    assert resolved.text.endswith(" here.")


def test_a_brace_that_is_never_closed_is_left_for_all_to_see() -> None:
    resolved = resolve("We say {kpi re-referrals latest, and more.", EVERY)
    assert resolved.text == "We say {kpi re-referrals latest, and more."
    assert resolved.problems[0].next_step == "Close it with “}”."


def test_a_text_without_figures_is_as_it_was() -> None:
    assert not resolve("Nothing {here} is live.", EVERY).is_live


def test_everything_offered_for_an_indicator_reads_as_it_was_offered() -> None:
    for kpi in EVERY:
        for choice in choices_of(kpi):
            written = written_for(kpi, choice.what, choice.period, EVERY)
            resolved = resolve(written, EVERY)
            assert (resolved.text, resolved.pieces[0].kpi_id) == (choice.words, kpi.id), written


def test_a_figure_is_written_by_code_or_by_a_short_name_that_stays_clear() -> None:
    assert written_for(REFERRALS, What.LATEST, "", EVERY) == "{kpi CSC 7 latest}"
    assert written_for(STABILITY, What.LATEST, "2019-05", EVERY) == "{kpi Short Term Placement May-19}"
    year = kpi_view("Children in need 2018/19", {"2019-06": "3.0"})
    deaths = kpi_view("Deaths", {"2020-W01": "9", "2020-W02": "12"}, unit=Unit.COUNT, decimals=0)
    assert resolve(written_for(deaths, What.LATEST, "2020-W01", [deaths]), [deaths]).text == "9"
    assert resolve("{kpi Deaths 2020-W01}", [deaths]).text == "9"
    assert written_for(year, What.LATEST, "", [year]) == "{kpi “Children in need 2018/19” latest}"


@given(
    st.lists(st.sampled_from(["{kpi re-referrals latest}", "{kpi nothing}", "{kpi", "£1.5m, ", "}", "\n"]))
)
def test_the_places_of_all_pieces_are_right_whatever_stands_between(parts: list[str]) -> None:
    text = "".join(parts)
    resolved = resolve(text, EVERY)
    for change in resolved.changes:
        assert resolved.text[change.start : change.end] == change.words
        assert text[change.written_at : change.written_at + len(change.written)] == change.written
