from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFontFace

from boardkeeper.documents.blocks import Paragraph, Section, Text
from boardkeeper.render.pdf import render_section
from boardkeeper.render.pdf.face_tables import QuickFace
from boardkeeper.render.pdf.fonts import UsedFace, Weight, clean, face, pieces

FACES = sorted(Path(str(files("resources"))).glob("fonts/*/*.ttf"))


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_a_face_is_read_as_reportlab_reads_it(path: Path) -> None:
    quick, slow = vars(QuickFace(str(path))), vars(TTFontFace(str(path)))
    # What it needs to shape scripts that no face of the house has, a function, and how far it has read.
    aside = {"glyphToChar", "_pdfScale", "_pos"}
    assert {name: quick.get(name) for name in slow if name not in aside} == {
        name: value for name, value in slow.items() if name not in aside
    }


def test_a_face_whose_characters_are_listed_in_another_way_is_read_all_the_same(tmp_path: Path) -> None:
    content = bytearray(FACES[0].read_bytes())
    tables = int.from_bytes(content[4:6], "big")
    record = next(at for at in range(12, 12 + 16 * tables, 16) if content[at : at + 4] == b"cmap")
    start = int.from_bytes(content[record + 8 : record + 12], "big")
    # Of its four maps the last, of all of Unicode, is left out.
    content[start + 3] -= 1
    path = tmp_path / "face.ttf"
    path.write_bytes(content)
    assert QuickFace(str(path)).charToGlyph == TTFontFace(str(path)).charToGlyph


@given(st.text(max_size=60))
def test_text_is_written_with_the_codes_of_the_face_and_escaped(typed: str) -> None:
    text = clean(typed).replace("\n", " ")
    chosen = face(Weight.REGULAR)
    document = PDFDocument()
    used = UsedFace(chosen, document, "F")
    for part, printed, _ in pieces(text, Weight.REGULAR):
        if part is not chosen or not printed:
            continue
        expected = chosen.font.splitString(printed, document)
        assert used.encoded(printed) == [
            (chosen.font.getSubsetInternalName(subset, document), escapePDF(codes))
            for subset, codes in expected
        ]


def test_two_documents_begin_with_the_same_characters_and_do_not_share_what_comes_after() -> None:
    chosen = face(Weight.BOLD)
    one, other = (UsedFace(chosen, PDFDocument(), prefix) for prefix in "FS")
    before = [list(subset) for subset in other.subsets]
    assert one.subsets == before
    rare = next(c for c in sorted(chosen.characters) if c > "\u0370")
    one.encoded(rare)
    assert one.subsets != before
    assert other.subsets == before


def test_only_the_faces_that_are_used_are_read_and_nothing_that_charts_and_page_pictures_need() -> None:
    code = """
import sys
from boardkeeper.documents.blocks import Paragraph, Section
from boardkeeper.render.pdf import fonts, render_section
render_section(Section("one", "One", (Paragraph("Words in one face"),)))
print(sorted(fonts._first), sorted(fonts._second))
print([name for name in ("pypdfium2", "urllib.request", "boardkeeper.charts") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["[<Weight.REGULAR: 'Regular'>] []", "[]"]


def test_a_page_whose_words_are_now_printed_in_another_face_counts_as_another_page() -> None:
    upright, slanted = (
        render_section(Section("one", "One", (Paragraph((Text("I", italic=italic),)),))).sidecar.faces
        for italic in (False, True)
    )
    assert upright != slanted
