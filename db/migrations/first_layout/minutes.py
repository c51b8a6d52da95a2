"""Layout 1: minutes and what follows from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    op.create_table(
        "minute",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("agenda_item_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("municipal_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_minute"),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name="fk_minute_agenda_item_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_minute_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_minute_meeting_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "board_id", "municipal_year", "number", name="uq_minute_board_id_municipal_year_number"
        ),
        sa.CheckConstraint("number is null or number > 0", name="ck_minute_number_is_positive"),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_minute_title_not_blank"),
    )
    op.create_index("ix_minute_meeting_id", "minute", ["meeting_id"])
    op.create_table(
        "minute_paragraph",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("public_summary", sa.Text(), nullable=False),
        sa.Column("exempt_paragraphs", sa.Text(), nullable=False),
        sa.Column("public_interest_reason", sa.Text(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_minute_paragraph"),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name="fk_minute_paragraph_minute_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("level between 0 and 3", name="ck_minute_paragraph_level_in_range"),
        sa.CheckConstraint(
            "kind IN ('text', 'sub-heading', 'point', 'table')", name="ck_minute_paragraph_paragraph_kind"
        ),
    )
    op.create_index("ix_minute_paragraph_minute_id", "minute_paragraph", ["minute_id"])
    op.create_table(
        "resolution",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.String(32), nullable=False),
        sa.Column("limb", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recommended_to", sa.Text(), nullable=False),
        sa.Column("mover", sa.Text(), nullable=False),
        sa.Column("seconder", sa.Text(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_resolution"),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name="fk_resolution_minute_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("minute_id", "limb", name="uq_resolution_minute_id_limb"),
        sa.CheckConstraint("limb > 0", name="ck_resolution_limb_is_positive"),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_resolution_text_not_blank"),
        sa.CheckConstraint(
            "verb IN ('resolved', 'recommended', 'agreed', 'noted')", name="ck_resolution_verb"
        ),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.String(32), nullable=False),
        sa.Column("made_at_id", sa.String(32), nullable=False),
        sa.Column("text_before", sa.Text(), nullable=False),
        sa.Column("text_after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        sa.ForeignKeyConstraint(
            ["made_at_id"], ["meeting.id"], name="fk_correction_made_at_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["minute_paragraph.id"], name="fk_correction_paragraph_id", ondelete="RESTRICT"
        ),
        sa.CheckConstraint("length(trim(reason)) > 0", name="ck_correction_reason_not_blank"),
    )
    op.create_index("ix_correction_paragraph_id", "correction", ["paragraph_id"])
    op.create_table(
        "tracking_decision",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("resolution_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_on_written", sa.Text(), nullable=False),
        sa.Column("minute_title", sa.Text(), nullable=False),
        sa.Column("minute_reference", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("target_written", sa.Text(), nullable=False),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("programme_item_id", sa.String(32), nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=False),
        sa.Column("source_cell", sa.Text(), nullable=False),
        sa.Column("import_id", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tracking_decision"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_tracking_decision_board_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name="fk_tracking_decision_import_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["programme_item_id"],
            ["programme_item.id"],
            name="fk_tracking_decision_programme_item_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name="fk_tracking_decision_resolution_id",
            ondelete="SET NULL",
        ),
        sa.UniqueConstraint("resolution_id", name="uq_tracking_decision_resolution_id"),
        sa.CheckConstraint(
            "status IN ('open', 'requested', 'in progress', 'complete', 'superseded', 'not accepted')",
            name="ck_tracking_decision_follow_up_status",
        ),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_tracking_decision_text_not_blank"),
    )
    op.create_index("ix_tracking_decision_board_id", "tracking_decision", ["board_id"])
    op.create_index("ix_tracking_decision_import_id", "tracking_decision", ["import_id"])
    op.create_table(
        "progress",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("tracking_decision_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_progress"),
        sa.ForeignKeyConstraint(
            ["tracking_decision_id"],
            ["tracking_decision.id"],
            name="fk_progress_tracking_decision_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "status IN ('open', 'requested', 'in progress', 'complete', 'superseded', 'not accepted')",
            name="ck_progress_follow_up_status",
        ),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_progress_text_not_blank"),
    )
    op.create_index("ix_progress_tracking_decision_id", "progress", ["tracking_decision_id"])
    op.create_table(
        "action",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_written", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("importance", sa.String(40), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("minute_id", sa.String(32), nullable=True),
        sa.Column("paragraph_id", sa.String(32), nullable=True),
        sa.Column("milestone_id", sa.String(32), nullable=True),
        sa.Column("kpi_id", sa.String(32), nullable=True),
        sa.Column("programme_item_id", sa.String(32), nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=False),
        sa.Column("source_cell", sa.Text(), nullable=False),
        sa.Column("import_id", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_action"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_action_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name="fk_action_import_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_action_kpi_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_action_milestone_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name="fk_action_minute_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["minute_paragraph.id"], name="fk_action_paragraph_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["programme_item_id"],
            ["programme_item.id"],
            name="fk_action_programme_item_id",
            ondelete="SET NULL",
        ),
        sa.UniqueConstraint("board_id", "reference", name="uq_action_board_id_reference"),
        sa.CheckConstraint(
            "status IN ('open', 'requested', 'in progress', 'complete', 'superseded', 'not accepted')",
            name="ck_action_follow_up_status",
        ),
        sa.CheckConstraint("importance IN ('high', 'medium', 'low')", name="ck_action_importance"),
        sa.CheckConstraint("length(trim(reference)) > 0", name="ck_action_reference_not_blank"),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_action_text_not_blank"),
    )
    op.create_index("ix_action_due", "action", ["board_id", "status", "due_on"])
    op.create_index("ix_action_import_id", "action", ["import_id"])
    op.create_table(
        "action_update",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_action_update"),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name="fk_action_update_action_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            "status IN ('open', 'requested', 'in progress', 'complete', 'superseded', 'not accepted')",
            name="ck_action_update_follow_up_status",
        ),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_action_update_text_not_blank"),
    )
    op.create_index("ix_action_update_action_id", "action_update", ["action_id"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.String(32), nullable=True),
        sa.Column("milestone_id", sa.String(32), nullable=True),
        sa.Column("notice_paragraph_id", sa.String(32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("shown_on", sa.Date(), nullable=True),
        sa.Column("blob_hash", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name="fk_evidence_action_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_evidence_blob_hash", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_evidence_milestone_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["notice_paragraph_id"],
            ["notice_paragraph.id"],
            name="fk_evidence_notice_paragraph_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_evidence_title_not_blank"),
    )
    op.create_index("ix_evidence_action_id", "evidence", ["action_id"])
    op.create_index("ix_evidence_milestone_id", "evidence", ["milestone_id"])
    op.create_index("ix_evidence_notice_paragraph_id", "evidence", ["notice_paragraph_id"])
