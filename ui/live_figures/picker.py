"""A place to choose a figure: indicators by a few letters, and what can be said of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.kpis import KpiView
from boardkeeper.live_figures import Choice, choices_of
from boardkeeper.rules.live_figures import folded
from boardkeeper.rules.periods import period_title
from ui.live_figures.words import inserted
from ui.page import Workplace
from ui.panes import words_label
from ui.tables.filter_bar import FilterField

_HEIGHT = 176
_NARROW = 440
_ROLE = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class FigurePicker(QWidget):
    """Indicators at the left, at the right what can be said of the chosen one as it reads now. Enter puts it in.

    Signals:
        chosen: What is to be written into the text.
        left: Escape.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._kpis: tuple[KpiView, ...] = ()
        self.field = FilterField(workplace.theme, "indicators", self)
        self.field.setPlaceholderText("Indicator: a few letters of its name or its code")
        self.kpis = self._list("Indicators")
        self.choices = self._list("What to say of it")
        self.nothing = words_label("muted", self)
        self.nothing.hide()
        self.put_in = QPushButton("Put it in", self)
        self.put_in.setToolTip("Write it where the cursor stands (Enter)")
        self.put_in.setProperty("main", True)
        self.give_up = QPushButton("Cancel", self)
        self.field.textChanged.connect(self._fill)
        self.field.left_down.connect(self._on_down)
        self.kpis.selectionModel().currentChanged.connect(self._on_kpi_chosen)
        self.put_in.clicked.connect(self._put_in)
        self.give_up.clicked.connect(self.left)
        for view in (self.kpis, self.choices):
            view.doubleClicked.connect(self._put_in)
        for widget in (self.field, self.kpis, self.choices):
            widget.installEventFilter(self)
        self._lay_out()
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_kpis(self, kpis: Sequence[KpiView]) -> None:
        """Offer these indicators; what is chosen stays."""
        self._kpis = tuple(kpis)
        self._fill()

    def begin(self) -> None:
        """Put the cursor where an indicator is looked for."""
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def written(self) -> str:
        """What would be put in now; blank when nothing is chosen."""
        kpi, choice = self.kpis.currentIndex().data(_ROLE), self.choices.currentIndex().data(_ROLE)
        if isinstance(kpi, KpiView) and isinstance(choice, Choice):
            return inserted(kpi, choice, self._kpis)
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Side by side in a narrow pane both lists would lose the middle of every name.
        is_narrow = self.width() < self._workplace.theme.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._lists.setDirection(direction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._put_in()
        elif key == Qt.Key.Key_Escape and not (watched is self.field and self.field.text()):
            self.left.emit()
        elif watched is self.field and key in _MOVES:
            self._move(_MOVES[Qt.Key(key)])
        else:
            return False
        return True

    def _lay_out(self) -> None:
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(8)
        self._lists.addWidget(self.kpis, 3)
        self._lists.addWidget(self.choices, 2)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.nothing, 1)
        foot.addStretch()
        foot.addWidget(self.give_up)
        foot.addWidget(self.put_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(self._lists)
        column.addLayout(foot)

    def _list(self, name: str) -> QListView:
        view = QListView(self)
        view.setModel(QStandardItemModel(view))
        view.setAccessibleName(name)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return view

    def _move(self, lines: int) -> None:
        rows = self.kpis.model().rowCount()
        if rows:
            row = max(0, min(self.kpis.currentIndex().row() + lines, rows - 1))
            self.kpis.setCurrentIndex(self.kpis.model().index(row, 0))

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot()
    def _fill(self) -> None:
        wanted = folded(self.field.text()).split()
        chosen = self.kpis.currentIndex().data(_ROLE)
        found = [kpi for kpi in self._kpis if all(word in _searched(kpi) for word in wanted)]
        entries = [(kpi.name, _latest_words(kpi), kpi) for kpi in found]
        _show(self.kpis, entries)
        again = next((row for row, kpi in enumerate(found) if chosen and kpi.id == chosen.id), 0)
        self.kpis.setCurrentIndex(self.kpis.model().index(again, 0))
        if not found:
            _show(self.choices, [])
        self.nothing.setText(
            "The board has no KPIs yet; import their workbook first."
            if not self._kpis
            else "No indicator has these words in its name."
        )
        self.nothing.setVisible(not found)
        self.put_in.setEnabled(bool(found))

    @Slot(QModelIndex)
    def _on_kpi_chosen(self, index: QModelIndex) -> None:
        kpi = index.data(_ROLE)
        before = self.choices.currentIndex().row()
        choices = choices_of(kpi) if isinstance(kpi, KpiView) else ()
        _show(self.choices, [(choice.title, choice.words, choice) for choice in choices])
        row = before if 0 <= before < len(choices) else 0
        self.choices.setCurrentIndex(self.choices.model().index(row, 0))
        self.put_in.setEnabled(bool(choices))

    @Slot()
    def _put_in(self) -> None:
        if self.written:
            self.chosen.emit(self.written)

    @Slot()
    def _on_theme_changed(self) -> None:
        for view in (self.kpis, self.choices):
            view.setFixedHeight(self._workplace.theme.px(_HEIGHT))


def _searched(kpi: KpiView) -> str:
    return folded(" ".join((kpi.name, kpi.code, *kpi.other_names)))


def _latest_words(kpi: KpiView) -> str:
    if kpi.latest is None:
        return "no figure yet"
    return f"{kpi.latest.shown}, {period_title(kpi.latest.period)}"


def _show(view: QListView, entries: Sequence[tuple[str, str, object]]) -> None:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.clear()
    for title, words, thing in entries:
        line = QStandardItem(f"{title}:  {words}")
        line.setData(thing, _ROLE)
        line.setToolTip(f"{title}: {words}")
        line.setSizeHint(QSize(0, view.fontMetrics().height() + 10))
        model.appendRow(line)
