"""Headings, paragraphs, lists, resolutions, notices: blocks of running text turned into strips."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from boardkeeper.documents.blocks import (
    Action,
    Callout,
    Heading,
    ListStyle,
    MemberList,
    Paragraph,
    ParagraphKind,
    Point,
    Points,
    Resolution,
    Signature,
    Text,
    Tone,
)
from boardkeeper.render.pdf.canvas import TaggedCanvas
from boardkeeper.render.pdf.entries import Measure, body_measure, list_entries, text_entries
from boardkeeper.render.pdf.fonts import Weight, clean
from boardkeeper.render.pdf.kept_tables import TablesOfSection
from boardkeeper.render.pdf.strips import (
    Backdrop,
    CellBox,
    Entry,
    LineStrip,
    RoomBelow,
    RuleStrip,
    Strip,
    line_strip,
    side_by_side,
)
from boardkeeper.render.pdf.style import TONE_WASHES, WARNING, Colour, Style, mixed
from boardkeeper.render.pdf.tags import Element
from boardkeeper.render.pdf.typesetting import Ink, runs_of, single


@dataclass(slots=True)
class Flow:
    """A section while it is being laid out.

    Attributes:
        width: Of the measure, in points.
        root: Element that blocks hang their elements on.
        level: Of the heading met last; the next is at most one deeper, as PDF/UA asks.
        room: Height of a page's text area, in points; what cannot be parted is made no taller.
        tables: Tables laid out before, where they are kept.
    """

    style: Style
    width: float
    root: Element
    strips: list[Strip] = field(default_factory=list)
    level: int = 0
    room: float = float("inf")
    tables: TablesOfSection | None = None

    @property
    def measure(self) -> Measure:
        return body_measure(self.style, self.width)

    def inked(self, weight: Weight, size: float) -> Ink:
        return Ink(weight, size, self.style.ink)

    def small(self, width: float | None = None) -> Measure:
        """For notes and captions."""
        size = self.style.small
        ink = Ink(Weight.REGULAR, size, self.style.quiet)
        return Measure(ink, round(size * 1.32, 2), width or self.width, self.style.brand)

    def put(self, entries: list[Entry], *, backdrop: Backdrop | None = None, keep_all: bool = False) -> None:
        for index, entry in enumerate(entries):
            keep = True if keep_all and index + 1 < len(entries) else entry.keep
            self.strips.append(line_strip(entry, backdrop=backdrop, keep=keep))

    def keep_last(self) -> None:
        """Hold the strip put last, with the room below it, together with whatever comes next."""
        for strip in reversed(self.strips):
            strip.keep = True
            if not isinstance(strip, RoomBelow):
                return

    def keep_with_table(self) -> None:
        """Hold the last row of the table above, and its note, together with whatever comes next."""
        for back, strip in enumerate(reversed(self.strips[-8:]), start=1):
            if strip.repeat:
                for held in self.strips[-back:]:
                    held.keep = True
                return


def lay_heading(flow: Flow, heading: Heading) -> None:
    style = flow.style
    flow.level = max(1, min(heading.level, flow.level + 1, 6))
    size = style.heading_size(heading.level)
    colour = style.brand if heading.level <= 2 else style.ink
    weight = Weight.BOLD if heading.level == 1 else Weight.SEMIBOLD
    measure = Measure(Ink(weight, size, colour), round(size * 1.2, 2), flow.width, style.brand)
    element = flow.root.add(f"H{flow.level}")
    number = single(heading.number, measure.ink) if heading.number else None
    hang = max(number.width + size * 0.5, 26.0) if number is not None else 0.0
    entries = text_entries(heading.text, element, measure.indented(hang) if hang else measure)
    entries[0].gap = {1: style.body * 1.2, 2: style.body * 1.5}.get(heading.level, style.body * 1.15)
    if number is not None:
        number.soft = True
        entries[0].label = (number, 0.0, element)
    flow.put(entries)
    first = flow.strips[-len(entries)]
    assert isinstance(first, LineStrip)
    words = f"{clean(heading.number)} {clean(heading.text)}".replace("\n", " ").strip()
    first.heading = (flow.level, words)
    first.places = (heading.anchor,) if heading.anchor else ()
    for strip in flow.strips[-len(entries) :]:
        strip.keep = True
    flow.strips.append(Strip(height={1: 5.0, 2: 2.0}.get(heading.level, 0.0), keep=True))


def lay_paragraph(flow: Flow, paragraph: Paragraph) -> None:
    style = flow.style
    measure = flow.measure
    gap = style.body * 0.6
    if paragraph.kind is ParagraphKind.LEAD:
        size = round(style.body * 1.1, 2)
        measure = replace(measure, ink=Ink(Weight.REGULAR, size, style.ink), leading=round(size * 1.36, 2))
    elif paragraph.kind is ParagraphKind.NOTE:
        measure = flow.small()
        gap = style.body * 0.4
        flow.keep_with_table()
    entries = text_entries(paragraph.text, flow.root.add("P"), measure, gap)
    if paragraph.kind is ParagraphKind.CENTRED:
        for entry in entries:
            entry.x = round((flow.width - entry.line.width) / 2, 2)
    flow.put(entries)


def lay_points(flow: Flow, points: Points) -> None:
    if points.points:
        # A list stays with the words that lead up to it.
        flow.keep_last()
        flow.put(list_entries(points, flow.root, flow.measure, flow.style.body * 0.42))


def lay_resolution(flow: Flow, resolution: Resolution) -> None:
    """The verb bold behind a bar of the accent; one part runs on, several are numbered."""
    style = flow.style
    measure = flow.measure.indented(15.0)
    bar = Backdrop(bar=style.brand, bar_width=2.5)
    verb = Text(resolution.verb, bold=True)
    between = (Text(" "),) if resolution.verb and resolution.lead else ()
    lead = (*between, *runs_of(resolution.lead)) if resolution.lead else ()
    flow.keep_last()
    flow.strips.append(Strip(height=style.body * 0.7, keep=True))
    entries: list[Entry]
    if not resolution.is_numbered:
        words = (verb, *lead, Text(" "), *runs_of(resolution.limbs[0]))
        entries = text_entries(words, flow.root.add("P"), measure)
    else:
        entries = text_entries((verb, *lead), flow.root.add("P"), measure)
        if resolution.limbs:
            entries[-1].keep = True
            points = tuple(Point(limb) for limb in resolution.limbs)
            limbs = Points(points, ListStyle.NUMBERS, start=resolution.start or 1)
            entries += list_entries(limbs, flow.root, measure, style.body * 0.35)
    if resolution.note:
        entries[-1].keep = True
        small = flow.small(flow.width - 15.0)
        entries += text_entries(
            resolution.note, flow.root.add("P"), replace(small, x=15.0), style.body * 0.35
        )
    flow.put(entries, backdrop=bar)
    flow.strips.append(RoomBelow(height=style.body * 0.25))


def lay_action(flow: Flow, action: Action) -> None:
    """The label bold behind a bar of its own colour; who does it by when below."""
    style = flow.style
    measure = flow.measure.indented(15.0)
    bar = Backdrop(bar=TONE_WASHES[Tone.CAUTION].ink, bar_width=2.5)
    words = (Text(action.label, bold=True), Text(" "), *runs_of(action.text))
    flow.strips.append(Strip(height=style.body * 0.7, keep=True))
    entries = text_entries(words, flow.root.add("P"), measure)
    if action.who:
        entries[-1].keep = True
        bold = replace(measure, ink=Ink(Weight.SEMIBOLD, round(style.body * 0.94, 2), style.ink))
        entries += text_entries(action.who, flow.root.add("P"), bold, 1.0)
    flow.put(entries, backdrop=bar)
    flow.strips.append(RoomBelow(height=style.body * 0.25))


def lay_marking(flow: Flow, marking: str) -> None:
    """The words over what is not public, held together with it."""
    measure = replace(flow.small(), ink=Ink(Weight.BOLD, flow.style.small, WARNING))
    flow.put(text_entries(marking, flow.root.add("P"), measure, flow.style.body * 0.7))
    flow.keep_last()


def lay_callout(flow: Flow, callout: Callout) -> None:
    style = flow.style
    wash = TONE_WASHES[callout.tone]
    is_calm = callout.tone in {Tone.WAITING, Tone.MUTED}
    paper = style.shade if is_calm else mixed(wash.paper, (1.0, 1.0, 1.0), 0.55)
    box = Backdrop(paper=paper, bar=style.brand if is_calm else wash.ink)
    size = round(style.body * 0.92, 2)
    ink = Ink(Weight.REGULAR, size, style.ink)
    measure = Measure(ink, round(size * 1.33, 2), flow.width - 30.0, style.brand, x=16.0)
    element = flow.root.add("Div")
    entries: list[Entry] = []
    if callout.title:
        bold = replace(measure, ink=Ink(Weight.SEMIBOLD, size, style.ink))
        entries += text_entries(callout.title, element.add("P"), bold)
        entries[-1].keep = True
    entries += text_entries(callout.text, element.add("P"), measure, 2.0 if callout.title else 0.0)
    short = sum(entry.height for entry in entries) < 220.0
    flow.strips.append(Strip(height=style.body * 0.8, keep=True))
    flow.strips.append(Strip(height=7.0, keep=True, backdrop=box))
    flow.put(entries, backdrop=box, keep_all=short)
    flow.keep_last()
    flow.strips.append(Strip(height=8.0, backdrop=box))
    flow.strips.append(RoomBelow(height=style.body * 0.3))


def lay_members(flow: Flow, members: MemberList) -> None:
    """Officers first, a line each with their role; the others in columns below, read down."""
    style = flow.style
    measure = flow.measure
    if members.title:
        bold = replace(measure, ink=Ink(Weight.SEMIBOLD, style.body, style.brand))
        flow.put(text_entries(members.title, flow.root.add("P"), bold, style.body * 0.9))
        flow.keep_last()
    tree = flow.root.add("L", ListNumbering="None")
    for member in (m for m in members.members if m.role):
        words = (Text(f"{member.name}, "), Text(member.role, bold=True))
        flow.put(text_entries(words, tree.add("LI").add("LBody"), measure))
        flow.keep_last()
    names = [member.name for member in members.members if not member.role]
    widest = max((single(name, measure.ink).width for name in names), default=1.0)
    columns = max(1, min(3, int((flow.width + 14.0) // (widest + 14.0))))
    depth = -(-len(names) // columns)
    room = flow.width / columns
    boxes = [
        CellBox(index // depth * room, room, text_entries(name, tree.add("LI").add("LBody"), measure))
        for index, name in enumerate(names)
    ]
    for row in range(depth):
        flow.strips.append(side_by_side(boxes[row::depth]))


def lay_signature(flow: Flow, signature: Signature) -> None:
    style = flow.style
    measure = flow.small()
    room = flow.width / max(2, len(signature.labels))
    boxes = [
        CellBox(
            index * room,
            room - 18.0,
            text_entries(label, flow.root.add("P"), replace(measure, width=room - 18.0)),
        )
        for index, label in enumerate(signature.labels)
    ]
    if boxes:
        flow.keep_last()
        flow.strips.append(Strip(height=style.body * 3, keep=True))
        lines = [(box.x, box.width) for box in boxes]
        flow.strips.append(SigningLines(height=4.0, keep=True, lines=lines, ink=style.quiet))
        flow.strips.append(side_by_side(boxes))


@dataclass(slots=True)
class SigningLines(Strip):
    lines: list[tuple[float, float]] = field(default_factory=list)
    ink: Colour = (0.0, 0.0, 0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:  # noqa: ARG002 - every strip is drawn so
        for x, length in self.lines:
            canvas.rule(left + x, top, left + x + length, top, self.ink)


def lay_rule(flow: Flow) -> None:
    """Neither a line nor what it begins (a signature, most often) stands alone on a page."""
    flow.keep_last()
    flow.strips.append(RuleStrip(height=flow.style.body * 1.4, ink=flow.style.hairline, keep=True))
