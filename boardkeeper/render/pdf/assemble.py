"""From rendered sections to one PDF: everything that belongs to the whole document.

Sections are made apart (and kept), so page ranges are known before the agenda sheet is laid out, and an edit costs one section.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pikepdf import Array, Dictionary, Name, NameTree, Object, ObjectStreamMode, OutlineItem, Pdf, String

from boardkeeper.documents.blocks import Pack, Section, SectionKind
from boardkeeper.render.pdf.fonts import clean
from boardkeeper.render.pdf.laying import LaidPack, Progress, Steps, lay_out
from boardkeeper.render.pdf.merging import FontMerger
from boardkeeper.render.pdf.metadata import write_metadata
from boardkeeper.render.pdf.numbering import ItemPages, SectionPages
from boardkeeper.render.pdf.sections import RenderedSection, SectionCache
from boardkeeper.render.pdf.stamps import Stamp, stamp_of, stamped_pages
from boardkeeper.render.pdf.structure import Place, StructureWriter, destination
from boardkeeper.render.pdf.style import Style

_STAMPING, _COPYING = "Numbering the pages", "Putting the pages together"
_TAGGING, _WRITING = "Putting the headings and tables together", "Writing the file"


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A finished pack.

    Attributes:
        pages: Of the file, agenda sheet and blank leaves included.
        items: Page range of every agenda item with a paper.
        labels: What is printed on each page and what the PDF calls it, in order.
        sections: Where every section came to stand.
    """

    pdf: bytes
    pages: int
    items: tuple[ItemPages, ...]
    labels: tuple[str, ...]
    sections: tuple[SectionPages, ...]


def build_pack(
    pack: Pack,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    cache: SectionCache | None = None,
    style: Style | None = None,
) -> BuiltPack:
    """Lay a pack out and put it together as tagged PDF; arguments and errors are those of `lay_out_pack`."""
    steps = Steps(3 * len(pack.sections) + 2, progress, cancelled)
    laid = lay_out(pack, replace(style or Style(), accent=pack.accent), steps, cache)
    return _built(laid, steps)


