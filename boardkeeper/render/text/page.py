"""A whole text from a pack's sections, block by block."""

from __future__ import annotations

from boardkeeper.documents.blocks import (
    Action,
    Block,
    Callout,
    ChartBlock,
    Contents,
    Cover,
    FieldList,
    Heading,
    KeyLine,
    Leaf,
    MemberList,
    Pack,
    PageBreak,
    Paragraph,
    Picture,
    Points,
    Resolution,
    Rule,
    Section,
    Signature,
    Table,
    Withheld,
)
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.stamps import classification_words
from boardkeeper.render.text.lists import action_lines, contents_lines, points_lines, resolution_lines
from boardkeeper.render.text.tables import fields_lines, table_lines
from boardkeeper.render.text.words import WIDTH, indented, words_of, wrapped

_LINE_UNDER = {1: "=", 2: "-"}


def render_text(pack: Pack) -> str:
    """Write the sections of a pack as plain text in lines of at most 78 characters; the same pack gives the same text.

    Only an address or another word longer than that stands out. Pictures are told by their alternative text.
    """
    lines: list[str] = []
    if pack.edition:
        lines += [clean(pack.edition).upper(), ""]
    for place, section in enumerate(pack.sections):
        if place:
            lines += ["", "", "=" * WIDTH, ""]
        lines += _section(section)
    return "\n".join([*lines, ""]).strip("\n") + "\n"


def _section(section: Section) -> list[str]:
    lines: list[str] = []
    marking = classification_words(section)
    if marking:
        lines += [clean(marking).upper(), ""]
    if section.attached is not None:
        name = clean(section.attached.name)
        lines += wrapped(f"{section.title}: “{name}” stands in the printed pack as it is.")
    return [*lines, *_blocks(section.blocks)]


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    """Blocks with a line of room between them."""
    lines: list[str] = []
    for block in blocks:
        found = _block(block)
        if not found:
            continue
        if lines:
            lines.append("")
        if isinstance(block, Heading) and block.level <= 2 and lines:
            lines.append("")
        lines += found
    return lines


def _block(block: Block) -> list[str]:  # noqa: C901, PLR0911, PLR0912 - one line for each block
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return wrapped(block.text)
        case Points():
            return points_lines(block)
        case Resolution():
            return resolution_lines(block)
        case Action():
            return action_lines(block)
        case Withheld():
            inside = indented(_blocks(block.blocks), "| ")
            return [f"[{clean(block.marking).upper()}]", *inside, f"[END OF {clean(block.marking).upper()}]"]
        case Callout():
            words = f"{clean(block.title).upper()}: " if block.title else ""
            return wrapped(words + words_of(block.text), "* ", "  ")
        case MemberList():
            title = [f"{clean(block.title)}:"] if block.title else []
            roles = (f"{each.name}, {each.role}" if each.role else each.name for each in block.members)
            return [*title, *(f"  {clean(words)}" for words in roles)]
        case Contents():
            title = [clean(block.title).upper(), ""] if block.title else []
            return [*title, *contents_lines(block.items)]
        case Cover():
            return _cover(block)
        case Table():
            return table_lines(block)
        case FieldList():
            return fields_lines(block)
        case KeyLine():
            signs = (f"{(each.rag or each.travel or each.tone or '')}: {each.text}" for each in block.items)
            return wrapped(f"{block.title}: {', '.join(signs)}")
        case Picture():
            return wrapped(f"[Picture: {block.alt}]") if block.alt else []
        case ChartBlock():
            return wrapped(f"[Chart: {block.alt or block.chart.description}]")
        case Signature():
            return [f"{clean(label)}: {'_' * 40}" for label in block.labels]
        case Rule():
            return ["-" * WIDTH]
        case PageBreak() | Leaf():
            return []


def _heading(heading: Heading) -> list[str]:
    number = f"{clean(heading.number)} " if heading.number else ""
    lines = wrapped(heading.text, number)
    under = _LINE_UNDER.get(heading.level)
    return [*lines, under * min(WIDTH, max(len(line) for line in lines))] if under else lines


def _cover(cover: Cover) -> list[str]:
    sender = [cover.council, *cover.lines, *(f"{label}: {value}" for label, value in cover.contact)]
    meeting = [cover.kind.upper(), cover.board, cover.day, cover.time, cover.place]
    above = [line for words in (*sender, cover.published) if words for line in wrapped(words)]
    below = [line for words in meeting if words for line in wrapped(words)]
    return [*above, "", *below]
