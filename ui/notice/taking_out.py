"""The papers of a notice out of the window: the tracker and the self-assessment, printed, saved, put on an agenda."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from boardkeeper import notice_papers
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.kept_files import TakenFile
from boardkeeper.meetings import MeetingView
from boardkeeper.notice_papers import PutOnAgenda
from boardkeeper.rules.due_dates import long_date
from ui.page import Place, Workplace
from ui.paper_out import PaperOut
from ui.today.words import STEP_MARK

if TYPE_CHECKING:
    from collections.abc import Callable

    from boardkeeper.documents.blocks import Pack


class NoticeOut(QObject):
    """Makes the papers of one notice.

    Attributes:
        papers: What prints and saves.
        menu: The agendas that can take the self-assessment, once they were asked for.
    """

    def __init__(self, workplace: Workplace, page: QWidget) -> None:
        super().__init__(page)
        self._workplace = workplace
        self._window = page
        self.papers = PaperOut(workplace, "notice", page)
        self.menu = QMenu("Put the self-assessment on the agenda of", page)
        self._board_id = ""
        self._notice_id = ""

    def follow(self, board_id: str, notice_id: str) -> None:
        """Turn to a notice; blank for none."""
        self._board_id, self._notice_id = board_id, notice_id

    def print_tracker(self) -> None:
        """Print the tracker."""
        self._gather(notice_papers.gather_tracker, self.papers.print)

    def save_tracker(self) -> None:
        """Save the tracker."""
        self._gather(notice_papers.gather_tracker, partial(self._save, "Notice tracker"))

    def print_assessment(self) -> None:
        """Print the self-assessment."""
        self._gather(notice_papers.gather_self_assessment, self.papers.print)

    def save_assessment(self) -> None:
        """Save the self-assessment."""
        self._gather(notice_papers.gather_self_assessment, partial(self._save, "Self-assessment"))

    def offer_agendas(self, beneath: QWidget) -> None:
        """Offer the agendas that are not out yet beneath a widget."""
        self._workplace.operations.run(
            None,
            notice_papers.agendas_to_take,
            self._board_id,
            current_day(),
            on_done=partial(self._on_agendas, beneath),
            origin=self,
        )

    def put_on(self, meeting_id: str) -> None:
        """Put the self-assessment, as it is now, on the agenda of a meeting."""
        self._gather(notice_papers.gather_self_assessment, partial(self._make, meeting_id))

    def _gather(self, gather: Callable[..., Pack], on_done: Callable[[Pack], None]) -> None:
        if not self._notice_id:
            self._workplace.complain(UserError("There is no notice yet.", "Set one up first."))
            return
        self._workplace.operations.run(
            None, gather, self._board_id, current_day(), self._notice_id, on_done=on_done, origin=self
        )

    def _save(self, what: str, pack: Pack) -> None:
        self.papers.save(pack, f"{current_day().isoformat()} {what}")

    def _on_agendas(self, beneath: QWidget, meetings: tuple[MeetingView, ...]) -> None:
        if not meetings:
            self._workplace.complain(
                UserError("No meeting to come has an agenda that is still open.", "Add a meeting first.")
            )
            return
        self.menu.clear()
        for each in meetings:
            action = QAction(f"Meeting of {long_date(each.held_on)}", self.menu)
            action.setData(each.id)
            action.triggered.connect(self._on_meeting)
            self.menu.addAction(action)
        self.menu.popup(beneath.mapToGlobal(QPoint(0, beneath.height())))

    @Slot()
    def _on_meeting(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.put_on(str(action.data()))

    def _make(self, meeting_id: str, pack: Pack) -> None:
        self._workplace.tasks.run(
            "Making the self-assessment", _make, pack, on_done=partial(self._on_made, meeting_id)
        )

    def _on_made(self, meeting_id: str, paper: TakenFile) -> None:
        operations = self._workplace.operations
        operations.run(
            _put_words,
            notice_papers.put_on_agenda,
            operations.who,
            meeting_id,
            paper,
            on_done=partial(self._on_put, meeting_id),
            origin=self,
        )

    def _on_put(self, meeting_id: str, _put: PutOnAgenda) -> None:
        self._workplace.go(Place("meetings", f"{meeting_id}{STEP_MARK}Agenda"))


def _put_words(put: PutOnAgenda) -> str:
    done = "replaced on" if put.replaced else "put on"
    return f"Self-assessment {done} the agenda of {long_date(put.held_on)}."


def _make(pack: Pack, **watched_by: Any) -> TakenFile:
    return notice_papers.make_agenda_paper(pack, **watched_by)
