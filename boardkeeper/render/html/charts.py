"""Charts in a web page: lines that stay sharp at any size, with a title and a description that are read aloud."""

from __future__ import annotations

from html import escape

from boardkeeper.charts.course import Course, course_marks
from boardkeeper.charts.drawing import drawing_of
from boardkeeper.charts.marks import Box, Ink, Letters, Mark, Ring, Shape, Stroke, Words
from boardkeeper.documents.blocks import ChartBlock
from boardkeeper.render.html.words import said, unmarked
from boardkeeper.render.pdf.chart_letters import CHART_HEIGHT, CHART_WIDTH, INKS, chart_letters

_LETTERS = 9.0
_ALLOWANCE = 1.1
"""The reader's own letters are mostly wider than those that are measured; every word is fitted into its place."""
_COURSE_SIZE = (72.0, 18.0)


def chart_markup(block: ChartBlock, number: int) -> list[str]:
    """A chart as a figure.

    Args:
        block: The chart.
        number: Of the chart on its page; its title and description are found by it.
    """
    letters = _wider(chart_letters(_LETTERS))
    drawing = drawing_of(block.chart, CHART_WIDTH, CHART_HEIGHT, letters)
    title, description = f"chart-{number}-title", f"chart-{number}-words"
    caption = f"<figcaption>{said(block.title)}</figcaption>" if block.title else ""
    return [
        f'<figure class="chart" tabindex="0">{caption}',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{title}" '
            f'aria-describedby="{description}" viewBox="0 0 {drawing.width:g} {drawing.height:g}" width="100%" '
            'font-family="Segoe UI, Helvetica Neue, Arial, sans-serif">'
        ),
        f'<title id="{title}">{unmarked(block.title or "Chart")}</title>',
        f'<desc id="{description}">{unmarked(block.alt or block.chart.description)}</desc>',
        *(mark_markup(mark, letters) for mark in drawing.marks),
        "</svg>",
        "</figure>",
    ]


def course_markup(course: Course) -> str:
    """The course of a figure in the space of a word, told in words to whoever cannot see it."""
    letters = chart_letters(_LETTERS)
    marks = "".join(mark_markup(mark, letters) for mark in course_marks(course, *_COURSE_SIZE))
    width, height = _COURSE_SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(course.words)}" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">{marks}</svg>'
    )


def _wider(letters: Letters) -> Letters:
    def plain(text: str) -> float:
        return letters.plain(text) * _ALLOWANCE

    def heavy(text: str) -> float:
        return letters.heavy(text) * _ALLOWANCE

    return Letters(letters.size, plain, heavy)


def mark_markup(mark: Mark, letters: Letters) -> str:
    """One mark of a drawing; words take the room they were given, whatever letters the reader has."""
    match mark:
        case Box():
            return (
                f'<rect x="{mark.left:g}" y="{mark.top:g}" width="{mark.width:g}" height="{mark.height:g}" '
                f'fill="{_hex(mark.ink)}"/>'
            )
        case Stroke():
            dashes = (
                f' stroke-dasharray="{" ".join(f"{each:g}" for each in mark.dashes)}"' if mark.dashes else ""
            )
            return (
                f'<polyline points="{_places(mark.places)}" fill="none" stroke="{_hex(mark.ink)}" '
                f'stroke-width="{mark.width:g}" stroke-linejoin="round"{dashes}/>'
            )
        case Shape():
            return f'<polygon points="{_places(mark.places)}" {_inks(mark.fill, mark.edge, mark.width)}/>'
        case Ring():
            inks = _inks(mark.fill, mark.edge, mark.width)
            return f'<circle cx="{mark.x:g}" cy="{mark.y:g}" r="{mark.radius:g}" {inks}/>'
        case Words():
            weight = ' font-weight="600"' if mark.is_heavy else ""
            measured = (letters.heavy if mark.is_heavy else letters.plain)(mark.text)
            wide = round(measured * mark.size / letters.size, 2)
            return (
                f'<text x="{mark.left:g}" y="{mark.baseline:g}" font-size="{mark.size:g}" '
                f'textLength="{wide:g}" lengthAdjust="spacingAndGlyphs" '
                f'fill="{_hex(mark.ink)}"{weight}>{unmarked(mark.text)}</text>'
            )


def _inks(fill: Ink | None, edge: Ink, width: float) -> str:
    inside = _hex(fill) if fill is not None else "none"
    return f'fill="{inside}" stroke="{_hex(edge)}" stroke-width="{width:g}"'


def _places(places: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)


def _hex(ink: Ink) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in INKS[ink])
