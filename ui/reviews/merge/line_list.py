"""The edits of a review under the matters they belong to, each with a word on what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from boardkeeper.reviews.plan import MergeLine
from ui.reviews.merge.deciding import Decisions
from ui.theme.theme import Theme
from ui.theme.tokens import Tone

_LINE = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_TONE = Qt.ItemDataRole.UserRole + 2
_WORDS = Qt.ItemDataRole.UserRole + 3
_INSET, _GAP, _STATE_WIDTH = 16, 8, 96
_HEADING_HEIGHT, _LINE_HEIGHT = 40, 52

_Index = QModelIndex | QPersistentModelIndex


class LineList(QListView):
    """Headings cannot be chosen; the lines below them can.

    Signals:
        chosen: The `MergeLine` that is now chosen.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._decisions: Decisions | None = None
        self._only_open = False
        self.setModel(self._model)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setAccessibleName("Edits")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def line(self) -> MergeLine | None:
        """The line that is chosen."""
        found = self.currentIndex().data(_LINE)
        return found if isinstance(found, MergeLine) else None

    @property
    def lines(self) -> list[MergeLine]:
        """The lines that are shown, in order."""
        found = (self._model.item(place).data(_LINE) for place in range(self._model.rowCount()))
        return [each for each in found if isinstance(each, MergeLine)]

    def show_lines(self, decisions: Decisions, *, only_open: bool) -> None:
        """Show a plan; the chosen line stays chosen if it is still there."""
        kept = self.line
        self._decisions, self._only_open = decisions, only_open
        self._model.clear()
        for about, lines in decisions.plan.matters():
            shown = [line for line in lines if line.needs_choice or not only_open]
            if not shown:
                continue
            heading = QStandardItem(about)
            # The arrows pass over what is not enabled: on a heading nothing is chosen.
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            said = next((line.text for line in lines if line.text), lines[0].ours)
            heading.setData(" ".join(said.split()), _WORDS)
            heading.setToolTip(f"{about}\n{said[:400]}")
            self._model.appendRow(heading)
            for line in shown:
                item = QStandardItem(line.name)
                item.setData(line, _LINE)
                item.setToolTip(line.theirs[:400])
                self._model.appendRow(item)
        self.say_states()
        self.choose(kept.id if kept else "")

    def say_states(self, line_id: str = "") -> None:
        """Say anew what becomes of a line, or of all."""
        if self._decisions is None:
            return
        for place in range(self._model.rowCount()):
            item = self._model.item(place)
            line = item.data(_LINE)
            if isinstance(line, MergeLine) and line_id in {"", line.id}:
                state = self._decisions.state(line)
                item.setData(state, _STATE)
                item.setData(" ".join(self._decisions.shown(line).split()) or "(nothing)", _WORDS)
                item.setData(self._decisions.tone(line).value, _TONE)
                item.setData(f"{line.about}: {line.name}. {state}", Qt.ItemDataRole.AccessibleTextRole)

    def choose(self, line_id: str) -> None:
        """Choose a line by its id; the first one when it is not there."""
        places = [place for place in range(self._model.rowCount()) if self._line_at(place) is not None]
        wanted = [place for place in places if getattr(self._line_at(place), "id", "") == line_id]
        for place in (wanted or places)[:1]:
            index = self._model.index(place, 0)
            self.setCurrentIndex(index)
            self.scrollTo(self._model.index(max(0, place - 1), 0))
            self.scrollTo(index)

    def go_to_open(self, step: int) -> bool:
        """Choose the next line to be decided, or the one before; after the last comes the first."""
        if self._decisions is None:
            return False
        rows = self._model.rowCount()
        here = self.currentIndex().row()
        for away in range(1, rows + 1):
            line = self._line_at((here + step * away) % rows)
            if line is not None and self._decisions.is_open(line):
                self.choose(line.id)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Figures choose whose words stand: they are no search in this list.
        if event.text().isdecimal():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _line_at(self, place: int) -> MergeLine | None:
        found = self._model.item(place).data(_LINE)
        return found if isinstance(found, MergeLine) else None

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = current.data(_LINE)
        if isinstance(line, MergeLine):
            self.chosen.emit(line)


class _LineDelegate(QStyledItemDelegate):
    """Draws a heading, or what was changed, what it says, and what becomes of it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_line = isinstance(index.data(_LINE), MergeLine)
        return QSize(option.rect.width(), self._theme.px(_LINE_HEIGHT if is_line else _HEADING_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, colours = self._theme, self._theme.colours
        line = index.data(_LINE)
        rect = option.rect.adjusted(theme.px(_INSET), 0, -theme.px(_GAP), 0)
        painter.save()
        if not isinstance(line, MergeLine):
            painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.text))
            rect.adjust(0, theme.px(_GAP), 0, 0)
            taken = self._draw(painter, rect, str(index.data()))
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.muted))
            self._draw(painter, rect.adjusted(taken + theme.px(_GAP), 0, 0, 0), str(index.data(_WORDS)))
            painter.restore()
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, QColor(colours.selection))
            edge = QRect(option.rect.left(), option.rect.top(), theme.px(3), option.rect.height())
            painter.fillRect(edge, QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover))
        rect.adjust(theme.px(_GAP), theme.px(6), 0, -theme.px(6))
        top = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        tone = Tone(index.data(_TONE) or Tone.NEUTRAL.value)
        painter.setFont(
            theme.font(weight=QFont.Weight.DemiBold if tone is Tone.WARNING else QFont.Weight.Normal)
        )
        state = QRect(top)
        state.setLeft(top.right() - theme.px(_STATE_WIDTH))
        quiet = QColor(colours.muted)
        painter.setPen(quiet if tone is Tone.NEUTRAL else QColor(theme.ink(tone).text))
        mark = {Tone.WARNING: "◆ ", Tone.GOOD: "✓ "}.get(tone, "")
        painter.drawText(state, _RIGHT, f"{mark}{index.data(_STATE)}")
        top.setRight(state.left() - theme.px(_GAP))
        painter.setPen(QColor(colours.on_selection if is_chosen else colours.text))
        self._draw(painter, top, line.name)
        painter.setFont(theme.font())
        painter.setPen(quiet)
        below = QRect(rect.left(), top.bottom(), rect.width(), rect.height() // 2)
        self._draw(painter, below, str(index.data(_WORDS)))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, words: str) -> int:
        """Draw words as far as there is room; answers how far they went."""
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, shown)
        return painter.fontMetrics().horizontalAdvance(shown)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
