"""What is said of a KPI, field by field: each is kept when it is left."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from boardkeeper.errors import UserError
from boardkeeper.kpi_chart import unit_words
from boardkeeper.kpis import DefinitionChoices, KpiView, Unit, read_figure
from ui.boards.fields import BlockField, ChoiceField, LineField, SettingField
from ui.kpis.words import POLARITY_WORDS
from ui.panes import PropertyRows

_NAMES_WIDTH = 88
_FEWEST_LETTERS = 6


class PercentField(LineField):
    """A percentage as people type it."""

    def written(self, value: object) -> str:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else ""

    def read(self, text: str) -> object:
        return read_figure(text)


class DecimalsField(LineField):
    """How many decimals are shown."""

    def written(self, value: object) -> str:
        return str(value)

    def read(self, text: str) -> object:
        if not text.isdecimal():
            raise UserError(f"“{text}” is not a number of decimals.", "Type a number between 0 and 6.")
        return int(text)


class PriorityField(ChoiceField):
    """The priority a KPI serves, of any plan of the board; its value is the plan and the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("priority", "Priority", [((None, None), "None")], parent=parent)

    def offer(self, choices: DefinitionChoices, now: tuple[str | None, int | None]) -> None:
        """Offer every priority, and the one that is set even when no plan has it any more."""
        offered: list[tuple[object, str]] = [((None, None), "None")]
        offered += [
            (
                (each.plan_id, each.number),
                f"{each.number} {each.title}" + (f" ({each.plan_title})" if choices.plans > 1 else ""),
            )
            for each in choices.priorities
        ]
        if now not in [value for value, _ in offered]:
            offered.append((now, f"{now[1]}" if now[1] is not None else "None"))
        self._values = [value for value, _ in offered]
        self.editor.clear()
        self.editor.addItems([words for _, words in offered])


class DefinitionFields(QWidget):
    """The fields in their order.

    Signals:
        committed: The `SettingField` that was left and its new value.
    """

    committed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineField("name", "Name")
        self.code = LineField("code", "Code", "for example CP 12")
        self.owner = LineField("owner", "Owner", "Who answers for it")
        self.theme = LineField("theme", "Theme", "What it stands under in the papers")
        self.priority = PriorityField()
        self.unit = ChoiceField("unit", "Unit", [(unit, _said(unit)) for unit in Unit])
        self.decimals = DecimalsField("decimals", "Decimals", "0 to 6")
        self.polarity = ChoiceField("polarity", "Good is", [(None, "Not said yet"), *POLARITY_WORDS.items()])
        self.tolerance = PercentField(
            "tolerance", "Amber within", "15", "Per cent of the target; a year can have its own"
        )
        self.numerator = LineField("numerator_name", "Numerator", "What the upper number counts")
        self.denominator = LineField("denominator_name", "Denominator", "What the lower number counts")
        self.definition = BlockField(
            "definition", "Definition", "What is counted, and where that is laid down"
        )
        self.proxy = ChoiceField(
            "is_proxy",
            "Measures",
            [(False, "What it says"), (True, "A proxy: it stands in for something else")],
        )
        self.year_to_date = ChoiceField(
            "is_year_to_date",
            "Counts",
            [(False, "Each period by itself"), (True, "Year to date, anew from April")],
        )
        self.note = BlockField("note", "Note", "What readers must know of it; printed beneath the tables")
        self.fields: tuple[SettingField, ...] = (
            self.name,
            self.code,
            self.owner,
            self.theme,
            self.priority,
            self.unit,
            self.decimals,
            self.polarity,
            self.tolerance,
            self.numerator,
            self.denominator,
            self.definition,
            self.proxy,
            self.year_to_date,
            self.note,
        )
        self._owners = _complete(self.owner, self)
        self._themes = _complete(self.theme, self)
        rows = PropertyRows(self)
        grid = rows.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, _NAMES_WIDTH)
            grid.setVerticalSpacing(8)
        for field in self.fields:
            if isinstance(field, ChoiceField):
                field.editor.setMinimumContentsLength(_FEWEST_LETTERS)
            rows.add_editor(field.title, field)
            field.committed.connect(self._on_committed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)

    def show_kpi(self, kpi: KpiView, choices: DefinitionChoices, *, is_other: bool) -> None:
        """Show a KPI; `is_other` when another one stood here before."""
        self._owners.setStringList(list(choices.owners))
        self._themes.setStringList(list(choices.themes))
        plan_id = kpi.plan_id if any(each.plan_id == kpi.plan_id for each in choices.priorities) else None
        priority = (plan_id if kpi.priority_number is not None else None, kpi.priority_number)
        self.priority.offer(choices, priority)
        for field in self.fields:
            value = priority if field is self.priority else getattr(kpi, field.setting)
            field.show_value(value, is_other=is_other)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        self.committed.emit(self.sender(), value)


def _said(unit: Unit) -> str:
    words = unit_words(unit)
    return words[:1].upper() + words[1:]


def _complete(field: LineField, parent: QWidget) -> QStringListModel:
    names = QStringListModel(parent)
    completer = QCompleter(names, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    if isinstance(field.editor, QLineEdit):
        field.editor.setCompleter(completer)
    return names


def priority_facts(value: object) -> dict[str, object]:
    """The facts a chosen priority stands for."""
    plan_id, number = value if isinstance(value, tuple) else (None, None)
    return {"plan_id": plan_id, "priority_number": number}
