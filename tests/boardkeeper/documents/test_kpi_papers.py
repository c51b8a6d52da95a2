"""The exception report and the pages of priorities: what stands on them, and that they are pages for everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import page as checker
import pytest

from boardkeeper.documents.blocks import ChartBlock, Heading, PageBreak, Paragraph, Table
from boardkeeper.documents.kpi_exceptions import compose_exceptions, opening_words, with_exceptions
from boardkeeper.documents.kpis import compose_kpis
from boardkeeper.documents.plain_words import words_of
from boardkeeper.documents.priority_pages import compose_priority_pages, kpis_of
from boardkeeper.figures import RestatedView
from boardkeeper.kpi_exceptions import exceptions_of
from boardkeeper.minutes_out import Paper, make_file, pack_of
from boardkeeper.plan import LinkedKpi, MilestoneStatus, MilestoneView, PlanView, PriorityView
from boardkeeper.rules import milestones as rules
from tests.boardkeeper.kpi_views import EET, EVERY, REFERRALS, STABILITY, kpi_view


def milestone(reference: str, status: MilestoneStatus, *kpis: LinkedKpi, slow=()) -> MilestoneView:
    return MilestoneView(
        id=reference,
        priority_number=2,
        priority_title="Written plans",
        reference=reference,
        text=f"Do {reference}",
        impact="",
        assurance="",
        lead="Head of Service",
        key_dates="March 2019",
        due_on=date(2019, 3, 31),
        status=status,
        period="2019-06",
        status_before=None,
        note="",
        source_sheet="",
        source_cell="",
        kpis=kpis,
        slow=slow,
    )


@pytest.fixture
def plan() -> PlanView:
    on, slip = MilestoneStatus.ON_TRACK, MilestoneStatus.SLIGHT_SLIPPAGE
    linked = LinkedKpi(STABILITY.id, STABILITY.name, "9.8%", None, None)
    milestones = (milestone("2.1", slip, linked), milestone("2.2", on, slow=("was due on 31 March 2019",)))
    summary = rules.summary(rules.MilestoneStatus(each.status.value) for each in milestones)
    written = PriorityView(
        id="p2",
        number=2,
        title="2. Written plans",
        aim="Plans that children understand.",
        milestones=milestones,
        working_well="Audits show better plans.",
        worried_about="Re-referrals are high.",
        needs_to_happen="",
        summary=summary,
        said_period="2019-06",
    )
    empty = replace(
        written,
        id="p3",
        number=3,
        title="Placements",
        aim="",
        milestones=(),
        working_well="",
        worried_about="",
    )
    empty = replace(empty, summary=rules.summary(()))
    return PlanView("plan", "Improvement plan", "2019-06", (written, empty), summary)


def test_the_opening_counts_every_reason(plan):
    found = exceptions_of(EVERY)
    assert opening_words(found) == (
        "Of 6 indicators to Jun-19, 2 need the board’s eye: 1 is red and 1 has no figure."
    )
    section = compose_exceptions(found)
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert [row.cells[0].text for row in table.rows] == [
        "Red",
        REFERRALS.name,
        "No figure",
        "% S47 leading to ICPC",
    ]
    assert table.rows[1].cells[-1].text == "Red against a target of 25.0%."
    charts = [block for block in section.blocks if isinstance(block, ChartBlock)]
    assert [chart.title for chart in charts] == [REFERRALS.name]
    assert charts[0].alt


def test_the_data_set_of_a_pack_begins_with_what_stands_out():
    section = with_exceptions(compose_kpis(EVERY), exceptions_of(EVERY))
    tables = [block.caption for block in section.blocks if isinstance(block, Table)]
    assert tables[:2] == ["What needs the board’s eye", "Where we stand in Jun-19"]
    calm = kpi_view("Calm", {"2019-06": "3.0"}, targets={2019: "5"})
    plain = compose_kpis((calm,))
    assert with_exceptions(plain, exceptions_of((calm,))) is plain


def test_a_page_has_aim_standing_figures_course_attention_and_narrative(plan):
    section = compose_priority_pages(plan, EVERY, 2)
    words = " ".join(words_of(section))
    assert section.title == "Priority 2: Written plans"
    assert "Plans that children understand." in words
    assert (
        "1 of 2 milestones is on track: 50.0% of all. Of the others: milestone 2.1 slipping slightly."
        in words
    )
    assert "Was due on 31 March 2019." in words
    assert "What’s working well" in words
    assert "Audits show better plans." in words
    (chart,) = [block for block in section.blocks if isinstance(block, ChartBlock)]
    assert (chart.title, chart.is_low) == (REFERRALS.name, True)


def test_all_pages_begin_anew_and_an_empty_priority_says_so(plan):
    section = compose_priority_pages(plan, EVERY)
    assert sum(isinstance(block, PageBreak) for block in section.blocks) == 1
    headings = [block.text for block in section.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == ["Written plans", "Placements"]
    assert "No milestone has a status yet." in " ".join(words_of(section))


def test_a_priority_takes_the_indicators_its_milestones_are_linked_to(plan):
    own = replace(EET, priority_number=3)
    other_plan = replace(REFERRALS, plan_id="another plan")
    elsewhere = replace(STABILITY, priority_number=9)
    found = kpis_of(plan, plan.priorities[0], (own, other_plan, elsewhere))
    assert [kpi.name for kpi in found] == [STABILITY.name]


def test_restated_figures_carry_a_mark_and_say_what_they_were(restated):
    section = compose_kpis((restated,))
    words = " ".join(words_of(section))
    assert "31.0%†" in words
    assert "† Restated: Restated: May-19 was 29.0%." in words


@pytest.fixture
def restated():
    kpi = kpi_view("Restated", {"2019-05": "31.0", "2019-06": "30.0"})
    was = RestatedView(
        Decimal("29.0"), "29.0%", "", None, None, "", None, "", "", "Jean Kelly", "2019-07-03 10:00"
    )
    return replace(kpi, figures=(replace(kpi.figures[0], was=(was,)), *kpi.figures[1:]))


def test_all_papers_of_figures_pass_pdf_ua_1(board, plan, restated):
    every = (*EVERY, restated)
    sections = (
        with_exceptions(compose_kpis(every), exceptions_of(every)),
        compose_exceptions(exceptions_of(every)),
        compose_priority_pages(plan, every),
        compose_priority_pages(plan, every, 2),
    )
    for section in sections:
        pack = pack_of(board, date(2019, 9, 11), section, datetime(2019, 9, 3, tzinfo=UTC))
        content, pages = make_file(pack, Paper.PDF)
        report = checker.validate_pdf_bytes(content, profile=checker.ValidationProfile.PDF_UA_1)
        assert [failure.message for failure in report.failures] == []
        assert pages
        for kind in (Paper.WORD, Paper.WEB, Paper.TEXT):
            assert make_file(pack, kind)[0]


def test_nothing_stands_out_says_so():
    calm = kpi_view("Calm", {"2019-06": "3.0"}, targets={2019: "5"})
    section = compose_exceptions(exceptions_of((calm,)))
    paragraphs = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert paragraphs == ["None of 1 indicator to Jun-19 stands out."]
