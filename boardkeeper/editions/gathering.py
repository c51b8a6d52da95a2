"""Gather, on the database thread, everything that an edition of a pack is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from boardkeeper import packs, publishing
from boardkeeper.briefing import gather_facts
from boardkeeper.briefing_paper import BriefingPapers
from boardkeeper.clock import current_day
from boardkeeper.documents.kept_pages import KeptPages
from boardkeeper.documents.pack import PackPapers
from boardkeeper.editions.views import Edition, NothingToMake, Part
from boardkeeper.kept_files import content_in
from boardkeeper.minutes.editions import Edition as MinutesEdition
from boardkeeper.publishing import Prepared, PublicationKind, PublishedAs
from boardkeeper.publishing.given_numbers import kept_pages_in
from boardkeeper.publishing.kept import standing_in
from boardkeeper.publishing.preparing import prepare_again
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.number_words import NUMBER_WORDS
from db.tables.packs import PublishedPaper, Readers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from db.store import Store
    from db.tables.packs import Publication


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as it went out; its bytes are not printed with it."""

    file_name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class GatheredPack:
    """What every edition of a meeting's pack can be composed from, as plain values for another thread.

    Attributes:
        public: The papers without exempt matter.
        restricted: The same with it: they give every edition its page numbers.
        kept: The page numbers that were published; None while the agenda is a draft.
        briefing: What the chair's edition says behind the agenda sheet; only gathered for it.
        before: For an edition of what changed: the pack that the same readers were given last, then its supplements.
        since: What `before` is called: “the agenda of 3 September 2019”.
        supplement: What the next supplement would be; of one that is out, what it is made of, with the words of today.
        published: The file of a supplement that is out.
    """

    public: PackPapers
    restricted: PackPapers
    kept: KeptPages | None = None
    briefing: BriefingPapers | None = None
    before: tuple[bytes, ...] = field(default=(), repr=False)
    since: str = ""
    supplement: Prepared | None = None
    published: PublishedFile | None = None


def gather_editions(store: Store, meeting_id: str, edition: Edition | None = None) -> GatheredPack:
    """Collect what an edition is made of; without one, what the public and the restricted pack are made of.

    Raises:
        NothingToMake: Changes are wanted and nothing was published, or there is no supplement of that number.
        NotReady: The next supplement is wanted, and none can be made.
    """
    edition = edition or Edition()
    if edition.part is Part.SUPPLEMENT:
        return _supplement(store, meeting_id, edition)
    public, restricted = packs.gather_both(store, meeting_id)
    with store.read() as session:
        kept = kept_pages_in(session, meeting_id)
    briefing = None
    if edition.readers is Readers.CHAIR and edition.part is Part.WHOLE:
        facts = gather_facts(store, meeting_id, MinutesEdition.RESTRICTED)
        briefing = BriefingPapers(facts, restricted)
    before: tuple[bytes, ...] = ()
    since = ""
    if edition.part is Part.CHANGES:
        with store.read() as session:
            standing = standing_in(session, meeting_id)
            before = tuple(_as_given(session, each, edition).content for each in standing)
        if not before:
            raise NothingToMake(
                f"Nothing was published yet for the meeting of {full_date(public.meeting.held_on)}, so nothing "
                "can have changed.",
                "Print the whole pack.",
            )
        since = _since(standing)
    return GatheredPack(public, restricted, kept, briefing, before, since)


def _since(standing: Sequence[Publication]) -> str:
    """“the agenda of 3 September 2019 and its supplement”: all that readers hold."""
    agenda = f"the agenda of {full_date(standing[0].published_on)}"
    supplements = len(standing) - 1
    if not supplements:
        return agenda
    if supplements == 1:
        return f"{agenda} and its supplement"
    number = NUMBER_WORDS[supplements] if supplements < len(NUMBER_WORDS) else str(supplements)
    return f"{agenda} and its {number} supplements"


def _supplement(store: Store, meeting_id: str, edition: Edition) -> GatheredPack:
    if not edition.supplement:
        on = edition.on or current_day()
        prepared = publishing.prepare_supplement(store, meeting_id, edition.items or None, on)
        return GatheredPack(prepared.public, prepared.restricted, supplement=prepared)
    with store.read() as session:
        published = {
            each.number: each
            for each in standing_in(session, meeting_id)
            if each.kind is PublicationKind.SUPPLEMENT
        }
        if edition.supplement not in published:
            raise NothingToMake(
                f"There is no supplement {edition.supplement} to this agenda.", _known_supplements(published)
            )
        given = _as_given(session, published[edition.supplement], edition)
    again = prepare_again(store, meeting_id, edition.supplement)
    return GatheredPack(again.public, again.restricted, supplement=again, published=given)


def _known_supplements(numbers: Sequence[int] | dict[int, Publication]) -> str:
    known = ", ".join(str(number) for number in sorted(numbers))
    return (
        f"Published were {known}." if known else "None was published; leave the number out to see the next."
    )


def _as_given(session: Session, publication: Publication, edition: Edition) -> PublishedFile:
    """The pack of a publication for these readers; where nothing in it was exempt there is one for everybody."""
    wanted = [PublishedAs.RESTRICTED_PACK] if edition.is_restricted else []
    for kind in (*wanted, PublishedAs.PUBLIC_PACK):
        paper = session.scalar(
            select(PublishedPaper).where(
                PublishedPaper.publication_id == publication.id, PublishedPaper.published_as == kind
            )
        )
        if paper is not None:
            return PublishedFile(paper.file_name, content_in(session, paper.blob_hash))
    raise NothingToMake(
        "The published file of this agenda is no longer in the board.", "Print the whole pack instead."
    )
