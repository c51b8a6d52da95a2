"""Finds tables whose figures are all of one period: named in a heading or a title, or said by a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from boardkeeper.importing import headings
from boardkeeper.importing.figures import is_figure, read_figure
from boardkeeper.importing.grid import Grid
from boardkeeper.importing.headings import Heading, HeadingKind
from boardkeeper.importing.layout import NO_MEASURE
from boardkeeper.importing.period_table import PeriodTable
from boardkeeper.importing.table_names import label_position, with_names
from boardkeeper.importing.workbook import Cell
from boardkeeper.rules.periods import MONTH_NAMES, parse_period

_MOST_HEADER_LINES = 4
_FEWEST_LINES = 2
_LINES_ABOVE = 6
_FIRST_LINES = 10
_IN_A_LOG = re.compile(
    r"(agreed )?actions?|due( date| by)?|deadline|decisions?|date (raised|agreed)|minute( ref\w*)?|(start|end) date|"
    r"progress( update)?|responsible( officer)?|recommendations?|milestones?",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(codes?|ref|refs|reference|id|upn|no|position|population|pop)\b\.?", re.IGNORECASE)
_SETTINGS = re.compile(
    r"\b(unit|polarity|direction|target|owner|person|source|quality|baseline|rebase|committee|category|format|measure ?type|"
    r"reporting ?period|frequency|y ?min|y ?max|decimals|definition|dataset|numerator|denominator|sort\w*|family)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:{'|'.join((*MONTH_NAMES, *(name[:3] for name in MONTH_NAMES), 'Sept'))})[-–/ ]*(?:(?:19|20)?[0-9]{{2}})\b"
    r"|\bq(?:uarter|tr)?\s*[1-4][\s,:-]*(?:of\s+)?(?:19|20)?[0-9]{2}\s*[-–/]\s*(?:19|20)?[0-9]{2}\b"
    r"|\b(?:19|20)[0-9]{2}\s*[-–/]\s*(?:(?:19|20)[0-9]{2}|[0-9]{2})\b",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"(?<![0-9/–-])(?:19|20)[0-9]{2}(?![0-9/–-])")


@dataclass(frozen=True, slots=True)
class OnePeriod:
    """A table of one period, and what may be its period.

    Attributes:
        table: The table; `period` is filled where it is named for certain.
        proposed: A period named in words nearby.
    """

    table: PeriodTable
    proposed: str = ""


def find_tables_of_one_period(grid: Grid, *, title: str) -> list[OnePeriod]:
    """Every block of figures with headings above and names to the left, from the top.

    Args:
        grid: The sheet as it lies.
        title: The sheet's title, which may name the period.
    """
    found: list[OnePeriod] = []
    if describes_measures(grid):
        return found
    for header, lines in _blocks(grid):
        table = table_of_one_period(grid, header, lines)
        if table is None:
            continue
        period, proposed = _period_near(grid, table, title)
        found.append(OnePeriod(with_names(grid, replace(table, period=period)), proposed))
    return found


def table_of_one_period(grid: Grid, header: tuple[int, ...], lines: tuple[int, ...]) -> PeriodTable | None:
    """The table of a header and the lines beneath it; None when no column of figures has both heading and names."""
    data = [line for line in lines if _figures(grid, line)]
    if not any(read_figure(cell).number is not None for line in data for cell in _figure_cells(grid, line)):
        return None
    counts: dict[int, int] = {}
    for line in data:
        for position in _figures(grid, line):
            counts[position] = counts.get(position, 0) + 1
    columns = []
    first = min(counts, default=1)
    for position in sorted(counts):
        heading = _heading(grid, header, position, first)
        if heading is not None:
            columns.append(heading)
    own = [heading for heading in columns if heading.kind is HeadingKind.PERIOD]
    if not own:
        return None
    label = label_position(grid, header, lines, own[0].position)
    if label is None or len(data) < _FEWEST_LINES:
        return None
    return PeriodTable(tuple(columns), header, lines, label)


def is_a_log(grid: Grid) -> bool:
    """Whether a sheet is a list of actions, decisions or milestones, whatever dates and numbers stand in it."""
    return any(
        sum(_IN_A_LOG.fullmatch(cell.text) is not None for cell in grid.line(line).values() if cell.text) > 1
        for line in grid.lines[:_FIRST_LINES]
    )


def describes_measures(grid: Grid) -> bool:
    """Whether a sheet lists measures with their unit, owner or target, and not their figures."""
    for line in grid.lines[:10]:
        texts = [cell.text.replace("_", " ") for cell in grid.line(line).values() if cell.text]
        if (
            len(texts) > 3
            and sum(bool(_SETTINGS.search(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))) for text in texts) > 2
        ):
            return any(headings.names_a_column(text) for text in texts)
    return False


def _blocks(grid: Grid) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Runs of words followed by lines of figures: the headers and the lines beneath each."""
    blocks: list[tuple[tuple[int, ...], list[int]]] = []
    words: list[int] = []
    for line in grid.each_line():
        figures = _figures(grid, line)
        if not figures:
            words.append(line)
            continue
        header = _header_over(grid, words, figures)
        if header or not blocks:
            blocks.append((header, [line]))
        else:
            blocks[-1][1].extend([*words, line])
        words = []
    return [(header, tuple(lines)) for header, lines in blocks if header]


