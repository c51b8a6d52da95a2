"""The municipal years of a board, the present one first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from boardkeeper.rules.municipal_year import municipal_year_title
from ui.theme.theme import Theme


class YearList(QListWidget):
    """Lets a year be chosen; ↑ and ↓ go through them.

    Signals:
        chosen: The calendar year in which a municipal year starts.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Municipal years")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.currentItemChanged.connect(self._on_current_changed)

    @property
    def year(self) -> int | None:
        """The year that is chosen."""
        place = self.currentRow()
        return self.years[place] if place >= 0 else None

    @property
    def years(self) -> tuple[int, ...]:
        """All years, the latest first."""
        return tuple(int(self.item(place).data(Qt.ItemDataRole.UserRole)) for place in range(self.count()))

    def show_years(self, years: Sequence[int]) -> None:
        """Offer these years, keeping the one that is chosen, else the first."""
        if tuple(years) == self.years:
            return
        kept = self.year
        self.blockSignals(True)
        self.clear()
        for year in years:
            item = QListWidgetItem(municipal_year_title(year), self)
            item.setData(Qt.ItemDataRole.UserRole, year)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Municipal year {municipal_year_title(year)}")
        self.blockSignals(False)
        if years:
            self.choose(kept if kept is not None and kept in years else years[0])

    def choose(self, year: int) -> None:
        """Choose a year."""
        if year in self.years:
            self.setCurrentRow(self.years.index(year))

    @Slot()
    def _on_theme_changed(self) -> None:
        px, colours = self._theme.px, self._theme.colours
        self.setMinimumWidth(px(96))
        self.setStyleSheet(
            f"QListWidget {{ background: {colours.surface}; padding: {px(16)}px {px(8)}px; outline: 0; }}"
            f"QListWidget::item {{ padding: {px(8)}px {px(10)}px; border-radius: {px(6)}px; color: {colours.text}; }}"
            f"QListWidget::item:hover {{ background: {colours.hover}; }}"
            f"QListWidget::item:selected {{ background: {colours.selection}; color: {colours.on_selection}; }}"
            f"QListWidget::item:selected:focus {{ border: 2px solid {colours.accent}; }}"
        )

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_current_changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))
