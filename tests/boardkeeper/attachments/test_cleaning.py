"""What is taken out of a PDF, and what becomes part of its pages."""

from __future__ import annotations

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from boardkeeper.attachments import safe_pdf
from boardkeeper.attachments.cleaning import dangers
from boardkeeper.attachments.errors import AttachmentRefused
from boardkeeper.render.pages import PageReader
from tests.boardkeeper.attachments.made_pdfs import (
    annotate,
    appearance,
    link,
    opened,
    pdf_of,
    safe,
    script,
    text,
    unpacked,
    uri,
)

BAD_WORDS = (
    b"JavaScript", b"app.alert", b"Launch", b"calc.exe", b"SubmitForm", b"EmbeddedFile", b"secret.txt",
    b"/AA", b"OpenAction", b"XFA", b"RichMedia", b"/JS",
)  # fmt: skip


def hostile(pdf: Pdf) -> None:
    """Everything at once that a reader would run, open or unpack."""
    root, page = pdf.Root, pdf.pages[0].obj
    root.OpenAction = script()
    root.AA = Dictionary(WC=script())
    file = pdf.make_stream(b"secret.txt is here")
    file.Type = Name.EmbeddedFile
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("secret.txt"), EF=Dictionary(F=file)))
    root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), script()])),
        EmbeddedFiles=Dictionary(Names=Array([String("secret.txt"), spec])),
    )
    root.AF = Array([spec])
    root.URI = Dictionary(Base=String("http://evil.example/"))
    page.AA = Dictionary(O=script())
    page.AF = Array([spec])
    page.Metadata = pdf.make_stream(b"<x>app.alert</x>")
    launch = Dictionary(Type=Name.Action, S=Name.Launch, F=String("calc.exe"), Next=script())
    submit = Dictionary(Type=Name.Action, S=Name.SubmitForm, F=String("http://evil.example/"))
    goes_elsewhere = Dictionary(Type=Name.Action, S=Name.GoToR, F=String("calc.exe"), D=Array([0, Name.Fit]))
    embedded = Dictionary(Type=Name.Action, S=Name.GoToE, T=Dictionary(R=Name.C, N=String("secret.txt")))
    button = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, Ff=65536, T=String("Send"), Rect=Array([10, 10, 50, 30]),
        A=submit, AA=Dictionary(E=script()), F=4,
    )  # fmt: skip
    attached = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=spec)
    film = Dictionary(
        Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]),
        RichMediaContent=Dictionary(Assets=Dictionary(Names=Array([String("secret.txt"), spec]))),
    )  # fmt: skip
    drawing = pdf.make_stream(b"")
    drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
    drawing.Ref = Dictionary(F=spec, Page=0)
    drawing.OPI = Dictionary({"/2.0": Dictionary(F=String("calc.exe"))})
    page.Resources.XObject = Dictionary(X=drawing)
    postscript = pdf.make_stream(b"(calc.exe) run")
    postscript.Type, postscript.Subtype = Name.XObject, Name.PS
    page.Resources.XObject.P = postscript
    annotate(
        pdf, button, attached, film, link(A=launch), link(A=script()), link(A=goes_elsewhere), link(A=embedded),
        link(A=uri("https://plymouth.example/"), AA=Dictionary(U=script())),
    )  # fmt: skip
    root.AcroForm = Dictionary(
        Fields=Array(list(page.Annots)[:1]), CO=Array([]), XFA=pdf.make_stream(b"<xfa>app.alert</xfa>")
    )
    outline = pdf.make_indirect(Dictionary(Title=String("Run"), A=script()))
    root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=outline, Last=outline, Count=1))


def test_nothing_that_runs_opens_or_hides_another_file_comes_through() -> None:
    content = pdf_of("Hello", change=hostile)
    whole = unpacked(content)
    assert [word for word in BAD_WORDS if word not in whole] == []
    taken = safe(content)
    bare = unpacked(taken.content)
    assert [word for word in BAD_WORDS if word in bare] == []
    with opened(taken.content) as pdf:
        assert dangers(pdf) == set()
        assert [str(each.A.URI) for each in pdf.pages[0].obj.Annots] == ["https://plymouth.example/"]
    assert taken.notes == (
        "Scripts and actions in it were taken out.",
        "Files attached inside it were taken out.",
        "Film and sound were taken out.",
        "Its form was made part of the page and can no longer be filled in.",
    )


def _opens_with_a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script()


def _page_acts(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch))


def _link_acts(pdf: Pdf) -> None:
    annotate(pdf, link(A=Dictionary(S=Name.Launch, F=String("calc.exe"))))


def _holds_a_file(pdf: Pdf) -> None:
    file = pdf.make_stream(b"x")
    file.Type = Name.EmbeddedFile
    pdf.pages[0].obj.Resources.Hidden = file


@pytest.mark.parametrize("danger", [_opens_with_a_script, _page_acts, _link_acts, _holds_a_file])
def test_the_last_look_would_see_what_was_overlooked(danger) -> None:
    with opened(pdf_of("x")) as sound, opened(pdf_of("x", change=danger)) as unsafe:
        assert dangers(sound) == set()
        assert dangers(unsafe)


