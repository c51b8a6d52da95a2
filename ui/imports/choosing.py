"""Before a workbook is read: choose one or drop one; while it is read; and what went wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from boardkeeper.errors import UserError
from ui.empty import EmptyState
from ui.theme.theme import Theme


class ChoosingPane(QStackedWidget):
    """Three states of a page without a workbook: nothing chosen, reading, and a refusal with its next step."""

    def __init__(self, theme: Theme, choose: QAction, choose_another: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._start = EmptyState(
            theme,
            "file-spreadsheet",
            "Choose a workbook",
            "Excel, OpenDocument or CSV, with KPIs, milestones, decisions, a work programme or actions. "
            "Drag it onto this window, or choose it. You see everything before anything is written.",
            (choose,),
            self,
        )
        self._reading = EmptyState(theme, "file-spreadsheet", "", "", (), self)
        self.trouble = EmptyState(theme, "triangle-alert", "", "", (choose_another,), self)
        for state in (self._start, self._reading, self.trouble):
            self.addWidget(state)
        theme.changed.connect(self.update)

    def begin(self) -> None:
        """Ask for a workbook."""
        self.setCurrentWidget(self._start)
        self.focus_button()

    def focus_button(self) -> None:
        """Put the keyboard on the one thing that can be done here."""
        state = self.currentWidget()
        button = state.findChild(QPushButton) if state is not None else None
        if isinstance(button, QPushButton):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_reading(self, file_name: str) -> None:
        """Say that a workbook is being read."""
        self._reading.say(
            f"Reading {file_name}",
            "It is read beside the window, which goes on working. Cancel stands below.",
        )
        self.setCurrentWidget(self._reading)

    def complain(self, error: UserError) -> None:
        """Say why a workbook was not taken, and what to do about it."""
        self.trouble.say("This workbook was not taken", f"{error.sentence}\n{error.next_step}".strip())
        self.setCurrentWidget(self.trouble)
        self.focus_button()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed frame into which a file may be dropped."""
        super().paintEvent(event)
        if self.currentWidget() is not self._start:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.outline), 1.5, Qt.PenStyle.DashLine))
            margin = self._theme.px(24)
            frame = QRectF(self.rect()).adjusted(margin, self._theme.px(8), -margin, -margin)
            painter.drawRoundedRect(frame, self._theme.px(12), self._theme.px(12))


class QuestionPane(QStackedWidget):
    """Beneath a sheet that is shown: what must be said first, or why it cannot be read as what was chosen."""

    def __init__(
        self, theme: Theme, choose_another: QAction, kinds: tuple[QAction, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        question = "What does this workbook hold?"
        self.kinds = EmptyState(theme, "circle-question-mark", question, "", kinds, self)
        self.plain = EmptyState(theme, "circle-question-mark", "", "", (), self)
        self.refused = EmptyState(theme, "triangle-alert", "", "", (choose_another,), self)
        for state in (self.plain, self.kinds, self.refused):
            self.addWidget(state)

    def say(self, heading: str, text: str) -> None:
        """Say what is asked."""
        self.plain.say(heading, text)
        self.setCurrentWidget(self.plain)

    def ask_kind(self, text: str) -> None:
        """Ask what the workbook holds."""
        self.kinds.say("What does this workbook hold?", text)
        self.setCurrentWidget(self.kinds)

    def complain(self, error: UserError) -> None:
        """Say why it cannot be read, and what to do about it."""
        self.refused.say("It cannot be read as that", f"{error.sentence}\n{error.next_step}".strip())
        self.setCurrentWidget(self.refused)
