from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import page as checker
import pikepdf
import pytest

from boardkeeper import minute_book
from boardkeeper.documents.minute_book import IndexEntry
from boardkeeper.leaks import LeakFound
from boardkeeper.minute_book import BookCancelled, NothingBound, meeting_leaves
from boardkeeper.minutes.editions import edition_of
from boardkeeper.packs import NotAPack
from boardkeeper.rules.leaves import LeafNumber
from tests.boardkeeper.minute_book.conftest import EXEMPT, JULY, MAY, NOVEMBER, ReadBook, Year
from tests.boardkeeper.render.reading import elements, opened


def failures(pdf: bytes) -> list[str]:
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def entry(entries: tuple[IndexEntry, ...], words: str) -> dict[str, list[str]]:
    found = next(each for each in entries if each.words == words)
    return {part.lead: [ref.label for ref in part.refs] for part in found.parts}


def test_leaves_count_through_the_year_behind_roman_front_leaves_and_before_the_index(book: ReadBook) -> None:
    labels = list(book.built.labels)
    leaves = [label for label in labels if label.isdecimal()]
    assert labels[:2] == ["i", "ii"]
    assert leaves == [str(number) for number in range(1, len(leaves) + 1)]
    assert len(leaves) >= 5
    assert labels[2 + len(leaves) :] == ["Index 1", "Index 2"]


def test_the_labels_are_those_the_file_gives_its_pages(book: ReadBook) -> None:
    with opened(book.pdf) as pdf:
        assert [page.label for page in pdf.pages] == list(book.built.labels)


def test_every_leaf_says_its_number_and_has_a_box_for_initials_and_no_other_page_has(book: ReadBook) -> None:
    for label, text in zip(book.built.labels, book.texts, strict=True):
        assert ("Initials" in text) is label.isdecimal()
        if label.isdecimal():
            assert f"Leaf {label}" in text


def test_minutes_of_each_meeting_close_with_lines_to_sign_on(book: ReadBook) -> None:
    closing = [leaf.number.label for leaf in book.built.leaves if leaf.closes]
    assert len(closing) == 2
    assert book.labels_with("Chair of that meeting") == closing
    assert "Approved as a correct record at the meeting of 10 July 2019" in book.page(closing[0])


def test_the_list_of_meetings_says_which_leaves_and_who_signed_and_what_is_not_bound(book: ReadBook) -> None:
    listed = book.page("ii")
    first = [leaf.number.label for leaf in book.built.leaves if leaf.title == "Minutes of 29 May 2019"]
    assert (
        f"29 May 2019 {first[0]}–{first[-1]} Approved on 10 July 2019 Councillor Mrs Johnson, 10 July 2019"
        in listed
    )
    assert "Approved as amended on 11 September" in listed
    assert "not signed yet" in listed
    assert "Draft, not yet bound" in listed
    assert "13 November 2019" not in listed


def test_an_amendment_made_at_the_approval_is_printed_in_place(book: ReadBook) -> None:
    (leaf,) = book.labels_with("Four weeks were allowed.")
    assert "for “Two” read “Four”" in book.page(leaf)


def test_what_is_exempt_is_not_in_the_public_book_nor_in_its_file(book: ReadBook) -> None:
    assert not book.labels_with("Rosewood")
    assert book.labels_with("Not for publication: paragraph 3")
    with opened(book.pdf) as pdf:
        streams = b"".join(
            thing.read_bytes()
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and "/Subtype" not in thing
        )
    assert b"Rosewood" not in streams


def test_subjects_stand_under_the_thing_and_lead_to_the_leaf_with_their_heading(book: ReadBook) -> None:
    assert [each.words for each in book.built.subjects] == [
        "Corporate Parenting",
        "Declarations of Interest",
        "Fostering, update on",
        "Minutes of earlier meetings",
        "Plymouth Plan, the",
    ]
    (label,) = entry(book.built.subjects, "Fostering, update on")[""]
    assert "Update on Fostering" in book.page(label)
    below = next(each for each in book.built.subjects if each.words == "Corporate Parenting").below
    assert [each.words for each in below] == ["Pledges"]
    assert "Corporate Parenting – Pledges" in book.page(below[0].parts[0].refs[0].label)


