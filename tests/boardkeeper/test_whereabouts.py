from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from boardkeeper import agenda, appendices, making, meetings, minutes, reports
from boardkeeper.boards import list_boards
from boardkeeper.minutes import ParagraphKind, Verb, WrittenMinute
from boardkeeper.whereabouts import MeetingPart, find_meeting_part
from db.store import Store

WHO = "Jean Kelly"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with making.make_store(tmp_path / "t.board", WHO, making.NewBoard("Board", "Council")) as store:
        yield store


@pytest.fixture
def meeting_id(store: Store) -> str:
    return meetings.add_meeting(store, WHO, list_boards(store)[0].id, date(2019, 9, 11))


def test_a_meeting_is_where_it_is(store: Store, meeting_id: str) -> None:
    assert find_meeting_part(store, meeting_id) == MeetingPart(meeting_id)


def test_an_agenda_item_is_found_in_its_meeting(store: Store, meeting_id: str) -> None:
    item_id = agenda.add_item(store, WHO, meeting_id, "Fostering")

    assert find_meeting_part(store, item_id) == MeetingPart(meeting_id, item_id=item_id)


def test_a_minute_its_paragraphs_and_its_resolutions_lead_to_the_minute(
    store: Store, meeting_id: str
) -> None:
    written = WrittenMinute(
        "Fostering", [(ParagraphKind.TEXT, "Noted.")], [(Verb.RESOLVED, "That it be noted.")]
    )
    minute_id = minutes.write_minute(store, WHO, meeting_id, written)
    (minute,) = minutes.get_minutes(store, meeting_id).minutes
    said, decided = minute.paragraphs

    wanted = {minute_id: "", said.id: said.id, decided.id: decided.id, minute.resolutions[0].id: decided.id}
    for row_id, paragraph_id in wanted.items():
        part = MeetingPart(meeting_id, minute_id=minute_id, paragraph_id=paragraph_id)
        assert find_meeting_part(store, row_id) == part


def test_a_report_its_sections_paragraphs_and_appendices_lead_to_the_paper(
    store: Store, meeting_id: str
) -> None:
    item_id = agenda.add_item(store, WHO, meeting_id, "Fostering")
    report_id = reports.start_report(store, WHO, item_id)
    report = reports.get_report(store, item_id)
    assert report is not None
    section_id = report.sections[0].id
    written = reports.WrittenParagraph(None, reports.ReportParagraphKind.TEXT, text="Why")
    (paragraph_id,) = reports.write_section(store, WHO, section_id, (written,))
    appendix_id = appendices.add_appendix(store, WHO, report_id, "Tables")

    for row_id in (report_id, section_id, paragraph_id, appendix_id):
        wanted = MeetingPart(meeting_id, item_id=item_id, report_part_id=row_id)
        assert find_meeting_part(store, row_id) == wanted


def test_what_is_gone_is_nowhere(store: Store) -> None:
    assert find_meeting_part(store, "0" * 32) is None


def test_a_board_s_habits_are_what_its_settings_say(store: Store, meeting_id: str) -> None:
    board = list_boards(store)[0]
    habits = meetings.meeting_habits(store, board.id)

    assert (habits.rule.days, habits.usual_venue, habits.usual_start) == (
        5,
        board.usual_venue,
        board.usual_start,
    )
