"""The pack step: pages at the left, what is missing and what is inside at the right, Print and Export above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper import packs
from boardkeeper.packs import PackPapers
from ui.empty import EmptyState
from ui.meetings.pack.builder import LaidOutPack, PackBuilder, PackState
from ui.meetings.pack.contents import CHECKS, PAGES, check_section, contents_section, has_exempt
from ui.meetings.pack.marked_pages import MarkedPages
from ui.meetings.pack.pack_remarks import PackRemarks
from ui.meetings.pack.printing import PackPrinting
from ui.meetings.publishing.column import PublishingColumn
from ui.meetings.reading import MeetingReading
from ui.page import Place, Workplace
from ui.today.section import Section
from ui.today.words import count

_SIDE_BY_SIDE_FROM = 640
_STATE_WORDS = {
    PackState.NOT_LAID_OUT: "Not laid out yet.",
    PackState.WORKING: "Being laid out …",
    PackState.STALE: "Something changed; it is about to be laid out anew.",
    PackState.STOPPED: "Stopped. What is shown may be out of date.",
    PackState.FAILED: "It could not be laid out.",
}


class PackStep(QWidget):
    """Shows the pack that a `PackBuilder` keeps.

    Signals:
        agenda_wanted: Go to the agenda: there is nothing to lay out.
    """

    agenda_wanted = Signal()

    def __init__(self, workplace: Workplace, builder: PackBuilder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._builder = builder
        self._name = ""
        self._printer: QPrinter | None = None
        self.pages = MarkedPages(workplace, self)
        self.remarks = PackRemarks(workplace, self.pages, self)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.export_button = self._button("Export PDF…", self.export)
        self.print_button = self._button("Print…", self.print_pack)
        self.again_button = self._button("Lay out again", self._on_again)
        self.publish_button = self._button("Publish…", self.publish, is_main=True)
        self.publish_button.setToolTip("Publish the agenda (Ctrl+Shift+P)")
        self.public = self._chip(
            "Public", "The edition everybody may read; it leaves exempt matter out and says so."
        )
        self.restricted = self._chip("Restricted", "The edition with exempt matter, marked on every page.")
        self._editions = QButtonGroup(self)
        for chip in (self.public, self.restricted):
            self._editions.addButton(chip)
        self.public.setChecked(True)
        self._show_editions(False)
        self.restricted.toggled.connect(builder.set_restricted)
        self.publishing = PublishingColumn(workplace, self)
        self.publishing.changed.connect(self._on_publishing_changed)
        self.publishing.closed.connect(self._on_publishing_closed)
        self.checks = Section(workplace.theme, self)
        self.contents = Section(workplace.theme, self)
        for section in (self.checks, self.contents):
            section.opened.connect(self._on_opened)
        self.zoom_words = QLabel(self)
        self.zoom_words.setProperty("rank", "muted")
        self._zoom_buttons = {
            "zoom-in": self._tool("Larger pages (+)", self._on_zoom_in),
            "zoom-out": self._tool("Smaller pages (−)", self._on_zoom_out),
        }
        self._fit = self._tool("Make the pages as wide as the view (0)", self.pages.fit)
        self._fit.setText("Fit width")
        self._lay_out()
        self.pages.zoomed.connect(self._on_zoomed)
        builder.state_changed.connect(self._on_state_changed)
        builder.gathered.connect(self._on_gathered)
        builder.laid_out.connect(self._on_laid_out)
        workplace.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_state_changed()

    def show_meeting(self, name: str, has_items: bool) -> None:
        """Show the pack of another meeting; `name` becomes the name of an exported file."""
        self._name = name
        self._stack.setCurrentIndex(0 if has_items else 1)
        if self._builder.pack is None:
            self.pages.show_pack(None)

    def show_reading(self, reading: MeetingReading) -> None:
        """Show what there is to publish and what was published."""
        self.publishing.show_reading(reading)

    @Slot()
    def publish(self) -> None:
        """Open the panel that publishes, beside the pages, or go to the papers that wait."""
        self.publishing.begin()
        self._scroll.verticalScrollBar().setValue(0)

    @Slot()
    def export(self) -> None:
        """Ask for a place and write the PDF there."""
        pack = self._ready_pack()
        if pack is None:
            return
        folder = str(self._workplace.settings.value("pack/folder", str(Path.home())))
        edition = " – restricted" if pack.papers.is_restricted else ""
        start = str(Path(folder) / f"{self._name}{edition}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Export the pack", start, "PDF (*.pdf)")
        if chosen:
            self.write_to(Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf"))

    def write_to(self, path: Path) -> None:
        """Write the pack as it is shown."""
        pack = self._builder.pack
        if pack is not None:
            self._workplace.settings.setValue("pack/folder", str(path.parent))
            self._workplace.tasks.run("Writing the pack", _write, pack, path, on_done=self._on_written)

    @Slot()
    def print_pack(self) -> None:
        """Ask for a printer and print."""
        pack = self._ready_pack()
        if pack is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        # Papers start on odd pages because they are meant for both sides of a sheet.
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pack.sizes))
        self._printer = printer
        dialog.finished.connect(self._on_print_dialog_finished)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pack as it is shown."""
        if self._builder.pack is not None:
            self._printer = printer
            printing = PackPrinting(self._workplace.tasks, self._builder.pack, printer, self)
            printing.finished.connect(self._on_printed)
            printing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._workplace.theme.px(_SIDE_BY_SIDE_FROM)
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._splitter.orientation() is not orientation:
            self._splitter.setOrientation(orientation)
            direction = QBoxLayout.Direction
            self._head.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
            self._share_out(wide)
        super().resizeEvent(event)

    def _ready_pack(self) -> LaidOutPack | None:
        """The pack as the board stands now; None, with a word about it, while there is none."""
        if self._builder.state is PackState.READY:
            return self._builder.pack
        self._workplace.say("The pack is not laid out yet. Try again when its pages are counted.")
        return None

    def _lay_out(self) -> None:
        side = QWidget(self)
        side.setProperty("plain", True)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(8, 12, 16, 16)
        inside.setSpacing(24)
        for section in (self.publishing, self.checks, self.remarks, self.contents):
            inside.addWidget(section)
        inside.addStretch()
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        scroll.setMinimumWidth(200)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Publication, checks and contents of the pack")
        pages = QWidget(self)
        left = QVBoxLayout(pages)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.pages, 1)
        left.addLayout(self._zoom_row())
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(pages)
        self._splitter.addWidget(scroll)
        self._splitter.setStretchFactor(0, 1)
        self._share_out(wide=True)
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head_row())
        column.addWidget(self._splitter, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(shown)
        self._stack.addWidget(self._empty_state())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _head_row(self) -> QBoxLayout:
        """How the pack stands, and the buttons: beside each other, or in little room one above the other."""
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.again_button, self.print_button, self.export_button, self.publish_button):
            buttons.addWidget(widget)
        buttons.addStretch()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(24, 8, 16, 8)
        self._head.setSpacing(8)
        self._head.addWidget(self.state, 1)
        self._head.addLayout(buttons)
        return self._head

    def _zoom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        row.addWidget(self._zoom_buttons["zoom-out"])
        row.addWidget(self.zoom_words)
        row.addWidget(self._zoom_buttons["zoom-in"])
        row.addWidget(self._fit)
        row.addStretch()
        row.addWidget(self.public)
        row.addWidget(self.restricted)
        return row

    def _empty_state(self) -> QWidget:
        to_agenda = QAction("Go to the agenda", self)
        to_agenda.triggered.connect(self.agenda_wanted)
        return EmptyState(
            self._workplace.theme,
            "package",
            "No pack yet",
            "The pack is laid out from the agenda, and nothing stands on it yet.",
            (to_agenda,),
            self,
        )

    def _share_out(self, wide: bool) -> None:
        self._splitter.setSizes([560, 290] if wide else [360, 140])

    def _button(self, text: str, slot: Callable[[], None], *, is_main: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("main", is_main)
        button.clicked.connect(slot)
        return button

    def _chip(self, text: str, tip: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setText(text)
        chip.setToolTip(tip)
        chip.setAccessibleName(f"{text} edition")
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        return chip

    def _show_editions(self, are_two: bool) -> None:
        """The switch is of use only where something is exempt."""
        for chip in (self.public, self.restricted):
            chip.setVisible(are_two)

    def _tool(self, name: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(slot)
        return button

    @Slot()
    def _on_state_changed(self) -> None:
        state, pack = self._builder.state, self._builder.pack
        is_ready = state is PackState.READY and pack is not None
        self._say_state()
        self.export_button.setEnabled(is_ready)
        self.print_button.setEnabled(is_ready)
        self.again_button.setVisible(state in {PackState.STOPPED, PackState.FAILED})
        if state is PackState.FAILED and self._builder.error is not None:
            self._workplace.complain(self._builder.error)
        if pack is None:
            self.pages.show_pack(None)
            self.contents.hide()

    def _say_state(self) -> None:
        pack = self._builder.pack
        if self._builder.state is not PackState.READY or pack is None:
            self.state.setText(_STATE_WORDS.get(self._builder.state, ""))
            return
        beside = " What went out is listed under “Published”." if self.publishing.has_published else ""
        stands = "they were sent" if self._workplace.is_review else "the board stands now"
        self.state.setText(f"{count(len(pack.sizes), 'page')}, as {stands}.{beside}")

    @Slot()
    def _on_publishing_closed(self) -> None:
        self._share_out(self._splitter.orientation() is Qt.Orientation.Horizontal)
        stays = self.publish_button if self.publish_button.isVisible() else self.pages
        stays.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_publishing_changed(self) -> None:
        column = self.publishing
        is_open = column.panel.isVisibleTo(column)
        self._say_state()
        self.publish_button.setText("Supplement…" if column.has_waiting else "Publish…")
        # What is not right is said in the panel, with more to it; on the chair’s laptop nobody can mend it.
        is_mended_here = not is_open and not self._workplace.is_review
        self.publish_button.setVisible((column.can_publish or column.has_waiting) and is_mended_here)
        self.checks.setVisible(is_mended_here)
        column.setVisible(not self._workplace.is_review)
        if is_open:
            is_wide = self._splitter.orientation() is Qt.Orientation.Horizontal
            self._splitter.setSizes([520, 400] if is_wide else [120, 380])

    @Slot(object)
    def _on_gathered(self, papers: PackPapers) -> None:
        self.checks.show_words(check_section(papers))
        self._on_publishing_changed()

    @Slot(object)
    def _on_laid_out(self, pack: LaidOutPack) -> None:
        self._show_editions(has_exempt(pack.papers) or self._builder.is_restricted)
        self.pages.show_pack(pack)
        self.contents.show_words(contents_section(pack.built))
        self.contents.show()

    @Slot(object)
    def _on_opened(self, place: Place) -> None:
        if place.page == PAGES:
            self.pages.go_to(int(place.thing_id))
        elif place.page == CHECKS:
            self._workplace.go(Place("meetings", place.thing_id))

    def _on_written(self, path: Path) -> None:
        self._workplace.say(f"“{path.name}” written to {path.parent.name or path.parent}.")

    @Slot(int)
    def _on_print_dialog_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted and self._printer is not None:
            self.print_on(self._printer)

    @Slot(int)
    def _on_printed(self, pages: int) -> None:
        self._workplace.say(f"{count(pages, 'page')} sent to the printer.")

    @Slot()
    def _on_again(self) -> None:
        self._builder.want()

    @Slot()
    def _on_zoom_in(self) -> None:
        self.pages.zoom_by(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self.pages.zoom_by(-1)

    @Slot(int)
    def _on_zoomed(self, percent: int) -> None:
        self.zoom_words.setText(f"{percent} %")

    @Slot()
    def _on_theme_changed(self) -> None:
        for icon, button in self._zoom_buttons.items():
            button.setIcon(self._workplace.theme.icon(icon))


def _write(pack: LaidOutPack, path: Path, **_watched_by: object) -> Path:
    packs.write_pack(pack.built, path)
    return path
