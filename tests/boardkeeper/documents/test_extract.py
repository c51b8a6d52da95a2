"""The sheet in front of some items, and the words for which they are."""

from __future__ import annotations

import pytest

from boardkeeper.documents.blocks import (
    Contents,
    ContentsItem,
    Cover,
    PageNumbers,
    Paragraph,
    Section,
    SectionKind,
)
from boardkeeper.documents.extract import compose_extract_sheet, items_in_words, numbers_on
from boardkeeper.documents.page_ranges import range_words, ranges_of, written_out

EVERY = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "9a", "10")
AGENDA = Section(
    "agenda",
    "Agenda",
    (
        Cover("Council", "Board", "Wednesday 11 September 2019", lines=("A department",)),
        Paragraph("Members are asked to attend."),
        Contents(
            (
                ContentsItem("1", "Apologies"),
                ContentsItem(
                    "2",
                    "Plan",
                    target="item-plan",
                    items=(ContentsItem("2.1", "Costs", target="item-costs", items=()),),
                ),
                ContentsItem("", "Part II"),
                ContentsItem("3", "Prices", target="item-prices", remark="To follow"),
            )
        ),
    ),
    SectionKind.AGENDA,
)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("5", "Item 5"),
        ("5 6", "Items 5 and 6"),
        ("5 6 7", "Items 5 to 7"),
        ("2 5 6 7 9a", "Items 2, 5 to 7 and 9a"),
        ("9 9a 10", "Items 9 to 10"),
        ("1 3", "Items 1 and 3"),
    ],
)
def test_items_are_named_shortly(numbers, words):
    assert items_in_words(numbers.split(), EVERY) == words


def test_the_sheet_lists_the_chosen_items_alone_and_says_of_which_meeting_they_are():
    sheet = compose_extract_sheet(AGENDA, ["2.1", "3"])
    cover, said, contents = sheet.blocks
    assert isinstance(cover, Cover)
    assert (cover.kind, cover.day, cover.lines) == ("From the agenda", "Wednesday 11 September 2019", ())
    assert isinstance(said, Paragraph)
    assert "Members are asked" not in str(sheet.blocks)
    assert isinstance(contents, Contents)
    assert [item.title for item in contents.items] == ["Costs", "Prices"]
    assert (sheet.key, sheet.kind, sheet.title) == ("extract", SectionKind.AGENDA, "Items 2.1 and 3")


def test_an_item_that_is_chosen_brings_what_stands_under_it():
    contents = compose_extract_sheet(AGENDA, ["2", "2.1"]).blocks[-1]
    assert isinstance(contents, Contents)
    assert [item.number for item in contents.items] == ["2"]
    assert [item.number for item in contents.items[0].items] == ["2.1"]


def test_headings_have_no_number_on_the_agenda():
    assert numbers_on(AGENDA) == ("1", "2", "2.1", "3")


def test_pages_are_written_out_where_no_paper_stands_behind_them():
    numbers = (
        PageNumbers("item-plan", "2", 1, 4),
        PageNumbers("item-plan-appendix", "2", 5, 6),
        PageNumbers("item-costs", "2.1", 7, 8),
    )
    assert ranges_of(numbers) == {
        "item-plan": ("1", "6"),
        "item-plan-appendix": ("5", "6"),
        "item-costs": ("7", "8"),
    }
    contents = written_out(AGENDA, ranges_of(numbers), linked={"item-costs"}).blocks[-1]
    assert isinstance(contents, Contents)
    plan, prices = contents.items[1], contents.items[3]
    assert (plan.target, plan.remark) == ("", "(Pages 1 - 6)")
    assert (plan.items[0].target, plan.items[0].remark) == ("item-costs", "")
    assert (prices.target, prices.remark) == ("", "To follow"), "it has no pages yet"
    assert range_words(("5", "5")) == "(Page 5)"


def test_a_sheet_whose_papers_are_all_there_stays_the_same():
    every = {"item-plan", "item-costs", "item-prices"}
    assert written_out(AGENDA, {}, linked=every) is AGENDA
