from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest

from boardkeeper.render.ics import CalendarEntry, write_calendar

AS_AT = datetime(2019, 8, 28, 9, 30, tzinfo=UTC)
MEETING = CalendarEntry(
    "m@boardkeeper",
    3,
    "Children’s Scrutiny",
    date(2019, 9, 11),
    time(14),
    place="Warspite Room; Council House, Plymouth",
    words="Papers out by Tue 3 Sep 2019.\nJoint meeting.",
)
DEADLINE = CalendarEntry("m-reports@boardkeeper", 3, "Reports in", date(2019, 8, 27), is_busy=False)


def events(*entries):
    calendar = icalendar.Calendar.from_ical(write_calendar("Scrutiny, Plymouth", entries, AS_AT))
    return [each for each in calendar.walk("VEVENT")]


def test_a_meeting_is_read_back_with_day_time_place_and_words():
    (event,) = events(MEETING)
    starts, ends = event["dtstart"].dt, event["dtend"].dt
    assert (str(event["summary"]), str(event["uid"]), event["sequence"]) == (MEETING.title, MEETING.uid, 3)
    assert (starts.isoformat(), ends - starts) == ("2019-09-11T14:00:00+01:00", timedelta(hours=2))
    assert (str(event["location"]), str(event["description"])) == (MEETING.place, MEETING.words)
    assert (str(event["status"]), str(event["transp"])) == ("CONFIRMED", "OPAQUE")


def test_winter_and_summer_time_are_told_apart():
    (event,) = events(CalendarEntry("w", 1, "Winter", date(2020, 1, 8), time(14), time(16, 30)))
    assert event["dtstart"].dt.isoformat() == "2020-01-08T14:00:00+00:00"
    assert event["dtend"].dt.time() == time(16, 30)


def test_a_deadline_takes_the_day_and_nobody_s_time():
    (event,) = events(DEADLINE)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2019, 8, 27), date(2019, 8, 28))
    assert str(event["transp"]) == "TRANSPARENT"


def test_a_cancelled_meeting_is_struck_out():
    (event,) = events(CalendarEntry("c", 4, "Cancelled: Scrutiny", date(2019, 9, 11), is_cancelled=True))
    assert (str(event["status"]), str(event["transp"])) == ("CANCELLED", "TRANSPARENT")


@pytest.mark.parametrize("entries", [(), (DEADLINE,), (MEETING, DEADLINE)])
def test_the_same_goes_out_whenever_the_same_goes_in(entries):
    written = write_calendar("Scrutiny", entries, AS_AT)
    assert written == write_calendar("Scrutiny", entries, AS_AT)
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert (b"TZID:Europe/London" in written) is any(entry.starts_at for entry in entries)
