"""The panel beside the minutes with what the chair and others remarked on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.remarks import RemarkAbout
from ui.page import Workplace
from ui.panes import words_label
from ui.remarks.paragraphs import ParagraphRemarks
from ui.remarks.thread import RemarksBox

if TYPE_CHECKING:
    from ui.meetings.minutes.reading import MinutesReading
    from ui.meetings.minutes.surface.surface import MinutesSurface


class MinutesRemarks(QWidget):
    """The panel beside the minutes: a box for the piece at the caret, and everything the chair said about these minutes.

    Signals:
        piece_wanted: The id of a piece to go to in the text.
        said: A sentence for the toast.
    """

    TITLE: ClassVar[str] = "Remarks"
    ICON: ClassVar[str] = "message-square-text"

    piece_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, workplace: Workplace, surface: MinutesSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._known: frozenset[str] = frozenset()
        self.setAccessibleName(self.TITLE)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        self.box = RemarksBox(workplace, inside)
        self.nothing = words_label("muted", inside)
        self.nothing.setText("Nobody has remarked on these minutes yet.")
        self.all_heading = words_label("heading", inside)
        self.list = ParagraphRemarks(workplace, RemarkAbout.MINUTE_PARAGRAPH, inside)
        self.list.place_wanted.connect(self.piece_wanted)
        self.list.counted.connect(self._on_counted)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(12)
        for widget in (self.box, self.all_heading, self.nothing, self.list):
            column.addWidget(widget)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Remarks on the minutes")
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        surface.piece_changed.connect(self._on_piece_changed)
        self._show_piece()

    def show_reading(self, reading: MinutesReading) -> None:
        """Take the minutes as they were read."""
        ids = [paragraph.id for minute in reading.minutes.minutes for paragraph in minute.paragraphs]
        self._known = frozenset(ids)
        self.list.show_paragraphs(ids)
        self._show_piece()

    def _show_piece(self) -> None:
        piece = self._surface.piece()
        if piece is not None and piece.id in self._known:
            self.box.show(RemarkAbout.MINUTE_PARAGRAPH, piece.id)
        else:
            self.box.show_target(None)

    @Slot(int, int)
    def _on_counted(self, there: int, still_open: int) -> None:
        self.nothing.setVisible(not there)
        self.all_heading.setVisible(bool(there))
        self.all_heading.setText(f"On these minutes: {there}, {still_open} open" if there else "")

    @Slot()
    def _on_piece_changed(self, *_: object) -> None:
        self._show_piece()
