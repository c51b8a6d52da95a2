"""The remarks on the paragraphs of a text that is being written: all of them, each leading to its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper import remarks
from boardkeeper.remarks import RemarkAbout, RemarkView
from ui.operations import Changes
from ui.page import Place, Workplace
from ui.panes import SectionHeader
from ui.remarks.entry import RemarkEntry

if TYPE_CHECKING:
    from boardkeeper.reports import ReportView


class ParagraphRemarks(QWidget):
    """Shows the remarks on some paragraphs, in the order they were made.

    Signals:
        place_wanted: The id of the paragraph a remark is on.
        counted: How many there are, and how many of them are open.
    """

    place_wanted = Signal(str)
    counted = Signal(int, int)

    def __init__(self, workplace: Workplace, about: RemarkAbout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._about = about
        self._ids: tuple[str, ...] = ()
        self.views: tuple[RemarkView, ...] = ()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(16)
        workplace.operations.changed.connect(self._on_changed)

    def show_paragraphs(self, ids: Sequence[str]) -> None:
        """Turn to a text: the ids of its paragraphs."""
        self._ids = tuple(ids)
        self._read()

    def entries(self) -> list[RemarkEntry]:
        """The remarks that are shown, as widgets."""
        return self.findChildren(RemarkEntry)

    def _read(self) -> None:
        self._workplace.operations.run(
            None, remarks.remarks_on_all, self._about, self._ids, on_done=self._on_read, origin=self
        )

    def _on_read(self, views: tuple[RemarkView, ...]) -> None:
        if views != self.views:
            self.views = views
            while (item := self._list.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.setParent(None)
                    widget.deleteLater()
            for view in views:
                self._list.addWidget(self._entry(view))
        self.counted.emit(len(views), sum(1 for view in views if view.is_open))

    def _entry(self, view: RemarkView) -> RemarkEntry:
        entry = RemarkEntry(view, self._workplace, self)
        entry.answer_wanted.connect(self._on_answer_wanted)
        if view.place_id:
            link = QPushButton(view.about_words, entry)
            link.setProperty("link", True)
            link.clicked.connect(partial(self._follow, view.place_id))
            entry.column.insertWidget(1, link, 0, Qt.AlignmentFlag.AlignLeft)
        return entry

    def _follow(self, place_id: str, _on: bool = False) -> None:
        self.place_wanted.emit(place_id)

    @Slot(object)
    def _on_answer_wanted(self, view: RemarkView) -> None:
        self._workplace.go(Place("review", view.id))

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self._ids and changes.touches("remark"):
            self._read()


class ReportRemarks(QWidget):
    """What was remarked on the paragraphs of a report, above it; without any it takes no room.

    Signals:
        place_wanted: The id of the paragraph a remark is on.
    """

    place_wanted = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = SectionHeader("Remarks", self)
        self.list = ParagraphRemarks(workplace, RemarkAbout.REPORT_PARAGRAPH, self)
        self.list.place_wanted.connect(self.place_wanted)
        self.list.counted.connect(self._on_counted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.list)
        self.hide()

    def show_report(self, report: ReportView) -> None:
        """Turn to a report."""
        self.list.show_paragraphs(
            [paragraph.id for section in report.sections for paragraph in section.paragraphs]
        )

    @Slot(int, int)
    def _on_counted(self, there: int, still_open: int) -> None:
        self.setVisible(bool(there))
        self.header.say(f"Remarks on this report: {there}, {still_open} open")
