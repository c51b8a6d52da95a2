"""The pack of 11 September 2019 after it was published: papers come, grow and shrink, and no number that was given out changes."""

from __future__ import annotations

import pytest

from tests.journeys.september_2019 import ITEMS, LAWFUL, MEETING
from tests.journeys.test_pack_editions import PAGES, Desk, labels_and_texts, new_desk, run
from tests.journeys.trial_papers import write_paper

BLANK = "This page is intentionally left blank"


@pytest.fixture
def desk(tmp_path) -> Desk:
    """The fourteen items and their papers, published: 78 pages."""
    desk = new_desk(tmp_path)
    for item in ITEMS:
        desk.on("agenda add", item)
    for item, pages in PAGES.items():
        attach(desk, item, pages, f"The paper of item {item}.")
    desk.on("publish", "--on", LAWFUL)
    return desk


def attach(desk: Desk, item: str, pages: int, words: str) -> None:
    desk.on("report attach", item, write_paper(desk.folder / f"{item} of {pages}.pdf", words, pages))


def pages_of(desk: Desk, name: str, *options: object) -> dict[str, str]:
    """The words of every page of an edition by its number; the edition is in order in itself."""
    path = desk.pack(name, *options)
    code, out, err = run("pack", "verify", path)
    assert code == 0, (out, err)
    pages = labels_and_texts(path)
    labels = [int(label) for label, _ in pages if label.isdigit()]
    assert labels == sorted(labels), "the pages of a print ascend"
    assert all(f"Page {label}" in text for label, text in pages)
    return dict(pages)


def sheet_of(pages: dict[str, str]) -> str:
    return " ".join(text for label, text in pages.items() if not label.isdigit())


def where(pages: dict[str, str], words: str) -> list[int]:
    return [int(label) for label, text in pages.items() if words in text and label.isdigit()]


def test_what_was_published_keeps_its_numbers_while_papers_come_grow_and_shrink(desk: Desk) -> None:
    published = pages_of(desk, "as published.pdf")
    assert "Page numbers" not in sheet_of(published), "there is nothing to be said of them"
    attach(desk, "9", 5, "Child exploitation.")
    preview = pages_of(desk, "next.pdf", "--edition", "supplement")
    assert where(preview, "Child exploitation.") == [79, 80, 81, 82, 83]
    desk.on("supplement", "--on", "2019-09-05")
    attach(desk, "5", 3, "Mapping, longer than it was.")
    attach(desk, "11", 10, "Ofsted plan, shorter than it was.")
    pages = pages_of(desk, "whole.pdf")
    assert where(pages, "The paper of item 14.") == list(range(75, 79))
    assert where(pages, "Child exploitation.") == list(range(79, 84))
    assert where(pages, "Ofsted plan, shorter") == list(range(33, 43))
    assert where(pages, "Mapping, longer") == [85, 86, 87]
    assert BLANK in pages["84"]
    assert not {"9", "10", "43", "64"} & pages.keys()
    sheet = sheet_of(pages)
    for told in ("(Pages 79 - 84)", "(Pages 33 - 42)", "(Pages 85 - 88)", "(Pages 75 - 78)"):
        assert told in sheet
    assert (
        "Item 5 does not fit on its pages 9 - 10 any more; until it is published again it has pages 85 - 88."
        in sheet
    )
    assert "Not in use any more: pages 9 - 10, 43 - 64." in sheet
    for label, words in published.items():
        if label in pages and label.isdigit() and int(label) not in range(33, 65):
            assert pages[label] == words


def test_every_edition_says_the_same_numbers_after_a_supplement(desk: Desk) -> None:
    attach(desk, "9", 5, "Child exploitation.")
    desk.on("supplement", "--on", "2019-09-05")
    attach(desk, "12", 9, "Another challenge.")
    whole = pages_of(desk, "whole.pdf")
    for name, options in {
        "restricted": ("--edition", "restricted"),
        "chair": ("--edition", "chair"),
        "items": ("--items", "9,12,14"),
        "changes": ("--edition", "changes"),
        "next": ("--edition", "supplement"),
    }.items():
        pages = pages_of(desk, f"{name}.pdf", *options)
        numbered = {label for label in pages if label.isdigit()}
        assert numbered
        for words in ("Child exploitation.", "Another challenge.", "The paper of item 14."):
            assert where(pages, words) in ([], where(whole, words)), name
    agenda = sheet_of(pages_of(desk, "agenda.pdf", "--edition", "agenda"))
    assert "(Pages 85 - 94)" in agenda
    assert "Item 12 does not fit on its pages 65 - 68 any more" in agenda
    assert where(pages_of(desk, "changes.pdf", "--edition", "changes"), "Another challenge.") == list(
        range(85, 94)
    )


def test_a_paper_issued_again_in_a_supplement_has_the_pages_of_the_supplement_from_then_on(
    desk: Desk,
) -> None:
    attach(desk, "12", 3, "A corrected challenge.")
    assert where(pages_of(desk, "before.pdf"), "A corrected challenge.") == [65, 66, 67]
    desk.on("supplement", "--on", "2019-09-05")
    pages = pages_of(desk, "after.pdf")
    assert where(pages, "A corrected challenge.") == [79, 80, 81]
    assert "Not in use any more: pages 65 - 68." in sheet_of(pages)
    code, _, err = run(
        "pack", desk.file, "--meeting", MEETING, "--edition", "changes", "--out", desk.folder / "no.pdf"
    )
    assert code != 0
    assert "papers only stand on other pages" not in err, "whoever has the supplement has them there"


def test_before_it_is_published_an_agenda_is_numbered_anew_whenever_it_changes(tmp_path) -> None:
    desk = new_desk(tmp_path)
    for item in ("One", "Two", "Three"):
        desk.on("agenda add", item)
    for item in ("1", "3"):
        attach(desk, item, 2, f"Paper {item}.")
    assert where(pages_of(desk, "first.pdf"), "Paper 3.") == [3, 4]
    attach(desk, "2", 3, "Paper 2.")
    assert where(pages_of(desk, "second.pdf"), "Paper 3.") == [7, 8]
