"""HTML from Word, a browser or a spreadsheet read into paragraphs: its structure is kept, its styling dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from boardkeeper.reports import ReportParagraphKind as Kind
from boardkeeper.reports import WrittenParagraph
from boardkeeper.reports.marks import safe_target
from ui.writing.pasted_tables import PastedTable
from ui.writing.runs import Run, calm, joined
from ui.writing.typing_rules import point_in

_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template", "svg", "object", "select"})
_VOID = frozenset(
    {"br", "img", "hr", "meta", "link", "input", "col", "base", "wbr", "source", "area", "embed"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "section",
        "article",
        "dt",
        "dd",
        "dl",
        "hr",
        "figure",
    }
)
_DEEPEST = 8
_LETTERED_STYLES = ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin")


def paragraphs_of_html(html: str) -> tuple[WrittenParagraph, ...]:
    """The paragraphs of a piece of HTML, with bold, italic and links; empty when it holds no words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return tuple(reader.found)


@dataclass(slots=True)
class _Element:
    """An open element and what it changes for the words in it."""

    tag: str
    bold: bool
    italic: bool
    link: str
    is_silent: bool = False
    is_mark: bool = False


@dataclass(slots=True)
class _Point:
    """The point that is being read: what Word says of it, and the mark Word typed before it."""

    level: int = 0
    mark: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[WrittenParagraph] = []
        self._open: list[_Element] = []
        self._lists: list[Kind] = []
        self._tables: list[PastedTable] = []
        self._runs: list[Run] = []
        self._kind = Kind.TEXT
        self._level = 0
        self._point: _Point | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style = re.sub(r"\s+", "", given.get("style", "").lower())
        if tag in {"table", "tr", "td", "th"}:
            self._open_table_part(tag, given)
        elif tag == "br":
            self._runs.append(Run("\n"))
        elif tag in _BLOCKS:
            self.end_paragraph()
            self._begin(tag, given, style)
        if tag not in _VOID:
            self._open.append(self._element(tag, given, style))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag in {"table", "tr", "td", "th"}:
            self._close_table_part(tag)
        for place in reversed(range(len(self._open))):
            if self._open[place].tag == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        now = self._open[-1] if self._open else _Element("", bold=False, italic=False, link="")
        if now.is_silent:
            return
        if now.is_mark:
            if self._point is not None:
                self._point.mark.append(data)
            return
        words = data if any(each.tag == "pre" for each in self._open) else re.sub(r"\s+", " ", data)
        if words:
            self._runs.append(Run(words, now.bold, now.italic, now.link))

    def end_paragraph(self) -> None:
        """Put what was read so far into the table that is open, or among the paragraphs."""
        runs, self._runs = calm(self._runs), []
        kind, level, point = self._kind, self._level, self._point
        self._kind, self._level, self._point = Kind.TEXT, 0, None
        if self._tables:
            self._tables[-1].add_words(runs)
            return
        if point is not None:
            kind, level = _kind_of_mark("".join(point.mark)), point.level
        for part in _split_at_blank_lines(runs):
            text, marks = joined(part)
            if not text:
                continue
            if kind is Kind.SUBHEADING:
                text, marks = text.replace("\n", " "), tuple(m for m in marks if m.style != "bold")
            elif kind is Kind.TEXT and (read := point_in(text)) and not marks:
                kind, text = read
            self.found.append(WrittenParagraph(None, kind, level, text, marks, None, None))

    def _begin(self, tag: str, given: dict[str, str], style: str) -> None:
        if tag in _HEADINGS:
            self._kind = Kind.SUBHEADING
        elif tag in {"ul", "ol"}:
            self._lists.append(_list_kind(tag, given, style))
        elif tag == "li":
            self._kind = self._lists[-1] if self._lists else Kind.BULLET
            self._level = min(max(len(self._lists) - 1, 0), _DEEPEST)
        elif "mso-list:" in style and "mso-list:none" not in style:
            depth = re.search(r"mso-list:\S*?level(\d)", style)
            self._point = _Point(min(int(depth[1]) - 1, _DEEPEST) if depth else 0)
        elif "msolist" in given.get("class", "").lower():
            self._point = _Point()

    def _element(self, tag: str, given: dict[str, str], style: str) -> _Element:
        above = self._open[-1] if self._open else _Element("", bold=False, italic=False, link="")
        bold, italic = above.bold or tag in {"b", "strong", "th"}, above.italic or tag in {"i", "em", "cite"}
        weight = re.search(r"font-weight:(\w+)", style)
        if weight:
            bold = weight[1] in {"bold", "bolder"} or (weight[1].isdecimal() and int(weight[1]) >= 600)
        if "font-style:" in style:
            italic = "font-style:italic" in style
        if tag == "th" or tag in _HEADINGS:
            bold = False
        link = safe_target(given.get("href", "")) if tag == "a" else above.link
        hides = tag in _SILENT or "display:none" in style or "mso-element:comment" in style
        return _Element(
            tag, bold, italic, link, above.is_silent or hides, above.is_mark or "mso-list:ignore" in style
        )

    def _open_table_part(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.end_paragraph()
            self._tables.append(PastedTable())
        elif self._tables and tag == "tr":
            self._tables[-1].begin_row()
        elif self._tables:
            self._tables[-1].begin_cell(_span(given, "colspan"), _span(given, "rowspan"))

    def _close_table_part(self, tag: str) -> None:
        if not self._tables:
            return
        self.end_paragraph()
        if tag != "table":
            return
        table = self._tables.pop()
        if self._tables:
            self._tables[-1].add_words(table.words())
        else:
            self.found += table.paragraphs()


def _span(given: dict[str, str], name: str) -> int:
    written = given.get(name, "1")
    return min(int(written), 50) if written.isdecimal() else 1


def _list_kind(tag: str, given: dict[str, str], style: str) -> Kind:
    if tag == "ul":
        return Kind.BULLET
    is_lettered = given.get("type", "") in {"a", "A"} or any(each in style for each in _LETTERED_STYLES)
    return Kind.LETTERED if is_lettered else Kind.NUMBERED


def _kind_of_mark(mark: str) -> Kind:
    """The kind of a point from the mark Word typed before it: “·”, “2.”, “(b)”."""
    mark = mark.strip().strip("().")
    if mark.isdecimal() or re.fullmatch(r"\d+(?:\.\d+)+", mark):
        return Kind.NUMBERED
    is_letter = re.fullmatch(r"[a-zA-Z]{1,3}", mark) and mark != "o"
    return Kind.LETTERED if is_letter else Kind.BULLET


def _split_at_blank_lines(runs: list[Run]) -> list[list[Run]]:
    """The runs of each paragraph: two line breaks in a row are how web pages separate them."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for piece in re.split(r"(\n)", run.text):
            ends_line = bool(parts[-1]) and parts[-1][-1].text == "\n"
            if piece == "\n" and (ends_line or not parts[-1]):
                parts.append([])
            elif piece:
                parts[-1].append(replace(run, text=piece))
    return parts
