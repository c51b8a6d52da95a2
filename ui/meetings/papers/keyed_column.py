"""A column of widgets known by keys: those that stay keep the keyboard, their words and their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

W = TypeVar("W", bound=QWidget)


class KeyedColumn(QWidget, Generic[W]):
    """Holds one widget for each key, in the order of the keys."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self.widgets: dict[str, W] = {}

    def show_keys(self, keys: Sequence[str], make: Callable[[str], W]) -> bool:
        """Hold these; `make` makes the widget of a key that is new. Answers whether others stand here now."""
        is_other = list(keys) != list(self.widgets)
        for key in [key for key in self.widgets if key not in keys]:
            widget = self.widgets.pop(key)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, key in enumerate(keys):
            if key not in self.widgets:
                self.widgets[key] = make(key)
            widget = self.widgets[key]
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
        self.widgets = {key: self.widgets[key] for key in keys}
        self.setVisible(bool(keys))
        return is_other
