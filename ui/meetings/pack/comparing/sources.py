"""Packs that can be compared or checked: the one that is shown, one that was published, any file. Work for a thread of the pool."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from boardkeeper import publishing
from boardkeeper.editions import GatheredPack, comparing, gather_editions, verifying
from boardkeeper.editions.comparing import ComparedPacks
from boardkeeper.editions.reading import read_own_pack, read_pack_file
from boardkeeper.editions.verifying import VerifiedPack
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.pack_pages import ReadPack
from ui.meetings.pack.laid_out import LaidOutPack
from ui.operations import Desk

Progress = Callable[[str, int, int], None]
_SUPPLEMENT = re.compile(r"\bSupplement (\d+)\b", re.IGNORECASE)
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """A pack to be read: exactly one of its parts says where it is.

    Attributes:
        name: As the chooser lists it.
        published_id: Of a published file; its `content` is fetched before it is read.
    """

    name: str
    path: Path | None = None
    published_id: str = ""
    shown: LaidOutPack | None = None
    content: bytes = field(default=b"", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AskedPair:
    """What a comparison was asked for; `asked` tells an answer that came too late from the one wanted."""

    before: Source
    after: Source
    asked: int


@dataclass(frozen=True, slots=True)
class Held:
    """Two packs held against each other, as they were asked for."""

    pair: AskedPair
    compared: ComparedPacks


@dataclass(frozen=True, slots=True)
class CheckedAgainst:
    """What a pack is checked against: what the board has for the meeting, and what was published."""

    gathered: GatheredPack
    published: dict[str, bytes] = field(repr=False)


def published_sources(desk: Desk, meeting_id: str) -> tuple[Source, ...]:
    """The packs that were published for a meeting, in their order."""
    return tuple(
        Source(f"{_title(paper)}, {full_date(publication.published_on)}", published_id=paper.id)
        for publication in publishing.publications(desk, meeting_id)
        for paper in publication.papers
        if paper.file_name.endswith(".pdf") and "pack" in paper.published_as.value
    )


def _title(paper: publishing.PublishedPaperView) -> str:
    """“Public pack”, “Supplement 1, restricted”: short enough for a chooser; the day of the meeting is said at the top."""
    number = _SUPPLEMENT.search(paper.file_name)
    readers = "restricted" if "restricted" in paper.published_as.value else "public"
    return f"Supplement {number[1]}, {readers}" if number else f"{readers.capitalize()} pack"


def with_content(desk: Desk, sources: tuple[Source, ...]) -> tuple[bytes, ...]:
    """The published files among some sources, byte for byte; nothing for the others."""
    return tuple(
        publishing.published_file(desk, each.published_id)[1] if each.published_id else b""
        for each in sources
    )


def checked_against(desk: Desk, meeting_id: str) -> CheckedAgainst:
    """Gather what a pack of a meeting is checked against."""
    kept = {
        f"the {paper.published_as.value} as published on {full_date(publication.published_on)}": (
            publishing.published_file(desk, paper.id)[1]
        )
        for publication in publishing.publications(desk, meeting_id)
        for paper in publication.papers
    }
    return CheckedAgainst(gather_editions(desk, meeting_id), kept)


def hold_against(pair: AskedPair, *, progress: Progress, cancelled: Cancelled) -> Held:
    """Read two packs and compare them; belongs on a thread of the pool."""
    before = _read(pair.before, progress, cancelled)
    return Held(pair, comparing.compare(before, _read(pair.after, progress, cancelled)))


def check(
    path: Path, password: str, against: CheckedAgainst, *, progress: Progress, cancelled: Cancelled
) -> VerifiedPack:
    """Check a finished pack; belongs on a thread of the pool."""

    def tell(done: int, total: int) -> None:
        progress(f"Reading {path.name}", done, total)

    return verifying.verify_file(
        path,
        password=password,
        gathered=against.gathered,
        published=against.published,
        progress=tell,
        cancelled=cancelled,
    )


def _read(source: Source, progress: Progress, cancelled: Cancelled) -> ReadPack:
    def tell(done: int, total: int) -> None:
        progress(f"Reading {source.name}", done, total)

    if source.path is not None:
        return read_pack_file(source.path, password=source.password, progress=tell, cancelled=cancelled)
    content = source.content
    if source.shown is not None:
        content = source.shown.assembled(progress=progress, cancelled=cancelled).pdf
    return read_own_pack(content, source.name, progress=tell, cancelled=cancelled)
