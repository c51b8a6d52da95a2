"""Whether there was a quorum, item by item, and who was away."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper.attendance import QuorumAtItem
from boardkeeper.meeting_people import MeetingPeople
from boardkeeper.written_lines import listed
from ui.meetings.minutes.people.words import item_quorum_words, quorum_words
from ui.panes import SectionHeader, words_label
from ui.theme.theme import Theme
from ui.theme.tokens import Tone


class QuorumBox(QWidget):
    """One sentence for the meeting; each item that could not be decided by itself; all of them on request.

    Signals:
        sentence_wanted: A `QuorumAtItem` whose sentence is to be written into the minute.
    """

    sentence_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: MeetingPeople | None = None
        self._can_write = False
        self._said: Collection[str] = ()
        self.summary = words_label("", self)
        self.summary.setContentsMargins(8, 0, 8, 0)
        self.all_items = QPushButton("Every item", self)
        self.all_items.setProperty("link", True)
        self.all_items.setCheckable(True)
        self.all_items.setAccessibleName("Show the quorum of every item")
        self.all_items.toggled.connect(self._on_toggled)
        header = SectionHeader("Quorum", self)
        header.setContentsMargins(8, 0, 0, 0)
        header.add(self.all_items)
        self._items: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(header)
        column.addWidget(self.summary)
        column.addLayout(self._list)
        theme.changed.connect(self._dress)

    def show_people(self, people: MeetingPeople) -> None:
        """Show the quorum as it is now."""
        self._people = people
        self.setVisible(bool(people.quorum))
        words, _ = quorum_words(people)
        self.summary.setText(words)
        self._dress()
        self._show_items()

    def say_written(self, item_ids: Collection[str], *, can_write: bool) -> None:
        """Know the items whose minutes say already that there was no quorum, and whether more can be written."""
        if (can_write, set(item_ids)) != (self._can_write, set(self._said)):
            self._can_write, self._said = can_write, frozenset(item_ids)
            self._show_items()

    def _show_items(self) -> None:
        for item in self._items:
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = []
        if self._people is None:
            return
        shown = self._people.quorum if self.all_items.isChecked() else self._people.inquorate
        for each in shown:
            item = self._item(each)
            self._items.append(item)
            self._list.addWidget(item)

    def _item(self, quorum: QuorumAtItem) -> QWidget:
        item = QWidget(self)
        title = words_label("" if quorum.is_quorate else "bad", item)
        state = "quorate" if quorum.is_quorate else "no quorum"
        title.setText(f"{quorum.number} {quorum.title}: {state}".strip())
        facts = words_label("muted", item)
        away = f" Away: {listed(quorum.names_away, quoted=False)}." if quorum.names_away else ""
        education = " Concerns education." if quorum.concerns_education else ""
        facts.setText(f"{item_quorum_words(quorum)}.{education}{away}")
        column = QVBoxLayout(item)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(facts)
        if not quorum.is_quorate and quorum.item_id in self._said:
            said = words_label("muted", item)
            said.setText("The minute says so.")
            column.addWidget(said)
        elif not quorum.is_quorate and self._can_write:
            write = QPushButton("Say so in the minute", item)
            write.setProperty("link", True)
            write.setProperty("item", quorum.item_id)
            write.setAccessibleName(f"Say in the minute of item {quorum.number} that there was no quorum")
            write.clicked.connect(self._on_write)
            column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)
        return item

    @Slot()
    def _on_write(self) -> None:
        item_id = self.sender().property("item")
        if self._people is not None:
            self.sentence_wanted.emit(next(each for each in self._people.quorum if each.item_id == item_id))

    @Slot()
    def _on_toggled(self) -> None:
        self._show_items()

    @Slot()
    def _dress(self) -> None:
        tone = quorum_words(self._people)[1] if self._people is not None else Tone.NEUTRAL
        weight = 600 if tone is Tone.BAD else 400
        self.summary.setStyleSheet(f"color: {self._theme.ink(tone).text}; font-weight: {weight};")
