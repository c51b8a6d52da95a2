"""The days of a year that is being planned, each with a tick and what speaks against it."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from boardkeeper.calendar import PlannedDay, ProposedMeeting, WarningKind
from boardkeeper.rules.due_dates import clock, long_date
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_TONES = {
    WarningKind.CLASH: Tone.BAD,
    WarningKind.SHORT_NOTICE: Tone.BAD,
    WarningKind.EARLY_PUBLICATION: Tone.NEUTRAL,
    WarningKind.PASSED: Tone.NEUTRAL,
}

_INDENT = 28
_ONE_LINE_FROM = 460


class DayRow(QWidget):
    """One proposed day.

    Signals:
        ticked: Somebody has changed the tick.
        stepped: ↑ or ↓ was pressed, as −1 or 1.
    """

    ticked = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, proposed: ProposedMeeting, is_taken: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposed = proposed
        words = long_date(proposed.held_on)
        if proposed.starts_at:
            words += f", {clock(proposed.starts_at)}"
        self.box = QCheckBox(words, self)
        self.box.setChecked(is_taken)
        self.box.setEnabled(proposed.can_add)
        self.by = QLabel(f"papers out by {long_date(proposed.publish_by)}", self)
        self.by.setProperty("rank", "muted")
        self.by.setWordWrap(True)
        said = " ".join(each.sentence for each in proposed.warnings)
        self.box.setAccessibleName(". ".join(part for part in (words, self.by.text(), said) if part))
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.box, 0, 0)
        self._is_wide: bool | None = None
        self._place_date(is_wide=True)
        for line, warning in enumerate(proposed.warnings, start=2):
            label = QLabel(warning.sentence, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            tone = _TONES.get(warning.kind, Tone.WARNING)
            ink = theme.colours.muted if tone is Tone.NEUTRAL else theme.ink(tone).text
            label.setStyleSheet(f"color: {ink};")
            label.setContentsMargins(theme.px(_INDENT), 0, 0, 2)
            self._grid.addWidget(label, line, 0, 1, 2)
        self.box.clicked.connect(self.ticked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_date(is_wide=self.width() >= self._theme.px(_ONE_LINE_FROM))

    def _place_date(self, *, is_wide: bool) -> None:
        """The day for the papers stands beside the day where there is room, or else beneath it."""
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        self.by.setContentsMargins(0 if is_wide else self._theme.px(_INDENT), 0, 0, 0)
        self._grid.setColumnMinimumWidth(0, self._theme.px(216) if is_wide else 0)
        if is_wide:
            self._grid.addWidget(self.by, 0, 1)
        else:
            self._grid.addWidget(self.by, 1, 0, 1, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class ProposedDays(QWidget):
    """All of them. What somebody ticked or unticked stays so while the words are changed.

    Signals:
        changed: Other days are taken now.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: dict[tuple[date, time | None], bool] = {}
        self.rows: list[DayRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName("Proposed days")
        theme.changed.connect(self._on_theme_changed)

    def begin(self) -> None:
        """Forget what was ticked."""
        self._said.clear()
        self.show_proposed(())

    def show_proposed(self, found: tuple[ProposedMeeting, ...]) -> None:
        """Show other days."""
        if found != tuple(row.proposed for row in self.rows):
            self._fill(found)

    def _fill(self, found: tuple[ProposedMeeting, ...]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for each in found:
            is_taken = each.can_add and self._said.get((each.held_on, each.starts_at), each.is_advised)
            row = DayRow(self._theme, each, is_taken, self)
            row.ticked.connect(self._on_ticked)
            row.stepped.connect(self._on_stepped)
            self._column.addWidget(row)
            self.rows.append(row)
        self.changed.emit()

    def taken(self) -> tuple[PlannedDay, ...]:
        """The days to add."""
        return tuple(
            PlannedDay(row.proposed.held_on, row.proposed.starts_at, row.proposed.venue)
            for row in self.rows
            if row.box.isChecked()
        )

    @Slot()
    def _on_ticked(self) -> None:
        for row in self.rows:
            if row.box.isChecked() is not row.proposed.is_advised:
                self._said[(row.proposed.held_on, row.proposed.starts_at)] = row.box.isChecked()
        self.changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fill(tuple(row.proposed for row in self.rows))

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        boxes = [row.box for row in self.rows if row.box.isEnabled()]
        here = next((place for place, box in enumerate(boxes) if box.hasFocus()), None)
        if here is not None and 0 <= here + by < len(boxes):
            boxes[here + by].setFocus(Qt.FocusReason.TabFocusReason)
