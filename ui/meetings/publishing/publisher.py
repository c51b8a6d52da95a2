"""Takes a publication through its three parts: gathered and written on the database thread, made in the background."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import publishing
from boardkeeper.errors import UserError
from boardkeeper.publishing import MadePublication, Prepared, PublicationKind
from ui.page import Workplace
from ui.tasks import Task


class Publisher(QObject):
    """Publishes one agenda or supplement after the other.

    Signals:
        began: Papers are being made.
        ended: They are not any more, whatever became of them.
        published: It is done.
        refused: A `UserError`: nothing was published.
    """

    began = Signal()
    ended = Signal()
    published = Signal()
    refused = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._task: Task | None = None
        self.is_at_work = False

    def publish(self, meeting_id: str, on: date, reason: str) -> None:
        """Publish an agenda on a day; `reason` is why it goes out at short notice, blank when it is in time."""
        if self._begin():
            self._workplace.operations.run(
                None,
                publishing.prepare,
                meeting_id,
                on,
                short_notice_reason=reason,
                on_done=self._on_prepared,
                on_error=self._on_refused,
                origin=self,
            )

    def supplement(self, meeting_id: str, item_ids: Sequence[str], on: date) -> None:
        """Publish the papers of some items as a supplement."""
        if self._begin():
            self._workplace.operations.run(
                None,
                publishing.prepare_supplement,
                meeting_id,
                tuple(item_ids),
                on,
                on_done=self._on_prepared,
                on_error=self._on_refused,
                origin=self,
            )

    def _begin(self) -> bool:
        if self.is_at_work:
            return False
        self.is_at_work = True
        self.began.emit()
        return True

    def _on_prepared(self, prepared: Prepared) -> None:
        self._task = self._workplace.tasks.run(
            "Making the papers",
            publishing.make_publication,
            prepared,
            on_done=self._on_made,
            on_error=self._on_refused,
        )
        self._task.ended.connect(self._on_task_ended)

    def _on_made(self, made: MadePublication) -> None:
        operations = self._workplace.operations
        is_agenda = made.prepared.kind is PublicationKind.AGENDA
        operations.run(
            "Agenda published." if is_agenda else f"Supplement {made.prepared.number} published.",
            publishing.publish,
            operations.who,
            made,
            on_done=self._on_published,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_published(self, _publication_id: str) -> None:
        self._end()
        self.published.emit()

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.refused.emit(error)

    @Slot()
    def _on_task_ended(self) -> None:
        # Work that was cancelled brings no answer; if it was too late to stop, the answer follows at once.
        if self._task is not None and self._task.is_cancelled():
            self._end()

    def _end(self) -> None:
        self._task = None
        if self.is_at_work:
            self.is_at_work = False
            self.ended.emit()
