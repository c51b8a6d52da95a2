"""Meetings on the chair’s laptop: the list at the left, one meeting to read at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import whereabouts
from boardkeeper.reviews import reading
from boardkeeper.reviews.views import ReviewView
from boardkeeper.whereabouts import MeetingPart
from ui.commands import Command
from ui.empty import EmptyState
from ui.meetings.command_table import LOOKING_THROUGH
from ui.meetings.meeting_list import MeetingList
from ui.meetings.pack.builder import TABLES as PACK_TABLES
from ui.meetings.pack_commands import PackCommands
from ui.meetings.stepper import Step
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Workplace
from ui.panes import ListDetail
from ui.reviews.reading.place import ReadingPlace
from ui.today.words import STEP_MARK

_LIST_TABLES = ("meeting", "agenda_item", "minute")

_ROOM_FOR_A_LIST = 960
"""In pixels; the rail is not counted."""


class ReadingPage(PackCommands):
    """List and place; begins with the meeting the review was sent for."""

    TABLES: ClassVar[frozenset[str]] = PACK_TABLES | {"remark", "review"}
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "meetings.remark",
            "&Remark on this…",
            "message-square-text",
            shortcut="Ctrl+Shift+Q",
            method="begin_remark",
            words="comment challenge say ask paragraph page",
        ),
        Command(
            "meetings.propose",
            "Propose other &words…",
            "pencil",
            shortcut="Ctrl+Shift+W",
            method="begin_proposal",
            words="edit change rewrite paragraph minutes report",
        ),
        Command("meetings.next_step", "Ne&xt step", shortcut="Ctrl+PgDown", method="next_step"),
        Command("meetings.previous_step", "Pre&vious step", shortcut="Ctrl+PgUp", method="previous_step"),
        Command(
            "meetings.list",
            "The list of meetings: away, or back",
            "panel-left",
            shortcut="F11",
            method="toggle_list",
            words="hide show whole width room narrow text",
        ),
        Command(
            "meetings.export",
            "&Export the pack…",
            "file-down",
            shortcut="Ctrl+E",
            method="export_pack",
            words="pdf save papers",
            starts_section=True,
        ),
        Command("meetings.print", "&Print the pack…", "printer", shortcut="Ctrl+P", method="print_pack"),
        *LOOKING_THROUGH,
    )
    place: ReadingPlace

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._part: MeetingPart | None = None
        self._step: Step | None = None
        self._is_first = True
        self._was_shown = False
        self.list = MeetingList(workplace.theme, workplace.operations, QAction(self), self)
        self.list.take_away_new()
        self.place = ReadingPlace(workplace, self)
        self._empty = EmptyState(
            workplace.theme,
            "calendar-days",
            "No meetings in this review",
            "The officer sent no meeting along. The logs, the plan and the KPIs are on the rail.",
            (),
            self,
        )
        self._detail = QStackedWidget(self)
        self._detail.addWidget(self.place)
        self._detail.addWidget(self._empty)
        self._detail.setMinimumWidth(360)
        panes = ListDetail(self.list, self._detail, workplace.settings, "reading-list", (280, 860), self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panes)
        self.list.chosen.connect(self._on_chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """On a small laptop the meeting has the width from the beginning; F11 brings the list."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.list.setVisible(self.width() >= self.workplace.theme.px(_ROOM_FOR_A_LIST))

    def show_board(self, board: BoardName) -> None:
        self.board = board
        self.list.show_board(board.id)
        self.workplace.operations.run(None, reading.review_here, on_done=self._on_review_read)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_LIST_TABLES):
            self.list.refresh()
        self.place.refresh(changes)

    def reveal(self, thing_id: str) -> None:
        thing_id, _, step = thing_id.partition(STEP_MARK)
        self._is_first = False
        self._step = Step(step) if step else None
        self.workplace.operations.run(None, whereabouts.find_meeting_part, thing_id, on_done=self._on_found)

    @property
    def chapter(self) -> str:
        return self.place.pack.chapter if self.place.stepper.current is Step.PACK else ""

    def foot_height(self) -> int:
        return self.place.pack.foot_height()

    def focus_filter(self) -> bool:
        if self.find_where_pages_are_read():
            return True
        self.list.show()
        self.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.field.selectAll()
        return True

    def begin_remark(self) -> None:
        """Remark on the paragraph or the page in front."""
        self.place.begin_remark()

    def begin_proposal(self) -> None:
        """Propose other words for the paragraph in front."""
        self.place.begin_proposal()

    def next_step(self) -> None:
        """Go one step on."""
        self.place.stepper.step_by(1)

    def previous_step(self) -> None:
        """Go one step back."""
        self.place.stepper.step_by(-1)

    def toggle_list(self) -> None:
        """Give the meeting the whole width, or bring the list back."""
        if not self.list.isHidden():
            self.workplace.say("The list of meetings is put away; F11 brings it back.")
        self.list.setVisible(self.list.isHidden())

    def shows_a_meeting(self) -> bool:
        return self._detail.currentWidget() is self.place and self.place.text is not None

    def _on_review_read(self, review: ReviewView | None) -> None:
        if self._is_first and review is not None and review.meeting_id:
            self.list.choose(review.meeting_id)
        self._is_first = False

    def _on_found(self, part: MeetingPart | None) -> None:
        if part is None:
            self.workplace.say("That is no longer there.")
            return
        self._part = part
        if self.list.current_id == part.meeting_id:
            self._on_chosen(part.meeting_id)
        else:
            self.list.choose(part.meeting_id)

    @Slot(str)
    def _on_chosen(self, meeting_id: str) -> None:
        self._detail.setCurrentWidget(self.place if meeting_id else self._empty)
        if not meeting_id:
            return
        part = self._part
        if part is None or part.meeting_id != meeting_id:
            # The list begins with a meeting of its own; what is meant comes when it has been found.
            self.place.show_meeting(meeting_id)
            return
        step, self._part, self._step = self._step, None, None
        self.place.show_meeting(meeting_id, part, step)
