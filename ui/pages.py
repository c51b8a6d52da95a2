"""The lines of the rail, in their order. A page's module is imported on the first visit."""

from __future__ import annotations

from ui.page import PageEntry

PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", "Today", "house", "ui.today.page:TodayPage"),
    PageEntry("meetings", "Meetings", "calendar-days", "ui.meetings.page:MeetingsPage"),
)
