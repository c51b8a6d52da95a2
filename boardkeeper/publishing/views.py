"""What publication answers with: what is still wrong, what is prepared, what was made, what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from boardkeeper.deadlines import LateChoice
from boardkeeper.errors import UserError
from boardkeeper.packs import PackPapers
from db.tables.packs import PublicationKind, PublishedAs


class LatePublication(UserError):
    """The day chosen leaves too few clear days, and no reason for short notice was given."""


class NotReady(UserError):
    """Something that must be put right stands in the way."""


class ChangedSincePrepared(UserError):
    """The board was changed after the papers were prepared, so what was made is not what the board says."""


class FindingPlace(StrEnum):
    """Where a finding is put right."""

    MEETING = "meeting"
    AGENDA = "agenda"
    PAPERS = "papers"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be before the papers go out.

    Attributes:
        sentence: What it is, and what can be done.
        item_id: The agenda item it is about; blank for the meeting itself.
        is_blocking: Whether nothing can be published before it is put right.
        place: Where it is put right.
        part_id: The paragraph of the paper or the indicator it stands in; blank for the whole paper.
        arithmetic: The sum that shows it, where it is about figures.
    """

    sentence: str
    item_id: str = ""
    is_blocking: bool = False
    place: FindingPlace = FindingPlace.AGENDA
    part_id: str = ""
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class AcceptedView:
    """A finding that somebody accepts as it is.

    Attributes:
        sentence: The finding as it was found.
        accepted_at: In UTC, without its zone.
        is_found: Whether it is still found; one that is put right meanwhile does no harm.
    """

    sentence: str
    reason: str
    accepted_by: str
    accepted_at: datetime
    is_found: bool = True


@dataclass(frozen=True, slots=True)
class PackChecks:
    """What the checks of a pack say.

    Attributes:
        findings: What is not right, what blocks first; without what is accepted.
        accepted: What somebody accepts as it is, earliest first.
    """

    findings: tuple[Finding, ...] = ()
    accepted: tuple[AcceptedView, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """How an agenda stands to being published on a day.

    Attributes:
        on: The day chosen.
        held_on: The day of the meeting.
        publish_by: The last lawful day.
        wanted_days: How many clear days the board gives.
        days: The clear days there would be, earliest first.
        is_late: Whether the day chosen is too late.
        findings: What is wrong, in the agenda's order; what blocks comes first.
        choices: What can still lawfully be done when it is late.
    """

    on: date
    held_on: date
    publish_by: date
    wanted_days: int
    days: tuple[date, ...]
    is_late: bool
    findings: tuple[Finding, ...] = ()
    choices: tuple[LateChoice, ...] = ()

    @property
    def clear_days(self) -> int:
        """How many clear days there would be."""
        return len(self.days)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stand in the way."""
        return tuple(finding for finding in self.findings if finding.is_blocking)


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """An item that the public does not have as it stands now.

    Attributes:
        why: “its paper arrived”, “put on after publication”, “changed since it was published”.
        is_late: Whether the item itself was not on the agenda as published.
        pages: Where its paper stood before: “33 - 64”; blank when it had none.
    """

    item_id: str
    number: str
    title: str
    why: str
    is_late: bool
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a publication is made of, as plain values that may go to another thread.

    Attributes:
        number: Of the supplement; of an agenda more than 1 when it is published again after a postponement.
        head: The newest step of the file when this was gathered.
        public: The papers as they will be published, without exempt matter.
        restricted: The same with it.
        waiting: The items of a supplement.
        after_page: The last page published before, in any edition: where a supplement goes on. 0 for the agenda.
    """

    meeting_id: str
    kind: PublicationKind
    number: int
    on: date
    clear_days: int
    wanted_days: int
    publish_by: date
    head: str
    public: PackPapers
    restricted: PackPapers
    waiting: tuple[WaitingPaper, ...] = ()
    after_page: int = 0
    agenda_published_on: date | None = None
    short_notice_reason: str = ""

    @property
    def is_late(self) -> bool:
        """Whether the agenda goes out after the last lawful day."""
        return self.kind is PublicationKind.AGENDA and self.on > self.publish_by


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A finished file of a publication; its bytes are not printed with it."""

    published_as: PublishedAs
    file_name: str
    media_type: str
    pages: int | None
    content: bytes

    def __repr__(self) -> str:
        return f"MadePaper({self.file_name!r}, {len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class MadeItem:
    """An item with the pages it was given; None where it has none."""

    item_id: str
    number: str
    title: str
    first_page: int | None
    last_page: int | None


@dataclass(frozen=True, slots=True)
class MadePublication:
    """A publication ready to be recorded: its files, and the pages of its items."""

    prepared: Prepared
    papers: tuple[MadePaper, ...]
    items: tuple[MadeItem, ...]
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class PublishedPaperView:
    """A file that was published; `size` in bytes."""

    id: str
    published_as: PublishedAs
    file_name: str
    media_type: str
    pages: int | None
    size: int


@dataclass(frozen=True, slots=True)
class PublishedItemView:
    """An item as it was published."""

    item_id: str | None
    number: str
    title: str
    first_page: int | None
    last_page: int | None

    @property
    def pages(self) -> str:
        """“33 - 64”, “5”; blank without any."""
        return page_words(self.first_page, self.last_page)


@dataclass(frozen=True, slots=True)
class PublicationView:
    """Something published: what, when, by whom, with how many clear days, and its files."""

    id: str
    kind: PublicationKind
    number: int
    published_on: date
    published_at: datetime
    published_by: str
    clear_days: int
    short_notice_reason: str
    first_page: int
    last_page: int
    papers: tuple[PublishedPaperView, ...]
    items: tuple[PublishedItemView, ...]

    @property
    def title(self) -> str:
        """“Agenda”, “Agenda, published again”, “Supplement 2”."""
        if self.kind is PublicationKind.SUPPLEMENT:
            return f"Supplement {self.number}"
        return "Agenda" if self.number == 1 else "Agenda, published again"


def page_words(first: int | None, last: int | None) -> str:
    """A run of pages as agenda sheets print it: “33 - 64”, “5”; blank without any."""
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first} - {last}"
