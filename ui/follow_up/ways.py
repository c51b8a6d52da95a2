"""The buttons above a log that say how it is looked at: what its rows are gathered by, and views under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.theme.theme import Theme

if TYPE_CHECKING:
    from boardkeeper.saved_views import SavedViewView

#: What rows can be gathered by, and what the menu says.
GROUPINGS: Mapping[str, str] = {
    "": "No groups",
    "owner": "Owner",
    "meeting": "Meeting",
    "priority": "Priority",
    "status": "Status",
}


class GroupButton(QToolButton):
    """Says what the rows are gathered by, and lets it be chosen.

    Signals:
        chosen: The grouping, by its name; empty for none.
        folding_wanted: All groups shall be folded, or unfolded.
    """

    chosen = Signal(str)
    folding_wanted = Signal(bool)

    def __init__(self, theme: Theme, words: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName("Group by")
        self.setToolTip("Group by (Ctrl+G)")
        self.menu_of_ways = QMenu(self)
        self.menu_of_ways.setAccessibleName("Group by")
        self._ways = QActionGroup(self)
        self.actions_of_ways: dict[str, QAction] = {}
        for name, title in words.items():
            action = self.menu_of_ways.addAction(title)
            action.setCheckable(True)
            action.setData(name)
            self._ways.addAction(action)
            self.actions_of_ways[name] = action
        self.menu_of_ways.addSeparator()
        self._fold = self.menu_of_ways.addAction("Fold all groups")
        self._unfold = self.menu_of_ways.addAction("Unfold all groups")
        self.setMenu(self.menu_of_ways)
        self._ways.triggered.connect(self._on_triggered)
        self._fold.triggered.connect(self._on_fold)
        self._unfold.triggered.connect(self._on_unfold)
        self.show_grouping("")
        theme.changed.connect(self.update)

    def open_menu(self) -> None:
        """Open the menu beneath the button, the first line chosen."""
        _open(self, self.menu_of_ways)

    def show_grouping(self, name: str) -> None:
        """Say what the rows are gathered by."""
        title = self._words.get(name, "")
        self.setText(f"By {title.casefold()} ▾" if name else "Group ▾")
        self.actions_of_ways[name if name in self.actions_of_ways else ""].setChecked(True)
        for action in (self._fold, self._unfold):
            action.setEnabled(bool(name))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.show_grouping(str(action.data()))
        self.chosen.emit(str(action.data()))

    @Slot()
    def _on_fold(self) -> None:
        self.folding_wanted.emit(True)

    @Slot()
    def _on_unfold(self) -> None:
        self.folding_wanted.emit(False)


class ViewsButton(QToolButton):
    """The views that were saved, and what can be done with them.

    Signals:
        chosen: The `SavedViewView`.
        saving_wanted: The view that is shown now is to be kept.
        renaming_wanted: The view that was chosen last is to get another name.
        removal_wanted: The view that was chosen last is to go.
        all_wanted: Everything is to be shown as it was first.
    """

    chosen = Signal(object)
    saving_wanted = Signal()
    renaming_wanted = Signal()
    removal_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: SavedViewView | None = None
        self._views: tuple[SavedViewView, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip("Saved views (Ctrl+Shift+V)")
        self.menu_of_views = QMenu(self)
        self.menu_of_views.setAccessibleName("Saved views")
        self.setMenu(self.menu_of_views)
        self.show_views(())
        theme.changed.connect(self.update)

    def open_menu(self) -> None:
        """Open the menu beneath the button, the first line chosen."""
        _open(self, self.menu_of_views)

    def show_views(self, views: Sequence[SavedViewView]) -> None:
        """Offer these views; the one that was chosen keeps its mark while it is there."""
        self._views = tuple(views)
        kept = self.current.id if self.current else ""
        self.current = next((view for view in self._views if view.id == kept), None)
        self._fill()

    def show_current(self, view: SavedViewView | None) -> None:
        """Say which view is shown; None for one without a name."""
        self.current = view
        self._fill()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the views there are."""
        return tuple(view.name for view in self._views)

    def _fill(self) -> None:
        menu = self.menu_of_views
        menu.clear()
        everything = menu.addAction("Everything")
        everything.triggered.connect(self.all_wanted)
        for view in self._views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self.current is not None and view.id == self.current.id)
            action.setData(view.id)
            action.triggered.connect(self._on_view_triggered)
        menu.addSeparator()
        menu.addAction("Save this view…").triggered.connect(self.saving_wanted)
        named = f" “{self.current.name}”".replace("&", "&&") if self.current else ""
        rename = menu.addAction(f"Rename{named}…")
        rename.triggered.connect(self.renaming_wanted)
        remove = menu.addAction(f"Remove{named}")
        remove.triggered.connect(self.removal_wanted)
        for action in (rename, remove):
            action.setVisible(self.current is not None)
        words = self.current.name if self.current else "Views"
        short = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 140)
        self.setText(f"{short} ▾".replace("&", "&&"))
        self.setAccessibleName(f"Saved views: {self.current.name}" if self.current else "Saved views")

    @Slot()
    def _on_view_triggered(self) -> None:
        action = self.sender()
        wanted = str(action.data()) if isinstance(action, QAction) else ""
        view = next((each for each in self._views if each.id == wanted), None)
        if view is not None:
            self.chosen.emit(view)


def _open(button: QToolButton, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])
