"""A heading with its lines, or the sentence that there are none."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.page import Place
from ui.theme.theme import Theme
from ui.today.line import Line, LineWords


@dataclass(frozen=True, slots=True)
class SectionWords:
    """What a section shows.

    Attributes:
        title: Its heading.
        count: How many there are beside the heading; blank for none.
        lines: What is listed.
        calm: The sentence when there is nothing to list.
        more: A last line that goes to all of them, when not all are listed.
        can_hide: Whether it is left out when there is nothing to list.
    """

    title: str
    lines: tuple[LineWords, ...]
    calm: str
    count: str = ""
    more: LineWords | None = None
    can_hide: bool = False


class Section(QWidget):
    """Shows one `SectionWords`; lines are kept when the words change, so the keyboard stays where it is.

    Signals:
        opened: The place of a line.
        stepped: A line and −1 or 1, when ↑ or ↓ is pressed on it.
        focused: The line the keyboard came to.
    """

    opened = Signal(object)
    stepped = Signal(object, int)
    focused = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = QLabel(self)
        self._title.setProperty("rank", "heading")
        self._count = QLabel(self)
        self._count.setProperty("rank", "muted")
        self._calm = QLabel(self)
        self._calm.setProperty("rank", "muted")
        self._calm.setWordWrap(True)
        self._calm.setContentsMargins(8, 4, 8, 4)
        self.lines: list[Line] = []
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch()
        rule = QFrame(self)
        rule.setProperty("hairline", True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(4)
        self._column.addWidget(rule)
        self._column.addSpacing(4)
        self._column.addWidget(self._calm)

    def show_words(self, words: SectionWords) -> None:
        """Show these words."""
        self.setVisible(bool(words.lines) or not words.can_hide)
        self._title.setText(words.title)
        self._count.setText(words.count)
        self._calm.setText(words.calm)
        self._calm.setVisible(not words.lines)
        self.setAccessibleName(f"{words.title}: {words.count or words.calm}")
        wanted = [*words.lines, *([words.more] if words.more else [])]
        for line in self.lines[len(wanted) :]:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        del self.lines[len(wanted) :]
        for place, line_words in enumerate(wanted):
            if place < len(self.lines):
                self.lines[place].say(line_words)
            else:
                self._add(line_words)

    def _add(self, words: LineWords) -> None:
        line = Line(self._theme, words, self)
        line.opened.connect(self.opened)
        line.stepped.connect(self._on_stepped)
        line.focused.connect(self._on_focused)
        self._column.addWidget(line)
        self.lines.append(line)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        self.stepped.emit(self.sender(), by)

    @Slot()
    def _on_focused(self) -> None:
        self.focused.emit(self.sender())


def all_of(what: str, place: Place) -> LineWords:
    """The last line of a section: “All 14 overdue actions”."""
    return LineWords(what, place)
