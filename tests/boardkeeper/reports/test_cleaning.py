"""What is written is made fit to be kept, and its marks go with their words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.errors import UserError
from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports.cleaning import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    clean_line,
    cleaned,
)

HOSTILE = st.text(
    alphabet=st.characters() | st.sampled_from("\t\n\r \x00\x0b\u2028\u202e\ufeffab"), max_size=60
)


def text_of(written: str, kind: Kind = Kind.TEXT) -> str:
    return cleaned(WrittenParagraph(None, kind, text=written)).text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a b"),
        ("bell\x07, null\x00, turned \u202eround\ufeff", "bell, null, turned round"),
        ("half \ud800 a character", "half  a character"),
        ("  \n in the middle \n ", "in the middle"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("<b>& markup</b>", "<b>& markup</b>"),
        ("ŵ ŷ 👩‍👧", "ŵ ŷ 👩‍👧"),
    ],
)
def test_prose_is_kept_readable(written: str, kept: str) -> None:
    assert text_of(written) == kept


def test_marks_go_with_their_words_when_characters_before_them_are_dropped() -> None:
    written = "\x00  \r\nSee\x07 the plan"
    start = written.index("plan")
    found = cleaned(WrittenParagraph(None, Kind.TEXT, text=written, marks=(Mark(start, start + 4, "bold"),)))
    (mark,) = found.marks
    assert found.text[mark.start : mark.end] == "plan"


def test_only_points_have_a_level() -> None:
    assert cleaned(WrittenParagraph(None, Kind.TEXT, 3, "x")).level == 0
    assert cleaned(WrittenParagraph(None, Kind.BULLET, 99, "x")).level == 8
    assert cleaned(WrittenParagraph(None, Kind.NUMBERED, -1, "x")).level == 0


def test_a_table_gets_even_rows_and_loses_blank_rows_and_last_columns() -> None:
    assert text_of("Year \tCost\t\n\t\t\n 2019\n\n2020\t£1\t\t", Kind.TABLE) == "Year\tCost\n2019\t\n2020\t£1"


def test_marks_stay_in_their_cell() -> None:
    written = "  Year\tCost\n\n2019\t  £1.2m \t"
    start = written.index("£")
    found = cleaned(
        WrittenParagraph(None, Kind.TABLE, text=written, marks=(Mark(start, start + 5, "italic"),))
    )
    (mark,) = found.marks
    assert found.text[mark.start : mark.end] == "£1.2m"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.TEXT, "x" * (MOST_CHARACTERS + 1)),
        (Kind.TABLE, "\t".join("x" * (MOST_COLUMNS + 1))),
        (Kind.TABLE, "x\n" * (MOST_ROWS + 1)),
    ],
)
def test_what_is_too_large_to_be_read_on_a_page_is_refused_with_what_to_do(kind: Kind, text: str) -> None:
    with pytest.raises(UserError, match=r"too l") as refused:
        text_of(text, kind)
    assert refused.value.next_step


def test_the_largest_table_is_kept() -> None:
    table = "\n".join(["\t".join("x" * MOST_COLUMNS)] * MOST_ROWS)
    assert text_of(table, Kind.TABLE) == table


def test_a_picture_is_something_without_any_words() -> None:
    assert not cleaned(WrittenParagraph(None, Kind.PICTURE)).is_blank
    assert cleaned(WrittenParagraph(None, Kind.TABLE, text="\t\n\t")).is_blank
    assert cleaned(WrittenParagraph(None, Kind.TEXT, text=" \x00 ")).is_blank


def test_a_line_is_one_line() -> None:
    assert clean_line(" Early \n Help\t Offer\x00 ") == "Early Help Offer"


@given(HOSTILE, st.sampled_from([Kind.TEXT, Kind.BULLET, Kind.TABLE]), st.integers(0, 60), st.integers(0, 60))
def test_cleaning_twice_changes_nothing_more_and_marks_stay_on_the_text(
    written: str, kind: Kind, start: int, end: int
) -> None:
    once = cleaned(WrittenParagraph(None, kind, 1, written, (Mark(start, end, "bold"),)))
    again = cleaned(WrittenParagraph(None, kind, once.level, once.text, once.marks))
    assert again == once
    assert all(0 <= mark.start < mark.end <= len(once.text) for mark in once.marks)
    allowed = {"\n", "\t"} if kind is Kind.TABLE else {"\n"}
    for character in set(once.text) - allowed - {"\u200c", "\u200d", "\u00ad"}:
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    if kind is Kind.TABLE:
        assert len({line.count("\t") for line in once.text.split("\n")}) == 1


@given(st.text(alphabet="ab \t\n", max_size=30), st.integers(0, 29))
def test_a_marked_letter_stays_marked(written: str, at: int) -> None:
    if at >= len(written) or written[at] not in "ab":
        return
    for kind in (Kind.TEXT, Kind.TABLE):
        found = cleaned(WrittenParagraph(None, kind, 0, written, (Mark(at, at + 1, "bold"),)))
        (mark,) = found.marks
        assert found.text[mark.start : mark.end] == written[at]
