"""The chair’s briefing in the window: the printed page, every line one click from its place."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import briefing, briefing_paper
from boardkeeper.briefing import BriefingSheet
from boardkeeper.briefing_paper import BriefingPapers, MadeBriefing
from boardkeeper.clock import current_day
from boardkeeper.meetings import MeetingView
from boardkeeper.minutes.editions import Edition
from boardkeeper.rules.due_dates import long_date
from ui.briefing.words import abbreviation_words, sections_of
from ui.commands import Command, Menu
from ui.empty import EmptyState
from ui.meetings.pack.builder import TABLES as PACK_TABLES
from ui.office import BoardName
from ui.operations import Changes
from ui.page import Page, Place, Workplace
from ui.panes import Hairline, PageHeader, SectionHeader
from ui.paper_out import PaperOut
from ui.today.line import Line
from ui.today.section import Section

_WIDEST = 920
_SECTIONS = 6


class BriefingPage(Page):
    """One meeting at a time; the next one when the page is opened."""

    TABLES: ClassVar[frozenset[str]] = PACK_TABLES | {"milestone_kpi", "abbreviation", "taken_up"}
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(
            "briefing.print",
            "&Print briefing…",
            "printer",
            shortcut="Ctrl+P",
            method="print_briefing",
            words="paper page chair",
        ),
        Command(
            "briefing.save",
            "&Save briefing…",
            "file-down",
            Menu.FILE,
            "Ctrl+Shift+S",
            method="save_briefing",
            words="pdf word export",
        ),
        Command(
            "briefing.meeting",
            "Choose the &meeting",
            "calendar",
            shortcut="Ctrl+Shift+M",
            method="choose_meeting",
            words="another earlier later",
        ),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        theme = workplace.theme
        self._wanted = ""
        self._asked = 0
        self.made: MadeBriefing | None = None
        self.out = PaperOut(workplace, "briefing", self)
        self.header = PageHeader("Chair’s briefing", "", self)
        self.meetings = QComboBox(self)
        self.meetings.setAccessibleName("Meeting to brief on")
        self.meetings.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.meetings.setToolTip("Meeting to brief on (Ctrl+Shift+M)")
        self.restricted = QToolButton(self)
        self.restricted.setText("With exempt matter")
        self.restricted.setToolTip("Also what was asked for in private, marked on every line")
        self.restricted.setCheckable(True)
        self.restricted.setProperty("chip", True)
        self.save_button = QPushButton("Save…", self)
        self.save_button.setToolTip("Save briefing (Ctrl+Shift+S)")
        self.print_button = QPushButton("Print…", self)
        self.print_button.setToolTip("Print briefing (Ctrl+P)")
        self.print_button.setProperty("main", True)
        for widget in (self.restricted, self.meetings, self.save_button, self.print_button):
            self.header.add(widget)
        self.restricted.setVisible(workplace.holds_exempt)
        self.sections = tuple(Section(theme, self) for _ in range(_SECTIONS))
        self.abbreviations = _Abbreviations(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._sheet())
        self._stack.addWidget(
            EmptyState(
                theme,
                "file-text",
                "No meeting to brief on",
                "Once a meeting is planned, this page says what is late, what was promised for it and what moved since "
                "the last one.",
                (),
                self,
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Hairline(self))
        column.addWidget(self._stack, 1)
        self.meetings.activated.connect(self._on_meeting_activated)
        self.restricted.toggled.connect(self._on_edition_toggled)
        self.save_button.clicked.connect(self.save_briefing)
        self.print_button.clicked.connect(self.print_briefing)
        self._enable()

    @property
    def is_empty(self) -> bool:
        """Whether there is no meeting to brief on."""
        return self._stack.currentIndex() == 1

    @property
    def edition(self) -> Edition:
        """What the page may say."""
        return Edition.RESTRICTED if self.restricted.isChecked() else Edition.PUBLIC

    def show_board(self, board: BoardName) -> None:
        self._wanted = ""
        self.made = None
        self._enable()
        super().show_board(board)

    def refresh(self, changes: Changes | None) -> None:
        if self.board is not None:
            self.workplace.operations.run(
                None,
                briefing.briefed_meetings,
                self.board.id,
                current_day(),
                on_done=self._on_meetings_read,
                origin=self,
            )

    def reveal(self, thing_id: str) -> None:
        """Brief on a meeting."""
        self._wanted = thing_id
        self.refresh(None)

    @Slot()
    def print_briefing(self) -> None:
        """Print the page."""
        if self.made is not None:
            self.out.print(self.made.pack)

    @Slot()
    def save_briefing(self) -> None:
        """Save the page."""
        if self.made is not None:
            edition = " - restricted" if self.made.sheet.is_restricted else ""
            day = self.made.pack.meeting_date.isoformat()
            self.out.save(self.made.pack, f"{day} Chair’s briefing{edition}")

    def choose_meeting(self) -> None:
        """Open the list of meetings."""
        self.meetings.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.meetings.showPopup()

    def _sheet(self) -> QScrollArea:
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Briefing")
        inside = QWidget(self._scroll)
        inside.setProperty("plain", True)
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        for section in self.sections:
            section.opened.connect(self._on_opened)
            section.stepped.connect(self._on_stepped)
            section.focused.connect(self._on_focused)
            column.addWidget(section)
        column.addWidget(self.abbreviations)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        return self._scroll

    def _on_meetings_read(self, answer: tuple[tuple[MeetingView, ...], str]) -> None:
        every, proposed = answer
        ids = [each.id for each in every]
        if self._wanted not in ids:
            self._wanted = proposed
        self.meetings.clear()
        for each in every:
            self.meetings.addItem(long_date(each.held_on), each.id)
        self.meetings.setCurrentIndex(ids.index(self._wanted) if self._wanted else -1)
        self.meetings.setVisible(bool(every))
        self._stack.setCurrentIndex(0 if every else 1)
        if self._wanted:
            self._read()
        else:
            self.made = None
            self.header.say("Chair’s briefing", "")
            self._enable()

    def _read(self) -> None:
        self._asked += 1
        self.workplace.operations.run(
            None,
            briefing_paper.gather_briefing,
            self._wanted,
            self.edition,
            on_done=partial(self._on_gathered, self._asked),
            origin=self,
        )

    def _on_gathered(self, asked: int, papers: BriefingPapers) -> None:
        if asked == self._asked:
            self.workplace.tasks.run(
                "Making the briefing",
                briefing_paper.make_briefing,
                papers,
                on_done=partial(self._on_made, asked),
                is_quiet=self.made is not None,
            )

    def _on_made(self, asked: int, made: MadeBriefing) -> None:
        if asked != self._asked:
            return
        self.made = made
        self.header.say(made.sheet.title, made.sheet.lead)
        for section, words in zip(self.sections, sections_of(made.sheet), strict=True):
            section.show_words(words)
        self.abbreviations.show_sheet(made.sheet)
        self._enable()

    def _enable(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.made is not None)

    @Slot(int)
    def _on_meeting_activated(self, place: int) -> None:
        self._wanted = str(self.meetings.itemData(place))
        self._read()

    @Slot(bool)
    def _on_edition_toggled(self, _restricted: bool) -> None:
        if self._wanted:
            self._read()

    @Slot(object)
    def _on_opened(self, place: Place) -> None:
        self.workplace.go(place)

    @Slot(object, int)
    def _on_stepped(self, line: Line, by: int) -> None:
        lines = [line for section in self.sections for line in section.lines]
        place = lines.index(line) + by
        if 0 <= place < len(lines):
            lines[place].setFocus()

    @Slot(object)
    def _on_focused(self, line: Line) -> None:
        self._scroll.ensureWidgetVisible(line, 0, 24)


class _Abbreviations(QWidget):
    """The meanings in one passage, and what nobody explains."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.header = SectionHeader("Abbreviations in this pack", self)
        self.meanings = QLabel(self)
        self.unexplained = QLabel(self)
        for label in (self.meanings, self.unexplained):
            label.setProperty("rank", "muted")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(Hairline(self))
        column.addWidget(self.meanings)
        column.addWidget(self.unexplained)

    def show_sheet(self, sheet: BriefingSheet) -> None:
        """Say what the pack’s short forms mean."""
        meanings, unexplained = abbreviation_words(sheet)
        section = sheet.sections[-1]
        self.meanings.setText(meanings or ("" if unexplained else section.calm))
        self.meanings.setVisible(bool(self.meanings.text()))
        self.unexplained.setText(
            f"Explained nowhere: {unexplained}. Say what they mean in the board’s settings."
            if unexplained
            else ""
        )
        self.unexplained.setVisible(bool(unexplained))
