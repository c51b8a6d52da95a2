"""The files of a publication, read back."""

from __future__ import annotations

import io
import zipfile

import docx
import page as checker
import pikepdf
import pytest

from boardkeeper import agenda, publishing
from boardkeeper.agenda import ItemKind
from boardkeeper.publishing import PublishedAs
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import PackCancelled
from tests.boardkeeper.publishing.conftest import LAST_DAY, SECRET, TOO_LATE, WHO

EDITIONS = {
    PublishedAs.PUBLIC_PACK: "2019-09-11 Agenda pack.pdf",
    PublishedAs.NOTICE: "2019-09-11 Notice of meeting.pdf",
    PublishedAs.AGENDA_SHEET: "2019-09-11 Agenda.pdf",
    PublishedAs.ACCESSIBLE_PAGE: "2019-09-11 Agenda.html",
    PublishedAs.WORD_AGENDA: "2019-09-11 Agenda.docx",
}


def file(made, kind):
    return next(paper for paper in made.papers if paper.published_as is kind)


def everything_in(content: bytes) -> bytes:
    """A file with all that is compressed in it unpacked."""
    if content.startswith(b"%PDF"):
        found = [content]
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for each in pdf.objects:
                if isinstance(each, pikepdf.Stream):
                    try:
                        found.append(each.read_bytes())
                    except pikepdf.PdfError:
                        found.append(each.read_raw_bytes())
                found.append(each.unparse(resolved=True))
        return b"\n".join(found)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return b"\n".join(package.read(name) for name in package.namelist())
    return content


def test_without_anything_exempt_there_is_one_pack_and_four_sheets(office):
    made = office.made()
    assert {paper.published_as: paper.file_name for paper in made.papers} == EDITIONS


def test_with_exempt_matter_there_is_a_restricted_pack_whose_every_page_is_marked(with_secret, words_of):
    made = with_secret.made()
    restricted = file(made, PublishedAs.RESTRICTED_PACK)
    assert restricted.file_name == "2019-09-11 Agenda pack - restricted.pdf"
    assert SECRET in words_of(restricted.content)
    with PageReader(restricted.content) as reader:
        marks = [reader.text(index) for index in range(len(reader))]
    assert all("Restricted edition" in words or "Exempt – paragraph 3" in words for words in marks)
    assert any("Exempt – paragraph 3" in words for words in marks)


def test_nothing_exempt_is_in_any_public_file(with_secret, words_of):
    agenda.mark_exempt(with_secret.store, WHO, with_secret.items["fostering"], [1], "It names a child.")
    with_secret.write(with_secret.items["fostering"], "The child of Rose Cottage")
    made = with_secret.made()
    public = [paper for paper in made.papers if paper.published_as is not PublishedAs.RESTRICTED_PACK]
    assert len(public) == 5
    for paper in public:
        content = everything_in(paper.content)
        for secret in (SECRET, "Rose Cottage", "Rose House"):
            assert secret.encode() not in content, paper.file_name
            assert secret.encode("utf-16-be") not in content, paper.file_name
        if paper.media_type == "application/pdf":
            assert not any(secret in words_of(paper.content) for secret in (SECRET, "Rose Cottage"))
    hidden = file(made, PublishedAs.RESTRICTED_PACK)
    assert "Rose Cottage" in words_of(hidden.content), "the check would see it"


def test_the_papers_say_that_they_are_published_and_when(office, words_of):
    made = office.made()
    for kind in (PublishedAs.PUBLIC_PACK, PublishedAs.NOTICE, PublishedAs.AGENDA_SHEET):
        assert "Published 3 September 2019" in words_of(file(made, kind).content)
    assert "Published 3 September 2019" in file(made, PublishedAs.ACCESSIBLE_PAGE).content.decode()


def test_the_sheet_alone_has_the_page_ranges_of_the_pack(office, words_of):
    made = office.made()
    pages = {item.item_id: (item.first_page, item.last_page) for item in made.items}
    first, last = pages[office.items["last"]]
    printed = f"(Pages {first} - {last})"
    assert first > 1
    assert printed in words_of(file(made, PublishedAs.PUBLIC_PACK).content)
    assert printed in words_of(file(made, PublishedAs.AGENDA_SHEET).content)
    assert printed in file(made, PublishedAs.ACCESSIBLE_PAGE).content.decode()
    document = docx.Document(io.BytesIO(file(made, PublishedAs.WORD_AGENDA).content))
    assert any(printed in paragraph.text for paragraph in document.paragraphs)
    assert pages[office.items["schools"]] == (None, None)
    assert (made.first_page, made.last_page) == (1, last)


