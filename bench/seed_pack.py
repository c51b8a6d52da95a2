"""A pack of 78 pages like a real one, in blocks: agenda sheet, minutes, reports with tables, a plan on landscape pages, logs.

Nobody's words: sentences are put together from a short list, so that every tool sets the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from boardkeeper.documents.blocks import (
    Cell,
    Column,
    Contents,
    ContentsItem,
    Cover,
    Heading,
    ListStyle,
    Member,
    MemberList,
    Orientation,
    Pack,
    Paragraph,
    Point,
    Points,
    Rag,
    Resolution,
    Row,
    Section,
    SectionKind,
    Table,
    Tone,
)

_WORDS = [
    "children",
    "placements",
    "families",
    "the",
    "review",
    "of",
    "board",
    "progress",
    "early",
    "help",
    "and",
    "support",
    "for",
    "care",
    "leavers",
    "plan",
    "with",
    "social",
    "workers",
    "in",
    "which",
    "assessments",
    "are",
    "completed",
    "within",
    "days",
    "so",
    "that",
    "no",
    "child",
    "waits",
    "longer",
    "than",
    "needed",
]
_STATUSES = (("On track", Tone.GOOD), ("Slight slippage", Tone.CAUTION), ("Not yet due", Tone.WAITING))
BOARD = "Children’s Services Improvement Board"


def sentence(seed: int, words: int = 24) -> str:
    """A sentence of so many words, another for every seed."""
    found = [_WORDS[(seed * 7 + place * (3 + seed % 5)) % len(_WORDS)] for place in range(words)]
    return f"{' '.join(found).capitalize()}."


def prose(seed: int, sentences: int = 4) -> str:
    """A paragraph of so many sentences."""
    return " ".join(sentence(seed * 31 + place) for place in range(sentences))


def _agenda(titles: dict[str, str]) -> Section:
    items = tuple(
        ContentsItem(str(number), title, sentence(number, 14), target=key)
        for number, (key, title) in enumerate(titles.items(), start=1)
    )
    cover = Cover(
        "Tamarmouth City Council", BOARD, "Wednesday 11 September 2019", "2.00 pm", "Council House",
        lines=("Democratic Support", "Council House"), contact=(("Please ask for", "Ann Smith"),),
        published="Published 3 September 2019",
    )  # fmt: skip
    members = MemberList(tuple(Member(f"Councillor Member {number}") for number in range(1, 12)))
    return Section(
        "agenda", "Agenda", (cover, members, Contents(items)), SectionKind.AGENDA, starts_odd=False
    )


def _minutes(key: str, number: str, pages: int, seed: int) -> Section:
    blocks: list[object] = [Heading(1, "Minutes")]
    for minute in range(round(pages * 1.75)):
        blocks.append(Heading(2, sentence(seed + minute, 4).rstrip("."), number=f"{minute + 1}."))
        blocks.append(Paragraph(prose(seed + minute, 3)))
        points = tuple(Point(sentence(seed + minute * 9 + at, 18)) for at in range(4))
        blocks.append(Points(points, ListStyle.LETTERS))
        blocks.append(Resolution("Agreed", (sentence(seed + minute, 12),)))
    return _section(key, "Minutes", number, SectionKind.MINUTES, blocks)


def _report(key: str, title: str, number: str, pages: int, seed: int) -> Section:
    blocks: list[object] = [Heading(1, title)]
    for part in range(pages):
        blocks.append(Heading(2, sentence(seed + part, 5).rstrip(".")))
        blocks += [Paragraph(prose(seed + part * 5 + at, 4)) for at in range(4)]
        if part % 3 == 1:
            blocks.append(_small_table(seed + part))
        else:
            blocks.append(Points(tuple(Point(sentence(seed + part + at, 16)) for at in range(5))))
    return _section(key, title, number, SectionKind.REPORT, blocks)


def _small_table(seed: int) -> Table:
    columns = (Column("Measure", 40), Column("Last year", 20), Column("This year", 20), Column("Target", 20))
    rows = tuple(
        Row(
            (
                Cell(sentence(seed + at, 5)),
                Cell(f"{at * 3}.4%"),
                Cell(f"{at * 3 + 1}.1%", rag=Rag.AMBER),
                Cell("25%"),
            )
        )
        for at in range(7)
    )
    return Table(columns, rows, caption="Measures")


def _log(key: str, title: str, number: str, kind: SectionKind, rows: int, seed: int) -> Section:
    columns = (
        Column("No.", 6), Column("What", 34), Column("What shows it", 26), Column("By when", 10),
        Column("Who", 12), Column("Status", 12),
    )  # fmt: skip
    made = []
    for at in range(rows):
        words, tone = _STATUSES[at % 3]
        made.append(
            Row(
                (
                    Cell(f"{at // 8 + 1}.{at % 8 + 1}"), Cell(prose(seed + at, 2)), Cell(sentence(seed + at, 22)),
                    Cell("30 September 2019"), Cell("Director of Children’s Services"), Cell(words, tone=tone),
                )
            )
        )  # fmt: skip
    table = Table(columns, tuple(made), caption=title)
    section = _section(key, title, number, kind, [Heading(1, title), Paragraph(prose(seed, 2)), table])
    return replace(section, orientation=Orientation.LANDSCAPE)


def _section(key: str, title: str, number: str, kind: SectionKind, blocks: list[object]) -> Section:
    return Section(key, title, tuple(blocks), kind, item_number=number)


def seed_pack() -> Pack:
    """The pack: eight papers behind an agenda sheet."""
    papers = (
        _minutes("minutes", "1", 7, 1),
        _log("map", "Mapping of the plan", "2", SectionKind.OTHER, 6, 40),
        _report("pledges", "Pledges update", "3", 7, 80),
        _report("early", "Early help offer", "4", 12, 120),
        _log("plan", "Improvement plan", "5", SectionKind.PLAN, 148, 200),
        _report("challenge", "Challenge update", "6", 3, 400),
        _log("programme", "Work programme", "7", SectionKind.PROGRAMME, 26, 500),
        _log("tracking", "Tracking decisions", "8", SectionKind.TRACKING, 16, 600),
    )
    titles = {paper.key: paper.title for paper in papers}
    return _pack((_agenda(titles), *papers))


def minutes_of(meetings: int, pages: int = 11) -> Pack:
    """The minutes of so many meetings, about ten pages each."""
    return _pack(tuple(_minutes(f"m{number}", "", pages, number * 100) for number in range(meetings)))


def edited(pack: Pack, times: Iterator[int], key: str = "challenge") -> Pack:
    """The same pack after a paragraph of a paper, or a row of its table where it is a log, was written anew."""
    sections = list(pack.sections)
    place = next(at for at, section in enumerate(sections) if section.key == key)
    blocks, words = list(sections[place].blocks), f"Edit {next(times)}. {prose(7)}"
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Paragraph))
    below = blocks[at + 1]
    if isinstance(below, Table):
        number, _said, *others = below.rows[3].cells
        row = replace(below.rows[3], cells=(number, Cell(words), *others))
        blocks[at + 1] = replace(below, rows=(*below.rows[:3], row, *below.rows[4:]))
    else:
        blocks[at] = Paragraph(words)
    sections[place] = replace(sections[place], blocks=tuple(blocks))
    return replace(pack, sections=tuple(sections))


def _pack(sections: tuple[Section, ...]) -> Pack:
    return Pack(
        f"{BOARD}, 11 September 2019", "Tamarmouth City Council", BOARD, date(2019, 9, 11), sections,
        datetime(2019, 9, 3, 9, 0, tzinfo=UTC), subject="Agenda and papers",
    )  # fmt: skip
