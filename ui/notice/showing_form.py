"""The box, always in view, in which is said what showed a paragraph, on which day, and when it must be shown again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.clock import current_day
from boardkeeper.notices import ParagraphView
from boardkeeper.rules.due_dates import long_date
from ui.follow_up.update_form import UpdateBox
from ui.notice.words import often_words
from ui.panes import DateEdit
from ui.theme.theme import Theme


class ShowingForm(QWidget):
    """What was shown. What is typed for one paragraph waits while another is looked at.

    Signals:
        written: The words, the day, and the next day as written, None where it is counted.
    """

    written = Signal(str, object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paragraph = ""
        self._drafts: dict[str, str] = {}
        self.box = UpdateBox(self)
        self.box.setAccessibleName("What shows this paragraph")
        self.box.setPlaceholderText("Record what showed it: a report, a letter, an item of the board")
        self.box.setTabChangesFocus(True)
        self.day = self._day("Shown on")
        self.again = self._day("Due again")
        self.add = QPushButton("Record", self)
        self.add.setProperty("main", True)
        self.add.setAccessibleName("Record what shows it")
        self.add.setToolTip("Record what shows it (Ctrl+Return)")
        foot = QGridLayout()
        foot.setSpacing(8)
        foot.setColumnStretch(1, 1)
        for row, (name, field) in enumerate((("On", self.day), ("Again", self.again))):
            label = QLabel(name, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            foot.addWidget(label, row, 0)
            foot.addWidget(field, row, 1, 1, 1 if row else 2)
        foot.addWidget(self.add, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.box.sent.connect(self._on_add)
        self.box.textChanged.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_changed()

    def begin(self, paragraph: ParagraphView) -> None:
        """Turn to a paragraph; what was typed for it before comes back."""
        often = often_words(paragraph.every_months)
        self.again.setPlaceholderText(often.lower())
        self.again.setToolTip(f"When it must be shown again; left empty it is counted: {often.lower()}")
        if paragraph.id == self._paragraph:
            return
        text = self.box.toPlainText().strip()
        if text:
            self._drafts[self._paragraph] = text
        self._paragraph = paragraph.id
        self.box.setPlainText(self._drafts.pop(paragraph.id, ""))
        self._fresh_days()

    def forget(self, paragraph_id: str) -> None:
        """It was recorded: empty the box."""
        self._drafts.pop(paragraph_id, None)
        if paragraph_id == self._paragraph:
            self.box.clear()
            self._fresh_days()

    def _day(self, name: str) -> DateEdit:
        field = DateEdit(name, self)
        field.setProperty("inline", False)
        field.setMinimumWidth(self._theme.px(92))
        field.returnPressed.connect(self._on_add)
        return field

    def _fresh_days(self) -> None:
        for field, day in ((self.day, current_day()), (self.again, None)):
            field.show_date(day)
            field.setText(long_date(day) if day else "")
            field.setCursorPosition(0)

    @Slot()
    def _on_changed(self) -> None:
        self.add.setEnabled(bool(self.box.toPlainText().strip()))

    @Slot()
    def _on_add(self) -> None:
        text = self.box.toPlainText().strip()
        if not text:
            return
        for field in (self.day, self.again):
            if field.text().strip() and field.day is None:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.mark_wrong(f"“{field.text().strip()}” is not a date that can be read.")
                return
            field.mark_wrong("")
        self.written.emit(text, self.day.day or current_day(), self.again.day)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.box.setFixedHeight(self._theme.px(64))
