"""The agenda step: the items, what helps with them, and the line that adds one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCursor, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from boardkeeper import agenda, agenda_sources, agenda_starting, exempting, meetings
from boardkeeper.rules.due_dates import full_date
from ui.empty import EmptyState
from ui.meetings.agenda.add_line import AddLine
from ui.meetings.agenda.changing import AgendaChanges
from ui.meetings.agenda.exempt_panel import ExemptPanel
from ui.meetings.agenda.menus import earlier_menu
from ui.meetings.agenda.model import AgendaModel
from ui.meetings.agenda.remark_bar import RemarkBar
from ui.meetings.agenda.suggestion_bar import SuggestionBar
from ui.meetings.agenda.view import AgendaView
from ui.meetings.agenda_aids import AgendaAids
from ui.meetings.reading import MeetingReading
from ui.operations import Desk
from ui.page import Workplace
from ui.today.words import count


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
        self._wanted_id = ""
        self._aids = AgendaAids()
        theme = workplace.theme
        self.model = AgendaModel()
        self.model.setParent(self)
        self.view = AgendaView(theme, self.model, self)
        self._changes = AgendaChanges(workplace, self.model, self.view, self)
        self.add_line = AddLine(theme, self)
        self.exempt_panel = ExemptPanel(self)
        self.remark_bar = RemarkBar(theme, self)
        self.suggestion_bar = SuggestionBar(theme, self)
        self.start_action = self._action("Start from the standing items", self.start_from_standing_items)
        self.duplicate_action = self._action("Duplicate the last agenda", self._on_duplicate_last)
        self.first_action = self._action("Add an item", self.add_item)
        self._empty = EmptyState(
            theme,
            "list-ordered",
            "No agenda yet",
            "Begin with the items that come to every meeting, with another meeting’s agenda, or type the first item.",
            (self.start_action, self.duplicate_action, self.first_action),
            self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        for widget in (self.exempt_panel, self.remark_bar, self.suggestion_bar, self.add_line):
            column.addWidget(widget)
        self._make_menu()
        self._connect()

    def show_reading(self, reading: MeetingReading) -> None:
        """Show a meeting's agenda; an answer older than a change on its way is passed over."""
        if reading.meeting.id != self._meeting_id:
            self._meeting_id = reading.meeting.id
            self._changes.show_meeting(reading.meeting.id)
            self.view.clearSelection()
            self.exempt_panel.hide()
        if self._changes.is_on_its_way:
            return
        self.model.show_items(reading.items)
        self._stack.setCurrentIndex(0 if reading.items else 1)
        self._show_aids(reading.aids)
        self.add_line.say_published(any(item.is_frozen for item in reading.items))
        if self._wanted_id:
            self.choose(self._wanted_id)

    def _show_aids(self, aids: AgendaAids) -> None:
        self._aids = aids
        number = sum(1 for each in aids.suggestions if each.is_business)
        has_items = bool(self.model.items)
        more = f" and {count(number, 'suggestion')}" if number else ""
        self.start_action.setText(f"Start from the standing items{more}")
        self.duplicate_action.setVisible(bool(aids.earlier))
        if aids.earlier:
            self.duplicate_action.setText(f"Duplicate {full_date(aids.earlier[0].held_on)}")
        self.remark_bar.show_aids(aids)
        self.suggestion_bar.show_suggestions(aids.suggestions if has_items else ())
        self.suggest_action.setEnabled(has_items and bool(aids.suggestions))
        self.earlier_action.setEnabled(bool(aids.earlier))
        self.exclude_action.setEnabled(aids.exclusion is not None)

    def show_pages(self, pages: Mapping[str, str]) -> None:
        """Say beside each item which pages it has."""
        self.model.show_pages(pages)

    @Slot(str)
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
        """Put the board's standing items on the agenda; on an empty one also the business that is suggested."""
        if not self.model.items and any(each.is_business for each in self._aids.suggestions):
            self._changes.ask(
                "Agenda started from the standing items and the suggestions.",
                agenda_starting.start_with_suggestions,
                self._meeting_id,
            )
            return
        self._changes.ask("Agenda started from the standing items.", meetings.start_agenda, self._meeting_id)

    @Slot()
    def open_suggestions(self) -> None:
        """Open the list of what could come onto this agenda."""
        self.suggestion_bar.open()

    @Slot()
    def choose_earlier(self) -> None:
        """Ask which meeting's agenda is taken over."""
        if not self._aids.earlier:
            return
        menu = earlier_menu(self._aids.earlier, self)
        menu.triggered.connect(self._on_earlier_triggered)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.add_line.more.mapToGlobal(self.add_line.more.rect().topLeft())
        menu.popup(corner if self.add_line.isVisible() else QCursor.pos())

    @Slot()
    def mark_not_public(self) -> None:
        """Ask why the current item is not public."""
        item = self.view.current_item
        if item is not None:
            self._on_exempt_wanted(item.id)

    @Slot()
    def add_exclusion(self) -> None:
        """Add the resolution to exclude press and public where it belongs."""
        self._changes.ask(
            "The resolution to exclude press and public is on the agenda.",
            exempting.add_exclusion,
            self._meeting_id,
            on_done=self._on_item_made,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.exempt_panel.arrange(self.width())

    def _action(self, title: str, slot: Callable[[], None]) -> QAction:
        action = QAction(title, self)
        action.triggered.connect(slot)
        return action

    def _make_menu(self) -> None:
        menu = QMenu(self.add_line.more)
        self.suggest_action = self._action("Suggestions…", self.open_suggestions)
        standing = self._action("Add the standing items", self.start_from_standing_items)
        self.earlier_action = self._action("Take over another agenda…", self.choose_earlier)
        self.exclude_action = self._action(
            "Add the resolution to exclude press and public", self.add_exclusion
        )
        for action in (self.suggest_action, standing, self.earlier_action, self.exclude_action):
            menu.addAction(action)
        self.add_line.more.setMenu(menu)

    def _connect(self) -> None:
        self._changes.added.connect(self.choose)
        self._changes.disagreed.connect(self.disagreed)
        self.view.exempt_wanted.connect(self._on_exempt_wanted)
        self.add_line.entered.connect(self._changes.add)
        self.add_line.left.connect(self._on_left)
        self.exempt_panel.marked.connect(self._on_marked)
        self.exempt_panel.opened.connect(self._on_opened)
        self.exempt_panel.closed.connect(self._on_exempt_closed)
        self.remark_bar.exclusion_wanted.connect(self.add_exclusion)
        self.suggestion_bar.taken.connect(self._on_taken)
        self.suggestion_bar.left.connect(self._on_left)

    def _on_item_made(self, item_id: object) -> None:
        self.choose(str(item_id))

    @Slot()
    def _on_left(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_exempt_wanted(self, item_id: str) -> None:
        item = next((item for item in self.model.items if item.id == item_id), None)
        if item is not None:
            self.exempt_panel.arrange(self.width())
            self.exempt_panel.ask(item)
            # The view is lower once the panel is laid out: the item that is meant stays in sight.
            QTimer.singleShot(0, self, self._show_current)

    @Slot()
    def _show_current(self) -> None:
        self.view.scrollTo(self.view.currentIndex())

    @Slot(str, object, str, bool)
    def _on_marked(
        self, item_id: str, paragraphs: tuple[int, ...], reason: str, is_confidential: bool
    ) -> None:
        self._on_exempt_closed()
        self._changes.ask(
            "The item is not public now.", _mark_exempt, item_id, paragraphs, reason, is_confidential
        )

    @Slot(str)
    def _on_opened(self, item_id: str) -> None:
        self._on_exempt_closed()
        self._changes.ask("The item is public now.", agenda.mark_public, item_id)

    @Slot()
    def _on_exempt_closed(self) -> None:
        self.exempt_panel.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_taken(self, ids: tuple[str, ...]) -> None:
        self._changes.ask(
            f"{count(len(ids), 'suggestion')} taken up.",
            agenda_sources.take_suggestions,
            self._meeting_id,
            ids,
            on_done=self._on_suggestions_taken,
        )

    def _on_suggestions_taken(self, item_ids: object) -> None:
        if isinstance(item_ids, tuple) and item_ids:
            self.choose(item_ids[0])

    @Slot()
    def _on_duplicate_last(self) -> None:
        if self._aids.earlier:
            self._duplicate(self._aids.earlier[0].meeting_id)

    @Slot(QAction)
    def _on_earlier_triggered(self, action: QAction) -> None:
        self._duplicate(str(action.data()))

    def _duplicate(self, meeting_id: str) -> None:
        self._changes.ask(_taken_over, agenda_starting.duplicate_agenda, meeting_id, self._meeting_id)


def _taken_over(items: object) -> str:
    return f"{count(int(str(items)), 'item')} taken over."


def _mark_exempt(
    desk: Desk, who: str, item_id: str, paragraphs: tuple[int, ...], reason: str, is_confidential: bool
) -> None:
    agenda.mark_exempt(desk, who, item_id, paragraphs, reason, is_confidential=is_confidential)
