from __future__ import annotations

from datetime import date, time

import icalendar
import pytest

from boardkeeper import calendar_file, meetings
from boardkeeper.errors import UserError

WHO = "Ann Smith"


@pytest.fixture
def made(desk):
    """The ids of two meetings, the later one with an agenda."""
    july = meetings.add_meeting(desk.store, WHO, desk.board_id, date(2019, 7, 17), time(14), note="Joint")
    september = meetings.add_meeting(
        desk.store, WHO, desk.board_id, date(2019, 9, 11), time(14), is_annual=True
    )
    return july, september


@pytest.fixture
def gather(desk):
    return lambda **wanted: calendar_file.gather_calendar(desk.store, desk.board_id, **wanted)


def test_meetings_stand_in_the_calendar_with_what_there_is_to_say(made, gather):
    found = gather()
    july, september = found.entries
    assert (found.name, found.meetings) == ("Children's Scrutiny, Plymouth", 2)
    assert (july.words, july.starts_at) == ("Papers out by Tue 9 Jul 2019.\nJoint", time(14))
    assert september.title == "Children's Scrutiny (annual meeting)"
    assert [each.on for each in gather(first=date(2019, 8, 1)).entries] == [date(2019, 9, 11)]


def test_deadlines_are_added_when_wanted_and_only_those_that_apply(desk, made, gather):
    entries = gather(with_deadlines=True, first=date(2019, 8, 1)).entries
    assert [(each.title, each.on) for each in entries[1:]] == [
        ("Reports in: Children's Scrutiny, 11 September 2019", date(2019, 8, 27)),
        ("Director’s sign-off: Children's Scrutiny, 11 September 2019", date(2019, 8, 30)),
        ("Chair’s briefing: Children's Scrutiny, 11 September 2019", date(2019, 9, 2)),
        ("Publish by law: Children's Scrutiny, 11 September 2019", date(2019, 9, 3)),
    ]
    meetings.mark_held(desk.store, WHO, made[0], date(2019, 9, 1))
    assert len(gather(with_deadlines=True).entries) == 1 + 5


def test_a_meeting_that_changes_keeps_its_uid_and_grows_its_revision(desk, made, gather):
    before = gather(with_deadlines=True).entries
    meetings.postpone_meeting(desk.store, WHO, made[0], date(2019, 7, 24), "Heat")
    meetings.cancel_meeting(desk.store, WHO, made[1], "Election")
    after = gather(with_deadlines=True).entries

    assert [each.uid for each in before] == [each.uid for each in after]
    assert len({each.uid for each in after}) == len(after)
    assert all(new.revision > old.revision for old, new in zip(before, after, strict=True))
    assert "Postponed from 17 July 2019: Heat." in after[0].words
    assert (after[5].is_cancelled, after[5].title) == (
        True,
        "Cancelled: Children's Scrutiny (annual meeting)",
    )
    assert after[5].words == "Cancelled: Election."
    assert all(each.is_cancelled for each in after[5:])


def test_the_file_is_replaced_as_a_whole_and_reads_back(made, gather, tmp_path):
    path = tmp_path / "Scrutiny.ics"
    calendar_file.save_calendar(gather(), path)
    first = path.read_bytes()
    calendar_file.save_calendar(gather(), path)

    assert path.read_bytes() == first
    assert len(icalendar.Calendar.from_ical(first).walk("VEVENT")) == 2
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".ics"] == ["Scrutiny.ics"]


def test_what_is_no_calendar_is_left_alone(made, gather, tmp_path):
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK a letter")
    with pytest.raises(UserError, match=r"“letter.docx” is there already and is not a calendar"):
        calendar_file.save_calendar(gather(), letter)
    with pytest.raises(UserError, match="was not written: No such file or directory"):
        calendar_file.save_calendar(gather(), tmp_path / "nowhere" / "x.ics")
    assert letter.read_bytes() == b"PK a letter"
