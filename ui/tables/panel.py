"""A table as a page uses it: filter above, rows below, and words where there are no rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.empty import EmptyState
from ui.tables.columns import Column
from ui.tables.filter_bar import Chips, FilterBar
from ui.tables.model import RowTable
from ui.tables.view import RowTableView

if TYPE_CHECKING:
    from ui.page import Workplace
    from ui.tables.fetching import Fetch


class TablePanel(QWidget):
    """A filter bar over a table.

    Signals:
        row_chosen: The current row, or None when there is none.
        row_opened: A row was double-clicked or Return pressed on it.

    Args:
        workplace: What the page works with.
        name: The key under which widths are remembered.
        what: What the rows are, in the plural: “decisions”.
        columns: What is shown.
        chips: The names of the filter chips, as the use case knows them.
        empty: What to say when there are no rows at all: icon, heading, text, first steps.
        parent: Who owns it.
        one: What one row is: “decision”.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        name: str,
        what: str,
        columns: Sequence[Column],
        chips: Chips = (),
        empty: tuple[str, str, str, tuple[QAction, ...]] = ("info", "Nothing here yet", "", ()),
        parent: QWidget | None = None,
        *,
        one: str = "",
    ) -> None:
        super().__init__(parent)
        theme = workplace.theme
        self._what = what
        self._one = one or what
        self.bar = FilterBar(theme, what, chips, self)
        self.table = RowTable(columns, workplace.operations, self)
        self.view = RowTableView(self.table, theme, workplace.settings, name, self)
        self.view.setAccessibleName(what.capitalize())
        icon, heading, text, actions = empty
        self._nothing = EmptyState(theme, icon, heading, text, actions, self)
        clear = QAction("Show all", self)
        clear.triggered.connect(self.bar.clear)
        self._no_match = EmptyState(
            theme, "funnel", "Nothing fits the filter", f"No {what} hold these words.", (clear,), self
        )
        self._stack = QStackedWidget(self)
        for widget in (self.view, self._nothing, self._no_match):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.bar.narrowed.connect(self._on_narrowed)
        self.bar.field.left_down.connect(self._on_left_down)
        self.table.arrived.connect(self._on_arrived)
        self.view.row_chosen.connect(self.row_chosen)
        self.view.row_opened.connect(self.row_opened)

    def show_from(self, fetch: Fetch) -> None:
        """Show the rows of a use case, `fetch(desk, wanted)`, from the beginning."""
        self.table.show_from(fetch)

    def call_rows(self, what: str, one: str, titles: Mapping[str, str]) -> None:
        """Call the rows by other words, in the plural and one of them, and columns by other titles."""
        self._what, self._one = what, one
        self.bar.call_rows(what)
        self.table.call_columns(titles)
        self.view.setAccessibleName(what.capitalize())
        self._no_match.say("Nothing fits the filter", f"No {what} hold these words.")

    def say_nothing(self, heading: str, text: str) -> None:
        """Say something else where there are no rows at all."""
        self._nothing.say(heading, text)

    def refresh(self) -> None:
        """Fetch anew, keeping selection and scroll."""
        self.table.refresh()

    def reveal(self, row_id: str) -> None:
        """Select the row with this id; a filter that hides it is emptied first."""
        if self.table.is_narrowed and self.table.place_of(row_id) < 0:
            self.bar.clear()
        self.view.reveal(row_id)

    def focus_filter(self) -> bool:
        """Put the cursor into the filter."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()
        return True

    @Slot(str, object)
    def _on_narrowed(self, words: str, chips: frozenset[str]) -> None:
        self.table.narrow(words, chips)

    @Slot()
    def _on_left_down(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_arrived(self, total: int) -> None:
        if total:
            self._stack.setCurrentWidget(self.view)
        else:
            self._stack.setCurrentWidget(self._no_match if self.table.is_narrowed else self._nothing)
            self.row_chosen.emit(None)
        self.bar.count.setText(f"{total:,} {self._what if total != 1 else self._one}")
        self.bar.setVisible(bool(total) or self.table.is_narrowed)
