from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.rules.kpi_mentions import Phrases, mentions
from boardkeeper.rules.live_figures import Named
from boardkeeper.rules.typed_figures import Measure, typed_figures

KNOWN = [
    Named("re", "Re-referrals within 12 months (YTD)", "CSC 7"),
    Named("eet", "% of Care Leavers in EET"),
    Named("home", "% Care Leavers in Suitable Accommodation"),
    Named("s47", "Section 47 enquiries per 10,000"),
]


@pytest.mark.parametrize(
    ("sentence", "written", "period"),
    [
        ("It was 31.5% in June 2019.", "31.5%", "2019-06"),
        ("It was reported at 31.5 per cent in Jun-19.", "31.5 per cent", "2019-06"),
        ("It fell in April and was reported at 37.7%.", "37.7%", "04"),
        ("By the end of quarter one of 2019/20 it was 23.5%.", "23.5%", "2019-Q1"),
        ("At the end of quarter one it was 94.6%.", "94.6%", "Q1"),
        ("At the end of the 2018/19 reporting year, 80.6% were in time.", "80.6%", "2018/19"),
        ("It was down from 12% in Mar 18.", "12%", "2018-03"),
        ("It grew until April 2019, but has since declined to 64.4%.", "64.4%", ""),
        ("There were 45.8 per 10,000 in May 2019.", "45.8 per 10,000", "2019-05"),
    ],
)
def test_the_words_around_a_figure_say_which_period_it_is_of(
    sentence: str, written: str, period: str
) -> None:
    (found,) = typed_figures(sentence)
    assert (found.written, found.period, found.is_target) == (written, period, False)
    assert sentence[found.start : found.end] == written


def test_two_figures_of_one_sentence_have_a_period_each() -> None:
    found = typed_figures("It rose from 44% in March 2018 to 56.6% in March 2019.")
    assert [(each.written, each.period) for each in found] == [("44%", "2018-03"), ("56.6%", "2019-03")]


@pytest.mark.parametrize(
    "sentence",
    ["It is above the 75% target.", "Our target of 65% is high.", "The target for 2019/20 is 80%."],
)
def test_a_figure_that_is_called_a_target_is_one(sentence: str) -> None:
    assert [each.is_target for each in typed_figures(sentence)] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "It fell by 0.8%.",
        "A decline of 3%.",
        "It is around 30%.",
        "It is 2.2 percentage points better.",
        "We are above England (51%).",
        "Statistical neighbours reached 43.6%.",
        "It costs £12.50 in 2019/20.",
        "It is within 15% of the target.",
    ],
)
def test_changes_approximations_and_figures_of_others_are_passed_over(sentence: str) -> None:
    assert typed_figures(sentence) == ()


def test_what_a_figure_is_typed_in_is_known() -> None:
    measures = [each.measure for each in typed_figures("5% and 3.2 per 10,000 and 14 days")]
    assert measures == [Measure.PERCENT, Measure.RATE, Measure.DAYS]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The re-referral rate is high.", ["re"]),
        ("re-referrals within 12 months", ["re"]),
        ("CSC 7 is red.", ["re"]),
        ("Care leavers in employment, education or training are more.", ["eet"]),
        ("young people in EET", ["eet"]),
        ("care leavers in suitable accommodation", ["home"]),
        ("section 47 enquiries", ["s47"]),
        ("care leavers", []),
        ("referrals", []),
    ],
)
def test_an_indicator_is_recognised_in_the_words_of_people(text: str, meant: list[str]) -> None:
    assert [each.key for each in mentions(text, KNOWN)] == meant


@given(st.text(max_size=80))
def test_any_text_is_read_and_places_lie_within_it(text: str) -> None:
    for figure in typed_figures(text):
        assert text[figure.start : figure.end] == figure.written
    for mention in Phrases(KNOWN).mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
