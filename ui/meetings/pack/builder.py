"""Keeps the pack of one meeting laid out: gathers on the database thread, composes and prints in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardkeeper.editions import Edition, GatheredPack, Readers, compose_edition, gather_editions
from boardkeeper.errors import UserError
from boardkeeper.packs import PackPapers
from ui.meetings.pack.laid_out import LaidOutPack, PageSize
from ui.page import Workplace
from ui.settling import settle
from ui.tasks import Task

if TYPE_CHECKING:
    from boardkeeper.render.pdf import SectionCache

__all__ = ["TABLES", "LaidOutPack", "PackBuilder", "PackState", "PageSize"]

TABLES = frozenset(
    {
        "action",
        "action_update",
        "agenda_item",
        "attendance",
        "board",
        "correction",
        "declaration",
        "event",
        "kpi",
        "kpi_benchmark",
        "kpi_event",
        "kpi_other_name",
        "kpi_target",
        "meeting",
        "milestone",
        "milestone_progress",
        "minute",
        "minute_paragraph",
        "movement",
        "narrative",
        "observation",
        "person",
        "plan",
        "post",
        "prioritisation_scheme",
        "priority",
        "programme_item",
        "progress",
        "publication",
        "report",
        "report_section",
        "report_paragraph",
        "appendix",
        "background_paper",
        "sign_off",
        "resolution",
        "restatement",
        "scheme_answer",
        "seat",
        "tracking_decision",
        "vote",
    }
)
"""A pack may say something from each of these."""

_PAUSE_MILLISECONDS = 60
"""What changed while a pack was laid out is laid out after so long a calm: a row of changes makes two new packs, not ten."""
_RESTING_MILLISECONDS = 1500
"""The same while nobody looks at the pack: a longer pause in writing, so that it is ready when somebody does."""


class PackState(StrEnum):
    """How the pack stands to the board."""

    NOT_LAID_OUT = "not laid out"
    WORKING = "being laid out"
    READY = "ready"
    STALE = "out of date"
    STOPPED = "stopped"
    FAILED = "failed"


class _Workshop:
    """Lays editions out on a thread of the pool, one after the other, and keeps sections that did not change."""

    def __init__(self) -> None:
        self._cache: SectionCache | None = None

    def lay_out(
        self,
        gathered: GatheredPack,
        edition: Edition,
        *,
        progress: Callable[[str, int, int], None],
        cancelled: Callable[[], bool],
    ) -> LaidOutPack:
        # ReportLab and PDFium are loaded here, on the pool's thread, and only when a pack is wanted.
        from boardkeeper.render.pdf import SectionCache, lay_out_pack
        from boardkeeper.render.pdf.screen import Screen

        self._cache = self._cache or SectionCache()
        composed = compose_edition(gathered, edition, cache=self._cache, cancelled=cancelled)
        laid = lay_out_pack(
            composed.pack, progress=progress, cancelled=cancelled, cache=self._cache, style=composed.style
        )
        settle("a pack was laid out")
        return LaidOutPack(_papers_of(gathered, edition), edition, composed, laid, Screen(laid))


def _papers_of(gathered: GatheredPack, edition: Edition) -> PackPapers:
    return gathered.restricted if edition.is_restricted else gathered.public


class PackBuilder(QObject):
    """Answers for the pack of the meeting that is shown.

    Signals:
        state_changed: The `PackState` is another now.
        gathered: The `PackPapers` were read.
        laid_out: A `LaidOutPack` is ready.
    """

    state_changed = Signal()
    gathered = Signal(object)
    laid_out = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._workshop = _Workshop()
        self._meeting_id = ""
        self._is_wanted = False
        self._is_at_work = False
        self._changed_meanwhile = False
        self._is_resting = False
        self._task: Task | None = None
        self.state = PackState.NOT_LAID_OUT
        self.edition = Edition()
        self.error: UserError | None = None
        self.papers: PackPapers | None = None
        self.pack: LaidOutPack | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)

    def show_meeting(self, meeting_id: str) -> None:
        """Answer for another meeting from now on; its pack is laid out when it is wanted."""
        if meeting_id == self._meeting_id:
            return
        self._meeting_id = meeting_id
        self._is_wanted = False
        self._changed_meanwhile = self._is_at_work
        self.papers = self.pack = None
        # For whom and in which print stays chosen; which part of a pack is said of one meeting.
        self.edition = Edition(self.edition.readers, is_large_print=self.edition.is_large_print)
        self._pause.stop()
        self._become(PackState.NOT_LAID_OUT)

    def want(self) -> None:
        """Lay the pack out unless it is, and keep it up to date from now on."""
        settle("a pack is wanted")
        self._is_wanted = True
        if self.state not in {PackState.READY, PackState.WORKING}:
            self._begin()

    def rest(self, is_resting: bool) -> None:
        """Follow at leisure while nobody looks, or at once again."""
        self._is_resting = is_resting
        if self.state is PackState.STALE and self._is_wanted:
            self._wait_for_calm()

    @property
    def is_restricted(self) -> bool:
        """Whether the edition that is shown holds exempt matter."""
        return self.edition.is_restricted

    def set_restricted(self, is_restricted: bool) -> None:
        """Make the edition with the exempt matter, or the public one."""
        if is_restricted != self.edition.is_restricted:
            readers = Readers.RESTRICTED if is_restricted else Readers.PUBLIC
            self.set_edition(replace(self.edition, readers=readers))

    def set_edition(self, edition: Edition) -> None:
        """Show another edition of the pack."""
        if edition != self.edition:
            self.edition = edition
            self._note_change()
            if self._is_wanted:
                self._begin()

    def take_note(self) -> None:
        """Something the pack may say has changed; it is asked for at once, before whatever else is read because of that."""
        if self._is_wanted:
            self._note_change()
            if self._is_resting:
                self._wait_for_calm()
            else:
                self._begin()

    def _note_change(self) -> None:
        if self._is_wanted:
            self._changed_meanwhile = self._is_at_work
            self._become(PackState.STALE)

    def _wait_for_calm(self) -> None:
        self._pause.start(_RESTING_MILLISECONDS if self._is_resting else _PAUSE_MILLISECONDS)

    @Slot()
    def _begin(self) -> None:
        self._pause.stop()
        if self._is_at_work:
            self._changed_meanwhile = True
            return
        if not self._meeting_id:
            return
        self._is_at_work = True
        self._changed_meanwhile = False
        self._become(PackState.WORKING)
        self._workplace.operations.run(
            None,
            gather_editions,
            self._meeting_id,
            self.edition,
            on_done=partial(self._on_gathered, self.edition),
            on_error=self._on_refused,
            on_crash=self._on_crash,
            origin=self,
        )

    def _on_gathered(self, edition: Edition, gathered: GatheredPack) -> None:
        papers = _papers_of(gathered, edition)
        if papers.meeting.id != self._meeting_id:
            self._finish(PackState.NOT_LAID_OUT)
            return
        self.papers = papers
        self.gathered.emit(papers)
        self._task = self._workplace.tasks.run(
            "Laying out the pack",
            self._workshop.lay_out,
            gathered,
            edition,
            on_done=self._on_laid_out,
            on_error=self._on_refused,
            on_crash=self._on_crash,
        )
        self._task.ended.connect(self._on_ended)

    def _on_laid_out(self, pack: LaidOutPack) -> None:
        if pack.meeting_id != self._meeting_id:
            self._finish(PackState.NOT_LAID_OUT)
            return
        if pack.edition != self.edition:
            # Another edition was chosen meanwhile; this one must not be taken for it.
            self._finish(PackState.STALE)
            return
        self.pack = pack
        self._finish(PackState.READY)
        self.laid_out.emit(pack)

    def _on_refused(self, error: UserError) -> None:
        self.error = error
        self._finish(PackState.FAILED)

    def _on_crash(self) -> None:
        self._on_refused(
            UserError(
                "The pack could not be laid out: something in Boardkeeper went wrong.",
                "Nothing that was written is lost. The next change tries again, and so does “Lay out again”.",
            )
        )

    @Slot()
    def _on_ended(self) -> None:
        # Work that was cancelled brings no answer; if it was too late to stop, the answer follows at once.
        if self._task is not None and self._task.is_cancelled():
            self._finish(PackState.STOPPED)

    def _finish(self, state: PackState) -> None:
        self._is_at_work = False
        self._task = None
        if self._changed_meanwhile and self._is_wanted:
            self._become(PackState.STALE)
            self._wait_for_calm()
        else:
            self._become(state)

    def _become(self, state: PackState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()
