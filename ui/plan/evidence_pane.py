"""The files that show that a milestone was reached: opened, attached, dropped, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from boardkeeper.follow_up import EvidenceView
from boardkeeper.rules.due_dates import long_date
from ui.panes import SectionHeader, words_label
from ui.plan.elided_link import ElidedLink
from ui.theme.theme import Theme

_WORDS_FIRST = 100
"""What is left of a line goes to the words, and only then to the gap behind them."""


class EvidencePane(QWidget):
    """The evidence of one milestone. Files are dropped on it.

    Signals:
        opened: The `EvidenceView` whose file is to be read.
        removal_wanted: The `EvidenceView` that is to be taken away.
        choosing_wanted: Files are to be chosen.
        dropped: The paths that were dropped.

    Args:
        theme: Its look.
        can_change: Whether evidence can be attached and taken away here.
        parent: Who owns it.
    """

    opened = Signal(object)
    removal_wanted = Signal(object)
    choosing_wanted = Signal()
    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, can_change: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._can_change = can_change
        self.files: list[ElidedLink] = []
        self.removers: list[QToolButton] = []
        self.setAcceptDrops(can_change)
        self.attach = QPushButton("Attach…", self)
        self.attach.setProperty("link", True)
        self.attach.setToolTip("Attach evidence, or drop files here (Ctrl+Shift+A)")
        self.attach.setVisible(can_change)
        header = SectionHeader("Evidence", self)
        header.add(self.attach)
        self._rows = QWidget(self)
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(header)
        column.addWidget(self._rows)
        self.attach.clicked.connect(self.choosing_wanted)

    def show_evidence(self, evidence: Sequence[EvidenceView]) -> None:
        """Show these files."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.files, self.removers = [], []
        for each in evidence:
            self._add(each)
        if not evidence:
            label = words_label("muted", self._rows)
            label.setText("No file shows it yet. Drop one here." if self._can_change else "None.")
            self._list.addWidget(label)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _add(self, each: EvidenceView) -> None:
        row = QWidget(self._rows)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        name = ElidedLink(each.title, Qt.TextElideMode.ElideMiddle, row)
        name.setIcon(self._theme.icon("paperclip"))
        name.setEnabled(bool(each.file_name))
        size = f"{each.size / 1024:,.0f} KB" if each.size < 1024 * 1024 else f"{each.size / 1048576:,.1f} MB"
        name.setToolTip(
            f"Open {each.file_name} ({size})" if each.file_name else f"{each.title}: no file here"
        )
        name.setAccessibleName(f"Open the evidence {each.title}")
        name.clicked.connect(partial(self.opened.emit, each))
        layout.addWidget(name, _WORDS_FIRST)
        self.files.append(name)
        if each.shown_on:
            day = words_label("muted", row)
            day.setWordWrap(False)
            day.setText(long_date(each.shown_on))
            layout.addWidget(day)
        layout.addStretch(1)
        if self._can_change:
            remove = QToolButton(row)
            remove.setIcon(self._theme.icon("x"))
            remove.setIconSize(QSize(14, 14))
            remove.setToolTip("Take this evidence away")
            remove.setAccessibleName(f"Take away the evidence {each.title}")
            remove.clicked.connect(partial(self.removal_wanted.emit, each))
            layout.addWidget(remove)
            self.removers.append(remove)
        self._list.addWidget(row)
