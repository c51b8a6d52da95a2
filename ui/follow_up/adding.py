"""Adding a row to a log by hand: the button, the form in the place of the detail, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction

from boardkeeper.follow_up import Log
from ui.empty import ActionButton
from ui.follow_up.new_matter import NewMatter, NewMatterForm
from ui.list_page import ListPage
from ui.operations import Desk

#: A use case for what was typed: the store, who adds it, the board and the new row; answers the id of the row.
Adds = Callable[[Desk, str, str, NewMatter], str]


class Adding(QObject):
    """How a log gets a row that no minutes and no workbook brought.

    Args:
        page: The log's page.
        log: Which log.
        owner: What is called who must do it.
        due: What the date is called.
        adds: The use case.
    """

    def __init__(self, page: ListPage, log: Log, owner: str, due: str, adds: Adds) -> None:
        super().__init__(page)
        self._page = page
        self._adds = adds
        new = QAction(f"New {page.ONE}…", self)
        new.setToolTip(f"New {page.ONE} (Ctrl+Shift+A)")
        new.triggered.connect(self.start)
        button = ActionButton(new, is_main=True, parent=page.header)
        button.setVisible(not page.workplace.is_review)
        page.header.add(button)
        self.form = NewMatterForm(page.workplace.theme, log, owner, due, page.ONE, page)
        self.form.hide()
        self.form.wanted.connect(self._on_wanted)
        self.form.cancelled.connect(self._on_cancelled)
        page.workplace.operations.became_idle.connect(self.form.be_ready)

    @Slot()
    def start(self) -> None:
        """Open the form; what was typed before and not added is still in it."""
        self._page.open_form(self.form)
        self.form.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_cancelled(self) -> None:
        self._page.close_form()

    @Slot(object)
    def _on_wanted(self, new: NewMatter) -> None:
        page = self._page
        if page.board is None:
            return
        self.form.add.setEnabled(False)
        page.workplace.operations.run(
            f"{page.ONE.capitalize()} added.",
            self._adds,
            page.workplace.operations.who,
            page.board.id,
            new,
            on_done=self._on_added,
            origin=page,
        )

    def _on_added(self, row_id: str) -> None:
        self.form.clear()
        self._page.close_form()
        self._page.reveal(row_id)
