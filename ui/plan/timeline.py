"""The plan along the months: a bar for each milestone from its start to its due day, today and the next meeting across."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QItemSelectionModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from boardkeeper.plan import MilestoneView, PlanView
from ui.plan.status_mark import draw_status, tone_of
from ui.plan.time_scale import TimeScale
from ui.plan.timeline_rows import TimelineModel, TimelineRow, days_of, is_late, rows_of
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_ROW, _HEADING, _HEAD = 34, 40, 68
_MARGIN = 24
_LEAST_LABEL, _MOST_LABEL = 176, 360


class PlanTimeline(QListView):
    """Lines of priorities and milestones; ↑ and ↓ go along the milestones.

    Signals:
        row_chosen: The `MilestoneView` the keyboard or the mouse came to.
        priority_chosen: The `PriorityView` whose heading was chosen.
    """

    row_chosen = Signal(object)
    priority_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.today = date.min
        self.meeting: date | None = None
        self.lines = TimelineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setAccessibleName("Timeline of the plan")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self._head = _Head(self)
        self._is_telling = True
        self._chosen = ""
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_plan(
        self, plan: PlanView, today: date, meeting: date | None, wanted: frozenset[str] | None
    ) -> None:
        """Show a plan; the line that was chosen stays chosen.

        Args:
            plan: The plan.
            today: What is late is drawn to here.
            meeting: When the board meets next.
            wanted: The ids of the milestones the filter lets through; None for all.
        """
        self.today, self.meeting = today, meeting
        scrolled = self.verticalScrollBar().value()
        self.lines.show_rows(rows_of(plan, wanted))
        self.choose(self._chosen)
        self.verticalScrollBar().setValue(scrolled)
        self._head.update()

    def choose(self, row_id: str) -> None:
        """Make a line current, without telling; one that is not shown now is chosen when it comes."""
        self._chosen = row_id
        place = self.lines.place_of(row_id)
        if place >= 0:
            self._is_telling = False
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.lines.index(place), flag)
            self._is_telling = True
            self.scrollTo(self.currentIndex())

    def scale_of(self) -> TimeScale | None:
        """Where days stand in the view; None while no day is known."""
        days = days_of(self.lines.rows, self.today, self.meeting)
        if not self.lines.rows:
            return None
        label = self.label_width()
        return TimeScale.over(days, label, self.viewport().width() - label - self.theme.px(_MARGIN))

    def label_width(self) -> int:
        """Where the words end and the months begin."""
        least, most = self.theme.px(_LEAST_LABEL), self.theme.px(_MOST_LABEL)
        return max(least, min(most, round(self.viewport().width() * 0.42)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys that move a milestone belong to the page.
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.setGeometry(QRect(0, 0, self.viewport().width(), self.theme.px(_HEAD)))

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self.scale_of()
        if scale is not None:
            with QPainter(self.viewport()) as painter:
                colours = self.theme.colours
                height = self.viewport().height()
                for tick in scale.ticks(self.theme.zoom):
                    painter.setPen(QPen(QColor(colours.outline if tick.year else colours.line), 1))
                    painter.drawLine(QLineF(tick.left, 0, tick.left, height))
                draw_days(painter, self, scale, 0, height)
        super().paintEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_telling or not current.isValid():
            return
        row = self.lines.rows[current.row()]
        self._chosen = row.id
        if row.milestone is not None:
            self.row_chosen.emit(row.milestone)
        else:
            self.priority_chosen.emit(row.priority)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setViewportMargins(0, self.theme.px(_HEAD), 0, 0)
        self.scheduleDelayedItemsLayout()
        self._head.update()


class _Head(QWidget):
    """The months above the lines, and the names of the days across them."""

    def __init__(self, view: PlanTimeline) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        view, theme = self._view, self._view.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.colours.surface))
            scale = view.scale_of()
            if scale is None:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bottom = self.height() - 1
            painter.setPen(QColor(theme.colours.line))
            painter.drawLine(0, bottom, self.width(), bottom)
            painter.setFont(theme.font())
            line = painter.fontMetrics().height()
            months = bottom - theme.px(4) - line
            names = theme.px(4)
            draw_days(painter, view, scale, names + line, bottom, names_top=names)
            painter.setFont(theme.font())
            for tick in scale.ticks(theme.zoom):
                if tick.year:
                    painter.setPen(QPen(QColor(theme.colours.outline), 1))
                    painter.drawLine(QLineF(tick.left, months - line, tick.left, bottom))
                    self._write(painter, tick.left, months - line, tick.year, theme.colours.text)
                if painter.fontMetrics().horizontalAdvance(tick.words) <= tick.width:
                    self._write(painter, tick.left, months, tick.words, theme.colours.muted)

    def _write(self, painter: QPainter, tick_left: float, top: float, words: str, colour: str) -> None:
        """Write on a ground of its own: the line of a day never goes through the name of a month."""
        metrics = painter.fontMetrics()
        left = tick_left + self._view.theme.px(4)
        box = QRectF(left, top, metrics.horizontalAdvance(words) + 1, metrics.height())
        painter.fillRect(box, QColor(self._view.theme.colours.surface))
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class _LineDelegate(QStyledItemDelegate):
    """Draws a heading with its count, or the words of a milestone and its bar."""

    def __init__(self, view: PlanTimeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._view.lines.rows[index.row()]
        height = _ROW if row.milestone is not None else _HEADING
        return QSize(0, self._view.theme.px(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, theme = self._view, self._view.theme
        row, box = view.lines.rows[index.row()], QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = QRect(box.left(), box.top(), view.label_width(), box.height())
        if is_chosen:
            painter.fillRect(words, QColor(theme.colours.selection))
            beside = box.adjusted(words.width(), 0, 0, 0)
            painter.fillRect(beside, _chosen_ground(theme.colours.selection))
            if view.hasFocus():
                painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(theme.colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(words, QColor(theme.colours.hover))
        if row.milestone is None:
            self._heading(painter, row, box)
        else:
            self._words(painter, row.milestone, words, is_chosen=is_chosen)
            scale = view.scale_of()
            if scale is not None:
                self._bar(painter, row.milestone, box, scale)
                if row.milestone.due_on is not None:
                    # Over the bars too it is seen what was to be done by today.
                    draw_days(painter, view, scale, box.top(), box.bottom() + 1)
        painter.restore()

    def _heading(self, painter: QPainter, row: TimelineRow, box: QRect) -> None:
        theme = self._view.theme
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
        room = box.adjusted(theme.px(_MARGIN), 0, -theme.px(_MARGIN), 0)
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, room.width())
        taken = painter.fontMetrics().horizontalAdvance(words) + theme.px(8)
        beyond = QRect(box.left() + self._view.label_width(), box.top(), 0, box.height())
        beyond.setRight(room.left() + taken)
        if beyond.width() > 0:
            self._clear(painter, QRectF(beyond), row.id)
        painter.setPen(QColor(theme.colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _clear(self, painter: QPainter, ground: QRectF, row_id: str) -> None:
        """Make room for words: the lines of months and days would run through them."""
        colours = self._view.theme.colours
        painter.fillRect(ground, QColor(colours.surface))
        if self._view.lines.place_of(row_id) == self._view.currentIndex().row():
            painter.fillRect(ground, _chosen_ground(colours.selection))

    def _words(self, painter: QPainter, milestone: MilestoneView, box: QRect, *, is_chosen: bool) -> None:
        theme = self._view.theme
        middle = box.center().y() + 0.5
        draw_status(painter, theme, QPointF(box.left() + theme.px(_MARGIN + 8), middle), milestone.status)
        room = box.adjusted(theme.px(_MARGIN + 24), 0, -theme.px(8), 0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if milestone.slow:
            painter.setFont(theme.font(weight=QFont.Weight.Medium))
            painter.setPen(QColor(theme.ink(Tone.BAD).text))
            wide = painter.fontMetrics().horizontalAdvance("slow") + theme.px(8)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "slow")
            room = room.adjusted(0, 0, -wide, 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(theme.colours.muted))
        painter.drawText(room, side, milestone.reference)
        taken = painter.fontMetrics().horizontalAdvance(milestone.reference) + theme.px(8)
        painter.setPen(QColor(theme.colours.on_selection if is_chosen else theme.colours.text))
        room = room.adjusted(taken, 0, 0, 0)
        text = " ".join(milestone.text.split())
        painter.drawText(
            room, side, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        )

    def _bar(self, painter: QPainter, milestone: MilestoneView, box: QRect, scale: TimeScale) -> None:
        theme = self._view.theme
        ink = theme.ink(tone_of(milestone.status))
        middle, half = box.center().y() + 0.5, theme.px(7)
        if milestone.due_on is None:
            words = milestone.key_dates or "no due date"
            painter.setFont(theme.font())
            painter.setPen(QColor(theme.colours.muted))
            room = QRectF(scale.left + theme.px(8), box.top(), scale.width, box.height())
            text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
            wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(8)
            ground = QRectF(room.left() - theme.px(4), box.top(), wide, box.height())
            self._clear(painter, ground, milestone.id)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            return
        end = scale.x(milestone.due_on)
        if is_late(milestone, self._view.today):
            today = scale.x(self._view.today)
            painter.setPen(QPen(QColor(theme.ink(Tone.BAD).mark), 2, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(end, middle, today, middle))
        if milestone.starts_on is not None and milestone.starts_on < milestone.due_on:
            begin = scale.x(milestone.starts_on)
            painter.setPen(QPen(QColor(ink.mark), 1.2))
            painter.setBrush(QColor(ink.fill))
            painter.drawRoundedRect(QRectF(begin, middle - half, end - begin, 2 * half), half, half)
        # The mark has the ground of the page around it: it is told from the bar, and from the lines that cross it.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.surface))
        painter.drawEllipse(QPointF(end, middle), theme.px(10), theme.px(10))
        draw_status(painter, theme, QPointF(end, middle), milestone.status, 18)


def _chosen_ground(selection: str) -> QColor:
    """The ground of the chosen line behind the months, through which they are seen."""
    ground = QColor(selection)
    ground.setAlphaF(0.45)
    return ground


def draw_days(
    painter: QPainter,
    view: PlanTimeline,
    scale: TimeScale,
    top: float,
    bottom: float,
    names_top: int | None = None,
) -> None:
    """Draw today as a full line and the next meeting as a dashed one; with `names_top` also their names."""
    theme = view.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    taken: list[QRectF] = []
    for day, name, colour, style in (
        (view.today, "Today", theme.colours.accent, Qt.PenStyle.SolidLine),
        (view.meeting, "Meeting", theme.ink(Tone.EXEMPT).text, Qt.PenStyle.DashLine),
    ):
        if day is None or not scale.holds(day):
            continue
        x = scale.x(day)
        painter.setPen(QPen(QColor(colour), 1.6, style))
        painter.drawLine(QLineF(x, top, x, bottom))
        if names_top is None:
            continue
        painter.setFont(theme.font(weight=QFont.Weight.Medium))
        words = name if name == "Today" else f"{name} {day.day} {day:%b}"
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(words) + 2
        left = min(max(x - width / 2, view.label_width()), scale.left + scale.width - width + theme.px(16))
        box = QRectF(left, names_top, width, metrics.height())
        for other in taken:
            if box.intersects(other.adjusted(-theme.px(6), 0, theme.px(6), 0)):
                box.moveLeft(other.right() + theme.px(8))
                if box.right() > view.viewport().width():
                    box.moveRight(other.left() - theme.px(8))
        taken.append(box)
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
