"""Minutes out of the window: a menu of papers, a place for each, gathered by the database thread and made in the background."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from boardkeeper import minutes_out
from boardkeeper.clock import current_day
from boardkeeper.minutes.editions import Edition, has_exempt, wanting_summaries
from ui.operations import Desk
from ui.page import Workplace
from ui.today.words import count

if TYPE_CHECKING:
    from boardkeeper.documents.blocks import Pack
    from boardkeeper.minutes_out import MinutesPapers, SavedPaper
    from ui.meetings.minutes.reading import MinutesReading

_FOLDER = "minutes/folder"
_FILTERS = {
    ".pdf": "PDF (*.pdf)",
    ".docx": "Word file (*.docx)",
    ".html": "Web page (*.html)",
    ".txt": "Plain text (*.txt)",
}
_SUFFIX = {Edition.PUBLIC: "", Edition.RESTRICTED: " - restricted", Edition.PART_II: " - Part II"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the menu; `ending` is asked for first, others can be chosen beside it."""

    title: str
    method: str
    ending: str
    edition: Edition = Edition.PUBLIC
    needs_exempt: bool = False


_ENTRIES: tuple[_Entry | None, ...] = (
    _Entry("Save as &PDF…", "save_minutes", ".pdf"),
    _Entry("Save as &Word file…", "save_minutes", ".docx"),
    _Entry("Save as web pa&ge…", "save_minutes", ".html"),
    _Entry("Save as plain &text…", "save_minutes", ".txt"),
    None,
    _Entry("&Restricted minutes…", "save_minutes", ".pdf", Edition.RESTRICTED, needs_exempt=True),
    _Entry("P&art II minutes…", "save_minutes", ".pdf", Edition.PART_II, needs_exempt=True),
    None,
    _Entry("&Decisions sheet…", "save_decisions_sheet", ".pdf"),
    _Entry("Action &list of this meeting…", "save_meeting_list", ".pdf"),
    _Entry("Action list, &everything open…", "save_open_list", ".pdf"),
)


