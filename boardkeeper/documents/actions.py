"""The action log: who does what by when, and the last that was heard of it."""

from __future__ import annotations

from datetime import date

from boardkeeper.actions import ActionView
from boardkeeper.documents.blocks import (
    Column,
    Heading,
    Orientation,
    Paragraph,
    ParagraphKind,
    Row,
    Section,
    SectionKind,
    Table,
)
from boardkeeper.documents.follow_up import body_cell, counted, status_cell
from boardkeeper.rules.due_dates import full_date

_COLUMNS = (
    Column("No.", 4),
    Column("Action", 27),
    Column("Importance", 9),
    Column("Raised", 11.5),
    Column("Owner", 12),
    Column("Due", 11),
    Column("Last update", 13.5),
    Column("Status", 13),
)


def compose_actions(actions: tuple[ActionView, ...], as_at: date, key: str = "actions") -> Section:
    """Compose the action log; lateness is what `actions` say it is on `as_at`."""
    rows = tuple(_row(action) for action in actions)
    return Section(
        key=key,
        title="Action log",
        blocks=(
            Heading(1, "Action log", anchor=f"{key}-top"),
            Paragraph(f"As at {full_date(as_at)}, {counted(actions)}.", ParagraphKind.LEAD),
            Table(_COLUMNS, rows, caption=f"{len(rows)} action{'' if len(rows) == 1 else 's'}"),
        ),
        kind=SectionKind.TRACKING,
        orientation=Orientation.LANDSCAPE,
    )


def _row(action: ActionView) -> Row:
    raised = action.minute or (full_date(action.raised_on) if action.raised_on else "")
    return Row(
        (
            body_cell(action.reference, action),
            body_cell(action.text, action),
            body_cell(action.importance.value.capitalize(), action),
            body_cell(raised, action),
            body_cell(action.owner or "Nobody named", action),
            body_cell(action.due_written or "Not set", action),
            body_cell(action.progress, action),
            status_cell(action),
        )
    )
