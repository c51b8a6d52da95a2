"""Where the minutes on the surface stand, read once for the bar and the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from boardkeeper import approvals
from boardkeeper.approvals import ApprovalView
from boardkeeper.minutes.places import ParagraphPlace, places_of
from ui.page import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface


class ApprovalFacts(QObject):
    """Reads how the minutes stand whenever they are read, and runs the steps. There is one for each surface (`facts_of`).

    Signals:
        changed: An `ApprovalView`.
    """

    changed = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.reading: MinutesReading | None = None
        self.approval: ApprovalView | None = None
        self.places: dict[str, ParagraphPlace] = {}

    @property
    def meeting_id(self) -> str:
        """Whose minutes they are; blank while none are shown."""
        return self.reading.meeting.id if self.reading is not None else ""

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read; a reading that was taken already is not taken again."""
        if reading is self.reading:
            return
        if self.approval is not None and self.approval.meeting_id != reading.meeting.id:
            self.approval = None
        self.reading = reading
        self.places = places_of(reading.minutes)
        self._workplace.operations.run(
            None, approvals.get_approval, reading.meeting.id, on_done=self._on_read, origin=self
        )

    def run(
        self,
        said: str | Callable[[Any], str] | None,
        function: Callable[..., Any],
        *args: object,
        on_done: Callable[[Any], None] | None = None,
        **options: Any,
    ) -> None:
        """Perform a use case that writes, in the name of whoever sits here."""
        operations = self._workplace.operations
        operations.run(said, function, operations.who, *args, on_done=on_done, **options)

    def _on_read(self, approval: ApprovalView) -> None:
        if approval.meeting_id == self.meeting_id:
            self.approval = approval
            self.changed.emit(approval)


def facts_of(workplace: Workplace, surface: MinutesSurface) -> ApprovalFacts:
    """The facts that bar and panel of one surface share."""
    found = surface.findChild(ApprovalFacts)
    return found if found is not None else ApprovalFacts(workplace, surface)
