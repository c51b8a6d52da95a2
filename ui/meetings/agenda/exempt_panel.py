"""Asks beneath the agenda why an item is not public: the paragraphs, the reason, or that it is confidential."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from boardkeeper.agenda import AgendaItemView
from boardkeeper.rules.exemption import PARAGRAPHS, parse_paragraphs
from ui.panes import Hairline

_MARGINS = (24, 12, 16, 12)
_BETWEEN = 24


class Markable(Protocol):
    """What can be kept from the public."""

    @property
    def id(self) -> str: ...
    @property
    def exempt_paragraphs(self) -> str: ...
    @property
    def public_interest_reason(self) -> str: ...
    @property
    def is_confidential(self) -> bool: ...
    @property
    def is_exempt(self) -> bool: ...


class ExemptPanel(QWidget):
    """The seven paragraphs in short words, why the public interest lies in keeping it back, and confidential apart.

    Signals:
        marked: The item's id, the paragraphs, the reason, and whether it is confidential.
        opened: The id of an item that is public again.
        closed: The panel is not needed any more.
    """

    marked = Signal(str, object, str, bool)
    opened = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item_id = ""
        self.heading = QLabel(self)
        self.heading.setProperty("rank", "strong")
        self.heading.setWordWrap(True)
        self.paragraphs = {number: self._box(number, words) for number, words in PARAGRAPHS.items()}
        self.confidential = QCheckBox("&Confidential: barred by department, Act or court", self)
        self.confidential.toggled.connect(self._on_toggled)
        self._reason_label = QLabel("&Reason", self)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName("Why the public interest lies in keeping it back")
        self.reason.setPlaceholderText("Why the public interest lies in keeping it back")
        self.reason.textChanged.connect(self._on_toggled)
        self.reason.returnPressed.connect(self._on_marked)
        self._reason_label.setBuddy(self.reason)
        self.mark = QPushButton("Keep from the public", self)
        self.mark.setProperty("main", True)
        self.mark.clicked.connect(self._on_marked)
        self.public = QPushButton("Make public", self)
        self.public.clicked.connect(self._on_opened)
        self.close_button = QPushButton("Close", self)
        self.close_button.clicked.connect(self.closed)
        self._boxes = QGridLayout()
        self._boxes.setHorizontalSpacing(_BETWEEN)
        self._boxes.setVerticalSpacing(0)
        self._columns = 0
        self._lay_out()
        self.hide()

    def ask(self, item: AgendaItemView) -> None:
        """Ask about an item, beginning with what it is marked with now."""
        self.ask_about(item, f"Item {item.number} {item.title}" if item.number else item.title)

    def ask_about(self, item: Markable, name: str) -> None:
        """Ask about anything that can be kept back, as appendices and background papers can."""
        self.item_id = item.id
        self.heading.setText(f"{name}: why is it not public?")
        try:
            cited = parse_paragraphs(item.exempt_paragraphs)
        except ValueError:
            cited = ()
        for number, box in self.paragraphs.items():
            box.setChecked(number in cited)
        self.confidential.setChecked(item.is_confidential)
        self.reason.setText(item.public_interest_reason)
        self.mark.setText("Keep these" if item.is_exempt else "Keep from the public")
        self.public.setVisible(item.is_exempt)
        self._on_toggled()
        self.show()
        first = min(cited, default=1)
        self.paragraphs[first].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The paragraphs that are ticked."""
        return tuple(number for number, box in self.paragraphs.items() if box.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_a_box = any(box.hasFocus() for box in (*self.paragraphs.values(), self.confidential))
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and on_a_box:
            self._on_marked()
        elif on_a_box and event.text() in map(str, self.paragraphs):
            self.paragraphs[int(event.text())].toggle()
        else:
            super().keyPressEvent(event)

    def arrange(self, width: int) -> None:
        """Put the paragraphs side by side where none is cut by it."""
        boxes = [*self.paragraphs.values(), self.confidential]
        half = -(-len(boxes) // 2)
        needed = sum(max(box.sizeHint().width() for box in column) for column in (boxes[:half], boxes[half:]))
        columns = 2 if needed + _BETWEEN + _MARGINS[0] + _MARGINS[2] <= width else 1
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(boxes) // columns)
        for place, box in enumerate(boxes):
            self._boxes.addWidget(box, place % rows, place // rows)

    def _box(self, number: int, words: str) -> QCheckBox:
        box = QCheckBox(f"&{number}  {words}", self)
        box.setAccessibleName(f"Paragraph {number}: {words}")
        box.toggled.connect(self._on_toggled)
        return box

    def _lay_out(self) -> None:
        self.arrange(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._reason_label)
        line.addWidget(self.reason, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.mark)
        buttons.addWidget(self.public)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        inner = QVBoxLayout()
        inner.setContentsMargins(*_MARGINS)
        inner.setSpacing(8)
        inner.addWidget(self.heading)
        inner.addLayout(self._boxes)
        inner.addLayout(line)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self))
        column.addLayout(inner)

    @Slot()
    def _on_toggled(self) -> None:
        has_reason = bool(self.reason.text().strip())
        self.mark.setEnabled(
            (bool(self.chosen) and has_reason) or (self.confidential.isChecked() and not self.chosen)
        )
        self.mark.setToolTip(
            "" if self.mark.isEnabled() else "Tick a paragraph and type the reason, or tick confidential."
        )

    @Slot()
    def _on_marked(self) -> None:
        if self.mark.isEnabled():
            self.marked.emit(
                self.item_id, self.chosen, self.reason.text().strip(), self.confidential.isChecked()
            )
        elif self.chosen:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self.item_id)
