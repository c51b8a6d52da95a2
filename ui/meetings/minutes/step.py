"""The minutes step: toolbar, the sheet the minutes are written on, and at its side whatever belongs to them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from boardkeeper import minutes
from boardkeeper.clock import current_day, current_time
from boardkeeper.errors import UserError
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from boardkeeper.rules.due_dates import clock
from ui.empty import EmptyState
from ui.meetings.minutes import parts
from ui.meetings.minutes.keeper import MinutesKeeper
from ui.meetings.minutes.reading import MinutesReading, read_minutes
from ui.meetings.minutes.side import MinutesSide
from ui.meetings.minutes.surface.surface import MinutesSurface
from ui.meetings.minutes.toolbar import MinutesToolbar
from ui.page import Workplace
from ui.panes import Hairline, ListDetail, words_label
from ui.today.words import count

_BESIDE_FROM = 620
"""From this width on a panel stands beside the text; in less room it stands in its place."""
_PANEL_WIDTH = 350


class MinutesStep(QWidget):
    """Shows and changes the minutes of one meeting.

    Signals:
        old_minutes_wanted: Minutes written elsewhere are to be taken over.
    """

    old_minutes_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._meeting_id = ""
        self._shown_id = ""
        self._wanted = ""
        self._is_stale = True
        self._is_begun = False
        self._begins = False
        self._is_starting = False
        self._is_parted = False
        self.reading: MinutesReading | None = None
        theme = workplace.theme
        self.surface = MinutesSurface(theme, self)
        self.keeper = MinutesKeeper(workplace, self.surface, self)
        self.toolbar = MinutesToolbar(theme, self.surface, self)
        self.side = MinutesSide(workplace, self.surface, parts.PANELS, self)
        self.status = QLabel(self)
        self.status.setProperty("rank", "muted")
        self.reason = words_label("muted", self)
        self.reason.setContentsMargins(12, 0, 0, 0)
        self.reason.hide()
        self.notice = words_label("bad", self)
        self.notice.setContentsMargins(24, 6, 16, 6)
        self.notice.hide()
        self._make_parts()
        self._lay_out()
        self.keeper.began.connect(self._on_began)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.refused.connect(self._on_refused)
        self.toolbar.refused.connect(workplace.say)
        self.side.piece_wanted.connect(self.choose)
        self.side.said.connect(workplace.say)
        self.side.opened.connect(self._arrange)
        self.surface.set_writable(False)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    # What it shows

    def show_meeting(self, meeting_id: str) -> None:
        """Show the minutes of a meeting, anew when they may have changed; while they are not seen, later."""
        if meeting_id != self._meeting_id:
            self.keeper.keep()
            self._meeting_id = meeting_id
            self._is_begun = self._begins = self._is_starting = False
            self.reading = None
            self.surface.set_writable(False)
        self._is_stale = True
        if self.isVisible():
            self._read()

    def choose(self, piece_id: str) -> None:
        """Bring a minute or one of its paragraphs into view, now or once they have been read."""
        self._wanted = piece_id
        self._take_wanted()

    def keep(self) -> None:
        """Keep what is being typed."""
        self.keeper.keep()

    @Slot()
    def write_minutes(self) -> None:
        """Begin the minutes with a heading for every item of the agenda, or go on writing them."""
        self._begins = True
        if self.reading is None:
            return
        if not self._may_write():
            self._begins = False
            self.surface.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.reading.pieces or not self.reading.items:
            self._begin_writing()
        elif not self._is_starting:
            self._is_starting = True
            operations = self._workplace.operations
            operations.run(
                _begun,
                minutes.start_minutes,
                operations.who,
                self._meeting_id,
                on_done=self._on_started,
                on_error=self._on_not_started,
                origin=self,
            )

    def open_panel(self, title: str) -> None:
        """Bring up what stands beside the minutes."""
        self.side.open(title).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.side.current is not None:
            self.side.close_panel()
            self.surface.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # How it is put together

    def _make_parts(self) -> None:
        workplace, surface = self._workplace, self.surface
        self.header = parts.MinutesHeader(workplace, self)
        self.header.panel_wanted.connect(self._on_people_wanted)
        self.bar = parts.ApprovalBar(workplace, surface, self)
        self.bar.step_wanted.connect(self._on_step_wanted)
        self.find_bar = parts.FindBar(surface, self)
        self.menu = parts.SlashMenu(workplace, surface, self)
        self.menu.field_wanted.connect(self._on_field_wanted)
        self.menu.said.connect(workplace.say)
        self.speller = parts.Speller(workplace, surface)
        self.citations = parts.CitationLinks(workplace, surface)
        self.time_stamp = parts.TimeStamp(surface)
        self.exporter = parts.MinutesExporter(workplace, self)
        self.exporter.gathering.connect(self.keeper.keep)
        self.export = QToolButton(self)
        self.export.setToolTip("Save and print")
        self.export.setAccessibleName("Save and print")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.export.setStyleSheet("QToolButton { padding: 3px; }")
        self.export.setMenu(self.exporter.menu)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 6, 12, 6)
        tools.setSpacing(8)
        tools.addWidget(self.toolbar, 1)
        tools.addWidget(self.reason, 1)
        tools.addWidget(self.status)
        tools.addWidget(self.side.buttons)
        tools.addWidget(self.export)
        text = QWidget(self)
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Hairline(text))
        column.addWidget(self.surface, 1)
        text.setMinimumWidth(240)
        self._text = text
        self.side.setMinimumWidth(280)
        self._panes = ListDetail(text, self.side, self._workplace.settings, "minutes", (66, 34), self)
        writing = QWidget(self)
        whole = QVBoxLayout(writing)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(tools)
        whole.addWidget(Hairline(self))
        whole.addWidget(self.bar)
        whole.addWidget(self.notice)
        whole.addWidget(self.find_bar)
        whole.addWidget(self._panes, 1)
        begin = QAction("Write the minutes", self)
        begin.triggered.connect(self.write_minutes)
        take_over = QAction("Take over old minutes…", self)
        take_over.triggered.connect(self.old_minutes_wanted)
        self._empty = EmptyState(
            self._workplace.theme,
            "file-text",
            "No minutes yet",
            "Every item of the agenda gets its heading; you type what was said below it. "
            "Points letter themselves, and what is resolved goes into the logs as you type.",
            (begin, take_over),
            self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(writing)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    @Slot()
    def _arrange(self) -> None:
        """A panel stands beside the text, or in its place where there is no room for both."""
        px = self._workplace.theme.px
        is_narrow = self.width() < px(_BESIDE_FROM)
        self._text.setVisible(not is_narrow or self.side.current is None)
        self.status.setVisible(not is_narrow)
        if self.side.current is not None and not self._is_parted and not is_narrow:
            # A panel that is shown for the first time takes what it would like; the text needs more.
            self._is_parted = True
            if not self._panes.is_remembered:
                self._panes.setSizes([self.width() - px(_PANEL_WIDTH), px(_PANEL_WIDTH)])

    # What was read

    @Slot()
    def _read(self) -> None:
        if self._meeting_id:
            self._is_stale = False
            self._workplace.operations.run(
                None, read_minutes, self._meeting_id, current_day(), on_done=self._on_read, origin=self
            )

    def _on_read(self, reading: MinutesReading) -> None:
        if reading.meeting.id != self._meeting_id:
            return
        self.reading = reading
        self._show_pieces(reading)
        self.surface.show_item_marks(_marks_of(reading))
        self.surface.show_numbers(reading.allotted, reading.next_number)
        self.surface.show_references(reading.references)
        self.surface.show_notes(reading.notes)
        for part in (
            self.header,
            self.bar,
            self.menu,
            self.speller,
            self.citations,
            self.exporter,
            self.side,
        ):
            part.show_reading(reading)
        self._say_whether_writable(reading)
        has_text = bool(reading.pieces) or self._is_begun or self.keeper.is_waiting
        self._stack.setCurrentIndex(0 if has_text else 1)
        self._arrange()
        if self._begins:
            self.write_minutes()
        self._take_wanted()

    def _show_pieces(self, reading: MinutesReading) -> None:
        """Show what was read, unless something written waits or the surface says it already."""
        meeting_id = reading.meeting.id
        if self._shown_id != meeting_id:
            self.keeper.leave()
            self._shown_id = self.surface.origin = meeting_id
            held = self.keeper.held(meeting_id)
            self.surface.show_pieces(reading.pieces if held is None else held)
            self.surface.verticalScrollBar().setValue(0)
            if held is None:
                self.keeper.begin(meeting_id, reading.pieces)
                self.status.clear()
            else:
                self.keeper.go_on(meeting_id)
        elif not self.keeper.is_waiting:
            if not self.keeper.agrees(reading.pieces):
                self.surface.show_pieces(reading.pieces)
            self.keeper.begin(meeting_id, reading.pieces)

    def _take_wanted(self) -> None:
        if self._wanted and self._shown_id == self._meeting_id and self._stack.currentIndex() == 0:
            wanted, self._wanted = self._wanted, ""
            self.surface.choose(wanted)
            self.surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_writing(self) -> None:
        self._begins = False
        self._is_begun = True
        self._stack.setCurrentIndex(0)
        self.surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_write(self) -> bool:
        reading = self.reading
        is_off = reading is not None and reading.meeting.state is MeetingState.CANCELLED
        return reading is not None and reading.minutes.is_draft and not is_off

    def _say_whether_writable(self, reading: MinutesReading) -> None:
        """Let it be written on, or say in the place of the toolbar why not."""
        may_write = self._may_write()
        self.surface.set_writable(may_write)
        self.toolbar.setVisible(may_write)
        self.reason.setVisible(not may_write)
        self.reason.setText(
            "A record does not change any more: corrections are made at a later meeting."
            if not reading.minutes.is_draft
            else "The meeting was cancelled: there is nothing to minute."
        )

    @Slot()
    def _on_began(self) -> None:
        self.status.setText("Writing…")

    @Slot()
    def _on_kept(self) -> None:
        self.status.setText("Kept")
        self.status.setToolTip(f"Kept at {clock(current_time())}")
        self.notice.hide()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.status.setText("Not kept")
        self.notice.setText(f"Not kept: {error} What you typed stays here and is tried again.")
        self.notice.show()

    def _on_started(self, headings: int) -> None:
        self._is_starting = False
        if not headings:
            self._begin_writing()

    def _on_not_started(self, error: UserError) -> None:
        """Nothing on the agenda has a heading: the first one is typed."""
        self._is_starting = False
        self._workplace.say(error.sentence)
        self._begin_writing()

    @Slot()
    def _on_people_wanted(self) -> None:
        self.open_panel("Who was there")

    @Slot(object)
    def _on_step_wanted(self, step: object) -> None:
        panel: Any = self.side.open("Approval")
        panel.go_to(step)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.export.setIcon(self._workplace.theme.icon("printer"))
        self.export.setIconSize(QSize(self._workplace.theme.px(16), self._workplace.theme.px(16)))
        # Words that come and go would push the buttons about.
        self.status.setFixedWidth(self.status.fontMetrics().horizontalAdvance("Writing…") + 4)

    @Slot(str)
    def _on_field_wanted(self, field: str) -> None:
        panel: Any = self.side.open("Decisions")
        panel.go_to(field)


def _begun(headings: int) -> str:
    return f"Minutes begun with {count(headings, 'heading')}." if headings else "Type the first heading."


def _marks_of(reading: MinutesReading) -> dict[str, WrittenPiece]:
    """What text below an exempt item begins with, by the ids of such items."""
    return {
        item.id: WrittenPiece(
            new_id(),
            PieceKind.TEXT,
            exempt_paragraphs=item.exempt_paragraphs,
            public_interest_reason=item.public_interest_reason,
            is_confidential=item.is_confidential,
        )
        for item in reading.items
        if item.is_exempt
    }
