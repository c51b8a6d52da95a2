"""Supplements as editions: one that is out as it went out, the next one as it would be."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import publishing
from boardkeeper.editions import (
    Edition,
    NothingToMake,
    Part,
    Readers,
    gather_editions,
    make_edition,
    save_edition,
)
from boardkeeper.errors import UserError
from boardkeeper.publishing import NotReady, PublishedAs

FRIDAY = date(2019, 9, 6)
NEXT = Edition(part=Part.SUPPLEMENT, on=FRIDAY)
FIRST = Edition(part=Part.SUPPLEMENT, supplement=1)


@pytest.fixture
def arrived(desk):
    """The agenda is out, and the paper that was to follow came."""
    desk.office.publish()
    desk.office.write(desk.office.items["schools"], "Results rose.")
    return desk


def test_the_next_supplement_can_be_looked_at_before_it_goes_out(arrived, read):
    office = arrived.office
    preview = arrived.made(NEXT)
    pages = read(preview.built.pdf)
    assert "Supplement 1 to the agenda" in pages["i"]
    assert "Published 6 September 2019" in pages["i"]
    assert "Results rose." in pages["7"]
    assert preview.file_name == "2019-09-11 Supplement 1.pdf"
    assert len(publishing.publications(office.store, office.meeting_id)) == 1, "nothing was published"
    office.supplement(FRIDAY)
    out = read(office.file(1, PublishedAs.PUBLIC_PACK)[1])
    assert out == pages


def test_a_published_supplement_is_given_out_byte_for_byte(arrived):
    office = arrived.office
    office.supplement(FRIDAY)
    name, content = office.file(1, PublishedAs.PUBLIC_PACK)
    office.write(office.items["last"], "Something else by now.")
    made = arrived.made(FIRST)
    assert (made.built.pdf, made.file_name, made.composed) == (content, name, None)
    assert made.built.labels[-1] == "8"


def test_who_may_see_everything_gets_the_restricted_supplement_where_there_is_one(arrived):
    office = arrived.office
    office.supplement(FRIDAY)
    made = arrived.made(Edition(Readers.RESTRICTED, Part.SUPPLEMENT, supplement=1))
    assert made.file_name == "2019-09-11 Supplement 1.pdf", "nothing in it is exempt"
    with pytest.raises(NothingToMake, match="There is no supplement 2 to this agenda"):
        arrived.made(Edition(part=Part.SUPPLEMENT, supplement=2))


def test_a_published_supplement_is_not_set_anew(arrived, folder):
    arrived.office.supplement(FRIDAY)
    for edition in (
        Edition(part=Part.SUPPLEMENT, supplement=1, is_large_print=True),
        Edition(part=Part.SUPPLEMENT, supplement=1, recipient="Councillor Allen"),
    ):
        with pytest.raises(UserError, match="is given out as it was published"):
            arrived.made(edition)
    with pytest.raises(UserError, match="is given out as it was published"):
        save_edition(arrived.gathered(FIRST), FIRST, folder / "supplement.html")
    assert not list(folder.iterdir())


def test_without_anything_to_supplement_nothing_is_made(desk):
    with pytest.raises(NotReady, match="is not published yet"):
        desk.made(NEXT)
    with pytest.raises(NothingToMake, match="None was published"):
        desk.made(FIRST)
    desk.office.publish()
    with pytest.raises(NotReady, match="No paper waits"):
        desk.made(NEXT)


def test_the_next_supplement_can_be_of_chosen_items_and_in_large_print(arrived, read):
    edition = Edition(
        part=Part.SUPPLEMENT, items=arrived.ids("last"), on=FRIDAY, is_large_print=True, recipient="Ann Lee"
    )
    office = arrived.office
    made = make_edition(gather_editions(office.store, office.meeting_id, edition), edition)
    words = " ".join(read(made.built.pdf).values())
    assert "In place of pages 3 - 6." in words
    assert "Ann Lee" in words
    assert "Results rose." not in words
