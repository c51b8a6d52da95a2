"""The work programme: what comes to which meeting, and what still waits for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from boardkeeper import meetings, programme
from boardkeeper.lists import Page as Rows
from boardkeeper.lists import Wanted
from boardkeeper.meetings import MeetingView
from boardkeeper.programme import ProgrammeItemView
from boardkeeper.rules.due_dates import long_date, parse_date
from ui.list_page import ListPage, detail_column
from ui.operations import Changes, Desk
from ui.panes import PropertyRows, words_label
from ui.programme.moving import MEETINGS_OFFERED, MoveForm
from ui.tables.columns import Column, Kind, as_text
from ui.theme.tokens import Tone
from ui.today.day import current_day


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
    ONE = "topic"
    TABLES: ClassVar[frozenset[str]] = frozenset({"programme_item", "meeting"})
    CHIPS = (("To be scheduled", "Select reviews"), "Unscored", "Nobody responsible")
    EMPTY = (
        "calendar-range",
        "No work programme yet",
        (
            "Topics stand here with their score and the meeting they come to. "
            "A programme can be imported from its workbook."
        ),
    )
    IMPORTS = "Import the programme…"
    CHOOSE = "Choose a topic to see why it comes and to give it a meeting."
    COLUMNS = (
        Column("Meeting", _when, width=152, sort="scheduled_on", kind=Kind.STRONG, groups=True),
        Column("Topic", "topic", share=1.8, sort="topic", lines=2),
        Column(
            "Score",
            _score_tone,
            width=104,
            sort="score",
            kind=Kind.CHIP,
            tones={"Unscored": Tone.WARNING, "High": Tone.INFO},
            says=_score,
        ),
        Column("Why it comes", "reason", share=2.2, kind=Kind.MUTED, lines=2, spare=1),
        Column("Responsible", _responsible, width=128, sort="responsible", lines=2, spare=2),
    )

    def make_detail(self, parent: QWidget) -> QWidget:
        """The topic in full."""
        detail = QWidget(parent)
        self._heading = words_label("heading", detail)
        self._reason = words_label("", detail)
        self._facts = PropertyRows(detail)
        for name in ("Meeting", "As written", "Score", "Responsible", "Heard", "Read from"):
            self._facts.add_text(name)
        column = detail_column(detail)
        for widget in (self._heading, self._reason, self._facts):
            column.addWidget(widget)
        column.addStretch()
        return detail

    def make_foot(self, parent: QWidget) -> QWidget | None:
        """Another meeting, always at hand."""
        self.form = MoveForm(parent)
        self.form.wanted.connect(self._on_move_wanted)
        return self.form

    def fetcher(self, board_id: str) -> Callable[[Desk, Wanted], Rows[Any]]:
        """Topics by meeting, then to be scheduled, then select reviews."""
        return partial(_fetch, board_id)

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self.board is not None:
            self.workplace.operations.run(
                None, _meetings_to_come, self.board.id, on_done=self.form.offer, origin=self
            )

    def show_row(self, row: ProgrammeItemView) -> None:
        """Show a topic."""
        self._heading.setText(row.topic)
        self._reason.setText(row.reason)
        self._reason.setVisible(bool(row.reason))
        source = f"{row.source_sheet}, cell {row.source_cell}" if row.source_cell else ""
        says_more = row.scheduled_on is not None and parse_date(row.scheduled_written) != row.scheduled_on
        for name, words in (
            ("Meeting", _when(row)),
            ("As written", row.scheduled_written if says_more else ""),
            ("Score", _score(row)),
            ("Responsible", _responsible(row)),
            ("Heard", long_date(row.heard_on) if row.heard_on else ""),
            ("Read from", source),
        ):
            self._facts.say_if_known(name, words)
        self.form.begin(row.id, row.scheduled_on)

    @Slot(object)
    def _on_move_wanted(self, day: date | None) -> None:
        if self.row is None:
            return
        where = f"comes to the meeting of {long_date(day)}" if day else "is to be scheduled"
        self.workplace.operations.run(
            f"“{self.row.topic}” {where}.",
            programme.reschedule,
            self.workplace.operations.who,
            self.row.id,
            day,
            origin=self,
        )


def _fetch(board_id: str, desk: Desk, wanted: Wanted) -> Rows[ProgrammeItemView]:
    return programme.list_programme(desk, board_id, wanted)


def _meetings_to_come(desk: Desk, board_id: str) -> tuple[date, ...]:
    """The days of the next meetings; one more than is offered, since the topic may be on one of them."""
    wanted = Wanted(chips=frozenset({"To come"}), sort="held_on")
    found: Rows[MeetingView] = meetings.list_meetings(desk, board_id, wanted)
    today = current_day()
    return tuple(row.held_on for row in found.rows if row.held_on >= today)[: MEETINGS_OFFERED + 1]
