from __future__ import annotations

import pytest

from boardkeeper.importing.old_minutes.line_marks import MarkKind, read_mark


@pytest.mark.parametrize(
    ("line", "kind", "count", "words"),
    [
        ("10. Declarations of Interest", MarkKind.NUMBER, 10, "Declarations of Interest"),
        ("17  Bullying", MarkKind.NUMBER, 17, "Bullying"),
        ("Minute 17: Bullying", MarkKind.NUMBER, 17, "Bullying"),
        ("(1) that the report be noted", MarkKind.NUMBER, 1, "that the report be noted"),
        ("(a) the focus was", MarkKind.LETTER, 1, "the focus was"),
        ("- (a) the focus was", MarkKind.LETTER, 1, "the focus was"),
        ("- 1. recommend to Officers", MarkKind.NUMBER, 1, "recommend to Officers"),
        ("aa) the twenty-seventh", MarkKind.LETTER, 27, "the twenty-seventh"),
        ("•\tWelcomed the increase", MarkKind.BULLET, 0, "Welcomed the increase"),
        ("10.1 The Chair advised", MarkKind.SECTION, 10, "The Chair advised"),
    ],
)
def test_a_mark_is_read_off_its_line(line: str, kind: MarkKind, count: int, words: str) -> None:
    mark, rest = read_mark(line)
    assert mark is not None
    assert (mark.kind, mark.count, rest) == (kind, count, words)


@pytest.mark.parametrize(
    "line",
    [
        "17 members were present.",
        "10 July 2019",
        "10 JULY 2019 at 2.00 pm",
        "17% of care leavers",
        "2.30 pm",
        "(the meeting adjourned)",
        "(no) further",
        "Councillor Allen",
    ],
)
def test_words_that_only_begin_like_a_mark_have_none(line: str) -> None:
    assert read_mark(line) == (None, line)


def test_an_i_can_be_the_ninth_letter_or_the_first_figure() -> None:
    mark, _ = read_mark("(i) schools were working closely")
    assert mark is not None
    assert (mark.count, mark.roman) == (9, 1)
