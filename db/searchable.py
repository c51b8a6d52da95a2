"""What can be found, as data: for each kind of paper its title, text, day and board, and what they depend on.

Each entry reads one row under the name `r`, with joins for what stands in its parents. A `Follow` names a parent whose
columns show in the entry, so that the entry changes with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Follow:
    """A parent row an entry reads from.

    Args:
        table: The parent's table.
        columns: The columns whose change makes the entry anew.
        link: SQL over `r` and the joins that equals the parent's id.
    """

    table: str
    columns: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Searchable:
    """How the rows of one table enter the search index; `title` to `board_id` are SQL over `r` and the joins."""

    table: str
    title: str
    body: str
    happened_on: str = "NULL"
    board_id: str = "r.board_id"
    joins: str = ""
    follows: tuple[Follow, ...] = ()

    @property
    def watches(self) -> tuple[str, ...]:
        """The columns of the row itself whose change makes its entry anew."""
        read = " ".join((self.title, self.body, self.happened_on, self.board_id, self.joins))
        return tuple(sorted(set(re.findall(r"\br\.(\w+)", read))))


def _joined(*columns: str) -> str:
    return "trim(" + " || ' ' || ".join(f"coalesce({column}, '')" for column in columns) + ")"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MEETING_TITLE = (
    "'Meeting of ' || ltrim(strftime('%d', r.held_on), '0') || ' ' || CASE strftime('%m', r.held_on) "
    + " ".join(f"WHEN '{number:02}' THEN '{month}'" for number, month in enumerate(_MONTHS, start=1))
    + " END || ' ' || strftime('%Y', r.held_on)"
)
_ON_MINUTE = "JOIN minute m ON m.id = r.minute_id JOIN meeting g ON g.id = m.meeting_id"
_MEETING = ("held_on", "board_id")
_FOLLOW_MINUTE = (
    Follow("minute", ("title", "meeting_id"), "r.minute_id"),
    Follow("meeting", _MEETING, "m.meeting_id"),
)

SEARCHABLE: tuple[Searchable, ...] = (
    Searchable(
        "person",
        title="r.name",
        body=_joined("r.organisation", "r.party", "r.email"),
        board_id="NULL",
    ),
    Searchable(
        "meeting",
        title=_MEETING_TITLE,
        body=_joined("r.venue", "r.reason", "r.note"),
        happened_on="r.held_on",
    ),
    Searchable(
        "agenda_item",
        title="r.title",
        body=_joined("r.purpose", "r.lead"),
        happened_on="g.held_on",
        board_id="g.board_id",
        joins="JOIN meeting g ON g.id = r.meeting_id",
        follows=(Follow("meeting", _MEETING, "r.meeting_id"),),
    ),
    Searchable(
        "report",
        title="r.title",
        body=_joined("r.author", "r.lead_member", "r.lead_director", "r.reference"),
        happened_on="g.held_on",
        board_id="g.board_id",
        joins="JOIN agenda_item i ON i.id = r.agenda_item_id JOIN meeting g ON g.id = i.meeting_id",
        follows=(
            Follow("agenda_item", ("meeting_id",), "r.agenda_item_id"),
            Follow("meeting", _MEETING, "i.meeting_id"),
        ),
    ),
    Searchable(
        "report_paragraph",
        title="p.title || ': ' || s.heading",
        body="r.text",
        happened_on="g.held_on",
        board_id="g.board_id",
        joins="JOIN report_section s ON s.id = r.report_section_id JOIN report p ON p.id = s.report_id"
        " JOIN agenda_item i ON i.id = p.agenda_item_id JOIN meeting g ON g.id = i.meeting_id",
        follows=(
            Follow("report_section", ("heading", "report_id"), "r.report_section_id"),
            Follow("report", ("title", "agenda_item_id"), "s.report_id"),
            Follow("agenda_item", ("meeting_id",), "p.agenda_item_id"),
            Follow("meeting", _MEETING, "i.meeting_id"),
        ),
    ),
    Searchable(
        "appendix",
        title="p.title || ': ' || trim('Appendix ' || r.reference)",
        body=_joined("r.title", "r.file_name"),
        happened_on="g.held_on",
        board_id="g.board_id",
        joins="JOIN report p ON p.id = r.report_id JOIN agenda_item i ON i.id = p.agenda_item_id"
        " JOIN meeting g ON g.id = i.meeting_id",
        follows=(
            Follow("report", ("title", "agenda_item_id"), "r.report_id"),
            Follow("agenda_item", ("meeting_id",), "p.agenda_item_id"),
            Follow("meeting", _MEETING, "i.meeting_id"),
        ),
    ),
    Searchable(
        "minute",
        title="r.title",
        body="coalesce('Minute ' || r.number, '')",
        happened_on="g.held_on",
        board_id="g.board_id",
        joins="JOIN meeting g ON g.id = r.meeting_id",
        follows=(Follow("meeting", _MEETING, "r.meeting_id"),),
    ),
    Searchable(
        "minute_paragraph",
        title="m.title",
        body="r.text",
        happened_on="g.held_on",
        board_id="g.board_id",
        joins=_ON_MINUTE,
        follows=_FOLLOW_MINUTE,
    ),
    Searchable(
        "tracking_decision",
        title=_joined("r.minute_title", "r.minute_reference"),
        body=_joined("r.text", "r.officer"),
        happened_on="r.decided_on",
    ),
    Searchable(
        "progress",
        title=_joined("d.minute_title", "d.minute_reference"),
        body=_joined("r.text", "r.said_by"),
        happened_on="coalesce(r.said_on, d.decided_on)",
        board_id="d.board_id",
        joins="JOIN tracking_decision d ON d.id = r.tracking_decision_id",
        follows=(
            Follow(
                "tracking_decision",
                ("board_id", "minute_title", "minute_reference", "decided_on"),
                "r.tracking_decision_id",
            ),
        ),
    ),
    Searchable(
        "action",
        title="r.reference",
        body=_joined("r.text", "r.owner"),
        happened_on="coalesce(r.raised_on, r.due_on)",
    ),
    Searchable(
        "action_update",
        title="a.reference",
        body=_joined("r.text", "r.said_by"),
        happened_on="coalesce(r.said_on, a.raised_on)",
        board_id="a.board_id",
        joins="JOIN action a ON a.id = r.action_id",
        follows=(Follow("action", ("board_id", "reference", "raised_on"), "r.action_id"),),
    ),
    Searchable(
        "milestone",
        title=_joined("r.reference", "p.title"),
        body=_joined("r.text", "r.impact", "r.assurance", "r.lead"),
        happened_on="r.due_on",
        board_id="l.board_id",
        joins="JOIN priority p ON p.id = r.priority_id JOIN plan l ON l.id = p.plan_id",
        follows=(
            Follow("priority", ("title", "plan_id"), "r.priority_id"),
            Follow("plan", ("board_id",), "p.plan_id"),
        ),
    ),
    Searchable(
        "narrative",
        title=_joined("p.title", "r.period"),
        body=_joined("r.working_well", "r.worried_about", "r.needs_to_happen"),
        board_id="l.board_id",
        joins="JOIN priority p ON p.id = r.priority_id JOIN plan l ON l.id = p.plan_id",
        follows=(
            Follow("priority", ("title", "plan_id"), "r.priority_id"),
            Follow("plan", ("board_id",), "p.plan_id"),
        ),
    ),
    Searchable(
        "pledge",
        title="'Pledge ' || r.number",
        body=_joined("r.text", "r.end_state", "r.portfolio_holder", "r.lead_director"),
    ),
    Searchable(
        "notice_paragraph",
        title=_joined("n.title", "r.reference"),
        body=_joined("r.requirement", "r.shown_by"),
        happened_on="n.issued_on",
        board_id="n.board_id",
        joins="JOIN notice n ON n.id = r.notice_id",
        follows=(Follow("notice", ("board_id", "title", "issued_on"), "r.notice_id"),),
    ),
    Searchable(
        "kpi",
        title="r.name",
        body=_joined("r.theme", "r.fraction_name", "r.note"),
    ),
    Searchable(
        "programme_item",
        title="r.topic",
        body=_joined("r.reason", "r.responsible"),
        happened_on="r.scheduled_on",
    ),
)
