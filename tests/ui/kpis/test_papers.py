"""The papers of figures beside the table: looked at, made anew, saved."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boardkeeper import kpis, plan
from boardkeeper.kpi_papers import KpiPaper
from tests.ui.real_board import WHO, Desk
from tests.ui.workbooks import REFERRALS


def show(desk: Desk, paper: KpiPaper | None = None) -> None:
    if paper is KpiPaper.EXCEPTIONS:
        desk.page.show_exceptions()
    else:
        desk.page.show_papers()
    settle(desk)


def settle(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.page.papers.is_settled, timeout=20_000)
    desk.settle()


def titles(desk: Desk) -> list[str]:
    choice = desk.page.papers.choice
    return [choice.itemText(place) for place in range(choice.count())]


def test_the_exception_report_is_shown_as_it_will_be_printed(desk: Desk) -> None:
    show(desk, KpiPaper.EXCEPTIONS)
    pane = desk.page.papers
    assert desk.page.side.currentWidget() is pane
    assert pane.chosen.paper is KpiPaper.EXCEPTIONS
    assert pane.print_button.isEnabled()
    desk.qtbot.waitUntil(lambda: bool(pane.pages.drawn_pages), timeout=20_000)


def test_a_figure_that_changes_makes_the_paper_anew(desk: Desk) -> None:
    show(desk)
    pane = desk.page.papers
    before = pane.pack
    found = desk.ask(kpis.find_kpi, desk.made.board.id, REFERRALS)
    desk.workplace.operations.run(None, kpis.record_figure, WHO, found.id, "2019-07", value=Decimal("29.9"))
    desk.qtbot.waitUntil(lambda: pane.pack is not before, timeout=20_000)
    settle(desk)
    assert "Figures to Jul-19" in str(pane.pack.sections[0].blocks[1])


def test_a_plan_brings_the_pages_of_its_priorities(desk: Desk) -> None:
    plan_id = desk.ask(plan.add_plan, WHO, desk.made.board.id, "Improvement plan")
    desk.ask(plan.add_priority, WHO, plan_id, 1, "Written plans")
    show(desk)
    assert titles(desk)[2:] == ["A page for each priority", "Priority 1: Written plans"]
    pane = desk.page.papers
    pane.choice.setCurrentIndex(3)
    pane.choice.activated.emit(3)
    settle(desk)
    assert pane.pack.sections[0].title == "Priority 1: Written plans"


def test_a_paper_is_saved_in_the_kind_its_name_ends_with(desk: Desk, tmp_path: Path) -> None:
    show(desk, KpiPaper.EXCEPTIONS)
    path = tmp_path / "exceptions.html"
    desk.page.papers.save_to(path)
    desk.settle()
    assert "Performance by exception" in path.read_text(encoding="utf-8")
    assert desk.said[-1].startswith("“exceptions.html” written")


def test_escape_goes_back_to_the_indicator(desk: Desk) -> None:
    show(desk)
    QTest.keyClick(desk.page.papers.choice, Qt.Key.Key_Escape)
    assert desk.page.side.currentWidget() is not desk.page.papers
