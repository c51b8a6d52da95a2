"""Supplements as editions: one that is out as it went out, the next one as it would be."""

from __future__ import annotations

from datetime import date

import page as checker
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
from boardkeeper.render.pdf.read_back import read_pack

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
    assert "Not published yet" in pages["i"]
    assert "Published on 6 September 2019 it leaves two clear days before the meeting." in pages["i"]
    assert "They were published" not in pages["i"]
    assert "Results rose." in pages["7"]
    assert preview.file_name == "2019-09-11 Supplement 1 – preview.pdf"
    assert preview.composed.pack.title.endswith("supplement 1 – preview")
    assert len(publishing.publications(office.store, office.meeting_id)) == 1, "nothing was published"
    office.supplement(FRIDAY)
    out = read(office.file(1, PublishedAs.PUBLIC_PACK)[1])
    assert "Published 6 September 2019" in out["i"]
    assert "review" not in " ".join(out.values())
    assert {label: words for label, words in out.items() if label.isdigit()} == {
        label: words for label, words in pages.items() if label.isdigit()
    }


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
    large = arrived.made(Edition(Readers.CHAIR, Part.SUPPLEMENT, supplement=1, is_large_print=True))
    assert large.file_name == "2019-09-11 Supplement 1 - large print.pdf"
    assert not any(page.marking for page in read_pack(large.built.pdf).pages)
    with pytest.raises(NothingToMake, match="There is no supplement 2 to this agenda"):
        arrived.made(Edition(part=Part.SUPPLEMENT, supplement=2))


def test_a_copy_of_a_published_supplement_bears_the_name_of_whoever_gets_it(arrived, read):
    office = arrived.office
    office.supplement(FRIDAY)
    published = office.file(1, PublishedAs.PUBLIC_PACK)[1]
    office.write(office.items["schools"], "Something else by now.")
    made = arrived.made(Edition(part=Part.SUPPLEMENT, supplement=1, recipient="Councillor Łucja Allen"))
    assert made.file_name == "2019-09-11 Supplement 1 - Councillor Łucja Allen.pdf"
    named, plain = read(made.built.pdf), read(published)
    assert "Copy for Councillor Łucja Allen" in named.pop("i")
    plain.pop("i")
    assert named == plain, "the rest is what went out"
    assert made.built.labels[-1] == "8"
    assert checker.is_pdf_compliant_bytes(made.built.pdf, profile=checker.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize("name", ["A", "Ann " * 60, "Mrs <b>Allen</b> & Sons", "Siân Ŵyn"])
def test_whatever_the_name_it_stands_on_the_page(arrived, read, name):
    arrived.office.supplement(FRIDAY)
    made = arrived.made(Edition(part=Part.SUPPLEMENT, supplement=1, recipient=name))
    said = read(made.built.pdf)["i"]
    assert f"Copy for {' '.join(name.split())[:20]}" in said


def test_a_published_supplement_comes_in_large_print_as_a_web_page_and_in_word(arrived, read, folder):
    arrived.office.supplement(FRIDAY)
    large = Edition(part=Part.SUPPLEMENT, supplement=1, is_large_print=True, recipient="Ann Lee")
    made = arrived.made(large)
    words = " ".join(read(made.built.pdf).values())
    assert made.file_name == "2019-09-11 Supplement 1 - large print - Ann Lee.pdf"
    for said in ("Published 6 September 2019", "Results rose.", "pages 7–8 of the usual pack", "Ann Lee"):
        assert said in words
    assert "review" not in words
    for ending in ("html", "docx"):
        save_edition(arrived.gathered(FIRST), FIRST, folder / f"supplement.{ending}")
    page = (folder / "supplement.html").read_text(encoding="utf-8")
    assert "Results rose." in page
    assert "Published 6 September 2019" in page
    assert "They were published with two clear days" in page


def test_a_published_supplement_is_not_set_anew_in_other_words_than_went_out(arrived, folder):
    office = arrived.office
    office.supplement(FRIDAY)
    office.write(office.items["schools"], "Something else by now.")
    with pytest.raises(UserError, match="“Item 3, Education Performance” has changed since") as refused:
        arrived.made(Edition(part=Part.SUPPLEMENT, supplement=1, is_large_print=True))
    assert "Give out its PDF" in str(refused.value)
    with pytest.raises(UserError, match="has changed since"):
        save_edition(arrived.gathered(FIRST), FIRST, folder / "supplement.html")
    assert not list(folder.iterdir())


def test_a_second_supplement_does_not_change_what_the_first_says(arrived, read, folder):
    office = arrived.office
    office.supplement(FRIDAY)
    office.write(office.items["last"], "Places are bought by the week.")
    office.supplement(date(2019, 9, 9))
    first = Edition(part=Part.SUPPLEMENT, supplement=1, is_large_print=True)
    assert "Results rose." in " ".join(read(arrived.made(first).built.pdf).values())
    second = Edition(part=Part.SUPPLEMENT, supplement=2, is_large_print=True)
    words = " ".join(read(arrived.made(second).built.pdf).values())
    assert "In place of pages 3 - 6." in words
    assert "They were published with one clear day" in words


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
