"""Layout 4: what kind an entry of a thread is, what a matter serves, letters, saved views and abbreviations."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from db.migrations.widening import widen

_KINDS = (
    "'update', 'reminder', 'second reminder', 'named to the chair', 'postponed', 'date set', 'handed over',"
    " 'reopened', 'heard'"
)
_STEPS = "'reminder', 'second reminder', 'named to the chair'"
_REFERENCE = (
    "(SELECT cast(count(*) AS TEXT) FROM tracking_decision o WHERE o.board_id = tracking_decision.board_id"
    " AND (o.position, o.id) <= (tracking_decision.position, tracking_decision.id))"
)
_ORIGIN = "CASE WHEN minute_id IS NOT NULL THEN 'minute' WHEN milestone_id IS NOT NULL THEN 'plan' ELSE 'by hand' END"
_DAYS = {"remind_days_before": 7, "second_reminder_days": 14, "named_days": 14}


def change() -> None:
    """Change these tables."""
    _widen_logs()
    for table in ("action_update", "progress"):
        widen(
            table,
            {
                sa.Column("kind", sa.String(40), nullable=False): "update",
                sa.Column("due_before", sa.Text(), nullable=False): "",
                sa.Column("due_before_on", sa.Date(), nullable=True): None,
                sa.Column("owner_before", sa.Text(), nullable=False): "",
            },
            (sa.CheckConstraint(f"kind IN ({_KINDS})", name=f"ck_{table}_entry_kind"),),
        )
    _widen_evidence()
    widen(
        "board",
        {sa.Column(name, sa.Integer(), nullable=False): days for name, days in _DAYS.items()},
        tuple(
            sa.CheckConstraint(f"{name} between 0 and 366", name=f"ck_board_{name}_in_range")
            for name in _DAYS
        ),
    )
    _make_tables()


def _widen_logs() -> None:
    widen(
        "tracking_decision",
        {
            sa.Column("reference", sa.Text(), nullable=False): sa.literal_column(_REFERENCE),
            sa.Column("importance", sa.String(40), nullable=False): "medium",
            sa.Column("milestone_id", sa.String(32), nullable=True): None,
            sa.Column("kpi_id", sa.String(32), nullable=True): None,
        },
        (
            sa.CheckConstraint(
                "length(trim(reference)) > 0", name="ck_tracking_decision_reference_not_blank"
            ),
            sa.CheckConstraint(
                "importance IN ('high', 'medium', 'low')", name="ck_tracking_decision_importance"
            ),
            sa.UniqueConstraint("board_id", "reference", name="uq_tracking_decision_board_id_reference"),
            _leads_to("tracking_decision", "milestone_id", "milestone"),
            _leads_to("tracking_decision", "kpi_id", "kpi"),
        ),
    )
    op.create_index("ix_tracking_decision_due", "tracking_decision", ["board_id", "status", "target_on"])
    widen(
        "action",
        {sa.Column("raised_by", sa.String(40), nullable=False): sa.literal_column(_ORIGIN)},
        (
            sa.CheckConstraint(
                "raised_by IN ('minute', 'review', 'plan', 'by hand')", name="ck_action_action_origin"
            ),
        ),
    )


def _widen_evidence() -> None:
    widen(
        "evidence",
        {
            sa.Column("action_update_id", sa.String(32), nullable=True): None,
            sa.Column("tracking_decision_id", sa.String(32), nullable=True): None,
            sa.Column("progress_id", sa.String(32), nullable=True): None,
            sa.Column("file_name", sa.Text(), nullable=False): "",
        },
        (
            _leads_to("evidence", "action_update_id", "action_update"),
            _leads_to("evidence", "tracking_decision_id", "tracking_decision", "CASCADE"),
            _leads_to("evidence", "progress_id", "progress"),
        ),
    )
    op.create_index("ix_evidence_tracking_decision_id", "evidence", ["tracking_decision_id"])


def _leads_to(table: str, column: str, parent: str, ondelete: str = "SET NULL") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)


def _make_tables() -> None:
    _of_a_board(
        "chase_letter",
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.CheckConstraint(f"step IN ({_STEPS})", name="ck_chase_letter_chase_step"),
        sa.CheckConstraint("length(trim(subject)) > 0", name="ck_chase_letter_subject_not_blank"),
        sa.CheckConstraint("length(trim(wording)) > 0", name="ck_chase_letter_wording_not_blank"),
        sa.UniqueConstraint("board_id", "step", name="uq_chase_letter_board_id_step"),
    )
    _of_a_board(
        "saved_view",
        sa.Column("log", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "words", "chips", "sort")),
        sa.Column("is_descending", sa.Boolean(), nullable=False),
        sa.Column("grouped_by", sa.Text(), nullable=False),
        sa.CheckConstraint("log IN ('actions', 'decisions')", name="ck_saved_view_log"),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_saved_view_name_not_blank"),
        sa.UniqueConstraint("board_id", "log", "name", name="uq_saved_view_board_id_log_name"),
    )
    _of_a_board(
        "abbreviation",
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.CheckConstraint("length(trim(short)) > 0", name="ck_abbreviation_short_not_blank"),
        sa.CheckConstraint("length(trim(meaning)) > 0", name="ck_abbreviation_meaning_not_blank"),
        sa.UniqueConstraint("board_id", "short", name="uq_abbreviation_board_id_short"),
    )


def _of_a_board(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=f"fk_{name}_board_id", ondelete="CASCADE"),
    )
