from __future__ import annotations

import pypdfium2
import pytest

from boardkeeper import abbreviations, agenda, briefing, briefing_paper, exempting, reports
from boardkeeper.briefing import Part
from boardkeeper.errors import UserError
from boardkeeper.minutes.editions import Edition
from boardkeeper.reports import ReportParagraphKind, WrittenParagraph
from tests.boardkeeper.briefing.conftest import LAST, NOW

WHO = "Ann Smith"


@pytest.fixture
def crowded(brief):
    for number in range(60):
        brief.action(f"Late matter {number} about which there is rather much to be said", "1 March 2019")
        brief.action(f"Promise {number} about which there is rather much to be said", "31 July 2019")
    return brief


def made(brief):
    return briefing_paper.make_briefing(briefing_paper.gather_briefing(brief.store, brief.meeting))


def test_what_does_not_fit_one_page_is_counted_instead(crowded, tmp_path):
    sheet = made(crowded).sheet
    overdue, promises = sheet.sections[:2]
    assert 4 < len(overdue.lines) < 30
    assert abs(len(overdue.lines) - len(promises.lines)) <= 1
    assert overdue.more == f"and {60 - len(overdue.lines)} more; 60 others are among the promises below"
    assert promises.more == f"and {60 - len(promises.lines)} more"
    saved = briefing_paper.export_briefing(crowded.store, crowded.meeting, tmp_path / "b.pdf")
    assert saved.pages == 1
    text = pypdfium2.PdfDocument(tmp_path / "b.pdf")[0].get_textpage().get_text_range()
    assert f"And {60 - len(overdue.lines)} more; 60 others are" in text
    assert "Chair’s briefing" in text


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".txt"])
def test_a_briefing_is_written_in_every_kind_the_house_knows(brief, tmp_path, ending):
    saved = briefing_paper.export_briefing(brief.store, brief.meeting, tmp_path / f"b{ending}")
    assert saved.path.stat().st_size > 200


def test_another_ending_and_a_part_two_are_refused(brief, tmp_path):
    with pytest.raises(UserError, match="ending"):
        briefing_paper.export_briefing(brief.store, brief.meeting, tmp_path / "b.odt")
    with pytest.raises(UserError, match="no Part II"):
        briefing_paper.gather_briefing(brief.store, brief.meeting, Edition.PART_II)


def test_the_same_board_gives_the_same_page(brief, tmp_path):
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for path in files:
        briefing_paper.export_briefing(brief.store, brief.meeting, path)
    assert files[0].read_bytes() == files[1].read_bytes()


def report(brief, *texts, **facts):
    item = agenda.add_item(brief.store, WHO, brief.meeting, "Placements", **facts)
    report_id = reports.start_report(brief.store, WHO, item)
    section = reports.get_report(brief.store, item).sections[0]
    written = [WrittenParagraph(None, ReportParagraphKind.TEXT, text=text) for text in texts]
    reports.write_section(brief.store, WHO, section.id, written)
    return report_id


def test_the_abbreviations_are_those_of_the_pack_with_what_they_mean_in_it(brief):
    report(brief, "The Local Authority Designated Officer (LADO) met the IRO and ZQX.", "XYC was told.")
    abbreviations.set_abbreviation(brief.store, WHO, brief.desk.board_id, "XYC", "Young Committee")
    section = brief.section(Part.ABBREVIATIONS)
    meanings = {line.text: line.note for line in section.lines}
    assert meanings["LADO"] == "Local Authority Designated Officer"
    assert meanings["IRO"] == "Independent Reviewing Officer"
    assert meanings["XYC"] == "Young Committee"
    assert "ZQX" in brief.sheet().unexplained


def test_an_exempt_report_lends_no_word_to_the_public_page(brief):
    report(brief, "Zanzibar House (ZH) asks for more.")
    item = agenda.list_items(brief.store, brief.meeting)[-1]
    exempting.mark_exempt(brief.store, WHO, item.id, (3,), "prices")
    assert "ZH" not in {line.text for line in brief.section(Part.ABBREVIATIONS).lines}
    restricted = brief.section(Part.ABBREVIATIONS, Edition.RESTRICTED)
    assert "ZH" in {line.text for line in restricted.lines}


def test_the_next_meeting_is_proposed_and_after_the_last_one_the_last(brief):
    every, chosen = briefing.briefed_meetings(brief.store, brief.desk.board_id, LAST)
    assert [each.held_on for each in every] == [NOW, LAST]
    assert chosen == brief.last
    after = briefing.briefed_meetings(brief.store, brief.desk.board_id, NOW.replace(year=2020))
    assert after[1] == brief.meeting
