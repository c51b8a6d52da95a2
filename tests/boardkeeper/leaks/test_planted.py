"""A secret is found wherever it is hidden in a file; what is public is not mistaken for one."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from boardkeeper.documents.blocks import (
    AttachedPages,
    Block,
    Cell,
    Classification,
    Column,
    Cover,
    Pack,
    Paragraph,
    Row,
    Section,
    SectionKind,
    Table,
    Withheld,
)
from boardkeeper.documents.written import picture
from boardkeeper.leaks import LeakFound, Secrets, leaks_in, passages, require_clean
from boardkeeper.render.docx import render_docx
from boardkeeper.render.html import render_html
from boardkeeper.render.pdf import build_pack

SECRET = "the landlord of Mallard Close will take four hundred and eighty thousand pounds at once"
NAME = "Ludmila Kowalczyk"
SENTENCE = f"Members heard that {SECRET}, as {NAME} wrote, which is £485,250 in all."


def pack(*papers: Section) -> Pack:
    cover = Cover("Plymouth City Council", "Scrutiny", "11 September 2019")
    sheet = Section("agenda", "Agenda", (cover,), kind=SectionKind.AGENDA)
    return Pack(
        title="Scrutiny, 11 September 2019",
        council="Plymouth City Council",
        board="Scrutiny",
        meeting_date=date(2019, 9, 11),
        sections=(sheet, *papers),
        created=datetime(2019, 9, 3, tzinfo=UTC),
    )


def paper(*blocks: Block, key: str = "item-1", **facts: object) -> Section:
    return replace(Section(key, "Fostering", blocks, item_number="5", item_title="Fostering"), **facts)


SAID = Paragraph(
    "Foster carers are recruited in three ways, and the board is told of each of them every quarter."
)
PUBLIC = pack(paper(SAID))
RESTRICTED = pack(paper(SAID, Withheld((Paragraph(SENTENCE),), "Exempt – paragraph 3")))


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    return passages(PUBLIC, RESTRICTED)


@pytest.fixture(scope="module")
def clean() -> bytes:
    return build_pack(PUBLIC).pdf


def changed(content: bytes, change: Callable[[Pdf], None], **how: object) -> bytes:
    with Pdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        file = io.BytesIO()
        pdf.save(file, **how)
    return file.getvalue()


def test_a_clean_file_is_clean(secrets, clean):
    assert leaks_in(clean, secrets) == ()
    require_clean(clean, secrets, "Agenda pack.pdf")


def test_the_restricted_pack_is_full_of_it(secrets):
    with pytest.raises(LeakFound) as caught:
        require_clean(build_pack(RESTRICTED).pdf, secrets, "Agenda pack.pdf")
    assert "“Agenda pack.pdf”" in caught.value.sentence
    assert "stands on page 1" in caught.value.sentence
    assert "Members heard that the landlord" in caught.value.sentence
    assert SENTENCE not in str(caught.value)


def in_title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String(SECRET)


def in_xmp(pdf: Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(said.replace(b"</dc:title>", f"</dc:title><!-- {SECRET} -->".encode()))


def in_a_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].title = NAME


def in_the_name_of_a_destination(pdf: Pdf) -> None:
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    tree[SECRET] = Array([pdf.pages[0].obj, Name.Fit])


def in_alternative_text(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K.Alt = String(SECRET)


def in_what_is_read_out(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K.ActualText = String(f"ŵ {SECRET}")


def in_an_annotation(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(SECRET))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def in_an_address(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://x.example/" + SECRET.replace(" ", "%20")))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def in_an_attached_file(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = SECRET.encode("utf-16")


def in_the_name_of_an_attached_file(pdf: Pdf) -> None:
    pdf.attachments[f"{SECRET}.txt"] = b"nothing"


def in_an_attached_pdf(pdf: Pdf) -> None:
    pdf.attachments["whole.pdf"] = build_pack(RESTRICTED).pdf


def in_an_attached_word_file(pdf: Pdf) -> None:
    pdf.attachments["whole.docx"] = render_docx(RESTRICTED)


def in_the_name_of_a_font(pdf: Pdf) -> None:
    pdf.Root.Spare = pdf.make_indirect(
        Dictionary(Type=Name.FontDescriptor, FontName=Name("/" + SECRET.replace(" ", "")))
    )


def in_a_key(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = Dictionary({f"/{SECRET.replace(' ', '_')}": 1})


def behind_a_page(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    words = f"\nBT 3 Tr /Hidden 9 Tf ({SECRET}) Tj ET".encode()
    page.Resources.Font.Hidden = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    )
    page.Contents = pdf.make_stream(b"".join(part.read_bytes() for part in page.Contents) + words)


def letter_by_letter(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    shown = " ".join(f"({letter}) 7" for letter in SECRET)
    page.Contents = pdf.make_stream(
        b"".join(part.read_bytes() for part in page.Contents) + f"\nBT /Hidden 9 Tf [{shown}] TJ ET".encode()
    )


def drawn_nowhere(pdf: Pdf) -> None:
    """A form nobody draws, in the codes of a font of its own."""
    codes = {letter: index + 1 for index, letter in enumerate(sorted(set(SECRET)))}
    lines = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    cmap = pdf.make_stream(f"{len(codes)} beginbfchar\n{lines}\nendbfchar".encode())
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, ToUnicode=cmap))
    hidden = bytes(codes[letter] for letter in SECRET).hex()
    pdf.Root.Spare = pdf.make_stream(
        f"BT /F 9 Tf <{hidden}> Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        Resources=Dictionary(Font=Dictionary(F=font)),
    )


def in_the_private_notes_of_a_program(pdf: Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(Word=Dictionary(Private=String(SECRET)))


def as_a_figure(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = String("It costs £ 485,250.00")


PLACES = (
    in_title, in_xmp, in_a_bookmark, in_the_name_of_a_destination, in_alternative_text, in_what_is_read_out,
    in_an_annotation, in_an_address, in_an_attached_file, in_the_name_of_an_attached_file, in_an_attached_pdf,
    in_an_attached_word_file, in_the_name_of_a_font, in_a_key, behind_a_page, letter_by_letter, drawn_nowhere,
    in_the_private_notes_of_a_program,
)  # fmt: skip


@pytest.mark.parametrize("plant", PLACES, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_a_secret_is_found(secrets, clean, plant, packed):
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    found = leaks_in(changed(clean, plant, object_stream_mode=mode, compress_streams=packed), secrets)
    assert found
    assert all(each.passage == SENTENCE for each in found)


def test_an_earlier_state_of_a_file_is_read(secrets, clean):
    leaky = changed(clean, in_title, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = leaky.rindex(b"startxref")
    before = leaky[at:].split()[1].decode()
    number = 1
    update = f"\n{number} 0 obj\n<< /Title (Agenda) >>\nendobj\n".encode()
    with Pdf.open(io.BytesIO(leaky)) as pdf:
        info, size, root = pdf.trailer.Info.objgen[0], int(pdf.trailer.Size), pdf.trailer.Root.objgen[0]
    update = f"\n{info} 0 obj\n<< /Title (Agenda) >>\nendobj\n".encode()
    xref = len(leaky) + len(update)
    tail = (
        f"xref\n{info} 1\n{len(leaky) + 1:010d} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R"
        f" /Prev {before} >>\nstartxref\n{xref}\n%%EOF\n"
    )
    found = leaks_in(leaky + update + tail.encode(), secrets)
    assert found
    with Pdf.open(io.BytesIO(leaky + update + tail.encode())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Agenda"


def test_an_object_that_nothing_uses_is_read(secrets, clean):
    plain = changed(clean, lambda _pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    hidden = "\ufeff".encode("utf-16-be") + SECRET.encode("utf-16-be")
    at = plain.rindex(b"startxref")
    planted = plain[:at] + b"9999 0 obj\n<" + hidden.hex().encode() + b">\nendobj\n" + plain[at:]
    assert leaks_in(planted, secrets)
    planted = plain + b"\n% " + SECRET.encode("utf-16-le")
    assert leaks_in(planted, secrets)


def picture_of(colour: int) -> bytes:
    file = io.BytesIO()
    drawn = Image.new("RGB", (60, 40), (colour, 40, 90))
    drawn.paste((0, 200, colour), (5, 5, 30, 30))
    drawn.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    "build", [lambda made: build_pack(made).pdf, render_docx, lambda made: render_html(made).encode()]
)
def test_a_picture_is_known_by_what_it_shows(build):
    hidden, shown = picture(picture_of(10), "A map"), picture(picture_of(200), "A tree")
    public = pack(paper(SAID, shown))
    restricted = pack(paper(SAID, shown, Withheld((hidden,), "Exempt")))
    leaky = pack(paper(SAID, shown, replace(hidden, alt="", caption="")))
    found = passages(public, restricted)
    assert leaks_in(build(public), found) == ()
    assert leaks_in(build(leaky), found)


def pdf_of(words: str) -> AttachedPages:
    """A page with words and one with nothing but lines."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for at, piece in enumerate(words.split(", ")):
        canvas.drawString(40, 720 - 20 * at, piece)
    canvas.showPage()
    for at in range(9):
        canvas.line(50 + at, 70 + at * len(words), 300, 400)
    canvas.showPage()
    canvas.save()
    return AttachedPages("a.pdf", base64.b16encode(words.encode()).decode(), file.getvalue(), 2)


