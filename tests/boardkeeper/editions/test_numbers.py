"""One numbering for all editions: a page number means the same page in each of them."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select

from boardkeeper import agenda, meetings, minutes
from boardkeeper.agenda import PaperKind
from boardkeeper.editions import Edition, NothingToMake, Part, Readers
from boardkeeper.minutes import ParagraphKind, WrittenMinute
from db.tables.minutes import MinuteParagraph
from tests.boardkeeper.editions.conftest import WHO

PUBLIC, RESTRICTED = Edition(), Edition(Readers.RESTRICTED)
BLANK = "This page is intentionally left blank"


def numbered(pages):
    return [label for label in pages if label.isdigit()]


def test_a_page_says_the_same_in_the_public_and_in_the_restricted_pack(desk, read):
    public, restricted = (read(desk.made(each).built.pdf) for each in (PUBLIC, RESTRICTED))
    assert numbered(restricted) == ["1", "2", "3", "4", "5", "6"]
    assert numbered(public) == ["3", "4"]
    assert "Places are bought" in public["3"]
    assert "Places are bought" in restricted["3"]


def test_the_public_sheet_gives_the_pages_of_what_is_left_out_without_leading_there(desk, read):
    made = desk.made(PUBLIC)
    sheet = read(made.built.pdf)["ii"]
    assert "Fostering Services (Exempt) (Pages 1 - 2)" in sheet
    assert "(Pages 3 - 6)" in sheet
    assert "Prices (Exempt) (Pages 5 - 6)" in sheet
    held = {section.key for section in made.built.sections}
    assert f"item-{desk.office.items['fostering']}" not in held
    assert [item.number for item in made.built.items] == ["5"]


def test_the_agenda_sheet_alone_gives_the_pages_of_the_pack(desk, read):
    made = desk.made(Edition(part=Part.AGENDA))
    pages = read(made.built.pdf)
    assert list(pages) == ["i", "ii"]
    assert "(Pages 1 - 2)" in pages["ii"]
    assert "(Pages 3 - 6)" in pages["ii"]
    assert "To follow" in pages["ii"]
    assert made.file_name == "2019-09-11 Agenda.pdf"


def test_an_item_alone_has_the_pages_that_it_has_in_the_pack(desk, read):
    made = desk.made(Edition(part=Part.ITEMS, items=desk.ids("last")))
    pages = read(made.built.pdf)
    assert numbered(pages) == ["3", "4"]
    assert "From the agenda" in pages["i"]
    assert "Item 5 of the agenda of this meeting" in pages["i"]
    assert "Wednesday 11 September 2019" in pages["i"]
    assert "(Pages 3 - 6)" in pages["i"]
    assert "Fostering" not in pages["i"]
    assert made.file_name == "2019-09-11 Item 5.pdf"


def test_several_items_of_the_restricted_pack_come_marked(desk, read):
    edition = Edition(Readers.RESTRICTED, Part.ITEMS, desk.ids("fostering", "last"))
    made = desk.made(edition)
    pages = read(made.built.pdf)
    assert numbered(pages) == ["1", "2", "3", "4", "5", "6"]
    assert all("Restricted edition" in words or "Exempt" in words for words in pages.values())
    assert made.file_name == "2019-09-11 Items 2 and 5 - restricted.pdf"


def test_an_item_brings_what_stands_under_it(desk, read):
    store, meeting_id = desk.office.store, desk.office.meeting_id
    under = agenda.add_item(
        store, WHO, meeting_id, "Costs", paper=PaperKind.REPORT, parent_id=desk.office.items["last"]
    )
    desk.office.write(under, "Each place costs more.")
    pages = read(desk.made(Edition(part=Part.ITEMS, items=desk.ids("last"))).built.pdf)
    assert "Each place costs more." in " ".join(pages.values())


@pytest.mark.parametrize("chosen", [("apologies",), ("safeguarding", "schools"), ("fostering",)])
def test_items_without_a_paper_in_the_edition_make_no_file(desk, chosen):
    with pytest.raises(NothingToMake, match="there is no paper in this edition"):
        desk.made(Edition(part=Part.ITEMS, items=desk.ids(*chosen)))


def test_no_item_at_all_makes_no_file(desk):
    with pytest.raises(NothingToMake, match="No item of this agenda is chosen"):
        desk.made(Edition(part=Part.ITEMS))


def test_the_chair_finds_the_briefing_between_the_agenda_and_the_papers(desk, read):
    made = desk.made(Edition(Readers.CHAIR))
    pages = read(made.built.pdf)
    assert [section.key for section in made.built.sections][:2] == ["agenda", "briefing"]
    assert "Chair’s briefing" in pages["iii"]
    assert numbered(pages) == ["1", "2", "3", "4", "5", "6"]
    assert "Rose Cottage" in pages["1"]
    assert all("Restricted edition" in words or "Exempt" in words for words in pages.values())
    assert made.file_name == "2019-09-11 Agenda pack - Chair’s copy.pdf"


def test_large_print_has_pages_of_its_own_and_names_those_of_the_usual_pack(desk, read):
    desk.office.write(desk.office.items["last"], "Places are bought as they are needed. " * 30)
    usual, large = (read(desk.made(each).built.pdf) for each in (PUBLIC, Edition(is_large_print=True)))
    assert len(large) > len(usual)
    assert "This is the large print edition" in " ".join(large.values())
    last = numbered(usual)[-1]
    assert "of the usual pack" in " ".join(large.values())
    assert int(last) >= 4


def test_a_recipient_is_named_on_the_cover_and_in_the_name_of_the_file(desk, read):
    made = desk.made(Edition(recipient=" Councillor Allen / Vice Chair "))
    pages = read(made.built.pdf)
    assert "Councillor Allen / Vice Chair" in pages["i"]
    assert not any("Councillor Allen" in words for label, words in pages.items() if label != "i")
    assert made.file_name == "2019-09-11 Agenda pack - Councillor Allen Vice Chair.pdf"
    assert "Copy" not in read(desk.made(PUBLIC).built.pdf)["i"]


def test_a_paper_that_is_shorter_in_public_keeps_its_pages(desk, read):
    """What the restricted pack has more becomes blank leaves, so that nothing behind it moves."""
    store, office = desk.office.store, desk.office
    july = meetings.add_meeting(store, WHO, office.board_id, date(2019, 7, 10), time(14))
    hidden = [
        (ParagraphKind.TEXT, f"Placement {number}: {'the price that was asked. ' * 20}")
        for number in range(20)
    ]
    told = [(ParagraphKind.TEXT, "Placements were considered.")]
    minutes.write_minute(store, WHO, july, WrittenMinute("Placements", [*told, *hidden], []))
    with store.edit("Withhold paragraphs", WHO) as session:
        for paragraph in session.scalars(
            select(MinuteParagraph).where(MinuteParagraph.text.like("Placement %"))
        ):
            paragraph.exempt_paragraphs = "3"
    item = agenda.add_item(store, WHO, office.meeting_id, "Minutes", paper=PaperKind.MINUTES)
    public, restricted = (desk.made(each).built for each in (PUBLIC, RESTRICTED))
    spans = {place.key: (place.first_label, place.last_label, place.pages) for place in restricted.sections}
    for place in public.sections:
        assert (place.first_label, place.last_label) == spans[place.key][:2]
    mine = next(place for place in public.sections if place.key == f"item-{item}")
    assert mine.leaves > 1
    assert mine.pages + mine.leaves == spans[mine.key][2] + spans[mine.key][2] % 2
    assert BLANK in read(public.pdf)[mine.last_label]


def test_a_board_with_nothing_exempt_is_numbered_alike_too(desk):
    office = desk.office
    agenda.mark_public(office.store, WHO, office.items["fostering"])
    composed = desk.made(PUBLIC).composed
    assert composed.public.numbers == composed.restricted.numbers
    assert [each.first for each in composed.public.numbers] == [1, 3, 5]