def _figures(grid: Grid, line: int) -> list[int]:
    """Where figures stand in a line that has words before them."""
    cells = sorted(grid.line(line).items())
    first_text = next((position for position, cell in cells if cell.text and not is_figure(cell)), None)
    if first_text is None:
        return []
    return [position for position, cell in cells if position > first_text and is_figure(cell)]


def _figure_cells(grid: Grid, line: int) -> list[Cell]:
    cells = grid.line(line)
    return [cells[position] for position in _figures(grid, line)]


def _header_over(grid: Grid, words: Sequence[int], figures: Sequence[int]) -> tuple[int, ...]:
    """The last lines of words that head the figures; () when the words are a section or a note."""
    header: list[int] = []
    wanted = set(figures)
    first = min(wanted)
    for line in reversed(words[-_MOST_HEADER_LINES - 1 :]):
        over = [position for position, cell in grid.line(line).items() if cell.text and position >= first]
        if not over and header:
            break
        if over:
            header.insert(0, line)
    heads = [position for position in wanted if any(_text_over(grid, line, position) for line in header)]
    return tuple(header[-_MOST_HEADER_LINES:]) if len(heads) * 2 >= len(wanted) else ()


def _text_over(grid: Grid, line: int, position: int) -> str:
    cell = grid.covering(line, position)
    return cell.text if cell is not None else ""


def _heading(grid: Grid, header: tuple[int, ...], position: int, first: int) -> Heading | None:
    """What one column of figures is called: the words over it, upper ones reaching to the right over blanks."""
    parts: list[str] = []
    coordinate = ""
    for index, line in enumerate(header):
        cell: Cell | None = grid.covering(line, position)
        if cell is None and index < len(header) - 1:
            before = grid.at_or_before(line, position - 1) or 0
            cell = grid.cell(line, before) if before >= first and grid.area(line, before) is None else None
        if cell is None or not cell.text or headings.period_of(cell):
            continue
        parts.append(cell.text)
        coordinate = cell.coordinate
    words = " – ".join(dict.fromkeys(parts))
    if not words or not any(_text_over(grid, line, position) for line in header):
        return None
    if _CODE.search(words) or NO_MEASURE.search(words):
        return Heading(position, HeadingKind.OTHER, "", "", words, coordinate)
    kind = headings.kind_of_words(words)
    if kind in {HeadingKind.TARGET, HeadingKind.STRETCH}:
        return Heading(position, kind, headings.year_in(words), "", words, coordinate)
    if kind is HeadingKind.BENCHMARK and len(words) <= 40:
        comparator = headings.comparator_of(words)
        return Heading(position, kind, headings.year_in(words), "", words, coordinate, comparator)
    return Heading(position, HeadingKind.PERIOD, "", "", words, coordinate, words)


def _period_near(grid: Grid, table: PeriodTable, title: str) -> tuple[str, str]:
    """The period a heading, a line above or the sheet's title names, and one that words only hint at."""
    near = [
        *table.header_lines,
        *reversed(grid.lines_between(table.header_lines[0] - _LINES_ABOVE, table.header_lines[0] - 1)),
    ]
    for line in near:
        alone = {
            period for cell in grid.line(line).values() if cell.text and (period := headings.period_of(cell))
        }
        if len(alone) == 1:
            return alone.pop(), ""
        if line not in table.header_lines and any(is_figure(cell) for cell in grid.line(line).values()):
            break
    texts = [title, *(cell.text for line in near for cell in grid.line(line).values() if cell.text)]
    named = {period for text in texts for found in _NAMED.findall(text) if (period := parse_period(found))}
    if len(named) == 1:
        return named.pop(), ""
    years = {year for text in texts for year in _YEAR_ALONE.findall(text)}
    return "", years.pop() if len(years) == 1 and not named else ""


def holds_only_words(grid: Grid) -> str:
    """An example of the words that fill a table without figures; "" when figures stand there."""
    body = [cell for line in grid.lines[1:60] for cell in grid.line(line).values()]
    texts = [cell.text for cell in body if cell.text and not is_figure(cell)]
    if len(body) < 12 or any(read_figure(cell).number is not None for cell in body):
        return ""
    common, count = next(iter(Counter(texts).most_common(1)), ("", 0))
    return common if count * 4 >= len(texts) else ""
