"""The definition of a KPI in the place of the detail: what it is, and what it is held against."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from boardkeeper import kpis
from boardkeeper.errors import UserError
from boardkeeper.kpis import DefinitionChoices, KpiView
from ui.boards.fields import SettingField
from ui.kpis.definition_fields import DefinitionFields, priority_facts
from ui.kpis.held_against import HeldAgainst
from ui.page import Workplace
from ui.panes import PageHeader


class DefinitionPane(QWidget):
    """Shown in the place of the detail until it is closed with Back or Escape.

    Signals:
        closed: Back to the figures.
    """

    closed = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._kpi: KpiView | None = None
        self._board_id = ""
        self.header = PageHeader("", "", self)
        self.back = QPushButton("Back", self)
        self.back.setToolTip("Back to the figures (Esc)")
        self.back.clicked.connect(self.closed)
        self.header.add(self.back)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Definition")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget(scroll)
        sheet.setProperty("plain", True)
        self.fields = DefinitionFields(sheet)
        self.held_against = HeldAgainst(workplace, sheet)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(24, 0, 24, 24)
        inside.addWidget(self.fields)
        inside.addWidget(self.held_against)
        inside.addStretch()
        scroll.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(scroll, 1)
        self.fields.committed.connect(self._on_committed)

    def show_kpi(self, kpi: KpiView, board_id: str) -> None:
        """Show a KPI; what can be chosen is read first."""
        self._board_id = board_id
        self.header.say("Definition", kpi.name)
        self._workplace.operations.run(
            None, kpis.definition_choices, board_id, on_done=partial(self._on_choices, kpi)
        )

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_choices(self, kpi: KpiView, choices: DefinitionChoices) -> None:
        is_other = self._kpi is None or self._kpi.id != kpi.id
        self._kpi = kpi
        self.fields.show_kpi(kpi, choices, is_other=is_other)
        self.held_against.show_kpi(kpi, self._board_id, choices)

    @Slot(object, object)
    def _on_committed(self, field: SettingField, value: object) -> None:
        if self._kpi is None:
            return
        operations = self._workplace.operations
        args: tuple[Any, ...] = (operations.who, self._kpi.id)
        facts: dict[str, Any] = {}
        if field is self.fields.name:
            function: Any = kpis.rename_kpi
            args = (*args, value)
        else:
            function = kpis.define_kpi
            facts = priority_facts(value) if field is self.fields.priority else {field.setting: value}
        operations.run(
            f"{self._kpi.name}: {field.title.lower()} set.",
            function,
            *args,
            on_error=partial(_refuse, field),
            origin=self,
            **facts,
        )


def _refuse(field: SettingField, error: UserError) -> None:
    field.refuse(error)
