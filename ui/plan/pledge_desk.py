"""What stands beside the pledges, and what is recorded of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from boardkeeper import pledges
from boardkeeper.plan import MilestoneStatus
from boardkeeper.pledges import PledgeView
from ui.plan.doing import PlanDoing
from ui.plan.pledges import PledgeDetail
from ui.plan.showing import PlanShowing
from ui.plan.views import View
from ui.plan.writer import PlanWriter


class PledgeDesk(QObject):
    """Shows the chosen pledge in the place of the detail while the pledges are in front.

    Args:
        page: The plan page.
        doing: What is done in forms.
        writer: The way to the board.
    """

    def __init__(self, page: PlanShowing, doing: PlanDoing, writer: PlanWriter) -> None:
        super().__init__(page)
        self._page = page
        self._doing = doing
        self._writer = writer
        self.detail = PledgeDetail(page.workplace, page)
        self.detail.hide()
        self.detail.edit_wanted.connect(self.edit)
        self.detail.status_wanted.connect(self._on_status_wanted)
        page.looks.pledges.row_chosen.connect(self._on_chosen)

    def show(self, row: PledgeView | None) -> None:
        """Show a pledge; without one nothing."""
        if row is None:
            self.detail.row = None
            self._page.leave_detail()
        else:
            self.detail.show_row(row)
            self._page.open_form(self.detail)

    @Slot()
    def edit(self) -> None:
        """Change the pledge that is shown."""
        if self.detail.row is not None:
            self._doing.edit_pledge(self.detail.row)

    @Slot(object)
    def _on_chosen(self, row: PledgeView | None) -> None:
        if self._page.looks.view is not View.PLEDGES:
            return
        is_form_open = self._page.side.currentWidget() is self._doing.pledge
        before = self.detail.row
        is_same = row is not None and before is not None and row.id == before.id
        if not (is_form_open and (row is None or is_same)):
            self.show(row)

    @Slot(object, str, object)
    def _on_status_wanted(self, status: MilestoneStatus, why: str, ended_on: object) -> None:
        row = self.detail.row
        if row is not None:
            self._writer.run(
                f"Pledge {row.number}: {status.value}.",
                pledges.set_pledge_status,
                row.id,
                status,
                why,
                ended_on,
                on_done=self._on_recorded,
                on_error=self.detail.complain,
            )

    def _on_recorded(self, _answer: object) -> None:
        self.detail.clear()
        self._page.looks.pledges.refresh()
