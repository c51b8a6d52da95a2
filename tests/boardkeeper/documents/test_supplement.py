"""The sheet in front of a supplement says what came, why, and where its pages are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boardkeeper.agenda import ItemKind
from boardkeeper.documents.agenda_sheet import compose_agenda_sheet
from boardkeeper.documents.blocks import Classification, Contents, Cover, Paragraph
from boardkeeper.documents.supplement import SupplementFacts, SupplementItem, compose_supplement_sheet

FACTS = SupplementFacts(1, "6 September 2019", "3 September 2019", "two clear days", 92)

LATE = "Not on the agenda as it was published; published 6 September 2019, two clear days before the meeting."


@pytest.fixture
def cover(board, meeting) -> Cover:
    found = compose_agenda_sheet(board, meeting, (), (), {}).blocks[0]
    assert isinstance(found, Cover)
    return found


def words(inline):
    return inline if isinstance(inline, str) else "".join(run.text for run in inline)


def lines(section):
    return next(each for each in section.blocks if isinstance(each, Contents)).items


def test_the_head_says_which_supplement_and_when_it_was_published(cover):
    sheet = compose_supplement_sheet(FACTS, (), cover, {})
    assert sheet.blocks[0] == replace(
        cover, kind="Supplement 1 to the agenda", published="Published 6 September 2019"
    )


def test_the_clear_days_and_the_page_it_goes_on_from_are_said(cover, make_item):
    entry = SupplementItem(make_item("9", "Schools"), is_late=False)
    sheet = compose_supplement_sheet(FACTS, (entry,), cover, {entry.item.id: "item-9"})
    said = next(each for each in sheet.blocks if isinstance(each, Paragraph))
    assert said.text == (
        "These papers supplement the agenda published on 3 September 2019. They were published with two clear days "
        "before the meeting. The pages go on from page 92."
    )


def test_a_paper_that_followed_a_changed_one_and_a_late_item_each_say_why(cover, make_item):
    late = make_item("14a", "Strike", kind=ItemKind.URGENT, urgent_reason="It was called yesterday.", id="c")
    entries = (
        SupplementItem(make_item("9", "Schools", purpose="To note.", id="a"), is_late=False),
        SupplementItem(make_item("10", "Care", id="b"), is_late=False, replaces="33 - 64"),
        SupplementItem(late, is_late=True),
    )
    found = lines(compose_supplement_sheet(FACTS, entries, cover, {"a": "item-a", "b": "item-b"}))
    assert [(line.number, line.target, words(line.purpose)) for line in found] == [
        ("9", "item-a", "To note.\nThe paper that was to follow."),
        ("10", "item-b", "In place of pages 33 - 64."),
        (
            "14a",
            "",
            f"{LATE}\nUrgent: It was called yesterday.",
        ),
    ]


def test_an_exempt_item_is_marked_and_a_spoken_one_says_so(cover, make_item):
    entries = (
        SupplementItem(make_item("1", "Prices", exempt_paragraphs="3", id="a"), is_late=False),
        SupplementItem(make_item("2", "Update", kind=ItemKind.VERBAL_UPDATE, id="b"), is_late=True),
    )
    exempt, spoken = lines(compose_supplement_sheet(FACTS, entries, cover, {}))
    assert exempt.classification is Classification.EXEMPT
    assert "Not for publication: paragraph 3" in words(exempt.purpose)
    assert spoken.remark == "Verbal update"


def test_a_preview_says_that_it_is_one_and_on_which_day_it_would_be_published(cover, make_item):
    late = SupplementItem(make_item("9a", "Strike", kind=ItemKind.URGENT, id="a"), is_late=True)
    sheet = compose_supplement_sheet(replace(FACTS, is_preview=True), (late,), cover, {"a": "item-a"})
    head, preview, *_ = sheet.blocks
    assert (head.kind, head.published) == ("Supplement 1 to the agenda – preview", "Not published yet")
    assert preview.title == "Preview"
    assert "Published on 6 September 2019 it leaves two clear days before the meeting." in preview.text
    assert sheet.title == "Supplement 1 – preview"
    assert "were published with" not in str(sheet.blocks)
    assert words(lines(sheet)[0].purpose).startswith("Not on the agenda as it was published.")
