"""A pack that is right passes every check; whatever is made wrong in it is named with its page and item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from boardkeeper.rules.pack_faults import check_pack
from boardkeeper.rules.pack_pages import (
    ActivePart,
    ReadLink,
    ReadPack,
    ReadPage,
    ReadPaper,
    ReadRange,
)

LEAF = "This page is intentionally left blank"


def page(index: int, label: str, **about: object) -> ReadPage:
    facts: dict[str, object] = {"content": f"Words of {label}", "foot": f"Item 5 · Minutes Page {label}"}
    return ReadPage(index, label, **{**facts, **about})


def right() -> ReadPack:
    """A sheet of two pages, the minutes on pages 1 - 4 with a leaf, a letter on 5 - 6."""
    leaf = {"content": "", "foot": f"Page 4 {LEAF}", "is_leaf": True, "is_tagged": False}
    pages = (
        page(0, "i"),
        page(1, "ii"),
        page(2, "1"),
        page(3, "2"),
        page(4, "3"),
        page(5, "4", **leaf),
        page(6, "5"),
        page(7, "6"),
    )
    papers = (
        ReadPaper("agenda", "Agenda", "", 0, pages[:2]),
        ReadPaper("item-a", "Minutes", "3", 2, pages[2:6]),
        ReadPaper("item-b", "Ofsted letter", "9", 6, pages[6:]),
    )
    bookmarks = tuple(ReadLink(paper.title, target=paper.first_index) for paper in papers)
    return ReadPack(
        "pack.pdf",
        "Pack of 11 September",
        pages,
        papers,
        ranges=(ReadRange(1, 1, 4, 2), ReadRange(1, 5, 6, 6)),
        links=(
            ReadLink("Minutes", 1, 2),
            ReadLink("www.plymouth.gov.uk", 0, None, "https://www.plymouth.gov.uk"),
        ),
        bookmarks=bookmarks,
        places=(ReadLink("item-a", target=2),),
        language="en-GB",
        is_ours=True,
        is_tagged=True,
        shows_title=True,
    )


def with_page(pack: ReadPack, index: int, **about: object) -> ReadPack:
    pages = tuple(replace(each, **about) if each.index == index else each for each in pack.pages)
    papers = tuple(
        replace(paper, pages=pages[paper.first_index : paper.first_index + len(paper.pages)])
        for paper in pack.papers
    )
    return replace(pack, pages=pages, papers=papers)


def without_page(pack: ReadPack, index: int) -> ReadPack:
    """The file with a page taken out of it: everything behind it stands one further in front."""
    at = next(
        paper for paper in pack.papers if paper.first_index <= index < paper.first_index + len(paper.pages)
    )
    pages = tuple(
        replace(each, index=place)
        for place, each in enumerate(each for each in pack.pages if each.index != index)
    )
    papers = []
    for paper in pack.papers:
        first = paper.first_index - (1 if paper.first_index > index else 0)
        number = len(paper.pages) - (1 if paper is at else 0)
        papers.append(replace(paper, first_index=first, pages=pages[first : first + number]))
    return replace(
        pack,
        pages=pages,
        papers=tuple(papers),
        ranges=(),
        links=(),
        bookmarks=tuple(ReadLink(paper.title, target=paper.first_index) for paper in papers),
    )


def faults(pack: ReadPack) -> list[tuple[str, str, str]]:
    return [(each.sentence, each.page, each.item) for check in check_pack(pack) for each in check.faults]


def test_a_right_pack_passes_and_every_check_says_what_is_in_order() -> None:
    checks = check_pack(right())
    assert all(check.is_passed for check in checks)
    said = {check.name: check.said for check in checks}
    assert (
        said["Page ranges"]
        == "2 ranges on the sheet follow one another without a gap from page 1 to page 6, and each is true."
    )
    assert (
        said["Papers"]
        == "2 papers start on odd pages and end on even ones. 1 blank leaf fills up behind them."
    )
    assert said["Markings"] == "No page is marked as exempt or confidential: it is a public edition."


@pytest.mark.parametrize(
    ("spoil", "sentence", "label", "item"),
    [
        (
            lambda pack: with_page(pack, 4, foot="Page 33"),
            "Page 3 (item 3, Minutes) prints the number 33.",
            "3",
            "3",
        ),
        (lambda pack: with_page(pack, 4, foot=""), "Page 3 (item 3, Minutes) prints no number.", "3", "3"),
        (
            lambda pack: with_page(pack, 7, label="5", foot="Page 5"),
            "Page 5 (item 9, Ofsted letter) has the number that the page 7 of the file has already.",
            "5",
            "9",
        ),
        (
            lambda pack: replace(pack, ranges=(ReadRange(1, 1, 4, 2), ReadRange(1, 7, 8, 6))),
            "The sheet says pages 7 - 8 for item 9, Ofsted letter, which starts on page 5.",
            "5",
            "9",
        ),
        (
            lambda pack: replace(pack, ranges=(ReadRange(1, 1, 2, 2), ReadRange(1, 5, 6, 6))),
            "The sheet says pages 1 - 2 for item 3, Minutes, which ends on page 4.",
            "4",
            "3",
        ),
        (
            lambda pack: replace(pack, ranges=(ReadRange(1, 1, 2), ReadRange(1, 5, 6, 6))),
            "The sheet says nothing of pages 3 - 4.",
            "3",
            "",
        ),
        (
            lambda pack: replace(pack, ranges=(ReadRange(1, 1, 5), ReadRange(1, 5, 6, 6))),
            "Two ranges on the sheet both have page 5.",
            "5",
            "",
        ),
        (
            lambda pack: replace(pack, ranges=(ReadRange(1, 1, 4, 3), ReadRange(1, 5, 6, 6))),
            "Pages 1 - 4 on the sheet lead to the middle of a paper.",
            "ii",
            "",
        ),
        (
            lambda pack: replace(pack, ranges=(ReadRange(1, 1, 4, 2),)),
            "Item 9, Ofsted letter is not on the sheet, and has 2 pages from page 5.",
            "5",
            "9",
        ),
        (
            lambda pack: replace(pack, links=(ReadLink("(Pages 1 - 4)", 1),)),
            "The link “(Pages 1 - 4)” on page ii (Agenda) leads nowhere.",
            "ii",
            "",
        ),
        (
            lambda pack: replace(pack, links=(ReadLink("here", 2, None, "file:///etc/passwd"),)),
            "The link “here” on page 1 (item 3, Minutes) leads to “file:///etc/passwd”, which is no web or e-mail address.",
            "1",
            "3",
        ),
        (
            lambda pack: replace(pack, bookmarks=(*pack.bookmarks, ReadLink("Elsewhere"))),
            "The bookmark “Elsewhere” leads nowhere.",
            "",
            "",
        ),
        (
            lambda pack: replace(pack, bookmarks=pack.bookmarks[:2]),
            "Item 9, Ofsted letter has no bookmark.",
            "5",
            "9",
        ),
        (
            lambda pack: replace(pack, places=(ReadLink("item-x"),)),
            "The named place “item-x” is on no page.",
            "",
            "",
        ),
        (
            lambda pack: replace(pack, active=(ActivePart("a script"), ActivePart("a film", 6))),
            "Page 5 (item 9, Ofsted letter) holds a film.",
            "5",
            "9",
        ),
        (
            lambda pack: with_page(pack, 6, is_tagged=False),
            "Page 5 (item 9, Ofsted letter) has no tags.",
            "5",
            "9",
        ),
        (lambda pack: replace(pack, language=""), "It does not say in which language it is.", "", ""),
        (
            lambda pack: with_page(pack, 6, head="EXEMPT – PARAGRAPH 3", foot="Exempt – paragraph 3 Page 5"),
            "Page 6 (item 9, Ofsted letter) is not marked, unlike page 5, which says “EXEMPT – PARAGRAPH 3”.",
            "6",
            "9",
        ),
        (
            lambda pack: with_page(pack, 6, head="EXEMPT – PARAGRAPH 3"),
            "Page 5 (item 9, Ofsted letter) is marked at its head and not at its foot.",
            "5",
            "9",
        ),
        (
            lambda pack: with_page(pack, 6, is_damaged=True),
            "Page 5 (item 9, Ofsted letter) is damaged: what stands there cannot be read.",
            "5",
            "9",
        ),
        (
            lambda pack: with_page(pack, 3, is_leaf=True),
            "Page 2 is a blank leaf in the middle of item 3, Minutes.",
            "2",
            "3",
        ),
        (
            lambda pack: without_page(pack, 5),
            "Item 3, Minutes ends on page 3, so that what follows starts on its back.",
            "3",
            "3",
        ),
        (
            lambda pack: without_page(pack, 1),
            "Item 3, Minutes starts on the back of a leaf though its page is 1: it is the page 2 of the file.",
            "1",
            "3",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_page_and_item(
    spoil: Callable[[ReadPack], ReadPack], sentence: str, label: str, item: str
) -> None:
    found = faults(spoil(right()))
    assert (sentence, label, item) in found


def test_every_page_of_a_restricted_edition_is_marked() -> None:
    pack = right()
    for each in pack.pages:
        pack = with_page(pack, each.index, head="RESTRICTED EDITION", foot=f"{each.foot} Restricted edition")
    assert faults(pack) == []
    said = {check.name: check.said for check in check_pack(pack)}
    assert said["Markings"] == "Each of its 8 pages is marked as not public, at its head and its foot."


def test_an_edition_that_leaves_papers_out_is_right_though_its_pages_have_gaps() -> None:
    whole = right()
    kept = tuple(page for page in whole.pages if page.index < 2 or page.index > 5)
    pages = tuple(replace(each, index=place) for place, each in enumerate(kept))
    pack = replace(
        whole,
        pages=pages,
        papers=(
            ReadPaper("agenda", "Agenda", "", 0, pages[:2]),
            ReadPaper("item-b", "Ofsted letter", "9", 2, pages[2:]),
        ),
        ranges=(ReadRange(1, 1, 4), ReadRange(1, 5, 6, 2)),
        links=(),
        places=(),
        bookmarks=(ReadLink("Agenda", target=0), ReadLink("9. Ofsted letter", target=2)),
    )
    assert faults(pack) == []


def test_minutes_alone_are_asked_for_no_even_end() -> None:
    page_one = page(0, "1")
    pack = replace(
        right(),
        pages=(page_one,),
        papers=(ReadPaper("minutes", "Minutes", "", 0, (page_one,)),),
        ranges=(),
        links=(),
        places=(),
        bookmarks=(ReadLink("Minutes", target=0),),
    )
    assert faults(pack) == []


def test_of_many_faults_of_one_kind_the_first_are_told() -> None:
    pack = right()
    pages = tuple(page(place, str(place + 1), foot="Page 0") for place in range(40))
    pack = replace(pack, pages=pages, papers=(ReadPaper("a", "Paper", "1", 0, pages),), ranges=(), links=())
    numbers = next(check for check in check_pack(pack) if check.name == "Page numbers")
    assert (len(numbers.faults), numbers.more, numbers.said) == (12, 28, "40 faults.")


def test_attached_papers_are_reported_and_are_no_fault() -> None:
    pack = replace(with_page(right(), 6, is_attached=True, has_own_tags=True), has_attached=True)
    pack = with_page(pack, 7, is_attached=True, has_own_tags=True)
    attached = check_pack(pack)[-1]
    assert attached.is_passed
    assert attached.notes == ("Item 9, Ofsted letter, pages 5 - 6: tagged by its makers.",)

    scanned = check_pack(with_page(pack, 7, content="", pictures=("scan",)))[-1]
    assert scanned.notes == (
        "Item 9, Ofsted letter, pages 5 - 6: pictures of pages without text, which a screen reader cannot read.",
    )


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    whole = right()
    only = whole.pages[2]
    alone = replace(
        whole,
        pages=(replace(only, index=0),),
        papers=(ReadPaper("item-a", "Minutes", "3", 0, (replace(only, index=0),)),),
        ranges=(ReadRange(0, 1, 1),),
        links=(ReadLink("Minutes", 0, 0),),
        bookmarks=(ReadLink("Minutes", target=0),),
        places=(),
    )
    said = {check.name: check.said for check in check_pack(alone)}
    assert said["Whole file"] == "Everything on its one page can be read."
    assert said["Page numbers"] == "Its one page prints the number that the file gives it."
    assert said["Page ranges"] == "The one range on the sheet, page 1, is true."
    assert said["Links and bookmarks"] == "1 link and 1 bookmark lead somewhere."
    bare = replace(alone, links=(), ranges=())
    said = {check.name: check.said for check in check_pack(bare)}
    assert said["Links and bookmarks"] == "1 bookmark leads somewhere."
    assert said["Page ranges"] == "No sheet in it says page ranges."
    marked = with_page(alone, 0, head="EXEMPT", foot="EXEMPT Page 1")
    said = {check.name: check.said for check in check_pack(marked)}
    assert said["Markings"] == "Its one page is marked as not public, at its head and its foot."
