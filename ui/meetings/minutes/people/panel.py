"""Who was there, beside the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from boardkeeper.attendance import QuorumAtItem
from boardkeeper.meeting_people import MeetingPeople
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from ui.meetings.minutes.people.box import PeopleBox, Reading
from ui.page import Workplace

_NOT_QUORATE = "not quorate"


class Surface(Protocol):
    """What the panel wants of the surface the minutes are written on."""

    piece_changed: Any
    is_writable: bool

    def pieces(self) -> tuple[WrittenPiece, ...]: ...
    def heading(self) -> WrittenPiece | None: ...
    def insert(self, pieces: Sequence[WrittenPiece], after_id: str | None = None) -> None: ...


class PeoplePanel(QScrollArea):
    """The people of a meeting in a column that scrolls.

    Signals:
        piece_wanted: The id of a piece of the minutes to go to.
        said: What was done, for the toast.
    """

    TITLE = "Who was there"
    ICON = "users"

    piece_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, workplace: Workplace, surface: Surface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.TITLE)
        inside = QWidget(self)
        inside.setProperty("plain", True)
        self.box = PeopleBox(workplace, inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 12, 8, 16)
        column.addWidget(self.box)
        column.addStretch()
        self.setWidget(inside)
        self.setFocusProxy(self.box.rows)
        surface.piece_changed.connect(self._on_piece_changed)
        self.box.shown.connect(self._on_shown)
        self.box.quorum.sentence_wanted.connect(self._on_sentence_wanted)

    def show_reading(self, reading: Reading) -> None:
        """Show the people of these minutes."""
        self.box.show_reading(reading)
        self._say_written()

    def _on_shown(self, _people: MeetingPeople) -> None:
        self._on_piece_changed()
        self._say_written()

    @Slot()
    def _on_piece_changed(self) -> None:
        heading = self._surface.heading()
        self.box.set_current_item((heading.agenda_item_id or "") if heading is not None else "")

    def _say_written(self) -> None:
        """Know which minutes say already that there was no quorum; where there was one, nothing is looked for."""
        if self.box.people is None or not self.box.people.inquorate:
            return
        said = set()
        item_id: str | None = None
        for piece in self._surface.pieces():
            if piece.kind is PieceKind.HEADING:
                item_id = piece.agenda_item_id
            elif item_id and _NOT_QUORATE in piece.text:
                said.add(item_id)
        self.box.quorum.say_written(said, can_write=self._surface.is_writable)

    @Slot(object)
    def _on_sentence_wanted(self, quorum: QuorumAtItem) -> None:
        """Write below the heading of an item that there was no quorum for it."""
        heading = next(
            (
                each
                for each in self._surface.pieces()
                if each.kind is PieceKind.HEADING and each.agenda_item_id == quorum.item_id
            ),
            None,
        )
        if heading is None:
            self.said.emit(f"The minutes have no heading for item {quorum.number}.")
            return
        piece = WrittenPiece(new_id(), PieceKind.TEXT, quorum.sentence)
        self._surface.insert((piece,), after_id=heading.id)
        self._say_written()
        self.piece_wanted.emit(piece.id)