def test_the_notice_says_what_the_act_asks_for_on_one_page(office, words_of):
    notice = file(office.made(), PublishedAs.NOTICE)
    words = words_of(notice.content)
    assert notice.pages == 1
    for wanted in (
        "Notice of meeting",
        "Plymouth City Council",
        "Children’s Scrutiny",
        "Wednesday 11 September 2019",
        "2.00 pm",
        "Council House",
        "Fostering Services",
        "open to the public",
        "01752 398444",
        "Tracey Lee",
        "Chief Executive",
    ):
        assert wanted in words
    assert "three ways" not in words
    assert "asked to leave" not in words


def test_an_exempt_appendix_alone_makes_the_notice_say_that_the_public_may_have_to_leave(
    with_secret, words_of
):
    words = words_of(file(with_secret.made(), PublishedAs.NOTICE).content)
    assert "The public may be asked to leave while exempt or confidential matter is discussed." in words


def test_a_long_notice_takes_smaller_type_before_it_takes_a_second_page(office, monkeypatch):
    for number in range(20):
        agenda.add_item(
            office.store, WHO, office.meeting_id, f"Further business {number}", kind=ItemKind.STANDING
        )
    assert file(office.made(), PublishedAs.NOTICE).pages == 1
    monkeypatch.setattr("boardkeeper.publishing.making._SMALLER", ())
    assert file(office.made(), PublishedAs.NOTICE).pages == 2


def test_the_reason_for_short_notice_is_printed_on_the_notice(office, words_of):
    made = office.made(TOO_LATE, "The inspectors report on Tuesday.")
    words = words_of(file(made, PublishedAs.NOTICE).content)
    assert "Called at short notice The inspectors report on Tuesday." in words


def test_the_same_store_gives_the_same_bytes(with_secret):
    first, again = with_secret.made(), with_secret.made()
    assert [paper.content for paper in first.papers] == [paper.content for paper in again.papers]
    assert "bytes" in repr(first.papers[0])
    assert len(repr(first.papers[0])) < 100


def test_making_says_how_far_it_is_and_can_be_stopped(office):
    prepared = publishing.prepare(office.store, office.meeting_id, LAST_DAY)
    said = []
    publishing.make_publication(prepared, lambda what, done, total: said.append((what, done, total)))
    assert [done for _, done, _ in said] == sorted(done for _, done, _ in said)
    assert said[-1] == ("Ready", said[-1][2], said[-1][2])
    assert len({what for what, _, _ in said}) > 4
    with pytest.raises(PackCancelled):
        publishing.make_publication(prepared, cancelled=lambda: True)


def test_the_files_are_tagged_titled_and_in_english(office):
    for paper in office.made().papers:
        if paper.media_type == "application/pdf":
            with pikepdf.open(io.BytesIO(paper.content)) as pdf:
                assert "/StructTreeRoot" in pdf.Root
                assert str(pdf.Root.Lang) == "en-GB"
                assert "Children’s Scrutiny" in str(pdf.docinfo.Title)


def test_every_printed_file_conforms_to_pdf_ua(office):
    for paper in office.made().papers:
        if paper.media_type == "application/pdf":
            assert checker.is_pdf_compliant_bytes(
                paper.content, profile=checker.ValidationProfile.PDF_UA_1
            ), paper.file_name


def test_a_pack_of_nothing_but_spoken_items_has_no_numbered_pages(office):
    for name in ("fostering", "schools", "last"):
        agenda.remove_item(office.store, WHO, office.items[name])
    made = office.made()
    assert (made.first_page, made.last_page) == (0, 0)
    publishing.publish(office.store, WHO, made)
    assert publishing.publications(office.store, office.meeting_id)[0].last_page == 0


def test_public_and_restricted_pack_have_the_same_page_numbers(with_secret, words_of):
    agenda.mark_exempt(with_secret.store, WHO, with_secret.items["fostering"], [1], "It names a child.")
    made = with_secret.made()
    packs_of = {kind: file(made, kind) for kind in (PublishedAs.PUBLIC_PACK, PublishedAs.RESTRICTED_PACK)}
    pages = {item.item_id: (item.first_page, item.last_page) for item in made.items}
    hidden, last = pages[with_secret.items["fostering"]], pages[with_secret.items["last"]]
    assert (hidden, last) == ((1, 2), (3, 6))
    numbers = {}
    for kind, paper in packs_of.items():
        assert "(Pages 1 - 2)" in words_of(paper.content)
        assert "(Pages 3 - 6)" in words_of(paper.content)
        with PageReader(paper.content) as reader:
            numbers[kind] = [reader.label(index) for index in range(len(reader))]
    assert numbers[PublishedAs.RESTRICTED_PACK][-6:] == ["1", "2", "3", "4", "5", "6"]
    assert numbers[PublishedAs.PUBLIC_PACK][-3:] == ["ii", "3", "4"]
    assert made.last_page == 6
