"""Figures in a report: named with the keys, read below the section, marked when they contradict the data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import kpis
from boardkeeper.rules.periods import period_title, previous
from db.store import Store
from tests.ui.meetings.papers.step_parts import begin, keep_typed, kept, section
from tests.ui.real_board import WHO, Desk
from ui.meetings.papers.step import PapersStep

_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def add_figures(desk: Desk) -> str:
    """Two figures of the months before this one; answers the later month."""
    today: date = desk.made.today
    last = previous(f"{today.year}-{today.month:02d}")
    kpi_id = desk.ask(kpis.add_kpi, WHO, desk.made.board.id, "Re-referrals")
    for period, value in ((previous(last), "32.2"), (last, "31.4")):
        desk.ask(_record, kpi_id, period, Decimal(value))
    return last


def _record(store: Store, kpi_id: str, period: str, value: Decimal) -> None:
    kpis.record_figure(store, WHO, kpi_id, period, value=value)


def test_a_figure_is_put_into_a_report_and_reads_below_it(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    month = add_figures(desk)
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "Re-referrals are ")
    qtbot.keyClick(box.surface, Qt.Key.Key_I, _KEYS)
    assert box.live.is_choosing
    desk.settle()
    assert box.live.picker is not None
    qtbot.keyClick(box.live.picker.field, Qt.Key.Key_Return)
    qtbot.keyClicks(box.surface, ".")
    keep_typed(desk, box)
    qtbot.waitUntil(lambda: box.live.is_settled)
    assert kept(desk, step).sections[0].paragraphs[0].text == "Re-referrals are {kpi Re-referrals latest}."
    assert box.live.reads.text() == "Reads: Re-referrals are 31.4%."
    assert period_title(month) in box.live.reads.toolTip()


def test_a_typed_number_that_contradicts_the_data_is_marked(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    month = period_title(add_figures(desk))
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, f"Re-referrals were 31.5% in {month}.")
    keep_typed(desk, box)
    qtbot.waitUntil(lambda: box.live.is_settled and not box.live.wrong.isHidden())
    assert f"31.5% is typed; “Re-referrals” in {month} is 31.4%." in box.live.wrong.text()


def test_the_toolbar_offers_figures_for_the_section_that_is_written_on(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    begin(desk, step)
    box = section(step, 1)
    box.surface.setFocus()
    qtbot.mouseClick(step.form.toolbar.figure, Qt.MouseButton.LeftButton)
    assert [each.live.is_choosing for each in step.form.sections.widgets.values()][:2] == [False, True]
