"""The four front sheets of the pack of 11 September 2019, rebuilt from what was printed and read back from the new pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest

from boardkeeper import agenda, appendices, boards, meetings, packs, reports, sign_offs
from boardkeeper.render.pages import PageReader
from boardkeeper.reports import SectionRole, SignOffKind
from boardkeeper.reports.plain_text import read_plain
from boardkeeper.rules.due_dates import full_date, parse_date
from boardkeeper.rules.template_words import is_template_remnant
from db.store import Store

WHO = "Helen Rickman"
BOARD = "Education and Children's Social Care Overview and Scrutiny Committee"
SEED = "plymouth-2019-09-11-scrutiny-agenda-pack.txt"
HEADINGS = {
    "Purpose of Report": SectionRole.PURPOSE,
    "Recommendations and Reasons": SectionRole.RECOMMENDATIONS,
    "Alternative options": SectionRole.ALTERNATIVES,
    "Relevance to the Corporate Plan": SectionRole.CORPORATE_PLAN,
    "Implications for the Medium Term": SectionRole.RESOURCES,
    "Carbon Footprint": SectionRole.CARBON,
    "Other Implications": SectionRole.OTHER_IMPLICATIONS,
}
FIELDS = {
    "Title of Report": "title",
    "Lead Member": "lead_member",
    "Lead Strategic Director": "lead_director",
    "Author": "author",
    "Contact Email": "contact_email",
    "Your Reference": "reference",
}
SHORT = {"Fin": SignOffKind.FINANCE, "Leg": SignOffKind.LEGAL}


@dataclass
class Sheet:
    """A front sheet as it was printed."""

    fields: dict[str, str] = field(default_factory=dict)
    sections: dict[SectionRole, list[str]] = field(default_factory=dict)
    appendices: list[str] = field(default_factory=list)
    references: dict[SignOffKind, str] = field(default_factory=dict)
    leadership: str = ""
    director: str = ""
    agreed_on: date | None = None
    approved: str = ""
    approved_on: date | None = None


@pytest.fixture(scope="module")
def sheets(shared: Path) -> list[Sheet]:
    lines = (shared / "seeds" / SEED).read_text(encoding="utf-8").splitlines()
    starts = [place for place, line in enumerate(lines) if line.startswith("Date of meeting:")]
    return [_sheet(lines[start : start + 150]) for start in starts]


def _sheet(lines: list[str]) -> Sheet:
    sheet = Sheet()
    role: SectionRole | None = None
    for line in lines:
        if "Date approved:" in line:
            _signed(sheet, line)
            break
        label, _, value = line.partition(":\t")
        if value and role is None and not sheet.sections:
            sheet.fields[label] = value.strip()
            continue
        heading = next((each for name, each in HEADINGS.items() if line.startswith(name)), None)
        if heading is not None:
            role = heading
            sheet.sections[role] = []
        elif line == "Appendices":
            role = None
        elif role is not None and line.strip() and not line.lstrip("* ").startswith("When considering these"):
            sheet.sections[role].append(re.sub(r"<[^>]*>", "", line).strip())
        elif found := re.match(r"([A-C])\t([^\t]+)", line):
            sheet.appendices.append(found[2].strip())
        else:
            _signed(sheet, line)
    return sheet


def _signed(sheet: Sheet, line: str) -> None:
    cells = line.split("\t")
    for short, reference in pairwise(cells):
        if short in SHORT:
            # The printed cell was too narrow: “djn.1 9.20. 91”.
            sheet.references[SHORT[short]] = reference.replace(" ", "")
    if "Senior Leadership Team member:" in line:
        sheet.leadership = line.partition(":")[2].strip(" .\t")
    for before, fact in (("agreed the report?", "director"), ("Cabinet Member approval:", "approved")):
        if before in line:
            said = re.split(r"Date (?:agreed|approved):", line.partition(before)[2])[0]
            setattr(sheet, fact, said.strip(" *\t"))
    for before, fact in (("Date agreed:", "agreed_on"), ("Date approved:", "approved_on")):
        if before in line:
            setattr(sheet, fact, parse_date(line.partition(before)[2].strip()))


@pytest.fixture(scope="module")
def rebuilt(sheets: list[Sheet], tmp_path_factory: pytest.TempPathFactory):
    """The four reports in a store, and the words of the pages of each in the printed pack."""
    path = tmp_path_factory.mktemp("real") / "t.board"
    with Store.create(path, WHO) as store:
        board_id = boards.create_board(store, WHO, BOARD, "Plymouth City Council")
        meeting_id = meetings.add_meeting(store, WHO, board_id, date(2019, 9, 11), time(14))
        views = [_written(store, meeting_id, sheet) for sheet in sheets]
        papers = packs.gather_papers(store, meeting_id)
    built = packs.render_pack(papers)
    with PageReader(built.pdf) as reader:
        pages = [" ".join(reader.text(index).split()) for index in range(len(reader))]
    texts = []
    for item in built.items:
        start, end = built.labels.index(str(item.first_page)), built.labels.index(str(item.last_page))
        texts.append(" ".join(pages[start : end + 1]))
    return views, texts, papers


def _written(store: Store, meeting_id: str, sheet: Sheet):
    item_id = agenda.add_item(store, WHO, meeting_id, sheet.fields["Title of Report"])
    report_id = reports.start_report(store, WHO, item_id)
    facts = {fact: sheet.fields[label] for label, fact in FIELDS.items()}
    is_key = sheet.fields["Key Decision"] == "Yes"
    reports.update_report(store, WHO, report_id, **facts, is_key_decision=is_key)
    report = reports.get_report(store, item_id)
    assert report is not None
    for section in report.sections:
        written = "\n\n".join(sheet.sections.get(section.role, ()))
        reports.write_section(store, WHO, section.id, read_plain(written))
    for title in sheet.appendices:
        appendices.add_appendix(store, WHO, report_id, title)
    for kind, reference in sheet.references.items():
        sign_offs.sign(store, WHO, report_id, kind, reference=reference)
    sign_offs.sign(store, WHO, report_id, SignOffKind.LEADERSHIP_TEAM, person=sheet.leadership)
    person = "" if sheet.director == "Yes" else sheet.director
    sign_offs.sign(store, WHO, report_id, SignOffKind.DIRECTOR, person=person, signed_on=sheet.agreed_on)
    sign_offs.sign(
        store, WHO, report_id, SignOffKind.CABINET_MEMBER, person=sheet.approved, signed_on=sheet.approved_on
    )
    return reports.get_report(store, item_id)


def test_the_pack_has_four_front_sheets_with_the_references_that_are_known(sheets):
    assert [sheet.fields["Title of Report"] for sheet in sheets] == [
        "Children's Services Pledges",
        "Early Help and Targeted Support engagement – developing Family Hubs",
        "Ofsted Improvement Plan Progress Report",
        "Plymouth Challenge Update",
    ]
    assert [sheet.references[SignOffKind.LEGAL] for sheet in sheets] == [
        "MS.03.09.19",
        "MS/28.08.19",
        "It/33199/2308",
        "lt/33220/2908",
    ]
    assert sheets[1].references[SignOffKind.FINANCE] == "djn.19.20.91"
    assert [sheet.agreed_on for sheet in sheets] == [
        date(2019, 9, 3),
        date(2019, 8, 28),
        date(2019, 6, 14),
        date(2019, 8, 30),
    ]


def test_every_field_is_printed_as_it_was(sheets, rebuilt):
    _, texts, _ = rebuilt
    for sheet, text in zip(sheets, texts, strict=True):
        for label in FIELDS:
            assert sheet.fields[label] in text, label
        assert f"Date of meeting {sheet.fields['Date of meeting']}" in text
        assert f"Key decision {sheet.fields['Key Decision']}" in text
        assert "Confidentiality Part I – Official" in text


def test_every_paragraph_is_printed_but_what_the_form_left_behind(sheets, rebuilt):
    _, texts, _ = rebuilt
    for sheet, text in zip(sheets, texts, strict=True):
        assert "Click here to enter text" not in text
        for written in sheet.sections.values():
            for paragraph in written:
                if not is_template_remnant(paragraph):
                    assert " ".join(paragraph.split()[:8]) in text


def test_every_sign_off_is_printed_with_its_reference_unbroken_and_its_day(sheets, rebuilt):
    _, texts, _ = rebuilt
    for sheet, text in zip(sheets, texts, strict=True):
        for reference in sheet.references.values():
            assert reference in text
        assert sheet.agreed_on is not None
        assert sheet.approved_on is not None
        for words in (full_date(sheet.agreed_on), full_date(sheet.approved_on)):
            assert words in text
        assert sheet.leadership.split("(")[0].split(",")[0].strip() in text
        for title in sheet.appendices:
            if not is_template_remnant(title):
                assert title in text


def test_what_a_proofreader_finds_on_the_printed_sheets_is_said_to_be_missing(rebuilt):
    views, _, _ = rebuilt
    pledges, early_help, ofsted, challenge = views
    assert "“Other Implications” still says “Click here to enter text”." in pledges.missing
    assert "Appendix A still says “Briefing report title”." in challenge.missing
    assert "Appendix B still says “Equalities Impact Assessment (if applicable)”." in challenge.missing
    for report in (pledges, early_help, ofsted):
        assert not [sentence for sentence in report.missing if "signed" in sentence]


def test_each_report_has_a_range_of_pages_that_goes_on_from_the_one_before(rebuilt):
    _, _, papers = rebuilt
    items = packs.render_pack(papers).items
    assert [item.number for item in items] == ["1", "2", "3", "4"]
    assert items[0].first_page == 1
    for before, after in pairwise(items):
        assert after.first_page == before.last_page + 1
