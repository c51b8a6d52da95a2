"""The edition of what changed, gathered from what was published."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper.editions import Edition, NothingToMake, Part, Readers

CHANGES = Edition(part=Part.CHANGES)


def test_before_anything_was_published_there_are_no_changes(desk):
    with pytest.raises(NothingToMake, match="Nothing was published yet for the meeting of 11 September 2019"):
        desk.made(CHANGES)


def test_without_a_change_no_file_is_made(desk):
    desk.office.publish()
    with pytest.raises(NothingToMake, match="Nothing has changed since the agenda of 3 September 2019"):
        desk.made(CHANGES)


def test_only_what_changed_comes_with_its_pages_of_the_pack(desk, read):
    desk.office.publish()
    desk.office.write(desk.office.items["last"], "Places are bought a year ahead.")
    made = desk.made(CHANGES)
    pages = read(made.built.pdf)
    assert [label for label in pages if label.isdigit()] == ["3", "4"]
    assert "a year ahead" in pages["3"]
    assert "What changed since the agenda of 3 September 2019" in " ".join(pages.values())
    assert made.file_name == "2019-09-11 What changed.pdf"


def test_what_came_in_a_supplement_is_known(desk, read):
    desk.office.publish()
    desk.office.write(desk.office.items["schools"], "Results rose.")
    desk.office.supplement(date(2019, 9, 6))
    made = desk.made(CHANGES)
    pages = read(made.built.pdf)
    assert "What changed since the agenda of 3 September 2019 and its supplement" in pages["i"]
    assert "No paper has changed. The agenda sheet says something else." in pages["i"]
    assert "The agenda sheet follows here, whole." in pages["i"]
    assert not [label for label in pages if label.isdigit()]


def test_readers_are_told_what_changed_since_their_own_pack(desk, read):
    desk.office.publish()
    desk.office.write(desk.office.items["fostering"], "The child of Rose Cottage has moved")
    with pytest.raises(NothingToMake):
        desk.made(CHANGES)
    words = " ".join(read(desk.made(Edition(Readers.RESTRICTED, Part.CHANGES)).built.pdf).values())
    assert "has moved" in words
