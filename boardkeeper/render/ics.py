"""A calendar as an .ics file (RFC 5545), to be opened with Outlook or any other calendar.

The same entries give the same bytes: nothing is taken from the clock, and an entry that changes keeps its UID, so that
a calendar which has it already changes it in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from boardkeeper import __version__

if TYPE_CHECKING:
    from icalendar import Event

#: Every nation of the United Kingdom keeps this time.
_ZONE = "Europe/London"
#: A meeting whose end is not known takes this much room in a calendar.
_USUAL_HOURS = 2


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One line of a calendar.

    Attributes:
        uid: Its name for ever; the same entry in a later file has the same.
        revision: Grows whenever the entry changes.
        title: What the calendar shows.
        on: Its day.
        starts_at: When it starts; None is the whole day.
        ends_at: When it ends; None is two hours later.
        place: Where.
        words: What is said about it.
        is_cancelled: It will not take place; calendars that have it strike it out.
        is_busy: Whether people are taken up by it; a deadline takes nobody's time.
    """

    uid: str
    revision: int
    title: str
    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    words: str = ""
    is_cancelled: bool = False
    is_busy: bool = True


def write_calendar(name: str, entries: Sequence[CalendarEntry], as_at: datetime) -> bytes:
    """Write entries as one calendar.

    Args:
        name: What the calendar is called.
        entries: In the order they are to stand in.
        as_at: The moment up to which the entries are right, with its time zone.
    """
    import icalendar  # not before somebody saves a calendar: it brings the time zones along

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Boardkeeper//Boardkeeper {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, as_at))
    if any(entry.starts_at for entry in entries):
        days = [entry.on for entry in entries]
        calendar.add_missing_timezones(
            first_date=date(min(days).year, 1, 1), last_date=date(max(days).year + 1, 1, 1)
        )
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry, as_at: datetime) -> Event:
    from zoneinfo import ZoneInfo

    import icalendar

    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", as_at)
    event.add("sequence", entry.revision)
    event.add("summary", entry.title)
    if entry.starts_at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    else:
        zone = ZoneInfo(_ZONE)
        starts = datetime.combine(entry.on, entry.starts_at, zone)
        ends = datetime.combine(entry.on, entry.ends_at, zone) if entry.ends_at else None
        event.add("dtstart", starts)
        event.add("dtend", ends if ends and ends > starts else starts + timedelta(hours=_USUAL_HOURS))
    if entry.place:
        event.add("location", entry.place)
    if entry.words:
        event.add("description", entry.words)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.is_busy and not entry.is_cancelled else "TRANSPARENT")
    return event