def test_the_pages_of_an_exempt_attachment_are_known_by_their_words_and_content():
    hidden = pdf_of(SENTENCE)
    restricted = pack(paper(SAID), paper(key="item-2", attached=hidden, classification=Classification.EXEMPT))
    found = passages(PUBLIC, restricted)
    assert leaks_in(build_pack(PUBLIC).pdf, found) == ()
    leaky = pack(paper(SAID), paper(key="item-2", attached=hidden))
    leaks = leaks_in(build_pack(leaky).pdf, replace(found, runs={}, words={}))
    assert {each.passage for each in leaks} == {"a.pdf"}
    leaks = leaks_in(build_pack(leaky).pdf, replace(found, contents={}))
    assert "on page 3" in {each.place for each in leaks}
    assert any("landlord of Mallard Close" in each.shown for each in leaks)


def test_what_a_public_attachment_says_is_no_secret():
    opened = pdf_of(SENTENCE)
    public = pack(paper(SAID), paper(key="item-2", attached=opened))
    restricted = pack(
        paper(SAID, Withheld((Paragraph(SENTENCE),), "Exempt")), paper(key="item-2", attached=opened)
    )
    assert leaks_in(build_pack(public).pdf, passages(public, restricted)) == ()


@pytest.mark.parametrize(
    "hidden",
    [
        "Agenda item 5",
        "This page is intentionally left blank",
        "The board noted the report.",
        "Exempt under paragraphs 1 and 3 of Part 1 of Schedule 12A to the Local Government Act 1972.",
        "Foster carers are recruited in three ways, and the board is told of each of them every quarter.",
        "foster carers are recruited in THREE ways and the board is told of each",
        "Recommendations and reasons",
        "Not for publication",
        "Page 2 of 11 September 2019, Scrutiny, Plymouth City Council",
        "Fostering: on 11 September 2019 Scrutiny was told",
        "1",
        "Yes",
        "2019",
    ],
)
def test_what_is_said_in_public_too_alarms_nobody(hidden):
    restricted = pack(paper(SAID, Withheld((Paragraph(hidden),), "Exempt – paragraph 3")))
    secrets = passages(PUBLIC, restricted)
    for made in (build_pack(PUBLIC).pdf, render_docx(PUBLIC), render_html(PUBLIC).encode()):
        assert leaks_in(made, secrets) == ()


