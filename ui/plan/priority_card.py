"""The card of one priority: how it stands on both bases, its milestones, and whether it has said how it is getting on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from boardkeeper.plan import MilestoneView, PriorityView
from boardkeeper.rules.milestones import MilestoneStatus, MilestoneSummary
from boardkeeper.rules.period_words import period_words
from ui.panes import words_label
from ui.plan.milestone_line import MilestoneLine
from ui.plan.strip import ORDER, STATUS_TONES
from ui.theme.theme import Theme

_GOOD = (MilestoneStatus.COMPLETE, MilestoneStatus.ON_TRACK)


class PriorityCard(QWidget):
    """One priority.

    Signals:
        opened: The `PriorityView`, when its heading or its narrative is wanted.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.priority: PriorityView | None = None
        self.lines: list[MilestoneLine] = []
        self._title = words_label("strong", self)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._shares = QLabel(self)
        self._shares.setProperty("rank", "muted")
        self._shares.setWordWrap(True)
        self.bar = ShareBar(theme, self)
        self.narrative = QPushButton(self)
        self.narrative.setProperty("link", True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.narrative)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(6)
        upper = QVBoxLayout()
        upper.setContentsMargins(6, 0, 6, 0)
        upper.setSpacing(6)
        for widget in (self._title, self.bar, self._shares):
            upper.addWidget(widget)
        column.addLayout(upper)
        column.addLayout(self._rows)
        column.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.narrative.clicked.connect(self._on_narrative_clicked)
        theme.changed.connect(self.update)

    def show_priority(
        self, priority: PriorityView, milestones: tuple[MilestoneView, ...], one: str, many: str
    ) -> list[MilestoneLine]:
        """Show a priority with some of its milestones; answers the lines that were made."""
        self.priority = priority
        self._title.setText(f"{priority.number}  {priority.title}")
        self._shares.setText(shares_words(priority.summary, len(priority.milestones), one, many))
        self.bar.show_summary(priority.summary)
        said = priority.said_period
        self.narrative.setText(f"Narrative: {period_words(said)}" if said else "Write its narrative…")
        self.narrative.setAccessibleName(f"Narrative of priority {priority.number}")
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [MilestoneLine(self._theme, milestone, self) for milestone in milestones]
        for line in self.lines:
            self._rows.addWidget(line)
        self.setAccessibleName(f"{priority.number} {priority.title}. {self._shares.text()}")
        return self.lines

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.line), 1))
            painter.setBrush(QColor(self._theme.colours.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    @Slot()
    def _on_narrative_clicked(self) -> None:
        self.opened.emit(self.priority)


class ShareBar(QWidget):
    """How many milestones have which status, as one bar; the words beneath it say the same."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._summary: MilestoneSummary | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_summary(self, summary: MilestoneSummary) -> None:
        """Show other numbers."""
        self._summary = summary
        said = ", ".join(f"{summary.counts[each]} {each.value}" for each in ORDER if summary.counts[each])
        self.setAccessibleName(said or "no status yet")
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colours.line))
            painter.drawRoundedRect(box, 4, 4)
            if self._summary is None or not self._summary.total:
                return
            left, gap = box.left(), 2.0
            shown = [status for status in ORDER if self._summary.counts[status]]
            room = box.width() - gap * (len(shown) - 1)
            for status in shown:
                width = room * self._summary.counts[status] / self._summary.total
                ink = theme.ink(STATUS_TONES[status])
                # Not yet due is a pale stretch, complete a full one, on track the same tone lighter: told apart without colour by their order.
                painter.setBrush(QColor(ink.mark))
                painter.setOpacity(
                    {MilestoneStatus.ON_TRACK: 0.6, MilestoneStatus.NOT_YET_DUE: 0.35}.get(status, 1.0)
                )
                painter.drawRoundedRect(QRectF(left, box.top(), width, box.height()), 4, 4)
                left += width + gap


def shares_words(summary: MilestoneSummary, number: int, one: str, many: str) -> str:
    """“3 of 5 complete or on track: 60.0% of all, 75.0% of the 4 due”."""
    if not number:
        return f"No {many} yet"
    if not summary.total:
        return f"{number:,} {one if number == 1 else many}, none with a status yet"
    good = summary.number(*_GOOD)
    of_all, of_due = summary.percent_of_all(*_GOOD), summary.percent_of_due(*_GOOD)
    words = f"{good} of {summary.total} complete or on track: {of_all:.1f}% of all"
    due = f", {of_due:.1f}% of the {summary.due} due" if of_due is not None else ", none is due yet"
    return words + due
