"""Layout 3: limbs become paragraphs of the minute; numbers allotted, votes, comments, phrases, words and leaves."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

from db.migrations.widening import widen

_KINDS = "'text', 'sub-heading', 'point', 'table', 'resolution', 'action'"
_CORRECTED_MEETING = (
    "(SELECT m.meeting_id FROM minute m JOIN minute_paragraph p ON p.minute_id = m.id"
    " WHERE p.id = correction.paragraph_id)"
)
_VERBS = "'resolved', 'recommended', 'agreed', 'noted'"


def change() -> None:
    """Change these tables."""
    widen(
        "minute",
        {sa.Column("is_numbered", sa.Boolean(), nullable=False): True},
        dropped=("uq_minute_board_id_municipal_year_number",),
    )
    op.execute("UPDATE minute SET is_numbered = 0 WHERE number IS NULL")
    op.create_index("ix_minute_number", "minute", ["board_id", "municipal_year", "number"])
    widen(
        "minute_paragraph",
        {sa.Column("marks", sa.Text(), nullable=False): ""},
        (sa.CheckConstraint(f"kind IN ({_KINDS})", name="ck_minute_paragraph_paragraph_kind"),),
    )
    _make_limbs_paragraphs()
    _make_numbers()
    _make_votes()
    _make_comments()
    _make_phrases_and_words()
    widen(
        "correction",
        {
            sa.Column("meeting_id", sa.String(32), nullable=False): sa.literal_column(_CORRECTED_MEETING),
            sa.Column("subject", sa.Text(), nullable=False): "",
            sa.Column("recorded_in_id", sa.String(32), nullable=True): None,
            sa.Column("position", sa.Integer(), nullable=False): 0,
        },
        (
            sa.ForeignKeyConstraint(
                ["recorded_in_id"],
                ["minute_paragraph.id"],
                name="fk_correction_recorded_in_id",
                ondelete="SET NULL",
            ),
            sa.ForeignKeyConstraint(
                ["meeting_id"], ["meeting.id"], name="fk_correction_meeting_id", ondelete="RESTRICT"
            ),
            sa.CheckConstraint(
                "paragraph_id is not null or length(trim(subject)) > 0",
                name="ck_correction_it_is_about_something",
            ),
        ),
        loosened=("paragraph_id",),
    )
    op.create_index("ix_correction_meeting_id", "correction", ["meeting_id"])
    op.create_index("ix_correction_recorded_in_id", "correction", ["recorded_in_id"])
    widen(
        "leaf",
        {
            sa.Column("suffix", sa.Text(), nullable=False): "",
            sa.Column("title", sa.Text(), nullable=False): "",
            sa.Column("initialled_on", sa.Date(), nullable=True): None,
        },
        (
            sa.UniqueConstraint(
                "minute_book_id",
                "number",
                "suffix",
                "revision",
                name="uq_leaf_minute_book_id_number_suffix_revision",
            ),
        ),
        dropped=("uq_leaf_minute_book_id_number_revision",),
    )


def _make_limbs_paragraphs() -> None:
    """Give every limb a paragraph behind those of its minute, and let it name the tracking decision it led to."""
    connection = op.get_bind()
    kept = "verb, recommended_to, mover, seconder, votes_for, votes_against, abstentions"
    limbs = connection.exec_driver_sql(
        f"SELECT r.id, r.version, r.minute_id, r.text, t.id, {', '.join('r.' + name for name in kept.split(', '))}"
        " FROM resolution r LEFT JOIN tracking_decision t ON t.resolution_id = r.id"
        " ORDER BY r.minute_id, r.limb"
    ).all()
    op.drop_table("resolution")
    op.create_table(
        "resolution",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.String(32), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("recommended_to", sa.Text(), nullable=False),
        sa.Column("mover", sa.Text(), nullable=False),
        sa.Column("seconder", sa.Text(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.Column("is_lost", sa.Boolean(), nullable=False),
        sa.Column("tracking_decision_id", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_resolution"),
        sa.UniqueConstraint("paragraph_id", name="uq_resolution_paragraph_id"),
        sa.ForeignKeyConstraint(
            ["paragraph_id"],
            ["minute_paragraph.id"],
            name="fk_resolution_paragraph_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tracking_decision_id"],
            ["tracking_decision.id"],
            name="fk_resolution_tracking_decision_id",
            ondelete="SET NULL",
        ),
        sa.CheckConstraint(f"verb IN ({_VERBS})", name="ck_resolution_verb"),
    )
    op.create_index("ix_resolution_tracking_decision_id", "resolution", ["tracking_decision_id"])
    last: dict[str, int] = dict(
        tuple(row)
        for row in connection.exec_driver_sql(
            "SELECT minute_id, max(position) FROM minute_paragraph GROUP BY minute_id"
        )
    )
    for limb_id, version, minute_id, text, tracking_id, *facts in limbs:
        paragraph_id = uuid.uuid4().hex
        last[minute_id] = last.get(minute_id, 0) + 1
        connection.exec_driver_sql(
            "INSERT INTO minute_paragraph (id, version, minute_id, position, kind, level, text, marks, public_summary,"
            " exempt_paragraphs, public_interest_reason, is_confidential)"
            " VALUES (?, 1, ?, ?, 'resolution', 0, ?, '', '', '', '', 0)",
            (paragraph_id, minute_id, last[minute_id], text),
        )
        connection.exec_driver_sql(
            f"INSERT INTO resolution (id, version, paragraph_id, tracking_decision_id, is_lost, {kept})"
            " VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
            (limb_id, version + 1, paragraph_id, tracking_id, *facts),
        )


def _make_numbers() -> None:
    op.create_table(
        "allotted_number",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("municipal_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.String(32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_allotted_number"),
        sa.UniqueConstraint(
            "board_id", "municipal_year", "number", name="uq_allotted_number_board_id_municipal_year_number"
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name="fk_allotted_number_board_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name="fk_allotted_number_minute_id", ondelete="SET NULL"
        ),
        sa.CheckConstraint("number > 0", name="ck_allotted_number_number_is_positive"),
    )
    op.create_index("ix_allotted_number_minute_id", "allotted_number", ["minute_id"])
    connection = op.get_bind()
    for row in connection.exec_driver_sql(
        "SELECT board_id, municipal_year, number, id, title FROM minute WHERE number IS NOT NULL"
    ).all():
        connection.exec_driver_sql(
            "INSERT INTO allotted_number (id, version, board_id, municipal_year, number, minute_id, title)"
            " VALUES (?, 1, ?, ?, ?, ?, ?)",
            (uuid.uuid4().hex, *row),
        )


def _make_votes() -> None:
    op.create_table(
        "vote",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("resolution_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("cast", sa.String(40), nullable=False),
        sa.Column("at_own_request", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vote"),
        sa.UniqueConstraint("resolution_id", "person_id", name="uq_vote_resolution_id_person_id"),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name="fk_vote_resolution_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_vote_person_id", ondelete="RESTRICT"),
        sa.CheckConstraint("\"cast\" IN ('for', 'against', 'abstained')", name="ck_vote_vote_cast"),
    )
    op.create_index("ix_vote_person_id", "vote", ["person_id"])


def _make_comments() -> None:
    op.create_table(
        "minute_comment",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("paragraph_id", sa.String(32), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_minute_comment"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_minute_comment_meeting_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["paragraph_id"],
            ["minute_paragraph.id"],
            name="fk_minute_comment_paragraph_id",
            ondelete="SET NULL",
        ),
        sa.CheckConstraint("length(trim(said_by)) > 0", name="ck_minute_comment_said_by_not_blank"),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_minute_comment_text_not_blank"),
    )
    op.create_index("ix_minute_comment_meeting_id", "minute_comment", ["meeting_id"])
    op.create_index("ix_minute_comment_paragraph_id", "minute_comment", ["paragraph_id"])


def _make_phrases_and_words() -> None:
    op.create_table(
        "snippet",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("abbreviation", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_snippet"),
        sa.UniqueConstraint("board_id", "abbreviation", name="uq_snippet_board_id_abbreviation"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_snippet_board_id", ondelete="CASCADE"),
        sa.CheckConstraint("length(trim(abbreviation)) > 0", name="ck_snippet_abbreviation_not_blank"),
        sa.CheckConstraint("length(trim(text)) > 0", name="ck_snippet_text_not_blank"),
    )
    op.create_table(
        "own_word",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.String(32), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_word"),
        sa.UniqueConstraint("board_id", "word", name="uq_own_word_board_id_word"),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name="fk_own_word_board_id", ondelete="CASCADE"),
        sa.CheckConstraint("length(trim(word)) > 0", name="ck_own_word_word_not_blank"),
    )
