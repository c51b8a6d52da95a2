"""What a KPI is held against: targets by year, benchmarks, events of its own and of the board, and its other names."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardkeeper import kpis
from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from boardkeeper.kpis import DefinitionChoices, KpiView, TargetView
from boardkeeper.rules.due_dates import full_date, parse_due
from boardkeeper.rules.municipal_year import financial_year, financial_year_title
from boardkeeper.rules.periods import period_title
from ui.kpis.figure_edit import exact_figure
from ui.kpis.rows_editor import EditorColumn, EditorRow, RowsEditor
from ui.page import Workplace
from ui.panes import SectionHeader, words_label


class HeldAgainst(QWidget):
    """Five lists that are edited in place."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._kpi: KpiView | None = None
        self._board_id = ""
        theme = workplace.theme
        year = financial_year_title(financial_year(current_day()))
        self.targets = RowsEditor(
            theme,
            "target",
            (
                EditorColumn("Year", year, 2, names_row=True),
                EditorColumn("Target", "80 or 80 to 85", 3),
                EditorColumn("Stretch", "95", is_beneath=True),
                EditorColumn("Amber within %", "15", is_beneath=True),
            ),
            self,
        )
        self.benchmarks = RowsEditor(
            theme,
            "benchmark",
            (
                EditorColumn("Whose", "England", 4, names_row=True),
                EditorColumn("Year", year, 4, names_row=True),
                EditorColumn("Figure", "21.9", 3),
                EditorColumn("Published in", "LAIT 2019", is_beneath=True),
            ),
            self,
        )
        self.events = RowsEditor(
            theme,
            "event",
            (
                EditorColumn("From", "Jan-19", names_row=True),
                EditorColumn("Before", "Before the visit", is_beneath=True),
                EditorColumn("After", "After the visit", is_beneath=True),
            ),
            self,
        )
        self.board_events = RowsEditor(
            theme,
            "event of the board",
            (
                EditorColumn("Day", "7 Jan 2019"),
                EditorColumn("What happened", "Ofsted inspection"),
                EditorColumn("Before", "Before the visit", is_beneath=True),
                EditorColumn("After", "After the visit", is_beneath=True),
            ),
            self,
        )
        self.names = RowsEditor(
            theme, "other name", (EditorColumn("Also called", "Rereferral rate", 1, names_row=True),), self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for title, intro, editor in (
            (
                "Targets by year",
                "A figure, a range, or words such as Monitor only. Stretch and a year’s own tolerance may be blank.",
                self.targets,
            ),
            ("Benchmarks", "What others reached, in the unit of this KPI.", self.benchmarks),
            ("Events of this KPI", "What splits its figures into before and after.", self.events),
            ("Events of the board", "They split the figures of every KPI.", self.board_events),
            ("Other names", "What workbooks call it; they are understood at the next import.", self.names),
        ):
            column.addWidget(SectionHeader(title, self))
            said = words_label("muted", self)
            said.setText(intro)
            column.addWidget(said)
            column.addWidget(editor)
        self._connect()

    def show_kpi(self, kpi: KpiView, board_id: str, choices: DefinitionChoices) -> None:
        """Show what is kept; lines for something new are left alone unless another KPI is shown."""
        is_other = self._kpi is None or self._kpi.id != kpi.id
        self._kpi, self._board_id = kpi, board_id
        self.targets.show_rows([_target_row(kpi, target) for target in reversed(kpi.targets)])
        self.benchmarks.show_rows(
            [
                EditorRow(
                    each.id,
                    (
                        each.comparator,
                        financial_year_title(each.year),
                        exact_figure(each.value, kpi.unit),
                        each.source,
                    ),
                    f"Read from {each.origin.file}, {each.origin.sheet}, {each.origin.cell}"
                    if each.origin
                    else "",
                )
                for each in reversed(kpi.benchmarks)
            ]
        )
        self.events.show_rows(
            [
                EditorRow(
                    each.id, (period_title(each.first_period_after), each.label_before, each.label_after)
                )
                for each in kpi.events
                if not each.is_of_board
            ]
        )
        self.board_events.show_rows(
            [
                EditorRow(
                    each.id, (full_date(each.happened_on), each.title, each.label_before, each.label_after)
                )
                for each in choices.events
            ]
        )
        self.names.show_rows([EditorRow(name, (name,)) for name in kpi.other_names])
        if is_other:
            for editor in (self.targets, self.benchmarks, self.events, self.board_events, self.names):
                editor.clear()

    def _connect(self) -> None:
        self.targets.added.connect(partial(self._try, self.targets, self._add_target))
        self.targets.changed.connect(self._on_target_changed)
        self.targets.removed.connect(self._on_target_removed)
        self.benchmarks.added.connect(partial(self._try, self.benchmarks, self._add_benchmark))
        self.benchmarks.changed.connect(self._on_benchmark_changed)
        self.benchmarks.removed.connect(self._on_benchmark_removed)
        self.events.added.connect(partial(self._try, self.events, self._add_event))
        self.events.changed.connect(self._on_event_changed)
        self.events.removed.connect(self._on_event_removed)
        self.board_events.added.connect(partial(self._try, self.board_events, self._add_board_event))
        self.board_events.changed.connect(self._on_board_event_changed)
        self.board_events.removed.connect(self._on_board_event_removed)
        self.names.added.connect(partial(self._try, self.names, self._add_name))
        self.names.removed.connect(self._on_name_removed)

    def _try(
        self, editor: RowsEditor, add: Callable[[tuple[str, ...]], None], texts: tuple[str, ...]
    ) -> None:
        try:
            add(texts)
        except UserError as error:
            editor.refuse(error)

    def _add_target(self, texts: tuple[str, ...]) -> None:
        self._write_target(kpis.read_year(texts[0]), texts[1:], self.targets.take)

    def _write_target(
        self, year: int, texts: tuple[str, ...], on_done: Callable[[Any], None] | None = None
    ) -> None:
        words = kpis.read_target(texts[0])
        self._ask(
            self.targets,
            f"Target of {financial_year_title(year)} set.",
            kpis.record_target,
            year,
            on_done=on_done,
            value=words.value,
            upper=words.upper,
            written=words.written,
            stretch=_maybe(texts[1]),
            tolerance=_maybe(texts[2]),
        )

    @Slot(str, object)
    def _on_target_changed(self, row_id: str, texts: tuple[str, ...]) -> None:
        self._try(self.targets, partial(self._write_target, int(row_id)), texts[1:])

    @Slot(str)
    def _on_target_removed(self, row_id: str) -> None:
        said = f"Target of {financial_year_title(int(row_id))} removed."
        self._ask(self.targets, said, kpis.remove_target, int(row_id))

    def _add_benchmark(self, texts: tuple[str, ...]) -> None:
        self._write_benchmark(texts, self.benchmarks.take)

    def _write_benchmark(self, texts: tuple[str, ...], on_done: Callable[[Any], None] | None = None) -> None:
        self._ask(
            self.benchmarks,
            f"Benchmark of {texts[0]} set.",
            kpis.record_benchmark,
            texts[0],
            kpis.read_year(texts[1]),
            kpis.read_figure(texts[2]),
            on_done=on_done,
            source=texts[3],
        )

    @Slot(str, object)
    def _on_benchmark_changed(self, _row_id: str, texts: tuple[str, ...]) -> None:
        self._try(self.benchmarks, self._write_benchmark, texts)

    @Slot(str)
    def _on_benchmark_removed(self, row_id: str) -> None:
        self._change(self.benchmarks, "Benchmark removed.", kpis.remove_benchmark, row_id)

    def _add_event(self, texts: tuple[str, ...]) -> None:
        self._write_event(texts, self.events.take)

    def _write_event(self, texts: tuple[str, ...], on_done: Callable[[Any], None] | None = None) -> None:
        period = kpis.read_period(texts[0])
        said = f"Split at {period_title(period)}."
        self._ask(self.events, said, kpis.record_kpi_event, period, texts[1], texts[2], on_done=on_done)

    @Slot(str, object)
    def _on_event_changed(self, _row_id: str, texts: tuple[str, ...]) -> None:
        self._try(self.events, self._write_event, texts)

    @Slot(str)
    def _on_event_removed(self, row_id: str) -> None:
        self._change(self.events, "Event removed.", kpis.remove_event, row_id)

    def _add_board_event(self, texts: tuple[str, ...]) -> None:
        self._write_board_event("", texts, self.board_events.take)

    def _write_board_event(
        self, event_id: str, texts: tuple[str, ...], on_done: Callable[[Any], None] | None = None
    ) -> None:
        day = parse_due(texts[0], current_day())
        if day is None:
            raise UserError(f"“{texts[0]}” is not a date.", "Write it like 7 January 2019.")
        self._change(
            self.board_events,
            f"“{texts[1]}” on {full_date(day)} kept.",
            kpis.record_board_event,
            self._board_id,
            day,
            texts[1],
            on_done=on_done,
            label_before=texts[2],
            label_after=texts[3],
            event_id=event_id,
        )

    @Slot(str, object)
    def _on_board_event_changed(self, row_id: str, texts: tuple[str, ...]) -> None:
        self._try(self.board_events, partial(self._write_board_event, row_id), texts)

    @Slot(str)
    def _on_board_event_removed(self, row_id: str) -> None:
        self._change(self.board_events, "Event of the board removed.", kpis.remove_event, row_id)

    def _add_name(self, texts: tuple[str, ...]) -> None:
        said = f"Also known as “{texts[0]}”."
        self._ask(self.names, said, kpis.add_other_name, texts[0], on_done=self.names.take)

    @Slot(str)
    def _on_name_removed(self, name: str) -> None:
        self._ask(self.names, f"“{name}” forgotten.", kpis.remove_other_name, name)

    def _ask(
        self, editor: RowsEditor, said: str, function: Callable[..., Any], *args: Any, **facts: Any
    ) -> None:
        """Change something of the KPI that is shown."""
        if self._kpi is not None:
            self._change(editor, said, function, self._kpi.id, *args, **facts)

    def _change(
        self,
        editor: RowsEditor,
        said: str,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None] | None = None,
        **facts: Any,
    ) -> None:
        operations = self._workplace.operations
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=on_done,
            on_error=editor.refuse,
            origin=self,
            **facts,
        )


def _target_row(kpi: KpiView, target: TargetView) -> EditorRow:
    written = f"Written as “{target.written}”" if target.written and target.value is not None else ""
    values = (
        financial_year_title(target.year),
        _target_words(kpi, target),
        exact_figure(target.stretch, kpi.unit),
        f"{target.tolerance.normalize():f}" if target.tolerance is not None else "",
    )
    return EditorRow(str(target.year), values, written)


def _target_words(kpi: KpiView, target: TargetView) -> str:
    if target.value is None:
        return target.written
    lower = exact_figure(target.value, kpi.unit)
    return f"{lower} to {exact_figure(target.upper, kpi.unit)}" if target.upper is not None else lower


def _maybe(written: str) -> Decimal | None:
    return kpis.read_figure(written) if written.strip() else None
