"""Keeps the pack of one meeting laid out: gathers on the database thread, composes and prints in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from boardkeeper import packs
from boardkeeper.errors import UserError
from boardkeeper.packs import PackPapers
from ui.page import Workplace
from ui.tasks import Task

if TYPE_CHECKING:
    from boardkeeper.render.pdf import BuiltPack, SectionCache

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

_PAUSE_MILLISECONDS = 500
"""So long nothing must change before the pack is laid out anew: typing makes one new pack, not ten."""


class PackState(StrEnum):
    """How the pack stands to the board."""

    NOT_LAID_OUT = "not laid out"
    WORKING = "being laid out"
    READY = "ready"
    STALE = "out of date"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PageSize:
    """Of a page, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LaidOutPack:
    """A pack that can be looked at.

    Attributes:
        meeting_id: Whose it is.
        papers: What it was made from.
        built: The PDF with its pages and ranges.
        sizes: Of every page.
    """

    meeting_id: str
    papers: PackPapers
    built: BuiltPack
    sizes: tuple[PageSize, ...]

    def pages_of_items(self) -> dict[str, str]:
        """The pages of every item with a paper, by item id: “Pages 3–16”."""
        found = {}
        for section in self.built.sections:
            if section.key.startswith("item-"):
                first, last = section.first_label, section.last_label
                words = f"Page {first}" if first == last else f"Pages {first}–{last}"
                found[section.key.removeprefix("item-")] = words
        return found


class _Workshop:
    """Lays packs out on a thread of the pool, one after the other, and keeps sections that did not change."""

    def __init__(self) -> None:
        self._cache: SectionCache | None = None

    def lay_out(
        self, papers: PackPapers, *, progress: Callable[[str, int, int], None], cancelled: Callable[[], bool]
    ) -> LaidOutPack:
        # ReportLab and PDFium are loaded here, on the pool's thread, and only when a pack is wanted.
        from boardkeeper.render.pages import PageReader
        from boardkeeper.render.pdf import SectionCache

        self._cache = self._cache or SectionCache()
        built = packs.render_pack(papers, progress=progress, cancelled=cancelled, cache=self._cache)
        with PageReader(built.pdf) as reader:
            sizes = tuple(PageSize(*reader.size(index)) for index in range(len(reader)))
        return LaidOutPack(papers.meeting.id, papers, built, sizes)


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
        self.is_restricted = False
        self.error: UserError | None = None
        self.papers: PackPapers | None = None
        self.pack: LaidOutPack | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._begin)

    def show_meeting(self, meeting_id: str) -> None:
        """Answer for another meeting from now on; its pack is laid out when it is wanted."""
        if meeting_id == self._meeting_id:
            return
        self._meeting_id = meeting_id
        self._is_wanted = False
        self._changed_meanwhile = self._is_at_work
        self.papers = self.pack = None
        self._pause.stop()
        self._become(PackState.NOT_LAID_OUT)

    def want(self) -> None:
        """Lay the pack out unless it is, and keep it up to date from now on."""
        self._is_wanted = True
        if self.state not in {PackState.READY, PackState.WORKING}:
            self._begin()

    def rest(self, is_resting: bool) -> None:
        """Lay nothing out for a while; what changed meanwhile is caught up with afterwards."""
        self._is_resting = is_resting
        if self.state is PackState.STALE and self._is_wanted:
            self._wait_for_calm()

    def set_restricted(self, is_restricted: bool) -> None:
        """Make the edition with the exempt matter, or the public one."""
        if is_restricted != self.is_restricted:
            self.is_restricted = is_restricted
            self.take_note()

    def take_note(self) -> None:
        """Something the pack may say has changed."""
        if not self._is_wanted:
            return
        self._changed_meanwhile = self._is_at_work
        self._become(PackState.STALE)
        self._wait_for_calm()

    def _wait_for_calm(self) -> None:
        if self._is_resting:
            self._pause.stop()
        else:
            self._pause.start()

    @Slot()
    def _begin(self) -> None:
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
            packs.gather_papers,
            self._meeting_id,
            restricted=self.is_restricted,
            on_done=self._on_gathered,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_gathered(self, papers: PackPapers) -> None:
        if papers.meeting.id != self._meeting_id:
            self._finish(PackState.NOT_LAID_OUT)
            return
        self.papers = papers
        self.gathered.emit(papers)
        self._task = self._workplace.tasks.run(
            "Laying out the pack",
            self._workshop.lay_out,
            papers,
            on_done=self._on_laid_out,
            on_error=self._on_refused,
        )
        self._task.ended.connect(self._on_ended)

    def _on_laid_out(self, pack: LaidOutPack) -> None:
        if pack.meeting_id != self._meeting_id:
            self._finish(PackState.NOT_LAID_OUT)
            return
        self.pack = pack
        self._finish(PackState.READY)
        self.laid_out.emit(pack)

    def _on_refused(self, error: UserError) -> None:
        self.error = error
        self._finish(PackState.FAILED)

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
