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
from boardkeeper.documents.follow_up import body_cell, counted, status_cell
from boardkeeper.rules.due_dates import full_date

_COLUMNS = (
    Column("Meeting and minute", 15),
    Column("Resolution", 34),
    Column("Target date", 9),
    Column("Officer", 11),
    Column("Progress", 17),
    Column("Status", 14),
)


def compose_tracking(decisions: tuple[DecisionView, ...], as_at: date, key: str = "tracking") -> Section:
    """Compose the tracking paper; lateness is what `decisions` say it is on `as_at`."""
    rows = tuple(_row(decision) for decision in decisions)
    opening = f"As at {full_date(as_at)}, {counted(decisions)}."
    return Section(
        key=key,
        title="Tracking decisions",
        blocks=(
            Heading(1, "Tracking decisions", anchor=f"{key}-top"),
            Paragraph(opening, ParagraphKind.LEAD),
            Table(_COLUMNS, rows, caption=f"{len(rows)} decision{'' if len(rows) == 1 else 's'} followed up"),
        ),
        kind=SectionKind.TRACKING,
        orientation=Orientation.LANDSCAPE,
    )


def _row(decision: DecisionView) -> Row:
    return Row(
        (
            body_cell(_place(decision), decision),
            body_cell(decision.text, decision),
            body_cell(decision.target_written or "Not set", decision),
            body_cell(decision.officer or "Nobody named", decision),
            body_cell(decision.progress, decision),
            status_cell(decision),
        )
    )


def _place(decision: DecisionView) -> tuple[Text, ...]:
    """The meeting's day, then the minute; a reference that cites the day too does not say it twice."""
    meant = full_date(decision.decided_on) if decision.decided_on else ""
    reference = decision.minute_reference.removesuffix(f", {meant}")
    lines = (decision.decided_on_written or meant, reference, decision.minute_title)
    first, *rest = [line for line in lines if line] or [""]
    return (Text(first, bold=True), Text("".join(f"\n{line}" for line in rest)))
