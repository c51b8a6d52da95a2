"""Figures in papers that are about to go out: unknown ones block, typed ones that contradict the data warn."""

from __future__ import annotations

from decimal import Decimal

import pytest

from boardkeeper import kpis, packs, plan, publishing
from boardkeeper.agenda import PaperKind, update_item
from boardkeeper.documents.pack import compose_pack
from boardkeeper.documents.plain_words import words_of
from boardkeeper.kpis import Polarity
from boardkeeper.minutes.recommendations import recommendations_of
from boardkeeper.publishing import NotReady
from tests.boardkeeper.publishing.conftest import LAST_DAY, WHO

LIVE = "Re-referrals {kpi re-referrals change} to {kpi re-referrals latest}."


@pytest.fixture
def figures(office):
    kpi_id = kpis.add_kpi(
        office.store, WHO, office.board_id, "Re-referrals within 12 months", polarity=Polarity.LOWER
    )
    for period, value in (("2019-05", "32.2"), ("2019-06", "31.4"), ("2019-10", "20.0")):
        kpis.record_figure(office.store, WHO, kpi_id, period, value=Decimal(value))
    return kpi_id


def printed(office) -> str:
    pack = compose_pack(packs.gather_papers(office.store, office.meeting_id))
    return " ".join(words for section in pack.sections for words in words_of(section))


def blocking(office) -> list[str]:
    ready = publishing.readiness(office.store, office.meeting_id, LAST_DAY)
    return [finding.sentence for finding in ready.findings if finding.is_blocking]


def test_a_pack_says_what_the_figure_is_on_the_day_of_the_meeting(office, figures):
    office.write(office.items["fostering"], LIVE)
    assert "Re-referrals fell by 0.8 percentage points to 31.4%." in printed(office)
    assert "{kpi" not in printed(office)
    kpis.record_figure(office.store, WHO, figures, "2019-06", value=Decimal("30.9"))
    assert "Re-referrals fell by 1.3 percentage points to 30.9%." in printed(office)
    assert blocking(office) == []


def test_a_figure_that_is_not_known_blocks_publication_and_says_where(office, figures):
    office.write(office.items["fostering"], "There were {kpi adoptions latest} of them.")
    assert "There were [figure not known: adoptions latest] of them." in printed(office)
    number = office.number_of("fostering")
    first = blocking(office)[0]
    assert first.startswith(f"Item {number} Fostering Services, “")
    assert "{kpi adoptions latest} – The board has no KPI called “adoptions”." in first
    with pytest.raises(NotReady) as refused:
        office.made()
    assert refused.value.sentence == first


def test_a_supplement_is_held_back_by_it_too(office, figures):
    office.publish()
    office.write(office.items["schools"], "There were {kpi adoptions latest} of them.")
    with pytest.raises(NotReady, match="no KPI called “adoptions”"):
        office.supplement(LAST_DAY)


def test_what_was_published_keeps_its_figures(office, figures):
    office.write(office.items["fostering"], LIVE)
    office.publish()
    before = office.file(0, publishing.PublishedAs.PUBLIC_PACK)
    kpis.record_figure(office.store, WHO, figures, "2019-06", value=Decimal("12.0"))
    assert office.file(0, publishing.PublishedAs.PUBLIC_PACK) == before


def test_a_typed_number_against_the_data_warns_and_does_not_block(office, figures):
    office.write(office.items["fostering"], "Re-referrals were 31.5% in June 2019.")
    said = [
        each.sentence
        for each in publishing.readiness(office.store, office.meeting_id, LAST_DAY).findings
        if "is typed" in each.sentence
    ]
    assert said
    assert said[0].endswith("31.5% is typed; “Re-referrals within 12 months” in Jun-19 is 31.4%.")
    assert blocking(office) == []


def test_a_plan_says_its_figures_and_its_unknown_ones_block(office, figures):
    plan_id = plan.add_plan(office.store, WHO, office.board_id, "Improvement plan")
    priority_id = plan.add_priority(office.store, WHO, plan_id, 1, "Written plans")
    milestone_id = plan.add_milestone(office.store, WHO, priority_id, "1.1", "Audit the plans")
    plan.record_milestone_status(
        office.store, WHO, milestone_id, "2019-06", plan.MilestoneStatus.ON_TRACK, "Now {kpi nothing}."
    )
    plan.record_narrative(
        office.store, WHO, priority_id, "2019-06", working_well=LIVE, worried_about="", needs_to_happen=""
    )
    update_item(office.store, WHO, office.items["last"], paper=PaperKind.PLAN)
    assert "Re-referrals fell by 0.8 percentage points to 31.4%." in printed(office)
    (sentence,) = blocking(office)
    assert "milestone 1.1: {kpi nothing} – The board has no KPI called “nothing”." in sentence


def test_a_recommendation_comes_into_the_minutes_with_its_figure(office, figures):
    office.write(office.items["fostering"], "That the Board notes {kpi re-referrals latest}.")
    assert "That the Board notes 31.4%." in recommendations_of(office.store, office.items["fostering"])


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Performance by exception", "need the board’s eye"),
        ("Performance report", "Figures to Jun-19."),
        ("Progress by priority", "How each of the 1 priority stands"),
        ("Priority 1", "Priority 1: Written plans"),
    ],
)
def test_the_title_of_an_item_says_which_paper_of_figures_it_takes(office, figures, title, words):
    kpis.set_kpi(office.store, WHO, figures, target=Decimal(25), target_year=2019)
    kpis.record_figure(office.store, WHO, figures, "2018-12", value=Decimal(3))
    plan_id = plan.add_plan(office.store, WHO, office.board_id, "Improvement plan")
    plan.add_priority(office.store, WHO, plan_id, 1, "Written plans")
    update_item(office.store, WHO, office.items["last"], paper=PaperKind.KPIS, title=title)
    assert words.replace("need ", "") in printed(office)
