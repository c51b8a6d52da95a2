"""The tracking decisions: what was asked for, of whom, by when, and what has come of it."""

from __future__ import annotations

from datetime import date

from boardkeeper.decisions import DecisionView
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
    Text,
)
from boardkeeper.documents.follow_up import (
    as_at_words,
    body_cell,
    due_cell,
    grouped,
    log_status_cell,
)
from boardkeeper.documents.sources import source_of
from boardkeeper.rules.due_dates import full_date

_COLUMNS = (
    Column("No.", 4),
    Column("Meeting and minute", 20),
    Column("Resolution", 28),
    Column("Target date", 10),
    Column("Officer", 12),
    Column("Progress", 17),
    Column("Status", 13),
)


def compose_tracking(
    decisions: tuple[DecisionView, ...], as_at: date, key: str = "tracking", by: str = "", board: str = ""
) -> Section:
    """Compose the tracking paper; lateness is what `decisions` say it is on `as_at`.

    Gathered `by` owner, meeting, priority or status, the decisions come in that order and stand under headings. A log that is
    printed by itself says of which `board` it is; in a pack every page does.
    """
    rows = grouped(decisions, by, _row, len(_COLUMNS))
    opening = as_at_words(as_at, decisions, board)
    return Section(
        key=key,
        title="Tracking decisions",
        blocks=(
            Heading(1, "Tracking decisions", anchor=f"{key}-top"),
            Paragraph(opening, ParagraphKind.LEAD),
            Table(
                _COLUMNS,
                rows,
                caption=f"{len(decisions):,} decision{'' if len(decisions) == 1 else 's'} followed up",
            ),
        ),
        kind=SectionKind.TRACKING,
        orientation=Orientation.LANDSCAPE,
    )


def _row(decision: DecisionView) -> Row:
    return Row(
        (
            body_cell(decision.reference, decision),
            body_cell(_place(decision), decision),
            body_cell(decision.text, decision),
            due_cell(decision.target_written, decision),
            body_cell(decision.officer or "Nobody named", decision),
            body_cell(decision.progress, decision),
            log_status_cell(decision, says_priority=True),
        ),
        source=source_of("tracking_decision", decision),
    )


def _place(decision: DecisionView) -> tuple[Text, ...]:
    """The meeting's day, then the minute; a reference that cites the day too does not say it twice."""
    meant = full_date(decision.decided_on) if decision.decided_on else ""
    reference = decision.minute_reference.removesuffix(f", {meant}")
    lines = (decision.decided_on_written or meant, reference, decision.minute_title)
    first, *rest = [line for line in lines if line] or [""]
    return (Text(first, bold=True), Text("".join(f"\n{line}" for line in rest)))
