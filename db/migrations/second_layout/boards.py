"""Layout 2: settings of a board, its agenda and report templates, substitutes, and what is known of a meeting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.widening import widen

_ROLES = (
    "'purpose', 'recommendations', 'alternatives', 'corporate plan', 'resources', 'financial risks', "
    "'carbon footprint', 'other implications', 'body'"
)


def change() -> None:
    """Change these tables."""
    widen(
        "board",
        {
            sa.Column("sign_off_days", sa.Integer(), nullable=False): 2,
            sa.Column("briefing_days", sa.Integer(), nullable=False): 1,
            sa.Column("key_decision_days", sa.Integer(), nullable=False): 28,
            sa.Column("key_decision_in_working_days", sa.Boolean(), nullable=False): False,
            sa.Column("meeting_pattern", sa.Text(), nullable=False): "",
            sa.Column("logo_hash", sa.String(64), nullable=True): None,
            sa.Column("scheme_id", sa.String(32), nullable=True): None,
        },
        (
            sa.CheckConstraint(
                "key_decision_days between 0 and 60", name="ck_board_key_decision_days_in_range"
            ),
            sa.ForeignKeyConstraint(
                ["logo_hash"], ["blob.hash"], name="fk_board_logo_hash", ondelete="RESTRICT"
            ),
            sa.ForeignKeyConstraint(
                ["scheme_id"], ["prioritisation_scheme.id"], name="fk_board_scheme_id", ondelete="SET NULL"
            ),
        ),
    )
    widen(
        "standing_item",
        {sa.Column("occasion", sa.String(40), nullable=False): "every meeting"},
        (
            sa.CheckConstraint(
                "occasion IN ('every meeting', 'annual meeting', 'ordinary meetings')",
                name="ck_standing_item_occasion",
            ),
        ),
    )
    widen(
        "meeting",
        {
            sa.Column("postponed_from", sa.Date(), nullable=True): None,
            sa.Column("short_notice_reason", sa.Text(), nullable=False): "",
        },
    )
    op.create_table(
        "template_section",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("guidance", sa.Text(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_template_section"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_template_section_board_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("length(trim(heading)) > 0", name="ck_template_section_heading_not_blank"),
        sa.CheckConstraint(f"role IN ({_ROLES})", name="ck_template_section_section_role"),
    )
    op.create_index("ix_template_section_board_id", "template_section", ["board_id"])
    op.create_table(
        "template_sign_off",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_template_sign_off"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_template_sign_off_board_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("board_id", "kind", name="uq_template_sign_off_board_id_kind"),
        sa.CheckConstraint(
            "kind IN ('Fin', 'Leg', 'Mon Off', 'HR', 'Assets', 'Strat Proc', 'leadership team member', 'director', 'cabinet member')",
            name="ck_template_sign_off_sign_off_kind",
        ),
    )
    op.create_table(
        "substitute",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_substitute"),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name="fk_substitute_seat_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_substitute_person_id", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("seat_id", "person_id", name="uq_substitute_seat_id_person_id"),
    )
    op.create_index("ix_substitute_person_id", "substitute", ["person_id"])
