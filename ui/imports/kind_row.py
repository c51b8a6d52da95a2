"""What a workbook is read as, and for milestones of which month."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from boardkeeper.imports import ImportKind
from ui.imports.month_edit import MonthEdit
from ui.theme.theme import Theme

KIND_WORDS = {
    ImportKind.KPIS: "KPIs",
    ImportKind.MILESTONES: "Milestones",
    ImportKind.DECISIONS: "Tracking decisions",
    ImportKind.PROGRAMME: "Work programme",
    ImportKind.ACTIONS: "Actions",
}


class KindRow(QWidget):
    """A box with the five kinds, and the month.

    Signals:
        kind_chosen: The `ImportKind` that was chosen.
        month_chosen: The month that was typed, "2019-06".
    """

    kind_chosen = Signal(object)
    month_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = _muted(self, "Read as")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName("Read as")
        self.kind.setPlaceholderText("Not known yet")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind)
        label.setBuddy(self.kind)
        self._month_label = _muted(self, "Statuses as at")
        self.month = MonthEdit(self)
        self.month.setFixedWidth(theme.px(136))
        self._month_label.setBuddy(self.month)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (label, self.kind, self._month_label, self.month):
            row.addWidget(widget)
        self.kind.activated.connect(self._on_activated)
        self.month.month_committed.connect(self.month_chosen)

    def say(self, kind: ImportKind | None, month: str) -> None:
        """Show what is chosen; with no kind, the box says that it is not known."""
        self.kind.setCurrentIndex(-1 if kind is None else list(KIND_WORDS).index(kind))
        is_asked = kind is ImportKind.MILESTONES
        self._month_label.setVisible(is_asked)
        self.month.setVisible(is_asked)
        self.month.show_month(month)

    @Slot(int)
    def _on_activated(self, number: int) -> None:
        self.kind_chosen.emit(list(KIND_WORDS)[number])


def _muted(parent: QWidget, text: str) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("rank", "muted")
    return label
