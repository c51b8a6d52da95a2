"""Layout 5: kinds of plans, the day a status was said, how a notice is shown and reviewed, and voices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.fifth_layout.making import make, not_blank, text
from db.migrations.widening import widen

_KINDS = "'improvement plan', 'strategy', 'areas for improvement'"
_SHOWN_FROM = "'by hand', 'board meeting', 'plan', 'figures', 'slow objectives', 'voices', 'review'"
_WHOSE = "'staff', 'children', 'parents and carers', 'partners'"


def change() -> None:
    """Change these tables."""
    widen(
        "plan",
        {sa.Column("kind", sa.String(40), nullable=False): "improvement plan"},
        (sa.CheckConstraint(f"kind IN ({_KINDS})", name="ck_plan_plan_kind"),),
    )
    widen("milestone_progress", {sa.Column("said_on", sa.Date(), nullable=True): None, text("said_by"): ""})
    widen("pledge", {text("note"): "", sa.Column("ended_on", sa.Date(), nullable=True): None})
    _widen_notices()
    _make_tables()


def _widen_notices() -> None:
    widen(
        "notice",
        {
            text("ended_words"): "",
            sa.Column("first_review_on", sa.Date(), nullable=True): None,
            sa.Column("review_every_months", sa.Integer(), nullable=False): 6,
        },
        (
            sa.CheckConstraint(
                "review_every_months between 1 and 60", name="ck_notice_review_every_months_in_range"
            ),
        ),
    )
    widen(
        "notice_paragraph",
        {
            sa.Column("shown_from", sa.String(40), nullable=False): "by hand",
            sa.Column("every_months", sa.Integer(), nullable=True): None,
            text("gap"): "",
        },
        (
            sa.CheckConstraint(f"shown_from IN ({_SHOWN_FROM})", name="ck_notice_paragraph_shown_from"),
            sa.CheckConstraint(
                "every_months between 1 and 60", name="ck_notice_paragraph_every_months_in_range"
            ),
        ),
    )


def _make_tables() -> None:
    make(
        "notice_showing",
        {"notice_paragraph_id": ("notice_paragraph", "CASCADE"), "meeting_id": ("meeting", "SET NULL")},
        sa.Column("shown_on", sa.Date(), nullable=False),
        text("text"),
        not_blank("notice_showing", "text"),
    )
    op.create_index("ix_notice_showing_notice_paragraph_id", "notice_showing", ["notice_paragraph_id"])
    make(
        "notice_review",
        {"notice_id": ("notice", "CASCADE")},
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        text("outcome"),
        text("opening"),
        sa.UniqueConstraint("notice_id", "number", name="uq_notice_review_notice_id_number"),
    )
    make(
        "voice",
        {"board_id": ("board", "CASCADE")},
        sa.Column("whose", sa.String(40), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=False),
        text("heard_at"),
        text("text"),
        text("response"),
        sa.CheckConstraint(f"whose IN ({_WHOSE})", name="ck_voice_whose"),
        not_blank("voice", "text"),
    )
    op.create_index("ix_voice_board_id", "voice", ["board_id"])
    make(
        "milestone_item",
        {"milestone_id": ("milestone", "CASCADE"), "agenda_item_id": ("agenda_item", "CASCADE")},
        sa.UniqueConstraint(
            "milestone_id", "agenda_item_id", name="uq_milestone_item_milestone_id_agenda_item_id"
        ),
    )
