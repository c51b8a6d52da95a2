"""The forms that need only a line or two: a new KPI, and which other one a KPI is merged with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from boardkeeper.errors import UserError
from boardkeeper.kpi_chart import unit_words
from boardkeeper.kpis import KpiView, Polarity, Unit
from ui.kpis.words import POLARITY_WORDS
from ui.list_page import detail_column
from ui.panes import words_label


class _ShortForm(QWidget):
    """A heading, a line of explanation, fields, and two buttons.

    Signals:
        cancelled: Escape or Cancel.
    """

    cancelled = Signal()

    def __init__(
        self, act: str, fields: Sequence[tuple[str, QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.heading = words_label("heading", self)
        self.intro = words_label("muted", self)
        self.said = words_label("bad", self)
        self.said.hide()
        self.act = QPushButton(act, self)
        self.act.setProperty("main", True)
        cancel = QPushButton("Cancel", self)
        cancel.setToolTip("Cancel (Esc)")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.act)
        buttons.addWidget(cancel)
        buttons.addStretch()
        column = detail_column(self)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.intro)
        for name, field in fields:
            label = QLabel(name, self)
            label.setProperty("rank", "muted")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(8)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.said)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch()
        cancel.clicked.connect(self.cancelled)

    def refuse(self, error: UserError) -> None:
        """Say why it could not be taken; what was typed stays."""
        self.said.setText(" ".join(part for part in (error.sentence, error.next_step) if part))
        self.said.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class NewKpiForm(_ShortForm):
    """Name, unit and which way is good; everything else is said in its definition afterwards.

    Signals:
        wanted: The name, the `Unit`, and the `Polarity` or None.
    """

    wanted = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.name = QLineEdit()
        self.name.setPlaceholderText("What it is called in the papers")
        self.unit = QComboBox()
        for unit in Unit:
            words = unit_words(unit)
            self.unit.addItem(words[:1].upper() + words[1:], unit)
        self.polarity = QComboBox()
        self.polarity.addItem("Not said yet", None)
        for polarity, words in POLARITY_WORDS.items():
            self.polarity.addItem(words, polarity)
        fields = (("Name", self.name), ("Unit", self.unit), ("Good is", self.polarity))
        super().__init__("Add KPI", fields, parent)
        self.heading.setText("New KPI")
        self.intro.setText("Its definition, targets and figures can be written next.")
        self.act.setToolTip("Add KPI (Return)")
        self.name.textChanged.connect(self._on_changed)
        self.name.returnPressed.connect(self._on_add)
        self.act.clicked.connect(self._on_add)
        self._on_changed()

    def clear(self) -> None:
        """Make ready for another one."""
        self.name.setText("")
        self.unit.setCurrentIndex(0)
        self.polarity.setCurrentIndex(0)
        self.said.hide()

    @Slot()
    def _on_changed(self) -> None:
        self.said.hide()
        self.act.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _on_add(self) -> None:
        if self.act.isEnabled():
            said = self.polarity.currentData()
            self.wanted.emit(
                self.name.text().strip(),
                Unit(self.unit.currentData()),
                Polarity(said) if said is not None else None,
            )


class MergeForm(_ShortForm):
    """Which other KPI is the same.

    Signals:
        wanted: The id of the KPI that stays, of the one that goes into it, and the name of that.
    """

    wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.other = QComboBox()
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(16)
        self.other.setEditable(True)
        self.other.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__("Merge", (("The same as", self.other),), parent)
        self._kpi: KpiView | None = None
        self.intro.setText(
            "Its figures, targets, benchmarks and links come here; its name stays as another name. Where both have "
            "a figure for a period, the one here stays and the other is kept as what it was. Undo takes it back."
        )
        self.act.clicked.connect(self._on_merge)

    def begin(self, kpi: KpiView, names: Sequence[tuple[str, str]]) -> None:
        """Ask which KPI is the same as this one."""
        self._kpi = kpi
        self.heading.setText(f"Merge into “{kpi.name}”")
        self.other.clear()
        for kpi_id, name in names:
            if kpi_id != kpi.id:
                self.other.addItem(name, kpi_id)
        self.other.setCurrentIndex(-1)
        line = self.other.lineEdit()
        assert line is not None
        line.setPlaceholderText("Choose it, or type its name")
        self.said.hide()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_merge(self) -> None:
        wanted = self.other.currentText()
        place = self.other.findText(wanted, Qt.MatchFlag.MatchFixedString) if wanted.strip() else -1
        if place < 0 or self._kpi is None:
            self.refuse(UserError(f"There is no other KPI called “{wanted}”.", "Choose one of the list."))
            return
        self.wanted.emit(self._kpi.id, str(self.other.itemData(place)), self.other.itemText(place))
