"""The work programme: what comes to which meeting, and what still waits for one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from boardkeeper import programme
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.programme import ProgrammeItemView
from boardkeeper.rules.due_dates import long_date
from ui.list_page import ListPage
from ui.operations import Desk
from ui.panes import DateEdit, PropertyRows, words_label
from ui.tables.columns import Column, Kind, as_text
from ui.theme.tokens import Tone


def _when(row: ProgrammeItemView) -> str:
    return long_date(row.scheduled_on) if row.scheduled_on else as_text(row.list_kind)


def _score(row: ProgrammeItemView) -> str:
    return "Unscored" if row.score is None else f"{row.score} {row.band}".strip()


def _score_tone(row: ProgrammeItemView) -> str:
    return "Unscored" if row.score is None else row.band or str(row.score)


def _responsible(row: ProgrammeItemView) -> str:
    return row.responsible or "Nobody named"


class ProgrammePage(ListPage):
    """Topics by meeting."""

    NAME = "programme"
    TITLE = "Work programme"
    WHAT = "topics"
    TABLES: ClassVar[frozenset[str]] = frozenset({"programme_item"})
    CHIPS = ("To be scheduled", "Select reviews", "Unscored", "Nobody responsible")
    EMPTY = (
        "calendar-range",
        "No work programme yet",
        (
            "Topics stand here with their score and the meeting they come to. "
            "Bring the programme in from its workbook with File, Import."
        ),
    )
    IMPORTS = "Import the programme…"
    CHOOSE = "Choose a topic to see why it comes and to give it a meeting."
    COLUMNS = (
        Column("Meeting", _when, width=148, sort="scheduled_on", kind=Kind.STRONG),
        Column("Topic", "topic", share=1.6, sort="topic", lines=2),
        Column(
            "Score",
            _score_tone,
            width=112,
            sort="score",
            kind=Kind.CHIP,
            tones={"Unscored": Tone.WARNING, "High": Tone.INFO},
            says=_score,
        ),
        Column("Why it comes", "reason", share=2.4, kind=Kind.MUTED, lines=2),
        Column("Responsible", _responsible, share=1.1, sort="responsible", lines=2),
    )

    def make_detail(self, parent: QWidget) -> QWidget:
        """The topic in full, and the meeting it comes to."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._reason = words_label("", detail)
        self._facts = PropertyRows(detail)
        self.meeting = DateEdit("Meeting", detail)
        self.meeting.date_committed.connect(self._on_date_committed)
        self._facts.add_editor("Meeting", self.meeting)
        for name in ("Score", "Responsible", "As written", "Heard", "Read from"):
            self._facts.add_text(name)
        self.unschedule = QPushButton("Put back to be scheduled", detail)
        self.unschedule.clicked.connect(self._on_unschedule)
        column = QVBoxLayout(detail)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        for widget in (self._heading, self._reason, self._facts, self.unschedule):
            column.addWidget(widget)
        column.addStretch()
        return detail

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Topics by meeting, then to be scheduled, then select reviews."""
        return partial(_fetch, board_id)

    def show_row(self, row: ProgrammeItemView) -> None:
        """Show a topic."""
        self._heading.setText(row.topic)
        self._reason.setText(row.reason)
        self._reason.setVisible(bool(row.reason))
        self.meeting.show_date(row.scheduled_on)
        self.unschedule.setVisible(row.scheduled_on is not None)
        source = f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""
        for name, words in (
            ("Score", _score(row)),
            ("Responsible", _responsible(row)),
            ("As written", row.scheduled_written),
            ("Heard", long_date(row.heard_on) if row.heard_on else ""),
            ("Read from", source),
        ):
            self._facts.say(name, words or "–")

    @Slot(object)
    def _on_date_committed(self, day: object) -> None:
        self._reschedule(day)

    @Slot()
    def _on_unschedule(self) -> None:
        self._reschedule(None)

    def _reschedule(self, day: object) -> None:
        if self.row is not None:
            self.workplace.operations.run(
                f"“{self.row.topic}” rescheduled.",
                programme.reschedule,
                self.workplace.operations.who,
                self.row.id,
                day,
                origin=self,
            )


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[ProgrammeItemView]:
    return programme.list_programme(desk, board_id, wanted)
