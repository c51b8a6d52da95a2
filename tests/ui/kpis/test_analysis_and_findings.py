from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from boardkeeper import kpis
from boardkeeper.kpi_chart import chart_of
from boardkeeper.kpis.analysis import Subject
from tests.ui.kpis.test_page import choose
from tests.ui.real_board import WHO, Desk
from tests.ui.workbooks import CONFERENCES, REFERRALS
from ui.theme.theme import Mode


def said(desk: Desk, subject: Subject) -> str:
    rows = desk.page.sheet.analysis.rows
    label = rows._values[subject.value]  # the words as they stand
    return label.text() if not label.isHidden() else ""


def write_wrong(desk: Desk) -> None:
    """A figure of the conferences that its own numbers do not make."""
    kpi = desk.ask(kpis.find_kpi, desk.made.board.id, CONFERENCES)
    values = {"value": Decimal("94.6"), "numerator": Decimal(45), "denominator": Decimal(143)}
    desk.workplace.operations.run(None, kpis.record_figure, WHO, kpi.id, "2019-06", **values)
    desk.settle()


def test_the_figures_of_the_chosen_indicator_are_put_in_words(desk: Desk) -> None:
    choose(desk, REFERRALS)
    assert said(desk, Subject.COLOUR).startswith("31.5% in Jun-19 (45 of 143) is red. Lower is better")
    assert "percentage points" in said(desk, Subject.TRAVEL)
    assert "since May-19, the month before" in said(desk, Subject.TRAVEL)
    assert said(desk, Subject.BENCHMARK) == ""


def test_a_figure_that_cannot_be_right_is_said_where_it_stands_and_listed(desk: Desk) -> None:
    assert desk.page.findings.buttons == []
    write_wrong(desk)
    choose(desk, CONFERENCES)
    assert "94.6% in Jun-19 is not 45 of 143" in desk.page.sheet.analysis.wrong.text()
    assert "45 ÷ 143 × 100 = 31.5%" in desk.page.sheet.analysis.wrong.text()
    choose(desk, REFERRALS)
    assert desk.page.sheet.analysis.wrong.isHidden()
    desk.page.show_findings()
    assert desk.page.side.currentWidget() is desk.page.findings
    (go,) = desk.page.findings.buttons
    assert go.hasFocus()
    assert "94.6% in Jun-19 is not 45 of 143" in go.accessibleName()


def test_a_finding_leads_to_its_figure_also_from_another_indicator(desk: Desk) -> None:
    write_wrong(desk)
    choose(desk, REFERRALS)
    desk.page.show_findings()
    desk.qtbot.mouseClick(desk.page.findings.buttons[0], Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.row.name == CONFERENCES
    assert desk.page.side.currentWidget() is desk.page.source


def test_a_finding_goes_when_the_figure_is_put_right(desk: Desk) -> None:
    write_wrong(desk)
    assert len(desk.page.findings.buttons) == 1
    desk.undo()
    desk.settle()
    assert desk.page.findings.buttons == []
    assert not desk.page.findings.findChildren(QPushButton)[1:]


def test_escape_leaves_the_findings(desk: Desk) -> None:
    choose(desk, REFERRALS)
    desk.page.show_findings()
    desk.qtbot.keyClick(desk.page.findings.back, Qt.Key.Key_Escape)
    assert desk.page.side.currentWidget() is not desk.page.findings


def test_limits_are_drawn_from_the_figures_that_were_chosen_and_stay_so(desk: Desk) -> None:
    kpi = desk.ask(kpis.find_kpi, desk.made.board.id, REFERRALS)
    desk.workplace.operations.run(
        None, kpis.record_kpi_event, WHO, kpi.id, "2019-06", "Before the visit", "After the visit"
    )
    desk.settle()
    choose(desk, REFERRALS)
    sheet = desk.page.sheet
    assert sheet.baseline.isHidden()
    desk.qtbot.mouseClick(desk.page.limits, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert not sheet.baseline.isHidden()
    assert "from all 3 figures" in sheet.chart.accessibleDescription()
    sheet.baseline.setCurrentIndex(1)
    sheet.baseline.activated.emit(1)
    assert "from the 2 figures “Before the visit”" in sheet.chart.accessibleDescription()
    choose(desk, CONFERENCES)
    choose(desk, REFERRALS)
    assert "from the 2 figures “Before the visit”" in sheet.chart.accessibleDescription()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("width", [300, 620])
def test_a_chart_with_everything_is_painted_in_both_palettes(desk: Desk, mode: Mode, width: int) -> None:
    kpi = desk.ask(kpis.find_kpi, desk.made.board.id, REFERRALS)
    marks = (kpis.BenchmarkView("England", 2018, Decimal(22), "22.0%", ""),)
    chart = chart_of(replace(kpi, benchmarks=marks), with_limits=True)
    desk.workplace.theme.set_mode(mode)
    desk.page.chart.show_chart(chart)
    desk.page.chart.resize(width, desk.page.chart.sizeHint().height())
    picture = desk.page.chart.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, width, 3) for y in range(0, picture.height(), 3)}) > 20
