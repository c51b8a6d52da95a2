"""The key that says what colours, letters and marks mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from boardkeeper.documents.blocks import KeyItem, KeyLine, Tone
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.entries import entry_of, text_entries
from boardkeeper.render.pdf.fonts import Weight
from boardkeeper.render.pdf.prose import Flow
from boardkeeper.render.pdf.strips import CellBox, SideBySide
from boardkeeper.render.pdf.style import RAG_WASHES, TONE_WASHES, TRAVEL_MARKS, Wash
from boardkeeper.render.pdf.typesetting import Ink, Line, single

SWATCH_WIDTH = 15.0


@dataclass(slots=True)
class KeyStrip(SideBySide):
    """Part of a colour key: swatches behind their letters, as tall as a line."""

    swatches: list[tuple[float, Wash]] = field(default_factory=list)
    leading: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        for x, wash in self.swatches:
            tall = self.leading - 3.0
            canvas.fill_box(left + x, top - tall - 1.5, SWATCH_WIDTH, tall, wash.paper, radius=2.0)
        SideBySide.draw(self, canvas, left, top, width)


def lay_key(flow: Flow, key: KeyLine) -> None:
    """Title and entries on as few lines as they need."""
    measure = flow.small()
    measure = replace(measure, leading=measure.leading + 2.5)
    flow.keep_with_table()
    element = flow.root.add("P")
    row = KeyStrip(height=measure.leading, gap=flow.style.body * 0.5, keep=True, leading=measure.leading)
    rows = [row]
    x = 0.0
    if key.title:
        title = single(f"{key.title}:", replace(measure.ink, weight=Weight.SEMIBOLD))
        title.soft = True
        row.boxes.append(CellBox(0.0, title.width, [entry_of(title, element, measure)]))
        x = title.width + 10.0
    for item in key.items:
        sign, wash = _sign_of(item, measure.ink)
        beside = replace(measure, x=SWATCH_WIDTH + 5.0, width=flow.width - SWATCH_WIDTH - 5.0)
        entries = text_entries(item.text, element, beside)
        wide = beside.x + max(entry.line.width for entry in entries)
        if x and x + wide > flow.width:
            row = KeyStrip(height=measure.leading, keep=True, leading=measure.leading)
            rows.append(row)
            x = 0.0
        entries[0].label = (sign, (SWATCH_WIDTH - sign.width) / 2, element)
        sign.soft = entries[-1].line.soft = True
        row.boxes.append(CellBox(x, wide, entries))
        row.height = max(row.height, len(entries) * measure.leading)
        if wash is not None:
            row.swatches.append((x, wash))
        x += wide + 16.0
    rows[-1].keep = False
    flow.strips += rows


def _sign_of(item: KeyItem, ink: Ink) -> tuple[Line, Wash | None]:
    if item.travel is not None:
        sign, colour = TRAVEL_MARKS[item.travel]
        return single(sign, replace(ink, colour=colour)), None
    if item.rag is not None:
        wash = RAG_WASHES[item.rag]
        return single(item.rag.value, replace(ink, weight=Weight.BOLD, colour=wash.ink)), wash
    wash = TONE_WASHES[item.tone or Tone.MUTED]
    return Line(), wash
