"""Layout 2: reports paragraph by paragraph, attached files, the text a sign-off signed, and decisions taken up."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

from db.migrations.widening import widen

_PAPERS = (
    "'none', 'minutes of the last meeting', 'report', 'improvement plan', 'KPIs', 'work programme', "
    "'tracking decisions', 'action log'"
)
_ROLES = (
    "'purpose', 'recommendations', 'alternatives', 'corporate plan', 'resources', 'financial risks', "
    "'carbon footprint', 'other implications', 'body'"
)


def change() -> None:
    """Change these tables."""
    widen("agenda_item", {sa.Column("excludes_public", sa.Boolean(), nullable=False): False})
    op.create_table(
        "taken_up",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.String(32), nullable=False),
        sa.Column("tracking_decision_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_taken_up"),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_item.id"], name="fk_taken_up_agenda_item_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tracking_decision_id"],
            ["tracking_decision.id"],
            name="fk_taken_up_tracking_decision_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "agenda_item_id", "tracking_decision_id", name="uq_taken_up_agenda_item_id_tracking_decision_id"
        ),
    )
    op.create_index("ix_taken_up_tracking_decision_id", "taken_up", ["tracking_decision_id"])
    _change_reports()
    widen(
        "appendix",
        {
            sa.Column("paper", sa.String(40), nullable=False): "none",
            sa.Column("file_name", sa.Text(), nullable=False): "",
        },
        (sa.CheckConstraint(f"paper IN ({_PAPERS})", name="ck_appendix_paper_kind"),),
    )
    widen("background_paper", {sa.Column("file_name", sa.Text(), nullable=False): ""})
    widen("sign_off", {sa.Column("signed_text", sa.Text(), nullable=False): ""})


def _change_reports() -> None:
    widen(
        "report",
        {
            sa.Column("parent_decision", sa.Text(), nullable=False): "",
            sa.Column("prints_front_sheet", sa.Boolean(), nullable=False): True,
            sa.Column("attached_name", sa.Text(), nullable=False): "",
            sa.Column("attached_hash", sa.String(64), nullable=True): None,
        },
        (
            sa.ForeignKeyConstraint(
                ["attached_hash"], ["blob.hash"], name="fk_report_attached_hash", ondelete="RESTRICT"
            ),
        ),
    )
    op.create_table(
        "report_paragraph",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("report_section_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("blob_hash", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_report_paragraph"),
        sa.ForeignKeyConstraint(
            ["report_section_id"],
            ["report_section.id"],
            name="fk_report_paragraph_report_section_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["blob_hash"], ["blob.hash"], name="fk_report_paragraph_blob_hash", ondelete="RESTRICT"
        ),
        sa.CheckConstraint("level between 0 and 8", name="ck_report_paragraph_level_in_range"),
        sa.CheckConstraint(
            "kind IN ('text', 'sub-heading', 'bullet', 'numbered point', 'lettered point', 'table', 'picture')",
            name="ck_report_paragraph_report_paragraph_kind",
        ),
    )
    op.create_index("ix_report_paragraph_report_section_id", "report_paragraph", ["report_section_id"])
    _part_the_text()
    widen(
        "report_section",
        {sa.Column("role", sa.String(40), nullable=False): "body"},
        (sa.CheckConstraint(f"role IN ({_ROLES})", name="ck_report_section_section_role"),),
        without=("body",),
    )


def _part_the_text() -> None:
    """Make every line of a section's text a paragraph of its own; blank lines only parted them."""
    connection = op.get_bind()
    for section_id, body in connection.exec_driver_sql("SELECT id, body FROM report_section").all():
        lines = [line.strip() for line in body.splitlines() if line.strip()]
        for position, line in enumerate(lines):
            connection.exec_driver_sql(
                "INSERT INTO report_paragraph (id, version, report_section_id, position, kind, level, text, marks)"
                " VALUES (?, 1, ?, ?, 'text', 0, ?, '')",
                (uuid.uuid4().hex, section_id, position, line),
            )
