"""Layout 1: the work programme, meetings and agendas."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    op.create_table(
        "prioritisation_scheme",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bands", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prioritisation_scheme"),
        sa.UniqueConstraint("name", name="uq_prioritisation_scheme_name"),
        sa.CheckConstraint("length(trim(name)) > 0", name="ck_prioritisation_scheme_name_not_blank"),
    )
    op.create_table(
        "scheme_question",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("scheme_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scheme_question"),
        sa.ForeignKeyConstraint(
            ["scheme_id"],
            ["prioritisation_scheme.id"],
            name="fk_scheme_question_scheme_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint("length(trim(question)) > 0", name="ck_scheme_question_question_not_blank"),
    )
    op.create_index("ix_scheme_question_scheme_id", "scheme_question", ["scheme_id"])
    op.create_table(
        "programme_item",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("list_kind", sa.String(40), nullable=False),
        sa.Column("scheduled_on", sa.Date(), nullable=True),
        sa.Column("scheduled_written", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=False),
        sa.Column("source_cell", sa.Text(), nullable=False),
        sa.Column("import_id", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_programme_item"),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_programme_item_board_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import.id"], name="fk_programme_item_import_id", ondelete="SET NULL"
        ),
        sa.CheckConstraint(
            "(list_kind = 'by meeting') = (scheduled_on is not null)",
            name="ck_programme_item_meeting_items_have_a_day",
        ),
        sa.CheckConstraint(
            "list_kind IN ('by meeting', 'to be scheduled', 'select committee reviews')",
            name="ck_programme_item_programme_list",
        ),
        sa.CheckConstraint("score is null or score >= 0", name="ck_programme_item_score_not_negative"),
        sa.CheckConstraint("length(trim(topic)) > 0", name="ck_programme_item_topic_not_blank"),
    )
    op.create_index("ix_programme_item_day", "programme_item", ["board_id", "scheduled_on"])
    op.create_index("ix_programme_item_import_id", "programme_item", ["import_id"])
    op.create_table(
        "scheme_answer",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("programme_item_id", sa.String(32), nullable=False),
        sa.Column("question_id", sa.String(32), nullable=False),
        sa.Column("is_yes", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scheme_answer"),
        sa.ForeignKeyConstraint(
            ["programme_item_id"],
            ["programme_item.id"],
            name="fk_scheme_answer_programme_item_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["scheme_question.id"], name="fk_scheme_answer_question_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "programme_item_id", "question_id", name="uq_scheme_answer_programme_item_id_question_id"
        ),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ended_at", sa.Time(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("is_annual", sa.Boolean(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("approved_at_id", sa.String(32), nullable=True),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.ForeignKeyConstraint(
            ["approved_at_id"], ["meeting.id"], name="fk_meeting_approved_at_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_meeting_board_id", ondelete="CASCADE"),
        sa.UniqueConstraint("board_id", "held_on", "starts_at", name="uq_meeting_board_id_held_on_starts_at"),
        sa.CheckConstraint(
            "state IN ('planned', 'agenda draft', 'published', 'held', 'minutes draft', 'circulated', 'approved', 'approved as amended', 'signed', 'cancelled')",
            name="ck_meeting_meeting_state",
        ),
    )
    op.create_index("ix_meeting_board_day", "meeting", ["board_id", "held_on"])
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("parent_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("frozen_number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("paper", sa.String(40), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("urgent_reason", sa.Text(), nullable=False),
        sa.Column("programme_item_id", sa.String(32), nullable=True),
        sa.Column("exempt_paragraphs", sa.Text(), nullable=False),
        sa.Column("public_interest_reason", sa.Text(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_item"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_agenda_item_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["agenda_item.id"], name="fk_agenda_item_parent_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["programme_item_id"],
            ["programme_item.id"],
            name="fk_agenda_item_programme_item_id",
            ondelete="SET NULL",
        ),
        sa.UniqueConstraint("meeting_id", "frozen_number", name="uq_agenda_item_meeting_id_frozen_number"),
        sa.CheckConstraint(
            "kind IN ('standing', 'report', 'verbal update', 'to follow', 'presentation', 'urgent', 'heading')",
            name="ck_agenda_item_item_kind",
        ),
        sa.CheckConstraint(
            "paper IN ('none', 'minutes of the last meeting', 'report', 'improvement plan', 'KPIs', 'work programme', 'tracking decisions', 'action log')",
            name="ck_agenda_item_paper_kind",
        ),
        sa.CheckConstraint("length(trim(title)) > 0", name="ck_agenda_item_title_not_blank"),
        sa.CheckConstraint(
            "kind <> 'urgent' or length(trim(urgent_reason)) > 0", name="ck_agenda_item_urgent_needs_a_reason"
        ),
    )
    op.create_index("ix_agenda_item_meeting_id", "agenda_item", ["meeting_id"])
    op.create_table(
        "attendance",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("presence", sa.String(40), nullable=False),
        sa.Column("acting_as", sa.Text(), nullable=False),
        sa.Column("substitute_for_id", sa.String(32), nullable=True),
        sa.Column("is_online", sa.Boolean(), nullable=False),
        sa.Column("arrived_at_item_id", sa.String(32), nullable=True),
        sa.Column("left_at_item_id", sa.String(32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.ForeignKeyConstraint(
            ["arrived_at_item_id"],
            ["agenda_item.id"],
            name="fk_attendance_arrived_at_item_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["left_at_item_id"], ["agenda_item.id"], name="fk_attendance_left_at_item_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_attendance_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_attendance_person_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["substitute_for_id"], ["person.id"], name="fk_attendance_substitute_for_id", ondelete="SET NULL"
        ),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_attendance_meeting_id_person_id"),
        sa.CheckConstraint(
            "presence IN ('present', 'apologies', 'substitute', 'in attendance', 'absent')",
            name="ck_attendance_presence",
        ),
    )
    op.create_index("ix_attendance_person_id", "attendance", ["person_id"])
    op.create_table(
        "declaration",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("interest", sa.String(40), nullable=False),
        sa.Column("left_the_room", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_declaration"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_declaration_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_declaration_person_id", ondelete="RESTRICT"
        ),
        sa.CheckConstraint(
            "interest IN ('personal', 'prejudicial', 'disclosable pecuniary')", name="ck_declaration_interest"
        ),
        sa.CheckConstraint("length(trim(subject)) > 0", name="ck_declaration_subject_not_blank"),
    )
    op.create_index("ix_declaration_meeting_id", "declaration", ["meeting_id"])
