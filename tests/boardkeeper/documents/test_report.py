"""A front sheet prints every field, who signed and what lies behind it; the body and the attached paper follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.documents.blocks import (
    Classification,
    FieldList,
    Heading,
    PageBreak,
    Points,
    SectionKind,
    Table,
    Text,
)
from boardkeeper.documents.pack import compose_item, compose_pack
from boardkeeper.documents.report import ReportPapers, compose_report
from boardkeeper.reports import (
    AppendixView,
    BackgroundPaperView,
    ReportParagraphKind,
    ReportParagraphView,
    ReportSectionView,
    ReportView,
    SectionRole,
    SignOffKind,
    SignOffView,
)

BOARD = "Children’s Scrutiny"
PDF = b"%PDF-1.7"
HASH = "a" * 64


def section(heading, *texts, role=SectionRole.BODY, kind=ReportParagraphKind.TEXT):
    paragraphs = tuple(
        ReportParagraphView(f"{heading}{place}", kind, 0, text, (), None) for place, text in enumerate(texts)
    )
    return ReportSectionView(heading, heading, role, "", False, paragraphs)


def appendix(reference, title, **facts):
    view = AppendixView(reference, reference, title, PaperKind.NONE, "", None, "", "", False)
    return replace(view, **facts)


def signed(kind, **facts):
    given = {"id": kind.value, "person": "", "reference": "", "given_how": "", "signed_on": None}
    return SignOffView(**{**given, **facts}, kind=kind, is_required=False, is_out_of_date=False)


@pytest.fixture
def report():
    return ReportView(
        id="r",
        agenda_item_id="id8",
        title="Early Help – developing Family Hubs",
        lead_member="Councillor Jemima Laing",
        lead_director="Craig McArdle",
        author="Emma Crowther",
        contact_email="emma@plymouth.gov.uk",
        reference="EHTS/S",
        is_key_decision=True,
        parent_decision="",
        prints_front_sheet=True,
        attached_name="",
        attached_hash=None,
        sections=(
            section("Purpose of Report", "To inform.", role=SectionRole.PURPOSE),
            section(
                "Recommendations",
                "notes it;",
                "asks.",
                role=SectionRole.RECOMMENDATIONS,
                kind=ReportParagraphKind.NUMBERED,
            ),
            section("Background", "Demand rises."),
            section("Carbon", "Click here to enter text.", role=SectionRole.CARBON),
        ),
        appendices=(),
        background_papers=(),
        sign_offs=(),
        missing=(),
        held_on=date(2019, 9, 11),
        exempt_paragraphs="",
        is_confidential=False,
    )


def composed(report, files=None, links=None):
    return compose_report(
        BOARD, ReportPapers(report, files or {}, dict.fromkeys(files or {}, 3)), "item-id8", links or {}
    )


def blocks(report, kind, **more):
    return [block for block in composed(report, **more)[0].blocks if isinstance(block, kind)]


def headings(report):
    return [block.text for block in blocks(report, Heading)]


def table_under(report, heading, **more):
    found = list(composed(report, **more)[0].blocks)
    start = found.index(Heading(2, heading))
    return next(block for block in found[start:] if isinstance(block, Table))


def rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_fact_is_a_field_of_the_front_sheet_and_a_blank_one_is_none(report):
    (fields,) = blocks(report, FieldList)
    assert fields.fields == (
        ("Date of meeting", "11 September 2019"),
        ("Lead member", "Councillor Jemima Laing"),
        ("Lead strategic director", "Craig McArdle"),
        ("Author", "Emma Crowther"),
        ("Contact e-mail", (Text("emma@plymouth.gov.uk", link="mailto:emma@plymouth.gov.uk"),)),
        ("Your reference", "EHTS/S"),
        ("Key decision", "Yes"),
        ("Confidentiality", "Part I – Official"),
    )
    (fields,) = blocks(
        replace(report, reference="", parent_decision="Cabinet, July 2019", is_key_decision=False), FieldList
    )
    assert ("Parent decision", "Cabinet, July 2019") in fields.fields
    assert ("Key decision", "No") in fields.fields
    assert "Your reference" not in dict(fields.fields)


def test_an_exempt_report_says_so_with_its_paragraphs(report):
    (fields,) = blocks(replace(report, exempt_paragraphs="1, 3"), FieldList)
    assert dict(fields.fields)["Confidentiality"] == (
        "Part II – not for publication: paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972"
    )


def test_front_sections_then_what_lies_behind_then_the_body_on_a_page_of_its_own(report):
    assert headings(report) == [
        "Early Help – developing Family Hubs",
        "Purpose of Report",
        "Recommendations",
        "Appendices",
        "Background papers",
        "Background",
    ]
    found = list(composed(report)[0].blocks)
    assert found.index(PageBreak()) + 1 == found.index(Heading(2, "Background"))
    assert [len(points.points) for points in blocks(report, Points)] == [2]


def test_without_its_front_sheet_only_what_was_written_is_printed(report):
    plain = replace(report, prints_front_sheet=False, appendices=(appendix("A", "Costs"),))
    assert headings(plain) == [report.title, "Purpose of Report", "Recommendations", "Background"]
    assert blocks(plain, FieldList) == []


def test_appendices_are_listed_with_a_mark_under_their_paragraph_and_why(report):
    listed = replace(
        report,
        appendices=(
            appendix("A", "Engagement"),
            appendix("B", "Costs", exempt_paragraphs="1, 3", public_interest_reason="Prices."),
            appendix("C", "Letter", is_confidential=True),
        ),
    )
    table = table_under(listed, "Appendices", links={"A": "item-id8-appendix-A"})
    assert [column.title for column in table.columns] == [
        "Ref.", "Title of appendix", "1", "2", "3", "4", "5", "6", "7", "Why it is not for publication",
    ]  # fmt: skip
    assert rows(table) == [
        ["A", (Text("Engagement", link="#item-id8-appendix-A"),), "", "", "", "", "", "", "", ""],
        ["B", "Costs", "✓", "", "✓", "", "", "", "", "Prices."],
        [
            "C", "Letter", "", "", "", "", "", "", "",
            "Confidential information, Local Government Act 1972, section 100A(2)",
        ],
    ]  # fmt: skip
    open_ones = replace(report, appendices=(appendix("A", "Engagement"),))
    assert len(table_under(open_ones, "Appendices").columns) == 9


def test_background_papers_are_listed_and_none_is_said(report, words):
    assert words(composed(report)[0]).count("None.") == 2
    paper = BackgroundPaperView("b", "Ofsted inspection", "", None, "", "", False)
    table = table_under(replace(report, background_papers=(paper,)), "Background papers")
    assert rows(table) == [["Ofsted inspection", *[""] * 7]]


def test_sign_offs_print_reference_person_how_and_day_and_no_empty_column(report):
    sign_offs = (
        signed(SignOffKind.FINANCE, reference="djn.19.20.91"),
        signed(SignOffKind.MONITORING_OFFICER, id=""),
        replace(signed(SignOffKind.LEGAL, id=""), is_required=True),
        signed(SignOffKind.DIRECTOR, signed_on=date(2019, 8, 28)),
    )
    table = table_under(replace(report, sign_offs=sign_offs), "Sign-off")
    assert [column.title for column in table.columns] == ["Sign-off", "Reference", "Given by", "Date"]
    assert rows(table) == [
        ["Finance (Fin)", "djn.19.20.91", "", ""],
        ["Legal (Leg)", "Not given yet", "", ""],
        ["Strategic director has agreed the report", "", "Yes", "28 August 2019"],
    ]
    approved = signed(SignOffKind.CABINET_MEMBER, person="Cllr Taylor", given_how="approved by email")
    table = table_under(replace(report, sign_offs=(approved,)), "Sign-off")
    assert rows(table) == [["Cabinet member approval", "Cllr Taylor", "approved by email"]]


def test_a_report_without_sign_offs_has_no_table_for_them(report):
    assert "Sign-off" not in headings(report)


def test_an_attached_paper_stands_behind_the_front_sheet_or_alone(report):
    attached = replace(report, attached_name="paper.pdf", attached_hash=HASH)
    front, paper = composed(attached, {HASH: PDF})
    assert (front.key, paper.key) == ("item-id8", "item-id8-paper")
    assert (paper.blocks, paper.attached.name, paper.attached.pages) == ((), "paper.pdf", 3)
    (alone,) = composed(replace(attached, prints_front_sheet=False, sections=()), {HASH: PDF})
    assert (alone.key, alone.attached.digest) == ("item-id8", HASH)


def test_a_bare_front_sheet_is_not_printed(report):
    assert composed(replace(report, sections=(section("Purpose", role=SectionRole.PURPOSE),))) == ()


@pytest.fixture
def pack_of(papers, make_item, report):
    """A pack with the report behind item 8."""

    def made(view=report, files=None, restricted=False, **facts):
        item = replace(make_item("8", "Early Help Offer"), paper=PaperKind.REPORT, has_report=True, **facts)
        held = ReportPapers(view, files or {}, {})
        return replace(papers, items=(item,), reports={item.id: held}, is_restricted=restricted)

    return made


def test_all_sections_of_a_report_belong_to_its_item_and_the_sheet_leads_to_the_first(
    pack_of, report, make_kpi
):
    view = replace(
        report,
        appendices=(
            appendix("A", "Engagement", file_name="a.pdf", blob_hash=HASH),
            appendix("B", "Figures", paper=PaperKind.KPIS),
            appendix("C", "Nothing yet"),
        ),
    )
    papers = replace(pack_of(view, {HASH: PDF}), kpis=(make_kpi("Re-referrals", {"2019-06": "31.4"}),))
    sections = compose_item(papers.items[0], papers)
    assert [each.key for each in sections] == ["item-id8", "item-id8-appendix-A", "item-id8-appendix-B"]
    assert [each.title for each in sections[1:]] == ["Appendix A: Engagement", "Appendix B: Figures"]
    assert sections[1].kind is SectionKind.APPENDIX
    assert {(each.item_number, each.item_title) for each in sections} == {("8", "Early Help Offer")}
    pack = compose_pack(papers)
    assert [each.key for each in pack.sections[1:]] == [each.key for each in sections]
    (listed,) = [block for block in sections[0].blocks if isinstance(block, Table)]
    assert [row.cells[1].text for row in listed.rows] == [
        (Text("Engagement", link="#item-id8-appendix-A"),),
        (Text("Figures", link="#item-id8-appendix-B"),),
        "Nothing yet",
    ]


def test_an_exempt_appendix_is_listed_in_the_public_pack_and_only_the_restricted_one_holds_it(
    pack_of, report
):
    costs = appendix("A", "Costs", blob_hash=HASH, exempt_paragraphs="3", public_interest_reason="Prices.")
    view = replace(report, appendices=(costs,))
    public = pack_of(view, {HASH: PDF})
    assert [each.key for each in compose_item(public.items[0], public)] == ["item-id8"]
    restricted = pack_of(view, {HASH: PDF}, restricted=True)
    front, exempt = compose_item(restricted.items[0], restricted)
    assert front.classification is Classification.PUBLIC
    assert (exempt.classification, exempt.exemption) == (Classification.EXEMPT, "paragraph 3")


def test_an_appendix_of_an_exempt_item_cites_the_paragraphs_of_both(pack_of, report):
    confidential = appendix("A", "Costs", blob_hash=HASH, exempt_paragraphs="3")
    papers = pack_of(
        replace(report, appendices=(confidential,)), {HASH: PDF}, restricted=True, exempt_paragraphs="1"
    )
    front, exempt = compose_item(papers.items[0], papers)
    assert (front.classification, front.exemption) == (Classification.EXEMPT, "paragraph 1")
    assert exempt.exemption == "paragraphs 1 and 3"


def test_a_report_to_follow_has_no_pages_until_it_is_one(pack_of):
    papers = pack_of(kind=ItemKind.TO_FOLLOW)
    assert compose_item(papers.items[0], papers) == ()
    assert papers.missing == ()
    assert compose_item(replace(papers.items[0], kind=ItemKind.REPORT), papers)


def test_an_item_whose_report_says_nothing_is_missing_by_its_id(pack_of, report):
    papers = pack_of(replace(report, sections=()))
    assert papers.missing_by_item == {papers.items[0].id: "Item 8 Early Help Offer has no paper."}
    assert pack_of().missing_by_item == {}


def test_the_logo_stands_on_the_cover(pack_of):
    sheet = compose_pack(replace(pack_of(), logo=b"\x89PNG")).sections[0]
    assert sheet.blocks[0].logo.content == b"\x89PNG"
    assert compose_pack(pack_of()).sections[0].blocks[0].logo is None
