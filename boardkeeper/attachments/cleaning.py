"""What is taken out of a PDF, so that it can be opened, printed and published by anybody without harm.

Nothing is looked for and removed by name alone: of the catalogue, of every page and of every annotation only what is known
to be harmless is kept, so what nobody thought of goes too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream, String

from boardkeeper.attachments.destinations import Destinations

_CATALOGUE = {"/Type", "/Pages", "/Lang", "/OCProperties", "/StructTreeRoot", "/MarkInfo"}
_PAGE = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Contents", "/Annots", "/Group",
    "/UserUnit", "/StructParents",
}  # fmt: skip
#: Streams may name files elsewhere, other programs' data, and pictures to be shown instead of them.
_STREAM_KEYS = (
    "/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/PieceInfo", "/AF", "/Metadata", "/Alternates", "/LastModified",
)  # fmt: skip
#: Annotations that are seen on the page and become part of it.
_DRAWN = {
    "/Widget", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Stamp", "/Ink", "/Line",
    "/Square", "/Circle", "/Polygon", "/PolyLine", "/Caret", "/Watermark", "/PrinterMark",
}  # fmt: skip
_SHOWN_ELSEWHERE = {"/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"}
_MAY_ACT = {"/Page", "/Annot", "/Catalog", "/Outlines"}
_ACTING = {"/AA", "/JS", "/OpenAction", "/AF", "/FS", "/Next", "/AcroForm"}
_LARGEST_UNIT = 100.0
_FARTHEST = 1_000_000.0  # points; a mile of paper
_SCHEMES = {"http", "https", "mailto"}


@dataclass(slots=True)
class Findings:
    """What was met on the way, for the notes."""

    scripts: bool = False
    files: bool = False
    forms: bool = False
    signatures: bool = False
    films: bool = False
    comments: int = 0
    redactions: list[int] = field(default_factory=list)


def sort_annotations(pdf: Pdf, destinations: Destinations) -> tuple[list[list[Object]], Findings]:
    """Leave on every page only what is to be drawn into it, and answer the links to be kept, page by page.

    The annotations' own actions go with them.
    """
    findings = Findings()
    kept: list[list[Object]] = []
    for number, page in enumerate(pdf.pages, start=1):
        links: list[Object] = []
        drawn: list[Object] = []
        annotations = page.obj.get("/Annots")
        for annotation in annotations if isinstance(annotations, Array) else ():
            if not isinstance(annotation, Dictionary):
                continue
            kind = str(annotation.get("/Subtype", ""))
            if kind == "/Link":
                link = clean_link(annotation, destinations)
                links += [link] if link is not None else []
            elif kind == "/Redact":
                findings.redactions.append(number)
            elif kind in _DRAWN:
                is_signature = annotation.get("/FT") == Name.Sig
                findings.signatures |= is_signature
                findings.forms |= kind == "/Widget" and not is_signature
                # What is hidden stays so: flattening for the screen passes it over.
                drawn.append(annotation)
            findings.comments += kind == "/Text"
            findings.files |= kind == "/FileAttachment"
            findings.films |= kind in _SHOWN_ELSEWHERE
            findings.scripts |= _runs_something(annotation)
        page.obj.Annots = Array(drawn)
        kept.append(links)
    return kept, findings


def _runs_something(holder: Object) -> bool:
    action: Any = holder.get("/A")
    kind = str(action.get("/S", "")) if isinstance(action, Dictionary) else ""
    return "/AA" in holder or kind in {
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE", "/ResetForm",
    }  # fmt: skip


def clean_link(annotation: Dictionary, destinations: Destinations) -> Object | None:
    """The same link with nothing but its place, its border and a harmless goal; None if it has no such goal."""
    rectangle: Any = annotation.get("/Rect")
    if not _are_numbers(rectangle) or len(rectangle) != 4:
        return None
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, F=4, Border=Array([0, 0, 0]))
    points: Any = annotation.get("/QuadPoints")
    if _are_numbers(points) and len(points) % 8 == 0:
        link.QuadPoints = points
    words: Any = annotation.get("/Contents")
    if isinstance(words, String):
        link.Contents = words
    action: Any = annotation.get("/A")
    target = destinations.resolved(annotation)
    if target is not None:
        link.Dest = target
    elif isinstance(action, Dictionary) and action.get("/S") == Name.URI:
        address = str(action.get("/URI", "")).strip()
        if not _is_harmless(address):
            return None
        link.A = Dictionary(S=Name.URI, URI=String(address))
    else:
        return None
    if isinstance(annotation.get("/StructParent"), int):
        link.StructParent = annotation.StructParent
    return link


def _are_numbers(value: Any) -> bool:
    return isinstance(value, Array) and len(value) > 0 and all(_number(part) is not None for part in value)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if abs(number) < _FARTHEST else None


def _is_harmless(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.casefold() in _SCHEMES and bool(parts.netloc or parts.path) and address.isprintable()


def note_actions(pdf: Pdf, findings: Findings) -> None:
    """See what the catalogue would have run, shown or carried, before it goes."""
    root = pdf.Root
    names = root.get("/Names")
    named = set(names.keys()) if isinstance(names, Dictionary) else set()
    opening: Any = root.get("/OpenAction")
    runs_at_opening = isinstance(opening, Dictionary) and str(opening.get("/S", "")) != "/GoTo"
    findings.scripts |= "/AA" in root or "/JavaScript" in named or runs_at_opening
    findings.scripts |= any("/AA" in page.obj for page in pdf.pages)
    findings.files |= "/EmbeddedFiles" in named or "/Collection" in root or "/AF" in root
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        findings.scripts |= "/CO" in form
        findings.forms |= "/XFA" in form


def strip(pdf: Pdf) -> None:
    """Keep of the catalogue, the pages and all streams what is harmless; what nothing leads to any more is not saved."""
    for key in set(pdf.Root.keys()) - _CATALOGUE:
        del pdf.Root[key]
    for key in set(pdf.trailer.keys()) - {"/Root", "/Size"}:
        del pdf.trailer[key]
    _keep_layers(pdf)
    for page in pdf.pages:
        for key in set(page.obj.keys()) - _PAGE:
            del page.obj[key]
        _plain_page(page)
    for each in pdf.objects:
        if isinstance(each, Stream):
            _strip_stream(each)


def _plain_page(page: Page) -> None:
    """Let nothing about a page be of another kind than it should, so that printing it cannot fail."""
    held = page.obj
    if not (_are_numbers(held.get("/MediaBox")) and len(held.MediaBox) == 4):
        held.MediaBox = Array([0, 0, 595, 842])
    if "/CropBox" in held and not (_are_numbers(held.CropBox) and len(held.CropBox) == 4):
        del held["/CropBox"]
    turned = _number(held.get("/Rotate", 0)) or 0.0
    held.Rotate = round(turned / 90) * 90 % 360
    unit = _number(held.get("/UserUnit", 1)) or 1.0
    if "/UserUnit" in held:
        held.UserUnit = unit if 0 < unit <= _LARGEST_UNIT else 1
    if not isinstance(held.get("/Resources"), Dictionary):
        held.Resources = Dictionary()
    for key, kinds in (("/Group", Dictionary), ("/Contents", (Array, Stream))):
        if key in held and not isinstance(held[key], kinds):
            del held[key]


def _strip_stream(stream: Stream) -> None:
    try:
        if stream.get("/Subtype") == Name.PS or stream.get("/Type") == Name.EmbeddedFile:
            stream.write(b"")
        for key in _STREAM_KEYS:
            if key in stream:
                del stream[key]
    except PdfError:  # pragma: no cover - a stream qpdf itself cannot hold on to is not saved either
        return


def dangers(pdf: Pdf) -> set[str]:
    """What is left in a finished file that a reader would run, open or unpack: names of keys and actions; nothing, if all is well.

    Resources are named freely (a font may be called /JS), so only dictionaries that can hold an action are asked.
    """
    # A PDF dictionary is iterated by its keys only when asked.
    found = {key for key in pdf.Root.keys() if key not in _CATALOGUE | {"/Outlines"}}  # noqa: SIM118
    for each in pdf.objects:
        if isinstance(each, Dictionary) and str(each.get("/Type", "")) in _MAY_ACT:
            found |= {key for key in each.keys() if key in _ACTING}  # noqa: SIM118
            action: Any = each.get("/A")
            kind = str(action.get("/S", "")) if isinstance(action, Dictionary) else ""
            found |= {kind} - {"", "/URI"}
        elif isinstance(each, Dictionary) and each.get("/Type") == Name.Action:
            found.add("/Action")
        elif isinstance(each, Stream) and "/F" in each:
            found.add("/F")
        elif isinstance(each, Stream) and each.get("/Type") == Name.EmbeddedFile and each.read_bytes():
            found.add("/EmbeddedFile")
    return found


def _keep_layers(pdf: Pdf) -> None:
    """Which layers are off must stay known, or what was hidden would show; all else about layers goes."""
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, Dictionary) or not isinstance(layers.get("/OCGs"), Array):
        if "/OCProperties" in pdf.Root:
            del pdf.Root.OCProperties
        return
    shown: Any = layers.get("/D")
    kept = Dictionary(Name=String("Layers"))
    for key in ("/BaseState", "/ON", "/OFF"):
        if isinstance(shown, Dictionary) and key in shown:
            kept[key] = shown[key]
    pdf.Root.OCProperties = Dictionary(OCGs=layers.OCGs, D=kept)
