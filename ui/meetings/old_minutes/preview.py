"""Old minutes as they were understood: the paper at the left, the facts at the right, the current line beneath."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper.importing.old_minutes import LineKind, OldLine, OldMinutes
from boardkeeper.imports.old_minutes import OldMinutesPreview
from ui.meetings.old_minutes.correcting import Correcting
from ui.meetings.old_minutes.facts import FactsPane
from ui.meetings.old_minutes.line_bar import LineBar
from ui.meetings.old_minutes.line_list import LineList
from ui.page import Workplace
from ui.panes import Hairline, ListDetail

_PAPER_WIDTH, _FACTS_NARROWEST, _FACTS_WIDEST = 380, 300, 440


class PreviewPane(QWidget):
    """Shows a paper and collects corrections.

    Signals:
        corrected: The `OldMinutes` to be understood anew, with every correction in it.
    """

    corrected = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.correcting = Correcting()
        self._old: OldMinutes | None = None
        self.lines = LineList(workplace.theme, self)
        self.bar = LineBar(workplace.theme, self)
        self.facts = FactsPane(workplace.theme, self)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lines, 1)
        column.addWidget(Hairline(self))
        column.addWidget(self.bar)
        left.setMinimumWidth(workplace.theme.px(_PAPER_WIDTH))
        self.facts.setMinimumWidth(workplace.theme.px(_FACTS_NARROWEST))
        self.facts.setMaximumWidth(workplace.theme.px(_FACTS_WIDEST))
        panes = ListDetail(left, self.facts, workplace.settings, "old-minutes", (68, 32), self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panes)
        self.lines.kind_wanted.connect(self._on_kind_wanted)
        self.lines.join_wanted.connect(self._on_join_wanted)
        self.lines.shift_wanted.connect(self._on_shift_wanted)
        self.lines.number_wanted.connect(self._on_number_wanted)
        self.lines.exempt_wanted.connect(self._on_exempt_wanted)
        self.lines.went.connect(self._on_went)
        self.bar.change.clicked.connect(self.lines.offer_kinds)
        self.bar.number_said.connect(self._on_number_said)
        self.bar.exempt_said.connect(self._on_exempt_said)
        self.facts.day_said.connect(self._on_day_said)
        self.facts.numbers_said.connect(self._on_numbers_said)
        self.facts.went.connect(self._on_line_wanted)

    def begin(self, old: OldMinutes) -> None:
        """Another paper: nothing is corrected yet."""
        self._old = old
        self.correcting.begin()
        self.facts.begin()

    def show_preview(self, preview: OldMinutesPreview) -> None:
        """Show what was understood; place and choice stay while it is the same paper."""
        is_first = self.lines.current is None
        self._old = preview.old
        said = {doubt.line: doubt.sentence for doubt in reversed(preview.doubts) if doubt.line is not None}
        lines = tuple(
            line if line.doubt or line.index not in said else replace(line, doubt=said[line.index])
            for line in preview.old.lines
        )
        self.lines.show_lines(lines)
        self.facts.show_preview(preview)
        if is_first and lines:
            self.lines.go_to(0)

    def go_to_doubt(self, by: int) -> None:
        """Go to the next line in doubt, or the one before."""
        if not self.lines.go_to_doubt(by):
            self._workplace.say("No line is in doubt " + ("below." if by > 0 else "above."))
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Take the last correction back."""
        if self.correcting.take_back():
            self._tell()
        else:
            self._workplace.say("Nothing has been corrected.")

    def _tell(self) -> None:
        if self._old is not None:
            self.corrected.emit(self._old)

    @Slot(object, object)
    def _on_kind_wanted(self, lines: tuple[OldLine, ...], kind: LineKind) -> None:
        self.correcting.say_kind((line.index for line in lines), kind)
        self._tell()

    @Slot(object)
    def _on_join_wanted(self, lines: tuple[OldLine, ...]) -> None:
        self.correcting.join(lines)
        self._tell()

    @Slot(object, int)
    def _on_shift_wanted(self, lines: tuple[OldLine, ...], by: int) -> None:
        self.correcting.shift(lines, by)
        self._tell()

    @Slot(object)
    def _on_number_said(self, number: int | None) -> None:
        line = self.lines.current
        if line is not None:
            self.correcting.say_number(line.index, number)
            self._tell()
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_exempt_said(self, paragraphs: str) -> None:
        self.correcting.say_exempt((line.index for line in self.lines.chosen), paragraphs)
        self._tell()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_day_said(self, day: date | None) -> None:
        self.correcting.say_day(day)
        self._tell()

    @Slot(int)
    def _on_numbers_said(self, first: int) -> None:
        if self._old is not None:
            self.correcting.number_from(self._old.of_kind(LineKind.HEADING), first)
            self._tell()

    @Slot()
    def _on_number_wanted(self) -> None:
        if self.bar.number.isVisibleTo(self.bar):
            self.bar.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.number.selectAll()

    @Slot()
    def _on_exempt_wanted(self) -> None:
        if self.bar.exempt.isVisibleTo(self.bar):
            self.bar.exempt.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.exempt.selectAll()

    @Slot(object)
    def _on_went(self, line: OldLine) -> None:
        self.bar.show_line(line)

    @Slot(int)
    def _on_line_wanted(self, index: int) -> None:
        self.lines.go_to(index)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
