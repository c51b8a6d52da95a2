"""The file that is an item's paper, at the head of its form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from boardkeeper.reports import ReportView
from ui.meetings.papers.words import breakable
from ui.today.words import count


class AttachedBox(QWidget):
    """Names the file and how many pages it has; without one, offers to attach it.

    Signals:
        replace_wanted: Choose another file.
        detach_wanted: Take the file away; what is written in the report stays.
        front_sheet_chosen: Whether the front sheet is printed before the file.
    """

    replace_wanted = Signal()
    detach_wanted = Signal()
    front_sheet_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prints_front_sheet = False
        self.name = QLabel(self)
        self.name.setProperty("rank", "strong")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.pages = QLabel(self)
        self.pages.setProperty("rank", "muted")
        self.front_sheet = QCheckBox("Print a front sheet before it", self)
        self.front_sheet.toggled.connect(self._on_toggled)
        replace = QPushButton("Replace…", self)
        replace.setAccessibleName("Replace the attached file")
        replace.clicked.connect(self.replace_wanted)
        detach = QPushButton("Take away", self)
        detach.setAccessibleName("Take the attached file away")
        detach.clicked.connect(self.detach_wanted)
        self.attach_button = QPushButton("Attach the paper itself as a file…", self)
        self.attach_button.setProperty("link", True)
        self.attach_button.setToolTip("The front sheet is printed before it.")
        self.attach_button.clicked.connect(self.replace_wanted)
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self.pages.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(replace)
        buttons.addWidget(detach)
        buttons.addStretch()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.pages)
        column.addWidget(self.front_sheet)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._card)
        outer.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_report(self, report: ReportView, pages: int | None) -> None:
        """Show the file, if there is one."""
        self._card.setVisible(report.attached_hash is not None)
        self.attach_button.setVisible(report.attached_hash is None)
        self.name.setText(breakable(report.attached_name))
        self.name.setAccessibleName(report.attached_name)
        self.pages.setText(
            f"Attached, {count(pages, 'page')}; stands in the pack as it is." if pages else "Attached"
        )
        self._prints_front_sheet = report.prints_front_sheet
        self.front_sheet.setChecked(report.prints_front_sheet)

    @Slot(bool)
    def _on_toggled(self, is_on: bool) -> None:
        if is_on != self._prints_front_sheet:
            self._prints_front_sheet = is_on
            self.front_sheet_chosen.emit(is_on)
