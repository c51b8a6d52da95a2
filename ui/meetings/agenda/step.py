"""The agenda step: the items, the line that adds one, and every change on its way to the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import agenda, meetings
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.errors import UserError
from ui.empty import EmptyState
from ui.meetings.agenda.model import AgendaModel
from ui.meetings.agenda.row_boxes import Field
from ui.meetings.agenda.view import AgendaView
from ui.meetings.reading import MeetingReading
from ui.operations import Desk
from ui.page import Workplace
from ui.theme.theme import Theme

_CHANGED = {
    Field.TITLE: "Title changed.",
    Field.PURPOSE: "Purpose changed.",
    Field.URGENT_REASON: "Reason for urgency changed.",
}


class AddLine(QWidget):
    """The line at the end: type a title, Enter, and the next one.

    Signals:
        entered: The title.
        left: Escape on the empty line, or ↑.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plus = QLabel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Add an item: type its title, then Enter  (Ctrl+Shift+N)")
        self.field.setAccessibleName("Title of a new item")
        self.field.returnPressed.connect(self._on_return_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._plus)
        row.addWidget(self.field, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Up}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_return_pressed(self) -> None:
        title = self.field.text().strip()
        if title:
            self.entered.emit(title)

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.colours.muted
        self._plus.setPixmap(self._theme.pixmap("plus", colour, 16, self.devicePixelRatioF()))


class AgendaStep(QWidget):
    """Shows and changes the agenda of one meeting.

    Signals:
        disagreed: A change was refused; what is shown may be wrong and should be read anew.
    """

    disagreed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._meeting_id = ""
        self._on_the_way = 0
        self._wanted_id = ""
        self.model = AgendaModel()
        self.model.setParent(self)
        self.view = AgendaView(workplace.theme, self.model, self)
        self.add_line = AddLine(workplace.theme, self)
        start = QAction("Start from the standing items", self)
        start.triggered.connect(self.start_from_standing_items)
        first = QAction("Add an item", self)
        first.triggered.connect(self.add_item)
        self._empty = EmptyState(
            workplace.theme,
            "list-ordered",
            "No agenda yet",
            "Begin with the items that come to every meeting, or type the first item yourself.",
            (start, first),
            self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.add_line)
        self.view.typed.connect(self._on_typed)
        self.view.kind_chosen.connect(self._on_kind_chosen)
        self.view.paper_chosen.connect(self._on_paper_chosen)
        self.view.moved.connect(self._on_moved)
        self.view.removed.connect(self._on_removed)
        self.add_line.entered.connect(self._on_title_entered)
        self.add_line.left.connect(self._on_add_line_left)

    def show_reading(self, reading: MeetingReading) -> None:
        """Show a meeting's agenda; an answer older than a change on its way is passed over."""
        if reading.meeting.id != self._meeting_id:
            self._meeting_id = reading.meeting.id
            self._on_the_way = 0
            self.view.clearSelection()
        if self._on_the_way:
            return
        self.model.show_items(reading.items)
        self._stack.setCurrentIndex(0 if reading.items else 1)
        if self._wanted_id:
            self.choose(self._wanted_id)

    def show_pages(self, pages: Mapping[str, str]) -> None:
        """Say beside each item which pages it has."""
        self.model.show_pages(pages)

    def choose(self, item_id: str) -> None:
        """Make an item current, now or once it has been read."""
        self._wanted_id = item_id if self.model.place_of(item_id) < 0 else ""
        self.view.choose(item_id)

    @Slot()
    def add_item(self) -> None:
        """Put the cursor into the line that adds an item."""
        self.add_line.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def start_from_standing_items(self) -> None:
        """Put the board's standing items on the agenda."""
        self._ask("Agenda started from the standing items.", meetings.start_agenda, self._meeting_id)

    def _ask(
        self,
        said: str,
        function: Callable[..., object],
        *args: object,
        on_done: Callable[[object], None] | None = None,
    ) -> None:
        operations = self._workplace.operations
        self._on_the_way += 1
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=on_done or self._on_kept,
            on_error=self._on_refused,
            origin=self,
        )

    def _on_kept(self, _answer: object) -> None:
        self._on_the_way = max(self._on_the_way - 1, 0)

    def _on_refused(self, error: UserError) -> None:
        self._on_the_way = max(self._on_the_way - 1, 0)
        self._workplace.complain(error)
        self.disagreed.emit()

    def _on_added(self, item_id: object) -> None:
        self._on_kept(item_id)
        self.choose(str(item_id))

    @Slot(str)
    def _on_title_entered(self, title: str) -> None:
        self.add_line.field.clear()
        self._ask(f"“{title}” added.", agenda.add_item, self._meeting_id, title, on_done=self._on_added)

    @Slot()
    def _on_add_line_left(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, object, str)
    def _on_typed(self, item_id: str, field: Field, text: str) -> None:
        facts: dict[str, object] = {field.value: text}
        if field is Field.URGENT_REASON:
            if not text:
                return
            facts["kind"] = ItemKind.URGENT
        if text or field is not Field.TITLE:
            self.model.change(item_id, **facts)
        self._ask(_CHANGED[field], _change_item, item_id, facts)

    @Slot(str, object)
    def _on_kind_chosen(self, item_id: str, kind: ItemKind) -> None:
        item = next(item for item in self.model.items if item.id == item_id)
        if kind is item.kind:
            return
        if kind is ItemKind.URGENT and not item.urgent_reason:
            self.view.ask_reason(item_id)
            return
        # A reason belongs to an urgent item only; undo brings it back with the kind.
        facts: dict[str, object] = {"kind": kind}
        if item.urgent_reason and kind is not ItemKind.URGENT:
            facts["urgent_reason"] = ""
        self.model.change(item_id, **facts)
        self._ask(f"Kind is “{kind.value}” now.", _change_item, item_id, facts)

    @Slot(str, object)
    def _on_paper_chosen(self, item_id: str, paper: PaperKind) -> None:
        self.model.change(item_id, paper=paper)
        words = (
            "The item has no paper now."
            if paper is PaperKind.NONE
            else f"Its paper is the {paper.value} now."
        )
        self._ask(words, _change_item, item_id, {"paper": paper})

    @Slot(str, int)
    def _on_moved(self, item_id: str, place: int) -> None:
        self.model.move(self.model.place_of(item_id), place)
        self.view.choose(item_id)
        self._ask("Item moved.", agenda.move_item, item_id, place)

    @Slot(str)
    def _on_removed(self, item_id: str) -> None:
        item = next(item for item in self.model.items if item.id == item_id)
        self._ask(f"“{item.title}” removed.", agenda.remove_item, item_id)


def _change_item(desk: Desk, who: str, item_id: str, facts: dict[str, object]) -> None:
    agenda.update_item(desk, who, item_id, **facts)
