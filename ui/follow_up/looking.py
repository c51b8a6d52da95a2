"""How a log is looked at: grouping and saved views above the table, kept together with filter and order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from boardkeeper import saved_views
from boardkeeper.errors import UserError
from boardkeeper.follow_up import Log
from boardkeeper.saved_views import SavedViewView
from ui.follow_up.name_strip import NameStrip
from ui.follow_up.ways import GroupButton, ViewsButton
from ui.page import Workplace
from ui.tables.panel import TablePanel


class Looking(QObject):
    """The two buttons above a log and the line in which a view gets its name.

    Args:
        workplace: What the page works with.
        panel: The table with its filter.
        log: Which log.
        groupings: What rows can be gathered by, and what the menu says.
    """

    def __init__(
        self, workplace: Workplace, panel: TablePanel, log: Log, groupings: Mapping[str, str]
    ) -> None:
        super().__init__(panel)
        self._workplace = workplace
        self._panel = panel
        self._log = log
        self._board_id = ""
        self._renamed = ""
        self.group = GroupButton(workplace.theme, groupings, panel)
        self.views = ViewsButton(workplace.theme, panel)
        self.strip = NameStrip(panel)
        panel.bar.add(self.group)
        panel.bar.add(self.views)
        column = panel.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.strip)
        self.group.chosen.connect(self._on_grouping_chosen)
        self.group.folding_wanted.connect(self._on_folding_wanted)
        self.views.chosen.connect(self.show_view)
        self.views.all_wanted.connect(self.show_everything)
        self.views.saving_wanted.connect(self.ask_for_name)
        self.views.renaming_wanted.connect(self._on_renaming_wanted)
        self.views.removal_wanted.connect(self._on_removal_wanted)
        self.strip.named.connect(self._on_named)
        self.strip.left.connect(self._on_strip_left)
        panel.table.look_changed.connect(self._on_look_changed)
        if workplace.is_review:
            self.views.hide()

    def read(self, board_id: str) -> None:
        """Read the saved views of a board’s log."""
        self._board_id = board_id
        self._workplace.operations.run(
            None, saved_views.list_views, board_id, self._log, on_done=self.views.show_views, origin=self
        )

    @Slot(object)
    def show_view(self, view: SavedViewView) -> None:
        """Look at the log as a view says."""
        wanted = view.wanted
        self._panel.bar.show_state(wanted.words, wanted.chips)
        self._panel.view.show_order(wanted.sort, descending=wanted.descending)
        self.group.show_grouping(wanted.group)
        self._panel.table.look_at(
            wanted.words, wanted.chips, wanted.sort, wanted.group, descending=wanted.descending
        )
        self.views.show_current(view)
        self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_everything(self) -> None:
        """Look at the log as it was first."""
        self._panel.bar.show_state("", frozenset())
        self._panel.view.show_order("", descending=False)
        self.group.show_grouping("")
        self._panel.table.look_at("", frozenset(), "", "", descending=False)
        self.views.show_current(None)

    @Slot()
    def ask_for_name(self) -> None:
        """Ask under which name the view that is shown is to be kept."""
        self._renamed = ""
        self.strip.ask("Name of the view", self.views.current.name if self.views.current else "")

    @Slot(str)
    def _on_grouping_chosen(self, name: str) -> None:
        self._panel.table.group_by(name)

    @Slot(bool)
    def _on_folding_wanted(self, is_folded: bool) -> None:
        self._panel.table.fold_all(is_folded=is_folded)

    @Slot()
    def _on_renaming_wanted(self) -> None:
        if self.views.current is not None:
            self._renamed = self.views.current.id
            self.strip.ask("New name", self.views.current.name)

    @Slot()
    def _on_removal_wanted(self) -> None:
        view = self.views.current
        if view is not None:
            operations = self._workplace.operations
            operations.run(
                f"The view “{view.name}” is gone; its rows are not.",
                saved_views.remove_view,
                operations.who,
                view.id,
                origin=self,
            )

    @Slot(str)
    def _on_named(self, name: str) -> None:
        operations = self._workplace.operations
        if self._renamed:
            operations.run(
                f"The view is called “{name}” now.",
                saved_views.rename_view,
                operations.who,
                self._renamed,
                name,
                on_error=partial(self._on_refused, "New name", name),
                origin=self,
            )
        else:
            operations.run(
                f"The view “{name}” is saved.",
                saved_views.save_view,
                operations.who,
                self._board_id,
                self._log,
                name,
                self._panel.table.look,
                on_done=self._on_saved,
                on_error=partial(self._on_refused, "Name of the view", name),
                origin=self,
            )
        self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, view_id: str) -> None:
        self._workplace.operations.run(
            None,
            saved_views.list_views,
            self._board_id,
            self._log,
            on_done=partial(self._on_saved_read, view_id),
            origin=self,
        )

    def _on_saved_read(self, view_id: str, views: tuple[SavedViewView, ...]) -> None:
        self.views.show_views(views)
        self.views.show_current(next((view for view in views if view.id == view_id), None))

    def _on_refused(self, asks: str, name: str, error: UserError) -> None:
        # What was typed is not lost: the line opens again with it.
        self._workplace.complain(error)
        self.strip.ask(asks, name)

    @Slot()
    def _on_strip_left(self) -> None:
        self._panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_look_changed(self) -> None:
        current, look = self.views.current, self._panel.table.look
        self.group.show_grouping(look.group)
        if current is not None and not _is_same(current, look):
            self.views.show_current(None)


def _is_same(view: SavedViewView, look: object) -> bool:
    names = ("words", "chips", "sort", "descending", "group")
    return all(getattr(view.wanted, name) == getattr(look, name) for name in names)