def assemble(
    laid: LaidPack, *, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> BuiltPack:
    """Put together what is laid out.

    Raises:
        PackCancelled: `cancelled` said so.
    """
    return _built(laid, Steps(2 * len(laid.sections) + 2, progress, cancelled))


def _built(laid: LaidPack, steps: Steps) -> BuiltPack:
    built = BuiltPack(_assembled(laid, steps), len(laid.labels), laid.items, laid.labels, laid.places)
    steps.done()
    return built


def _assembled(laid: LaidPack, steps: Steps) -> bytes:
    """The file; takes two steps for each section and two more."""
    steps.begin(_STAMPING)
    pack, sections, made = laid.pack, laid.sections, laid.rendered
    places, labels, style = laid.places, laid.labels, laid.style
    pdf = Pdf.new()
    sources = [Pdf.open(io.BytesIO(one.pdf)) for one in made]
    stamps = _stamps(laid)
    stamped = Pdf.open(io.BytesIO(stamped_pages(stamps, style)))
    _copy_pages(pdf, sources, places, stamped, steps)
    pages = [page.obj for page in pdf.pages]
    _stamp(pdf, pages, stamps, stamped)
    targets = _targets(made, places, pages)
    structure = StructureWriter(pdf, pages, targets, pack.language)
    for source, one, place in zip(sources, made, places, strict=True):
        steps.begin(_TAGGING)
        structure.add(source, one.sidecar.links, place.first_index)
    structure.write()
    _write_labels(pdf, labels)
    _write_places(pdf, pages, targets)
    _write_outline(pdf, pages, sections, made, places)
    _write_layers(pdf, sources)
    write_metadata(pdf, pack)
    steps.begin(_WRITING)
    finished = io.BytesIO()
    pdf.save(
        finished,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
        min_version="1.7",
        # The XMP is written as it should be; read and written again it would lose its escapes.
        fix_metadata_version=False,
        # Called for every hundredth; what it raises stops the writing.
        progress=lambda _percent: steps.ask(),
    )
    for source in (stamped, *sources):
        source.close()
    return finished.getvalue()


def _stamps(laid: LaidPack) -> list[Stamp]:
    """What is printed over every page, blank leaves included, in order."""
    return [
        stamp_of(laid, at, page)
        for at, place in enumerate(laid.places)
        for page in range(place.pages + place.leaves)
    ]


def _copy_pages(
    pdf: Pdf, sources: Sequence[Pdf], places: Sequence[SectionPages], stamped: Pdf, steps: Steps
) -> None:
    """Copy the pages of all sections and the blank leaves between them. The sources stay open until saving."""
    leaves = list(stamped.pages)
    for source, place in zip(sources, places, strict=True):
        steps.begin(_COPYING)
        pdf.pages.extend(source.pages)
        for offset in range(place.leaves):
            pdf.pages.append(leaves[place.first_index + place.pages + offset])


def _stamp(pdf: Pdf, pages: Sequence[Object], stamps: Sequence[Stamp], stamped: Pdf) -> None:
    """Lay numbers over the pages and merge equal fonts. Blank leaves are stamped pages already.

    The fonts of attached pages stand inside their forms and are left alone.
    """
    merger = FontMerger()
    overlays = [page.obj for page in stamped.pages]
    fonts = pdf.copy_foreign(pdf_indirect(stamped, overlays[0].Resources.Font))
    for name in list(fonts.keys()):
        if not str(name).startswith("/S"):
            del fonts[name]
    for page, stamp in zip(pages, stamps, strict=True):
        if stamp.size is not None:
            page.Resources.Font = fonts
    own = [page for page, stamp in zip(pages, stamps, strict=True) if stamp.size is None]
    for held in merger.merge(own):
        for name in fonts.keys():  # noqa: SIM118 - a PDF dictionary is iterated by its keys only when asked
            held[name] = fonts[name]
    merger.merge(pages)
    for page, stamp, overlay in zip(pages, stamps, overlays, strict=True):
        if not stamp.is_leaf:
            page.Contents = Array([page.Contents, pdf.copy_foreign(overlay.Contents)])


def pdf_indirect(pdf: Pdf, value: Object) -> Object:
    """The object itself if it is indirect, else a new indirect one; only indirect objects can be copied."""
    return value if value.is_indirect else pdf.make_indirect(value)


def _targets(
    made: Sequence[RenderedSection], places: Sequence[SectionPages], pages: Sequence[Object]
) -> dict[str, Place]:
    """Where links may go: every section by its key, every anchor by its name."""
    targets: dict[str, Place] = {}
    for one, place in zip(made, places, strict=True):
        for name, (page, top) in one.sidecar.places.items():
            targets.setdefault(name, Place(place.first_index + page, top))
    for place in places:
        targets[place.key] = Place(place.first_index, float(pages[place.first_index].MediaBox[3]))
    return targets


def _write_layers(pdf: Pdf, sources: Sequence[Pdf]) -> None:
    """What attachments say of their layers: one that was hidden there is hidden here."""
    groups: list[Object] = []
    off: list[Object] = []
    for source in sources:
        layers = source.Root.get("/OCProperties")
        if isinstance(layers, Dictionary):
            shown = layers.get("/D", Dictionary())
            mine = [pdf.copy_foreign(group) for group in layers.get("/OCGs", Array()) if group.is_indirect]
            on = {group.objgen for group in shown.get("/ON", Array())}
            hidden = {group.objgen for group in shown.get("/OFF", Array())}
            if shown.get("/BaseState") == Name.OFF:
                hidden |= {group.objgen for group in layers.OCGs} - on
            off += [
                copy
                for copy, group in zip(mine, (g for g in layers.OCGs if g.is_indirect), strict=True)
                if group.objgen in hidden
            ]
            groups += mine
    if groups:
        shown = Dictionary(Name=String("Layers"), BaseState=Name.ON, OFF=Array(off), Order=Array())
        pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=shown)


def _write_labels(pdf: Pdf, labels: Sequence[str]) -> None:
    """Name the pages as they are numbered; where papers are left out, the count goes on behind them."""
    numbers: list[object] = []
    for index, label in enumerate(labels):
        if not label.isdigit():
            numbers += [0, Dictionary(S=Name.r)] if index == 0 else []
        elif index == 0 or labels[index - 1] != str(int(label) - 1):
            numbers += [index, Dictionary(S=Name.D, St=int(label))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))


def _write_places(pdf: Pdf, pages: Sequence[Object], targets: dict[str, Place]) -> None:
    tree = NameTree.new(pdf)
    for name in sorted(targets):
        place = targets[name]
        tree[name] = destination(pages[place.page], place.top)
    pdf.Root.Names = Dictionary(Dests=tree.obj)


def _write_outline(
    pdf: Pdf,
    pages: Sequence[Object],
    sections: Sequence[Section],
    made: Sequence[RenderedSection],
    places: Sequence[SectionPages],
) -> None:
    """A bookmark for every section, its headings below it."""
    with pdf.open_outline() as outline:
        for section, one, place in zip(sections, made, places, strict=True):
            words = clean(section.title).replace("\n", " ")
            if section.item_number and section.kind is not SectionKind.AGENDA:
                words = f"{section.item_number}. {words}"
            top = float(pages[place.first_index].MediaBox[3])
            bookmark = OutlineItem(words, destination(pages[place.first_index], top))
            outline.root.append(bookmark)
            open_items = [(0, bookmark)]
            for heading in one.sidecar.headings:
                if heading.level == 1 and heading.text == clean(section.title):
                    continue
                while open_items[-1][0] >= heading.level:
                    open_items.pop()
                at = pages[place.first_index + heading.page]
                item = OutlineItem(heading.text, destination(at, heading.top))
                item.is_closed = True
                open_items[-1][1].children.append(item)
                open_items.append((heading.level, item))
            bookmark.is_closed = True
    pdf.Root.PageMode = Name.UseOutlines
