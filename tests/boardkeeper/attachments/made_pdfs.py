"""PDFs made for a test: sound ones, and ones with something in them that must not come through."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, String

from boardkeeper.attachments.bounds import Bounds
from boardkeeper.attachments.safe_pdf import SafePdf, made_safe
from boardkeeper.render.pages import PageReader

A4 = (595, 842)


def pdf_of(
    *contents: bytes | str,
    size: tuple[float, float] = A4,
    change: Callable[[Pdf], None] | None = None,
    **saving: object,
) -> bytes:
    """One page for each text (set in Helvetica near the head) or content stream."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for content in contents or ("Some words",):
            drawing = content if isinstance(content, bytes) else words_at(content, 72, size[1] - 100)
            page = pdf.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, *size]),
                    Resources=Dictionary(Font=Dictionary(F1=font)),
                    Contents=pdf.make_stream(drawing),
                )
            )
            pdf.pages.append(Page(page))
        if change is not None:
            change(pdf)
        return saved(pdf, **saving)


def words_at(text: str, x: float, y: float, size: float = 12) -> bytes:
    return f"\nBT /F1 {size:g} Tf {x:g} {y:g} Td ({text}) Tj ET\n".encode("latin-1")


def saved(pdf: Pdf, **saving: object) -> bytes:
    finished = io.BytesIO()
    pdf.save(finished, **saving)
    return finished.getvalue()


def safe(content: bytes, bounds: Bounds | None = None) -> SafePdf:
    """Made safe in this process."""
    return made_safe(content, "paper.pdf", bounds or Bounds(), lambda _done, _total: None)


def opened(content: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(content))


def annotate(pdf: Pdf, *annotations: Dictionary, page: int = 0) -> None:
    pdf.pages[page].obj.Annots = Array([pdf.make_indirect(each) for each in annotations])


def link(rectangle: tuple[float, float, float, float] = (72, 700, 200, 720), **goal: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rectangle), **goal)


def uri(address: str) -> Dictionary:
    return Dictionary(S=Name.URI, URI=String(address))


def script(code: str = "app.alert(1)") -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String(code))


def appearance(pdf: Pdf, drawing: bytes, width: float = 100, height: float = 20) -> Stream:
    form = pdf.make_stream(drawing)
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, width, height])
    return form


MARKED = b"/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (Words) Tj ET EMC"


def tagged(change: Callable[[Pdf, Dictionary], None] | None = None) -> bytes:
    """A heading by another name, a paragraph with a link, all marked."""

    def tag(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        annotate(
            pdf,
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), StructParent=7),
            link(A=uri("https://plymouth.example/"), StructParent=8),
        )
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        made: dict[str, Any] = {}
        for name, role in (("title", "/Chapter"), ("words", "/P"), ("goal", "/Link")):
            made[name] = pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name(role), Pg=page, P=document)
            )
        made["title"].K = 0
        made["title"].ID = String("one")
        made["title"].A = Dictionary(
            O=Name.Layout, Placement=Name.Block, Script=Dictionary(S=Name.JavaScript)
        )
        made["goal"].K = Dictionary(Type=Name.OBJR, Obj=page.Annots[1], Pg=page)
        made["words"].K = Array([Dictionary(Type=Name.MCR, MCID=1, Pg=page), made["goal"]])
        made["goal"].P = made["words"]
        document.K = Array([made["title"], made["words"]])
        root.K = document
        root.RoleMap = Dictionary(Chapter=Name.Title, Title=Name.H1)
        root.ParentTree = Dictionary(
            Nums=Array([3, Array([made["title"], made["words"]]), 7, made["words"], 8, made["goal"]])
        )
        page.StructParents = 3
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String("cy-GB")
        if change is not None:
            change(pdf, document)

    return pdf_of(MARKED + b"\n" + MARKED.replace(b"MCID 0", b"MCID 1"), change=tag)


def unpacked(content: bytes) -> bytes:
    """The file with nothing packed, so that any word in it can be found."""
    with opened(content) as pdf:
        return saved(
            pdf,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
        )


def text(content: bytes) -> str:
    with PageReader(content) as reader:
        return "\n".join(reader.text(index) for index in range(len(reader)))
