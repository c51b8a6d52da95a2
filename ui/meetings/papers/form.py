"""A report as one form that scrolls: the front sheet as it prints, sections, what lies behind it, sign-offs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardkeeper import reports
from boardkeeper.reports import ReportView
from ui.live_figures.reading import BoardFigures
from ui.meetings.papers.add_line import AddLine
from ui.meetings.papers.attached_box import AttachedBox
from ui.meetings.papers.front_sheet import FrontSheet
from ui.meetings.papers.keyed_column import KeyedColumn
from ui.meetings.papers.owed_bar import OwedBar
from ui.meetings.papers.papers_behind import PapersBehind
from ui.meetings.papers.reading import ItemPaper, PapersReading
from ui.meetings.papers.section_box import SectionBox
from ui.meetings.papers.sign_off_row import SignOffRow
from ui.meetings.papers.words import missing_words
from ui.meetings.papers.writer import PaperWriter
from ui.page import Workplace
from ui.panes import Hairline, SectionHeader, words_label
from ui.remarks.paragraphs import ReportRemarks
from ui.writing.aids.checking import WordCheck
from ui.writing.pictures import PictureShelf
from ui.writing.surface import WritingSurface
from ui.writing.toolbar import WritingToolbar

_WIDEST = 860
_ONE_LINE_FROM = 620


class ReportForm(QWidget):
    """Shows one report.

    Signals:
        left: Escape: back to the list of items.
        file_wanted: Replace the attached file.
        comparison_wanted: A `SignOffView`: what changed since.
    """

    left = Signal()
    file_wanted = Signal()
    comparison_wanted = Signal(object)

    def __init__(
        self, workplace: Workplace, writer: PaperWriter, shelf: PictureShelf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._writer = writer
        self._shelf = shelf
        self._words = WordCheck(workplace, self)
        self._figures = BoardFigures(workplace, self)
        self.report: ReportView | None = None
        self._wanted_part = ""
        self.title = words_label("title", self)
        self.missing_button = QPushButton(self)
        self.missing_button.setProperty("link", True)
        self.missing_button.setCheckable(True)
        self.missing_button.toggled.connect(self._on_missing_toggled)
        self.missing = words_label("", self)
        self.missing.hide()
        self.toolbar = WritingToolbar(workplace.theme, self)
        self.toolbar.refused.connect(workplace.say)
        self.toolbar.figure_wanted.connect(self.begin_figure)
        self.attached = AttachedBox(self)
        self.attached.replace_wanted.connect(self.file_wanted)
        self.attached.detach_wanted.connect(self._on_detach)
        self.attached.front_sheet_chosen.connect(self._on_front_sheet_chosen)
        self.owed = OwedBar(self)
        self.front_sheet = FrontSheet(writer, self)
        self.sections: KeyedColumn[SectionBox] = KeyedColumn(20, self)
        self.add_section = AddLine(
            "Heading of a new section",
            "Add a section: type its heading, then Enter",
            takes_file=False,
            parent=self,
        )
        self.add_section.entered.connect(self._on_section_entered)
        self.behind = PapersBehind(workplace.theme, writer, self)
        self.sign_offs: KeyedColumn[SignOffRow] = KeyedColumn(8, self)
        self.remarks = ReportRemarks(workplace, self)
        self.remarks.place_wanted.connect(self.choose)
        self._lay_out()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def show_row(self, row: ItemPaper, reading: PapersReading, pages: Mapping[str, int]) -> None:
        """Show the report of an item; what is being typed stays."""
        report = row.report
        if report is None:
            return
        is_other = self.report is None or report.id != self.report.id
        if is_other:
            self.keep()
        self.report = report
        self._figures.show_board(reading.board_id, report.held_on)
        self.title.setText(f"{row.item.number}  {row.item.title}".strip())
        self.owed.show_owed(row.owed)
        self._say_missing()
        self.remarks.show_report(report)
        self.attached.show_report(report, pages.get(report.attached_hash or ""))
        has_front = report.prints_front_sheet or not report.attached_hash
        self._front.setVisible(has_front)
        self._signed.setVisible(has_front)
        self.toolbar.setVisible(has_front)
        self.front_sheet.show_report(report, reading)
        sections = {each.id: each for each in report.sections}
        is_reordered = self.sections.show_keys(list(sections), lambda key: self._make_section(sections[key]))
        for key, section_box in self.sections.widgets.items():
            section_box.show_section(sections[key])
            section_box.show_words(reading.board_id, report.id)
        is_reordered |= self.behind.show_report(report, pages)
        signed = {f"{report.id} {each.kind.value}": each for each in report.sign_offs}
        is_reordered |= self.sign_offs.show_keys(
            list(signed), lambda key: self._make_sign_off(report.id, key, signed)
        )
        for key, sign_off_row in self.sign_offs.widgets.items():
            sign_off_row.show_sign_off(signed[key])
        if is_reordered:
            self._order_stops()
        if self._wanted_part in sections:
            self.choose(self._wanted_part)
            self._wanted_part = ""
        if is_other:
            self.toolbar.serve(None)
            self.missing_button.setChecked(False)
            self.pane.verticalScrollBar().setValue(0)

    def keep(self) -> None:
        """Keep everything that is being typed."""
        for box in self.sections.widgets.values():
            box.keep()

    def begin(self) -> None:
        """Put the cursor into the first line."""
        if self._front.isVisible():
            self.front_sheet.begin()
        else:
            self.attached.front_sheet.setFocus()

    def choose(self, part_id: str) -> None:
        """Bring a section, a paragraph of one, or an appendix into view."""
        for key, box in self.sections.widgets.items():
            if part_id == key or any(each.id == part_id for each in box.section.paragraphs):
                box.surface.setFocus(Qt.FocusReason.OtherFocusReason)
                box.surface.choose(part_id)
                self.pane.ensureWidgetVisible(box)
        row = self.behind.row_of(part_id)
        if row is not None:
            row.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.pane.ensureWidgetVisible(row)

    def begin_appendix(self) -> None:
        """Put the cursor where a new appendix is named."""
        self._go(self.behind.add_appendix.field)

    @Slot()
    def begin_figure(self) -> None:
        """Let a figure be chosen for the section that is written on."""
        surface = self.toolbar.surface
        for box in self.sections.widgets.values():
            if box.surface is surface:
                box.live.begin()
                self.pane.ensureWidgetVisible(box.live)

    def begin_sign_off(self) -> None:
        """Put the cursor into the first sign-off that is wanted and not given, or is out of date."""
        rows = self.sign_offs.widgets.values()
        open_rows = [row for row in rows if not row.sign_off.is_given or row.sign_off.is_out_of_date]
        for row in open_rows[:1]:
            row.begin()
            self.pane.ensureWidgetVisible(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.sign_offs.widgets.values():
            row.set_narrow(self._is_narrow)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._workplace.theme.px(_ONE_LINE_FROM)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 8)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.missing_button, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.missing)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 2, 8, 6)
        bar.addWidget(self.toolbar)
        inside = self._inside = QWidget(self)
        inside.setProperty("plain", True)
        inside.setMaximumWidth(_WIDEST)
        self._front = _column(self.front_sheet, self.sections, self.add_section)
        self._signed = _column(SectionHeader("Sign-off", inside), self.sign_offs)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 12, 24, 32)
        column.setSpacing(8)
        for widget in (
            self.owed,
            self.attached,
            self.remarks,
            self._front,
            self.behind,
            self._signed,
        ):
            column.addWidget(widget)
        column.addStretch()
        self.pane = QScrollArea(self)
        self.pane.setWidgetResizable(True)
        self.pane.setAccessibleName("Report")
        self.pane.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(bar)
        outer.addWidget(Hairline(self))
        outer.addWidget(self.pane, 1)

    def _make_section(self, section: reports.ReportSectionView) -> SectionBox:
        box = SectionBox(self._workplace.theme, self._writer, self._shelf, section, self.sections)
        box.help_with_words(self._workplace, self._words)
        box.help_with_figures(self._workplace, self._figures)
        box.moved.connect(self._on_section_moved)
        box.removed.connect(self._on_section_removed)
        box.surface.caret_moved.connect(self._on_caret_moved)
        box.surface.file_offered.connect(self._on_picture_offered)
        return box

    def _make_sign_off(
        self, report_id: str, key: str, signed: Mapping[str, reports.SignOffView]
    ) -> SignOffRow:
        row = SignOffRow(self._workplace.theme, self._writer, report_id, signed[key], self.sign_offs)
        row.set_narrow(self._is_narrow)
        row.comparison_wanted.connect(self._on_comparison_wanted)
        row.about_to_sign.connect(self.keep)
        row.next_wanted.connect(self._on_next_sign_off_wanted)
        return row

    def _order_stops(self) -> None:
        """Let Tab go from top to bottom; Qt would go in the order in which the fields were made."""
        parts: list[QWidget] = [
            self.front_sheet,
            *self.sections.widgets.values(),
            self.add_section,
            *self.behind.parts(),
            *self.sign_offs.widgets.values(),
        ]
        stops = [
            child
            for part in parts
            for child in part.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _say_missing(self) -> None:
        assert self.report is not None
        missing = self.report.missing
        self.missing_button.setText(f"⚠ {missing_words(self.report)}" if missing else "✓ Nothing is missing")
        self.missing_button.setEnabled(bool(missing))
        self.missing.setText("\n".join(f"• {sentence}" for sentence in missing))
        self.missing.setVisible(bool(missing) and self.missing_button.isChecked())

    def _go(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.ensureWidgetVisible(widget)

    @Slot(bool)
    def _on_missing_toggled(self, _is_on: bool) -> None:
        if self.report is not None:
            self._say_missing()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, WritingSurface) and self.isAncestorOf(new):
            self.toolbar.serve(new)

    @Slot(QRect)
    def _on_caret_moved(self, caret: QRect) -> None:
        surface = self.sender()
        if isinstance(surface, WritingSurface) and surface.hasFocus():
            at = surface.mapTo(self._inside, QPoint(caret.left(), caret.center().y()))
            self.pane.ensureVisible(at.x(), at.y(), 0, self._workplace.theme.px(40))

    @Slot(object)
    def _on_picture_offered(self, source: object) -> None:
        surface = self.sender()
        if isinstance(surface, WritingSurface) and isinstance(source, Path | QImage):
            self._shelf.take(source, surface.insert_picture)

    @Slot(str)
    def _on_section_entered(self, heading: str) -> None:
        if self.report is not None:
            self._writer.write(
                f"Section “{heading}” added.",
                reports.add_section,
                self.report.id,
                heading,
                on_done=self._on_section_added,
            )

    def _on_section_added(self, section_id: str) -> None:
        self._wanted_part = section_id

    @Slot(int)
    def _on_section_moved(self, by: int) -> None:
        box = self.sender()
        keys = list(self.sections.widgets)
        if isinstance(box, SectionBox):
            place = keys.index(box.section.id) + by
            if 0 <= place < len(keys):
                self._writer.write("Section moved.", reports.move_section, box.section.id, place)

    @Slot()
    def _on_section_removed(self) -> None:
        box = self.sender()
        if isinstance(box, SectionBox):
            box.keep()
            words = f"Section “{box.section.heading}” removed."
            self._writer.write(words, reports.remove_section, box.section.id)

    @Slot(object)
    def _on_comparison_wanted(self, sign_off: reports.SignOffView) -> None:
        self.keep()
        self.comparison_wanted.emit(sign_off)

    @Slot(str)
    def _on_next_sign_off_wanted(self, name: str) -> None:
        rows = list(self.sign_offs.widgets.values())
        sender = self.sender()
        place = next((place for place, row in enumerate(rows) if row is sender), len(rows))
        for row in rows[place + 1 : place + 2]:
            if not row.go_to(name):
                row.begin()
            self.pane.ensureWidgetVisible(row)

    @Slot()
    def _on_detach(self) -> None:
        if self.report is not None:
            words = f"“{self.report.attached_name}” taken away."
            self._writer.write(words, reports.detach_paper, self.report.agenda_item_id)

    @Slot(bool)
    def _on_front_sheet_chosen(self, is_on: bool) -> None:
        if self.report is not None:
            words = "A front sheet is printed before it." if is_on else "It is printed without a front sheet."
            self._writer.write(words, reports.update_report, self.report.id, prints_front_sheet=is_on)


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget)
    return holder
