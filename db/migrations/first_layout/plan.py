"""Layout 1: the improvement plan, the notice behind it, and the KPIs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    op.create_table(
        "plan",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_plan_board_id", ondelete="CASCADE"),
        sa.UniqueConstraint("board_id", "title", name="uq_plan_board_id_title"),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_plan_title_not_blank"),
    )
    op.create_index("ix_plan_board_id", "plan", ["board_id"])
    op.create_table(
        "priority",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_priority"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_priority_plan_id", ondelete="CASCADE"),
        sa.UniqueConstraint("plan_id", "number", name="uq_priority_plan_id_number"),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_priority_title_not_blank"),
    )
    op.create_table(
        "milestone",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("impact", sa.Text(), nullable=False),
        sa.Column("assurance", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("key_dates", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=False),
        sa.Column("source_cell", sa.Text(), nullable=False),
        sa.Column("import_id", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name="fk_milestone_import_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"], ["priority.id"], name="fk_milestone_priority_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("priority_id", "reference", name="uq_milestone_priority_id_reference"),
        sa.CheckConstraint("length(trim(reference)) > 0", name="ck_milestone_reference_not_blank"),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_milestone_text_not_blank"),
    )
    op.create_index("ix_milestone_import_id", "milestone", ["import_id"])
    op.create_table(
        "milestone_progress",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.String(32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_milestone_progress"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_milestone_progress_milestone_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("milestone_id", "period", name="uq_milestone_progress_milestone_id_period"),
        sa.CheckConstraint(
            "status IN ('complete', 'on track', 'slight slippage', 'off track', 'not yet due')",
            name="ck_milestone_progress_milestone_status",
        ),
    )
    op.create_table(
        "narrative",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.String(32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("working_well", sa.Text(), nullable=False),
        sa.Column("worried_about", sa.Text(), nullable=False),
        sa.Column("needs_to_happen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_narrative"),
        sa.ForeignKeyConstraint(
            ["priority_id"], ["priority.id"], name="fk_narrative_priority_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("priority_id", "period", name="uq_narrative_priority_id_period"),
    )
    op.create_table(
        "pledge",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("portfolio_holder", sa.Text(), nullable=False),
        sa.Column("lead_director", sa.Text(), nullable=False),
        sa.Column("end_state", sa.Text(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pledge"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_pledge_board_id", ondelete="CASCADE"),
        sa.UniqueConstraint("board_id", "number", name="uq_pledge_board_id_number"),
        sa.CheckConstraint(
            "status IN ('complete', 'on track', 'slight slippage', 'off track', 'not yet due')",
            name="ck_pledge_milestone_status",
        ),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_pledge_text_not_blank"),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("target_end_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_notice_board_id", ondelete="CASCADE"),
        sa.CheckConstraint(
            "kind IN ('improvement notice', 'statutory direction')", name="ck_notice_notice_kind"
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_notice_title_not_blank"),
    )
    op.create_index("ix_notice_board_id", "notice", ["board_id"])
    op.create_table(
        "notice_paragraph",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=False),
        sa.Column("shown_by", sa.Text(), nullable=False),
        sa.Column("last_shown_on", sa.Date(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice_paragraph"),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notice.id"], name="fk_notice_paragraph_notice_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("notice_id", "reference", name="uq_notice_paragraph_notice_id_reference"),
        sa.CheckConstraint("length(trim(requirement)) > 0", name="ck_notice_paragraph_requirement_not_blank"),
    )
    op.create_table(
        "kpi",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("priority_number", sa.Integer(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(40), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("polarity", sa.String(40), nullable=True),
        sa.Column("tolerance", sa.Text(), nullable=False),
        sa.Column("fraction_name", sa.Text(), nullable=False),
        sa.Column("is_proxy", sa.Boolean(), nullable=False),
        sa.Column("is_year_to_date", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kpi"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_kpi_board_id", ondelete="CASCADE"),
        sa.UniqueConstraint("board_id", "name", name="uq_kpi_board_id_name"),
        sa.CheckConstraint("decimals between 0 and 6", name="ck_kpi_decimals_in_range"),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_kpi_name_not_blank"),
        sa.CheckConstraint("polarity IN ('higher', 'lower', 'none')", name="ck_kpi_polarity"),
        sa.CheckConstraint(
            "unit IN ('percent', 'count', 'rate per 10,000', 'days', 'ratio', 'money')", name="ck_kpi_unit"
        ),
    )
    op.create_table(
        "kpi_target",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.String(32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("written", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kpi_target"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_kpi_target_kpi_id", ondelete="CASCADE"),
        sa.UniqueConstraint("kpi_id", "year", name="uq_kpi_target_kpi_id_year"),
    )
    op.create_table(
        "kpi_benchmark",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.String(32), nullable=False),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kpi_benchmark"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_kpi_benchmark_kpi_id", ondelete="CASCADE"),
        sa.UniqueConstraint("kpi_id", "comparator", "year", name="uq_kpi_benchmark_kpi_id_comparator_year"),
        sa.CheckConstraint("length(trim(comparator)) > 0", name="ck_kpi_benchmark_comparator_not_blank"),
    )
    op.create_table(
        "kpi_event",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.String(32), nullable=False),
        sa.Column("first_period_after", sa.Text(), nullable=False),
        sa.Column("label_before", sa.Text(), nullable=False),
        sa.Column("label_after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kpi_event"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_kpi_event_kpi_id", ondelete="CASCADE"),
        sa.UniqueConstraint("kpi_id", "first_period_after", name="uq_kpi_event_kpi_id_first_period_after"),
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kpi_id", sa.String(32), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("withheld", sa.Text(), nullable=False),
        sa.Column("numerator", sa.Text(), nullable=True),
        sa.Column("denominator", sa.Text(), nullable=True),
        sa.Column("fraction_cell", sa.Text(), nullable=False),
        sa.Column("source_note", sa.Text(), nullable=False),
        sa.Column("source_sheet", sa.Text(), nullable=False),
        sa.Column("source_cell", sa.Text(), nullable=False),
        sa.Column("import_id", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_observation"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name="fk_observation_import_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_observation_kpi_id", ondelete="CASCADE"),
        sa.UniqueConstraint("kpi_id", "period", name="uq_observation_kpi_id_period"),
        sa.CheckConstraint(
            "(numerator is null) = (denominator is null)", name="ck_observation_fraction_is_whole"
        ),
        sa.CheckConstraint(
            "value is not null or withheld <> '' or numerator is not null",
            name="ck_observation_says_something",
        ),
    )
    op.create_index("ix_observation_import_id", "observation", ["import_id"])
    op.create_table(
        "milestone_kpi",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.String(32), nullable=False),
        sa.Column("kpi_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_milestone_kpi"),
        sa.ForeignKeyConstraint(["kpi_id"], ["kpi.id"], name="fk_milestone_kpi_kpi_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name="fk_milestone_kpi_milestone_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("milestone_id", "kpi_id", name="uq_milestone_kpi_milestone_id_kpi_id"),
    )