def test_what_comes_at_every_meeting_is_gathered_in_one_line(book: ReadBook) -> None:
    labels = entry(book.built.subjects, "Declarations of Interest")[""]
    assert len(labels) == 2
    assert all("Declarations of Interest" in book.page(label) for label in labels)


def test_people_stand_surname_first_with_what_they_did(book: ReadBook) -> None:
    assert [each.words for each in book.built.persons] == [
        "Buchan, Councillor",
        "Johnson, Councillor Mrs",
        "Kelly, Jean",
    ]
    buchan = entry(book.built.persons, "Buchan, Councillor")
    assert {"present", "declared an interest", "seconded", "named"} == set(buchan)
    assert "He fosters a child." in book.page(buchan["declared an interest"][0])
    assert "Councillor Buchan spoke of it" in book.page(buchan["named"][0])
    (moved,) = entry(book.built.persons, "Johnson, Councillor Mrs")["moved"]
    assert "that the report is noted" in book.page(moved)
    assert "Jean Kelly presented" in book.page(entry(book.built.persons, "Kelly, Jean")["named"][0])


def test_every_number_of_the_index_is_a_link_to_that_leaf(book: ReadBook) -> None:
    with opened(book.pdf) as pdf:
        pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        seen = 0
        for index in (page for page in pdf.pages if page.label.startswith("Index")):
            for annotation in index.Annots:
                label = book.built.labels[pages[annotation.Dest[0].objgen]]
                assert str(annotation.Contents).split("–")[0] == label
                seen += 1
    assert seen > 10


def test_a_citation_leads_to_the_minute_on_its_leaf(book: ReadBook) -> None:
    (citing,) = book.labels_with("was asked about")
    with opened(book.pdf) as pdf:
        pages = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        (link,) = pdf.pages[book.built.labels.index(citing)].Annots
        assert str(link.Contents) == "Minute 2, 29 May 2019"
        target = book.built.labels[pages[link.Dest[0].objgen]]
    assert "2. Update on Fostering" in book.page(target)


def test_the_book_passes_pdf_ua_1_and_its_index_is_a_list(book: ReadBook) -> None:
    assert failures(book.pdf) == []
    with opened(book.pdf) as pdf:
        kinds = [str(each.S) for each in elements(pdf)]
        assert str(pdf.docinfo["/Title"]) == "Minute book 2019/20, Children’s Scrutiny"
    assert kinds.count("/H1") == 6
    assert kinds.count("/L") > 5


def test_a_font_that_every_part_has_is_in_the_file_once(book: ReadBook) -> None:
    with opened(book.pdf) as pdf:
        kept = [
            (str(thing.FontName), thing.FontFile2.read_raw_bytes())
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing
        ]
    assert len(set(kept)) == len(kept) >= 3


def test_the_outline_leads_to_every_meeting_and_its_minutes(book: ReadBook) -> None:
    with opened(book.pdf) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        below = [item.title for item in outline.root[2].children]
    assert titles == [
        "Title",
        "Meetings",
        "Minutes of 29 May 2019",
        "Minutes of 10 July 2019",
        "Index by subject",
        "Index by person",
    ]
    assert below == ["1. Declarations of Interest", "2. Update on Fostering"]


