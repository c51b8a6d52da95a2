"""The chair’s briefing on paper: one A4 page, each section a heading with a few close lines."""

from __future__ import annotations

from boardkeeper.briefing.sheet import BriefingSheet, Part, SheetLine, SheetSection, Weight
from boardkeeper.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    Paragraph,
    ParagraphKind,
    Rag,
    Row,
    Section,
    SectionKind,
    Table,
    Text,
    Tone,
)

_TITLES = {
    Part.OVERDUE: ("What is late", "Who", "Late on the night"),
    Part.PROMISES: ("What was promised", "Who", "By when"),
    Part.NAMED: ("What is owed", "Who", "Since"),
    Part.COLOURS: ("KPI, and where its figure comes from", "Then", "Now"),
    Part.CONTRADICTIONS: ("Milestone, and its KPI", "Status", "Yet"),
    Part.RECOMMENDATIONS: ("What was recommended", "To", "Since"),
}
_WIDTHS = (63, 20, 17)
_TONES = {Weight.BAD: Tone.BAD, Weight.CAUTION: Tone.CAUTION, Weight.GOOD: Tone.GOOD}


def compose_briefing(sheet: BriefingSheet, key: str = "briefing") -> Section:
    """Compose the page as it was cut to fit."""
    blocks: list[Block] = [
        Heading(1, sheet.title, anchor=f"{key}-top"),
        Paragraph(f"{sheet.board} · {sheet.lead}", ParagraphKind.LEAD),
    ]
    for number, section in enumerate(sheet.sections, start=1):
        if section.part is Part.ABBREVIATIONS:
            blocks += _abbreviations(section, sheet, f"{key}-{number}")
        else:
            blocks += _section(section, f"{key}-{number}")
    return Section(
        key=key,
        title=sheet.title,
        blocks=tuple(blocks),
        kind=SectionKind.OTHER,
        starts_odd=False,
        is_close=True,
    )


def _section(section: SheetSection, anchor: str) -> list[Block]:
    if not section.lines and not section.left_out:
        return [Paragraph((Text(f"{section.title}. ", bold=True), Text(section.calm)))]
    head = f"{section.title} – {section.count}" if section.count else section.title
    blocks: list[Block] = [Heading(3, head, anchor=anchor)]
    if section.lines:
        columns = tuple(
            Column(title, width) for title, width in zip(_TITLES[section.part], _WIDTHS, strict=True)
        )
        rows = tuple(_row(line) for line in section.lines)
        note = _sentence(section.more)
        blocks.append(Table(columns, rows, row_heads=0, note=note, show_header=False))
    else:
        blocks.append(Paragraph(_sentence(section.more), ParagraphKind.NOTE))
    return blocks


def _row(line: SheetLine) -> Row:
    words: Inline = (
        *((Text("Not for publication. ", bold=True),) if line.is_exempt else ()),
        Text(line.text),
        *((Text(f" {line.note}", italic=True),) if line.note else ()),
    )
    if line.rags is None:
        return Row((Cell(words), Cell(line.middle), Cell(line.right, tone=_TONES.get(line.weight))))
    then, now = (None if rag is None else Rag(rag.value) for rag in line.rags)
    return Row((Cell(words), Cell(line.middle, rag=then), Cell(line.right, rag=now)))


def _abbreviations(section: SheetSection, sheet: BriefingSheet, anchor: str) -> list[Block]:
    if not section.lines and not section.left_out and not sheet.unexplained:
        return [Paragraph((Text(f"{section.title}. ", bold=True), Text(section.calm)))]
    runs: list[Text] = []
    for line in section.lines:
        runs += [Text(line.text, bold=True), Text(f" {line.note}; ")]
    if runs:
        runs[-1] = Text(runs[-1].text.removesuffix("; ") + (f"; {section.more}." if section.more else "."))
    elif section.more:
        runs.append(Text(f"{section.more}."))
    if sheet.unexplained:
        runs += [
            Text(f"{' ' if runs else ''}Explained nowhere: ", bold=True),
            Text(f"{', '.join(sheet.unexplained)}."),
        ]
    return [
        Heading(3, f"{section.title} – {section.count}", anchor=anchor),
        Paragraph(tuple(runs), ParagraphKind.NOTE),
    ]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
