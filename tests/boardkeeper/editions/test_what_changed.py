"""The sheet of what changed says it in words, word by word, and says nothing again that is no longer public."""

from __future__ import annotations

import re

from boardkeeper import agenda, reports
from boardkeeper.editions import Edition, Part, Readers
from boardkeeper.render.pdf.read_back import read_pack
from boardkeeper.rules.pack_faults import check_pack

CHANGES = Edition(part=Part.CHANGES)
WHO = "Helen Rickman"


def test_the_sheet_says_word_by_word_what_changed_and_on_which_page(desk, read):
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought when they are needed.")
    words = read(desk.made(CHANGES).built.pdf)["i"]
    assert "One paper has changed." in words
    assert "[-as-] [+when+]" in words
    assert "Page 3: " in words


def test_what_changed_passes_every_check(desk):
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought when they are needed.")
    for readers in (Readers.PUBLIC, Readers.RESTRICTED):
        found = read_pack(desk.made(Edition(readers, Part.CHANGES)).built.pdf)
        assert [fault.sentence for check in check_pack(found) for fault in check.faults] == []


def test_a_paper_that_went_is_named_with_the_pages_it_had(desk, read):
    desk.office.publish()
    agenda.mark_exempt(desk.office.store, WHO, desk.office.items["last"], [3], "It names a firm.")
    words = read(desk.made(CHANGES).built.pdf)["i"]
    assert "One paper was taken out." in words
    assert "Placement Sufficiency Taken out 3–4" in words


def test_a_paper_whose_title_is_exempt_by_now_is_told_without_it(desk, read):
    store, item = desk.office.store, desk.office.items["last"]
    reports.update_report(
        store, WHO, desk.office.write(item, "Nothing."), title="What the landlord of Mallard Close asks for"
    )
    desk.office.publish()
    agenda.mark_exempt(store, WHO, item, [3], "It names a firm.")
    words = read(desk.made(CHANGES).built.pdf)["i"]
    assert "A paper that is no longer public Taken out" in words
    assert "Mallard" not in words


def test_words_that_are_exempt_by_now_are_not_said_again(desk, read):
    desk.office.write(desk.office.items["last"], "Rose House in Mutley asks for 4,321,000 pounds a year.")
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought as they are needed.")
    desk.office.write(
        desk.office.items["fostering"], "Rose House in Mutley asks for 4,321,000 pounds a year."
    )
    words = " ".join(read(desk.made(CHANGES).built.pdf).values())
    assert "Mutley" not in words
    assert "words that are no longer public" in words
    restricted = " ".join(read(desk.made(Edition(Readers.RESTRICTED, Part.CHANGES)).built.pdf).values())
    assert "[-Rose House in Mutley" in restricted


def test_words_that_are_exempt_by_now_are_not_told_between_those_that_came_in_their_place(desk, read):
    was = "they heard that landlord asked for the millions on top of rents and said in spring that he will leave"
    desk.office.write(desk.office.items["last"], was)
    desk.office.publish()
    now = (
        "they heard that council asked for the schools on top of meals and said in autumn that he will teach"
    )
    desk.office.write(desk.office.items["last"], now)
    desk.office.write(desk.office.items["fostering"], was)
    words = " ".join(read(desk.made(CHANGES).built.pdf).values())
    assert "[-words that are no longer public-]" in words
    assert not {"landlord", "millions", "rents", "spring", "leave"} & set(re.findall(r"\w+", words))


def test_the_name_of_the_recipient_stands_on_the_sheet_and_is_no_change(desk, read):
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought when they are needed.")
    made = desk.made(Edition(part=Part.CHANGES, recipient="Councillor Mrs Johnson"))
    assert "Councillor Mrs Johnson" in read(made.built.pdf)["i"]
    assert "agenda sheet says something else" not in read(made.built.pdf)["i"]


def test_the_same_store_gives_the_same_bytes(desk):
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought when they are needed.")
    assert desk.made(CHANGES).built.pdf == desk.made(CHANGES).built.pdf


def test_in_large_print_the_sheet_names_the_pages_of_the_usual_pack(desk, read):
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought when they are needed.")
    words = " ".join(read(desk.made(Edition(part=Part.CHANGES, is_large_print=True)).built.pdf).values())
    assert "[-as-] [+when+]" in words
    assert "Page 3: " in words
