from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from boardkeeper import reports
from boardkeeper.minutes.recommendations import recommendations_of
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports import SectionRole, WrittenParagraph


def _recommend(writing: Any, *paragraphs: WrittenParagraph) -> tuple[str, ...]:
    section = writing.section(SectionRole.RECOMMENDATIONS)
    reports.write_section(writing.store, "Ann Smith", section.id, paragraphs)
    return recommendations_of(writing.store, writing.item_id)


def _line(text: str, kind: Kind = Kind.TEXT, level: int = 0) -> WrittenParagraph:
    return WrittenParagraph(None, kind, level, text)


def test_each_point_of_the_recommendations_is_a_limb_and_what_introduces_them_is_none(writing: Any) -> None:
    assert _recommend(
        writing,
        _line("The Board is recommended to:"),
        _line("note the progress made;", Kind.NUMBERED),
        _line("ask the Director to report on exclusions in March.", Kind.NUMBERED),
    ) == ("note the progress made;", "ask the Director to report on exclusions in March.")


def test_what_stands_below_a_point_belongs_to_it(writing: Any) -> None:
    assert _recommend(
        writing,
        _line("approve the plan subject to", Kind.LETTERED),
        _line("funding;", Kind.LETTERED, 1),
        _line("a review in June.", Kind.LETTERED, 1),
        _line("note the risks.", Kind.LETTERED),
    ) == ("approve the plan subject to (a) funding; (b) a review in June.", "note the risks.")


@pytest.mark.parametrize(
    ("written", "limb"),
    [
        ("It is recommended that the Board notes the report.", "that the Board notes the report."),
        ("The Committee is recommended to note the report.", "to note the report."),
        ("Members are asked to note the report.", "to note the report."),
        ("To note the report.", "To note the report."),
        ("That officers are asked for more", "That officers are asked for more"),
    ],
)
def test_a_recommendation_in_one_sentence_is_one_limb(writing: Any, written: str, limb: str) -> None:
    assert _recommend(writing, _line(written)) == (limb,)


def test_tables_and_headings_recommend_nothing(writing: Any) -> None:
    assert _recommend(writing, _line("Options", Kind.SUBHEADING), _line("A\tB\n1\t2", Kind.TABLE)) == ()


def test_an_item_without_a_report_recommends_nothing(begin: Callable[..., Any]) -> None:
    writing = begin()
    reports.remove_report(writing.store, "Ann Smith", writing.report_id)
    assert recommendations_of(writing.store, writing.item_id) == ()
