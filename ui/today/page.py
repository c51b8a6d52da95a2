"""The first page: what matters today, every line one click from its place."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import today as days
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import weekday_date
from boardkeeper.today import TodayView
from ui.commands import Command, Menu
from ui.empty import EmptyState
from ui.operations import Changes
from ui.page import Page, Place, Workplace
from ui.today.contents import left_sections, right_sections
from ui.today.countdown import NextMeetingCard
from ui.today.line import Line
from ui.today.section import Section, SectionWords

_TWO_COLUMNS_FROM = 720
_WIDEST = 1200
_NEW_DAY_CHECK_MILLISECONDS = 60_000


class TodayPage(Page):
    """Next meeting, what is late, what changed."""

    TABLES: ClassVar[frozenset[str]] = frozenset(
        {
            "meeting",
            "agenda_item",
            "report",
            "report_paragraph",
            "sign_off",
            "minute",
            "minute_comment",
            "action",
            "action_update",
            "tracking_decision",
            "progress",
            "kpi",
            "kpi_target",
            "observation",
            "plan",
            "priority",
            "milestone",
            "milestone_progress",
            "milestone_kpi",
            "notice",
            "notice_paragraph",
            "notice_review",
            "voice",
            "board",
            "closure",
            "programme_item",
            "remark",
            "review",
        }
    )

    COMMANDS = (
        Command(
            "today.chase",
            "&Chasing letters",
            "bell",
            Menu.PAGE,
            "Ctrl+Shift+L",
            method="open_chasing",
            words="chase reminder officer e-mail overdue",
        ),
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        theme = workplace.theme
        self._shown: TodayView | None = None
        self._title = QLabel("Today", self)
        self._title.setProperty("rank", "title")
        self._date = QLabel(self)
        self._date.setProperty("rank", "muted")
        self.card = NextMeetingCard(theme, self)
        self.card.opened.connect(self._on_meeting_opened)
        self.card.went.connect(self._on_line_opened)
        self.left = _Column(5, self)
        self.right = _Column(4, self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        for column in (self.left, self.right):
            column.fill(workplace)
            self._columns.addWidget(column, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Today")
        self._lay_out()
        for section in self.sections:
            section.opened.connect(self._on_line_opened)
            section.stepped.connect(self._on_stepped)
            section.focused.connect(self._on_focused)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty_state())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._midnight = QTimer(self)
        self._midnight.setInterval(_NEW_DAY_CHECK_MILLISECONDS)
        self._midnight.timeout.connect(self._on_minute_passed)
        self._midnight.start()

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, as the keyboard goes through them."""
        return (*self.left.sections, *self.right.sections)

    @property
    def is_empty(self) -> bool:
        """Whether the first steps are offered instead of a day."""
        return self._stack.currentIndex() == 1

    def open_chasing(self) -> None:
        """Go to the letters to officers."""
        self.workplace.go(Place("chasing"))

    def refresh(self, changes: Changes | None) -> None:
        """Read the day anew."""
        if self.board is not None:
            self.workplace.operations.run(
                None, days.get_today, self.board.id, current_day(), on_done=self._on_read, origin=self
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self.workplace.theme.px(_TWO_COLUMNS_FROM)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget(self._scroll)
        inside.setProperty("plain", True)
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._date)
        column.addSpacing(12)
        column.addWidget(self.card)
        column.addSpacing(20)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _empty_state(self) -> QWidget:
        add_meeting = QAction("Add a meeting", self)
        add_meeting.triggered.connect(self._on_add_meeting)
        import_figures = QAction("Import KPIs…", self)
        import_figures.triggered.connect(self._on_import)
        return EmptyState(
            self.workplace.theme,
            "calendar-days",
            "Nothing here yet",
            "This page will count the days to the next meeting and say what is late. "
            "Begin with the first meeting, or bring in the figures from your workbook.",
            (add_meeting, import_figures),
            self,
        )

    def _on_read(self, today: TodayView) -> None:
        self._shown = today
        self._date.setText(weekday_date(today.on))
        self.card.show_meeting(today.next_meeting)
        self.left.show_words(left_sections(today))
        self.right.show_words(right_sections(today))
        self._stack.setCurrentIndex(1 if today.is_empty else 0)

    @Slot(object)
    def _on_line_opened(self, place: Place) -> None:
        self.workplace.go(place)

    @Slot(str)
    def _on_meeting_opened(self, meeting_id: str) -> None:
        self.workplace.go(Place("meetings", meeting_id or "new"))

    @Slot()
    def _on_add_meeting(self) -> None:
        self.workplace.go(Place("meetings", "new"))

    @Slot()
    def _on_import(self) -> None:
        self.workplace.go(Place("import", "today"))

    @Slot(object, int)
    def _on_stepped(self, line: Line, by: int) -> None:
        lines = [line for section in self.sections for line in section.lines]
        place = lines.index(line) + by
        if 0 <= place < len(lines):
            lines[place].setFocus()

    @Slot(object)
    def _on_focused(self, line: Line) -> None:
        self._scroll.ensureWidgetVisible(line, 0, 24)

    @Slot()
    def _on_minute_passed(self) -> None:
        if self._shown is not None and self._shown.on != current_day():
            self.refresh(None)


class _Column(QWidget):
    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.sections: tuple[Section, ...] = ()

    def fill(self, workplace: Workplace) -> None:
        """Make the sections."""
        self.sections = tuple(Section(workplace.theme, self) for _ in range(self._number))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)

    def show_words(self, words: tuple[SectionWords, ...]) -> None:
        """Show these words, one to a section."""
        for section, each in zip(self.sections, words, strict=True):
            section.show_words(each)
