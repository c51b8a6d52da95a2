"""What a correction is about: the paragraph clicked in the text, a line of the header, or the title of a minute."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from boardkeeper.approvals import HeaderLine

_CLICKED = "The paragraph clicked in the text"


class HeaderChoice(QComboBox):
    """The first entry is the paragraph; below it stand the lines of the header, then the titles.

    Signals:
        chosen: Somebody chose another entry.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What is to read differently")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self._lines: tuple[HeaderLine, ...] = ()
        self.addItem(_CLICKED)
        self.activated.connect(self._on_activated)

    @property
    def line(self) -> HeaderLine | None:
        """The chosen line; None while the paragraph is meant."""
        return self._lines[self.currentIndex() - 1] if self.currentIndex() > 0 else None

    def show_lines(self, lines: Sequence[HeaderLine]) -> None:
        """Offer lines; the chosen one stays chosen where it is among them."""
        if tuple(lines) == self._lines:
            return
        before = self.line
        self._lines = tuple(lines)
        self.clear()
        self.addItem(_CLICKED)
        self.addItems([_said(each) for each in self._lines])
        subjects = [each.subject for each in self._lines]
        if before is not None and before.subject in subjects:
            self.setCurrentIndex(subjects.index(before.subject) + 1)

    def choose_paragraph(self) -> None:
        """Mean the paragraph again."""
        self.setCurrentIndex(0)

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit()


def _said(line: HeaderLine) -> str:
    """Of a title the words as well: “Title of Minute 17: Budget”, once where the minute is known by them."""
    if not line.minute_id:
        return f"Header: {line.subject}"
    return line.subject if line.text in line.subject else f"{line.subject}: {line.text}"