def test_the_same_board_gives_the_same_bytes(year: Year, tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        built = minute_book.build_book(year.gather(), tmp_path / f"{name}.pdf")
        files.append(built.path.read_bytes())
    assert files[0] == files[1]


def test_the_restricted_book_has_the_public_leaves_unchanged_and_those_of_part_ii_behind(
    year: Year, book: ReadBook, build: Callable[..., ReadBook]
) -> None:
    restricted = build(year.gather(restricted=True))
    public = [leaf for leaf in restricted.built.leaves if not leaf.number.is_part_two]
    assert [(leaf.number, leaf.content_hash) for leaf in public] == [
        (leaf.number, leaf.content_hash) for leaf in book.built.leaves
    ]
    assert restricted.labels_with(EXEMPT) == ["II 1"]
    assert "PART II – EXEMPT" in restricted.page("II 1")
    assert "Leaf II 1" in restricted.page("II 1")
    assert "Restricted edition" in restricted.page("i")
    assert failures(restricted.pdf) == []


def test_several_years_name_their_leaves_with_the_year(year: Year, build: Callable[..., ReadBook]) -> None:
    both = build(year.gather(2018, 2019))
    assert "2019/20 · 1" in both.built.labels
    assert entry(both.built.subjects, "Fostering, update on") == {"": ["2019/20: 1"]}
    with opened(both.pdf) as pdf:
        assert [page.label for page in pdf.pages] == list(both.built.labels)


def test_a_book_of_nothing_is_refused_with_a_sentence(year: Year, tmp_path: Path) -> None:
    with pytest.raises(NothingBound, match="No minutes of this book are approved"):
        minute_book.build_book(year.gather(2011), tmp_path / "none.pdf")
    assert not (tmp_path / "none.pdf").exists()


def test_a_book_that_is_stopped_leaves_no_file(year: Year, tmp_path: Path) -> None:
    said: list[str] = []

    def progress(what: str, done: int, total: int) -> None:
        assert done <= total
        said.append(what)

    def stopped() -> bool:
        return any(words.startswith("Writing") for words in said)

    with pytest.raises(BookCancelled):
        minute_book.build_book(year.gather(), tmp_path / "book.pdf", progress=progress, cancelled=stopped)
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".pdf"] == []


def test_a_file_that_is_no_pdf_is_left_alone(year: Year, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_text("Dear chair")
    with pytest.raises(NotAPack):
        minute_book.build_book(year.gather(), letter)
    assert letter.read_text() == "Dear chair"


def test_a_book_made_in_a_process_of_its_own_is_the_same(year: Year, book: ReadBook, tmp_path: Path) -> None:
    said: list[str] = []
    gathered = year.gather()
    apart = minute_book.build_book_apart(
        gathered, tmp_path / "apart.pdf", progress=lambda what, _done, _total: said.append(what)
    )
    here = minute_book.build_book(gathered, tmp_path / "here.pdf")
    assert replace(apart, path=here.path) == here
    assert apart.path.read_bytes() == here.path.read_bytes()
    assert said
    assert apart.labels == book.built.labels


def test_what_the_process_refuses_is_said_here(year: Year, tmp_path: Path) -> None:
    with pytest.raises(minute_book.BookCancelled):
        minute_book.build_book_apart(year.gather(), tmp_path / "no.pdf", cancelled=lambda: True)
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".pdf"] == []


def test_a_kept_drawing_serves_again_until_its_leaves_change(year: Year, tmp_path: Path) -> None:
    cache = minute_book.LeafCache()
    first = minute_book.build_book(year.gather(), tmp_path / "one.pdf", cache=cache)
    again = minute_book.build_book(year.gather(), tmp_path / "two.pdf", cache=cache)
    assert first.path.read_bytes() == again.path.read_bytes()
    year.correct("Forty-four", "Forty carers had left in the year.")
    changed = minute_book.build_book(year.gather(), tmp_path / "three.pdf", cache=cache)
    assert len(changed.leaves) == len(first.leaves) + 1
    assert year.meetings[NOVEMBER] not in {leaf.meeting_id for leaf in changed.leaves}
    assert LeafNumber(1) in {leaf.number for leaf in changed.leaves}
    assert date(2019, 7, 10) in year.meetings


@pytest.mark.parametrize("day", [JULY, MAY])
def test_a_book_whose_leaves_would_say_what_is_exempt_is_not_made(year, monkeypatch, tmp_path, day):
    """Wherever it stands: on the leaves of its own meeting or on those of another one."""
    said = edition_of

    def leaking(minutes, edition):
        public = said(minutes, edition)
        if minutes.held_on != day:
            return public
        full = next(each for each in public.minutes if each.paragraphs)
        leaky = replace(full, paragraphs=(replace(full.paragraphs[0], text=EXEMPT),))
        return replace(public, minutes=tuple(leaky if each is full else each for each in public.minutes))

    monkeypatch.setattr(meeting_leaves, "edition_of", leaking)
    with pytest.raises(LeakFound, match=f"in “Minutes of {day.day} "):
        minute_book.build_book(year.gather(), tmp_path / "Book.pdf")
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".pdf"] == []