class MinutesExporter(QObject):
    """What the minutes of one meeting can be written as.

    Signals:
        gathering: Right before the minutes are read: what stands only in the editor must be asked to be kept now.

    Attributes:
        menu: For a button of the toolbar; what there is nothing for is greyed.
    """

    gathering = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._window = parent
        self._reading: MinutesReading | None = None
        self._path = Path()
        self._next = "save_minutes"
        self.menu = QMenu("Save and print", parent)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._on_about_to_show)
        self.actions: dict[str, QAction] = {}
        self._entries: dict[QAction, _Entry] = {}
        for entry in _ENTRIES:
            if entry is None:
                self.menu.addSeparator()
                continue
            action = self.menu.addAction(entry.title)
            action.triggered.connect(self._on_triggered)
            self.actions[entry.title.replace("&", "").rstrip("…")] = action
            self._entries[action] = entry

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read."""
        self._reading = reading
        self._on_about_to_show()

    def begin(self, method: str) -> None:
        """Do what one of the menu’s lines does once everything asked for before is read: the step may be new to the meeting."""
        self._next = method
        self._workplace.operations.run(None, _nothing, on_done=self._on_caught_up, origin=self)

    def _on_caught_up(self, _answer: None) -> None:
        getattr(self, self._next)()

    def save_minutes(self, edition: Edition = Edition.PUBLIC, ending: str = ".pdf") -> None:
        """Ask for a place and write an edition of the minutes there."""
        path = self._asked_path(f"Minutes{_SUFFIX[edition]}", ending, "Save the minutes")
        if path is not None:
            self.save_minutes_to(path, edition)

    def save_minutes_to(self, path: Path, edition: Edition) -> None:
        """Write an edition of the minutes to a file."""
        if self._reading is None:
            return
        self._begin(path)
        self._workplace.operations.run(
            None,
            _gather_edition,
            self._reading.meeting.id,
            edition,
            on_done=self._on_minutes_gathered,
            origin=self,
        )

    def save_decisions_sheet(self, edition: Edition = Edition.PUBLIC, ending: str = ".pdf") -> None:
        """Ask for a place and write what was decided, who is asked and by when."""
        path = self._asked_path("Decisions", ending, "Save the decisions sheet")
        if path is not None and self._reading is not None:
            self._begin(path)
            self._workplace.operations.run(
                None,
                minutes_out.gather_decisions_sheet,
                self._reading.meeting.id,
                edition,
                on_done=self._on_gathered,
                origin=self,
            )

    def save_meeting_list(self, edition: Edition = Edition.PUBLIC, ending: str = ".pdf") -> None:
        """Ask for a place and write what this meeting asked for, a list for each officer."""
        self._save_list("Action list", edition, ending, of_meeting=True)

    def save_open_list(self, edition: Edition = Edition.PUBLIC, ending: str = ".pdf") -> None:
        """The same for everything open on the board."""
        self._save_list("Action list - all open", edition, ending, of_meeting=False)

    def _save_list(self, name: str, edition: Edition, ending: str, *, of_meeting: bool) -> None:
        path = self._asked_path(name, ending, "Save the action list")
        if path is not None and self._reading is not None:
            self._begin(path)
            self._workplace.operations.run(
                None,
                minutes_out.gather_action_list,
                self._reading.meeting.id,
                current_day(),
                of_meeting=of_meeting,
                edition=edition,
                on_done=self._on_gathered,
                origin=self,
            )

    def _asked_path(self, name: str, ending: str, title: str) -> Path | None:
        """Where to; a name without one of the endings gets the one whose filter is chosen."""
        if self._reading is None or not self._reading.minutes.minutes:
            self._workplace.say("There are no minutes of this meeting yet.")
            return None
        folder = Path(str(self._workplace.settings.value(_FOLDER, str(Path.home()))))
        start = str(folder / f"{self._reading.meeting.held_on.isoformat()} {name}{ending}")
        filters = [_FILTERS[ending], *(words for each, words in _FILTERS.items() if each != ending)]
        chosen, used = QFileDialog.getSaveFileName(self._window, title, start, ";;".join(filters))
        if not chosen:
            return None
        wanted = next((each for each, words in _FILTERS.items() if words == used), ending)
        path = Path(chosen)
        return path if path.suffix.casefold() in _FILTERS else Path(f"{chosen}{wanted}")

    def _begin(self, path: Path) -> None:
        self._path = path
        self._workplace.settings.setValue(_FOLDER, str(path.parent))
        self.gathering.emit()

    def _on_minutes_gathered(self, gathered: tuple[Pack, MinutesPapers, Edition]) -> None:
        pack, papers, edition = gathered
        wanting = wanting_summaries(papers.minutes) if edition is Edition.PUBLIC else ()
        words = ""
        if wanting:
            passages = count(len(wanting), "exempt passage")
            words = f" {passages} still {'wants' if len(wanting) == 1 else 'want'} a fair summary."
        self._make(pack, words)

    def _on_gathered(self, pack: Pack) -> None:
        self._make(pack, "")

    def _make(self, pack: Pack, note: str) -> None:
        self._workplace.tasks.run(
            f"Making {self._path.name}", _save, pack, self._path, note, on_done=self._on_saved
        )

    def _on_saved(self, saved: tuple[SavedPaper, str]) -> None:
        paper, note = saved
        pages = f", {count(paper.pages, 'page')}" if paper.pages else ""
        folder = paper.path.parent.name or paper.path.parent
        self._workplace.say(f"“{paper.path.name}” written to {folder}{pages}.{note}")

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        entry = self._entries[action]
        getattr(self, entry.method)(entry.edition, entry.ending)

    @Slot()
    def _on_about_to_show(self) -> None:
        minutes = self._reading.minutes if self._reading is not None else None
        for action, entry in self._entries.items():
            is_there = minutes is not None and bool(minutes.minutes)
            has_some = minutes is not None and has_exempt(minutes)
            action.setEnabled(is_there and (has_some or not entry.needs_exempt))
            why = "" if action.isEnabled() or not is_there else "Nothing in these minutes is exempt."
            action.setToolTip(why or entry.title.replace("&", ""))


def _nothing(_desk: Desk) -> None:
    """Comes back when what was asked before it has."""


def _gather_edition(desk: Desk, meeting_id: str, edition: Edition) -> tuple[Pack, MinutesPapers, Edition]:
    papers = minutes_out.gather_minutes(desk, meeting_id)
    return minutes_out.minutes_pack(papers, edition), papers, edition


def _save(pack: Pack, path: Path, note: str, **watched_by: Any) -> tuple[SavedPaper, str]:
    return minutes_out.save_paper(pack, path, **watched_by), note
