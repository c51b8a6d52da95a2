"""The pack made of the real workbooks of September 2019 reads back as they say."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

import page as checker
import pytest

from boardkeeper import boards, imports, kpis, meetings, packs
from boardkeeper.documents.large_print import in_large_print
from boardkeeper.documents.pack import compose_pack
from boardkeeper.imports import ImportKind
from boardkeeper.kpis import Polarity
from boardkeeper.render.pages import PageReader
from boardkeeper.render.pdf import BuiltPack, build_pack, number_together
from boardkeeper.render.pdf.style import LARGE_PRINT
from boardkeeper.rules.milestones import MilestoneStatus
from db.store import Store

WHO = "Ann Smith"
WORKBOOKS = {
    ImportKind.KPIS: "kpis-2019-06.xlsx",
    ImportKind.MILESTONES: "milestones-2019-06.xlsx",
    ImportKind.DECISIONS: "tracking-decisions.xlsx",
    ImportKind.PROGRAMME: "work-programme-2019-20.xlsx",
}
#: By the start of the name, as the workbook has them.
POLARITIES = {
    "% Initial Case Conference": Polarity.HIGHER,
    "Re-referrals": Polarity.LOWER,
    "% of children subject to multiple": Polarity.LOWER,
    "Short Term Placement": Polarity.LOWER,
    "Long Term Stability": Polarity.HIGHER,
    "% of Care Leavers in EET": Polarity.HIGHER,
    "% Care Leavers in Suitable": Polarity.HIGHER,
}


class Made(NamedTuple):
    papers: packs.PackPapers
    built: BuiltPack
    text: str
    """All words of the pack, blanks evened out."""


@pytest.fixture(scope="module")
def made(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    path = tmp_path_factory.mktemp("real") / "t.board"
    with Store.create(path, WHO) as store:
        board_id = boards.create_board(store, WHO, "Children's Scrutiny", "Plymouth")
        for kind, name in WORKBOOKS.items():
            read = imports.read_workbook_as(kind, shared / "data" / "plymouth-2019" / name)
            imports.apply_import(store, WHO, imports.preview_import(store, board_id, read))
        for kpi in kpis.list_kpis(store, board_id).rows:
            polarity = next((way for start, way in POLARITIES.items() if kpi.name.startswith(start)), None)
            if polarity:
                kpis.set_kpi(store, WHO, kpi.id, polarity=polarity)
        meeting_id = meetings.add_meeting(
            store, WHO, board_id, date(2019, 9, 11), time(14), standard_agenda=True
        )
        papers = packs.gather_papers(store, meeting_id)
    built = packs.render_pack(papers)
    with PageReader(built.pdf) as reader:
        text = " ".join(" ".join(reader.text(index).split()) for index in range(len(reader)))
    return Made(papers, built, text)


def test_every_paper_but_the_minutes_is_there_and_its_pages_are_on_the_sheet(made):
    assert made.papers.missing == ("Item 3 Minutes has no paper.",)
    assert [item.number for item in made.built.items] == ["5", "6", "7", "8"]
    assert made.built.items[0].first_page == 1
    for item in made.built.items:
        assert f"(Pages {item.first_page} - {item.last_page})" in made.text


def test_22_milestones_are_counted_and_printed_on_both_bases(made):
    assert "17 of 22 milestones are on track: 77.3% of all, 81.0% of the 21 that are due." in made.text
    plan = made.papers.plan
    assert plan is not None
    statuses = Counter(each.status for priority in plan.priorities for each in priority.milestones)
    assert statuses == {
        MilestoneStatus.ON_TRACK: 17,
        MilestoneStatus.SLIGHT_SLIPPAGE: 4,
        MilestoneStatus.NOT_YET_DUE: 1,
    }
    for priority in plan.priorities:
        for milestone in priority.milestones:
            assert f" {milestone.reference} " in made.text


def test_all_9_decisions_and_37_topics_are_printed(made):
    assert len(made.papers.decisions) == 9
    assert "9 decisions followed up" in made.text
    assert len(made.papers.programme) == 37
    assert "37 topics: 26 for a meeting, 9 to be scheduled, 2 for select committee review." in made.text
    squeezed = re.sub(r"\s", "", made.text)
    for item in made.papers.programme:
        assert re.sub(r"\s", "", item.topic) in squeezed


def test_every_figure_and_every_fraction_of_the_four_sheets_is_printed(made):
    figures = [figure for kpi in made.papers.kpis for figure in kpi.figures]
    assert len(made.papers.kpis) == 12
    assert len(figures) == 12 * 16
    printed = Counter(re.findall(r"[\d.,/]+%?", made.text))
    wanted = Counter(figure.shown for figure in figures)
    wanted += Counter(f"{f.numerator:f}/{f.denominator:f}" for f in figures if f.numerator is not None)
    assert {figure for figure, times in wanted.items() if printed[figure] < times} == set()
    assert {"45/418", "7/25", "112/418", "104.2%", "79.3%"} <= printed.keys()


@pytest.mark.parametrize(
    ("start", "letters"),
    [
        ("% Initial Case Conference", "100.0% G 96.1% G 94.6% G"),
        ("Re-referrals", "37.7% R 32.2% R 31.4% R"),
        ("% of children subject to multiple", "28.0% R 27.1% R 23.5% A"),
        ("Short Term Placement", "10.8% G 10.6% G 9.8% G"),
        ("Long Term Stability", "67.8% A 66.4% A 64.4% A"),
        ("% of Care Leavers in EET", "55.1% R 56.4% A 56.4% A"),
        ("% Care Leavers in Suitable", "94.3% G 96.0% G 95.7% G"),
    ],
)
def test_the_colours_of_spring_2019_are_printed_as_letters(made, start, letters):
    assert letters in made.text, start


def test_the_real_pack_is_accessible_in_both_sizes_and_large_print_names_the_usual_pages(made):
    usual = compose_pack(made.papers)
    large = build_pack(in_large_print(usual, number_together((usual,))), style=LARGE_PRINT)
    for pdf in (made.built.pdf, large.pdf):
        report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
        assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    with PageReader(large.pdf) as reader:
        text = " ".join(" ".join(reader.text(index).split()) for index in range(len(reader)))
    for here, there in zip(large.items, made.built.items, strict=True):
        assert f"Pages {here.first_page}–{here.last_page} here" in text
        assert f"Pages {there.first_page}–{there.last_page} of the usual pack" in text
    assert text.count("Status:") >= 22