def test_a_summary_for_the_public_may_use_the_words_of_the_passage():
    summary = f"Members heard that {SECRET}."
    public = pack(paper(SAID, Paragraph(f"{summary} (Not for publication in full.)")))
    assert leaks_in(build_pack(public).pdf, passages(public, RESTRICTED))
    assert leaks_in(build_pack(public).pdf, passages(public, RESTRICTED, said=[summary])) == ()


def test_a_cell_is_a_passage():
    row = Row((Cell("Ludmila Kowalczyk"), Cell("4 Mallard Close")))
    table = Table((Column("Who"), Column("Where")), (row,))
    secrets = passages(PUBLIC, pack(paper(SAID, Withheld((table,), "Exempt"))))
    found = leaks_in(b"<p>Written by Ludmila <b>Kowalczyk</b></p>", secrets)
    assert {each.passage for each in found} == {"Ludmila Kowalczyk"}


def word_with(part: str, content: str) -> bytes:
    made = io.BytesIO(render_docx(PUBLIC))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr(part, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "leaky",
    [
        word_with("docProps/custom.xml", f"<p><v>{SECRET}</v></p>"),
        word_with("word/comments.xml", "<w>" + "</w><w>".join(SECRET.split(" ")) + "</w>"),
        word_with("word/embedded.txt", SECRET),
        word_with(f"word/{NAME}.xml", "<p/>"),
        render_docx(RESTRICTED),
    ],
)
def test_a_word_file_is_searched_in_every_part(secrets, leaky):
    assert leaks_in(render_docx(PUBLIC), secrets) == ()
    assert leaks_in(leaky, secrets)


@pytest.mark.parametrize(
    "words",
    [
        f"<!-- {SECRET} -->",
        f"<meta name=author content='{NAME}'>",
        f"<img alt='{SECRET}'>",
        f"<a href='x?{SECRET.replace(' ', '%20')}'>x</a>",
        "".join(f"<b>{letter}</b>" for letter in SECRET),
        "".join(f"&#{ord(letter)};" for letter in SECRET),
        SECRET.upper(),
        SECRET.replace(" ", "&nbsp;").replace("a", "a&shy;"),
    ],
)
def test_a_page_is_searched_between_its_tags_too(secrets, words):
    page = render_html(PUBLIC)
    assert leaks_in(page.encode(), secrets) == ()
    assert leaks_in(page.replace("</body>", f"{words}</body>").encode(), secrets)
    assert leaks_in(render_html(RESTRICTED).encode(), secrets)


def test_the_title_of_an_exempt_paper_is_a_secret_unless_the_agenda_says_it():
    title = "Learning review of the family in Upper Fishergate"
    hidden = paper(SAID, key="item-2", classification=Classification.EXEMPT)
    restricted = pack(paper(SAID), replace(hidden, title=title, item_title="A serious incident"))
    leaky = changed(build_pack(PUBLIC).pdf, lambda pdf: pdf.docinfo.update({"/Subject": String(title)}))
    assert leaks_in(leaky, passages(PUBLIC, restricted))
    named = Paragraph(f"14. {title} (not for publication)")
    public, restricted = pack(paper(SAID, named)), pack(paper(SAID, named), *restricted.sections[2:])
    assert leaks_in(leaky, passages(public, restricted)) == ()
