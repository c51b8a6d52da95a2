"""A report as screens and papers read it: front sheet, sections, appendices, background papers, sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper.kept_files import TakenFile
from db.tables.agenda import PaperKind
from db.tables.reports import ReportParagraphKind, SectionRole, SignOffKind


@dataclass(frozen=True, slots=True)
class Mark:
    """An emphasis or a link over some characters of a paragraph.

    Attributes:
        start: The first character, counted from 0 in whole characters (code points), never in halves.
        end: Behind the last one.
        style: “bold”, “italic” or “link”.
        target: Of a link: an https:, http: or mailto: address.
    """

    start: int
    end: int
    style: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """A paragraph as it was written, to be kept.

    Attributes:
        id: Of the row it was read from; None for a new one.
        level: Of a point: 0 at the margin, to 8.
        text: Plain words; of a table its rows as lines and its cells between tabs; of a picture what it shows.
        picture: Of a picture just taken in; one kept before is named by `blob_hash`.
    """

    id: str | None
    kind: ReportParagraphKind
    level: int = 0
    text: str = ""
    marks: tuple[Mark, ...] = ()
    picture: TakenFile | None = None
    blob_hash: str | None = None


@dataclass(frozen=True, slots=True)
class ReportParagraphView:
    """One paragraph, point, table or picture; see `WrittenParagraph` for what its text holds."""

    id: str
    kind: ReportParagraphKind
    level: int
    text: str
    marks: tuple[Mark, ...]
    blob_hash: str | None

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Of a table: its rows of cells, the first of them the titles."""
        return tuple(tuple(line.split("\t")) for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class ReportSectionView:
    """A headed part; guidance and whether it must be filled come from the board's template."""

    id: str
    heading: str
    role: SectionRole
    guidance: str
    is_required: bool
    paragraphs: tuple[ReportParagraphView, ...]


@dataclass(frozen=True, slots=True)
class BackgroundPaperView:
    """An unpublished paper that was relied on to a material extent."""

    id: str
    title: str
    file_name: str
    blob_hash: str | None
    exempt_paragraphs: str
    public_interest_reason: str
    is_confidential: bool

    @property
    def is_exempt(self) -> bool:
        """Whether it is kept from the public."""
        return bool(self.exempt_paragraphs) or self.is_confidential


@dataclass(frozen=True, slots=True)
class AppendixView:
    """A paper behind a report: a kept file, or one composed from the store."""

    id: str
    reference: str
    title: str
    paper: PaperKind
    file_name: str
    blob_hash: str | None
    exempt_paragraphs: str
    public_interest_reason: str
    is_confidential: bool

    @property
    def is_exempt(self) -> bool:
        """Whether it is kept from the public."""
        return bool(self.exempt_paragraphs) or self.is_confidential

    @property
    def has_paper(self) -> bool:
        """Whether there is anything behind its title."""
        return self.blob_hash is not None or self.paper is not PaperKind.NONE


@dataclass(frozen=True, slots=True)
class SignOffView:
    """A sign-off that is asked for or was given; its id is blank while it is not given."""

    id: str
    kind: SignOffKind
    person: str
    reference: str
    given_how: str
    signed_on: date | None
    is_required: bool
    is_out_of_date: bool

    @property
    def is_given(self) -> bool:
        """Whether somebody signed."""
        return bool(self.id)


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, whole.

    Attributes:
        missing: A sentence for everything the board's template asks for and that is not there yet.
        held_on: The day of the meeting it goes to, as its front sheet prints it.
        exempt_paragraphs: Of its agenda item, as “1, 3”; blank means Part I.
        is_confidential: Of its agenda item.
    """

    id: str
    agenda_item_id: str
    title: str
    lead_member: str
    lead_director: str
    author: str
    contact_email: str
    reference: str
    is_key_decision: bool
    parent_decision: str
    prints_front_sheet: bool
    attached_name: str
    attached_hash: str | None
    sections: tuple[ReportSectionView, ...]
    appendices: tuple[AppendixView, ...]
    background_papers: tuple[BackgroundPaperView, ...]
    sign_offs: tuple[SignOffView, ...]
    missing: tuple[str, ...]
    held_on: date
    exempt_paragraphs: str
    is_confidential: bool
