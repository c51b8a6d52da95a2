from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardkeeper.reports import Mark, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind
from ui.writing.copied import html_of
from ui.writing.pasted_html import paragraphs_of_html


def said(html: str) -> list[tuple[str, int, str]]:
    return [(each.kind.value, each.level, each.text) for each in paragraphs_of_html(html)]


def test_words_own_lists_are_points_without_the_marks_word_typed() -> None:
    html = """<html xmlns:o="urn:x"><head><style>p {margin:0}</style></head><body><!--StartFragment-->
    <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
    style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>That the
    plan be noted;<o:p></o:p></p>
    <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>(a)<span>
    </span></span>in full</p>
    <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·<span>
    </span></span>Plain</p><p class=MsoNormal>Thanks<o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""

    assert said(html) == [
        ("numbered point", 0, "That the plan be noted;"),
        ("lettered point", 1, "in full"),
        ("bullet", 0, "Plain"),
        ("text", 0, "Thanks"),
    ]


def test_a_web_page_loses_scripts_and_styles_and_unsafe_links() -> None:
    html = (
        "<script>alert(1)</script><p>See <a href='javascript:alert(1)'>here</a> and "
        "<a href='https://plymouth.gov.uk'>there</a></p><p style='display:none'>secret</p>"
    )
    (paragraph,) = paragraphs_of_html(html)

    assert paragraph.text == "See here and there"
    assert paragraph.marks == (Mark(13, 18, "link", "https://plymouth.gov.uk"),)


def test_cells_that_span_others_leave_those_blank() -> None:
    html = (
        "<table><tr><th rowspan=2>Measure</th><th colspan=2>2019</th></tr><tr><td>May</td><td>June</td></tr>"
        "<tr><td>Visits</td><td><p>1</p><p>2</p></td><td></td></tr></table>"
    )

    assert said(html) == [("table", 0, "Measure\t2019\t\n\tMay\tJune\nVisits\t1 2\t")]


def test_a_table_of_one_column_only_arranged_the_page() -> None:
    assert said("<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>") == [
        ("text", 0, "One"),
        ("text", 0, "Two"),
    ]


@pytest.mark.parametrize(
    ("html", "marks"),
    [
        ("<b>x</b>y", (Mark(0, 1, "bold"),)),
        ("<b style='font-weight:normal'>x</b>y", ()),
        ("<span style='font-weight: 700'>x</span>y", (Mark(0, 1, "bold"),)),
        ("<i>x</i>y", (Mark(0, 1, "italic"),)),
        ("<h3><b>xy</b></h3>", ()),
    ],
)
def test_emphasis_is_read_from_tags_and_styles(html: str, marks: tuple[Mark, ...]) -> None:
    assert paragraphs_of_html(f"<p>{html}</p>")[0].marks == marks


def test_two_line_breaks_part_paragraphs_and_one_begins_a_line() -> None:
    assert said("one<br>two<br><br>three") == [("text", 0, "one\ntwo"), ("text", 0, "three")]


def test_html_without_words_is_nothing() -> None:
    assert paragraphs_of_html("<html><body><img src='file:///c:/x.png'><p> </p></body></html>") == ()


WORDS = st.text(st.sampled_from("aé漢😀<&\"' "), min_size=1, max_size=12).map(
    lambda words: " ".join(words.split()) or "x"
)


@st.composite
def paragraphs(draw: st.DrawFn) -> WrittenParagraph:
    text = draw(WORDS)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    style, target = draw(st.sampled_from([("bold", ""), ("italic", ""), ("link", "https://a.uk/b?c=d&e")]))
    kind = draw(st.sampled_from([Kind.TEXT, Kind.BULLET, Kind.NUMBERED, Kind.LETTERED]))
    level = draw(st.integers(0, 8)) if kind is not Kind.TEXT else 0
    marks = (Mark(start, end, style, target),) if text[start:end].strip() else ()
    return WrittenParagraph(None, kind, level, text, marks)


@given(st.lists(paragraphs(), max_size=6))
def test_what_is_copied_as_html_is_pasted_as_it_was(written: list[WrittenParagraph]) -> None:
    found = paragraphs_of_html(html_of(written))

    assert [(each.kind, each.level, each.text, each.marks) for each in found] == [
        (each.kind, each.level, each.text, each.marks) for each in written
    ]
