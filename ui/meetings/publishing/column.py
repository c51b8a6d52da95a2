"""Everything about publication beside the pages of the pack: before it, the step; after it, what went out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.meetings.publishing.opening import FileOpener
from ui.meetings.publishing.panel import PublishPanel
from ui.meetings.publishing.published import PublishedList
from ui.meetings.publishing.publisher import Publisher
from ui.meetings.publishing.supplement import SupplementPanel
from ui.meetings.reading import MeetingReading
from ui.meetings.states import BEFORE_THE_MEETING
from ui.page import Workplace


class PublishingColumn(QWidget):
    """Shows what there is to publish and what was published.

    Signals:
        finding_opened: A `Finding` is to be put right.
        choice_made: A `LateChoice` is taken.
        changed: Another part of it is shown, or the button that opens it has another meaning.
        closed: The panel was put away; the keyboard needs another place.
        supplement_wanted: The pages of a published supplement are to be shown; its number.
    """

    finding_opened = Signal(object)
    choice_made = Signal(object)
    changed = Signal()
    closed = Signal()
    supplement_wanted = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: MeetingReading | None = None
        self.publisher = Publisher(workplace, self)
        self.panel = PublishPanel(workplace, self.publisher, self)
        self.supplement = SupplementPanel(workplace, self.publisher, self)
        self.published = PublishedList(workplace.theme, self)
        self._opener = FileOpener(workplace, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for widget in (self.panel, self.supplement, self.published):
            column.addWidget(widget)
        self.panel.finding_opened.connect(self.finding_opened)
        self.panel.choice_made.connect(self.choice_made)
        self.panel.closed.connect(self.close_panel)
        self.publisher.published.connect(self.close_panel)
        self.published.open_wanted.connect(self._opener.open)
        self.published.save_wanted.connect(self._opener.save)
        self.published.all_wanted.connect(self._opener.save_all)
        self.published.pages_wanted.connect(self.supplement_wanted)

    @property
    def can_publish(self) -> bool:
        """Whether the agenda may still go out."""
        reading = self._reading
        return (
            reading is not None
            and bool(reading.items)
            and reading.meeting.state in BEFORE_THE_MEETING
            and not (reading.meeting.published_on and reading.publications)
        )

    @property
    def has_published(self) -> bool:
        """Whether anything went out."""
        return self._reading is not None and bool(self._reading.publications)

    @property
    def has_waiting(self) -> bool:
        """Whether papers wait for a supplement."""
        return self._reading is not None and bool(self._reading.waiting)

    def show_reading(self, reading: MeetingReading) -> None:
        """Show a meeting as it was read just now."""
        is_other = self._reading is not None and self._reading.meeting.id != reading.meeting.id
        self._reading = reading
        self.published.show_publications(reading.publications)
        self.supplement.show_reading(reading)
        if is_other or not self.can_publish:
            self.panel.hide()
        elif self.panel.isVisibleTo(self):
            self.panel.show_reading(reading)
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Open the panel that publishes the agenda, or go to the papers that wait."""
        if self.can_publish and self._reading is not None:
            self.panel.begin(self._reading)
            self.changed.emit()
        elif self.has_waiting:
            self.supplement.day.field.setFocus()

    @Slot()
    def close_panel(self) -> None:
        """Put the panel away; what is typed there is not kept."""
        self.panel.hide()
        self.changed.emit()
        self.closed.emit()
