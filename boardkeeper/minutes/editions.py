"""What each edition of the minutes says: the public one, the restricted one, and separate minutes of Part II.

Source: Local Government Act 1972, s. 100C(1)(a) (minutes open to inspection leave out what discloses exempt
information) and s. 100C(2) (where that leaves no reasonably fair and coherent record, a written summary that discloses
nothing); Schedule 12A, Part 1; s. 100A(2) for confidential information.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from boardkeeper.minutes.views import MinutesView, ParagraphView
from boardkeeper.reports import Mark
from boardkeeper.reports.marks import ITALIC
from boardkeeper.rules.exemption import cite_paragraphs, parse_paragraphs
from db.tables.minutes import ParagraphKind

_ACT = "the Local Government Act 1972"


class Edition(StrEnum):
    """Which minutes are meant.

    `PUBLIC` says nothing exempt, `RESTRICTED` everything with exempt passages marked, `PART_II` only those.
    """

    PUBLIC = "public"
    RESTRICTED = "restricted"
    PART_II = "part II"


@dataclass(frozen=True, slots=True)
class ExemptPassage:
    """Neighbouring paragraphs the public edition leaves out, and what it says in their place.

    Attributes:
        number: Of the minute; None when it takes none or has none yet.
        summaries: Each once, in order; none when nobody has written one.
        why: “paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972”.
    """

    minute_id: str
    number: int | None
    title: str
    paragraph_ids: tuple[str, ...]
    summaries: tuple[str, ...]
    why: str

    @property
    def wants_summary(self) -> bool:
        """Whether the public record would say nothing of it but why it is silent."""
        return not self.summaries


def edition_of(minutes: MinutesView, edition: Edition) -> MinutesView:
    """The minutes as an edition says them; letters, limbs and numbers stay those of the whole record."""
    if edition is Edition.RESTRICTED:
        return minutes
    if edition is Edition.PART_II:
        return _part_two(minutes)
    return replace(
        minutes,
        minutes=tuple(
            replace(
                minute,
                paragraphs=tuple(_public(minute.paragraphs)),
                limbs_in_all=len(minute.resolutions),
            )
            for minute in minutes.minutes
        ),
    )


def has_exempt(minutes: MinutesView) -> bool:
    """Whether any passage is kept from the public, so that there are minutes of Part II."""
    return any(each.is_exempt for minute in minutes.minutes for each in minute.paragraphs)


def is_confidential_only(minutes: MinutesView) -> bool:
    """Whether what is kept from the public is all confidential, and none of it exempt."""
    private = [each for minute in minutes.minutes for each in minute.paragraphs if each.is_exempt]
    return bool(private) and all(each.is_confidential for each in private)


def exempt_passages(minutes: MinutesView) -> tuple[ExemptPassage, ...]:
    """Every passage the public edition leaves out, in order."""
    return tuple(
        ExemptPassage(
            minute_id=minute.id,
            number=minute.number,
            title=minute.title,
            paragraph_ids=tuple(each.id for each in run),
            summaries=tuple(dict.fromkeys(summary for each in run if (summary := _summary(each)))),
            why=why_exempt(run),
        )
        for minute in minutes.minutes
        for is_exempt, run in _runs(minute.paragraphs)
        if is_exempt
    )


def wanting_summaries(minutes: MinutesView) -> tuple[ExemptPassage, ...]:
    """The passages of which the public record says nothing yet: each wants a summary that discloses nothing (s. 100C(2))."""
    return tuple(passage for passage in exempt_passages(minutes) if passage.wants_summary)


def short_marking(paragraph: ParagraphView) -> str:
    """What a passage is marked with in the restricted edition: “Exempt – paragraph 3”; blank when it is public."""
    if paragraph.is_confidential:
        return "Confidential – section 100A(2)"
    return f"Exempt – {_cited([paragraph.exempt_paragraphs])}" if paragraph.exempt_paragraphs else ""


def why_exempt(passage: Iterable[ParagraphView]) -> str:
    """Say why paragraphs are not public: Schedule 12A once for all of them, and s. 100A(2) where it bars them."""
    every = [each for each in passage if each.is_exempt]
    return _why(
        [each.exempt_paragraphs for each in every],
        is_confidential=any(each.is_confidential for each in every),
    )


def not_public(exempt_paragraphs: str, *, is_confidential: bool) -> str:
    """The one sentence that stands for something nothing can be said of."""
    return f"Not for publication: {_why([exempt_paragraphs], is_confidential=is_confidential)}."


def _why(written: Iterable[str], *, is_confidential: bool) -> str:
    reasons = [f"confidential information, section 100A(2) of {_ACT}"] if is_confidential else []
    cited = _cited(written)
    if cited:
        reasons.append(f"{cited} of Part 1 of Schedule 12A to {_ACT}")
    return "; ".join(reasons)


def cited_in(minutes: MinutesView) -> str:
    """The paragraphs of Schedule 12A that minutes cite anywhere, as “1, 3”; blank when none."""
    written = (each.exempt_paragraphs for minute in minutes.minutes for each in minute.paragraphs)
    return ", ".join(dict.fromkeys(words for words in written if words))


def _cited(written: Iterable[str]) -> str:
    kept = ", ".join(dict.fromkeys(words.strip() for words in written if words.strip()))
    try:
        paragraphs = parse_paragraphs(kept)
    except ValueError:
        # What an older file says in other words is given as it stands.
        return kept
    return cite_paragraphs(paragraphs) if paragraphs else ""


def _runs(paragraphs: Sequence[ParagraphView]) -> list[tuple[bool, list[ParagraphView]]]:
    return [(key, list(run)) for key, run in groupby(paragraphs, key=lambda each: each.is_exempt)]


def _summary(paragraph: ParagraphView) -> str:
    return paragraph.public_summary.strip()


def _public(paragraphs: Sequence[ParagraphView]) -> Iterable[ParagraphView]:
    for is_exempt, run in _runs(paragraphs):
        yield from _in_place_of(run) if is_exempt else run


def _in_place_of(run: Sequence[ParagraphView]) -> Iterable[ParagraphView]:
    """Each summary once; the last says why it is all there is. Without any, one sentence says why the record is silent."""
    told: dict[str, ParagraphView] = {}
    for each in run:
        if summary := _summary(each):
            told.setdefault(summary, each)
    if not told:
        yield _said(run[0], "", f"Not for publication: {why_exempt(run)}.")
        return
    *earlier, (last, paragraph) = told.items()
    for summary, each in earlier:
        yield _said(each, summary, "")
    yield _said(paragraph, last, f"(Not for publication in full: {why_exempt(run)}.)")


def _said(stands_for: ParagraphView, summary: str, why: str) -> ParagraphView:
    """A paragraph made of what may be said and nothing else; a lettered point stays one, so that the letters run on."""
    text = " ".join(part for part in (summary, why) if part)
    is_point = stands_for.kind is ParagraphKind.POINT
    return ParagraphView(
        id=stands_for.id,
        kind=ParagraphKind.POINT if is_point else ParagraphKind.TEXT,
        text=text,
        letter=stands_for.letter if is_point else "",
        level=stands_for.level if is_point else 0,
        exempt_paragraphs="",
        public_summary="",
        marks=(Mark(len(text) - len(why), len(text), ITALIC, ""),) if why else (),
    )


def _part_two(minutes: MinutesView) -> MinutesView:
    """Only what is not public, under the minutes it belongs to."""
    private = []
    for minute in minutes.minutes:
        paragraphs = tuple(each for each in minute.paragraphs if each.is_exempt)
        if paragraphs:
            private.append(replace(minute, paragraphs=paragraphs, limbs_in_all=len(minute.resolutions)))
    return replace(minutes, minutes=tuple(private), declarations=())