def test_a_file_in_which_something_was_overlooked_is_not_taken(monkeypatch) -> None:
    monkeypatch.setattr(safe_pdf, "strip", lambda _pdf: None)
    with pytest.raises(AttachmentRefused):
        safe(pdf_of("x", change=_opens_with_a_script))
    assert safe(pdf_of("x")).pages == 1


def test_what_stands_in_a_form_stays_readable_and_is_no_form_any_more() -> None:
    def change(pdf: Pdf) -> None:
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("name"),
                V=String("Ann Smith"),
                Rect=Array([72, 600, 272, 620]),
                DA=String("/F1 12 Tf 0 g"),
                F=4,
            )
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field]), NeedAppearances=True, DR=Dictionary(Font=pdf.pages[0].obj.Resources.Font)
        )

    taken = safe(pdf_of("Form", change=change))
    assert "Ann Smith" in text(taken.content)
    with opened(taken.content) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj


def test_marks_of_readers_are_drawn_and_comments_beside_the_page_are_counted() -> None:
    def change(pdf: Pdf) -> None:
        drawn = Dictionary(N=appearance(pdf, b"1 0 0 rg 0 0 100 20 re f"))
        annotate(
            pdf,
            Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 300, 200, 320]), AP=drawn, F=4),
            Dictionary(
                Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 20, 20]), Contents=String("Really?")
            ),
        )

    taken = safe(pdf_of("Paper", change=change))
    with PageReader(taken.content) as reader:
        picture = reader.picture(0, 72)
    assert picture.rgb[((842 - 310) * picture.width + 150) * 3 :][:3] == b"\xff\x00\x00"
    assert taken.notes == ("A comment in its margin was left out.",)
    assert b"Really?" not in unpacked(taken.content)


def test_a_mark_that_was_hidden_stays_hidden() -> None:
    def change(pdf: Pdf) -> None:
        drawn = Dictionary(N=appearance(pdf, b"0 g 0 0 100 20 re f"))
        annotate(
            pdf,
            Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 300, 200, 320]), AP=drawn, F=2),
            Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 400, 200, 420]), AP=drawn, F=32),
        )

    with PageReader(safe(pdf_of(b" ", change=change)).content) as reader:
        assert set(reader.picture(0, 36).rgb) == {255}


def test_a_layer_that_was_hidden_stays_hidden() -> None:
    def change(pdf: Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([group]), D=Dictionary(OFF=Array([group]), AS=Array([]), Order=Array([group]))
        )
        pdf.pages[0].obj.Resources.Properties = Dictionary(MC0=group)

    taken = safe(pdf_of(b"/OC /MC0 BDC 0 g 100 100 400 400 re f EMC", change=change))
    with PageReader(taken.content) as reader:
        assert set(reader.picture(0, 36).rgb) == {255}


def test_a_signature_is_shown_and_said_to_be_no_proof_any_more() -> None:
    def change(pdf: Pdf) -> None:
        shown = Dictionary(N=appearance(pdf, b"0 0 1 rg 0 0 100 20 re f"))
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), Rect=Array([100, 300, 200, 320]),
            AP=shown, F=4, V=Dictionary(Type=Name.Sig, Contents=String("proof")),
        )  # fmt: skip
        annotate(pdf, field)
        pdf.Root.AcroForm = Dictionary(Fields=Array(list(pdf.pages[0].obj.Annots)), SigFlags=3)

    taken = safe(pdf_of("Signed", change=change))
    assert taken.notes == ("Its electronic signature is shown, but can no longer be checked.",)
    with PageReader(taken.content) as reader:
        picture = reader.picture(0, 72)
    assert picture.rgb[((842 - 310) * picture.width + 150) * 3 :][:3] == b"\x00\x00\xff"


def test_a_file_hidden_among_a_page_s_resources_is_emptied() -> None:
    def change(pdf: Pdf) -> None:
        file = pdf.make_stream(b"secret words")
        file.Type = Name.EmbeddedFile
        spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("x"), EF=Dictionary(F=file)))
        pdf.pages[0].obj.Resources.Properties = Dictionary(MC0=Dictionary(AF=Array([spec])))

    assert b"secret words" not in unpacked(safe(pdf_of("x", change=change)).content)


def test_a_page_whose_facts_are_of_the_wrong_kind_can_be_printed() -> None:
    def change(pdf: Pdf) -> None:
        first, second, third = (page.obj for page in pdf.pages)
        first.MediaBox = Array([String("a"), 0, 595, 842])
        first.Rotate = 44
        first.Group = Array([])
        second.CropBox = Array([0, 0, 0])
        second.UserUnit = -3
        second.Resources = Array([])
        third.Contents = Dictionary(Length=0)

    with opened(safe(pdf_of("a", "b", "c", change=change)).content) as pdf:
        first, second, third = (page.obj for page in pdf.pages)
        assert all(float(edge) >= 0 for edge in first.MediaBox)
        assert int(first.Rotate) in {0, 90, 180, 270}
        assert "/Group" not in first
        assert "/CropBox" not in second
        assert second.UserUnit == 1
        assert "/Contents" not in third
