"""The sections that are fields alone: the board itself, its contact officer, its meetings."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from boardkeeper.board_settings import MOST_MEMBERS, MOST_OF_A_SHARE, BoardKind, Nation
from boardkeeper.clock import current_day
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.meeting_days import meeting_days, read_pattern
from ui.boards.fields import BlockField, ChoiceField, LineField, NumberField, TimeField
from ui.boards.section import FieldsSection

KINDS = tuple((kind, kind.value[:1].upper() + kind.value[1:]) for kind in BoardKind)
NATIONS = tuple((nation, nation.value.title()) for nation in Nation)

_AHEAD = timedelta(days=400)
_SHOWN_DAYS = 3


class PatternField(LineField):
    """How often the board meets, read back as the next days while it is typed."""

    def __init__(self, setting: str, title: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(setting, title, example, parent=parent)
        self.editor.textChanged.connect(self._on_typed)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        written = self._text()
        pattern = read_pattern(written) if written else None
        if pattern is None:
            self.hint(
                "No days can be read from this yet." if written else "The year’s calendar is planned by it."
            )
            return
        today = current_day()
        days = meeting_days(pattern, today, today + _AHEAD)[:_SHOWN_DAYS]
        said = ", ".join(long_date(day) for day in days)
        self.hint(f"Next: {said}." if said else "No day of the coming year is meant by this.")


def board_section(parent: QWidget) -> FieldsSection:
    """What the board is and what stands at the head of its papers."""
    return FieldsSection(
        "The board",
        (
            LineField("name", "Name", "Children’s Services Improvement Board"),
            LineField("council", "Council", "Sandbourne City Council"),
            ChoiceField("kind", "Kind", KINDS),
            ChoiceField("nation", "Nation", NATIONS, "Whose bank holidays are not clear days."),
            LineField("department", "Department", "Chief Executive’s Department"),
            BlockField("address", "Address block", "Town Hall\nSandbourne SB1 2CD"),
            LineField("website", "Website", "www.sandbourne.gov.uk"),
        ),
        parent=parent,
    )


def contact_section(parent: QWidget) -> FieldsSection:
    """Whom the front of the agenda tells people to ask."""
    return FieldsSection(
        "Contact officer",
        (
            LineField("contact_name", "Contact officer", "Helen Marsh"),
            LineField("contact_title", "Post", "Democratic Support Officer"),
            LineField("contact_telephone", "Telephone", "01234 567890"),
            LineField("contact_email", "E-mail", "democratic.support@sandbourne.gov.uk"),
        ),
        "Printed on the front of every agenda after “Please ask for”.",
        parent,
    )


def meetings_section(parent: QWidget) -> FieldsSection:
    """What a new meeting starts with and what its notice says."""
    share = NumberField("quorum_share", "Quorum", "of those who may vote on an item", 1, MOST_OF_A_SHARE)
    share.editor.setPrefix("1 in ")
    return FieldsSection(
        "Meetings",
        (
            LineField("usual_venue", "Usual venue", "Council Chamber, Town Hall"),
            TimeField("usual_start", "Usual start"),
            PatternField("meeting_pattern", "Pattern", "second Wednesday of the month"),
            BlockField(
                "attendance_notice",
                "On attending",
                "How to attend, whether the meeting is webcast, what is done with the recording",
                "Printed on the front of the agenda and on the notice of meeting.",
            ),
            LineField("signatory", "Signatory", "Tracey Lane, Chief Executive", "Who summons the members."),
            share,
            NumberField("quorum_minimum", "Least quorum", "members", 1, MOST_MEMBERS),
        ),
        parent=parent,
    )
