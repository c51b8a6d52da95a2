"""Minutes as screens and papers read them: who was there, what they declared, and each minute paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from boardkeeper.reports import Mark
from db.tables.follow_up import FollowUpStatus
from db.tables.meetings import Interest, MeetingState, Presence
from db.tables.minutes import ParagraphKind, Verb, VoteCast

APPROVED = frozenset({MeetingState.APPROVED, MeetingState.APPROVED_AS_AMENDED, MeetingState.SIGNED})
"""The states in which minutes are a record: they change by corrections only."""


@dataclass(frozen=True, slots=True)
class MovementView:
    """Somebody came in (`is_arrival`) or left, at an item, at a time, or both; blank or None is not known."""

    id: str
    agenda_item_id: str | None
    item_number: str
    item_title: str
    is_arrival: bool
    happened_at: time | None


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """Somebody’s part in a meeting."""

    person_id: str
    name: str
    presence: Presence
    acting_as: str
    post: str
    organisation: str
    substitute_for: str = ""
    is_online: bool = False
    movements: tuple[MovementView, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """An interest declared, in one agenda item or in what `subject` says."""

    member: str
    subject: str
    reason: str
    interest: Interest
    left_the_room: bool
    id: str = ""
    person_id: str = ""
    agenda_item_id: str | None = None


@dataclass(frozen=True, slots=True)
class AskView:
    """What a limb or an action asks of somebody, and where that stands in the log.

    Attributes:
        row_id: Of the tracking decision, or of the action.
        reference: Of an action, its number in the log; blank for a tracking decision.
        officer: Who is asked; blank while nobody is named.
        due_written: The day as it was typed: “end of July”.
        due_on: The day that means, None when it means none.
    """

    row_id: str
    reference: str
    officer: str
    due_written: str
    due_on: date | None
    status: FollowUpStatus


@dataclass(frozen=True, slots=True)
class VoteView:
    """How one member voted; `at_own_request` when only that vote was noted, not those of all."""

    person_id: str
    name: str
    cast: VoteCast
    at_own_request: bool


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """One limb decided; `ask` says who has to do what by when, None when it asks nobody for anything."""

    id: str
    limb: int
    verb: Verb
    text: str
    recommended_to: str
    mover: str = ""
    seconder: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    is_lost: bool = False
    votes: tuple[VoteView, ...] = ()
    ask: AskView | None = None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph of a minute; a point carries the letter it is counted to.

    Attributes:
        marks: Bold, italic and links over the text.
        resolution: Of a limb, what was decided.
        action: Of an action, who does it by when.
    """

    id: str
    kind: ParagraphKind
    text: str
    letter: str
    level: int
    exempt_paragraphs: str
    public_summary: str
    marks: tuple[Mark, ...] = ()
    public_interest_reason: str = ""
    is_confidential: bool = False
    resolution: ResolutionView | None = None
    action: AskView | None = None

    @property
    def is_exempt(self) -> bool:
        """Whether the public edition leaves it out."""
        return bool(self.exempt_paragraphs) or self.is_confidential


@dataclass(frozen=True, slots=True)
class MinuteView:
    """The record of one item, its paragraphs, limbs and actions in the order they stand in.

    Attributes:
        number: Allotted when the minutes were circulated; None before, and for a minute that takes none.
        next_number: While it has none: the number it would get if the minutes were circulated now.
        limbs_in_all: How many limbs the whole record has, in an edition that leaves some out; 0 where none are.
    """

    id: str
    number: int | None
    title: str
    paragraphs: tuple[ParagraphView, ...]
    is_numbered: bool = True
    next_number: int | None = None
    agenda_item_id: str | None = None
    item_number: str = ""
    limbs_in_all: int = 0

    @property
    def counts_limbs(self) -> bool:
        """Whether a limb is cited by its number: “Minute 17(2)”; what decides one thing only is cited without."""
        return max(self.limbs_in_all, len(self.resolutions)) > 1

    @property
    def resolutions(self) -> tuple[ResolutionView, ...]:
        """Its limbs in order."""
        return tuple(each.resolution for each in self.paragraphs if each.resolution is not None)


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes of one meeting, whole."""

    meeting_id: str
    held_on: date
    starts_at: time | None
    ended_at: time | None
    venue: str
    state: MeetingState
    attendance: tuple[AttendeeView, ...]
    declarations: tuple[DeclarationView, ...]
    minutes: tuple[MinuteView, ...]
    signed_by: str = ""
    signed_on: date | None = None
    circulated_on: date | None = None
    comments_due_on: date | None = None
    approved_at_id: str | None = None
    approved_on: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether the minutes may still change."""
        return self.state not in APPROVED
