"""Every figure of the board that cannot be right, with the sum that shows it and the way to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardkeeper.checks.figures import FigureFinding
from ui.panes import Hairline, PageHeader, words_label

_NOTHING = (
    "Every figure is what its numerator and denominator make, none is more than all of its kind, and no two indicators "
    "contradict each other."
)


class FindingsPane(QWidget):
    """Shown in the place of the detail until it is closed with Back or Escape.

    Signals:
        closed: Back to the indicator.
        opened: A figure shall be looked at; its indicator's id and its period.
    """

    closed = Signal()
    opened = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Figures that cannot be right", "", self)
        self.back = QPushButton("Back", self)
        self.back.setToolTip("Back to the indicator (Escape)")
        self.back.clicked.connect(self.closed)
        self.header.add(self.back)
        self.buttons: list[QPushButton] = []
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Figures that cannot be right")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._scroll, 1)
        self.show_findings(())

    def show_findings(self, findings: Sequence[FigureFinding]) -> None:
        """List them by indicator and period."""
        sheet = QWidget(self._scroll)
        sheet.setProperty("plain", True)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 8, 24, 24)
        column.setSpacing(4)
        self.buttons = []
        if not findings:
            said = words_label("muted", sheet)
            said.setText(_NOTHING)
            column.addWidget(said)
        for place, finding in enumerate(findings):
            if place:
                column.addSpacing(8)
                column.addWidget(Hairline(sheet))
                column.addSpacing(8)
            for rank, text in (
                ("strong", finding.kpi_name),
                ("", finding.sentence),
                ("muted", finding.arithmetic),
                ("muted", finding.place),
            ):
                if text:
                    label = words_label(rank, sheet)
                    label.setText(text)
                    column.addWidget(label)
            go = QPushButton("Go to the figure", sheet)
            go.setAccessibleName(f"Go to the figure: {finding.sentence}")
            go.clicked.connect(partial(self._open, finding))
            column.addWidget(go, alignment=Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(go)
        column.addStretch()
        count = len(findings)
        self.header.say(
            "Figures that cannot be right",
            f"{count} finding{'' if count == 1 else 's'}" if count else "Nothing contradicts itself",
        )
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.setWidget(sheet)

    def begin(self) -> None:
        """Put the keyboard on the first figure, or on Back."""
        first = self.buttons[0] if self.buttons else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, finding: FigureFinding) -> None:
        self.opened.emit(finding.kpi_id, finding.period)
