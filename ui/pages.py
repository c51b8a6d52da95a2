"""The pages: the lines of the rail in their order, then those reached by a command. A page's module is imported on the first visit."""

from __future__ import annotations

from ui.page import PageEntry

PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", "Today", "house", "ui.today.page:TodayPage", chapter="getting-started"),
    PageEntry("meetings", "Meetings", "calendar-days", "ui.meetings.page:MeetingsPage", chapter="meetings"),
    PageEntry("actions", "Actions", "square-check-big", "ui.actions.page:ActionsPage", chapter="follow-up"),
    PageEntry("decisions", "Decisions", "gavel", "ui.decisions.page:DecisionsPage", chapter="follow-up"),
    PageEntry("plan", "Improvement plan", "target", "ui.plan.page:PlanPage", chapter="plan"),
    PageEntry("kpis", "KPIs", "chart-line", "ui.kpis.page:KpisPage", chapter="kpis"),
    PageEntry(
        "programme",
        "Work programme",
        "calendar-range",
        "ui.programme.page:ProgrammePage",
        chapter="programme",
    ),
    PageEntry(
        "book", "Minute book", "book-open", "ui.minute_book.page:MinuteBookPage", chapter="minute-book"
    ),
    PageEntry("people", "People", "users", "ui.people.page:PeoplePage", chapter="people"),
    PageEntry(
        "review",
        "Chair’s review",
        "message-square-text",
        "ui.reviews.page:ReviewPage",
        chapter="chair",
    ),
    PageEntry(
        "chasing", "Chasing", "bell", "ui.chasing.page:ChasingPage", is_on_rail=False, chapter="chasing"
    ),
    PageEntry(
        "board", "Board settings", "settings", "ui.boards.page:BoardPage", is_on_rail=False, chapter="boards"
    ),
    PageEntry(
        "import",
        "Import",
        "file-spreadsheet",
        "ui.imports.page:ImportPage",
        is_on_rail=False,
        chapter="importing",
    ),
    PageEntry(
        "old-minutes",
        "Old minutes",
        "file-text",
        "ui.meetings.old_minutes.page:OldMinutesPage",
        is_on_rail=False,
        chapter="old-minutes",
    ),
    PageEntry(
        "briefing",
        "Chair’s briefing",
        "file-text",
        "ui.briefing.page:BriefingPage",
        is_on_rail=False,
        chapter="briefing",
    ),
    PageEntry(
        "notice-tracker",
        "Notice tracker",
        "landmark",
        "ui.notice.page:NoticePage",
        is_on_rail=False,
        chapter="notice-tracker",
    ),
    PageEntry(
        "matter",
        "History of a matter",
        "history",
        "ui.matters.page:MatterPage",
        is_on_rail=False,
        chapter="matters",
    ),
    PageEntry(
        "history",
        "History",
        "history",
        "ui.history.page:HistoryPage",
        is_on_rail=False,
        chapter="undo-and-backups",
    ),
    PageEntry(
        "merge",
        "Merge a review",
        "message-square-text",
        "ui.reviews.merge.page:MergePage",
        is_on_rail=False,
        chapter="merging",
    ),
)
