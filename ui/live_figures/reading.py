"""The figures of one board at hand for whoever writes about them."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from boardkeeper import kpis
from boardkeeper.checks.typed_numbers import TypedNumber, TypedNumbers
from boardkeeper.kpis import KpiView
from boardkeeper.live_figures import known_on
from ui.operations import Changes, Desk
from ui.page import Workplace

_TABLES = ("kpi", "kpi_other_name", "kpi_target", "kpi_benchmark", "observation")
"""What a figure, its name or its target hangs on."""


class BoardFigures(QObject):
    """Reads a board's KPIs when they are first wanted, and again whenever one of them changes.

    Signals:
        changed: The figures are there, or are others than before.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board_id = ""
        self._day: date | None = None
        self._is_wanted = False
        self._is_asked = False
        self.kpis: tuple[KpiView, ...] | None = None
        self._checker: TypedNumbers | None = None
        workplace.operations.changed.connect(self._on_changed)

    def show_board(self, board_id: str, day: date | None = None) -> None:
        """Have the figures of this board at hand; with a day, those that could be known on it."""
        if (board_id, day) != (self._board_id, self._day):
            self._board_id, self._day = board_id, day
            self.kpis = self._checker = None
            self._is_asked = False
            if self._is_wanted:
                self._read()

    def want(self) -> None:
        """Read the figures, unless they are there already; `changed` tells when they are."""
        self._is_wanted = True
        if self.kpis is None and not self._is_asked:
            self._read()

    def contradictions(self, text: str) -> tuple[TypedNumber, ...]:
        """The numbers typed in a text that contradict the figures; none while those are not there yet."""
        return self._checker.contradictions(text) if self._checker is not None else ()

    def _read(self) -> None:
        if self._board_id:
            self._is_asked = True
            read = partial(self._on_read, self._board_id, self._day)
            self._workplace.operations.run(None, _kpis, self._board_id, self._day, on_done=read)

    def _on_read(self, board_id: str, day: date | None, found: tuple[KpiView, ...]) -> None:
        if (board_id, day) == (self._board_id, self._day):
            self.kpis = found
            self._checker = TypedNumbers(found)
            self.changed.emit()

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        if self._is_wanted and changes.touches(*_TABLES):
            self._read()


def _kpis(desk: Desk, board_id: str, day: date | None) -> tuple[KpiView, ...]:
    every = kpis.list_kpis(desk, board_id).rows
    return every if day is None else tuple(known_on(kpi, day) for kpi in every)
