from __future__ import annotations

from datetime import date

from boardkeeper.live_figures import known_on
from boardkeeper.live_figures.in_papers import paragraph_as_read
from boardkeeper.reports import Mark, ReportParagraphKind, ReportParagraphView
from tests.boardkeeper.kpi_views import EVERY, REFERRALS


def paragraph(text: str, *marks: Mark) -> ReportParagraphView:
    return ReportParagraphView("p", ReportParagraphKind.TEXT, 0, text, marks, None)


def marked(view: ReportParagraphView) -> list[str]:
    return [view.text[mark.start : mark.end] for mark in view.marks]


def test_emphasis_stays_over_the_same_words_when_figures_are_put_in() -> None:
    text = "So {kpi re-referrals latest} is it, and this is bold."
    start = text.index("this")
    braces = Mark(3, 3 + len("{kpi re-referrals latest}"), "bold")
    read = paragraph_as_read(paragraph(text, braces, Mark(start, start + 4, "italic")), EVERY)
    assert read.text == "So 31.4% is it, and this is bold."
    assert marked(read) == ["31.4%", "this"]


def test_emphasis_over_a_part_of_the_braces_takes_the_whole_figure() -> None:
    text = "So {kpi re-referrals latest}."
    assert marked(paragraph_as_read(paragraph(text, Mark(0, 10, "bold")), EVERY)) == ["So 31.4%"]


def test_a_paragraph_without_figures_is_the_same_one() -> None:
    plain = paragraph("Nothing live.", Mark(0, 7, "bold"))
    assert paragraph_as_read(plain, EVERY) is plain


def test_a_day_knows_no_figure_of_a_period_that_begins_after_it() -> None:
    then = known_on(REFERRALS, date(2019, 5, 20))
    assert then.latest is not None
    assert then.latest.period == "2019-05"
    assert known_on(REFERRALS, date(2020, 1, 1)) is REFERRALS
