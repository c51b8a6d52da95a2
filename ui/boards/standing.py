"""The standing items: what every agenda of the board starts with, in order."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from boardkeeper import templates
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.templates import Occasion, StandingItemView
from ui.boards.choice_chip import ChoiceChip
from ui.boards.ordered_rows import OrderedRow, OrderedRows
from ui.boards.reading import BoardReading
from ui.boards.section import SettingsSection, narrow_line
from ui.meetings.states import capital, paper_words
from ui.panes import InlineEdit
from ui.theme.theme import Theme

KINDS = tuple((kind, capital(kind.value)) for kind in ItemKind if kind is not ItemKind.URGENT)
PAPERS = tuple((paper, paper_words(paper)) for paper in PaperKind)
_ANY_WIDTH = 16_777_215

OCCASIONS = tuple((occasion, capital(occasion.value)) for occasion in Occasion)


class StandingRow(OrderedRow):
    """A standing item: title and purpose to type, kind, paper and occasion to choose.

    Signals:
        changed: What the toast says, and the facts by their names.
    """

    NEEDS: ClassVar[int] = 720

    changed = Signal(str, object)

    def __init__(self, theme: Theme, thing_id: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, thing_id, parent)
        self._item: StandingItemView | None = None
        self.title = InlineEdit("Title", "What the agenda prints", self)
        self.title.setProperty("strong", True)
        self.purpose = InlineEdit("Purpose", "Add a purpose", self)
        self.kind = ChoiceChip(theme, "Kind", KINDS, self)
        self.paper = ChoiceChip(theme, "Paper", PAPERS, self)
        self.occasion = ChoiceChip(theme, "Stands on", OCCASIONS, self)
        self.purpose.setProperty("muted", True)
        self.top.insertWidget(0, self.title, 1)
        self.middle.addWidget(self.purpose)
        for chip in (self.kind, self.paper, self.occasion):
            self.right.addWidget(chip)
        self.right.addStretch()
        self.title.committed.connect(self._on_title)
        self.purpose.committed.connect(self._on_purpose)
        self.kind.chosen.connect(self._on_kind)
        self.paper.chosen.connect(self._on_paper)
        self.occasion.chosen.connect(self._on_occasion)

    def show_thing(self, thing: StandingItemView) -> None:
        self._item = thing
        self.call(thing.title)
        self.title.show_text(thing.title)
        self.title.setAccessibleName(f"Title of the standing item “{thing.title}”")
        self.purpose.show_text(thing.purpose)
        self.purpose.setAccessibleName(f"Purpose of “{thing.title}”")
        self.kind.show_value(thing.kind, thing.title)
        self.paper.show_value(thing.paper, thing.title)
        self.occasion.show_value(thing.occasion, thing.title)

    def spread(self, is_wide: bool) -> None:
        """Beside the titles, the chips of all rows stand one below the other; beneath, each is as wide as its word."""
        for chip, width in ((self.kind, 120), (self.paper, 208), (self.occasion, 152)):
            chip.setMinimumWidth(self._theme.px(width) if is_wide else 0)
            chip.setMaximumWidth(self._theme.px(width) if is_wide else _ANY_WIDTH)

    @Slot(str)
    def _on_title(self, text: str) -> None:
        if text:
            self.title.mark_wrong("")
            self.changed.emit("Standing item renamed.", {"title": text})
        elif self._item is not None:
            self.title.show_text(self._item.title)
            self.title.mark_wrong("A standing item needs a title. The cross at the right takes it out.")

    @Slot(str)
    def _on_purpose(self, text: str) -> None:
        self.changed.emit("Purpose of the standing item changed.", {"purpose": text})

    @Slot(object)
    def _on_kind(self, kind: ItemKind) -> None:
        self.changed.emit(f"The standing item comes as “{kind.value}” now.", {"kind": kind})

    @Slot(object)
    def _on_paper(self, paper: PaperKind) -> None:
        none = paper is PaperKind.NONE
        said = "The standing item has no paper now." if none else f"Its paper is the {paper.value} now."
        self.changed.emit(said, {"paper": paper})

    @Slot(object)
    def _on_occasion(self, occasion: Occasion) -> None:
        self.changed.emit(f"The standing item stands on: {occasion.value}.", {"occasion": occasion})


class StandingSection(SettingsSection):
    """The list, and a line for one more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Standing items",
            "New agendas start with these. Agendas made before stay as they are.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self.rows = OrderedRows("Standing items", self._make_row, theme, self)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.add_line = narrow_line("Add a standing item", "Add a standing item, then Enter", self)
        self.add_line.returnPressed.connect(self._on_add)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.add_line)

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        self.rows.show_things(reading.standing)

    def stops(self) -> list[QWidget]:
        return [*self.rows.stops(), self.add_line]

    def _make_row(self, thing_id: str) -> OrderedRow:
        row = StandingRow(self._theme, thing_id, self)
        row.changed.connect(self._on_changed)
        return row

    @Slot()
    def _on_add(self) -> None:
        title = self.add_line.text().strip()
        if title:
            self.add_line.clear()
            self.ask(f"“{title}” added.", templates.add_standing_item, self._board_id, title)

    @Slot(str, object)
    def _on_changed(self, said: str, facts: dict[str, object]) -> None:
        row = self.sender()
        if isinstance(row, StandingRow):
            self.ask(said, templates.update_standing_item, row.thing_id, **facts)

    @Slot(str, int)
    def _on_moved(self, item_id: str, place: int) -> None:
        self.ask("Standing item moved.", templates.move_standing_item, item_id, place)

    @Slot(str)
    def _on_removed(self, item_id: str) -> None:
        self.ask("Standing item removed.", templates.remove_standing_item, item_id)
