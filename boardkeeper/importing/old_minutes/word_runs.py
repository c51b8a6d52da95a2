"""The words of one Word paragraph: its runs put together, what was deleted left out, bold, italic and links kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from boardkeeper.importing.old_minutes.paper import Style
from boardkeeper.importing.old_minutes.word_styles import WordStyles
from boardkeeper.importing.old_minutes.word_xml import attribute, child, named, switch

_LINE = "\n"
_MARKS: Mapping[str, str] = {"tab": "\t", "br": _LINE, "cr": _LINE, "noBreakHyphen": "-", "softHyphen": ""}
_NOT_READ = frozenset({"pPr", "rPr", "instrText", "delText", "delInstrText", "Fallback"})


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    is_bold: bool
    is_italic: bool
    link: str


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line of a paragraph; most have one."""

    text: str
    is_bold: bool
    styles: tuple[Style, ...]


@dataclass(slots=True)
class Written:
    """What a paragraph holds besides its properties."""

    runs: list[_Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    deleted: int = 0
    inserted: int = 0
    footnotes: int = 0
    has_picture: bool = False

    @property
    def has_words(self) -> bool:
        """Whether there is anything to read."""
        return any(run.text.strip() for run in self.runs)

    def lines(self) -> list[WrittenLine]:
        """The paragraph cut at its line breaks, blank lines left out."""
        found: list[WrittenLine] = []
        current: list[_Run] = []
        for run in self.runs:
            first, *others = run.text.split(_LINE)
            current.append(_Run(first, run.is_bold, run.is_italic, run.link))
            for other in others:
                found.append(_joined(current))
                current = [_Run(other, run.is_bold, run.is_italic, run.link)]
        found.append(_joined(current))
        return [line for line in found if line.text]


def written_runs(
    paragraph: Element, styles: WordStyles, links: Mapping[str, str], *, bold_by_style: bool = False
) -> Written:
    """Read the runs of a paragraph.

    Args:
        paragraph: The element.
        styles: For the styles of single characters.
        links: The addresses links go to, by their keys.
        bold_by_style: Whether its own style makes it bold.
    """
    written = Written()
    _read(paragraph, written, bold_by_style, styles, links, "")
    return written


def _read(
    element: Element,
    written: Written,
    bold_by_style: bool,
    styles: WordStyles,
    links: Mapping[str, str],
    link: str,
) -> None:
    for each in element:
        name = named(each)
        if name == "r":
            _run(each, written, bold_by_style, styles, link)
            _read_inside(each, written)
        elif name in {"del", "moveFrom"}:
            written.deleted += 1
        elif name == "hyperlink":
            _read(each, written, bold_by_style, styles, links, links.get(attribute(each, "id"), ""))
        elif name not in _NOT_READ:
            written.inserted += name in {"ins", "moveTo"}
            _read(each, written, bold_by_style, styles, links, link)


def _run(run: Element, written: Written, bold_by_style: bool, styles: WordStyles, link: str) -> None:
    properties = child(run, "rPr")
    if switch(properties, "vanish"):
        return
    bold = switch(properties, "b")
    if bold is None:
        bold = styles.is_bold(by) if (by := attribute(child(properties, "rStyle"))) else None
    text = ""
    for each in run:
        name = named(each)
        if name == "t":
            text += each.text or ""
        elif name == "br" and attribute(each, "type") in {"page", "column"}:
            text += _LINE
        elif name == "footnoteReference":
            written.footnotes += 1
        else:
            text += _MARKS.get(name, "")
    is_bold = bold_by_style if bold is None else bold
    written.runs.append(_Run(text, is_bold, bool(switch(properties, "i")), link))


def _read_inside(run: Element, written: Written) -> None:
    """Boxes with text of their own, drawn beside the paragraph; what older programs get instead of them is left."""
    waiting = list(run)
    while waiting:
        each = waiting.pop(0)
        name = named(each)
        if name == "txbxContent":
            written.boxes.append(each)
        elif name not in _NOT_READ:
            written.has_picture = written.has_picture or name in {"blip", "imagedata"}
            waiting = [*each, *waiting]


def _joined(runs: list[_Run]) -> WrittenLine:
    """One line of runs, blanks at both ends away and the styles measured anew."""
    whole = "".join(run.text for run in runs).replace("\N{NO-BREAK SPACE}", " ")
    lead = len(whole) - len(whole.lstrip())
    text = whole.strip()
    styles: list[Style] = []
    start = -lead
    for run in runs:
        begins, ends = max(start, 0), min(start + len(run.text), len(text))
        start += len(run.text)
        if begins >= ends or not text[begins:ends].strip():
            continue
        for style, is_on in (("bold", run.is_bold), ("italic", run.is_italic), ("link", bool(run.link))):
            if is_on:
                _add(styles, (begins, ends, style, run.link if style == "link" else ""))
    spoken = [run for run in runs if run.text.strip()]
    return WrittenLine(text, bool(spoken) and all(run.is_bold for run in spoken), tuple(sorted(styles)))


def _add(styles: list[Style], new: Style) -> None:
    """Lengthen the style that ends where a new one of its kind begins; Word cuts words into runs at will."""
    for place, (begins, ends, style, target) in enumerate(styles):
        if ends == new[0] and (style, target) == new[2:]:
            styles[place] = (begins, new[1], style, target)
            return
    styles.append(new)
