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
from boardkeeper.documents.follow_up import (
    as_at_words,
    body_cell,
    due_cell,
    grouped,
    log_status_cell,
    priority_cell,
)
from boardkeeper.documents.sources import source_of
from boardkeeper.rules.due_dates import full_date

_COLUMNS = (
    Column("No.", 4),
    Column("Action", 27),
    Column("Priority", 8),
    Column("Raised", 11.5),
    Column("Owner", 12),
    Column("Due", 12),
    Column("Last update", 13.5),
    Column("Status", 13),
)


def compose_actions(
    actions: tuple[ActionView, ...], as_at: date, key: str = "actions", by: str = "", board: str = ""
) -> Section:
    """Compose the action log; lateness is what `actions` say it is on `as_at`.

    Gathered `by` owner, meeting, priority or status, the actions come in that order and stand under headings. A log that is
    printed by itself says of which `board` it is; in a pack every page does.
    """
    rows = grouped(actions, by, _row, len(_COLUMNS))
    opening = as_at_words(as_at, actions, board)
    return Section(
        key=key,
        title="Action log",
        blocks=(
            Heading(1, "Action log", anchor=f"{key}-top"),
            Paragraph(opening, ParagraphKind.LEAD),
            Table(_COLUMNS, rows, caption=f"{len(actions):,} action{'' if len(actions) == 1 else 's'}"),
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
            priority_cell(action),
            body_cell(raised, action),
            body_cell(action.owner or "Nobody named", action),
            due_cell(action.due_written, action),
            body_cell(action.progress, action),
            log_status_cell(action),
        ),
        source=source_of("action", action),
    )
