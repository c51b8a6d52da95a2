"""How the whole plan stands: a tile for each status, with its share of all milestones and of those due."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from boardkeeper.rules.milestones import MilestoneStatus, MilestoneSummary
from ui.theme.fonts import Size
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

STATUS_TONES: Mapping[str, Tone] = {
    MilestoneStatus.COMPLETE: Tone.GOOD,
    MilestoneStatus.ON_TRACK: Tone.GOOD,
    MilestoneStatus.SLIGHT_SLIPPAGE: Tone.WARNING,
    MilestoneStatus.OFF_TRACK: Tone.BAD,
    MilestoneStatus.NOT_YET_DUE: Tone.NEUTRAL,
}

ORDER = (
    MilestoneStatus.COMPLETE,
    MilestoneStatus.ON_TRACK,
    MilestoneStatus.SLIGHT_SLIPPAGE,
    MilestoneStatus.OFF_TRACK,
    MilestoneStatus.NOT_YET_DUE,
)


class StatusStrip(QWidget):
    """Tiles that filter: pressing one shows only its milestones, pressing it again shows all.

    Signals:
        pressed: The name of the chip that is wanted; empty for all.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = {status: StatusTile(theme, status, self) for status in ORDER}
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.setSpacing(8)
        for tile in self.tiles.values():
            row.addWidget(tile, 1)
            tile.clicked.connect(self._on_clicked)
        row.addStretch()

    def show_summary(self, summary: MilestoneSummary) -> None:
        """Say how many milestones have which status; a plan without any takes no room."""
        self.setVisible(summary.total > 0)
        for status, tile in self.tiles.items():
            tile.show_summary(summary)
            tile.setEnabled(bool(summary.counts[status]) or tile.isChecked())

    def show_pressed(self, chips: frozenset[str]) -> None:
        """Follow the filter that is in force."""
        for status, tile in self.tiles.items():
            tile.setChecked(status.value.capitalize() in chips)

    @Slot()
    def _on_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, StatusTile):
            self.pressed.emit(clicked.status.value.capitalize() if clicked.isChecked() else "")


class StatusTile(QAbstractButton):
    """One status: how many, and which share on either base."""

    def __init__(self, theme: Theme, status: MilestoneStatus, parent: QWidget) -> None:
        super().__init__(parent)
        self.status = status
        self._theme = theme
        self._number = 0
        self._shares: tuple[str, ...] = ()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_summary(self, summary: MilestoneSummary) -> None:
        """Take the number and the shares of this status."""
        self._number = summary.counts[self.status]
        self._shares = (_share(summary.percent_of_all(self.status), "of all"),)
        if self.status is not MilestoneStatus.NOT_YET_DUE:
            self._shares += (_share(summary.percent_of_due(self.status), "of due"),)
        self.setAccessibleName(self.words)
        self.setToolTip(f"Show only: {self.status.value}")
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMaximumWidth(self._theme.px(184))
        self.updateGeometry()

    @property
    def words(self) -> str:
        """Everything the tile says."""
        return f"{self.status.value.capitalize()}: {self._number}, {', '.join(self._shares)}"

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(168), self._theme.px(72))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(116), self._theme.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours, ink = self._theme, self._theme.colours, self._theme.ink(STATUS_TONES[self.status])
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            edge = colours.accent if self.isChecked() or self.hasFocus() else colours.line
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
            ground = colours.selection if self.isChecked() else colours.surface
            painter.setBrush(QColor(colours.hover if self.underMouse() and self.isEnabled() else ground))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
            bar = QRectF(box.left() + theme.px(8), box.top() + theme.px(10), 4, box.height() - theme.px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.mark if self._number else colours.line))
            painter.drawRoundedRect(bar, 2, 2)
            left, width = round(bar.right()) + theme.px(10), round(box.width()) - theme.px(26)
            painter.setFont(theme.font(Size.TITLE, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.text if self._number else colours.muted))
            number = str(self._number)
            taken = painter.fontMetrics().horizontalAdvance(number) + theme.px(8)
            baseline = round(box.top()) + theme.px(27)
            painter.drawText(left, baseline, number)
            painter.setFont(theme.font(weight=QFont.Weight.Medium))
            painter.setPen(QColor(ink.text if self._number else colours.muted))
            title = self.status.value.capitalize()
            elide = Qt.TextElideMode.ElideRight
            painter.drawText(
                left + taken, baseline, painter.fontMetrics().elidedText(title, elide, width - taken)
            )
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.muted))
            for place, share in enumerate(self._shares):
                line = baseline + theme.px(17) * (place + 1)
                painter.drawText(left, line, painter.fontMetrics().elidedText(share, elide, width))


def _share(percent: Decimal | None, base: str) -> str:
    return f"{percent:.1f}% {base}" if percent is not None else f"– {base}"
