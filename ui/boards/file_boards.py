"""The boards of the file: their order, going to one, and taking out one that was never used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from boardkeeper import boards
from boardkeeper.boards import BoardView
from ui.boards.ordered_rows import OrderedRow, OrderedRows
from ui.boards.reading import BoardReading
from ui.boards.section import SettingsSection
from ui.theme.theme import Theme


class BoardRow(OrderedRow):
    """A board of the file.

    Signals:
        wanted: It shall be shown.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, thing_id: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, thing_id, parent)
        self.name = QLabel(self)
        self.name.setProperty("rank", "strong")
        self.council = QLabel(self)
        self.council.setProperty("rank", "muted")
        self.go_button = QPushButton("Show", self)
        self.go_button.setProperty("link", True)
        self.go_button.clicked.connect(self.wanted)
        self.top.insertWidget(0, self.name, 1)
        self.middle.addWidget(self.council)
        self.right.addWidget(self.go_button)

    def show_thing(self, thing: BoardView) -> None:
        self.call(thing.name)
        self.name.setText(thing.name)
        self.council.setText(f"{thing.council} · {thing.kind.value}")
        self.go_button.setAccessibleName(f"Show “{thing.name}”")

    def say_shown(self, is_shown: bool) -> None:
        """Say whether this is the board that stands here."""
        self.go_button.setText("Shown now" if is_shown else "Show")
        self.go_button.setEnabled(not is_shown)


class FileBoardsSection(SettingsSection):
    """The boards in the order of the switcher.

    Signals:
        board_wanted: The id of the board to show.
        new_wanted: Another board shall be made.
    """

    board_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Boards in this file", "In the order of the switcher at the top of the rail.", parent
        )
        self._theme = theme
        self.rows = OrderedRows("Boards in this file", self._make_row, theme, self)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.new_button = QPushButton("New board in this file…", self)
        self.new_button.clicked.connect(self.new_wanted)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self.rows.show_things(reading.boards)
        for row in self.rows.rows:
            if isinstance(row, BoardRow):
                row.say_shown(row.thing_id == reading.board.id)
                row.remove_button.setVisible(len(reading.boards) > 1)

    def stops(self) -> list[QWidget]:
        return [*self.rows.stops(), self.new_button]

    def _make_row(self, thing_id: str) -> OrderedRow:
        row = BoardRow(self._theme, thing_id, self)
        row.wanted.connect(self._on_wanted)
        return row

    @Slot()
    def _on_wanted(self) -> None:
        row = self.sender()
        if isinstance(row, BoardRow):
            self.board_wanted.emit(row.thing_id)

    @Slot(str, int)
    def _on_moved(self, board_id: str, place: int) -> None:
        self.ask("Board moved.", boards.move_board, board_id, place)

    @Slot(str)
    def _on_removed(self, board_id: str) -> None:
        self.ask("Board removed.", boards.remove_board, board_id)
