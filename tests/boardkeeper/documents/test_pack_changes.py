"""The sheet of what changed: one sentence, a table of the papers, and their words."""

from __future__ import annotations

import pytest

from boardkeeper.documents.blocks import Cover, FieldList, Heading, Paragraph, SectionKind, Table, Text
from boardkeeper.documents.pack_changes import compose_changes, pages_of, summary, what_happened
from boardkeeper.rules.pack_differences import How, PaperChange, Passage
from boardkeeper.rules.word_changes import WordChange

WORDS = (WordChange("the board", "same"), WordChange("noted", "removed"), WordChange("agreed", "added"))
CHANGED = PaperChange(
    How.CHANGED, "item-b", "Ofsted letter", "9", ("31", "34"), ("33", "36"), (Passage("31", "33", WORDS),)
)
NEW = PaperChange(How.NEW, "item-c", "Late paper", "9a", None, ("37", "38"))
GONE = PaperChange(How.GONE, "item-d", "Old paper", "4", ("5", "8"), None)
MOVED = PaperChange(How.MOVED, "item-e", "Minutes", "3", ("1", "4"), ("3", "6"), was_item="2")
SAME = PaperChange(How.SAME, "item-f", "Action log", "7", ("1", "2"), ("1", "2"))
SHEET = PaperChange(How.CHANGED, "agenda", "Agenda", "", ("i", "ii"), ("i", "ii"), is_front=True)
_EVERYTHING = (
    "One paper has changed, one is new and one was taken out. The agenda sheet says something else too."
    " One says what it said and only stands on other pages or under another number. One is as it was."
)
EVERY = (SHEET, CHANGED, NEW, GONE, MOVED, SAME)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((SAME, SAME), "No paper has changed. Two are as they were."),
        ((SHEET, SAME), "No paper has changed. The agenda sheet says something else. One is as it was."),
        ((CHANGED,), "One paper has changed."),
        ((NEW, NEW, SAME), "Two papers are new. One is as it was."),
        (
            EVERY,
            _EVERYTHING,
        ),
    ],
)
def test_what_changed_is_said_in_sentences(changes: tuple[PaperChange, ...], said: str) -> None:
    assert summary(changes) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((SHEET, SAME), "The agenda sheet follows here, whole."),
        ((CHANGED,), "The changed paper follows here, whole."),
        ((NEW, NEW, GONE), "The new papers follow here, whole."),
        (EVERY, "The new and the changed papers follow here, whole."),
    ],
)
def test_what_follows_is_named_as_what_it_is(changes: tuple[PaperChange, ...], said: str) -> None:
    assert said in summary(changes, is_behind=True)


def test_words_that_are_in_one_of_two_only_name_the_one_page() -> None:
    assert [Passage(*labels, WORDS).place for labels in (("31", ""), ("", "33"), ("31", "33"))] == [
        "formerly page 31",
        "page 33",
        "page 33, before page 31",
    ]


def test_each_paper_says_what_happened_to_it() -> None:
    assert [what_happened(each) for each in (CHANGED, NEW, GONE, MOVED, SAME)] == [
        "Changed in 1 place",
        "New",
        "Taken out",
        "On other pages; was item 2",
        "The same",
    ]
    drawn = PaperChange(How.CHANGED, "a", "Chart", "5", ("1", "2"), ("1", "2"), pictures=("1", "2"))
    assert what_happened(drawn) == "Other pictures on pages 1, 2"


def test_pages_are_a_range_or_one_or_none() -> None:
    assert [pages_of(each) for each in (("33", "64"), ("7", "7"), None)] == ["33–64", "7", ""]


def test_the_table_leaves_out_what_is_the_same_and_links_to_what_is_here() -> None:
    section = compose_changes(
        "the agenda of 3 September 2019", EVERY, cover=Cover("C", "B", "D"), here=frozenset({"item-b"})
    )
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert [row.cells[0].text for row in table.rows] == ["9", "9a", "4", "3"]
    assert table.rows[0].cells[1].text == (Text("Ofsted letter", link="#item-b"),)
    assert table.rows[1].cells[1].text == "Late paper"
    assert [row.cells[3].text for row in table.rows] == ["33–36", "37–38", "", "3–6"]
    assert section.kind is SectionKind.AGENDA


def test_words_are_told_with_marks_and_not_by_colour_alone() -> None:
    section = compose_changes("yesterday", (CHANGED,), names=("old.pdf", "new.pdf"))
    runs = next(
        block.text
        for block in section.blocks
        if isinstance(block, Paragraph) and isinstance(block.text, tuple)
    )
    assert "".join(run.text for run in runs) == "Page 33, before page 31: … the board [-noted-] [+agreed+]"
    assert FieldList((("From", "old.pdf"), ("To", "new.pdf"))) in section.blocks
    assert section.kind is SectionKind.OTHER


def test_words_that_are_kept_back_are_not_said_again() -> None:
    section = compose_changes("yesterday", (CHANGED,), withheld=lambda said: "noted" in said)
    said = repr(section.blocks)
    assert "noted" not in said
    assert "[-words that are no longer public-]" in said


def test_of_a_rewritten_paper_the_first_places_are_told_and_the_rest_counted() -> None:
    many = tuple(Passage(str(page), str(page), WORDS) for page in range(1, 26))
    long = (WordChange(" ".join(["word"] * 200), "added"),)
    change = PaperChange(
        How.CHANGED, "a", "Plan", "5", ("1", "26"), ("1", "26"), (Passage("1", "1", long), *many)
    )
    said = [
        "".join(run.text for run in block.text) if isinstance(block.text, tuple) else block.text
        for block in compose_changes("yesterday", (change,)).blocks
        if isinstance(block, Paragraph)
    ]
    assert "6 more places have changed in this paper." in said
    assert any(words.endswith("… (120 more words)+]") for words in said)


def test_headings_lead_from_the_title_to_the_papers() -> None:
    levels = [block.level for block in compose_changes("x", EVERY).blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 3, 3]
