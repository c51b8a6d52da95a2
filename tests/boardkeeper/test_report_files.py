"""A pack with reports: gathered from the store, printed, read back; nothing exempt is even gathered for the public one."""

from __future__ import annotations

import io

import page as checker
import pikepdf
import pytest
from pikepdf import Name

from boardkeeper import agenda, appendices, packs, posts, programme, reports, sign_offs
from boardkeeper.agenda import PaperKind
from boardkeeper.kept_files import TakenFile
from boardkeeper.render.pages import PageReader
from boardkeeper.reports import Mark, SectionRole, SignOffKind, WrittenParagraph
from boardkeeper.reports import ReportParagraphKind as Kind

WHO = "Ann Smith"
SECRET, WHY = "Rose House costs £4,120 a week", "Bidders would learn each other’s prices."


def pdf_of(*texts: str) -> bytes:
    """A page for each text, in one of the fonts every reader has."""
    with pikepdf.Pdf.new() as pdf:
        for text in texts:
            page = pdf.add_blank_page(page_size=(595, 842))
            font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1"))
        finished = io.BytesIO()
        pdf.save(finished, deterministic_id=True)
        return finished.getvalue()


def taken(name: str, *texts: str) -> TakenFile:
    return TakenFile(name, "application/pdf", pdf_of(*texts), pages=len(texts))


def gathered(writing, *, restricted=False):
    return packs.gather_papers(writing.store, writing.meeting_id, restricted=restricted)


def pages(built):
    """The words of every page by its printed number."""
    with PageReader(built.pdf) as reader:
        texts = [" ".join(reader.text(index).split()) for index in range(len(reader))]
    return dict(zip(built.labels, texts, strict=True))


@pytest.fixture
def secret(writing):
    """A public report with an exempt appendix, and an exempt item with a report of its own."""
    store, report_id = writing.store, writing.report_id
    writing.finish()
    appendices.add_appendix(
        store, WHO, report_id, "Diagram", file=taken("diagram.pdf", "The hubs", "The teams")
    )
    appendices.add_appendix(
        store,
        WHO,
        report_id,
        "Costs by supplier",
        file=taken("rose-house.pdf", SECRET),
        exempt_paragraphs="3",
        public_interest_reason=WHY,
    )
    appendices.add_background_paper(
        store, WHO, report_id, "Advice", file=taken("counsel.pdf", SECRET), is_confidential=True
    )
    item = agenda.add_item(store, WHO, writing.meeting_id, "Placement Contract")
    reports.attach_paper(store, WHO, item, taken("contract.pdf", SECRET))
    agenda.mark_exempt(store, WHO, item, (3,), WHY)
    return writing


def test_the_public_pack_gathers_neither_words_nor_files_of_what_is_exempt(secret):
    papers = gathered(secret)
    assert list(papers.reports) == [secret.item_id]
    report = papers.reports[secret.item_id]
    assert [(each.title, each.file_name, each.blob_hash) for each in report.view.appendices][1] == (
        "Costs by supplier",
        "",
        None,
    )
    assert report.view.background_papers[0].file_name == ""
    assert len(report.files) == 1
    assert SECRET.encode("latin-1") not in b"".join(report.files.values())
    assert "rose-house" not in repr(papers)


def test_nothing_exempt_is_in_the_public_file_and_its_place_says_why(secret):
    built = packs.render_pack(gathered(secret))
    everything = " ".join(pages(built).values())
    for hidden in ("Rose House", "rose-house.pdf", "counsel.pdf", "contract.pdf"):
        assert hidden not in everything
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert not any(b"Rose House" in each for each in streams)
        assert not any(b"rose-house" in each for each in streams)
        assert "Rose House" not in "".join(
            str(each) for each in pdf.objects if isinstance(each, pikepdf.String)
        )
    assert "Costs by supplier" in everything
    assert WHY in everything
    assert [item.title for item in built.items] == ["Pledges Update"]


def test_the_restricted_pack_holds_it_all_and_marks_its_pages(secret):
    built = packs.render_pack(gathered(secret, restricted=True))
    found = pages(built)
    marked = [text for text in found.values() if SECRET in text]
    assert len(marked) == 2
    assert all("paragraph 3" in text.casefold() for text in marked)
    assert [item.title for item in built.items] == ["Pledges Update", "Placement Contract"]


def test_the_pages_of_an_item_run_from_its_front_sheet_to_its_last_appendix(secret):
    built = packs.render_pack(gathered(secret))
    (item,) = built.items
    places = [place for place in built.sections if place.item_number == "1"]
    assert [place.title for place in places] == ["Pledges Update", "Appendix A: Diagram"]
    assert (item.first_page, item.last_page) == (1, int(places[-1].last_label))
    found = pages(built)
    assert "The teams" in found[str(int(places[-1].first_label) + 1)]
    assert f"(Pages {item.first_page} - {item.last_page})" in " ".join(found[label] for label in ("i", "ii"))
    assert all("Page " in found[str(number)] for number in range(item.first_page, item.last_page + 1))


def test_the_same_store_gives_the_same_bytes(secret):
    assert packs.render_pack(gathered(secret)).pdf == packs.render_pack(gathered(secret)).pdf


def test_a_composed_appendix_is_gathered_with_what_it_shows(writing):
    programme.add_programme_item(writing.store, WHO, writing.desk.board_id, "Virtual School")
    writing.finish()
    assert gathered(writing).programme == ()
    appendices.add_appendix(
        writing.store, WHO, writing.report_id, "Work programme", paper=PaperKind.PROGRAMME
    )
    papers = gathered(writing)
    assert [item.topic for item in papers.programme] == ["Virtual School"]
    assert "Virtual School" in " ".join(pages(packs.render_pack(papers)).values())


def test_a_written_report_reads_back_and_is_tagged_for_everybody(writing):
    store, report_id = writing.store, writing.report_id
    posts.add_officer(store, WHO, "Emma Crowther", "Commissioning Manager", email="emma@plymouth.gov.uk")
    reports.update_report(store, WHO, report_id, author="Emma Crowther", reference="EHTS/S")
    purpose = [
        WrittenParagraph(None, Kind.TEXT, 0, "See the plan.", (Mark(8, 12, "link", "https://a.uk"),)),
        WrittenParagraph(None, Kind.SUBHEADING, 0, "Reasons"),
        WrittenParagraph(None, Kind.NUMBERED, 0, "Demand rises."),
        WrittenParagraph(None, Kind.LETTERED, 1, "Early help is late."),
        WrittenParagraph(None, Kind.TABLE, 0, "Year\tCost\n2019\t£1.2m"),
    ]
    reports.write_section(store, WHO, writing.section().id, purpose)
    writing.write("To note the report.", role=SectionRole.RECOMMENDATIONS)
    appendices.add_appendix(store, WHO, report_id, "Diagram")
    sign_offs.sign(store, WHO, report_id, SignOffKind.FINANCE, reference="djn.19.20.91")
    built = packs.render_pack(gathered(writing))
    text = " ".join(pages(built).values())
    for words in (
        "11 September 2019",
        "EHTS/S",
        "Emma Crowther",
        "Early help is late.",
        "£1.2m",
        "djn.19.20.91",
    ):
        assert words in text
    assert checker.is_pdf_compliant_bytes(built.pdf, profile=checker.ValidationProfile.PDF_UA_1)
    assert gathered(writing).missing_by_item == {}


def test_a_report_begun_and_empty_is_missing_from_the_pack(writing):
    assert gathered(writing).missing_by_item == {writing.item_id: "Item 1 Pledges Update has no paper."}
