"""What a PDF says about itself: the same in its information dictionary and in XMP, with fixed dates."""

from __future__ import annotations

from datetime import UTC, datetime

from pikepdf import Dictionary, Name, Pdf, Stream, String

from boardkeeper import __version__
from boardkeeper.documents.blocks import Pack
from boardkeeper.render.pdf.fonts import clean

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate>
{claim}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_IN_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_CLAIM = "<pdfuaid:part>1</pdfuaid:part>\n"


def write_metadata(pdf: Pdf, pack: Pack) -> None:
    """Title, author, subject, keywords, language and dates; a claim to PDF/UA-1 where all pages are ours to vouch for."""
    created = pack.created if pack.created.tzinfo is not None else pack.created.replace(tzinfo=UTC)
    created = created.astimezone(UTC)
    tool = f"Boardkeeper {__version__}"
    values = {
        "title": _line(pack.title),
        "author": _line(pack.author or pack.council),
        "subject": _line(pack.subject or pack.board),
        "keywords": _line(", ".join(pack.keywords)),
    }
    xmp = _XMP.format(
        **{name: _as_xml(value) for name, value in values.items()},
        language=_as_xml(_line(pack.language)),
        producer=tool,
        tool=tool,
        stamp=created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        claim="" if any(section.attached is not None for section in pack.sections) else _CLAIM,
    )
    stream = Stream(pdf, xmp.encode("utf-8"))
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
    stamp = _pdf_date(created)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(values["title"]),
            Author=String(values["author"]),
            Subject=String(values["subject"]),
            Keywords=String(values["keywords"]),
            Creator=String(tool),
            Producer=String(tool),
            CreationDate=String(stamp),
            ModDate=String(stamp),
        )
    )
    pdf.Root.Lang = String(_line(pack.language))
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _as_xml(text: str) -> str:
    """Escaped; and the words that end a stream are broken up, for programs that look for them instead of counting bytes."""
    return text.translate(_IN_XML).replace("endstream", "end&#115;tream").replace("endobj", "end&#111;bj")


def _line(text: str) -> str:
    return clean(text).replace("\n", " ").strip()


def _pdf_date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%SZ")
