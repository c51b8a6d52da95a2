"""Layout 1: reports, and what went out on paper."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    op.create_table(
        "report",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lead_member", sa.Text(), nullable=False),
        sa.Column("lead_director", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("contact_email", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("is_key_decision", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name="fk_report_agenda_item_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("agenda_item_id", name="uq_report_agenda_item_id"),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_report_title_not_blank"),
    )
    op.create_table(
        "report_section",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report_section"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_report_section_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("length(trim(heading)) > 0", name="ck_report_section_heading_not_blank"),
    )
    op.create_index("ix_report_section_report_id", "report_section", ["report_id"])
    op.create_table(
        "appendix",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("blob_hash", sa.String(64), nullable=True),
        sa.Column("exempt_paragraphs", sa.Text(), nullable=False),
        sa.Column("public_interest_reason", sa.Text(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_appendix"),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_appendix_blob_hash", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_appendix_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_appendix_title_not_blank"),
    )
    op.create_index("ix_appendix_report_id", "appendix", ["report_id"])
    op.create_table(
        "background_paper",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("blob_hash", sa.String(64), nullable=True),
        sa.Column("exempt_paragraphs", sa.Text(), nullable=False),
        sa.Column("public_interest_reason", sa.Text(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_background_paper"),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_background_paper_blob_hash", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_background_paper_report_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_background_paper_title_not_blank"),
    )
    op.create_index("ix_background_paper_report_id", "background_paper", ["report_id"])
    op.create_table(
        "sign_off",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("given_how", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_off"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_sign_off_report_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("report_id", "kind", name="uq_sign_off_report_id_kind"),
        sa.CheckConstraint(
            "kind IN ('Fin', 'Leg', 'Mon Off', 'HR', 'Assets', 'Strat Proc', 'leadership team member', 'director', 'cabinet member')",
            name="ck_sign_off_sign_off_kind",
        ),
        sa.CheckConstraint(
            "text_hash = '' or length(text_hash) = 64", name="ck_sign_off_text_hash_is_sha256"
        ),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("edition", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("clear_days", sa.Integer(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.Column("blob_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_publication_blob_hash", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_publication_meeting_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "meeting_id", "edition", "number", name="uq_publication_meeting_id_edition_number"
        ),
        sa.CheckConstraint(
            "edition IN ('public', 'restricted', 'supplement')", name="ck_publication_edition"
        ),
        sa.CheckConstraint("last_page >= first_page", name="ck_publication_pages_run_forward"),
    )
    op.create_table(
        "minute_book",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("municipal_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_minute_book"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_minute_book_board_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("board_id", "municipal_year", name="uq_minute_book_board_id_municipal_year"),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_minute_book_title_not_blank"),
    )
    op.create_table(
        "leaf",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("minute_book_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.Column("initialled_by", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_leaf"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_leaf_meeting_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["minute_book_id"], ["minute_book.id"], name="fk_leaf_minute_book_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "minute_book_id", "number", "revision", name="uq_leaf_minute_book_id_number_revision"
        ),
        sa.CheckConstraint("number > 0", name="ck_leaf_number_is_positive"),
    )
