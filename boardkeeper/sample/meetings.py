"""The sample’s meetings: agendas, who was there, what they declared, and the minutes up to signature."""

from __future__ import annotations

from sqlalchemy import select

from boardkeeper import agenda, approvals, attendance, meetings, minutes
from boardkeeper.minutes import circulating
from boardkeeper.rules.exemption import parse_paragraphs
from boardkeeper.sample.words import Building, Words, meeting_words
from db.tables.agenda import AgendaItem, ItemKind, PaperKind
from db.tables.meetings import Interest, Meeting, MeetingState, Presence
from db.tables.minutes import Minute, MinuteParagraph, ParagraphKind, Verb
from db.tables.programme import ProgrammeItem

_MARKS = {"#": ParagraphKind.SUBHEADING, "-": ParagraphKind.POINT}


def build(building: Building) -> None:
    """Make the meetings in order; minutes are approved when the meeting that approved them is there."""
    every = list(meeting_words())
    for words in every:
        meeting = meetings.meeting_into(
            building.session,
            building.board_id,
            words["held_on"],
            words["starts_at"],
            is_annual=words.get("is_annual", False),
        )
        building.meetings[meeting.held_on] = meeting
        if "cancelled" in words:
            meetings.cancel_into(meeting, words["cancelled"])
        else:
            _build_meeting(building, meeting, words)
    _mark_heard(building)
    for words in every:
        _correct(building, words)
    for words in every:
        _approve(building, words)


def _build_meeting(building: Building, meeting: Meeting, words: Words) -> None:
    business = words.get("business", [])
    made = {item["title"]: _item(building, meeting, item) for item in business if not item.get("late")}
    if "published_on" in words:
        agenda.publish_into(building.session, meeting.id, words["published_on"])
    before: AgendaItem | None = None
    for item in business:
        if item.get("late"):
            made[item["title"]] = _item(building, meeting, item, before)
        before = made[item["title"]]
    if "attendance" not in words:
        return
    meeting.ended_at = words["ended_at"]
    meeting.state = MeetingState.HELD
    _attend(building, meeting, words["attendance"])
    for declared in words.get("declarations", ()):
        attendance.declaration_into(
            building.session,
            meeting.id,
            building.people[declared["member"]].id,
            declared["subject"],
            declared["reason"],
            Interest(declared["interest"]),
            left_the_room=declared.get("left_the_room", False),
        )
    for item in business:
        if "text" in item or "limbs" in item:
            _minute(building, meeting, made[item["title"]], item)
    circulating.circulate_into(
        building.session, meeting.id, words["circulated_on"], words.get("comments_due_on")
    )
    theirs = select(Minute).where(Minute.meeting_id == meeting.id)
    building.minutes |= {row.number or 0: row for row in building.session.scalars(theirs)}


def _item(building: Building, meeting: Meeting, words: Words, after: AgendaItem | None = None) -> AgendaItem:
    topic = words.get("programme")
    item = agenda.item_into(
        building.session,
        meeting.id,
        words["title"],
        kind=ItemKind(words.get("kind", ItemKind.REPORT)),
        paper=PaperKind(words.get("paper", PaperKind.NONE)),
        purpose=words.get("purpose", ""),
        lead=words.get("lead", ""),
        urgent_reason=words.get("urgent_reason", ""),
        programme_item_id=building.topics[topic] if topic else None,
        after_id=after.id if after else None,
    )
    if "exempt_paragraphs" in words:
        cited = parse_paragraphs(words["exempt_paragraphs"])
        agenda.exempt_into(item, cited, words["public_interest_reason"])
    return item


def _attend(building: Building, meeting: Meeting, words: Words) -> None:
    def attend(name: str, presence: Presence, acting_as: str = "", instead_of: str = "") -> None:
        replaced = building.people[instead_of].id if instead_of else None
        person = building.people[name]
        attendance.attendance_into(building.session, meeting.id, person.id, presence, acting_as, replaced)

    attend(words["chair"], Presence.PRESENT, "Chair")
    for name in words["present"]:
        attend(name, Presence.PRESENT)
    for name in words.get("apologies", ()):
        attend(name, Presence.APOLOGIES)
    for substitute in words.get("substitutes", ()):
        attend(substitute["name"], Presence.SUBSTITUTE, instead_of=substitute["for"])
    for name in words["in_attendance"]:
        attend(name, Presence.IN_ATTENDANCE)


def _minute(building: Building, meeting: Meeting, item: AgendaItem, words: Words) -> None:
    paragraphs = words.get("text", ())
    written = minutes.WrittenMinute(
        title=words["title"],
        text=[_paragraph(entry if isinstance(entry, str) else entry["text"]) for entry in paragraphs],
        limbs=[_limb(limb) for limb in words.get("limbs", ())],
        recommended_to={int(limb): body for limb, body in words.get("recommended_to", {}).items()},
        agenda_item_id=item.id,
    )
    minute = minutes.minute_into(building.session, meeting.id, written)
    for row, entry in zip(_paragraphs_of(building, minute), paragraphs, strict=False):
        if not isinstance(entry, str):
            approvals.withhold_into(row, parse_paragraphs(item.exempt_paragraphs), entry["summary"])


def _paragraph(entry: str) -> tuple[ParagraphKind, str]:
    """Read "# Sub-heading", "- point" or plain text."""
    mark, _, rest = entry.partition(" ")
    return (_MARKS[mark], rest) if mark in _MARKS else (ParagraphKind.TEXT, entry)


def _limb(entry: str) -> tuple[Verb, str]:
    """Read "agreed: that …"."""
    verb, _, text = entry.partition(": ")
    return Verb(verb), text


def _paragraphs_of(building: Building, minute: Minute) -> list[MinuteParagraph]:
    theirs = select(MinuteParagraph).where(MinuteParagraph.minute_id == minute.id)
    return list(building.session.scalars(theirs.order_by(MinuteParagraph.position)))


def _mark_heard(building: Building) -> None:
    """A topic was heard when the meeting it stood at was held."""
    held = {day for day, meeting in building.meetings.items() if meeting.state in meetings.MINUTED}
    topics = select(ProgrammeItem).where(ProgrammeItem.board_id == building.board_id)
    for topic in building.session.scalars(topics):
        if topic.scheduled_on in held:
            topic.heard_on = topic.scheduled_on


def _correct(building: Building, words: Words) -> None:
    for slip in words.get("corrections", ()):
        minute = building.minutes[slip["minute"]]
        row = next(row for row in _paragraphs_of(building, minute) if row.text.startswith(slip["starts"]))
        made_at = building.meetings[words["held_on"]]
        approvals.correction_into(building.session, row.id, made_at.id, slip["text"], slip["reason"])


def _approve(building: Building, words: Words) -> None:
    if "approved_at" not in words:
        return
    meeting = building.meetings[words["held_on"]]
    approvals.approve_into(building.session, meeting.id, building.meetings[words["approved_at"]].id)
    if MeetingState(words["state"]) is MeetingState.SIGNED:
        approvals.sign_into(meeting, words["signed_by"], words["signed_on"])
