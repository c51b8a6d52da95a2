"""Layout 4: what was sent to the chair and came back, and remarks on rows, paragraphs and pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

_STATES = "'sent', 'with the chair', 'returned', 'merged', 'withdrawn'"
_ABOUT = (
    "'action', 'tracking decision', 'milestone', 'kpi', 'agenda item', 'minute paragraph',"
    " 'report paragraph', 'page'"
)


def change() -> None:
    """Make these tables."""
    op.create_table(
        "review",
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("has_exempt", sa.Boolean(), nullable=False),
        sa.Column("base_step", sa.Integer(), nullable=False),
        sa.Column("base_hash", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.Column("merged_at", sa.DateTime(), nullable=True),
        sa.Column("merged_by", sa.Text(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(base_hash) = 64", name="ck_review_base_hash_is_sha256"),
        sa.CheckConstraint("length(trim(sent_to)) > 0", name="ck_review_sent_to_not_blank"),
        sa.CheckConstraint(f"state IN ({_STATES})", name="ck_review_review_state"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_review_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_review_meeting_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("board_id", "number", name="uq_review_board_id_number"),
    )
    op.create_index("ix_review_meeting_id", "review", ["meeting_id"])
    _make_remarks()


def _make_remarks() -> None:
    op.create_table(
        "remark",
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("review_id", sa.String(32), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("about", sa.String(40), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("about_id", "about_words", "quote", "words_before", "words_after")
        ),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"about IN ({_ABOUT})", name="ck_remark_remark_about"),
        sa.CheckConstraint("kind IN ('comment', 'challenge')", name="ck_remark_remark_kind"),
        sa.CheckConstraint("length(trim(said_by)) > 0", name="ck_remark_said_by_not_blank"),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_remark_text_not_blank"),
        sa.CheckConstraint("page is null or page > 0", name="ck_remark_page_is_positive"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_remark_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name="fk_remark_review_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
    )
    for column in ("board_id", "review_id", "about_id"):
        op.create_index(f"ix_remark_{column}", "remark", [column])
