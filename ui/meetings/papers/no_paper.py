"""What stands where an item has no report yet: the ways to get one, and who owes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper.agenda import PaperKind
from boardkeeper.attaching import can_convert
from ui.meetings.papers.owed_bar import OwedBar
from ui.meetings.papers.reading import ItemPaper
from ui.meetings.papers.words import without_paper
from ui.panes import words_label

_WIDEST = 560


class NoPaper(QWidget):
    """Shows an item without a report.

    Signals:
        report_wanted: Write the report here.
        file_wanted: Attach a file.
    """

    report_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = words_label("title", self)
        self.state = words_label("muted", self)
        self.write_button = QPushButton("Write the report here", self)
        self.write_button.setProperty("main", True)
        self.write_button.setToolTip("Write the report here (Ctrl+Shift+R)")
        self.write_button.clicked.connect(self.report_wanted)
        self.attach_button = QPushButton("Attach a PDF, Word file or workbook…", self)
        self.attach_button.setToolTip("Attach a file (Ctrl+Shift+F)")
        self.attach_button.clicked.connect(self.file_wanted)
        self._hint = words_label("muted", self)
        self.owed = OwedBar(self)
        self._lay_out()

    def show_row(self, row: ItemPaper) -> None:
        """Say how the item stands."""
        self._title.setText(f"{row.item.number}  {row.item.title}".strip())
        is_composed = row.item.paper not in {PaperKind.NONE, PaperKind.REPORT}
        self.state.setText(_composed(row) if is_composed else f"{without_paper(row)}.")
        self.write_button.setText("Write a front sheet for it" if is_composed else "Write the report here")
        self.owed.show_owed(row.owed)
        if can_convert():
            self._hint.setText(
                "Or drop the file here. Word files and workbooks are made into PDF by LibreOffice."
            )
        else:
            self._hint.setText(
                "Or drop a PDF here. Word files and workbooks can be taken only where LibreOffice is installed; "
                "save them as PDF first."
            )

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDEST)
        # One below the other: side by side they are wider than the pane in a small window.
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.write_button, self.attach_button):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.state)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addWidget(self.owed)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inside, 0, Qt.AlignmentFlag.AlignLeft)


def _composed(row: ItemPaper) -> str:
    words = row.item.paper.value
    return (
        f"Its paper is made from this board: the {words}. Nothing needs to be written. "
        "A report begun here becomes its front sheet, with that paper as appendix A."
    )
