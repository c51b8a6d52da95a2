from __future__ import annotations

import pytest

from boardkeeper.importing.headings import HeadingKind, completed, is_part_of_a_period, kind_of_words, year_in


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("2019/20 Local Target", HeadingKind.TARGET),
        ("Target", HeadingKind.TARGET),
        ("Stretch 2020/21", HeadingKind.STRETCH),
        ("Gap to target", HeadingKind.OTHER),
        ("RAG against target", HeadingKind.OTHER),
        ("2017/18 Actual", HeadingKind.BASELINE),
        ("Outturn 2018-19", HeadingKind.BASELINE),
        ("England 2017/18", HeadingKind.BENCHMARK),
        ("Statistical neighbours actual 2017/18", HeadingKind.BENCHMARK),
        ("SN average", HeadingKind.BENCHMARK),
        ("Rank in England", HeadingKind.OTHER),
        ("Average", HeadingKind.OTHER),
        ("Comments", HeadingKind.OTHER),
    ],
)
def test_words_say_what_stands_beneath(words: str, kind: HeadingKind) -> None:
    assert kind_of_words(words) is kind


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("2019/20 Local Target", "2019/20"),
        ("Target 19-20", "2019/20"),
        ("2011-12 actual", "2011/12"),
        ("Target 2019", ""),
        ("45/418", ""),
    ],
)
def test_the_year_in_a_heading_is_found(words: str, year: str) -> None:
    assert year_in(words) == year


@pytest.mark.parametrize(
    ("part", "year", "period"),
    [
        ("Apr", "2018/19", "2018-04"),
        ("Mar", "2018/19", "2019-03"),
        ("Apr", "2018", "2018-04"),
        ("Q1", "2018/19", "2018-Q1"),
        ("Q1", "2018", None),
        ("Apr", "Pre Ofsted", None),
    ],
)
def test_a_bare_month_or_quarter_is_completed_by_the_year_above(
    sheet, part: str, year: str, period: str | None
) -> None:
    made = sheet([[part, year]])
    assert is_part_of_a_period(made.cell(1, 1))
    assert completed(made.cell(1, 1), made.cell(1, 2)) == period
