"""What tests look at, and type into, at the step *Papers*."""

from __future__ import annotations

from boardkeeper import reports
from boardkeeper.reports import ReportView, SignOffKind
from tests.ui.real_board import Desk
from ui.meetings.papers.section_box import SectionBox
from ui.meetings.papers.sign_off_row import SignOffRow
from ui.meetings.papers.step import PapersStep

FOLLOWING = "Placement sufficiency"


def state(step: PapersStep, title: str) -> str:
    return next(line.state.words for line in step.list.lines.lines if line.title == title)


def kept(desk: Desk, step: PapersStep) -> ReportView:
    """The report of the current item as it stands in the file."""
    report: ReportView = desk.ask(reports.get_report, step.list.current_id)
    return report


def begin(desk: Desk, step: PapersStep) -> None:
    step.write_report()
    desk.settle()


def section(step: PapersStep, place: int) -> SectionBox:
    return list(step.form.sections.widgets.values())[place]


def sign_off(step: PapersStep, kind: SignOffKind) -> SignOffRow:
    return next(row for row in step.form.sign_offs.widgets.values() if row.sign_off.kind is kind)


def keep_typed(desk: Desk, box: SectionBox) -> None:
    """Wait until the pause has passed by itself and what was typed is kept."""
    desk.qtbot.waitUntil(lambda: not box.is_waiting, timeout=5_000)
    desk.settle()
