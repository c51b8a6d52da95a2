"""Layout 2: publications with the files and items they were made of. Layout 1 had the table, but nothing wrote into it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Make these tables."""
    op.drop_table("publication")
    op.create_table(
        "publication",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.Column("clear_days", sa.Integer(), nullable=False),
        sa.Column("short_notice_reason", sa.Text(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_publication_meeting_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("meeting_id", "kind", "number", name="uq_publication_meeting_id_kind_number"),
        sa.CheckConstraint("kind IN ('agenda', 'supplement')", name="ck_publication_publication_kind"),
        sa.CheckConstraint("last_page >= first_page", name="ck_publication_pages_run_forward"),
    )
    op.create_table(
        "published_paper",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.String(32), nullable=False),
        sa.Column("published_as", sa.String(40), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("blob_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_published_paper"),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name="fk_published_paper_publication_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_published_paper_blob_hash", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint(
            "publication_id", "published_as", name="uq_published_paper_publication_id_published_as"
        ),
        sa.CheckConstraint("length(trim(file_name)) > 0", name="ck_published_paper_file_name_not_blank"),
        sa.CheckConstraint(
            "published_as IN ('public pack', 'restricted pack', 'notice of meeting', 'agenda sheet', 'accessible page', 'agenda in Word')",
            name="ck_published_paper_published_as",
        ),
    )
    op.create_table(
        "published_item",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.String(32), nullable=False),
        sa.Column("agenda_item_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_page", sa.Integer(), nullable=True),
        sa.Column("last_page", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_published_item"),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name="fk_published_item_publication_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name="fk_published_item_agenda_item_id",
            ondelete="SET NULL",
        ),
        sa.CheckConstraint(
            "last_page is null or last_page >= first_page", name="ck_published_item_pages_run_forward"
        ),
    )
    op.create_index("ix_published_item_publication_id", "published_item", ["publication_id"])
    op.create_index("ix_published_item_agenda_item_id", "published_item", ["agenda_item_id"])
