"""The tables at the foot of a front sheet: appendices, background papers, sign-offs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from boardkeeper.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    HeaderCell,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Row,
    Table,
    Text,
)
from boardkeeper.documents.exempt import exempt_words
from boardkeeper.reports import AppendixView, BackgroundPaperView, SignOffKind, SignOffView
from boardkeeper.rules.due_dates import full_date
from boardkeeper.rules.exemption import PARAGRAPHS, parse_paragraphs

_MARK = "✓"
_WORDS = {
    SignOffKind.FINANCE: "Finance (Fin)",
    SignOffKind.LEGAL: "Legal (Leg)",
    SignOffKind.MONITORING_OFFICER: "Monitoring officer (Mon Off)",
    SignOffKind.HUMAN_RESOURCES: "Human resources (HR)",
    SignOffKind.ASSETS: "Assets",
    SignOffKind.STRATEGIC_PROCUREMENT: "Strategic procurement (Strat Proc)",
    SignOffKind.LEADERSHIP_TEAM: "Originating leadership team member",
    SignOffKind.DIRECTOR: "Strategic director has agreed the report",
    SignOffKind.CABINET_MEMBER: "Cabinet member approval",
}
_SIGNED = (
    Column("Sign-off", 30),
    Column("Reference", 18),
    Column("Given by", 26),
    Column("How", 13),
    Column("Date", 20),
)
_BACKGROUND = (
    "Unpublished papers relied on to a material extent in preparing this report, which disclose facts or matters on "
    "which it, or an important part of it, is based."
)


def appendices_table(appendices: Sequence[AppendixView], links: Mapping[str, str]) -> list[Block]:
    """List the appendices with the paragraph each is exempt under, and why; its title leads to the appendix."""
    blocks: list[Block] = [Heading(2, "Appendices")]
    if not appendices:
        return [*blocks, Paragraph("None.")]
    heads = [(Cell(each.reference), Cell(_linked(each.title, links.get(each.id, "")))) for each in appendices]
    columns = (Column("Ref.", 7, Align.CENTRE), Column("Title of appendix", 42))
    return [*blocks, _marked(columns, heads, appendices)]


def background_table(papers: Sequence[BackgroundPaperView]) -> list[Block]:
    """List the unpublished papers relied on, with the paragraph each is exempt under, and why."""
    blocks: list[Block] = [Heading(2, "Background papers")]
    if not papers:
        return [*blocks, Paragraph("None.")]
    heads = [(Cell(each.title),) for each in papers]
    table = _marked((Column("Title of background paper", 49),), heads, papers)
    return [*blocks, Paragraph(_BACKGROUND, ParagraphKind.NOTE), table]


def _marked(
    columns: tuple[Column, ...],
    heads: Sequence[tuple[Cell, ...]],
    papers: Sequence[AppendixView | BackgroundPaperView],
) -> Table:
    """A table with a column for each paragraph of Schedule 12A; the reasons have one when there are any.

    Args:
        columns: Of what heads a row.
        heads: The cells that head each row.
        papers: What each row is about.
    """
    gives_reasons = any(paper.is_exempt for paper in papers)
    paragraphs = tuple(Column(str(number), 3, Align.CENTRE) for number in PARAGRAPHS)
    reasons = (Column("Why it is not for publication", 30),) if gives_reasons else ()
    above = (
        *(HeaderCell() for _ in columns),
        HeaderCell("Exempt under paragraph", span=len(paragraphs)),
        *(HeaderCell() for _ in reasons),
    )
    rows = []
    for head, paper in zip(heads, papers, strict=True):
        cited = _cited(paper.exempt_paragraphs)
        marks = tuple(Cell(_MARK if number in cited else "") for number in PARAGRAPHS)
        why = (Cell(_why(paper)),) if gives_reasons else ()
        rows.append(Row((*head, *marks, *why)))
    return Table((*columns, *paragraphs, *reasons), tuple(rows), header_rows=(above,), row_heads=len(columns))


def _linked(title: str, key: str) -> Inline:
    return (Text(title, link=f"#{key}"),) if key else title


def _cited(written: str) -> tuple[int, ...]:
    try:
        return parse_paragraphs(written)
    except ValueError:
        return ()


def _why(paper: AppendixView | BackgroundPaperView) -> str:
    if not paper.is_exempt:
        return ""
    words = exempt_words("", is_confidential=True) if paper.is_confidential else ""
    confidential = words[:1].upper() + words[1:]
    return "\n".join(each for each in (confidential, paper.public_interest_reason) if each)


def sign_offs_table(sign_offs: Sequence[SignOffView]) -> list[Block]:
    """Who agreed the report, under which reference, how and when; a column nobody filled is left out."""
    blocks: list[Block] = [Heading(2, "Sign-off")]
    shown = [each for each in sign_offs if each.is_given or each.is_required]
    if not shown:
        return []
    rows = [_signed(each) for each in shown]
    used = [place for place in range(len(_SIGNED)) if any(row[place] for row in rows)]
    table = Table(
        tuple(_SIGNED[place] for place in used),
        tuple(Row(tuple(Cell(row[place]) for place in used)) for row in rows),
    )
    return [*blocks, table]


def _signed(sign_off: SignOffView) -> tuple[str, ...]:
    if not sign_off.is_given:
        return (_WORDS[sign_off.kind], "Not given yet", "", "", "")
    day = full_date(sign_off.signed_on) if sign_off.signed_on else ""
    person = sign_off.person or ("Yes" if sign_off.kind is SignOffKind.DIRECTOR else "")
    return (_WORDS[sign_off.kind], sign_off.reference, person, sign_off.given_how, day)
