"""Layout 1: boards, people, kept files and imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    op.create_table(
        "board",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("council", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("nation", sa.String(40), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_title", sa.Text(), nullable=False),
        sa.Column("contact_telephone", sa.Text(), nullable=False),
        sa.Column("contact_email", sa.Text(), nullable=False),
        sa.Column("signatory", sa.Text(), nullable=False),
        sa.Column("usual_venue", sa.Text(), nullable=False),
        sa.Column("usual_start", sa.Time(), nullable=True),
        sa.Column("attendance_notice", sa.Text(), nullable=False),
        sa.Column("accent", sa.Text(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("notice_in_working_days", sa.Boolean(), nullable=False),
        sa.Column("report_deadline_days", sa.Integer(), nullable=False),
        sa.Column("quorum_minimum", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_board"),
        sa.UniqueConstraint("council", "name", name="uq_board_council_name"),
        sa.CheckConstraint("accent like '#______'", name="ck_board_accent_is_a_colour"),
        sa.CheckConstraint(
            "kind IN ('improvement board', 'scrutiny committee', 'cabinet', 'other body')",
            name="ck_board_board_kind",
        ),
        sa.CheckConstraint("length(trim(council)) > 0", name="ck_board_council_not_blank"),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_board_name_not_blank"),
        sa.CheckConstraint(
            "nation IN ('england', 'wales', 'scotland', 'northern ireland')", name="ck_board_nation"
        ),
        sa.CheckConstraint("notice_days between 0 and 60", name="ck_board_notice_days_in_range"),
    )
    op.create_table(
        "closure",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_closure"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_closure_board_id", ondelete="CASCADE"),
        sa.UniqueConstraint("board_id", "day", name="uq_closure_board_id_day"),
    )
    op.create_table(
        "standing_item",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_standing_item"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_standing_item_board_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            "kind IN ('standing', 'report', 'verbal update', 'to follow', 'presentation', 'urgent', 'heading')",
            name="ck_standing_item_item_kind",
        ),
        sa.CheckConstraint(
            "paper IN ('none', 'minutes of the last meeting', 'report', 'improvement plan', 'KPIs', 'work programme', 'tracking decisions', 'action log')",
            name="ck_standing_item_paper_kind",
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_standing_item_title_not_blank"),
    )
    op.create_index("ix_standing_item_board_id", "standing_item", ["board_id"])
    op.create_table(
        "person",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_person_name_not_blank"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("voting", sa.String(40), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_seat_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_seat_person_id", ondelete="RESTRICT"),
        sa.CheckConstraint(
            "role IN ('chair', 'vice-chair', 'member', 'co-opted', 'adviser', 'DfE representative')",
            name="ck_seat_seat_role",
        ),
        sa.CheckConstraint(
            "to_date is null or from_date is null or to_date >= from_date", name="ck_seat_term_runs_forward"
        ),
        sa.CheckConstraint("voting IN ('all items', 'education only', 'none')", name="ck_seat_voting"),
    )
    op.create_index("ix_seat_board_id", "seat", ["board_id"])
    op.create_index("ix_seat_person_id", "seat", ["person_id"])
    op.create_table(
        "post",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_post_person_id", ondelete="CASCADE"),
        sa.CheckConstraint(
            "to_date is null or from_date is null or to_date >= from_date", name="ck_post_term_runs_forward"
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_post_title_not_blank"),
    )
    op.create_index("ix_post_person_id", "post", ["person_id"])
    op.create_table(
        "blob",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_blob"),
        sa.CheckConstraint("length(hash) = 64", name="ck_blob_hash_is_sha256"),
        sa.CheckConstraint("size = length(content)", name="ck_blob_size_is_true"),
    )
    op.create_table(
        "import",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("blob_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import"),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_import_blob_hash", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_import_board_id", ondelete="CASCADE"),
        sa.CheckConstraint("length(trim(file_name)) > 0", name="ck_import_file_name_not_blank"),
        sa.CheckConstraint(
            "kind IN ('kpis', 'milestones', 'decisions', 'programme', 'actions')",
            name="ck_import_import_kind",
        ),
    )
    op.create_index("ix_import_board_id", "import", ["board_id"])
    op.create_table(
        "workbook_mapping",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("shape_hash", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workbook_mapping"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_workbook_mapping_board_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "board_id", "kind", "shape_hash", name="uq_workbook_mapping_board_id_kind_shape_hash"
        ),
        sa.CheckConstraint(
            "kind IN ('kpis', 'milestones', 'decisions', 'programme', 'actions')",
            name="ck_workbook_mapping_import_kind",
        ),
    )
