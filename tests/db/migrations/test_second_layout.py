"""Layout 2: a report's text is parted into paragraphs, boards get their new settings, and no rule is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from db import migrating

BOARD = "b" * 32


@pytest.fixture
def widened(tmp_path: Path):
    """A connection to a file of layout 1 with a report of three lines, brought to layout 2."""
    with migrating._work_on(tmp_path / "x.board") as connection:
        migrating.run_scripts(connection, "0001")
        _fill(connection)
        migrating.run_scripts(connection, "0002")
        yield connection


def _fill(connection: Connection) -> None:
    run = connection.exec_driver_sql
    settings = (
        "kind, nation, department, address, website, contact_name, contact_title, contact_telephone, contact_email,"
        " signatory, usual_venue, attendance_notice, accent, notice_days, notice_in_working_days,"
        " report_deadline_days, quorum_minimum, position"
    )
    run(
        f"INSERT INTO board (id, version, name, council, {settings}) VALUES (?, 1, 'Board', 'Council', 'cabinet',"
        " 'wales', '', '', '', '', '', '', '', '', '', '', '#000000', 5, 1, 5, 3, 0)",
        (BOARD,),
    )
    run(
        "INSERT INTO meeting (id, board_id, held_on, venue, state, is_annual, reason, note, signed_by, version)"
        f" VALUES ('m', '{BOARD}', '2019-09-11', '', 'planned', 0, '', '', '', 1)"
    )
    run(
        "INSERT INTO agenda_item (id, meeting_id, position, title, purpose, kind, paper, lead, urgent_reason,"
        " exempt_paragraphs, public_interest_reason, is_confidential, version)"
        " VALUES ('i', 'm', 0, 'Pledges', '', 'report', 'report', '', '', '', '', 0, 1)"
    )
    run(
        "INSERT INTO report (id, version, agenda_item_id, title, lead_member, lead_director, author, contact_email,"
        " reference, is_key_decision) VALUES ('r', 1, 'i', 'Pledges', '', '', '', '', 'PledCS20190911', 0)"
    )
    run(
        "INSERT INTO report_section (id, version, report_id, position, heading, body)"
        " VALUES ('s', 1, 'r', 0, 'Purpose', ?)",
        ("First line.\n\n  Second line.\nThird.",),
    )


def test_every_line_of_a_section_becomes_a_paragraph_in_order(widened: Connection) -> None:
    rows = widened.exec_driver_sql(
        "SELECT text, kind, report_section_id FROM report_paragraph ORDER BY position"
    ).all()
    assert rows == [(text, "text", "s") for text in ("First line.", "Second line.", "Third.")]
    assert "body" not in {
        row[1] for row in widened.exec_driver_sql("PRAGMA table_info(report_section)").all()
    }


def test_what_was_there_keeps_its_values_and_gets_the_usual_settings(widened: Connection) -> None:
    board = widened.exec_driver_sql(
        "SELECT name, nation, sign_off_days, briefing_days, key_decision_days, meeting_pattern, scheme_id FROM board"
    ).one()
    assert board == ("Board", "wales", 2, 1, 28, "", None)
    report = widened.exec_driver_sql("SELECT reference, prints_front_sheet, attached_hash FROM report").one()
    assert report == ("PledCS20190911", 1, None)


def test_a_widened_table_keeps_its_rules_and_gets_the_new_ones(widened: Connection) -> None:
    for statement in (
        "UPDATE board SET nation = 'france'",
        "UPDATE board SET key_decision_days = 61",
        "UPDATE report_section SET role = 'prologue'",
        "UPDATE agenda_item SET kind = 'urgent'",
    ):
        with pytest.raises(IntegrityError, match="CHECK"):
            widened.exec_driver_sql(statement)


def test_children_still_hang_on_their_parents(widened: Connection) -> None:
    assert widened.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert widened.exec_driver_sql("SELECT count(*) FROM agenda_item").scalar_one() == 1
