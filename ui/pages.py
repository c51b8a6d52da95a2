"""The pages: the lines of the rail in their order, then those reached by a command. A page's module is imported on the first visit."""

from __future__ import annotations

from ui.page import PageEntry

PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", "Today", "house", "ui.today.page:TodayPage"),
    PageEntry("meetings", "Meetings", "calendar-days", "ui.meetings.page:MeetingsPage"),
    PageEntry("actions", "Actions", "square-check-big", "ui.actions.page:ActionsPage"),
    PageEntry("decisions", "Decisions", "gavel", "ui.decisions.page:DecisionsPage"),
    PageEntry("plan", "Improvement plan", "target", "ui.plan.page:PlanPage"),
    PageEntry("kpis", "KPIs", "chart-line", "ui.kpis.page:KpisPage"),
    PageEntry("programme", "Work programme", "calendar-range", "ui.programme.page:ProgrammePage"),
    PageEntry("people", "People", "users", "ui.people.page:PeoplePage"),
    PageEntry("import", "Import", "file-spreadsheet", "ui.imports.page:ImportPage", is_on_rail=False),
)
